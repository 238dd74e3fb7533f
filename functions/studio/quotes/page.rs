//! The dashboard's pages of a quote: the form of a draft, and the text of what was sent.

use askama::Template;
use domain::{DocumentStatus, markdown, quote::Quote};
use web::{Context, DashboardShell, FieldErrors, StudioActor, When};

use super::{
    Output, Seen,
    form::{Typed, TypedOption},
};
use crate::document::{
    bill::BillTable,
    draft::{Participant, ProjectLink},
};

#[derive(Template)]
#[template(path = "studio/quotes/form.html")]
pub struct FormPage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: ProjectLink,
    /// Where the form goes.
    action: String,
    /// The draft, once there is one.
    document: Option<String>,
    version: String,
    people: Vec<Choice>,
    typed: Typed,
    /// What the options come to: their places on the form.
    bills: Vec<(usize, BillTable)>,
}

struct Choice {
    id: String,
    name: String,
    email: String,
    chosen: bool,
}

pub fn form(actor: &StudioActor, seen: &Seen, typed: &Typed, notice: Option<String>, errors: FieldErrors) -> FormPage {
    let draft = seen.draft.as_ref();
    let choice = |person: &Participant| Choice {
        id: person.id.to_string(),
        name: person.name.clone(),
        email: person.email.clone(),
        chosen: typed.recipients.iter().any(|id| id == person.id.as_str()),
    };
    let people = seen.people.iter().map(choice).collect();
    let typed = typed.clone().roomy();
    let bills = typed.bills();
    FormPage {
        shell: DashboardShell { notice, ..actor.shell(&seen.viewer, if draft.is_some() { "Quote" } else { "New quote" }) },
        errors,
        project: ProjectLink::new(&seen.project, &seen.project_title),
        action: match draft {
            Some(draft) => format!("/quotes/{}", draft.id),
            None => format!("/projects/{}/quotes", seen.project),
        },
        document: draft.map(|draft| draft.id.to_string()),
        version: seen.version.clone(),
        people,
        typed,
        bills: bills.into_iter().map(|(place, bill, currency)| (place, BillTable::new(actor.t(), &bill, currency))).collect(),
    }
}

impl FormPage {
    fn bill(&self, option: &TypedOption) -> Option<&BillTable> {
        self.bills.iter().find(|(place, _)| *place == option.place).map(|(_, bill)| bill)
    }
}

fn tables(actor: &StudioActor, quote: &Quote) -> Vec<BillTable> {
    quote.options().map(|(_, bill)| BillTable::new(actor.t(), bill, quote.content().currency)).collect()
}

#[derive(Template)]
#[template(path = "studio/quotes/text.html")]
pub struct TextPage {
    shell: DashboardShell,
    project: ProjectLink,
    id: String,
    title: String,
    state: &'static str,
    intro: Option<String>,
    until: Option<When>,
    options: Vec<Offer>,
    decision: Option<Said>,
}

struct Offer {
    title: String,
    description: Option<String>,
    bill: BillTable,
    accepted: bool,
}

struct Said {
    decision: String,
    name: String,
    at: When,
    note: Option<String>,
    source: String,
    user_agent: String,
    sha256: String,
}

pub fn text(actor: &StudioActor, seen: &Seen, output: &Output, quote: &Quote) -> TextPage {
    let decision = output.decision.as_ref();
    let offers = output.content.options.iter().zip(tables(actor, quote)).enumerate().map(|(place, (option, bill))| Offer {
        title: option.title.clone(),
        description: option.description.clone(),
        bill,
        accepted: decision.is_some_and(|decision| decision.option == Some(place)),
    });
    TextPage {
        shell: actor.shell(&seen.viewer, output.title.as_str()),
        project: ProjectLink::new(&seen.project, &seen.project_title),
        id: output.id.to_string(),
        title: output.title.to_string(),
        state: match decision.map(|decision| decision.decision.as_str()) {
            Some("accepted") => DocumentStatus::Accepted.as_str(),
            Some(_) => DocumentStatus::Declined.as_str(),
            None => output.state.as_str(),
        },
        intro: output.content.intro.as_deref().map(markdown::to_html),
        until: output.content.valid_until.map(When::from),
        options: offers.collect(),
        decision: decision.map(|decision| Said {
            decision: decision.decision.clone(),
            name: decision.name.clone(),
            at: actor.when(decision.decided_at),
            note: decision.note.clone(),
            source: decision.source.clone(),
            user_agent: decision.user_agent.clone(),
            sha256: decision.sha256.clone(),
        }),
    }
}
