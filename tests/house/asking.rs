//! One request to the whole application, natively, and what came back.

use axum::body::Body;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use web::Application;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    Nobody,
    /// A browser with this `Cookie`.
    Browser(String),
    /// Software with this bearer secret.
    Software(String),
}

/// A request, complete.
#[derive(Debug, Clone)]
pub struct Ask {
    pub host: String,
    pub method: Method,
    /// With its query.
    pub path: String,
    pub media_type: Option<&'static str>,
    pub body: Vec<u8>,
    pub headers: Vec<(&'static str, String)>,
    pub asker: Asker,
    /// `Origin`, as a browser sends it with everything but a GET.
    pub origin: Option<String>,
    /// Mark of whom the page was shown to that this comes from; `None` for whoever asks, empty for a page that does not say.
    pub shown_to: Option<String>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// In one line, for a message.
    pub fn brief(&self) -> String {
        let heading = self.text.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>")).map(|(heading, _)| heading);
        let said: String = heading.unwrap_or(&self.text).chars().take(200).collect();
        format!("{} {}{said}", self.status, self.header(header::LOCATION))
    }

    /// Whether the way in is shown instead.
    pub fn shows_the_door(&self) -> bool {
        let to = self.header(header::LOCATION);
        let door = |path: &str| to == path || to.starts_with(&format!("{path}?"));
        self.status == StatusCode::SEE_OTHER && (door("/login") || door("/sign-in"))
    }
}

impl Ask {
    /// A form of a page, sent by somebody who is not logged in.
    pub fn form(host: &str, path: &str, fields: &[(&str, &str)]) -> Self {
        Self {
            host: host.to_owned(),
            method: Method::POST,
            path: path.to_owned(),
            media_type: Some("application/x-www-form-urlencoded"),
            body: serde_html_form::to_string(fields).unwrap().into_bytes(),
            headers: Vec::new(),
            asker: Asker::Nobody,
            origin: Some(format!("https://{host}")),
            shown_to: None,
        }
    }

    /// Sends it.
    pub async fn of(&self, setup: &Application) -> Answer {
        let mut request = Request::builder().method(&self.method).uri(&self.path).header(header::HOST, &self.host);
        request = request.header("cf-connecting-ip", "192.0.2.7");
        let mut body = self.body.clone();
        let mut media_type = self.media_type;
        let asked_by = if let Asker::Browser(cookie) = &self.asker { testkit::form_mark(cookie) } else { None };
        if let Some(mark) = self.shown_to.clone().or(asked_by).filter(|mark| !self.method.is_safe() && !mark.is_empty()) {
            if self.path.starts_with("/api/") {
                request = request.header(testkit::MARK_HEADER, mark);
            } else {
                media_type = media_type.or(Some("application/x-www-form-urlencoded"));
                body = testkit::marked(media_type.unwrap_or_default(), body, &mark);
            }
        }
        if let Some(media_type) = media_type {
            request = request.header(header::CONTENT_TYPE, media_type).header(header::CONTENT_LENGTH, body.len());
        }
        if let Some(origin) = &self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        request = match &self.asker {
            Asker::Nobody => request,
            Asker::Browser(cookie) => request.header(header::COOKIE, cookie),
            Asker::Software(secret) => request.header(header::AUTHORIZATION, format!("Bearer {secret}")),
        };
        for (name, value) in &self.headers {
            request = request.header(*name, HeaderValue::from_str(value).unwrap());
        }
        let (mut parts, body) = setup.serve(request.body(Body::from(body)).unwrap()).await.into_parts();
        let bytes = match parts.extensions.remove::<ports::BodySlot>().and_then(|passing| passing.take()) {
            Some(ports::Body::Bytes(bytes)) => bytes,
            Some(ports::Body::Stream { .. }) => panic!("natively, files are bytes"),
            None => axum::body::to_bytes(body, usize::MAX).await.unwrap(),
        };
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// Signs somebody in the way people do.
pub async fn enter(setup: &Application, host: &str, path: &str, email: &str, password: &str) -> Asker {
    let answer = Ask::form(host, path, &[("email", email), ("password", password)]).of(setup).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email} at {host}: {}", answer.text);
    let mut cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap().split(';').next().unwrap());
    Asker::Browser(cookies.find(|cookie| cookie.starts_with("__Host-portico=")).unwrap().to_owned())
}
