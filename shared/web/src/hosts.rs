//! `Host` → studio. Resolved once a request, kept at the edge per host, dropped when the studio changes. An unknown host stops here and
//! learns nothing about any studio (A2).

use std::sync::Arc;

use axum::body::Body;
use domain::{Language, Placement, Shard, Slug, StudioId, brand::Brand};
use http::{HeaderMap, Request, Response, StatusCode, header};
use ports::{DbError, Flag, Sql};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    directory::{self, UniqueName},
    headers,
    reply::{Format, language_cookie, session_cookie},
    shell,
    translations::{Translations, liked},
};

/// Which of the two sides answers.
#[derive(Clone, Debug)]
pub enum Site {
    /// A studio's client side.
    Portal(Arc<PlacedStudio>),
    /// The studios' side: dashboard, API, operator, webhooks.
    Dashboard,
}

impl Site {
    pub(crate) fn language(&self) -> Language {
        match self {
            Self::Portal(studio) => studio.language,
            Self::Dashboard => Language::En,
        }
    }

    pub(crate) fn time_zone(&self) -> &str {
        match self {
            Self::Portal(studio) => &studio.time_zone,
            Self::Dashboard => "UTC",
        }
    }
}

/// A studio as its host knows it. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Studio {
    pub id: StudioId,
    pub slug: Slug,
    pub name: String,
    #[serde(deserialize_with = "json_text")]
    pub brand: Brand,
    pub portal_open: Flag,
    /// Where replies to the studio's mail go.
    pub reply_to: Option<domain::Email>,
    /// The custom domain for links, when one is active.
    pub hostname: Option<String>,
    /// What its clients are spoken to in when they choose nothing.
    #[serde(default)]
    pub language: Language,
    /// As the IANA names it, e.g. `Europe/Vienna`.
    #[serde(default = "utc")]
    pub time_zone: String,
}

fn utc() -> String {
    "UTC".to_owned()
}

/// A studio as its host knows it, with the shard it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedStudio {
    #[serde(flatten)]
    studio: Studio,
    shard: Shard,
}

impl PlacedStudio {
    pub(crate) fn placement(&self) -> Placement {
        Placement { studio: self.studio.id.clone(), shard: self.shard }
    }
}

impl std::ops::Deref for PlacedStudio {
    type Target = Studio;

    fn deref(&self) -> &Studio {
        &self.studio
    }
}

/// What a studio's mail is written on.
#[derive(Debug, Clone)]
pub struct Letterhead {
    pub studio_name: String,
    pub brand: Brand,
    /// Of the studio's own address, e.g. `https://aurora.portico.example`: links start with it.
    pub origin: String,
    /// Sender: the deployment's address, in the studio's name.
    pub from: domain::Email,
    pub reply_to: Option<domain::Email>,
    /// Of who chose none.
    pub language: Language,
}

impl Letterhead {
    pub(crate) fn new(app: &App, studio: &Studio) -> Self {
        Self {
            studio_name: studio.name.clone(),
            brand: studio.brand.clone(),
            origin: app.0.hosts.studio(studio),
            from: app.0.services.config.mail_from.clone(),
            reply_to: studio.reply_to.clone(),
            language: studio.language,
        }
    }
}

/// A brand arrives as JSON text from the database and as an object from our own cache.
fn json_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Brand, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Read(Brand),
    }
    Ok(match Either::deserialize(from)? {
        Either::Text(text) => serde_json::from_str(&text).unwrap_or_default(),
        Either::Read(brand) => brand,
    })
}

/// The deployment's own names, from `BASE_URL`.
#[derive(Debug, Clone)]
pub(crate) struct Hosts {
    scheme: String,
    /// `portico.example`
    domain: String,
    /// `:8787`, or empty
    port: String,
}

