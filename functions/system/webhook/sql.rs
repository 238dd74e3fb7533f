use domain::{StudioId, Timestamp};
use ports::{Flag, Sql};

use crate::{
    mail::studio::inbox,
    payments::{self, sql::kept},
};

/// The studio, where it has the provider's account ?2, and whether event ?3 was taken in. `+` keeps the index of the studio.
pub const STUDIO: Sql = Sql::new(concat!(
    "SELECT t.*, ",
    inbox!(),
    ",
       EXISTS (SELECT 1 FROM provider_events e WHERE e.studio_id = t.id AND e.id = ?3) AS seen
     FROM studio_heads t
     WHERE t.id = ?1 AND +t.payment_account = ?2",
));

#[derive(Debug, serde::Deserialize)]
pub struct Known {
    #[serde(flatten)]
    pub addressed: payments::sql::NotifiedStudio,
    pub seen: Flag,
}

/// The payments of one page of that studio and account: found by our reference ?3, by its page ?4, or by its intent ?5. One reference is one
/// page: news that name both, and not both of the same payments, are none of ours.
pub const PAYMENTS: Sql = Sql::new(concat!(
    "SELECT ",
    kept!(),
    " FROM studios t
     JOIN payments p ON p.studio_id = t.id AND p.page = COALESCE(?3,
       (SELECT s.page FROM payments s WHERE s.studio_id = t.id AND s.checkout_id = ?4),
       (SELECT n.page FROM payments n WHERE n.studio_id = t.id AND n.payment_intent = ?5))
     JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
     LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE t.id = ?1 AND +t.payment_account = ?2 AND p.account = ?2
       AND (?4 IS NULL OR p.checkout_id IS NULL OR p.checkout_id = ?4)
     ORDER BY i.position",
));

pub const TAKE: Sql = Sql::new("INSERT INTO provider_events (studio_id, id, type, received_at) VALUES (?1, ?2, ?3, ?4)");

// ---- what was lost, see `lost.rs` ----

/// The account whose turn it is, of all studios: of those that were not looked at since ?1, the one that waits the longest.
pub const TURN: Sql = Sql::new(
    "SELECT c.studio_id, c.account, c.since, c.walk_until, c.walk_after FROM event_cursors c
     WHERE c.looked_at <= ?1 AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = c.studio_id) ORDER BY c.looked_at LIMIT 1",
);

#[derive(Debug, serde::Deserialize)]
pub struct Cursor {
    pub studio_id: StudioId,
    pub account: String,
    pub since: Timestamp,
    pub walk_until: Option<Timestamp>,
    pub walk_after: Option<String>,
}

/// Which of the events ?3 are about a payment that came to account ?2, and were not taken in.
pub const MISSING: Sql = Sql::new(
    "SELECT j.key AS place FROM json_each(?3) j
     WHERE EXISTS (SELECT 1 FROM payments p WHERE p.studio_id = ?1 AND p.account = ?2 AND p.page = COALESCE(json_extract(j.value, '$.reference'),
         (SELECT n.page FROM payments n WHERE n.studio_id = ?1 AND n.payment_intent = json_extract(j.value, '$.intent'))))
       AND NOT EXISTS (SELECT 1 FROM provider_events e WHERE e.studio_id = ?1 AND e.id = json_extract(j.value, '$.id'))",
);

#[derive(Debug, serde::Deserialize)]
pub struct Missing {
    pub place: usize,
}

pub const LOOKED: Sql =
    Sql::new("UPDATE event_cursors SET looked_at = ?3, since = ?4, walk_until = ?5, walk_after = ?6 WHERE studio_id = ?1 AND account = ?2");
