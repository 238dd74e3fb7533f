use domain::right::Right;
use http::StatusCode;
use serde_json::{Value, json};
use testkit::NOW;

use crate::testing::house;

/// Proves B2, C21.
#[tokio::test]
async fn a_message_is_read_in_the_portal_and_goes_out_as_a_letter() {
    let house = house();
    let demo = &house.demo.aurora;
    let anna = &demo.contacts[0];
    let mut owner = house.member(&demo.owner).await;
    let at = format!("/contacts/{}/messages", anna.id);
    house.kit.db.reset();
    let got = owner.form(&at, &[("text", "See you <soon>\r\nat the barn."), ("project", demo.projects[0].as_str())]).await;
    assert_eq!(
        (got.status, got.location(), house.kit.db.trips()),
        (StatusCode::SEE_OTHER, format!("{at}?notice=message-sent").as_str(), 2)
    );
    house.kit.db.reset();
    let page = owner.get(&format!("{at}?notice=message-sent")).await;
    assert_eq!(house.kit.db.trips(), 1);
    for shown in ["Message sent", "See you &#60;soon&#62;\nat the barn.", "Mara Lindqvist", "the vestry"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert!(owner.get(&format!("/contacts/{}", anna.id)).await.text.contains("See you &#60;soon&#62;"));
    let mut client = house.client(demo, anna).await;
    let item = client.get("/api/v1/activity").await.json()["items"][0].clone();
    assert_eq!((&item["message"]["text"], &item["by"]["name"]), (&json!("See you <soon>\nat the barn."), &json!("Aurora Weddings")));
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    let mail = sent.last().unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.from_name.as_str(), mail.subject.as_str()),
        ("anna@example.com", "Aurora Weddings", "Message from Aurora Weddings")
    );
    assert!(
        mail.text.contains("See you <soon>\nat the barn.") && mail.text.contains("https://aurora.portico.example/activity"),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("See you &#60;soon&#62;\nat the barn."), "{}", mail.html);
    let back = mail.reply_to.as_ref().unwrap().as_str();
    assert!(back.starts_with("r-") && back.ends_with("@reply.portico.example"), "{back}");
    let audit: Vec<Value> = house.kit.db.read("SELECT actor_kind FROM audit_log WHERE action = 'message.sent'", &[]);
    assert_eq!(audit, [json!({ "actor_kind": "member" })]);
}

/// Proves B2.
#[tokio::test]
async fn whose_portal_is_not_open_is_written_to_without_a_link() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut software = house.keyed(demo, &[Right::MessagesWrite]);
    software.idempotency_key = Some("one".to_owned());
    let path = format!("/api/v1/contacts/{}/messages", demo.contacts[2].id);
    let got = software.post(&path, json!({ "text": "Hello" })).await;
    assert_eq!((got.status, &got.json()["project"]), (StatusCode::CREATED, &Value::Null), "{}", got.text);
    assert_eq!(software.post(&path, json!({ "text": "Hello" })).await.text, got.text);
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].text.contains("Hello") && !sent[0].text.contains("https://"), "{}", sent[0].text);
    // Writing is one right, reading another.
    assert_eq!(software.get(&path).await.status, StatusCode::FORBIDDEN);
}

/// Proves B2, B13.
#[tokio::test]
async fn another_studios_contact_or_project_is_not_there() {
    let house = house();
    let (demo, north) = (&house.demo.aurora, &house.demo.northlight);
    let mut owner = house.member(&demo.owner).await;
    let before = house.kit.db.snapshot();
    let theirs = format!("/api/v1/contacts/{}/messages", north.contacts[0].id);
    assert_eq!(owner.get(&theirs).await.status, StatusCode::NOT_FOUND);
    assert_eq!(owner.post(&theirs, json!({ "text": "x" })).await.status, StatusCode::NOT_FOUND);
    let own = format!("/api/v1/contacts/{}/messages", demo.contacts[0].id);
    // Another studio's, and one she takes no part in.
    for project in [&north.projects[0], &demo.projects[1]] {
        assert_eq!(owner.post(&own, json!({ "text": "x", "project": project })).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let got = owner.form(&format!("/contacts/{}/messages", demo.contacts[0].id), &[("text", " ")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("Enter a value"), "{}", got.text);
    let got = owner.form(&format!("/contacts/{}/messages", demo.contacts[0].id), &[("text", &"y".repeat(10_001))]).await;
    assert!(got.text.contains("yyyy</textarea>"), "what was typed is still there");
}

/// Proves B2.
#[tokio::test]
async fn a_long_correspondence_comes_in_pages_each_message_once() {
    let house = house();
    let demo = &house.demo.aurora;
    house.kit.db.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 118)
         INSERT INTO messages (studio_id, id, contact_id, direction, kind, subject, body, created_at)
         SELECT ?1, format('M%020dA', i), ?2, 'to_client', 'note', '', 'Number ' || i, ?3 - 60000 * (i / 2) FROM n",
        &[(&demo.id).into(), (&demo.contacts[0].id).into(), NOW.into()],
    );
    let mut owner = house.member(&demo.owner).await;
    let (mut after, mut seen, mut pages) = (String::new(), std::collections::BTreeSet::new(), Vec::new());
    loop {
        let got = owner.get(&format!("/api/v1/contacts/{}/messages?after={after}", demo.contacts[0].id)).await.json();
        let messages = got["items"].as_array().unwrap().clone();
        pages.push(messages.len());
        seen.extend(messages.iter().map(|message| message["id"].as_str().unwrap().to_owned()));
        let Some(next) = got["next"].as_str() else { break };
        after = next.to_owned();
    }
    assert_eq!((pages, seen.len()), (vec![50, 50, 20], 120));
}
