//! A studio has one address where its clients log in; every other one that it has or had leads there.

use http::StatusCode;
use serde_json::json;

use crate::testing::{House, house};

const OWN: &str = "clients.aurora.example";
const SECOND: &str = "portal.aurora.example";

/// Two domains of Aurora's own are active; this is the one that counts.
fn primary(house: &House, host: &str) {
    house.kit.db.execute("DELETE FROM hostnames WHERE studio_id = ?1", &[(&house.demo.aurora.id).into()]);
    for one in [OWN, SECOND] {
        house.kit.db.execute(
            "INSERT INTO hostnames (studio_id, hostname, state, is_primary, created_at) VALUES (?1, ?2, 'active', ?3, 1)",
            &[(&house.demo.aurora.id).into(), one.into(), (one == host).into()],
        );
    }
}

/// Proves A1, A2.
#[tokio::test]
async fn every_other_address_leads_to_the_one_that_counts_before_a_session_begins() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET slug = 'aurora-films' WHERE slug = 'aurora'", &[]);
    primary(&house, OWN);
    for host in ["aurora.portico.example", "aurora-films.portico.example", SECOND] {
        let got = house.browser(host).get("/login?next=%2Ffiles").await;
        let expected = format!("https://{OWN}/login?next=%2Ffiles");
        assert_eq!((got.status, got.location()), (StatusCode::PERMANENT_REDIRECT, expected.as_str()), "{host}");
        assert_eq!(got.headers["cache-control"], "no-store", "the studio may go back");
        let got = house.browser(host).post("/api/v1/login", json!({})).await;
        assert_eq!(got.location(), format!("https://{OWN}/api/v1/login"), "software follows with what it sent: {host}");
    }
    assert_eq!(house.browser(OWN).get("/login").await.status, StatusCode::OK);
}

/// Proves A1, A2.
#[tokio::test]
async fn a_form_from_before_the_move_says_where_to_go_and_begins_no_session() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    primary(&house, OWN);
    let before = house.kit.db.snapshot();
    let mut browser = house.portal("aurora");
    let got = browser.form("/login", &[("email", anna.email.as_str()), ("password", anna.password)]).await;
    assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text);
    assert!(
        got.text.contains("This portal has a new address") && got.text.contains(&format!(r#"href="https://{OWN}/login""#)),
        "{}",
        got.text
    );
    assert!(!got.headers.contains_key("set-cookie"));
    let got = browser.form("/set-password/abc", &[("token", "abc"), ("password", "a kite over the dunes")]).await;
    assert!(got.text.contains(&format!(r#"href="https://{OWN}/set-password/abc""#)), "{}", got.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A1, A2.
#[tokio::test]
async fn what_is_being_written_when_the_address_moves_still_arrives() {
    let house = house();
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    primary(&house, OWN);
    house.kit.clock.advance(domain::time::MINUTE);
    let got = anna.post("/api/v1/messages", json!({ "text": "See you at the mill", "project": house.demo.aurora.projects[0] })).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
    assert_eq!(anna.get("/activity").await.location(), format!("https://{OWN}/activity"));
}

/// Proves A2.
#[tokio::test]
async fn addresses_that_the_edge_remembers_from_before_do_not_lead_in_a_circle() {
    let house = house();
    primary(&house, OWN);
    assert_eq!(house.browser(OWN).get("/login").await.status, StatusCode::OK);
    assert_eq!(house.browser(SECOND).get("/login").await.location(), format!("https://{OWN}/login"));
    primary(&house, SECOND);
    // The edge still believes in the first for a minute; the second is asked for anew, and is at home.
    assert_eq!(house.browser(SECOND).get("/login").await.status, StatusCode::OK);
    house.kit.clock.advance(domain::time::MINUTE);
    assert_eq!(house.browser(OWN).get("/login").await.location(), format!("https://{SECOND}/login"));
}

/// Proves A2.
#[tokio::test]
async fn the_dashboard_has_one_address_for_people_and_software_may_use_both() {
    let house = house();
    let got = house.browser("portico.example").get("/sign-in").await;
    assert_eq!((got.status, got.location()), (StatusCode::PERMANENT_REDIRECT, "https://app.portico.example/sign-in"));
    assert_eq!(house.browser("portico.example").get("/api/v1/health").await.status, StatusCode::OK);
}
