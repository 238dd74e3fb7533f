//! What is left of a signature: the text, the copy, the sentence; and where it goes when the studio keeps no history.

use http::StatusCode;

use super::{TEXT, anna, api, contract, letters, sign, signature, signatures};
use crate::{contract::sha256, testing::house};

/// Proves B9, B12.
#[tokio::test]
async fn a_copy_is_kept_and_anybody_can_check_it() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0], &[0], false);
    house.kit.db.execute("UPDATE studios SET time_zone = 'Europe/Vienna' WHERE id = ?1", &[(&house.demo.aurora.id).into()]);
    let mut browser = anna(&house).await;
    sign(&mut browser, &id, "Anna & <Berg>").await;
    house.kit.db.reset();
    let text = browser.get(&format!("/contracts/{id}/text")).await;
    assert_eq!((text.bytes.as_slice(), house.kit.db.trips()), (TEXT.as_bytes(), 1));
    assert_eq!(text.headers["content-type"], "text/markdown; charset=utf-8");
    assert!(text.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"Our terms.md\""));
    let hash = sha256(&text.bytes);
    assert_eq!(signatures(&house)[0]["sha256"], hash.as_str());
    let kept = browser.get(&api(&id, "/download")).await;
    assert!(kept.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"Our terms.html\""));
    for part in [
        "<h2>Terms</h2>",
        "<strong>rings</strong>",
        "Audit trail",
        id.as_str(),
        &hash,
        "Anna &#38; &#60;Berg&#62;",
        "I have read and agree to the contract “Our terms”.",
        "23 November 2026 at 15:05 (Europe/Vienna), 2026-11-23T14:05:00Z",
        "192.0.2.1",
        "Sent by Aurora Weddings",
        "Signed by Anna Berg",
        &format!("https://aurora.portico.example/contracts/{id}/text"),
        "sha256sum \"Our terms.md\"",
    ] {
        assert!(kept.text.contains(part), "{part}: {}", kept.text);
    }
    for part in ["<script", "<link", "<img", "src=", "url("] {
        assert!(!kept.text.contains(part), "{part}: {}", kept.text);
    }
    // The page has it too, for paper.
    let page = browser.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("print-only") && page.contains("2026-11-23T14:05:00Z") && page.contains(&hash), "{page}");
}

/// Proves B9.
#[tokio::test]
async fn what_is_signed_never_changes() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0, 1], false);
    sign(&mut anna(&house).await, &id, "Anna Berg").await;
    let aurora = &house.demo.aurora;
    let before = house.kit.db.snapshot();
    for sql in [
        "UPDATE contract_texts SET markdown = 'x' WHERE document_id = ?1",
        "UPDATE contract_texts SET sha256 = 'x' WHERE document_id = ?1",
        "DELETE FROM contract_texts WHERE document_id = ?1",
        "INSERT OR REPLACE INTO contract_texts (studio_id, document_id, markdown, sha256) SELECT studio_id, document_id, 'x', 'x' FROM contract_texts WHERE document_id = ?1",
        "UPDATE signatures SET typed_name = 'x' WHERE document_id = ?1",
        "UPDATE signatures SET signed_at = 1 WHERE document_id = ?1",
        "DELETE FROM signatures WHERE document_id = ?1",
        "INSERT OR REPLACE INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256)
         SELECT studio_id, document_id, contact_id, 'x', consent, 1, source, user_agent, sha256 FROM signatures WHERE document_id = ?1",
        "UPDATE documents SET content = '{}' WHERE id = ?1",
        "UPDATE documents SET title = 'x' WHERE id = ?1",
        "DELETE FROM documents WHERE id = ?1",
    ] {
        let refused = house.kit.db.attempt(sql, &[(&id).into()]);
        assert!(refused.is_err(), "{sql}: {refused:?}");
    }
    // Ben has not signed yet; and what he signs is this text, or nothing.
    let other = sha256(b"another text");
    let refused = house.kit.db.attempt(
        "INSERT INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256) VALUES (?1, ?2, ?3, 'Ben', 'yes', 1, '', '', ?4)",
        &[(&aurora.id).into(), (&id).into(), (&aurora.contacts[1].id).into(), other.into()],
    );
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B9, B14.
#[tokio::test]
async fn without_history_what_is_complete_goes_from_the_lists_and_stays_with_who_signed_it() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0, 1], &[0], false);
    house.kit.db.execute("UPDATE studios SET show_history = 0 WHERE id = ?1", &[(&house.demo.aurora.id).into()]);
    let mut browser = anna(&house).await;
    let got = browser
        .form(&format!("/contracts/{id}/sign"), &[("name", "Anna Berg"), ("consent", "true"), ("sha256", &sha256(TEXT.as_bytes()))])
        .await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/contracts/{id}?notice=contract-complete").as_str()));
    for what in ["", "/text", "/download"] {
        assert_eq!(browser.get(&api(&id, what)).await.status, StatusCode::OK, "{what}");
    }
    let page = browser.get(got.location()).await.text;
    assert!(page.contains("<h2>Terms</h2>") && !page.contains("/sign\""), "{page}");
    let files = browser.get("/files").await.text;
    assert!(!files.contains(id.as_str()), "{files}");
    letters(&house).await;
    let mail = house.kit.mail.latest_to("anna@example.com");
    assert!(mail.text.contains(&format!("https://aurora.portico.example/contracts/{id}\n")), "{}", mail.text);
    // Ben had it to read; of his own he has nothing there.
    let mail = house.kit.mail.latest_to("ben@example.com");
    assert!(mail.text.contains("https://aurora.portico.example/\n") && !mail.text.contains("/contracts/"), "{}", mail.text);
    let mut reader = super::ben(&house).await;
    assert_eq!(reader.get(&api(&id, "")).await.status, StatusCode::NOT_FOUND);
}

/// Proves B9, E8.
#[tokio::test]
async fn a_sentence_is_kept_in_the_language_it_was_shown_in() {
    let house = house();
    let id = contract(&house, &house.demo.aurora, &[0], &[0], false);
    let mut browser = anna(&house).await;
    let set = |language: &str| {
        let args = [(&house.demo.aurora.contacts[0].id).into(), language.into()];
        house.kit.db.execute("UPDATE contacts SET language = ?2 WHERE id = ?1", &args);
    };
    set("de");
    let sentence = "Ich habe den Vertrag „Our terms“ gelesen und stimme ihm zu. Der von mir eingegebene Name ist meine Unterschrift.";
    let page = browser.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains(sentence) && page.contains("Vertrag unterschreiben"), "{page}");
    // Meanwhile another language was chosen in another window.
    set("fr");
    let mut said = signature("Anna Berg");
    said["sentence"] = sentence.into();
    assert_eq!(browser.post(&api(&id, "/sign"), said).await.status, StatusCode::OK);
    assert_eq!(signatures(&house)[0]["consent"], sentence);
    assert!(browser.get(&format!("/contracts/{id}")).await.text.contains("Signé par toutes les parties"));
}
