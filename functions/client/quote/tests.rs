use domain::{ContactId, DocumentId, permission::LinkPolicy};
use futures_util::future::join_all;
use http::{Method, StatusCode};
use ports::Arg;
use serde_json::{Value, json};
use testkit::{
    NOW,
    demo::{DemoContact, DemoStudio},
};

use crate::testing::{House, house};

const CONTENT: &str = r#"{"intro":"For **your day**.","currency":"EUR","prices_include_tax":false,"valid_until":"2026-12-24","options":[
    {"title":"Half a day","description":null,"recommended":false,"discount":null,"lines":[{"description":"Four hours","quantity_milli":4000,"unit_price_minor":25000,"tax_bp":1900}]},
    {"title":"The whole day","description":"With an <album>","recommended":true,"discount":null,"lines":[{"description":"All of it","quantity_milli":1000,"unit_price_minor":250000,"tax_bp":1900}]}]}"#;
fn sha256() -> String {
    crate::document::sha256(CONTENT)
}

fn quote(house: &House, studio: &DemoStudio, state: &str, number: u8, to: &[&ContactId]) -> DocumentId {
    let id = DocumentId::from_bytes([number; 16]);
    let sent_at = (state != "draft").then_some(NOW.minus(1000));
    house.kit.db.execute(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, 'quote', 'Photographs', ?4, ?5, 1, ?6)",
        &[(&studio.id).into(), (&id).into(), (&studio.projects[0]).into(), state.into(), CONTENT.into(), sent_at.into()],
    );
    for contact in to {
        house.kit.db.execute(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&studio.id).into(), (&id).into(), (*contact).into()],
        );
    }
    id
}

fn couple(studio: &DemoStudio) -> (&DemoContact, &DemoContact) {
    (&studio.contacts[0], &studio.contacts[1])
}

fn decisions(house: &House) -> Vec<Value> {
    house.kit.db.snapshot().rows("quote_decisions").iter().map(|row| Value::Object(row.clone())).collect()
}

fn viewed(house: &House, id: &DocumentId) -> Vec<Option<i64>> {
    let rows: Vec<Value> =
        house.kit.db.read("SELECT first_viewed_at FROM document_recipients WHERE document_id = ?1 ORDER BY contact_id", &[id.into()]);
    rows.iter().map(|row| row["first_viewed_at"].as_i64()).collect()
}

/// Proves B8, B13.
#[tokio::test]
async fn a_quote_is_read_in_one_round_trip_and_the_first_look_is_kept() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, ben) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id, &ben.id]);
    let mut browser = house.client(aurora, anna).await;
    let at = format!("/quotes/{id}");
    browser.send(Method::HEAD, &at, "", Vec::new(), &[]).await;
    assert_eq!(viewed(&house, &id), [None, None], "a HEAD is no look");
    house.kit.db.reset();
    let page = browser.get(&at).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    for shown in [
        "Photographs",
        "<strong>your day</strong>",
        "The whole day",
        "With an &#60;album&#62;",
        "€1,190.00",
        "€2,975.00",
        "Accept quote",
        "Valid until 24 December 2026",
        "Viewed by you",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert_eq!(viewed(&house, &id), [Some(NOW.0), None]);
    house.kit.clock.advance(60_000);
    let shown = browser.get(&format!("/api/v1{at}")).await.json();
    assert_eq!(viewed(&house, &id), [Some(NOW.0), None], "the first look stays the first");
    assert_eq!((&shown["options"][0]["totals"]["total_minor"], &shown["sha256"]), (&json!(119_000), &json!(sha256())));
    assert_eq!((&shown["expired"], &shown["decision"], &shown["timeline"][1]["what"]), (&json!(false), &Value::Null, &json!("viewed")));
    // Without English.
    let german = browser.send(Method::GET, &at, "", Vec::new(), &[("accept-language", "de")]).await;
    assert!(german.text.contains("Angebot annehmen") && german.text.contains("2.975,00"), "{}", german.text);
}

/// Proves B8.
#[tokio::test]
async fn the_demo_has_a_quote_that_waits() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let page = anna.get(&format!("/quotes/{}", house.demo.quote)).await;
    for shown in ["<strong>paper</strong>", "Recommended", "€1,273.30", "Accept quote"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
}

