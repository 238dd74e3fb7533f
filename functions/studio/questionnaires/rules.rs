//! What was typed on the form, as a questionnaire.

use std::collections::BTreeMap;

use domain::{
    ContactId,
    questionnaire::{Question, QuestionKind, QuestionnaireContent},
};
use serde::Deserialize;
use utoipa::{PartialSchema, ToSchema};
use web::Failure;

/// The fields of the form, in their order.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Form(pub Vec<(String, String)>);

impl PartialSchema for Form {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new().build().into()
    }
}

impl ToSchema for Form {}

/// A draft as it was typed or sent in.
#[derive(Debug, Clone)]
pub struct Typed {
    pub title: String,
    pub recipients: Vec<String>,
    pub content: QuestionnaireContent,
    /// Came from the form, where fields go by other names than in JSON.
    pub form: bool,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            title: String::new(),
            recipients: Vec::new(),
            content: QuestionnaireContent { intro: None, questions: Vec::new() },
            form: true,
        }
    }
}

impl Typed {
    pub fn of(title: &str, recipients: &[ContactId], content: &QuestionnaireContent) -> Self {
        let recipients = recipients.iter().map(ToString::to_string).collect();
        Self { title: title.to_owned(), recipients, content: content.clone(), form: true }
    }

    pub fn recipients_field(&self) -> &'static str {
        if self.form { "recipient" } else { "recipients" }
    }

    /// Below it stand the refusals of the content.
    pub fn content_field(&self) -> &'static str {
        if self.form { "" } else { "content" }
    }
}

const MOST_LINES: usize = domain::questionnaire::MOST_QUESTIONS;

#[derive(Debug, Default)]
struct Line {
    id: String,
    label: String,
    help: String,
    kind: String,
    required: bool,
    options: String,
}

/// Reads the pairs of the form: `label_1`, `kind_1`, `options_1`, … are its first question; a line without words is none.
///
/// # Errors
/// On fields the form does not have.
pub fn of_form(pairs: Vec<(String, String)>) -> Result<Typed, Failure> {
    let mut typed = Typed::default();
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    for (name, value) in pairs {
        match name.as_str() {
            "title" => typed.title = value,
            "recipient" => typed.recipients.push(value),
            "intro" => typed.content.intro = Some(value).filter(|text| !text.trim().is_empty()),
            _ => {
                let place = name.rsplit_once('_').and_then(|(of, place)| Some((of, place.parse::<usize>().ok()?)));
                let Some((of, place @ 1..=MOST_LINES)) = place else { return Err(unknown(&name)) };
                let line = lines.entry(place).or_default();
                match of {
                    "id" => line.id = value,
                    "label" => line.label = value,
                    "help" => line.help = value,
                    "kind" => line.kind = value,
                    "required" => line.required = true,
                    "options" => line.options = value,
                    _ => return Err(unknown(&name)),
                }
            }
        }
    }
    let asked = lines.into_iter().filter(|(_, line)| !line.label.trim().is_empty());
    typed.content.questions = asked.map(|(place, line)| line.question(place)).collect::<Result<_, Failure>>()?;
    // A question that has no id yet takes a free one: answers are kept under it.
    for place in 0..typed.content.questions.len() {
        let taken: Vec<String> = typed.content.questions.iter().map(|question| question.id.clone()).collect();
        if let Some(question) = typed.content.questions.get_mut(place).filter(|question| question.id.is_empty()) {
            let free = (1..).map(|n| format!("q{n}")).find(|id| !taken.contains(id));
            question.id = free.unwrap_or_default();
        }
    }
    Ok(typed)
}

fn unknown(name: &str) -> Failure {
    Failure::field(name, "This form has no such field")
}

impl Line {
    fn question(self, place: usize) -> Result<Question, Failure> {
        let options = || self.options.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let kind = match self.kind.as_str() {
            "" | "text" => QuestionKind::Text,
            "long_text" => QuestionKind::LongText,
            "single_choice" => QuestionKind::SingleChoice { options: options() },
            "multiple_choice" => QuestionKind::MultipleChoice { options: options(), at_most: None },
            "date" => QuestionKind::Date,
            "number" => QuestionKind::Number { min: None, max: None },
            "file" => QuestionKind::File,
            _ => return Err(Failure::field(&format!("kind_{place}"), "Choose one of the kinds")),
        };
        let help = Some(self.help).filter(|text| !text.trim().is_empty());
        Ok(Question { id: self.id, label: self.label, help, required: self.required, kind })
    }
}

/// The kinds of the form, with their words.
pub const KINDS: [(&str, &str); 7] = [
    ("text", "A line of text"),
    ("long_text", "A longer text"),
    ("single_choice", "One of several options"),
    ("multiple_choice", "Some of several options"),
    ("date", "A day"),
    ("number", "A number"),
    ("file", "A file"),
];

/// Its name on the form, and its options, one a line.
pub fn of_kind(kind: &QuestionKind) -> (&'static str, String) {
    match kind {
        QuestionKind::Text => ("text", String::new()),
        QuestionKind::LongText => ("long_text", String::new()),
        QuestionKind::SingleChoice { options } => ("single_choice", options.join("\n")),
        QuestionKind::MultipleChoice { options, .. } => ("multiple_choice", options.join("\n")),
        QuestionKind::Date => ("date", String::new()),
        QuestionKind::Number { .. } => ("number", String::new()),
        QuestionKind::File => ("file", String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// Proves B10.
    #[test]
    fn a_form_becomes_questions_and_empty_lines_none() {
        let typed = of_form(pairs(&[
            ("title", "About your day"),
            ("label_1", "Where do you meet?"),
            ("kind_1", "text"),
            ("required_1", "on"),
            ("label_2", ""),
            ("kind_2", "date"),
            ("id_3", "cake"),
            ("label_3", "Which cake?"),
            ("kind_3", "single_choice"),
            ("options_3", "Lemon\n\n Chocolate "),
        ]))
        .unwrap();
        let questions = &typed.content.questions;
        assert_eq!(questions.iter().map(|one| (one.id.as_str(), one.required)).collect::<Vec<_>>(), [("q1", true), ("cake", false)]);
        assert_eq!(questions[1].kind, QuestionKind::SingleChoice { options: vec!["Lemon".to_owned(), "Chocolate".to_owned()] });
        assert!(typed.content.parse().is_ok());
    }

    #[test]
    fn an_id_that_is_taken_is_not_given_again() {
        let typed = of_form(pairs(&[("label_1", "New"), ("id_2", "q1"), ("label_2", "Old")])).unwrap();
        let ids: Vec<_> = typed.content.questions.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["q2", "q1"]);
    }

    #[test]
    fn fields_the_form_does_not_have_are_refused() {
        for name in ["price", "label_0", "label_101", "label_x", "studio_1"] {
            assert!(of_form(pairs(&[(name, "1")])).is_err(), "{name}");
        }
    }
}
