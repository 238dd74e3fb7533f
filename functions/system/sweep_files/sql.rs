use domain::{FileId, MessageId, StudioId};
use ports::Sql;

/// Files that were never finished or are taken back, of all studios: their bytes are due to go.
pub const DUE: Sql = Sql::new(
    "SELECT f.studio_id, f.id, f.object_key, u.store_upload FROM files f
     LEFT JOIN uploads u ON u.studio_id = f.studio_id AND u.id = f.id
     WHERE f.remove_at <= ?1 AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = f.studio_id)
     ORDER BY f.remove_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Due {
    pub studio_id: StudioId,
    pub id: FileId,
    pub object_key: String,
    pub store_upload: Option<String>,
}

/// From here on it cannot become ready any more. Answers with a row unless it just did.
pub const CLAIM: Sql =
    Sql::new("UPDATE files SET state = 'deleted' WHERE studio_id = ?1 AND id = ?2 AND state <> 'ready' AND remove_at <= ?3 RETURNING id");

/// The bytes are out; only the row stays, for the audit log to point at.
pub const REMOVED: Sql = Sql::new("UPDATE files SET remove_at = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'deleted'");
pub const FORGET_PARTS: Sql = Sql::new("DELETE FROM upload_parts WHERE studio_id = ?1 AND upload_id = ?2");
pub const FORGET_UPLOAD: Sql = Sql::new("DELETE FROM uploads WHERE studio_id = ?1 AND id = ?2");

/// Logos that were never shown or no longer are, of all studios.
pub const LOGOS_DUE: Sql = Sql::new(
    "SELECT l.studio_id, l.object_key FROM logos l WHERE l.remove_at <= ?1 AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = l.studio_id)
     ORDER BY l.remove_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct LogoDue {
    pub studio_id: StudioId,
    pub object_key: String,
}

/// From here on it cannot be shown any more. Answers with a row unless it just was.
pub const CLAIM_LOGO: Sql =
    Sql::new("UPDATE logos SET remove_at = 0 WHERE studio_id = ?1 AND object_key = ?2 AND remove_at <= ?3 RETURNING object_key");
pub const FORGET_LOGO: Sql = Sql::new("DELETE FROM logos WHERE studio_id = ?1 AND object_key = ?2 AND remove_at = 0");

/// Mails as they came in, of all studios, whose time is over or whose message was never written.
pub const ORIGINALS_DUE: Sql = Sql::new(
    "SELECT m.studio_id, m.object_key, m.message_id FROM mail_originals m WHERE m.remove_at <= ?1
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = m.studio_id) ORDER BY m.remove_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct OriginalDue {
    pub studio_id: StudioId,
    pub object_key: String,
    pub message_id: Option<MessageId>,
}

/// From here on it cannot be downloaded. Answers with a row unless its message was written just now.
pub const CLAIM_ORIGINAL: Sql =
    Sql::new("UPDATE mail_originals SET remove_at = 0 WHERE studio_id = ?1 AND object_key = ?2 AND remove_at <= ?3 RETURNING object_key");
pub const FORGET_ORIGINAL: Sql = Sql::new("DELETE FROM mail_originals WHERE studio_id = ?1 AND object_key = ?2 AND remove_at = 0");
