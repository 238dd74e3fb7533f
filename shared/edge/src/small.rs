//! Time, chance, and the log.

use domain::Timestamp;
use ports::{Clock, Entropy, Log};

pub struct EdgeClock;

impl Clock for EdgeClock {
    /// In production the platform's time stands still between one I/O and the next.
    fn now(&self) -> Timestamp {
        Timestamp(js_sys::Date::now() as i64)
    }
}

pub struct EdgeEntropy;

impl Entropy for EdgeEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Never go on with what could be guessed.
            std::process::abort();
        }
    }
}

pub struct EdgeLog;

impl Log for EdgeLog {
    fn error(&self, line: &str) {
        worker::console_error!("{line}");
    }
}
