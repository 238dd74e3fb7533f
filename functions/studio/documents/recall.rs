//! Recalls what was sent while nobody has answered it, and deletes what was not sent. Both ask first. What is binding or numbered is not
//! recalled but voided: an invoice, and a contract that somebody has signed.

use domain::{DocumentId, DocumentKind, DocumentState};
use serde::Serialize;
use utoipa::ToSchema;
use web::{At, Based, Change, Editable, Failure, Person, Reply, Staff, Subject};

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
            Err(Failure::conflict("Somebody has signed it: it cannot be recalled. Void it instead."))
        }
        DocumentState::Sent => Ok(()),
        DocumentState::Draft => Err(Failure::conflict("It was not sent yet. Delete it instead.")),
        DocumentState::Recalled => Err(Failure::conflict("It was recalled already.")),
        DocumentState::Done => Err(Failure::conflict("It is complete: it cannot be recalled.")),
    }
}

fn unsent(seen: &Seen) -> Result<(), Failure> {
    seen.may_write()?;
    match seen.row.state {
        DocumentState::Draft => Ok(()),
        _ => Err(Failure::conflict("What was sent is kept. Recall it instead.")),
    }
}

/// `GET /documents/{document}/recall`: asks first.
pub async fn ask_recall(staff: Staff, At(id): At<DocumentId>) -> Result<Reply<()>, Failure> {
    let seen = look(&staff, &id).await?;
    sent(&seen)?;
    Ok(staff.reply(()).page(|()| ConfirmPage {
        shell: staff.shell(&seen.viewer, "Recall a document"),
        title: format!("Recall “{}”?", seen.row.title),
        text: "Its recipients no longer see it, at once. It cannot be sent again; you can write another.",
        action: format!("/documents/{id}/recall"),
        yes: "Recall",
        back: format!("/documents/{id}"),
        version: None,
    }))
}

/// `POST /documents/{document}/recall`
pub async fn recall(staff: Staff, At(id): At<DocumentId>) -> Result<Reply<RecalledDocument>, Failure> {
    let seen = look(&staff, &id).await?;
    let again = |failure: Failure| failure.again(|errors| page::one(&staff, &seen, None, errors));
    sent(&seen).map_err(again)?;
    let action = match seen.row.kind {
        DocumentKind::Quote => "quote.recalled",
        DocumentKind::Contract => "contract.recalled",
        DocumentKind::Questionnaire => "questionnaire.recalled",
        // `sent` has refused it.
        DocumentKind::Invoice => "invoice.recalled",
    };
    let change = Change::new()
        .expect(sql::UNANSWERED.with([(&id).into()]))
        .write(sql::RECALL.with([(&id).into(), staff.now().into()]))
        .audit(action, Subject::of("document", &id));
    let reply = staff.reply(RecalledDocument { id: id.clone(), state: DocumentState::Recalled });
    let reply = reply.see_other(format!("/documents/{id}?notice=document-recalled"));
    staff.commit(change, &reply).await.map_err(|failure| {
        again(match failure {
            Failure::Conflict(_) => Failure::conflict("It was answered already: it cannot be recalled."),
            other => other,
        })
    })?;
    Ok(reply)
}

/// `GET /documents/{document}/delete`: asks first.
pub async fn ask_delete(staff: Staff, At(id): At<DocumentId>) -> Result<Reply<()>, Failure> {
    let seen = look(&staff, &id).await?;
    unsent(&seen)?;
    Ok(staff.reply(()).page(|()| ConfirmPage {
        shell: staff.shell(&seen.viewer, "Delete a draft"),
        title: format!("Delete the draft “{}”?", seen.row.title),
        text: "Nobody but the studio has seen it. This cannot be undone.",
        action: format!("/documents/{id}/delete"),
        yes: "Yes, delete it",
        back: format!("/documents/{id}"),
        version: Some(seen.version.to_string()),
    }))
}

/// `POST /documents/{document}/delete` and `DELETE /api/v1/documents/{document}`
pub async fn delete(staff: Staff, At(id): At<DocumentId>, based: Based) -> Result<Reply<DeletedDocument>, Failure> {
    let seen = look(&staff, &id).await?;
    let again = |failure: Failure| failure.again(|errors| page::one(&staff, &seen, None, errors));
    unsent(&seen).map_err(again)?;
    let changed = || Failure::conflict("It was changed after you opened this page, so it was not deleted. This is what it says now.");
    let told = |failure| if staff.pages() { again(changed()) } else { failure };
    based.on(seen.version).map_err(told)?;
    let change = Change::new()
        .expect(sql::STILL_DRAFT.with([(&id).into()]))
        .write_all(sql::FORGET.map(|sql| sql.with([(&id).into()])))
        .audit("document.deleted", Subject::of("document", &id));
    let to = format!("/projects/{}/documents?notice=draft-deleted", seen.row.project);
    let reply = staff.reply(DeletedDocument { id: id.clone(), deleted: true }).see_other(to);
    let change = Change::new().expect(Editable::document(&id).unchanged(seen.version)).and(change);
    staff.commit(change, &reply).await.map_err(|failure| if matches!(failure, Failure::Conflict(_)) { told(failure) } else { failure })?;
    Ok(reply)
}
