//! What one contact sees and may do, where it differs from the studio's other clients (B15, B18): permissions, hidden projects, hidden
//! kinds. And the proof of it: each item of a project, visible or hidden, and why.

mod page;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use domain::{
    ContactId, Event, Name, ProjectId, Timestamp,
    permission::{Permission, PermissionOverrides},
    visibility::{HiddenReason, ItemKind, ViewerState},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Failure, FieldErrors, Page, PathId, QueryParams, Reply, StaffViewer, StudioActor, Version, VersionedItem,
    VersionedPayload,
};

use self::page::Form;
use crate::studio::{
    compared::{self, Compared},
    lists,
    permissions::StudioPermissions,
};

/// Projects that can be hidden from one contact.
const MOST_HIDDEN: usize = 1000;

/// What one contact may do: `null` as the studio has it for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPermissions {
    #[serde(default)]
    pub view_invoices: Option<bool>,
    #[serde(default)]
    pub make_payments: Option<bool>,
    #[serde(default)]
    pub update_profile: Option<bool>,
    #[serde(default)]
    pub upload: Option<bool>,
    #[serde(default)]
    pub message: Option<bool>,
}

impl OwnPermissions {
    fn get(&self, permission: Permission) -> Option<bool> {
        match permission {
            Permission::ViewInvoices => self.view_invoices,
            Permission::MakePayments => self.make_payments,
            Permission::UpdateProfile => self.update_profile,
            Permission::Upload => self.upload,
            Permission::Message => self.message,
        }
    }
}

impl From<PermissionOverrides> for OwnPermissions {
    fn from(own: PermissionOverrides) -> Self {
        Self {
            view_invoices: own.get(Permission::ViewInvoices),
            make_payments: own.get(Permission::MakePayments),
            update_profile: own.get(Permission::UpdateProfile),
            upload: own.get(Permission::Upload),
            message: own.get(Permission::Message),
        }
    }
}

/// Why something is hidden, for software and for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WhyHidden {
    pub reason: HiddenReason,
    pub text: String,
}

fn told(reasons: Vec<HiddenReason>) -> Vec<WhyHidden> {
    reasons.into_iter().map(|reason| WhyHidden { reason, text: reason.to_string() }).collect()
}

/// One item of the project that is looked into.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeenItem {
    /// Of the document or file; null for the project itself and for its messages.
    pub id: Option<String>,
    pub kind: ItemKind,
    pub name: String,
    pub at: Option<Timestamp>,
    pub visible: bool,
    /// Every reason, the weightiest first.
    pub hidden: Vec<WhyHidden>,
}

