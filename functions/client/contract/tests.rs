mod kept;

use domain::{DocumentId, SessionId, time::DAY};
use futures_util::future::join_all;
use http::{Method, StatusCode};
use ports::Arg;
use serde_json::{Value, json};
use testkit::{
    NOW,
    demo::{CONTRACT, DemoStudio},
};

use crate::{
    contract::sha256,
    testing::{Browser, Got, House, house},
};

const TEXT: &str = "# Terms\n\nBring **rings**. <script>alert(1)</script>\n";

/// A contract that was sent to contacts by their place; those who sign it, in their order.
fn contract(house: &House, studio: &DemoStudio, to: &[usize], signers: &[usize], order: bool) -> DocumentId {
    let id = DocumentId::from_bytes([77; 16]);
    let put = |sql: &str, args: &[Arg]| {
        let args: Vec<Arg> = [(&studio.id).into(), (&id).into()].into_iter().chain(args.iter().cloned()).collect();
        assert_eq!(house.kit.db.execute(sql, &args), 1, "{sql}");
    };
    put(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, 'contract', 'Our terms', 'sent', ?4, ?5, ?5)",
        &[(&studio.projects[0]).into(), json!({ "markdown": TEXT, "signing_order": order }).to_string().into(), NOW.minus(DAY).into()],
    );
    put(
        "INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, ?3, ?4)",
        &[TEXT.into(), sha256(TEXT.as_bytes()).into()],
    );
    for place in to {
        let contact = (&studio.contacts[*place].id).into();
        put("INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)", &[contact]);
    }
    for (position, place) in (1_i64..).zip(signers) {
        let contact = (&studio.contacts[*place].id).into();
        put("INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, ?4)", &[contact, position.into()]);
    }
    id
}

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

async fn ben(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await
}

fn api(id: &DocumentId, what: &str) -> String {
    format!("/api/v1/contracts/{id}{what}")
}

/// What the one who signs sends, after reading.
fn signature(name: &str) -> Value {
    json!({ "name": name, "consent": true, "sha256": sha256(TEXT.as_bytes()) })
}

async fn sign(browser: &mut Browser<'_>, id: &DocumentId, name: &str) -> Got {
    browser.post(&api(id, "/sign"), signature(name)).await
}

fn state(house: &House, id: &DocumentId) -> Value {
    house.kit.db.read::<Value>("SELECT state, done_at FROM documents WHERE id = ?1", &[id.into()]).remove(0)
}

fn signatures(house: &House) -> Vec<Value> {
    house.kit.db.read("SELECT * FROM signatures ORDER BY signed_at, contact_id", &[])
}

/// Which clients letters went to, and under which subject.
async fn letters(house: &House) -> Vec<(String, String)> {
    house.deliver_mail().await;
    let mut letters: Vec<_> = house.kit.mail.sent().iter().map(|mail| (mail.to.to_string(), mail.subject.clone())).collect();
    letters.retain(|(to, _)| to.ends_with("@example.com"));
    letters.sort();
    letters
}

