//! Who is turned away is written down, and a flood is a number.

use domain::{
    right::Right,
    time::{HOUR, MINUTE},
};
use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    system::{self, Inbound, Received},
    testing::{House, house},
};

const OPERATOR: &str = "operator-secret-of-the-tests";

fn counted(house: &House) -> Vec<Value> {
    let mut rows: Vec<Value> = house.kit.db.read("SELECT kind, source, attempts, route FROM refusals ORDER BY hour, kind, route", &[]);
    rows.sort_by_key(|row| (row["kind"].to_string(), row["route"].to_string()));
    rows
}

fn row(kind: &str, attempts: usize, route: &str) -> Value {
    json!({ "kind": kind, "source": "192.0.2.1", "attempts": attempts, "route": route })
}

#[tokio::test]
async fn failed_logins_are_counted_and_what_was_typed_is_not_kept() {
    let house = house();
    let mut browser = house.portal("aurora");
    for (email, password) in [("anna@example.com", "wrong password"), ("nobody@example.com", "hunter2 hunter2"), ("ben@example.com", "x")] {
        browser.form("/login", &[("email", email), ("password", password)]).await;
    }
    house.dashboard().post("/api/v1/sign-in", json!({ "email": "mara@aurora.example", "password": "wrong" })).await;
    assert_eq!(counted(&house), [row("login", 1, "POST /api/v1/sign-in"), row("login", 3, "POST /login")]);
    let kept = format!("{:?}", house.kit.db.snapshot().rows("refusals"));
    assert!(!kept.contains("example.com") && !kept.contains("hunter2"), "{kept}");
    // The right password is no refusal.
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    assert_eq!(counted(&house).len(), 2);
}

#[tokio::test]
async fn another_hour_is_another_row_and_the_studio_is_the_hosts() {
    let house = house();
    for slug in ["aurora", "northlight"] {
        house.portal(slug).form("/login", &[("email", "a@example.com"), ("password", "wrong")]).await;
    }
    house.kit.clock.advance(HOUR);
    house.portal("aurora").form("/login", &[("email", "a@example.com"), ("password", "wrong")]).await;
    let rows: Vec<Value> = house.kit.db.read("SELECT studio_id, count(*) AS n FROM refusals GROUP BY studio_id", &[]);
    let of = |studio: &testkit::demo::DemoStudio, n: usize| json!({ "studio_id": studio.id, "n": n });
    assert_eq!(rows, [of(&house.demo.aurora, 2), of(&house.demo.northlight, 1)]);
}

#[tokio::test]
async fn a_flood_from_everywhere_fills_a_hundred_rows() {
    let house = house();
    for source in 0..130 {
        let mut browser = house.portal("aurora");
        browser.source = format!("198.51.100.{source}");
        browser.form("/login", &[("email", &format!("a{source}@example.com")), ("password", "wrong")]).await;
    }
    let rows: Vec<Value> =
        house.kit.db.of(&house.demo.aurora.id).read("SELECT count(*) AS n, sum(attempts) AS attempts FROM refusals", &[]);
    assert_eq!(rows, [json!({ "n": 101, "attempts": 130 })]);
}

#[tokio::test]
async fn who_is_throttled_is_written_down_once_and_not_for_each_try() {
    let house = house();
    let mut browser = house.portal("aurora");
    for _ in 0..30 {
        browser.form("/login", &[("email", "anna@example.com"), ("password", "wrong")]).await;
    }
    assert_eq!(counted(&house), [row("login", 5, "POST /login"), row("throttled", 1, "POST /login")]);
}

#[tokio::test]
async fn access_that_is_not_granted_is_counted_in_the_studio_of_who_asked() {
    let house = house();
    let mut reader = house.keyed(&house.demo.aurora, &[Right::ContactsRead]);
    assert_eq!(reader.post("/api/v1/contacts", json!({ "name": "Eva" })).await.status, StatusCode::FORBIDDEN);
    let studios: Vec<Value> = house.kit.db.read("SELECT studio_id AS id FROM refusals", &[]);
    assert_eq!(studios, [json!({ "id": house.demo.aurora.id })]);
    house.software("pk.made.up").get("/api/v1/contacts").await;
    assert_eq!(counted(&house), [row("access", 1, "POST /api/v1/contacts"), row("key", 1, "GET /api/v1/contacts")]);
    // Who has yet to log in is nobody refused.
    house.dashboard().get("/contacts").await;
    house.portal("aurora").get("/files").await;
    assert_eq!(counted(&house).len(), 2);
}

