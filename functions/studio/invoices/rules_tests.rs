use web::form_state::FormState;

use super::*;

fn anna() -> ContactId {
    ContactId::from_bytes([1; 16])
}

fn people() -> [Participant; 1] {
    [Participant::example(1, "Anna")]
}

fn state(pairs: &[(&str, &str)]) -> FormState<Input> {
    FormState::parse(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).unwrap()
}

fn form(pairs: &[(&str, &str)]) -> Result<Plan, FieldErrors> {
    state(pairs).check(|input| plan(&input, &people())).map_err(|failure| match failure {
        web::Failure::Invalid(fields) => fields,
        other => panic!("{other}"),
    })
}

fn json(input: Value) -> Result<Plan, FieldErrors> {
    plan(&serde_json::from_value(input).unwrap(), &people())
}

fn amounts(plan: &Plan) -> Vec<i64> {
    plan.invoice.installments().iter().map(|one| one.amount_minor).collect()
}

fn refused(planned: Result<Plan, FieldErrors>) -> Vec<String> {
    planned.unwrap_err().list.into_iter().map(|error| error.field).collect()
}

/// What was kept, on the form once more.
fn again(kept: &Plan) -> Plan {
    let mut state = FormState::<Input>::of(input_of(&kept.title, &kept.recipients, kept.invoice.content()));
    state.check(|input| plan(&input, &people())).unwrap()
}

/// Proves C14.
#[test]
fn rows_are_read_in_their_order_and_empty_ones_are_none() {
    let id = anna().to_string();
    let draft = form(&[
        ("title", "Photos"),
        ("currency", "eur"),
        ("recipients", &id),
        ("installments[1].label", "Balance"),
        ("installments[1].due_on", "2027-06-01"),
        ("installments[1].amount_minor", "1.800,00"),
        ("installments[0].label", "Deposit"),
        ("installments[0].due_on", "2026-12-01"),
        ("installments[0].amount_minor", "600"),
        ("installments[2].label", ""),
        ("installments[2].due_on", ""),
        ("installments[2].amount_minor", " "),
    ]);
    let plan = draft.unwrap();
    let parts: Vec<_> =
        plan.invoice.installments().iter().map(|one| format!("{} {} {}", one.label, one.due_on, one.amount_minor)).collect();
    assert_eq!(parts, ["Deposit 2026-12-01 60000", "Balance 2027-06-01 180000"]);
    // Without lines of its own, the installments are what it is for.
    assert_eq!(plan.invoice.content().lines.iter().map(|line| line.description.as_str()).collect::<Vec<_>>(), ["Deposit", "Balance"]);
}

/// Proves B11, C14.
#[test]
fn lines_are_added_up_and_the_rows_divide_the_total() {
    let id = anna().to_string();
    let draft = form(&[
        ("title", "Photos"),
        ("currency", "EUR"),
        ("recipients", &id),
        ("lines[0].description", "Eight hours"),
        ("lines[0].quantity_milli", "8"),
        ("lines[0].unit_price_minor", "150"),
        ("lines[0].tax_bp", "19 %"),
        ("lines[1].description", "A rebate"),
        ("lines[1].quantity_milli", ""),
        ("lines[1].unit_price_minor", "-20.00"),
        ("lines[1].tax_bp", "19"),
        ("discount", "10 %"),
        ("deposit", "30%"),
        ("installments[0].label", "Deposit"),
        ("installments[0].due_on", "2026-12-01"),
        ("installments[0].amount_minor", ""),
        ("installments[1].label", "Balance"),
        ("installments[1].due_on", "2027-06-01"),
        ("installments[1].amount_minor", ""),
    ]);
    let read = draft.unwrap();
    assert_eq!((read.invoice.bill().totals().total_minor, amounts(&read)), (126_378, vec![37_913, 88_465]));
    // The form shows what was kept, and it reads the same.
    assert_eq!(again(&read).invoice, read.invoice);
}

