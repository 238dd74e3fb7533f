//! Time, chance, cache, shield, bell and log.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use domain::{Timestamp, time::SECOND};
use ports::{Clock as _, JobMessage};
use sha2::{Digest, Sha256};

use crate::quiet::Quiet;

/// `ports::Clock` that stands still until told.
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.0))
    }

    pub fn set(&self, now: Timestamp) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// By so many milliseconds.
    pub fn advance(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl ports::Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }

    fn offset_minutes(&self, zone: &str, at: Timestamp) -> i32 {
        let (Ok(zone), Ok(at)) = (jiff::tz::TimeZone::get(zone), jiff::Timestamp::from_millisecond(at.0)) else { return 0 };
        zone.to_offset(at).seconds() / 60
    }

    fn knows(&self, zone: &str) -> bool {
        jiff::tz::TimeZone::get(zone).is_ok()
    }
}

/// `ports::Entropy` that is the same in every run and never gives the same twice: SHA-256 over a seed and a counter.
pub struct TestEntropy {
    seed: u64,
    blocks: AtomicU64,
}

impl TestEntropy {
    pub fn seeded(seed: u64) -> Self {
        Self { seed, blocks: AtomicU64::new(0) }
    }
}

impl ports::Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = self.blocks.fetch_add(1, Ordering::SeqCst);
            let hash = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(block.to_be_bytes()).finalize();
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
    }
}

/// `ports::Cache` in memory; entries end by the test's clock.
pub struct MemoryCache {
    clock: Arc<TestClock>,
    entries: Quiet<HashMap<String, (String, Timestamp)>>,
}

impl MemoryCache {
    pub fn by(clock: Arc<TestClock>) -> Self {
        Self { clock, entries: Quiet::default() }
    }

    /// As [`ports::Cache::put`].
    pub fn keep(&self, key: &str, value: &str, seconds: u32) {
        let end = self.clock.now().plus(i64::from(seconds) * SECOND);
        self.entries.lock().insert(key.to_owned(), (value.to_owned(), end));
    }

    /// A cache may, at any time.
    pub fn forget_all(&self) {
        self.entries.lock().clear();
    }

    /// What is kept, sorted by key.
    pub fn entries(&self) -> Vec<(String, String)> {
        let now = self.clock.now();
        let mut all: Vec<_> =
            self.entries.lock().iter().filter(|(_, (_, end))| now < *end).map(|(k, (v, _))| (k.clone(), v.clone())).collect();
        all.sort();
        all
    }
}

#[ports::async_trait]
impl ports::Cache for MemoryCache {
    async fn get(&self, key: &str) -> Option<String> {
        let entries = self.entries.lock();
        entries.get(key).filter(|(_, end)| self.clock.now() < *end).map(|(value, _)| value.clone())
    }

    async fn put(&self, key: &str, value: &str, seconds: u32) {
        self.keep(key, value, seconds);
    }

    async fn forget(&self, key: &str) {
        self.entries.lock().remove(key);
    }
}

/// `ports::Flood` that lets all pass until told to refuse.
#[derive(Default)]
pub struct TestRateLimiter {
    refused: Quiet<Vec<String>>,
    asked: Quiet<Vec<String>>,
}

impl TestRateLimiter {
    /// From now on, keys with this in them are refused; with an empty text, all are.
    pub fn refuse(&self, part: &str) {
        self.refused.lock().push(part.to_owned());
    }

    /// The keys asked about, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().clone()
    }
}

#[ports::async_trait]
impl ports::RateLimiter for TestRateLimiter {
    async fn allow(&self, key: &str) -> bool {
        self.asked.lock().push(key.to_owned());
        !self.refused.lock().iter().any(|part| key.contains(part))
    }
}

/// `ports::JobQueue` that keeps what it is given until a test takes it.
#[derive(Default)]
pub struct JobQueue(Quiet<Vec<JobMessage>>);

impl JobQueue {
    /// The messages since the last time.
    pub fn take(&self) -> Vec<JobMessage> {
        std::mem::take(&mut self.0.lock())
    }
}

#[ports::async_trait]
impl ports::JobQueue for JobQueue {
    async fn enqueue(&self, messages: &[JobMessage]) {
        self.0.lock().extend_from_slice(messages);
    }
}

/// `ports::Log` that remembers.
#[derive(Default)]
pub struct Log(Quiet<Vec<String>>);

impl Log {
    /// What was logged since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock())
    }
}

impl ports::Log for Log {
    fn error(&self, line: &str) {
        self.0.lock().push(line.to_owned());
    }
}