/// Proves B9, B13.
#[tokio::test]
async fn a_contract_is_read_in_one_round_trip() {
    let house = house();
    let id = &house.demo.contract;
    for (sql, args) in &house.demo.together {
        house.kit.db.execute(sql, args);
    }
    let mut browser = anna(&house).await;
    browser.get("/login").await;
    house.kit.db.reset();
    let page = browser.get(&format!("/contracts/{id}")).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    for part in [
        "<h1 dir=\"auto\">Wedding contract</h1>",
        "<h2>Wedding photography</h2>",
        "<strong>Aurora Weddings</strong>",
        "<td>€1,200.00</td>",
        "Signature needed",
        "I have read and agree to the contract “Wedding contract”. The name I typed is my signature.",
        &sha256(CONTRACT.as_bytes()),
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let shown = browser.get(&api(id, "")).await.json();
    assert_eq!(shown["markdown"], CONTRACT);
    assert_eq!((&shown["sha256"], &shown["todo"], &shown["state"]), (&json!(sha256(CONTRACT.as_bytes())), &json!("sign"), &json!("sent")));
    let signers: Vec<_> = shown["signers"].as_array().unwrap().iter().map(|one| (one["name"].clone(), one["signature"].clone())).collect();
    assert_eq!(signers, [(json!("Anna Berg"), json!(null)), (json!("Ben Lund"), json!(null))]);
    let seen: Vec<Value> = house
        .kit
        .db
        .read("SELECT contact_id FROM document_recipients WHERE document_id = ?1 AND first_viewed_at IS NOT NULL", &[id.into()]);
    assert_eq!(seen, [json!({ "contact_id": house.demo.aurora.contacts[0].id })]);
}

/// Proves B9, E1.
#[tokio::test]
async fn two_sign_with_the_form_and_then_it_is_complete() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    let mut browser = anna(&house).await;
    let sentence = "I have read and agree to the contract “Our terms”. The name I typed is my signature.";
    let hash = sha256(TEXT.as_bytes());
    let fields = [("name", " Anna Maria Berg "), ("consent", "true"), ("sha256", hash.as_str()), ("sentence", sentence)];
    let body = serde_html_form::to_string(fields).unwrap().into_bytes();
    house.kit.db.reset();
    let agent = [("user-agent", "Firefox 130")];
    let got = browser.send(Method::POST, &format!("/contracts/{id}/sign"), "application/x-www-form-urlencoded", body, &agent).await;
    assert_eq!(
        (got.status, got.location()),
        (StatusCode::SEE_OTHER, format!("/contracts/{id}?notice=contract-signed").as_str()),
        "{}",
        got.text
    );
    assert_eq!(house.kit.db.trips(), 2);
    let row = json!({
        "studio_id": house.demo.aurora.id, "document_id": id, "contact_id": house.demo.aurora.contacts[0].id, "typed_name": "Anna Maria Berg",
        "consent": sentence, "signed_at": NOW.0, "source": "192.0.2.1", "user_agent": "Firefox 130", "sha256": hash,
    });
    assert_eq!(signatures(&house), [row]);
    assert_eq!(state(&house, &id), json!({ "state": "sent", "done_at": null }));
    assert_eq!(letters(&house).await, []);
    assert_eq!(house.kit.mail.latest_to("hello@aurora.example").subject, "Anna Berg signed “Our terms”");
    let page = browser.get(got.location()).await.text;
    assert!(page.contains("Thank you. You’ve signed the contract.") && page.contains("Waiting for the other signatures"), "{page}");
    assert!(!page.contains("/sign\""), "{page}");

    let got = sign(&mut ben(&house).await, &id, "Ben Lund").await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    assert_eq!(state(&house, &id), json!({ "state": "done", "done_at": NOW.0 }));
    let subject = "Aurora Weddings: Our terms is fully signed".to_owned();
    assert_eq!(letters(&house).await, [("anna@example.com".to_owned(), subject.clone()), ("ben@example.com".to_owned(), subject)]);
    assert_eq!(house.kit.mail.latest_to("hello@aurora.example").subject, "Ben Lund signed “Our terms”, and now everybody has");
    let page = browser.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("Fully signed") && page.contains("as “Anna Maria Berg”"), "{page}");
    let audit: Vec<Value> =
        house.kit.db.read("SELECT actor_kind, action FROM audit_log WHERE subject_id = ?1 ORDER BY action", &[(&id).into()]);
    let line = |action: &str| json!({ "actor_kind": "client", "action": action });
    assert_eq!(audit, [line("contract.completed"), line("contract.signed"), line("contract.signed")]);
}

