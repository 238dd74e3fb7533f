use http::{Method, StatusCode};
use serde_json::json;

use crate::{
    client::link::tests::{link, one, open_for_carla},
    testing::{Browser, Got, House, house},
};

const GERMAN: [(&str, &str); 1] = [("accept-language", "de-AT,de;q=0.9,en;q=0.5")];

/// A form, as a browser that likes German sends it.
async fn in_german(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Got {
    let body = serde_html_form::to_string(fields).unwrap().into_bytes();
    browser.send(Method::POST, path, "application/x-www-form-urlencoded", body, &GERMAN).await
}

async fn subject(house: &House, email: &str) -> String {
    house.deliver_mail().await;
    house.kit.mail.latest_to(email).subject
}

/// Proves A8, A9, A14, E8.
#[tokio::test]
async fn a_mail_speaks_the_language_of_the_page_it_was_asked_for_on() {
    let house = house();
    // French is what the account speaks; the page is German.
    house.kit.db.execute("UPDATE contacts SET language = 'fr'", &[]);
    let anna = "anna@example.com";
    for (path, german) in
        [("/forgot-password", "Passwort für Aurora Weddings zurücksetzen"), ("/sign-in-link", "Ihr Anmeldelink für Aurora Weddings")]
    {
        in_german(&mut house.portal("aurora"), path, &[("email", anna)]).await;
        assert_eq!(subject(&house, anna).await, german);
    }
    let old = link(&house, 0, "reset");
    in_german(&mut house.portal("aurora"), "/fresh-link", &[("token", &old)]).await;
    assert_eq!(subject(&house, anna).await, "Passwort für Aurora Weddings zurücksetzen");
    // Software that says nothing of languages gets the account's.
    house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": anna })).await;
    assert_eq!(subject(&house, anna).await, "Réinitialisez votre mot de passe pour Aurora Weddings");
    // Nobody has changed what the account speaks: who asks has proven nothing.
    assert_eq!(one(&house, "SELECT language FROM contacts WHERE email = 'anna@example.com'"), json!({ "language": "fr" }));
}

/// Proves A4, A8, A9, E8.
#[tokio::test]
async fn the_language_of_who_comes_in_is_kept_and_their_mail_speaks_it() {
    let house = house();
    open_for_carla(&house);
    let language = |email: &str| one(&house, &format!("SELECT language FROM contacts WHERE email = '{email}'"))["language"].clone();
    // With the first password, with another one, with a link, with a password: each from nothing.
    let (invite, reset, sign_in) = (link(&house, 2, "invite"), link(&house, 0, "reset"), link(&house, 0, "sign_in"));
    let [anna, carla] = ["anna@example.com", "carla@example.com"];
    let password = "a kite over the dunes";
    for (path, fields, email) in [
        (format!("/set-password/{invite}"), vec![("token", invite.as_str()), ("password", password)], carla),
        (format!("/sign-in/{sign_in}"), vec![("token", sign_in.as_str())], anna),
        (format!("/set-password/{reset}"), vec![("token", reset.as_str()), ("password", password)], anna),
        ("/login".to_owned(), vec![("email", anna), ("password", password)], anna),
    ] {
        house.kit.db.execute("UPDATE contacts SET language = NULL", &[]);
        let got = in_german(&mut house.portal("aurora"), &path, &fields).await;
        assert_eq!((got.status, language(email)), (StatusCode::SEE_OTHER, json!("de")), "{path}: {}", got.text);
    }
    let mut studio = house.keyed(&house.demo.aurora, &[domain::right::Right::MessagesWrite]);
    let sent = studio.post(&format!("/api/v1/contacts/{}/messages", house.demo.aurora.contacts[0].id), json!({ "text": "Yes" })).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    assert_eq!(subject(&house, anna).await, "Nachricht von Aurora Weddings");
}

/// Proves E8.
#[tokio::test]
async fn what_the_account_speaks_stays_unless_another_language_was_chosen_a_moment_ago() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    house.kit.db.execute("UPDATE contacts SET language = 'fr'", &[]);
    let login = [("email", anna.email.as_str()), ("password", anna.password)];
    let language = || one(&house, "SELECT language FROM contacts WHERE email = 'anna@example.com'")["language"].clone();
    in_german(&mut house.portal("aurora"), "/login", &login).await;
    assert_eq!(language(), "fr", "a browser's liking is no choice");
    let mut browser = house.portal("aurora");
    let got = browser.form("/language", &[("language", "it"), ("next", "/login")]).await;
    assert!(got.headers.get_all("set-cookie").iter().any(|line| line.to_str().unwrap().contains("Max-Age=600")), "{:?}", got.headers);
    browser.form("/login", &login).await;
    assert_eq!(language(), "it");
}

