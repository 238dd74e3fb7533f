//! Examples of the rows of contracts, and of documents of any kind, on the dashboard.

use super::{
    Body::{Form, Json},
    Example, dashboard, dashboard_with,
};

/// In the order of the table.
pub const EXAMPLES: &[Example] = &[
    dashboard("GET /projects/{project}/contracts/new"),
    dashboard_with("POST /projects/{project}/contracts", Form("title=Terms&markdown=%23+Terms&as_{contact}=1")),
    dashboard_with("POST /projects/{project}/contracts/preview", Form("title=Terms&markdown=%23+Terms&as_{contact}=1")).each(),
    dashboard_with(
        "POST /api/v1/projects/{project}/contracts",
        Json(r##"{"title":"Terms","markdown":"# Terms","recipients":["{contact}"],"signers":["{contact}"]}"##),
    ),
    dashboard("GET /contracts/{document}").naming(&[("document", "{contract}")]),
    dashboard("GET /api/v1/contracts/{document}").naming(&[("document", "{contract_draft}")]),
    dashboard_with("POST /contracts/{document}", Form("title=Terms&markdown=%23+Terms&as_{contact}=1"))
        .naming(&[("document", "{contract_draft}")]),
    dashboard_with("POST /contracts/{document}/preview", Form("title=Terms&markdown=%23+Terms&as_{contact}=1"))
        .naming(&[("document", "{contract_draft}")])
        .each(),
    dashboard_with("PATCH /api/v1/contracts/{document}", Json(r#"{"title":"Terms"}"#)).naming(&[("document", "{contract_draft}")]),
    dashboard("GET /contracts/{document}/text").naming(&[("document", "{contract}")]),
    dashboard("GET /api/v1/contracts/{document}/text").naming(&[("document", "{contract}")]),
    dashboard("GET /contracts/{document}/download").naming(&[("document", "{contract}")]),
    dashboard("GET /api/v1/contracts/{document}/download").naming(&[("document", "{contract}")]),
    dashboard("GET /projects/{project}/documents"),
    dashboard("GET /api/v1/projects/{project}/documents"),
    dashboard("GET /documents/{document}").naming(&[("document", "{quote}")]),
    dashboard("GET /api/v1/documents/{document}").naming(&[("document", "{quote}")]),
    dashboard_with("POST /documents/{document}/send", Form("")).naming(&[("document", "{draft}")]),
    dashboard_with("POST /api/v1/documents/{document}/send", Json("{}")).naming(&[("document", "{draft}")]),
    dashboard("GET /documents/{document}/recall").naming(&[("document", "{quote}")]),
    dashboard_with("POST /documents/{document}/recall", Form("")).naming(&[("document", "{quote}")]),
    dashboard_with("POST /api/v1/documents/{document}/recall", Json("{}")).naming(&[("document", "{quote}")]),
    dashboard_with("POST /contracts/{document}/void", Form("reason=Another+day")).naming(&[("document", "{half_signed}")]),
    dashboard_with("POST /api/v1/contracts/{document}/void", Json(r#"{"reason":"Another day"}"#)).naming(&[("document", "{half_signed}")]),
    dashboard("GET /documents/{document}/delete").naming(&[("document", "{draft}")]),
    dashboard_with("POST /documents/{document}/delete", Form("")).naming(&[("document", "{draft}")]),
    dashboard("DELETE /api/v1/documents/{document}").naming(&[("document", "{draft}")]),
];
