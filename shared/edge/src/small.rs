//! Time, chance, and the log.

use std::{cell::RefCell, collections::HashMap};

use domain::Timestamp;
use js_sys::Intl::DateTimeFormat;
use ports::{Clock, Entropy, Log};
use wasm_bindgen::{JsCast, JsValue};

pub struct EdgeClock;

impl Clock for EdgeClock {
    /// In production the platform's time stands still between one I/O and the next.
    fn now(&self) -> Timestamp {
        Timestamp(js_sys::Date::now() as i64)
    }

    fn offset_minutes(&self, zone: &str, at: Timestamp) -> i32 {
        ZONES.with_borrow_mut(|zones| {
            let zone = zones.entry(zone.to_owned()).or_insert_with(|| formatter(zone));
            zone.as_ref().and_then(|zone| shown(zone, at)).unwrap_or(0)
        })
    }

    /// Not kept: whatever somebody types would stay in memory.
    fn knows(&self, zone: &str) -> bool {
        formatter(zone).is_some()
    }
}

thread_local! {
    /// Making a formatter costs far more than asking it. `None` is a zone the platform does not know.
    static ZONES: RefCell<HashMap<String, Option<DateTimeFormat>>> = RefCell::default();
}

/// The platform's own time zone database, so that the bundle carries none.
fn formatter(zone: &str) -> Option<DateTimeFormat> {
    let options = js_sys::Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        js_sys::Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The constructor throws for a zone it does not know, and a binding of it would not catch that.
    let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor = js_sys::Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let arguments = js_sys::Array::of2(&"en-GB".into(), &options);
    js_sys::Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
}

/// The offset within `23/11/2026, GMT+01:00`.
fn shown(zone: &DateTimeFormat, at: Timestamp) -> Option<i32> {
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    let text = zone.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    let (_, offset) = text.rsplit_once("GMT")?;
    let Some((sign, rest)) = offset.split_at_checked(1) else { return Some(0) };
    let mut numbers = rest.split(':').map(str::parse::<i32>);
    let minutes = 60 * numbers.next()?.ok()? + numbers.next()?.ok()?;
    Some(if sign == "-" { -minutes } else { minutes })
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