/// Proves B8.
#[tokio::test]
async fn an_option_is_accepted_once_and_the_studio_is_told() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, ben) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id, &ben.id]);
    let mut browser = house.client(aurora, anna).await;
    let none = browser.form(&format!("/quotes/{id}/accept"), &[("note", "Hm")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Choose one of the options") && none.text.contains(">Hm</textarea>"), "{}", none.text);
    house.kit.db.reset();
    let done = browser.form(&format!("/quotes/{id}/accept"), &[("option", "1"), ("note", "With joy")]).await;
    assert_eq!((done.location(), house.kit.db.trips()), (format!("/quotes/{id}?notice=accepted").as_str(), 2), "{}", done.text);
    let decision = &decisions(&house)[0];
    assert_eq!((&decision["decision"], &decision["option_index"], &decision["note"]), (&json!("accepted"), &json!(1), &json!("With joy")));
    assert_eq!((&decision["source"], &decision["sha256"], &decision["decided_at"]), (&json!("192.0.2.1"), &json!(sha256()), &json!(NOW.0)));
    let page = browser.get(done.location()).await;
    for shown in ["Thank you. You’ve accepted the quote", "Accepted by you", "Selected", "With joy"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert!(!page.text.contains("/accept\""), "{}", page.text);
    // Ben sees what Anna said, and cannot say otherwise.
    let mut other = house.client(aurora, ben).await;
    let late = other.form(&format!("/quotes/{id}/decline"), &[("note", "Next <year>, perhaps")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // What he wrote stays with him.
    assert!(late.text.contains("came too late") && late.text.contains("Next &#60;year&#62;, perhaps"), "{}", late.text);
    assert!(late.text.contains("This quote has already been answered") && late.text.contains("Accepted by Anna Berg"), "{}", late.text);
    let shown = other.get(&format!("/api/v1/quotes/{id}")).await.json();
    assert_eq!(
        (&shown["state"], &shown["decision"]["name"], &shown["decision"]["option"]),
        (&json!("done"), &json!("Anna Berg"), &json!(1))
    );
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("hello@aurora.example");
    assert_eq!(mail.subject, "Anna Berg accepted “Photographs”");
    assert!(mail.text.contains("With joy") && mail.text.contains(&format!("https://app.portico.example/documents/{id}")), "{}", mail.text);
    assert_eq!(house.kit.mail.sent().len(), 1);
    let audit: Vec<Value> = house.kit.db.read("SELECT action, actor_kind FROM audit_log WHERE subject_id = ?1", &[(&id).into()]);
    assert_eq!(audit, [json!({ "action": "quote.accepted", "actor_kind": "client" })]);
}

/// Proves B8.
#[tokio::test]
async fn of_forty_answers_at_once_one_counts() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, ben) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id, &ben.id]);
    let (first, second) = (house.client(aurora, anna).await, house.client(aurora, ben).await);
    let answers = (0..40).map(|n| {
        let mut browser = if n % 2 == 0 { first.again() } else { second.again() };
        let id = &id;
        async move {
            let (what, body) = if n % 3 == 0 { ("decline", json!({})) } else { ("accept", json!({ "option": n % 2 })) };
            browser.post(&format!("/api/v1/quotes/{id}/{what}"), body).await.status
        }
    });
    let statuses = join_all(answers).await;
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(*status, StatusCode::OK | StatusCode::CONFLICT)), "{statuses:?}");
    assert_eq!((decisions(&house).len(), house.kit.db.snapshot().rows("mails").len()), (1, 1));
    // Nor can it be unsaid, past the functions.
    assert!(house.kit.db.attempt("UPDATE quote_decisions SET decision = 'declined', option_index = NULL", &[]).is_err());
    assert!(house.kit.db.attempt("DELETE FROM quote_decisions", &[]).is_err());
}

/// Proves B8.
#[tokio::test]
async fn repeating_a_request_gives_the_same_answer() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, _) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id]);
    let mut browser = house.client(aurora, anna).await;
    browser.idempotency_key = Some("accept-1".to_owned());
    let path = format!("/api/v1/quotes/{id}/accept");
    let first = browser.post(&path, json!({ "option": 0 })).await;
    let second = browser.post(&path, json!({ "option": 0 })).await;
    assert_eq!((first.status, &first.text), (second.status, &second.text));
    assert_eq!((first.status, decisions(&house).len()), (StatusCode::OK, 1));
}

/// Proves B8.
#[tokio::test]
async fn after_its_last_day_a_quote_is_declined_only() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, _) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id]);
    house.kit.clock.advance(32 * domain::time::DAY);
    let mut browser = house.client(aurora, anna).await;
    let page = browser.get(&format!("/quotes/{id}")).await;
    assert!(page.text.contains("This quote was valid until 24 December 2026") && !page.text.contains("/accept\""), "{}", page.text);
    let got = browser.post(&format!("/api/v1/quotes/{id}/accept"), json!({ "option": 0 })).await;
    assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text);
    assert_eq!(decisions(&house).len(), 0);
    let got = browser.post(&format!("/api/v1/quotes/{id}/decline"), json!({ "note": "Too late for us" })).await;
    assert_eq!((got.status, decisions(&house).len()), (StatusCode::OK, 1), "{}", got.text);
}

