use domain::{
    OutboxId, StudioId,
    time::{HOUR, MINUTE},
};
use ports::MailError;
use serde_json::{Value, json};
use testkit::InjectedFault;

use super::{Delivery, LEASE, MOST_TRIES, deliver, pause, sweep};
use crate::testing::{House, house};

#[test]
fn pauses_grow_and_stop_growing() {
    assert_eq!(pause(1), MINUTE);
    assert_eq!(pause(2), 2 * MINUTE);
    assert_eq!(pause(30), 3 * HOUR);
}

/// Somebody forgot their password: one mail waits. Tells which, as the queue would.
async fn waiting(house: &House) -> (StudioId, OutboxId) {
    let got = house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": "anna@example.com" })).await;
    assert_eq!(got.status, http::StatusCode::OK);
    house.kit.wake.take().remove(0)
}

async fn try_it(house: &House, (studio, row): &(StudioId, OutboxId)) -> Delivery {
    deliver(&house.setup.system(), studio, row).await
}

fn row(house: &House) -> Value {
    house
        .kit
        .db
        .read::<Value>("SELECT state, attempts, last_error, sealed IS NULL AS gone FROM outbox WHERE contact_id IS NOT NULL", &[])
        .remove(0)
}

fn audited(house: &House, action: &str) -> usize {
    house.kit.db.snapshot().rows("audit_log").iter().filter(|row| row["action"] == action).count()
}

#[tokio::test]
async fn a_mail_is_sealed_while_it_waits_and_gone_when_it_left() {
    let house = house();
    let mail = waiting(&house).await;
    let sealed = house.kit.db.read::<Value>("SELECT sealed FROM outbox", &[]).remove(0)["sealed"].as_str().unwrap().to_owned();
    assert!(!sealed.contains("set-password") && !sealed.contains("anna"));
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert_eq!(row(&house), json!({ "state": "sent", "attempts": 1, "last_error": null, "gone": 1 }));
    assert_eq!((house.kit.mail.sent().len(), audited(&house, "mail.sent")), (1, 1));
    assert!(house.kit.mail.sent()[0].message_id.starts_with(mail.1.as_str()));
}

#[tokio::test]
async fn a_message_that_comes_twice_is_one_mail() {
    let house = house();
    let mail = waiting(&house).await;
    let together = futures_util::future::join_all((0..5).map(|_| try_it(&house, &mail))).await;
    assert_eq!(together, [Delivery::Done; 5]);
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert_eq!(house.kit.mail.sent().len(), 1);
}

#[tokio::test]
async fn trouble_is_tried_again_with_growing_pauses() {
    let house = house();
    let mail = waiting(&house).await;
    for seconds in [60, 120, 240] {
        house.kit.mail.fail(MailError::Retryable("421 come back".to_owned()), InjectedFault::Before);
        assert_eq!(try_it(&house, &mail).await, Delivery::Again { seconds });
        // Too early: somebody else's message, or an impatient queue.
        assert_eq!(try_it(&house, &mail).await, Delivery::Done);
        assert_eq!((house.kit.mail.sent().len(), row(&house)["state"].as_str()), (0, Some("queued")));
        house.kit.clock.advance(i64::from(seconds) * 1000);
    }
    assert_eq!(row(&house)["last_error"], "421 come back");
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert_eq!(row(&house), json!({ "state": "sent", "attempts": 4, "last_error": null, "gone": 1 }));
}

#[tokio::test]
async fn what_can_never_arrive_is_dead_and_the_studio_can_see_it() {
    let house = house();
    let mail = waiting(&house).await;
    house.kit.mail.fail(MailError::Refused("550 no such mailbox".to_owned()), InjectedFault::Before);
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert_eq!(row(&house), json!({ "state": "dead", "attempts": 1, "last_error": "550 no such mailbox", "gone": 1 }));
    assert_eq!(audited(&house, "mail.dead"), 1);
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert!(house.kit.mail.sent().is_empty());
}

