use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/contracts/{document}", Recipient, super::show, "Get a contract: its text, who signs and who has signed");
    routes.act("/contracts/{document}/sign", Recipient, super::sign, "Sign a contract");
    routes.show("/contracts/{document}/text", Recipient, super::text, "Get the exact bytes that are signed, as Markdown");
    routes.show(
        "/contracts/{document}/download",
        Recipient,
        super::download,
        "Download a contract: one HTML file with the text and the audit trail",
    );
}
