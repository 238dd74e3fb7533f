use domain::time::MINUTE;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, House, house};

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// Anna of Aurora, logged in with a browser that says what it is, from another address.
async fn on_firefox(house: &House) -> Browser<'_> {
    let mut browser = house.portal("aurora");
    browser.source = "198.51.100.7".to_owned();
    let login = serde_html_form::to_string([("email", "anna@example.com"), ("password", house.demo.aurora.contacts[0].password)]).unwrap();
    let form = "application/x-www-form-urlencoded";
    let got = browser.send(Method::POST, "/login", form, login.into_bytes(), &[("user-agent", FIREFOX)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    browser
}

async fn listed(browser: &mut Browser<'_>) -> Vec<Value> {
    let got = browser.get("/api/v1/sessions").await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    got.json()["sessions"].as_array().unwrap().clone()
}

async fn is_out(browser: &mut Browser<'_>) -> bool {
    browser.get("/api/v1/home").await.status == StatusCode::UNAUTHORIZED
}

/// Proves A15.
#[tokio::test]
async fn a_client_sees_where_they_are_logged_in() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut laptop = on_firefox(&house).await;
    house.kit.clock.advance(20 * MINUTE);
    let mut phone = house.client(aurora, &aurora.contacts[0]).await;
    // Neither another client's nor the same person's at another studio, nor one that is over.
    house.client(aurora, &aurora.contacts[1]).await;
    house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    let mut over = house.client(aurora, &aurora.contacts[0]).await;
    over.form("/logout", &[]).await;

    house.kit.db.reset();
    let sessions = listed(&mut phone).await;
    assert_eq!((sessions.len(), house.kit.db.trips()), (2, 1), "{sessions:#?}");
    assert_eq!((&sessions[0]["this"], &sessions[0]["browser"]), (&json!(true), &Value::Null));
    let laptops = &sessions[1];
    assert_eq!(
        (&laptops["browser"], &laptops["system"], &laptops["source"]),
        (&json!("Firefox"), &json!("Windows"), &json!("198.51.100.7"))
    );
    assert_eq!((&laptops["this"], &laptops["began_at"], &laptops["by_link"]), (&json!(false), &json!(testkit::NOW), &json!(false)));
    assert_eq!(listed(&mut laptop).await[0]["browser"], "Firefox");
    let page = phone.get("/profile").await;
    assert!(page.text.contains("Firefox on Windows") && page.text.contains("198.51.100.7"), "{}", page.text);
}

/// Proves A15.
#[tokio::test]
async fn one_session_is_ended_from_another() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut laptop = on_firefox(&house).await;
    let mut phone = house.client(aurora, &aurora.contacts[0]).await;
    let id = |sessions: &[Value], place: usize| sessions[place]["id"].as_str().unwrap().to_owned();
    let sessions = listed(&mut phone).await;
    house.kit.db.reset();
    let got = phone.form(&format!("/sessions/{}/end", id(&sessions, 1)), &[]).await;
    assert_eq!(
        (got.status, got.location(), house.kit.db.trips()),
        (StatusCode::SEE_OTHER, "/profile?notice=session_ended", 2),
        "{}",
        got.text
    );
    assert!(is_out(&mut laptop).await);
    assert_eq!(listed(&mut phone).await.len(), 1);
    assert!(phone.get("/profile?notice=session_ended").await.text.contains("That device has been logged out."));
    // Once more there is nothing to end; and ending one's own leads to the door.
    let again = phone.json(Method::DELETE, &format!("/api/v1/sessions/{}", id(&sessions, 1)), json!({})).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let got = phone.json(Method::DELETE, &format!("/api/v1/sessions/{}", id(&sessions, 0)), json!({})).await;
    assert_eq!((got.status, &got.json()["next"]), (StatusCode::OK, &json!("/login")));
    assert!(is_out(&mut phone).await);
}

