//! `Host` → studio. Resolved once a request, kept at the edge per host, dropped when the studio changes. An unknown host stops here and
//! learns nothing about any studio (A2).

use std::sync::Arc;

use axum::body::Body;
use domain::{Language, Slug, StudioId, brand::Brand};
use http::{HeaderMap, Request, Response, StatusCode, header};
use ports::{DbError, Sql};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    headers, shell,
    words::{Words, liked},
};

/// Which of the two sides answers.
#[derive(Clone, Debug)]
pub enum Site {
    /// A studio's client side.
    Portal(Arc<Studio>),
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
    pub portal_open: u8,
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
            from: app.0.world.config.mail_from.clone(),
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

    /// Where a studio's links lead: its own domain, else its first address. Never from a request.
    pub fn studio(&self, studio: &Studio) -> String {
        match &studio.hostname {
            Some(hostname) => self.origin(hostname),
            None => self.origin(&format!("{}.{}", studio.slug, self.domain)),
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

/// By the address it has, or one that it had.
const BY_SLUG: Sql = Sql::new(
    "SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, h.hostname
     FROM studios s LEFT JOIN hostnames h ON h.studio_id = s.id AND h.is_primary = 1 AND h.state = 'active'
     WHERE s.slug = ?1
     UNION ALL
     SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, h.hostname
     FROM old_slugs o JOIN studios s ON s.id = o.studio_id
     LEFT JOIN hostnames h ON h.studio_id = s.id AND h.is_primary = 1 AND h.state = 'active'
     WHERE o.slug = ?1",
);

const BY_HOSTNAME: Sql = Sql::new(
    "SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, p.hostname
     FROM hostnames h JOIN studios s ON s.id = h.studio_id
     LEFT JOIN hostnames p ON p.studio_id = s.id AND p.is_primary = 1 AND p.state = 'active'
     WHERE h.hostname = ?1 AND h.state = 'active'",
);

/// How long a host is believed without asking, in seconds; also the longest another location may lag behind a change.
const KEPT_SECONDS: u32 = 60;

fn cache_key(host: &str) -> String {
    format!("host/{host}")
}

/// The host of a request, lower case, without port or closing dot. Forwarding headers change nothing.
fn host_of(request: &Request<Body>) -> Option<String> {
    let host = match request.uri().host() {
        Some(host) => host,
        None => request.headers().get(header::HOST)?.to_str().ok()?,
    };
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name).trim_end_matches('.');
    (!host.is_empty() && host.len() <= 253).then(|| host.to_ascii_lowercase())
}

/// # Errors
/// The finished answer, when there is no portal here or the database is out of reach.
pub(crate) async fn resolve(app: &App, request: &Request<Body>) -> Result<Site, Box<Response<Body>>> {
    let Some(host) = host_of(request) else {
        return Err(Box::new(no_portal(request.headers())));
    };
    let inner = &app.0;
    let named = inner.hosts.name(&host);
    let query = match &named {
        Named::Dashboard => return Ok(Site::Dashboard),
        Named::Slug(slug) => BY_SLUG.with([slug.into()]),
        Named::Domain => BY_HOSTNAME.with([host.as_str().into()]),
    };
    let key = cache_key(&host);
    // An unknown host is remembered too, as `null`: a scan of made-up names costs no database.
    let kept = inner.world.cache.get(&key).await.and_then(|text| serde_json::from_str::<Option<Studio>>(&text).ok());
    let studio = match kept {
        Some(studio) => studio,
        None => {
            let found = inner.world.db.batch(vec![query]).await.and_then(|rows| match rows.first() {
                Some(outcome) => outcome.first::<Studio>(),
                None => Err(DbError::Broken("no outcome".to_owned())),
            });
            let studio = found.map_err(|_| Box::new(unavailable(request.headers())))?;
            if let Ok(text) = serde_json::to_string(&studio) {
                inner.world.cache.put(&key, &text, KEPT_SECONDS).await;
            }
            studio
        }
    };
    match (studio, named) {
        (None, _) => Err(Box::new(no_portal(request.headers()))),
        (Some(studio), Named::Slug(asked)) if asked != studio.slug => Err(Box::new(moved(app, &studio, request))),
        (Some(studio), _) => Ok(Site::Portal(Arc::new(studio))),
    }
}

/// An address that the studio had leads to the one it has, to the same page there (A1). Not kept by browsers: the studio may go back.
fn moved(app: &App, studio: &Studio, request: &Request<Body>) -> Response<Body> {
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(to) = http::HeaderValue::from_str(&format!("{}{asked}", app.0.hosts.studio(studio))) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    headers::secure(&mut response, app.0.hosts.https(), &app.0.world.config.checkout_origin);
    response
}

/// Forgets what is kept of a studio's hosts, after it changed.
pub(crate) async fn forget(app: &App, slug: &str, hostname: Option<&str>) {
    let own = format!("{slug}.{}", app.0.hosts.domain);
    for host in std::iter::once(own.as_str()).chain(hostname) {
        app.0.world.cache.forget(&cache_key(host)).await;
    }
}

/// No studio is known here, so the browser alone says which language is read.
fn no_portal(headers: &HeaderMap) -> Response<Body> {
    let t = Words { language: liked(headers).unwrap_or_default() };
    shell::plain(StatusCode::MISDIRECTED_REQUEST, t, t.failure_no_portal_title(), t.failure_no_portal_text())
}

fn unavailable(headers: &HeaderMap) -> Response<Body> {
    let t = Words { language: liked(headers).unwrap_or_default() };
    let mut response = shell::plain(StatusCode::SERVICE_UNAVAILABLE, t, t.failure_unavailable_title(), t.failure_out_of_reach());
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
