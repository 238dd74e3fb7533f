//! The payment schedule of one invoice on the client's pages: what each installment is, and the ways to pay: one, several together, all
//! that is due. No script takes part: a box that is ticked belongs to the form at the foot by its `form` attribute.

use domain::{invoice::InvoiceStatus, schedule::InstallmentState};
use web::{Context, DisplayTime, Translations};

use super::{ShownInstallment, ShownInvoice};

pub struct Schedule {
    pub id: String,
    pub rows: Vec<InvoiceRow>,
    /// There are several that could be paid.
    pub several: bool,
    /// What all that is due comes to, when that is more than one.
    pub due: Option<String>,
    /// What was wrong with the choice of several.
    pub error: Option<String>,
}

impl Schedule {
    /// What is to be paid next, when its time has come: the page says so at its top.
    pub fn pressing(&self) -> Option<&InvoiceRow> {
        self.rows.iter().find(|row| row.payable && !row.early)
    }
}

pub struct InvoiceRow {
    pub id: String,
    pub label: String,
    pub day: DisplayTime,
    /// The day is that of the payment.
    pub paid: bool,
    pub amount: String,
    pub state: &'static str,
    /// `good`, `warn`, `bad`, or nothing.
    pub tone: &'static str,
    pub note: Option<String>,
    pub payable: bool,
    /// Among several: ticked, because the form came back.
    pub chosen: bool,
    pub early: bool,
    /// Where its receipt is.
    pub receipt: Option<String>,
}

/// `payable`: the studio takes cards, and this client may pay.
pub fn schedule(context: &impl Context, invoice: &ShownInvoice, payable: bool) -> Schedule {
    let rows: Vec<_> = invoice.installments.iter().map(|one| row(context, invoice, one, payable)).collect();
    let due: Vec<_> = invoice.installments.iter().filter(|one| one.state.waits()).map(|one| one.amount_minor).collect();
    Schedule {
        id: invoice.id.to_string(),
        several: rows.iter().filter(|row| row.payable).count() > 1,
        error: None,
        due: (payable && due.len() > 1).then(|| context.t().money(invoice.money(due.iter().sum()))),
        rows,
    }
}

fn row(context: &impl Context, invoice: &ShownInvoice, one: &ShownInstallment, payable: bool) -> InvoiceRow {
    let words = context.t();
    let came = matches!(one.state, InstallmentState::Paid | InstallmentState::Disputed | InstallmentState::Refunded);
    let paid_on = one.received_on.or_else(|| one.paid_at.map(|at| context.day_of(at))).filter(|_| came);
    InvoiceRow {
        id: one.id.to_string(),
        label: one.label.clone(),
        day: context.day(paid_on.unwrap_or(one.due_on)),
        paid: paid_on.is_some(),
        amount: words.money(invoice.money(one.amount_minor)),
        state: state(words, one.state),
        tone: tone(one.state),
        note: one.note.as_ref().map(|note| note.render(words).into_owned()),
        payable: payable && one.state.payable(),
        chosen: false,
        early: one.state == InstallmentState::Upcoming,
        receipt: one.payment.as_ref().filter(|_| came).map(|payment| format!("/payments/{payment}/receipt")),
    }
}

/// What an invoice's total is made of, for its client: these add up to it, whatever became of the money.
pub fn parts(words: Translations, invoice: &ShownInvoice) -> Vec<(&'static str, i64)> {
    let parts = [
        (words.payments_paid(), invoice.paid_minor),
        (words.badge_processing(), invoice.processing_minor),
        (words.badge_disputed(), invoice.disputed_minor),
        (words.payments_lost(), invoice.lost_minor),
        (words.badge_refunded(), invoice.refunded_minor),
    ];
    parts.into_iter().filter(|(_, minor)| *minor != 0).collect()
}

/// Where an invoice stands, for its client.
pub fn status(words: Translations, invoice: &ShownInvoice) -> &'static str {
    match invoice.status {
        InvoiceStatus::Paid if invoice.refunded_minor != 0 && invoice.refunded_minor == invoice.total_minor => words.badge_refunded(),
        InvoiceStatus::Draft | InvoiceStatus::Sent => words.invoice_status_sent(),
        InvoiceStatus::PartPaid => words.invoice_status_part_paid(),
        InvoiceStatus::Paid => words.invoice_status_paid(),
        InvoiceStatus::Overdue => words.invoice_status_overdue(),
        InvoiceStatus::Void => words.invoice_status_void(),
    }
}

fn state(words: Translations, state: InstallmentState) -> &'static str {
    match state {
        InstallmentState::Paid => words.badge_paid(),
        InstallmentState::Processing => words.badge_processing(),
        InstallmentState::Disputed => words.badge_disputed(),
        InstallmentState::Refunded => words.badge_refunded(),
        InstallmentState::Overdue => words.badge_overdue(),
        InstallmentState::Due => words.badge_due(),
        InstallmentState::Upcoming => words.badge_upcoming(),
        InstallmentState::Void => words.invoice_status_void(),
    }
}

fn tone(state: InstallmentState) -> &'static str {
    match state {
        InstallmentState::Paid => "success",
        InstallmentState::Processing | InstallmentState::Due => "warning",
        InstallmentState::Disputed | InstallmentState::Overdue => "danger",
        InstallmentState::Refunded | InstallmentState::Upcoming | InstallmentState::Void => "",
    }
}
