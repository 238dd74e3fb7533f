//! The rows of documents on the dashboard: what they share, then each kind that has no money in it.

// A Worker of one function names only some of the guards.
#[allow(unused_imports)]
use domain::right::Right;
use web::table::Table;
#[allow(unused_imports)]
use web::table::{delete, get, guard::Staff, patch, post, put};

#[allow(unused_imports)]
use crate::studio;

pub fn rows(table: Table) -> Table {
    #[cfg(feature = "studio-documents")]
    let table = table.dashboard([
        get("/projects/{project}/documents", Staff(Right::DocumentsRead), studio::documents::list),
        get("/api/v1/projects/{project}/documents", Staff(Right::DocumentsRead), studio::documents::list)
            .says("The documents of a project, whatever their kind"),
        get("/documents/{document}", Staff(Right::DocumentsRead), studio::documents::show),
        get("/api/v1/documents/{document}", Staff(Right::DocumentsRead), studio::documents::show)
            .says("One document: what it says, who it is for, what happened with it"),
        post("/documents/{document}/send", Staff(Right::DocumentsWrite), studio::documents::send_form),
        post("/api/v1/documents/{document}/send", Staff(Right::DocumentsWrite), studio::documents::send)
            .says("Send a draft to its recipients"),
        get("/documents/{document}/recall", Staff(Right::DocumentsWrite), studio::documents::ask_recall),
        post("/documents/{document}/recall", Staff(Right::DocumentsWrite), studio::documents::recall),
        post("/api/v1/documents/{document}/recall", Staff(Right::DocumentsWrite), studio::documents::recall)
            .says("Recall what was sent, while nobody has answered it; an invoice is voided instead"),
        post("/contracts/{document}/void", Staff(Right::DocumentsWrite), studio::documents::void),
        post("/api/v1/contracts/{document}/void", Staff(Right::DocumentsWrite), studio::documents::void)
            .says("Void a contract that some have signed and not all; its recipients are told why"),
        get("/documents/{document}/delete", Staff(Right::DocumentsWrite), studio::documents::ask_delete),
        post("/documents/{document}/delete", Staff(Right::DocumentsWrite), studio::documents::delete),
        delete("/api/v1/documents/{document}", Staff(Right::DocumentsWrite), studio::documents::delete).says("Delete a draft"),
    ]);

    #[cfg(feature = "studio-questionnaires")]
    let table = table.dashboard([
        get("/projects/{project}/questionnaires/new", Staff(Right::DocumentsWrite), studio::questionnaires::new),
        post("/projects/{project}/questionnaires", Staff(Right::DocumentsWrite), studio::questionnaires::form),
        post("/projects/{project}/questionnaires/form", Staff(Right::DocumentsWrite), studio::questionnaires::step_new),
        post("/api/v1/projects/{project}/questionnaires", Staff(Right::DocumentsWrite), studio::questionnaires::write)
            .says("Write a questionnaire; a draft until it is sent"),
        get("/questionnaires/{document}", Staff(Right::DocumentsRead), studio::questionnaires::show),
        get("/api/v1/questionnaires/{document}", Staff(Right::DocumentsRead), studio::questionnaires::show)
            .says("A questionnaire with its answers"),
        post("/questionnaires/{document}", Staff(Right::DocumentsWrite), studio::questionnaires::change_form),
        post("/questionnaires/{document}/form", Staff(Right::DocumentsWrite), studio::questionnaires::step_change),
        put("/api/v1/questionnaires/{document}", Staff(Right::DocumentsWrite), studio::questionnaires::change).says("Change a draft"),
    ]);

    #[cfg(feature = "studio-quotes")]
    let table = table.dashboard([
        get("/projects/{project}/quotes/new", Staff(Right::DocumentsWrite), studio::quotes::new),
        post("/projects/{project}/quotes", Staff(Right::DocumentsWrite), studio::quotes::form),
        post("/projects/{project}/quotes/form", Staff(Right::DocumentsWrite), studio::quotes::step_new),
        post("/api/v1/projects/{project}/quotes", Staff(Right::DocumentsWrite), studio::quotes::write).says("Write a quote; it is a draft"),
        get("/quotes/{document}", Staff(Right::DocumentsRead), studio::quotes::show),
        get("/api/v1/quotes/{document}", Staff(Right::DocumentsRead), studio::quotes::show)
            .says("A quote: what it says, what its options come to, what was decided"),
        post("/quotes/{document}", Staff(Right::DocumentsWrite), studio::quotes::change_form),
        post("/quotes/{document}/form", Staff(Right::DocumentsWrite), studio::quotes::step_change),
        patch("/api/v1/quotes/{document}", Staff(Right::DocumentsWrite), studio::quotes::change).says("Change a draft of a quote"),
    ]);

    #[cfg(feature = "studio-contracts")]
    let table = table.dashboard([
        get("/projects/{project}/contracts/new", Staff(Right::DocumentsWrite), studio::contracts::new),
        post("/projects/{project}/contracts", Staff(Right::DocumentsWrite), studio::contracts::form),
        post("/projects/{project}/contracts/preview", Staff(Right::DocumentsWrite), studio::contracts::preview_new),
        post("/api/v1/projects/{project}/contracts", Staff(Right::DocumentsWrite), studio::contracts::write)
            .says("Write a contract; nobody sees it until it is sent"),
        get("/contracts/{document}", Staff(Right::DocumentsRead), studio::contracts::show),
        get("/api/v1/contracts/{document}", Staff(Right::DocumentsRead), studio::contracts::show)
            .says("One contract: a draft with how it would be sent now, or what was sent with its signatures"),
        post("/contracts/{document}", Staff(Right::DocumentsWrite), studio::contracts::change_form),
        post("/contracts/{document}/preview", Staff(Right::DocumentsWrite), studio::contracts::preview_change),
        patch("/api/v1/contracts/{document}", Staff(Right::DocumentsWrite), studio::contracts::change)
            .says("Change a contract that was not sent"),
        get("/contracts/{document}/text", Staff(Right::DocumentsRead), studio::contracts::text),
        get("/api/v1/contracts/{document}/text", Staff(Right::DocumentsRead), studio::contracts::text)
            .says("The exact bytes that are signed, as Markdown"),
        get("/contracts/{document}/download", Staff(Right::DocumentsRead), studio::contracts::download),
        get("/api/v1/contracts/{document}/download", Staff(Right::DocumentsRead), studio::contracts::download)
            .says("A contract to keep: one HTML file with the text and the audit page"),
    ]);

    table
}
