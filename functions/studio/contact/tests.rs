use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::json;

use crate::testing::house;

const BOTH: &[Right] = &[Right::ContactsRead, Right::ContactsWrite];

/// Proves C13.
#[tokio::test]
async fn a_contact_with_all_there_is_to_know_is_one_round_trip() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    house.kit.db.reset();
    let got = software.get(&format!("/api/v1/contacts/{}", anna.id)).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    assert_eq!(got.json()["projects"][0]["title"], "Anna & Ben, the wedding");
    assert_eq!(got.json()["projects"][0]["role"], "primary");
    assert_eq!(got.json()["access"], "active");
}

/// Proves C13.
#[tokio::test]
async fn another_studios_contact_is_not_there_and_stays_as_it_is() {
    let house = house();
    let dan = &house.demo.northlight.contacts[1];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let before = house.kit.db.snapshot();
    let path = format!("/api/v1/contacts/{}", dan.id);
    assert_eq!(software.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(software.json(Method::PATCH, &path, json!({ "name": "Mine" })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C13.
#[tokio::test]
async fn a_change_says_only_what_it_changes() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    house.kit.db.reset();
    let path = format!("/api/v1/contacts/{}", anna.id);
    let got = software.json(Method::PATCH, &path, json!({ "phone": "+49 171 000" })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert_eq!((&got.json()["name"], &got.json()["phone"]), (&json!("Anna Berg"), &json!("+49 171 000")));
    let got = software.json(Method::PATCH, &path, json!({ "phone": "" })).await;
    assert_eq!(got.json()["phone"], json!(null));
}

/// Proves C13.
#[tokio::test]
async fn a_client_logs_in_with_the_new_address_and_old_links_end() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let token = "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at) VALUES (?1, 't', 'reset', 'h', ?2, 1, ?3)";
    house.kit.db.execute(token, &[(&house.demo.aurora.id).into(), (&anna.id).into(), testkit::NOW.plus(60_000).into()]);
    let path = format!("/api/v1/contacts/{}", anna.id);
    assert_eq!(software.json(Method::PATCH, &path, json!({ "email": "anna.berg@example.com" })).await.status, StatusCode::OK);
    let ended: Vec<serde_json::Value> = house.kit.db.read("SELECT id FROM one_time_tokens WHERE expires_at <= ?1", &[testkit::NOW.into()]);
    assert_eq!(ended.len(), 1);
    let login = json!({ "email": "anna.berg@example.com", "password": anna.password });
    assert_eq!(house.portal("aurora").post("/api/v1/login", login).await.status, StatusCode::OK);
    let old = json!({ "email": "anna@example.com", "password": anna.password });
    assert_eq!(house.portal("aurora").post("/api/v1/login", old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves A13.
#[tokio::test]
async fn two_active_clients_never_share_an_address() {
    let house = house();
    let [anna, ben, carla] = &house.demo.aurora.contacts[..] else { panic!("three") };
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let before = house.kit.db.snapshot();
    let got = software.json(Method::PATCH, &format!("/api/v1/contacts/{}", anna.id), json!({ "email": ben.email.as_str() })).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.json()["errors"][0]["message"].as_str().unwrap().starts_with("Another contact has portal access"), "{}", got.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // Somebody without access may: the page warns, activation refuses.
    let got = software.json(Method::PATCH, &format!("/api/v1/contacts/{}", carla.id), json!({ "email": ben.email.as_str() })).await;
    assert_eq!(got.status, StatusCode::OK);
}

/// Proves A13, C13.
#[tokio::test]
async fn the_page_shows_the_contact_and_takes_corrections() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut mara = house.member(&house.demo.aurora.staff).await;
    let at = format!("/contacts/{}", anna.id);
    let page = mara.get(&at).await;
    assert!(page.text.contains("<h1>Anna Berg</h1>") && page.text.contains("Deactivate"), "{}", page.text);
    let again = mara.form(&at, &[("name", "Anna B."), ("email", "ben@example.com"), ("phone", "")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains(r#"value="Anna B.""#) && again.text.contains("Another contact has portal access with this email address"));
    let done = mara.form(&at, &[("name", "Anna Berg-Lund"), ("email", "anna@example.com"), ("phone", "")]).await;
    assert_eq!(done.location(), format!("{at}?notice=saved"));
    let page = mara.get(done.location()).await;
    assert!(page.text.contains("<h1>Anna Berg-Lund</h1>") && page.text.contains("Saved."));
}
