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

/// Documents and files of the project, newest first: what the timeline has of them.
pub const ITEMS: Sql = Sql::new(
    "SELECT a.document_id, a.document_kind, a.document_title, a.file_id, a.file_name, a.media_type, a.size, a.at
     FROM client_activity a
     WHERE a.studio_id = ?1 AND a.session_id = ?2 AND a.project_id = ?3 AND a.what IN ('sent', 'uploaded')
     ORDER BY a.at DESC, a.id DESC LIMIT 6",
);

#[derive(Debug, Deserialize)]
pub struct Item {
    pub at: Timestamp,
    #[serde(flatten)]
    pub item: timeline::sql::Item,
}
