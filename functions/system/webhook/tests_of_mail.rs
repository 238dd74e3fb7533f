//! What the studio is told by mail of what its provider says.

use serde_json::json;

use super::tests::{deliver, event, opened, session};
use crate::testing::house;

/// Proves D3, D5.
#[tokio::test]
async fn the_studio_gets_word_of_money_that_comes_and_goes_once_each_and_not_of_what_it_switched_off() {
    let house = house();
    let payment = opened(&house, "aurora");
    house.kit.db.execute("UPDATE payments SET contact_id = ?1", &[(&house.demo.aurora.contacts[0].id).into()]);
    let charge = |back: i64| json!({ "id": "ch_1", "amount": 60_000, "amount_refunded": back, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
    let refund = |status: &str| json!({ "id": "re_1", "amount": 10_000, "currency": "eur", "payment_intent": "pi_1", "status": status });
    let dispute = |status: &str| json!({ "id": "dp_1", "amount": 60_000, "currency": "eur", "payment_intent": "pi_1", "status": status });
    let mut told = Vec::new();
    let steps = [
        ("checkout.session.completed", session(&payment, "unpaid"), None),
        ("checkout.session.async_payment_succeeded", session(&payment, "paid"), Some("Anna Berg paid €600.00")),
        ("charge.refunded", charge(10_000), Some("€100.00 was refunded to Anna Berg")),
        ("refund.created", refund("succeeded"), None),
        ("refund.failed", refund("failed"), Some("A refund of €100.00 to Anna Berg failed")),
        ("charge.dispute.created", dispute("needs_response"), Some("Anna Berg’s bank disputes a payment of €600.00")),
        ("charge.dispute.closed", dispute("lost"), Some("Anna Berg’s bank took back €600.00 after a dispute")),
        ("charge.dispute.funds_reinstated", dispute("won"), Some("The dispute over €600.00 was decided for you")),
    ];
    for (index, (kind, object, line)) in steps.iter().enumerate() {
        let mut event = event(&format!("evt_{index}"), kind, object.clone());
        event["created"] = json!(index);
        deliver(&house, &event).await;
        deliver(&house, &event).await;
        told.extend(line.map(str::to_owned));
        house.deliver_mail().await;
        let to_studio = |letter: &&ports::Mail| letter.to.as_str() != "anna@example.com";
        let subjects: Vec<_> = house.kit.mail.sent().iter().filter(to_studio).map(|letter| letter.subject.clone()).collect();
        assert_eq!(subjects, told, "{kind}");
    }
    let letters = house.kit.mail.sent();
    let last = letters.last().unwrap();
    assert!(last.text.contains("The money stays with you.") && last.text.contains("Booking deposit: €600.00"), "{}", last.text);
    assert!(last.text.contains(&format!("/invoices/{}", house.demo.aurora.invoice)), "{}", last.text);
    // Switched off, each by itself.
    for (column, kind, object) in [
        ("notify_payment", "checkout.session.completed", session(&payment, "paid")),
        ("notify_payment_failed", "checkout.session.async_payment_failed", session(&payment, "unpaid")),
        ("notify_refund", "charge.refunded", charge(60_000)),
        ("notify_dispute", "charge.dispute.created", dispute("needs_response")),
    ] {
        let house = crate::testing::house();
        opened(&house, "aurora");
        house.kit.db.execute(
            "UPDATE payments SET payment_intent = 'pi_1', state = CASE WHEN ?1 LIKE '%payment%' THEN 'open' ELSE 'paid' END",
            &[column.into()],
        );
        house.kit.db.execute(&format!("UPDATE studios SET {column} = 0"), &[]);
        assert_eq!(deliver(&house, &event("evt_1", kind, object)).await.json(), json!({ "result": "taken" }));
        house.deliver_mail().await;
        assert_eq!(house.kit.mail.sent().len(), 0, "{column}");
    }
}

/// Proves D2.
#[tokio::test]
async fn a_payment_that_failed_is_told_to_the_studio() {
    let house = house();
    let payment = opened(&house, "aurora");
    deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "unpaid"))).await;
    deliver(&house, &event("evt_2", "checkout.session.async_payment_failed", session(&payment, "unpaid"))).await;
    house.deliver_mail().await;
    let subjects: Vec<_> = house.kit.mail.sent().iter().map(|letter| letter.subject.clone()).collect();
    assert_eq!(subjects, ["A payment of €600.00 by a client failed"]);
}
