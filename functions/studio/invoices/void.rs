//! Void an invoice: nobody owes it any more, and its recipients see that. Not when money came or is on its way. Payment pages that are open
//! are closed at the provider first, so that nobody can pay on one meanwhile.

use domain::{DocumentId, DocumentState, Event, MailId, Timestamp, payment::PaymentState};
use ports::PaymentsError;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, Reply, StaffViewer, StudioActor};

use super::sql;
use crate::{
    mail::studio,
    payments::{
        self, PaymentRecord,
        checkout::{self, CheckoutEnd, CheckoutQuestion},
    },
};

#[derive(Debug, Serialize, ToSchema)]
pub struct VoidOutput {
    pub invoice: DocumentId,
    pub voided_at: Timestamp,
}

const CAME: &str = "A payment for this invoice was made or is on its way. Refund it instead.";

/// `POST /invoices/{invoice}/void`
pub async fn void(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<VoidOutput>, Failure> {
    let queries = [sql::ONE.with([(&id).into()]), sql::ALIVE.with([(&id).into()]), studio::INBOX.with([])];
    let (viewer, [lines, alive, inbox]) = actor.read(queries).await?;
    let lines = lines.all::<sql::StudioLine>()?;
    let first = lines.first().ok_or(Failure::NotFound)?;
    match (first.line.document, first.line.voided_at) {
        (DocumentState::Draft, _) => return Err(Failure::conflict("It hasn’t been sent yet. Delete the draft instead.")),
        (_, Some(_)) | (DocumentState::Recalled, _) => return Err(Failure::conflict("Nothing is owed on this invoice anymore.")),
        (DocumentState::Done, _) => return Err(Failure::conflict(CAME)),
        (DocumentState::Sent, None) => {}
    }
    let alive = alive.all::<PaymentRecord>()?;
    if alive.iter().any(|kept| kept.state != PaymentState::Open) {
        return Err(Failure::conflict(CAME));
    }
    let closed = close(&actor, (&viewer, inbox.first()?), &alive, CAME).await?;
    let now = actor.now();
    let change = closed
        .require(sql::VOIDABLE.with([(&id).into()]))
        .write(sql::VOID.with([(&id).into(), now.into()]))
        .write(sql::CLOSE.with([(&id).into(), now.into()]))
        .record(Event::InvoiceVoided { document: id.clone() });
    let to = format!("/invoices/{id}?notice=voided");
    let reply = actor.reply(VoidOutput { invoice: id, voided_at: now }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

/// Closes the pages of these payments at the provider; the change says so here. When money came on one meanwhile, that is written down, and
/// the answer is `came`.
pub(super) async fn close(
    actor: &StudioActor,
    (viewer, inbox): (&StaffViewer, Option<studio::Inbox>),
    open: &[PaymentRecord],
    came: &'static str,
) -> Result<Change, Failure> {
    let inbox = inbox.unwrap_or_default();
    let head = actor.letterhead(viewer);
    let mut pages: Vec<Vec<PaymentRecord>> = Vec::new();
    for kept in open {
        match pages.iter_mut().find(|page| page.iter().any(|one| one.page == kept.page)) {
            Some(page) => page.push(kept.clone()),
            None => pages.push(vec![kept.clone()]),
        }
    }
    let mut change = Change::new();
    for page in pages {
        let told =
            checkout::ask(actor.payments()?, &head.origin, &page, CheckoutQuestion::Close, actor.now()).await.map_err(
                |error| match error {
                    PaymentsError::Retryable(_) => {
                        Failure::Unavailable("A client has a checkout open, and we can’t reach Stripe. Try again in a moment.".into())
                    }
                    PaymentsError::Refused(why) => Failure::internal(why),
                },
            )?;
        let letters = [actor.fresh(MailId::from_bytes), actor.fresh(MailId::from_bytes)];
        let desk =
            payments::MailContext { head: actor.letterhead(viewer), dashboard: actor.dashboard_origin(), inbox: inbox.clone(), letters };
        match checkout::ended(&told, desk, &page, actor.now())? {
            CheckoutEnd::Over(over) => change = change.and(over),
            CheckoutEnd::Came(news) => {
                actor.step(news).await?;
                return Err(Failure::conflict(came));
            }
            CheckoutEnd::Open => return Err(Failure::Unavailable("A client is paying right now. Try again in a moment.".into())),
        }
    }
    Ok(change)
}
