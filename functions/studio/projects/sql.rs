use domain::{ContactId, Date, Email, Name, ProjectId, Timestamp, Title};
use ports::{Flag, Sql};

/// Newest first, after the moment `?2` and the id `?3`; `?4` is searched for in the title.
pub const PROJECTS: Sql = Sql::new(
    "SELECT p.id, p.title, p.event_on, p.uploads_on, p.created_at,
       (SELECT json_group_array(c.name) FROM participants t CROSS JOIN contacts c ON c.studio_id = t.studio_id AND c.id = t.contact_id
        WHERE t.studio_id = ?1 AND t.project_id = p.id) AS people
     FROM projects p
     WHERE p.studio_id = ?1 AND p.created_at <= ?2 AND (p.created_at < ?2 OR p.id > ?3)
       AND (?4 = '' OR instr(lower(p.title), ?4) > 0)
     ORDER BY p.created_at DESC, p.id LIMIT 51",
);

#[derive(Debug, serde::Deserialize)]
pub struct Row {
    pub id: ProjectId,
    pub title: Title,
    pub event_on: Option<Date>,
    pub uploads_on: Flag,
    pub created_at: Timestamp,
    /// A JSON array of names.
    pub people: String,
}

/// Who can be chosen, by name; `?2` is searched for.
pub const PEOPLE: Sql = Sql::new(
    "SELECT id, name, email FROM contacts WHERE studio_id = ?1 AND (?2 = '' OR instr(lower(name), ?2) > 0 OR instr(email, ?2) > 0)
     ORDER BY name COLLATE NOCASE, id LIMIT 51",
);

/// Those who are chosen already, in the order of `?2`.
pub const CHOSEN: Sql =
    Sql::new("SELECT c.id, c.name, c.email FROM json_each(?2) chosen CROSS JOIN contacts c ON c.studio_id = ?1 AND c.id = chosen.value");

#[derive(Debug, serde::Deserialize)]
pub struct Person {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
}

pub const ADD: Sql = Sql::new("INSERT INTO projects (studio_id, id, title, event_on, created_at) VALUES (?1, ?2, ?3, ?4, ?5)");

/// The first is the primary one.
pub const JOIN: Sql = Sql::new(
    "INSERT INTO participants (studio_id, project_id, contact_id, role)
     SELECT ?1, ?2, value, CASE key WHEN 0 THEN 'primary' ELSE 'secondary' END FROM json_each(?3)",
);
