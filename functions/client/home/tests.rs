use http::StatusCode;
use serde_json::{Value, json};
use testkit::demo::DemoStudio;

use crate::testing::{House, house};

/// Anna takes part in Carla's project too: with two, nobody is sent on.
fn second_project(house: &House) {
    let demo = &house.demo.aurora;
    house.kit.db.execute(
        "INSERT INTO participants (studio_id, project_id, contact_id, role) VALUES (?1, ?2, ?3, 'secondary')",
        &[(&demo.id).into(), (&demo.projects[1]).into(), (&demo.contacts[0].id).into()],
    );
}

/// A document sent to the first contact, in the first project.
fn document(house: &House, demo: &DemoStudio, mark: u8, kind: &'static str, content: &str) -> domain::DocumentId {
    let id = domain::DocumentId::from_bytes([mark; 16]);
    let put = |sql: &str, args: &[ports::Arg]| {
        house.kit.db.execute(sql, args);
    };
    put(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, content, state, created_at) VALUES (?1, ?2, ?3, ?4, ?4, ?5, 'draft', 1)",
        &[(&demo.id).into(), (&id).into(), (&demo.projects[0]).into(), kind.into(), content.into()],
    );
    put(
        "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
        &[(&demo.id).into(), (&id).into(), (&demo.contacts[0].id).into()],
    );
    put("UPDATE documents SET state = 'sent', sent_at = 2 WHERE studio_id = ?1 AND id = ?2", &[(&demo.id).into(), (&id).into()]);
    id
}

fn signer(house: &House, document: &domain::DocumentId, person: usize, position: i64) {
    let demo = &house.demo.aurora;
    let args = [(&demo.id).into(), document.into(), (&demo.contacts[person].id).into(), position.into()];
    house.kit.db.execute(
        "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        &args[..3],
    );
    house.kit.db.execute("INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, ?4)", &args);
}

/// Proves B1.
#[tokio::test]
async fn what_waits_comes_first_in_one_round_trip() {
    let house = house();
    let demo = &house.demo.aurora;
    second_project(&house);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get("/").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    let place = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}: {}", page.text));
    assert!(page.text.contains("Welcome, Anna"));
    let order =
        ["Booking deposit", "Second payment", "Your projects", "Anna &#38; Ben, the wedding", "the vestry", "Welcome guide.pdf"].map(place);
    assert!(order.is_sorted(), "{order:?}");
    // Far off: it waits for nobody yet.
    assert!(!page.text.contains("Balance"));
    let got = anna.get("/api/v1/home").await.json();
    let states: Vec<_> = got["actions"].as_array().unwrap().iter().map(|one| (one["state"].clone(), one["amount_minor"].clone())).collect();
    let quote = (Value::Null, Value::Null);
    assert_eq!(states, [(json!("overdue"), json!(60_000)), quote, (json!("due"), json!(120_000))]);
    assert_eq!(got["projects"].as_array().unwrap().len(), 2);
    assert_eq!(got["recent"][3]["file"]["id"], demo.file.as_str());
}

