//! What the tests of the personal links share.

use http::StatusCode;
use serde_json::Value;

use crate::testing::House;

/// A link for one of Aurora's contacts (Anna, Ben, Carla), made now; returns its secret.
pub fn link(house: &House, contact: usize, purpose: &'static str) -> String {
    let secret = format!("secret-{contact}-{purpose}-{}", house.kit.db.snapshot().rows("one_time_tokens").len());
    let lasts = match purpose {
        "invite" => web::tokens::INVITE_LASTS,
        "reset" => web::tokens::RESET_LASTS,
        _ => web::tokens::SIGN_IN_LASTS,
    };
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
pub fn open_for_carla(house: &House) {
    house.kit.db.execute("UPDATE portal_access SET state = 'active' WHERE email = 'carla@example.com'", &[]);
}

pub fn one(house: &House, sql: &str) -> Value {
    house.kit.db.read::<Value>(sql, &[]).remove(0)
}

/// Asks at `path` for every kind of address: all get the same answer, and it costs the same.
pub async fn ask_for_everybody(house: &House, path: &str) {
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE email = 'ben@example.com'", &[]);
    house.portal("aurora").get("/login").await;
    let mut answers = Vec::new();
    // Active; disabled; not active; unknown; a client of the other studio only; a member.
    for email in
        ["anna@example.com", "ben@example.com", "carla@example.com", "nobody@example.com", "dan@example.com", "mara@aurora.example"]
    {
        house.kit.db.reset();
        let got = house.portal("aurora").form(path, &[("email", email)]).await;
        answers.push((got.status, got.text, house.kit.db.trips(), house.kit.jobs.take().len()));
    }
    assert_eq!((answers[0].0, answers[0].2, answers[0].3), (StatusCode::OK, 2, 1));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
}

/// Asks for one known and one unknown address, at `paths` in turn and from everywhere: after four mails it is told to look.
pub async fn only_so_many_mails(house: &House, paths: &[&str]) {
    for email in ["anna@example.com", "nobody@example.com"] {
        for n in 0..6 {
            let mut browser = house.portal("aurora");
            browser.source = format!("192.0.2.{n}");
            let got = browser.form(paths[n % paths.len()], &[("email", email)]).await;
            let expected = if n < 4 { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(got.status, expected, "{email} {n}: {}", got.text);
            assert!(
                n < 4 || got.text.contains("Several emails have already been requested. Check your inbox and spam folder, or try again in"),
                "{}",
                got.text
            );
        }
    }
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 4);
}
