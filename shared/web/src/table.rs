//! The machinery of the route table. A [`Row`] is a method, a path, a guard and a function; there is no way to make one without a guard,
//! and none to give a function a scope its guard does not grant: neither compiles. The rows themselves are in `functions::routes`.

mod finish;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    handler::Handler,
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, on},
};
use domain::right::Right;
use http::{HeaderMap, Method, StatusCode, header};

use crate::{
    App, Failure, Reply,
    crypto::sha256,
    forms::{self, Held},
    hosts::{self, Site},
    input,
    openapi::{Describe, Operation, Schema},
    refusals,
    scope::{Around, Idempotency},
    words::Words,
};

/// Who may pass, as data: for the isolation test, the OpenAPI document and the docs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardKind {
    /// Nobody in particular, on a studio's host.
    Public,
    /// Nobody in particular, on the dashboard's host.
    Anyone,
    /// A client who logged in, on the studio's own host.
    Client,
    /// The same, or whom a loginless link let in (A10): acts only as that recipient, in one project.
    Recipient,
    /// A member's session; no API key.
    Member,
    /// A member whose role reaches, or an API key with this scope.
    Staff(Right),
    /// The operator's secret.
    Operator,
    /// A provider's signature, checked by the function over the raw body.
    Signed,
}

/// A guard grants one kind of scope.
pub trait Guard {
    type Scope;
    fn kind(&self) -> GuardKind;
}

/// The guards a row can name.
pub mod guard {
    use super::{Guard, GuardKind, Right};

    macro_rules! guards {
        ($($name:ident => $scope:ty),+ $(,)?) => {$(
            #[doc = concat!("See [`GuardKind::", stringify!($name), "`].")]
            pub struct $name;
            impl Guard for $name {
                type Scope = $scope;
                fn kind(&self) -> GuardKind { GuardKind::$name }
            }
        )+};
    }
    guards! {
        Public => crate::Visitor,
        Anyone => crate::Anyone,
        Client => crate::Client,
        Recipient => crate::Client,
        Member => crate::Staff,
        Operator => crate::Operator,
        Signed => crate::Signed,
    }

    /// See [`GuardKind::Staff`].
    pub struct Staff(pub Right);
    impl Guard for Staff {
        type Scope = crate::Staff;
        fn kind(&self) -> GuardKind {
            GuardKind::Staff(self.0)
        }
    }
}

/// A function of the table: takes the scope `S` first, then what it reads of the request, and gives a [`Reply`]. Its signature is also
/// its description.
pub trait Function<S, T>: Handler<T, App> {
    fn describe(operation: &mut Operation);
}

macro_rules! functions {
    ($([$($input:ident),*]),+ $(,)?) => {$(
        impl<F, Fut, M, S, O, $($input,)*> Function<S, (M, S, $($input,)*)> for F
        where
            F: Handler<(M, S, $($input,)*), App> + Fn(S, $($input,)*) -> Fut,
            Fut: Future<Output = Result<Reply<O>, Failure>>,
            O: Schema,
            $($input: Describe,)*
        {
            fn describe(operation: &mut Operation) {
                $($input::describe(operation);)*
                O::answer(operation);
            }
        }
    )+};
}
functions!([], [A], [A, B], [A, B, C]);

/// One route.
pub struct Row {
    pub method: Method,
    pub path: &'static str,
    pub guard: GuardKind,
    /// For the OpenAPI document; only API rows need one.
    pub summary: &'static str,
    pub describe: fn(&mut Operation),
    shielded: bool,
    handler: MethodRouter<App>,
}

impl Row {
    fn new<G, F, T>(method: Method, filter: MethodFilter, path: &'static str, guard: &G, function: F) -> Self
    where
        G: Guard,
        F: Function<G::Scope, T>,
        T: 'static,
    {
        // The Worker serves the description as a file and has no use for what makes it.
        let describe = if cfg!(target_family = "wasm") { |_: &mut Operation| () } else { F::describe };
        Self { method, path, guard: guard.kind(), summary: "", describe, shielded: false, handler: on(filter, function) }
    }

    /// One line for the OpenAPI document.
    #[must_use]
    pub fn says(mut self, summary: &'static str) -> Self {
        self.summary = summary;
        self
    }

    /// Behind the flood shield: can be guessed at, or costs a hash or a mail.
    #[must_use]
    pub fn shielded(mut self) -> Self {
        self.shielded = true;
        self
    }

    /// Whether the row changes nothing.
    pub fn safe(&self) -> bool {
        self.method == Method::GET
    }

    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }
}

macro_rules! methods {
    ($($name:ident $method:ident),+ $(,)?) => {$(
        #[doc = concat!("A row for ", stringify!($method), ".")]
        pub fn $name<G: Guard, F: Function<G::Scope, T>, T: 'static>(path: &'static str, guard: G, function: F) -> Row {
            Row::new(Method::$method, MethodFilter::$method, path, &guard, function)
        }
    )+};
}
methods!(get GET, post POST, put PUT, patch PATCH, delete DELETE);

/// All rows, of both sides.
#[derive(Default)]
pub struct Table {
    /// On every studio's host.
    pub portal: Vec<Row>,
    /// On the dashboard's host.
    pub dashboard: Vec<Row>,
}

impl Table {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn portal(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.portal.extend(rows);
        self
    }

    #[must_use]
    pub fn dashboard(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.dashboard.extend(rows);
        self
    }

    pub(crate) fn routers(self, app: &App) -> (Router, Router) {
        (router(self.portal, app), router(self.dashboard, app))
    }
}

