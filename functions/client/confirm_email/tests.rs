use domain::{right::Right, time::MINUTE};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, House, house};

const NEW: &str = "anna.new@example.com";

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

/// Asks for the address; the link that arrived there.
async fn asked(house: &House, browser: &mut Browser<'_>, email: &str) -> String {
    let sent = json!({ "new_email": email, "current_password": house.demo.aurora.contacts[0].password });
    house.kit.db.reset();
    let got = browser.post("/api/v1/profile/email", sent).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 3), "{}", got.text);
    house.deliver_mail().await;
    let link = testkit::SentMail::link(&house.kit.mail.latest_to(email), "/confirm-email/");
    link.strip_prefix("https://aurora.portico.example").unwrap().to_owned()
}

fn token(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn press(browser: &mut Browser<'_>, path: &str) -> (StatusCode, String) {
    let got = browser.form(path, &[("token", token(path))]).await;
    let to = if got.status == StatusCode::SEE_OTHER { got.location().to_owned() } else { got.text };
    (got.status, to)
}

/// Both rows that know Anna of Aurora's address.
fn addresses(house: &House) -> Value {
    let sql = "SELECT c.email AS contact, a.email AS login FROM contacts c JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id WHERE c.id = ?1";
    house.kit.db.read::<Value>(sql, &[(&house.demo.aurora.contacts[0].id).into()]).remove(0)
}

/// Proves B6.
#[tokio::test]
async fn a_new_address_counts_once_its_mailbox_confirmed_it() {
    let house = house();
    let mut phone = anna(&house).await;
    let mut laptop = anna(&house).await;
    let path = asked(&house, &mut phone, NEW).await;
    let told = house.kit.mail.latest_to("anna@example.com");
    assert_eq!(told.subject, "Your email address for Aurora Weddings is about to change");
    assert!(told.text.contains(NEW) && !told.text.contains(token(&path)), "the old mailbox cannot confirm: {}", told.text);
    assert!(phone.get("/profile").await.text.contains("We’ve sent a confirmation link to anna.new@example.com."));
    assert_eq!(addresses(&house), json!({ "contact": "anna@example.com", "login": "anna@example.com" }));

    // A scanner looks, with GET and HEAD; nothing happens.
    let before = house.kit.db.snapshot();
    let page = house.portal("aurora").get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("You’ll use anna.new@example.com to log in to the client portal of Aurora Weddings"), "{}", page.text);
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
    );
    assert_eq!(house.portal("aurora").send(Method::HEAD, &path, "", Vec::new(), &[]).await.status, StatusCode::OK);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());

    house.kit.db.reset();
    assert_eq!(press(&mut phone, &path).await, (StatusCode::SEE_OTHER, "/profile?notice=email_changed".to_owned()));
    assert_eq!(house.kit.db.trips(), 2);
    assert_eq!(addresses(&house), json!({ "contact": NEW, "login": NEW }));
    assert!(phone.get("/profile").await.text.contains("You log in with anna.new@example.com."), "this session goes on");
    assert_eq!(laptop.get("/api/v1/profile").await.status, StatusCode::UNAUTHORIZED, "every other one is over");
    house.deliver_mail().await;
    let told = house.kit.mail.latest_to("anna@example.com");
    assert!(told.subject == "Your email address for Aurora Weddings has changed" && told.text.contains(NEW), "{}", told.text);
    let login = |email: &'static str| json!({ "email": email, "password": house.demo.aurora.contacts[0].password });
    assert_eq!(house.portal("aurora").post("/api/v1/login", login(NEW)).await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora").post("/api/v1/login", login("anna@example.com")).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Once.
    let again = house.portal("aurora").get(&path).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert!(again.text.contains("This link no longer works"), "{}", again.text);
    assert_eq!(press(&mut house.portal("aurora"), &path).await.0, StatusCode::CONFLICT);
    // At Northlight she is who she was.
    house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
}

