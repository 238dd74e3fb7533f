//! What each operation may cost in round trips to the database: they are what a person waits for at the edge. Every row of the route
//! table is asked once, with its studio's host known to the edge; the limits are performance budgets, the exceptions carry a reason.

use house_tests::{
    examples::{Example, rows},
    setting::Setting,
};
use web::table::{GuardKind, Row};

/// Pages of nobody in particular come from the edge; one batch reads, and carries the session's check; one batch writes.
fn budget(row: &Row) -> u64 {
    match row.guard {
        GuardKind::Public | GuardKind::Anyone if row.safe() => 0,
        _ if row.safe() => 1,
        _ => 2,
    }
}

async fn trips(setting: &Setting, row: &Row, example: &Example, seed: u64) -> u64 {
    let (kit, setup) = setting.twin(seed);
    let asker = setting.rightful(row.guard);
    if !example.dashboard {
        // Warms the edge's cache for this host.
        let brand = rows().into_iter().find(|(row, _)| row.path == "/brand.css").unwrap().1;
        brand.ask(setting, &setting.own, &asker).of(&setup).await;
    }
    kit.db.reset();
    let answer = example.ask(setting, &setting.own, &asker).of(&setup).await;
    assert!(answer.status.as_u16() < 400, "{}: {} {}", example.row, answer.status, answer.text);
    kit.db.trips()
}

#[tokio::test]
async fn every_operation_keeps_its_budget_of_round_trips() {
    let setting = Setting::new().await;
    let mut over = Vec::new();
    for (seed, (row, example)) in (100..).zip(rows()) {
        let trips = trips(&setting, &row, example, seed).await;
        match example.trips {
            None if trips > budget(&row) => over.push(format!("{}: {trips} of {}", example.row, budget(&row))),
            Some((own, why)) if trips != own => over.push(format!("{}: {trips}, not the {own} it was given because {why}", example.row)),
            Some((own, why)) if own <= budget(&row) => over.push(format!("{}: needs no budget of its own ({why})", example.row)),
            _ => {}
        }
    }
    assert!(over.is_empty(), "{over:#?}");
}
