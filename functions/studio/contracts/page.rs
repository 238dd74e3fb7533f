//! The dashboard's pages of a contract: where it is written, and what was sent.

use askama::Template;
use domain::{DocumentId, DocumentState, DocumentStatus, contract::MergeToken};
use web::{DashboardShell, FieldErrors, StudioActor};

use super::{Desk, Output, rules::Typed, sent::Whole};
use crate::{
    contract::{ContractSigner, audit::Audit},
    document::draft::{Participant, ProjectLink},
};

#[derive(Template)]
#[template(path = "studio/contracts/write.html")]
pub struct WritePage {
    shell: DashboardShell,
    errors: FieldErrors,
    /// Where the form goes; `…/preview` shows it without keeping it.
    action: String,
    /// Of the draft, once it is kept.
    document: Option<String>,
    version: String,
    project: ProjectLink,
    typed: Typed,
    people: Vec<Choice>,
    places: Vec<usize>,
    tokens: Vec<(&'static str, &'static str)>,
    preview: Option<Preview>,
}

struct Choice {
    id: String,
    name: String,
    email: String,
    reads: bool,
    /// 0: does not sign.
    place: usize,
}

struct Preview {
    /// Made by `domain::markdown`.
    html: String,
    missing: Option<String>,
}

/// People who can be given a place of their own.
const MOST_PLACES: usize = 20;

const START: &str = "# Agreement\n\nBetween {{studio.name}} and {{signers}}, {{today}}.\n\n## What we do\n\n\n\n## What it costs\n\n\n";

/// A contract nobody has written yet: everybody signs.
pub fn blank(people: &[Participant]) -> Typed {
    let everybody: Vec<_> = people.iter().map(|person| person.id.to_string()).collect();
    Typed {
        title: "Contract".to_owned(),
        markdown: START.to_owned(),
        signers: Some(everybody.clone()),
        recipients: everybody,
        signing_order: false,
    }
}

fn meaning(token: MergeToken) -> &'static str {
    match token {
        MergeToken::ClientName => "First signer’s name",
        MergeToken::ClientEmail => "First signer’s email",
        MergeToken::StudioName => "Studio name",
        MergeToken::ProjectTitle => "Project title",
        MergeToken::ProjectEventOn => "Event date",
        MergeToken::Today => "Date sent",
        MergeToken::Signers => "Names of all signers",
    }
}

/// `of`: the draft, and the version of it that the form is based on.
pub fn write(
    actor: &StudioActor,
    desk: &Desk,
    of: Option<(&DocumentId, &str)>,
    typed: &Typed,
    errors: FieldErrors,
    preview: bool,
) -> WritePage {
    let id = of.map(|(id, _)| id);
    let signers = typed.signers.as_ref().unwrap_or(&typed.recipients);
    let people = desk.editor.people.iter().map(|person| Choice {
        id: person.id.to_string(),
        name: person.name.clone(),
        email: person.email.to_string(),
        reads: typed.recipients.iter().any(|id| id == person.id.as_str()),
        place: signers.iter().position(|id| id == person.id.as_str()).map_or(0, |at| at + 1),
    });
    let shown = || match desk.filled(actor, typed) {
        Ok(sent) => Preview { html: domain::markdown::to_html(&sent.markdown), missing: None },
        Err(fault) => Preview { html: domain::markdown::to_html(&typed.markdown), missing: Some(fault.to_string()) },
    };
    let title = if id.is_some() { "Contract" } else { "New contract" };
    WritePage {
        shell: actor.shell(&desk.editor.viewer, title),
        errors,
        action: desk.editor.action(),
        document: id.map(ToString::to_string),
        version: of.map(|(_, version)| version.to_owned()).unwrap_or_default(),
        project: desk.editor.link(),
        people: people.collect(),
        places: (1..=desk.editor.people.len().min(MOST_PLACES)).collect(),
        tokens: MergeToken::ALL.iter().map(|token| (token.as_str(), meaning(*token))).collect(),
        preview: preview.then(shown),
        typed: typed.clone(),
    }
}

impl WritePage {
    /// With a word on what was just done.
    pub fn told(mut self, notice: Option<String>) -> Self {
        self.shell.notice = notice;
        self
    }
}

/// Who would sign a draft if it were sent now.
pub fn would_sign(typed: &Typed, people: &[Participant]) -> Vec<ContractSigner> {
    let signers = typed.signers.as_ref().unwrap_or(&typed.recipients);
    let person = |id: &String| people.iter().find(|person| person.id.as_str() == id);
    let signer = |person: &Participant| ContractSigner { contact: person.id.clone(), name: person.name.clone(), signature: None };
    signers.iter().filter_map(person).map(signer).collect()
}

#[derive(Template)]
#[template(path = "studio/contracts/read.html")]
pub struct ReadPage {
    shell: DashboardShell,
    id: String,
    title: String,
    project: ProjectLink,
    status: &'static str,
    html: String,
    audit: Audit,
}

fn status(output: &Output) -> DocumentStatus {
    match output.state {
        _ if output.voided_at.is_some() => DocumentStatus::Void,
        DocumentState::Draft => DocumentStatus::Draft,
        DocumentState::Recalled => DocumentStatus::Recalled,
        DocumentState::Done => DocumentStatus::Signed,
        DocumentState::Sent if output.signers.iter().any(|signer| signer.signature.is_some()) => DocumentStatus::PartSigned,
        DocumentState::Sent => DocumentStatus::Sent,
    }
}

pub fn read(actor: &StudioActor, whole: &Whole, output: &Output, notice: Option<String>) -> ReadPage {
    let text = crate::contract::ContractText { markdown: output.markdown.clone(), sha256: output.sha256.clone().unwrap_or_default() };
    ReadPage {
        shell: DashboardShell { notice, ..actor.shell(&whole.desk.editor.viewer, &output.title) },
        id: output.id.to_string(),
        title: output.title.clone(),
        project: ProjectLink::new(&output.project, &output.project_title),
        status: status(output).as_str(),
        html: domain::markdown::to_html(&output.markdown),
        audit: Audit::new(actor, &whole.facts(actor, &text)),
    }
}
