//! Mail that comes in, as Email Routing hands it over.

use functions::system::{Inbound, MAIL_TOO_LARGE, MOST_MAIL_BYTES, Received, inbound};
use futures_util::TryStreamExt;
use wasm_bindgen::prelude::*;
use worker::{Env, ForwardableEmailMessage, console_error, console_log};

use crate::task;

/// By hand, and not `#[event(email)]`, which makes a panic of an error: here the promise is rejected, the sender's server is told to come
/// again, and the requests beside it go on.
#[wasm_bindgen]
pub async fn email(message: ForwardableEmailMessage, env: Env, _context: JsValue) -> Result<JsValue, JsValue> {
    let again = || JsValue::from(js_sys::Error::new("This mail cannot be taken just now."));
    let portico = crate::portico(&env).map_err(|_| again())?;
    let outcome = match read(&message).await.map_err(|_| again())? {
        None => MAIL_TOO_LARGE,
        Some(raw) => {
            let (from, to) = (message.from(), message.to());
            let received = Received { from: &from, to: &to, raw: &raw };
            task::named("email", inbound(&portico.system(), &received)).await.map_err(|failure| {
                // Ours to mend, and in the log.
                console_error!("email: {failure}");
                again()
            })?
        }
    };
    match outcome {
        Inbound::Taken => {}
        Inbound::Dropped(why) => console_log!("email: dropped, {why}"),
        Inbound::Refused(why) => message.set_reject(why),
    }
    Ok(JsValue::UNDEFINED)
}

/// The whole mail; `None` when it is larger than any that is read. What it says of its size is not all that is believed.
async fn read(message: &ForwardableEmailMessage) -> worker::Result<Option<Vec<u8>>> {
    if message.raw_size() > MOST_MAIL_BYTES as f64 {
        return Ok(None);
    }
    let mut stream = message.raw_byte_stream();
    let mut raw = Vec::new();
    while let Some(chunk) = stream.try_next().await? {
        if raw.len() + chunk.len() > MOST_MAIL_BYTES {
            return Ok(None);
        }
        raw.extend(chunk);
    }
    Ok(Some(raw))
}
