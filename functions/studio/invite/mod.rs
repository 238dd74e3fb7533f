//! Invite clients (C4, C5): one, or many with an answer for each. One read, then one commit for every fifty. Nobody is invited twice by a
//! retry, a double click or a second tab.

mod link;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use askama::Template;
use domain::{ContactId, Event, time::MINUTE};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, DashboardShell, Failure, FieldErrors, Letterhead, PathId, Payload, Reply, StaffViewer, StudioActor};

pub use self::link::link;
use self::rules::Invited;
use crate::studio::{invitation, lists};

const MOST: usize = 500;
/// Contacts of one commit.
const BATCH: usize = 50;
/// An invitation younger than this counts as being on its way.
const RECENT: i64 = 2 * MINUTE;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// At most 500.
    #[serde(default, alias = "contact")]
    contacts: Vec<ContactId>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InviteResult {
    pub contact: ContactId,
    /// Null when there is no such contact.
    pub name: Option<String>,
    pub email: Option<String>,
    pub result: Invited,
    /// What to do about it, in words; empty when it was sent.
    pub note: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub sent: usize,
    /// One for each contact, in the order they were given.
    pub results: Vec<InviteResult>,
}

/// The choice again, where it was refused as a whole.
#[derive(Template)]
#[template(path = "studio/invite/again.html")]
struct InviteAgainPage {
    shell: DashboardShell,
    errors: FieldErrors,
    people: Vec<Chosen>,
}

struct Chosen {
    id: ContactId,
    name: String,
    email: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "studio/invite/page.html")]
struct InviteResultPage {
    shell: DashboardShell,
    sent: usize,
    results: Vec<InviteResult>,
}

/// `POST /contacts/invite`
pub async fn many(actor: StudioActor, Payload(input): Payload<Input>) -> Result<Reply<Output>, Failure> {
    let mut contacts: Vec<ContactId> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    contacts.extend(input.contacts.into_iter().filter(|id| seen.insert(id.clone())));
    if contacts.len() > MOST {
        return Err(Failure::field("contacts", format!("Invite at most {MOST} contacts at once")));
    }
    let answer = match invite_many(&actor, &contacts).await {
        // Another tab was quicker: look again, and say what it has done.
        Err(Failure::Conflict(_)) => invite_many(&actor, &contacts).await,
        answer => answer,
    };
    match answer {
        Err(failure) if actor.pages() && failure.on_form().is_some() => Err(again(&actor, &contacts, failure).await),
        answer => answer,
    }
}

/// With those who were chosen.
async fn again(actor: &StudioActor, contacts: &[ContactId], failure: Failure) -> Failure {
    match look(actor, contacts).await {
        Ok((viewer, found)) => failure.with_form(|errors| InviteAgainPage {
            shell: actor.shell(&viewer, "Invite to the portal"),
            errors,
            people: found
                .into_values()
                .map(|one| Chosen { id: one.id, name: one.name.into(), email: one.email.into(), chosen: true })
                .collect(),
        }),
        Err(other) => other,
    }
}

async fn look(actor: &StudioActor, contacts: &[ContactId]) -> Result<(StaffViewer, BTreeMap<ContactId, sql::Contact>), Failure> {
    let since = actor.now().minus(RECENT);
    let ids = serde_json::to_string(contacts).map_err(Failure::internal)?;
    let (viewer, [found]) = actor.read([sql::CONTACTS.with([ids.into(), since.into()])]).await?;
    Ok((viewer, found.all::<sql::Contact>()?.into_iter().map(|row| (row.id.clone(), row)).collect()))
}

async fn invite_many(actor: &StudioActor, contacts: &[ContactId]) -> Result<Reply<Output>, Failure> {
    let (viewer, results, last) = send(actor, contacts).await?;
    let sent = results.iter().filter(|result| result.result == Invited::Sent).count();
    let reply = actor.reply(Output { sent, results }).page(|output| InviteResultPage {
        shell: actor.shell(&viewer, "Invitations"),
        sent: output.sent,
        results: output.results.clone(),
    });
    actor.commit(last, &reply).await?;
    Ok(reply)
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /contacts/{contact}/invite`
pub async fn one(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    Payload(Nothing {}): Payload<Nothing>,
) -> Result<Reply<InviteResult>, Failure> {
    match invite_one(&actor, &id).await {
        Err(Failure::Conflict(_)) => invite_one(&actor, &id).await,
        answer => answer,
    }
}

async fn invite_one(actor: &StudioActor, id: &ContactId) -> Result<Reply<InviteResult>, Failure> {
    let (_, results, last) = send(actor, std::slice::from_ref(id)).await?;
    let result = results.into_iter().next().ok_or(Failure::NotFound)?;
    let notice = match result.result {
        Invited::NotFound => return Err(Failure::NotFound),
        Invited::NotActive | Invited::Accepted => return Err(Failure::conflict(result.note)),
        Invited::Already => "invited-already",
        Invited::Sent => "invited",
    };
    let reply = actor.reply(result).see_other(lists::address(&format!("/contacts/{id}"), &[("notice", notice)]));
    actor.commit(last, &reply).await?;
    Ok(reply)
}

/// Reads all of them, commits batch after batch, and leaves the last one to be committed with the answer.
async fn send(actor: &StudioActor, contacts: &[ContactId]) -> Result<(StaffViewer, Vec<InviteResult>, Change), Failure> {
    let (viewer, found) = look(actor, contacts).await?;
    let mut results = Vec::with_capacity(contacts.len());
    let mut invited = Vec::new();
    for id in contacts {
        let contact = found.get(id);
        let result = contact.map_or(Invited::NotFound, rules::decide);
        invited.extend(contact.filter(|_| result == Invited::Sent));
        results.push(InviteResult {
            contact: id.clone(),
            name: contact.map(|contact| contact.name.to_string()),
            email: contact.map(|contact| contact.email.to_string()),
            result,
            note: result.note(),
        });
    }
    let head = actor.letterhead(&viewer);
    let mut batches = invited.chunks(BATCH).peekable();
    while let Some(batch) = batches.next() {
        let change = change(actor, &head, batch)?;
        if batches.peek().is_none() {
            return Ok((viewer, results, change));
        }
        actor.step(change).await?;
    }
    Ok((viewer, results, Change::new()))
}

fn change(actor: &StudioActor, head: &Letterhead, batch: &[&sql::Contact]) -> Result<Change, Failure> {
    let facts: Vec<_> = batch.iter().map(|contact| (&contact.id, &contact.email, contact.invited_at)).collect();
    let ids: Vec<_> = batch.iter().map(|contact| &contact.id).collect();
    let mut change = Change::new()
        .require(sql::STILL.with([serde_json::to_string(&facts).map_err(Failure::internal)?.into()]))
        .write(sql::INVITED.with([serde_json::to_string(&ids).map_err(Failure::internal)?.into(), actor.now().into()]));
    for contact in batch {
        let (token, mail) = invitation::invitation(actor, head, (&contact.id, &contact.name, &contact.email, contact.language))?;
        change = change.write(token).mail(mail).record(Event::ContactInvited { contact: contact.id.clone() });
    }
    Ok(change)
}