impl Hosts {
    pub fn parse(base_url: &str) -> Result<Self, String> {
        let wrong = || format!("BASE_URL must be like https://portico.example, not {base_url:?}");
        let (scheme, rest) = base_url.trim_end_matches('/').split_once("://").ok_or_else(wrong)?;
        let (domain, port) = rest.split_once(':').map_or((rest, String::new()), |(domain, port)| (domain, format!(":{port}")));
        if !matches!(scheme, "http" | "https") || domain.is_empty() || rest.contains(['/', '?', '#', '@']) {
            return Err(wrong());
        }
        Ok(Self { scheme: scheme.to_owned(), domain: domain.to_ascii_lowercase(), port })
    }

    /// `https://app.portico.example`
    pub fn dashboard(&self) -> String {
        self.origin(&format!("app.{}", self.domain))
    }

    pub fn origin(&self, host: &str) -> String {
        format!("{}://{host}{}", self.scheme, self.port)
    }

    /// The origin of a `Host` header, which carries its own port.
    pub fn origin_of(&self, host: &str) -> String {
        format!("{}://{host}", self.scheme)
    }

    pub fn https(&self) -> bool {
        self.scheme == "https"
    }

    /// The one host where a studio's clients log in: its own domain, else its first address. Never from a request.
    fn primary(&self, studio: &Studio) -> String {
        studio.hostname.clone().unwrap_or_else(|| format!("{}.{}", studio.slug, self.domain))
    }

    /// Where a studio's links lead.
    pub fn studio(&self, studio: &Studio) -> String {
        self.origin(&self.primary(studio))
    }

    /// Other origins to which a form of ours may lead: a studio can change its address while a page of it is open.
    pub fn form_targets(&self, site: Option<&Site>, checkout_origin: &str) -> String {
        match site {
            Some(Site::Portal(studio)) => {
                let own = studio.hostname.as_ref().map(|hostname| format!(" {}", self.origin(hostname))).unwrap_or_default();
                format!("{checkout_origin} {}{own}", self.origin(&format!("*.{}", self.domain)))
            }
            _ => checkout_origin.to_owned(),
        }
    }

    fn name(&self, host: &str) -> Named {
        if host == self.domain || host.strip_prefix("app.") == Some(&self.domain) {
            return Named::Dashboard;
        }
        let label = host.strip_suffix(&self.domain).and_then(|rest| rest.strip_suffix('.'));
        match label.map(str::parse) {
            Some(Ok(slug)) => Named::Slug(slug),
            // Below our own domain only slugs and domains a studio was given.
            Some(Err(_)) | None => Named::Domain,
        }
    }
}

enum Named {
    Dashboard,
    Slug(Slug),
    Domain,
}

const STUDIO: Sql = Sql::new(
    "SELECT s.* FROM studio_heads s
     WHERE s.id = ?1",
);

/// How long a host is believed without asking, in seconds; also the longest another location may lag behind a change.
const KEPT_SECONDS: u32 = 60;

fn cache_key(host: &str) -> String {
    format!("host/{host}")
}

/// The host of a request, lower case and in ASCII, without port or closing dot. Forwarding headers change nothing.
fn host_of(request: &Request<Body>) -> Option<String> {
    let host = match request.uri().host() {
        Some(host) => host,
        None => request.headers().get(header::HOST)?.to_str().ok()?,
    };
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name).trim_end_matches('.');
    let host = domain::idn::ascii(host);
    (!host.is_empty() && host.len() <= 253).then_some(host)
}

