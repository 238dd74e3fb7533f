use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    contract::sha256,
    testing::{Browser, House, house},
};

const DOCUMENTS: &[Right] = &[Right::DocumentsRead, Right::DocumentsWrite];
const MARKDOWN: &str = "# Terms\n\nFor {{signers}} and {{client.name}} <{{client.email}}>, by {{studio.name}}: {{project.title}}, {{project.event_on}}. {{today}}";

fn written(house: &House) -> String {
    format!("/api/v1/projects/{}/contracts", house.demo.aurora.projects[0])
}

fn body(house: &House) -> Value {
    let people = &house.demo.aurora.contacts;
    json!({ "title": "Our terms", "markdown": MARKDOWN, "recipients": [people[0].id, people[1].id], "signers": [people[1].id, people[0].id], "signing_order": true })
}

async fn draft(house: &House, software: &mut Browser<'_>) -> String {
    let got = software.post(&written(house), body(house)).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
    got.json()["id"].as_str().unwrap().to_owned()
}

/// Proves B9, C14.
#[tokio::test]
async fn a_draft_is_kept_in_two_round_trips_and_shows_what_it_will_say() {
    let house = house();
    let people = &house.demo.aurora.contacts;
    let mut software = house.keyed(&house.demo.aurora, DOCUMENTS);
    software.idempotency_key = Some("once".to_owned());
    house.kit.db.reset();
    let got = software.post(&written(&house), body(&house)).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    let id = got.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(software.post(&written(&house), body(&house)).await.text, got.text);
    software.idempotency_key = None;
    house.kit.db.reset();
    let shown = software.get(&format!("/api/v1/contracts/{id}")).await.json();
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!((&shown["state"], &shown["markdown"], &shown["sha256"]), (&json!("draft"), &json!(MARKDOWN), &json!(null)));
    assert_eq!(
        shown["preview"],
        "# Terms\n\nFor Ben Lund, Anna Berg and Ben Lund <ben@example.com>, by Aurora Weddings: Anna &#38; Ben, the wedding, 19 June 2027. 23 November 2026"
    );
    let signers: Vec<_> = shown["signers"].as_array().unwrap().iter().map(|one| one["contact"].clone()).collect();
    assert_eq!(signers, [json!(people[1].id), json!(people[0].id)]);
    // Nobody but the studio knows of it.
    let mut anna = house.client(&house.demo.aurora, &people[0]).await;
    assert_eq!(anna.get(&format!("/contracts/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(house.kit.db.snapshot().rows("mails").is_empty());
}

/// Proves B9, C14.
#[tokio::test]
async fn sending_fills_the_text_and_names_who_signs_in_the_studios_language() {
    let house = house();
    let aurora = &house.demo.aurora;
    house.kit.db.execute("UPDATE studios SET language = 'de' WHERE id = ?1", &[(&aurora.id).into()]);
    let mut software = house.keyed(aurora, DOCUMENTS);
    let id = draft(&house, &mut software).await;
    house.kit.db.reset();
    let sent = software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
    assert_eq!((sent.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", sent.text);
    let text = "# Terms\n\nFor Ben Lund, Anna Berg and Ben Lund <ben@example.com>, by Aurora Weddings: Anna &#38; Ben, the wedding, 19&#46; Juni 2027. 23&#46; November 2026";
    let rows: Vec<Value> = house.kit.db.read("SELECT markdown, sha256 FROM contract_texts WHERE document_id = ?1", &[id.as_str().into()]);
    assert_eq!(rows, [json!({ "markdown": text, "sha256": sha256(text.as_bytes()) })]);
    let signers: Vec<Value> =
        house.kit.db.read("SELECT contact_id, position FROM signers WHERE document_id = ?1 ORDER BY position", &[id.as_str().into()]);
    let signer = |place: usize, position: i64| json!({ "contact_id": aurora.contacts[place].id, "position": position });
    assert_eq!(signers, [signer(1, 1), signer(0, 2)]);
    // What was sent says what is signed, and nothing else.
    let kept: Vec<Value> = house.kit.db.read("SELECT content FROM documents WHERE id = ?1", &[id.as_str().into()]);
    let content: Value = serde_json::from_str(kept[0]["content"].as_str().unwrap()).unwrap();
    assert_eq!(content, json!({ "markdown": text, "signing_order": true }));
    // From here to the signatures.
    for place in [1, 0] {
        let mut client = house.client(aurora, &aurora.contacts[place]).await;
        let shown = client.get(&format!("/api/v1/contracts/{id}")).await.json();
        assert_eq!((&shown["todo"], &shown["markdown"]), (&json!("sign"), &json!(text)));
        let signature = json!({ "name": aurora.contacts[place].name, "consent": true, "sha256": shown["sha256"] });
        assert_eq!(client.post(&format!("/api/v1/contracts/{id}/sign"), signature).await.status, StatusCode::OK);
    }
    let shown = software.get(&format!("/api/v1/contracts/{id}")).await.json();
    assert_eq!((&shown["state"], &shown["signers"][0]["signature"]["name"]), (&json!("done"), &json!("Ben Lund")));
    assert_eq!(shown["preview"], json!(null));
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/contracts/{id}")).await.text;
    assert!(page.contains("Audit trail") && page.contains("Signed by Anna Berg") && page.contains("<h2>Terms</h2>"), "{page}");
    assert_eq!(mara.get(&format!("/contracts/{id}/text")).await.bytes, text.as_bytes());
    let copy = mara.get(&format!("/contracts/{id}/download")).await;
    assert!(
        copy.text.contains(&sha256(text.as_bytes())) && copy.headers["content-disposition"].to_str().unwrap().starts_with("attachment")
    );
}

/// Proves B9, C14.
#[tokio::test]
async fn left_out_everybody_who_receives_it_signs() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    let body = json!({ "title": "T", "markdown": "M", "recipients": [aurora.contacts[0].id, aurora.contacts[1].id] });
    let id = software.post(&written(&house), body).await.json()["id"].as_str().unwrap().to_owned();
    let changed = software.json(Method::PATCH, &format!("/api/v1/contracts/{id}"), json!({ "recipients": [aurora.contacts[1].id] })).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
    let signers: Vec<Value> = house.kit.db.read("SELECT contact_id FROM signers WHERE document_id = ?1", &[id.into()]);
    assert_eq!(signers, [json!({ "contact_id": aurora.contacts[1].id })]);
}

/// Proves B9.
#[tokio::test]
async fn where_nobody_says_who_is_first_it_is_the_primary_participant() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    for first in [0, 1] {
        let people = [&aurora.contacts[first], &aurora.contacts[1 - first]];
        for (person, role) in people.into_iter().zip(["primary", "secondary"]) {
            let sql = "UPDATE participants SET role = ?2 WHERE contact_id = ?1 AND project_id = ?3";
            house.kit.db.execute(sql, &[(&person.id).into(), role.into(), (&aurora.projects[0]).into()]);
        }
        let body = json!({ "title": "T", "markdown": "With {{client.name}}", "recipients": [people[0].id, people[1].id] });
        let id = software.post(&written(&house), body).await.json()["id"].as_str().unwrap().to_owned();
        let sent = software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
        let shown = software.get(&format!("/api/v1/contracts/{id}")).await.json();
        let signers: Vec<_> = shown["signers"].as_array().unwrap().iter().map(|one| one["contact"].clone()).collect();
        assert_eq!(signers, [json!(people[0].id), json!(people[1].id)]);
        let names = ["Anna Berg", "Ben Lund"];
        assert!(shown["markdown"].as_str().unwrap().contains(names[first]), "{shown}");
    }
}

/// Proves B9, C14.
#[tokio::test]
async fn what_is_wrong_is_said_before_anything_is_sent() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    let before = house.kit.db.snapshot();
    let errors =
        |got: Value| got["errors"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let mut wrong = body(&house);
    wrong["markdown"] = json!("Dear {{client.nam}}");
    wrong["title"] = json!("");
    let got = software.post(&written(&house), wrong).await;
    assert_eq!(errors(got.json()), ["title", "markdown"]);
    assert!(got.text.contains("There is no {{client.nam}}; use {{client.name}}"), "{}", got.text);
    let mut wrong = body(&house);
    wrong["recipients"] = json!([aurora.contacts[0].id]);
    let got = software.post(&written(&house), wrong).await;
    assert!(got.text.contains("Ben Lund signs it but isn’t a recipient"), "{}", got.text);
    let mut wrong = body(&house);
    wrong["recipients"] = json!([aurora.contacts[2].id]);
    assert_eq!(errors(software.post(&written(&house), wrong).await.json()), ["recipients", "signers", "signers"]);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());

    // A token may have nothing to stand for when it is sent.
    house.kit.db.execute("UPDATE projects SET event_on = NULL", &[]);
    let id = draft(&house, &mut software).await;
    let shown = software.get(&format!("/api/v1/contracts/{id}")).await.json();
    assert!(shown["missing"].as_str().unwrap().contains("{{project.event_on}}") && shown["preview"].is_null(), "{shown}");
    let mut mara = house.member(&aurora.owner).await;
    let before = house.kit.db.snapshot();
    let got = software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
    assert_eq!((got.status, errors(got.json())), (StatusCode::UNPROCESSABLE_ENTITY, vec!["markdown".to_owned()]));
    let page = mara.form(&format!("/documents/{id}/send"), &[]).await;
    assert!(page.text.contains("Nothing is known yet for {{project.event_on}}"), "{}", page.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C14.
#[tokio::test]
async fn a_draft_is_changed_and_what_was_sent_is_not() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    let id = draft(&house, &mut software).await;
    let at = format!("/api/v1/contracts/{id}");
    let got = software.json(Method::PATCH, &at, json!({ "title": "New", "signing_order": false })).await;
    assert_eq!((got.status, &got.json()["title"], &got.json()["signing_order"]), (StatusCode::OK, &json!("New"), &json!(false)));
    let got = software.json(Method::PATCH, &at, json!({ "recipients": [aurora.contacts[0].id] })).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "Ben still signs: {}", got.text);
    let got = software.json(Method::PATCH, &at, json!({ "recipients": [aurora.contacts[0].id], "signers": [aurora.contacts[0].id] })).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    for early in ["text", "download"] {
        assert_eq!(software.get(&format!("{at}/{early}")).await.status, StatusCode::CONFLICT, "{early}");
    }
    software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
    let before = house.kit.db.snapshot();
    assert_eq!(software.json(Method::PATCH, &at, json!({ "title": "Newer" })).await.status, StatusCode::CONFLICT);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert_eq!(software.post(&format!("/api/v1/documents/{id}/recall"), json!({})).await.status, StatusCode::OK);
    assert_eq!(software.get(&at).await.json()["state"], "recalled");
}

/// Proves B9, C14, E1.
#[tokio::test]
async fn the_form_previews_keeps_and_comes_back() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let at = format!("/projects/{}/contracts", aurora.projects[0]);
    let page = mara.get(&format!("{at}/new")).await.text;
    assert!(page.contains("{{project.event_on}}") && page.contains("Anna Berg") && page.contains("Between {{studio.name}}"), "{page}");
    let [anna, ben] = [0, 1].map(|place| format!("as_{}", aurora.contacts[place].id));
    let fields = [("title", "Our terms"), ("markdown", "# Hello {{client.name}}"), (anna.as_str(), "1"), (ben.as_str(), "read")];
    let before = house.kit.db.snapshot();
    let page = mara.form(&format!("{at}/preview"), &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("<h2>Hello Anna Berg</h2>") && page.text.contains("# Hello {{client.name}}</textarea>"), "{}", page.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let page = mara.form(&at, &[("title", ""), ("markdown", "# {{x}}"), (anna.as_str(), "read")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("# {{x}}</textarea>") && page.text.contains("Choose at least one signer"), "{}", page.text);
    let got = mara.form(&at, &fields).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let (path, _) = got.location().split_once('?').unwrap();
    let page = mara.get(got.location()).await.text;
    assert!(page.contains("Draft saved") && page.contains("<h2>Hello Anna Berg</h2>"), "{page}");
    let got = mara.form(path, &[("title", "Our terms"), ("markdown", "# Changed"), (ben.as_str(), "1"), ("signing_order", "on")]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let shown = mara.get(&format!("/api/v1{path}")).await.json();
    assert_eq!((&shown["markdown"], &shown["recipients"]), (&json!("# Changed"), &json!([aurora.contacts[1].id])));
    let page = mara.form(&format!("{path}/preview"), &fields).await;
    assert!(page.text.contains("<h2>Hello Anna Berg</h2>"), "{}", page.text);
}

/// Proves C14, C21, E5.
#[tokio::test]
async fn another_studios_contracts_are_not_there_and_scopes_are_kept() {
    let house = house();
    let (aurora, north) = (&house.demo.aurora, &house.demo.northlight);
    let mut software = house.keyed(aurora, DOCUMENTS);
    let id = draft(&house, &mut software).await;
    for (sql, args) in &house.demo.together {
        house.kit.db.execute(sql, args);
    }
    let mut theirs = house.keyed(north, DOCUMENTS);
    let before = house.kit.db.snapshot();
    for path in [
        format!("/api/v1/contracts/{id}"),
        format!("/api/v1/contracts/{}", house.demo.contract),
        format!("/api/v1/contracts/{}/text", house.demo.contract),
    ] {
        assert_eq!(theirs.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        theirs.json(Method::PATCH, &format!("/api/v1/contracts/{id}"), json!({ "title": "Mine" })).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(theirs.post(&written(&house), body(&house)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let mut reader = house.keyed(aurora, &[Right::DocumentsRead]);
    assert_eq!(reader.post(&written(&house), body(&house)).await.status, StatusCode::FORBIDDEN);
    // A quote, an invoice are no contracts.
    assert_eq!(software.get(&format!("/api/v1/contracts/{}", aurora.invoice)).await.status, StatusCode::NOT_FOUND);
}
