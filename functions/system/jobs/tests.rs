use domain::{
    JobId, Shard,
    time::{DAY, HOUR, MINUTE},
};
use http::StatusCode;
use ports::{JobMessage, MailError};
use serde_json::{Value, json};
use testkit::InjectedFault;

use super::{LEASE, MAX_ATTEMPTS, Progress, pause, run, wake};
use crate::testing::{Got, House, house};

const BUDGET: usize = 100;
const FINISHED: Progress = Progress::Finished;

#[test]
fn pauses_grow_and_stop_growing() {
    assert_eq!(pause(1), MINUTE);
    assert_eq!(pause(2), 2 * MINUTE);
    assert_eq!(pause(30), 3 * HOUR);
}

/// Somebody forgot their password, so one email waits. Returns the message about it that is in the queue.
async fn waiting(house: &House) -> JobMessage {
    let got = house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": "anna@example.com" })).await;
    assert_eq!(got.status, StatusCode::OK);
    house.kit.jobs.take().remove(0)
}

async fn try_it(house: &House, message: &JobMessage) -> Progress {
    run(&house.setup.system(), message).await
}

async fn refused(house: &House, message: &JobMessage, why: &str) {
    house.kit.mail.fail(MailError::Refused(why.to_owned()), InjectedFault::Before);
    assert_eq!(try_it(house, message).await, FINISHED);
}

/// What is stored of the first job; `None` when it is gone.
fn job(house: &House) -> Option<Value> {
    house
        .kit
        .db
        .read::<Value>("SELECT attempts, failed_at IS NOT NULL AS failed, last_error FROM jobs ORDER BY created_at", &[])
        .into_iter()
        .next()
}

/// What the studio sees of the email.
fn mail(house: &House) -> Value {
    house.kit.db.read::<Value>("SELECT state, last_error FROM mails WHERE contact_id IS NOT NULL", &[]).remove(0)
}

fn audited(house: &House, action: &str) -> usize {
    house.kit.db.snapshot().rows("audit_log").iter().filter(|row| row["action"] == action).count()
}

/// Another kind of job, as a newer version may write it.
fn unknown(house: &House) -> JobMessage {
    let message = JobMessage { studio: house.demo.aurora.id.clone(), job: JobId::from_bytes([9; 16]) };
    house.kit.db.execute(
        "INSERT INTO jobs (studio_id, id, kind, payload, due_at, created_at) VALUES (?1, ?2, 'send_fax', 'k1.AAAA', ?3, ?3)",
        &[(&message.studio).into(), (&message.job).into(), testkit::NOW.into()],
    );
    message
}

#[tokio::test]
async fn an_email_is_sealed_while_it_waits_and_gone_when_it_left() {
    let house = house();
    let message = waiting(&house).await;
    let sealed = house.kit.db.read::<Value>("SELECT payload FROM jobs", &[]).remove(0)["payload"].as_str().unwrap().to_owned();
    assert!(!sealed.contains("set-password") && !sealed.contains("anna"));
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert_eq!((job(&house), mail(&house)), (None, json!({ "state": "sent", "last_error": null })));
    assert_eq!((house.kit.mail.sent().len(), audited(&house, "mail.sent")), (1, 1));
    assert!(house.kit.mail.sent()[0].message_id.starts_with(message.job.as_str()));
}

#[tokio::test]
async fn a_message_that_comes_twice_is_one_email() {
    let house = house();
    let message = waiting(&house).await;
    let together = futures_util::future::join_all((0..5).map(|_| try_it(&house, &message))).await;
    assert_eq!(together, [FINISHED; 5]);
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert_eq!(house.kit.mail.sent().len(), 1);
}

