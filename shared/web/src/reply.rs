//! What a function gives back: one value, shown as JSON to software and as a page (or a 303) to people.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use domain::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use ports::BodySlot;
use serde::Serialize;

use crate::{
    Failure, Version,
    openapi::{Bytes, Created, Schema},
};

/// How the request came in, and so how the answer goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A person's browser: a form in, a page or a 303 out.
    Html,
    /// Software: JSON in and out.
    Json,
}

impl Format {
    /// Of a request by its path: the API's, and the providers' calls, are software.
    pub(crate) fn of(path: &str) -> Self {
        if path.starts_with("/api/") || path.starts_with("/hooks/") { Self::Json } else { Self::Html }
    }
}

/// An answer. Made by a scope ([`crate::Context::reply`]), which knows the end it goes out of.
#[derive(Debug)]
pub struct Reply<T> {
    pub(crate) format: Format,
    pub(crate) output: T,
    pub(crate) status: StatusCode,
    page_status: StatusCode,
    shown: Shown,
    headers: HeaderMap,
}

#[derive(Debug)]
enum Shown {
    /// Nothing set for people: they get the JSON.
    Nothing,
    Html(String),
    SeeOther(String),
    /// Bytes for both ends.
    Bytes(Vec<u8>),
    BodySlot(BodySlot),
    Broken(String),
}

impl<T: Schema> Reply<T> {
    pub(crate) fn new(format: Format, output: T) -> Self {
        Self { format, output, status: T::STATUS, page_status: StatusCode::OK, shown: Shown::Nothing, headers: HeaderMap::new() }
    }
}

impl<T> Reply<T> {
    /// The page for people; rendered only when a person asked.
    #[must_use]
    pub fn page<P: askama::Template>(mut self, page: impl FnOnce(&T) -> P) -> Self {
        if self.format == Format::Html {
            self.shown = match page(&self.output).render() {
                Ok(html) => Shown::Html(html),
                Err(error) => Shown::Broken(error.to_string()),
            };
        }
        self
    }

    /// Sends people on with a GET; `to` is a path of this host, or the payment provider's page.
    #[must_use]
    pub fn see_other(mut self, to: impl Into<String>) -> Self {
        if self.format == Format::Html {
            self.shown = Shown::SeeOther(to.into());
        }
        self
    }

    /// Made something: 201 for software.
    #[must_use]
    pub fn created(self) -> Reply<Created<T>>
    where
        Created<T>: Schema,
    {
        let Self { format, output, page_status, shown, headers, .. } = self;
        Reply { format, output: Created(output), status: StatusCode::CREATED, page_status, shown, headers }
    }

    /// Status of the page.
    #[must_use]
    pub fn page_status(mut self, status: StatusCode) -> Self {
        self.page_status = status;
        self
    }

    #[must_use]
    pub fn cookie(mut self, cookie: &Cookie) -> Self {
        if let Ok(value) = HeaderValue::from_str(&cookie.0) {
            self.headers.append(header::SET_COOKIE, value);
        }
        self
    }

    /// Several at once.
    #[must_use]
    pub fn cookies(self, cookies: &[Cookie]) -> Self {
        cookies.iter().fold(self, Self::cookie)
    }

    /// A header for both ends; one that cannot be written is left out.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Logged out: the session's cookie goes, and with it whatever this browser kept of our pages. Other cookies stay: the language, and
    /// the mark of a browser that has logged in before.
    #[must_use]
    pub fn logged_out(self) -> Self {
        self.cookie(&Cookie::no_session()).header(HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"")
    }

    /// The version of what it shows, as `ETag`: for `If-Match` of the change that follows.
    #[must_use]
    pub fn version(self, version: Version) -> Self {
        if self.format == Format::Json { self.header(header::ETAG, &version.etag()) } else { self }
    }

    /// The bytes of a small file instead of JSON, for both ends.
    #[must_use]
    pub fn bytes(mut self, media_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.shown = Shown::Bytes(bytes.into());
        self.header(header::CONTENT_TYPE, media_type)
    }

    /// A stored file's own stream instead of JSON, for both ends; it never enters our memory.
    #[must_use]
    pub fn passing(mut self, media_type: &str, body: ports::Body) -> Self {
        self.shown = Shown::BodySlot(BodySlot::new(body));
        self.header(header::CONTENT_TYPE, media_type)
    }
}

