use domain::{right::Right, time::MINUTE};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, House, house};

const NEW: &str = "a kite over the dunes";

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

fn annas_password(house: &House) -> &'static str {
    house.demo.aurora.contacts[0].password
}

fn one(house: &House, sql: &str) -> Value {
    house.kit.db.read::<Value>(sql, &[]).remove(0)
}

async fn login(house: &House, email: &str, password: &str) -> StatusCode {
    house.portal("aurora").post("/api/v1/login", json!({ "email": email, "password": password })).await.status
}

/// Proves B6.
#[tokio::test]
async fn a_client_keeps_their_own_details() {
    let house = house();
    let mut anna = anna(&house).await;
    house.kit.db.reset();
    let page = anna.get("/profile").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains(r#"value="Anna Berg""#) && page.text.contains("You log in with anna@example.com."), "{}", page.text);
    house.kit.db.reset();
    let got = anna.form("/profile", &[("name", "Anna Berg-Lund"), ("phone", " +49 171 000 ")]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/profile?notice=saved", 2), "{}", got.text);
    let page = anna.get(got.location()).await;
    assert!(page.text.contains(r#"value="Anna Berg-Lund""#) && page.text.contains("Changes saved."), "{}", page.text);
    let got = anna.json(Method::PATCH, "/api/v1/profile", json!({ "phone": "" })).await;
    assert_eq!(got.json(), json!({ "name": "Anna Berg-Lund", "phone": null, "language": null }));
    // The studio sees it, and nobody else is another.
    let annas = |studio: &testkit::demo::DemoStudio| -> Vec<Value> {
        let sql = "SELECT c.name, a.name AS listed FROM contacts c JOIN portal_access a ON a.contact_id = c.id WHERE c.id = ?1";
        house.kit.db.of(&studio.id).read(sql, &[(&studio.contacts[0].id).into()])
    };
    assert_eq!(annas(&house.demo.aurora), [json!({ "name": "Anna Berg-Lund", "listed": "Anna Berg-Lund" })]);
    assert_eq!(
        annas(&house.demo.northlight),
        [json!({ "name": "Anna Berg", "listed": "Anna Berg" })],
        "the other studio knows its own Anna"
    );
}

/// Proves B6.
#[tokio::test]
async fn the_studio_gets_word_of_what_a_client_changed_unless_it_switched_that_off() {
    let house = house();
    let mut anna = anna(&house).await;
    anna.form("/profile", &[("name", "Anna Lund"), ("phone", "+49 171 1")]).await;
    // The same again is no change.
    anna.form("/profile", &[("name", "Anna Lund"), ("phone", "+49 171 1")]).await;
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert_eq!(sent[0].subject, "Anna Berg changed their profile");
    for said in ["Name: Anna Berg → Anna Lund", "Phone: none → +49 171 1", &format!("/contacts/{}", house.demo.aurora.contacts[0].id)] {
        assert!(sent[0].text.contains(said), "{said}: {}", sent[0].text);
    }
    house.kit.db.execute("UPDATE studios SET notify_profile = 0", &[]);
    anna.form("/profile", &[("name", "Anna Berg")]).await;
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), 1);
}

/// Proves B6.
#[tokio::test]
async fn what_cannot_be_comes_back_with_what_was_typed() {
    let house = house();
    let mut anna = anna(&house).await;
    let before = house.kit.db.snapshot();
    let long = "call me ".repeat(20);
    let got = anna.form("/profile", &[("name", " "), ("phone", &long)]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.text.contains(&format!(r#"value="{long}""#)) && got.text.contains("name-error") && got.text.contains("phone-error"),
        "{}",
        got.text
    );
    for wrong in [json!({ "language": "tlh" }), json!({ "email": "a@example.com" }), json!({ "portal_access": "active" })] {
        assert_eq!(anna.json(Method::PATCH, "/api/v1/profile", wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B18.
/// Hidden on the page, refused with words, and the page that was open meanwhile is refused as well.
#[tokio::test]
async fn a_studio_that_does_not_permit_it_keeps_the_details() {
    let house = house();
    let mut anna = anna(&house).await;
    assert!(anna.get("/profile").await.text.contains(r#"action="/profile/email""#));
    let mut software = house.keyed(&house.demo.aurora, &[Right::SettingsWrite]);
    software.json(Method::PATCH, "/api/v1/settings", json!({ "update_profile": false })).await;
    let before = house.kit.db.snapshot();
    let page = anna.get("/profile").await;
    assert!(!page.text.contains(r#"name="phone""#) && !page.text.contains(r#"action="/profile/email""#), "{}", page.text);
    assert!(page.text.contains("To change these details, please contact Aurora Weddings."));
    let got = anna.form("/profile", &[("name", "Mine")]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert!(got.text.contains("Only the studio can change these details."), "{}", got.text);
    let asked = json!({ "new_email": "anna.new@example.com", "current_password": annas_password(&house) });
    assert_eq!(anna.post("/api/v1/profile/email", asked).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        before.without(&["sessions.seen_at"]).changes_to(&house.kit.db.snapshot().without(&["sessions.seen_at"])),
        Vec::<String>::new()
    );
    // Language and password are theirs all the same.
    assert_eq!(anna.json(Method::PATCH, "/api/v1/profile", json!({ "language": "fr" })).await.status, StatusCode::OK);
    let change = json!({ "current_password": annas_password(&house), "password": NEW });
    assert_eq!(anna.post("/api/v1/profile/password", change).await.status, StatusCode::OK);
}

/// Proves B18.
/// What was read is not what is relied on.
#[tokio::test]
async fn a_permission_that_goes_while_the_form_is_on_its_way_refuses_it() {
    let house = house();
    let mut anna = anna(&house).await;
    // The studio switches it off after the facts were read, while the password is compared.
    let meanwhile = "CREATE TRIGGER meanwhile AFTER INSERT ON login_counters BEGIN UPDATE studios SET permissions = permissions & ~4 WHERE slug = 'aurora'; END";
    house.kit.db.execute(meanwhile, &[]);
    let asked = json!({ "new_email": "anna.new@example.com", "current_password": annas_password(&house) });
    assert_eq!(anna.post("/api/v1/profile/email", asked).await.status, StatusCode::CONFLICT);
    let written = house.kit.db.snapshot();
    assert_eq!((written.rows("email_changes").len(), written.rows("mails").len()), (0, 0));
}

/// Proves E8.
#[tokio::test]
async fn the_language_is_theirs_on_every_device() {
    let house = house();
    let mut phone = anna(&house).await;
    let mut laptop = anna(&house).await;
    let got = laptop.form("/profile", &[("language", "de")]).await;
    assert_eq!(got.location(), "/profile?notice=saved", "{}", got.text);
    assert!(laptop.get(got.location()).await.text.contains("Änderungen gespeichert."));
    assert!(phone.get("/profile").await.text.contains("Wo Sie angemeldet sind"));
    // This browser speaks it before the login, too; the other one does not.
    for browser in [&mut laptop, &mut phone] {
        browser.form("/logout", &[]).await;
    }
    assert!(laptop.get("/login").await.text.contains(r#"<html lang="de""#));
    assert!(phone.get("/login").await.text.contains(r#"<html lang="en""#));
    for (language, words) in [
        ("en", "Where you’re logged in"),
        ("fr", "Vos appareils connectés"),
        ("es", "Dónde ha iniciado sesión"),
        ("it", "Dove ha effettuato l’accesso"),
    ] {
        let mut browser = anna(&house).await;
        browser.json(Method::PATCH, "/api/v1/profile", json!({ "language": language })).await;
        assert!(browser.get("/profile").await.text.contains(words), "{language}");
    }
}

/// Proves B6, A15.
#[tokio::test]
async fn another_password_ends_every_other_session_and_gives_this_one_a_new_id() {
    let house = house();
    let mut phone = anna(&house).await;
    let mut laptop = anna(&house).await;
    let mut stolen = phone.again();
    let fields = [("current_password", annas_password(&house)), ("password", NEW)];
    house.kit.db.reset();
    let got = phone.form("/profile/password", &fields).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/profile?notice=password", 3), "{}", got.text);
    assert!(phone.get(got.location()).await.text.contains("Your password was changed."));
    assert_eq!(laptop.get("/profile").await.location(), "/login?next=%2Fprofile");
    assert_eq!(stolen.get("/api/v1/profile").await.status, StatusCode::UNAUTHORIZED, "the old cookie of this very browser");
    assert_eq!(login(&house, "anna@example.com", NEW).await, StatusCode::OK);
    assert_eq!(login(&house, "anna@example.com", annas_password(&house)).await, StatusCode::UNPROCESSABLE_ENTITY);
    house.deliver_mail().await;
    let told = house.kit.mail.latest_to("anna@example.com");
    assert_eq!(told.subject, "Your password for Aurora Weddings was changed");
    // The same person at the other studio keeps theirs.
    let elsewhere = &house.demo.northlight.contacts[0];
    house.client(&house.demo.northlight, elsewhere).await;
}

/// Proves B6.
#[tokio::test]
async fn a_new_password_asks_for_the_present_one_and_is_a_good_one() {
    let house = house();
    let mut anna = anna(&house).await;
    let before = house.kit.db.snapshot().without(&["login_counters"]);
    let right = annas_password(&house);
    for (current, password, field) in [
        ("", NEW, "current_password"),
        ("wrong password", NEW, "current_password"),
        (right, "short", "password"),
        (right, "anna.berg 2027", "password"),
        (right, "Aurora Weddings", "password"),
    ] {
        let got = anna.post("/api/v1/profile/password", json!({ "current_password": current, "password": password })).await;
        assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)), "{}", got.text);
    }
    let page = anna.form("/profile/password", &[("current_password", "wrong password"), ("password", NEW)]).await;
    assert!(page.text.contains("The current password is incorrect") && !page.text.contains(NEW), "{}", page.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["login_counters"])), Vec::<String>::new());
}

/// Proves A7, B6.
/// Guesses at the login, by whoever is not in, are counted apart.
#[tokio::test]
async fn guessing_the_present_password_has_to_wait() {
    let house = house();
    let mut anna = anna(&house).await;
    let guess = json!({ "current_password": "guess", "password": NEW });
    for _ in 0..5 {
        assert_eq!(login(&house, "anna@example.com", "guess").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for _ in 0..5 {
        assert_eq!(anna.post("/api/v1/profile/password", guess.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = json!({ "current_password": annas_password(&house), "password": NEW });
    let got = anna.post("/api/v1/profile/password", right.clone()).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS, "{}", got.text);
    house.kit.clock.advance(2 * MINUTE);
    assert_eq!(anna.post("/api/v1/profile/password", right).await.status, StatusCode::OK);
}

/// Proves B6.
/// Who logs in with links has the mailbox for a proof, as long as it is fresh.
#[tokio::test]
async fn without_a_password_the_session_must_be_young() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.db.execute("UPDATE portal_access SET password_hash = NULL WHERE email = 'anna@example.com'", &[]);
    house.kit.clock.advance(11 * MINUTE);
    let got = browser.form("/profile/password", &[("password", NEW)]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert!(got.text.contains("log in again with a new link"), "{}", got.text);
    let got = browser.post("/api/v1/profile/email", json!({ "new_email": "anna.new@example.com" })).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert_eq!(house.kit.db.snapshot().rows("email_changes").len(), 0);

    house.kit.clock.set(testkit::NOW.plus(9 * MINUTE));
    assert!(browser.get("/profile").await.text.contains("Create a password"));
    assert_eq!(browser.post("/api/v1/profile/password", json!({ "password": NEW })).await.status, StatusCode::OK);
    assert_eq!(login(&house, "anna@example.com", NEW).await, StatusCode::OK);
}

/// Proves A15.
/// Links that were out set no password over the new one.
#[tokio::test]
async fn a_new_password_uses_up_what_could_set_another() {
    let house = house();
    let mut anna = anna(&house).await;
    let put =
        "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at) VALUES (?1, ?2, ?2, ?2, ?3, 1, ?4)";
    for purpose in ["reset", "sign_in", "invite"] {
        let contact = &house.demo.aurora.contacts[0].id;
        house.kit.db.execute(put, &[(&house.demo.aurora.id).into(), purpose.into(), contact.into(), testkit::NOW.plus(MINUTE).into()]);
    }
    let change = json!({ "current_password": annas_password(&house), "password": NEW });
    anna.post("/api/v1/profile/password", change).await;
    let open: Vec<Value> = house.kit.db.read("SELECT purpose FROM one_time_tokens WHERE used_at IS NULL", &[]);
    assert_eq!(open, [json!({ "purpose": "invite" })]);
}

/// Proves B6.
#[tokio::test]
async fn of_many_new_passwords_at_once_one_wins() {
    let house = house();
    let phone = anna(&house).await;
    let right = annas_password(&house);
    let tries = (0..4).map(|n| {
        let mut window = phone.again();
        let sent = json!({ "current_password": right, "password": format!("{NEW} {n}") });
        async move { window.post("/api/v1/profile/password", sent).await.status }
    });
    let done = futures_util::future::join_all(tries).await;
    assert_eq!(done.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{done:?}");
    assert!(done.iter().all(|status| matches!(*status, StatusCode::OK | StatusCode::CONFLICT | StatusCode::UNAUTHORIZED)), "{done:?}");
    assert_eq!(one(&house, "SELECT epoch FROM portal_access WHERE email = 'anna@example.com' AND epoch > 0"), json!({ "epoch": 1 }));
}

/// Proves A10.
/// A link without a password opens neither profile nor password nor sessions.
#[tokio::test]
async fn a_loginless_session_is_shown_the_login_page() {
    let house = house();
    let (aurora, mut browser) = (&house.demo.aurora, anna(&house).await);
    house.kit.db.execute("UPDATE studios SET item_links = 'act'", &[]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, 'l', 'l', ?2, ?3, ?4, 1, ?5)",
        &[(&aurora.id).into(), (&aurora.contacts[0].id).into(), (&aurora.projects[0]).into(), (&aurora.file).into(), testkit::NOW.plus(MINUTE).into()],
    );
    house.kit.db.execute(
        "INSERT INTO item_sessions (studio_id, session_id, link_id) SELECT studio_id, id, 'l' FROM sessions WHERE contact_id IS NOT NULL",
        &[],
    );
    assert_eq!(browser.get("/profile").await.location(), "/login?next=%2Fprofile");
    let mut browser = anna(&house).await;
    house.kit.db.execute("INSERT INTO item_sessions (studio_id, session_id, link_id) SELECT studio_id, id, 'l' FROM sessions WHERE true ON CONFLICT DO NOTHING", &[]);
    let before = house.kit.db.snapshot().without(&["sessions.seen_at", "login_counters"]);
    for (path, body) in [
        ("/api/v1/profile/password", json!({ "current_password": annas_password(&house), "password": NEW })),
        ("/api/v1/profile/email", json!({ "new_email": "new@example.com", "current_password": annas_password(&house) })),
        ("/api/v1/sessions/end", json!({ "which": "all" })),
    ] {
        assert_eq!(browser.post(path, body).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(browser.json(Method::PATCH, "/api/v1/profile", json!({ "language": "de" })).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["sessions.seen_at", "login_counters"])), Vec::<String>::new());
    // A real login still sees that link among its sessions.
    let mut real = anna(&house).await;
    let sessions = real.get("/api/v1/sessions").await.json();
    let by_link: Vec<_> = sessions["sessions"].as_array().unwrap().iter().map(|session| session["by_link"].as_bool().unwrap()).collect();
    assert_eq!(by_link, [false, true, true], "{sessions}");
}

/// Proves B6, C21.
#[tokio::test]
async fn repeating_a_change_with_its_key_changes_nothing() {
    let house = house();
    let mut anna = anna(&house).await;
    anna.idempotency_key = Some("once".to_owned());
    let sent = json!({ "new_email": "anna.new@example.com", "current_password": annas_password(&house) });
    let first = anna.post("/api/v1/profile/email", sent.clone()).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let before = house.kit.db.snapshot();
    let again = anna.post("/api/v1/profile/email", sent).await;
    assert_eq!((again.status, &again.text), (StatusCode::OK, &first.text));
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}
