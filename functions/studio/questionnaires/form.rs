//! A questionnaire on the dashboard's form. It differs from JSON in one place: the options of a choice are a text area beside the kind.

use domain::questionnaire::MOST_QUESTIONS;
use serde_json::{Value, json};
use web::form_state::{FieldKind, FormField, FormList, FormPayload};

use super::Input;

/// The kinds of answers, with their words.
pub const KINDS: &[(&str, &str)] = &[
    ("text", "Short text"),
    ("long_text", "Long text"),
    ("single_choice", "Single choice"),
    ("multiple_choice", "Multiple choice"),
    ("date", "A day"),
    ("number", "A number"),
    ("file", "A file"),
];

impl FormPayload for Input {
    const FIELDS: &'static [FormField] = &[
        FormField::new("title", FieldKind::Text, "Title"),
        FormField::new("content.intro", FieldKind::OptionalText, "Introduction"),
        FormField::new("recipients", FieldKind::Many, "Recipients"),
        FormField::new("content.questions[].id", FieldKind::Text, "").aside(),
        FormField::new("content.questions[].label", FieldKind::Text, "question"),
        FormField::new("content.questions[].kind", FieldKind::Choice(KINDS), "answer").aside(),
        FormField::new("content.questions[].help", FieldKind::OptionalText, "hint"),
        FormField::new("content.questions[].required", FieldKind::Flag, "required").aside(),
        FormField::new("content.questions[].options", FieldKind::Lines, "options"),
    ];
    const LISTS: &'static [FormList] = &[FormList { path: "content.questions", label: "Question", most: MOST_QUESTIONS, fresh: 3 }];

    fn to_payload(payload: &mut Value) {
        let Some(questions) = payload.pointer_mut("/content/questions").and_then(Value::as_array_mut) else { return };
        let mut taken: Vec<String> = questions.iter().filter_map(|one| one["id"].as_str()).map(str::to_owned).collect();
        for question in questions.iter_mut().filter_map(Value::as_object_mut) {
            let options = question.remove("options").unwrap_or_default();
            let kind = match question.get("kind").and_then(Value::as_str) {
                Some(choice @ ("single_choice" | "multiple_choice")) => json!({ choice: { "options": options } }),
                Some("number") => json!({ "number": {} }),
                other => json!(other),
            };
            question.insert("kind".to_owned(), kind);
            // A question that has no id yet takes a free one: answers are kept under it.
            if question.get("id").is_none_or(|id| id == "") {
                let free = (1..).map(|n| format!("q{n}")).find(|id| !taken.contains(id)).unwrap_or_default();
                taken.push(free.clone());
                question.insert("id".to_owned(), json!(free));
            }
        }
    }

    fn from_payload(payload: &mut Value) {
        let questions = payload.pointer_mut("/content/questions").and_then(Value::as_array_mut);
        for question in questions.into_iter().flatten().filter_map(Value::as_object_mut) {
            if let Some((kind, of)) = question.get("kind").and_then(Value::as_object).and_then(|kind| kind.iter().next()) {
                let (kind, options) = (json!(kind), of["options"].clone());
                question.extend([("kind".to_owned(), kind), ("options".to_owned(), options)]);
            }
        }
    }

    fn field_of(path: &str) -> String {
        match path.split_once(".kind.") {
            Some((question, part)) if part.contains("options") => format!("{question}.options"),
            Some((question, _)) => format!("{question}.kind"),
            None => path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::questionnaire::QuestionKind;
    use web::form_state::FormState;

    use super::*;

    fn state(list: &[(&str, &str)]) -> FormState<Input> {
        FormState::parse(list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).unwrap()
    }

    /// Proves B10.
    #[test]
    fn a_form_becomes_questions_and_empty_lines_none() {
        let mut state = state(&[
            ("title", "About your day"),
            ("content.questions[0].label", "Where do you meet?"),
            ("content.questions[0].kind", "text"),
            ("content.questions[0].required", "on"),
            ("content.questions[1].label", ""),
            ("content.questions[1].kind", "date"),
            ("content.questions[2].id", "cake"),
            ("content.questions[2].label", "Which cake?"),
            ("content.questions[2].kind", "single_choice"),
            ("content.questions[2].options", "Lemon\n\n Chocolate "),
            ("content.questions[3].label", "How many?"),
            ("content.questions[3].kind", "number"),
        ]);
        let input = state.check(Ok).unwrap();
        let questions = &input.content.questions;
        let ids: Vec<_> = questions.iter().map(|one| (one.id.as_str(), one.required)).collect();
        assert_eq!(ids, [("q1", true), ("cake", false), ("q2", false)]);
        assert_eq!(questions[1].kind, QuestionKind::SingleChoice { options: vec!["Lemon".to_owned(), "Chocolate".to_owned()] });
        assert!(input.content.clone().parse().is_ok());
        let again = FormState::<Input>::of(json!({ "title": "T", "recipients": [], "content": input.content }));
        assert_eq!(again.text("content.questions[1].options"), "Lemon\nChocolate");
        assert_eq!((again.text("content.questions[1].kind"), again.text("content.questions[2].kind")), ("single_choice", "number"));
    }

    /// Proves B10.
    #[test]
    fn an_id_that_is_taken_is_not_given_again() {
        let mut state =
            state(&[("content.questions[0].label", "New"), ("content.questions[1].id", "q1"), ("content.questions[1].label", "Old")]);
        let ids: Vec<_> = state.check(Ok).unwrap().content.questions.into_iter().map(|one| one.id).collect();
        assert_eq!(ids, ["q2", "q1"]);
    }

    #[test]
    fn refusals_of_a_kind_stand_at_its_field() {
        for (path, field) in [
            ("content.questions[0].label", "content.questions[0].label"),
            ("content.questions[2].kind.single_choice.options", "content.questions[2].options"),
            ("content.questions[2].kind.multiple_choice.options[1]", "content.questions[2].options"),
            ("content.questions[1].kind.number.min", "content.questions[1].kind"),
            ("content.questions", "content.questions"),
        ] {
            assert_eq!(Input::field_of(path), field);
        }
    }
}
