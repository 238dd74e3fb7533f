use domain::{
    Language,
    permission::{LinkPolicy, PermissionSet},
};
use ports::{Flag, Sql};
use serde::Deserialize;

pub const SETTINGS: Sql = Sql::new(
    "SELECT portal_open, language, time_zone, show_history, permissions, item_links, item_link_days,
       notify_payment, notify_payment_failed, notify_refund, notify_dispute, notify_profile, notify_bounce
     FROM studios WHERE id = ?1",
);

#[derive(Debug, Deserialize)]
pub struct Row {
    pub portal_open: Flag,
    pub language: Language,
    pub time_zone: String,
    pub show_history: Flag,
    pub permissions: PermissionSet,
    pub item_links: LinkPolicy,
    pub item_link_days: u16,
    pub notify_payment: Flag,
    pub notify_payment_failed: Flag,
    pub notify_refund: Flag,
    pub notify_dispute: Flag,
    pub notify_profile: Flag,
    pub notify_bounce: Flag,
}

/// The highest number of a sent invoice with the prefix `?2`, or with the one there is: asked where `?3` is 1.
pub const USED: Sql = Sql::new(
    "SELECT COALESCE(MAX(CAST(substr(v.number, length(p.prefix) + 1) AS INTEGER)), 0) AS used
     FROM (SELECT COALESCE(?2, (SELECT c.prefix FROM invoice_counters c WHERE c.studio_id = ?1), 'INV-') AS prefix) p
     CROSS JOIN invoices v JOIN documents d ON d.studio_id = v.studio_id AND d.id = v.document_id
     WHERE ?3 = 1 AND v.studio_id = ?1 AND d.state <> 'draft' AND substr(v.number, 1, length(p.prefix)) = p.prefix
       AND length(v.number) BETWEEN length(p.prefix) + 1 AND length(p.prefix) + 9 AND substr(v.number, length(p.prefix) + 1) NOT GLOB '*[^0-9]*'",
);

#[derive(Debug, Deserialize)]
pub struct Used {
    pub used: u32,
}

pub const SET_COUNTER: Sql = Sql::new(
    "INSERT INTO invoice_counters (studio_id, prefix, next, digits, set_at) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (studio_id) DO UPDATE SET prefix = excluded.prefix, next = excluded.next, digits = excluded.digits, set_at = excluded.set_at",
);

/// What is null stays as it is, and a permission that is neither in `?6` (allowed) nor in `?7` (denied), so that two changes at once do not undo each other.
pub const CHANGE: Sql = Sql::new(
    "UPDATE studios SET portal_open = COALESCE(?2, portal_open), language = COALESCE(?3, language), time_zone = COALESCE(?4, time_zone),
       show_history = COALESCE(?5, show_history), permissions = (permissions & ~?7) | ?6,
       item_links = COALESCE(?8, item_links), item_link_days = COALESCE(?9, item_link_days),
       notify_payment = COALESCE(?10, notify_payment), notify_payment_failed = COALESCE(?11, notify_payment_failed),
       notify_refund = COALESCE(?12, notify_refund), notify_dispute = COALESCE(?13, notify_dispute),
       notify_profile = COALESCE(?14, notify_profile), notify_bounce = COALESCE(?15, notify_bounce)
     WHERE id = ?1",
);
