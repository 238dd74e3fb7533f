use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::demo::DemoStudio;

use crate::testing::{Browser, House, house};

const DOCUMENTS: &[Right] = &[Right::DocumentsRead, Right::DocumentsWrite];

fn content() -> Value {
    let line = |what: &str, price: i64| json!({ "description": what, "quantity_milli": 1000, "unit_price_minor": price, "tax_bp": 1900 });
    json!({
        "intro": "We look forward to **your day**.",
        "currency": "EUR",
        "valid_until": "2026-12-24",
        "options": [
            { "title": "Half a day", "lines": [line("Four hours", 100_000)] },
            { "title": "The whole day", "recommended": true, "lines": [line("Nine hours", 200_000), line("Album", 50_000)], "discount": { "percent_bp": 1000 } },
        ],
    })
}

async fn written(house: &House, studio: &DemoStudio, software: &mut Browser<'_>) -> Value {
    let body = json!({ "title": "Photographs", "recipients": [studio.contacts[0].id], "content": content() });
    let got = software.post(&format!("/api/v1/projects/{}/quotes", studio.projects[0]), body).await;
    assert_eq!(got.status, StatusCode::CREATED, "{} {:?}", got.text, house.kit.log.take());
    got.json()
}

/// Proves B8, C14.
#[tokio::test]
async fn a_quote_is_written_and_changed_in_two_round_trips_each() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    house.kit.db.reset();
    let quote = written(&house, aurora, &mut software).await;
    assert_eq!(house.kit.db.trips(), 2);
    assert_eq!((&quote["state"], &quote["totals"][1]["total_minor"]), (&json!("draft"), &json!(267_750)));
    let at = format!("/api/v1/quotes/{}", quote["id"].as_str().unwrap());
    house.kit.db.reset();
    let got = software.json(Method::PATCH, &at, json!({ "title": "Pictures", "recipients": [] })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    let shown = software.get(&at).await.json();
    assert_eq!((&shown["title"], &shown["recipients"]), (&json!("Pictures"), &json!([])));
    assert_eq!(shown["content"]["options"][0]["title"], "Half a day");
    let actions: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log ORDER BY at, action", &[]);
    assert_eq!(actions, [json!({ "action": "quote.changed" }), json!({ "action": "quote.drafted" })]);
}

/// Proves B16, C14.
#[tokio::test]
async fn repeating_a_request_writes_one_quote() {
    let house = house();
    let aurora = &house.demo.aurora;
    let count = || house.kit.db.snapshot().rows("documents").len();
    let before = count();
    let mut software = house.keyed(aurora, DOCUMENTS);
    software.idempotency_key = Some("quote-1".to_owned());
    let first = written(&house, aurora, &mut software).await;
    let second = written(&house, aurora, &mut software).await;
    assert_eq!((first, count()), (second, before + 1));
}

/// Proves B8, C14.
#[tokio::test]
async fn everything_wrong_is_said_at_once() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    let mut wrong = content();
    wrong["options"][1]["lines"][0]["tax_bp"] = json!(-1);
    let path = format!("/api/v1/projects/{}/quotes", aurora.projects[0]);
    let got = software.post(&path, json!({ "title": " ", "recipients": [aurora.contacts[2].id], "content": wrong })).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<Value> = got.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["title", "recipients", "content.options[1].lines[0].tax_bp"]);
    let unknown = software.post(&path, json!({ "title": "x", "content": content(), "state": "sent" })).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

const FORM: &[(&str, &str)] = &[
    ("title", "Photographs"),
    ("currency", "EUR"),
    ("valid_until", ""),
    ("intro", ""),
    ("recommended", "2"),
    ("option_1_title", "Half a day"),
    ("option_1_description", "Morning\r\nonly"),
    ("option_1_discount", "10 %"),
    ("line_1_1_description", "Four hours"),
    ("line_1_1_quantity", "4"),
    ("line_1_1_price", "250,50"),
    ("line_1_1_tax", "7.7"),
    ("line_1_2_description", ""),
    ("line_1_2_quantity", ""),
    ("line_1_2_price", ""),
    ("line_1_2_tax", ""),
    ("option_2_title", "The whole day"),
    ("line_2_1_description", ""),
    ("line_2_3_description", "Nine hours"),
    ("line_2_3_price", "2000"),
    ("line_2_4_description", "For early birds"),
    ("line_2_4_price", "-100"),
    ("option_3_title", ""),
    ("line_3_1_price", ""),
];

