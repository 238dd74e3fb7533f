use domain::time::MINUTE;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    client::link::tests::{ask_for_everybody, link, one, only_so_many_mails, open_for_carla},
    testing::house,
};

/// Proves A9.
#[tokio::test]
async fn a_link_by_mail_lets_a_client_in_who_has_no_password() {
    let house = house();
    open_for_carla(&house);
    let mut browser = house.portal("aurora");
    let page = browser.get("/login?next=%2Ffiles").await;
    assert!(page.text.contains(r#"formaction="/sign-in-link" formnovalidate"#), "{}", page.text);
    house.kit.db.reset();
    assert!(browser.get("/sign-in-link").await.text.contains("No password needed."));
    assert_eq!(house.kit.db.trips(), 0);
    // As the button beside the password sends it, with what stands in that field.
    let got = browser.form("/sign-in-link", &[("email", "Carla@example.com"), ("password", "x"), ("next", "/files")]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert!(house.kit.mail.sent().is_empty(), "mail is sent by a job, not by the request");
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("carla@example.com");
    let link = testkit::SentMail::link(&mail, "/sign-in/");
    let path = link.strip_prefix("https://aurora.portico.example").unwrap();
    let token = path.rsplit('/').next().unwrap().split('?').next().unwrap();
    assert_eq!((token.len(), path.ends_with("?next=%2Ffiles")), (43, true));

    // Scanners look, in whatever way, and nothing changes.
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let page = browser.get(path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains("You’re about to log in as carla@example.com.") && page.text.contains(r#"value="/files""#), "{}", page.text);
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
    );
    assert_eq!(browser.send(Method::HEAD, path, "", Vec::new(), &[]).await.status, StatusCode::OK);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());

    // Another browser than the one that asked: the mail program's own.
    let mut in_app = house.portal("aurora");
    house.kit.db.reset();
    let got = in_app.form(path, &[("token", token), ("next", "/files")]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/files", 2), "{}", got.text);
    assert_eq!(in_app.get("/files").await.status, StatusCode::OK);
    let access = one(&house, "SELECT accepted_at, last_login_at, password_hash FROM portal_access WHERE email = 'carla@example.com'");
    assert_eq!(access, json!({ "accepted_at": null, "last_login_at": testkit::NOW, "password_hash": null }));
    // Once.
    assert_eq!(browser.get(path).await.status, StatusCode::GONE);
    let again = browser.form(path, &[("token", token)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("This link has already been used") && again.text.contains(r#"action="/fresh-link""#), "{}", again.text);
}

/// Proves A9, A12.
#[tokio::test]
async fn every_kind_of_address_gets_the_same_answer_and_costs_the_same() {
    let house = house();
    ask_for_everybody(&house, "/sign-in-link").await;
    let snapshot = house.kit.db.snapshot();
    assert_eq!((snapshot.rows("one_time_tokens").len(), snapshot.rows("mails").len()), (1, 3));
}

/// Proves A9.
#[tokio::test]
async fn one_address_gets_only_so_many_mails_and_its_owner_is_told_to_look() {
    let house = house();
    // Both ways of asking share the budget of the mailbox.
    only_so_many_mails(&house, &["/sign-in-link", "/forgot-password"]).await;
}

/// Proves A9.
#[tokio::test]
async fn of_forty_at_once_one_comes_in() {
    let house = house();
    let secret = link(&house, 0, "sign_in");
    let tries = (0..40).map(|_| {
        let mut browser = house.portal("aurora");
        let sent = json!({ "token": secret });
        async move { browser.post("/api/v1/sign-in", sent).await.status }
    });
    let mut won = 0;
    for status in futures_util::future::join_all(tries).await {
        match status {
            StatusCode::OK => won += 1,
            other => assert_eq!(other, StatusCode::CONFLICT),
        }
    }
    assert_eq!((won, house.kit.db.snapshot().rows("sessions").len()), (1, 1));
}

/// Proves A9.
#[tokio::test]
async fn a_new_session_takes_the_place_of_the_one_that_was_there() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut browser = house.client(&house.demo.aurora, anna).await;
    let secret = link(&house, 0, "sign_in");
    let got = browser.post("/api/v1/sign-in", json!({ "token": secret, "next": "//evil.test" })).await;
    assert_eq!((got.status, got.json()), (StatusCode::OK, json!({ "next": "/" })));
    let alive: Vec<Value> = house.kit.db.read("SELECT id FROM sessions WHERE ended_at IS NULL", &[]);
    assert_eq!((alive.len(), house.kit.db.snapshot().rows("sessions").len()), (1, 2), "a new id, and the old one is over");
    assert_eq!(browser.get("/activity").await.status, StatusCode::OK);
}

/// Proves A9, A14.
#[tokio::test]
async fn it_is_good_for_ten_minutes_and_a_newer_one_leaves_it_alone() {
    let house = house();
    let (first, second) = (link(&house, 0, "sign_in"), link(&house, 0, "sign_in"));
    assert_eq!(house.portal("aurora").post("/api/v1/sign-in", json!({ "token": second })).await.status, StatusCode::OK);
    house.kit.clock.advance(10 * MINUTE - 1);
    assert_eq!(house.portal("aurora").get(&format!("/sign-in/{first}")).await.status, StatusCode::OK);
    house.kit.clock.advance(1);
    let page = house.portal("aurora").get(&format!("/sign-in/{first}")).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains("This link has expired") && !page.text.contains("anna@example.com"), "{}", page.text);
    assert_eq!(house.portal("aurora").post("/api/v1/sign-in", json!({ "token": first })).await.status, StatusCode::CONFLICT);
}

/// Proves A9, A12, A13.
#[tokio::test]
async fn it_is_of_its_studio_and_purpose_and_lets_nobody_in_without_access() {
    let house = house();
    let (secret, reset) = (link(&house, 0, "sign_in"), link(&house, 0, "reset"));
    let before = house.kit.db.snapshot();
    for (studio, secret) in [("northlight", &secret), ("aurora", &reset), ("aurora", &"A".repeat(43))] {
        let mut browser = house.portal(studio);
        assert_eq!(browser.get(&format!("/sign-in/{secret}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/api/v1/sign-in", json!({ "token": secret })).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    for (change, words) in [
        ("UPDATE portal_access SET state = 'not_active' WHERE email = 'anna@example.com'", "temporarily closed"),
        ("UPDATE portal_access SET activated_at = NULL WHERE email = 'anna@example.com'", "open yet"),
        ("UPDATE portal_access SET state = 'disabled' WHERE email = 'anna@example.com'", "Your access is closed"),
    ] {
        house.kit.db.execute(change, &[]);
        let before = house.kit.db.snapshot();
        let page = house.portal("aurora").get(&format!("/sign-in/{secret}")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text.contains(words), "{}", page.text);
        let got = house.portal("aurora").form(&format!("/sign-in/{secret}"), &[("token", &secret)]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN);
        assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    }
    // Ben has the same address, and neither is in.
    house.kit.db.execute(
        "UPDATE portal_access SET state = 'not_active', email = 'anna@example.com' WHERE email IN ('anna@example.com', 'ben@example.com')",
        &[],
    );
    assert!(house.portal("aurora").get(&format!("/sign-in/{secret}")).await.text.contains("Two people share this address"));
}

/// Proves A9.
#[tokio::test]
async fn what_is_no_address_is_said_to_be_none() {
    let house = house();
    let got = house.portal("aurora").form("/sign-in-link", &[("email", "anna"), ("next", "https://evil.test/")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="anna""#) && !got.text.contains("evil.test"), "{}", got.text);
}