/// Proves A15, E5.
#[tokio::test]
async fn another_clients_session_is_not_there() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let bens = listed(&mut ben).await[0]["id"].as_str().unwrap().to_owned();
    let before = house.kit.db.snapshot();
    assert_eq!(anna.form(&format!("/sessions/{bens}/end"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.json(Method::DELETE, &format!("/api/v1/sessions/{bens}"), json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert!(!is_out(&mut ben).await);
}

/// Proves A15.
#[tokio::test]
async fn all_others_are_ended_and_this_one_goes_on_under_a_new_id() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut laptop = on_firefox(&house).await;
    let mut phone = house.client(aurora, &aurora.contacts[0]).await;
    let mut stolen = phone.again();
    let mut elsewhere = house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    house.kit.db.reset();
    let got = phone.form("/sessions/end", &[("which", "others")]).await;
    assert_eq!((got.location(), house.kit.db.trips()), ("/profile?notice=others_ended", 2), "{}", got.text);
    assert!(!is_out(&mut phone).await && is_out(&mut laptop).await);
    assert!(is_out(&mut stolen).await, "the old cookie of this very browser");
    assert!(!is_out(&mut elsewhere).await);
    assert_eq!(listed(&mut phone).await.len(), 1);
}

/// Proves A15.
#[tokio::test]
async fn logging_out_everywhere_leaves_nobody_in() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut laptop = on_firefox(&house).await;
    let mut phone = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let got = phone.form("/sessions/end", &[("which", "all")]).await;
    assert_eq!(got.headers["clear-site-data"], r#""cache", "storage""#);
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/login"), "{}", got.text);
    assert!(is_out(&mut phone).await && is_out(&mut laptop).await);
    assert!(!is_out(&mut ben).await);
    // The password is still good.
    let login = json!({ "email": "anna@example.com", "password": aurora.contacts[0].password });
    assert_eq!(laptop.post("/api/v1/login", login).await.status, StatusCode::OK);
    assert_eq!(laptop.post("/api/v1/sessions/end", json!({ "which": "some" })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(laptop.post("/api/v1/sessions/end", json!({})).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves A15.
#[tokio::test]
async fn of_many_at_once_one_ends_the_others() {
    let house = house();
    let phone = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    let tries = (0..20).map(|_| {
        let mut window = phone.again();
        async move {
            let status = window.post("/api/v1/sessions/end", json!({ "which": "others" })).await.status;
            (status, !is_out(&mut window).await)
        }
    });
    let done = futures_util::future::join_all(tries).await;
    let won: Vec<_> = done.iter().filter(|(status, _)| *status == StatusCode::OK).collect();
    assert_eq!(won, [&(StatusCode::OK, true)], "{done:?}");
    assert!(done.iter().all(|(status, _)| matches!(*status, StatusCode::OK | StatusCode::CONFLICT | StatusCode::UNAUTHORIZED)), "{done:?}");
}

/// Proves A15.
#[tokio::test]
async fn an_account_has_twenty_sessions_and_the_one_unused_for_longest_ends() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut first = house.client(aurora, &aurora.contacts[0]).await;
    let mut second = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let mut owner = house.member(&aurora.owner).await;
    for _ in 0..18 {
        house.kit.clock.advance(20 * MINUTE);
        // Used now and then, it is not the one to go.
        assert!(!is_out(&mut first).await);
        house.client(aurora, &aurora.contacts[0]).await;
    }
    let open: Vec<Value> = house
        .kit
        .db
        .of(&aurora.id)
        .read("SELECT COUNT(*) AS n FROM sessions WHERE contact_id = ?1 AND ended_at IS NULL", &[(&aurora.contacts[0].id).into()]);
    assert_eq!(open, [json!({ "n": 20 })]);
    house.kit.clock.advance(20 * MINUTE);
    let mut latest = house.client(aurora, &aurora.contacts[0]).await;
    assert!(is_out(&mut second).await, "one more than twenty");
    assert!(!is_out(&mut first).await && !is_out(&mut latest).await && !is_out(&mut ben).await);
    assert_eq!(listed(&mut latest).await.len(), 20);
    for _ in 0..20 {
        house.kit.clock.advance(MINUTE);
        house.member(&aurora.owner).await;
    }
    assert_eq!(owner.get("/api/v1/contacts").await.status, StatusCode::UNAUTHORIZED);
    let open: Vec<Value> =
        house.kit.db.of(&aurora.id).read("SELECT COUNT(*) AS n FROM sessions WHERE member_id IS NOT NULL AND ended_at IS NULL", &[]);
    assert_eq!(open, [json!({ "n": 20 })]);
}

/// Proves A10.
#[tokio::test]
async fn of_each_kind_of_link_to_an_account_the_newest_five_work() {
    let house = house();
    let aurora = &house.demo.aurora;
    let insert = |id: &str, purpose: &str, account: &str, who: ports::Arg, at: domain::Timestamp| {
        let sql = format!(
            "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, {account}, created_at, expires_at) VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6)"
        );
        house.kit.db.execute(&sql, &[(&aurora.id).into(), id.into(), purpose.into(), who, at.into(), at.plus(60 * MINUTE).into()]);
    };
    let (anna, ben) = (&aurora.contacts[0].id, &aurora.contacts[1].id);
    for number in 0..7 {
        let at = testkit::NOW.plus(number);
        insert(&format!("anna reset {number}"), "reset", "contact_id", anna.into(), at);
        insert(&format!("owner reset {number}"), "reset", "member_id", (&aurora.owner.id).into(), at);
    }
    insert("anna invite", "invite", "contact_id", anna.into(), testkit::NOW);
    insert("ben reset", "reset", "contact_id", ben.into(), testkit::NOW);
    let live: Vec<Value> =
        house.kit.db.read("SELECT id FROM one_time_tokens WHERE expires_at > ?1 ORDER BY id", &[testkit::NOW.plus(MINUTE).into()]);
    let live: Vec<&str> = live.iter().map(|row| row["id"].as_str().unwrap()).collect();
    let mut wanted = vec!["anna invite".to_owned()];
    wanted.extend((2..7).map(|number| format!("anna reset {number}")));
    wanted.push("ben reset".to_owned());
    wanted.extend((2..7).map(|number| format!("owner reset {number}")));
    assert_eq!(live, wanted);
}
