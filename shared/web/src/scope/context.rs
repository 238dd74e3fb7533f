//! What is true of every request, whoever asks.

use std::sync::{Arc, OnceLock};

use axum::http::request::Parts;
use domain::{Date, Email, Language, Timestamp, time::MINUTE};

use crate::{
    App, Failure, Refusal, Reply,
    forms::{Carries, Held},
    frame::Frame,
    hosts::Site,
    openapi::Schema,
    refusals::Noticed,
    reply::{Format, device_cookies, email_cookie},
    route::RoutePolicy,
    shell::DisplayTime,
    translations::{RequestLocale, Translations},
};

/// A client's own key for one mutation, and what it was used for.
#[derive(Debug, Clone)]
pub(crate) struct Idempotency {
    pub key: String,
    /// SHA-256 of method, path and body.
    pub fingerprint: String,
}

/// The circumstances of one request.
#[derive(Clone)]
pub(crate) struct RequestContext {
    pub app: App,
    pub site: Site,
    pub format: Format,
    pub policy: RoutePolicy,
    /// Read once: the whole request happens at one time.
    pub now: Timestamp,
    pub path: String,
    /// A GET, whose answer somebody sees.
    pub looks: bool,
    /// Address of the asker, as Cloudflare tells it.
    pub source: String,
    pub user_agent: String,
    pub idempotency: Option<Idempotency>,
    pub email_hint: Option<Email>,
    /// The marks of accounts that were logged in on this device.
    pub devices: Vec<(String, String)>,
    pub spoken: RequestLocale,
    pub noticed: Noticed,
    /// Kept for the page of a failure.
    pub frame: Frame,
    /// A login that carries a form which was typed before.
    pub carries_form: bool,
    /// A form that comes back after a login, and does nothing; the names of the files that it had.
    pub resumed: Option<Vec<String>>,
    /// The time zone of who is signed in, once the database was asked: on the dashboard's host that is the only one there is.
    pub zone: Arc<OnceLock<String>>,
    /// Where a GET shows this page again, without a query; empty where none does.
    pub here: String,
}

impl RequestContext {
    /// # Errors
    /// Only when a row was built past the table: a mistake of ours.
    pub fn of(parts: &Parts) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::internal("a route outside the table"))
    }

    pub fn new(app: &App, site: Site, parts: &Parts, policy: RoutePolicy, idempotency: Option<Idempotency>) -> Self {
        let text = |name: &str| parts.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes())).unwrap_or_default();
        let clipped = |text: std::borrow::Cow<'_, str>, most: usize| text.chars().take(most).collect::<String>();
        let path = parts.uri.path().to_owned();
        let here = if policy.safe || policy.has_page { path.clone() } else { String::new() };
        Self {
            app: app.clone(),
            site,
            format: Format::of(&path),
            policy,
            now: app.0.services.clock.now(),
            source: source(&parts.headers),
            looks: parts.method == http::Method::GET,
            user_agent: clipped(text("user-agent"), 300),
            idempotency,
            email_hint: email_cookie(&parts.headers),
            devices: device_cookies(&parts.headers),
            spoken: parts.extensions.get::<RequestLocale>().cloned().unwrap_or_default(),
            noticed: parts.extensions.get::<Noticed>().cloned().unwrap_or_default(),
            zone: Arc::default(),
            here,
            path,
            frame: parts.extensions.get::<Frame>().cloned().unwrap_or_default(),
            carries_form: parts.extensions.get::<Held>().is_some_and(|held| held.kept().is_some()),
            resumed: match parts.extensions.get::<Carries>() {
                Some(Carries::Resumed(files)) => Some(files.clone()),
                _ => None,
            },
        }
    }

    /// Before a change: a form that comes back after a login is shown, and does nothing by itself.
    ///
    /// # Errors
    /// [`Failure::Resumed`].
    pub fn meant(&self) -> Result<(), Failure> {
        match &self.resumed {
            Some(files) => Err(Failure::Resumed { files: files.clone() }),
            None => Ok(()),
        }
    }

    /// What a page of a login says when it carries a form.
    pub fn notice(&self) -> Option<String> {
        self.carries_form.then(|| self.spoken.t().login_kept().to_owned())
    }

    /// As the IANA names it.
    pub fn zone(&self) -> &str {
        self.zone.get().map_or_else(|| self.site.time_zone(), String::as_str)
    }
}

