use http::StatusCode;
use serde_json::json;

use crate::testing::house;

#[tokio::test]
async fn a_member_signs_in_with_four_round_trips_and_out_again() {
    let house = house();
    let owner = &house.demo.aurora.owner;
    let mut browser = house.dashboard();
    let page = browser.get("/sign-in?next=/projects").await;
    assert!(page.text.contains(r#"name="next" value="/projects""#));
    assert_eq!(house.kit.db.trips(), 0);
    let got = browser.form("/sign-in", &[("email", " MARA@aurora.example"), ("password", owner.password), ("next", "/projects")]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/projects"));
    assert_eq!(house.kit.db.trips(), 4);
    let cookie = got.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(cookie.starts_with("__Host-portico=") && cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"), "{cookie}");
    let out = browser.form("/sign-out", &[]).await;
    assert_eq!((out.location(), &out.headers["clear-site-data"]), ("/sign-in", &r#""cache", "storage""#.parse().unwrap()));
    let ended: Vec<serde_json::Value> = house.kit.db.read("SELECT id FROM sessions WHERE ended_at IS NOT NULL", &[]);
    assert_eq!(ended.len(), 1);
}

#[tokio::test]
async fn the_start_leads_on_to_work_or_to_the_door() {
    let house = house();
    let mut browser = house.dashboard();
    assert_eq!(browser.get("/").await.location(), "/sign-in");
    let mut browser = house.member(&house.demo.northlight.staff).await;
    assert_eq!(browser.get("/").await.location(), "/contacts");
}

#[tokio::test]
async fn every_kind_of_refusal_is_the_same_refusal() {
    let house = house();
    house.kit.db.execute("UPDATE members SET state = 'disabled' WHERE email = 'jon@aurora.example'", &[]);
    house.kit.db.execute("UPDATE members SET state = 'invited', password_hash = NULL WHERE email = 'ida@northlight.example'", &[]);
    let mut answers = Vec::new();
    // A wrong password, an unknown address, a disabled member's wrong password, one only invited, a client.
    for (email, password) in [
        ("mara@aurora.example", "not the password"),
        ("nobody@example.com", "not the password"),
        ("jon@aurora.example", "not the password"),
        ("ida@northlight.example", house.demo.northlight.staff.password),
        ("anna@example.com", house.demo.aurora.contacts[0].password),
    ] {
        house.kit.db.reset();
        let got = house.dashboard().post("/api/v1/sign-in", json!({ "email": email, "password": password })).await;
        answers.push((got.status, got.text, house.kit.db.trips()));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    // The right password is a proof of who asks.
    let got = house.dashboard().form("/sign-in", &[("email", "jon@aurora.example"), ("password", house.demo.aurora.staff.password)]).await;
    assert!(got.status == StatusCode::UNPROCESSABLE_ENTITY && got.text.contains("Ask an owner of the studio"), "{}", got.text);
}

#[tokio::test]
async fn guessing_has_to_wait_and_a_success_forgets() {
    let house = house();
    let owner = &house.demo.aurora.owner;
    let mut guesser = house.dashboard();
    let counters = || house.kit.db.read::<serde_json::Value>("SELECT * FROM login_counters WHERE subject LIKE 'account:%'", &[]).len();
    for _ in 0..5 {
        let got = guesser.post("/api/v1/sign-in", json!({ "email": owner.email, "password": "guess" })).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = json!({ "email": owner.email, "password": owner.password });
    let got = guesser.post("/api/v1/sign-in", right.clone()).await;
    assert_eq!((got.status, &got.headers["retry-after"]), (StatusCode::TOO_MANY_REQUESTS, &"16".parse().unwrap()));
    assert_eq!(counters(), 1);
    house.kit.clock.advance(16_000);
    assert_eq!(guesser.post("/api/v1/sign-in", right).await.status, StatusCode::OK);
    assert_eq!(counters(), 0);
}

#[tokio::test]
async fn signing_in_elsewhere_ends_the_session_that_came_along() {
    let house = house();
    let mut browser = house.member(&house.demo.aurora.owner).await;
    for next in [&house.demo.northlight.owner, &house.demo.northlight.owner] {
        let got = browser.form("/sign-in", &[("email", next.email.as_str()), ("password", next.password)]).await;
        assert_eq!(got.location(), "/contacts");
    }
    let alive: Vec<serde_json::Value> = house.kit.db.read("SELECT studio_id FROM sessions WHERE ended_at IS NULL", &[]);
    assert_eq!(alive, [json!({ "studio_id": house.demo.northlight.id })]);
}

#[tokio::test]
async fn a_weak_hash_is_made_anew_and_opens_again() {
    let house = house();
    let owner = &house.demo.aurora.owner;
    // The owner's own password at 1 MiB and one pass.
    let weak = "$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$TzWExL6dH24PJsNC4O6bRwTr4l4Rx9idhCneroSwrkU";
    house.kit.db.execute("UPDATE members SET password_hash = ?1 WHERE email = 'mara@aurora.example'", &[weak.into()]);
    house.member(owner).await;
    let kept: Vec<serde_json::Value> = house.kit.db.read("SELECT password_hash FROM members WHERE email = 'mara@aurora.example'", &[]);
    assert!(kept[0]["password_hash"].as_str().unwrap().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept:?}");
    house.member(owner).await;
}

#[tokio::test]
async fn the_form_comes_back_with_what_was_typed_and_what_to_fix() {
    let house = house();
    let got = house.dashboard().form("/sign-in", &[("email", "mara"), ("password", "")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="mara""#));
    assert!(got.text.contains("Enter an email address like name@example.com"));
    assert!(got.text.contains("Enter your password"));
}
