use proptest::prelude::*;

use super::*;

fn asked() -> serde_json::Value {
    serde_json::json!({ "questions": [
        { "id": "names", "label": "Your names", "required": true, "kind": "text" },
        { "id": "story", "label": "Your story", "help": "As long as you like", "kind": "long_text" },
        { "id": "food", "label": "Food", "required": true, "kind": { "single_choice": { "options": ["Fish", "None"] } } },
        { "id": "music", "label": "Music", "kind": { "multiple_choice": { "options": ["Jazz", "Folk", "Pop"], "at_most": 2 } } },
        { "id": "day", "label": "Day", "kind": "date" },
        { "id": "guests", "label": "Guests", "kind": { "number": { "min": 1, "max": 500 } } },
        { "id": "list", "label": "List", "kind": "file" },
    ] })
}

fn read(json: serde_json::Value) -> Result<Questionnaire, ValidationErrors> {
    serde_json::from_value::<QuestionnaireContent>(json).unwrap().parse()
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

fn many(list: &[&str]) -> Answer {
    Answer::Many(list.iter().map(|one| (*one).to_owned()).collect())
}

/// Proves B10.
#[test]
fn each_kind_takes_what_it_asks_for() {
    let form = read(asked()).unwrap();
    let file = FileId::from_bytes([7; 16]).to_string();
    for (id, given, kept) in [
        ("names", text(" Zoë and Ben "), text("Zoë and Ben")),
        ("story", text("We met\r\nin May"), text("We met\nin May")),
        ("food", text("Fish"), text("Fish")),
        ("music", many(&["Pop", "Jazz", "Pop", ""]), many(&["Jazz", "Pop"])),
        ("music", text("Folk"), many(&["Folk"])),
        ("day", text("2027-06-19"), text("2027-06-19")),
        ("guests", Answer::Number(80.0), Answer::Number(80.0)),
        ("guests", text("7,5"), Answer::Number(7.5)),
        ("list", text(&file), text(&file)),
        ("names", text("  "), Answer::Nothing),
        ("music", many(&[]), Answer::Nothing),
        ("guests", Answer::Nothing, Answer::Nothing),
    ] {
        assert_eq!(form.answer(id, given.clone()), Ok(kept), "{id} {given:?}");
    }
    let answers = Answers::from([("list".to_owned(), text(&file)), ("names".to_owned(), text(&file))]);
    assert_eq!(form.files(&answers).collect::<Vec<_>>(), [("list", FileId::from_bytes([7; 16]))]);
}

/// Proves B10.
#[test]
fn what_does_not_answer_says_why() {
    let form = read(asked()).unwrap();
    for (id, given, why) in [
        ("names", text(&"x".repeat(201)), AnswerError::TooLong(200)),
        ("story", text(&"x".repeat(10_001)), AnswerError::TooLong(10_000)),
        ("names", Answer::Number(1.0), AnswerError::Unreadable),
        ("food", text("Meat"), AnswerError::NotAnOption),
        ("food", many(&["Fish"]), AnswerError::NotAnOption),
        ("music", many(&["Jazz", "Noise"]), AnswerError::NotAnOption),
        ("music", many(&["Jazz", "Folk", "Pop"]), AnswerError::TooMany(2)),
        ("day", text("19.6.2027"), AnswerError::NotADay),
        ("guests", text("many"), AnswerError::NotANumber),
        ("guests", text("1e9"), AnswerError::NotANumber),
        ("guests", Answer::Number(f64::NAN), AnswerError::NotANumber),
        // Two thousand guests, as the price of two thousand; what may be one and a quarter is asked about.
        ("guests", text("2,000"), AnswerError::TooLarge(500.0)),
        ("guests", text("1.250"), AnswerError::TwoNumbers { decimal: "1.25".into(), thousands: "1250".into() }),
        ("guests", Answer::Number(0.5), AnswerError::TooSmall(1.0)),
        ("guests", text("501"), AnswerError::TooLarge(500.0)),
        ("list", text("../secret"), AnswerError::NotAFile),
        ("other", text("x"), AnswerError::NoSuchQuestion),
    ] {
        assert_eq!(form.answer(id, given.clone()), Err(why.clone()), "{id} {given:?}");
    }
    assert_eq!(AnswerError::TooSmall(1.0).to_string(), "Enter 1 or more");
    // What pasting brings along is cleaned away, and nothing but that is no answer.
    assert_eq!(form.answer("names", text("a\nb\u{200b}")), Ok(text("a b")));
    assert_eq!(form.answer("names", text("\u{200b}\u{3164}")), Ok(Answer::Nothing));
}

/// Proves B10.
#[test]
fn submitting_names_what_is_missing() {
    let form = read(asked()).unwrap();
    let some = Answers::from([("names".to_owned(), text(" ")), ("day".to_owned(), text("soon")), ("other".to_owned(), text("x"))]);
    let refused = form.submit(some.clone()).unwrap_err();
    let words: Vec<_> = refused.iter().map(ToString::to_string).collect();
    let wanted = [
        "Your names: Please answer this question",
        "Food: Please answer this question",
        "Day: Enter a date as YYYY-MM-DD",
        "other: This question isn’t part of this questionnaire",
    ];
    assert_eq!(words, wanted);
    assert_eq!(form.progress(&some), Progress { answered: 0, total: 7, missing: 2 });
    let enough = Answers::from([("names".to_owned(), text("Zoë")), ("food".to_owned(), text("Fish")), ("story".to_owned(), text(""))]);
    assert_eq!(form.progress(&enough).to_string(), "2 of 7 answered");
    assert_eq!(form.submit(enough).unwrap().len(), 2);
}

/// Proves B10.
#[test]
fn everything_wrong_with_the_questions_is_said_at_once() {
    let wrong = serde_json::json!({ "questions": [
        { "id": "A b", "label": "", "kind": "text" },
        { "id": "a", "label": "a", "kind": { "single_choice": { "options": [] } } },
        { "id": "a", "label": "a", "kind": { "multiple_choice": { "options": ["x", " x "], "at_most": 5 } } },
        { "id": "c", "label": "c", "kind": { "number": { "min": 2, "max": 1 } } },
    ] });
    let paths: Vec<_> = read(wrong).unwrap_err().into_iter().map(|fault| fault.path).collect();
    let wanted = [
        "questions[0].id",
        "questions[0].label",
        "questions[1].kind.single_choice.options",
        "questions[2].id",
        "questions[2].kind.multiple_choice.options[1]",
        "questions[2].kind.multiple_choice.at_most",
        "questions[3].kind.number.max",
    ];
    assert_eq!(paths, wanted);
    assert!(read(serde_json::json!({ "questions": [] })).is_err());
    let unknown = serde_json::json!({ "questions": [{ "id": "a", "label": "a", "kind": { "number": { "least": 1 } } }] });
    assert!(serde_json::from_value::<QuestionnaireContent>(unknown).is_err());
}

/// Proves B10.
#[test]
fn what_is_kept_reads_back_the_same() {
    let form = read(asked()).unwrap();
    let kept = serde_json::to_value(form.content()).unwrap();
    assert_eq!(read(kept).unwrap(), form);
    let answers: Answers = serde_json::from_str(r#"{"a":null,"b":1.5,"c":"x","d":["x"]}"#).unwrap();
    assert_eq!(serde_json::to_string(&answers).unwrap(), r#"{"a":null,"b":1.5,"c":"x","d":["x"]}"#);
    assert_eq!(answers.values().collect::<Vec<_>>(), [&Answer::Nothing, &Answer::Number(1.5), &text("x"), &many(&["x"])]);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let word = prop_oneof![
        Just("Fish".to_owned()),
        Just("Jazz".to_owned()),
        Just("Pop".to_owned()),
        Just("2027-06-19".to_owned()),
        Just("80".to_owned()),
        Just(FileId::from_bytes([7; 16]).to_string()),
        ".{0,12}"
    ];
    prop_oneof![
        Just(Answer::Nothing),
        any::<f64>().prop_map(Answer::Number),
        (0..600_i32).prop_map(|number| Answer::Number(number.into())),
        word.clone().prop_map(Answer::Text),
        prop::collection::vec(word, 0..4).prop_map(Answer::Many),
    ]
}

proptest! {
    /// Proves B10.
    #[test]
    fn what_was_taken_one_by_one_is_taken_together(given in prop::collection::vec(any_answer(), 7)) {
        let form = read(asked()).unwrap();
        let mut kept = Answers::new();
        for (question, answer) in form.questions().iter().zip(given) {
            if let Ok(answer) = form.answer(&question.id, answer) {
                // Saving again what was saved changes nothing.
                prop_assert_eq!(form.answer(&question.id, answer.clone()), Ok(answer.clone()));
                kept.insert(question.id.clone(), answer);
            }
        }
        let progress = form.progress(&kept);
        match form.submit(kept) {
            Ok(all) => prop_assert!(progress.missing == 0 && all.len() == progress.answered),
            Err(refused) => {
                prop_assert_eq!(refused.len(), progress.missing);
                prop_assert!(refused.iter().all(|one| one.why == AnswerError::Required));
            }
        }
    }
}
