use domain::{Email, Language, Name, PortalAccess};
use ports::{Flag, Sql};

/// The contact's access, and who else is in with the same address (A13).
pub const ACCESS: Sql = Sql::new(
    "SELECT c.name, c.email, c.language, a.state, a.epoch, a.password_hash IS NOT NULL AS has_password,
       (SELECT o.name FROM portal_access b JOIN contacts o ON o.studio_id = b.studio_id AND o.id = b.contact_id
        WHERE b.studio_id = ?1 AND b.email = c.email AND b.state = 'active' AND b.contact_id <> c.id) AS taken_by
     FROM contacts c JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE c.studio_id = ?1 AND c.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Access {
    pub name: Name,
    pub email: Email,
    pub language: Option<Language>,
    pub state: PortalAccess,
    pub epoch: i64,
    pub has_password: Flag,
    pub taken_by: Option<Name>,
}

/// Address, state and password are what the decision was made on.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM contacts c JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
       WHERE c.studio_id = ?1 AND c.id = ?2 AND c.email = ?3 AND a.state = ?4 AND a.epoch = ?5))",
);

/// A raised epoch ends every session at its next request, and whatever else is out. Links that are in time say that access is closed.
pub const CLOSE: Sql = Sql::new("UPDATE portal_access SET state = ?3, epoch = epoch + 1 WHERE studio_id = ?1 AND contact_id = ?2");

/// Mail with such a link that has not left yet stays here, and what gave up is not tried again. Few of a contact's mails are unsent; the index
/// of those is known by its `state <> 'sent'`.
pub const MAIL_JOBS_END: Sql = Sql::new(
    "DELETE FROM jobs WHERE studio_id = ?1 AND id IN (
       SELECT id FROM mails INDEXED BY mails_unsent WHERE studio_id = ?1 AND contact_id = ?2 AND state <> 'sent')",
);

pub const MAIL_STAYS: Sql = Sql::new(
    "UPDATE mails INDEXED BY mails_unsent SET state = 'dead', last_error = 'access was closed'
     WHERE studio_id = ?1 AND contact_id = ?2 AND state <> 'sent' AND state = 'queued'",
);
