use domain::{ContactId, ItemLinkId, PortalAccess, Timestamp, permission::LinkPolicy};
use ports::{Flag, Sql};
use serde::Deserialize;

use crate::{
    grant::item_link_holds,
    item_link::sql::{item_there, of_item_link},
};

/// A loginless link, what it opens, and whether the session `?3` (alive at `?4`, seen after `?5`) is its recipient's and reaches it.
pub const LINK: Sql = Sql::new(concat!(
    "SELECT l.id, l.expires_at, l.revoked_at, l.contact_id, c.name, a.state AS access, a.epoch, a.activated_at IS NOT NULL AS opened, ",
    item_link_holds!(),
    " AS holds, t.item_links AS policy, ",
    item_there!(),
    ",
       EXISTS (SELECT 1 FROM client_viewers v WHERE v.studio_id = ?1 AND v.session_id = ?3 AND v.contact_id = l.contact_id
         AND v.expires_at > ?4 AND v.seen_at > ?5 AND (v.only_project IS NULL OR v.only_project = l.project_id)) AS inside",
    of_item_link!(),
));

#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    pub id: ItemLinkId,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub contact_id: ContactId,
    pub name: String,
    pub access: PortalAccess,
    pub epoch: i64,
    /// Access was opened once.
    pub opened: Flag,
    /// The account is as it was when it gave the link out.
    pub holds: Flag,
    pub policy: LinkPolicy,
    pub kind: String,
    pub item: String,
    pub title: String,
    /// The recipient still sees it.
    pub there: Flag,
    /// The session that came along is the recipient's, and reaches it.
    pub inside: Flag,
}

/// Nobody took the link back, closed the account, set another password or ended what was out.
pub const STILL: Sql = Sql::new(concat!(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM item_links l
       JOIN studios t ON t.id = l.studio_id
       JOIN portal_access a ON a.studio_id = l.studio_id AND a.contact_id = l.contact_id
       WHERE l.studio_id = ?1 AND l.id = ?2 AND l.revoked_at IS NULL AND l.expires_at > ?3
         AND a.state = 'active' AND a.epoch = ?4 AND t.item_links <> 'off' AND ",
    item_link_holds!(),
    "))",
));

pub const USED: Sql =
    Sql::new("UPDATE item_links SET first_used_at = COALESCE(first_used_at, ?3), last_used_at = ?3 WHERE studio_id = ?1 AND id = ?2");
