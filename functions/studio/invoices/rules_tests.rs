use super::*;

fn anna() -> ContactId {
    ContactId::from_bytes([1; 16])
}

fn form(pairs: &[(&str, &str)]) -> Draft {
    of_form(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).unwrap()
}

fn amounts(plan: &Plan) -> Vec<i64> {
    plan.invoice.installments().iter().map(|one| one.amount_minor).collect()
}

fn refused(draft: &Draft) -> Vec<String> {
    plan(draft, &[anna()]).unwrap_err().list.into_iter().map(|error| error.field).collect()
}

/// Proves C14.
#[test]
fn rows_are_read_in_their_order_and_empty_ones_are_none() {
    let id = anna().to_string();
    let draft = form(&[
        ("title", "Photos"),
        ("currency", "eur"),
        ("invoice_recipient", &id),
        ("label_2", "Balance"),
        ("due_2", "2027-06-01"),
        ("amount_2", "1.800,00"),
        ("label_1", "Deposit"),
        ("due_1", "2026-12-01"),
        ("amount_1", "600"),
        ("label_3", ""),
        ("due_3", ""),
        ("amount_3", " "),
    ]);
    let plan = plan(&draft, &[anna()]).unwrap();
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
        ("invoice_recipient", &id),
        ("line_1", "Eight hours"),
        ("quantity_1", "8"),
        ("price_1", "150"),
        ("tax_1", "19 %"),
        ("line_2", "A rebate"),
        ("quantity_2", ""),
        ("price_2", "-20.00"),
        ("tax_2", "19"),
        ("discount", "10 %"),
        ("deposit", "30%"),
        ("label_1", "Deposit"),
        ("due_1", "2026-12-01"),
        ("amount_1", ""),
        ("label_2", "Balance"),
        ("due_2", "2027-06-01"),
        ("amount_2", ""),
    ]);
    let read = plan(&draft, &[anna()]).unwrap();
    assert_eq!((read.invoice.bill().totals().total_minor, amounts(&read)), (126_378, vec![37_913, 88_465]));
    // The form shows what was kept, and it reads the same.
    let again = as_typed(read.invoice.content(), "Photos", vec![id]);
    assert_eq!(plan(&again, &[anna()]).unwrap().invoice, read.invoice);
}

/// Proves C14.
#[test]
fn every_refusal_is_said_at_once_by_its_fields_name() {
    let draft = form(&[("title", ""), ("currency", "EUR"), ("label_1", "Deposit"), ("due_1", "soon"), ("amount_1", "-1")]);
    assert_eq!(refused(&draft), ["title", "invoice_recipient", "due_1", "amount_1"]);
    let json = Draft {
        title: "T".to_owned(),
        currency: "EUR".to_owned(),
        recipients: vec![ContactId::from_bytes([2; 16]).to_string()],
        rows: vec![Row { place: 1, label: "L".to_owned(), due: String::new(), amount: Amount::Minor(0) }],
        ..Draft::default()
    };
    assert_eq!(refused(&json), ["recipients", "installments[0].due_on", "installments[0].amount_minor"]);
}

/// Proves B11, C14.
#[test]
fn what_does_not_add_up_is_said_where_it_was_typed() {
    let id = anna().to_string();
    let typed = |more: &[(&str, &str)]| {
        let mut pairs =
            vec![("title", "T"), ("currency", "EUR"), ("invoice_recipient", id.as_str()), ("line_3", "Hours"), ("price_3", "100")];
        pairs.extend_from_slice(more);
        refused(&form(&pairs))
    };
    let row = [("label_2", "All"), ("due_2", "2027-01-01"), ("amount_2", "99")];
    assert_eq!(typed(&row), ["amount_2"]);
    let apart = [("label_2", "First"), ("due_2", "2027-02-01"), ("label_3", "Second"), ("due_3", "2027-01-01")];
    assert_eq!(typed(&apart), ["due_3"]);
    assert_eq!(typed(&[&apart[..], &[("deposit", "10")]].concat()), ["due_3"]);
    assert_eq!(typed(&[&row[..2], &[("deposit", "10")]].concat()), ["deposit"]);
    assert_eq!(typed(&[&row[..], &[("quantity_3", "x"), ("tax_3", "1.234")]].concat()), ["quantity_3", "tax_3"]);
    assert_eq!(typed(&[&row[..2], &[("discount", "120 %")]].concat()), ["discount"]);
    assert_eq!(typed(&[&row[..2], &[("deposit", "0 %")]].concat()), ["deposit", "label_1"][..1]);
    assert_eq!(typed(&[&row[..], &[("deposit", "10 %")]].concat()), ["deposit"]);
}

