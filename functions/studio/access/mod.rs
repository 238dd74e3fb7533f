//! Deactivates a contact's portal access for now, or disables it (C3, C9). Either raises the account's epoch, so that the next request of
//! every open session is refused, downloads included. Nothing they were sent is lost. Opening it is `activate`.

pub mod routes;
mod rules;
pub mod sql;
#[cfg(test)]
pub mod tests;

use domain::{ContactId, Event, PortalAccess};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, Payload, Reply, StudioActor, local_path};

use self::rules::Closing;
use crate::studio::lists;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// For a page: local path to go back to.
    #[serde(default)]
    next: String,
}

/// What went out with an activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivationMail {
    /// With a link to choose a password.
    Invite,
    /// They have a password already: a word that the portal is open.
    Notice,
    /// Nothing changed, so nothing was sent.
    None,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub contact: ContactId,
    pub access: PortalAccess,
    pub mail: ActivationMail,
}

/// `POST /contacts/{contact}/deactivate`
pub async fn deactivate(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Output>, Failure> {
    close(&actor, &id, &input, Closing::Deactivate, |contact| Event::AccessDeactivated { contact }, "deactivated").await
}

/// `POST /contacts/{contact}/disable`
pub async fn disable(actor: StudioActor, PathId(id): PathId<ContactId>, Payload(input): Payload<Input>) -> Result<Reply<Output>, Failure> {
    close(&actor, &id, &input, Closing::Disable, |contact| Event::AccessDisabled { contact }, "disabled").await
}

async fn close(
    actor: &StudioActor,
    id: &ContactId,
    input: &Input,
    closing: Closing,
    event: fn(ContactId) -> Event,
    notice: &str,
) -> Result<Reply<Output>, Failure> {
    let (_, [found]) = actor.read([sql::ACCESS.with([id.into()])]).await?;
    let found = found.first::<sql::Access>()?.ok_or(Failure::NotFound)?;
    let state = rules::state(closing, found.state);
    let mut change = Change::new();
    if state != found.state {
        change = change
            .require(sql::STILL.with([id.into(), (&found.email).into(), found.state.into(), found.epoch.into()]))
            .write(sql::CLOSE.with([id.into(), state.into()]))
            .write(sql::MAIL_JOBS_END.with([id.into()]))
            .write(sql::MAIL_STAYS.with([id.into()]))
            .record(event(id.clone()));
    }
    done(actor, id, input, state, ActivationMail::None, notice, change).await
}

/// Answers with the state that holds now.
pub async fn done(
    actor: &StudioActor,
    id: &ContactId,
    input: &Input,
    access: PortalAccess,
    mail: ActivationMail,
    notice: &str,
    change: Change,
) -> Result<Reply<Output>, Failure> {
    let home = format!("/contacts/{id}");
    let to = lists::address(local_path(&input.next).unwrap_or(&home), &[("notice", notice)]);
    let reply = actor.reply(Output { contact: id.clone(), access, mail }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}
