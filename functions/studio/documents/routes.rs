use domain::right::Right;
use web::route::{Routes, delete, get, guard::Studio, post};

pub fn add(routes: &mut Routes) {
    routes.show("/projects/{project}/documents", Studio(Right::DocumentsRead), super::list, "List a project's documents of all kinds");
    routes.show("/documents/{document}", Studio(Right::DocumentsRead), super::show, "Get a document: its content, recipients and timeline");
    routes.page(post("/documents/{document}/send"), Studio(Right::DocumentsWrite), super::send_form);
    routes.api(post("/documents/{document}/send"), Studio(Right::DocumentsWrite), super::send, "Send a draft to its recipients");
    routes.page(get("/documents/{document}/recall"), Studio(Right::DocumentsWrite), super::ask_recall);
    routes.act(
        "/documents/{document}/recall",
        Studio(Right::DocumentsWrite),
        super::recall,
        "Recall a sent document nobody has answered; void an invoice instead",
    );
    routes.act(
        "/contracts/{document}/void",
        Studio(Right::DocumentsWrite),
        super::void,
        "Void a contract only some have signed; its recipients are told why",
    );
    routes.page(get("/documents/{document}/delete"), Studio(Right::DocumentsWrite), super::ask_delete);
    routes.pair(
        post("/documents/{document}/delete"),
        delete("/documents/{document}"),
        Studio(Right::DocumentsWrite),
        super::delete,
        "Delete a draft",
    );
}
