//! Who is in the portal (C8): everybody whose access was ever opened, with how far they came and when they were last there. Sorted by
//! name, last login or last activity; each order walks an index.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Timestamp};
use ports::Arg;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Context, DashboardShell, DisplayTime, Failure, Page, QueryParams, Reply, StudioActor, pagination};

use self::sql::PortalUser;
use crate::studio::lists;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PortalUserOrder {
    #[default]
    Name,
    /// Latest first; who never logged in comes last.
    LastLogin,
    /// Latest first.
    LastActivity,
}

impl PortalUserOrder {
    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LastLogin => "last_login",
            Self::LastActivity => "last_activity",
        }
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Query {
    /// Part of a name or of an email address.
    #[serde(default)]
    search: String,
    #[serde(default)]
    sort: PortalUserOrder,
    /// Cursor: `next` of the page before, in the same order.
    #[serde(default)]
    after: String,
}

struct Column {
    label: &'static str,
    /// Where a click on it leads; empty when nothing is sorted by it.
    href: String,
    sort: &'static str,
}

struct Line {
    id: String,
    name: String,
    email: String,
    access: &'static str,
    invited: Option<DisplayTime>,
    accepted: Option<DisplayTime>,
    last_login: Option<DisplayTime>,
    last_activity: Option<DisplayTime>,
}

#[derive(Template)]
#[template(path = "studio/portal_users/page.html")]
struct PortalUsersPage {
    shell: DashboardShell,
    search: String,
    sort: &'static str,
    columns: Vec<Column>,
    users: Vec<Line>,
    next: Option<String>,
}

/// What the list is sorted by in this order, and the id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Key {
    Name(String, ContactId),
    Time(Timestamp, String),
}

impl PortalUserOrder {
    fn key(self, user: &PortalUser) -> Key {
        let time = |at: Option<Timestamp>| Key::Time(at.unwrap_or(Timestamp(0)), user.contact_id.to_string());
        match self {
            Self::Name => Key::Name(user.name.to_string(), user.contact_id.clone()),
            Self::LastLogin => time(user.last_login_at),
            Self::LastActivity => time(user.last_activity_at),
        }
    }

    /// After which one the page begins.
    fn position(self, after: Option<&Key>) -> [Arg; 2] {
        match (after, self) {
            (Some(Key::Name(name, id)), _) => [name.as_str().into(), id.into()],
            (Some(Key::Time(at, id)), _) => [(*at).into(), id.as_str().into()],
            (None, Self::Name) => ["".into(), "".into()],
            (None, _) => pagination::newest(),
        }
    }
}

fn columns(order: PortalUserOrder, search: &str) -> Vec<Column> {
    let sorted = |label, by: PortalUserOrder, direction| Column {
        label,
        href: lists::address("/portal-users", &[("search", search), ("sort", by.as_str())]),
        sort: if by == order { direction } else { "" },
    };
    let plain = |label| Column { label, href: String::new(), sort: "" };
    vec![
        sorted("Name", PortalUserOrder::Name, "ascending"),
        plain("State"),
        plain("Invited"),
        plain("Accepted"),
        sorted("Last login", PortalUserOrder::LastLogin, "descending"),
        sorted("Last activity", PortalUserOrder::LastActivity, "descending"),
    ]
}

fn line(actor: &StudioActor, user: &PortalUser) -> Line {
    Line {
        id: user.contact_id.to_string(),
        name: user.name.to_string(),
        email: user.email.to_string(),
        access: user.state.as_str(),
        invited: user.invited_at.map(|at| actor.when(at)),
        accepted: user.accepted_at.map(|at| actor.when(at)),
        last_login: user.last_login_at.map(|at| actor.when(at)),
        last_activity: user.last_activity_at.map(|at| actor.when(at)),
    }
}

/// `GET /portal-users`
pub async fn list(actor: StudioActor, QueryParams(query): QueryParams<Query>) -> Result<Reply<Page<PortalUser>>, Failure> {
    let statement = match query.sort {
        PortalUserOrder::Name => sql::BY_NAME,
        PortalUserOrder::LastLogin => sql::BY_LOGIN,
        PortalUserOrder::LastActivity => sql::BY_ACTIVITY,
    };
    let sort = query.sort.as_str();
    let pager = actor.pager::<Key>(&["portal-users", sort], &query.after)?;
    let [value, id] = query.sort.position(pager.after());
    let (viewer, [found]) = actor.read([statement.with([value, id, lists::needle(&query.search).into()])]).await?;
    let page = pager.page(found.all::<PortalUser>()?, |user| query.sort.key(user))?;
    Ok(actor.reply(page).page(|output| PortalUsersPage {
        shell: actor.shell(&viewer, "Portal users"),
        columns: columns(query.sort, &query.search),
        users: output.items.iter().map(|user| line(&actor, user)).collect(),
        next: output
            .next
            .as_ref()
            .map(|next| lists::address("/portal-users", &[("search", &query.search), ("sort", sort), ("after", next)])),
        sort,
        search: query.search,
    }))
}
