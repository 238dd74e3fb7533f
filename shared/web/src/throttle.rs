//! Throttling of attempts to log in (ASVS 5.0 §6.3.1): exact counters in the database for each account and each source, and a wait that
//! grows. Nobody is locked out: the wait ends by itself, and a link by email always works.
//!
//! An attempt is counted before anything is compared, in the batch that reads the facts, so that a hundred parallel guesses are a hundred
//! attempts.

use domain::{
    StudioId, Timestamp,
    time::{HOUR, MINUTE, SECOND},
};
use ports::{Arg, Outcome, Query, Sql};

use crate::{Context, Failure};

/// How the counter stood before this attempt.
const STAND: Sql = Sql::new("SELECT blocked_until FROM login_counters WHERE studio_id = ?1 AND subject = ?2 AND window_ends_at > ?3");

/// Counts the attempt, unless the subject has to wait already. From `?5` attempts on, each one doubles the wait, up to `?7`.
const ATTEMPT: Sql = Sql::new(
    "INSERT INTO login_counters (studio_id, subject, attempts, window_ends_at) VALUES (?1, ?2, 1, ?4)
     ON CONFLICT (studio_id, subject) DO UPDATE SET
       attempts = CASE WHEN window_ends_at <= ?3 THEN 1 WHEN blocked_until > ?3 THEN attempts ELSE attempts + 1 END,
       blocked_until = CASE WHEN window_ends_at <= ?3 THEN 0 WHEN blocked_until > ?3 THEN blocked_until
         WHEN attempts + 1 >= ?5 THEN ?3 + MIN(?7, ?6 * (1 << MIN(attempts + 1 - ?5, 16))) ELSE 0 END,
       window_ends_at = CASE WHEN window_ends_at <= ?3 THEN ?4 ELSE window_ends_at END",
);

/// Forgets the attempts of an account, after a proof of who it is.
const FORGET: Sql = Sql::new("DELETE FROM login_counters WHERE studio_id = ?1 AND subject = ?2");
/// The same for a login to the dashboard, in the batch of the studio that was found (`?1`).
const FORGET_ON_DASHBOARD: Sql = Sql::new("DELETE FROM login_counters WHERE studio_id = ?2 AND subject = ?3");

/// Writes, and changes nothing: as durable a round trip as a real change.
const TOUCH: Sql = Sql::new("UPDATE login_counters SET attempts = attempts WHERE studio_id = ?1 AND subject = ?2");

const OPEN: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (NOT EXISTS (SELECT 1 FROM login_counters WHERE studio_id = ?1 AND subject = ?2 AND blocked_until > ?3))",
);

/// What is counted, and how much of it is fine.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    name: &'static str,
    /// Attempts without a wait.
    free: i64,
    /// First wait, in milliseconds; doubles with every further attempt.
    wait: i64,
    longest: i64,
    /// Attempts are forgotten after this.
    window: i64,
}

/// Passwords tried against one account, known or not.
pub const ACCOUNT: Limit = Limit { name: "account", free: 5, wait: 15 * SECOND, longest: 15 * MINUTE, window: 24 * HOUR };
/// Passwords and tokens tried from one source.
pub const SOURCE: Limit = Limit { name: "source", free: 60, wait: 30 * SECOND, longest: HOUR, window: HOUR };
/// Mails asked for to one address.
pub const MAILS: Limit = Limit { name: "mails", free: 4, wait: 10 * MINUTE, longest: 2 * HOUR, window: 12 * HOUR };

/// Mails asked for from one source.
pub const ASKING: Limit = Limit { name: "asking", free: 20, wait: 30 * SECOND, longest: HOUR, window: HOUR };

/// The operator's secret tried from one source.
pub const OPERATOR: Limit = Limit { name: "operator", free: 10, wait: 30 * SECOND, longest: HOUR, window: 24 * HOUR };

/// An id that no studio has. Counters of the dashboard's login are stored under it, because the studio is not known yet.
pub fn no_studio() -> StudioId {
    StudioId::from_bytes([0; 16])
}

/// One counter: a limit and what it is kept on (an address, a source), as a pseudonym.
pub struct Counter {
    limit: Limit,
    subject: String,
    now: Timestamp,
    /// The studio of its rows, where no scope puts one in front.
    studio: Option<Arg>,
}

impl Counter {
    /// `on` is hashed with a key of the studio: the table tells nobody who tried.
    pub fn new(context: &impl Context, studio: &StudioId, limit: Limit, on: &str) -> Self {
        Self { limit, subject: format!("{}:{}", limit.name, context.keys().pseudonym(studio, on)), now: context.now(), studio: None }
    }

    /// A counter of the dashboard's login, see [`no_studio`].
    pub fn on_dashboard(context: &impl Context, limit: Limit, on: &str) -> Self {
        let studio = no_studio();
        Self { studio: Some(Arg::from(&studio)), ..Self::new(context, &studio, limit, on) }
    }

    /// The two statements of an attempt, to be first in the batch that reads the facts. [`Counter::check`] takes the first's outcome.
    pub fn attempt(&self) -> [Query; 2] {
        let Limit { free, wait, longest, window, .. } = self.limit;
        let statements = [
            STAND.with([self.subject.as_str().into(), self.now.into()]),
            ATTEMPT.with([
                self.subject.as_str().into(),
                self.now.into(),
                self.now.plus(window).into(),
                free.into(),
                wait.into(),
                longest.into(),
            ]),
        ];
        match &self.studio {
            Some(studio) => statements.map(|statement| statement.prepend_arg(studio.clone())),
            None => statements,
        }
    }

    /// # Errors
    /// [`Failure::TooMany`] while the subject has to wait.
    pub fn check(&self, stand: &Outcome) -> Result<(), Failure> {
        #[derive(serde::Deserialize)]
        struct Stand {
            blocked_until: Timestamp,
        }
        match stand.first::<Stand>()? {
            Some(Stand { blocked_until }) if blocked_until > self.now => {
                let wait = (blocked_until.0 - self.now.0).div_euclid(SECOND) + 1;
                Err(Failure::TooMany { seconds: u32::try_from(wait).unwrap_or(u32::MAX) })
            }
            _ => Ok(()),
        }
    }

    /// For an attempt whose subject is known only after reading: a precondition that it need not wait, and the statement that counts it.
    pub fn late_attempt(&self) -> [Query; 2] {
        let [_, take] = self.attempt();
        [OPEN.with([self.subject.as_str().into(), self.now.into()]), take]
    }

    /// The state that [`Counter::check`] reads, where a [late attempt](Counter::late_attempt) was refused.
    pub fn stand(&self) -> Query {
        let [look, _] = self.attempt();
        look
    }

    /// What to write with [`crate::Change::decoy`] after an attempt was counted.
    pub fn touch(&self) -> Query {
        TOUCH.with([self.subject.as_str().into()])
    }

    /// To be written with the success.
    pub fn forget(&self) -> Query {
        match &self.studio {
            Some(studio) => FORGET_ON_DASHBOARD.with([studio.clone(), self.subject.as_str().into()]),
            None => FORGET.with([self.subject.as_str().into()]),
        }
    }
}
