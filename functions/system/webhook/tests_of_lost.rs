//! Refunds and disputes whose webhook was lost.

use domain::time::{HOUR, MINUTE};
use http::StatusCode;
use ports::PaymentsError;
use serde_json::{Value, json};
use testkit::InjectedFault;

use super::tests::{deliver, event, opened, session};
use crate::{
    system::cron,
    testing::{House, house},
};

/// Events in one run.
const MOST: usize = 2;

const ACCOUNT: &str = "acct_aurora";

/// A house with a payment that came, an hour later.
async fn paid() -> House {
    let house = house();
    let payment = opened(&house, "aurora");
    let got = deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    assert_eq!(got.status, StatusCode::OK);
    house.kit.clock.advance(HOUR);
    house
}

/// As the webhook would bring it, with the time it happened.
fn happened(house: &House, id: &str, kind: &str, object: Value) -> Value {
    let mut event = event(id, kind, object);
    event["created"] = house.setup.system().now().seconds().into();
    // In the list of an account its events do not name it.
    event.as_object_mut().unwrap().remove("account");
    house.kit.payments.happened(ACCOUNT, event.clone());
    event
}

fn refund(id: &str, intent: &str, amount: i64) -> Value {
    json!({ "id": id, "object": "refund", "amount": amount, "currency": "eur", "payment_intent": intent, "status": "succeeded" })
}

fn refunded(house: &House) -> (String, i64) {
    let row = house.kit.db.read::<Value>("SELECT state, refunded_minor FROM payments WHERE checkout_id = 'cs_1'", &[]).remove(0);
    (row["state"].as_str().unwrap().to_owned(), row["refunded_minor"].as_i64().unwrap())
}

async fn sweep(house: &House) -> usize {
    super::sweep(&house.setup.system(), domain::Shard::FIRST, MOST).await.unwrap()
}

/// Proves D2, D3.
#[tokio::test]
async fn a_refund_whose_webhook_was_lost_is_found_and_told_once() {
    let house = paid().await;
    let refund = happened(&house, "evt_2", "refund.created", refund("re_1", "pi_1", 60_000));
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(refunded(&house), ("paid".to_owned(), 0), "its webhook may still come");
    house.deliver_mail().await;
    let letters = house.kit.mail.sent().len();
    house.kit.clock.advance(HOUR);
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(refunded(&house), ("refunded".to_owned(), 60_000));
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), letters + 1, "the studio gets word");
    // The webhook after all, and the list once more.
    let late = json!({ "account": ACCOUNT, "created": refund["created"], "id": "evt_2", "type": "refund.created", "data": refund["data"] });
    assert_eq!(deliver(&house, &late).await.json(), json!({ "result": "known" }));
    house.kit.clock.advance(HOUR);
    assert_eq!(sweep(&house).await, 0);
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), letters + 1);
}

/// Proves D2, D3.
#[tokio::test]
async fn a_dispute_is_found_as_well_and_what_came_by_webhook_is_not_taken_twice() {
    let house = paid().await;
    let object = |status: &str| json!({ "id": "dp_1", "amount": 60_000, "currency": "eur", "payment_intent": "pi_1", "status": status, "balance_transactions": [] });
    let mut created = happened(&house, "evt_2", "charge.dispute.created", object("needs_response"));
    created["account"] = ACCOUNT.into();
    assert_eq!(deliver(&house, &created).await.json(), json!({ "result": "taken" }));
    house.kit.clock.advance(MINUTE);
    happened(&house, "evt_3", "charge.dispute.closed", object("lost"));
    house.kit.clock.advance(HOUR);
    assert_eq!(sweep(&house).await, 1);
    let rows: Vec<Value> = house.kit.db.read("SELECT dispute, lost_minor FROM payments WHERE checkout_id = 'cs_1'", &[]);
    assert_eq!(rows, [json!({ "dispute": "lost", "lost_minor": 60_000 })]);
    let events: Vec<Value> = house.kit.db.read("SELECT id FROM provider_events ORDER BY id", &[]);
    assert_eq!(events, [json!({ "id": "evt_1" }), json!({ "id": "evt_2" }), json!({ "id": "evt_3" })]);
}

/// Proves D2.
#[tokio::test]
async fn among_many_that_are_none_of_ours_it_is_found_page_after_page() {
    let house = paid().await;
    happened(&house, "evt_2", "refund.created", refund("re_1", "pi_1", 100));
    for n in 0..250 {
        house.kit.clock.advance(1_000);
        happened(&house, &format!("evt_other_{n}"), "refund.created", refund(&format!("re_other_{n}"), &format!("pi_other_{n}"), 100));
    }
    house.kit.clock.advance(HOUR);
    // Two pages have nothing of it.
    for (found, trips) in [(0, 3), (0, 3), (1, 5), (0, 1)] {
        house.kit.db.reset();
        assert_eq!((sweep(&house).await, house.kit.db.trips()), (found, trips));
    }
    assert_eq!(refunded(&house), ("paid".to_owned(), 100));
}

/// Proves D2.
#[tokio::test]
async fn more_than_a_run_may_cost_are_found_in_several() {
    let house = paid().await;
    for n in 0..=2 * MOST {
        happened(&house, &format!("evt_2{n}"), "refund.created", refund(&format!("re_{n}"), "pi_1", 100));
    }
    house.kit.clock.advance(HOUR);
    for (found, sum) in [(MOST, 200), (MOST, 400), (1, 500), (0, 500)] {
        assert_eq!(sweep(&house).await, found);
        assert_eq!(refunded(&house), ("paid".to_owned(), sum));
    }
}

/// Proves D2.
#[tokio::test]
async fn an_account_that_cannot_be_asked_waits_for_its_next_turn() {
    let house = paid().await;
    happened(&house, "evt_2", "refund.created", refund("re_1", "pi_1", 60_000));
    for (error, lines) in [(PaymentsError::Retryable("down".to_owned()), 0), (PaymentsError::Refused("status 403".to_owned()), 1)] {
        house.kit.clock.advance(HOUR);
        house.kit.payments.fail(error, InjectedFault::Before);
        let before = house.kit.db.snapshot().without(&["event_cursors"]);
        assert_eq!((sweep(&house).await, sweep(&house).await), (0, 0), "the second run has nobody's turn");
        assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["event_cursors"])), Vec::<String>::new());
        assert_eq!(house.kit.log.take().len(), lines);
    }
    house.kit.clock.advance(HOUR);
    assert_eq!(sweep(&house).await, 1);
}

/// The provider keeps events for thirty days: the one to go on from may be gone.
/// Proves D2.
#[tokio::test]
async fn a_reading_that_cannot_go_on_begins_again() {
    let house = paid().await;
    happened(&house, "evt_2", "refund.created", refund("re_1", "pi_1", 100));
    house.kit.clock.advance(HOUR);
    house.kit.db.execute("UPDATE event_cursors SET walk_until = ?1, walk_after = 'evt_gone'", &[house.setup.system().now().into()]);
    assert_eq!((sweep(&house).await, house.kit.log.take().len()), (0, 1));
    house.kit.clock.advance(HOUR);
    assert_eq!(sweep(&house).await, 1);
    assert_eq!(refunded(&house), ("paid".to_owned(), 100));
}

/// Proves D2.
#[tokio::test]
async fn where_nobody_paid_nothing_is_asked() {
    let house = house();
    house.kit.clock.advance(10 * HOUR);
    house.kit.db.reset();
    assert_eq!((sweep(&house).await, house.kit.db.trips()), (0, 1));
}