/// Proves C14.
#[test]
fn every_refusal_is_said_at_once_by_its_fields_name() {
    let draft = form(&[
        ("title", ""),
        ("currency", "EUR"),
        ("installments[0].label", "Deposit"),
        ("installments[0].due_on", "soon"),
        ("installments[0].amount_minor", "-1"),
    ]);
    let mut found = refused(draft);
    found.sort();
    assert_eq!(found, ["installments[0].amount_minor", "installments[0].due_on", "recipients", "title"]);
    let json = json(json!({
        "title": "T", "currency": "EUR", "recipients": [ContactId::from_bytes([2; 16])], "installments": [{ "label": "L", "amount_minor": 0 }],
    }));
    assert_eq!(refused(json), ["recipients", "installments[0].due_on", "installments[0].amount_minor"]);
}

/// Proves B11, C14.
#[test]
fn what_does_not_add_up_is_said_where_it_was_typed() {
    let id = anna().to_string();
    let typed = |more: &[(&str, &str)]| {
        let mut pairs = vec![
            ("title", "T"),
            ("currency", "EUR"),
            ("recipients", id.as_str()),
            ("lines[0].description", "Hours"),
            ("lines[0].unit_price_minor", "100"),
        ];
        pairs.extend_from_slice(more);
        refused(form(&pairs))
    };
    let row = [("installments[0].label", "All"), ("installments[0].due_on", "2027-01-01"), ("installments[0].amount_minor", "99")];
    assert_eq!(typed(&row), ["installments"]);
    let apart = [
        ("installments[0].label", "First"),
        ("installments[0].due_on", "2027-02-01"),
        ("installments[1].label", "Second"),
        ("installments[1].due_on", "2027-01-01"),
    ];
    assert_eq!(typed(&apart), ["installments[1].due_on"]);
    assert_eq!(typed(&[&apart[..], &[("deposit", "10")]].concat()), ["installments[1].due_on"]);
    assert_eq!(typed(&[&row[..2], &[("deposit", "10")]].concat()), ["deposit"]);
    assert_eq!(
        typed(&[&row[..], &[("lines[0].quantity_milli", "x"), ("lines[0].tax_bp", "1.234")]].concat()),
        ["lines[0].quantity_milli", "lines[0].tax_bp"]
    );
    assert_eq!(typed(&[&row[..2], &[("discount", "120 %")]].concat()), ["discount"]);
    assert_eq!(typed(&[&row[..2], &[("deposit", "0 %")]].concat()), ["deposit"]);
    assert_eq!(typed(&[&row[..], &[("deposit", "10 %")]].concat()), ["deposit"]);
}

/// Proves B11, C14.
#[test]
fn one_thing_that_is_wrong_hides_no_other() {
    let lines = [
        ("lines[0].description", ""),
        ("lines[0].unit_price_minor", "100"),
        ("lines[1].description", "Hours"),
        ("lines[1].unit_price_minor", "x"),
        ("lines[1].quantity_milli", "0"),
    ];
    let rows = [
        ("installments[0].label", "First"),
        ("installments[0].due_on", "2027-02-01"),
        ("installments[1].label", ""),
        ("installments[1].due_on", "2027-01-01"),
    ];
    let wrong = [
        "title",
        "currency",
        "recipients",
        "lines[1].unit_price_minor",
        "lines[0].description",
        "lines[1].quantity_milli",
        "installments[1].label",
        "installments[1].due_on",
    ];
    let typed = |currency: &str| {
        let all = [&[("title", ""), ("currency", currency), ("note", "n")][..], &lines[..], &rows[..]].concat();
        let mut found = refused(form(&all));
        found.sort();
        found
    };
    let sorted = |mut names: Vec<&'static str>| {
        names.sort_unstable();
        names
    };
    assert_eq!(typed("bitcoin"), sorted(wrong.to_vec()));
    assert_eq!(typed("EUR"), sorted(wrong.iter().copied().filter(|name| *name != "currency").collect()));
    // What the sums would be of a currency nobody knows is not said.
    let id = anna().to_string();
    let whole = [
        ("title", "T"),
        ("recipients", id.as_str()),
        ("lines[0].description", "Hours"),
        ("lines[0].unit_price_minor", "100"),
        ("installments[0].amount_minor", "99"),
    ];
    let sums = |currency| refused(form(&[&whole[..], &rows[..2], &[("currency", currency)]].concat()));
    assert_eq!((sums("EURO"), sums("EUR")), (vec!["currency".to_owned()], vec!["installments".to_owned()]));
    let json = json(json!({
        "title": "T", "currency": "EURO", "draft": true,
        "lines": [{ "description": "Hours", "quantity_milli": 0, "unit_price_minor": 5, "tax_bp": -1 }],
        "payment": { "split": { "parts": [{ "label": "", "due_on": "2027-01-01" }] } },
    }));
    assert_eq!(refused(json), ["currency", "lines[0].quantity_milli", "lines[0].tax_bp", "payment.split.parts[0].label"]);
}

