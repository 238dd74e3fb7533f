//! Forms know whom they were shown to, and what is typed into them is not lost. Three things, done here for every form there is:
//!
//! - each form of a page for somebody who is logged in carries a mark of their account, and is refused when somebody else is logged in by
//!   the time it is sent ([`shown_to_another`]); requests of our scripts carry the mark as a header;
//! - a form that is sent after its session has ended leads through the login and comes back filled in ([`kept`]);
//! - where a form cannot be shown again, the page that says why shows what was typed ([`Held`]).

mod held;
mod html;
mod kept;

use axum::{
    body::Body,
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use domain::{StudioId, Timestamp};
use http::{HeaderMap, StatusCode, header, request::Parts};
use ports::BodySlot;

pub(crate) use held::Held;
pub(crate) use kept::{Again, Carries, Kept};

use crate::{
    App, Client, Cookie, Failure, StudioActor,
    crypto::Account,
    hosts::Site,
    reply::{local_path, new_session, session_cookie},
    route::RoutePolicy,
};

/// The field in which a form says whom it was shown to.
pub(crate) const FOR: &str = "_for";
/// The field in which a login carries what was typed before.
const KEPT: &str = "_kept";
/// As [`FOR`], of a request that a script makes.
const HEADER: &str = "portico-for";

/// What somebody typed into a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pub pairs: Vec<(String, String)>,
    /// Names of chosen files.
    pub files: Vec<String>,
    pub multipart: bool,
}

/// A field that is not shown again and not kept.
fn secret(name: &str) -> bool {
    name.contains("password") || name.contains("token")
}

impl Typed {
    /// What a person wrote, to show it to them; not what a page sends along unseen.
    pub fn texts(&self) -> Vec<String> {
        let unseen = |value: &str| {
            let one_word = !value.contains(char::is_whitespace);
            let id = value.len() >= 20 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
            one_word && (id || value.len() < 2 || matches!(value, "on" | "off" | "yes" | "no" | "true" | "false"))
        };
        let written = |name: &str, value: &str| name != "next" && !secret(name) && !value.trim().is_empty() && !unseen(value.trim());
        self.pairs.iter().filter(|(name, value)| written(name, value)).map(|(_, value)| value.clone()).collect()
    }
}

/// Whose session the cookie says it is; the database may know that it is over.
fn account(app: &App, site: &Site, headers: &HeaderMap, now: Timestamp) -> Option<(StudioId, Account)> {
    let token = session_cookie(headers)?;
    let claims = match site {
        Site::Portal(studio) => app.0.keys.client_session(token, &studio.id, now),
        Site::Dashboard => app.0.keys.member_session(token, now),
    }?;
    Some((claims.studio, claims.account))
}

/// Refuses a form or a script's request of a page that was shown to somebody else than who is logged in now.
///
/// # Errors
/// [`Failure::Stranger`]; [`Failure::Unauthenticated`] where nobody is logged in any more.
pub(crate) async fn shown_to_another(app: &App, policy: &RoutePolicy, parts: &mut Parts, held: &Held) -> Result<(), Failure> {
    let site = parts.extensions.get::<Site>().cloned().ok_or_else(|| Failure::internal("a request without a site"))?;
    let Some((studio, account)) = account(app, &site, &parts.headers, app.0.services.clock.now()) else { return Ok(()) };
    let own = |mark: &str| app.0.keys.form_marks(&studio, &account).any(|own| own == mark);
    if policy.api {
        let told = parts.headers.get(HEADER).map(|mark| mark.to_str().unwrap_or_default());
        // A browser says where a request comes from. Software that logs in has no pages, and need not say whose they are.
        let by_page = parts.headers.contains_key("sec-fetch-site");
        let fine = told.map_or(!by_page, own);
        return if fine { Ok(()) } else { Err(Failure::Stranger { name: None }) };
    }
    let Some(mark) = held.mark() else { return Err(Failure::Stranger { name: None }) };
    if own(&mark) {
        return Ok(());
    }
    let name = match account {
        Account::Client(_) => Client::from_request_parts(parts, app).await?.read([]).await?.0.name,
        Account::Member(_) => StudioActor::from_request_parts(parts, app).await?.read([]).await?.0.name,
    };
    Err(Failure::Stranger { name: Some(name) })
}

