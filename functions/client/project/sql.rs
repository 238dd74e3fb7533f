use domain::Timestamp;
use ports::Sql;
use serde::Deserialize;

use crate::timeline;

/// What the studio set about it, in its order (B5).
pub const DETAILS: Sql = Sql::new(
    "SELECT q.label, q.value FROM client_projects mine JOIN project_details q ON q.studio_id = mine.studio_id AND q.project_id = mine.id
     WHERE mine.studio_id = ?1 AND mine.session_id = ?2 AND mine.id = ?3 ORDER BY q.position LIMIT 50",
);

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