/// Proves B8, C14.
#[tokio::test]
async fn the_form_writes_keeps_what_was_typed_and_changes_the_draft() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/projects/{}/quotes/new", aurora.projects[0])).await;
    assert!(page.status == StatusCode::OK && page.text.contains("line_1_3_price") && page.text.contains("Ben Lund"), "{}", page.text);
    let at = format!("/projects/{}/quotes", aurora.projects[0]);
    let anna = aurora.contacts[0].id.as_str();
    let mut wrong: Vec<_> = FORM.iter().copied().filter(|(name, _)| !matches!(*name, "title" | "line_2_3_price")).collect();
    wrong.extend([("recipient", anna), ("title", ""), ("line_2_3_price", "much")]);
    let again = mara.form(&at, &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["href=\"#title\"", "href=\"#line_2_3_price\"", "value=\"much\"", "value=\"250,50\"", "id=\"line_2_3_price-error\""] {
        assert!(again.text.contains(shown), "{shown}: {}", again.text);
    }
    let right: Vec<_> = FORM.iter().copied().chain([("recipient", anna)]).collect();
    house.kit.db.reset();
    let done = mara.form(&at, &right).await;
    assert_eq!((done.status, house.kit.db.trips()), (StatusCode::SEE_OTHER, 2), "{}", done.text);
    let page = mara.get(done.location()).await;
    for shown in
        ["Draft saved", "value=\"250.5\"", "value=\"7.7\"", "10 %", "value=\"-100\"", "€1,900.00", "Morning\nonly", "line_2_2_price"]
    {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let path = done.location().split('?').next().unwrap().to_owned();
    let shown = mara.get(&format!("/api/v1{path}")).await.json();
    assert_eq!(shown["content"]["options"][0]["discount"], json!({ "percent_bp": 1000 }));
    assert_eq!(
        shown["content"]["options"][0]["lines"],
        json!([{ "description": "Four hours", "quantity_milli": 4000, "unit_price_minor": 25050, "tax_bp": 770 }])
    );
    assert_eq!((&shown["content"]["options"][1]["recommended"], &shown["recipients"]), (&json!(true), &json!([anna])));
    let fewer: Vec<_> = right.iter().copied().filter(|(name, _)| !name.contains("_1_") && *name != "recommended").collect();
    let done = mara.form(&path, &fewer).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(mara.get(&format!("/api/v1{path}")).await.json()["content"]["options"].as_array().unwrap().len(), 1);
    let odd = mara.form(&at, &[("title", "x"), ("state", "sent")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves C14.
#[tokio::test]
async fn buttons_change_the_lines_and_keep_what_was_typed_without_keeping_anything_else() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let at = format!("/projects/{}/quotes/form", aurora.projects[0]);
    let before = house.kit.db.snapshot();
    let step = |then: &'static str| FORM.iter().copied().chain([("then", then)]).collect::<Vec<_>>();
    house.kit.db.reset();
    let more = mara.form(&at, &step("add-line 2")).await;
    assert_eq!((more.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", more.text);
    // What was typed, what it comes to, and a fourth line to go on with.
    for shown in [
        "value=\"250,50\"",
        "Nine hours",
        "€971.24",
        "€1,900.00",
        "id=\"line_2_4_description\" name=\"line_2_4_description\" rows=\"1\" autofocus",
    ] {
        assert!(more.text.contains(shown), "{shown}: {}", more.text);
    }
    let fewer = mara.form(&at, &step("remove-line 2 3")).await.text;
    assert!(fewer.contains("For early birds") && !fewer.contains("Nine hours") && !fewer.contains("line_2_3_"), "{fewer}");
    let fewer = mara.form(&at, &step("remove-option 1")).await.text;
    assert!(fewer.contains("value=\"The whole day\"") && !fewer.contains("Half a day") && !fewer.contains("option_3_title"), "{fewer}");
    let another = mara.form(&at, &step("add-option")).await.text;
    assert!(another.contains("option_4_title"), "{another}");
    for odd in ["", "add-line 9", "remove-option x", "dance"] {
        assert_eq!(mara.form(&at, &step(odd)).await.status, StatusCode::OK, "{odd}");
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B8, C14.
#[tokio::test]
async fn what_was_sent_does_not_change() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, DOCUMENTS);
    let quote = written(&house, aurora, &mut software).await;
    let id = quote["id"].as_str().unwrap();
    assert_eq!(software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await.status, StatusCode::OK);
    let before = house.kit.db.snapshot();
    let got = software.json(Method::PATCH, &format!("/api/v1/quotes/{id}"), json!({ "title": "Another" })).await;
    assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // Not even past the functions.
    let changed = house.kit.db.attempt("UPDATE documents SET content = '{}' WHERE id = ?1", &[id.into()]);
    assert!(changed.is_err());
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/quotes/{id}")).await;
    assert!(
        page.text.contains("<strong>your day</strong>") && page.text.contains("€2,677.50") && !page.text.contains("<textarea"),
        "{}",
        page.text
    );
}

/// Proves C14, E5.
#[tokio::test]
async fn another_studios_quotes_and_projects_are_not_there() {
    let house = house();
    let (aurora, north) = (&house.demo.aurora, &house.demo.northlight);
    let mut theirs = house.keyed(north, DOCUMENTS);
    let quote = written(&house, north, &mut theirs).await;
    let at = format!("/api/v1/quotes/{}", quote["id"].as_str().unwrap());
    let mut software = house.keyed(aurora, DOCUMENTS);
    let before = house.kit.db.snapshot();
    assert_eq!(software.get(&at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(software.json(Method::PATCH, &at, json!({ "title": "Ours" })).await.status, StatusCode::NOT_FOUND);
    let body = json!({ "title": "x", "content": content() });
    assert_eq!(software.post(&format!("/api/v1/projects/{}/quotes", north.projects[0]), body).await.status, StatusCode::NOT_FOUND);
    // An invoice is no quote.
    assert_eq!(software.get(&format!("/api/v1/quotes/{}", aurora.invoice)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}
