//! What an event of Stripe's says, in our words.

use domain::{
    payment::{Dispute, DisputeRecord, PaymentEvent, PaymentReference, Refund},
    provider_amount,
};
use serde::Deserialize;

use crate::payments::ProviderReport;

/// The part of an event that tells whose it is (docs.stripe.com/api/events/object).
#[derive(Debug, Deserialize)]
pub struct Event {
    pub id: String,
    pub r#type: String,
    /// The studio's account; missing on events of the deployment's own.
    pub account: Option<String>,
    /// When it happened, in seconds.
    #[serde(default)]
    created: i64,
    data: Data,
}

#[derive(Debug, Deserialize)]
struct Data {
    object: serde_json::Value,
}

#[derive(Deserialize)]
struct Session {
    id: String,
    client_reference_id: Option<String>,
    payment_status: String,
    amount_total: Option<i64>,
    currency: Option<String>,
    payment_intent: Option<String>,
}

#[derive(Deserialize)]
struct Charge {
    amount: i64,
    amount_refunded: i64,
    currency: String,
    payment_intent: Option<String>,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    reference: Option<String>,
}

#[derive(Deserialize)]
struct RefundObject {
    id: String,
    amount: i64,
    currency: String,
    payment_intent: Option<String>,
    status: Option<String>,
}

#[derive(Deserialize)]
struct DisputeObject {
    id: String,
    amount: i64,
    currency: String,
    status: String,
    payment_intent: Option<String>,
    #[serde(default)]
    balance_transactions: Vec<BalanceTransaction>,
}

#[derive(Deserialize)]
struct BalanceTransaction {
    amount: i64,
    currency: String,
}

/// An amount of Stripe's in our minor units. What is no amount of its currency fits nothing that was asked.
fn minor(units: i64, currency: &str) -> Option<i64> {
    provider_amount::from_provider(units, currency).map(|money| money.minor)
}

impl DisputeObject {
    /// `reinstated`: its event says that the money is back.
    fn told(&self, reinstated: bool, at: i64) -> Option<DisputeRecord> {
        let amount = minor(self.amount, &self.currency)?;
        let state = match self.status.as_str() {
            _ if reinstated => Dispute::Won,
            "lost" => Dispute::Lost,
            // Or a mere inquiry that came to nothing.
            "won" | "warning_closed" | "prevented" => Dispute::Won,
            _ => Dispute::Open,
        };
        // Less than all of it comes back where a dispute is won in part; Stripe says so in what it books.
        let booked = self.balance_transactions.iter().filter(|one| one.amount > 0 && one.currency == self.currency);
        let back = minor(booked.map(|one| one.amount).sum(), &self.currency)?;
        let reinstated = if state != Dispute::Won {
            0
        } else if (1..amount).contains(&back) {
            back
        } else {
            amount
        };
        Some(DisputeRecord { amount, state, reinstated, at })
    }
}

/// Kinds of events that come after a payment is there, and so are looked for when their webhook may be lost.
pub const AFTERWARDS: &[&str] = &[
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
];

