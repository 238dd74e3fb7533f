use domain::{Email, Phone, Timestamp};
use ports::{Flag, Sql};
use serde::Deserialize;

use crate::grant::email_change_holds;

/// What the viewer does not say already; a new address that waits for its proof among it.
pub const PROFILE: Sql = Sql::new(concat!(
    "SELECT c.phone, a.password_hash IS NOT NULL AS has_password, e.email AS waiting, e.expires_at AS waits_until
     FROM contacts c
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     LEFT JOIN email_changes e ON e.studio_id = c.studio_id AND e.contact_id = c.id AND e.expires_at > ?3 AND ",
    email_change_holds!(),
    "
     WHERE c.studio_id = ?1 AND c.id = ?2",
));

#[derive(Debug, Clone, Deserialize)]
pub struct Profile {
    pub phone: Option<Phone>,
    pub has_password: Flag,
    pub waiting: Option<Email>,
    pub waits_until: Option<Timestamp>,
}

pub const NAME: Sql = Sql::new("UPDATE contacts SET name = ?3 WHERE studio_id = ?1 AND id = ?2");
pub const PHONE: Sql = Sql::new("UPDATE contacts SET phone = ?3 WHERE studio_id = ?1 AND id = ?2");
pub const LANGUAGE: Sql = Sql::new("UPDATE contacts SET language = ?3 WHERE studio_id = ?1 AND id = ?2");

/// What a proof of who asks is made on; the session is `?3`.
pub const STANDING: Sql = Sql::new(
    "SELECT a.email, a.password_hash, a.epoch, s.created_at AS began_at
     FROM portal_access a JOIN sessions s ON s.studio_id = a.studio_id AND s.id = ?3
     WHERE a.studio_id = ?1 AND a.contact_id = ?2",
);

#[derive(Debug, Deserialize)]
pub struct Standing {
    pub email: Email,
    pub password_hash: Option<String>,
    pub epoch: i64,
    pub began_at: Timestamp,
}

/// Nobody closed the account, set another password or changed the address since.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2 AND state = 'active' AND epoch = ?3 AND email = ?4))",
);

/// The raised epoch ends every session and whatever else is out.
pub const SET_PASSWORD: Sql = Sql::new(
    "UPDATE portal_access SET password_hash = ?3, epoch = epoch + 1, accepted_at = COALESCE(accepted_at, ?4) WHERE studio_id = ?1 AND contact_id = ?2",
);

/// Links that could set another password, or come in without one, are used up; invitations open the login page from now on (A5).
pub const USE_LINKS: Sql = Sql::new(
    "UPDATE one_time_tokens SET used_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2 AND used_at IS NULL AND purpose <> 'invite'",
);

/// Somebody else is in with this address.
pub const TAKEN: Sql = Sql::new(
    "SELECT EXISTS (SELECT 1 FROM portal_access WHERE studio_id = ?1 AND email = ?2 AND state = 'active' AND contact_id <> ?3) AS taken",
);

#[derive(Debug, Deserialize)]
pub struct Taken {
    pub taken: Flag,
}

/// One waits at a time: asking again puts the earlier link out of use.
pub const WAIT: Sql = Sql::new(
    "INSERT INTO email_changes (studio_id, contact_id, email, hash, created_at, expires_at, epoch)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT epoch FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2))
     ON CONFLICT (studio_id, contact_id) DO UPDATE SET email = excluded.email, hash = excluded.hash, created_at = excluded.created_at,
       expires_at = excluded.expires_at, epoch = excluded.epoch",
);
