//! The link of an invitation, to be given by hand (C4): shown once, and audited.

use askama::Template;
use domain::{ContactId, Event, Name, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, DashboardShell, Failure, PathId, Payload, Reply, StudioActor, tokens::INVITE_LASTS};

use super::{
    Nothing,
    rules::{self, Invited},
    sql,
};
use crate::studio::invitation;

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Opens "choose a password" for whoever holds it. Null when the request is repeated with its idempotency key: it is shown once.
    pub link: Option<String>,
    pub expires_at: Timestamp,
}

#[derive(Template)]
#[template(path = "studio/invite/link.html")]
struct LinkPage {
    shell: DashboardShell,
    id: ContactId,
    name: Name,
    link: String,
    until: String,
}

/// `POST /contacts/{contact}/invite-link`
pub async fn link(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    Payload(Nothing {}): Payload<Nothing>,
) -> Result<Reply<Output>, Failure> {
    let ids = serde_json::to_string(&[&id]).map_err(Failure::internal)?;
    let (viewer, [found]) = actor.read([sql::CONTACTS.with([ids.into(), actor.now().into()])]).await?;
    let contact = found.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    if let refused @ (Invited::NotActive | Invited::Accepted) = rules::decide(&contact) {
        return Err(Failure::conflict(refused.note()));
    }
    let (link, token) = invitation::link(&actor, &actor.letterhead(&viewer), &id);
    let change =
        Change::new().require(sql::STILL_ONE.with([(&id).into()])).write(token).record(Event::InvitationLinkShown { contact: id.clone() });
    let expires_at = actor.now().plus(INVITE_LASTS);
    // What is kept for a repetition must not open a door.
    actor.commit(change, &actor.reply(Output { link: None, expires_at })).await?;
    Ok(actor.reply(Output { link: Some(link), expires_at }).page(|output| LinkPage {
        shell: actor.shell(&viewer, "Invitation link"),
        id,
        name: contact.name,
        link: output.link.clone().unwrap_or_default(),
        until: actor.when(expires_at).text,
    }))
}
