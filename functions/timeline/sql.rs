use domain::{
    DocumentId, FileId, MessageId, PaymentId, ProjectId, Timestamp,
    document::DocumentKind,
    event::{ActivityActor, ActivityKind},
    file::FileName,
    money::Currency,
};
use ports::Sql;
use serde::Deserialize;

use super::{ActivityDocument, ActivityFile};

/// One row each of the timeline, of what it is about and of who did it; their own name is not looked up.
macro_rules! happened {
    () => {
        "SELECT a.id, a.at, a.kind, a.project_id, a.document_id, a.document_kind, a.document_title, a.file_id, a.file_name, a.media_type, a.size,
       a.message_id, a.payment_id, m.subject, m.body, p.amount_minor, p.currency, c.name,
       CASE WHEN a.by_contact = a.contact_id THEN 'you' WHEN a.by_contact IS NULL THEN 'studio' ELSE 'participant' END AS who,
       CASE WHEN a.message_id IS NULL THEN '[]' ELSE
         (SELECT json_group_array(json_object('id', g.id, 'name', g.name, 'media_type', g.media_type, 'size', g.size))
          FROM message_files x CROSS JOIN files g ON g.studio_id = x.studio_id AND g.id = x.file_id
          WHERE x.studio_id = ?1 AND x.message_id = a.message_id AND EXISTS (
            SELECT 1 FROM client_files held WHERE held.studio_id = ?1 AND held.session_id = ?2 AND held.id = x.file_id)) END AS attachments
     FROM client_activity a
     LEFT JOIN messages m ON m.studio_id = a.studio_id AND m.id = a.message_id
     LEFT JOIN payments p ON p.studio_id = a.studio_id AND p.id = a.payment_id
     LEFT JOIN contacts c ON c.studio_id = a.studio_id AND c.id = NULLIF(a.by_contact, a.contact_id)
     WHERE a.studio_id = ?1 AND a.session_id = ?2"
    };
}

/// What happened for this client, newest first.
pub const ALL: Sql = Sql::new(concat!(
    happened!(),
    " AND (a.at, a.id) < (?3, ?4)
     ORDER BY a.at DESC, a.id DESC LIMIT ?5"
));

/// The same of one project, `?6`: another index.
pub const OF_PROJECT: Sql = Sql::new(concat!(
    happened!(),
    " AND a.project_id = ?6 AND (a.at, a.id) < (?3, ?4)
     ORDER BY a.at DESC, a.id DESC LIMIT ?5"
));

/// The document or the file it is about.
#[derive(Debug, Deserialize)]
pub struct TimelineItem {
    document_id: Option<DocumentId>,
    document_kind: Option<DocumentKind>,
    document_title: Option<String>,
    file_id: Option<FileId>,
    file_name: Option<FileName>,
    media_type: Option<String>,
    size: Option<u64>,
}

impl TimelineItem {
    pub fn read(self) -> (Option<ActivityDocument>, Option<ActivityFile>) {
        let document = self.document_id.zip(self.document_kind).zip(self.document_title);
        let file = self.file_id.zip(self.file_name).zip(self.media_type.zip(self.size));
        (
            document.map(|((id, kind), title)| ActivityDocument { id, kind, title }),
            file.map(|((id, name), (media_type, size))| ActivityFile { id, name, media_type, size }),
        )
    }
}

#[derive(Debug, Deserialize)]
pub struct ActivityRow {
    pub id: String,
    pub at: Timestamp,
    pub kind: ActivityKind,
    pub project_id: Option<ProjectId>,
    #[serde(flatten)]
    pub item: TimelineItem,
    pub message_id: Option<MessageId>,
    pub payment_id: Option<PaymentId>,
    pub subject: Option<String>,
    pub body: Option<String>,
    pub amount_minor: Option<i64>,
    pub currency: Option<Currency>,
    pub who: ActivityActor,
    /// Of another participant.
    pub name: Option<String>,
    /// A JSON array of files.
    pub attachments: String,
}

/// The projects this client sees, ?3 at most, and where they may upload.
pub const PROJECTS: Sql =
    Sql::new("SELECT id, title, event_on, uploads FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 ORDER BY id LIMIT ?3");

/// One of them.
pub const PROJECT: Sql =
    Sql::new("SELECT id, title, event_on, uploads FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3");
