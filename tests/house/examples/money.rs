//! The examples of invoices and payments.

use super::{
    Body::{Form, Json},
    Example, dashboard, dashboard_with, portal, portal_with,
};

/// In the order of the table.
pub const EXAMPLES: &[Example] = &[
    portal("GET /payments"),
    portal("GET /api/v1/payments"),
    portal("GET /invoices/{document}").naming(&[("document", "{invoice}")]),
    portal("GET /api/v1/invoices/{document}").naming(&[("document", "{invoice}")]),
    portal("GET /payments/{payment}/receipt").naming(&[("payment", "{paid}")]),
    portal("GET /api/v1/payments/{payment}/receipt").naming(&[("payment", "{paid}")]),
    portal_with("POST /invoices/{document}/pay", Form("installment={installment}"))
        .naming(&[("document", "{invoice}")])
        .costing(3, "the reservation comes before the provider is called"),
    portal_with("POST /api/v1/invoices/{document}/pay", Json(r#"{"installments":["{installment}"]}"#))
        .naming(&[("document", "{invoice}")])
        .costing(3, "the reservation comes before the provider is called"),
    portal_with("POST /installments/{installment}/pay", Form("")).costing(3, "the reservation comes before the provider is called"),
    portal_with("POST /api/v1/installments/{installment}/pay", Json("{}"))
        .costing(3, "the reservation comes before the provider is called"),
    portal("GET /pay/{payment}/done"),
    portal("GET /pay/{payment}/cancelled"),
    portal("GET /api/v1/payments/{payment}"),
    dashboard_with(
        "POST /projects/{project}/invoices",
        Form(
            "title=Album&currency=EUR&recipients={contact}&installments[0].label=All&installments[0].due_on=2027-01-01&installments[0].amount_minor=1250.00&installments[1].label=&installments[1].due_on=&installments[1].amount_minor=",
        ),
    ),
    dashboard_with(
        "POST /api/v1/projects/{project}/invoices",
        Json(
            r#"{"title":"Album","currency":"EUR","recipients":["{contact}"],
                "installments":[{"label":"All","due_on":"2027-01-01","amount_minor":125000}]}"#,
        ),
    ),
    dashboard("GET /api/v1/projects/{project}/invoices"),
    dashboard("GET /projects/{project}/invoices/new"),
    dashboard_with(
        "POST /projects/{project}/invoices/ask",
        Form("title=Album&currency=EUR&recipients={contact}&installments[0].label=All&installments[0].due_on=2027-01-01&installments[0].amount_minor=1250.00"),
    )
    .each(),
    dashboard_with("POST /projects/{project}/invoices/form", Form("title=Album&currency=EUR&lines[0].description=Album&lines[0].unit_price_minor=1250&then=add+lines"))
        .each(),
    dashboard_with("POST /invoices/{invoice}/form", Form("title=Album&currency=EUR&lines[0].description=Album&lines[0].unit_price_minor=1250&then=add+installments"))
        .naming(&[("invoice", "{draft_invoice}")])
        .each(),
    dashboard("GET /invoices/{invoice}"),
    dashboard("GET /api/v1/invoices/{invoice}"),
    dashboard("GET /invoices/{invoice}/edit").naming(&[("invoice", "{draft_invoice}")]),
    dashboard_with(
        "POST /invoices/{invoice}",
        Form("title=Album&currency=EUR&recipients={contact}&lines[0].description=Album&lines[0].unit_price_minor=1250&installments[0].label=All&installments[0].due_on=2027-01-01"),
    )
    .naming(&[("invoice", "{draft_invoice}")]),
    dashboard_with(
        "PATCH /api/v1/invoices/{invoice}",
        Json(
            r#"{"title":"Album","currency":"EUR","recipients":["{contact}"],
                "lines":[{"description":"Album","quantity_milli":1000,"unit_price_minor":125000,"tax_bp":1900}],
                "payment":{"split":{"parts":[{"label":"All","due_on":"2027-01-01"}]}}}"#,
        ),
    )
    .naming(&[("invoice", "{draft_invoice}")]),
    dashboard_with("POST /invoices/{invoice}/void", Form("")).naming(&[("invoice", "{owed_invoice}")]),
    dashboard_with("POST /api/v1/invoices/{invoice}/void", Json("{}")).naming(&[("invoice", "{owed_invoice}")]),
    dashboard_with("POST /installments/{installment}/payments", Form("received_as=cash&received_on=2026-11-20&contact={contact}")),
    dashboard_with("POST /api/v1/installments/{installment}/payments", Json(r#"{"received_as":"transfer","amount_minor":5000}"#)),
    dashboard_with("POST /payments/{payment}/take-back", Form("")).naming(&[("payment", "{paid}")]),
    dashboard_with("POST /api/v1/payments/{payment}/take-back", Json("{}")).naming(&[("payment", "{paid}")]),
];
