//! Portico on Cloudflare Workers: the entry points that the platform calls, and the ports implemented with D1, R2, queues, the cache and
//! sockets.
//!
//! This is the only crate that depends on `worker`, and no other crate depends on it. It has no rules of its own: it turns a platform event
//! into a call of `functions`, and the answer back. Begin at `fetch` below, then read `d1.rs`, the databases.

mod cache;
mod config;
mod d1;
mod email;
mod flood;
mod http;
mod js;
mod mail;
mod queue;
mod r2;
mod small;
mod stripe;
mod task;

use std::{cell::OnceCell, rc::Rc};

use functions::system::jobs::{self, Progress};
use ports::JobMessage;
use worker::{
    Context, Env, Message, MessageBatch, MessageExt, QueueRetryOptionsBuilder, ScheduleContext, ScheduledEvent, console_error, event,
};

thread_local! {
    /// Built at the first request of an isolate and kept: bindings are good for every request.
    static PORTICO: OnceCell<Rc<web::Application>> = const { OnceCell::new() };
}

/// # Errors
/// In words for the operator, when a variable is missing or makes no sense; also logged.
fn portico(env: &Env) -> Result<Rc<web::Application>, String> {
    if let Some(portico) = PORTICO.with(|cell| cell.get().cloned()) {
        return Ok(portico);
    }
    match config::services(env).and_then(functions::app) {
        Ok(built) => Ok(PORTICO.with(|cell| cell.get_or_init(|| Rc::new(built)).clone())),
        Err(wrong) => {
            console_error!("This deployment is not set up:\n{wrong}");
            Err(wrong)
        }
    }
}

// The panic hook is `worker`'s own: it logs, and the next request gets a fresh instance.
#[event(fetch)]
async fn fetch(raw: web_sys::Request, env: Env, _: Context) -> worker::Result<web_sys::Response> {
    let portico = match portico(&env) {
        Ok(portico) => portico,
        Err(wrong) => return plain(503, &format!("This portal is not set up yet.\n\n{wrong}\n")),
    };
    let Some(request) = http::request(&raw) else {
        return plain(400, "This is no request that a browser makes.\n");
    };
    let to_head = request.method() == ::http::Method::HEAD;
    let name = task::of_request(request.method(), request.uri().path());
    Ok(http::reply(task::named(&name, portico.serve(request)).await, to_head).await?)
}

fn plain(status: u16, text: &str) -> worker::Result<web_sys::Response> {
    Ok(js::reply(status, "content-type:text/plain; charset=utf-8\ncache-control:no-store", &text.into())?)
}

/// Each message is acknowledged or sent back by itself: an error or panic here would bring the whole batch again.
#[event(queue)]
async fn queue(batch: MessageBatch<JobMessage>, env: Env, _: Context) -> worker::Result<()> {
    let Ok(portico) = portico(&env) else {
        batch.retry_all();
        return Ok(());
    };
    let system = portico.system();
    for raw in batch.raw_iter() {
        let message = match Message::<JobMessage>::try_from(raw) {
            Ok(message) => message,
            // Counts as delivered when the batch ends. The cron finds the job that it meant.
            Err(error) => {
                console_error!("queue: a message that cannot be read: {error}");
                continue;
            }
        };
        match task::named("queue", jobs::run(&system, message.body())).await {
            Progress::Finished => message.ack(),
            Progress::Again { seconds } => {
                message.retry_with_options(&QueueRetryOptionsBuilder::new().with_delay_seconds(seconds.min(queue::LONGEST_DELAY)).build());
            }
        }
    }
    Ok(())
}

#[event(scheduled)]
async fn scheduled(_: ScheduledEvent, env: Env, _: ScheduleContext) {
    if let Ok(portico) = portico(&env)
        && task::named("cron", functions::system::cron::run(&portico.system())).await.is_err()
    {
        // What went wrong is in the log already, with the name of the task.
        console_error!("cron: not everything could be done");
    }
}
