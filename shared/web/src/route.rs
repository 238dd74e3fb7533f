//! Routes. A [`Route`] is a method, a path, a guard and a handler. There is no way to make one without a guard, and none to give a handler
//! a scope its guard does not grant: neither compiles. Each operation adds its own to [`Routes`]; `functions::routes` collects them.

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
    openapi::{DescribeRequest, Operation, Schema},
    refusals,
    scope::{Idempotency, RequestContext},
    translations::Translations,
};

/// Who may pass, as data: for the isolation test, the OpenAPI document and the docs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardKind {
    /// Nobody in particular, on a studio's host.
    Public,
    /// Nobody in particular, on the dashboard's host.
    DashboardPublic,
    /// A client who logged in, on the studio's own host.
    Client,
    /// The same, or whom a loginless link let in (A10): acts only as that recipient, in one project.
    Recipient,
    /// A member's session; no API key.
    Member,
    /// A member whose role reaches, or an API key with this scope.
    Studio(Right),
    /// The operator's secret.
    Operator,
    /// A provider's signature, checked by the function over the raw body.
    Webhook,
}

/// A guard grants one kind of scope.
pub trait Guard {
    type Scope;
    fn kind(&self) -> GuardKind;
}

/// The guards a route can name.
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
        Public => crate::PortalGuest,
        DashboardPublic => crate::DashboardGuest,
        Client => crate::Client,
        Recipient => crate::Client,
        Member => crate::StudioActor,
        Operator => crate::Operator,
        Webhook => crate::Webhook,
    }

    /// See [`GuardKind::Studio`].
    pub struct Studio(pub Right);
    impl Guard for Studio {
        type Scope = crate::StudioActor;
        fn kind(&self) -> GuardKind {
            GuardKind::Studio(self.0)
        }
    }
}

/// A handler: takes the scope `S` first, then what it reads of the request, and gives a [`Reply`]. Its signature is also
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
            $($input: DescribeRequest,)*
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
pub struct Route {
    pub method: Method,
    pub path: Arc<str>,
    pub guard: GuardKind,
    /// The operation it is part of, `client::login`.
    pub operation: &'static str,
    /// For the OpenAPI document; empty for pages, which are not described there.
    pub summary: &'static str,
    pub describe: fn(&mut Operation),
    /// Whether it is rate limited: it can be guessed at, or costs a hash or an email.
    rate_limited: bool,
    handler: MethodRouter<App>,
}

impl Route {
    /// Whether it changes nothing.
    pub fn safe(&self) -> bool {
        self.method == Method::GET
    }

    pub fn is_api(&self) -> bool {
        self.path.starts_with(API)
    }
}

/// Where the API begins.
const API: &str = "/api/v1";

/// Method and path of a route.
pub struct RoutePath {
    method: Method,
    filter: MethodFilter,
    path: &'static str,
}

macro_rules! methods {
    ($($name:ident $method:ident),+ $(,)?) => {$(
        #[doc = concat!("`", stringify!($method), " path`.")]
        pub fn $name(path: &'static str) -> RoutePath {
            RoutePath { method: Method::$method, filter: MethodFilter::$method, path }
        }
    )+};
}
methods!(get GET, post POST, put PUT, patch PATCH, delete DELETE);

/// The routes of one host. A page takes a form and answers with HTML or a redirect; its twin below `/api/v1` takes JSON and answers with JSON
/// or problem+json, by the same handler. An API route has a summary for the OpenAPI document.
#[derive(Default)]
pub struct Routes {
    all: Vec<Route>,
    operation: &'static str,
}

impl Routes {
    /// Adds the routes of one operation.
    pub fn operation(&mut self, name: &'static str, add: fn(&mut Self)) {
        self.operation = name;
        add(self);
    }

