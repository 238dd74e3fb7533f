//! Around every route: a closed portal, what became of a failure, the marks of forms and the headers of every answer.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Timestamp, time::SECOND};
use http::{StatusCode, header};

use crate::{
    App, Failure, Reply,
    forms::{self, Carries, Held},
    frame::Frame,
    headers,
    hosts::Site,
    reply::{Cookie, Format, session_cookie},
    shell::{self, DisplayTime, Rescued},
    spelling,
    translations::{RequestLocale, Translations},
};

/// What was asked, as the answer to a failure needs it.
struct Asked {
    format: Format,
    site: Option<Site>,
    safe: bool,
    /// Path and query.
    path: String,
    /// The page that a form stood on.
    page: String,
    held: Held,
    resumed: bool,
    /// Of who is signed in.
    frame: Frame,
    /// The page to go back to.
    part_of: String,
}

/// One of the two sides.
#[derive(Clone)]
pub struct PortalSide {
    pub app: App,
    /// Where it shows pages.
    pub pages: Arc<[Arc<str>]>,
}

impl PortalSide {
    /// Where somebody is led who looked for a page by another spelling of its address.
    fn elsewhere(&self, asked: &Asked, failure: &Failure) -> Option<String> {
        if !asked.safe || asked.format == Format::Json || !matches!(failure, Failure::NotFound) {
            return None;
        }
        let (path, query) = asked.path.split_once('?').map_or((asked.path.as_str(), None), |(path, query)| (path, Some(query)));
        let meant = spelling::meant(&self.pages, path)?;
        Some(query.map_or_else(|| meant.clone(), |query| format!("{meant}?{query}")))
    }

    /// Who is signed in, and the way back: where nothing was read before it failed, the frame is looked up. What is about too much, or about
    /// us, asks for no more.
    async fn surround(&self, asked: &mut Asked, failure: &Failure, session: Option<&str>, spoken: &RequestLocale) {
        let told = matches!(
            failure,
            Failure::NotFound
                | Failure::Forbidden(_)
                | Failure::Conflict(_)
                | Failure::Invalid(_)
                | Failure::TooLarge(_)
                | Failure::Unsupported(_)
        );
        if asked.format == Format::Html {
            let path = asked.path.split('?').next().unwrap_or_default();
            if told {
                asked.frame.look_up(&self.app, asked.site.as_ref(), session, spoken, path).await;
            }
            // A form that was refused stands on the page it was sent from; what is not there leads back to what it would be part of.
            asked.part_of = spelling::leads_back(&self.pages, path, !asked.safe && !matches!(failure, Failure::NotFound));
        }
    }
}

/// Around everything: a closed portal says that and no more (A11), failures become pages or problems, forms are marked, and every answer
/// gets its headers.
pub async fn finish(State(side): State<PortalSide>, mut request: Request, next: Next) -> Response {
    let app = &side.app;
    let carries = request.extensions().get::<Carries>().cloned();
    let site = request.extensions().get::<Site>().cloned();
    let headers = request.headers().clone();
    let session = session_cookie(&headers).map(str::to_owned);
    let mut asked = Asked {
        format: Format::of(request.uri().path()),
        safe: request.method().is_safe(),
        path: request.uri().path_and_query().map(|asked| asked.as_str().to_owned()).unwrap_or_default(),
        page: forms::page_before(app, &headers),
        resumed: matches!(carries, Some(Carries::Resumed(_))),
        held: Held::carrying(if let Some(Carries::Kept(kept)) = carries { Some(kept) } else { None }),
        site,
        frame: Frame::default(),
        part_of: String::new(),
    };
    let spoken = match &asked.site {
        Some(site @ Site::Portal(_)) => RequestLocale::first(&headers, site.language()),
        _ => RequestLocale::default(),
    };
    request.extensions_mut().insert(spoken.clone());
    request.extensions_mut().insert(asked.held.clone());
    request.extensions_mut().insert(asked.frame.clone());
    let closed = matches!(&asked.site, Some(Site::Portal(studio)) if !*studio.portal_open) && !request.uri().path().starts_with("/brand");
    let mut response = if closed { Failure::Closed.into_response() } else { next.run(request).await };
    let failure = match response.extensions_mut().remove::<Failure>() {
        // There is a form's address and no page of it.
        None if asked.format == Format::Html && response.status() == StatusCode::METHOD_NOT_ALLOWED => Some(Failure::NotFound),
        failure => failure,
    };
    if let Some(failure) = failure {
        let status = response.status();
        response = match side.elsewhere(&asked, &failure) {
            Some(to) => Reply::new(Format::Html, ()).see_other(to).into_response(),
            None => {
                side.surround(&mut asked, &failure, session.as_deref(), &spoken).await;
                failed(app, &asked, &failure, spoken.t()).await
            }
        };
        if status == StatusCode::METHOD_NOT_ALLOWED && response.status() == StatusCode::NOT_FOUND {
            *response.status_mut() = status;
        }
    } else if let Some(site) = &asked.site {
        forms::next_step(app, site, &asked.held, &mut response);
    }
    if let Some(site) = &asked.site {
        response = forms::mark(app, site, &asked.held, &headers, response).await;
    }
    headers::language(&mut response, spoken.t().language);
    let form_targets = app.0.hosts.form_targets(asked.site.as_ref(), &app.0.services.config.checkout_origin);
    headers::secure(&mut response, app.0.hosts.https(), &form_targets);
    response
}

