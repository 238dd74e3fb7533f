use domain::right::Right;
use http::StatusCode;
use serde_json::json;

use crate::testing::house;

/// Proves C13.
#[tokio::test]
async fn the_address_book_is_one_round_trip_and_one_studios() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsRead]);
    house.kit.db.reset();
    let got = software.get("/api/v1/contacts").await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    let list = got.json();
    let names: Vec<_> = list["items"].as_array().unwrap().iter().map(|contact| contact["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Anna Berg", "Ben Lund", "Carla Diaz"]);
    assert_eq!(list["next"], json!(null));
    assert_eq!((&list["items"][2]["access"], &list["items"][2]["invitation"]), (&json!("not_active"), &json!("not_invited")));
    assert_eq!(list["items"][0]["invitation"], "accepted");
    let found = software.get("/api/v1/contacts?search=LUND").await.json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(software.get("/api/v1/contacts?search=dan@").await.json()["items"], json!([]));
}

/// Proves C13.
#[tokio::test]
async fn every_contact_is_on_exactly_one_page() {
    let house = house();
    let aurora = &house.demo.aurora;
    for number in 0..120_u32 {
        // Many of one name: the cursor must tell them apart.
        let (id, name) = (format!("{number:021}A"), if number % 2 == 0 { "anna berg".to_owned() } else { format!("Person {number}") });
        let email = format!("p{number}@example.com");
        let args = [(&aurora.id).into(), id.as_str().into(), name.as_str().into(), email.as_str().into()];
        house.kit.db.execute("INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, 1)", &args);
        let args = [(&aurora.id).into(), id.as_str().into(), email.as_str().into()];
        house.kit.db.execute("INSERT INTO portal_access (studio_id, contact_id, email) VALUES (?1, ?2, ?3)", &args);
    }
    let mut software = house.keyed(aurora, &[Right::ContactsRead]);
    let (mut seen, mut after, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = software.get(&format!("/api/v1/contacts?search=e{after}")).await.json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|contact| contact["id"].as_str().unwrap().to_owned()));
        pages += 1;
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!((seen.len(), pages), (123, 3));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 123);
}

/// Proves A13, C1.
#[tokio::test]
async fn a_new_contact_has_no_access_and_the_same_address_is_pointed_out() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsWrite, Right::ContactsRead]);
    house.kit.db.reset();
    let got = software.post("/api/v1/contacts", json!({ "name": "Eva Holm", "email": "Eva@Example.com", "phone": "+46 70 123" })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    assert_eq!((&got.json()["access"], &got.json()["shared_with"]), (&json!("not_active"), &json!(null)));
    let got = software.post("/api/v1/contacts", json!({ "name": "Anna’s sister", "email": "anna@example.com" })).await;
    assert_eq!(got.json()["shared_with"], "Anna Berg");
    let id = got.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(software.get(&format!("/api/v1/contacts/{id}")).await.json()["shared_with"], "Anna Berg");
}

/// Proves C13, C21.
#[tokio::test]
async fn repeating_an_idempotency_key_adds_nobody_twice() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsWrite]);
    software.idempotency_key = Some("eva-1".to_owned());
    let eva = json!({ "name": "Eva Holm", "email": "eva@example.com" });
    let first = software.post("/api/v1/contacts", eva.clone()).await;
    let before = house.kit.db.snapshot();
    let second = software.post("/api/v1/contacts", eva).await;
    assert_eq!((second.status, second.text), (first.status, first.text));
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C1, C21.
#[tokio::test]
async fn a_key_without_the_scope_is_refused_and_a_foreign_field_too() {
    let house = house();
    let mut reader = house.keyed(&house.demo.aurora, &[Right::ContactsRead]);
    let before = house.kit.db.snapshot();
    let eva = json!({ "name": "Eva Holm", "email": "eva@example.com" });
    assert_eq!(reader.post("/api/v1/contacts", eva).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.dashboard().get("/api/v1/contacts").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let mut writer = house.keyed(&house.demo.aurora, &[Right::ContactsWrite]);
    let got = writer.post("/api/v1/contacts", json!({ "name": "", "email": "x", "phone": "" })).await;
    assert_eq!(got.json()["errors"].as_array().unwrap().len(), 2, "{}", got.text);
    let got = writer.post("/api/v1/contacts", json!({ "name": "Eva", "email": "e@example.com", "access": "active" })).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves A13, C13.
#[tokio::test]
async fn the_pages_show_the_book_and_keep_what_was_typed() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    house.kit.db.reset();
    let page = mara.get("/contacts?search=anna").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains("Anna Berg") && !page.text.contains("Carla"), "{}", page.text);
    assert!(mara.get("/contacts?search=nobody").await.text.contains("No results"));
    assert!(mara.get("/contacts/new").await.text.contains(r#"action="/contacts""#));
    let again = mara.form("/contacts", &[("name", "Eva <Holm>"), ("email", "eva"), ("phone", "")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains(r#"value="Eva &#60;Holm&#62;""#), "{}", again.text);
    let done = mara.form("/contacts", &[("name", "Eva Holm"), ("email", "anna@example.com"), ("phone", "")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = mara.get(done.location()).await;
    assert!(page.text.contains("Contact added.") && page.text.contains("Anna Berg has the same email address"), "{}", page.text);
}
