use domain::PaymentId;
use http::{Method, StatusCode};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::signature::sign;
use crate::testing::{Got, House, house};

const SECRET: &str = "whsec_of_the_tests";

/// A payment page that is open for the first installment of a studio, as paying leaves it.
pub(super) fn opened(house: &House, slug: &str) -> PaymentId {
    let studio = if slug == "aurora" { &house.demo.aurora } else { &house.demo.northlight };
    let id = PaymentId::from_bytes([if slug == "aurora" { 0xA0 } else { 0xB0 }; 16]);
    house.kit.db.execute(
        "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, account, checkout_id, checkout_url, created_at, updated_at)
         VALUES (?1, ?2, ?3, 'stripe', 'open', 60000, 'EUR', ?4, 'cs_1', 'https://pay.example/cs_1', 1, 1)",
        &[(&studio.id).into(), (&id).into(), (&studio.installments[0]).into(), format!("acct_{slug}").into()],
    );
    id
}

pub(super) async fn deliver(house: &House, event: &Value) -> Got {
    let body = event.to_string();
    let header = sign(body.as_bytes(), SECRET, house.setup.system().now().seconds());
    send(house, body.into_bytes(), &header).await
}

async fn send(house: &House, body: Vec<u8>, header: &str) -> Got {
    house.dashboard().send(Method::POST, "/hooks/stripe", "application/json", body, &[("stripe-signature", header)]).await
}

pub(super) fn event(id: &str, kind: &str, object: Value) -> Value {
    json!({ "id": id, "object": "event", "type": kind, "account": "acct_aurora", "livemode": false, "data": { "object": object } })
}

pub(super) fn session(payment: &impl std::fmt::Display, status: &str) -> Value {
    json!({ "id": "cs_1", "object": "checkout.session", "client_reference_id": payment.to_string(), "payment_status": status,
            "amount_total": 60_000, "currency": "eur", "payment_intent": "pi_1", "metadata": { "reference": payment.to_string() } })
}

fn state(house: &House) -> String {
    let rows: Vec<Value> = house.kit.db.read("SELECT state FROM payments WHERE checkout_id = 'cs_1'", &[]);
    rows[0]["state"].as_str().unwrap().to_owned()
}

/// Proves D1, D3.
#[tokio::test]
async fn a_paid_page_is_a_paid_installment_in_two_round_trips() {
    let house = house();
    let payment = opened(&house, "aurora");
    house.kit.placed([&house.demo.aurora.id]);
    house.kit.db.reset();
    let reference = format!("{}-{payment}", house.demo.aurora.id);
    let got = deliver(&house, &event("evt_1", "checkout.session.completed", session(&reference, "paid"))).await;
    assert_eq!((got.status, got.json()), (StatusCode::OK, json!({ "result": "taken" })));
    assert_eq!(house.kit.db.trips(), 2);
    let row: Vec<Value> = house.kit.db.read("SELECT state, payment_intent, checkout_url, paid_at FROM payments", &[]);
    assert_eq!(row[0], json!({ "state": "paid", "payment_intent": "pi_1", "checkout_url": null, "paid_at": testkit::NOW.0 }));
    let audit: Vec<Value> = house.kit.db.read("SELECT action, actor_kind, subject_id FROM audit_log", &[]);
    assert_eq!(audit, [json!({ "action": "payment.paid", "actor_kind": "system", "subject_id": payment })]);
}

