//! The dashboard's pages of a quote: the form of a draft, and the text of what was sent.

use askama::Template;
use domain::{DocumentStatus, markdown, quote::Quote};
use web::{Context, DashboardShell, DisplayTime, FieldErrors, StudioActor, form_state::FormState};

use super::{Input, Output, form::bills};
use crate::{
    document::{bill::BillTable, draft::ProjectLink},
    studio::editor::{Choice, Editor},
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
    state: FormState<Input>,
    /// What the options come to, in their order.
    bills: Vec<Option<BillTable>>,
}

pub fn form(actor: &StudioActor, editor: &Editor, state: &FormState<Input>, notice: Option<String>, errors: FieldErrors) -> FormPage {
    let state = state.clone().padded();
    let bills = bills(&state).into_iter();
    let drafted = editor.draft.is_some();
    FormPage {
        shell: DashboardShell { notice, ..actor.shell(&editor.viewer, if drafted { "Quote" } else { "New quote" }) },
        errors,
        project: editor.link(),
        action: editor.action(),
        document: editor.draft.as_ref().map(|draft| draft.id.to_string()),
        version: editor.version.clone(),
        people: editor.choices(&state),
        bills: bills.map(|bill| bill.map(|(bill, currency)| BillTable::new(actor.t(), &bill, currency))).collect(),
        state,
    }
}

impl FormPage {
    fn bill(&self, index: &usize) -> Option<&BillTable> {
        self.bills.get(*index)?.as_ref()
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
    until: Option<DisplayTime>,
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
    at: DisplayTime,
    note: Option<String>,
    source: String,
    user_agent: String,
    sha256: String,
}

pub fn text(actor: &StudioActor, editor: &Editor, output: &Output, quote: &Quote) -> TextPage {
    let decision = output.decision.as_ref();
    let offers = output.content.options.iter().zip(tables(actor, quote)).enumerate().map(|(place, (option, bill))| Offer {
        title: option.title.clone(),
        description: option.description.clone(),
        bill,
        accepted: decision.is_some_and(|decision| decision.option == Some(place)),
    });
    TextPage {
        shell: actor.shell(&editor.viewer, output.title.as_str()),
        project: editor.link(),
        id: output.id.to_string(),
        title: output.title.to_string(),
        state: match decision.map(|decision| decision.decision.as_str()) {
            Some("accepted") => DocumentStatus::Accepted.as_str(),
            Some(_) => DocumentStatus::Declined.as_str(),
            None => output.state.as_str(),
        },
        intro: output.content.intro.as_deref().map(markdown::to_html),
        until: output.content.valid_until.map(DisplayTime::from),
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
