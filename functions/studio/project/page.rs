//! The page of a project.

use askama::Template;
use domain::file::{FileKind, MOST_BYTES_AT_ONCE, MOST_FILES_AT_ONCE, human_size};
use web::{Context as _, DashboardShell, DisplayTime, FieldErrors, StudioActor, Translations, pagination};

use super::{Seen, sql};
use crate::invoice::ShownInvoice;

struct Head {
    id: String,
    name: String,
    at: Option<DisplayTime>,
    uploads: bool,
}

#[derive(Clone)]
struct Person {
    id: String,
    name: String,
    email: String,
    role: String,
    access: &'static str,
    chosen: bool,
}

struct File {
    href: String,
    /// By a browser.
    shown: bool,
    name: String,
    size: String,
    at: DisplayTime,
    who: String,
    to: String,
}

struct Document {
    href: String,
    title: String,
    kind: &'static str,
    state: &'static str,
    at: DisplayTime,
}

struct Line {
    label: String,
    due: Option<DisplayTime>,
    amount: String,
    state: &'static str,
}

struct Card {
    href: String,
    title: String,
    status: &'static str,
    total: String,
    open: String,
    installments: Vec<Line>,
}

struct DraftRow {
    label: &'static str,
    due: &'static str,
    amount: &'static str,
}

/// The empty form of an invoice; when one is refused, the function of invoices shows it filled in.
struct Draft {
    open: bool,
    title: &'static str,
    currency: String,
    rows: Vec<DraftRow>,
}

#[derive(Template)]
#[template(path = "studio/project/page.html")]
pub struct ProjectPage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: Head,
    participants: Vec<Person>,
    others: Vec<Person>,
    /// The form to add someone is open.
    adding: bool,
    /// There are more than can be shown.
    more: bool,
    search: String,
    files: Vec<File>,
    limit: String,
    documents: Vec<Document>,
    invoices: Vec<Card>,
    draft: Draft,
    payments_ready: bool,
    /// As the form has them.
    details: String,
    /// Of the details.
    version: String,
}

fn file(actor: &StudioActor, line: &sql::FileLine) -> File {
    let names: Vec<String> = serde_json::from_str(&line.recipients).unwrap_or_default();
    File {
        href: format!("/files/{}", line.id),
        shown: FileKind::viewed(&line.name, &line.media_type).is_some(),
        name: line.name.to_string(),
        size: human_size(line.size),
        at: actor.when(line.created_at),
        who: line.who.clone(),
        // What belongs to a message is the studio's and its writer's.
        to: match (line.origin.as_str(), *line.private) {
            ("upload", false) => "Everyone on the project".to_owned(),
            ("upload", _) => "Only you".to_owned(),
            _ => names.join(", "),
        },
    }
}

fn document(actor: &StudioActor, line: &sql::DocumentLine) -> Document {
    Document {
        href: format!("/documents/{}", line.id),
        title: line.title.clone(),
        kind: line.kind.as_str(),
        state: line.status.as_str(),
        at: actor.when(line.at),
    }
}

fn card(t: Translations, invoice: &ShownInvoice) -> Card {
    let lines = invoice.installments.iter().map(|one| Line {
        label: one.label.clone(),
        due: Some(one.due_on.into()),
        amount: t.money(invoice.money(one.amount_minor)),
        state: one.state.as_str(),
    });
    Card {
        href: format!("/invoices/{}", invoice.id),
        title: invoice.title.clone(),
        status: invoice.status.as_str(),
        total: t.money(invoice.money(invoice.total_minor)),
        open: t.money(invoice.money(invoice.open_minor)),
        installments: lines.collect(),
    }
}

pub fn page(actor: &StudioActor, seen: &Seen, notice: Option<String>, errors: FieldErrors) -> ProjectPage {
    let project = &seen.project;
    let participant = |person: &sql::ProjectParticipant| Person {
        id: person.id.to_string(),
        name: person.name.to_string(),
        email: person.email.to_string(),
        role: person.role.clone(),
        access: person.access.as_str(),
        chosen: false,
    };
    let other = |person: &sql::Other, chosen: bool| Person {
        id: person.id.to_string(),
        name: person.name.to_string(),
        email: person.email.to_string(),
        role: String::new(),
        access: "",
        chosen,
    };
    let mut others = seen.others.clone();
    let more = pagination::cut(&mut others);
    others.retain(|person| !seen.joining.iter().any(|chosen| chosen.id == person.id));
    let chosen = seen.joining.iter().map(|person| other(person, true));
    let currency = seen.invoices.first().map_or("EUR", |invoice| invoice.currency.code());
    ProjectPage {
        shell: DashboardShell { notice, ..actor.shell(&seen.viewer, project.title.as_str()) },
        errors,
        project: Head {
            id: project.id.to_string(),
            name: project.title.to_string(),
            at: project.event_on.map(DisplayTime::from),
            uploads: project.uploads,
        },
        participants: project.participants.iter().map(participant).collect(),
        others: chosen.chain(others.iter().map(|person| other(person, false))).collect(),
        adding: !seen.joining.is_empty() || !seen.search.is_empty(),
        more: more || !seen.search.is_empty(),
        search: seen.search.clone(),
        files: seen.files.iter().map(|line| file(actor, line)).collect(),
        limit: format!("Up to {MOST_FILES_AT_ONCE} files and {} at a time.", human_size(MOST_BYTES_AT_ONCE)),
        documents: seen.documents.iter().map(|line| document(actor, line)).collect(),
        invoices: seen.invoices.iter().map(|invoice| card(actor.t(), invoice)).collect(),
        draft: Draft {
            open: false,
            title: "",
            currency: currency.to_owned(),
            rows: (0..4).map(|_| DraftRow { label: "", due: "", amount: "" }).collect(),
        },
        payments_ready: seen.viewer.payment_account.is_some(),
        details: domain::detail::to_lines(&project.details),
        version: seen.version.to_string(),
    }
}
