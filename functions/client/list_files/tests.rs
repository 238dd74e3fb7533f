use std::collections::BTreeSet;

use domain::FileId;
use http::StatusCode;
use serde_json::Value;
use testkit::{NOW, demo::FILE};

use crate::testing::{House, house};

/// Ids that a list over the API names, over all its pages.
async fn all(browser: &mut crate::testing::Browser<'_>) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/files?after={after}")).await.json();
        let files = page["items"].as_array().unwrap().iter().filter(|one| one["type"] == "file");
        ids.extend(files.map(|file| file["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return ids,
        }
    }
}

fn more(house: &House, many: usize) {
    let studio = &house.demo.aurora;
    for i in 0..many {
        let mut bytes = [7; 16];
        bytes[..8].copy_from_slice(&i.to_be_bytes());
        let id = FileId::from_bytes(bytes);
        house.kit.db.execute(
            "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at)
             VALUES (?1, ?2, ?3, 'sent', 'ready', 'a.pdf', 'application/pdf', 1, ?2, ?4)",
            // Two of each time: a page may end between them.
            &[(&studio.id).into(), (&id).into(), (&studio.projects[0]).into(), NOW.plus(i as i64 / 2).into()],
        );
        house.kit.db.execute(
            "INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&studio.id).into(), (&id).into(), (&studio.contacts[0].id).into()],
        );
    }
}

/// Proves B3, B13.
#[tokio::test]
async fn a_client_sees_what_was_sent_to_them_in_one_round_trip() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get("/files").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    for shown in
        ["Welcome guide.pdf", "Anna &#38; Ben, the wedding", "PDF, ", "Aurora Weddings", "Upload files", &format!("/files/{}", aurora.file)]
    {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let file =
        anna.get("/api/v1/files").await.json()["items"].as_array().unwrap().iter().find(|one| one["type"] == "file").unwrap().clone();
    assert_eq!((&file["id"], &file["size"]), (&Value::from(aurora.file.as_str()), &Value::from(FILE.len())));
    // Ben is on the same project, but it was not sent to him (B13); the other studio's Anna has another guide.
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    assert_eq!(all(&mut ben).await, Vec::<String>::new());
    assert!(ben.get("/files").await.text.contains("No files yet"));
    let north = &house.demo.northlight;
    let mut other = house.client(north, &north.contacts[0]).await;
    assert_eq!(all(&mut other).await, [north.file.to_string()]);
}

/// Proves B7, C11.
#[tokio::test]
async fn the_form_is_hidden_where_uploads_are_off() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.execute("UPDATE projects SET uploads_on = 0", &[]);
    let page = anna.get("/files").await;
    assert!(!page.text.contains("Upload files") && !page.text.contains("<form method=\"post\" action=\"/projects"), "{}", page.text);
}

/// Proves B3.
#[tokio::test]
async fn a_long_list_comes_in_pages_each_file_once_newest_first() {
    let house = house();
    let aurora = &house.demo.aurora;
    more(&house, 120);
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let ids = all(&mut anna).await;
    assert_eq!(ids.len(), 121);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 121);
    assert_eq!(ids.last(), Some(&aurora.file.to_string()));
    let first = anna.get("/files").await;
    assert_eq!(first.text.matches(" download>").count(), 50);
    let next = first.text.split("href=\"/files?after=").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(anna.get(&format!("/files?after={next}")).await.text.matches(" download>").count(), 50);
    for odd in ["x", "1", "1.", "-1.AAAAAAAAAAAAAAAAAAAAAA", "9e9.AAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(anna.get(&format!("/api/v1/files?after={odd}")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
    }
}