/// One project as this contact sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeenProject {
    pub id: ProjectId,
    pub title: String,
    /// The project, its messages, then documents and files, newest first.
    #[serde(flatten)]
    #[schema(inline)]
    pub page: Page<SeenItem>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TheirProject {
    pub id: ProjectId,
    pub title: String,
    pub hidden: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub contact: ContactId,
    pub name: Name,
    pub permissions: OwnPermissions,
    /// What holds where `permissions` says nothing.
    pub of_the_studio: StudioPermissions,
    /// What they take part in, at most a hundred.
    pub projects: Vec<TheirProject>,
    pub hidden_projects: Vec<ProjectId>,
    pub hidden_kinds: Vec<ItemKind>,
    /// What they see of the project that was asked for.
    pub sees: Option<SeenProject>,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Query {
    /// Look into this project.
    #[serde(default)]
    project: Option<ProjectId>,
    /// Cursor: `next` of the page before.
    #[serde(default)]
    after: String,
    #[serde(default)]
    #[schema(ignore)]
    notice: String,
}

/// Everything about the contact, in one round trip.
async fn look(actor: &StudioActor, id: &ContactId, query: &Query) -> Result<(StaffViewer, Output, Version), Failure> {
    let project = query.project.as_ref();
    let pager = actor.pager(&["items", id.as_str(), project.map_or("", ProjectId::as_str)], &query.after)?;
    let [at, last] = pager.position();
    let (viewer, [contact, projects, hidden_projects, hidden_kinds, looked_into, documents, files, version]) = actor
        .read([
            sql::CONTACT.with([id.into()]),
            sql::PROJECTS.with([id.into()]),
            sql::HIDDEN_PROJECTS.with([id.into()]),
            sql::HIDDEN_KINDS.with([id.into()]),
            sql::PROJECT.with([project.into(), id.into()]),
            sql::DOCUMENTS.with([project.into(), id.into(), at.clone(), last.clone()]),
            sql::FILES.with([project.into(), id.into(), at, last]),
            VersionedItem::visibility(id).version(),
        ])
        .await?;
    let contact = contact.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    let hidden_projects: BTreeSet<ProjectId> = hidden_projects.all::<sql::HiddenProject>()?.into_iter().map(|row| row.project_id).collect();
    let hidden_kinds: BTreeSet<ItemKind> = hidden_kinds.all::<sql::HiddenKind>()?.into_iter().map(|row| row.kind).collect();
    let eyes = ViewerState {
        portal_open: *contact.portal_open,
        access: contact.access,
        only_project: None,
        hidden_projects: hidden_projects.clone(),
        hidden_kinds: hidden_kinds.clone(),
        show_history: *contact.show_history,
        view_invoices: contact.own.over(contact.permissions).contains(Permission::ViewInvoices),
    };
    let sees = match project {
        None => None,
        Some(project) => {
            let found = looked_into.first::<sql::LookedInto>()?.ok_or(Failure::NotFound)?;
            let rows = rules::merge(documents.all()?, files.all()?);
            let Page { items, next } = pager.page(rows, |row| (row.created_at, row.id.clone()))?;
            let items = seen(&eyes, project, &found, items, pager.is_first_page());
            Some(SeenProject { id: project.clone(), title: found.title.to_string(), page: Page { items, next } })
        }
    };
    let theirs = |row: sql::Project| TheirProject { hidden: hidden_projects.contains(&row.id), title: row.title.to_string(), id: row.id };
    let permissions = contact.own.into();
    let output = Output {
        contact: id.clone(),
        name: contact.name,
        permissions,
        of_the_studio: contact.permissions.into(),
        projects: projects.all::<sql::Project>()?.into_iter().map(theirs).collect(),
        hidden_projects: hidden_projects.iter().cloned().collect(),
        hidden_kinds: hidden_kinds.into_iter().collect(),
        sees,
    };
    Ok((viewer, output, Version::of(&version)?))
}

/// The items of a page, each with why it is hidden; on the first page after the project itself and its messages.
fn seen(eyes: &ViewerState, project: &ProjectId, found: &sql::LookedInto, rows: Vec<sql::ItemRow>, first: bool) -> Vec<SeenItem> {
    let participant = *found.participant;
    let mut items = Vec::new();
    for (kind, name) in [(ItemKind::Project, found.title.to_string()), (ItemKind::Message, "Messages with them".to_owned())] {
        if first {
            let hidden = told(rules::of_the_whole(eyes, project, participant, kind));
            items.push(SeenItem { id: None, kind, name, at: None, visible: hidden.is_empty(), hidden });
        }
    }
    items.extend(rows.into_iter().map(|row| {
        let hidden = told(rules::reasons(eyes, project, participant, &row));
        SeenItem { id: Some(row.id), kind: row.kind, name: row.name, at: Some(row.created_at), visible: hidden.is_empty(), hidden }
    }));
    items
}

/// `GET /contacts/{contact}/settings`
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    QueryParams(query): QueryParams<Query>,
) -> Result<Reply<Output>, Failure> {
    let (viewer, output, version) = look(&actor, &id, &query).await?;
    let reply = actor.reply(output).version(version);
    Ok(reply
        .page(|output| page::page(&actor, &viewer, (output, version.to_string()), lists::notice(&query.notice), FieldErrors::default())))
}

/// All of it: what is left out is as the studio has it, and nothing is hidden.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    permissions: OwnPermissions,
    #[serde(default)]
    hidden_projects: BTreeSet<ProjectId>,
    /// `quote`, `contract`, `questionnaire`, `invoice`, `file` (what the studio sends) or `upload`.
    #[serde(default)]
    hidden_kinds: BTreeSet<ItemKind>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Saved {
    pub contact: ContactId,
    pub permissions: OwnPermissions,
    pub hidden_projects: BTreeSet<ProjectId>,
    pub hidden_kinds: BTreeSet<ItemKind>,
}

/// `PUT /api/v1/contacts/{contact}/visibility`
pub async fn replace(actor: StudioActor, PathId(id): PathId<ContactId>, edited: VersionedPayload<Input>) -> Result<Reply<Saved>, Failure> {
    let VersionedPayload { based, input } = edited;
    let ids = ids(&input.hidden_projects)?;
    let queries = [sql::CONTACT.with([(&id).into()]), sql::KNOWN.with([ids.into()]), VersionedItem::visibility(&id).version()];
    let (_, [contact, known, version]) = actor.read(queries).await?;
    contact.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    let version = Version::of(&version)?;
    based.on(version)?;
    let known = known.first::<sql::Known>()?.map_or(0, |known| known.many);
    save(&actor, (&id, version), input, known).await
}

/// `POST /contacts/{contact}/settings`: only the projects that the page showed are decided on.
pub async fn form(actor: StudioActor, PathId(id): PathId<ContactId>, edited: VersionedPayload<Form>) -> Result<Reply<Saved>, Failure> {
    match save_form(&actor, &id, &edited).await {
        // Somebody was quicker between reading and writing: both are shown now.
        Err(Failure::Stale(_)) => save_form(&actor, &id, &edited).await,
        done => done,
    }
}

