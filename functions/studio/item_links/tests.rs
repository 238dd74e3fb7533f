use domain::{ItemLinkId, right::Right, time::DAY};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{NOW, demo::DemoStudio};

use crate::testing::{House, house};

/// A link of the first contact to the first file, made at that time; its id, and its secret of the same name.
fn link(house: &House, studio: &DemoStudio, mark: u8, at: domain::Timestamp) -> String {
    let id = ItemLinkId::from_bytes([mark; 16]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            (&studio.id).into(),
            (&id).into(),
            web::tokens::hash(id.as_str()).into(),
            (&studio.contacts[0].id).into(),
            (&studio.projects[0]).into(),
            (&studio.file).into(),
            at.into(),
            at.plus(30 * DAY).into(),
        ],
    );
    id.to_string()
}

const RIGHTS: &[Right] = &[Right::ContactsRead, Right::AccessWrite];

/// Proves A10.
#[tokio::test]
async fn the_studio_sees_who_has_which_link() {
    let house = house();
    let aurora = &house.demo.aurora;
    let (old, new) = (link(&house, aurora, 1, NOW.minus(31 * DAY)), link(&house, aurora, 2, NOW));
    link(&house, &house.demo.northlight, 3, NOW);
    let mut software = house.keyed(aurora, RIGHTS);
    house.kit.db.reset();
    let got = software.get("/api/v1/item-links").await.json();
    assert_eq!(house.kit.db.trips(), 1);
    let seen: Vec<_> = got["items"].as_array().unwrap().iter().map(|one| (one["id"].clone(), one["state"].clone())).collect();
    assert_eq!(seen, [(json!(new), json!("active")), (json!(old), json!("expired"))]);
    assert_eq!((&got["items"][0]["contact_name"], &got["items"][0]["kind"]), (&json!("Anna Berg"), &json!("file")));
    assert!(!got.to_string().contains(&web::tokens::hash(&new)));
    let of = |contact: &domain::ContactId| format!("/api/v1/contacts/{contact}/item-links");
    assert_eq!(software.get(&of(&aurora.contacts[0].id)).await.json()["items"].as_array().unwrap().len(), 2);
    assert_eq!(software.get(&of(&aurora.contacts[1].id)).await.json()["items"], json!([]));
    assert_eq!(software.get(&of(&house.demo.northlight.contacts[1].id)).await.status, StatusCode::NOT_FOUND);
    let mut jon = house.member(&aurora.staff).await;
    let page = jon.get("/item-links").await;
    assert!(page.text.contains("Direct links") && page.text.contains("Anna Berg"), "{}", page.text);
    let page = jon.get(&format!("/contacts/{}/item-links", aurora.contacts[0].id)).await;
    assert!(page.text.contains("Revoke all links") && page.text.contains("Yes, revoke it"), "{}", page.text);
    let page = jon.get(&format!("/contacts/{}/item-links", aurora.contacts[1].id)).await;
    assert!(!page.text.contains("Revoke"), "there is nothing to revoke: {}", page.text);
}

/// Proves A10.
#[tokio::test]
async fn the_list_comes_in_pages_each_link_once() {
    let house = house();
    let aurora = &house.demo.aurora;
    for mark in 1..=60 {
        link(&house, aurora, mark, NOW.minus(i64::from(mark / 7)));
    }
    let mut software = house.keyed(aurora, RIGHTS);
    for path in ["/api/v1/item-links".to_owned(), format!("/api/v1/contacts/{}/item-links", aurora.contacts[0].id)] {
        let mut seen: Vec<String> = Vec::new();
        let mut next = String::new();
        loop {
            let got = software.get(&format!("{path}?{next}")).await.json();
            seen.extend(got["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
            match got["next"].as_str() {
                Some(after) => next = format!("after={after}"),
                None => break,
            }
        }
        assert_eq!(seen.len(), 60, "{path}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 60, "{path}");
    }
}

/// Proves A10.
#[tokio::test]
async fn one_taken_back_is_over_at_once_and_the_others_are_not() {
    let house = house();
    let aurora = &house.demo.aurora;
    house.kit.db.execute("UPDATE studios SET item_links = 'view'", &[]);
    let (one, two) = (link(&house, aurora, 1, NOW), link(&house, aurora, 2, NOW));
    let (mut first, mut second) = (house.portal("aurora"), house.portal("aurora"));
    for (browser, secret) in [(&mut first, &one), (&mut second, &two)] {
        let to = format!("/files/{}/view", aurora.file);
        assert_eq!(browser.form(&format!("/open/{secret}"), &[("token", secret)]).await.location(), to);
        assert_eq!(browser.get("/files").await.status, StatusCode::OK);
    }
    let mut jon = house.member(&aurora.staff).await;
    house.kit.db.reset();
    let got = jon.form(&format!("/item-links/{one}/revoke"), &[]).await;
    assert_eq!((got.location(), house.kit.db.trips()), ("/item-links?notice=link-revoked", 2));
    assert!(jon.get(got.location()).await.text.contains("Link revoked."));
    assert_eq!(first.get("/files").await.status, StatusCode::SEE_OTHER);
    assert_eq!(second.get("/files").await.status, StatusCode::OK);
    // All of hers.
    let got = jon.form(&format!("/contacts/{}/item-links/revoke", aurora.contacts[0].id), &[]).await;
    assert_eq!(got.location(), format!("/contacts/{}/item-links?notice=links-revoked", aurora.contacts[0].id));
    assert_eq!(second.get("/files").await.status, StatusCode::SEE_OTHER);
    let rows: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log WHERE action LIKE 'item_link%.revoked' ORDER BY action", &[]);
    assert_eq!(rows, [json!({ "action": "item_link.revoked" }), json!({ "action": "item_links.revoked" })]);
}

/// Proves A10.
#[tokio::test]
async fn another_studios_link_is_not_there() {
    let house = house();
    let theirs = link(&house, &house.demo.northlight, 1, NOW);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    let before = house.kit.db.snapshot();
    assert_eq!(software.post(&format!("/api/v1/item-links/{theirs}/revoke"), json!({})).await.status, StatusCode::NOT_FOUND);
    let dan = &house.demo.northlight.contacts[1].id;
    assert_eq!(software.post(&format!("/api/v1/contacts/{dan}/item-links/revoke"), json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A10, C9.
#[tokio::test]
async fn closing_access_and_moving_the_address_end_every_link() {
    let house = house();
    let aurora = &house.demo.aurora;
    let anna = &aurora.contacts[0].id;
    let mut software = house.keyed(aurora, &[Right::ContactsRead, Right::ContactsWrite, Right::AccessWrite]);
    for (mark, method, path, sent) in [
        (1, Method::PATCH, format!("/api/v1/contacts/{anna}"), json!({ "email": "anna.new@example.com" })),
        (2, Method::POST, format!("/api/v1/contacts/{anna}/disable"), json!({})),
    ] {
        let id = link(&house, aurora, mark, NOW);
        house
            .kit
            .db
            .execute("UPDATE item_links SET epoch = (SELECT epoch FROM portal_access WHERE contact_id = item_links.contact_id)", &[]);
        assert_eq!(software.json(method, &path, sent).await.status, StatusCode::OK, "{path}");
        let state = if mark == 1 { "revoked" } else { "ended" };
        let listed = software.get("/api/v1/item-links").await.json();
        let found = listed["items"].as_array().unwrap().iter().find(|one| one["id"] == json!(id)).unwrap();
        assert_eq!(found["state"], state, "{path}");
    }
}