#[tokio::test]
async fn trouble_is_tried_again_with_growing_pauses() {
    let house = house();
    let message = waiting(&house).await;
    for seconds in [60, 120, 240] {
        house.kit.mail.fail(MailError::Retryable("421 come back".to_owned()), InjectedFault::Before);
        assert_eq!(try_it(&house, &message).await, Progress::Again { seconds });
        // Too early: somebody else's message, or an impatient queue.
        assert_eq!(try_it(&house, &message).await, FINISHED);
        assert_eq!((house.kit.mail.sent().len(), mail(&house)["state"].as_str()), (0, Some("queued")));
        house.kit.clock.advance(i64::from(seconds) * 1000);
    }
    assert_eq!(job(&house).unwrap(), json!({ "attempts": 3, "failed": 0, "last_error": "421 come back" }));
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert_eq!((job(&house), mail(&house)), (None, json!({ "state": "sent", "last_error": null })));
}

#[tokio::test]
async fn what_can_never_arrive_is_dead_and_the_studio_can_see_it() {
    let house = house();
    let message = waiting(&house).await;
    refused(&house, &message, "550 no such mailbox").await;
    assert_eq!(mail(&house), json!({ "state": "dead", "last_error": "550 no such mailbox" }));
    assert_eq!(job(&house).unwrap(), json!({ "attempts": 1, "failed": 1, "last_error": "550 no such mailbox" }));
    assert_eq!(audited(&house, "mail.failed"), 1);
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert!(house.kit.mail.sent().is_empty());
}

/// Proves D5.
#[tokio::test]
async fn the_studio_gets_word_of_a_letter_that_could_not_be_delivered_unless_it_switched_that_off() {
    let house = house();
    let dead = async || {
        let message = waiting(&house).await;
        refused(&house, &message, "550 no such mailbox").await;
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
    let message = waiting(&house).await;
    for n in 1..=MAX_ATTEMPTS {
        house.kit.mail.fail(MailError::Retryable("greylisted".to_owned()), InjectedFault::Before);
        assert_eq!(try_it(&house, &message).await == FINISHED, n == MAX_ATTEMPTS, "{n}");
        house.kit.clock.advance(3 * HOUR);
    }
    assert_eq!((mail(&house)["state"].as_str(), &job(&house).unwrap()["attempts"]), (Some("dead"), &json!(MAX_ATTEMPTS)));
}

#[tokio::test]
async fn a_job_whose_message_got_lost_is_found_by_the_cron() {
    let house = house();
    let message = waiting(&house).await;
    assert_eq!(wake(&house.setup.system(), Shard::FIRST, BUDGET).await.unwrap(), 1);
    assert_eq!(house.kit.jobs.take(), [message]);
    house.deliver_mail().await;
    assert!(house.kit.mail.sent().is_empty(), "the cron only tells the queue");
}

#[tokio::test]
async fn the_cron_tells_the_queue_about_so_many_at_once_and_the_oldest_first() {
    let house = house();
    let mut messages = Vec::new();
    for _ in 0..3 {
        messages.push(waiting(&house).await);
        house.kit.clock.advance(MINUTE);
    }
    assert_eq!(wake(&house.setup.system(), Shard::FIRST, 2).await.unwrap(), 2);
    assert_eq!(house.kit.jobs.take(), messages[..2]);
}

#[tokio::test]
async fn a_crash_after_sending_sends_the_same_email_again() {
    let house = house();
    let message = waiting(&house).await;
    // The claim is written, the mail leaves, and then the database is gone.
    house.kit.placed([&house.demo.aurora.id]);
    house.kit.db.fail(2, InjectedFault::Before);
    assert_eq!(try_it(&house, &message).await, Progress::Again { seconds: 60 });
    assert_eq!((house.kit.mail.sent().len(), mail(&house)["state"].as_str()), (1, Some("queued")));
    assert_eq!(wake(&house.setup.system(), Shard::FIRST, BUDGET).await.unwrap(), 0, "the first sender may still be at it");
    house.kit.clock.advance(LEASE);
    assert_eq!(wake(&house.setup.system(), Shard::FIRST, BUDGET).await.unwrap(), 1);
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1], "the same Message-ID, so that the receiver can drop the double");
    assert_eq!((job(&house), mail(&house)["state"].as_str()), (None, Some("sent")));
}

