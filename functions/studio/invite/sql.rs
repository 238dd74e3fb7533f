use domain::{ContactId, Email, Language, Name, PortalAccess, Timestamp};
use ports::{Flag, Sql};

/// Those of the given contacts that are there; `kind IN (…)` names the index of the mail about access. `?3`: since when an invitation counts as being on its way.
pub const CONTACTS: Sql = Sql::new(
    "SELECT c.id, c.name, c.email, c.language, a.state, a.invited_at, a.password_hash IS NOT NULL AS has_password,
       EXISTS (SELECT 1 FROM mails o WHERE o.studio_id = ?1 AND o.contact_id = c.id AND o.kind IN ('invite', 'notice') AND o.kind = 'invite'
         AND (o.created_at > ?3 OR o.state = 'queued')) AS on_its_way
     FROM json_each(?2) j CROSS JOIN contacts c ON c.studio_id = ?1 AND c.id = j.value
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id",
);

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub language: Option<Language>,
    pub state: PortalAccess,
    pub invited_at: Option<Timestamp>,
    pub has_password: Flag,
    pub on_its_way: Flag,
}

/// Every contact of `?2` (id, address, last invitation) is as it was read: nobody else invited, closed or moved one of them meanwhile.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (NOT EXISTS (
       SELECT 1 FROM json_each(?2) j LEFT JOIN portal_access a
         ON a.studio_id = ?1 AND a.contact_id = json_extract(j.value, '$[0]') AND a.state = 'active' AND a.password_hash IS NULL
            AND a.email = json_extract(j.value, '$[1]') AND a.invited_at IS json_extract(j.value, '$[2]')
       WHERE a.contact_id IS NULL))",
);

pub const INVITED: Sql =
    Sql::new("UPDATE portal_access SET invited_at = ?3 WHERE studio_id = ?1 AND contact_id IN (SELECT value FROM json_each(?2))");

/// As [`STILL`], for one.
pub const STILL_ONE: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2 AND state = 'active' AND password_hash IS NULL))",
);
