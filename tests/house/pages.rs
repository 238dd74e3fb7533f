//! What every page keeps, whatever it shows: asked of each row of the route table.

use house_tests::{examples::rows, setting::Setting};
use web::route::GuardKind;

/// Texts that end in a time of day of no studio's clock: `14:05 UTC`.
fn of_no_clock(page: &str) -> Option<&str> {
    let at = page.match_indices(" UTC").map(|(at, _)| at).find(|at| page[..*at].ends_with(|c: char| c.is_ascii_digit()))?;
    page.get(at.saturating_sub(40)..at + 4)
}

/// Proves C10.
#[tokio::test]
async fn the_dashboard_shows_times_on_the_studios_clock() {
    let setting = Setting::new().await;
    // 23 November, 14:05 UTC is the 24th there, five past three in the morning.
    let (kit, setup) = setting.twin(1);
    kit.db.execute("UPDATE studios SET time_zone = 'Pacific/Auckland'", &[]);
    let (mut pages, mut with_a_time) = (0, Vec::new());
    for (row, example) in rows().into_iter().filter(|(row, example)| example.dashboard && row.safe() && !row.path.starts_with("/api/")) {
        if !matches!(row.guard, GuardKind::Studio(_) | GuardKind::Member) {
            continue;
        }
        let answer = example.ask(&setting, &setting.own, &setting.rightful(row.guard)).of(&setup).await;
        assert_eq!(of_no_clock(&answer.text), None, "{}", example.row);
        pages += 1;
        if answer.text.contains("24 November 2026 at 03:05") {
            with_a_time.push(example.row);
        }
    }
    assert!(pages > 30, "{pages}");
    assert!(with_a_time.len() > 2, "the clock shows nowhere: {with_a_time:?}");
}

/// Proves B12.
#[tokio::test]
async fn every_document_has_a_button_that_prints_it() {
    let setting = Setting::new().await;
    let (_, setup) = setting.twin(2);
    let of_a_document = |path: &str| {
        let one =
            ["/quotes/{document}", "/contracts/{document}", "/questionnaires/{document}", "/invoices/{document}", "/invoices/{invoice}"];
        one.contains(&path) || path.ends_with("/receipt")
    };
    let mut found = Vec::new();
    for (row, example) in rows().into_iter().filter(|(row, _)| row.safe() && !row.path.starts_with("/api/") && of_a_document(&row.path)) {
        let answer = example.ask(&setting, &setting.own, &setting.rightful(row.guard)).of(&setup).await;
        let button = "<button type=\"button\" class=\"secondary\" data-print hidden>";
        assert!(
            answer.text.contains(button) && answer.text.contains("<script src=\"/assets/print.js\"></script>"),
            "{}: {}",
            example.row,
            answer.text
        );
        found.push(example.row);
    }
    assert!(found.len() >= 8, "{found:?}");
}
