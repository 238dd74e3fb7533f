use domain::{DocumentId, FileId};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::NOW;

use crate::testing::{Browser, Got, House, house};

const ID: [u8; 16] = [0x51; 16];

fn content() -> String {
    json!({ "intro": "Tell us **everything**.", "questions": [
        { "id": "venue", "label": "Where do you meet?", "required": true, "kind": "text" },
        { "id": "story", "label": "How did you meet?", "kind": "long_text" },
        { "id": "cake", "label": "Which cake?", "kind": { "single_choice": { "options": ["Lemon", "Chocolate"] } } },
        { "id": "songs", "label": "Which songs?", "kind": { "multiple_choice": { "options": ["A", "B", "C"], "at_most": 2 } } },
        { "id": "guests", "label": "How many guests?", "required": true, "kind": { "number": { "min": 1.0, "max": 500.0 } } },
        { "id": "plan", "label": "A plan of the seats", "kind": "file" },
    ] })
    .to_string()
}

/// One that was sent to Anna and Ben of Aurora.
fn sent(house: &House) -> String {
    let demo = &house.demo.aurora;
    let id = DocumentId::from_bytes(ID);
    let put = |sql: &'static str, args: &[ports::Arg]| assert_eq!(house.kit.db.execute(sql, args), 1, "{sql}");
    put(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at) VALUES (?1, ?2, ?3, 'questionnaire', 'Your day', 'draft', ?4, 1)",
        &[(&demo.id).into(), (&id).into(), (&demo.projects[0]).into(), content().into()],
    );
    for contact in &demo.contacts[..2] {
        put(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&demo.id).into(), (&id).into(), (&contact.id).into()],
        );
    }
    put("UPDATE documents SET state = 'sent', sent_at = ?2 WHERE id = ?1", &[(&id).into(), NOW.into()]);
    id.to_string()
}

fn at(id: &str, rest: &str) -> String {
    format!("/api/v1/questionnaires/{id}{rest}")
}

async fn save(browser: &mut Browser<'_>, id: &str, answers: Value) -> Got {
    browser.post(&at(id, "/answers"), json!({ "answers": answers })).await
}

/// The page's form, as a browser sends it: names and values, and files with their names.
async fn form(browser: &mut Browser<'_>, id: &str, fields: &[(&str, &str)], files: &[(&str, &str, &str)]) -> Got {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (name, file, text) in files {
        body += &format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n{text}\r\n");
    }
    body += "--x--\r\n";
    browser.send(Method::POST, &format!("/questionnaires/{id}/answers"), "multipart/form-data; boundary=x", body.into_bytes(), &[]).await
}

/// Proves B10.
#[tokio::test]
async fn answers_are_saved_bit_by_bit_and_seen_by_both() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    house.kit.db.reset();
    let page = anna.get(&format!("/questionnaires/{id}")).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    for shown in ["Your day", "<strong>everything</strong>", "0 of 6 answered", "Where do you meet?", "Lemon", "type=\"number\""] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    house.kit.db.reset();
    let saved = save(&mut anna, &id, json!({ "venue": " The boathouse ", "songs": ["C", "A"] })).await;
    assert_eq!((saved.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", saved.text);
    assert_eq!(saved.json()["progress"], json!({ "answered": 2, "total": 6, "missing": 1 }));
    save(&mut ben, &id, json!({ "cake": "Lemon", "guests": 80 })).await;
    let got = anna.get(&at(&id, "")).await.json();
    assert_eq!(got["answers"], json!({ "venue": "The boathouse", "songs": ["A", "C"], "cake": "Lemon", "guests": 80.0 }));
    // What is taken back is gone, the rest stays.
    save(&mut ben, &id, json!({ "cake": null })).await;
    assert_eq!(anna.get(&at(&id, "")).await.json()["answers"], json!({ "venue": "The boathouse", "songs": ["A", "C"], "guests": 80.0 }));
}

/// Proves B10.
#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_of_it_kept() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for (question, answer) in [
        ("cake", json!("Cheese")),
        ("songs", json!(["A", "B", "C"])),
        ("guests", json!(0)),
        ("guests", json!("many")),
        ("plan", json!(FileId::from_bytes([1; 16]))),
        ("no_such", json!("x")),
        ("venue", json!("x".repeat(5000))),
    ] {
        let refused = save(&mut anna, &id, json!({ question: answer, "story": "fine" })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{question}");
        assert_eq!(refused.json()["errors"][0]["field"], format!("q.{question}"));
    }
    assert_eq!(anna.get(&at(&id, "")).await.json()["answers"], json!({}));
    let early = anna.post(&at(&id, "/submit"), json!({})).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let missing: Vec<_> = early.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(missing, [json!("q.venue"), json!("q.guests")]);
}

