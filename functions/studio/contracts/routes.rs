use domain::right::Right;
use web::route::{Routes, get, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/contracts/new"), Studio(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/contracts"), Studio(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/contracts/preview"), Studio(Right::DocumentsWrite), super::preview_new);
    routes.api(post("/projects/{project}/contracts"), Studio(Right::DocumentsWrite), super::write, "Create a contract as a draft");
    routes.show(
        "/contracts/{document}",
        Studio(Right::DocumentsRead),
        super::show,
        "Get a contract: a draft with its preview, or a sent one with its signatures",
    );
    routes.page(post("/contracts/{document}"), Studio(Right::DocumentsWrite), super::change_form);
    routes.page(post("/contracts/{document}/preview"), Studio(Right::DocumentsWrite), super::preview_change);
    routes.api(patch("/contracts/{document}"), Studio(Right::DocumentsWrite), super::change, "Change a contract draft");
    routes.show(
        "/contracts/{document}/text",
        Studio(Right::DocumentsRead),
        super::text,
        "Get the exact bytes that are signed, as Markdown",
    );
    routes.show(
        "/contracts/{document}/download",
        Studio(Right::DocumentsRead),
        super::download,
        "Download a contract: one HTML file with the text and the audit trail",
    );
}
