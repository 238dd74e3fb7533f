//! Small helpers at the border to JavaScript.

use std::{future::Future, time::Duration};

use futures_util::future::{Either, select};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/glue.js")]
extern "C" {
    pub fn head(request: &web_sys::Request) -> String;

    #[wasm_bindgen(catch)]
    pub fn reply(status: u16, head: &str, body: &JsValue) -> Result<web_sys::Response, JsValue>;

    #[wasm_bindgen(catch)]
    pub async fn batch(db: &JsValue, statements: &str, whose: &str) -> Result<JsValue, JsValue>;
}

/// A binding or variable of the Worker, if there is one. They are looked up when needed, so that a Worker built with one function alone
/// may go without what that function never uses.
pub fn binding(env: &worker::Env, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(env, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// The text of whatever was thrown.
pub fn message(thrown: &JsValue) -> String {
    thrown.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{thrown:?}"), |error| String::from(error.message()))
}

/// `None` when it takes longer than that.
pub async fn within<F: Future>(seconds: u64, work: F) -> Option<F::Output> {
    let alarm = worker::Delay::from(Duration::from_secs(seconds));
    match select(std::pin::pin!(work), alarm).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}