/// Proves B3, B13, B16.
#[tokio::test]
async fn documents_stand_beside_the_files_in_one_order_and_one_round_trip() {
    let house = house();
    let aurora = &house.demo.aurora;
    more(&house, 60);
    for number in 0..60_u8 {
        let id = domain::DocumentId::from_bytes([number + 100; 16]);
        let state = if number == 7 { "recalled" } else { "sent" };
        house.kit.db.execute(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) VALUES (?1, ?2, ?3, 'contract', 'Terms', ?4, 1, ?5)",
            &[(&aurora.id).into(), (&id).into(), (&aurora.projects[0]).into(), state.into(), NOW.plus(i64::from(number) / 2).into()],
        );
        // Some are for Ben.
        let to = if number % 10 == 0 { 1 } else { 0 };
        house.kit.db.execute(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&aurora.id).into(), (&id).into(), (&aurora.contacts[to].id).into()],
        );
    }
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let (mut next, mut seen, mut last) = (String::new(), BTreeSet::new(), i64::MAX);
    loop {
        house.kit.db.reset();
        let got = anna.get(&format!("/api/v1/files?after={next}")).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1));
        let page = got.json();
        let time = |row: &Value| if row["type"] == "file" { row["created_at"].as_i64() } else { row["sent_at"].as_i64() };
        let rows = page["items"].as_array().unwrap().iter();
        let all: Vec<_> = rows.map(|row| (row["id"].as_str().unwrap().to_owned(), time(row).unwrap())).collect();
        assert!(all.len() <= 50 && all.iter().all(|(_, at)| *at <= last), "pages follow each other in time");
        last = all.iter().map(|(_, at)| *at).min().unwrap();
        for (id, _) in all {
            assert!(seen.insert(id), "each of them once");
        }
        match page["next"].as_str() {
            Some(to) => next = to.to_owned(),
            None => break,
        }
    }
    // 61 files; of the contracts not Ben's six, nor the one that was taken back; the invoice and the quote of the demo.
    assert_eq!(seen.len(), 61 + 53 + 2);
    let page = anna.get("/files").await;
    for shown in ["Terms", "Contract", "Review and sign", "/contracts/", "Show more"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
}

