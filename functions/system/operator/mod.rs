//! The operator makes a studio: its first address, its looks, and its owner, who gets an invitation by email.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{Email, Event, MemberId, Shard, Slug, StudioId, brand::Brand, brand::Colour};
use ports::Constraint;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Created, Failure, FieldErrors, Operator, Payload, Reply, Studio, UniqueName};

use crate::studio::member_link::{self, Purpose};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The studio's first address: `{slug}.` of the deployment's.
    #[serde(default)]
    pub slug: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub owner_name: String,
    /// Gets the invitation.
    #[serde(default)]
    pub owner_email: String,
    /// Where replies to the studio's mail go.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// The studio's own account at the payment provider.
    #[serde(default)]
    pub payment_account: Option<String>,
    /// `#rrggbb`, of buttons and links.
    #[serde(default)]
    pub accent: Option<String>,
    /// `#rrggbb`, behind the login page.
    #[serde(default)]
    pub background: Option<String>,
    /// A sentence on the login page.
    #[serde(default)]
    pub welcome: Option<String>,
    /// The shard it goes to; the one with the fewest studios when not given.
    #[serde(default)]
    pub shard: Option<u16>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: StudioId,
    pub slug: Slug,
    /// Where its clients log in.
    pub address: String,
    /// The shard that its rows are in.
    pub shard: Shard,
    /// Who was invited.
    pub owner_email: Email,
}

/// A studio to be.
struct Plan {
    slug: Slug,
    name: domain::Name,
    owner_name: domain::Name,
    owner_email: Email,
    reply_to: Option<Email>,
    payment_account: Option<String>,
    brand: Brand,
    shard: Option<Shard>,
}

/// An account id of the payment provider, `acct_…` at Stripe.
fn account(text: &str) -> Result<String, domain::InvalidValue> {
    let fine = (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if fine { Ok(text.to_owned()) } else { Err(domain::InvalidValue::new("Use the account's id, like acct_1032D82eZvKYlo2C")) }
}

fn parse(input: &Input) -> Result<Plan, Failure> {
    let mut fields = FieldErrors::default();
    let slug = fields.take("slug", Slug::choose(&input.slug));
    let name = fields.take("name", input.name.parse::<domain::Name>());
    let owner_name = fields.take("owner_name", input.owner_name.parse::<domain::Name>());
    let owner_email = fields.take("owner_email", input.owner_email.parse::<Email>());
    let reply_to = input.reply_to.as_ref().and_then(|text| fields.take("reply_to", text.parse::<Email>()));
    let payment_account = input.payment_account.as_ref().and_then(|text| fields.take("payment_account", account(text)));
    let accent = input.accent.as_ref().and_then(|text| fields.take("accent", text.parse::<Colour>()));
    let background = input.background.as_ref().and_then(|text| fields.take("background", text.parse::<Colour>()));
    let welcome = input.welcome.as_ref().and_then(|text| fields.take("welcome", text.parse::<domain::Welcome>()));
    let shard = input.shard.and_then(|number| fields.take("shard", Shard::try_from(number)));
    match (slug, name, owner_name, owner_email) {
        (Some(slug), Some(name), Some(owner_name), Some(owner_email)) if fields.list.is_empty() => {
            let brand = Brand { accent, background, welcome: welcome.map(|text| text.to_string()), ..Brand::default() };
            Ok(Plan { slug, name, owner_name, owner_email, reply_to, payment_account, brand, shard })
        }
        _ => Err(fields.failure()),
    }
}

/// `POST /api/v1/operator/studios`
pub async fn create_studio(operator: Operator, Payload(input): Payload<Input>) -> Result<Reply<Created<Output>>, Failure> {
    let plan = parse(&input)?;
    let (id, owner) = (operator.fresh(StudioId::from_bytes), operator.fresh(MemberId::from_bytes));
    let at = operator.place_new(id.clone(), plan.shard).await?;
    let studio = Studio {
        id: id.clone(),
        slug: plan.slug.clone(),
        name: plan.name.to_string(),
        brand: plan.brand,
        portal_open: true.into(),
        reply_to: plan.reply_to,
        hostname: None,
        language: domain::Language::default(),
        time_zone: "UTC".to_owned(),
    };
    let head = operator.letterhead(&studio);
    let brand = serde_json::to_string(&studio.brand).map_err(Failure::internal)?;
    let mut change = Change::new().makes_studio().claims(UniqueName::slug(&plan.slug)).claims(UniqueName::member(&plan.owner_email));
    if let Some(account) = &plan.payment_account {
        change = change.claims(UniqueName::payment_account(account));
    }
    let change = change
        .write(sql::STUDIO.with([
            (&plan.slug).into(),
            (&plan.name).into(),
            brand.into(),
            studio.reply_to.as_ref().into(),
            plan.payment_account.into(),
            operator.now().into(),
        ]))
        .write(sql::OWNER.with([(&owner).into(), (&plan.owner_email).into(), (&plan.owner_name).into(), operator.now().into()]))
        .record(Event::StudioCreated { studio: id.clone() });
    let to = (&owner, plan.owner_name.as_str(), &plan.owner_email);
    let change =
        member_link::mail(&operator, change, &head, (Purpose::Invite, None), to, (at.shard, |member| Event::MemberInvited { member }))?;
    if let Err(failure) = operator.commit(&at, change).await {
        return Err(taken(&operator, &plan.slug, &plan.owner_email, failure).await);
    }
    // Somebody may have looked for this address before it was one.
    operator.forget_hosts(&plan.slug).await;
    let output = Output { id, shard: at.shard, slug: plan.slug, address: format!("{}/login", head.origin), owner_email: plan.owner_email };
    Ok(operator.reply(output).created())
}

/// Who owns the studio with this address, if there is one.
async fn owners(operator: &Operator, slug: &Slug) -> Result<Vec<sql::Owner>, Failure> {
    let Some(at) = operator.find(&UniqueName::slug(slug)).await? else { return Ok(Vec::new()) };
    let [owners] = operator.read(&at, [sql::OWNERS.with([])]).await?;
    Ok(owners.all()?)
}

/// Which field to change; or that this very studio is there, when the command was repeated.
async fn taken(operator: &Operator, slug: &Slug, owner: &Email, failure: Failure) -> Failure {
    if matches!(failure, Failure::UniqueViolation(_)) {
        let owners = match owners(operator, slug).await {
            Ok(owners) => owners,
            Err(out_of_reach) => return out_of_reach,
        };
        if owners.iter().any(|other| other.email == *owner) {
            return Failure::conflict(format!("The studio {slug} with the owner {owner} is there already; nothing was changed."));
        }
    }
    failure
        .on_unique_violation(&Constraint::StudioSlug, "slug", "This address is taken. Choose another")
        .on_unique_violation(&Constraint::MemberEmail, "owner_email", "This address belongs to a member of a studio already; use another")
        .on_unique_violation(&Constraint::StudioAccount, "payment_account", "Another studio is paid on this account")
}
