//! Throttling of attempts to log in (ASVS 5.0 §6.3.1): exact counters in the database for each account and each source, and a wait that
//! grows. Nobody is locked out: the wait ends by itself, and a link by email always works.
//!
//! An attempt is counted before anything is compared, in the batch that reads the facts, so that a hundred parallel guesses are a hundred
//! attempts.

use domain::{
    StudioId, Timestamp,
    time::{HOUR, MINUTE, SECOND},
};
use ports::{Arg, DirectoryQuery, DirectorySql, Outcome, Query, Sql};

use crate::{Context, Failure};

macro_rules! stand {
    () => {
        "SELECT blocked_until FROM login_counters WHERE studio_id = ?1 AND subject = ?2 AND window_ends_at > ?3"
    };
}

macro_rules! attempt {
    () => {
        "INSERT INTO login_counters (studio_id, subject, attempts, window_ends_at) VALUES (?1, ?2, 1, ?4)
     ON CONFLICT (studio_id, subject) DO UPDATE SET
       attempts = CASE WHEN window_ends_at <= ?3 THEN 1 WHEN blocked_until > ?3 THEN attempts ELSE attempts + 1 END,
       blocked_until = CASE WHEN window_ends_at <= ?3 THEN 0 WHEN blocked_until > ?3 THEN blocked_until
         WHEN attempts + 1 >= ?5 THEN ?3 + MIN(?7, ?6 * (1 << MIN(attempts + 1 - ?5, 16))) ELSE 0 END,
       window_ends_at = CASE WHEN window_ends_at <= ?3 THEN ?4 ELSE window_ends_at END"
    };
}

macro_rules! forget {
    () => {
        "DELETE FROM login_counters WHERE studio_id = ?1 AND subject = ?2"
    };
}

/// How the counter stood before this attempt.
const STAND: Sql = Sql::new(stand!());
const STAND_ON_DASHBOARD: DirectorySql = DirectorySql::new(stand!());

/// Counts the attempt, unless the subject has to wait already. From `?5` attempts on, each one doubles the wait, up to `?7`.
const ATTEMPT: Sql = Sql::new(attempt!());
const ATTEMPT_ON_DASHBOARD: DirectorySql = DirectorySql::new(attempt!());

/// Forgets the attempts of an account, after a proof of who it is.
const FORGET: Sql = Sql::new(forget!());
const FORGET_ON_DASHBOARD: DirectorySql = DirectorySql::new(forget!());

/// Writes, and changes nothing: as durable a round trip as a real change. On the dashboard the counter itself is in the directory, and a
/// row that counts nothing is written in its place.
const TOUCH: Sql = Sql::new(
    "INSERT INTO login_counters (studio_id, subject, attempts, window_ends_at) VALUES (?1, ?2, 0, ?3)
     ON CONFLICT (studio_id, subject) DO UPDATE SET attempts = attempts",
);

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
}

impl Counter {
    /// `on` is hashed with a key of the studio: the table tells nobody who tried.
    pub fn new(context: &impl Context, studio: &StudioId, limit: Limit, on: &str) -> Self {
        Self { limit, subject: format!("{}:{}", limit.name, context.keys().pseudonym(studio, on)), now: context.now() }
    }

    /// The arguments of an attempt, after the studio.
    fn arguments(&self) -> [Arg; 6] {
        let Limit { free, wait, longest, window, .. } = self.limit;
        [self.subject.as_str().into(), self.now.into(), self.now.plus(window).into(), free.into(), wait.into(), longest.into()]
    }

    /// The two statements of an attempt, to be first in the batch that reads the facts. [`Counter::check`] takes the first's outcome.
    pub fn attempt(&self) -> [Query; 2] {
        [STAND.with([self.subject.as_str().into(), self.now.into()]), ATTEMPT.with(self.arguments())]
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
        TOUCH.with([self.subject.as_str().into(), self.now.plus(self.limit.window).into()])
    }

    /// To be written with the success.
    pub fn forget(&self) -> Query {
        FORGET.with([self.subject.as_str().into()])
    }
}

/// A counter on the dashboard, where nobody knows the studio before the proof: kept in the directory, under an id that no studio has.
pub struct DashboardCounter(Counter);

impl DashboardCounter {
    pub fn new(context: &impl Context, limit: Limit, on: &str) -> Self {
        Self(Counter::new(context, &no_studio(), limit, on))
    }

    /// As [`Counter::attempt`].
    pub fn attempt(&self) -> [DirectoryQuery; 2] {
        let Counter { subject, now, .. } = &self.0;
        let [subject_of, now_of, until, free, wait, longest] = self.0.arguments();
        let studio = || Arg::from(&no_studio());
        [
            STAND_ON_DASHBOARD.with([studio(), subject.as_str().into(), (*now).into()]),
            ATTEMPT_ON_DASHBOARD.with([studio(), subject_of, now_of, until, free, wait, longest]),
        ]
    }

    /// # Errors
    /// As [`Counter::check`].
    pub fn check(&self, stand: &Outcome) -> Result<(), Failure> {
        self.0.check(stand)
    }

    /// As [`Counter::touch`], in a shard.
    pub fn touch(&self) -> Query {
        self.0.touch()
    }

    /// To be done after the success, see [`crate::Change::afterwards`].
    pub fn forget(&self) -> DirectoryQuery {
        FORGET_ON_DASHBOARD.with([Arg::from(&no_studio()), self.0.subject.as_str().into()])
    }
}