/// Proves B11, C14.
#[test]
fn software_may_leave_the_amounts_to_us_too() {
    let input = |deposit: Value| {
        json(json!({
            "title": "T", "currency": "EUR", "recipients": [anna()], "deposit": deposit,
            "lines": [{ "description": "Hours", "quantity_milli": 1_000, "unit_price_minor": 10_000, "tax_bp": 0 }],
            "installments": [{ "label": "First", "due_on": "2027-01-01" }, { "label": "Rest", "due_on": "2027-02-01" }],
        }))
    };
    assert_eq!(amounts(&input(Value::Null).unwrap()), [5_000, 5_000]);
    assert_eq!(amounts(&input(json!({ "percent_bp": 3_000 })).unwrap()), [3_000, 7_000]);
    assert_eq!(refused(input(json!({ "percent_bp": 0 }))), ["deposit"]);
}

#[test]
fn fields_the_form_does_not_have_are_refused() {
    for name in ["total", "installments[60].label", "installments[x].label", "lines[200].description", "studio_id", "payment"] {
        assert!(FormState::<Input>::parse(vec![(name.to_owned(), "1".to_owned())]).is_err(), "{name}");
    }
}

/// One installment of so much, as the API sends it.
fn one(currency: &str, minor: i64) -> Result<Plan, FieldErrors> {
    json(json!({
        "title": "T", "currency": currency, "recipients": [anna()],
        "installments": [{ "label": "All", "due_on": "2026-12-01", "amount_minor": minor }],
    }))
}

/// Proves B11, D1.
#[test]
fn what_nobody_could_pay_is_refused_when_it_is_written_with_the_fix() {
    let why = |planned: Result<Plan, FieldErrors>| {
        let fields = planned.unwrap_err().list;
        fields
            .into_iter()
            .map(|error| format!("{}: {}", error.field, error.message.render(web::Translations::default())))
            .collect::<Vec<_>>()
    };
    let is = |text: &str| vec![text.to_owned()];
    assert_eq!(
        why(one("KWD", 12_345)),
        is("installments[0].amount_minor: Stripe takes multiples of 0.010 KWD only. Enter 12.340 KWD or 12.350 KWD")
    );
    assert!(why(one("EUR", 40))[0].starts_with("installments[0].amount_minor: Stripe takes 0.50 EUR or more."));
    assert!(why(one("EUR", 100_000_000))[0].contains("at most 999,999.99 EUR at once. Divide it"));
    assert_eq!(why(one("IQD", 5_000)), is("currency: Stripe does not take payments in IQD. Choose another currency"));
    for (currency, minor) in [("ISK", 2_000), ("MGA", 1_000_000), ("KWD", 12_340), ("IDR", 500_000_000)] {
        assert!(one(currency, minor).is_ok(), "{currency}");
    }
    // Of a form the field itself, and what is divided is divided into what can be paid.
    let id = anna().to_string();
    let tiny = [
        ("title", "T"),
        ("currency", "EUR"),
        ("recipients", &id),
        ("installments[0].label", "Deposit"),
        ("installments[0].due_on", "2026-12-01"),
        ("installments[0].amount_minor", "0.40"),
    ];
    assert_eq!(refused(form(&tiny)), ["installments[0].amount_minor"]);
    let thirds = form(&[
        ("title", "T"),
        ("currency", "KWD"),
        ("recipients", &id),
        ("lines[0].description", "Day"),
        ("lines[0].unit_price_minor", "100"),
        ("installments[0].label", "A"),
        ("installments[0].due_on", "2026-12-01"),
        ("installments[1].label", "B"),
        ("installments[1].due_on", "2026-12-02"),
        ("installments[2].label", "C"),
        ("installments[2].due_on", "2026-12-03"),
    ]);
    assert_eq!(amounts(&thirds.unwrap()), [33_330, 33_330, 33_340]);
}

