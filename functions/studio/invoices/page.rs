//! The page of one invoice on the dashboard.

use askama::Template;
use domain::{DocumentState, invoice::InvoiceStatus, payment::ReceivedAs};
use web::{DashboardShell, Person, Staff, StaffViewer, When, Words};

use super::{SentInvoice, sql};
use crate::{invoice::decimal, studio::lists};

#[derive(Template)]
#[template(path = "studio/invoices/one.html")]
pub struct OnePage {
    shell: DashboardShell,
    id: String,
    title: String,
    number: String,
    project: String,
    back: String,
    status: &'static str,
    to: String,
    draft: bool,
    voidable: bool,
    lines: Vec<Line>,
    sums: Vec<Sum>,
    rows: Vec<Row>,
    payers: Vec<Payer>,
    today: String,
}

struct Line {
    description: String,
    quantity: String,
    price: String,
    tax: String,
    amount: String,
}

struct Sum {
    label: String,
    amount: String,
}

struct Row {
    id: String,
    label: String,
    due: When,
    amount: String,
    state: &'static str,
    note: Option<String>,
    payable: bool,
    /// The payment the studio recorded for it.
    recorded: Option<String>,
}

struct Payer {
    id: String,
    name: String,
}

pub fn one(staff: &Staff, viewer: &StaffViewer, shown: &SentInvoice, first: &sql::Shown, notice: &str) -> OnePage {
    let words = Words::default();
    let (invoice, totals) = (&shown.invoice, &shown.totals);
    let money = |minor| words.money(invoice.money(minor));
    let rate = |bp: i64| words.invoice_percent(decimal(bp, 2));
    let lines = shown.content.lines.iter().zip(&totals.lines_minor).map(|(line, amount)| Line {
        description: line.description.clone(),
        quantity: decimal(line.quantity_milli, 3),
        price: money(line.unit_price_minor),
        tax: rate(line.tax_bp),
        amount: money(*amount),
    });
    let sum = |label: String, minor| Sum { label, amount: money(minor) };
    let mut sums = Vec::new();
    if totals.discount_minor != 0 {
        sums.push(sum("Discount".to_owned(), -totals.discount_minor));
    }
    sums.extend(totals.taxes.iter().filter(|tax| tax.tax_bp != 0).map(|tax| sum(format!("Tax {}", rate(tax.tax_bp)), tax.tax_minor)));
    sums.push(sum("Total".to_owned(), totals.total_minor));
    if invoice.paid_minor != 0 {
        sums.push(sum("Paid".to_owned(), invoice.paid_minor));
        sums.push(sum("Still to pay".to_owned(), invoice.open_minor));
    }
    if invoice.refunded_minor != 0 {
        sums.push(sum("Refunded".to_owned(), invoice.refunded_minor));
    }
    let payers: Vec<sql::Payer> = serde_json::from_str(&first.payers).unwrap_or_default();
    let owed = first.state == DocumentState::Sent && invoice.voided_at.is_none();
    let rows = invoice.installments.iter().map(|one| Row {
        id: one.id.to_string(),
        label: one.label.clone(),
        due: one.due_on.into(),
        amount: money(one.amount_minor),
        state: one.state.as_str(),
        note: match (one.received_as, one.received_on) {
            (Some(how), Some(on)) if one.state == domain::schedule::InstallmentState::Paid => {
                Some(format!("{}, {}", came(how), on.human()))
            }
            _ => one.note.as_ref().map(|note| note.said(words).into_owned()),
        },
        payable: owed && one.state.payable(),
        recorded: one
            .payment
            .as_ref()
            .filter(|_| one.received_as.is_some() && one.state == domain::schedule::InstallmentState::Paid)
            .map(ToString::to_string),
    });
    OnePage {
        shell: DashboardShell { notice: lists::notice(notice), ..staff.shell(viewer, &invoice.title) },
        id: invoice.id.to_string(),
        title: invoice.title.clone(),
        number: invoice.number.clone(),
        project: invoice.project.clone(),
        back: format!("/projects/{}", first.project_id),
        status: invoice.status.as_str(),
        to: payers.iter().map(|payer| payer.name.as_str()).collect::<Vec<_>>().join(", "),
        draft: invoice.status == InvoiceStatus::Draft,
        voidable: owed && invoice.paid_minor == 0 && invoice.processing_minor == 0 && invoice.refunded_minor == 0,
        lines: lines.collect(),
        sums,
        rows: rows.collect(),
        payers: payers.into_iter().map(|payer| Payer { id: payer.id.to_string(), name: payer.name }).collect(),
        today: staff.now().date().to_string(),
    }
}

fn came(how: ReceivedAs) -> &'static str {
    match how {
        ReceivedAs::Cash => "Cash",
        ReceivedAs::Transfer => "Bank transfer",
        ReceivedAs::Other => "Other",
    }
}
