//! What a reader of the history can count on: CONTRIBUTING.md, "Commits".

use std::process::Command;

use house_tests::tree;

/// Older commits follow no rule.
const SINCE: &str = "2026-11-28T00:00:00Z";
const MOST_CHARACTERS: usize = 72;

/// What is wrong with a commit's message.
fn fault(subject: &str, body: &str) -> Option<String> {
    let area = |area: &str| !area.is_empty() && area.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_/., ".contains(c));
    let said = |what: &str| what.starts_with(|c: char| c.is_uppercase()) && !what.ends_with('.');
    if subject.chars().count() > MOST_CHARACTERS {
        return Some(format!("“{subject}” is longer than {MOST_CHARACTERS} characters"));
    }
    if !subject.split_once(": ").is_some_and(|(before, what)| area(before) && said(what)) {
        return Some(format!("“{subject}” is not like “contacts: Add search”"));
    }
    body.trim().is_empty().then(|| format!("“{subject}” does not say why in its body"))
}

#[test]
fn a_commit_names_its_area_and_says_why() {
    let since = format!("--since={SINCE}");
    let mut git = Command::new("git");
    let log = git.args(["log", "--no-merges", &since, "--format=%s%x1f%b%x1e"]).current_dir(tree::root()).output().unwrap();
    if !log.status.success() {
        println!("no history here: {}", String::from_utf8_lossy(&log.stderr));
        return;
    }
    let text = String::from_utf8(log.stdout).unwrap();
    let commits = text.split('\u{1e}').filter_map(|commit| commit.trim_start().split_once('\u{1f}'));
    let wrong: Vec<_> = commits.filter_map(|(subject, body)| fault(subject, body)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_subject_is_told() {
    assert_eq!(fault("contacts: Add search", "People asked."), None);
    for (subject, body) in [
        ("wip", "Why."),
        ("Add search", "Why."),
        ("contacts: add search", "Why."),
        ("contacts: Add search.", "Why."),
        ("Contacts: Add search", "Why."),
        ("contacts: Add search", " "),
        (&format!("contacts: Add {}", "a".repeat(60)), "Why."),
    ] {
        assert!(fault(subject, body).is_some(), "{subject}");
    }
}
