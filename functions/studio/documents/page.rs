//! The dashboard's pages of documents.

use askama::Template;
use domain::{DocumentKind, DocumentState, ProjectId};
use web::{Context as _, DashboardShell, DisplayTime, FieldErrors, Page, StaffViewer, StudioActor};

use super::{Seen, StudioDocument};
use crate::{
    document::{
        self, DocumentStep, prepare,
        preview::{self, Preview},
    },
    studio::lists,
};

#[derive(Template)]
#[template(path = "studio/documents/list.html")]
pub struct ListPage {
    shell: DashboardShell,
    project: Project,
    documents: Vec<Row>,
    next: Option<String>,
}

struct Project {
    id: String,
    name: String,
}

struct Row {
    href: String,
    title: String,
    kind: &'static str,
    state: &'static str,
    to: String,
    seen: String,
    at: DisplayTime,
}

#[derive(Template)]
#[template(path = "studio/documents/one.html")]
pub struct OnePage {
    shell: DashboardShell,
    errors: FieldErrors,
    id: String,
    /// Its own page, where it is written and read.
    text: String,
    project: Project,
    title: String,
    kind: &'static str,
    state: DocumentState,
    status: &'static str,
    people: Vec<Person>,
    moments: Vec<Moment>,
    /// Of a draft: what will be sent, or why it cannot be yet.
    going: Option<Going>,
    /// A contract that some have signed and not all.
    half_signed: bool,
    /// An invoice: its number stays, so it is voided on its own page.
    numbered: bool,
    void_reason: Option<String>,
    /// As it was typed, where voiding was refused.
    typed_reason: String,
    voided: bool,
}

struct Going {
    version: String,
    shown: String,
    preview: Option<Preview>,
    missing: Vec<String>,
}

impl Going {
    fn of(actor: &StudioActor, seen: &Seen) -> Self {
        let outgoing = seen.outgoing(actor);
        let version = seen.version.to_string();
        let words = actor.t();
        match prepare::content(&outgoing) {
            Ok(content) => Self {
                version,
                shown: preview::fingerprint(&outgoing, &content),
                preview: preview::of(words, seen.row.kind, &content),
                missing: Vec::new(),
            },
            Err(failure) => {
                let fields = failure.on_form().unwrap_or_default();
                let missing = fields.list.iter().map(|error| error.message.render(words).into_owned()).collect();
                Self { version, shown: String::new(), preview: preview::of(words, seen.row.kind, &seen.row.content), missing }
            }
        }
    }
}

struct Person {
    href: String,
    name: String,
    email: String,
    /// How far it reaches them.
    reach: String,
    mailed: bool,
    viewed: Option<DisplayTime>,
}

struct Moment {
    what: &'static str,
    at: DisplayTime,
    name: Option<String>,
}

impl OnePage {
    /// What sending it will do, in sentences.
    fn outcome(&self) -> String {
        let names = |mailed: bool| {
            let names: Vec<_> = self.people.iter().filter(|person| person.mailed == mailed).map(|person| person.name.as_str()).collect();
            match names.as_slice() {
                [] => None,
                [one] => Some((*one).to_owned()),
                [rest @ .., last] => Some(format!("{} and {last}", rest.join(", "))),
            }
        };
        match (names(true), names(false)) {
            (Some(yes), None) => format!("{yes} will see it in the portal and get an email."),
            (Some(yes), Some(no)) => format!("{yes} will see it in the portal and get an email. {no} won’t get one: see Recipients."),
            (None, _) => "Nobody gets an email: see Recipients for the reason.".to_owned(),
        }
    }
}

pub fn list(
    actor: &StudioActor,
    viewer: &StaffViewer,
    project: &ProjectId,
    title: &str,
    output: &Page<StudioDocument>,
    notice: &str,
) -> ListPage {
    let rows = output.items.iter().map(|one| {
        let names: Vec<_> = one.recipients.iter().map(|person| person.name.as_str()).collect();
        let seen = one.recipients.iter().filter(|person| person.viewed_at.is_some()).count();
        Row {
            href: format!("/documents/{}", one.id),
            title: one.title.clone(),
            kind: one.kind.as_str(),
            state: one.status.as_str(),
            to: names.join(", "),
            seen: if one.sent_at.is_some() { format!("{seen} of {}", one.recipients.len()) } else { String::new() },
            at: actor.when(one.sent_at.unwrap_or(one.created_at)),
        }
    });
    ListPage {
        shell: DashboardShell { notice: lists::notice(notice), ..actor.shell(viewer, "Documents") },
        project: Project { id: project.to_string(), name: title.to_owned() },
        documents: rows.collect(),
        next: output.next.as_ref().map(|next| lists::address(&format!("/projects/{project}/documents"), &[("after", next)])),
    }
}

fn happened(what: DocumentStep) -> &'static str {
    match what {
        DocumentStep::Sent => "Sent",
        DocumentStep::Viewed => "First viewed",
        DocumentStep::Accepted => "Accepted",
        DocumentStep::Declined => "Declined",
        DocumentStep::Signed => "Signed",
        DocumentStep::Submitted => "Submitted",
        DocumentStep::Paid => "Paid",
        DocumentStep::Refunded => "Refunded",
        DocumentStep::Recalled => "Recalled",
        DocumentStep::Voided => "Voided",
    }
}

/// The page again, with the reason as it was typed.
pub fn one_voiding(actor: &StudioActor, seen: &Seen, reason: &str, errors: FieldErrors) -> OnePage {
    OnePage { typed_reason: reason.to_owned(), ..one(actor, seen, None, errors) }
}

pub fn one(actor: &StudioActor, seen: &Seen, notice: Option<String>, errors: FieldErrors) -> OnePage {
    let row = &seen.row;
    OnePage {
        shell: DashboardShell { notice, ..actor.shell(&seen.viewer, row.title.as_str()) },
        errors,
        id: seen.id.to_string(),
        text: document::href(row.kind, &seen.id),
        project: Project { id: row.project.to_string(), name: row.project_title.clone() },
        title: row.title.to_string(),
        kind: row.kind.as_str(),
        state: row.state,
        status: row.status.as_str(),
        people: seen
            .people
            .iter()
            .map(|person| Person {
                href: format!("/contacts/{}", person.id),
                name: person.name.clone(),
                email: person.email.to_string(),
                reach: person.reach(row.kind).to_string(),
                mailed: person.reach(row.kind).mailed(),
                viewed: person.first_viewed_at.map(|at| actor.when(at)),
            })
            .collect(),
        moments: seen
            .timeline
            .iter()
            .map(|event| Moment { what: happened(event.what), at: actor.when(event.at), name: event.name.clone() })
            .collect(),
        half_signed: row.kind == DocumentKind::Contract && row.state == DocumentState::Sent && row.signatures > 0,
        numbered: row.kind == DocumentKind::Invoice,
        void_reason: row.void_reason.clone(),
        typed_reason: String::new(),
        voided: row.voided_at.is_some(),
        going: (row.state == DocumentState::Draft).then(|| Going::of(actor, seen)),
    }
}