/// Proves B8, B13, B16, E5.
#[tokio::test]
async fn whoever_it_is_not_for_finds_nothing_and_leaves_nothing() {
    let house = house();
    let (aurora, north) = (&house.demo.aurora, &house.demo.northlight);
    let (anna, ben) = couple(aurora);
    let bens = quote(&house, aurora, "sent", 1, &[&ben.id]);
    let draft = quote(&house, aurora, "draft", 2, &[&anna.id]);
    let recalled = quote(&house, aurora, "recalled", 3, &[&anna.id]);
    let theirs = quote(&house, north, "sent", 4, &[&north.contacts[0].id]);
    let mut browser = house.client(aurora, anna).await;
    let before = house.kit.db.snapshot().without(&["sessions", "portal_access"]);
    for id in [&bens, &draft, &recalled, &theirs, &aurora.invoice] {
        assert_eq!(browser.get(&format!("/api/v1/quotes/{id}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("/quotes/{id}")).await.status, StatusCode::NOT_FOUND);
        for (what, body) in [("accept", json!({ "option": 0 })), ("decline", json!({}))] {
            assert_eq!(browser.post(&format!("/api/v1/quotes/{id}/{what}"), body).await.status, StatusCode::NOT_FOUND);
        }
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["sessions", "portal_access"])), Vec::<String>::new());
}

/// Proves B15, C9.
#[tokio::test]
async fn what_was_hidden_or_recalled_meanwhile_is_not_answered() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, _) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id]);
    let mut browser = house.client(aurora, anna).await;
    let args: [Arg; 2] = [(&aurora.id).into(), (&anna.id).into()];
    house.kit.db.execute("INSERT INTO hidden_kinds (studio_id, contact_id, kind) VALUES (?1, ?2, 'quote')", &args);
    assert_eq!(browser.get(&format!("/api/v1/quotes/{id}")).await.status, StatusCode::NOT_FOUND);
    house.kit.db.execute("DELETE FROM hidden_kinds", &[]);
    // A session that is over leaves no first look.
    house.kit.db.execute("UPDATE sessions SET seen_at = 0", &[]);
    assert_eq!(browser.get(&format!("/api/v1/quotes/{id}")).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(viewed(&house, &id), [None]);
    // The facts are asked for again in the batch that writes.
    let session = house.kit.db.snapshot().rows("sessions")[0]["id"].as_str().unwrap().to_owned();
    let open: [Arg; 5] = [(&aurora.id).into(), session.into(), (&id).into(), "quote".into(), CONTENT.into()];
    assert!(house.kit.db.attempt(crate::document::sql::STILL_OPEN.text(), &open).is_ok());
    house.kit.db.execute("UPDATE documents SET state = 'recalled' WHERE id = ?1", &[(&id).into()]);
    assert!(house.kit.db.attempt(crate::document::sql::STILL_OPEN.text(), &open).is_err());
}

/// Proves A10, B8.
#[tokio::test]
async fn a_link_that_only_shows_does_not_answer() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, _) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id]);
    let mut browser = house.client(aurora, anna).await;
    // As a session that an item link began.
    house.kit.db.execute("UPDATE studios SET item_links = ?2 WHERE id = ?1", &[(&aurora.id).into(), LinkPolicy::View.as_str().into()]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, created_at, expires_at) VALUES (?1, 'l', 'h', ?2, ?3, ?4, 1, ?5)",
        &[(&aurora.id).into(), (&anna.id).into(), (&aurora.projects[0]).into(), (&id).into(), NOW.plus(domain::time::DAY).into()],
    );
    house.kit.db.execute("INSERT INTO item_sessions (studio_id, session_id, link_id) SELECT studio_id, id, 'l' FROM sessions", &[]);
    let page = browser.get(&format!("/quotes/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("This link is view-only") && !page.text.contains("/accept\""), "{}", page.text);
    let got = browser.post(&format!("/api/v1/quotes/{id}/accept"), json!({ "option": 0 })).await;
    assert_eq!((got.status, decisions(&house).len()), (StatusCode::FORBIDDEN, 0), "{}", got.text);
    house.kit.db.execute("UPDATE studios SET item_links = 'act'", &[]);
    let got = browser.post(&format!("/api/v1/quotes/{id}/accept"), json!({ "option": 0 })).await;
    assert_eq!((got.status, decisions(&house).len()), (StatusCode::OK, 1), "{}", got.text);
}

/// Proves B8.
#[tokio::test]
async fn an_answer_that_was_not_kept_is_no_answer() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (anna, _) = couple(aurora);
    let id = quote(&house, aurora, "sent", 1, &[&anna.id]);
    let mut browser = house.client(aurora, anna).await;
    let before = house.kit.db.snapshot().without(&["sessions"]);
    // The second trip is the one that writes.
    house.kit.db.reset();
    house.kit.db.fail(2, testkit::InjectedFault::Before);
    let got = browser.post(&format!("/api/v1/quotes/{id}/accept"), json!({ "option": 0 })).await;
    assert!(got.status.is_server_error(), "{}", got.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["sessions"])), Vec::<String>::new());
    let got = browser.post(&format!("/api/v1/quotes/{id}/accept"), json!({ "option": 0 })).await;
    assert_eq!((got.status, decisions(&house).len()), (StatusCode::OK, 1), "{}", got.text);
}
