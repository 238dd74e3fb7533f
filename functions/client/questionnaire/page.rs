//! The page of a questionnaire.

use askama::Template;
use domain::{
    markdown,
    questionnaire::{Answer, Answers, Question, QuestionKind},
};
use web::{Client, Context, FieldErrors, PortalShell, Viewer};

use super::{Output, field_of, mark, text_of};
use crate::document::page::DocumentFrame;

/// A file that answers a question.
struct AnsweredBy {
    href: String,
    /// Where a browser shows it; empty where it does not.
    view: String,
    name: String,
}

/// One question, ready to be shown.
struct Asked {
    /// Of the field.
    name: String,
    id: String,
    label: String,
    help: String,
    required: bool,
    /// As the template tells them apart.
    kind: &'static str,
    value: String,
    /// What is kept of it; see [`mark`].
    was: String,
    options: Vec<Choice>,
    /// "At most 3"
    limit: Option<String>,
    min: String,
    max: String,
    file: Option<AnsweredBy>,
}

struct Choice {
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "client/questionnaire/page.html")]
pub struct QuestionnairePage {
    shell: PortalShell,
    doc: DocumentFrame,
    errors: FieldErrors,
    id: String,
    /// Safe HTML.
    intro: String,
    questions: Vec<Asked>,
    progress: String,
    answered: usize,
    total: usize,
    submitted: Option<String>,
    open: bool,
    /// What was written after it was closed: labels and texts.
    pub unkept: Vec<(String, String)>,
}

pub fn page(client: &Client, viewer: &Viewer, output: &Output, notice: &str, errors: FieldErrors) -> QuestionnairePage {
    let t = client.t();
    let notice = match notice {
        "saved" => Some(t.questionnaire_saved().to_owned()),
        "saved-renamed" => Some(format!("{} {}", t.questionnaire_saved(), t.upload_corrected())),
        "submitted" => Some(t.questionnaire_submitted_notice().to_owned()),
        "submitted-renamed" => Some(format!("{} {}", t.questionnaire_submitted_notice(), t.upload_corrected())),
        _ => None,
    };
    QuestionnairePage {
        shell: PortalShell { notice, ..client.shell(viewer, &output.document.title) },
        ..again(client, viewer, output, &output.answers, errors)
    }
}

/// The same with what was typed in place of what is kept.
pub fn again(client: &Client, viewer: &Viewer, output: &Output, typed: &Answers, errors: FieldErrors) -> QuestionnairePage {
    let t = client.t();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    QuestionnairePage {
        shell: client.shell(viewer, &output.document.title),
        doc: DocumentFrame::new(client, &output.document),
        errors,
        id: output.document.id.to_string(),
        intro: output.intro.as_deref().map(markdown::to_html).unwrap_or_default(),
        questions: output.questions.iter().map(|question| asked(client, output, typed, question)).collect(),
        progress: t.questionnaire_progress(count(output.progress.answered), count(output.progress.total)),
        answered: output.progress.answered,
        total: output.progress.total,
        submitted: output.submitted.as_ref().map(|one| {
            let at = client.when(one.at).text;
            if one.contact == *client.contact() {
                t.questionnaire_submitted_by_you(at)
            } else {
                t.questionnaire_submitted_by(&one.name, at)
            }
        }),
        open: output.open,
        unkept: Vec::new(),
    }
}

fn asked(client: &Client, output: &Output, typed: &Answers, question: &Question) -> Asked {
    let given = typed.get(&question.id).unwrap_or(&Answer::Nothing);
    let chosen = |option: &str| match given {
        Answer::Text(text) => text == option,
        Answer::Many(list) => list.iter().any(|one| one == option),
        _ => false,
    };
    let (kind, options, limit) = match &question.kind {
        QuestionKind::Text => ("text", [].as_slice(), None),
        QuestionKind::LongText => ("long", [].as_slice(), None),
        QuestionKind::SingleChoice { options } => ("one", options.as_slice(), None),
        QuestionKind::MultipleChoice { options, at_most } => ("many", options.as_slice(), *at_most),
        QuestionKind::Date => ("date", [].as_slice(), None),
        QuestionKind::Number { .. } => ("number", [].as_slice(), None),
        QuestionKind::File => ("file", [].as_slice(), None),
    };
    let (min, max) = match question.kind {
        QuestionKind::Number { min, max } => (min, max),
        _ => (None, None),
    };
    let number = |bound: Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let file = output.files.iter().find(|file| file.question == question.id);
    Asked {
        name: field_of(&question.id),
        id: question.id.clone(),
        label: question.label.clone(),
        help: question.help.clone().unwrap_or_default(),
        required: question.required,
        kind,
        value: text_of(given),
        was: mark(output.answers.get(&question.id).unwrap_or(&Answer::Nothing)),
        options: options.iter().map(|option| Choice { label: option.clone(), chosen: chosen(option) }).collect(),
        limit: limit.map(|most| client.t().questionnaire_at_most(most)),
        min: number(min),
        max: number(max),
        file: file.map(|file| AnsweredBy {
            href: format!("/files/{}", file.file),
            view: if file.viewed { format!("/files/{}/view", file.file) } else { String::new() },
            name: file.name.clone(),
        }),
    }
}
