use domain::time::DAY;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    client::link::tests::{link, one, open_for_carla},
    testing::house,
};

const FINE: &str = "a kite over the dunes";

/// Proves A4, A5.
#[tokio::test]
async fn the_first_visit_creates_a_password_and_is_in() {
    let house = house();
    open_for_carla(&house);
    let path = format!("/set-password/{}", link(&house, 2, "invite"));
    let mut browser = house.portal("aurora");
    browser.get("/login").await;
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let page = browser.get(&path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains("Create your password") && page.text.contains(r#"value="carla@example.com""#), "{}", page.text);
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
    );
    assert_eq!(browser.send(Method::HEAD, &path, "", Vec::new(), &[]).await.status, StatusCode::OK);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());

    let token = path.rsplit('/').next().unwrap();
    house.kit.db.reset();
    let got = browser.form(&path, &[("token", token), ("password", FINE)]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/", 2), "{}", got.text);
    let access = one(&house, "SELECT accepted_at, last_login_at, epoch FROM portal_access WHERE email = 'carla@example.com'");
    assert_eq!(access, json!({ "accepted_at": testkit::NOW, "last_login_at": testkit::NOW, "epoch": 1 }));
    let session = one(&house, "SELECT s.epoch, c.name FROM sessions s JOIN contacts c ON c.id = s.contact_id WHERE s.ended_at IS NULL");
    assert_eq!(session, json!({ "epoch": 1, "name": "Carla Diaz" }));

    // From now on the link opens the login page, with the address filled in, and sets nothing any more.
    let mut later = house.portal("aurora");
    assert_eq!(later.get(&path).await.location(), "/login");
    assert!(later.get("/login").await.text.contains(r#"value="carla@example.com""#));
    assert_eq!(later.form(&path, &[("token", token), ("password", "another fine one")]).await.status, StatusCode::CONFLICT);
    let login = later.post("/api/v1/login", json!({ "email": "carla@example.com", "password": FINE })).await;
    assert_eq!(login.status, StatusCode::OK);
    // Days later it may be in other hands, and the address another.
    house.kit.clock.advance(3 * DAY);
    let mut late = house.portal("aurora");
    assert_eq!(late.get(&path).await.location(), "/login");
    assert!(!late.get("/login").await.text.contains("carla@example.com"));
}

/// Proves A5.
#[tokio::test]
async fn an_invitation_to_somebody_with_a_password_opens_the_login_page() {
    let house = house();
    let secret = link(&house, 0, "invite");
    let mut browser = house.portal("aurora");
    let before = house.kit.db.snapshot();
    let got = browser.get(&format!("/set-password/{secret}")).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(browser.get("/login").await.text.contains(r#"value="anna@example.com""#));
    let got = browser.post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await;
    assert_eq!((got.status, got.problem()), (StatusCode::CONFLICT, "conflict".to_owned()));
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A8.
#[tokio::test]
async fn a_reset_ends_every_other_session_and_reset_and_says_on_the_page_and_by_mail_what_it_did() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut old = house.client(&house.demo.aurora, anna).await;
    let elsewhere = house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    drop(elsewhere);
    for _ in 0..6 {
        house.portal("aurora").post("/api/v1/login", json!({ "email": anna.email, "password": "guess" })).await;
    }
    let (first, second, invite) = (link(&house, 0, "reset"), link(&house, 0, "reset"), link(&house, 0, "invite"));
    let mut browser = house.portal("aurora");
    assert!(browser.get(&format!("/set-password/{first}")).await.text.contains("Choose a new password"));
    let got = browser.form(&format!("/set-password/{first}"), &[("token", &first), ("password", FINE)]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/?notice=password-changed"), "{}", got.text);
    // In, and told so; the way to the one project is another step.
    let home = browser.get(got.location()).await;
    let page = browser.get(home.location()).await;
    assert!(page.text.contains("Your password was changed. You’ve been logged out on all other devices."), "{}", page.text);
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("anna@example.com");
    assert_eq!(mail.subject, "Your password for Aurora Weddings was changed");
    assert!(mail.text.contains("https://aurora.portico.example/forgot-password"), "{}", mail.text);

    let epochs: Vec<Value> = house.kit.db.read(
        "SELECT s.epoch = a.epoch AS alive FROM sessions s JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id ORDER BY 1",
        &[],
    );
    let [over, alive] = [json!({ "alive": 0 }), json!({ "alive": 1 })];
    assert_eq!(epochs, [over, alive.clone(), alive], "ended here but for the one that begins, untouched in the other studio");
    assert_eq!(house.portal("aurora").get(&format!("/set-password/{second}")).await.status, StatusCode::GONE);
    assert_eq!(house.portal("aurora").get(&format!("/set-password/{invite}")).await.location(), "/login");
    // The wait of the guessed account is over with the proof.
    let login = |password: &'static str| json!({ "email": "anna@example.com", "password": password });
    assert_eq!(old.post("/api/v1/login", login(FINE)).await.status, StatusCode::OK);
    assert_eq!(old.post("/api/v1/login", login(anna.password)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        one(&house, "SELECT accepted_at FROM portal_access WHERE email = 'anna@example.com'"),
        json!({ "accepted_at": testkit::NOW.minus(20 * DAY) })
    );
}

/// Proves A4.
#[tokio::test]
async fn of_forty_at_once_one_wins() {
    let house = house();
    open_for_carla(&house);
    let secret = link(&house, 2, "invite");
    // All read before any writes: the batch itself must decide.
    let tries = (0..40).map(|n| {
        let mut browser = house.portal("aurora");
        let sent = json!({ "token": secret, "password": format!("{FINE} {n}") });
        async move { browser.post("/api/v1/set-password", sent).await.status }
    });
    let mut won = 0;
    for status in futures_util::future::join_all(tries).await {
        match status {
            StatusCode::OK => won += 1,
            other => assert_eq!(other, StatusCode::CONFLICT),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(house.kit.db.snapshot().rows("sessions").len(), 1);
    assert_eq!(one(&house, "SELECT epoch FROM portal_access WHERE email = 'carla@example.com'"), json!({ "epoch": 1 }));
}

/// Proves A4, A8.
#[tokio::test]
async fn a_link_is_of_its_studio_and_its_purpose() {
    let house = house();
    let reset = link(&house, 0, "reset");
    let sign_in = link(&house, 0, "sign_in");
    let owner = link(&house, 0, "reset");
    house.kit.db.execute(
        "UPDATE one_time_tokens SET contact_id = NULL, member_id = ?2 WHERE hash = ?1",
        &[web::tokens::hash(&owner).into(), (&house.demo.aurora.owner.id).into()],
    );
    let before = house.kit.db.snapshot();
    for (studio, secret) in [("northlight", &reset), ("aurora", &sign_in), ("aurora", &owner), ("aurora", &"A".repeat(43))] {
        let mut browser = house.portal(studio);
        assert_eq!(browser.get(&format!("/set-password/{secret}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("/api/v1/set-password/{secret}")).await.status, StatusCode::NOT_FOUND);
        let got = browser.post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A4, A8.
#[tokio::test]
async fn a_weak_password_brings_the_form_back_and_uses_nothing_up() {
    let house = house();
    let secret = link(&house, 0, "reset");
    let before = house.kit.db.snapshot();
    for weak in ["", "short", "password123", "Aurora Weddings", "anna.berg 2027"] {
        let got = house.portal("aurora").form(&format!("/set-password/{secret}"), &[("token", &secret), ("password", weak)]).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
        assert!(got.text.contains(r#"value="anna@example.com""#) && got.text.contains(&secret), "{}", got.text);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A12, A13.
#[tokio::test]
async fn without_access_the_proven_mailbox_is_told_plainly() {
    let house = house();
    let secret = link(&house, 0, "reset");
    for (change, words, state) in [
        ("UPDATE portal_access SET state = 'not_active' WHERE email = 'anna@example.com'", "temporarily closed", "closed_for_now"),
        ("UPDATE portal_access SET activated_at = NULL WHERE email = 'anna@example.com'", "open yet", "not_opened"),
        ("UPDATE portal_access SET state = 'disabled' WHERE email = 'anna@example.com'", "Your access is closed", "closed"),
    ] {
        house.kit.db.execute(change, &[]);
        let before = house.kit.db.snapshot();
        let mut browser = house.portal("aurora");
        let page = browser.get(&format!("/set-password/{secret}")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text.contains(words), "{}", page.text);
        let told = browser.get(&format!("/api/v1/set-password/{secret}")).await;
        assert_eq!((told.status, &told.json()["state"]), (StatusCode::OK, &json!(state)));
        let got = browser.form(&format!("/set-password/{secret}"), &[("token", &secret), ("password", FINE)]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN);
        assert!(got.text.contains(words), "{}", got.text);
        assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    }
    // Carla’s address is Ben’s now, and Ben is in.
    house.kit.db.execute("UPDATE portal_access SET email = 'ben@example.com' WHERE email = 'carla@example.com'", &[]);
    let shared = link(&house, 2, "invite");
    assert!(house.portal("aurora").get(&format!("/set-password/{shared}")).await.text.contains("Two people share this address"));
}
