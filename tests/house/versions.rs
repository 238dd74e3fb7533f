//! Two people edit one thing (ADR 0016). Whatever two people can edit has a version that triggers move; a row that moves one must say on
//! which it is based. Generated from the table and its examples: a new way to write an editable thing that does not say it fails here.

use house_tests::{
    examples::{Example, rows},
    setting::Setting,
};
use http::StatusCode;
use serde_json::Value;
use testkit::{Kit, Snapshot};
use web::route::Route;

/// Rows that move a version and are no edit of what somebody had before them, and why.
const NO_EDITS: &[(&str, &str)] = &[
    ("POST /confirm-email/{token}", "the new mailbox proves itself; nobody's words are replaced"),
    ("POST /api/v1/confirm-email", "the new mailbox proves itself; nobody's words are replaced"),
];

/// What asking may leave behind, refused or not.
const TRACES: &[&str] = &["login_counters", "sessions.seen_at", "portal_access.last_activity_at"];

fn versions(kit: &Kit) -> Vec<Value> {
    kit.db.read("SELECT studio_id, what, id, version FROM versions ORDER BY studio_id, what, id", &[])
}

fn snapshot(kit: &Kit) -> Snapshot {
    kit.db.snapshot().without(TRACES)
}

fn writes() -> Vec<(Route, &'static Example)> {
    rows().into_iter().filter(|(row, _)| !row.safe()).collect()
}

/// Proves C14.
#[tokio::test]
async fn whatever_moves_a_version_says_which_one_it_is_based_on() {
    let setting = Setting::new().await;
    let (mut wrong, mut moved) = (Vec::new(), 0);
    for (seed, (row, example)) in (100..).zip(writes()) {
        let (kit, setup) = setting.twin(seed);
        let before = versions(&kit);
        let answer = example.ask(&setting, &setting.own, &setting.rightful(row.guard)).of(&setup).await;
        assert!(answer.status.as_u16() < 400, "{}: {}", example.row, answer.brief());
        if versions(&kit) == before {
            continue;
        }
        moved += 1;
        let known = NO_EDITS.iter().any(|(row, _)| *row == example.row);
        if example.versioned() == known {
            wrong.push(example.row);
        }
    }
    assert!(wrong.is_empty(), "take `Edited` or `Based`, or stand on the list with a reason: {wrong:#?}");
    assert!(moved > 20, "only {moved} rows move a version");
}

/// Proves C14.
#[tokio::test]
async fn a_change_based_on_another_version_writes_nothing_and_says_so() {
    let setting = Setting::new().await;
    let mut wrong = Vec::new();
    for (seed, (row, example)) in (100..).zip(writes()).filter(|(_, (_, example))| example.versioned()) {
        let asker = setting.rightful(row.guard);
        let (kit, setup) = setting.twin(seed);
        let before = snapshot(&kit);
        example.ask(&setting, &setting.own, &asker).of(&setup).await;
        // A button that changes a form and keeps nothing carries the version on.
        if before.changes_to(&snapshot(&kit)).is_empty() {
            continue;
        }
        let (stale, unsaid) = if row.is_api() {
            (StatusCode::PRECONDITION_FAILED, StatusCode::PRECONDITION_REQUIRED)
        } else {
            (StatusCode::CONFLICT, StatusCode::CONFLICT)
        };
        for (version, expected) in [(Some("987654"), stale), (None, unsaid)] {
            let (kit, setup) = setting.twin(seed);
            let before = snapshot(&kit);
            let answer = example.ask_on(&setting, &setting.own, &asker, version).of(&setup).await;
            let changes = before.changes_to(&snapshot(&kit));
            if answer.status != expected || !changes.is_empty() {
                wrong.push(format!("{} on {version:?}: {} {changes:?}", example.row, answer.brief()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
