//! What tests rely on in the rest of the world.

use bytes::Bytes;
use domain::{StudioId, Timestamp};
use ports::{
    Body, Cache, CheckoutRequest, Entropy, Files, FilesError, JobMessage, JobQueue, Log, Mail, MailError, Mailer, Payments, PaymentsError,
    RateLimiter,
};
use ports::{Precondition, Provider, Range};
use testkit::{InjectedFault, MemoryFiles, NOW, SentMail, TestEntropy, services};

const MIB: usize = 1024 * 1024;

fn body(bytes: &'static [u8]) -> Body {
    Body::Bytes(Bytes::from_static(bytes))
}

fn sent(bytes: Option<Body>) -> Bytes {
    match bytes {
        Some(Body::Bytes(bytes)) => bytes,
        other => panic!("{other:?}"),
    }
}

async fn range(files: &MemoryFiles, range: Range) -> Result<Bytes, FilesError> {
    Ok(sent(files.get("k", Some(range), Precondition::default()).await?.unwrap().body))
}

#[tokio::test]
async fn files_keep_bytes_and_give_ranges_of_them() {
    let files = MemoryFiles::default();
    let stored = files.put("k", body(b"0123456789"), "text/plain").await.unwrap();
    assert_eq!((stored.size, files.head("k").await.unwrap().unwrap()), (10, stored.clone()));
    assert_eq!(range(&files, Range::From { first: 2, length: Some(3) }).await.unwrap(), "234");
    assert_eq!(range(&files, Range::From { first: 8, length: None }).await.unwrap(), "89");
    assert_eq!(range(&files, Range::Last(3)).await.unwrap(), "789");
    for outside in [Range::From { first: 10, length: None }, Range::From { first: 8, length: Some(3) }, Range::Last(0)] {
        assert!(range(&files, outside).await.is_err(), "{outside:?}");
    }
    assert_eq!(files.start("k", 4).await.unwrap(), b"0123");
    let held = files.get("k", None, Precondition { unless: vec!["old".into(), stored.etag] }).await.unwrap().unwrap();
    assert!(held.body.is_none());
    let whole = files.get("k", None, Precondition { unless: vec!["old".into()] }).await.unwrap().unwrap();
    assert_eq!(sent(whole.body), "0123456789");
    assert_eq!(files.object("k").unwrap().1, "text/plain");
    assert!(files.put("k", body(b"again"), "text/plain").await.is_err(), "a key is never used twice");
    files.delete("k").await.unwrap();
    files.delete("k").await.unwrap();
    assert!(files.get("k", None, Precondition::default()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_body_shorter_than_it_said_broke_off() {
    let files = MemoryFiles::default();
    let short = |length| Body::Stream { stream: Box::new(Bytes::from_static(b"abc")), length };
    assert!(matches!(files.put("k", short(4), "text/plain").await, Err(FilesError::BrokenOff(_))));
    assert!(files.keys().is_empty());
    assert_eq!(files.put("k", short(3), "text/plain").await.unwrap().size, 3);
}

#[tokio::test]
async fn parts_become_one_object_under_the_rules_of_r2() {
    let files = MemoryFiles::default();
    let part = |size: usize, fill: u8| Body::Bytes(vec![fill; size].into());
    let upload = files.begin("k", "video/mp4").await.unwrap();
    let one = files.put_part("k", &upload, 1, part(5 * MIB, 1)).await.unwrap();
    let two = files.put_part("k", &upload, 2, part(5 * MIB, 2)).await.unwrap();
    let end = files.put_part("k", &upload, 3, part(7, 3)).await.unwrap();
    let refused = [vec![], vec![two.clone(), one.clone(), end.clone()], vec![end.clone(), one.clone()]];
    for parts in refused {
        assert!(matches!(files.complete("k", &upload, parts).await, Err(FilesError::Broken(_))));
    }
    assert_eq!(files.put_part("other", &upload, 1, part(1, 1)).await, Err(FilesError::NoSuchUpload));
    let all = vec![one, two, end];
    let stored = files.complete("k", &upload, all.clone()).await.unwrap();
    assert_eq!(stored.size, 10 * MIB as u64 + 7);
    assert_eq!(files.complete("k", &upload, all).await.unwrap(), stored, "twice gives what is there");
    assert_eq!((files.unfinished(), files.object("k").unwrap().1.as_str()), (0, "video/mp4"));

    let upload = files.begin("small", "video/mp4").await.unwrap();
    let small = files.put_part("small", &upload, 1, part(MIB, 1)).await.unwrap();
    let next = files.put_part("small", &upload, 2, part(MIB, 1)).await.unwrap();
    assert!(files.complete("small", &upload, vec![small, next]).await.is_err(), "under 5 MiB");
    files.abort("small", &upload).await.unwrap();
    files.abort("small", &upload).await.unwrap();
    assert_eq!(files.put_part("small", &upload, 1, part(1, 1)).await, Err(FilesError::NoSuchUpload));
}

#[tokio::test]
async fn files_fail_on_request() {
    let files = MemoryFiles::default();
    files.fail(1, InjectedFault::Before);
    files.fail(2, InjectedFault::After);
    assert!(files.put("a", body(b"a"), "text/plain").await.is_err());
    assert!(files.put("b", body(b"b"), "text/plain").await.is_err());
    assert!(files.put("c", body(b"c"), "text/plain").await.is_ok());
    assert_eq!((files.keys(), files.calls()), (vec!["b".to_owned(), "c".to_owned()], 3));
}

#[tokio::test]
async fn mail_is_kept_and_fails_by_the_script() {
    let mail = Mail {
        message_id: "1@portico.example".into(),
        from_name: "Aurora".into(),
        from: "portal@portico.example".parse().unwrap(),
        to_name: "Maya".into(),
        to: "maya@example.com".parse().unwrap(),
        reply_to: None,
        subject: "Welcome".into(),
        text: "Open <https://a.example/x>\nor https://a.example/set-password?token=1".into(),
        html: String::new(),
    };
    let outgoing = SentMail::default();
    outgoing.fail(MailError::Retryable("busy".into()), InjectedFault::Before);
    outgoing.fail(MailError::Retryable("lost".into()), InjectedFault::After);
    assert_eq!(outgoing.send(&mail).await, Err(MailError::Retryable("busy".into())));
    assert!(outgoing.sent().is_empty());
    assert_eq!(outgoing.send(&mail).await, Err(MailError::Retryable("lost".into())));
    assert_eq!(outgoing.send(&mail).await, Ok(()));
    assert_eq!(outgoing.sent().len(), 2);
    assert_eq!(SentMail::link(&outgoing.latest_to("maya@example.com"), "/set-password"), "https://a.example/set-password?token=1");
    outgoing.clear();
    assert!(outgoing.sent().is_empty());
}

#[tokio::test]
async fn a_reference_has_one_payment_page() {
    let payments = testkit::FakePayments::default();
    let line = |minor| ports::CheckoutLine { amount: domain::Money { minor, currency: "EUR".parse().unwrap() }, title: "Deposit".into() };
    let request = CheckoutRequest {
        account: "acct_1".into(),
        reference: "r1".into(),
        lines: vec![line(5_000)],
        customer_email: "maya@example.com".parse().unwrap(),
        success_url: "https://a.example/ok".into(),
        cancel_url: "https://a.example/no".into(),
        expires_at: NOW,
    };
    payments.fail(PaymentsError::Retryable("lost".into()), InjectedFault::After);
    assert!(payments.checkout(&request).await.is_err());
    let page = payments.checkout(&request).await.unwrap();
    assert_eq!((payments.pages().len(), payments.requests().len()), (1, 2));
    assert_eq!((page.provider, page.amount_minor, page.currency.as_deref()), (Provider::Open, Some(5_000), Some("eur")));
    let dearer = CheckoutRequest { lines: vec![line(6_000)], ..request.clone() };
    assert!(matches!(payments.checkout(&dearer).await, Err(PaymentsError::Refused(_))));
    let elsewhere = CheckoutRequest { account: "acct_2".into(), ..request };
    assert_ne!(payments.checkout(&elsewhere).await.unwrap().id, page.id);

    assert!(payments.look("acct_2", &page.id).await.is_err(), "another account does not see it");
    payments.process(&page.id);
    assert_eq!(payments.look("acct_1", &page.id).await.unwrap().provider, Provider::Processing);
    payments.settle(&page.id);
    let paid = payments.look("acct_1", &page.id).await.unwrap();
    assert!(paid.provider == Provider::Paid && paid.url.is_none() && paid.payment_intent.is_some());
    assert_eq!(payments.expire(&page.id).provider, Provider::Expired);
}

#[tokio::test]
async fn time_stands_still_until_told_and_the_cache_follows_it() {
    let kit = services();
    assert_eq!(kit.services.clock.now(), NOW);
    kit.cache.put("host", "aurora", 60).await;
    kit.clock.advance(59_999);
    assert_eq!(kit.cache.get("host").await.as_deref(), Some("aurora"));
    assert_eq!(kit.cache.entries(), [("host".to_owned(), "aurora".to_owned())]);
    kit.clock.advance(1);
    assert_eq!(kit.cache.get("host").await, None);
    kit.cache.put("a", "1", 60).await;
    kit.cache.put("b", "2", 60).await;
    kit.cache.forget("a").await;
    assert_eq!((kit.cache.get("a").await, kit.cache.entries().len()), (None, 1));
    kit.cache.forget_all();
    assert!(kit.cache.entries().is_empty());
    kit.clock.set(Timestamp(5));
    assert_eq!(kit.services.clock.now(), Timestamp(5));
}

#[test]
fn chance_is_the_same_in_every_run_and_never_twice_the_same() {
    let draw = |entropy: &TestEntropy, length| {
        let mut bytes = vec![0; length];
        entropy.fill(&mut bytes);
        bytes
    };
    let (one, same, other) = (TestEntropy::seeded(1), TestEntropy::seeded(1), TestEntropy::seeded(2));
    let first = draw(&one, 70);
    assert_eq!(first, draw(&same, 70));
    assert_ne!(first, draw(&other, 70));
    let ids: std::collections::BTreeSet<_> = (0..1_000).map(|_| draw(&one, 16)).collect();
    assert_eq!(ids.len(), 1_000);
    assert_ne!(first[0..32], first[32..64]);
}

#[tokio::test]
async fn shield_queue_and_log_remember() {
    let kit = services();
    assert!(kit.flood.allow("login:1.2.3.4").await);
    kit.flood.refuse("login:");
    assert!(!kit.flood.allow("login:1.2.3.4").await);
    assert!(kit.flood.allow("upload:1.2.3.4").await);
    assert_eq!(kit.flood.asked().len(), 3);
    let message = JobMessage { studio: StudioId::from_bytes([1; 16]), job: domain::JobId::from_bytes([2; 16]) };
    kit.jobs.enqueue(std::slice::from_ref(&message)).await;
    assert_eq!(kit.jobs.take(), [message]);
    assert!(kit.jobs.take().is_empty());
    kit.log.error("broken");
    assert_eq!((kit.log.take(), kit.log.take()), (vec!["broken".to_owned()], vec![]));
}

#[tokio::test]
async fn a_twin_starts_the_same_and_goes_its_own_way() {
    let kit = services();
    kit.db.execute("INSERT INTO studios (id, slug, name, created_at) VALUES ('a', 'a', 'a', 1)", &[]);
    kit.files.seed("k", "bytes", "text/plain");
    kit.clock.advance(5);
    let twin = kit.twin(2);
    assert_eq!((twin.db.snapshot(), twin.files.keys()), (kit.db.snapshot(), kit.files.keys()));
    assert_eq!(twin.services.clock.now(), NOW.plus(5));
    twin.db.execute("UPDATE studios SET name = 'b'", &[]);
    twin.services.files.delete("k").await.unwrap();
    assert_eq!((kit.db.snapshot().rows("studios")[0]["name"].as_str(), kit.files.keys().len()), (Some("a"), 1));
    let refused = twin.db.attempt("INSERT INTO hostnames (studio_id, hostname, state, created_at) VALUES ('x', 'x', 'active', 1)", &[]);
    assert!(refused.is_err(), "foreign keys hold in a twin too");
}

#[test]
fn the_demo_tells_the_directory_what_its_shards_hold() {
    let demo = testkit::demo::demo(NOW);
    let (whole, told) = (testkit::Databases::new(), testkit::Databases::new());
    for (sql, args) in &demo.statements {
        whole.execute(sql, args);
    }
    for (sql, args) in &demo.directory {
        told.directory().execute(sql, args);
    }
    assert_eq!(whole.directory().snapshot().changes_to(&told.directory().snapshot()), Vec::<String>::new());
    for studio in [&demo.aurora, &demo.northlight] {
        assert_eq!(whole.placement(&studio.id), studio.placement().shard);
    }
}
