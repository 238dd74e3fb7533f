//! `Cache` on the Cache API: per location, forgets at will.

use ports::{Cache as CachePort, async_trait};
use worker::{Cache, Response, send::SendFuture};

pub struct EdgeCache;

/// Entries need an address. No request can ask for this one: `.invalid` never resolves (RFC 6761).
fn address(key: &str) -> String {
    format!("https://cache.portico.invalid/{}", js_sys::encode_uri_component(key))
}

#[async_trait]
impl CachePort for EdgeCache {
    async fn get(&self, key: &str) -> Option<String> {
        SendFuture::new(async move { Cache::default().get(address(key), false).await.ok()??.text().await.ok() }).await
    }

    async fn put(&self, key: &str, value: &str, seconds: u32) {
        SendFuture::new(async move {
            let Ok(response) = Response::ok(value) else { return };
            if response.headers().set("cache-control", &format!("max-age={seconds}")).is_ok()
                && let Err(error) = Cache::default().put(address(key), response).await
            {
                worker::console_warn!("cache: {error}");
            }
        })
        .await;
    }

    async fn forget(&self, key: &str) {
        SendFuture::new(async move {
            if let Err(error) = Cache::default().delete(address(key), false).await {
                worker::console_warn!("cache: {error}");
            }
        })
        .await;
    }
}
