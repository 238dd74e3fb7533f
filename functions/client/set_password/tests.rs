use domain::time::{DAY, MINUTE};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{House, house};

const FINE: &str = "a kite over the dunes";

/// A link for one of Aurora's contacts (Anna, Ben, Carla), made now; returns its secret.
fn link(house: &House, contact: usize, purpose: &'static str) -> String {
    let secret = format!("secret-{contact}-{purpose}-{}", house.kit.db.snapshot().rows("one_time_tokens").len());
    let lasts = if purpose == "invite" { web::tokens::INVITE_LASTS } else { web::tokens::RESET_LASTS };
    let now = house.setup.system().now();
    house.kit.db.execute(
        "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            (&house.demo.aurora.id).into(),
            (&house.setup.system().fresh(domain::TokenId::from_bytes)).into(),
            purpose.into(),
            web::tokens::hash(&secret).into(),
            (&house.demo.aurora.contacts[contact].id).into(),
            now.into(),
            now.plus(lasts).into(),
        ],
    );
    house.kit.db.reset();
    secret
}

/// Carla is let in, and has no password yet.
fn open_for_carla(house: &House) {
    house.kit.db.execute("UPDATE portal_access SET state = 'active' WHERE email = 'carla@example.com'", &[]);
}

fn one(house: &House, sql: &str) -> Value {
    house.kit.db.read::<Value>(sql, &[]).remove(0)
}

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
        (&"no-store".parse().unwrap(), &"no-referrer".parse().unwrap())
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
async fn a_reset_ends_every_session_and_every_other_reset_and_leads_to_login() {
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
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/login"), "{}", got.text);
    assert!(browser.get("/login").await.text.contains(r#"value="anna@example.com""#));

    let epochs: Vec<Value> = house.kit.db.read(
        "SELECT s.epoch = a.epoch AS alive FROM sessions s JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id ORDER BY 1",
        &[],
    );
    assert_eq!(epochs, [json!({ "alive": 0 }), json!({ "alive": 1 })], "ended here, untouched in the other studio");
    assert_eq!(browser.get(&format!("/set-password/{second}")).await.status, StatusCode::GONE);
    assert_eq!(browser.get(&format!("/set-password/{invite}")).await.location(), "/login");
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
        ("UPDATE portal_access SET state = 'not_active' WHERE email = 'anna@example.com'", "not open yet", "not_opened"),
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

/// Proves A14.
#[tokio::test]
async fn an_expired_link_brings_a_fresh_one_in_one_tap() {
    let house = house();
    open_for_carla(&house);
    for (contact, purpose, kind) in [(2, "invite", "invite"), (0, "reset", "reset")] {
        let secret = link(&house, contact, purpose);
        house.kit.clock.advance(3 * DAY);
        let mut browser = house.portal("aurora");
        let page = browser.get(&format!("/set-password/{secret}")).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.text.contains("This link has expired") && page.text.contains(r#"action="/fresh-link""#), "{}", page.text);
        assert_eq!(
            browser.form(&format!("/set-password/{secret}"), &[("token", &secret), ("password", FINE)]).await.status,
            StatusCode::CONFLICT
        );
        house.kit.db.reset();
        let got = browser.form("/fresh-link", &[("token", &secret)]).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
        house.deliver_mail().await;
        let mail = house.kit.mail.latest_to(house.demo.aurora.contacts[contact].email.as_str());
        let fresh = testkit::Outgoing::link(&mail, "/set-password/");
        assert!(fresh.starts_with("https://aurora.portico.example/set-password/"), "{fresh}");
        assert_eq!(one(&house, "SELECT kind FROM outbox ORDER BY created_at DESC LIMIT 1"), json!({ "kind": kind }));
        assert_eq!(browser.get(fresh.strip_prefix("https://aurora.portico.example").unwrap()).await.status, StatusCode::OK);
    }
}

/// Proves A12, A14.
#[tokio::test]
async fn asking_for_a_fresh_link_tells_nothing() {
    let house = house();
    let secret = link(&house, 0, "reset");
    let disabled = link(&house, 1, "reset");
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE email = 'ben@example.com'", &[]);
    let mut answers = Vec::new();
    for token in [&secret, &disabled, &"A".repeat(43), &String::new()] {
        house.kit.db.reset();
        let got = house.portal("aurora").post("/api/v1/fresh-link", json!({ "token": token })).await;
        answers.push((got.status, got.text, house.kit.db.trips().min(3), house.kit.wake.take().len()));
    }
    // The first request also looked its host up.
    answers[0].2 = answers[1].2;
    assert!(answers.iter().all(|answer| *answer == answers[1]), "{answers:#?}");
    assert_eq!(house.kit.db.snapshot().rows("outbox").len(), 1);
}

/// Proves A14.
#[tokio::test]
async fn one_mailbox_gets_only_so_many_links() {
    let house = house();
    let secret = link(&house, 0, "reset");
    for n in 0..8 {
        let mut browser = house.portal("aurora");
        browser.source = format!("192.0.2.{n}");
        assert_eq!(browser.post("/api/v1/fresh-link", json!({ "token": secret })).await.status, StatusCode::OK);
    }
    assert_eq!(house.kit.db.snapshot().rows("outbox").len(), 4);
    house.kit.clock.advance(11 * MINUTE);
    house.portal("aurora").post("/api/v1/fresh-link", json!({ "token": secret })).await;
    assert_eq!(house.kit.db.snapshot().rows("outbox").len(), 5);
}