/// Proves D5.
#[tokio::test]
async fn the_studio_gets_word_of_a_letter_that_could_not_be_delivered_unless_it_switched_that_off() {
    let house = house();
    let dead = async || {
        let mail = waiting(&house).await;
        house.kit.mail.fail(MailError::Refused("550 no such mailbox".to_owned()), InjectedFault::Before);
        assert_eq!(try_it(&house, &mail).await, Delivery::Done);
        house.kit.clock.advance(HOUR);
        house.deliver_mail().await;
        house.kit.mail.sent()
    };
    let sent = dead().await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].subject.contains("could not be delivered") && sent[0].to.as_str() != "anna@example.com", "{:?}", sent[0]);
    for said in ["To: anna@example.com", "Reason: 550 no such mailbox", &format!("/contacts/{}", house.demo.aurora.contacts[0].id)] {
        assert!(sent[0].text.contains(said), "{said}: {}", sent[0].text);
    }
    assert!(!sent[0].text.contains("set-password"), "{}", sent[0].text);
    house.kit.db.execute("UPDATE studios SET notify_bounce = 0", &[]);
    assert_eq!(dead().await.len(), 1);
}

#[tokio::test]
async fn after_two_days_of_trouble_it_is_dead_too() {
    let house = house();
    let mail = waiting(&house).await;
    for n in 1..=MOST_TRIES {
        house.kit.mail.fail(MailError::Retryable("greylisted".to_owned()), InjectedFault::Before);
        let delivery = try_it(&house, &mail).await;
        assert_eq!(delivery == Delivery::Done, n == MOST_TRIES, "{n}");
        house.kit.clock.advance(3 * HOUR);
    }
    assert_eq!((row(&house)["state"].as_str(), row(&house)["attempts"].as_i64()), (Some("dead"), Some(MOST_TRIES)));
}

#[tokio::test]
async fn a_mail_nobody_was_woken_for_is_found_by_the_sweep() {
    let house = house();
    let mail = waiting(&house).await;
    assert_eq!(sweep(&house.setup.system(), 100).await.unwrap(), 1);
    assert_eq!(house.kit.wake.take(), [mail]);
    house.deliver_mail().await;
    assert!(house.kit.mail.sent().is_empty(), "sweeping only wakes");
}

#[tokio::test]
async fn a_crash_after_sending_sends_the_same_mail_again() {
    let house = house();
    let mail = waiting(&house).await;
    // The claim is written, the mail leaves, and then the database is gone.
    house.kit.db.fail(2, InjectedFault::Before);
    assert_eq!(try_it(&house, &mail).await, Delivery::Again { seconds: 60 });
    assert_eq!((house.kit.mail.sent().len(), row(&house)["state"].as_str()), (1, Some("queued")));
    assert_eq!(sweep(&house.setup.system(), 100).await.unwrap(), 0, "the first sender may still be at it");
    house.kit.clock.advance(LEASE);
    assert_eq!(sweep(&house.setup.system(), 100).await.unwrap(), 1);
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1], "the same Message-ID, so that the receiver can drop the double");
    assert_eq!(row(&house)["state"], "sent");
}

#[tokio::test]
async fn an_answer_that_got_lost_is_no_reason_to_forget_the_mail() {
    let house = house();
    let mail = waiting(&house).await;
    house.kit.mail.fail(MailError::Retryable("connection reset".to_owned()), InjectedFault::After);
    assert_eq!(try_it(&house, &mail).await, Delivery::Again { seconds: 60 });
    house.kit.clock.advance(MINUTE);
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    let ids: Vec<_> = house.kit.mail.sent().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_seal_of_another_row_is_not_opened() {
    let house = house();
    let (mail, other) = (waiting(&house).await, waiting(&house).await);
    house.kit.db.execute(
        "UPDATE outbox SET sealed = (SELECT sealed FROM outbox o WHERE o.id = ?2) WHERE id = ?1",
        &[(&mail.1).into(), (&other.1).into()],
    );
    assert_eq!(try_it(&house, &mail).await, Delivery::Done);
    assert!(house.kit.mail.sent().is_empty());
    assert_eq!(audited(&house, "mail.dead"), 1);
}
