//! What the tests of the personal links share.

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