impl Reply<Bytes> {
    /// A part of the bytes, or none where the asker has them.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        let mut headers = self.headers;
        let mut response = match self.shown {
            Shown::Html(html) => {
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
                (self.page_status, Body::from(html)).into_response()
            }
            Shown::SeeOther(to) => match HeaderValue::from_str(&to) {
                Ok(to) => {
                    headers.insert(header::LOCATION, to);
                    StatusCode::SEE_OTHER.into_response()
                }
                Err(error) => return Failure::internal(error).into_response(),
            },
            Shown::Bytes(bytes) => (self.status, Body::from(bytes)).into_response(),
            Shown::BodySlot(body) => {
                let mut response = self.status.into_response();
                response.extensions_mut().insert(body);
                response
            }
            Shown::Broken(text) => return Failure::Internal(text).into_response(),
            Shown::Nothing => match serde_json::to_vec(&self.output) {
                Ok(json) => {
                    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
                    (self.status, Body::from(json)).into_response()
                }
                Err(error) => return Failure::internal(error).into_response(),
            },
        };
        for (name, value) in headers {
            // `into_iter` names a header once and leaves it out for its further values.
            if let Some(name) = name {
                response.headers_mut().insert(name, value);
            } else {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
        }
        response
    }
}

/// One `Set-Cookie`. Always `__Host-`: this host only, no subdomain can plant or read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cookie(String);

const SESSION: &str = "__Host-portico";
const EMAIL: &str = "__Host-portico-email";
const LANGUAGE: &str = "__Host-portico-language";
const JUST_CHOSEN: &str = "__Host-portico-language-chosen";
/// One for each account: what follows tells which, and tells nobody else.
const DEVICE: &str = "__Host-portico-device-";

impl Cookie {
    fn new(name: &str, value: &str, seconds: i64) -> Self {
        Self(format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"))
    }

    /// The session, until it expires.
    pub fn session(token: &str, now: Timestamp, expires_at: Timestamp) -> Self {
        Self::new(SESSION, token, expires_at.seconds() - now.seconds())
    }

    /// On an answer that is no [`Reply`].
    pub(crate) fn set(&self, response: &mut Response) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }

    pub(crate) fn no_session() -> Self {
        Self::new(SESSION, "", 0)
    }

    /// The mark of an account on a device it was logged in on, for as long as browsers keep one.
    pub(crate) fn device(tag: &str, token: &str, seconds: i64) -> Self {
        Self::new(&format!("{DEVICE}{tag}"), token, seconds)
    }

    /// The address to fill in on the login page, for the next few minutes: kept out of URLs, logs and histories.
    pub fn email(email: &domain::Email) -> Self {
        use base64::Engine;
        Self::new(EMAIL, &base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(email.as_str()), 600)
    }

    pub fn no_email() -> Self {
        Self::new(EMAIL, "", 0)
    }

    /// The language somebody chose, for a year.
    pub fn language(language: domain::Language) -> Self {
        Self::new(LANGUAGE, language.code(), 365 * 24 * 3600)
    }

    /// That this choice was made a moment ago: who logs in now wants it for their account, too.
    pub fn language_just_chosen() -> Self {
        Self::new(JUST_CHOSEN, "1", 600)
    }
}

/// The pairs of a `Cookie` or of a `Set-Cookie` without its attributes, each by itself: one with bytes that are no text is none of ours
/// and spoils no other.
fn pairs(line: &HeaderValue) -> impl Iterator<Item = (&str, &str)> {
    let texts = line.as_bytes().split(|byte| *byte == b';').filter_map(|pair| std::str::from_utf8(pair).ok());
    texts.filter_map(|pair| pair.trim().split_once('='))
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().flat_map(pairs);
    all.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value).next()
}

/// The cookie of a session that an answer begins, as the next request carries it.
pub(crate) fn new_session(answer: &HeaderMap) -> Option<HeaderMap> {
    let begun = |(name, value): &(&str, &str)| *name == SESSION && !value.is_empty();
    let (name, value) = answer.get_all(header::SET_COOKIE).iter().filter_map(|line| pairs(line).next()).find(begun)?;
    Some(HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(&format!("{name}={value}")).ok()?)]))
}