/// # Errors
/// The finished answer: when there is no portal here, when it is elsewhere, or when the database is out of reach.
pub(crate) async fn resolve(app: &App, request: &Request<Body>) -> Result<Site, Box<Response<Body>>> {
    let Some(host) = host_of(request) else {
        return Err(Box::new(no_portal(request.headers())));
    };
    let inner = &app.0;
    let name = match inner.hosts.name(&host) {
        // Members have one host, too. Software may call either.
        Named::Dashboard
            if host == inner.hosts.domain && request.method().is_safe() && Format::of(request.uri().path()) == Format::Html =>
        {
            return Err(Box::new(moved(app, &inner.hosts.dashboard(), request)));
        }
        Named::Dashboard => return Ok(Site::Dashboard),
        // An address that it had leads to it, too.
        Named::Slug(slug) => UniqueName::slug(&slug),
        Named::Domain => UniqueName::hostname(&host),
    };
    // An unknown host is remembered too, as `null`: a scan of made-up names costs no database.
    let kept = inner.services.cache.get(&cache_key(&host)).await.and_then(|text| serde_json::from_str::<Option<PlacedStudio>>(&text).ok());
    let elsewhere = |studio: &Option<PlacedStudio>| studio.as_ref().is_some_and(|studio| inner.hosts.primary(studio) != host);
    let studio = match kept {
        // Two hosts that are remembered from before and after a change must not send people back and forth.
        Some(studio) if !elsewhere(&studio) => studio,
        _ => look_up(app, &host, &name).await.map_err(|_| Box::new(unavailable(request.headers())))?,
    };
    match studio {
        None => Err(Box::new(no_portal(request.headers()))),
        // Who logged in here before the address changed may send what they are writing; the next page is at the new address.
        Some(studio) if inner.hosts.primary(&studio) == host || writes_in_a_session(request) => Ok(Site::Portal(Arc::new(studio))),
        Some(studio) if form_is_held_back(app, &studio, request) => Err(Box::new(form_moved(app, &studio, request))),
        Some(studio) => Err(Box::new(moved(app, &inner.hosts.studio(&studio), request))),
    }
}

/// Two round trips: the directory knows which shard to ask.
async fn look_up(app: &App, host: &str, name: &UniqueName) -> Result<Option<PlacedStudio>, DbError> {
    let studio = match directory::find(&app.0.services, directory::by_name(name)).await? {
        Some(at) => {
            let rows = directory::run(&app.0.services, &at, vec![STUDIO.with([])]).await?;
            let studio = rows.first().ok_or_else(|| DbError::Internal("no outcome".to_owned()))?.first::<Studio>()?;
            studio.map(|studio| PlacedStudio { studio, shard: at.shard })
        }
        None => None,
    };
    if let Ok(text) = serde_json::to_string(&studio) {
        app.0.services.cache.put(&cache_key(host), &text, KEPT_SECONDS).await;
    }
    Ok(studio)
}

fn writes_in_a_session(request: &Request<Body>) -> bool {
    !request.method().is_safe() && session_cookie(request.headers()).is_some()
}

/// Browsers do not follow a form to a site that its page's policy did not name, and say nothing: a domain of the studio's own is one.
fn form_is_held_back(app: &App, studio: &Studio, request: &Request<Body>) -> bool {
    let below_ours = app.0.hosts.primary(studio).ends_with(&format!(".{}", app.0.hosts.domain));
    !request.method().is_safe() && !below_ours && Format::of(request.uri().path()) == Format::Html
}

/// Another address leads to the one that counts, to the same page there, before a session begins (A1). Not kept by browsers: the studio
/// may go back.
fn moved(app: &App, origin: &str, request: &Request<Body>) -> Response<Body> {
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(to) = http::HeaderValue::from_str(&format!("{origin}{asked}")) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    headers::secure(&mut response, app.0.hosts.https(), "");
    // A form that is redirected says where it comes from; nothing but the address of the host.
    response.headers_mut().insert(header::REFERRER_POLICY, http::HeaderValue::from_static("strict-origin"));
    response
}

