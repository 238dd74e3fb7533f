//! `Flood` on the rate-limit binding.

use ports::{RateLimiter, async_trait};
use worker::{Env, send::SendFuture};

pub struct RateLimit(pub Env);

#[async_trait]
impl RateLimiter for RateLimit {
    /// A shield that fails must not shut the house: exact counting is the database's.
    async fn allow(&self, key: &str) -> bool {
        let Ok(limiter) = self.0.rate_limiter("FLOOD") else { return true };
        match SendFuture::new(limiter.limit(key.to_owned())).await {
            Ok(outcome) => outcome.success,
            Err(error) => {
                worker::console_warn!("flood: {error}");
                true
            }
        }
    }
}