#[tokio::test]
async fn the_operators_secret_cannot_be_guessed_at_and_the_right_one_is_counted_for_nothing() {
    let house = house();
    let third = |slug: &str| json!({ "slug": slug, "name": "Third", "owner_name": "Kit", "owner_email": format!("kit@{slug}.example") });
    // Making many studios is no guessing.
    for place in 0..15 {
        let got = house.software(OPERATOR).post("/api/v1/operator/studios", third(&format!("third-{place}"))).await;
        assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
    }
    let mut answers = Vec::new();
    for guess in 0..12 {
        answers.push(house.software(&format!("guess {guess}")).post("/api/v1/operator/studios", json!({})).await.status);
    }
    assert_eq!((answers[0], answers[11]), (StatusCode::UNAUTHORIZED, StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    // Nor does the right secret tell itself while its guesser has to wait; from elsewhere it is as good as ever.
    assert_eq!(house.software(OPERATOR).post("/api/v1/operator/studios", third("third-x")).await.status, StatusCode::TOO_MANY_REQUESTS);
    let mut elsewhere = house.software(OPERATOR);
    elsewhere.source = "203.0.113.9".to_owned();
    assert_eq!(elsewhere.post("/api/v1/operator/studios", third("third-y")).await.status, StatusCode::CREATED);
    house.kit.clock.advance(10 * MINUTE);
    assert_eq!(house.software(OPERATOR).post("/api/v1/operator/studios", third("third-z")).await.status, StatusCode::CREATED);
    let route = "POST /api/v1/operator/studios";
    assert_eq!(counted(&house), [row("operator", 10, route), row("throttled", 1, route)]);
}

#[tokio::test]
async fn news_with_a_bad_signature_is_written_down() {
    let house = house();
    for _ in 0..20 {
        let got =
            house.browser("app.portico.example").send(http::Method::POST, "/hooks/stripe", "application/json", b"{}".to_vec(), &[]).await;
        assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(counted(&house), [row("signature", 1, "POST /hooks/stripe")]);
}

/// Proves B2.
#[tokio::test]
async fn an_answer_to_an_address_that_was_not_given_out_is_written_down() {
    let house = house();
    let keys = web::crypto::Keys::parse(&house.kit.services.config.master_keys).unwrap();
    let made_up = domain::MessageId::from_bytes([8; 16]);
    let address = |at: domain::Placement| web::reply_address::make(&keys, &at, &made_up, "reply.portico.example").unwrap().to_string();
    let raw = b"From: a@evil.example\r\nMessage-ID: <m1@evil.example>\r\n\r\nLet me in\r\n";
    let send = async |from: &str, to: &str| {
        let got = system::inbound(&house.setup.system(), &Received { from, to, raw }).await.unwrap();
        assert!(matches!(got, Inbound::Refused(_)), "{to}: {got:?}");
    };
    // Neither a message that is not there, nor one of somebody else: counted alike, for nobody's studio.
    send("a@Evil.example", &address(house.demo.aurora.placement())).await;
    house.kit.db.execute(
        "INSERT INTO messages (studio_id, id, contact_id, direction, kind, subject, body, created_at) VALUES (?1, ?2, ?3, 'to_client', 'note', '', '', 1)",
        &[(&house.demo.aurora.id).into(), (&made_up).into(), (&house.demo.aurora.contacts[0].id).into()],
    );
    house.kit.clock.advance(MINUTE);
    for _ in 0..20 {
        send("b@evil.example", &address(house.demo.northlight.placement())).await;
    }
    // What names no message is a wrong address, and no signature.
    send("c@typo.example", "hello@reply.portico.example").await;
    let rows: Vec<Value> = house.kit.db.read("SELECT kind, source, attempts, route, studio_id FROM refusals", &[]);
    let door = domain::StudioId::from_bytes([0; 16]);
    assert_eq!(rows, [json!({ "kind": "signature", "source": "evil.example", "attempts": 2, "route": "mail", "studio_id": door })]);
}
