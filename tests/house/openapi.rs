//! The checked-in description of the API is what the route table says, and what the routes answer is what it says.
//! `UPDATE=1 cargo test -p house-tests openapi::` writes it.

use house_tests::{
    described::Described,
    examples::{Body, rows},
    setting::Setting,
    tree,
};

/// Proves C21.
#[test]
fn the_checked_in_description_is_the_tables() {
    for (name, document) in web::openapi::documents(&functions::routes::table()).unwrap() {
        let file = format!("docs/openapi/{name}.json");
        let text = serde_json::to_string_pretty(&document).unwrap() + "\n";
        let path = tree::root().join(&file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == text,
            "{file} is not what the table says: run UPDATE=1 cargo test -p house-tests openapi::, and look at the difference"
        );
    }
}

/// Proves C21.
#[test]
fn every_schema_that_is_referred_to_is_there() {
    let mut missing = Vec::new();
    for (name, document) in web::openapi::documents(&functions::routes::table()).unwrap() {
        let document = serde_json::to_value(document).unwrap();
        let text = document.to_string();
        let named = text.split("\"$ref\":\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next());
        missing
            .extend(named.filter(|schema| document["components"]["schemas"][schema].is_null()).map(|schema| format!("{name}: {schema}")));
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Proves C21.
#[test]
fn every_row_of_the_api_says_what_it_does() {
    let table = functions::routes::table();
    for row in table.portal.iter().chain(&table.dashboard).filter(|row| row.is_api()) {
        assert!(!row.summary.is_empty(), "{} {} has no summary", row.method, row.path);
    }
}

/// What is made of the document names each operation by its id.
/// Proves C21.
#[test]
fn no_two_operations_have_one_id() {
    for (side, document) in web::openapi::documents(&functions::routes::table()).unwrap() {
        let text = serde_json::to_string_pretty(&document).unwrap();
        let mut ids: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("\"operationId\": ")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert!(all > 20 && ids.len() == all, "{side}: {all} operations have {} ids", ids.len());
    }
}

/// Every example of the isolation matrix, asked for real: the status, the media type and the body are as described, and so is what was
/// sent.
/// Proves C21.
#[tokio::test]
async fn what_is_asked_and_answered_is_as_described() {
    let described = Described::new();
    let setting = Setting::new().await;
    let mut wrong = Vec::new();
    for (seed, (row, example)) in (700..).zip(rows().into_iter().filter(|(row, _)| row.is_api())) {
        let ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        if matches!(example.body, Body::Json(_)) {
            let sent = serde_json::from_slice(&ask.body).unwrap();
            let said = described.of_body(&row, example.dashboard, &sent);
            wrong.extend(said.into_iter().map(|fault| format!("{} is sent {fault}", example.row)));
        }
        let (_, setup) = setting.twin(seed);
        let answer = ask.of(&setup).await;
        let said = described.of_answer(&row, example.dashboard, &answer);
        wrong.extend(said.into_iter().map(|fault| format!("{} answers {fault}", example.row)));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// Two types of one name would overwrite each other, and one of two operations would be described as the other.
mod clash {
    use web::{
        Context, DashboardGuest, Failure, Reply,
        route::{RouteTable, get, guard},
    };

    macro_rules! operation {
        ($name:ident, $part:ident) => {
            pub mod $name {
                use super::*;
                #[derive(Debug, Default, serde::Serialize, utoipa::ToSchema)]
                pub struct What {
                    part: $part,
                }
                #[derive(Debug, Default, serde::Serialize, utoipa::ToSchema)]
                pub struct Output {
                    what: What,
                }
                pub async fn operation(anyone: DashboardGuest) -> Result<Reply<Output>, Failure> {
                    Ok(anyone.reply(Output::default()))
                }
            }
        };
    }
    operation!(first, String);
    operation!(same, String);
    operation!(other, u8);

    /// Proves C21.
    #[test]
    fn two_types_may_share_a_name_only_if_they_are_the_same() {
        let table = || {
            let mut table = RouteTable::default();
            table.dashboard.api(get("/first"), guard::DashboardPublic, first::operation, "The first");
            table
        };
        let mut fine = table();
        fine.dashboard.api(get("/same"), guard::DashboardPublic, same::operation, "The same");
        assert!(web::openapi::documents(&fine).is_ok());
        let mut clashing = table();
        clashing.dashboard.api(get("/other"), guard::DashboardPublic, other::operation, "Another");
        assert_eq!(web::openapi::documents(&clashing).err(), Some(vec!["studio: What".to_owned()]));
    }
}