/// A button of a form can ask with a GET, and sends its fields along: ours are no business of the page.
pub(crate) fn without_ours(parts: &mut Parts) {
    let Some(query) = parts.uri.query().filter(|query| query.contains(FOR)) else { return };
    let ours = |pair: &&str| pair.split('=').next().is_some_and(|name| name == FOR || name == KEPT);
    let rest: Vec<_> = query.split('&').filter(|pair| !ours(pair)).collect();
    if let Ok(uri) = format!("{}?{}", parts.uri.path(), rest.join("&")).parse() {
        parts.uri = uri;
    }
}

/// The page of ours that a request comes from, as the browser says; empty when it does not.
pub(crate) fn page_before(app: &App, headers: &HeaderMap) -> String {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let path = || {
        let own = app.0.hosts.origin_of(text(header::HOST)?);
        local_path(text(header::REFERER)?.strip_prefix(&own)?)
    };
    path().unwrap_or_default().to_owned()
}

/// The login page instead of a form that nobody is logged in for, with what was typed. `None` where there is nothing to keep, or too much.
pub(crate) fn through_the_door(app: &App, site: &Site, held: &Held, typed: Typed, path: &str, page: &str) -> Option<Response> {
    let kept = Kept::of(typed, path, page)?.seal(app, site, &held.mark()?)?;
    let again = Again { status: Some(StatusCode::UNAUTHORIZED), ..Again::page(&door(site, page), kept) };
    let mut response = StatusCode::UNAUTHORIZED.into_response();
    Cookie::no_session().set(&mut response);
    response.extensions_mut().insert(again);
    Some(response)
}

/// Where people log in, and from there back to this page; empty for none.
pub(crate) fn door(site: &Site, back: &str) -> String {
    let door = if matches!(site, Site::Portal(_)) { "/login" } else { "/sign-in" };
    match serde_html_form::to_string([("next", back)]) {
        Ok(query) if !matches!(back, "" | "/") => format!("{door}?{query}"),
        _ => door.to_owned(),
    }
}

/// After a step of a login that carries a form: the form itself, filled in, when its owner has logged in; the next step until then.
pub(crate) fn next_step(app: &App, site: &Site, held: &Held, response: &mut Response) {
    let Some(kept) = held.kept() else { return };
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).and_then(local_path);
    let Some(to) = to.filter(|_| response.status() == StatusCode::SEE_OTHER).map(str::to_owned) else { return };
    let again = match new_session(response.headers()) {
        None => Some(Again::page(&to, kept)),
        Some(cookie) => account(app, site, &cookie, app.0.services.clock.now()).and_then(|(studio, account)| {
            let mark = app.0.keys.form_mark(&studio, &account)?;
            Some(Kept::open(app, site, &studio, &account, &kept)?.request(&mark))
        }),
    };
    if let Some(again) = again {
        response.extensions_mut().insert(again);
    }
}

/// Puts the fields that are ours into the forms of a page.
pub(crate) async fn mark(app: &App, site: &Site, held: &Held, asked: &HeaderMap, response: Response) -> Response {
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let shown_to = held
        .guarded()
        .then(|| account(app, site, asked, app.0.services.clock.now()))
        .flatten()
        .and_then(|(studio, account)| app.0.keys.form_mark(&studio, &account));
    let kept = held.kept();
    let fields: Vec<(&str, &str)> =
        [(FOR, shown_to.as_deref()), (KEPT, kept.as_deref())].into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    if !html || fields.is_empty() || response.extensions().get::<BodySlot>().is_some() {
        return response;
    }
    let (parts, body) = response.into_parts();
    match axum::body::to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, Body::from(html::with_fields(&String::from_utf8_lossy(&bytes), &fields))),
        Err(error) => Failure::internal(error).into_response(),
    }
}