/// Proves B11, C14.
#[test]
fn one_thing_that_is_wrong_hides_no_other() {
    let lines = [("line_1", ""), ("price_1", "100"), ("line_2", "Hours"), ("price_2", "x"), ("quantity_2", "0")];
    let rows = [("label_1", "First"), ("due_1", "2027-02-01"), ("label_2", ""), ("due_2", "2027-01-01")];
    let wrong = ["title", "currency", "invoice_recipient", "price_2", "line_1", "quantity_2", "label_2", "due_2"];
    let typed = |currency: &str| {
        let all = [&[("title", ""), ("currency", currency), ("note", "n")][..], &lines[..], &rows[..]].concat();
        let mut found = refused(&form(&all));
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
    let whole = [("title", "T"), ("invoice_recipient", id.as_str()), ("line_1", "Hours"), ("price_1", "100"), ("amount_1", "99")];
    let sums = |currency| refused(&form(&[&whole[..], &rows[..2], &[("currency", currency)]].concat()));
    assert_eq!((sums("EURO"), sums("EUR")), (vec!["currency".to_owned()], vec!["amount_1".to_owned()]));
    let json = Draft {
        title: "T".to_owned(),
        currency: "EURO".to_owned(),
        keep: true,
        lines: vec![LineRow {
            place: 1,
            description: "Hours".to_owned(),
            quantity: Number::Whole(0),
            price: Amount::Minor(5),
            tax: Number::Whole(-1),
        }],
        payment: Some(PaymentPlan::Split(Split {
            deposit: None,
            parts: vec![PlannedPart { label: String::new(), due_on: Timestamp(0).date() }],
        })),
        ..Draft::default()
    };
    assert_eq!(refused(&json), ["currency", "lines[0].quantity_milli", "lines[0].tax_bp", "payment.split.parts[0].label"]);
}

#[test]
fn numbers_are_read_as_they_are_typed() {
    let read = |text: &str| Number::Typed(text.to_owned()).read(1_000, |text| Ok(typed::number(text, 3)?));
    assert_eq!([read(""), read("2"), read("1.5"), read("0,125"), read(".5")], [Ok(1_000), Ok(2_000), Ok(1_500), Ok(125), Ok(500)]);
    for wrong in ["x", "7 %", "1.2345", "1.2.3", "99999999999999999999"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    let rate = |text: &str| Number::Typed(text.to_owned()).read(0, typed::percent);
    assert_eq!([rate(""), rate("19"), rate(" 7 % "), rate("7,7%")], [Ok(0), Ok(1_900), Ok(700), Ok(770)]);
    assert_eq!([written(1_000, 3), written(1_500, 3), written(1_900, 2), written(25, 2), written(0, 2)], ["1", "1.5", "19", "0.25", "0"]);
}

#[test]
fn fields_the_form_does_not_have_are_refused() {
    for name in ["total", "label_0", "label_25", "label_x", "line_25", "studio_id"] {
        assert!(of_form(vec![(name.to_owned(), "1".to_owned())]).is_err(), "{name}");
    }
}

/// One installment of so much, as the API sends it.
fn one(currency: &str, minor: i64) -> Draft {
    let row = Row { place: 1, label: "All".to_owned(), due: "2026-12-01".to_owned(), amount: Amount::Minor(minor) };
    Draft {
        title: "T".to_owned(),
        currency: currency.to_owned(),
        recipients: vec![anna().to_string()],
        rows: vec![row],
        ..Draft::default()
    }
}

/// Proves B11, D1.
#[test]
fn what_nobody_could_pay_is_refused_when_it_is_written_with_the_fix() {
    let why = |draft: &Draft| {
        let fields = plan(draft, &[anna()]).unwrap_err().list;
        fields
            .into_iter()
            .map(|error| format!("{}: {}", error.field, error.message.render(web::Translations::default())))
            .collect::<Vec<_>>()
    };
    let is = |text: &str| vec![text.to_owned()];
    assert_eq!(
        why(&one("KWD", 12_345)),
        is("installments[0].amount_minor: Stripe takes multiples of 0.010 KWD only. Enter 12.340 KWD or 12.350 KWD")
    );
    assert!(why(&one("EUR", 40))[0].starts_with("installments[0].amount_minor: Stripe takes 0.50 EUR or more."));
    assert!(why(&one("EUR", 100_000_000))[0].contains("at most 999,999.99 EUR at once. Divide it"));
    assert_eq!(why(&one("IQD", 5_000)), is("currency: Stripe does not take payments in IQD. Choose another currency"));
    for (currency, minor) in [("ISK", 2_000), ("MGA", 1_000_000), ("KWD", 12_340), ("IDR", 500_000_000)] {
        assert!(plan(&one(currency, minor), &[anna()]).is_ok(), "{currency}");
    }
    // Of a form the field itself, and what is divided is divided into what can be paid.
    let id = anna().to_string();
    let tiny = [
        ("title", "T"),
        ("currency", "EUR"),
        ("invoice_recipient", &id),
        ("label_1", "Deposit"),
        ("due_1", "2026-12-01"),
        ("amount_1", "0.40"),
    ];
    assert_eq!(refused(&form(&tiny)), ["amount_1"]);
    let thirds = form(&[
        ("title", "T"),
        ("currency", "KWD"),
        ("invoice_recipient", &id),
        ("line_1", "Day"),
        ("price_1", "100"),
        ("label_1", "A"),
        ("due_1", "2026-12-01"),
        ("label_2", "B"),
        ("due_2", "2026-12-02"),
        ("label_3", "C"),
        ("due_3", "2026-12-03"),
    ]);
    assert_eq!(amounts(&plan(&thirds, &[anna()]).unwrap()), [33_330, 33_330, 33_340]);
}

/// Proves B11.
#[test]
fn two_thousand_flyers_cost_two_thousand_times_the_price() {
    let id = anna().to_string();
    let of = |quantity: &str, price: &str, tax: &str| {
        form(&[
            ("title", "T"),
            ("currency", "EUR"),
            ("invoice_recipient", &id),
            ("line_1", "Flyers"),
            ("quantity_1", quantity),
            ("price_1", price),
            ("tax_1", tax),
            ("label_1", "All"),
            ("due_1", "2026-12-01"),
        ])
    };
    assert_eq!(plan(&of("2,000", "2.00", "0"), &[anna()]).unwrap().invoice.bill().totals().total_minor, 400_000);
    let whole = plan(&of("1", "1,200.00 €", "21%"), &[anna()]).unwrap();
    assert_eq!(whole.invoice.bill().totals().total_minor, 145_200);
    let asked = plan(&of("1.250", "2", ""), &[anna()]).unwrap_err();
    assert_eq!(asked.list[0].field, "quantity_1");
    let words = asked.list[0].message.render(web::Translations::default()).into_owned();
    assert_eq!(words, "Did you mean 1.25 or 1250? Enter one of these.");
    // What the draft shows again is read as the same.
    let kept = plan(&of("1.1250", "2", ""), &[anna()]).unwrap();
    let again = as_typed(kept.invoice.content(), "T", vec![id.clone()]);
    assert_eq!(plan(&again, &[anna()]).unwrap().invoice, kept.invoice);
}

/// Proves B11.
#[test]
fn updating_the_total_says_what_it_could_not_read() {
    let unread = |pairs: &[(&str, &str)]| form(pairs).unread().list.into_iter().map(|error| error.field).collect::<Vec<_>>();
    assert_eq!(unread(&[("currency", "EUR"), ("line_1", "Day"), ("price_1", ""), ("label_1", ""), ("due_1", "")]), Vec::<String>::new());
    let wrong = [
        ("currency", "EUR"),
        ("line_1", "Day"),
        ("quantity_1", "two"),
        ("price_1", "12 each"),
        ("tax_1", "x"),
        ("amount_1", "?"),
        ("discount", "ten"),
    ];
    let mut found = unread(&wrong);
    found.sort();
    assert_eq!(found, ["amount_1", "discount", "price_1", "quantity_1", "tax_1"]);
    assert_eq!(unread(&[("currency", "EURO"), ("line_1", "Day"), ("price_1", "5")]), ["currency"]);
}