/// Proves B10.
#[tokio::test]
async fn without_a_script_the_form_saves_everything_files_too_and_loses_nothing() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let wrong = form(&mut anna, &id, &[("q.venue", "Barn"), ("q.guests", "1000"), ("q.songs", "A"), ("then", "save")], &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["value=\"1000\"", "value=\"Barn\"", "500"] {
        assert!(wrong.text.contains(shown), "{shown}: {}", wrong.text);
    }
    // The good ones are kept all the same.
    assert_eq!(anna.get(&at(&id, "")).await.json()["answers"], json!({ "venue": "Barn", "songs": ["A"] }));
    let fields = [("q.venue", "Barn"), ("q.guests", "100"), ("then", "save")];
    let kept = form(&mut anna, &id, &fields, &[("q.plan", "seats.txt", "Table one")]).await;
    assert_eq!(kept.location(), format!("/questionnaires/{id}?notice=saved"), "{}", kept.text);
    let got = anna.get(&at(&id, "")).await.json();
    // A box that is no longer ticked is no answer.
    assert_eq!((&got["answers"]["guests"], &got["answers"]["songs"]), (&json!(100.0), &Value::Null));
    assert_eq!(got["files"][0]["name"], "seats.txt");
    let file = got["files"][0]["file"].as_str().unwrap().to_owned();
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    assert_eq!(ben.get(&format!("/files/{file}")).await.text, "Table one");
    let removed = form(&mut anna, &id, &[("q.venue", "Barn"), ("q.guests", "100"), ("remove", "plan")], &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
    assert_eq!(anna.get(&format!("/files/{file}")).await.status, StatusCode::NOT_FOUND);
    let bad = form(&mut anna, &id, &[("q.venue", "Barn"), ("q.guests", "100")], &[("q.plan", "seats.exe", "MZ")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves B10.
#[tokio::test]
async fn a_page_opened_long_ago_takes_nothing_back_that_was_not_touched_there() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    save(&mut anna, &id, json!({ "venue": "Barn", "cake": "Lemon", "songs": ["A"] })).await;
    // The marks of what was kept when the page was made.
    let page = ben.get(&format!("/questionnaires/{id}")).await;
    let was = page.hidden();
    assert_eq!(was.iter().filter(|(_, mark)| !mark.is_empty()).count(), 3, "{was:?}");
    // Anna goes on meanwhile: one more, one other, one gone.
    save(&mut anna, &id, json!({ "story": "On a train", "venue": "Boathouse", "songs": null })).await;
    // Ben has the old page: he adds the guests and takes the cake back.
    let typed = [("q.venue", "Barn"), ("q.story", ""), ("q.songs", "A"), ("q.guests", "80"), ("then", "save")];
    let fields: Vec<_> = was.into_iter().chain(typed).collect();
    let kept = form(&mut ben, &id, &fields, &[]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let got = anna.get(&at(&id, "")).await.json();
    assert_eq!(got["answers"], json!({ "venue": "Boathouse", "story": "On a train", "guests": 80.0 }));
    // What is wrong comes back as it was typed, beside the mark of what is kept.
    let wrong = form(&mut ben, &id, &[("q.venue", "Boathouse"), ("q.guests", "9999"), ("q.story", "On a train")], &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = ben.get(&format!("/questionnaires/{id}")).await;
    assert!(wrong.text.contains("value=\"9999\"") && wrong.hidden() == now.hidden(), "{}", wrong.text);
    assert_eq!(form(&mut ben, &id, &[("was.nothing", "x")], &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves B10, B16.
#[tokio::test]
async fn a_file_that_answers_is_for_the_recipients_and_for_nobody_else_of_the_project() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    house.kit.db.execute(
        "DELETE FROM document_recipients WHERE document_id = ?1 AND contact_id = ?2",
        &[id.as_str().into(), (&demo.contacts[1].id).into()],
    );
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    for (who, question, status) in
        [(0, "plan", StatusCode::CREATED), (0, "venue", StatusCode::NOT_FOUND), (1, "plan", StatusCode::NOT_FOUND)]
    {
        let path = at(&id, &format!("/files/{question}?name=seats.txt"));
        let browser = if who == 0 { &mut anna } else { &mut ben };
        let sent = browser.send(Method::POST, &path, "application/octet-stream", b"Table one".to_vec(), &[]).await;
        assert_eq!(sent.status, status, "{question}");
    }
    let file = anna.get(&at(&id, "")).await.json()["files"][0]["file"].as_str().unwrap().to_owned();
    assert_eq!(anna.get(&format!("/files/{file}")).await.text, "Table one");
    assert_eq!(ben.get(&format!("/files/{file}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ben.get(&format!("/questionnaires/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(save(&mut ben, &id, json!({ "venue": "x" })).await.status, StatusCode::NOT_FOUND);
}

/// Proves B10.
#[tokio::test]
async fn submitting_settles_it_for_all_once() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    save(&mut ben, &id, json!({ "guests": 80 })).await;
    house.kit.db.reset();
    let done = anna.post(&at(&id, "/submit"), json!({ "answers": { "venue": "Barn" } })).await;
    assert_eq!((done.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", done.text);
    assert_eq!(done.json()["submitted"], true);
    let got = ben.get(&at(&id, "")).await.json();
    assert_eq!((&got["state"], &got["open"], &got["submitted"]["name"]), (&json!("done"), &json!(false), &json!("Anna Berg")));
    assert_eq!(got["answers"], json!({ "venue": "Barn", "guests": 80.0 }));
    for again in [anna.post(&at(&id, "/submit"), json!({})).await, save(&mut ben, &id, json!({ "venue": "Elsewhere" })).await] {
        assert_eq!(again.status, StatusCode::CONFLICT);
    }
    let page = ben.get(&format!("/questionnaires/{id}")).await.text;
    assert!(page.contains("Anna Berg") && page.contains("Barn") && !page.contains("<textarea"), "{page}");
    // The form of a page opened before: what Ben wrote meanwhile stays with him, and nothing of it is kept.
    let typed = [
        ("q.venue", "Barn"),
        ("q.guests", "80"),
        ("q.story", "On a <train>,\r\nlate"),
        ("q.songs", "A"),
        ("q.songs", "B"),
        ("then", "submit"),
    ];
    let late = form(&mut ben, &id, &typed, &[("q.plan", "seats.txt", "Table one")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let unkept = late.text.split_once("came too late").unwrap().1.split_once("</section>").unwrap().0;
    assert!(unkept.contains("On a &#60;train&#62;,\nlate") && unkept.contains("A, B") && !unkept.contains("Barn"), "{unkept}");
    assert_eq!(anna.get(&at(&id, "")).await.json()["answers"], got["answers"]);
    // The database itself keeps what was submitted.
    let args = [id.as_str().into()];
    for sql in ["UPDATE answers SET value = '\"x\"' WHERE document_id = ?1", "DELETE FROM answers WHERE document_id = ?1"] {
        assert!(house.kit.db.attempt(sql, &args).is_err(), "{sql}");
    }
}

/// Proves B10.
#[tokio::test]
async fn two_who_submit_at_once_are_one_submission() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    save(&mut anna, &id, json!({ "venue": "Barn", "guests": 80 })).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let path = at(&id, "/submit");
    let (one, other) = tokio::join!(anna.post(&path, json!({})), ben.post(&path, json!({})));
    let mut both = [one.status, other.status];
    both.sort();
    assert_eq!(both, [StatusCode::OK, StatusCode::CONFLICT]);
}

/// Proves A10, B10.
#[tokio::test]
async fn drafts_and_what_was_recalled_are_not_there() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for state in ["draft", "recalled"] {
        house.kit.db.execute("UPDATE documents SET state = ?1 WHERE id = ?2", &[state.into(), id.as_str().into()]);
        assert_eq!(anna.get(&at(&id, "")).await.status, StatusCode::NOT_FOUND, "{state}");
        assert_eq!(save(&mut anna, &id, json!({ "venue": "x" })).await.status, StatusCode::NOT_FOUND, "{state}");
    }
}

/// Proves B7, B10.
#[tokio::test]
async fn a_corrected_ending_of_an_answer_is_said() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let pdf = "%PDF-1.4\n%%EOF";
    let fields = [("q.venue", "Barn"), ("q.guests", "100"), ("then", "save")];
    let kept = form(&mut anna, &id, &fields, &[("q.plan", "seats.jpg", pdf)]).await;
    assert_eq!(kept.location(), format!("/questionnaires/{id}?notice=saved-renamed"), "{}", kept.text);
    let page = anna.get(kept.location()).await.text;
    assert!(page.contains("seats.pdf") && page.contains("we corrected them"), "{page}");
}

/// Proves B10.
#[tokio::test]
async fn a_file_that_answers_can_be_viewed_where_a_browser_shows_it() {
    let house = house();
    let id = sent(&house);
    let demo = &house.demo.aurora;
    let (mut anna, mut mara) = (house.client(demo, &demo.contacts[0]).await, house.member(&demo.owner).await);
    for (name, bytes, viewed) in [("seats.pdf", "%PDF-1.4\n%%EOF", true), ("seats.txt", "Table one", false)] {
        let fields = [("q.venue", "Barn"), ("q.guests", "100"), ("then", "save")];
        form(&mut anna, &id, &fields, &[("q.plan", name, bytes)]).await;
        let file = anna.get(&at(&id, "")).await.json()["files"][0]["file"].as_str().unwrap().to_owned();
        let page = anna.get(&format!("/questionnaires/{id}")).await.text;
        assert!(page.contains(&format!(r#"<a href="/files/{file}">{name}</a>"#)), "{page}");
        assert_eq!(
            page.contains(&format!(r#"<a class="text-small" href="/files/{file}/view">View<span class="visually-hidden"> {name}"#)),
            viewed,
            "{page}"
        );
        let page = mara.get(&format!("/questionnaires/{id}")).await.text;
        assert!(page.contains(&format!(r#"<a href="/files/{file}">{name}</a>"#)), "{page}");
        assert_eq!(
            page.contains(&format!(r#"<a class="text-small" href="/files/{file}?inline=1">View<span class="visually-hidden"> {name}"#)),
            viewed,
            "{page}"
        );
        if viewed {
            assert_eq!(anna.get(&format!("/files/{file}/view")).await.status, StatusCode::OK);
        }
    }
}
