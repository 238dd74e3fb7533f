use domain::right::Right;
use web::route::{Routes, get, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/invoices/new"), Studio(Right::InvoicesWrite), super::new);
    routes.page(post("/projects/{project}/invoices"), Studio(Right::InvoicesWrite), super::create);
    routes.page(post("/projects/{project}/invoices/ask"), Studio(Right::InvoicesWrite), super::ask);
    routes.page(post("/projects/{project}/invoices/form"), Studio(Right::InvoicesWrite), super::step_new);
    routes.api(
        post("/projects/{project}/invoices"),
        Studio(Right::InvoicesWrite),
        super::send,
        "Send an invoice with its payment schedule",
    );
    routes.api(get("/projects/{project}/invoices"), Studio(Right::InvoicesRead), super::list, "List a project's invoices");
    routes.show("/invoices/{invoice}", Studio(Right::InvoicesRead), super::show, "Get an invoice");
    routes.page(get("/invoices/{invoice}/edit"), Studio(Right::InvoicesWrite), super::edit);
    routes.page(post("/invoices/{invoice}"), Studio(Right::InvoicesWrite), super::save);
    routes.page(post("/invoices/{invoice}/form"), Studio(Right::InvoicesWrite), super::step_change);
    routes.api(patch("/invoices/{invoice}"), Studio(Right::InvoicesWrite), super::change, "Replace an invoice draft");
    routes.act(
        "/invoices/{invoice}/void",
        Studio(Right::InvoicesWrite),
        super::void,
        "Void an invoice nobody has paid on; open checkouts are closed first",
    );
    routes.act(
        "/installments/{installment}/payments",
        Studio(Right::InvoicesWrite),
        super::record,
        "Record a payment received another way; emails the receipt",
    );
    routes.act("/payments/{payment}/take-back", Studio(Right::InvoicesWrite), super::take_back, "Remove a recorded payment");
}
