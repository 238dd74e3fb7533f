use domain::{DocumentId, right::Right};
use futures_util::future::join_all;
use http::{Method, StatusCode};
use ports::Arg;
use serde_json::{Value, json};
use testkit::{NOW, demo::DemoStudio};

use crate::testing::{House, house};

const DOCUMENTS: &[Right] = &[Right::DocumentsRead, Right::DocumentsWrite];

/// A quote in the first project that nobody but the studio knows, for contacts by their place.
fn draft(house: &House, studio: &DemoStudio, kind: &str, number: u8, to: &[usize]) -> DocumentId {
    let id = DocumentId::from_bytes([number; 16]);
    house.kit.db.execute(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at) VALUES (?1, ?2, ?3, ?4, 'The whole day', 'draft', ?5, ?6)",
        &[
            (&studio.id).into(),
            (&id).into(),
            (&studio.projects[0]).into(),
            kind.into(),
            r#"{"currency":"EUR","options":[{"title":"All","lines":[{"description":"Day","quantity_milli":1000,"unit_price_minor":5000,"tax_bp":0}]}]}"#.into(),
            NOW.plus(number.into()).into(),
        ],
    );
    for place in to {
        house.kit.db.execute(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&studio.id).into(), (&id).into(), (&studio.contacts[*place].id).into()],
        );
    }
    id
}

fn state(house: &House, id: &DocumentId) -> String {
    house.kit.db.read::<Value>("SELECT state FROM documents WHERE id = ?1", &[id.into()])[0]["state"].as_str().unwrap().to_owned()
}

fn api(id: &DocumentId, what: &str) -> String {
    format!("/api/v1/documents/{id}{what}")
}

/// Proves B13, C14.
#[tokio::test]
async fn a_draft_is_sent_in_two_round_trips_and_its_recipients_get_a_letter() {
    let house = house();
    let aurora = &house.demo.aurora;
    let id = draft(&house, aurora, "quote", 1, &[0, 1]);
    let mut software = house.keyed(aurora, DOCUMENTS);
    software.idempotency_key = Some("send-1".to_owned());
    house.kit.db.reset();
    let got = software.post(&api(&id, "/send"), json!({})).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert_eq!(got.json()["mailed"], json!([aurora.contacts[0].id, aurora.contacts[1].id]));
    let again = software.post(&api(&id, "/send"), json!({})).await;
    assert_eq!((again.status, &again.text), (StatusCode::OK, &got.text));
    house.deliver_mail().await;
    let mails = house.kit.mail.sent();
    assert_eq!(mails.len(), 2);
    let mail = house.kit.mail.latest_to("ben@example.com");
    assert_eq!(mail.subject, "Aurora Weddings: The whole day");
    assert!(mail.html.contains(&format!("https://aurora.portico.example/quotes/{id}")), "{}", mail.html);
    assert!(mail.text.contains(&format!("https://aurora.portico.example/quotes/{id}")), "{}", mail.text);
    software.idempotency_key = None;
    assert_eq!(software.post(&api(&id, "/send"), json!({})).await.status, StatusCode::CONFLICT);
    let shown = software.get(&api(&id, "")).await.json();
    assert_eq!((&shown["state"], &shown["sent_at"]), (&json!("sent"), &json!(NOW.0)));
    assert_eq!(shown["timeline"], json!([{ "what": "sent", "at": NOW.0, "contact": null, "name": null }]));
    let audit = house.kit.db.read::<Value>("SELECT action FROM audit_log WHERE subject_id = ?1", &[(&id).into()]);
    assert_eq!(audit, [json!({ "action": "quote.sent" })]);
}

/// Proves C14.
#[tokio::test]
async fn of_many_who_send_at_once_one_does() {
    let house = house();
    let aurora = &house.demo.aurora;
    let id = draft(&house, aurora, "quote", 1, &[0]);
    let tries = (0..40).map(|_| async {
        let mut software = house.keyed(aurora, DOCUMENTS);
        software.post(&api(&id, "/send"), json!({})).await.status
    });
    let sent = join_all(tries).await.into_iter().filter(|status| *status == StatusCode::OK).count();
    assert_eq!((sent, house.kit.db.snapshot().rows("mails").len()), (1, 1));
}

