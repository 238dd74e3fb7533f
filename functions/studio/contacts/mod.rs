//! The address book (C13): everybody a studio knows, and one more. A new contact has no portal access (C1).

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Email, Event, Name, Phone, PortalAccess};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Created, DashboardShell, Failure, FieldErrors, Page, Payload, QueryParams, Reply, StaffViewer, StudioActor};

use crate::studio::{
    invitation::{self, InvitationState},
    lists,
};

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Query {
    /// Part of a name or of an email address.
    #[serde(default)]
    search: String,
    /// Cursor: `next` of the page before.
    #[serde(default)]
    after: String,
    #[serde(default)]
    #[schema(ignore)]
    notice: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedContact {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub phone: Option<Phone>,
    pub access: PortalAccess,
    pub invitation: InvitationState,
}

#[derive(Template)]
#[template(path = "studio/contacts/page.html")]
struct ContactsPage {
    shell: DashboardShell,
    search: String,
    contacts: Vec<ListedContact>,
    next: Option<String>,
}

/// `GET /contacts`
pub async fn list(actor: StudioActor, QueryParams(query): QueryParams<Query>) -> Result<Reply<Page<ListedContact>>, Failure> {
    let pager = actor.pager::<(String, ContactId)>(&["contacts"], &query.after)?;
    let (name, id) = pager.after().map_or(("", ""), |(name, id)| (name, id.as_str()));
    let (viewer, [found]) = actor.read([sql::CONTACTS.with([name.into(), id.into(), lists::needle(&query.search).into()])]).await?;
    let page = pager.page(found.all::<sql::Row>()?, |row| (row.name.to_string(), row.id.clone()))?;
    let listed = |row: sql::Row| ListedContact {
        invitation: invitation::state(row.accepted_at, row.last_invite(), actor.now()),
        id: row.id,
        name: row.name,
        email: row.email,
        phone: row.phone,
        access: row.access,
    };
    Ok(actor.reply(page.map(listed)).page(|output| ContactsPage {
        shell: DashboardShell { notice: lists::notice(&query.notice), ..actor.shell(&viewer, "Contacts") },
        contacts: output.items.clone(),
        next: output.next.as_ref().map(|next| lists::address("/contacts", &[("search", &query.search), ("after", next)])),
        search: query.search,
    }))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    /// May be left out.
    #[serde(default)]
    phone: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Added {
    pub id: ContactId,
    /// Always `not_active`.
    pub access: PortalAccess,
    /// Another contact with the same address: only one of them can have portal access.
    pub shared_with: Option<Name>,
}

#[derive(Template)]
#[template(path = "studio/contacts/new.html")]
struct NewContactPage {
    shell: DashboardShell,
    errors: FieldErrors,
    name: String,
    email: String,
    phone: String,
}

fn form(actor: &StudioActor, viewer: &StaffViewer, input: Input, errors: FieldErrors) -> NewContactPage {
    let Input { name, email, phone } = input;
    NewContactPage { shell: actor.shell(viewer, "New contact"), errors, name, email, phone }
}

/// `GET /contacts/new`
pub async fn new(actor: StudioActor) -> Result<Reply<()>, Failure> {
    let (viewer, []) = actor.read([]).await?;
    Ok(actor.reply(()).page(|()| form(&actor, &viewer, Input::default(), FieldErrors::default())))
}

/// `POST /contacts`
pub async fn add(actor: StudioActor, Payload(input): Payload<Input>) -> Result<Reply<Created<Added>>, Failure> {
    let email = input.email.parse::<Email>();
    let (viewer, [same]) = actor.read([sql::SAME_EMAIL.with([email.as_ref().map(Email::as_str).unwrap_or_default().into()])]).await?;
    let mut fields = FieldErrors::default();
    let name = fields.take("name", input.name.parse::<Name>());
    let email = fields.take("email", email);
    let phone = lists::optional::<Phone>(&mut fields, "phone", &input.phone);
    let (Some(name), Some(email), true) = (name, email, fields.list.is_empty()) else {
        return Err(fields.failure().with_form(|errors| form(&actor, &viewer, input, errors)));
    };
    let id = actor.fresh(ContactId::from_bytes);
    let change = Change::new()
        .write(sql::ADD.with([(&id).into(), (&name).into(), (&email).into(), phone.as_ref().into(), actor.now().into()]))
        .write(sql::NOT_ACTIVE.with([(&id).into(), (&email).into()]))
        .record(Event::ContactCreated { contact: id.clone() });
    let to = lists::address(&format!("/contacts/{id}"), &[("notice", "contact-added")]);
    let shared_with = same.first::<sql::Other>()?.map(|other| other.name);
    let reply = actor.reply(Added { id, access: PortalAccess::NotActive, shared_with }).created().see_other(to);
    match actor.commit(change, &reply).await {
        Ok(_) => Ok(reply),
        Err(failure) => Err(failure.with_form(|errors| form(&actor, &viewer, input, errors))),
    }
}
