//! For the tests beside the functions: the whole route table over the native ports, with the two demo studios in it.

use std::sync::LazyLock;

use axum::body::Body;
use domain::{ApiKeyId, right::Right};
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value;
use testkit::{
    Databases, Kit,
    demo::{Demo, DemoContact, DemoMember, DemoStudio, FILE, demo},
};
use web::Application;

pub struct House {
    pub kit: Kit,
    pub demo: Demo,
    pub setup: Application,
}

/// The migrated databases with the demo in it. Migrations and eight password hashes take a quarter of a second, a copy takes
/// milliseconds, so every test starts from a copy.
static SEEDED: LazyLock<(Databases, Demo)> = LazyLock::new(|| {
    let db = Databases::new();
    let demo = demo(testkit::NOW);
    for (sql, args) in &demo.statements {
        db.execute(sql, args);
    }
    (db, demo)
});

/// A fresh house: migrated, with the two demo studios.
pub fn house() -> House {
    let (db, demo) = &*SEEDED;
    let kit = testkit::services_over(db.twin());
    for studio in [&demo.aurora, &demo.northlight] {
        kit.files.seed(&studio.file_key, FILE, "application/pdf");
    }
    let setup = crate::app(kit.services.clone()).unwrap();
    House { kit, demo: demo.clone(), setup }
}

