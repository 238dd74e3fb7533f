use domain::Timestamp;
use ports::Sql;
use serde::Deserialize;

use crate::timeline;

/// The project as `timeline::ProjectOf` has it, with what the studio set about it, in its order (B5).
pub const PROJECT: Sql = Sql::new(
    "SELECT mine.id, mine.title, mine.event_on, mine.uploads,
       (SELECT json_group_array(json_object('label', detail.label, 'value', detail.value))
        FROM (SELECT q.label, q.value FROM project_details q WHERE q.studio_id = ?1 AND q.project_id = mine.id
              ORDER BY q.position LIMIT 50) AS detail) AS details
     FROM client_projects mine WHERE mine.studio_id = ?1 AND mine.session_id = ?2 AND mine.id = ?3",
);

#[derive(Debug, Deserialize)]
pub struct Details {
    /// A JSON array of `ProjectDetail`s.
    pub details: String,
}

/// Documents of the project, then its files, each newest first: however many photos are added, the contract stays in sight.
pub const ITEMS: Sql = Sql::new(
    "SELECT * FROM (
       SELECT d.id AS document_id, d.kind AS document_kind, d.title AS document_title,
         NULL AS file_id, NULL AS file_name, NULL AS media_type, NULL AS size, d.sent_at AS at
       FROM client_documents d WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.project_id = ?3
       ORDER BY d.sent_at DESC, d.id DESC LIMIT 12)
     UNION ALL
     SELECT * FROM (
       SELECT NULL, NULL, NULL, f.id, f.name, f.media_type, f.size, f.created_at
       FROM client_files f WHERE f.studio_id = ?1 AND f.session_id = ?2 AND f.project_id = ?3 AND f.private = 0
       ORDER BY f.created_at DESC, f.id DESC LIMIT 6)",
);

#[derive(Debug, Deserialize)]
pub struct Item {
    pub at: Timestamp,
    #[serde(flatten)]
    pub item: timeline::sql::TimelineItem,
}