async fn save_form(actor: &StudioActor, id: &ContactId, edited: &VersionedPayload<Form>) -> Result<Reply<Saved>, Failure> {
    let VersionedPayload { based, input: form } = edited;
    let (viewer, [contact, projects, hidden, kinds, known, version]) = actor
        .read([
            sql::CONTACT.with([id.into()]),
            sql::PROJECTS.with([id.into()]),
            sql::HIDDEN_PROJECTS.with([id.into()]),
            sql::HIDDEN_KINDS.with([id.into()]),
            sql::KNOWN.with([ids(&form.hidden_project)?.into()]),
            VersionedItem::visibility(id).version(),
        ])
        .await?;
    let contact = contact.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    let known = known.first::<sql::Known>()?.map_or(0, |known| known.many);
    let (projects, version) = (projects.all::<sql::Project>()?, Version::of(&version)?);
    let hidden: BTreeSet<ProjectId> = hidden.all::<sql::HiddenProject>()?.into_iter().map(|row| row.project_id).collect();
    let kept = hidden.iter().filter(|id| !form.shown.contains(*id) && !form.hidden_project.contains(*id)).cloned();
    let kept: BTreeSet<ProjectId> = kept.collect();
    let (many, input) = (kept.len(), form.input(kept));
    let saved = Input {
        permissions: contact.own.into(),
        hidden_projects: hidden,
        hidden_kinds: kinds.all::<sql::HiddenKind>()?.into_iter().map(|row| row.kind).collect(),
    };
    let at = format!("/contacts/{id}/settings");
    let compared = || Compared {
        what: "This contact’s permissions",
        action: Some(at.clone()),
        back: at.clone(),
        saved: page::said(&saved, &projects),
        typed: page::said(&input, &projects),
    };
    compared::check(actor, &viewer, based, version, compared)?;
    match save(actor, (id, version), input, many + known).await {
        Err(failure) if failure.on_form().is_some() => Err(again(actor, id, edited, failure).await),
        done => done,
    }
}

/// The page with what was chosen.
async fn again(actor: &StudioActor, id: &ContactId, edited: &VersionedPayload<Form>, failure: Failure) -> Failure {
    match look(actor, id, &Query::default()).await {
        Ok((viewer, output, _)) => {
            let chosen = edited.input.chosen(output);
            failure.with_form(|errors| page::page(actor, &viewer, (&chosen, edited.based.again()), None, errors))
        }
        Err(other) => other,
    }
}

fn ids(projects: &BTreeSet<ProjectId>) -> Result<String, Failure> {
    serde_json::to_string(projects).map_err(Failure::internal)
}

async fn save(actor: &StudioActor, (id, version): (&ContactId, Version), input: Input, known: usize) -> Result<Reply<Saved>, Failure> {
    let mut fields = FieldErrors::default();
    if input.hidden_projects.len() > MOST_HIDDEN {
        fields.add("hidden_projects", format!("Hide at most {MOST_HIDDEN} projects; to hide them all, deactivate portal access"));
    } else if known != input.hidden_projects.len() {
        fields.add("hidden_projects", "One of these projects doesn’t exist");
    }
    if let Some(kind) = input.hidden_kinds.iter().find(|kind| !rules::KINDS.contains(kind)) {
        fields.add("hidden_kinds", format!("“{}” can’t be hidden by type", rules::code(*kind)));
    }
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    let kinds: Vec<&str> = input.hidden_kinds.iter().map(|kind| rules::code(*kind)).collect();
    let PermissionOverrides { allowed, denied } = PermissionOverrides::of(|permission| input.permissions.get(permission));
    let serde_json::Value::Object(changes) = serde_json::to_value(&input).map_err(Failure::internal)? else {
        return Err(Failure::internal("settings are no object"));
    };
    let change = Change::new()
        .write(sql::PERMISSIONS.with([id.into(), allowed.into(), denied.into()]))
        .write(sql::SHOW_PROJECTS.with([id.into()]))
        .write(sql::HIDE_PROJECTS.with([id.into(), ids(&input.hidden_projects)?.into()]))
        .write(sql::SHOW_KINDS.with([id.into()]))
        .write(sql::HIDE_KINDS.with([id.into(), serde_json::to_string(&kinds).map_err(Failure::internal)?.into()]))
        .record(Event::ContactVisibilityChanged { contact: id.clone(), changes });
    let Input { permissions, hidden_projects, hidden_kinds } = input;
    let reply = actor.reply(Saved { contact: id.clone(), permissions, hidden_projects, hidden_kinds });
    let reply = reply.see_other(lists::address(&format!("/contacts/{id}/settings"), &[("notice", "saved")]));
    actor.save(&VersionedItem::visibility(id), version, change, reply).await
}