    /// `GET path` as a page, and `GET /api/v1{path}`.
    pub fn show<G: Guard, F: Function<G::Scope, T>, T: 'static>(
        &mut self,
        path: &'static str,
        guard: G,
        handler: F,
        summary: &'static str,
    ) -> AddedRoutes<'_> {
        self.pair(get(path), get(path), guard, handler, summary)
    }

    /// `POST path` from a form, and `POST /api/v1{path}`.
    pub fn act<G: Guard, F: Function<G::Scope, T>, T: 'static>(
        &mut self,
        path: &'static str,
        guard: G,
        handler: F,
        summary: &'static str,
    ) -> AddedRoutes<'_> {
        self.pair(post(path), post(path), guard, handler, summary)
    }

    /// A page and its twin below `/api/v1` that differ in method or path.
    pub fn pair<G: Guard, F: Function<G::Scope, T>, T: 'static>(
        &mut self,
        page: RoutePath,
        api: RoutePath,
        guard: G,
        handler: F,
        summary: &'static str,
    ) -> AddedRoutes<'_> {
        let from = self.all.len();
        self.add(page, "", &guard, handler.clone(), "");
        self.add(api, API, &guard, handler, summary);
        AddedRoutes(self, from)
    }

    /// A page alone.
    pub fn page<G: Guard, F: Function<G::Scope, T>, T: 'static>(&mut self, at: RoutePath, guard: G, handler: F) -> AddedRoutes<'_> {
        let from = self.all.len();
        self.add(at, "", &guard, handler, "");
        AddedRoutes(self, from)
    }

    /// A route below `/api/v1` alone.
    pub fn api<G: Guard, F: Function<G::Scope, T>, T: 'static>(
        &mut self,
        at: RoutePath,
        guard: G,
        handler: F,
        summary: &'static str,
    ) -> AddedRoutes<'_> {
        let from = self.all.len();
        self.add(at, API, &guard, handler, summary);
        AddedRoutes(self, from)
    }

    fn add<G: Guard, F: Function<G::Scope, T>, T: 'static>(
        &mut self,
        RoutePath { method, filter, path }: RoutePath,
        below: &str,
        guard: &G,
        handler: F,
        summary: &'static str,
    ) {
        // The Worker serves the description as a file and has no use for what makes it.
        let describe = if cfg!(target_family = "wasm") { |_: &mut Operation| () } else { F::describe };
        let (path, guard, handler) = (format!("{below}{path}").into(), guard.kind(), on(filter, handler));
        let operation = self.operation;
        self.all.push(Route { method, path, guard, operation, summary, describe, rate_limited: false, handler });
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Route> {
        self.all.iter()
    }
}

impl IntoIterator for Routes {
    type Item = Route;
    type IntoIter = std::vec::IntoIter<Route>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a> IntoIterator for &'a Routes {
    type Item = &'a Route;
    type IntoIter = std::slice::Iter<'a, Route>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The routes just added: those from this index on.
pub struct AddedRoutes<'a>(&'a mut Routes, usize);

impl AddedRoutes<'_> {
    /// Puts them behind the rate limiter, because they can be guessed at, or cost a hash or an email.
    pub fn rate_limited(self) {
        for route in self.0.all.iter_mut().skip(self.1) {
            route.rate_limited = true;
        }
    }
}

/// All routes.
#[derive(Default)]
pub struct RouteTable {
    /// On every studio's host.
    pub portal: Routes,
    /// On the dashboard's host.
    pub dashboard: Routes,
}

impl RouteTable {
    pub(crate) fn routers(self, app: &App) -> (Router, Router) {
        (router(self.portal, app), router(self.dashboard, app))
    }
}

fn router(routes: Routes, app: &App) -> Router {
    let mut router = Router::new();
    let pages: Vec<Arc<str>> = routes.iter().filter(|route| route.safe()).map(|route| route.path.clone()).collect();
    for route in routes {
        let layer = RouteLayer { app: app.clone(), policy: RoutePolicy::of(&route, pages.contains(&route.path)) };
        router = router.route(&route.path, route.handler.layer(from_fn_with_state(layer, enter)));
    }
    let pages = pages.into_iter().filter(|path| !path.starts_with(API)).collect();
    router
        .fallback(async || Failure::NotFound)
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .layer(from_fn_with_state(finish::PortalSide { app: app.clone(), pages }, finish::finish))
        .with_state(app.clone())
}

