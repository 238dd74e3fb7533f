use domain::time::{DAY, MINUTE};
use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{House, house};

const FINE: &str = "a kite over the dunes";

/// A link for a member, made now; returns what it carries.
fn link(house: &House, email: &str, purpose: &'static str) -> String {
    let studio = if email.ends_with("@aurora.example") { &house.demo.aurora } else { &house.demo.northlight };
    let secret = format!("{:s>43}", house.kit.db.snapshot().rows("one_time_tokens").len());
    let lasts = if purpose == "invite" { web::tokens::INVITE_LASTS } else { web::tokens::RESET_LASTS };
    let now = house.setup.system().now();
    let made = house.kit.db.execute(
        "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, member_id, created_at, expires_at)
         SELECT studio_id, ?2, ?3, ?4, id, ?5, ?6 FROM members WHERE email = ?1",
        &[
            email.into(),
            (&house.setup.system().fresh(domain::TokenId::from_bytes)).into(),
            purpose.into(),
            web::tokens::hash(&secret).into(),
            now.into(),
            now.plus(lasts).into(),
        ],
    );
    assert_eq!(made, 1);
    house.kit.db.reset();
    format!("{}{secret}", house.kit.db.placement(&studio.id).code())
}

/// Jon has been invited and has never been here.
fn invite_jon(house: &House) -> String {
    house.kit.db.execute("UPDATE members SET state = 'invited', password_hash = NULL WHERE email = 'jon@aurora.example'", &[]);
    link(house, "jon@aurora.example", "invite")
}

#[tokio::test]
async fn an_invitation_creates_the_password_and_signs_in() {
    let house = house();
    let secret = invite_jon(&house);
    let path = format!("/set-password/{secret}");
    let mut browser = house.dashboard();
    let before = house.kit.db.snapshot();
    let page = browser.get(&path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(
        page.text.contains("Create your password")
            && page.text.contains("Aurora Weddings")
            && page.text.contains(r#"value="jon@aurora.example""#)
    );
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    for weak in ["elevenchars", "abcdefghijklmn", "Aurora Weddings 1"] {
        let got = browser.form(&path, &[("token", &secret), ("password", weak)]).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
    }
    house.kit.db.reset();
    let got = browser.form(&path, &[("token", &secret), ("password", FINE)]).await;
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, "/contacts", 3), "{}", got.text);
    let session: Vec<Value> = house.kit.db.read(
        "SELECT m.email, m.state, s.epoch = m.epoch AS alive FROM sessions s JOIN members m ON m.studio_id = s.studio_id AND m.id = s.member_id",
        &[],
    );
    assert_eq!(session, [json!({ "email": "jon@aurora.example", "state": "active", "alive": 1 })]);
    assert_eq!(
        house.dashboard().post("/api/v1/sign-in", json!({ "email": "jon@aurora.example", "password": FINE })).await.status,
        StatusCode::OK
    );
    assert_eq!(house.dashboard().get(&path).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn of_forty_at_once_one_wins() {
    let house = house();
    let secret = invite_jon(&house);
    let tries = (0..40).map(|n| {
        let mut browser = house.dashboard();
        let sent = json!({ "token": secret, "password": format!("{FINE} {n}") });
        async move { browser.post("/api/v1/set-password", sent).await.status }
    });
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::OK).count(), 1);
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::CONFLICT).count(), 39);
    assert_eq!(house.kit.db.snapshot().rows("sessions").len(), 1);
}

#[tokio::test]
async fn a_reset_ends_every_other_session_and_link() {
    let house = house();
    let owner = &house.demo.aurora.owner;
    house.member(owner).await;
    let (first, second) = (link(&house, owner.email.as_str(), "reset"), link(&house, owner.email.as_str(), "reset"));
    let got = house.dashboard().post("/api/v1/set-password", json!({ "token": first, "password": FINE })).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let alive: Vec<Value> =
        house.kit.db.read("SELECT s.epoch = m.epoch AS alive FROM sessions s JOIN members m ON m.id = s.member_id ORDER BY 1", &[]);
    assert_eq!(alive, [json!({ "alive": 0 }), json!({ "alive": 1 })]);
    let got = house.dashboard().post("/api/v1/set-password", json!({ "token": second, "password": "another fine one" })).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_clients_link_is_none_here_and_a_closed_account_stays_closed() {
    let house = house();
    let secret = link(&house, "mara@aurora.example", "reset");
    house.kit.db.execute("UPDATE members SET state = 'disabled' WHERE email = 'mara@aurora.example'", &[]);
    let clients = link(&house, "ida@northlight.example", "reset");
    house.kit.db.execute(
        "UPDATE one_time_tokens SET member_id = NULL, contact_id = ?2 WHERE hash = ?1",
        &[web::tokens::hash(clients.split_at(2).1).into(), (&house.demo.northlight.contacts[0].id).into()],
    );
    let before = house.kit.db.snapshot();
    for (token, status) in [(&secret, StatusCode::CONFLICT), (&clients, StatusCode::NOT_FOUND), (&"A".repeat(43), StatusCode::NOT_FOUND)] {
        let got = house.dashboard().post("/api/v1/set-password", json!({ "token": token, "password": FINE })).await;
        assert_eq!(got.status, status);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

#[tokio::test]
async fn an_old_link_brings_a_fresh_one_and_asking_tells_nothing() {
    let house = house();
    let old = invite_jon(&house);
    let closed = link(&house, "ida@northlight.example", "reset");
    house.kit.db.execute("UPDATE members SET state = 'disabled' WHERE email = 'ida@northlight.example'", &[]);
    house.kit.clock.advance(3 * DAY);
    let page = house.dashboard().get(&format!("/set-password/{old}")).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains(r#"action="/fresh-link""#), "{}", page.text);
    let mut answers = Vec::new();
    for token in [&old, &closed, &"A".repeat(43)] {
        house.kit.db.reset();
        let got = house.dashboard().form("/fresh-link", &[("token", token)]).await;
        let woken = house.kit.jobs.take();
        answers.push((got.status, got.text, house.kit.db.trips(), woken.len()));
        for message in woken {
            crate::system::jobs::run(&house.setup.system(), &message).await;
        }
    }
    assert_eq!((answers[0].0, answers[0].2, answers[0].3), (StatusCode::OK, 3, 1));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert_eq!(house.kit.mail.sent().len(), 1);
    let fresh = testkit::SentMail::link(&house.kit.mail.latest_to("jon@aurora.example"), "/set-password/");
    let path = fresh.strip_prefix("https://app.portico.example").unwrap();
    assert!(house.dashboard().get(path).await.text.contains("Create your password"));
    // A mailbox gets only so many.
    for n in 0..8 {
        let mut browser = house.dashboard();
        browser.source = format!("192.0.2.{n}");
        let got = browser.form("/fresh-link", &[("token", &old)]).await;
        // One went out above. What is not sent is not announced.
        let sent = n < 3;
        assert_eq!((got.status == StatusCode::OK, got.text.contains("Several emails have already been requested.")), (sent, !sent), "{n}");
    }
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 4);
    house.kit.clock.advance(11 * MINUTE);
    house.dashboard().form("/fresh-link", &[("token", &old)]).await;
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 5);
}
