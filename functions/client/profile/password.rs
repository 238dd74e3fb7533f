//! Another password: the present one is asked for, every other session ends, this one goes on under a new id.

use domain::{
    Event, MailId,
    password::{Password, PasswordOwner},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, Payload, Reply};

use super::{Draft, again, proof::proven, sql};
use crate::{
    auth,
    mail::{MailTemplate, Recipient, letter},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Left out where there is none yet; then the session must be younger than ten minutes.
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    password: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    pub next: &'static str,
}

/// `POST /profile/password`
pub async fn change(client: Client, Payload(input): Payload<Input>) -> Result<Reply<Changed>, Failure> {
    match set(&client, &input).await {
        Ok(reply) => Ok(reply),
        Err(failure) => Err(again(&client, failure, Draft::default()).await),
    }
}

async fn set(client: &Client, input: &Input) -> Result<Reply<Changed>, Failure> {
    let contact = client.contact();
    let (viewer, [standing]) = client.read([sql::STANDING.with([contact.into(), client.session().into()])]).await?;
    let standing = standing.first::<sql::Standing>()?.ok_or(Failure::NotFound)?;
    let names = [viewer.name.as_str(), standing.email.as_str(), client.studio_name()];
    let password = Password::choose(&input.password, PasswordOwner::Client, &names);
    let password = password.map_err(|refusal| Failure::field("password", refusal))?;
    let counter = proven(client, &standing, &input.current_password).await?;
    let hash = auth::hash(client, &password)?;

    let (now, head) = (client.now(), client.letterhead());
    let (session, cookies) = client.renew_session(&standing.email, standing.epoch + 1)?;
    let to = Recipient { name: &viewer.name, email: &standing.email, contact: Some(contact), language: Some(client.t().language) };
    let told = letter(
        &head,
        client.fresh(MailId::from_bytes),
        &to,
        &MailTemplate::PasswordChanged { link: &format!("{}/forgot-password", head.origin) },
    )?;
    let change = Change::new()
        .require(sql::STILL.with([contact.into(), standing.epoch.into(), (&standing.email).into()]))
        .write(sql::SET_PASSWORD.with([contact.into(), hash.into(), now.into()]))
        .write(sql::USE_LINKS.with([contact.into(), now.into()]))
        .write(session)
        .write(counter.forget())
        .record(Event::ClientPasswordChanged { contact: contact.clone() })
        .mail(told);
    let reply = client.reply(Changed { next: "/profile" }).see_other("/profile?notice=password").cookies(&cookies);
    client.commit(change, &reply).await?;
    Ok(reply)
}