/// The cookies of the next request, after those of an answer were set.
pub(crate) fn cookies_after(asked: &HeaderMap, answer: &HeaderMap) -> Option<HeaderValue> {
    let set: Vec<_> = answer.get_all(header::SET_COOKIE).iter().filter_map(|line| pairs(line).next()).collect();
    let kept = asked.get_all(header::COOKIE).iter().flat_map(pairs).filter(|(name, _)| set.iter().all(|(other, _)| name != other));
    let line: Vec<_> =
        kept.chain(set.iter().copied().filter(|(_, value)| !value.is_empty())).map(|(name, value)| format!("{name}={value}")).collect();
    HeaderValue::from_str(&line.join("; ")).ok().filter(|line| !line.is_empty())
}

pub(crate) fn session_cookie(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, SESSION)
}

/// The marks of accounts that were logged in on this device: which, and the mark.
pub(crate) fn device_cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let all = headers.get_all(header::COOKIE).iter().flat_map(pairs);
    let marks = all.filter_map(|(name, value)| Some((name.strip_prefix(DEVICE)?, value)));
    marks.filter(|(_, value)| !value.is_empty()).map(|(tag, value)| (tag.to_owned(), value.to_owned())).take(MOST_DEVICES).collect()
}

/// More of them are not looked at.
const MOST_DEVICES: usize = 20;

pub(crate) fn email_cookie(headers: &HeaderMap) -> Option<domain::Email> {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(cookie(headers, EMAIL)?).ok()?;
    String::from_utf8(bytes).ok()?.parse().ok()
}

pub(crate) fn language_cookie(headers: &HeaderMap) -> Option<domain::Language> {
    cookie(headers, LANGUAGE)?.parse().ok()
}

pub(crate) fn language_just_chosen(headers: &HeaderMap) -> bool {
    cookie(headers, JUST_CHOSEN).is_some()
}

/// A path of this host to go on to: `/…`, nothing a browser reads as another host (ASVS 5.0 §3.7.2).
pub fn local_path(next: &str) -> Option<&str> {
    let plain = next.starts_with('/') && !next.starts_with("//") && next.len() <= 1000;
    (plain && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_stays_on_this_host() {
        assert_eq!(local_path("/files?after=x"), Some("/files?after=x"));
        for wrong in ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "", "files", "/a\r\nb"] {
            assert_eq!(local_path(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn both_cookies_are_set_at_once_and_read_back() {
        let email: domain::Email = "anna@example.com".parse().unwrap();
        let reply = Reply::new(Format::Html, ()).see_other("/").cookie(&Cookie::no_session()).cookie(&Cookie::email(&email));
        let response = reply.into_response();
        let set: Vec<_> = response.headers().get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap().to_owned()).collect();
        assert_eq!(set.len(), 2);
        assert!(set.iter().all(|line| line.contains("; Path=/; Secure; HttpOnly; SameSite=Lax")));
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(&format!("a=b; {}", set[1].split(';').next().unwrap())).unwrap());
        assert_eq!(email_cookie(&headers), Some(email));
        assert_eq!(session_cookie(&headers), None);
    }

    /// Of a neighbour on the same host: a program of the studio's, or one of before.
    #[test]
    fn a_cookie_with_foreign_bytes_spoils_no_other() {
        for line in
            [&b"caf\xe9=cr\xe8me; __Host-portico=abc"[..], b"__Host-portico=abc; x=\xff\xfe", b"a; =; ;; \xc3=1; __Host-portico=abc;"]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_bytes(line).unwrap());
            assert_eq!(session_cookie(&headers), Some("abc"), "{line:?}");
        }
        // HTTP/2 may send each in a line of its own (RFC 9113 §8.2.3).
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_bytes(b"x=\xff").unwrap());
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-portico=abc"));
        assert_eq!(session_cookie(&headers), Some("abc"));
    }

    #[test]
    fn the_next_request_has_the_cookies_that_were_set() {
        let asked = HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static("a=1; __Host-portico=old; b=2"))]);
        let mut answer = HeaderMap::new();
        answer.append(header::SET_COOKIE, HeaderValue::from_static("__Host-portico=new; Path=/; Secure"));
        answer.append(header::SET_COOKIE, HeaderValue::from_static("b=; Max-Age=0"));
        assert_eq!(cookies_after(&asked, &answer).unwrap(), "a=1; __Host-portico=new");
        assert_eq!(new_session(&answer).unwrap()[header::COOKIE], "__Host-portico=new");
        answer.remove(header::SET_COOKIE);
        assert_eq!((new_session(&answer), cookies_after(&HeaderMap::new(), &answer)), (None, None));
    }
}
