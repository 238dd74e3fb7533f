//! The studio's projects (C13): a booking each, with its people. The first participant is the primary one.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use askama::Template;
use domain::{ContactId, Date, Event, ProjectId, Title};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Created, DashboardShell, DisplayTime, Failure, FieldErrors, Page, Payload, QueryParams, Reply, StaffViewer,
    StudioActor, pagination,
};

use crate::studio::{lists, sql as shared};

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Query {
    /// Part of a title.
    #[serde(default)]
    search: String,
    /// Cursor: `next` of the page before.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ListedProject {
    pub id: ProjectId,
    pub title: Title,
    pub event_on: Option<Date>,
    /// Whether clients can upload (C11).
    pub uploads: bool,
    /// Names of the participants.
    pub people: Vec<String>,
}

struct Line {
    id: String,
    name: String,
    at: Option<DisplayTime>,
    people: String,
}

#[derive(Template)]
#[template(path = "studio/projects/page.html")]
struct ProjectsPage {
    shell: DashboardShell,
    search: String,
    projects: Vec<Line>,
    next: Option<String>,
}

/// `GET /projects`
pub async fn list(actor: StudioActor, QueryParams(query): QueryParams<Query>) -> Result<Reply<Page<ListedProject>>, Failure> {
    let pager = actor.pager(&["projects"], &query.after)?;
    let [at, id] = pager.position();
    let (viewer, [found]) = actor.read([sql::PROJECTS.with([at, id, lists::needle(&query.search).into()])]).await?;
    let page = pager.page(found.all::<sql::Row>()?, |row| (row.created_at, row.id.to_string()))?;
    let listed = |row: sql::Row| {
        let people = serde_json::from_str(&row.people).map_err(Failure::internal)?;
        Ok::<_, Failure>(ListedProject { id: row.id, title: row.title, event_on: row.event_on, uploads: *row.uploads_on, people })
    };
    let line = |project: &ListedProject| Line {
        id: project.id.to_string(),
        name: project.title.to_string(),
        at: project.event_on.map(DisplayTime::from),
        people: project.people.join(", "),
    };
    Ok(actor.reply(page.try_map(listed)?).page(|output| ProjectsPage {
        shell: actor.shell(&viewer, "Projects"),
        projects: output.items.iter().map(line).collect(),
        next: output.next.as_ref().map(|next| lists::address("/projects", &[("search", &query.search), ("after", next)])),
        search: query.search,
    }))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    title: String,
    /// `YYYY-MM-DD`; may be left out.
    #[serde(default)]
    event_on: Option<String>,
    /// The first is the primary one.
    #[serde(default, alias = "participant")]
    participants: Vec<ContactId>,
    /// Whom the form looked for; of no meaning here.
    #[serde(default)]
    #[schema(ignore)]
    search: String,
}

impl Input {
    /// Nobody takes part twice.
    fn once_each(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.participants.retain(|id| seen.insert(id.clone()));
        self
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Added {
    pub id: ProjectId,
}

struct Choice {
    id: String,
    name: String,
    email: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "studio/projects/new.html")]
struct NewProjectPage {
    shell: DashboardShell,
    errors: FieldErrors,
    title: String,
    event_on: String,
    contacts: Vec<Choice>,
    /// There are more than can be shown.
    more: bool,
    search: String,
}

fn form(
    actor: &StudioActor,
    viewer: &StaffViewer,
    (mut found, mut people): (Vec<sql::Person>, Vec<sql::Person>),
    input: Input,
    errors: FieldErrors,
) -> NewProjectPage {
    let more = pagination::cut(&mut found);
    people.extend(found.into_iter().filter(|person| !input.participants.contains(&person.id)));
    let choice = |person: sql::Person| Choice {
        chosen: input.participants.contains(&person.id),
        id: person.id.to_string(),
        name: person.name.to_string(),
        email: person.email.to_string(),
    };
    NewProjectPage {
        shell: actor.shell(viewer, "New project"),
        errors,
        contacts: people.into_iter().map(choice).collect(),
        more: more || !input.search.is_empty(),
        search: input.search,
        title: input.title,
        event_on: input.event_on.unwrap_or_default(),
    }
}

/// The people to choose from: whom the search finds, and those who are chosen.
fn people(input: &Input) -> Result<[ports::Query; 2], Failure> {
    let chosen = serde_json::to_string(&input.participants).map_err(Failure::internal)?;
    Ok([sql::PEOPLE.with([lists::needle(&input.search).into()]), sql::CHOSEN.with([chosen.into()])])
}

/// `GET /projects/new`: empty, or as it was filled in when somebody was looked for.
pub async fn new(actor: StudioActor, QueryParams(input): QueryParams<Input>) -> Result<Reply<()>, Failure> {
    let input = input.once_each();
    let (viewer, [found, chosen]) = actor.read(people(&input)?).await?;
    let people = (found.all::<sql::Person>()?, chosen.all::<sql::Person>()?);
    Ok(actor.reply(()).page(|()| form(&actor, &viewer, people, input, FieldErrors::default())))
}

/// `POST /projects`
pub async fn add(actor: StudioActor, Payload(input): Payload<Input>) -> Result<Reply<Created<Added>>, Failure> {
    let input = input.once_each();
    let participants = serde_json::to_string(&input.participants).map_err(Failure::internal)?;
    let [found, chosen] = people(&input)?;
    let (viewer, [known, found, chosen]) = actor.read([shared::KNOWN.with([participants.as_str().into()]), found, chosen]).await?;
    if known.first::<shared::Known>()?.is_none_or(|known| known.many != input.participants.len()) {
        return Err(Failure::NotFound);
    }
    let people = (found.all::<sql::Person>()?, chosen.all::<sql::Person>()?);
    let mut fields = FieldErrors::default();
    let title = fields.take("title", input.title.parse::<Title>());
    let event_on = lists::optional::<Date>(&mut fields, "event_on", input.event_on.as_deref().unwrap_or_default());
    let (Some(title), true) = (title, fields.list.is_empty()) else {
        return Err(fields.failure().with_form(|errors| form(&actor, &viewer, people, input, errors)));
    };
    let id = actor.fresh(ProjectId::from_bytes);
    let change = Change::new()
        .write(sql::ADD.with([(&id).into(), (&title).into(), event_on.into(), actor.now().into()]))
        .write(sql::JOIN.with([(&id).into(), participants.into()]))
        .record(Event::ProjectCreated { project: id.clone() });
    let to = lists::address(&format!("/projects/{id}"), &[("notice", "project-added")]);
    let reply = actor.reply(Added { id }).created().see_other(to);
    match actor.commit(change, &reply).await {
        Ok(_) => Ok(reply),
        Err(failure) => Err(failure.with_form(|errors| form(&actor, &viewer, people, input, errors))),
    }
}
