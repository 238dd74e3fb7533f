//! Recalls what was sent while nobody has answered it, and deletes what was not sent. Both ask first. What is binding or numbered is not
//! recalled but voided: an invoice, and a contract that somebody has signed.

use domain::{DocumentId, DocumentKind, DocumentState, Event};
use serde::Serialize;
use utoipa::ToSchema;
use web::{BaseVersion, Change, Context, Failure, PathId, Reply, StudioActor, VersionedItem};

use super::{Seen, look, page, sql};
use crate::studio::confirm::ConfirmPage;

#[derive(Debug, Serialize, ToSchema)]
pub struct RecalledDocument {
    pub id: DocumentId,
    pub state: DocumentState,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DeletedDocument {
    pub id: DocumentId,
    pub deleted: bool,
}

fn sent(seen: &Seen) -> Result<(), Failure> {
    seen.may_write()?;
    if seen.row.kind == DocumentKind::Invoice && seen.row.state == DocumentState::Sent {
        return Err(Failure::conflict("An invoice that was sent keeps its number. Void it instead."));
    }
    match seen.row.state {
        DocumentState::Sent if seen.row.kind == DocumentKind::Contract && seen.row.signatures > 0 => {
            Err(Failure::conflict("Someone has signed it, so it can’t be recalled. Void it instead."))
        }
        DocumentState::Sent => Ok(()),
        DocumentState::Draft => Err(Failure::conflict("It hasn’t been sent yet. Delete it instead.")),
        DocumentState::Recalled => Err(Failure::conflict("It has already been recalled.")),
        DocumentState::Done => Err(Failure::conflict("It’s complete, so it can’t be recalled.")),
    }
}

fn unsent(seen: &Seen) -> Result<(), Failure> {
    seen.may_write()?;
    match seen.row.state {
        DocumentState::Draft => Ok(()),
        _ => Err(Failure::conflict("A sent document can’t be deleted. Recall it instead.")),
    }
}

/// `GET /documents/{document}/recall`: asks first.
pub async fn ask_recall(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<()>, Failure> {
    let seen = look(&actor, &id).await?;
    sent(&seen)?;
    Ok(actor.reply(()).page(|()| ConfirmPage {
        shell: actor.shell(&seen.viewer, "Recall a document"),
        title: format!("Recall “{}”?", seen.row.title),
        text: "Recipients no longer see it. It can’t be sent again, but you can create another.",
        action: format!("/documents/{id}/recall"),
        yes: "Recall",
        back: format!("/documents/{id}"),
        version: None,
    }))
}

/// `POST /documents/{document}/recall`
pub async fn recall(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<RecalledDocument>, Failure> {
    let seen = look(&actor, &id).await?;
    let again = |failure: Failure| failure.with_form(|errors| page::one(&actor, &seen, None, errors));
    sent(&seen).map_err(again)?;
    let document = id.clone();
    let event = match seen.row.kind {
        DocumentKind::Quote => Event::QuoteRecalled { document },
        DocumentKind::Contract => Event::ContractRecalled { document },
        DocumentKind::Questionnaire => Event::QuestionnaireRecalled { document },
        // `sent` has refused it: an invoice is voided instead.
        DocumentKind::Invoice => return Err(Failure::internal("an invoice was recalled")),
    };
    let change = Change::new()
        .require(sql::UNANSWERED.with([(&id).into()]))
        .write(sql::RECALL.with([(&id).into(), actor.now().into()]))
        .record(event);
    let reply = actor.reply(RecalledDocument { id: id.clone(), state: DocumentState::Recalled });
    let reply = reply.see_other(format!("/documents/{id}?notice=document-recalled"));
    actor.commit(change, &reply).await.map_err(|failure| {
        again(match failure {
            Failure::Conflict(_) => Failure::conflict("It has already been answered, so it can’t be recalled."),
            other => other,
        })
    })?;
    Ok(reply)
}

/// `GET /documents/{document}/delete`: asks first.
pub async fn ask_delete(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<()>, Failure> {
    let seen = look(&actor, &id).await?;
    unsent(&seen)?;
    Ok(actor.reply(()).page(|()| ConfirmPage {
        shell: actor.shell(&seen.viewer, "Delete a draft"),
        title: format!("Delete draft “{}”?", seen.row.title),
        text: "Only your studio has seen it. This can’t be undone.",
        action: format!("/documents/{id}/delete"),
        yes: "Yes, delete it",
        back: format!("/documents/{id}"),
        version: Some(seen.version.to_string()),
    }))
}

/// `POST /documents/{document}/delete` and `DELETE /api/v1/documents/{document}`
pub async fn delete(actor: StudioActor, PathId(id): PathId<DocumentId>, based: BaseVersion) -> Result<Reply<DeletedDocument>, Failure> {
    let seen = look(&actor, &id).await?;
    let again = |failure: Failure| failure.with_form(|errors| page::one(&actor, &seen, None, errors));
    unsent(&seen).map_err(again)?;
    let changed = || Failure::conflict("It changed after you opened this page, so it wasn’t deleted. This is the current version.");
    let told = |failure| if actor.pages() { again(changed()) } else { failure };
    based.on(seen.version).map_err(told)?;
    let change = Change::new()
        .require(sql::STILL_DRAFT.with([(&id).into()]))
        .write_all(sql::FORGET.map(|sql| sql.with([(&id).into()])))
        .record(Event::DraftDeleted { document: id.clone() });
    let to = format!("/projects/{}/documents?notice=draft-deleted", seen.row.project);
    let reply = actor.reply(DeletedDocument { id: id.clone(), deleted: true }).see_other(to);
    let change = Change::new().require(VersionedItem::document(&id).unchanged(seen.version)).and(change);
    actor.commit(change, &reply).await.map_err(|failure| if matches!(failure, Failure::Conflict(_)) { told(failure) } else { failure })?;
    Ok(reply)
}
