use domain::{Email, StudioId, Timestamp};
use ports::{Flag, Sql};

/// Studios with uploads nobody told them of, the first of them made before `?1`. The index holds untold uploads only.
pub const DUE: Sql = Sql::new(
    "SELECT f.studio_id FROM files f WHERE f.origin = 'upload' AND f.state = 'ready' AND f.told_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = f.studio_id)
     GROUP BY f.studio_id HAVING MIN(f.created_at) <= ?1 LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Due {
    pub studio_id: StudioId,
}

/// For the letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.* FROM studio_heads s
     WHERE s.id = ?1",
);

/// Who is told where the studio has no address of its own.
pub const OWNER: Sql = Sql::new("SELECT email FROM members WHERE studio_id = ?1 AND role = 'owner' AND state = 'active' LIMIT 1");

#[derive(Debug, serde::Deserialize)]
pub struct Owner {
    pub email: Email,
}

/// What was not told of, oldest first. What belongs to a message or an answer was told of with that.
pub const UNTOLD: Sql = Sql::new(
    "SELECT f.name, f.created_at, p.title AS project, c.name AS by, f.private FROM files f
     JOIN projects p ON p.studio_id = f.studio_id AND p.id = f.project_id
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.origin = 'upload' AND f.state = 'ready' AND f.told_at IS NULL ORDER BY f.created_at LIMIT 200",
);

#[derive(Debug, serde::Deserialize)]
pub struct Untold {
    pub name: String,
    pub created_at: Timestamp,
    pub project: String,
    pub by: Option<String>,
    pub private: Flag,
}

/// Nobody else told of these meanwhile: so many are untold up to that time.
pub const STILL_UNTOLD: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES ((SELECT COUNT(*) = ?3 FROM files
     WHERE studio_id = ?1 AND origin = 'upload' AND state = 'ready' AND told_at IS NULL AND created_at <= ?2))",
);

pub const TOLD: Sql = Sql::new(
    "UPDATE files SET told_at = ?3 WHERE studio_id = ?1 AND origin = 'upload' AND state = 'ready' AND told_at IS NULL AND created_at <= ?2",
);
