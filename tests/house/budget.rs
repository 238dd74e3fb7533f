//! What each operation may cost in round trips to the database: they are what a person waits for at the edge. Every row of the route
//! table is asked once, with its studio's host known to the edge; the limits are performance budgets, the exceptions carry a reason.

use house_tests::{
    crowd,
    examples::{Example, rows},
    setting::Setting,
};
use testkit::Kit;
use web::{
    Application,
    route::{GuardKind, Route},
};

/// Pages of nobody in particular come from the edge; one batch reads, and carries the session's check; one batch writes.
fn budget(row: &Route) -> u64 {
    match row.guard {
        GuardKind::Public | GuardKind::DashboardPublic if row.safe() => 0,
        _ if row.safe() => 1,
        _ => 2,
    }
}

/// Asks once; the counters of the database then say what it cost.
async fn ask(setting: &Setting, (kit, setup): &(Kit, Application), row: &Route, example: &Example) {
    let asker = setting.rightful(row.guard);
    if example.dashboard {
        // The edge remembers where a studio is for a minute.
        kit.placed([&setting.demo.aurora.id, &setting.demo.northlight.id]);
    } else {
        // Warms the edge's cache for this host.
        let (_, brand) = rows().into_iter().find(|(row, _)| &*row.path == "/brand.css").unwrap();
        brand.ask(setting, &setting.own, &asker).of(setup).await;
    }
    kit.db.reset();
    let answer = example.ask(setting, &setting.own, &asker).of(setup).await;
    assert!(answer.status.as_u16() < 400, "{}: {} {:?}", example.row, answer.brief(), kit.log.take());
}

#[tokio::test]
async fn every_operation_keeps_its_budget_of_round_trips() {
    let setting = Setting::new().await;
    let mut over = Vec::new();
    for (seed, (row, example)) in (100..).zip(rows()) {
        let services = setting.twin(seed);
        ask(&setting, &services, &row, example).await;
        let trips = services.0.db.trips();
        match example.trips {
            None if trips > budget(&row) => over.push(format!("{}: {trips} of {}", example.row, budget(&row))),
            Some((own, why)) if trips != own => over.push(format!("{}: {trips}, not the {own} it was given because {why}", example.row)),
            Some((own, why)) if own <= budget(&row) => over.push(format!("{}: needs no budget of its own ({why})", example.row)),
            _ => {}
        }
    }
    assert!(over.is_empty(), "{over:#?}");
}

/// Steps of SQLite's machine, not seconds: the same on every computer.
#[tokio::test]
async fn reading_costs_the_same_among_many() {
    const FEW: i64 = 150;
    const MANY: i64 = 3_000;
    let setting = Setting::new().await;
    let (studio, client) = (&setting.demo.aurora.id, &setting.demo.aurora.contacts[0].id);
    let [quiet, busy, crowded] = [2, 3, 4].map(|seed| setting.twin(seed));
    crowd::busy(quiet.0.db.of(studio), FEW, studio, client);
    crowd::busy(busy.0.db.of(studio), MANY, studio, client);
    crowd::busy(crowded.0.db.of(studio), FEW, studio, client);
    crowd::neighbours(crowded.0.db.of(studio), MANY);
    let mut grown = Vec::new();
    for (row, example) in rows() {
        if !row.safe() || matches!(row.guard, GuardKind::Public | GuardKind::DashboardPublic) {
            continue;
        }
        let mut steps = [0; 3];
        for (steps, services) in steps.iter_mut().zip([&quiet, &busy, &crowded]) {
            // The first request of a session leaves a trace of when it was seen.
            ask(&setting, services, &row, example).await;
            ask(&setting, services, &row, example).await;
            *steps = services.0.db.steps();
        }
        let [few, many, crowded] = steps;
        // A deeper tree costs a little more; a walk over it twenty times as much.
        let grows = many > few + few / 4;
        if grows != example.grows.is_some() || crowded > few + few / 10 {
            grown.push(format!("{}: {few} steps, {many} among many rows, {crowded} among many studios", example.row));
        }
    }
    assert!(grown.is_empty(), "{grown:#?}");
}

#[tokio::test]
async fn a_crowd_is_many_rows_of_everything() {
    let setting = Setting::new().await;
    let (kit, _) = setting.twin(2);
    let count = |table: &str| kit.db.snapshot().rows(table).len();
    let tables = ["contacts", "projects", "file_recipients", "installments", "studios"];
    let before = tables.map(count);
    let db = kit.db.of(&setting.demo.aurora.id);
    crowd::busy(db, 40, &setting.demo.aurora.id, &setting.demo.aurora.contacts[0].id);
    crowd::neighbours(db, 30);
    let more: Vec<_> = tables.iter().zip(before).map(|(table, before)| count(table) - before).collect();
    assert_eq!(more, [70, 70, 40, 40, 30]);
}