/// What a route says, as its scope needs it.
#[derive(Debug, Clone)]
pub(crate) struct RoutePolicy {
    pub kind: GuardKind,
    pub right: Option<Right>,
    /// Whether an API key may come.
    pub keys: bool,
    pub safe: bool,
    /// Whether a loginless session may come.
    pub recipient: bool,
    /// Whether a GET of the same path shows a page.
    pub has_page: bool,
    rate_limited: bool,
    pub api: bool,
    /// `POST /login`, as the table names it.
    pub route: Arc<str>,
}

impl RoutePolicy {
    /// Whether somebody is logged in here, and could be somebody else than whom the page was shown to.
    fn of_an_account(&self) -> bool {
        matches!(self.kind, GuardKind::Client | GuardKind::Recipient | GuardKind::Member | GuardKind::Studio(_))
    }

    fn of(route: &Route, has_page: bool) -> Self {
        let right = match route.guard {
            GuardKind::Studio(right) => Some(right),
            _ => None,
        };
        Self {
            kind: route.guard,
            right,
            keys: right.is_some() && route.is_api(),
            safe: route.safe(),
            has_page,
            recipient: route.guard == GuardKind::Recipient,
            rate_limited: route.rate_limited,
            api: route.is_api(),
            route: format!("{} {}", route.method, route.path).into(),
        }
    }
}

#[derive(Clone)]
struct RouteLayer {
    app: App,
    policy: RoutePolicy,
}

/// Before the guard of a route: foreign origins, rate limits, idempotency keys. After it: what was refused.
async fn enter(State(layer): State<RouteLayer>, mut request: Request, next: Next) -> Response {
    let asked = refusals::Asked::of(&layer.app, &layer.policy, &mut request);
    let response = match prepare(layer, request).await {
        Ok(request) => next.run(request).await,
        Err(failure) => failure.into_response(),
    };
    asked.answered(response).await
}

async fn prepare(RouteLayer { app, policy }: RouteLayer, request: Request) -> Result<Request, Failure> {
    let (mut parts, mut body) = request.into_parts();
    let site = parts.extensions.get::<Site>().cloned().ok_or_else(|| Failure::internal("a request without a site"))?;
    // Software with a key of its own is not carried by a browser; everyone else must come from our own pages (ASVS 5.0 §3.5.1).
    let keyed = matches!(policy.kind, GuardKind::Operator | GuardKind::Webhook)
        || (policy.keys && parts.headers.contains_key(header::AUTHORIZATION));
    let foreign = !policy.safe && !keyed && !same_origin(&parts.headers, &app);
    if foreign && (policy.api || !hosts::from_other_address(&app, &site, &parts.headers).await) {
        return Err(Failure::forbidden(Translations::failure_other_site));
    }
    if policy.safe {
        forms::without_ours(&mut parts);
    }
    let held = parts.extensions.get::<Held>().cloned().unwrap_or_default();
    if policy.of_an_account() {
        held.set_guarded();
    }
    if !policy.safe && !policy.api && !keyed {
        body = held.hold(&mut parts, body).await?;
    }
    let mut idempotency = None;
    if policy.api
        && !policy.safe
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
    let context = RequestContext::new(&app, site, &parts, policy.clone(), idempotency);
    if policy.rate_limited
        && !context.source.is_empty()
        && !app.0.services.flood.allow(&format!("{}|{}", context.source, context.path)).await
    {
        return Err(Failure::TooMany { seconds: 60 });
    }
    parts.extensions.insert(context);
    if policy.of_an_account() && !policy.safe && !keyed {
        forms::shown_to_another(&app, &policy, &mut parts, &held).await?;
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