/// Proves C3, C14.
#[tokio::test]
async fn what_cannot_go_out_stays_a_draft_and_says_why() {
    let house = house();
    let aurora = &house.demo.aurora;
    let nobodys = draft(&house, aurora, "quote", 1, &[]);
    let strangers = draft(&house, aurora, "quote", 2, &[2]);
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.form(&format!("/documents/{nobodys}/send"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("Choose at least one recipient"), "{}", page.text);
    let page = mara.form(&format!("/documents/{strangers}/send"), &[]).await;
    assert!(page.text.contains("Carla Diaz is no longer a participant of the project"), "{}", page.text);
    assert_eq!((state(&house, &nobodys), state(&house, &strangers)), ("draft".to_owned(), "draft".to_owned()));
    // Carla joins; her portal is not open: she gets no letter, and finds it there later.
    house.kit.db.execute(
        "INSERT INTO participants (studio_id, project_id, contact_id, role) VALUES (?1, ?2, ?3, 'secondary')",
        &[(&aurora.id).into(), (&aurora.projects[0]).into(), (&aurora.contacts[2].id).into()],
    );
    let done = mara.form(&format!("/documents/{strangers}/send"), &[]).await;
    assert_eq!(done.location(), format!("/documents/{strangers}?notice=document-sent-none"));
    let page = mara.get(done.location()).await.text;
    assert!(page.contains("nobody gets an email") && page.contains("their portal access is not active yet"), "{page}");
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 0);
}

/// Proves C14.
#[tokio::test]
async fn a_draft_changed_while_it_is_sent_is_not_sent() {
    let house = house();
    let aurora = &house.demo.aurora;
    let id = draft(&house, aurora, "quote", 1, &[0]);
    let as_read: [Arg; 5] =
        [(&aurora.id).into(), (&id).into(), "The whole day".into(), "{}".into(), json!([aurora.contacts[0].id]).to_string().into()];
    assert!(house.kit.db.attempt(super::sql::AS_READ.text(), &as_read).is_err(), "the content was another");
}

