use domain::{ContactId, Email, Language, PortalAccess, ProjectId};
use ports::Sql;
use serde::Deserialize;

use crate::{
    client::link::Addressee,
    item_link::{Item, Policy},
};

/// A loginless link with whom it is for, and whether what it opened is still theirs.
pub const ITEM_LINK: Sql = Sql::new(
    "SELECT l.contact_id, l.project_id, c.name, c.language, a.email, a.state AS access, t.item_links, t.item_link_days,
       EXISTS (SELECT 1 FROM portal_access o WHERE o.studio_id = ?1 AND o.email = a.email AND o.contact_id <> a.contact_id) AS shared,
       COALESCE(d.kind, 'file') AS kind, COALESCE(d.id, f.id) AS item, COALESCE(d.title, f.name) AS title,
       CASE WHEN d.id IS NULL THEN f.state = 'ready'
         AND EXISTS (SELECT 1 FROM file_recipients r WHERE r.studio_id = ?1 AND r.file_id = f.id AND r.contact_id = l.contact_id)
       ELSE d.state IN ('sent', 'done')
         AND EXISTS (SELECT 1 FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = d.id AND r.contact_id = l.contact_id)
       END AS there
     FROM item_links l
     JOIN studios t ON t.id = l.studio_id
     JOIN contacts c ON c.studio_id = l.studio_id AND c.id = l.contact_id
     JOIN portal_access a ON a.studio_id = l.studio_id AND a.contact_id = l.contact_id
     LEFT JOIN documents d ON d.studio_id = l.studio_id AND d.id = l.document_id
     LEFT JOIN files f ON f.studio_id = l.studio_id AND f.id = l.file_id
     WHERE l.studio_id = ?1 AND l.hash = ?2",
);

#[derive(Debug, Clone, Deserialize)]
pub struct ItemLink {
    pub contact_id: ContactId,
    pub project_id: ProjectId,
    pub name: String,
    pub language: Option<Language>,
    pub email: Email,
    pub access: PortalAccess,
    #[serde(flatten)]
    pub policy: Policy,
    pub shared: u8,
    kind: String,
    item: String,
    pub title: String,
    /// They still see it.
    pub there: u8,
}

impl ItemLink {
    pub fn addressee(&self) -> Addressee {
        Addressee {
            contact: self.contact_id.clone(),
            name: self.name.clone(),
            email: self.email.clone(),
            language: self.language,
            shared: self.shared == 1,
        }
    }

    /// # Errors
    /// Only when the database holds what it cannot.
    pub fn item(&self) -> Result<Item, web::Failure> {
        Item::parse(&self.kind, &self.item)
    }
}
