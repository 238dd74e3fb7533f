//! The sessions of one client, in words: which device, since when, from where.

mod rules;
mod sql;

use domain::{SessionId, Timestamp};
use ports::Query;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Context, DisplayTime, Failure, Translations};

/// One session that is alive.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedSession {
    pub id: SessionId,
    /// As its browser says, e.g. `Firefox`.
    pub browser: Option<&'static str>,
    /// What it runs on, e.g. `Windows`.
    pub system: Option<&'static str>,
    /// Where it was begun.
    pub source: Option<String>,
    pub began_at: Timestamp,
    /// To within ten minutes.
    pub seen_at: Timestamp,
    /// The one that asks.
    pub this: bool,
    /// A link without a password began it.
    pub by_link: bool,
}

/// As the page shows it.
pub struct DeviceRow {
    pub id: String,
    pub device: String,
    pub source: String,
    pub began: DisplayTime,
    pub seen: DisplayTime,
    pub this: bool,
    pub by_link: bool,
}

/// What [`listed`] reads.
pub fn query(client: &Client) -> Query {
    sql::SESSIONS.with([client.contact().into(), client.now().into(), client.idle_since().into()])
}

/// This one first, then by when they were last seen.
///
/// # Errors
/// When the database answered something else.
pub fn listed(client: &Client, outcome: &ports::Outcome) -> Result<Vec<ListedSession>, Failure> {
    let mut sessions: Vec<_> = outcome.all::<sql::Session>()?.into_iter().map(|row| row.listed(client.session())).collect();
    sessions.sort_by_key(|session| (!session.this, std::cmp::Reverse(session.seen_at)));
    Ok(sessions)
}

impl sql::Session {
    fn listed(self, this: &SessionId) -> ListedSession {
        let (browser, system) = rules::device(self.user_agent.as_deref().unwrap_or_default());
        ListedSession {
            this: self.id == *this,
            id: self.id,
            browser,
            system,
            source: self.source.filter(|source| !source.is_empty()),
            began_at: self.created_at,
            seen_at: self.seen_at,
            by_link: *self.by_link,
        }
    }
}

impl ListedSession {
    pub fn row(&self, client: &Client) -> DeviceRow {
        DeviceRow {
            id: self.id.to_string(),
            device: name(client.t(), self.browser, self.system),
            source: self.source.clone().unwrap_or_default(),
            began: client.when(self.began_at),
            seen: client.when(self.seen_at),
            this: self.this,
            by_link: self.by_link,
        }
    }
}

fn name(t: Translations, browser: Option<&str>, system: Option<&str>) -> String {
    match (browser, system) {
        (Some(browser), Some(system)) => t.profile_device(browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t.profile_device_unknown().to_owned(),
    }
}
