//! docs/routes.md: every route there is. `UPDATE=1 cargo test -p house-tests routes::` writes it.

use std::fmt::Write as _;

use house_tests::tree;
use web::route::{GuardKind, Routes};

const FILE: &str = "docs/routes.md";

const HEAD: &str = "# Routes

Made from the route table by `UPDATE=1 cargo test -p house-tests routes::`. An operation is the folder of its name in `functions/`;
`client::login` is `functions/client/login`.
";

fn guard(guard: GuardKind) -> String {
    match guard {
        GuardKind::Public | GuardKind::DashboardPublic => "anyone".to_owned(),
        GuardKind::Client => "client".to_owned(),
        GuardKind::Recipient => "client, or recipient by direct link".to_owned(),
        GuardKind::Member => "member".to_owned(),
        GuardKind::Studio(right) => format!("member or API key with `{}`", right.as_str()),
        GuardKind::Operator => "operator".to_owned(),
        GuardKind::Webhook => "provider, by signature".to_owned(),
    }
}

fn section(page: &mut String, title: &str, routes: &Routes) {
    write!(page, "\n## {title}\n\n| Operation | Route | Who | What |\n| --- | --- | --- | --- |\n").unwrap();
    let mut last = "";
    for route in routes {
        let operation = if route.operation == last { String::new() } else { format!("`{}`", route.operation) };
        last = route.operation;
        let what = if route.is_api() { route.summary } else { "" };
        writeln!(page, "| {operation} | `{} {}` | {} | {what} |", route.method, route.path, guard(route.guard)).unwrap();
    }
}

#[test]
fn the_checked_in_list_is_the_route_table() {
    let table = functions::routes::table();
    let mut page = HEAD.to_owned();
    section(&mut page, "Portal: on every studio’s host", &table.portal);
    section(&mut page, "Dashboard", &table.dashboard);
    let path = tree::root().join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{FILE} is not the route table: run UPDATE=1 cargo test -p house-tests routes::, and look at the difference");
}
