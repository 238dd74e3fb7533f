//! What was typed on the form, as a questionnaire.

use std::collections::BTreeMap;

use domain::{
    ContactId,
    questionnaire::{Question, QuestionKind, QuestionnaireContent},
};
use web::Failure;

use crate::{
    document::draft::{Participant, names},
    studio::compared::Texts,
};

/// A draft as it was typed or sent in.
#[derive(Debug, Clone)]
pub struct Typed {
    pub title: String,
    pub recipients: Vec<String>,
    pub content: QuestionnaireContent,
    /// Came from the form, where fields go by other names than in JSON.
    pub form: bool,
    /// Empty lines below the questions.
    pub spare: usize,
    /// Where the reader goes on after a button was pressed: the id of a field or a button.
    pub focus: String,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            title: String::new(),
            recipients: Vec::new(),
            content: QuestionnaireContent { intro: None, questions: Vec::new() },
            form: true,
            spare: 0,
            focus: String::new(),
        }
    }
}

impl Typed {
    pub fn of(title: &str, recipients: &[ContactId], content: &QuestionnaireContent) -> Self {
        let recipients = recipients.iter().map(ToString::to_string).collect();
        Self { title: title.to_owned(), recipients, content: content.clone(), ..Self::default() }
    }

    /// Field by field, as a person reads them.
    pub fn said(&self, people: &[Participant]) -> Texts {
        let mut texts = vec![
            ("Title".to_owned(), self.title.clone()),
            ("Introduction".to_owned(), self.content.intro.clone().unwrap_or_default()),
            ("Recipients".to_owned(), names(&self.recipients, people)),
        ];
        for (place, question) in (1..).zip(&self.content.questions) {
            let (kind, options) = of_kind(&question.kind);
            let kind = KINDS.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, label)| label);
            let required = if question.required { "must be answered" } else { "" };
            let parts = [question.label.as_str(), question.help.as_deref().unwrap_or_default(), kind, required, &options];
            let text: Vec<_> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
            texts.push((format!("Question {place}"), text.join("\n")));
        }
        texts
    }

    pub fn recipients_field(&self) -> &'static str {
        if self.form { "recipient" } else { "recipients" }
    }

    /// The field that `path` of the content came from: on the form `questions[0].kind.single_choice.options` is `options_1`.
    pub fn content_field(&self, path: &str) -> String {
        if !self.form {
            return format!("content.{path}");
        }
        let place = |path: &str| {
            let (index, part) = path.strip_prefix("questions[")?.split_once("].")?;
            let of = match part {
                "help" => "help",
                part if part.ends_with("options") || part.contains(".options") => "options",
                part if part.starts_with("kind") => "kind",
                _ => "label",
            };
            Some(format!("{of}_{}", index.parse::<usize>().ok()? + 1))
        };
        match path {
            "questions" => "label_1".to_owned(),
            path => place(path).unwrap_or_else(|| path.to_owned()),
        }
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

/// Reads the pairs of the form: `label_1`, `kind_1`, `options_1`, … are its first question; a line without words is none. `then` is a button
/// other than the one that keeps it: `add`, `remove 2`, `up 2`, `down 2`.
///
/// # Errors
/// On fields the form does not have.
pub fn of_form(pairs: Vec<(String, String)>) -> Result<Typed, Failure> {
    let mut typed = Typed::default();
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    let mut then = String::new();
    for (name, value) in pairs {
        match name.as_str() {
            "title" => typed.title = value,
            "recipient" => typed.recipients.push(value),
            "then" => then = value,
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
    let shown = lines.len();
    let asked: Vec<_> = lines.into_iter().filter(|(_, line)| !line.is_empty()).collect();
    let (asked, spare, focus) = stepped(asked, shown, &then);
    (typed.spare, typed.focus) = (spare, focus);
    let asked = asked.into_iter();
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

/// As the button wants it: the questions, empty lines below them, and where the reader goes on. `shown` lines were on the form.
fn stepped(mut asked: Vec<(usize, Line)>, shown: usize, then: &str) -> (Vec<(usize, Line)>, usize, String) {
    let spare = shown.saturating_sub(asked.len());
    let (what, place) = then.split_once(' ').unwrap_or((then, ""));
    let at = place.parse().ok().and_then(|place: usize| asked.iter().position(|(of, _)| *of == place));
    match (what, at) {
        ("add", _) => {
            let spare = if shown < MOST_LINES { spare + 1 } else { spare };
            (asked, spare, format!("label_{}", shown + 1))
        }
        ("remove", Some(at)) => {
            asked.remove(at);
            (asked, spare, "add".to_owned())
        }
        ("remove", None) => (asked, spare.saturating_sub(1), "add".to_owned()),
        ("up", Some(at)) if at > 0 => {
            asked.swap(at, at - 1);
            (asked, spare, format!("label_{at}"))
        }
        ("down", Some(at)) if at + 1 < asked.len() => {
            asked.swap(at, at + 1);
            (asked, spare, format!("label_{}", at + 2))
        }
        _ => (asked, spare, String::new()),
    }
}

fn unknown(name: &str) -> Failure {
    Failure::field(name, "Unknown field")
}

impl Line {
    fn is_empty(&self) -> bool {
        [&self.label, &self.help, &self.options].iter().all(|text| text.trim().is_empty())
    }

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
    ("text", "Short text"),
    ("long_text", "Long text"),
    ("single_choice", "Single choice"),
    ("multiple_choice", "Multiple choice"),
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
    fn buttons_add_remove_and_move_lines_and_keep_the_rest() {
        let step = |then: &str| {
            let typed = of_form(pairs(&[("label_1", "A"), ("label_2", "B"), ("help_2", "b"), ("label_3", ""), ("then", then)])).unwrap();
            let labels: Vec<_> = typed.content.questions.iter().map(|one| one.label.clone()).collect();
            (labels.concat(), typed.spare, typed.focus)
        };
        for (then, labels, spare, focus) in [
            ("", "AB", 1, ""),
            ("add", "AB", 2, "label_4"),
            ("remove 1", "B", 1, "add"),
            ("remove 3", "AB", 0, "add"),
            ("up 2", "BA", 1, "label_1"),
            ("down 1", "BA", 1, "label_2"),
            ("up 1", "AB", 1, ""),
            ("down 2", "AB", 1, ""),
            ("dance", "AB", 1, ""),
        ] {
            assert_eq!(step(then), (labels.to_owned(), spare, focus.to_owned()), "{then}");
        }
    }

    #[test]
    fn refusals_go_by_the_names_of_the_form() {
        let typed = Typed::default();
        for (path, field) in [
            ("questions[0].label", "label_1"),
            ("questions[2].kind.single_choice.options", "options_3"),
            ("questions[2].kind.multiple_choice.options[1]", "options_3"),
            ("questions[1].kind.number.min", "kind_2"),
            ("questions", "label_1"),
            ("intro", "intro"),
        ] {
            assert_eq!(typed.content_field(path), field);
        }
        assert_eq!(Typed { form: false, ..typed }.content_field("questions[0].label"), "content.questions[0].label");
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
