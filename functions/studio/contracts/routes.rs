use domain::right::Right;
use web::route::{Routes, get, guard::Staff, patch, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/contracts/new"), Staff(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/contracts"), Staff(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/contracts/preview"), Staff(Right::DocumentsWrite), super::preview_new);
    routes.api(post("/projects/{project}/contracts"), Staff(Right::DocumentsWrite), super::write, "Create a contract as a draft");
    routes.show(
        "/contracts/{document}",
        Staff(Right::DocumentsRead),
        super::show,
        "Get a contract: a draft with its preview, or a sent one with its signatures",
    );
    routes.page(post("/contracts/{document}"), Staff(Right::DocumentsWrite), super::change_form);
    routes.page(post("/contracts/{document}/preview"), Staff(Right::DocumentsWrite), super::preview_change);
    routes.api(patch("/contracts/{document}"), Staff(Right::DocumentsWrite), super::change, "Change a contract draft");
    routes.show("/contracts/{document}/text", Staff(Right::DocumentsRead), super::text, "Get the exact bytes that are signed, as Markdown");
    routes.show(
        "/contracts/{document}/download",
        Staff(Right::DocumentsRead),
        super::download,
        "Download a contract: one HTML file with the text and the audit trail",
    );
}
