//! Loginless links (A10): where the studio's policy allows it, the link in a letter about a document or a file opens the project without
//! a password, for its recipient only. Elsewhere it leads to the item through the login page.

pub mod sql;

use domain::{
    ContactId, DocumentId, DocumentKind, Email, FileId, ItemLinkId, Language, MailId, ProjectId, permission::LinkPolicy, time::DAY,
};
use ports::Query;
use serde::Deserialize;
use web::{Change, Context, Failure, Letterhead};

use crate::{
    document,
    mail::{MailTemplate, Recipient, letter},
};

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkedItem {
    Document(DocumentKind, DocumentId),
    File(FileId),
}

impl LinkedItem {
    /// As the database names its kind (`file`, or a document's) and id.
    ///
    /// # Errors
    /// When that is nothing.
    pub fn parse(kind: &str, id: &str) -> Result<Self, Failure> {
        match DocumentKind::ALL.iter().find(|one| one.as_str() == kind) {
            Some(kind) => Ok(Self::Document(*kind, id.parse().map_err(Failure::internal)?)),
            None => Ok(Self::File(id.parse().map_err(Failure::internal)?)),
        }
    }

    /// Where the client side shows it. A file has a page: opened at once, it might be a download without one.
    pub fn path(&self) -> String {
        match self {
            Self::Document(kind, id) => document::href(*kind, id),
            Self::File(id) => format!("/files/{id}/view"),
        }
    }

    /// `file`, or the document's kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Document(kind, _) => kind.as_str(),
            Self::File(_) => "file",
        }
    }
}

/// What the studio's loginless links are good for, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Policy {
    pub item_links: LinkPolicy,
    pub item_link_days: i64,
}

/// Reads [`Policy`]; goes along with the facts of whatever sends a letter.
pub fn policy() -> Query {
    sql::POLICY.with([])
}

/// Whom a letter is addressed to.
#[derive(Debug, Clone, Deserialize)]
pub struct LinkRecipient {
    pub id: ContactId,
    pub name: String,
    pub email: Email,
    pub language: Option<Language>,
}

/// One letter's link.
#[derive(Debug)]
pub struct MailedLink {
    pub link: String,
    kind: &'static str,
    /// How many days it opens without a password, where it does.
    days: Option<i64>,
    /// What makes the link good.
    pub row: Option<Query>,
}

impl MailedLink {
    /// The letter with this link.
    pub fn says<'a>(&'a self, title: &'a str) -> MailTemplate<'a> {
        MailTemplate::Item { kind: self.kind, title, link: &self.link, days: self.days }
    }

    /// The letter to whose turn it is to sign.
    pub fn says_your_turn<'a>(&'a self, title: &'a str) -> MailTemplate<'a> {
        MailTemplate::YourTurn { title, link: &self.link, days: self.days }
    }
}

/// The link for one recipient. `origin` is the studio's own address.
pub fn way(context: &impl Context, origin: &str, policy: &Policy, to: &ContactId, project: &ProjectId, item: &LinkedItem) -> MailedLink {
    if policy.item_links == LinkPolicy::Off {
        return MailedLink { link: format!("{origin}{}", item.path()), kind: item.kind(), days: None, row: None };
    }
    let (token, now) = (context.token(), context.now());
    let (document, file) = match item {
        LinkedItem::Document(_, id) => (Some(id), None),
        LinkedItem::File(id) => (None, Some(id)),
    };
    let row = sql::ADD.with([
        (&context.fresh(ItemLinkId::from_bytes)).into(),
        token.hash.into(),
        to.into(),
        project.into(),
        document.into(),
        file.into(),
        now.into(),
        now.plus(policy.item_link_days.saturating_mul(DAY)).into(),
    ]);
    MailedLink { link: format!("{origin}/open/{}", token.secret), kind: item.kind(), days: Some(policy.item_link_days), row: Some(row) }
}

/// Adds one letter for each recipient, with a link of their own, to the change that sends the item.
///
/// # Errors
/// Only when a letter cannot be rendered.
pub fn announce(
    context: &impl Context,
    mut change: Change,
    head: &Letterhead,
    policy: &Policy,
    to: &[LinkRecipient],
    (project, item, title): (&ProjectId, &LinkedItem, &str),
) -> Result<Change, Failure> {
    for one in to {
        let way = way(context, &head.origin, policy, &one.id, project, item);
        let recipient = Recipient { name: &one.name, email: &one.email, contact: Some(&one.id), language: one.language };
        let letter = letter(head, context.fresh(MailId::from_bytes), &recipient, &way.says(title))?;
        change = change.write_all(way.row).mail(letter);
    }
    Ok(change)
}

/// Ends every loginless link of a contact: its sessions are over with it.
pub fn end_all(contact: &ContactId, now: domain::Timestamp) -> Query {
    sql::END_ALL.with([contact.into(), now.into()])
}
