use domain::time::MINUTE;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{House, house};

/// Asks for a link; the path in the email, and its secret.
async fn asked(house: &House, email: &str, next: &str) -> (String, String) {
    let got = house.dashboard().post("/api/v1/sign-in-link", json!({ "email": email, "next": next })).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    house.deliver_mail().await;
    let link = testkit::SentMail::link(&house.kit.mail.latest_to(email), "/sign-in/");
    let path = link.strip_prefix("https://app.portico.example").unwrap().to_owned();
    let secret = path.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    (path, secret)
}

#[tokio::test]
async fn a_link_by_mail_signs_a_member_in_once() {
    let house = house();
    let jon = &house.demo.aurora.staff;
    let mut browser = house.dashboard();
    let page = browser.get("/sign-in?next=%2Fprojects").await;
    assert!(page.text.contains(r#"formaction="/sign-in-link" formnovalidate"#), "{}", page.text);
    house.kit.db.reset();
    assert!(browser.get("/sign-in-link").await.text.contains("No password needed."));
    assert_eq!(house.kit.db.trips(), 0);
    // As the button beside the password sends it, with what stands in that field.
    let got = browser.form("/sign-in-link", &[("email", "Jon@Aurora.example"), ("password", "x"), ("next", "/projects")]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 3), "{}", got.text);
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to(jon.email.as_str());
    assert_eq!(mail.subject, "Your login link for Aurora Weddings");
    let link = testkit::SentMail::link(&mail, "/sign-in/");
    let path = link.strip_prefix("https://app.portico.example").unwrap();
    let token = path.rsplit('/').next().unwrap().split('?').next().unwrap();
    assert_eq!((token.len(), path.ends_with("?next=%2Fprojects")), (45, true));

    // Scanners look, and nothing changes.
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let page = browser.get(path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains("You’re about to log in to Aurora Weddings as jon@aurora.example."), "{}", page.text);
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
    );
    assert_eq!(browser.send(Method::HEAD, path, "", Vec::new(), &[]).await.status, StatusCode::OK);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());

    house.kit.db.reset();
    let got = house.dashboard().form(path, &[("token", token), ("next", "/projects")]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/projects", 3), "{}", got.text);
    // Once.
    assert_eq!(browser.get(path).await.status, StatusCode::GONE);
    let again = browser.form(path, &[("token", token)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("This link doesn’t work anymore") && again.text.contains(r#"action="/fresh-link""#), "{}", again.text);
    // A new one in one tap, of the same kind.
    browser.form("/fresh-link", &[("token", token)]).await;
    house.deliver_mail().await;
    let fresh = testkit::SentMail::link(&house.kit.mail.latest_to(jon.email.as_str()), "/sign-in/");
    assert_eq!(browser.get(fresh.strip_prefix("https://app.portico.example").unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_kind_of_address_gets_the_same_answer_and_costs_the_same() {
    let house = house();
    house.kit.db.execute("UPDATE members SET state = 'disabled' WHERE email = 'ida@northlight.example'", &[]);
    house.kit.db.execute("UPDATE members SET state = 'invited', password_hash = NULL WHERE email = 'mara@aurora.example'", &[]);
    let mut answers = Vec::new();
    // A member; one only invited; a closed account; nobody; a client.
    for email in ["jon@aurora.example", "mara@aurora.example", "ida@northlight.example", "nobody@example.com", "anna@example.com"] {
        house.kit.db.reset();
        let got = house.dashboard().form("/sign-in-link", &[("email", email)]).await;
        answers.push((got.status, got.text, house.kit.db.trips(), house.kit.jobs.take().len()));
    }
    assert_eq!((answers[0].0, answers[0].2, answers[0].3), (StatusCode::OK, 3, 1));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    let kinds: Vec<Value> = house.kit.db.read("SELECT purpose FROM one_time_tokens ORDER BY purpose", &[]);
    assert_eq!(kinds, [json!({ "purpose": "invite" }), json!({ "purpose": "sign_in" })], "the first password comes first");
}

#[tokio::test]
async fn of_forty_at_once_one_signs_in() {
    let house = house();
    let (_, secret) = asked(&house, "jon@aurora.example", "").await;
    let tries = (0..40).map(|_| {
        let mut browser = house.dashboard();
        let sent = json!({ "token": secret });
        async move { browser.post("/api/v1/sign-in/by-link", sent).await.status }
    });
    let done = futures_util::future::join_all(tries).await;
    assert_eq!(done.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{done:?}");
    assert!(done.iter().all(|status| matches!(*status, StatusCode::OK | StatusCode::CONFLICT)), "{done:?}");
}

#[tokio::test]
async fn it_is_good_for_ten_minutes_and_sets_no_password() {
    let house = house();
    let (path, secret) = asked(&house, "jon@aurora.example", "//evil.test").await;
    assert!(!path.contains("evil"));
    assert_eq!(house.dashboard().get(&format!("/set-password/{secret}")).await.status, StatusCode::NOT_FOUND);
    let set = json!({ "token": secret, "password": "a kite over the wide dunes" });
    assert_eq!(house.dashboard().post("/api/v1/set-password", set).await.status, StatusCode::NOT_FOUND);
    for host in ["aurora", "northlight"] {
        assert_eq!(house.portal(host).get(&path).await.status, StatusCode::NOT_FOUND);
    }
    house.kit.clock.advance(10 * MINUTE - 1);
    assert_eq!(house.dashboard().get(&path).await.status, StatusCode::OK);
    house.kit.clock.advance(1);
    assert_eq!(house.dashboard().get(&path).await.status, StatusCode::GONE);
    assert_eq!(house.dashboard().post("/api/v1/sign-in/by-link", json!({ "token": secret })).await.status, StatusCode::CONFLICT);
    // Nor does a link to set a password sign anybody in, or one of a closed account.
    let (_, secret) = asked(&house, "jon@aurora.example", "").await;
    house.kit.db.execute("UPDATE one_time_tokens SET purpose = 'reset'", &[]);
    assert_eq!(house.dashboard().post("/api/v1/sign-in/by-link", json!({ "token": secret })).await.status, StatusCode::NOT_FOUND);
    house.kit.db.execute("UPDATE one_time_tokens SET purpose = 'sign_in'", &[]);
    house.kit.db.execute("UPDATE members SET state = 'disabled'", &[]);
    assert_eq!(house.dashboard().post("/api/v1/sign-in/by-link", json!({ "token": secret })).await.status, StatusCode::CONFLICT);
    assert!(house.kit.db.snapshot().rows("sessions").is_empty());
}

#[tokio::test]
async fn what_is_no_address_is_said_to_be_none() {
    let house = house();
    let got = house.dashboard().form("/sign-in-link", &[("email", "jon"), ("next", "https://evil.test/")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="jon""#) && !got.text.contains("evil.test"), "{}", got.text);
}
