//! All ports together, with the handles a test needs to look behind them.

use std::sync::Arc;

use domain::{StudioId, Timestamp};
use ports::{Clock as _, Config, Services};

use crate::{Databases, FakePayments, JobQueue, Log, MemoryCache, MemoryFiles, SentMail, TestClock, TestEntropy, TestRateLimiter};

/// Studios live at `{slug}.portico.example`, the dashboard at `app.portico.example`.
pub const MASTER_KEYS: &str = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
pub const BASE_URL: &str = "https://portico.example";
/// When the test clock starts: 23 November 2026, 14:05 UTC.
pub const NOW: Timestamp = Timestamp(1_795_442_700_000);

/// A [`Services`] and, behind it, what it is made of.
#[derive(Clone)]
pub struct Kit {
    pub services: Services,
    pub db: Arc<Databases>,
    pub files: Arc<MemoryFiles>,
    pub mail: Arc<SentMail>,
    pub payments: Arc<FakePayments>,
    pub cache: Arc<MemoryCache>,
    pub flood: Arc<TestRateLimiter>,
    pub jobs: Arc<JobQueue>,
    pub clock: Arc<TestClock>,
    pub entropy: Arc<TestEntropy>,
    pub log: Arc<Log>,
}

/// A fresh world: migrated, empty, the same in every run.
pub fn services() -> Kit {
    services_over(Databases::new())
}

/// A fresh world over records that are there already.
pub fn services_over(db: Databases) -> Kit {
    build(db, MemoryFiles::default(), NOW, 1)
}

impl Kit {
    /// The edge has learned where these studios are, and remembers it for a minute.
    pub fn placed<'a>(&self, studios: impl IntoIterator<Item = &'a StudioId>) {
        for studio in studios {
            self.cache.keep(&format!("placement/{studio}"), &self.db.placement(studio).number().to_string(), 60);
        }
    }

    /// Another world with the same records, files and time. `seed` must be one of its own, or ids come twice.
    #[must_use]
    pub fn twin(&self, seed: u64) -> Self {
        build(self.db.twin(), self.files.twin(), self.clock.now(), seed)
    }
}

fn build(db: Databases, files: MemoryFiles, now: Timestamp, seed: u64) -> Kit {
    let clock = Arc::new(TestClock::at(now));
    let db = Arc::new(db);
    let files = Arc::new(files);
    let mail = Arc::new(SentMail::default());
    let payments = Arc::new(FakePayments::default());
    let cache = Arc::new(MemoryCache::by(clock.clone()));
    let flood = Arc::new(TestRateLimiter::default());
    let jobs = Arc::new(JobQueue::default());
    let entropy = Arc::new(TestEntropy::seeded(seed));
    let log = Arc::new(Log::default());
    let config = Config {
        base_url: BASE_URL.to_owned(),
        mail_from: "portal@portico.example".parse().unwrap(),
        reply_domain: Some("reply.portico.example".to_owned()),
        master_keys: MASTER_KEYS.to_owned(),
        checkout_origin: "https://pay.example".to_owned(),
        operator_secret: "operator-secret-of-the-tests".to_owned(),
        webhook_secret: "whsec_of_the_tests".to_owned(),
    };
    let services = Services {
        directory: db.clone(),
        shards: db.clone(),
        files: files.clone(),
        mailer: mail.clone(),
        payments: payments.clone(),
        cache: cache.clone(),
        flood: flood.clone(),
        jobs: jobs.clone(),
        clock: clock.clone(),
        entropy: entropy.clone(),
        log: log.clone(),
        config: Arc::new(config),
    };
    Kit { services, db, files, mail, payments, cache, flood, jobs, clock, entropy, log }
}
