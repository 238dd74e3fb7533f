//! The frames of pages: the studio's on the client side, the dashboard's, and nobody's.

use askama::Template;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use domain::file::{MOST_BYTES, MOST_BYTES_AT_ONCE, MOST_FILES_AT_ONCE};
use domain::{Date, Language, Timestamp, permission::Permission};
use http::{HeaderValue, StatusCode, header};

use crate::{Failure, Translations, Viewer, frame::Framed, hosts::Studio};

#[derive(Debug, Clone)]
pub struct NavItem {
    pub href: &'static str,
    pub label: &'static str,
    pub current: bool,
}

/// Who is signed in, for the letterhead.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub name: String,
    /// A loginless link let them in: it opens one project, not somebody's account.
    pub by_link: bool,
    /// And it lets them look only.
    pub only_shows: bool,
}

/// A moment for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayTime {
    pub iso: String,
    pub text: String,
}

impl From<Date> for DisplayTime {
    fn from(day: Date) -> Self {
        Self { iso: day.to_string(), text: day.human() }
    }
}

impl DisplayTime {
    /// How long it is until then, in English, for who has no clock here.
    pub(crate) fn within(at: Timestamp, now: Timestamp) -> Self {
        let text = match at.0.saturating_sub(now.0).saturating_add(59_999) / 60_000 {
            ..=1 => "in a minute".to_owned(),
            minutes => format!("in {minutes} minutes"),
        };
        Self { iso: at.rfc3339(), text }
    }

    /// On clocks so many minutes ahead of UTC.
    pub(crate) fn local(at: Timestamp, offset: i32, t: Translations) -> Self {
        Self { iso: at.rfc3339(), text: t.moment(at, offset) }
    }
}

/// The studio's frame.
#[derive(Debug, Clone)]
pub struct PortalShell {
    /// The words of the page: `{{ shell.t.some_message() }}`.
    pub t: Translations,
    /// Where choosing another language comes back to; empty where there is no page to come back to.
    pub here: String,
    pub studio_name: String,
    pub has_logo: bool,
    /// Of the brand: goes with the addresses of its stylesheet and logo.
    pub version: String,
    pub title: String,
    pub viewer: Option<SignedIn>,
    pub nav: Vec<NavItem>,
    pub notice: Option<String>,
}

const DASHBOARD_NAV: [(&str, &str); 5] = [
    ("/contacts", "Contacts"),
    ("/projects", "Projects"),
    ("/portal-users", "Portal users"),
    ("/settings", "Settings"),
    ("/api-keys", "API keys"),
];

fn nav(items: impl IntoIterator<Item = (&'static str, &'static str)>, path: &str) -> Vec<NavItem> {
    let here = |href: &str| href == path || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')));
    items.into_iter().map(|(href, label)| NavItem { href, label, current: here(href) }).collect()
}

/// The room of the dashboard from which a page is entered.
fn room(path: &str) -> &str {
    let first = path.split('/').nth(1).unwrap_or_default();
    match first {
        "documents" | "quotes" | "contracts" | "questionnaires" | "invoices" | "installments" => "/projects",
        "branding" | "item-links" => "/settings",
        _ => path,
    }
}

impl PortalShell {
    /// What one form of files may bring.
    pub fn upload_limit(&self) -> String {
        self.t.upload_at_once(MOST_FILES_AT_ONCE, self.t.bytes(MOST_BYTES_AT_ONCE))
    }

    /// What a file may measure that a script sends by itself, in parts.
    pub fn upload_each(&self) -> String {
        self.t.upload_each(self.t.bytes(MOST_BYTES))
    }

    /// For somebody not signed in.
    pub(crate) fn gate(studio: &Studio, title: &str, t: Translations, here: &str) -> Self {
        Self {
            t,
            here: here.to_owned(),
            studio_name: studio.name.clone(),
            has_logo: studio.brand.logo_key.is_some(),
            version: studio.brand.version(),
            title: title.to_owned(),
            viewer: None,
            nav: Vec::new(),
            notice: None,
        }
    }

    /// The rooms that are open to this viewer.
    pub(crate) fn signed_in(studio: &Studio, title: &str, who: &Viewer, t: Translations, (path, here): (&str, &str)) -> Self {
        let by_link = who.only_project.is_some();
        let rooms = [
            Some(("/", t.nav_home())),
            Some(("/activity", t.nav_activity())),
            Some(("/files", t.nav_files())),
            who.may(Permission::ViewInvoices).then(|| ("/payments", t.nav_payments())),
            (!by_link).then(|| ("/profile", t.nav_profile())),
        ];
        // A project is entered from the first room.
        let path = if path.starts_with("/projects/") { "/" } else { path };
        let viewer = Some(SignedIn { name: who.name.clone(), by_link, only_shows: !who.acts() });
        Self { viewer, nav: nav(rooms.into_iter().flatten(), path), ..Self::gate(studio, title, t, here) }
    }

    /// Whether whoever looks can do nothing but look.
    pub fn only_shows(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.only_shows)
    }

    /// To choose from.
    pub fn languages(&self) -> [Language; 5] {
        Language::ALL
    }
}

/// The dashboard's frame; `member_name` is empty when nobody is signed in.
#[derive(Debug, Clone)]
pub struct DashboardShell {
    /// English; the pages of both sides share their parts.
    pub t: Translations,
    pub studio_name: String,
    pub member_name: String,
    pub title: String,
    pub nav: Vec<NavItem>,
    pub notice: Option<String>,
}

