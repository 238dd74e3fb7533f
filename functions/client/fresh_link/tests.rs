use domain::time::{DAY, MINUTE};
use http::StatusCode;
use serde_json::json;

use crate::{
    client::link::tests::{link, one, open_for_carla},
    testing::house,
};

/// Proves A14.
#[tokio::test]
async fn an_old_link_brings_a_fresh_one_of_its_kind_in_one_tap() {
    let house = house();
    open_for_carla(&house);
    for (contact, purpose, path) in [(2, "invite", "/set-password/"), (0, "reset", "/set-password/"), (0, "sign_in", "/sign-in/")] {
        let secret = link(&house, contact, purpose);
        house.kit.clock.advance(3 * DAY);
        let mut browser = house.portal("aurora");
        let page = browser.get(&format!("{path}{secret}")).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.text.contains("This link has expired") && page.text.contains(r#"action="/fresh-link""#), "{}", page.text);
        house.kit.db.reset();
        let got = browser.form("/fresh-link", &[("token", &secret)]).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
        house.deliver_mail().await;
        let mail = house.kit.mail.latest_to(house.demo.aurora.contacts[contact].email.as_str());
        let fresh = testkit::SentMail::link(&mail, path);
        assert_eq!(one(&house, "SELECT kind FROM mails ORDER BY created_at DESC LIMIT 1"), json!({ "kind": purpose }));
        assert_eq!(browser.get(fresh.strip_prefix("https://aurora.portico.example").unwrap()).await.status, StatusCode::OK);
    }
}

/// Proves A14.
#[tokio::test]
async fn a_fresh_link_leaves_an_earlier_unused_one_alone() {
    let house = house();
    for purpose in ["reset", "sign_in"] {
        let (old, unused) = (link(&house, 0, purpose), link(&house, 0, purpose));
        house.kit.db.execute("UPDATE one_time_tokens SET used_at = 1 WHERE hash = ?1", &[web::tokens::hash(&old).into()]);
        let path = if purpose == "reset" { "set-password" } else { "sign-in" };
        assert!(house.portal("aurora").get(&format!("/{path}/{old}")).await.text.contains("This link has already been used"));
        house.portal("aurora").form("/fresh-link", &[("token", &old)]).await;
        assert_eq!(house.portal("aurora").get(&format!("/{path}/{unused}")).await.status, StatusCode::OK, "{purpose}");
    }
}

/// Proves A12, A14.
#[tokio::test]
async fn asking_for_a_fresh_link_tells_nothing_but_by_letter() {
    let house = house();
    let tokens = [link(&house, 0, "reset"), link(&house, 1, "reset"), link(&house, 2, "invite"), "A".repeat(43), String::new()];
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE email = 'ben@example.com'", &[]);
    house.portal("aurora").get("/login").await;
    let mut answers = Vec::new();
    for token in &tokens {
        house.kit.db.reset();
        let got = house.portal("aurora").post("/api/v1/fresh-link", json!({ "token": token })).await;
        let woken = house.kit.jobs.take();
        answers.push((got.status, got.text, house.kit.db.trips(), woken.len()));
        for message in woken {
            crate::system::jobs::run(&house.setup.system(), &message).await;
        }
    }
    assert_eq!((answers[0].0, answers[0].2, answers[0].3), (StatusCode::OK, 2, 1));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert!(house.kit.mail.latest_to("ben@example.com").text.contains("has closed your access"));
    assert!(house.kit.mail.latest_to("carla@example.com").text.contains("isn’t open yet"));
    assert_eq!(house.kit.mail.sent().len(), 3);
    assert_eq!(house.kit.db.snapshot().rows("one_time_tokens").len(), 4, "a link only for who is let in");
}

/// Proves A14.
#[tokio::test]
async fn one_mailbox_gets_only_so_many_links_and_none_is_announced_that_is_not_sent() {
    let house = house();
    let secret = link(&house, 0, "reset");
    for n in 0..8 {
        let mut browser = house.portal("aurora");
        browser.source = format!("192.0.2.{n}");
        let got = browser.form("/fresh-link", &[("token", &secret)]).await;
        let (status, says) = if n < 4 {
            (StatusCode::OK, "you’ll shortly get an email at the address it was sent to")
        } else {
            (StatusCode::TOO_MANY_REQUESTS, "Several emails have already been requested.")
        };
        assert!(got.status == status && got.text.contains(says), "{n}: {} {}", got.status, got.text);
        assert_eq!(got.headers.contains_key("retry-after"), n >= 4);
    }
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 4);
    house.kit.clock.advance(11 * MINUTE);
    house.portal("aurora").post("/api/v1/fresh-link", json!({ "token": secret })).await;
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 5);
}

/// Proves A14.
#[tokio::test]
async fn a_link_of_another_studio_is_none() {
    let house = house();
    let secret = link(&house, 0, "reset");
    let got = house.portal("northlight").post("/api/v1/fresh-link", json!({ "token": secret })).await;
    assert_eq!(got.status, StatusCode::OK);
    house.deliver_mail().await;
    assert!(house.kit.mail.sent().is_empty());
}
