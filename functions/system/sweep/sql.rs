use ports::{DirectorySql, Sql};

// Each takes so much at once that it is done in a moment, and finds it by an index; the next run takes more.

/// Links that stopped working before `?1`. Until then they explain themselves to whoever still opens one.
pub const TOKENS: Sql = Sql::new(
    "DELETE FROM one_time_tokens WHERE rowid IN (SELECT rowid FROM one_time_tokens WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2)",
);

pub const SESSIONS_EXPIRED: Sql =
    Sql::new("DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2)");

pub const SESSIONS_ENDED: Sql =
    Sql::new("DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE ended_at <= ?1 ORDER BY ended_at LIMIT ?2)");

/// Loginless links that ran out before `?1`; a session of theirs cannot outlive them.
pub const ITEM_LINKS: Sql = Sql::new(
    "DELETE FROM item_links WHERE rowid IN (
       SELECT l.rowid FROM item_links l WHERE l.expires_at <= ?1
         AND NOT EXISTS (SELECT 1 FROM item_sessions k WHERE k.studio_id = l.studio_id AND k.link_id = l.id)
       ORDER BY l.expires_at LIMIT ?2)",
);

macro_rules! counters_over {
    () => {
        "DELETE FROM login_counters WHERE rowid IN (
       SELECT rowid FROM login_counters WHERE window_ends_at <= ?1 AND blocked_until <= ?1 ORDER BY window_ends_at LIMIT ?2)"
    };
}

/// Counters whose window is over, and whose wait is.
pub const COUNTERS: Sql = Sql::new(counters_over!());
pub const COUNTERS_ON_DASHBOARD: DirectorySql = DirectorySql::new(counters_over!());

/// Answers kept for a repeated request.
pub const ANSWERS: Sql = Sql::new(
    "DELETE FROM idempotency_keys WHERE rowid IN (SELECT rowid FROM idempotency_keys WHERE created_at <= ?1 ORDER BY created_at LIMIT ?2)",
);

/// New addresses that nobody confirmed, or that were, long ago.
pub const EMAIL_CHANGES: Sql = Sql::new(
    "DELETE FROM email_changes WHERE rowid IN (SELECT rowid FROM email_changes WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2)",
);

macro_rules! refusals_over {
    () => {
        "DELETE FROM refusals WHERE rowid IN (SELECT rowid FROM refusals WHERE hour <= ?1 ORDER BY hour LIMIT ?2)"
    };
}

/// Counts of who was refused, of hours before `?1`.
pub const REFUSALS: Sql = Sql::new(refusals_over!());
pub const REFUSALS_ON_DASHBOARD: DirectorySql = DirectorySql::new(refusals_over!());

/// Jobs that gave up, and that the operator did not have tried again.
pub const FAILED_JOBS: Sql =
    Sql::new("DELETE FROM jobs WHERE rowid IN (SELECT rowid FROM jobs WHERE failed_at <= ?1 ORDER BY failed_at LIMIT ?2)");
