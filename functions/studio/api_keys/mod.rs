//! Keys for the studio's own software (C21). The owner makes and revokes them; no key can. A key is shown once: only its hash stays.

mod revoke;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ApiKeyId, Event, Name, Timestamp, right::Right};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Created, DashboardShell, DisplayTime, Failure, FieldErrors, Page, PageQuery, Payload, QueryParams, Reply, StaffViewer,
    StudioActor, api_key,
};

pub use self::revoke::{ask, revoke};
use crate::studio::lists;

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedKey {
    pub id: ApiKeyId,
    pub name: Name,
    pub scopes: Vec<Right>,
    pub made_by: Name,
    pub created_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

struct ScopeChoice {
    id: &'static str,
    label: String,
    chosen: bool,
}

struct KeyRow {
    id: String,
    name: String,
    scopes: String,
    made: DisplayTime,
    revoked: bool,
}

#[derive(Template)]
#[template(path = "studio/api_keys/page.html")]
struct ApiKeysPage {
    shell: DashboardShell,
    errors: FieldErrors,
    name: String,
    scopes: Vec<ScopeChoice>,
    keys: Vec<KeyRow>,
    next: Option<String>,
}

/// `contacts:read` as people read it.
fn label(right: Right) -> String {
    let (what, how) = right.as_str().split_once(':').unwrap_or_default();
    let what = if what == "access" { "portal access and invitations" } else { what };
    match how {
        "read" => format!("See {what}"),
        _ => format!("Change {what}"),
    }
}

fn listed(row: sql::Row) -> Result<ListedKey, Failure> {
    let scopes = serde_json::from_str(&row.scopes).map_err(Failure::internal)?;
    Ok(ListedKey { id: row.id, name: row.name, scopes, made_by: row.made_by, created_at: row.created_at, revoked_at: row.revoked_at })
}

fn page(actor: &StudioActor, shell: DashboardShell, output: &Page<ListedKey>, typed: &Input, errors: FieldErrors) -> ApiKeysPage {
    let row = |key: &ListedKey| KeyRow {
        id: key.id.to_string(),
        name: key.name.to_string(),
        scopes: key.scopes.iter().map(|right| label(*right)).collect::<Vec<_>>().join(", "),
        made: actor.when(key.created_at),
        revoked: key.revoked_at.is_some(),
    };
    let choice = |right: &Right| ScopeChoice {
        id: right.as_str(),
        label: label(*right),
        chosen: typed.scopes.iter().any(|one| one == right.as_str()),
    };
    ApiKeysPage {
        shell,
        errors,
        name: typed.name.clone(),
        scopes: Right::ALL.iter().filter(|right| right.grantable()).map(choice).collect(),
        keys: output.items.iter().map(row).collect(),
        next: output.next.as_ref().map(|next| lists::address("/api-keys", &[("after", next)])),
    }
}

async fn look(actor: &StudioActor, after: &str) -> Result<(StaffViewer, Page<ListedKey>), Failure> {
    let pager = actor.pager(&["api-keys"], after)?;
    let (viewer, [found]) = actor.read([sql::KEYS.with(pager.position())]).await?;
    let page = pager.page(found.all::<sql::Row>()?, |row| (row.created_at, row.id.to_string()))?;
    Ok((viewer, page.try_map(listed)?))
}

/// `GET /api-keys`
pub async fn list(actor: StudioActor, QueryParams(query): QueryParams<PageQuery>) -> Result<Reply<Page<ListedKey>>, Failure> {
    let (viewer, output) = look(&actor, &query.after).await?;
    Ok(actor.reply(output).page(|output| {
        let shell = DashboardShell { notice: lists::notice(&query.notice), ..actor.shell(&viewer, "API keys") };
        page(&actor, shell, output, &Input::default(), FieldErrors::default())
    }))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// What uses it.
    #[serde(default)]
    name: String,
    /// What it may do, e.g. `contacts:read`.
    #[serde(default, alias = "scope")]
    scopes: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NewKey {
    pub id: ApiKeyId,
    /// The bearer secret. Null when the request is repeated with its idempotency key: it is shown once.
    pub key: Option<String>,
}

#[derive(Template)]
#[template(path = "studio/api_keys/created.html")]
struct ApiKeyCreatedPage {
    shell: DashboardShell,
    name: Name,
    key: String,
}

/// The scopes asked for, each once, in our order.
fn scopes(fields: &mut FieldErrors, typed: &[String]) -> Vec<Right> {
    let wanted = |right: &Right| right.grantable() && typed.iter().any(|one| one == right.as_str());
    let rights: Vec<Right> = Right::ALL.iter().copied().filter(wanted).collect();
    if rights.is_empty() {
        fields.add("scope", "Choose at least one scope");
    } else if typed.iter().any(|one| !rights.iter().any(|right| right.as_str() == one)) {
        fields.add("scope", "Choose from the listed scopes");
    }
    rights
}

/// `POST /api-keys`
pub async fn create(actor: StudioActor, Payload(input): Payload<Input>) -> Result<Reply<Created<NewKey>>, Failure> {
    let (viewer, output) = look(&actor, "").await?;
    let again = |failure: Failure| failure.with_form(|errors| page(&actor, actor.shell(&viewer, "API keys"), &output, &input, errors));
    let mut fields = FieldErrors::default();
    let name = fields.take("name", input.name.parse::<Name>());
    let rights = scopes(&mut fields, &input.scopes);
    let (Some(name), true) = (name, fields.list.is_empty()) else {
        return Err(again(fields.failure()));
    };
    let id = actor.fresh(ApiKeyId::from_bytes);
    let (key, hash) = api_key(actor.studio(), &id, &actor.token().secret);
    let scopes = serde_json::to_string(&rights).map_err(Failure::internal)?;
    let change = Change::new()
        .write(sql::ADD.with([(&id).into(), (&name).into(), hash.into(), scopes.into(), (&viewer.member).into(), actor.now().into()]))
        .record(Event::ApiKeyCreated { api_key: id.clone(), scopes: rights.clone() });
    // What is kept for a repetition must not open a door.
    actor.commit(change, &actor.reply(NewKey { id: id.clone(), key: None }).created()).await.map_err(again)?;
    Ok(actor.reply(NewKey { id, key: Some(key) }).created().page(|output| ApiKeyCreatedPage {
        shell: actor.shell(&viewer, "Key created"),
        name,
        key: output.0.key.clone().unwrap_or_default(),
    }))
}
