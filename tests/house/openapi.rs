//! The checked-in description of the API is what the route table says. `UPDATE=1 cargo test -p house-tests --test openapi` writes it.

use house_tests::tree;

/// Proves C21.
#[test]
fn the_checked_in_description_is_the_tables() {
    for (name, document) in web::openapi::documents(&functions::routes::table()) {
        let file = format!("docs/openapi/{name}.json");
        let text = serde_json::to_string_pretty(&document).unwrap() + "\n";
        let path = tree::root().join(&file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == text,
            "{file} is not what the table says: run UPDATE=1 cargo test -p house-tests --test openapi, and look at the difference"
        );
    }
}

/// Proves C21.
#[test]
fn every_row_of_the_api_says_what_it_does() {
    let table = functions::routes::table();
    for row in table.portal.iter().chain(&table.dashboard).filter(|row| row.is_api()) {
        assert!(!row.summary.is_empty(), "{} {} has no summary", row.method, row.path);
    }
}
