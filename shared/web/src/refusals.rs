//! Who was turned away is written down, and counted: one row for each kind, source and hour, whatever is thrown at us. Never what was
//! typed. A function says what it refused ([`crate::Context::refused`]); what the guards refuse is known by its failure.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    extract::{FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use domain::{Placement, Timestamp, time::HOUR};
use http::{HeaderValue, StatusCode, Uri, header};
use ports::{Arg, DirectorySql, Sql};

use crate::{
    App, Client, Failure, StudioActor, directory,
    hosts::Site,
    route::{GuardKind, RoutePolicy},
    scope::{RequestContext, source},
    throttle,
};

/// What was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A wrong password, or an address without an account.
    Login,
    /// Signed in, and not allowed.
    Access,
    /// An API key that is none.
    Key,
    /// Not the operator's secret.
    Operator,
    /// Not the provider's signature, nor ours in the address of an answer by mail.
    Signature,
    /// Signed by the provider, and not to be read.
    Event,
    /// Had to wait.
    Throttled,
}

impl Refusal {
    fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Access => "access",
            Self::Key => "key",
            Self::Operator => "operator",
            Self::Signature => "signature",
            Self::Event => "event",
            Self::Throttled => "throttled",
        }
    }

    fn of(failure: &Failure, keyed: bool) -> Option<Self> {
        match failure {
            Failure::WithForm(inner, _) => Self::of(inner, keyed),
            Failure::TooMany { .. } => Some(Self::Throttled),
            Failure::Forbidden(_) => Some(Self::Access),
            // Without a key it is somebody who has yet to log in.
            Failure::Unauthenticated if keyed => Some(Self::Key),
            _ => None,
        }
    }

    /// Each of these asked the database anyway, and is counted to the last. The others cost next to nothing so far: one write for a
    /// source in ten seconds keeps it so.
    fn exact(self) -> bool {
        matches!(self, Self::Login | Self::Operator | Self::Event)
    }
}

macro_rules! count {
    () => {
        "INSERT INTO refusals (studio_id, hour, kind, source, attempts, first_at, last_at, route)
     VALUES (?1, ?2, ?3,
       CASE WHEN EXISTS (SELECT 1 FROM refusals WHERE studio_id = ?1 AND hour = ?2 AND kind = ?3 AND source = ?4)
         OR (SELECT COUNT(*) FROM refusals WHERE studio_id = ?1 AND hour = ?2 AND kind = ?3) < 100
       THEN ?4 ELSE '*' END,
       1, ?5, ?5, ?6)
     ON CONFLICT (studio_id, hour, kind, source) DO UPDATE SET attempts = attempts + 1, last_at = ?5, route = ?6"
    };
}

const COUNT: Sql = Sql::new(count!());
const COUNT_ON_DASHBOARD: DirectorySql = DirectorySql::new(count!());

/// What a request's scope and function tell of it. Shared by all that hold the request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noticed {
    what: Arc<OnceLock<Refusal>>,
    /// Of an actor who has proven it; what somebody claims without a proof would fill rows of its own.
    studio: Arc<OnceLock<Placement>>,
    /// The scope has asked the database who this is.
    known: Arc<AtomicBool>,
}

impl Noticed {
    pub fn refused(&self, what: Refusal) {
        let _ = self.what.set(what);
    }

    pub fn in_studio(&self, at: &Placement) {
        let _ = self.studio.set(at.clone());
    }

    pub fn known(&self) {
        self.known.store(true, Ordering::Relaxed);
    }
}

/// A request on its way to its function: where it came from, and what it brings to say who sent it.
pub(crate) struct Asked {
    app: App,
    policy: RoutePolicy,
    site: Option<Site>,
    noticed: Noticed,
    source: String,
    uri: Uri,
    cookies: Vec<HeaderValue>,
    authorization: Option<HeaderValue>,
}