/// Proves B9.
#[tokio::test]
async fn a_signature_needs_a_name_a_consent_and_the_text_that_was_shown() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0], &[0], false);
    let mut browser = anna(&house).await;
    let before = house.kit.db.snapshot();
    let page = browser.form(&format!("/contracts/{id}/sign"), &[("name", " "), ("sha256", &sha256(TEXT.as_bytes()))]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Type your full name to sign", "Tick the box to agree and sign", "href=\"#consent\""] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let page = browser.form(&format!("/contracts/{id}/sign"), &[("name", "Anna B."), ("sha256", &sha256(TEXT.as_bytes()))]).await;
    assert!(page.text.contains("value=\"Anna B.\""), "{}", page.text);
    let got = browser.post(&api(&id, "/sign"), json!({ "name": "x".repeat(201), "consent": true })).await;
    assert_eq!(got.json()["errors"], json!([{ "field": "name", "message": "Use at most 200 characters" }]));
    for (hash, sentence) in [(sha256(b"another text"), ""), (String::new(), ""), (sha256(TEXT.as_bytes()), "I agree to nothing.")] {
        let got = browser.post(&api(&id, "/sign"), json!({ "name": "Anna", "consent": true, "sha256": hash, "sentence": sentence })).await;
        assert_eq!((got.status, got.problem().as_str()), (StatusCode::CONFLICT, "conflict"));
        assert!(got.text.contains("read it again"), "{}", got.text);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A10, B9.
/// The letter to whose turn it is has a link of its own, as the first letter had.
#[tokio::test]
async fn the_next_signs_by_the_link_in_their_letter_where_the_policy_allows_it() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET item_links = 'act', item_link_days = 7 WHERE slug = 'aurora'", &[]);
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[1, 0], true);
    let mut first = ben(&house).await;
    house.kit.db.reset();
    assert_eq!(sign(&mut first, &id, "Ben Lund").await.status, StatusCode::OK);
    assert_eq!(house.kit.db.trips(), 2);
    assert_eq!(letters(&house).await.len(), 1);
    let mail = house.kit.mail.latest_to("anna@example.com");
    assert!(mail.text.contains("works for 7 days without a password"), "{}", mail.text);
    let secret = mail.text.split("https://aurora.portico.example/open/").nth(1).unwrap().split_whitespace().next().unwrap();
    let mut second = house.portal("aurora");
    let got = second.form(&format!("/open/{secret}"), &[("token", secret)]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/contracts/{id}").as_str()), "{}", got.text);
    assert_eq!(sign(&mut second, &id, "Anna Berg").await.status, StatusCode::OK);
    assert_eq!(state(&house, &id)["state"], "done");
    // Ben signed without a letter: the link is Anna's alone, and there is one.
    let links: Vec<Value> = house.kit.db.read("SELECT contact_id, document_id FROM item_links", &[]);
    assert_eq!(links, [json!({ "contact_id": house.demo.aurora.contacts[0].id, "document_id": id })]);
}

/// Proves B9.
#[tokio::test]
async fn in_an_order_the_second_waits_for_a_letter() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[1, 0], true);
    let (mut first, mut second) = (ben(&house).await, anna(&house).await);
    let page = second.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("Ben Lund signs first") && !page.contains("/sign\""), "{page}");
    let got = sign(&mut second, &id, "Anna Berg").await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("not your turn to sign yet"), "{}", got.text);
    assert!(signatures(&house).is_empty());
    assert_eq!(sign(&mut first, &id, "Ben Lund").await.status, StatusCode::OK);
    assert_eq!(letters(&house).await, [("anna@example.com".to_owned(), "Aurora Weddings: Our terms is ready for you to sign".to_owned())]);
    let mail = house.kit.mail.latest_to("anna@example.com");
    assert!(mail.text.contains(&format!("https://aurora.portico.example/contracts/{id}")), "{}", mail.text);
    assert_eq!(second.get(&api(&id, "")).await.json()["todo"], "sign");
    assert_eq!(sign(&mut second, &id, "Anna Berg").await.status, StatusCode::OK);
    assert_eq!(state(&house, &id)["state"], "done");
}

/// Proves B9.
#[tokio::test]
async fn of_forty_clicks_one_signs() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    let browser = anna(&house).await;
    let tries = (0..40).map(|_| {
        let mut window = browser.again();
        let id = &id;
        async move { sign(&mut window, id, "Anna Berg").await.status }
    });
    let answers = join_all(tries).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::OK).count(), 1);
    assert!(answers.iter().all(|status| [StatusCode::OK, StatusCode::CONFLICT].contains(status)), "{answers:?}");
    assert_eq!(signatures(&house).len(), 1);
    let mut again = browser.again();
    let page = again.form(&format!("/contracts/{id}/sign"), &[("name", "Anna"), ("consent", "true")]).await;
    assert!(page.text.contains("You’ve already signed this contract"), "{}", page.text);
}