/// Proves B16, C14.
#[tokio::test]
async fn what_was_sent_is_taken_back_after_asking_and_is_nowhere() {
    let house = house();
    let aurora = &house.demo.aurora;
    let id = draft(&house, aurora, "quote", 1, &[0]);
    let mut mara = house.member(&aurora.owner).await;
    let early = mara.get(&format!("/documents/{id}/recall")).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    mara.form(&format!("/documents/{id}/send"), &[]).await;
    house.kit.db.reset();
    let ask = mara.get(&format!("/documents/{id}/recall")).await;
    assert_eq!((ask.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(ask.text.contains("Recall “The whole day”?"), "{}", ask.text);
    assert_eq!(state(&house, &id), "sent");
    house.kit.db.reset();
    let done = mara.form(&format!("/documents/{id}/recall"), &[]).await;
    assert_eq!((done.location(), house.kit.db.trips()), (format!("/documents/{id}?notice=document-recalled").as_str(), 2));
    let page = mara.get(done.location()).await;
    assert!(page.text.contains("Recalled") && page.text.contains("no longer see it"), "{}", page.text);
    let seen = "SELECT COUNT(*) AS n FROM document_recipients r JOIN documents d ON d.id = r.document_id WHERE d.id = ?1 AND d.state IN ('sent', 'done')";
    assert_eq!(house.kit.db.read::<Value>(seen, &[(&id).into()])[0]["n"], 0);
    assert_eq!(mara.form(&format!("/documents/{id}/recall"), &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(mara.form(&format!("/documents/{id}/send"), &[]).await.status, StatusCode::CONFLICT);
}

/// Proves B8, B9, B10, C14.
#[tokio::test]
async fn what_was_answered_is_not_taken_back() {
    let house = house();
    let aurora = &house.demo.aurora;
    let answers = [
        (
            "quote",
            "INSERT INTO quote_decisions (studio_id, document_id, contact_id, decision, option_index, decided_at, source, user_agent, sha256) VALUES (?1, ?2, ?3, 'accepted', 0, 1, '', '', 'x')",
        ),
        (
            "contract",
            "INSERT INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256) VALUES (?1, ?2, ?3, 'Anna', 'Yes', 1, '', '', 'x')",
        ),
        ("questionnaire", "INSERT INTO submissions (studio_id, document_id, contact_id, submitted_at) VALUES (?1, ?2, ?3, 1)"),
    ];
    let mut software = house.keyed(aurora, DOCUMENTS);
    for (number, (kind, sql)) in (1..).zip(answers) {
        let id = draft(&house, aurora, kind, number, &[0, 1]);
        house.kit.db.execute("UPDATE documents SET state = 'sent', sent_at = 1 WHERE id = ?1", &[(&id).into()]);
        let args: [Arg; 3] = [(&aurora.id).into(), (&id).into(), (&aurora.contacts[0].id).into()];
        if kind == "contract" {
            house
                .kit
                .db
                .execute("INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, 'x', 'x')", &args[..2]);
            house.kit.db.execute("INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, 1)", &args);
        }
        house.kit.db.execute(sql, &args);
        let got = software.post(&api(&id, "/recall"), json!({})).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{kind}: {}", got.text);
        assert_eq!(state(&house, &id), "sent");
        let shown = software.get(&api(&id, "")).await.json();
        assert_eq!(shown["timeline"].as_array().unwrap().len(), 2, "{shown}");
        assert_eq!(shown["timeline"][1]["name"], "Anna Berg");
    }
    // Money under way.
    let mut invoices = house.keyed(aurora, &[Right::DocumentsWrite, Right::InvoicesWrite]);
    house.kit.db.execute(
        "INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, created_at, updated_at)
         VALUES (?1, 'p', ?2, ?3, 'manual', 'paid', 60000, 'EUR', 1, 1)",
        &[(&aurora.id).into(), (&aurora.installments[0]).into(), (&aurora.contacts[0].id).into()],
    );
    assert_eq!(invoices.post(&api(&aurora.invoice, "/recall"), json!({})).await.status, StatusCode::CONFLICT);
}

/// Proves C14.
#[tokio::test]
async fn a_draft_is_deleted_after_asking_and_what_was_sent_never() {
    let house = house();
    let aurora = &house.demo.aurora;
    let count = || ["documents", "document_recipients"].map(|table| house.kit.db.snapshot().rows(table).len());
    let before = count();
    let id = draft(&house, aurora, "quote", 1, &[0]);
    let mut mara = house.member(&aurora.owner).await;
    assert!(mara.get(&format!("/documents/{id}/delete")).await.text.contains("Delete draft “The whole day”?"));
    let done = mara.form(&format!("/documents/{id}/delete"), &[]).await;
    assert_eq!(done.location(), format!("/projects/{}/documents?notice=draft-deleted", aurora.projects[0]));
    assert_eq!(count(), before);
    let mut invoices = house.keyed(aurora, &[Right::DocumentsWrite, Right::InvoicesWrite]);
    let got = invoices.json(Method::DELETE, &api(&aurora.invoice, ""), json!({})).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert_eq!(state(&house, &aurora.invoice), "sent");
}

/// Proves C14, C21.
#[tokio::test]
async fn an_invoice_asks_for_the_right_to_invoices_too() {
    let house = house();
    let aurora = &house.demo.aurora;
    let unsent = draft(&house, aurora, "invoice", 1, &[0]);
    let quote = draft(&house, aurora, "quote", 2, &[0]);
    let mut software = house.keyed(aurora, DOCUMENTS);
    assert_eq!(software.get(&api(&aurora.invoice, "")).await.status, StatusCode::FORBIDDEN);
    for what in ["/send", "/recall"] {
        assert_eq!(software.post(&api(&unsent, what), json!({})).await.status, StatusCode::FORBIDDEN, "{what}");
    }
    assert_eq!(software.json(Method::DELETE, &api(&unsent, ""), json!({})).await.status, StatusCode::FORBIDDEN);
    let list = format!("/api/v1/projects/{}/documents", aurora.projects[0]);
    let listed = software.get(&list).await.json();
    let kinds: Vec<_> = listed["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"quote") && !kinds.contains(&"invoice"), "{kinds:?}");
    let mut both = house.keyed(aurora, &[Right::DocumentsRead, Right::InvoicesRead]);
    assert!(both.get(&list).await.text.contains(aurora.invoice.as_str()));
    assert_eq!(state(&house, &quote), "draft");
}

/// Proves C14.
#[tokio::test]
async fn the_list_is_paged_newest_first_and_says_who_has_seen_what() {
    let house = house();
    let aurora = &house.demo.aurora;
    for number in 1..=120 {
        draft(&house, aurora, "quote", number, &[0]);
    }
    // Several at the same moment: a page may end between them.
    house.kit.db.execute("UPDATE documents SET created_at = 7 WHERE state = 'draft' AND created_at % 2 = 0", &[]);
    let mut software = house.keyed(aurora, DOCUMENTS);
    let at = format!("/api/v1/projects/{}/documents", aurora.projects[0]);
    let (mut next, mut ids) = (String::new(), std::collections::BTreeSet::new());
    loop {
        house.kit.db.reset();
        let page = software.get(&format!("{at}?after={next}")).await;
        assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
        let page = page.json();
        ids.extend(page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(to) => next = to.to_owned(),
            None => break,
        }
    }
    assert_eq!(
        ids.iter().filter(|id| **id != aurora.invoice.to_string()).count(),
        house
            .kit
            .db
            .snapshot()
            .rows("documents")
            .iter()
            .filter(|row| row["project_id"] == aurora.projects[0].as_str() && row["kind"] != "invoice")
            .count()
    );
    assert!(ids.len() >= 120);
    for odd in ["x", "1", "1.x", "-1.AAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(software.get(&format!("{at}?after={odd}")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
    }
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/projects/{}/documents", aurora.projects[0])).await;
    assert!(page.text.contains("The whole day") && page.text.contains("Show more") && page.text.contains("Draft"), "{}", page.text);
}

/// Proves C14, E5.
#[tokio::test]
async fn another_studios_documents_are_not_there() {
    let house = house();
    let (aurora, north) = (&house.demo.aurora, &house.demo.northlight);
    let theirs = draft(&house, north, "quote", 9, &[0]);
    let mut software = house.keyed(aurora, &[Right::DocumentsRead, Right::DocumentsWrite, Right::InvoicesRead, Right::InvoicesWrite]);
    let before = house.kit.db.snapshot();
    assert_eq!(software.get(&api(&theirs, "")).await.status, StatusCode::NOT_FOUND);
    for what in ["/send", "/recall"] {
        assert_eq!(software.post(&api(&theirs, what), json!({})).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(software.json(Method::DELETE, &api(&theirs, ""), json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(software.get(&format!("/api/v1/projects/{}/documents", north.projects[0])).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B9, C14.
#[tokio::test]
async fn a_contract_that_some_have_signed_is_voided_and_both_sides_are_told_why() {
    let house = house();
    let aurora = &house.demo.aurora;
    house.kit.db.execute("UPDATE studios SET reply_to = 'hello@aurora.example' WHERE id = ?1", &[(&aurora.id).into()]);
    let mut software = house.keyed(aurora, DOCUMENTS);
    let to = [&aurora.contacts[0].id, &aurora.contacts[1].id];
    let body = json!({ "title": "Agreement", "markdown": "The fee is 1,000.", "recipients": to });
    let made = software.post(&format!("/api/v1/projects/{}/contracts", aurora.projects[0]), body).await.json();
    let id: DocumentId = made["id"].as_str().unwrap().parse().unwrap();
    let void = format!("/api/v1/contracts/{id}/void");
    assert_eq!(software.post(&void, json!({ "reason": "x" })).await.status, StatusCode::CONFLICT, "a draft is deleted");
    software.post(&api(&id, "/send"), json!({})).await;
    assert_eq!(software.post(&void, json!({ "reason": "x" })).await.status, StatusCode::CONFLICT, "what nobody signed is recalled");
    let at = format!("/api/v1/contracts/{id}");
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let sha256 = anna.get(&at).await.json()["sha256"].clone();
    let signed = anna.post(&format!("{at}/sign"), json!({ "name": "Anna Berg", "consent": true, "sha256": sha256 })).await;
    assert_eq!(signed.status, StatusCode::OK, "{}", signed.text);
    house.deliver_mail().await;
    // Half of it binds: it is not recalled any more.
    let recall = software.post(&api(&id, "/recall"), json!({})).await;
    assert!(recall.status == StatusCode::CONFLICT && recall.text.contains("Void it instead"), "{}", recall.text);
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("Void contract") && !page.contains("/recall\""), "{page}");
    let blank = mara.form(&format!("/contracts/{id}/void"), &[("reason", " ")]).await;
    assert!(blank.status == StatusCode::UNPROCESSABLE_ENTITY && blank.text.contains("Enter a reason"), "{}", blank.text);
    let before = house.kit.mail.sent().len();
    house.kit.db.reset();
    let done = mara.form(&format!("/contracts/{id}/void"), &[("reason", "The day has moved.")]).await;
    assert_eq!((done.status, house.kit.db.trips()), (StatusCode::SEE_OTHER, 2), "{}", done.text);
    let page = mara.get(done.location()).await.text;
    assert!(page.contains("Void") && page.contains("The day has moved."), "{page}");
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len() - before, 3);
    for address in ["anna@example.com", "ben@example.com", "hello@aurora.example"] {
        assert!(house.kit.mail.latest_to(address).text.contains("The day has moved."), "{address}");
    }
    // Both see it and cannot sign; the signature is kept as evidence, and the reason stands on the audit trail.
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let page = ben.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("no longer in force") && page.contains("The day has moved.") && !page.contains("formaction"), "{page}");
    let late = ben.post(&format!("{at}/sign"), json!({ "name": "Ben Lund", "consent": true, "sha256": sha256 })).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    let shown = anna.get(&at).await.json();
    assert_eq!((&shown["void_reason"], &shown["signers"][0]["signature"]["name"]), (&json!("The day has moved."), &json!("Anna Berg")));
    assert!(anna.get(&format!("/contracts/{id}/download")).await.text.contains("Voided by Aurora Weddings: The day has moved."));
    assert_eq!(software.post(&void, json!({ "reason": "again" })).await.status, StatusCode::CONFLICT);
    assert!(house.kit.db.attempt("UPDATE contract_voids SET reason = 'x'", &[]).is_err());
}

/// Proves B11, C14.
#[tokio::test]
async fn an_invoice_that_was_sent_is_voided_and_not_recalled() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, &[Right::DocumentsWrite, Right::InvoicesRead, Right::InvoicesWrite]);
    let got = software.post(&api(&aurora.invoice, "/recall"), json!({})).await;
    assert!(got.status == StatusCode::CONFLICT && got.text.contains("Void it instead"), "{}", got.text);
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/documents/{}", aurora.invoice)).await.text;
    assert!(!page.contains("/recall\"") && page.contains("its number is used"), "{page}");
}

/// Proves C3, C14.
/// What the page said before sending is what happens, and what it says afterwards.
#[tokio::test]
async fn nobody_is_said_to_be_told_who_is_not() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let [anna, ben] = [&aurora.contacts[0].id, &aurora.contacts[1].id];
    let hide = "INSERT INTO hidden_kinds (studio_id, contact_id, kind) VALUES (?1, ?2, 'quote')";
    let bounce = "INSERT INTO mails (studio_id, id, kind, contact_id, recipient, subject, state, last_error, created_at)
                  VALUES (?1, 'b', 'document', ?2, 'anna@example.com', 's', 'dead', 'bounced', 9000000000000)";
    let send = async |mara: &mut crate::testing::Browser<'_>, number: u8, to: &[usize]| {
        let id = draft(&house, aurora, "quote", number, to);
        let before = mara.get(&format!("/documents/{id}")).await.text;
        let sent = mara.form(&format!("/documents/{id}/send"), &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let after = mara.get(sent.location()).await.text;
        house.deliver_mail().await;
        (before, after)
    };
    let (before, after) = send(&mut mara, 1, &[0, 1]).await;
    assert!(before.contains("Anna Berg and Ben Lund will see it in the portal and get an email."), "{before}");
    assert!(after.contains("Recipients see it in the portal and get an email."), "{after}");
    assert_eq!(house.kit.mail.sent().len(), 2);
    house.kit.db.execute(hide, &[(&aurora.id).into(), ben.into()]);
    let (before, after) = send(&mut mara, 2, &[0, 1]).await;
    assert!(before.contains("Ben Lund won’t get one") && before.contains("all items of this kind are hidden from them"), "{before}");
    assert!(after.contains("not everyone gets an email"), "{after}");
    assert_eq!(house.kit.mail.sent().len(), 3);
    house.kit.db.execute(bounce, &[(&aurora.id).into(), anna.into()]);
    let (before, after) = send(&mut mara, 3, &[0]).await;
    assert!(before.contains("Nobody gets an email") && before.contains("the last one to this address came back"), "{before}");
    assert!(after.contains("nobody gets an email"), "{after}");
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE contact_id = ?1", &[anna.into()]);
    let (before, _) = send(&mut mara, 4, &[0]).await;
    assert!(before.contains("their portal access is disabled"), "{before}");
    assert_eq!(house.kit.mail.sent().len(), 3);
}

/// Proves B8, B9, B11, C14.
#[tokio::test]
async fn what_became_of_a_document_is_said_in_one_word_wherever_it_stands() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let list = format!("/projects/{}/documents", aurora.projects[0]);
    let said = async |mara: &mut crate::testing::Browser<'_>, id: &str, status: &str, word: &str| {
        assert_eq!(mara.get(&format!("/api/v1/documents/{id}")).await.json()["status"], status);
        let listed = mara.get(&format!("/api/v1{list}")).await.json();
        let one = listed["items"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
        assert_eq!(one["status"], status);
        let badge = |text: &str| text.contains(&format!("\">{word}</span>"));
        for page in [format!("/documents/{id}"), list.clone()] {
            let text = mara.get(&page).await.text;
            assert!(badge(&text), "{page}: {text}");
        }
    };
    // The demo's invoice has a payment that was due five days ago, and the others are to come.
    let invoice = aurora.invoice.to_string();
    let pay = format!("/api/v1/installments/{}/payments", aurora.installments[0]);
    said(&mut mara, &invoice, "overdue", "Overdue").await;
    let paid = mara.post(&pay, json!({ "received_as": "cash", "received_on": "2026-11-20", "contact": aurora.contacts[0].id })).await;
    assert!(paid.status.is_success(), "{}", paid.text);
    said(&mut mara, &invoice, "part_paid", "Partly paid").await;
    assert_eq!(mara.get(&format!("/api/v1/invoices/{invoice}")).await.json()["status"], "part_paid");
    let quote = draft(&house, aurora, "quote", 9, &[0]);
    said(&mut mara, quote.as_str(), "draft", "Draft").await;
    mara.post(&api(&quote, "/send"), json!({})).await;
    said(&mut mara, quote.as_str(), "sent", "Sent").await;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    anna.post(&format!("/api/v1/quotes/{quote}/decline"), json!({})).await;
    said(&mut mara, quote.as_str(), "declined", "Declined").await;
    assert!(mara.get(&format!("/quotes/{quote}")).await.text.contains("\">Declined</span>"));
}
