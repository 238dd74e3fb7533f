use domain::{MessageId, ProjectId, Timestamp};
use ports::Sql;
use serde::Deserialize;

/// What the studio and one contact wrote to each other, newest first.
pub const MESSAGES: Sql = Sql::new(
    "SELECT m.id, m.created_at, m.direction, m.kind, m.project_id, p.title AS project, m.subject, m.body, m.trimmed, m.original_until, w.name AS member,
       (SELECT json_group_array(json_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size))
        FROM message_files x CROSS JOIN files f ON f.studio_id = x.studio_id AND f.id = x.file_id
        WHERE x.studio_id = ?1 AND x.message_id = m.id AND f.state = 'ready') AS files
     FROM messages m
     LEFT JOIN projects p ON p.studio_id = m.studio_id AND p.id = m.project_id
     LEFT JOIN members w ON w.studio_id = m.studio_id AND w.id = m.member_id
     WHERE m.studio_id = ?1 AND m.contact_id = ?2 AND m.created_at <= ?3 AND (m.created_at < ?3 OR m.id > ?4)
     ORDER BY m.created_at DESC, m.id LIMIT ?5",
);

#[derive(Debug, Deserialize)]
pub struct MessageRow {
    pub id: MessageId,
    pub created_at: Timestamp,
    pub direction: super::Direction,
    pub kind: super::MessageKind,
    pub project_id: Option<ProjectId>,
    pub project: Option<String>,
    pub subject: String,
    pub body: String,
    pub trimmed: String,
    pub original_until: Option<Timestamp>,
    pub member: Option<String>,
    /// A JSON array of files.
    pub files: String,
}
