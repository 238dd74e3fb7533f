//! Stripe's news (D2, D3). The studio is named by our reference, or else found by its account in the directory. Then two round trips: one
//! that reads it, the payment and whether this event was taken in before; one that takes it in and moves the payment, together or not at all. Whatever is not ours is answered with 200, or Stripe
//! would send it for days; only a signature that does not hold is refused.

mod lost;
pub mod routes;
mod rules;
mod signature;
mod sql;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_lost;
#[cfg(test)]
mod tests_of_mail;

use domain::{Event, Placement};
pub use lost::sweep;
use ports::Constraint;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, Failure, Jobs, RawBody, Refusal, Reply, UniqueName, Webhook};

use super::reconcile;
use crate::payments::{self, ProviderReport, ReportOutcome};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// What was made of it.
    pub result: &'static str,
}

/// When two events of one payment meet, the second reads again; more often than this it waits for its next delivery.
const TRIES: usize = 4;

/// `POST /hooks/stripe`
pub async fn stripe(signed: Webhook, RawBody(body): RawBody) -> Result<Reply<Output>, Failure> {
    let header = signed.headers.get("stripe-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signature::holds(header, &body, signed.webhook_secret(), signed.now()) {
        signed.refused(Refusal::Signature);
        return Err(Failure::Unauthenticated);
    }
    // From here on the sender is Stripe: what cannot be read is our mistake, is logged, and comes again.
    let unreadable = |why: String| {
        signed.refused(Refusal::Event);
        signed.system().log(&format!("webhook unreadable: {why}"));
        Failure::Unreadable(why)
    };
    let event: rules::Event = serde_json::from_slice(&body).map_err(|error| unreadable(error.to_string()))?;
    let told = rules::told(&event).map_err(|error| unreadable(format!("{} {}: {error}", event.r#type, event.id)))?;
    let result = match (&event.account, told) {
        (Some(account), Some(told)) => match placed(&signed.system(), account, &told).await? {
            Some(at) => take(&signed.system(), (&event, &at), account, &told).await?,
            None => "not ours",
        },
        _ => "ignored",
    };
    Ok(signed.reply(Output { result }))
}

/// Where the studio is: our reference names it; one from before there were shards does not, but the directory knows its account.
async fn placed(system: &Jobs, account: &str, told: &ProviderReport) -> Result<Option<Placement>, Failure> {
    match told.reference.as_ref().and_then(|reference| reference.studio.as_ref()) {
        Some(studio) => Ok(Some(system.place(studio).await?)),
        None => system.find(&UniqueName::payment_account(account)).await,
    }
}

async fn take(
    system: &Jobs,
    (event, at): (&rules::Event, &Placement),
    account: &str,
    told: &ProviderReport,
) -> Result<&'static str, Failure> {
    for _ in 0..TRIES {
        match attempt(system, (event, at), account, told).await {
            // The same event at the same moment: the other one took it in.
            Err(Failure::UniqueViolation(Constraint::ProviderEvent)) => return Ok("known"),
            Err(Failure::Conflict(_)) => {}
            other => return other,
        }
    }
    Err(Failure::Unavailable("Other news of this payment are being taken in. Please send this again.".into()))
}

async fn attempt(
    system: &Jobs,
    (event, at): (&rules::Event, &Placement),
    account: &str,
    told: &ProviderReport,
) -> Result<&'static str, Failure> {
    let text = |value: &Option<String>| value.as_deref().into();
    let page = told.reference.as_ref().map(|reference| reference.page.as_str());
    let which = sql::PAYMENTS.with([account.into(), page.into(), text(&told.checkout), text(&told.intent)]);
    let [studio, payments] = system.read_of(at, [sql::STUDIO.with([account.into(), event.id.as_str().into()]), which]).await?;
    let (known, page) = (studio.first::<sql::Known>()?, payments.all::<payments::PaymentRecord>()?);
    let (Some(sql::Known { addressed, seen }), Some(first)) = (known, page.first()) else { return Ok("not ours") };
    if *seen {
        return Ok("known");
    }
    let now = system.now();
    let desk = reconcile::desk(system, addressed);
    let spare = desk.clone();
    let taken = sql::TAKE.with([event.id.as_str().into(), event.r#type.as_str().into(), now.into()]);
    let (change, result) = match payments::decide(&page, told, now) {
        ReportOutcome::Nothing => (Change::new(), "known"),
        ReportOutcome::Move(moved) => (moved.with_letters(desk, &page)?, "taken"),
        ReportOutcome::Odd(change, why) => {
            system.log(&format!("webhook {} {} payment={}: {why}", event.r#type, event.id, first.page));
            (change, "odd")
        }
    };
    match system.commit(at, change.write(taken.clone())).await {
        // Paid, while another attempt holds the installment: the money is there twice, and a person has to send one back.
        Err(Failure::UniqueViolation(Constraint::Payment)) => {
            system.log(&format!("webhook {} {} payment={}: the installment has another payment", event.r#type, event.id, first.page));
            let second = Change::new().write(taken).record(Event::PaymentDuplicated { payment: first.page.clone() });
            let second = spare.tell(second, &payments::paid_twice(&page))?;
            system.commit(at, second).await?;
            Ok("odd")
        }
        committed => committed.map(|_| result),
    }
}