async fn logged_in<'a>(mut browser: Browser<'a>, path: &str, email: &str, password: &str) -> Browser<'a> {
    let got = browser.form(path, &[("email", email), ("password", password)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    browser
}

/// Rows that change something two people can edit: method and the parts of the path.
static VERSIONED: LazyLock<Vec<(Method, Vec<String>)>> = LazyLock::new(|| {
    let table = crate::routes::table();
    let rows = table.portal.iter().chain(&table.dashboard).filter(|row| web::openapi::Operation::of(row).versioned());
    rows.map(|row| (row.method.clone(), row.path.split('/').map(str::to_owned).collect())).collect()
});

fn versioned(method: &Method, path: &str) -> bool {
    let parts: Vec<_> = path.split('?').next().unwrap_or_default().split('/').collect();
    let fits = |row: &[String]| {
        row.len() == parts.len() && row.iter().zip(&parts).all(|(of, part)| of == part || (of.starts_with('{') && part.len() == 22))
    };
    VERSIONED.iter().any(|(known, row)| known == method && fits(row))
}

/// What came back.
#[derive(Debug)]
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// What a page's forms send along unseen: names and values, as our templates write them. Without the mark of whom it was shown to,
    /// which [`Browser::send`] adds.
    pub fn hidden(&self) -> Vec<(&str, &str)> {
        let fields = self.text.split(r#"<input type="hidden" name=""#).skip(1);
        fields
            .filter_map(|field| field.split_once(r#"" value=""#))
            .filter_map(|(name, rest)| Some((name, rest.split_once('"')?.0)))
            .filter(|(name, _)| *name != testkit::MARK_FIELD)
            .collect()
    }

    /// The name of the problem, e.g. `not-found`.
    pub fn problem(&self) -> String {
        self.json()["type"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()
    }
}

/// One person's browser, or one piece of software, on one host.
pub struct Browser<'a> {
    house: &'a House,
    host: String,
    cookies: Vec<(String, String)>,
    bearer: Option<String>,
    pub idempotency_key: Option<String>,
    pub source: String,
    /// Whom the pages in this window were shown to; `None` for whoever is logged in when something is sent.
    pub shown_to: Option<String>,
    /// Says only itself which version a change is based on; else `*` stands for whatever is there.
    pub exact: bool,
}

impl House {
    /// A browser on the address where a studio's clients log in.
    pub fn portal(&self, slug: &str) -> Browser<'_> {
        let known = [&self.demo.aurora, &self.demo.northlight].into_iter().find(|studio| studio.slug == slug);
        self.browser(&known.map_or_else(|| format!("{slug}.portico.example"), |studio| studio.host.to_owned()))
    }

    /// A browser on the dashboard.
    pub fn dashboard(&self) -> Browser<'_> {
        self.browser("app.portico.example")
    }

    pub fn browser(&self, host: &str) -> Browser<'_> {
        Browser {
            house: self,
            host: host.to_owned(),
            cookies: Vec::new(),
            bearer: None,
            idempotency_key: None,
            source: "192.0.2.1".to_owned(),
            shown_to: None,
            exact: false,
        }
    }

    /// Software with a bearer secret on the dashboard's address.
    pub fn software(&self, bearer: &str) -> Browser<'_> {
        Browser { bearer: Some(bearer.to_owned()), ..self.dashboard() }
    }

    /// A client, really logged in.
    pub async fn client(&self, studio: &DemoStudio, contact: &DemoContact) -> Browser<'_> {
        logged_in(self.portal(studio.slug), "/login", contact.email.as_str(), contact.password).await
    }

    /// A member, really logged in.
    pub async fn member(&self, member: &DemoMember) -> Browser<'_> {
        let browser = logged_in(self.dashboard(), "/sign-in", member.email.as_str(), member.password).await;
        self.kit.placed([&self.demo.aurora.id, &self.demo.northlight.id]);
        browser
    }

    /// A studio's own software, with an API key of these scopes.
    pub fn keyed(&self, studio: &DemoStudio, scopes: &[Right]) -> Browser<'_> {
        let id = ApiKeyId::from_bytes([self.kit.db.snapshot().rows("api_keys").len() as u8 + 1; 16]);
        let (key, hash) = web::api_key(&studio.id, &id, &format!("secret of {id}"));
        let scopes: Vec<_> = scopes.iter().map(|right| right.as_str()).collect();
        self.kit.db.execute(
            "INSERT INTO api_keys (studio_id, id, name, hash, scopes, created_by, created_at) VALUES (?1, ?2, 'Test', ?3, ?4, ?5, 1)",
            &[(&studio.id).into(), (&id).into(), hash.into(), serde_json::json!(scopes).to_string().into(), (&studio.owner.id).into()],
        );
        self.kit.placed([&studio.id]);
        self.software(&key)
    }

    /// Does the work the queue was woken for, as the real consumer does.
    pub async fn deliver_mail(&self) {
        for message in self.kit.jobs.take() {
            crate::system::jobs::run(&self.setup.system(), &message).await;
        }
    }
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Got {
        self.send(Method::GET, path, "", Vec::new(), &[]).await
    }

    pub async fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Got {
        let mut fields = fields.to_vec();
        if !self.exact && versioned(&Method::POST, path) && !fields.iter().any(|(name, _)| *name == "version") {
            fields.push(("version", "*"));
        }
        let body = serde_html_form::to_string(fields).unwrap();
        self.send(Method::POST, path, "application/x-www-form-urlencoded", body.into_bytes(), &[]).await
    }

    pub async fn post(&mut self, path: &str, json: Value) -> Got {
        self.json(Method::POST, path, json).await
    }

    pub async fn json(&mut self, method: Method, path: &str, json: Value) -> Got {
        self.send(method, path, "application/json", json.to_string().into_bytes(), &[]).await
    }

    /// The `Cookie` that goes with every request.
    pub fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// As the form of a page, or a page's script, sends it: with the mark of whom the page was shown to.
    pub async fn send(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>, more: &[(&str, &str)]) -> Got {
        let mark = self.shown_to.clone().or_else(|| testkit::form_mark(&self.cookies())).filter(|_| self.bearer.is_none());
        match mark {
            Some(mark) if method != Method::GET && path.starts_with("/api/") => {
                self.raw(method, path, kind, body, &[more, &[(testkit::MARK_HEADER, &mark)]].concat()).await
            }
            Some(mark) if method != Method::GET => {
                let kind = if kind.is_empty() { "application/x-www-form-urlencoded" } else { kind };
                self.raw(method, path, kind, testkit::marked(kind, body, &mark), more).await
            }
            _ => self.raw(method, path, kind, body, more).await,
        }
    }

    /// Exactly this, with the cookies.
    pub async fn raw(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>, more: &[(&str, &str)]) -> Got {
        let mut request =
            Request::builder().method(&method).uri(path).header(header::HOST, &self.host).header("cf-connecting-ip", &self.source);
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, body.len());
        }
        match &self.bearer {
            Some(bearer) => request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}")),
            None if method != Method::GET && more.iter().all(|(name, _)| *name != "origin") => {
                request = request.header(header::ORIGIN, format!("https://{}", self.host))
            }
            _ => {}
        }
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, self.cookies());
        }
        if let Some(key) = &self.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        if !self.exact && versioned(&method, path) && !more.iter().any(|(name, _)| *name == "if-match") {
            request = request.header(header::IF_MATCH, "*");
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let response = self.house.setup.serve(request.body(Body::from(body)).unwrap()).await;
        let (mut parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, _) = line.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let passing = parts.extensions.remove::<ports::BodySlot>().and_then(|passing| passing.take());
        let bytes = match passing {
            Some(ports::Body::Bytes(bytes)) => bytes.to_vec(),
            Some(ports::Body::Stream { .. }) => panic!("the native file store hands out bytes"),
            None => axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        };
        Got { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    pub fn cookie_names(&self) -> Vec<&str> {
        self.cookies.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Every cookie says something else.
    pub fn spoil_cookies(&mut self) {
        for (_, value) in &mut self.cookies {
            *value = value.chars().rev().collect();
        }
    }

    /// Another window with the same cookies.
    pub fn again(&self) -> Self {
        Self {
            house: self.house,
            host: self.host.clone(),
            cookies: self.cookies.clone(),
            bearer: self.bearer.clone(),
            idempotency_key: self.idempotency_key.clone(),
            source: self.source.clone(),
            shown_to: self.shown_to.clone(),
            exact: self.exact,
        }
    }
}
