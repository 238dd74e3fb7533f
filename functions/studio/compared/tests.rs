use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::json;

use super::*;
use crate::testing::{Browser, Got, house};

fn texts(list: &[(&str, &str)]) -> Texts {
    list.iter().map(|(label, text)| ((*label).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn what_differs_is_shown_and_nothing_else() {
    let saved = texts(&[("Title", "Photos"), ("Text", "One\nTwo"), ("Option 2", "Album")]);
    let typed = texts(&[("Title", "Photographs"), ("Text", "One\r\nTwo "), ("Option 3", "Film")]);
    let rows: Vec<_> = rows(&saved, &typed).into_iter().map(|row| (row.label, row.saved, row.typed)).collect();
    let row = |label: &str, saved: &str, typed: &str| (label.to_owned(), saved.to_owned(), typed.to_owned());
    assert_eq!(rows, [row("Title", "Photos", "Photographs"), row("Option 3", "", "Film"), row("Option 2", "Album", "")]);
}

const CONTRACT: &[Right] = &[Right::DocumentsRead, Right::DocumentsWrite];

/// A contract's page, its hidden version and the fields of its form with this text.
fn version(page: &Got) -> String {
    page.hidden().into_iter().find(|(name, _)| *name == "version").map(|(_, value)| value.to_owned()).unwrap()
}

async fn contract(software: &mut Browser<'_>, project: &str, contact: &str) -> String {
    let body = json!({ "title": "Agreement", "markdown": "The fee is 1,000.", "recipients": [contact] });
    let got = software.post(&format!("/api/v1/projects/{project}/contracts"), body).await;
    assert_eq!((got.status, got.headers["etag"].to_str().unwrap()), (StatusCode::CREATED, "\"0\""), "{}", got.text);
    got.json()["id"].as_str().unwrap().to_owned()
}

/// Proves C14.
#[tokio::test]
async fn two_members_who_edit_one_draft_lose_nothing() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut software = house.keyed(demo, CONTRACT);
    let contact = demo.contacts[0].id.as_str();
    let id = contract(&mut software, demo.projects[0].as_str(), contact).await;
    let (mut mara, mut tom) = (house.member(&demo.owner).await, house.member(&demo.staff).await);
    (mara.exact, tom.exact) = (true, true);
    let at = format!("/contracts/{id}");
    let opened = version(&mara.get(&at).await);
    assert_eq!(opened, version(&tom.get(&at).await));
    let role = format!("as_{contact}");
    let form = |text: &'static str, version: &str| {
        [("title", "Agreement".to_owned()), ("markdown", text.to_owned()), (role.as_str(), "1".to_owned()), ("version", version.to_owned())]
            .map(|(name, value)| (name.to_owned(), value))
    };
    async fn post(browser: &mut Browser<'_>, at: &str, fields: &[(String, String)]) -> Got {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.form(at, &fields).await
    }
    assert_eq!(post(&mut mara, &at, &form("The fee is 2,000.", &opened)).await.status, StatusCode::SEE_OTHER);
    // A look at the preview does not make an old form a new one.
    let preview = post(&mut tom, &format!("{at}/preview"), &form("The fee is 3,000.", &opened)).await;
    assert_eq!(version(&preview), opened);
    let refused = post(&mut tom, &at, &form("The fee is 3,000.", &opened)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for shown in ["The fee is 2,000.", "The fee is 3,000.", "Save my version", "Keep the saved version"] {
        assert!(refused.text.contains(shown), "{shown}: {}", refused.text);
    }
    assert!(!refused.text.contains("<th scope=\"row\">Title"), "{}", refused.text);
    assert_eq!(software.get(&format!("/api/v1{at}")).await.json()["markdown"], "The fee is 2,000.");
    // His button sends all of it again, on top of what stands there now.
    let again: Vec<_> = refused.hidden().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(post(&mut tom, &at, &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(software.get(&format!("/api/v1{at}")).await.json()["markdown"], "The fee is 3,000.");
    // Pressed twice, it says the same: that is no conflict.
    assert_eq!(post(&mut tom, &at, &again).await.status, StatusCode::SEE_OTHER);
    // What was sent meanwhile cannot be changed, and what was typed is there to be copied.
    software.post(&format!("/api/v1/documents/{id}/send"), json!({})).await;
    let late = post(&mut mara, &at, &form("The fee is 4,000.", "2")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("The fee is 4,000.") && !late.text.contains("Save my version"), "{}", late.text);
}

/// Proves C14.
#[tokio::test]
async fn what_was_seen_is_what_is_sent() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut software = house.keyed(demo, CONTRACT);
    let contact = demo.contacts[0].id.as_str();
    let id = contract(&mut software, demo.projects[0].as_str(), contact).await;
    let mut mara = house.member(&demo.owner).await;
    mara.exact = true;
    let send = |page: &Got| -> Vec<(String, String)> {
        let form = page.hidden().into_iter().filter(|(name, _)| ["version", "shown"].contains(name));
        form.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    async fn press(browser: &mut Browser<'_>, id: &str, fields: &[(String, String)]) -> Got {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.form(&format!("/documents/{id}/send"), &fields).await
    }
    let page = mara.get(&format!("/documents/{id}")).await;
    assert!(page.text.contains("What will be sent") && page.text.contains("The fee is 1,000."), "{}", page.text);
    software.json(Method::PATCH, &format!("/api/v1/contracts/{id}"), json!({ "markdown": "The fee is {{client.name}}'s." })).await;
    let refused = press(&mut mara, &id, &send(&page)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("nothing was sent") && refused.text.contains("Anna Berg"), "{}", refused.text);
    // What a token stands for is part of what was seen.
    let rename = "UPDATE contacts SET name = 'Anna Lund' WHERE id = ?1";
    house.kit.db.execute(rename, &[contact.into()]);
    let refused = press(&mut mara, &id, &send(&refused)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Anna Lund"), "{}", refused.text);
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), 0);
    assert_eq!(press(&mut mara, &id, &send(&refused)).await.status, StatusCode::SEE_OTHER);
}

/// Proves C14, C21.
#[tokio::test]
async fn software_says_what_it_read() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut software = house.keyed(demo, &[Right::SettingsRead, Right::SettingsWrite]);
    software.exact = true;
    let read = software.get("/api/v1/settings").await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let body = || json!({ "show_history": false }).to_string().into_bytes();
    let blind = software.send(Method::PATCH, "/api/v1/settings", "application/json", body(), &[]).await;
    assert_eq!((blind.status, blind.problem().as_str()), (StatusCode::PRECONDITION_REQUIRED, "version-missing"));
    let based = [("if-match", tag.as_str())];
    let saved = software.send(Method::PATCH, "/api/v1/settings", "application/json", body(), &based).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    let stale = software.send(Method::PATCH, "/api/v1/settings", "application/json", body(), &based).await;
    assert_eq!((stale.status, stale.problem().as_str()), (StatusCode::PRECONDITION_FAILED, "stale"));
    assert_eq!((&stale.headers["etag"], saved.headers["etag"].to_str().unwrap() == tag), (&saved.headers["etag"], false));
}

/// Proves C10, C13.
#[tokio::test]
async fn a_setting_that_another_owner_changed_is_not_overwritten_unseen() {
    let house = house();
    let demo = &house.demo.aurora;
    let (mut mara, mut software) = (house.member(&demo.owner).await, house.keyed(demo, &[Right::SettingsWrite]));
    mara.exact = true;
    let opened = version(&mara.get("/settings").await);
    software.json(Method::PATCH, "/api/v1/settings", json!({ "time_zone": "Europe/Rome" })).await;
    let refused = mara.form("/settings", &[("version", &opened), ("time_zone", "Europe/Paris"), ("upload", "yes")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Europe/Rome") && refused.text.contains("Europe/Paris"), "{}", refused.text);
    assert!(!refused.text.contains("Clients may upload"), "{}", refused.text);
}
