use domain::{ContactId, Email, Language, PortalAccess, ProjectId};
use ports::{Flag, Sql};
use serde::Deserialize;

use crate::{
    client::link::Addressee,
    item_link::{
        LinkedItem, Policy,
        sql::{item_there, of_item_link},
    },
};

/// A loginless link with whom it is for, and whether what it opened is still theirs.
pub const ITEM_LINK: Sql = Sql::new(concat!(
    "SELECT l.contact_id, l.project_id, c.name, c.language, a.email, a.state AS access, a.epoch, a.activated_at IS NOT NULL AS opened, t.item_links, t.item_link_days,
       EXISTS (SELECT 1 FROM portal_access o WHERE o.studio_id = ?1 AND o.email = a.email AND o.contact_id <> a.contact_id) AS shared, ",
    item_there!(),
    of_item_link!(),
));

#[derive(Debug, Clone, Deserialize)]
pub struct ItemLink {
    pub contact_id: ContactId,
    pub project_id: ProjectId,
    pub name: String,
    pub language: Option<Language>,
    pub email: Email,
    pub access: PortalAccess,
    pub epoch: i64,
    /// Access was opened once.
    pub opened: Flag,
    #[serde(flatten)]
    pub policy: Policy,
    pub shared: Flag,
    kind: String,
    item: String,
    pub title: String,
    /// They still see it.
    pub there: Flag,
}

impl ItemLink {
    pub fn addressee(&self) -> Addressee {
        Addressee {
            contact: self.contact_id.clone(),
            name: self.name.clone(),
            email: self.email.clone(),
            language: self.language,
            shared: *self.shared,
        }
    }

    /// # Errors
    /// Only when the database holds what it cannot.
    pub fn item(&self) -> Result<LinkedItem, web::Failure> {
        LinkedItem::parse(&self.kind, &self.item)
    }
}
