//! What an event of Stripe's says, in our words.

use domain::payment::{Dispute, News};
use serde::Deserialize;

use crate::system::settle::Told;

/// The part of an event that tells whose it is (docs.stripe.com/api/events/object).
#[derive(Debug, Deserialize)]
pub struct Event {
    pub id: String,
    pub r#type: String,
    /// The studio's account; missing on events of the deployment's own.
    pub account: Option<String>,
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
struct Disputed {
    status: String,
    payment_intent: Option<String>,
}

/// What it tells of a payment; `None` for kinds of events that tell nothing of one.
///
/// # Errors
/// When an event of a known kind has a shape we do not know.
pub fn told(event: &Event) -> Result<Option<Told>, serde_json::Error> {
    let kind = event.r#type.as_str();
    if let Some(kind) = kind.strip_prefix("checkout.session.") {
        let session = Session::deserialize(&event.data.object)?;
        let news = match kind {
            "completed" if session.payment_status == "unpaid" => News::Processing,
            "completed" | "async_payment_succeeded" => News::Paid,
            "async_payment_failed" => News::Failed,
            "expired" => News::Expired,
            _ => return Ok(None),
        };
        return Ok(Some(Told {
            news: Some(news),
            reference: session.client_reference_id,
            checkout: Some(session.id),
            intent: session.payment_intent,
            amount: session.amount_total,
            currency: session.currency,
        }));
    }
    Ok(match kind {
        "charge.refunded" => {
            let charge = Charge::deserialize(&event.data.object)?;
            Some(Told {
                news: Some(News::Refunded(charge.amount_refunded)),
                reference: charge.metadata.reference,
                checkout: None,
                intent: charge.payment_intent,
                amount: Some(charge.amount),
                currency: Some(charge.currency),
            })
        }
        "charge.dispute.created" | "charge.dispute.closed" => {
            let dispute = Disputed::deserialize(&event.data.object)?;
            let news = match (kind, dispute.status.as_str()) {
                ("charge.dispute.created", _) => Dispute::Open,
                (_, "lost") => Dispute::Lost,
                // Won, or a mere inquiry that came to nothing (`warning_closed`).
                _ => Dispute::Won,
            };
            Some(Told { news: Some(News::Dispute(news)), intent: dispute.payment_intent, ..Told::default() })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hear(kind: &str, object: serde_json::Value) -> Option<News> {
        let event =
            serde_json::from_value(json!({ "id": "evt_1", "type": kind, "account": "acct_1", "data": { "object": object } })).unwrap();
        told(&event).unwrap().and_then(|told| told.news)
    }

    /// Proves D3.
    #[test]
    fn events_are_read_for_what_they_say() {
        let session = |status: &str| json!({ "id": "cs_1", "payment_status": status, "amount_total": 1, "currency": "eur", "more": [1] });
        assert_eq!(hear("checkout.session.completed", session("paid")), Some(News::Paid));
        assert_eq!(hear("checkout.session.completed", session("unpaid")), Some(News::Processing));
        assert_eq!(hear("checkout.session.async_payment_succeeded", session("paid")), Some(News::Paid));
        assert_eq!(hear("checkout.session.async_payment_failed", session("unpaid")), Some(News::Failed));
        assert_eq!(hear("checkout.session.expired", session("unpaid")), Some(News::Expired));
        let charge =
            json!({ "id": "ch_1", "amount": 100, "amount_refunded": 40, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
        assert_eq!(hear("charge.refunded", charge), Some(News::Refunded(40)));
        let dispute = |status: &str| json!({ "id": "dp_1", "status": status, "payment_intent": "pi_1" });
        assert_eq!(hear("charge.dispute.created", dispute("needs_response")), Some(News::Dispute(Dispute::Open)));
        assert_eq!(hear("charge.dispute.closed", dispute("won")), Some(News::Dispute(Dispute::Won)));
        assert_eq!(hear("charge.dispute.closed", dispute("lost")), Some(News::Dispute(Dispute::Lost)));
        assert_eq!(hear("account.updated", json!({ "id": "acct_1" })), None);
        assert_eq!(hear("checkout.session.unheard_of", session("paid")), None);
    }
}
