use domain::right::Right;
use http::StatusCode;
use serde_json::json;

use crate::testing::house;

/// Proves C21.
#[tokio::test]
async fn a_key_is_shown_once_works_within_its_scopes_and_ends_when_revoked() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    house.kit.db.reset();
    mara.idempotency_key = Some("booking".to_owned());
    let wanted = json!({ "name": "Booking form", "scopes": ["contacts:read"] });
    let got = mara.post("/api/v1/api-keys", wanted.clone()).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    let (id, key) = (got.json()["id"].as_str().unwrap().to_owned(), got.json()["key"].as_str().unwrap().to_owned());
    assert!(!format!("{:?}", house.kit.db.snapshot()).contains(key.rsplit('.').next().unwrap()));
    assert_eq!(mara.post("/api/v1/api-keys", wanted).await.json(), json!({ "id": id, "key": null }));
    mara.idempotency_key = None;

    let mut software = house.software(&key);
    assert_eq!(software.get("/api/v1/contacts").await.status, StatusCode::OK);
    assert_eq!(software.post("/api/v1/contacts", json!({ "name": "E", "email": "e@example.com" })).await.status, StatusCode::FORBIDDEN);
    house.kit.db.reset();
    let list = mara.get("/api/v1/api-keys").await;
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(list.json()["items"][0]["scopes"], json!(["contacts:read"]));
    assert!(!list.text.contains("hash"));
    house.kit.db.reset();
    assert_eq!(mara.post(&format!("/api/v1/api-keys/{id}/revoke"), json!({})).await.status, StatusCode::OK);
    assert_eq!(house.kit.db.trips(), 2);
    assert_eq!(software.get("/api/v1/contacts").await.status, StatusCode::UNAUTHORIZED);
}

/// Proves C21.
#[tokio::test]
async fn only_an_owner_makes_keys_and_no_key_makes_another() {
    let house = house();
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let mut software = house.keyed(&house.demo.aurora, Right::ALL);
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    let wanted = json!({ "name": "Mine", "scopes": ["contacts:read"] });
    assert_eq!(jon.post("/api/v1/api-keys", wanted.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(jon.get("/api-keys").await.status, StatusCode::FORBIDDEN);
    assert_eq!(software.post("/api/v1/api-keys", wanted).await.status, StatusCode::FORBIDDEN);
    for scopes in [json!([]), json!(["keys:manage"]), json!(["contacts:read", "everything"])] {
        let got = mara.post("/api/v1/api-keys", json!({ "name": "Mine", "scopes": scopes })).await;
        assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("scope")));
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C21.
#[tokio::test]
async fn another_studios_key_is_not_there() {
    let house = house();
    house.keyed(&house.demo.northlight, &[Right::ContactsRead]);
    let theirs = house.kit.db.snapshot().rows("api_keys")[0]["id"].as_str().unwrap().to_owned();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    assert_eq!(mara.get("/api/v1/api-keys").await.json()["items"], json!([]));
    assert_eq!(mara.get(&format!("/api-keys/{theirs}/revoke")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mara.post(&format!("/api/v1/api-keys/{theirs}/revoke"), json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C21.
#[tokio::test]
async fn the_pages_make_show_and_revoke() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    assert!(mara.get("/api-keys").await.text.contains("No API keys yet"));
    let again = mara.form("/api-keys", &[("name", "Booking form")]).await;
    assert!(again.text.contains("Choose at least one scope") && again.text.contains(r#"value="Booking form""#), "{}", again.text);
    let made = mara.form("/api-keys", &[("name", "Booking form"), ("scope", "contacts:write"), ("scope", "contacts:read")]).await;
    assert!(made.status == StatusCode::OK && made.text.contains("pk."), "{}", made.text);
    let list = mara.get("/api-keys").await;
    assert!(list.text.contains("See contacts, Change contacts") && !list.text.contains("pk."), "{}", list.text);
    let id = house.kit.db.snapshot().rows("api_keys")[0]["id"].as_str().unwrap().to_owned();
    let at = format!("/api-keys/{id}/revoke");
    assert!(mara.get(&at).await.text.contains("Revoke “Booking form”?"));
    let done = mara.form(&at, &[]).await;
    assert_eq!(done.location(), "/api-keys?notice=key-revoked");
    assert!(mara.get(done.location()).await.text.contains("Revoked"));
}