/// Proves B1.
#[tokio::test]
async fn documents_wait_in_the_order_of_their_urgency_until_they_are_done() {
    let house = house();
    let demo = &house.demo.aurora;
    let later = document(&house, demo, 1, "quote", r#"{"valid_until":"2026-12-24"}"#);
    let soon = document(&house, demo, 2, "quote", r#"{"valid_until":"2026-11-30"}"#);
    document(&house, demo, 3, "quote", r#"{"valid_until":"2026-11-01"}"#);
    let questions = document(&house, demo, 4, "questionnaire", "{}");
    let contract = document(&house, demo, 5, "contract", r#"{"markdown":"x","signing_order":false}"#);
    signer(&house, &contract, 0, 1);
    let second = document(&house, demo, 6, "contract", r#"{"markdown":"x","signing_order":true}"#);
    signer(&house, &second, 1, 1);
    signer(&house, &second, 0, 2);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let got = anna.get("/api/v1/home").await.json();
    let waiting: Vec<_> = got["actions"].as_array().unwrap().iter().map(|one| (one["todo"].clone(), one["document"].clone())).collect();
    let expected = [
        ("pay", &demo.invoice),
        ("sign", &contract),
        ("accept", &soon),
        ("accept", &house.demo.quote),
        ("accept", &later),
        ("answer", &questions),
        ("pay", &demo.invoice),
    ];
    assert_eq!(waiting, expected.map(|(todo, document)| (json!(todo), json!(document))));
    for id in [&later, &soon, &questions, &contract, &house.demo.quote] {
        house.kit.db.execute("UPDATE documents SET state = 'done', done_at = 3 WHERE id = ?1", &[id.into()]);
    }
    house.kit.db.execute("UPDATE documents SET state = 'recalled', recalled_at = 3 WHERE id = ?1", &[(&demo.invoice).into()]);
    assert_eq!(anna.get("/api/v1/home").await.json()["actions"], json!([]));
}

/// Proves B14.
#[tokio::test]
async fn what_was_done_is_said_where_its_own_page_is_gone() {
    let house = house();
    let project = &house.demo.aurora.projects[0];
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    // With one project they land in it, and the word goes with them.
    let got = anna.get("/?notice=submitted").await;
    assert_eq!(got.location(), format!("/projects/{project}?notice=submitted"));
    assert!(anna.get(got.location()).await.text.contains("Your answers have been sent to the studio."));
    assert_eq!(anna.get("/?notice=%3Cb%3E").await.location(), format!("/projects/{project}"));
    second_project(&house);
    assert!(anna.get("/?notice=contract-complete").await.text.contains("Everyone has signed the contract."));
}

/// Proves B1.
#[tokio::test]
async fn what_was_paid_or_is_on_its_way_waits_no_longer() {
    let house = house();
    let demo = &house.demo.aurora;
    second_project(&house);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for (place, state) in [(0, "paid"), (1, "processing")] {
        let id = domain::PaymentId::from_bytes([place; 16]);
        house.kit.db.execute(
            "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, created_at, updated_at)
             VALUES (?1, ?2, ?3, 'stripe', ?4, 1, 'EUR', 1, 1)",
            &[(&demo.id).into(), (&id).into(), (&demo.installments[usize::from(place)]).into(), state.into()],
        );
    }
    house.kit.db.execute("UPDATE documents SET state = 'recalled', recalled_at = 1 WHERE id = ?1", &[(&house.demo.quote).into()]);
    assert_eq!(anna.get("/api/v1/home").await.json()["actions"], json!([]));
    assert!(anna.get("/").await.text.contains("You’re all caught up"));
}

/// Proves B1.
#[tokio::test]
async fn who_has_one_project_lands_in_it() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let got = anna.get("/").await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/projects/{}", demo.projects[0]).as_str()));
    assert_eq!(anna.get("/api/v1/home").await.status, StatusCode::OK);
    // Something waits elsewhere: it must not be missed.
    house.kit.db.execute(
        "UPDATE participants SET project_id = ?2 WHERE contact_id = ?1",
        &[(&demo.contacts[0].id).into(), (&demo.projects[1]).into()],
    );
    let page = anna.get("/").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("Booking deposit"));
}

/// Proves B1, B13, B15.
#[tokio::test]
async fn a_spouse_sees_the_project_and_nothing_that_was_sent_to_the_other() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let got = ben.get("/api/v1/home").await.json();
    assert_eq!((&got["actions"], &got["recent"]), (&json!([]), &json!([])));
    let projects: Vec<Value> = got["projects"].as_array().unwrap().iter().map(|project| project["id"].clone()).collect();
    assert_eq!(projects, [json!(demo.projects[0])]);
    house.kit.db.execute(
        "INSERT INTO hidden_projects (studio_id, contact_id, project_id) VALUES (?1, ?2, ?3)",
        &[(&demo.id).into(), (&demo.contacts[1].id).into(), (&demo.projects[0]).into()],
    );
    assert_eq!(ben.get("/api/v1/home").await.json()["projects"], json!([]));
    assert!(ben.get("/").await.text.contains("No projects yet"));
    assert_eq!(house.portal("aurora").get("/").await.location(), "/login");
}

/// Proves B18.
#[tokio::test]
async fn the_rooms_are_those_that_are_open() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let page = anna.get("/activity").await.text;
    assert!(page.contains("<a href=\"/activity\" aria-current=\"page\">") && page.contains("</svg>Activity</a>"), "{page}");
    for (href, name) in [("/", "Home"), ("/files", "Files"), ("/payments", "Payments"), ("/profile", "Profile")] {
        assert!(page.contains(&format!("<a href=\"{href}\"><svg")) && page.contains(&format!("</svg>{name}</a>")), "{name}: {page}");
    }
    house.kit.db.execute("UPDATE studios SET permissions = permissions & ~1 WHERE id = ?1", &[(&demo.id).into()]);
    assert!(!anna.get("/activity").await.text.contains("\"/payments\""));
}

/// Proves B1, B4, B8.
#[tokio::test]
async fn a_day_is_over_for_quotes_and_invoices_alike_when_it_is_over_at_the_studio() {
    // 23 November, 14:05 UTC: in Auckland the 24th has begun.
    for (zone, state, quote) in [("UTC", "due", true), ("Pacific/Auckland", "overdue", false), ("America/Los_Angeles", "due", true)] {
        let house = house();
        let demo = &house.demo.aurora;
        house.kit.db.execute("UPDATE studios SET time_zone = ?1", &[zone.into()]);
        document(&house, demo, 1, "quote", r#"{"valid_until":"2026-11-23"}"#);
        let mut software = house.keyed(demo, &[domain::right::Right::InvoicesRead, domain::right::Right::InvoicesWrite]);
        let made = software
            .post(
                &format!("/api/v1/projects/{}/invoices", demo.projects[0]),
                json!({ "title": "Album", "currency": "EUR", "recipients": [demo.contacts[0].id],
                        "installments": [{ "label": "All", "due_on": "2026-11-23", "amount_minor": 5_000 }] }),
            )
            .await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        let invoice = made.json();
        assert_eq!(invoice["installments"][0]["state"], state, "{zone}, to the studio as it is sent");
        let mut anna = house.client(demo, &demo.contacts[0]).await;
        let home = anna.get("/api/v1/home").await.json();
        let actions = home["actions"].as_array().unwrap();
        let found = actions.iter().find(|one| one["document"] == invoice["id"]).unwrap();
        assert_eq!(found["state"], state, "{zone}, at home");
        let open = actions.iter().any(|one| one["valid_until"] == "2026-11-23");
        assert_eq!(open, quote, "{zone}, the quote");
        let of = |got: Value| got["items"].as_array().unwrap().iter().find(|one| one["id"] == invoice["id"]).cloned().unwrap();
        assert_eq!(of(anna.get("/api/v1/payments").await.json())["installments"][0]["state"], state, "{zone}, among the payments");
        let read = software.get(&format!("/api/v1/invoices/{}", invoice["id"].as_str().unwrap())).await.json();
        assert_eq!(read["installments"][0]["state"], state, "{zone}, to the studio later");
        assert_eq!(read["status"], if state == "overdue" { "overdue" } else { "sent" }, "{zone}");
    }
}