/// Proves D2.
#[tokio::test]
async fn the_same_event_again_changes_nothing() {
    let house = house();
    let payment = opened(&house, "aurora");
    let paid = event("evt_1", "checkout.session.completed", session(&payment, "paid"));
    deliver(&house, &paid).await;
    let before = house.kit.db.snapshot();
    for _ in 0..5 {
        let got = deliver(&house, &paid).await;
        assert_eq!((got.status, got.json()), (StatusCode::OK, json!({ "result": "known" })));
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves D1.
#[tokio::test]
async fn what_is_not_signed_by_the_provider_is_refused_and_writes_nothing() {
    let house = house();
    let payment = opened(&house, "aurora");
    let body = event("evt_1", "checkout.session.completed", session(&payment, "paid")).to_string().into_bytes();
    let now = testkit::NOW.seconds();
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let good = sign(&body, SECRET, now);
    for header in [
        String::new(),
        "t=1,v1=00".to_owned(),
        sign(&body, "whsec_of_another", now),
        sign(&body, SECRET, now - 301),
        sign(&body, SECRET, now + 301),
        good.replace("v1=", "v0="),
        sign(b"{}", SECRET, now),
    ] {
        let got = send(&house, body.clone(), &header).await;
        assert_eq!((got.status, got.problem().as_str()), (StatusCode::UNAUTHORIZED, "unauthenticated"), "{header}");
        assert_eq!(got.headers["content-type"], "application/problem+json");
    }
    // One note that it happens, however often it does.
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert_eq!(send(&house, body, &good).await.status, StatusCode::OK);
}

/// Proves D1.
#[tokio::test]
async fn what_is_not_ours_is_answered_with_200_and_writes_nothing() {
    let house = house();
    let payment = opened(&house, "aurora");
    let before = house.kit.db.snapshot();
    let mut foreign = event("evt_1", "checkout.session.completed", session(&payment, "paid"));
    foreign["account"] = json!("acct_of_nobody");
    let mut others = event("evt_2", "checkout.session.completed", session(&payment, "paid"));
    others["account"] = json!("acct_northlight");
    let mut platform = event("evt_3", "checkout.session.completed", session(&payment, "paid"));
    platform.as_object_mut().unwrap().remove("account");
    let mut unknown = session(&PaymentId::from_bytes([1; 16]), "paid");
    unknown["id"] = json!("cs_of_their_shop");
    unknown["payment_intent"] = json!("pi_of_their_shop");
    // One reference is one page: another page with ours on it is somebody's copy.
    let mut copied = session(&payment, "paid");
    copied["id"] = json!("cs_of_their_shop");
    copied["payment_intent"] = json!("pi_of_their_shop");
    let events = [
        event("evt_7", "checkout.session.completed", copied),
        foreign,
        others,
        platform,
        event("evt_4", "checkout.session.completed", unknown),
        event("evt_5", "account.updated", json!({ "id": "acct_aurora", "charges_enabled": false })),
        event("evt_6", "a.kind.to.come", json!({})),
    ];
    for one in events {
        assert_eq!(deliver(&house, &one).await.status, StatusCode::OK, "{one}");
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves D1.
#[tokio::test]
async fn another_amount_currency_or_page_is_logged_and_never_paid() {
    for (field, value) in [("amount_total", json!(59_999)), ("amount_total", json!(null)), ("currency", json!("usd"))] {
        let house = house();
        let payment = opened(&house, "aurora");
        let mut wrong = session(&payment, "paid");
        wrong[field] = value;
        let got = deliver(&house, &event("evt_1", "checkout.session.completed", wrong)).await;
        assert_eq!((got.status, got.json()), (StatusCode::OK, json!({ "result": "odd" })));
        assert_eq!(state(&house), "open", "{field}");
        let audit: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log", &[]);
        assert_eq!(audit, [json!({ "action": "payment.mismatched" })]);
        assert_eq!(house.kit.log.take().len(), 1);
    }
}

/// Proves D3.
#[tokio::test]
async fn a_refund_and_a_dispute_find_their_payment_and_show() {
    let house = house();
    let payment = opened(&house, "aurora");
    deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    let dispute = |status: &str| json!({ "id": "dp_1", "status": status, "payment_intent": "pi_1", "amount": 60_000, "currency": "eur" });
    deliver(&house, &event("evt_2", "charge.dispute.created", dispute("needs_response"))).await;
    assert_eq!(state(&house), "disputed");
    deliver(&house, &event("evt_3", "charge.dispute.closed", dispute("won"))).await;
    assert_eq!(state(&house), "paid");
    let charge = |back: i64| json!({ "id": "ch_1", "amount": 60_000, "amount_refunded": back, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
    deliver(&house, &event("evt_4", "charge.refunded", charge(10_000))).await;
    assert_eq!(state(&house), "paid");
    deliver(&house, &event("evt_5", "charge.refunded", charge(60_000))).await;
    assert_eq!(state(&house), "refunded");
}

/// Proves D2.
#[tokio::test]
async fn money_for_an_installment_that_has_another_payment_is_for_a_person_to_see() {
    let house = house();
    let payment = opened(&house, "aurora");
    house.kit.db.execute("UPDATE payments SET state = 'expired'", &[]);
    house.kit.db.execute(
        "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, created_at, updated_at)
         VALUES (?1, ?2, ?3, 'manual', 'paid', 60000, 'EUR', 2, 2)",
        &[(&house.demo.aurora.id).into(), (&PaymentId::from_bytes([7; 16])).into(), (&house.demo.aurora.installments[0]).into()],
    );
    let got = deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    assert_eq!((got.status, got.json()), (StatusCode::OK, json!({ "result": "odd" })));
    let audit: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log", &[]);
    assert_eq!(audit, [json!({ "action": "payment.duplicated" })]);
    assert_eq!(house.kit.log.take().len(), 1);
}

#[tokio::test]
async fn an_event_we_cannot_read_is_refused_logged_and_comes_again() {
    let house = house();
    let payment = opened(&house, "aurora");
    let mut odd = session(&payment, "paid");
    odd["payment_status"] = json!({ "new": "shape" });
    let bodies = [
        event("evt_1", "checkout.session.completed", odd),
        json!({ "id": "evt_2", "type": "charge.refunded", "account": "acct_aurora", "data": {} }),
        json!({ "id": 3 }),
        json!("no event"),
    ];
    for (place, body) in bodies.iter().enumerate() {
        let got = deliver(&house, body).await;
        assert_eq!((got.status, got.problem().as_str()), (StatusCode::BAD_REQUEST, "unreadable"), "{}", got.text);
        assert_eq!(house.kit.log.take().len(), 1);
        let counted: Vec<Value> = house.kit.db.read("SELECT kind, attempts, route FROM refusals", &[]);
        assert_eq!(counted, [json!({ "kind": "event", "attempts": place + 1, "route": "POST /hooks/stripe" })]);
    }
}

/// Two installments on one open page, as paying them together leaves it. Returns the page's id.
fn opened_together(house: &House) -> PaymentId {
    let demo = &house.demo.aurora;
    let ids = [PaymentId::from_bytes([0xA0; 16]), PaymentId::from_bytes([0xA1; 16])];
    for ((id, installment), amount) in ids.iter().zip(&demo.installments).zip([60_000_i64, 120_000]) {
        house.kit.db.execute(
            "INSERT INTO payments (studio_id, id, page, installment_id, contact_id, method, state, amount_minor, currency, account, checkout_id, checkout_url, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 'stripe', 'open', ?6, 'EUR', 'acct_aurora', 'cs_1', 'https://pay.example/cs_1', 1, 1)",
            &[(&demo.id).into(), id.into(), (&ids[0]).into(), installment.into(), (&demo.contacts[0].id).into(), amount.into()],
        );
    }
    ids[0].clone()
}

fn together(page: &PaymentId, status: &str) -> Value {
    json!({ "id": "cs_1", "object": "checkout.session", "client_reference_id": page, "payment_status": status,
            "amount_total": 180_000, "currency": "eur", "payment_intent": "pi_1", "metadata": { "reference": page } })
}

fn kept(house: &House) -> Vec<(String, i64)> {
    let rows: Vec<Value> = house.kit.db.read("SELECT state, refunded_minor FROM payments ORDER BY id", &[]);
    rows.iter().map(|row| (row["state"].as_str().unwrap().to_owned(), row["refunded_minor"].as_i64().unwrap())).collect()
}

/// Proves B4, D2, D5.
#[tokio::test]
async fn what_was_paid_together_is_settled_together_with_one_receipt_in_the_payers_language() {
    let house = house();
    house.kit.db.execute("UPDATE contacts SET language = 'de' WHERE id = ?1", &[(&house.demo.aurora.contacts[0].id).into()]);
    let page = opened_together(&house);
    // Half the sum is not what was asked.
    let mut half = together(&page, "paid");
    half["amount_total"] = json!(60_000);
    assert_eq!(deliver(&house, &event("evt_0", "checkout.session.completed", half)).await.json(), json!({ "result": "odd" }));
    house.kit.log.take();
    house.kit.db.execute("UPDATE payments SET failure = NULL", &[]);
    let paid = event("evt_1", "checkout.session.completed", together(&page, "paid"));
    house.kit.db.reset();
    assert_eq!(deliver(&house, &paid).await.json(), json!({ "result": "taken" }));
    // A reference from before there were shards names no studio: the directory knows the account.
    assert_eq!((house.kit.db.trips(), kept(&house)), (3, vec![("paid".to_owned(), 0), ("paid".to_owned(), 0)]));
    deliver(&house, &paid).await;
    deliver(&house, &event("evt_2", "checkout.session.async_payment_succeeded", together(&page, "paid"))).await;
    house.deliver_mail().await;
    let letters = house.kit.mail.sent();
    // One receipt, and one word to the studio.
    assert_eq!(letters.len(), 2);
    let letter = letters.iter().find(|letter| letter.to.as_str() == "anna@example.com").unwrap();
    assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("anna@example.com", "Zahlungsbeleg für Wedding photography"));
    for said in ["Guten Tag Anna Berg,", "Booking deposit: 600,00\u{a0}€", "Second payment: 1.200,00\u{a0}€", "1.800,00\u{a0}€"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert!(letter.text.contains(&format!("https://aurora.portico.example/payments/{page}/receipt")));
    let documents: Vec<Value> = house.kit.db.read("SELECT state FROM documents WHERE id = ?1", &[(&house.demo.aurora.invoice).into()]);
    assert_eq!(documents, [json!({ "state": "sent" })], "one installment is owed still");
}

/// Proves B4, D3.
#[tokio::test]
async fn a_refund_of_what_was_paid_together_is_spread_and_never_more_than_was_paid() {
    let house = house();
    let page = opened_together(&house);
    deliver(&house, &event("evt_1", "checkout.session.completed", together(&page, "paid"))).await;
    let charge = |back: i64| json!({ "id": "ch_1", "amount": 180_000, "amount_refunded": back, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
    let (paid, refunded) = ("paid".to_owned(), "refunded".to_owned());
    for (n, back, first, second) in [
        (2, 50_000, (&paid, 0), (&paid, 50_000)),
        (3, 130_000, (&paid, 10_000), (&refunded, 120_000)),
        (4, 50_000, (&paid, 10_000), (&refunded, 120_000)),
        (5, 180_000, (&refunded, 60_000), (&refunded, 120_000)),
    ] {
        deliver(&house, &event(&format!("evt_{n}"), "charge.refunded", charge(back))).await;
        assert_eq!(kept(&house), [(first.0.clone(), first.1), (second.0.clone(), second.1)], "{back}");
    }
}

/// Proves B11, D2.
#[tokio::test]
async fn an_invoice_that_is_paid_in_full_is_done_and_a_refund_does_not_open_it_again() {
    let house = house();
    let demo = &house.demo.aurora;
    for (n, installment) in (1_u8..).zip(&demo.installments[1..]) {
        house.kit.db.execute(
            "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, created_at, updated_at, paid_at)
             VALUES (?1, ?2, ?3, 'manual', 'paid', 120000, 'EUR', 1, 1, 1)",
            &[(&demo.id).into(), (&PaymentId::from_bytes([n; 16])).into(), installment.into()],
        );
    }
    let payment = opened(&house, "aurora");
    deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    let read = || -> Vec<Value> { house.kit.db.read("SELECT state, done_at FROM documents WHERE id = ?1", &[(&demo.invoice).into()]) };
    assert_eq!(read(), [json!({ "state": "done", "done_at": testkit::NOW.0 })]);
    let charge =
        json!({ "id": "ch_1", "amount": 60_000, "amount_refunded": 60_000, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
    deliver(&house, &event("evt_2", "charge.refunded", charge)).await;
    assert_eq!(read(), [json!({ "state": "done", "done_at": testkit::NOW.0 })]);
}

/// The life of one payment at the provider, whole or cut short.
fn life(payment: &PaymentId) -> impl Strategy<Value = Vec<Value>> + use<> {
    let session = |id: &str, kind: &str, status: &str| event(id, &format!("checkout.session.{kind}"), session(payment, status));
    let charge = |id: &str, back: i64| {
        let object = json!({ "id": "ch_1", "amount": 60_000, "amount_refunded": back, "currency": "eur", "payment_intent": "pi_1", "metadata": { "reference": payment } });
        event(id, "charge.refunded", object)
    };
    let refund = |id: &str, status: &str| {
        let object = json!({ "id": "re_1", "amount": 100, "currency": "eur", "payment_intent": "pi_1", "status": status });
        event(id, if status == "failed" { "refund.failed" } else { "refund.created" }, object)
    };
    let dispute = |id: &str, dispute: &str, kind: &str, status: &str, at: i64| {
        let object = json!({ "id": dispute, "amount": 20_000, "currency": "eur", "payment_intent": "pi_1", "status": status });
        let mut event = event(id, &format!("charge.dispute.{kind}"), object);
        event["created"] = json!(at);
        event
    };
    let lives = vec![
        vec![session("evt_1", "completed", "paid")],
        vec![session("evt_1", "completed", "unpaid"), session("evt_2", "async_payment_succeeded", "paid")],
        vec![session("evt_1", "completed", "unpaid"), session("evt_2", "async_payment_failed", "unpaid")],
        vec![session("evt_1", "expired", "unpaid")],
        vec![session("evt_1", "completed", "paid"), charge("evt_2", 100), charge("evt_3", 60_000)],
        vec![session("evt_1", "completed", "unpaid"), session("evt_2", "async_payment_succeeded", "paid"), charge("evt_3", 100)],
    ];
    // What is known by the payment's intent only comes when that is known.
    let late = vec![
        vec![charge("evt_2", 100), refund("evt_3", "succeeded"), refund("evt_4", "failed")],
        vec![
            dispute("evt_2", "dp_1", "created", "needs_response", 10),
            dispute("evt_3", "dp_1", "closed", "lost", 20),
            dispute("evt_4", "dp_1", "funds_reinstated", "won", 30),
            dispute("evt_5", "dp_2", "created", "needs_response", 40),
        ],
    ];
    let early = session("evt_1", "completed", "paid");
    (prop::sample::select(lives), prop::sample::select(late), any::<bool>())
        .prop_map(move |(life, late, which)| if which { [vec![early.clone()], late].concat() } else { life })
}

/// Proves D2.
#[test]
fn any_order_of_any_number_of_deliveries_ends_in_the_same_state() {
    let house = house();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let end = |deliveries: &[Value]| -> Vec<Value> {
        house.kit.db.execute("DELETE FROM activity WHERE payment_id IS NOT NULL", &[]);
        house.kit.db.execute("DELETE FROM payments", &[]);
        house.kit.db.execute("DELETE FROM provider_events", &[]);
        opened(&house, "aurora");
        for one in deliveries {
            assert_eq!(runtime.block_on(deliver(&house, one)).status, StatusCode::OK);
        }
        house
            .kit
            .db
            .read("SELECT state, refunded_minor, refund_failed_minor, lost_minor, dispute, payment_intent, facts FROM payments", &[])
    };
    let deliveries = life(&PaymentId::from_bytes([0xA0; 16])).prop_flat_map(|events| {
        // By the intent alone it is found once the page was told of; what comes before is nobody's.
        let by_intent = |event: &Value| ["refund.", "charge.dispute."].iter().any(|kind| event["type"].as_str().unwrap().starts_with(kind));
        let (first, rest) =
            if events.iter().any(by_intent) { (vec![events[0].clone()], events[1..].to_vec()) } else { (Vec::new(), events.clone()) };
        let thrice: Vec<_> = rest.iter().chain(&rest).chain(&rest).cloned().collect();
        (Just(events), (Just(first), Just(thrice).prop_shuffle()).prop_map(|(first, rest)| [first, rest].concat()))
    });
    proptest!(|((events, shuffled) in deliveries)| prop_assert_eq!(end(&events), end(&shuffled)));
}

fn fates(house: &House) -> Vec<Value> {
    house.kit.db.read(
        "SELECT state, dispute, refunded_minor, refund_failed_minor, disputed_minor, lost_minor, won_minor FROM payments ORDER BY id",
        &[],
    )
}

/// Proves D3.
#[tokio::test]
async fn a_refund_that_fails_at_the_bank_leaves_the_payment_paid_and_the_timeline_true() {
    let house = house();
    let payment = opened(&house, "aurora");
    deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    let charge =
        json!({ "id": "ch_1", "amount": 60_000, "amount_refunded": 60_000, "currency": "eur", "payment_intent": "pi_1", "metadata": {} });
    deliver(&house, &event("evt_2", "charge.refunded", charge.clone())).await;
    assert_eq!(state(&house), "refunded");
    let timeline =
        || -> Vec<Value> { house.kit.db.read("SELECT DISTINCT kind FROM activity WHERE payment_id IS NOT NULL ORDER BY kind", &[]) };
    assert_eq!(timeline(), [json!({ "kind": "payment.paid" }), json!({ "kind": "payment.refunded" })]);
    let failed = json!({ "id": "re_1", "object": "refund", "amount": 60_000, "charge": "ch_1", "currency": "eur", "payment_intent": "pi_1",
                         "status": "failed", "failure_reason": "expired_or_canceled_card" });
    assert_eq!(deliver(&house, &event("evt_3", "refund.failed", failed)).await.json(), json!({ "result": "taken" }));
    let is = json!({ "state": "paid", "dispute": null, "refunded_minor": 0, "refund_failed_minor": 60_000, "disputed_minor": 0, "lost_minor": 0, "won_minor": 0 });
    assert_eq!(fates(&house), [is]);
    assert_eq!(timeline(), [json!({ "kind": "payment.paid" })]);
    // The same refund told of once more, as a charge and in other words, changes nothing.
    deliver(&house, &event("evt_4", "charge.refunded", charge)).await;
    assert_eq!(state(&house), "paid");
    let audit: Vec<Value> =
        house.kit.db.read("SELECT action FROM audit_log WHERE action IN ('payment.refunded', 'refund.failed') ORDER BY action", &[]);
    assert_eq!(audit, [json!({ "action": "payment.refunded" }), json!({ "action": "refund.failed" })]);
}

/// Proves D3.
#[tokio::test]
async fn a_second_dispute_counts_by_itself_and_one_that_was_lost_can_be_reinstated() {
    let house = house();
    let payment = opened(&house, "aurora");
    deliver(&house, &event("evt_1", "checkout.session.completed", session(&payment, "paid"))).await;
    let dispute = |event_id: &str, id: &str, amount: i64, kind: &str, status: &str, at: i64| {
        let object = json!({ "id": id, "object": "dispute", "amount": amount, "charge": "ch_1", "currency": "eur", "payment_intent": "pi_1", "status": status });
        let mut event = event(event_id, &format!("charge.dispute.{kind}"), object);
        event["created"] = json!(at);
        event
    };
    let is = |state: &str, dispute: Option<&str>, disputed: i64, lost: i64, won: i64| json!({ "state": state, "dispute": dispute, "refunded_minor": 0, "refund_failed_minor": 0, "disputed_minor": disputed, "lost_minor": lost, "won_minor": won });
    for (event, now) in [
        (dispute("evt_2", "dp_1", 60_000, "created", "needs_response", 10), is("disputed", Some("open"), 60_000, 0, 0)),
        (dispute("evt_3", "dp_1", 60_000, "closed", "won", 20), is("paid", Some("won"), 0, 0, 60_000)),
        (dispute("evt_4", "dp_second", 60_000, "created", "needs_response", 30), is("disputed", Some("open"), 60_000, 0, 60_000)),
        (dispute("evt_5", "dp_second", 20_000, "closed", "lost", 40), is("paid", Some("lost"), 0, 20_000, 60_000)),
        (dispute("evt_6", "dp_second", 20_000, "funds_reinstated", "won", 50), is("paid", Some("won"), 0, 0, 60_000)),
    ] {
        assert_eq!(deliver(&house, &event).await.json(), json!({ "result": "taken" }), "{event}");
        assert_eq!(fates(&house), [now], "{event}");
    }
}

/// Proves D1.
#[tokio::test]
async fn a_krona_is_a_krona_in_the_providers_hundredths() {
    let house = house();
    let payment = opened(&house, "aurora");
    house.kit.db.execute("UPDATE payments SET currency = 'ISK', amount_minor = 2000", &[]);
    let paid = |amount: i64| {
        let mut session = session(&payment, "paid");
        session["amount_total"] = json!(amount);
        session["currency"] = json!("isk");
        session
    };
    assert_eq!(deliver(&house, &event("evt_1", "checkout.session.completed", paid(2_000))).await.json(), json!({ "result": "odd" }));
    house.kit.log.take();
    house.kit.db.execute("UPDATE payments SET failure = NULL", &[]);
    assert_eq!(deliver(&house, &event("evt_2", "checkout.session.completed", paid(200_000))).await.json(), json!({ "result": "taken" }));
    assert_eq!(state(&house), "paid");
}
