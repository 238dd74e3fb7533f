//! The rows of invoices and payments.

// A Worker of one function names only some of the guards.
#[allow(unused_imports)]
use domain::right::Right;
use web::table::Table;
#[allow(unused_imports)]
use web::table::{
    get,
    guard::{Recipient, Staff},
    patch, post,
};

#[allow(unused_imports)]
use crate::{client, studio};

pub fn rows(table: Table) -> Table {
    #[cfg(feature = "client-payments")]
    let table = table.portal([
        get("/payments", Recipient, client::payments::list),
        get("/api/v1/payments", Recipient, client::payments::list).says("The invoices sent to this client, with their payment schedules"),
    ]);

    #[cfg(feature = "client-invoice")]
    let table = table.portal([
        get("/invoices/{document}", Recipient, client::invoice::show),
        get("/api/v1/invoices/{document}", Recipient, client::invoice::show)
            .says("One invoice, with its lines, its schedule and its timeline"),
        get("/payments/{payment}/receipt", Recipient, client::invoice::receipt),
        get("/api/v1/payments/{payment}/receipt", Recipient, client::invoice::receipt).says("The receipt of a payment"),
    ]);

    #[cfg(feature = "client-pay")]
    let table = table.portal([
        post("/installments/{installment}/pay", Recipient, client::pay::pay).shielded(),
        post("/api/v1/installments/{installment}/pay", Recipient, client::pay::pay)
            .shielded()
            .says("Open the payment page of an installment"),
        post("/invoices/{document}/pay", Recipient, client::pay::together).shielded(),
        post("/api/v1/invoices/{document}/pay", Recipient, client::pay::together)
            .shielded()
            .says("Open one payment page for several installments"),
        get("/pay/{payment}/done", Recipient, client::pay::done),
        get("/pay/{payment}/cancelled", Recipient, client::pay::cancelled),
        get("/api/v1/payments/{payment}", Recipient, client::pay::done).says("Where a payment stands"),
    ]);

    // ---- the dashboard ----

    #[cfg(feature = "studio-invoices")]
    let table = table.dashboard([
        get("/projects/{project}/invoices/new", Staff(Right::InvoicesWrite), studio::invoices::new),
        post("/projects/{project}/invoices", Staff(Right::InvoicesWrite), studio::invoices::create),
        post("/projects/{project}/invoices/ask", Staff(Right::InvoicesWrite), studio::invoices::ask),
        post("/projects/{project}/invoices/form", Staff(Right::InvoicesWrite), studio::invoices::step_new),
        post("/api/v1/projects/{project}/invoices", Staff(Right::InvoicesWrite), studio::invoices::send)
            .says("Send an invoice with its payment schedule"),
        get("/api/v1/projects/{project}/invoices", Staff(Right::InvoicesRead), studio::invoices::list).says("The invoices of a project"),
        get("/invoices/{invoice}", Staff(Right::InvoicesRead), studio::invoices::show),
        get("/api/v1/invoices/{invoice}", Staff(Right::InvoicesRead), studio::invoices::show).says("One invoice"),
        get("/invoices/{invoice}/edit", Staff(Right::InvoicesWrite), studio::invoices::edit),
        post("/invoices/{invoice}", Staff(Right::InvoicesWrite), studio::invoices::save),
        post("/invoices/{invoice}/form", Staff(Right::InvoicesWrite), studio::invoices::step_change),
        patch("/api/v1/invoices/{invoice}", Staff(Right::InvoicesWrite), studio::invoices::change).says("Write a draft anew"),
        post("/invoices/{invoice}/void", Staff(Right::InvoicesWrite), studio::invoices::void),
        post("/api/v1/invoices/{invoice}/void", Staff(Right::InvoicesWrite), studio::invoices::void)
            .says("Void an invoice nobody has paid on; open payment pages are closed first"),
        post("/installments/{installment}/payments", Staff(Right::InvoicesWrite), studio::invoices::record),
        post("/api/v1/installments/{installment}/payments", Staff(Right::InvoicesWrite), studio::invoices::record)
            .says("Record money that came another way; mails the receipt"),
        post("/payments/{payment}/take-back", Staff(Right::InvoicesWrite), studio::invoices::take_back),
        post("/api/v1/payments/{payment}/take-back", Staff(Right::InvoicesWrite), studio::invoices::take_back)
            .says("Take back a payment that was recorded by mistake"),
    ]);

    table
}