/// The address of the asker, as Cloudflare tells it.
pub(crate) fn source(headers: &http::HeaderMap) -> String {
    let told = headers.get("cf-connecting-ip").and_then(|value| value.to_str().ok()).unwrap_or_default();
    told.chars().take(64).collect()
}

/// What every scope can do.
pub trait Context {
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext;

    fn now(&self) -> Timestamp {
        self.context().now
    }

    /// What was just refused, for the audit log's count; the failure that follows says it to who asked.
    fn refused(&self, what: Refusal) {
        self.context().noticed.refused(what);
    }

    /// What to say things with: the language of this answer. On the dashboard's host always English.
    fn t(&self) -> Translations {
        self.context().spoken.t()
    }

    /// The language this browser asked for, by a choice at the foot of a page or by what it likes best; `None` when it said nothing.
    fn asked_language(&self) -> Option<Language> {
        self.context().spoken.asked
    }

    /// A moment, as clocks at the studio show it.
    fn when(&self, at: Timestamp) -> DisplayTime {
        self.when_in(self.context().zone(), at)
    }

    /// A moment, as clocks in this zone show it.
    fn when_in(&self, zone: &str, at: Timestamp) -> DisplayTime {
        DisplayTime::local(at, self.context().app.0.services.clock.offset_minutes(zone, at), self.t())
    }

    /// A day of the calendar.
    fn day(&self, day: Date) -> DisplayTime {
        DisplayTime { iso: day.to_string(), text: self.t().date(day) }
    }

    /// The day it is, or was, at the studio.
    fn day_of(&self, at: Timestamp) -> Date {
        self.day_in(self.context().zone(), at)
    }

    /// The day it is now at the studio: what is due, overdue or still open goes by it.
    fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The same in this zone.
    fn day_in(&self, zone: &str, at: Timestamp) -> Date {
        let offset = self.context().app.0.services.clock.offset_minutes(zone, at);
        at.plus(i64::from(offset) * MINUTE).date()
    }

    /// Whether there is a time zone of this name.
    fn knows_zone(&self, zone: &str) -> bool {
        self.context().app.0.services.clock.knows(zone)
    }

    /// Whether somebody looks at something: a GET, not a HEAD, not a change.
    fn looks(&self) -> bool {
        self.context().looks
    }

    /// Whether the answer is a page: software is not read what only a page shows.
    fn pages(&self) -> bool {
        self.context().format == Format::Html
    }

    /// Starts the answer; it goes out as JSON or as a page, by how the request came in.
    fn reply<T: Schema>(&self, output: T) -> Reply<T> {
        Reply::new(self.context().format, output)
    }

    /// A fresh random id, e.g. `guest.fresh(SessionId::from_bytes)`.
    fn fresh<T>(&self, id: impl FnOnce([u8; 16]) -> T) -> T {
        let mut bytes = [0; 16];
        self.context().app.0.services.entropy.fill(&mut bytes);
        id(bytes)
    }

    /// A fresh one-time secret with its hash.
    fn token(&self) -> crate::tokens::FreshToken {
        crate::tokens::FreshToken::new(self.context().app.0.services.entropy.as_ref())
    }

    fn keys(&self) -> &crate::crypto::Keys {
        &self.context().app.0.keys
    }

    /// Address of the asker; empty when unknown.
    fn source(&self) -> &str {
        &self.context().source
    }

    fn user_agent(&self) -> &str {
        &self.context().user_agent
    }

    /// The dashboard's address, e.g. `https://app.portico.example`.
    fn dashboard_origin(&self) -> String {
        self.context().app.0.hosts.dashboard()
    }

    /// The sender of the deployment's mail.
    fn mail_from(&self) -> Email {
        self.context().app.0.services.config.mail_from.clone()
    }

    /// The email left for the next form by the step before.
    fn email_hint(&self) -> Option<&Email> {
        self.context().email_hint.as_ref()
    }

    /// The file store. What is fetched from it is authorised by the row that names the key.
    fn files(&self) -> &dyn ports::Files {
        self.context().app.0.services.files.as_ref()
    }
}
