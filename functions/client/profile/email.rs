//! Another email address: asked for here with a proof of who asks; it counts once its mailbox has confirmed it (`client/confirm_email`).
//! The old address is told now, and again then.

use domain::{Email, Event, MailId, Timestamp, permission::Permission};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Client, Context, Failure, Payload, Reply,
    throttle::{self, Counter},
    tokens::RESET_LASTS,
};

use super::{Draft, again, asked_too_often, proof::proven, require_details, sql};
use crate::mail::{MailTemplate, Recipient, letter};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    new_email: String,
    /// Left out where there is none; then the session must be younger than ten minutes.
    #[serde(default, alias = "email_password")]
    current_password: String,
}

/// A letter with a link is on its way there.
#[derive(Debug, Serialize, ToSchema)]
pub struct Waits {
    pub email: Email,
    /// The link works so long.
    pub until: Timestamp,
}

/// `POST /profile/email`
pub async fn ask(client: Client, Payload(input): Payload<Input>) -> Result<Reply<Waits>, Failure> {
    match wait(&client, &input).await {
        Ok(reply) => Ok(reply),
        Err(failure) => Err(again(&client, failure, Draft { new_email: Some(input.new_email), ..Draft::default() }).await),
    }
}

async fn wait(client: &Client, input: &Input) -> Result<Reply<Waits>, Failure> {
    let contact = client.contact();
    let email: Email = input.new_email.parse().map_err(|refusal: domain::InvalidValue| Failure::field("new_email", refusal))?;
    let mails = Counter::new(client, client.studio(), throttle::MAILS, &format!("a new address of {contact}"));
    let [look_mails, take_mails] = mails.attempt();
    let facts =
        [sql::STANDING.with([contact.into(), client.session().into()]), sql::TAKEN.with([(&email).into(), contact.into()]), look_mails];
    let (viewer, [standing, taken, stand]) = client.read(facts).await?;
    require_details(client, &viewer)?;
    let standing = standing.first::<sql::Standing>()?.ok_or(Failure::NotFound)?;
    if email == standing.email {
        return Err(Failure::field("new_email", client.t().profile_same_email()));
    }
    let counter = proven(client, &standing, &input.current_password).await?;
    // Only now: who has proven nothing learns of nobody's address.
    if taken.first::<sql::Taken>()?.is_none_or(|found| *found.taken) {
        return Err(Failure::field("new_email", client.t().profile_email_taken()));
    }
    if let Err(failure) = mails.check(&stand) {
        let draft = Draft { new_email: Some(input.new_email.clone()), ..Draft::default() };
        return Err(asked_too_often(client, failure, draft).await);
    }

    let (now, head, token) = (client.now(), client.letterhead(), client.token());
    let until = now.plus(RESET_LASTS);
    let to = |email| Recipient { name: &viewer.name, email, contact: Some(contact), language: Some(client.t().language) };
    let link = format!("{}/confirm-email/{}", head.origin, token.secret);
    let proof = letter(&head, client.fresh(MailId::from_bytes), &to(&email), &MailTemplate::ConfirmEmail { link: &link })?;
    let told = MailTemplate::EmailAsked { email: email.as_str(), link: &format!("{}/profile", head.origin) };
    let told = letter(&head, client.fresh(MailId::from_bytes), &to(&standing.email), &told)?;
    let change = Change::new()
        .require(sql::STILL.with([contact.into(), standing.epoch.into(), (&standing.email).into()]))
        .needs(Permission::UpdateProfile)
        .write(take_mails)
        .write(sql::WAIT.with([contact.into(), (&email).into(), token.hash.into(), now.into(), until.into()]))
        .write(counter.forget())
        .record(Event::ClientEmailChangeRequested { contact: contact.clone() })
        .mail(proof)
        .mail(told);
    let reply = client.reply(Waits { email, until }).see_other("/profile?notice=email_asked");
    client.commit(change, &reply).await?;
    Ok(reply)
}