/// Wherever the database is gone, the job is done in the end, and the studio hears of it once.
#[tokio::test]
async fn a_job_that_is_killed_anywhere_ends_all_the_same() {
    for refuse in [false, true] {
        for nth in 1..=3 {
            for fault in [InjectedFault::Before, InjectedFault::After] {
                let house = house();
                let message = waiting(&house).await;
                house.kit.placed([&house.demo.aurora.id]);
                house.kit.db.fail(nth, fault);
                for _ in 0..3 {
                    if refuse {
                        house.kit.mail.fail(MailError::Refused("550 no such mailbox".to_owned()), InjectedFault::Before);
                    }
                    try_it(&house, &message).await;
                    house.kit.clock.advance(LEASE);
                }
                let (state, event) = if refuse { ("dead", "mail.failed") } else { ("sent", "mail.sent") };
                assert_eq!((mail(&house)["state"].as_str(), audited(&house, event)), (Some(state), 1), "{refuse} {nth} {fault:?}");
                assert_eq!(job(&house).is_some(), refuse, "{refuse} {nth} {fault:?}");
            }
        }
    }
}

#[tokio::test]
async fn an_answer_that_got_lost_is_no_reason_to_forget_the_email() {
    let house = house();
    let message = waiting(&house).await;
    house.kit.mail.fail(MailError::Retryable("connection reset".to_owned()), InjectedFault::After);
    assert_eq!(try_it(&house, &message).await, Progress::Again { seconds: 60 });
    house.kit.clock.advance(MINUTE);
    assert_eq!(try_it(&house, &message).await, FINISHED);
    let ids: Vec<_> = house.kit.mail.sent().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_payload_of_another_job_is_not_opened() {
    let house = house();
    let (message, other) = (waiting(&house).await, waiting(&house).await);
    house.kit.db.execute(
        "UPDATE jobs SET payload = (SELECT payload FROM jobs o WHERE o.id = ?2) WHERE id = ?1",
        &[(&message.job).into(), (&other.job).into()],
    );
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert!(house.kit.mail.sent().is_empty());
    assert_eq!(audited(&house, "mail.failed"), 1);
}

#[tokio::test]
async fn a_job_of_an_unknown_kind_is_reported_and_kept() {
    let house = house();
    let message = unknown(&house);
    for n in 1..=MAX_ATTEMPTS {
        assert_eq!(try_it(&house, &message).await == FINISHED, n == MAX_ATTEMPTS, "{n}");
        assert!(house.kit.log.take()[0].contains("send_fax"));
        house.kit.clock.advance(3 * HOUR);
    }
    assert_eq!(listed(&house).await["items"][0]["kind"], "send_fax");
    house.kit.db.execute("UPDATE jobs SET kind = 'send_email'", &[]);
    assert_eq!(retry(&house, &message).await.status, StatusCode::OK, "a version that knows it may do it");
}

async fn listed(house: &House) -> Value {
    let got = house.software("operator-secret-of-the-tests").get("/api/v1/operator/failed-jobs").await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    got.json()
}

async fn retry(house: &House, JobMessage { studio, job }: &JobMessage) -> Got {
    let path = format!("/api/v1/operator/studios/{studio}/jobs/{job}/retry");
    house.software("operator-secret-of-the-tests").post(&path, json!({})).await
}

#[tokio::test]
async fn the_operator_lists_what_gave_up_and_has_it_tried_again() {
    let house = house();
    let (first, second) = (waiting(&house).await, waiting(&house).await);
    refused(&house, &first, "535 authentication failed").await;
    house.kit.clock.advance(1);
    refused(&house, &second, "535 authentication failed").await;
    house.deliver_mail().await;
    let list = listed(&house).await;
    assert_eq!((list["items"].as_array().unwrap().len(), list["more"].as_bool()), (2, Some(false)));
    assert_eq!(list["items"][0]["id"], second.job.as_str(), "the latest first");
    let oldest = &list["items"][1];
    assert_eq!((oldest["studio"].as_str(), oldest["kind"].as_str()), (Some(first.studio.as_str()), Some("send_email")));
    assert_eq!((oldest["attempts"].as_i64(), oldest["error"].as_str()), (Some(1), Some("535 authentication failed")));
    let before = house.kit.mail.sent().len();
    assert_eq!(retry(&house, &first).await.status, StatusCode::OK);
    assert_eq!(house.kit.db.read::<Value>("SELECT state FROM mails WHERE id = ?1", &[(&first.job).into()]), [json!({ "state": "queued" })]);
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), before + 1);
    assert_eq!(house.kit.db.read::<Value>("SELECT state FROM mails WHERE id = ?1", &[(&first.job).into()]), [json!({ "state": "sent" })]);
    assert_eq!(listed(&house).await["items"].as_array().unwrap().len(), 1);
    assert_eq!(audited(&house, "job.retried"), 1);
}

