use domain::{right::Right, time::MINUTE};
use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{House, house};

async fn names(house: &House, query: &str) -> Vec<String> {
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsRead]);
    let got = software.get(&format!("/api/v1/portal-users{query}")).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    got.json()["items"].as_array().unwrap().iter().map(|user| user["name"].as_str().unwrap().to_owned()).collect()
}

/// Proves C8.
#[tokio::test]
async fn who_was_ever_let_in_is_listed_in_one_round_trip() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsRead]);
    house.kit.db.reset();
    let got = software.get("/api/v1/portal-users").await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    // Carla was never activated.
    let users = got.json()["items"].as_array().unwrap().clone();
    assert_eq!(users.len(), 2);
    assert_eq!((&users[0]["id"], &users[0]["state"]), (&json!(house.demo.aurora.contacts[0].id), &json!("active")));
    assert!(users[0]["accepted_at"].is_number() && users[0]["last_login_at"].is_null());
}

/// Proves C8.
#[tokio::test]
async fn the_list_is_sorted_and_searched() {
    let house = house();
    let aurora = &house.demo.aurora;
    assert_eq!(names(&house, "").await, ["Anna Berg", "Ben Lund"]);
    house.client(aurora, &aurora.contacts[0]).await;
    house.kit.clock.advance(MINUTE);
    house.client(aurora, &aurora.contacts[1]).await;
    for sort in ["last_login", "last_activity"] {
        assert_eq!(names(&house, &format!("?sort={sort}")).await, ["Ben Lund", "Anna Berg"]);
    }
    assert_eq!(names(&house, "?search=BEN@").await, ["Ben Lund"]);
    assert_eq!(names(&house, "?search=dan").await, Vec::<String>::new());
    let mut software = house.keyed(aurora, &[Right::ContactsRead]);
    assert_eq!(software.get("/api/v1/portal-users?sort=password").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves C8.
#[tokio::test]
async fn every_user_is_on_exactly_one_page_in_every_order() {
    let house = house();
    let aurora = &house.demo.aurora;
    for number in 0..120_i64 {
        let (id, email) = (format!("{number:021}A"), format!("p{number}@example.com"));
        let name = if number % 3 == 0 { "J. R. Same".to_owned() } else { format!("Person {number}") };
        let args = [(&aurora.id).into(), id.as_str().into(), name.as_str().into(), email.as_str().into()];
        house.kit.db.execute("INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, 1)", &args);
        let login = (number % 4 > 0).then_some(number / 7 + 1000);
        let args = [(&aurora.id).into(), id.as_str().into(), email.as_str().into(), login.into()];
        let sql = "INSERT INTO portal_access (studio_id, contact_id, email, activated_at, last_login_at) VALUES (?1, ?2, ?3, 1, ?4)";
        house.kit.db.execute(sql, &args);
    }
    let mut software = house.keyed(aurora, &[Right::ContactsRead]);
    for sort in ["name", "last_login", "last_activity"] {
        let (mut seen, mut after, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let query = serde_html_form::to_string([("sort", sort), ("after", &after)]).unwrap();
            let page = software.get(&format!("/api/v1/portal-users?{query}")).await.json();
            seen.extend(page["items"].as_array().unwrap().clone());
            pages += 1;
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut after),
                None => break,
            }
        }
        let mut ids: Vec<_> = seen.iter().map(|user| user["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((seen.len(), ids.len(), pages), (122, 122, 3), "{sort}");
        let logins: Vec<_> = seen.iter().map(|user| user["last_login_at"].as_i64().unwrap_or(0)).collect();
        assert!(sort != "last_login" || logins.is_sorted_by(|a, b| a >= b));
    }
}

/// Proves C8.
#[tokio::test]
async fn the_name_follows_the_address_book() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsRead, Right::ContactsWrite]);
    software.json(http::Method::PATCH, &format!("/api/v1/contacts/{}", anna.id), json!({ "name": "Zoë Berg" })).await;
    assert_eq!(names(&house, "").await, ["Ben Lund", "Zoë Berg"]);
    let elsewhere: Vec<Value> = house.kit.db.read("SELECT name FROM portal_access WHERE name = 'Anna Berg'", &[]);
    assert_eq!(elsewhere.len(), 1);
}

/// Proves C8.
#[tokio::test]
async fn the_page_shows_states_and_how_it_is_sorted() {
    let house = house();
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let page = jon.get("/portal-users?sort=last_login&search=a%26b").await;
    assert!(page.text.contains(r#"value="a&#38;b""#) && page.text.contains("No results"), "{}", page.text);
    assert!(jon.get("/portal-users?sort=last_login").await.text.contains(r#"aria-sort="descending""#));
    let page = jon.get("/portal-users").await;
    assert!(page.text.contains("Anna Berg") && page.text.contains("/portal-users?sort=last_activity"), "{}", page.text);
    assert!(page.text.contains(r#"aria-sort="ascending""#) && !page.text.contains("Carla"));
}
