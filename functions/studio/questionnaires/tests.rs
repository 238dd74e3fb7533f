use http::{Method, StatusCode};
use serde_json::json;

use crate::testing::house;

fn input(recipient: &str) -> serde_json::Value {
    json!({ "title": "About your day", "recipients": [recipient], "content": { "questions": [
        { "id": "venue", "label": "Where do you meet?", "required": true, "kind": "text" },
        { "id": "cake", "label": "Which cake?", "kind": { "single_choice": { "options": ["Lemon", "Chocolate"] } } },
    ] } })
}

/// Proves B10, B16, C14.
#[tokio::test]
async fn a_draft_is_written_changed_sent_answered_and_read() {
    let house = house();
    let demo = &house.demo.aurora;
    let anna = demo.contacts[0].id.as_str();
    let mut mara = house.member(&demo.owner).await;
    house.kit.db.reset();
    let made = mara.post(&format!("/api/v1/projects/{}/questionnaires", demo.projects[0]), input(anna)).await;
    assert_eq!((made.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", made.text);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/questionnaires/{id}");
    let mut client = house.client(demo, &demo.contacts[0]).await;
    assert_eq!(client.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut changed = input(anna);
    changed["title"] = json!("All about your day");
    assert_eq!(mara.json(Method::PUT, &path, changed.clone()).await.status, StatusCode::OK);
    assert_eq!(mara.post(&format!("/api/v1/documents/{id}/send"), json!({})).await.status, StatusCode::OK);
    assert_eq!(mara.json(Method::PUT, &path, changed).await.status, StatusCode::CONFLICT);
    let saved = client.post(&format!("{path}/answers"), json!({ "answers": { "venue": "Barn" } })).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    house.kit.db.reset();
    let got = mara.get(&path).await.json();
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(
        (&got["title"], &got["answers"][0]["value"], &got["answers"][0]["name"]),
        (&json!("All about your day"), &json!("Barn"), &json!("Anna Berg"))
    );
    let page = mara.get(&format!("/questionnaires/{id}")).await.text;
    assert!(page.contains("1 of 2 answered") && page.contains("Barn"), "{page}");
}

/// Proves C14.
#[tokio::test]
async fn the_form_comes_back_with_what_was_typed_and_what_to_fix() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut mara = house.member(&demo.owner).await;
    let path = format!("/projects/{}/questionnaires", demo.projects[0]);
    let page = mara.get(&format!("{path}/new")).await;
    assert!(page.status == StatusCode::OK && page.text.contains("Question 3") && !page.text.contains("Question 4"), "{}", page.text);
    let carla = demo.contacts[2].id.as_str();
    let wrong = [
        ("title", ""),
        ("recipients", carla),
        ("content.questions[0].label", "Which cake?"),
        ("content.questions[0].kind", "single_choice"),
        ("content.questions[0].options", ""),
    ];
    let refused = mara.form(&path, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in
        ["Which cake?", "Offer 1 to 50 options", "id=\"content.questions[0].options-error\"", "Choose from this project’s participants"]
    {
        assert!(refused.text.contains(shown), "{shown}: {}", refused.text);
    }
    // A button: one question more, and nothing is kept.
    let before = house.kit.db.snapshot();
    let more = mara.form(&format!("{path}/form"), &[&wrong[..], &[("then", "add content.questions")]].concat()).await;
    assert!(more.status == StatusCode::OK && more.text.contains("Which cake?") && more.text.contains("Question 2"), "{}", more.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let right = [
        ("title", "Cake"),
        ("content.questions[0].label", "Which cake?"),
        ("content.questions[0].kind", "single_choice"),
        ("content.questions[0].options", "Lemon\r\nChocolate"),
    ];
    let made = mara.form(&path, &right).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let id = made.location().trim_start_matches("/documents/").split('?').next().unwrap().to_owned();
    let form = mara.get(&format!("/questionnaires/{id}")).await.text;
    assert!(form.contains("Lemon\nChocolate") && form.contains("value=\"q1\""), "{form}");
    let sent = mara.form(&format!("/documents/{id}/send"), &[]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "it has no recipients");
}
