//! The pages of a questionnaire on the dashboard.

use askama::Template;
use domain::{DocumentState, DocumentStatus, ProjectId, questionnaire::Answer};
use web::{Context as _, DashboardShell, DisplayTime, FieldErrors, StaffViewer, StudioActor, form_state::FormState};

use super::{Input, Shown, form};
use crate::{
    document::draft::{Draft, ProjectLink},
    studio::{
        editor::{Choice, Editor},
        lists,
    },
};

#[derive(Template)]
#[template(path = "studio/questionnaires/write.html")]
pub struct WritePage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: ProjectLink,
    /// The draft, once there is one.
    document: Option<String>,
    version: String,
    action: String,
    people: Vec<Choice>,
    state: FormState<Input>,
    kinds: &'static [(&'static str, &'static str)],
}

pub fn write(actor: &StudioActor, editor: &Editor, state: &FormState<Input>, errors: FieldErrors) -> WritePage {
    let state = state.clone().padded();
    WritePage {
        shell: actor.shell(&editor.viewer, if editor.draft.is_some() { "Questionnaire" } else { "New questionnaire" }),
        errors,
        project: editor.link(),
        document: editor.draft.as_ref().map(|draft| draft.id.to_string()),
        version: editor.version.clone(),
        action: editor.action(),
        people: editor.choices(&state),
        state,
        kinds: form::KINDS,
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
    at: Option<DisplayTime>,
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
    submitted: Option<DisplayTime>,
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