impl DashboardShell {
    pub(crate) fn gate(title: &str) -> Self {
        Self {
            t: Translations::default(),
            studio_name: String::new(),
            member_name: String::new(),
            title: title.to_owned(),
            nav: Vec::new(),
            notice: None,
        }
    }

    pub(crate) fn signed_in(studio_name: &str, member_name: &str, title: &str, path: &str) -> Self {
        Self {
            t: Translations::default(),
            studio_name: studio_name.to_owned(),
            member_name: member_name.to_owned(),
            title: title.to_owned(),
            nav: nav(DASHBOARD_NAV, room(path)),
            notice: None,
        }
    }
}

#[derive(Template)]
#[template(path = "plain.html")]
struct PlainPage<'a> {
    language: Language,
    title: &'a str,
    text: &'a str,
    /// Where to go on, and what that is called.
    link: Option<(&'a str, &'a str)>,
}

struct Link {
    href: String,
    label: &'static str,
}

/// What somebody typed into a form that cannot be shown again.
#[derive(Debug, Default)]
pub(crate) struct Rescued {
    pub texts: Vec<String>,
    /// Names of files that have to be chosen again; empty for none.
    pub files: String,
    /// For whom the form was meant: sealed, to carry it through their login.
    pub switch: Option<String>,
    /// The page that the form stood on; empty for the start.
    pub back: String,
    /// Of who is signed in.
    pub frame: Option<Framed>,
    /// The page that what was asked for is part of.
    pub part_of: String,
}

struct Told {
    title: String,
    text: String,
    try_again: Option<DisplayTime>,
    id: Option<String>,
    back: Link,
    rescued: Rescued,
}

#[derive(Template)]
#[template(path = "portal_failure.html")]
struct PortalFailurePage {
    shell: PortalShell,
    failure: Told,
}

#[derive(Template)]
#[template(path = "portal_closed.html")]
struct PortalClosedPage {
    shell: PortalShell,
}

#[derive(Template)]
#[template(path = "dashboard_failure.html")]
struct DashboardFailurePage {
    shell: DashboardShell,
    failure: Told,
}

pub(crate) fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => html_text(status, text),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub(crate) fn html_text(status: StatusCode, text: String) -> Response {
    let mut response = (status, Body::from(text)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// A page of nobody's brand.
pub(crate) fn plain(status: StatusCode, t: Translations, title: &str, text: &str, link: Option<(&str, &str)>) -> Response {
    let mut response = html(status, &PlainPage { language: t.language, title, text, link });
    crate::headers::language(&mut response, t.language);
    crate::headers::secure(&mut response, false, "");
    response
}

fn told(failure: &Failure, try_again: Option<DisplayTime>, id: Option<String>, rescued: Rescued, t: Translations) -> Told {
    // The page says when to try again by itself.
    let detail = if matches!(failure, Failure::TooMany { .. }) { None } else { failure.detail(t) };
    let text = detail.unwrap_or_else(|| {
        match failure {
            Failure::TooMany { .. } => t.failure_too_many_text(),
            Failure::NotFound => t.failure_not_found_text(),
            Failure::Internal(_) => t.failure_broken_text(),
            Failure::Invalid(_) => t.failure_invalid_text(),
            _ => t.failure_text(),
        }
        .to_owned()
    });
    let back = match rescued.back.as_str() {
        "" if rescued.part_of.is_empty() || rescued.part_of == "/" => Link { href: "/".to_owned(), label: t.failure_back() },
        "" => Link { href: rescued.part_of.clone(), label: t.failure_back_there() },
        page if matches!(failure, Failure::Stranger { .. }) => Link { href: page.to_owned(), label: t.failure_unmarked_reload() },
        page => Link { href: page.to_owned(), label: t.failure_continue() },
    };
    Told { title: failure.title(t).to_owned(), text, try_again, id, back, rescued }
}

/// The page of a failure on the client side; `try_again` as the studio's clock shows it.
pub(crate) fn portal_failure(
    studio: &Studio,
    failure: &Failure,
    try_again: Option<DisplayTime>,
    id: Option<String>,
    rescued: Rescued,
    t: Translations,
) -> Response {
    if matches!(failure, Failure::Closed) {
        return html(failure.status(), &PortalClosedPage { shell: PortalShell::gate(studio, t.failure_closed_title(), t, "") });
    }
    let shell = match rescued.frame.clone() {
        // Its page shows nothing to choose a language on again.
        Some(Framed::Portal(shell)) => PortalShell { title: failure.title(t).to_owned(), here: String::new(), ..shell },
        _ => PortalShell::gate(studio, failure.title(t), t, ""),
    };
    html(failure.status(), &PortalFailurePage { shell, failure: told(failure, try_again, id, rescued, t) })
}

/// The page of a failure on the dashboard.
pub(crate) fn dashboard_failure(failure: &Failure, try_again: Option<DisplayTime>, id: Option<String>, rescued: Rescued) -> Response {
    let t = Translations::default();
    let shell = match rescued.frame.clone() {
        Some(Framed::Dashboard(shell)) => DashboardShell { title: failure.title(t).to_owned(), ..shell },
        _ => DashboardShell::gate(failure.title(t)),
    };
    html(failure.status(), &DashboardFailurePage { shell, failure: told(failure, try_again, id, rescued, t) })
}
