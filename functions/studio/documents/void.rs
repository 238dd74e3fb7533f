//! Ends a contract that some have signed and not all (B9): it is void, everybody who received it is told why, and what was signed stays as
//! evidence. What nobody has signed is recalled instead; what all have signed is concluded.

use domain::{DocumentId, DocumentKind, DocumentState, Event, MailId, Note, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, FieldErrors, PathId, Payload, Reply, StudioActor};

use super::{Seen, look, page, sql};
use crate::mail::{MailTemplate, Recipient, letter};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its recipients read it.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 1_000)]
    reason: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VoidedContract {
    pub id: DocumentId,
    pub voided_at: Timestamp,
}

/// Why it cannot be voided, in words that say what to do instead.
fn half_signed(seen: &Seen) -> Result<(), Failure> {
    seen.may_write()?;
    if seen.row.kind != DocumentKind::Contract {
        return Err(Failure::NotFound);
    }
    let why = match seen.row.state {
        DocumentState::Draft => "It hasn’t been sent yet. Delete the draft instead.",
        DocumentState::Recalled => "It has already been recalled.",
        DocumentState::Done if seen.row.voided_at.is_some() => "It’s already void.",
        DocumentState::Done => "Everyone has signed it. To end it, agree on another contract.",
        DocumentState::Sent if seen.row.signatures == 0 => "Nobody has signed it yet. Recall it instead.",
        DocumentState::Sent => return Ok(()),
    };
    Err(Failure::conflict(why))
}

/// `POST /contracts/{document}/void`
pub async fn void(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<VoidedContract>, Failure> {
    let seen = look(&actor, &id).await?;
    let again = |failure: Failure| failure.with_form(|errors| page::one_voiding(&actor, &seen, &input.reason, errors));
    half_signed(&seen).map_err(again)?;
    let mut fields = FieldErrors::default();
    let reason = if domain::text::is_blank(&input.reason) {
        fields.add("reason", "Enter a reason. Everyone who received the contract will see it");
        None
    } else {
        fields.take("reason", input.reason.parse::<Note>())
    };
    let Some(reason) = reason else { return Err(again(fields.failure())) };
    let now = actor.now();
    let change = Change::new()
        .require(sql::HALF_SIGNED.with([(&id).into()]))
        .write(sql::VOID.with([(&id).into(), now.into(), (&reason).into()]))
        .write(sql::VOID_IS_DONE.with([(&id).into(), now.into()]))
        .record(Event::ContractVoided { document: id.clone(), reason: reason.to_string() });
    let change = letters(&actor, &seen, change, reason.as_str())?;
    let reply = actor.reply(VoidedContract { id: id.clone(), voided_at: now });
    let reply = reply.see_other(format!("/documents/{id}?notice=contract-voided"));
    actor.commit(change, &reply).await.map_err(|failure| {
        again(match failure {
            Failure::Conflict(_) => Failure::conflict("It was just signed or ended. Check it again."),
            other => other,
        })
    })?;
    Ok(reply)
}

/// To everybody whose portal is open, and to the studio's own mailbox.
fn letters(actor: &StudioActor, seen: &Seen, mut change: Change, reason: &str) -> Result<Change, Failure> {
    let head = actor.letterhead(&seen.viewer);
    let title = seen.row.title.as_str();
    let link = format!("{}/contracts/{}", head.origin, seen.id);
    for person in seen.people.iter().filter(|person| person.reach(seen.row.kind).mailed()) {
        let to = Recipient { name: &person.name, email: &person.email, contact: Some(&person.id), language: person.language };
        let says = MailTemplate::ContractVoided { title, reason, link: &link };
        change = change.mail(letter(&head, actor.fresh(MailId::from_bytes), &to, &says)?);
    }
    if let Some(email) = &seen.viewer.reply_to {
        let line = format!("{} voided “{title}”", seen.viewer.name);
        let link = format!("{}/documents/{}", actor.dashboard_origin(), seen.id);
        let to = Recipient { name: &seen.viewer.studio_name, email, contact: None, language: None };
        let says = MailTemplate::Answered { line: &line, note: Some(reason), link: &link };
        change = change.mail(letter(&head, actor.fresh(MailId::from_bytes), &to, &says)?);
    }
    Ok(change)
}
