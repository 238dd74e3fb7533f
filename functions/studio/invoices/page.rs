//! The page of one invoice on the dashboard.

use askama::Template;
use domain::{
    DocumentState, InstallmentId,
    invoice::InvoiceStatus,
    markdown,
    payment::{ReceivedAs, ReversedAmounts},
};
use web::{Context, DashboardShell, DisplayTime, FieldErrors, StudioActor, Translations};

use super::{RecordInput, Seen, sql};
use crate::{document::bill::BillTable, invoice::ShownInstallment};

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
    bill: BillTable,
    /// The note below the lines.
    said: Option<String>,
    /// How much of it is paid.
    sums: Vec<Sum>,
    rows: Vec<Row>,
    payers: Vec<Payer>,
    errors: FieldErrors,
}

struct Sum {
    label: String,
    amount: String,
}

struct Row {
    id: String,
    label: String,
    due: DisplayTime,
    amount: String,
    state: &'static str,
    note: Option<String>,
    /// Where money can be recorded for it.
    record: Option<RecordForm>,
    /// The payment the studio recorded for it.
    recorded: Option<String>,
}

/// The form to record money, as it stands on the page. `ids` ends the ids of its fields: a page has one form for each installment, and
/// errors lead to the one that came back.
struct RecordForm {
    came_back: bool,
    ids: String,
    how: String,
    on: String,
    contact: String,
    note: String,
}

struct Payer {
    id: String,
    name: String,
}

/// What was refused, and the form it was refused in.
#[derive(Default)]
pub struct Refused<'a> {
    pub errors: FieldErrors,
    pub form: Option<(&'a InstallmentId, &'a RecordInput)>,
}

pub fn one(actor: &StudioActor, seen: &Seen, notice: Option<String>, refused: Refused<'_>) -> OnePage {
    let Seen { viewer, invoice: shown, shown: first, read, .. } = seen;
    let today = actor.day_in(&viewer.time_zone, actor.now()).to_string();
    let words = Translations::default();
    let invoice = &shown.invoice;
    let money = |minor| words.money(invoice.money(minor));
    let sum = |label: String, minor| Sum { label, amount: money(minor) };
    let mut sums = Vec::new();
    sums.push(sum("Total".to_owned(), shown.totals.total_minor));
    let parts = [
        ("Paid", invoice.paid_minor),
        ("Processing", invoice.processing_minor),
        ("Disputed", invoice.disputed_minor),
        ("Lost in a dispute", invoice.lost_minor),
        ("Refunded", invoice.refunded_minor),
    ];
    let parts = parts.into_iter().filter(|(_, minor)| *minor != 0).map(|(label, minor)| sum(label.to_owned(), minor));
    sums.extend(parts);
    // With the total these add up, whatever became of the money.
    if sums.len() > 1 {
        sums.push(sum("Balance due".to_owned(), invoice.open_minor));
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
            _ if one.fate() != ReversedAmounts::default() => Some(fate(one, &money)).filter(|said| !said.is_empty()),
            _ => one.note.as_ref().map(|note| note.render(words).into_owned()),
        },
        record: match refused.form.filter(|(id, _)| **id == one.id) {
            Some((_, typed)) => Some(RecordForm {
                came_back: true,
                ids: String::new(),
                how: typed.received_as.clone(),
                on: typed.received_on.clone(),
                contact: typed.contact.clone(),
                note: typed.note.clone(),
            }),
            None => (owed && one.state.payable()).then(|| RecordForm {
                came_back: false,
                ids: format!("-{}", one.id),
                how: String::new(),
                on: today.clone(),
                contact: String::new(),
                note: String::new(),
            }),
        },
        recorded: one
            .payment
            .as_ref()
            .filter(|_| one.received_as.is_some() && one.state == domain::schedule::InstallmentState::Paid)
            .map(ToString::to_string),
    });
    OnePage {
        shell: DashboardShell { notice, ..actor.shell(viewer, &invoice.title) },
        id: invoice.id.to_string(),
        title: invoice.title.clone(),
        number: invoice.number.clone(),
        project: invoice.project.clone(),
        back: format!("/projects/{}", first.project_id),
        status: invoice.status.as_str(),
        to: payers.iter().map(|payer| payer.name.as_str()).collect::<Vec<_>>().join(", "),
        draft: invoice.status == InvoiceStatus::Draft,
        voidable: owed
            && invoice.paid_minor == 0
            && invoice.processing_minor == 0
            && !invoice.installments.iter().any(|one| one.fate() != ReversedAmounts::default()),
        bill: BillTable::new(words, read.bill(), invoice.currency),
        said: shown.content.note.as_deref().map(markdown::to_html),
        sums,
        rows: rows.collect(),
        payers: payers.into_iter().map(|payer| Payer { id: payer.id.to_string(), name: payer.name }).collect(),
        errors: refused.errors,
    }
}

/// What became of an installment's money, with its amounts.
fn fate(one: &ShownInstallment, money: &impl Fn(i64) -> String) -> String {
    let ReversedAmounts { refunded, refund_failed, disputed, lost, won } = one.fate();
    let parts = [
        (refunded > 0 && refunded < one.amount_minor).then(|| format!("{} refunded.", money(refunded))),
        (refund_failed > 0).then(|| {
            format!("A refund of {} failed: the money is in your Stripe balance again. Refund it another way.", money(refund_failed))
        }),
        (disputed > 0).then(|| format!("The client’s bank disputes {}. Respond in your Stripe dashboard.", money(disputed))),
        (lost > 0).then(|| format!("Dispute lost: the bank returned {} to the client.", money(lost))),
        (won > 0).then(|| format!("Dispute won: {} stays with you.", money(won))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn came(how: ReceivedAs) -> &'static str {
    match how {
        ReceivedAs::Cash => "Cash",
        ReceivedAs::Transfer => "Bank transfer",
        ReceivedAs::Other => "Other",
    }
}