/// Proves A2, E8.
#[tokio::test]
async fn the_page_of_an_unknown_host_speaks_the_browsers_language() {
    let house = house();
    for (asked, lang, title) in [
        ("de-CH, en;q=0.5", "de", "Seite nicht gefunden"),
        ("fr", "fr", "Page introuvable"),
        ("es-MX", "es", "Página no encontrada"),
        ("it", "it", "Pagina non trovata"),
        ("en-GB", "en", "Page not found"),
        ("tlh", "en", "Page not found"),
    ] {
        let mut stranger = house.browser("nobody.portico.example");
        let got = stranger.send(Method::GET, "/", "", Vec::new(), &[("accept-language", asked)]).await;
        assert_eq!(got.status, StatusCode::MISDIRECTED_REQUEST);
        assert!(got.text.contains(&format!("<html lang=\"{lang}\"")) && got.text.contains(title), "{asked}: {}", got.text);
        assert_eq!(got.headers["content-language"], lang);
    }
}

/// Proves E8.
#[tokio::test]
async fn a_language_is_chosen_at_the_foot_of_the_page_and_kept() {
    let house = house();
    let mut browser = house.portal("aurora");
    let page = browser.get("/login?next=/files").await.text;
    assert!(page.contains("<html lang=\"en\""), "{page}");
    assert!(page.contains("name=\"next\" value=\"/login?next=%2Ffiles\""), "{page}");
    house.kit.db.reset();
    let got = browser.form("/language", &[("language", "de"), ("next", "/login?next=%2Ffiles")]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/login?next=%2Ffiles", 0));
    let page = browser.get("/login").await.text;
    assert!(page.contains("<html lang=\"de\"") && page.contains("Anmelden"), "{page}");
    let elsewhere = house.portal("aurora").get("/login").await.text;
    assert!(elsewhere.contains("<html lang=\"en\""), "{elsewhere}");
}

/// Proves E8.
#[tokio::test]
async fn the_choice_goes_before_what_the_browser_likes_and_that_before_the_studio() {
    let house = house();
    let mut browser = house.portal("aurora");
    let french = [("accept-language", "fr-CA,fr;q=0.9,en;q=0.5")];
    let got = browser.send(Method::GET, "/login", "", Vec::new(), &french).await;
    assert!(got.text.contains("<html lang=\"fr\""), "{}", got.text);
    assert_eq!((got.headers["content-language"].as_bytes(), got.headers["vary"].as_bytes()), (&b"fr"[..], &b"Accept-Language, Cookie"[..]));
    browser.form("/language", &[("language", "it")]).await;
    let got = browser.send(Method::GET, "/login", "", Vec::new(), &french).await;
    assert!(got.text.contains("<html lang=\"it\""), "{}", got.text);
}

#[tokio::test]
async fn only_languages_there_are_and_paths_of_this_host() {
    let house = house();
    let mut browser = house.portal("aurora");
    let got = browser.form("/language", &[("language", "tlh")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    let got = browser.form("/language", &[("language", "es"), ("next", "//evil.test")]).await;
    assert_eq!(got.location(), "/");
}
