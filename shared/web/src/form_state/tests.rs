use domain::{Date, bill::Share, money::Currency};
use serde::Deserialize;

use super::*;

/// A form with everything there is.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Order {
    title: String,
    currency: Currency,
    recipients: Vec<String>,
    urgent: bool,
    until: Option<Date>,
    discount: Option<Share>,
    options: Vec<Choice>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Choice {
    name: String,
    kind: String,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Line {
    description: String,
    quantity_milli: i64,
    price_minor: i64,
    tax_bp: i64,
    amount_minor: Option<i64>,
}

impl FormPayload for Order {
    const FIELDS: &'static [FormField] = &[
        FormField::new("title", FieldKind::Text, "Title"),
        FormField::new("currency", FieldKind::Currency, "Currency"),
        FormField::new("recipients", FieldKind::Many, "Recipients"),
        FormField::new("urgent", FieldKind::Flag, "Urgent"),
        FormField::new("until", FieldKind::Date, "Until"),
        FormField::new("discount", FieldKind::Share, "Discount"),
        FormField::new("options[].name", FieldKind::Text, "name"),
        FormField::new("options[].kind", FieldKind::Choice(&[("small", "Small"), ("large", "Large")]), "size").aside(),
        FormField::new("options[].lines[].description", FieldKind::Text, "item"),
        FormField::new("options[].lines[].quantity_milli", FieldKind::Quantity, "quantity"),
        FormField::new("options[].lines[].price_minor", FieldKind::Price, "price"),
        FormField::new("options[].lines[].tax_bp", FieldKind::Percent, "tax").aside(),
        FormField::new("options[].lines[].amount_minor", FieldKind::Amount, "amount"),
    ];
    const LISTS: &'static [FormList] = &[
        FormList { path: "options", label: "Option", most: 3, fresh: 1 },
        FormList { path: "options[].lines", label: "line", most: 4, fresh: 2 },
    ];
    const CURRENCY: &'static str = "currency";
}

fn state(pairs: &[(&str, &str)]) -> FormState<Order> {
    FormState::parse(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).unwrap()
}

const FULL: &[(&str, &str)] = &[
    ("title", "Photos"),
    ("currency", "eur"),
    ("recipients", "a"),
    ("recipients", "b"),
    ("urgent", "on"),
    ("until", ""),
    ("discount", "10 %"),
    ("options[0].name", ""),
    ("options[0].kind", "large"),
    ("options[0].lines[0].description", " "),
    ("options[2].name", "Whole"),
    ("options[2].kind", "large"),
    ("options[2].lines[0].tax_bp", "19"),
    ("options[2].lines[1].description", "Hours"),
    ("options[2].lines[1].quantity_milli", "1,5"),
    ("options[2].lines[1].price_minor", "1.200,50 €"),
    ("options[2].lines[1].tax_bp", "19 %"),
];

#[test]
fn a_form_becomes_the_payload_and_the_payload_a_form() {
    let mut state = state(FULL);
    let order = state.check(Ok).unwrap();
    assert_eq!((order.recipients.as_slice(), order.urgent, order.until), (["a".to_owned(), "b".to_owned()].as_slice(), true, None));
    assert_eq!(order.discount, Some(Share::PercentBp(1_000)));
    // Blank rows are none, whatever was filled in before.
    let line = Line { description: "Hours".to_owned(), quantity_milli: 1_500, price_minor: 120_050, tax_bp: 1_900, amount_minor: None };
    assert_eq!(order.options, [Choice { name: "Whole".to_owned(), kind: "large".to_owned(), lines: vec![line] }]);
    // The form itself keeps them, below the others.
    assert_eq!((state.text("options[0].name"), state.count("options")), ("Whole", 2));
    state.drop_blank_rows();
    let (json, _) = state.read();
    let again = FormState::<Order>::of(json.clone());
    assert_eq!((again.text("discount"), again.text("options[0].lines[0].price_minor")), ("10 %", "1200.50"));
    assert!(again.on("urgent") && again.has("recipients", "b") && !again.has("recipients", "c"));
    assert_eq!(again.read().0, json);
}