#[tokio::test]
async fn only_what_gave_up_is_tried_again_and_only_by_the_operator() {
    let house = house();
    let message = waiting(&house).await;
    assert_eq!(retry(&house, &message).await.status, StatusCode::NOT_FOUND, "it still waits");
    refused(&house, &message, "550 no such mailbox").await;
    let elsewhere = JobMessage { studio: house.demo.northlight.id.clone(), job: message.job.clone() };
    assert_eq!(retry(&house, &elsewhere).await.status, StatusCode::NOT_FOUND);
    let wrong = house.software("wrong").get("/api/v1/operator/failed-jobs").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert_eq!((retry(&house, &message).await.status, retry(&house, &message).await.status), (StatusCode::OK, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn what_gave_up_is_kept_for_a_month() {
    let house = house();
    let message = waiting(&house).await;
    refused(&house, &message, "550 no such mailbox").await;
    // The word to the studio.
    house.deliver_mail().await;
    house.kit.clock.advance(29 * DAY);
    crate::system::cron::run(&house.setup.system()).await.unwrap();
    assert!(job(&house).is_some());
    house.kit.clock.advance(2 * DAY);
    crate::system::cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(job(&house), None);
}

/// What waited in the outbox, which jobs took the place of, is sent.
#[tokio::test]
async fn an_email_that_waited_before_the_migration_is_sent_after_it() {
    let house = house();
    let message = waiting(&house).await;
    let db = &house.kit.db;
    let migration = testkit::migrations().into_iter().find(|one| one.name.starts_with("0032")).unwrap().sql;
    let payload: Vec<Value> = db.read("SELECT payload FROM jobs", &[]);
    // As the tables were before it, with one email that waits and one that was sent.
    db.execute(
        "DROP TABLE jobs; DROP TABLE mails;
         CREATE TABLE outbox (studio_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, contact_id TEXT, recipient TEXT NOT NULL,
           subject TEXT NOT NULL, sealed TEXT, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_attempt_at INTEGER NOT NULL,
           last_error TEXT, created_at INTEGER NOT NULL, sent_at INTEGER, PRIMARY KEY (studio_id, id)) STRICT;",
        &[],
    );
    let insert = "INSERT INTO outbox (studio_id, id, kind, recipient, subject, sealed, state, next_attempt_at, created_at)
                  VALUES (?1, ?2, 'reset', 'anna@example.com', 's', ?3, ?4, 1, 1)";
    let studio = || (&message.studio).into();
    db.execute(insert, &[studio(), (&message.job).into(), payload[0]["payload"].as_str().unwrap().into(), "queued".into()]);
    db.execute(insert, &[studio(), "sent before".into(), ports::Arg::Null, "sent".into()]);
    db.execute(&migration, &[]);
    assert_eq!(try_it(&house, &message).await, FINISHED);
    assert_eq!(house.kit.mail.sent().len(), 1);
    assert_eq!(db.read::<Value>("SELECT state FROM mails", &[]), [json!({ "state": "sent" }), json!({ "state": "sent" })]);
}