async fn failed(app: &App, asked: &Asked, failure: &Failure, t: Translations) -> Response {
    let now = app.0.services.clock.now();
    let Asked { format, site, safe, path, page, held, resumed, frame, part_of } = asked;
    let id = match failure {
        Failure::Internal(text) => Some(broken(app, path, text)),
        _ => None,
    };
    // A page of the form itself has in it what was typed; every other answer to a form must not lose it.
    let of_a_form = *format == Format::Html && !safe && held.guarded() && !matches!(failure, Failure::WithForm(..));
    let typed = if of_a_form { held.typed().await } else { forms::Typed::default() };
    let mut response = match (format, failure) {
        (_, Failure::Replay { status, answer }) => replayed(*status, answer),
        (Format::Json, failure) => {
            let mut response = axum::Json(failure.problem(id, t)).into_response();
            *response.status_mut() = failure.status();
            response.headers_mut().insert(header::CONTENT_TYPE, http::HeaderValue::from_static("application/problem+json"));
            response
        }
        (Format::Html, Failure::WithForm(inner, html)) => shell::html_text(inner.status(), html.clone()),
        (Format::Html, Failure::Unauthenticated) => {
            let site = site.as_ref().unwrap_or(&Site::Dashboard);
            let texts = typed.texts();
            // A form that was posted is not repeated: it leads back to its page.
            let door = forms::door(site, if *safe { path } else { page });
            let kept = if *resumed { None } else { forms::through_the_door(app, site, held, typed, path, page) };
            match kept {
                Some(response) => response,
                None if texts.is_empty() || held.mark().is_none() => {
                    Reply::new(Format::Html, ()).see_other(door).cookie(&Cookie::no_session()).into_response()
                }
                // More than a login can carry: to copy it before.
                None => failure_page(app, site, failure, (None, None), Rescued { texts, back: door, ..Rescued::default() }, t),
            }
        }
        (Format::Html, Failure::OnlyByLink) => {
            let door = forms::door(site.as_ref().unwrap_or(&Site::Dashboard), if *safe { path } else { page });
            Reply::new(Format::Html, ()).see_other(door).into_response()
        }
        (Format::Html, failure) => {
            let again = match failure {
                Failure::TooMany { seconds } => Some(now.plus(i64::from(*seconds) * SECOND)),
                _ => None,
            };
            let site = site.as_ref().unwrap_or(&Site::Dashboard);
            let mut rescued = Rescued { texts: typed.texts(), files: typed.files.join(", "), ..Rescued::default() };
            rescued.frame = frame.kept();
            rescued.part_of.clone_from(part_of);
            match failure {
                Failure::Resumed { .. } | Failure::Stranger { name: None } => rescued.back.clone_from(page),
                Failure::Stranger { name: Some(_) } => {
                    rescued.switch = held.mark().and_then(|mark| forms::Kept::of(typed, path, page)?.seal(app, site, &mark));
                }
                _ => {}
            }
            failure_page(app, site, failure, (again, id), rescued, t)
        }
    };
    let inner = if let Failure::WithForm(inner, _) = failure { inner } else { failure };
    match inner {
        Failure::TooMany { seconds } => headers::retry_after(&mut response, *seconds),
        Failure::Unavailable(_) => headers::retry_after(&mut response, 30),
        Failure::Stale(current) => headers::etag(&mut response, &current.etag()),
        Failure::Range { size } => {
            if let Ok(value) = http::HeaderValue::from_str(&format!("bytes */{size}")) {
                response.headers_mut().insert(header::CONTENT_RANGE, value);
            }
        }
        _ => {}
    }
    response
}

/// When it can be tried again, and under which id it was logged.
type Told = (Option<Timestamp>, Option<String>);

fn failure_page(app: &App, site: &Site, failure: &Failure, (again, id): Told, rescued: Rescued, t: Translations) -> Response {
    match site {
        Site::Portal(studio) => {
            let clock = &app.0.services.clock;
            let again = again.map(|at| DisplayTime::local(at, clock.offset_minutes(&studio.time_zone, at), t));
            shell::portal_failure(studio, failure, again, id, rescued, t)
        }
        // Whose clock it is on the dashboard, nobody knows before they are signed in.
        Site::Dashboard => {
            let again = again.map(|at| DisplayTime::within(at, app.0.services.clock.now()));
            shell::dashboard_failure(failure, again, id, rescued)
        }
    }
}

/// Logs what broke under an id. The log is the operator's; the id is all that leaves.
fn broken(app: &App, asked: &str, text: &str) -> String {
    let mut bytes = [0; 16];
    app.0.services.entropy.fill(&mut bytes);
    let id = domain::AuditId::from_bytes(bytes).to_string();
    let path = asked.split('?').next().unwrap_or_default();
    app.0.services.log.error(&format!("broken id={id} path={path} {text}"));
    id
}

fn replayed(status: u16, answer: &str) -> Response {
    let mut response = (StatusCode::from_u16(status).unwrap_or(StatusCode::OK), answer.to_owned()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    response.headers_mut().insert("idempotent-replayed", http::HeaderValue::from_static("true"));
    response
}
