use domain::{ContactId, Email, Language, ProjectId};
use ports::Sql;
use serde::Deserialize;

use crate::document::reach::{ReachRow, reach_facts};

pub const PROJECT: Sql = Sql::new("SELECT id, title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Clone, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: String,
}

/// Who can receive a document of this project, one of the kind `?3`; the first participants first.
pub const PEOPLE: Sql = Sql::new(concat!(
    "SELECT c.id, c.name, c.email, c.language, ",
    reach_facts!(),
    ",
       EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.project_id = x.project_id) AS project_hidden,
       EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.kind = ?3) AS kind_hidden
     FROM participants x JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     LEFT JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE x.studio_id = ?1 AND x.project_id = ?2 ORDER BY x.contact_id LIMIT 200",
));

/// The same, by a document of the project.
pub const PEOPLE_OF: Sql = Sql::new(concat!(
    "SELECT c.id, c.name, c.email, c.language, ",
    reach_facts!(),
    ",
       EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.project_id = x.project_id) AS project_hidden,
       EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.kind = d.kind) AS kind_hidden
     FROM documents d
     JOIN participants x ON x.studio_id = d.studio_id AND x.project_id = d.project_id
     JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     LEFT JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE d.studio_id = ?1 AND d.id = ?2 ORDER BY x.contact_id LIMIT 200",
));

#[derive(Debug, Clone, Deserialize)]
pub struct Participant {
    pub id: ContactId,
    pub name: String,
    pub email: Email,
    /// Their own choice.
    pub language: Option<Language>,
    #[serde(flatten)]
    pub(super) facts: ReachRow,
}

/// A document of one kind, as the studio has it.
pub const DRAFT: Sql = Sql::new(
    "SELECT d.id, d.project_id AS project, p.title AS project_title, d.title, d.state, d.content, d.created_at, d.sent_at, d.done_at,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS recipients
     FROM documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.id = ?2 AND d.kind = ?3",
);

pub const TAKE_PART: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM projects p WHERE p.studio_id = ?1 AND p.id = ?2 AND json_array_length(?3) = (
         SELECT COUNT(*) FROM participants x WHERE x.studio_id = ?1 AND x.project_id = ?2 AND x.contact_id IN (SELECT value FROM json_each(?3)))))",
);

pub const WRITE: Sql = Sql::new(
    "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);

pub const STILL_DRAFT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM documents WHERE studio_id = ?1 AND id = ?2 AND kind = ?3 AND state = 'draft'))",
);

pub const CHANGE: Sql = Sql::new("UPDATE documents SET title = ?3, content = ?4 WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'");

pub const FORGET_RECIPIENTS: Sql = Sql::new("DELETE FROM document_recipients WHERE studio_id = ?1 AND document_id = ?2");

pub const RECIPIENTS: Sql =
    Sql::new("INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?1, ?2, value FROM json_each(?3)");