#[test]
fn what_cannot_be_read_is_said_at_its_field_and_hides_nothing_else() {
    let mut state = state(&[
        ("title", ""),
        ("currency", "shells"),
        ("until", "soon"),
        ("discount", "half"),
        ("options[0].name", "A"),
        ("options[0].lines[1].description", "Hours"),
        ("options[0].lines[1].quantity_milli", "1.250"),
        ("options[0].lines[1].price_minor", "x"),
    ]);
    let refuse = |_: Order| {
        let mut fields = FieldErrors::default();
        for field in ["title", "until", "options[0].lines", "options[0].lines[0].description"] {
            fields.add(field, "Wrong");
        }
        Err::<(), _>(fields)
    };
    let Err(Failure::Invalid(wrong)) = state.check(refuse) else { panic!("refused") };
    let fields: Vec<_> = wrong.list.iter().map(|error| error.field.as_str()).collect();
    // By the rows as they are now; what the lines come to together is not known.
    let unread = ["currency", "until", "discount", "options[0].lines[0].quantity_milli", "options[0].lines[0].price_minor"];
    assert_eq!(fields, [&unread[..], &["title", "options[0].lines[0].description"]].concat());
    assert_eq!(state.text("options[0].lines[0].description"), "Hours");
}

#[test]
fn buttons_add_remove_and_move_rows_and_the_reader_goes_on_there() {
    let act = |action: &str| {
        let pairs = [("options[0].name", "A"), ("options[1].name", "B"), ("options[1].lines[0].description", "b"), ("then", action)];
        let state = state(&pairs).apply_action();
        let names: Vec<_> = state.rows("options").iter().map(|row| state.text(&format!("{row}.name")).to_owned()).collect();
        let lines: Vec<_> = (0..3).map(|index| state.count(&format!("options[{index}].lines"))).collect();
        (names.join(","), lines, state.focus)
    };
    for (action, names, lines, focus) in [
        ("", "A,B", [0, 1, 0], ""),
        ("add options", "A,B,", [0, 1, 0], "options[2].name"),
        ("add options[1].lines", "A,B", [0, 2, 0], "options[1].lines[1].description"),
        ("remove options[0]", "B", [1, 0, 0], "add-options"),
        ("remove options[1].lines[0]", "A,B", [0, 0, 0], "add-options[1].lines"),
        ("up options[1]", "B,A", [1, 0, 0], "options[0].name"),
        ("down options[0]", "B,A", [1, 0, 0], "options[1].name"),
        ("up options[0]", "A,B", [0, 1, 0], ""),
        ("down options[1]", "A,B", [0, 1, 0], ""),
        ("remove options[7]", "A,B", [0, 1, 0], ""),
        ("add title", "A,B", [0, 1, 0], ""),
        ("add options[2].lines", "A,B", [0, 1, 0], ""),
        ("dance", "A,B", [0, 1, 0], ""),
    ] {
        assert_eq!(act(action), (names.to_owned(), lines.to_vec(), focus.to_owned()), "{action}");
    }
    let full = state(&[("options[2].name", "C"), ("then", "add options")]).apply_action();
    assert_eq!(full.count("options"), 3, "the most there are");
}

#[test]
fn there_is_always_a_row_to_write_on() {
    let fresh = FormState::<Order>::new(&[("currency", "EUR")]);
    assert_eq!((fresh.rows("options"), fresh.count("options[0].lines")), (vec!["options[0]".to_owned()], 2));
    assert_eq!(fresh.text("currency"), "EUR");
    let padded = state(&[("options[1].name", "B")]).padded();
    assert_eq!([0, 1].map(|index| padded.count(&format!("options[{index}].lines"))), [1, 1]);
}

#[test]
fn fields_the_form_does_not_have_are_refused() {
    for name in [
        "price",
        "options",
        "options[0]",
        "options[3].name",
        "options[01].name",
        "options[-1].name",
        "options[x].name",
        "options[0].lines[4].tax_bp",
        "title[0]",
        "options[0.name",
        "then[0]",
        "",
    ] {
        assert!(FormState::<Order>::parse(vec![(name.to_owned(), "1".to_owned())]).is_err(), "{name}");
    }
}

#[test]
fn two_versions_are_compared_field_by_field() {
    let texts = state(FULL).described(|id| format!("Person {id}"));
    let text = |label: &str| texts.iter().find(|(known, _)| known == label).map(|(_, text)| text.as_str());
    assert_eq!((text("Recipients"), text("Urgent")), (Some("Person a, Person b"), Some("Yes")));
    assert_eq!((text("Option 1, size"), text("Option 1, line 1, item"), text("Option 2, name")), (Some("Large"), Some("Hours"), None));
}