fn router(rows: Vec<Row>, app: &App) -> Router {
    let mut router = Router::new();
    let pages: Vec<&str> = rows.iter().filter(|row| row.safe()).map(|row| row.path).collect();
    for row in rows {
        let gate = Gate { app: app.clone(), guarded: Guarded::of(&row, pages.contains(&row.path)) };
        router = router.route(row.path, row.handler.layer(from_fn_with_state(gate, enter)));
    }
    let pages = pages.into_iter().filter(|path| !path.starts_with("/api/")).collect();
    router
        .fallback(async || Failure::NotFound)
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .layer(from_fn_with_state(finish::Side { app: app.clone(), pages }, finish::finish))
        .with_state(app.clone())
}

/// What a row says, as its scope needs it.
#[derive(Debug, Clone)]
pub(crate) struct Guarded {
    pub kind: GuardKind,
    pub right: Option<Right>,
    /// Whether an API key may come.
    pub keys: bool,
    pub safe: bool,
    /// Whether a loginless session may come.
    pub recipient: bool,
    /// Whether a GET of the same path shows a page.
    pub has_page: bool,
    shielded: bool,
    pub api: bool,
    /// `POST /login`, as the table names it.
    pub route: Arc<str>,
}

impl Guarded {
    /// Whether somebody is logged in here, and could be somebody else than whom the page was shown to.
    fn of_an_account(&self) -> bool {
        matches!(self.kind, GuardKind::Client | GuardKind::Recipient | GuardKind::Member | GuardKind::Staff(_))
    }

    fn of(row: &Row, has_page: bool) -> Self {
        let right = match row.guard {
            GuardKind::Staff(right) => Some(right),
            _ => None,
        };
        Self {
            kind: row.guard,
            right,
            keys: right.is_some() && row.is_api(),
            safe: row.safe(),
            has_page,
            recipient: row.guard == GuardKind::Recipient,
            shielded: row.shielded,
            api: row.is_api(),
            route: format!("{} {}", row.method, row.path).into(),
        }
    }
}

#[derive(Clone)]
struct Gate {
    app: App,
    guarded: Guarded,
}

/// Before the guard of a row: foreign origins, floods, idempotency keys. After it: what was refused.
async fn enter(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let asked = refusals::Asked::of(&gate.app, &gate.guarded, &mut request);
    let response = match prepare(gate, request).await {
        Ok(request) => next.run(request).await,
        Err(failure) => failure.into_response(),
    };
    asked.answered(response).await
}

async fn prepare(Gate { app, guarded }: Gate, request: Request) -> Result<Request, Failure> {
    let (mut parts, mut body) = request.into_parts();
    let site = parts.extensions.get::<Site>().cloned().ok_or_else(|| Failure::broken("a request without a site"))?;
    // Software with a key of its own is not carried by a browser; everyone else must come from our own pages (ASVS 5.0 §3.5.1).
    let keyed = matches!(guarded.kind, GuardKind::Operator | GuardKind::Signed)
        || (guarded.keys && parts.headers.contains_key(header::AUTHORIZATION));
    let foreign = !guarded.safe && !keyed && !same_origin(&parts.headers, &app);
    if foreign && (guarded.api || !hosts::from_other_address(&app, &site, &parts.headers).await) {
        return Err(Failure::forbidden(Words::failure_other_site));
    }
    if guarded.safe {
        forms::without_ours(&mut parts);
    }
    let held = parts.extensions.get::<Held>().cloned().unwrap_or_default();
    if guarded.of_an_account() {
        held.set_guarded();
    }
    if !guarded.safe && !guarded.api && !keyed {
        body = held.hold(&mut parts, body).await?;
    }
    let mut idempotency = None;
    if guarded.api
        && !guarded.safe
        && let Some(key) = parts.headers.get("idempotency-key")
    {
        let key = key.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
        let key = key.ok_or_else(|| Failure::field("Idempotency-Key", "Use 1 to 200 visible ASCII characters"))?.to_owned();
        let mut sent: Vec<u8> = Vec::new();
        // JSON is part of what was asked; a file's bytes stream past and are known by their length.
        if input::media_type(&parts.headers) == Some("application/json") {
            let bytes = input::read(body).await?;
            sent.extend_from_slice(&bytes);
            body = Body::from(bytes);
        } else if let Some(length) = parts.headers.get(header::CONTENT_LENGTH) {
            sent.extend_from_slice(length.as_bytes());
        }
        let asked = parts.uri.path_and_query().map_or("", |asked| asked.as_str());
        idempotency = Some(Idempotency { key, fingerprint: sha256(&[parts.method.as_str().as_bytes(), asked.as_bytes(), &sent]) });
    }
    let around = Around::new(&app, site, &parts, guarded.clone(), idempotency);
    if guarded.shielded && !around.source.is_empty() && !app.0.world.flood.allow(&format!("{}|{}", around.source, around.path)).await {
        return Err(Failure::TooMany { seconds: 60 });
    }
    parts.extensions.insert(around);
    if guarded.of_an_account() && !guarded.safe && !keyed {
        forms::shown_to_another(&app, &guarded, &mut parts, &held).await?;
    }
    Ok(Request::from_parts(parts, body))
}

/// `Sec-Fetch-Site: same-origin`; from a browser that does not send it, an `Origin` that is exactly this host's, or a referrer below it
/// where there is no `Origin`. A sibling subdomain is another site here.
fn same_origin(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    // The port of `Host` is part of the origin; the scheme is the deployment's.
    let Some(own) = text("host").map(|host| app.0.hosts.origin_of(host)) else { return false };
    match text("origin") {
        None | Some("null") => text("referer").and_then(|page| page.strip_prefix(&own)).is_some_and(|path| path.starts_with('/')),
        Some(origin) => origin == own,
    }
}
