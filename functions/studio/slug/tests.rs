use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::json;

use crate::testing::{Browser, Got, House, house};

const RIGHTS: &[Right] = &[Right::SettingsRead, Right::SettingsWrite];
const PATH: &str = "/api/v1/studio/slug";

async fn change(software: &mut Browser<'_>, slug: &str) -> Got {
    software.json(Method::PATCH, PATH, json!({ "slug": slug })).await
}

fn changes(house: &House, before: &testkit::Snapshot) -> Vec<String> {
    before.changes_to(&house.kit.db.snapshot())
}

/// Proves A1.
#[tokio::test]
async fn the_old_address_leads_to_the_new_one_page_by_page() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    // Both are looked up before: one as the studio's, one as nobody's.
    assert_eq!(house.portal("aurora").get("/login").await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora-films").get("/login").await.status, StatusCode::MISDIRECTED_REQUEST);
    house.kit.db.reset();
    let got = change(&mut software, " Aurora-Films ").await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 4), "{}", got.text);
    assert_eq!(got.json(), json!({ "slug": "aurora-films", "login": "https://aurora-films.portico.example/login" }));
    assert_eq!(house.portal("aurora-films").get("/login").await.status, StatusCode::OK);

    let moved = house.portal("aurora").get("/set-password/abc?x=1%2F2").await;
    assert_eq!(
        (moved.status, moved.location()),
        (StatusCode::PERMANENT_REDIRECT, "https://aurora-films.portico.example/set-password/abc?x=1%2F2")
    );
    assert_eq!(moved.headers["cache-control"], "no-store", "the studio may go back");
    house.kit.db.reset();
    assert_eq!(house.portal("aurora").form("/login", &[]).await.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(house.kit.db.trips(), 2, "one look whether it is still so");
    // Twice moved, the first still leads to the last; and back again, nothing goes in a circle.
    change(&mut software, "aurora-studio").await;
    house.kit.clock.advance(domain::time::MINUTE);
    assert_eq!(house.portal("aurora").get("/").await.location(), "https://aurora-studio.portico.example/");
    assert_eq!(change(&mut software, "aurora").await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora").get("/login").await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora-films").get("/login").await.location(), "https://aurora.portico.example/login");
}

/// Proves A1.
#[tokio::test]
async fn no_studio_takes_an_address_that_another_has_or_had() {
    let house = house();
    let mut aurora = house.keyed(&house.demo.aurora, RIGHTS);
    let mut northlight = house.keyed(&house.demo.northlight, RIGHTS);
    change(&mut aurora, "aurora-films").await;
    let before = house.kit.db.snapshot();
    for (slug, words) in [("aurora", "This address is taken"), ("aurora-films", "This address is taken"), ("app", "kept"), ("x", "3 to 40")]
    {
        let got = change(&mut northlight, slug).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{slug}");
        assert!(got.text.contains(words), "{}", got.text);
    }
    let operator = house.kit.services.config.operator_secret.clone();
    let made = house
        .software(&operator)
        .post("/api/v1/operator/studios", json!({ "slug": "aurora", "name": "Other", "owner_name": "O", "owner_email": "o@example.com" }))
        .await;
    assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", made.text);
    assert_eq!(changes(&house, &before), Vec::<String>::new());
}

/// Proves A1.
#[tokio::test]
async fn the_page_shows_it_and_brings_back_what_was_typed() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    assert!(mara.get("/settings/address").await.text.contains("https://aurora.portico.example/login"));
    let got = mara.form("/settings/address", &[("slug", "northlight")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="northlight""#) && got.text.contains("Choose another"), "{}", got.text);
    let got = mara.form("/settings/address", &[("slug", "aurora-films")]).await;
    assert_eq!(got.location(), "/settings/address?notice=saved");
    let before = house.kit.db.snapshot();
    mara.form("/settings/address", &[("slug", "aurora-films")]).await;
    assert_eq!(changes(&house, &before), Vec::<String>::new(), "the same again is no change");
}
