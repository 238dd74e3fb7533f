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
    ("content.currency", "EUR"),
    ("content.valid_until", ""),
    ("content.intro", ""),
    ("content.options[0].title", "Half a day"),
    ("content.options[0].description", "Morning\r\nonly"),
    ("content.options[0].discount", "10 %"),
    ("content.options[0].lines[0].description", "Four hours"),
    ("content.options[0].lines[0].quantity_milli", "4"),
    ("content.options[0].lines[0].unit_price_minor", "250,50"),
    ("content.options[0].lines[0].tax_bp", "7.7"),
    ("content.options[0].lines[1].description", ""),
    ("content.options[0].lines[1].quantity_milli", ""),
    ("content.options[0].lines[1].unit_price_minor", ""),
    ("content.options[0].lines[1].tax_bp", ""),
    ("content.options[1].title", "The whole day"),
    ("content.options[1].recommended", "on"),
    ("content.options[1].lines[0].description", ""),
    ("content.options[1].lines[2].description", "Nine hours"),
    ("content.options[1].lines[2].unit_price_minor", "2000"),
    ("content.options[1].lines[3].description", "For early birds"),
    ("content.options[1].lines[3].unit_price_minor", "-100"),
    ("content.options[2].title", ""),
    ("content.options[2].lines[0].unit_price_minor", ""),
];

/// Proves B8, C14.
#[tokio::test]
async fn the_form_writes_keeps_what_was_typed_and_changes_the_draft() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get(&format!("/projects/{}/quotes/new", aurora.projects[0])).await;
    assert!(
        page.status == StatusCode::OK
            && page.text.contains("content.options[0].lines[2].unit_price_minor")
            && page.text.contains("Ben Lund"),
        "{}",
        page.text
    );
    let at = format!("/projects/{}/quotes", aurora.projects[0]);
    let anna = aurora.contacts[0].id.as_str();
    let mut wrong: Vec<_> =
        FORM.iter().copied().filter(|(name, _)| !matches!(*name, "title" | "content.options[1].lines[2].unit_price_minor")).collect();
    wrong.extend([("recipients", anna), ("title", ""), ("content.options[1].lines[2].unit_price_minor", "much")]);
    let again = mara.form(&at, &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "href=\"#title\"",
        "href=\"#content.options[1].lines[0].unit_price_minor\"",
        "value=\"much\"",
        "value=\"250,50\"",
        "id=\"content.options[1].lines[0].unit_price_minor-error\"",
    ] {
        assert!(again.text.contains(shown), "{shown}: {}", again.text);
    }
    let right: Vec<_> = FORM.iter().copied().chain([("recipients", anna)]).collect();
    house.kit.db.reset();
    let done = mara.form(&at, &right).await;
    assert_eq!((done.status, house.kit.db.trips()), (StatusCode::SEE_OTHER, 2), "{}", done.text);
    let page = mara.get(done.location()).await;
    for shown in [
        "Draft saved",
        "value=\"250.50\"",
        "value=\"7.7\"",
        "10 %",
        "value=\"-100.00\"",
        "€1,900.00",
        "Morning\nonly",
        "content.options[1].lines[1].unit_price_minor",
    ] {
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
    let fewer: Vec<_> = right.iter().copied().filter(|(name, _)| !name.contains("options[0]")).collect();
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
    let more = mara.form(&at, &step("add content.options[1].lines")).await;
    assert_eq!((more.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", more.text);
    // What was typed, what it comes to, and a line more to go on with.
    for shown in [
        "value=\"250,50\"",
        "Nine hours",
        "€971.24",
        "€1,900.00",
        "id=\"content.options[1].lines[4].description\" name=\"content.options[1].lines[4].description\" rows=\"1\" autofocus",
    ] {
        assert!(more.text.contains(shown), "{shown}: {}", more.text);
    }
    let fewer = mara.form(&at, &step("remove content.options[1].lines[2]")).await.text;
    assert!(fewer.contains("For early birds") && !fewer.contains("Nine hours") && !fewer.contains("options[1].lines[3]"), "{fewer}");
    let fewer = mara.form(&at, &step("remove content.options[0]")).await.text;
    assert!(
        fewer.contains("value=\"The whole day\"") && !fewer.contains("Half a day") && !fewer.contains("content.options[2].title"),
        "{fewer}"
    );
    let another = mara.form(&at, &step("add content.options")).await.text;
    assert!(another.contains("content.options[3].title"), "{another}");
    for odd in ["", "add content.options[9].lines", "remove content.options[x]", "dance"] {
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
