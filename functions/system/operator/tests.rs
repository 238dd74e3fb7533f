use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{Got, House, house};

async fn create(house: &House, sent: Value) -> Got {
    house.software("operator-secret-of-the-tests").post("/api/v1/operator/studios", sent).await
}

fn third() -> Value {
    json!({
        "slug": "third-light", "name": "Third Light", "owner_name": "Kit Rowe", "owner_email": "kit@third.example",
        "reply_to": "hello@third.example", "payment_account": "acct_third", "accent": "#224466", "welcome": "Come in.",
    })
}

/// Proves A1.
#[tokio::test]
async fn a_studio_is_made_and_its_owner_comes_in_through_the_mailed_invitation() {
    let house = house();
    // Somebody was too early; that nobody was here is not remembered.
    assert_eq!(house.portal("third-light").get("/login").await.status, StatusCode::MISDIRECTED_REQUEST);
    house.kit.db.reset();
    let got = create(&house, third()).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 6), "{}", got.text);
    assert_eq!(got.json()["address"], "https://third-light.portico.example/login");
    let login = house.portal("third-light").get("/login").await;
    assert!(login.text.contains("Third Light") && login.text.contains("Come in."), "{}", login.text);

    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("kit@third.example");
    assert_eq!(
        (mail.from_name.as_str(), mail.reply_to.as_ref().map(ToString::to_string).as_deref()),
        ("Third Light", Some("hello@third.example"))
    );
    let link = testkit::SentMail::link(&mail, "/set-password/");
    let path = link.strip_prefix("https://app.portico.example").unwrap();
    let token = path.rsplit('/').next().unwrap();
    let mut owner = house.dashboard();
    assert_eq!(owner.form(path, &[("token", token), ("password", "a kite over the dunes")]).await.location(), "/contacts");
    let snapshot = house.kit.db.snapshot();
    let made = snapshot.rows("audit_log").iter().find(|row| row["action"] == "studio.created").unwrap();
    assert_eq!((&made["actor_kind"], &made["subject_id"]), (&json!("operator"), &got.json()["id"]));
}

#[tokio::test]
async fn making_it_again_says_that_it_is_there_and_changes_nothing() {
    let house = house();
    assert_eq!(create(&house, third()).await.status, StatusCode::CREATED);
    let before = house.kit.db.snapshot();
    let got = create(&house, third()).await;
    assert_eq!((got.status, got.problem()), (StatusCode::CONFLICT, "conflict".to_owned()));
    assert!(got.json()["detail"].as_str().unwrap().contains("is there already"), "{}", got.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A1.
#[tokio::test]
async fn what_is_taken_is_named() {
    let house = house();
    let before = house.kit.db.snapshot();
    for (field, value) in [("slug", "aurora"), ("owner_email", "theo@northlight.example"), ("payment_account", "acct_aurora")] {
        let mut sent = third();
        sent[field] = json!(value);
        let got = create(&house, sent).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text);
        assert_eq!(got.json()["errors"][0]["field"], field);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

#[tokio::test]
async fn every_field_that_needs_fixing_is_named_at_once() {
    let house = house();
    let wrong = json!({ "slug": "app", "owner_email": "kit", "reply_to": "x", "payment_account": "no spaces", "accent": "red", "background": "#12" });
    let got = create(&house, wrong).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = got.json();
    let fields: Vec<_> = errors["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["slug", "name", "owner_name", "owner_email", "reply_to", "payment_account", "accent", "background"]);
}

#[tokio::test]
async fn only_the_operator_makes_studios() {
    let house = house();
    let before = house.kit.db.snapshot().without(&["login_counters"]);
    for secret in ["", "wrong", "operator-secret-of-the-test"] {
        assert_eq!(house.software(secret).post("/api/v1/operator/studios", third()).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["login_counters"])), Vec::<String>::new());
}
