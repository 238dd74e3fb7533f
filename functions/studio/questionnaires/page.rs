//! The pages of a questionnaire on the dashboard.

use askama::Template;
use domain::{DocumentId, DocumentState, DocumentStatus, ProjectId, questionnaire::Answer};
use web::{Context as _, DashboardShell, FieldErrors, StaffViewer, StudioActor, When};

use super::{
    Shown,
    rules::{self, Typed},
};
use crate::{
    document::draft::{Draft, Participant},
    studio::lists,
};

struct Person {
    id: String,
    name: String,
    email: String,
    chosen: bool,
}

struct Line {
    id: String,
    label: String,
    help: String,
    kind: &'static str,
    required: bool,
    options: String,
}

#[derive(Template)]
#[template(path = "studio/questionnaires/write.html")]
pub struct WritePage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: ProjectId,
    project_title: String,
    /// The draft, once there is one.
    document: Option<String>,
    version: String,
    action: String,
    title: String,
    intro: String,
    people: Vec<Person>,
    lines: Vec<Line>,
    kinds: [(&'static str, &'static str); 7],
    focus: String,
}

/// `of`: the draft, and the version of it that the form is based on.
pub fn write(
    actor: &StudioActor,
    viewer: &StaffViewer,
    (project, project_title): (&ProjectId, &str),
    of: Option<(&DocumentId, String)>,
    people: &[Participant],
    typed: &Typed,
    errors: FieldErrors,
) -> WritePage {
    let line = |question: &domain::questionnaire::Question| {
        let (kind, options) = rules::of_kind(&question.kind);
        Line {
            id: question.id.clone(),
            label: question.label.clone(),
            help: question.help.clone().unwrap_or_default(),
            kind,
            required: question.required,
            options,
        }
    };
    let spare =
        || Line { id: String::new(), label: String::new(), help: String::new(), kind: "text", required: false, options: String::new() };
    let (id, version) = of.map_or((None, String::new()), |(id, version)| (Some(id), version));
    // There is always a line to write on.
    let spares = typed.spare.max(usize::from(typed.content.questions.is_empty()));
    let lines = typed.content.questions.iter().map(line).chain(std::iter::repeat_with(spare).take(spares));
    WritePage {
        shell: actor.shell(viewer, if id.is_some() { "Questionnaire" } else { "New questionnaire" }),
        errors,
        project: project.clone(),
        project_title: project_title.to_owned(),
        document: id.map(ToString::to_string),
        version,
        action: id.map_or_else(|| format!("/projects/{project}/questionnaires"), |id| format!("/questionnaires/{id}")),
        title: typed.title.clone(),
        intro: typed.content.intro.clone().unwrap_or_default(),
        people: people
            .iter()
            .map(|person| Person {
                id: person.id.to_string(),
                name: person.name.clone(),
                email: person.email.clone(),
                chosen: typed.recipients.iter().any(|id| *id == person.id.as_str()),
            })
            .collect(),
        lines: lines.collect(),
        kinds: rules::KINDS,
        focus: typed.focus.clone(),
    }
}

struct AnsweredBy {
    href: String,
    name: String,
    /// By a browser.
    shown: bool,
}

struct Row {
    label: String,
    value: String,
    file: Option<AnsweredBy>,
    by: String,
    at: Option<When>,
}

#[derive(Template)]
#[template(path = "studio/questionnaires/read.html")]
pub struct ReadPage {
    shell: DashboardShell,
    id: String,
    title: String,
    state: &'static str,
    project: ProjectId,
    project_title: String,
    progress: String,
    submitted: Option<When>,
    rows: Vec<Row>,
}

pub fn read(actor: &StudioActor, viewer: &StaffViewer, draft: &Draft, output: &Shown, notice: &str) -> ReadPage {
    let row = |question: &domain::questionnaire::Question| {
        let answer = output.answers.iter().find(|answer| answer.question == question.id);
        let value = answer.map_or_else(String::new, |answer| match &answer.value {
            Answer::Nothing => String::new(),
            Answer::Number(number) => number.to_string(),
            Answer::Text(text) => text.clone(),
            Answer::Many(list) => list.join(", "),
        });
        let file = answer.and_then(|answer| {
            let (href, name) = (format!("/files/{}", answer.file.as_ref()?), answer.file_name.clone()?);
            Some(AnsweredBy { href, name, shown: answer.viewed })
        });
        let by = answer.map(|answer| answer.name.clone()).unwrap_or_default();
        Row { label: question.label.clone(), value, file, by, at: answer.map(|answer| actor.when(answer.answered_at)) }
    };
    ReadPage {
        shell: DashboardShell { notice: lists::notice(notice), ..actor.shell(viewer, &output.title) },
        id: draft.id.to_string(),
        title: output.title.clone(),
        state: if output.state == DocumentState::Done { DocumentStatus::Submitted.as_str() } else { output.state.as_str() },
        project: draft.project.clone(),
        project_title: draft.project_title.clone(),
        progress: output.progress.to_string(),
        submitted: output.submitted_at.map(|at| actor.when(at)),
        rows: output.content.questions.iter().map(row).collect(),
    }
}