/// Proves B6.
/// The link may be opened where nobody is logged in, or somebody else is.
#[tokio::test]
async fn without_a_session_of_theirs_it_leads_to_the_login() {
    let house = house();
    let mut phone = anna(&house).await;
    let path = asked(&house, &mut phone, NEW).await;
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    assert_eq!(press(&mut ben, &path).await, (StatusCode::SEE_OTHER, "/login".to_owned()));
    assert_eq!(addresses(&house), json!({ "contact": NEW, "login": NEW }));
    assert!(ben.get("/api/v1/profile").await.text.contains("ben@example.com"), "Ben stays Ben");
    assert!(ben.get("/login").await.text.contains(r#"value="anna.new@example.com""#));
    assert_eq!(phone.get("/api/v1/profile").await.status, StatusCode::UNAUTHORIZED);
}

/// Proves B6.
#[tokio::test]
async fn of_forty_at_once_one_confirms() {
    let house = house();
    let mut phone = anna(&house).await;
    let path = asked(&house, &mut phone, NEW).await;
    let tries = (0..40).map(|_| {
        let mut browser = house.portal("aurora");
        let sent = json!({ "token": token(&path) });
        async move { browser.post("/api/v1/confirm-email", sent).await.status }
    });
    let done = futures_util::future::join_all(tries).await;
    assert_eq!(done.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{done:?}");
    assert!(done.iter().all(|status| matches!(*status, StatusCode::OK | StatusCode::CONFLICT)), "{done:?}");
    let told = house.kit.db.snapshot().rows("mails").iter().filter(|row| row["subject"].as_str().unwrap().ends_with("has changed")).count();
    assert_eq!(told, 1);
    let epoch: Vec<Value> = house.kit.db.read("SELECT epoch FROM portal_access WHERE email = ?1", &[NEW.into()]);
    assert_eq!(epoch, [json!({ "epoch": 1 })]);
}

/// Proves B6.
#[tokio::test]
async fn the_link_runs_out_and_asking_again_replaces_it() {
    let house = house();
    let mut phone = anna(&house).await;
    let first = asked(&house, &mut phone, NEW).await;
    let second = asked(&house, &mut phone, "anna.berg@example.com").await;
    assert_eq!(house.portal("aurora").get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(press(&mut house.portal("aurora"), &first).await.0, StatusCode::NOT_FOUND);
    house.kit.clock.advance(30 * MINUTE);
    let before = house.kit.db.snapshot();
    assert_eq!(house.portal("aurora").get(&second).await.status, StatusCode::GONE);
    assert_eq!(press(&mut phone, &second).await.0, StatusCode::CONFLICT);
    assert_eq!(house.portal("northlight").get(&second).await.status, StatusCode::NOT_FOUND, "and is of its studio");
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert!(!phone.get("/profile").await.text.contains("We’ve sent a confirmation link to"));
}

/// Proves B6, A13.
/// Whose addresses are in use, nobody learns before a proof of who asks; and after it not whose.
#[tokio::test]
async fn an_address_in_use_is_refused_after_the_proof_only() {
    let house = house();
    let mut phone = anna(&house).await;
    let password = house.demo.aurora.contacts[0].password;
    let mut answers = Vec::new();
    for email in ["ben@example.com", "nobody@example.com", "carla@example.com"] {
        let got = phone.post("/api/v1/profile/email", json!({ "new_email": email, "current_password": "guess" })).await;
        answers.push((got.status, got.text));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    let got = phone.post("/api/v1/profile/email", json!({ "new_email": " BEN@example.com", "current_password": password })).await;
    assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("new_email")), "{}", got.text);
    assert!(!got.text.contains("Ben Lund"));
    let same = phone.post("/api/v1/profile/email", json!({ "new_email": "anna@example.com", "current_password": password })).await;
    assert!(same.text.contains("This is already your email address"), "{}", same.text);
    assert_eq!((house.kit.db.snapshot().rows("mails").len(), house.kit.db.snapshot().rows("email_changes").len()), (0, 0));
    // The page brings back what was typed, and the words.
    let page = phone.form("/profile/email", &[("new_email", "ben@example.com"), ("email_password", password)]).await;
    assert!(page.text.contains(r#"value="ben@example.com""#) && page.text.contains("already in use in this portal"), "{}", page.text);
    // Somebody of another studio has it, and that is nobody's concern here. (Refusals count: asking for addresses one by one has to wait.)
    house.kit.clock.advance(MINUTE / 2);
    asked(&house, &mut phone, "dan@example.com").await;
}

/// Proves A13.
/// Let in with the address while it waited.
#[tokio::test]
async fn an_address_that_was_taken_meanwhile_stays_theirs() {
    let house = house();
    let mut phone = anna(&house).await;
    let path = asked(&house, &mut phone, NEW).await;
    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsWrite]);
    let bens = format!("/api/v1/contacts/{}", house.demo.aurora.contacts[1].id);
    assert_eq!(software.json(Method::PATCH, &bens, json!({ "email": NEW })).await.status, StatusCode::OK);
    let (status, text) = press(&mut phone, &path).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(text.contains("already in use in this portal"), "{text}");
    assert_eq!(addresses(&house), json!({ "contact": "anna@example.com", "login": "anna@example.com" }));
    assert_eq!(phone.get("/api/v1/profile").await.status, StatusCode::OK);
}

/// Proves B6, C9.
/// What was closed or changed by the studio in the meantime is not changed by an old letter.
#[tokio::test]
async fn closed_access_and_the_studio_s_own_change_go_before() {
    let house = house();
    let anna_of_aurora = &house.demo.aurora.contacts[0];
    let mut phone = anna(&house).await;
    let path = asked(&house, &mut phone, NEW).await;
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE email = 'anna@example.com'", &[]);
    assert_eq!(house.portal("aurora").get(&path).await.status, StatusCode::GONE);
    assert_eq!(press(&mut house.portal("aurora"), &path).await.0, StatusCode::CONFLICT);
    house.kit.db.execute("UPDATE portal_access SET state = 'active' WHERE email = 'anna@example.com'", &[]);

    let mut software = house.keyed(&house.demo.aurora, &[Right::ContactsWrite]);
    let sent = json!({ "email": "anna.berg@example.com" });
    assert_eq!(software.json(Method::PATCH, &format!("/api/v1/contacts/{}", anna_of_aurora.id), sent).await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora").get(&path).await.status, StatusCode::GONE);
    assert_eq!(press(&mut house.portal("aurora"), &path).await.0, StatusCode::CONFLICT);
    assert_eq!(addresses(&house), json!({ "contact": "anna.berg@example.com", "login": "anna.berg@example.com" }));
    // The old address is told of the studio's change, too.
    house.deliver_mail().await;
    let told = house.kit.mail.latest_to("anna@example.com");
    assert!(told.subject.ends_with("has changed") && told.text.contains("anna.berg@example.com"), "{} {}", told.subject, told.text);
}

/// Proves B6.
/// So many letters, and no more.
#[tokio::test]
async fn asking_again_and_again_has_to_wait() {
    let house = house();
    let mut phone = anna(&house).await;
    for n in 0..4 {
        asked(&house, &mut phone, &format!("anna{n}@example.com")).await;
    }
    let sent = json!({ "new_email": NEW, "current_password": house.demo.aurora.contacts[0].password });
    assert_eq!(phone.post("/api/v1/profile/email", sent).await.status, StatusCode::TOO_MANY_REQUESTS);
    // The form again, with the address that was typed, and no word of a link on its way.
    let password = house.demo.aurora.contacts[0].password;
    let got = phone.form("/profile/email", &[("new_email", NEW), ("email_password", password)]).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        got.text.contains("Several emails have already been requested.") && got.text.contains(&format!(r#"value="{NEW}""#)),
        "{}",
        got.text
    );
}

/// Proves E8.
/// Letters speak the client's language.
#[tokio::test]
async fn letters_speak_their_language() {
    let house = house();
    for (language, subject) in [
        ("de", "Bestätigen Sie Ihre neue E-Mail-Adresse für Aurora Weddings"),
        ("fr", "Confirmez votre nouvelle adresse e-mail pour Aurora Weddings"),
        ("es", "Confirme su nueva dirección de correo para Aurora Weddings"),
        ("it", "Confermi il Suo nuovo indirizzo e-mail per Aurora Weddings"),
    ] {
        let mut phone = anna(&house).await;
        phone.json(Method::PATCH, "/api/v1/profile", json!({ "language": language })).await;
        let address = format!("anna.{language}@example.com");
        asked(&house, &mut phone, &address).await;
        assert_eq!(house.kit.mail.latest_to(&address).subject, subject);
    }
}