/// Proves B3.
#[tokio::test]
async fn what_has_ended_says_how() {
    let house = house();
    let aurora = &house.demo.aurora;
    let ended = [
        ("quote", "accepted", r#"<span class="badge success">Accepted</span>"#),
        ("quote", "declined", r#"<span class="badge">Declined</span>"#),
        ("contract", "", r#"<span class="badge success">Signed</span>"#),
        ("contract", "void", r#"<span class="badge">Void</span>"#),
        ("questionnaire", "", r#"<span class="badge success">Submitted</span>"#),
        ("invoice", "", r#"<span class="badge success">Paid</span>"#),
        ("invoice", "void", r#"<span class="badge">Void</span>"#),
    ];
    for (place, (kind, how, _)) in (1..).zip(ended) {
        let id = domain::DocumentId::from_bytes([place; 16]);
        let of = [(&aurora.id).into(), (&id).into()];
        let with = |more: [ports::Arg; 2]| [of.clone(), more].concat();
        house.kit.db.execute(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at, done_at) VALUES (?1, ?2, ?3, ?4, ?2, 'done', 1, 1, 2)",
            &with([(&aurora.projects[0]).into(), kind.into()]),
        );
        let to = [&of[..], &[(&aurora.contacts[0].id).into()]].concat();
        house.kit.db.execute("INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)", &to);
        match kind {
            "quote" => {
                house.kit.db.execute(
                "INSERT INTO quote_decisions (studio_id, document_id, contact_id, decision, option_index, decided_at, source, user_agent, sha256)
                 VALUES (?1, ?2, ?3, ?4, CASE ?4 WHEN 'accepted' THEN 0 END, 2, '', '', '')",
                &with([(&aurora.contacts[0].id).into(), how.into()]),
            );
            }
            "invoice" => {
                house.kit.db.execute(
                "INSERT INTO invoices (studio_id, document_id, number, currency, voided_at) VALUES (?1, ?2, ?2, 'EUR', CASE ?3 WHEN 'void' THEN 2 END)",
                &[&of[..], &[how.into()]].concat(),
            );
            }
            _ if how == "void" => {
                house.kit.db.execute("INSERT INTO contract_voids (studio_id, document_id, at, reason) VALUES (?1, ?2, 2, 'So')", &of);
            }
            _ => {}
        }
    }
    let page = house.client(aurora, &aurora.contacts[0]).await.get("/files").await.text;
    for (place, (kind, how, badge)) in (1..).zip(ended) {
        let id = domain::DocumentId::from_bytes([place; 16]);
        let row = page.split("<li>").find(|row| row.contains(id.as_str())).unwrap();
        assert!(row.contains(badge), "{kind} {how}: {row}");
    }
}

#[test]
fn a_list_costs_the_same_among_many() {
    let house = house();
    for (sql, by) in [
        (super::sql::ALL, "by_contact (studio_id=? AND contact_id=? AND"),
        (super::sql::OF_PROJECT, "by_project (studio_id=? AND contact_id=? AND project_id=? AND"),
    ] {
        let plan = house.kit.db.of(&house.demo.aurora.id).plan(sql.text());
        for walk in
            [format!("file_recipients_{by} (created_at,file_id)<(?,?))"), format!("document_recipients_{by} (sent_at,document_id)<(?,?))")]
        {
            assert!(plan.iter().any(|line| line.contains(&walk)), "{walk}: {plan:#?}");
        }
        // Neither is sorted: they are merged as they come.
        assert!(
            plan.iter().any(|line| line.contains("MERGE (UNION ALL)")) && !plan.iter().any(|line| line.contains("TEMP B-TREE")),
            "{plan:#?}"
        );
    }
}

/// Proves B3, B13.
#[tokio::test]
async fn of_one_project_in_one_round_trip_and_of_no_other() {
    let house = house();
    let aurora = &house.demo.aurora;
    let [wedding, portraits] = [&aurora.projects[0], &aurora.projects[1]];
    more(&house, 60);
    let put = |sql: &str, args: &[ports::Arg]| house.kit.db.execute(sql, args);
    put(
        "INSERT INTO participants (studio_id, project_id, contact_id, role) VALUES (?1, ?2, ?3, 'primary') ON CONFLICT DO NOTHING",
        &[(&aurora.id).into(), portraits.into(), (&aurora.contacts[0].id).into()],
    );
    for (kind, byte) in [("file", 200), ("document", 201)] {
        let id = FileId::from_bytes([byte; 16]);
        let sql = match kind {
            "file" => {
                "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at)
                 VALUES (?1, ?2, ?3, 'sent', 'ready', 'b.pdf', 'application/pdf', 1, ?2, 5)"
            }
            _ => {
                "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at)
                 VALUES (?1, ?2, ?3, 'contract', 'Portrait terms', 'sent', 5, 5)"
            }
        };
        put(sql, &[(&aurora.id).into(), (&id).into(), portraits.into()]);
        put(
            &format!("INSERT INTO {kind}_recipients (studio_id, {kind}_id, contact_id) VALUES (?1, ?2, ?3)"),
            &[(&aurora.id).into(), (&id).into(), (&aurora.contacts[0].id).into()],
        );
    }
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get(&format!("/files?project={portraits}")).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    assert!(page.text.contains("b.pdf") && page.text.contains("Portrait terms") && !page.text.contains("a.pdf"), "{}", page.text);
    assert!(page.text.contains(r#"<a href="/files">Show all</a>"#), "{}", page.text);
    let listed = anna.get(&format!("/api/v1/files?project={portraits}")).await.json();
    let mut types: Vec<_> = listed["items"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap()).collect();
    types.sort_unstable();
    assert_eq!(types, ["document", "file"]);
    assert!(anna.get(&format!("/projects/{portraits}")).await.text.contains(&format!(r#"href="/files?project={portraits}""#)));
    // The next page is of the same project.
    let first = anna.get(&format!("/files?project={wedding}")).await.text;
    assert!(!first.contains("b.pdf"));
    let next = first.split(&format!("href=\"/files?project={wedding}&#38;after=")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let second = anna.get(&format!("/api/v1/files?project={wedding}&after={next}")).await.json();
    assert!(second["items"].as_array().unwrap().len() >= 10 && second["next"].is_null(), "{second}");

    // Not theirs, another studio's, nobody's, hidden from them.
    put(
        "INSERT INTO hidden_projects (studio_id, contact_id, project_id) VALUES (?1, ?2, ?3)",
        &[(&aurora.id).into(), (&aurora.contacts[0].id).into(), portraits.into()],
    );
    let nobodys = domain::ProjectId::from_bytes([9; 16]);
    for project in [portraits, &house.demo.northlight.projects[0], &nobodys] {
        for path in ["/files", "/api/v1/files"] {
            assert_eq!(anna.get(&format!("{path}?project={project}")).await.status, StatusCode::NOT_FOUND, "{path} {project}");
        }
    }
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let page = ben.get(&format!("/files?project={wedding}")).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("a.pdf"), "his project, not his files: {}", page.text);
    assert_eq!(ben.get(&format!("/files?project={portraits}")).await.status, StatusCode::NOT_FOUND);
}

/// Proves B7.
#[tokio::test]
async fn where_nothing_can_be_added_the_page_says_what_stays() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let (files, project) = ("/files".to_owned(), format!("/projects/{}", aurora.projects[0]));
    let says = "You can’t upload files here at the moment. Existing files stay available.";
    for path in [&files, &project] {
        let page = anna.get(path).await.text;
        assert!(
            !page.contains(says)
                && page.contains("Up to 100 files and 95 MB at a time.")
                && page.contains("data-each=\"Up to 5.4 GB per file.\""),
            "{page}"
        );
    }
    house.kit.db.execute("UPDATE projects SET uploads_on = 0", &[]);
    for path in [&files, &project] {
        let page = anna.get(path).await.text;
        assert!(page.contains(says) && page.contains("Welcome guide.pdf") && !page.contains("type=\"file\" multiple required"), "{page}");
    }
}
