use http::StatusCode;
use serde_json::json;

use crate::{
    client::link::tests::{ask_for_everybody, only_so_many_mails},
    testing::house,
};

/// Proves A8.
#[tokio::test]
async fn the_link_sets_a_new_password() {
    let house = house();
    let mut browser = house.portal("aurora");
    browser.get("/login").await;
    house.kit.db.reset();
    assert!(browser.get("/forgot-password").await.text.contains("Forgot your password?"));
    assert_eq!(house.kit.db.trips(), 0);
    let got = browser.form("/forgot-password", &[("email", "Anna@Example.com")]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2));
    assert!(house.kit.mail.sent().is_empty(), "mail is sent by a job, not by the request");
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("anna@example.com");
    assert_eq!(mail.from_name, "Aurora Weddings");
    let link = testkit::SentMail::link(&mail, "/set-password/");
    let path = link.strip_prefix("https://aurora.portico.example").unwrap();
    assert!(browser.get(path).await.text.contains("Choose a new password"));
    let token = path.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 43);
    assert!(
        !house.kit.db.snapshot().rows("one_time_tokens").iter().any(|row| row.values().any(|value| value == token)),
        "only its hash is kept"
    );
    let got = browser.form(path, &[("token", token), ("password", "a kite over the dunes")]).await;
    assert_eq!(got.location(), "/?notice=password-changed");
}

/// Proves A8.
#[tokio::test]
async fn what_was_typed_on_the_login_page_comes_along_and_nothing_is_sent() {
    let house = house();
    let mut browser = house.portal("aurora");
    let page = browser.get("/login").await.text;
    let button = r#"form="login" formaction="/forgot-password/form" formnovalidate"#;
    assert!(page.contains(button) && page.contains(r#"action="/login" id="login""#), "{page}");
    house.kit.db.reset();
    for (typed, kept) in [("anna@example.com", true), ("anna@", false), ("", false)] {
        let got = browser.form("/forgot-password/form", &[("email", typed), ("password", "not looked at"), ("next", "/files")]).await;
        assert!(got.status == StatusCode::OK && got.text.contains(r#"action="/forgot-password""#), "{}", got.text);
        assert!(got.text.contains(&format!(r#"value="{typed}""#)) && !got.text.contains(r#"role="alert""#), "{}", got.text);
        assert_eq!(got.headers.contains_key("set-cookie"), kept, "for the page in another language, and the way back");
    }
    assert!(browser.get("/login").await.text.contains(r#"value="anna@example.com""#));
    assert_eq!((house.kit.db.trips(), house.kit.db.snapshot().rows("mails").len()), (0, 0));
}

/// Proves A8, A12.
#[tokio::test]
async fn every_kind_of_address_gets_the_same_answer_and_costs_the_same() {
    let house = house();
    ask_for_everybody(&house, "/forgot-password").await;
    let snapshot = house.kit.db.snapshot();
    assert_eq!(snapshot.rows("one_time_tokens").len(), 1, "a link only for who is let in");
    assert_eq!((snapshot.rows("mails").len(), snapshot.rows("audit_log").len()), (3, 3), "and a letter for whom the studio knows");
}

/// Proves A12, A13.
#[tokio::test]
async fn who_is_not_let_in_is_told_so_by_letter() {
    let house = house();
    let say = async |change: &str, email: &str| {
        house.kit.db.execute(change, &[]);
        house.portal("aurora").form("/forgot-password", &[("email", email)]).await;
        house.deliver_mail().await;
        house.kit.mail.latest_to(email)
    };
    let mail = say("UPDATE portal_access SET state = 'disabled' WHERE email = 'ben@example.com'", "ben@example.com").await;
    assert!(mail.text.contains("Aurora Weddings has closed your access.") && !mail.html.contains("/set-password/"), "{}", mail.text);
    let mail = say("UPDATE contacts SET phone = NULL", "carla@example.com").await;
    assert!(mail.text.contains("Your portal isn’t open yet: Aurora Weddings is still preparing it."), "{}", mail.text);
    // Two contacts, one address, nobody in.
    let both = "UPDATE portal_access SET email = 'carla@example.com', state = 'not_active' WHERE email = 'ben@example.com'";
    let mail = say(both, "carla@example.com").await;
    assert!(mail.text.contains("has this email address for two people") && !mail.html.contains("/set-password/"), "{}", mail.text);
    // One of them is in: the link is theirs, and the letter says whose it is.
    let one = "UPDATE portal_access SET email = 'anna@example.com' WHERE email = 'carla@example.com'";
    let mail = say(one, "anna@example.com").await;
    assert!(mail.text.contains("/set-password/") && mail.text.contains("This link opens the portal of Anna Berg."), "{}", mail.text);
}

/// Proves E8.
#[tokio::test]
async fn the_letter_is_in_the_clients_language() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET language = 'fr' WHERE slug = 'aurora'", &[]);
    house.kit.db.execute("UPDATE contacts SET language = 'de' WHERE email = 'anna@example.com'", &[]);
    for (email, subject, lang) in [
        ("anna@example.com", "Passwort für Aurora Weddings zurücksetzen", r#"lang="de""#),
        ("ben@example.com", "Réinitialisez votre mot de passe pour Aurora Weddings", r#"lang="fr""#),
    ] {
        house.portal("aurora").form("/forgot-password", &[("email", email)]).await;
        house.deliver_mail().await;
        let mail = house.kit.mail.latest_to(email);
        assert_eq!(mail.subject, subject);
        assert!(mail.html.contains(lang), "{}", mail.html);
    }
}

#[tokio::test]
async fn a_mail_that_is_pretended_puts_a_message_about_nothing_into_the_queue() {
    let house = house();
    house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": "nobody@example.com" })).await;
    house.deliver_mail().await;
    assert!(house.kit.mail.sent().is_empty());
    assert!(house.kit.log.take().is_empty());
}

/// Proves A8.
#[tokio::test]
async fn one_address_gets_only_so_many_mails_known_or_not() {
    let house = house();
    only_so_many_mails(&house, &["/forgot-password"]).await;
}

/// Proves A8.
#[tokio::test]
async fn one_source_asks_only_so_often() {
    let house = house();
    let mut answers = Vec::new();
    for n in 0..22 {
        answers.push(house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": format!("a{n}@example.com") })).await.status);
    }
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count(), 2, "{answers:?}");
}

/// Proves A8.
#[tokio::test]
async fn what_is_no_address_is_said_to_be_none() {
    let house = house();
    let got = house.portal("aurora").form("/forgot-password", &[("email", "anna")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="anna""#) && got.text.contains("Enter an email address like name@example.com"));
}