/// What it tells of a payment; `None` for kinds of events that tell nothing of one.
///
/// # Errors
/// When an event of a known kind has a shape we do not know.
pub fn told(event: &Event) -> Result<Option<ProviderReport>, serde_json::Error> {
    let kind = event.r#type.as_str();
    if let Some(kind) = kind.strip_prefix("checkout.session.") {
        let session = Session::deserialize(&event.data.object)?;
        let news = match kind {
            "completed" if session.payment_status == "unpaid" => PaymentEvent::Processing,
            "completed" | "async_payment_succeeded" => PaymentEvent::Paid,
            "async_payment_failed" => PaymentEvent::Failed,
            "expired" => PaymentEvent::Expired,
            _ => return Ok(None),
        };
        return Ok(Some(ProviderReport {
            event: Some(news),
            reference: session.client_reference_id.map(PaymentReference::from),
            checkout: Some(session.id),
            intent: session.payment_intent,
            amount: session.amount_total.zip(session.currency.as_deref()).and_then(|(units, currency)| minor(units, currency)),
            currency: session.currency,
        }));
    }
    Ok(match kind {
        "charge.refunded" => {
            let charge = Charge::deserialize(&event.data.object)?;
            Some(ProviderReport {
                // What is no amount fits nothing that was asked, and is shown to a person.
                event: Some(PaymentEvent::Refunded(minor(charge.amount_refunded, &charge.currency).unwrap_or_default())),
                reference: charge.metadata.reference.map(PaymentReference::from),
                checkout: None,
                intent: charge.payment_intent,
                amount: minor(charge.amount, &charge.currency).filter(|_| minor(charge.amount_refunded, &charge.currency).is_some()),
                currency: Some(charge.currency),
            })
        }
        // The last is what older endpoints are told instead of the first three.
        "refund.created" | "refund.updated" | "refund.failed" | "charge.refund.updated" => {
            let refund = RefundObject::deserialize(&event.data.object)?;
            let failed = matches!(refund.status.as_deref(), Some("failed" | "canceled"));
            minor(refund.amount, &refund.currency).map(|amount| ProviderReport {
                event: Some(PaymentEvent::Refund(refund.id, Refund { amount, failed })),
                intent: refund.payment_intent,
                currency: Some(refund.currency),
                ..ProviderReport::default()
            })
        }
        "charge.dispute.created"
        | "charge.dispute.updated"
        | "charge.dispute.closed"
        | "charge.dispute.funds_withdrawn"
        | "charge.dispute.funds_reinstated" => {
            let dispute = DisputeObject::deserialize(&event.data.object)?;
            let told = dispute.told(kind.ends_with("funds_reinstated"), event.created);
            told.map(|told| ProviderReport {
                event: Some(PaymentEvent::Dispute(dispute.id, told)),
                intent: dispute.payment_intent,
                ..ProviderReport::default()
            })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn apply(kind: &str, object: serde_json::Value) -> Option<PaymentEvent> {
        let event =
            serde_json::from_value(json!({ "id": "evt_1", "type": kind, "account": "acct_1", "created": 7, "data": { "object": object } }))
                .unwrap();
        told(&event).unwrap().and_then(|told| told.event)
    }

    /// Proves D3.
    #[test]
    fn events_are_read_for_what_they_say() {
        let session = |status: &str| json!({ "id": "cs_1", "payment_status": status, "amount_total": 1, "currency": "eur", "more": [1] });
        assert_eq!(apply("checkout.session.completed", session("paid")), Some(PaymentEvent::Paid));
        assert_eq!(apply("checkout.session.completed", session("unpaid")), Some(PaymentEvent::Processing));
        assert_eq!(apply("checkout.session.async_payment_succeeded", session("paid")), Some(PaymentEvent::Paid));
        assert_eq!(apply("checkout.session.async_payment_failed", session("unpaid")), Some(PaymentEvent::Failed));
        assert_eq!(apply("checkout.session.expired", session("unpaid")), Some(PaymentEvent::Expired));
        let charge =
            json!({ "id": "ch_1", "amount": 100, "amount_refunded": 40, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
        assert_eq!(apply("charge.refunded", charge), Some(PaymentEvent::Refunded(40)));
        let refund = |status: &str| json!({ "id": "re_1", "amount": 40, "currency": "eur", "payment_intent": "pi_1", "status": status });
        for (kind, status, failed) in [
            ("refund.created", "pending", false),
            ("refund.updated", "succeeded", false),
            ("refund.failed", "failed", true),
            ("refund.updated", "canceled", true),
            ("charge.refund.updated", "failed", true),
        ] {
            assert_eq!(
                apply(kind, refund(status)),
                Some(PaymentEvent::Refund("re_1".to_owned(), Refund { amount: 40, failed })),
                "{kind} {status}"
            );
        }
        let dispute = |status: &str, booked: i64| {
            json!({ "id": "dp_1", "amount": 100, "currency": "eur", "status": status, "payment_intent": "pi_1",
                    "balance_transactions": [{ "amount": -100, "currency": "eur" }, { "amount": booked, "currency": "eur" }] })
        };
        let told =
            |state, reinstated| Some(PaymentEvent::Dispute("dp_1".to_owned(), DisputeRecord { amount: 100, state, reinstated, at: 7 }));
        for (kind, status, booked, is) in [
            ("created", "needs_response", 0, told(Dispute::Open, 0)),
            ("updated", "under_review", 0, told(Dispute::Open, 0)),
            ("funds_withdrawn", "needs_response", 0, told(Dispute::Open, 0)),
            ("closed", "won", 100, told(Dispute::Won, 100)),
            ("closed", "won", 60, told(Dispute::Won, 60)),
            ("closed", "lost", 0, told(Dispute::Lost, 0)),
            ("closed", "warning_closed", 0, told(Dispute::Won, 100)),
            ("funds_reinstated", "lost", 100, told(Dispute::Won, 100)),
        ] {
            assert_eq!(apply(&format!("charge.dispute.{kind}"), dispute(status, booked)), is, "{kind} {status}");
        }
        // Krónur are told of in hundredths.
        let krona = json!({ "id": "cs_1", "payment_status": "paid", "amount_total": 200_000, "currency": "isk" });
        let event = json!({ "id": "evt_1", "type": "checkout.session.completed", "data": { "object": krona } });
        assert_eq!(super::told(&serde_json::from_value(event).unwrap()).unwrap().unwrap().amount, Some(2_000));
        assert_eq!(apply("account.updated", json!({ "id": "acct_1" })), None);
        assert_eq!(apply("checkout.session.unheard_of", session("paid")), None);
    }
}