/// Proves B9.
#[tokio::test]
async fn two_who_sign_at_once_both_count_and_it_is_complete_once() {
    for order in [[0, 1], [1, 0]] {
        let house = house();
        let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
        let people = [anna(&house).await, ben(&house).await];
        let tries = order.into_iter().map(|place| {
            let (mut window, id) = (people[place].again(), &id);
            async move { sign(&mut window, id, "Somebody").await.status }
        });
        assert_eq!(join_all(tries).await, [StatusCode::OK, StatusCode::OK]);
        assert_eq!((signatures(&house).len(), &state(&house, &id)["state"]), (2, &json!("done")));
        let completed: Vec<Value> = house.kit.db.read("SELECT id FROM audit_log WHERE action = 'contract.completed'", &[]);
        assert_eq!((completed.len(), letters(&house).await.len()), (1, 2));
    }
}

/// Proves B9, C21.
#[tokio::test]
async fn the_same_key_signs_once() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    let mut browser = anna(&house).await;
    browser.idempotency_key = Some("once".to_owned());
    let first = sign(&mut browser, &id, "Anna Berg").await;
    let again = sign(&mut browser, &id, "Anna Berg").await;
    assert_eq!((first.status, again.status, &first.text), (StatusCode::OK, StatusCode::OK, &again.text));
    assert_eq!((first.json()["document"].as_str(), first.json()["name"].as_str()), (Some(id.as_str()), Some("Anna Berg")));
    assert_eq!(signatures(&house).len(), 1);
}

/// Proves B9, B13, B16, E5.
#[tokio::test]
async fn whose_it_is_not_finds_nothing() {
    let house = house();
    let aurora = &house.demo.aurora;
    let id = contract(&house, aurora, &[0], &[0], false);
    let mut strangers = [ben(&house).await, house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await];
    let before = house.kit.db.snapshot();
    for stranger in &mut strangers {
        for what in ["", "/text", "/download"] {
            assert_eq!(stranger.get(&api(&id, what)).await.status, StatusCode::NOT_FOUND, "{what}");
            assert_eq!(stranger.get(&format!("/contracts/{id}{what}")).await.status, StatusCode::NOT_FOUND, "{what}");
        }
        assert_eq!(sign(stranger, &id, "Mallory").await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.portal("aurora").get(&api(&id, "")).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(sign(&mut house.portal("aurora"), &id, "Mallory").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // A quote, an invoice are no contracts, though they are theirs.
    let mut browser = anna(&house).await;
    assert_eq!(browser.get(&api(&aurora.invoice, "")).await.status, StatusCode::NOT_FOUND);
}

/// Proves B9, B13.
#[tokio::test]
async fn who_only_receives_it_reads_it() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0], false);
    let mut browser = ben(&house).await;
    let page = browser.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("No signature needed") && !page.contains("/sign\""), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>"), "{page}");
    assert_eq!(browser.get(&api(&id, "")).await.json()["todo"], "none");
    assert_eq!(sign(&mut browser, &id, "Ben Lund").await.status, StatusCode::CONFLICT);
    assert_eq!(sign(&mut anna(&house).await, &id, "Anna Berg").await.status, StatusCode::OK);
    assert_eq!(state(&house, &id)["state"], "done");
    // Who received it hears that it is complete.
    assert_eq!(letters(&house).await.len(), 2);
}

