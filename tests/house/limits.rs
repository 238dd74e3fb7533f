//! What the descriptions of the API allow fits into a request, and a document into a row of the database.

use domain::document::MOST_CONTENT;
use serde_json::Value;

/// Of a character outside the first plane, as JSON writes it with escapes (two surrogates) and a form with its four bytes: `%F0%9F%98%80`.
const WIDEST: u64 = 12;
/// A document's content has a limit of its own, in bytes as they are; an escape triples them.
const CONTENTS: [&str; 3] = ["QuoteContent", "QuestionnaireContent", "InvoiceContent"];
/// D1 takes rows of 2 MB.
const ROW: usize = 2_000_000;

/// How long the JSON of a value can be that the description allows. A list or text without a limit of its own counts as little: there the
/// limit of the body is the only one that is given.
fn longest(schema: &Value, all: &Value) -> u64 {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        if CONTENTS.contains(&name) {
            return 3 * MOST_CONTENT as u64;
        }
        return longest(&all[name], all);
    }
    let each = |key: &str| schema[key].as_array().map(|list| list.iter().map(|one| longest(one, all)).collect::<Vec<_>>());
    if let Some(one) = each("oneOf").or_else(|| each("anyOf")) {
        return one.into_iter().max().unwrap_or_default();
    }
    let whole = each("allOf").unwrap_or_default().into_iter().sum::<u64>();
    let text = schema["maxLength"].as_u64().map_or(60, |characters| characters * WIDEST + 2);
    let items = if schema["items"].is_null() { 0 } else { schema["maxItems"].as_u64().unwrap_or(1) * (longest(&schema["items"], all) + 1) };
    let fields = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, field)| name.len() as u64 + 4 + longest(field, all))
        .sum::<u64>();
    whole + text.max(items).max(fields + 2)
}

/// Proves C21.
#[test]
fn what_the_description_allows_fits_the_body() {
    let mut seen = 0;
    for (name, document) in web::openapi::documents(&functions::routes::table()).unwrap() {
        let document = serde_json::to_value(&document).unwrap();
        let all = &document["components"]["schemas"];
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
                if schema.is_null() {
                    continue;
                }
                seen += 1;
                let longest = longest(schema, all);
                assert!(longest <= web::MAX_BODY_BYTES as u64, "{name}: {method} {path} allows {longest} bytes");
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

/// The longest texts that are no part of a description: a contract's, as a form writes them.
#[test]
fn a_contract_of_any_characters_fits_a_form_and_a_row() {
    assert!(domain::text::Terms::MAX as u64 * WIDEST < web::MAX_BODY_BYTES as u64);
    const { assert!(domain::text::Terms::MAX * 4 < ROW && MOST_CONTENT * 4 <= ROW) };
}