/// Proves B11.
#[test]
fn two_thousand_flyers_cost_two_thousand_times_the_price() {
    let id = anna().to_string();
    let of = |quantity: &str, price: &str, tax: &str| {
        form(&[
            ("title", "T"),
            ("currency", "EUR"),
            ("recipients", &id),
            ("lines[0].description", "Flyers"),
            ("lines[0].quantity_milli", quantity),
            ("lines[0].unit_price_minor", price),
            ("lines[0].tax_bp", tax),
            ("installments[0].label", "All"),
            ("installments[0].due_on", "2026-12-01"),
        ])
    };
    assert_eq!(of("2,000", "2.00", "0").unwrap().invoice.bill().totals().total_minor, 400_000);
    let whole = of("1", "1,200.00 €", "21%").unwrap();
    assert_eq!(whole.invoice.bill().totals().total_minor, 145_200);
    let asked = of("1.250", "2", "").unwrap_err();
    assert_eq!(asked.list[0].field, "lines[0].quantity_milli");
    let words = asked.list[0].message.render(web::Translations::default()).into_owned();
    assert_eq!(words, "Did you mean 1.25 or 1250? Enter one of these.");
    // What the draft shows again is read as the same.
    let kept = of("1.1250", "2", "").unwrap();
    assert_eq!(again(&kept).invoice, kept.invoice);
}

/// Proves B11.
#[test]
fn updating_the_total_says_what_it_could_not_read() {
    let unread = |pairs: &[(&str, &str)]| {
        let state = state(&[pairs, &[("then", "totals")]].concat());
        state.unread().unwrap().list.into_iter().map(|error| error.field).collect::<Vec<_>>()
    };
    assert_eq!(
        unread(&[
            ("currency", "EUR"),
            ("lines[0].description", "Day"),
            ("lines[0].unit_price_minor", ""),
            ("installments[0].label", ""),
            ("installments[0].due_on", "")
        ]),
        Vec::<String>::new()
    );
    let wrong = [
        ("currency", "EUR"),
        ("lines[0].description", "Day"),
        ("lines[0].quantity_milli", "two"),
        ("lines[0].unit_price_minor", "12 each"),
        ("lines[0].tax_bp", "x"),
        ("installments[0].amount_minor", "?"),
        ("discount", "ten"),
    ];
    let mut found = unread(&wrong);
    found.sort();
    assert_eq!(
        found,
        ["discount", "installments[0].amount_minor", "lines[0].quantity_milli", "lines[0].tax_bp", "lines[0].unit_price_minor"]
    );
    assert_eq!(unread(&[("currency", "EURO"), ("lines[0].description", "Day"), ("lines[0].unit_price_minor", "5")]), ["currency"]);
}
