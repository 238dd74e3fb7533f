use domain::time::{HOUR, MINUTE};
use ports::PaymentsError;
use serde_json::{Value, json};
use testkit::InjectedFault;

use crate::{
    system::cron,
    testing::{House, house},
};

/// A client who has the payment page open.
async fn opened() -> House {
    let house = house();
    let path = format!("/api/v1/installments/{}/pay", house.demo.aurora.installments[0]);
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await.post(&path, json!({})).await;
    house
}

fn state(house: &House) -> String {
    let rows: Vec<Value> = house.kit.db.read("SELECT state FROM payments", &[]);
    rows[0]["state"].as_str().unwrap().to_owned()
}

async fn run(house: &House) {
    super::reconcile(&house.setup.system(), domain::Shard::FIRST, 12).await.unwrap();
}

/// Proves D2.
#[tokio::test]
async fn a_lost_webhook_is_found() {
    let house = opened().await;
    house.kit.payments.settle("cs_test_1");
    run(&house).await;
    assert_eq!(state(&house), "open", "too early to ask");
    house.kit.clock.advance(10 * MINUTE);
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(state(&house), "paid");
    let audit: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log WHERE action LIKE 'payment.%' ORDER BY at", &[]);
    assert_eq!(audit, [json!({ "action": "payment.started" }), json!({ "action": "payment.paid" })]);
}

/// Proves D2.
#[tokio::test]
async fn a_page_that_ran_out_frees_its_installment() {
    let house = opened().await;
    house.kit.clock.advance(3 * HOUR);
    house.kit.payments.expire("cs_test_1");
    run(&house).await;
    assert_eq!(state(&house), "expired");
}

/// Proves D2.
#[tokio::test]
async fn who_has_nothing_new_is_asked_again_after_the_others() {
    let house = opened().await;
    house.kit.clock.advance(11 * MINUTE);
    run(&house).await;
    house.kit.db.reset();
    run(&house).await;
    // It was looked at a moment ago: nothing is due, nothing is written.
    assert_eq!((house.kit.db.trips(), state(&house).as_str()), (1, "open"));
}

/// Proves D2.
#[tokio::test]
async fn a_provider_out_of_reach_changes_nothing() {
    let house = opened().await;
    house.kit.clock.advance(11 * MINUTE);
    house.kit.payments.settle("cs_test_1");
    let before = house.kit.db.snapshot();
    house.kit.payments.fail(PaymentsError::Retryable("down".to_owned()), InjectedFault::Before);
    run(&house).await;
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    run(&house).await;
    assert_eq!(state(&house), "paid");
}

/// Proves D1, D2.
#[tokio::test]
async fn another_amount_is_said_once_and_never_paid() {
    let house = opened().await;
    house.kit.payments.settle("cs_test_1");
    house.kit.payments.change("cs_test_1", |page| page.amount_minor = Some(1));
    for _ in 0..3 {
        house.kit.clock.advance(11 * MINUTE);
        run(&house).await;
    }
    assert_eq!(state(&house), "open");
    let audit: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log WHERE action = 'payment.mismatched'", &[]);
    assert_eq!((audit.len(), house.kit.log.take().len()), (1, 1));
}

/// Proves D2.
#[tokio::test]
async fn a_reservation_whose_page_nobody_saw_ends_with_its_time() {
    let house = house();
    let path = format!("/api/v1/installments/{}/pay", house.demo.aurora.installments[0]);
    house.kit.payments.fail(PaymentsError::Retryable("down".to_owned()), InjectedFault::Before);
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await.post(&path, json!({})).await;
    house.kit.clock.advance(2 * HOUR);
    run(&house).await;
    assert_eq!(state(&house), "open");
    house.kit.clock.advance(HOUR);
    run(&house).await;
    assert_eq!(state(&house), "expired");
}

/// Proves B4, D2, D5.
#[tokio::test]
async fn a_lost_webhook_of_several_paid_together_is_found_once_for_all() {
    let house = house();
    let demo = &house.demo.aurora;
    let path = format!("/api/v1/invoices/{}/pay", demo.invoice);
    house.client(demo, &demo.contacts[0]).await.post(&path, json!({ "installments": demo.installments })).await;
    house.kit.payments.settle("cs_test_1");
    house.kit.clock.advance(11 * MINUTE);
    assert_eq!(super::reconcile(&house.setup.system(), domain::Shard::FIRST, 12).await.unwrap(), 1);
    let rows: Vec<Value> = house.kit.db.read("SELECT DISTINCT state FROM payments", &[]);
    assert_eq!(rows, [json!({ "state": "paid" })]);
    let done: Vec<Value> = house.kit.db.read("SELECT state FROM documents WHERE id = ?1", &[(&demo.invoice).into()]);
    assert_eq!(done, [json!({ "state": "done" })]);
    house.kit.clock.advance(11 * MINUTE);
    assert_eq!(super::reconcile(&house.setup.system(), domain::Shard::FIRST, 12).await.unwrap(), 0);
    house.deliver_mail().await;
    // The receipt, and the studio's word.
    assert_eq!(house.kit.mail.sent().len(), 2);
}