impl Asked {
    pub fn of(app: &App, policy: &RoutePolicy, request: &mut Request) -> Self {
        let noticed = Noticed::default();
        request.extensions_mut().insert(noticed.clone());
        let headers = request.headers();
        Self {
            app: app.clone(),
            policy: policy.clone(),
            site: request.extensions().get::<Site>().cloned(),
            noticed,
            source: source(headers),
            uri: request.uri().clone(),
            cookies: headers.get_all(header::COOKIE).iter().cloned().collect(),
            authorization: headers.get(header::AUTHORIZATION).cloned(),
        }
    }

    /// What becomes of the answer, where it is a refusal.
    pub async fn answered(self, mut response: Response) -> Response {
        let Some(site) = &self.site else { return response };
        let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
        if let Some(unproven) = self.unproven(&failure, site).await {
            self.write_down(&unproven, site).await;
            return unproven.into_response();
        }
        self.write_down(&failure, site).await;
        response.extensions_mut().insert(failure);
        response
    }

    /// Who may not ask is told that, whatever is wrong with what they asked: where a path, a query or a body was refused before the scope
    /// asked the database who this is, it is asked now. `None` where that changes nothing.
    async fn unproven(&self, failure: &Failure, site: &Site) -> Option<Failure> {
        let known = self.noticed.known.load(Ordering::Relaxed);
        if known || matches!(failure.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
            return None;
        }
        // The same proof again, without the rest of its request.
        let (mut parts, ()) = http::Request::new(()).into_parts();
        parts.uri = self.uri.clone();
        for cookie in &self.cookies {
            parts.headers.append(header::COOKIE, cookie.clone());
        }
        if let Some(authorization) = &self.authorization {
            parts.headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        parts.extensions.insert(self.noticed.clone());
        let context = RequestContext::new(&self.app, site.clone(), &parts, self.policy.clone(), None);
        parts.extensions.insert(context);
        match self.policy.kind {
            GuardKind::Client | GuardKind::Recipient => match Client::from_request_parts(&mut parts, &self.app).await {
                Ok(client) => client.read([]).await.err(),
                Err(failure) => Some(failure),
            },
            GuardKind::Member | GuardKind::Studio(_) => match StudioActor::from_request_parts(&mut parts, &self.app).await {
                Ok(staff) => staff.read([]).await.err(),
                Err(failure) => Some(failure),
            },
            GuardKind::Public | GuardKind::DashboardPublic | GuardKind::Operator | GuardKind::Webhook => None,
        }
    }

    /// Where even that fails, the answer stays what it is and the log tells.
    async fn write_down(&self, failure: &Failure, site: &Site) {
        let derived = Refusal::of(failure, self.authorization.is_some());
        let Some(what) = derived.filter(|what| *what == Refusal::Throttled).or(self.noticed.what.get().copied()).or(derived) else {
            return;
        };
        let at = match (self.noticed.studio.get(), site) {
            (Some(at), _) => Some(at.clone()),
            (None, Site::Portal(studio)) => Some(studio.placement()),
            (None, Site::Dashboard) => None,
        };
        count(&self.app, what, at.as_ref(), (&self.source, &self.policy.route)).await;
    }
}

/// Counts one refusal: where it came from, and where it was made. Where nobody knows the studio, in the directory.
pub(crate) async fn count(app: &App, what: Refusal, at: Option<&Placement>, (source, route): (&str, &str)) {
    let services = &app.0.services;
    let studio = at.map_or_else(throttle::no_studio, |at| at.studio.clone());
    if !what.exact() {
        let key = format!("refused/{studio}/{}/{source}", what.as_str());
        if services.cache.get(&key).await.is_some() {
            return;
        }
        services.cache.put(&key, "1", 10).await;
    }
    let now = services.clock.now();
    let hour = Timestamp(now.0 - now.0.rem_euclid(HOUR));
    let args = [Arg::from(&studio), hour.into(), what.as_str().into(), source.into(), now.into(), route.into()];
    let counted = match at {
        Some(at) => {
            let [_, hour, kind, source, now, route] = args;
            directory::run(&app.0.services, at, vec![COUNT.with([hour, kind, source, now, route])]).await
        }
        None => services.directory.batch(vec![COUNT_ON_DASHBOARD.with(args)]).await,
    };
    if let Err(error) = counted {
        services.log.error(&format!("refused kind={} route={route} not written down: {error}", what.as_str()));
    }
}
