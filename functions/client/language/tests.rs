use http::{Method, StatusCode};

use crate::testing::house;

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