/// Whether a request comes from a page on another address of the same studio: one that was opened before the studio moved, whose form was
/// redirected here. `Origin` is `null` after such a redirect in some browsers, and the referrer says it instead.
pub(crate) async fn from_other_address(app: &App, site: &Site, headers: &HeaderMap) -> bool {
    let Site::Portal(studio) = site else { return false };
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).filter(|text| *text != "null");
    let Some(from) = text(header::ORIGIN).or_else(|| text(header::REFERER)) else { return false };
    // This very address is not another one, whatever a browser says of it.
    let here = text(header::HOST).unwrap_or_default();
    let hosts = &app.0.hosts;
    let Some(rest) = from.strip_prefix(hosts.scheme.as_str()).and_then(|rest| rest.strip_prefix("://")) else { return false };
    let authority = rest.split('/').next().filter(|authority| *authority != here).unwrap_or_default();
    let Some(host) = authority.strip_suffix(hosts.port.as_str()) else { return false };
    let name = match hosts.name(host) {
        Named::Dashboard => return false,
        Named::Slug(slug) => UniqueName::slug(&slug),
        Named::Domain => UniqueName::hostname(host),
    };
    look_up(app, host, &name).await.is_ok_and(|found| found.is_some_and(|found| found.id == studio.id))
}

/// The same to somebody who has filled in a form on a page from before.
fn form_moved(app: &App, studio: &Studio, request: &Request<Body>) -> Response<Body> {
    let t = Translations { language: language_cookie(request.headers()).or_else(|| liked(request.headers())).unwrap_or(studio.language) };
    // A personal link goes on to its page; the other forms that nobody has to be logged in for are a step before or after the login.
    let path = request.uri().path();
    let personal = ["/set-password/", "/sign-in/", "/open/", "/confirm-email/"].iter().any(|way| path.starts_with(way));
    let to = format!("{}{}", app.0.hosts.studio(studio), if personal { path } else { "/login" });
    let link = Some((to.as_str(), t.failure_moved_go()));
    shell::plain(StatusCode::CONFLICT, t, t.failure_moved_title(), t.failure_moved_text(), link)
}

/// Forgets what is kept of a studio's hosts, after it changed.
pub(crate) async fn forget(app: &App, slug: &str, hostname: Option<&str>) {
    let own = format!("{slug}.{}", app.0.hosts.domain);
    for host in std::iter::once(own.as_str()).chain(hostname) {
        app.0.services.cache.forget(&cache_key(host)).await;
    }
}

/// No studio is known here, so the browser alone says which language is read.
fn no_portal(headers: &HeaderMap) -> Response<Body> {
    let t = Translations { language: liked(headers).unwrap_or_default() };
    shell::plain(StatusCode::MISDIRECTED_REQUEST, t, t.failure_no_portal_title(), t.failure_no_portal_text(), None)
}

fn unavailable(headers: &HeaderMap) -> Response<Body> {
    let t = Translations { language: liked(headers).unwrap_or_default() };
    let mut response = shell::plain(StatusCode::SERVICE_UNAVAILABLE, t, t.failure_unavailable_title(), t.failure_out_of_reach(), None);
    headers::retry_after(&mut response, 30);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_origin() {
        let hosts = Hosts::parse("http://localhost:8787").unwrap();
        assert_eq!(hosts.dashboard(), "http://app.localhost:8787");
        for wrong in ["", "localhost", "ftp://x", "https://x/path"] {
            assert!(Hosts::parse(wrong).is_err(), "{wrong}");
        }
    }

    /// Proves A1, A2.
    #[test]
    fn only_one_label_below_our_domain_is_a_slug() {
        let hosts = Hosts::parse("https://portico.example").unwrap();
        assert!(matches!(hosts.name("aurora.portico.example"), Named::Slug(_)));
        assert!(matches!(hosts.name("app.portico.example"), Named::Dashboard));
        assert!(matches!(hosts.name("portico.example"), Named::Dashboard));
        for other in ["a.b.portico.example", "auroraportico.example", "portico.example.evil.test", "ab.portico.example"] {
            assert!(matches!(hosts.name(other), Named::Domain), "{other}");
        }
    }
}
