use http::StatusCode;
use serde_json::{Value, json};

use super::tests::{body, path};
use crate::testing::house;

/// Proves B11, C14.
#[tokio::test]
async fn numbers_are_given_when_sent_without_gaps() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    // A draft has none, and takes none with it when it is thrown away.
    let draft = || {
        let mut draft = body(&house);
        draft["draft"] = json!(true);
        draft
    };
    let mut drafts = Vec::new();
    for _ in 0..6 {
        let made = owner.post(&path(&house), draft()).await.json();
        assert_eq!(made["number"], Value::Null);
        drafts.push(made["id"].as_str().unwrap().to_owned());
    }
    let page = owner.get(&format!("/invoices/{}", drafts[0])).await.text;
    assert!(page.contains("Draft") && !page.contains("INV-") && !page.contains(&format!("class=\"text-muted\">{}", drafts[0])), "{page}");
    let gone = owner.json(http::Method::DELETE, &format!("/api/v1/documents/{}", drafts.pop().unwrap()), json!({})).await;
    assert_eq!(gone.status, StatusCode::OK);
    assert_eq!(owner.post(&path(&house), body(&house)).await.json()["number"], "INV-000001");
    // Five at once: each has the next one.
    let sends = drafts.iter().map(|id| {
        let mut owner = owner.again();
        let at = format!("/api/v1/documents/{id}/send");
        async move { owner.post(&at, json!({})).await.status }
    });
    assert_eq!(futures_util::future::join_all(sends).await, [StatusCode::OK; 5]);
    let mut sent = house.kit.db.read::<Value>("SELECT number FROM invoices WHERE number GLOB 'INV-*' ORDER BY number", &[]);
    let numbers = |sent: &mut Vec<Value>| sent.drain(..).map(|row| row["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(numbers(&mut sent), (1..=6).map(|n| format!("INV-{n:06}")).collect::<Vec<_>>());
    // So have those that are written and sent in one go.
    let sends = (0..5).map(|_| {
        let mut owner = owner.again();
        let (at, body) = (path(&house), body(&house));
        async move { owner.post(&at, body).await.json()["number"].as_str().map(str::to_owned) }
    });
    let mut given: Vec<_> = futures_util::future::join_all(sends).await.into_iter().flatten().collect();
    given.sort();
    assert_eq!(given, (7..=11).map(|n| format!("INV-{n:06}")).collect::<Vec<_>>());
    // A void one keeps its number.
    owner.post(&format!("/api/v1/invoices/{}/void", drafts[0]), json!({})).await;
    assert!(owner.get(&format!("/api/v1/invoices/{}", drafts[0])).await.json()["number"].as_str().unwrap().starts_with("INV-"));
    // The other studio counts for itself.
    let mut theirs = house.member(&house.demo.northlight.owner).await;
    let mut first = body(&house);
    first["recipients"] = json!([house.demo.northlight.contacts[0].id]);
    let got = theirs.post(&format!("/api/v1/projects/{}/invoices", house.demo.northlight.projects[0]), first).await;
    assert_eq!(got.json()["number"], "INV-000001", "{}", got.text);
}

/// Proves B11, C10.
#[tokio::test]
async fn a_studio_sets_prefix_and_next_number_and_never_uses_one_twice() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let saved = owner.form("/settings", &[("invoice_prefix", "2027-"), ("invoice_next_number", "0042")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for number in ["2027-0042", "2027-0043"] {
        assert_eq!(owner.post(&path(&house), body(&house)).await.json()["number"], number);
    }
    let settings = owner.get("/api/v1/settings").await.json();
    assert_eq!((&settings["invoice_prefix"], &settings["invoice_next_number"]), (&json!("2027-"), &json!("0044")));
    let used = owner.form("/settings", &[("invoice_prefix", "2027-"), ("invoice_next_number", "43")]).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(used.text.contains("Invoice 2027-43 has already been sent. Choose a number above 43"), "{}", used.text);
    // The one of the demo has another prefix: with it, counting begins above it.
    let got = owner.json(http::Method::PATCH, "/api/v1/settings", json!({ "invoice_prefix": "AW-", "invoice_next_number": "1001" })).await;
    assert_eq!((got.status, got.json()["errors"][0]["field"].as_str().unwrap()), (StatusCode::UNPROCESSABLE_ENTITY, "invoice_next_number"));
    let got = owner.json(http::Method::PATCH, "/api/v1/settings", json!({ "invoice_prefix": "AW-", "invoice_next_number": "1002" })).await;
    assert_eq!((got.status, &got.json()["invoice_next_number"]), (StatusCode::OK, &json!("1002")), "{}", got.text);
    assert_eq!(owner.post(&path(&house), body(&house)).await.json()["number"], "AW-1002");
}