/// Proves B9, B16.
#[tokio::test]
async fn what_was_taken_back_cannot_be_signed() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0], &[0], false);
    let mut browser = anna(&house).await;
    house.kit.db.execute("UPDATE documents SET state = 'recalled' WHERE id = ?1", &[(&id).into()]);
    assert_eq!(browser.get(&api(&id, "")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(sign(&mut browser, &id, "Anna Berg").await.status, StatusCode::NOT_FOUND);
    assert!(signatures(&house).is_empty());
    let mut actor = house.member(&house.demo.aurora.owner).await;
    let unsent = DocumentId::from_bytes([78; 16]);
    house.kit.db.execute(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at) VALUES (?1, ?2, ?3, 'contract', 'Draft', 'draft', '{}', 1)",
        &[(&house.demo.aurora.id).into(), (&unsent).into(), (&house.demo.aurora.projects[0]).into()],
    );
    house.kit.db.execute(
        "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
        &[(&house.demo.aurora.id).into(), (&unsent).into(), (&house.demo.aurora.contacts[0].id).into()],
    );
    assert_eq!(browser.get(&api(&unsent, "")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(actor.get(&format!("/api/v1/documents/{unsent}")).await.status, StatusCode::OK);
}

/// Turns every session there is into one that a link to this document began.
fn through_link(house: &House, id: &DocumentId, scope: &str) {
    let aurora = &house.demo.aurora;
    let link = SessionId::from_bytes([9; 16]).to_string();
    house.kit.db.execute("UPDATE studios SET item_links = ?2 WHERE id = ?1", &[(&aurora.id).into(), scope.into()]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, created_at, expires_at) VALUES (?1, ?2, 'h', ?3, ?4, ?5, 1, ?6)",
        &[
            (&aurora.id).into(),
            link.as_str().into(),
            (&aurora.contacts[0].id).into(),
            (&aurora.projects[0]).into(),
            id.into(),
            NOW.plus(DAY).into(),
        ],
    );
    house.kit.db.execute(
        "INSERT INTO item_sessions (studio_id, session_id, link_id) SELECT studio_id, id, ?2 FROM sessions WHERE studio_id = ?1",
        &[(&aurora.id).into(), link.into()],
    );
}

/// Proves A10, B9.
#[tokio::test]
async fn a_link_that_shows_does_not_sign() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    let mut browser = anna(&house).await;
    through_link(&house, &id, "view");
    let page = browser.get(&format!("/contracts/{id}")).await;
    assert!(page.text.contains("Log in to sign this contract.") && !page.text.contains("/sign\""), "{}", page.text);
    assert_eq!(browser.get(&api(&id, "")).await.json()["todo"], "none");
    assert_eq!(sign(&mut browser, &id, "Anna Berg").await.status, StatusCode::FORBIDDEN);
    assert!(signatures(&house).is_empty());
}

/// Proves A10, B9.
#[tokio::test]
async fn a_link_that_acts_signs_as_the_one_it_was_sent_to() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    let mut browser = anna(&house).await;
    through_link(&house, &id, "act");
    assert_eq!(sign(&mut browser, &id, "Anna Berg").await.status, StatusCode::OK);
    assert_eq!(signatures(&house)[0]["contact_id"], house.demo.aurora.contacts[0].id.as_str());
    assert_eq!(sign(&mut browser, &id, "Anna Berg").await.status, StatusCode::CONFLICT);
}

/// Proves B9, C9.
#[tokio::test]
async fn nobody_signs_as_another_in_a_second_tab_or_under_anothers_name() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1, 2], &[0, 1], false);
    let (anna, mut ben) = (anna(&house).await, ben(&house).await);
    let form = |name| [("name", name), ("consent", "true"), ("sha256", &*Box::leak(sha256(TEXT.as_bytes()).into_boxed_str()))];
    // Anna's tab, after Ben has logged in in another one.
    ben.shown_to = testkit::form_mark(&anna.cookies());
    let refused = ben.form(&format!("/contracts/{id}/sign"), &form("Anna Berg")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("logged in as Ben Lund") && refused.text.contains("Anna Berg"), "{}", refused.text);
    // Ben's own page, with the name of somebody else whose contract it is, however it is written.
    ben.shown_to = None;
    for name in ["Anna Berg", "berg, ANNA"] {
        let refused = ben.form(&format!("/contracts/{id}/sign"), &form(name)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Anna Berg’s name, but you’re logged in as Ben Lund"), "{}", refused.text);
    }
    assert!(signatures(&house).is_empty());
    assert_eq!(ben.form(&format!("/contracts/{id}/sign"), &form("Benjamin Lund")).await.status, StatusCode::SEE_OTHER);
}
