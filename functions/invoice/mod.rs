//! An invoice with its schedule, as both sides are shown it. Where an installment stands is said by `domain::schedule`, where an invoice
//! stands by `domain::invoice`, and nowhere else.

pub mod page;
pub mod sql;

use domain::{
    Date, DocumentId, DocumentState, InstallmentId, Money, PaymentId, Timestamp,
    invoice::InvoiceStatus,
    money::Currency,
    payment::{PaymentFailure, PaymentState, ReceivedAs, ReversedAmounts},
    schedule::{InstallmentState, Part, Totals},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Text, Translations};

use crate::payments;

/// One installment with its invoice and the payment that counts, as the lists' statements give it.
#[derive(Debug, Clone, Deserialize)]
pub struct PaymentLine {
    pub document_id: DocumentId,
    pub document: DocumentState,
    pub number: String,
    pub voided_at: Option<Timestamp>,
    pub title: String,
    pub project: String,
    pub sent_at: Option<Timestamp>,
    /// What its list goes by.
    pub at: Timestamp,
    pub currency: Currency,
    pub id: InstallmentId,
    pub position: i64,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub payment: Option<PaymentId>,
    pub state: Option<PaymentState>,
    pub failure: Option<PaymentFailure>,
    pub refunded_minor: Option<i64>,
    pub refund_failed_minor: Option<i64>,
    pub disputed_minor: Option<i64>,
    pub lost_minor: Option<i64>,
    pub won_minor: Option<i64>,
    pub paid_at: Option<Timestamp>,
    /// How and when it came, as the studio says.
    pub received_as: Option<ReceivedAs>,
    pub received_on: Option<Date>,
}

/// An invoice. Amounts are minor units of its currency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ShownInvoice {
    pub id: DocumentId,
    /// Given when it is sent; null while it is a draft.
    #[serde(serialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub number: String,
    pub title: String,
    /// Title of its project.
    pub project: String,
    pub status: InvoiceStatus,
    pub sent_at: Option<Timestamp>,
    pub voided_at: Option<Timestamp>,
    pub currency: Currency,
    pub total_minor: i64,
    pub paid_minor: i64,
    /// On its way.
    pub processing_minor: i64,
    pub refunded_minor: i64,
    /// What a payer's bank asks for, and nothing is decided.
    pub disputed_minor: i64,
    /// What a payer's bank took after a dispute.
    pub lost_minor: i64,
    /// Still to pay.
    pub open_minor: i64,
    pub installments: Vec<ShownInstallment>,
    #[serde(skip)]
    document: DocumentState,
}

fn given<S: serde::Serializer>(number: &str, to: S) -> Result<S::Ok, S::Error> {
    Some(number).filter(|number| !number.is_empty()).serialize(to)
}

/// One due payment of an invoice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ShownInstallment {
    pub id: InstallmentId,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub refunded_minor: i64,
    /// What was refunded and did not arrive: the studio has it again.
    pub refund_failed_minor: i64,
    /// What the payer's bank asks for, and nothing is decided.
    pub disputed_minor: i64,
    /// What the payer's bank took after a dispute.
    pub lost_minor: i64,
    /// What was disputed, and stays paid.
    pub won_minor: i64,
    pub state: InstallmentState,
    pub paid_at: Option<Timestamp>,
    /// The payment that counts: one that is alive, else the latest.
    pub payment: Option<PaymentId>,
    /// How and when it came, where the studio recorded it.
    pub received_as: Option<ReceivedAs>,
    pub received_on: Option<Date>,
    /// What else there is to know: why the last attempt failed, what was refunded.
    #[schema(value_type = Option<String>)]
    pub note: Option<Text>,
}

/// The query for at most so many invoices this session's client sees, those that wait before the others, each newest first; after one
/// that waits, or not.
pub fn mine(session: &domain::SessionId, after: Option<&(bool, Timestamp, DocumentId)>, most: u64) -> ports::Query {
    // Later than any moment there is, and after every id; before all of them.
    let (all, none) = ((Timestamp(9_000_000_000_000_000), "~"), (Timestamp(0), ""));
    let (waiting, done) = match after {
        None => (all, all),
        Some((true, at, id)) => ((*at, id.as_str()), all),
        Some((false, at, id)) => (none, (*at, id.as_str())),
    };
    sql::MINE.with([session.into(), waiting.0.into(), waiting.1.into(), done.0.into(), done.1.into(), most.into()])
}

impl ShownInvoice {
    /// An amount of this invoice.
    pub fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.currency }
    }

    /// One that is being written, with what it asks for.
    pub fn new(head: InvoiceHead, installments: Vec<ShownInstallment>) -> Self {
        let InvoiceHead { id, number, title, project, sent_at, currency } = head;
        let document = if sent_at.is_some() { DocumentState::Sent } else { DocumentState::Draft };
        let mut invoice = Self {
            id,
            number,
            title,
            project,
            status: InvoiceStatus::Draft,
            sent_at,
            voided_at: None,
            currency,
            total_minor: 0,
            paid_minor: 0,
            processing_minor: 0,
            refunded_minor: 0,
            disputed_minor: 0,
            lost_minor: 0,
            open_minor: 0,
            installments,
            document,
        };
        invoice.add_up();
        invoice
    }

    /// Puts lines together, newest invoice first, installments in their order. `today` is the day at the studio.
    pub fn gather(mut lines: Vec<PaymentLine>, today: Date) -> Vec<Self> {
        lines.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.document_id.cmp(&b.document_id)).then(a.position.cmp(&b.position)));
        let mut all: Vec<Self> = Vec::new();
        for line in lines {
            let installment = ShownInstallment::of(&line, today);
            match all.last_mut() {
                Some(invoice) if invoice.id == line.document_id => invoice.installments.push(installment),
                _ => all.push(Self {
                    id: line.document_id,
                    // What stands there before it is sent is no number.
                    number: if line.document == DocumentState::Draft { String::new() } else { line.number },
                    title: line.title,
                    project: line.project,
                    status: InvoiceStatus::Draft,
                    sent_at: line.sent_at,
                    voided_at: line.voided_at,
                    currency: line.currency,
                    total_minor: 0,
                    paid_minor: 0,
                    processing_minor: 0,
                    refunded_minor: 0,
                    disputed_minor: 0,
                    lost_minor: 0,
                    open_minor: 0,
                    installments: vec![installment],
                    document: line.document,
                }),
            }
        }
        all.iter_mut().for_each(Self::add_up);
        all
    }

    /// What it says, from what is kept of it. One that was sent before invoices had lines says what its installments say.
    ///
    /// # Errors
    /// When what is kept cannot be read: a mistake of ours.
    pub fn read(&self, content: &str) -> Result<domain::invoice::Invoice, web::Failure> {
        use domain::{invoice::InvoiceContent, plan::PlannedInstallment};
        let said = match content {
            "{}" => {
                let planned = |one: &ShownInstallment| PlannedInstallment {
                    label: one.label.clone(),
                    due_on: one.due_on,
                    amount_minor: one.amount_minor,
                };
                InvoiceContent::of_installments(self.currency, self.installments.iter().map(planned).collect())
            }
            content => serde_json::from_str(content).map_err(web::Failure::internal)?,
        };
        said.parse().map_err(web::Failure::internal)
    }

    /// Whether it waits for money: not all of it came, and it is not void.
    pub fn waits(&self) -> bool {
        self.document == DocumentState::Sent
    }

    /// When the next of it is to be paid.
    pub fn next_due(&self) -> Option<Date> {
        self.installments.iter().filter(|one| one.state.payable()).map(|one| one.due_on).min()
    }

    /// Sets the sums and the status from the installments.
    fn add_up(&mut self) {
        let parts = || self.installments.iter().map(|one| Part { amount: one.amount_minor, fate: one.fate(), state: one.state });
        let Totals { total, paid, processing, refunded, disputed, lost, open } = Totals::of(parts());
        let status = InvoiceStatus::of(self.document, self.voided_at.is_some(), parts());
        (self.total_minor, self.paid_minor, self.processing_minor) = (total, paid, processing);
        (self.refunded_minor, self.disputed_minor, self.lost_minor, self.open_minor) = (refunded, disputed, lost, open);
        self.status = status;
    }
}

/// What stands above an invoice that is being written.
pub struct InvoiceHead {
    pub id: DocumentId,
    pub number: String,
    pub title: String,
    pub project: String,
    pub sent_at: Option<Timestamp>,
    pub currency: Currency,
}

impl ShownInstallment {
    /// One that nobody has paid on yet.
    pub fn new(id: InstallmentId, planned: &domain::plan::PlannedInstallment, today: Date) -> Self {
        Self {
            id,
            label: planned.label.clone(),
            due_on: planned.due_on,
            amount_minor: planned.amount_minor,
            refunded_minor: 0,
            refund_failed_minor: 0,
            disputed_minor: 0,
            lost_minor: 0,
            won_minor: 0,
            state: InstallmentState::of(planned.due_on, None, today),
            paid_at: None,
            payment: None,
            received_as: None,
            received_on: None,
            note: None,
        }
    }

    fn of(line: &PaymentLine, today: Date) -> Self {
        let state = match InstallmentState::of(line.due_on, line.state, today) {
            state if state.payable() && line.voided_at.is_some() => InstallmentState::Void,
            state => state,
        };
        let mut one = Self {
            id: line.id.clone(),
            label: line.label.clone(),
            due_on: line.due_on,
            amount_minor: line.amount_minor,
            refunded_minor: line.refunded_minor.unwrap_or(0),
            refund_failed_minor: line.refund_failed_minor.unwrap_or(0),
            disputed_minor: line.disputed_minor.unwrap_or(0),
            lost_minor: line.lost_minor.unwrap_or(0),
            won_minor: line.won_minor.unwrap_or(0),
            state,
            paid_at: line.paid_at,
            payment: line.payment.clone(),
            received_as: line.received_as,
            received_on: line.received_on,
            note: None,
        };
        one.note = note(line, &one);
        one
    }

    /// What became of its money.
    pub fn fate(&self) -> ReversedAmounts {
        ReversedAmounts {
            refunded: self.refunded_minor,
            refund_failed: self.refund_failed_minor,
            disputed: self.disputed_minor,
            lost: self.lost_minor,
            won: self.won_minor,
        }
    }
}

/// What else there is to know, to its client.
fn note(line: &PaymentLine, one: &ShownInstallment) -> Option<Text> {
    match (one.state, line.state) {
        (InstallmentState::Processing, _) => Some(Translations::payments_processing.into()),
        (InstallmentState::Paid | InstallmentState::Disputed | InstallmentState::Refunded, _) => {
            let (fate, amount, currency) = (one.fate(), one.amount_minor, line.currency);
            let said = move |t: Translations| {
                let money = |minor| t.money(Money { minor, currency });
                let parts = [
                    // All of it says the badge.
                    (fate.refunded > 0 && fate.refunded < amount).then(|| t.payments_refunded(money(fate.refunded))),
                    (fate.refund_failed > 0).then(|| t.payments_refund_failed(money(fate.refund_failed))),
                    (fate.disputed > 0).then(|| t.payments_disputed(money(fate.disputed))),
                    (fate.lost > 0).then(|| t.payments_dispute_lost(money(fate.lost))),
                    // While there is another, the old one matters to nobody.
                    (fate.won > 0 && fate.disputed == 0).then(|| t.payments_dispute_won(money(fate.won))),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            };
            let ReversedAmounts { refund_failed, disputed, lost, won, .. } = fate;
            let silent = [refund_failed, disputed, lost, won].iter().all(|minor| *minor == 0) && !(1..amount).contains(&fate.refunded);
            (!silent).then(|| said.into())
        }
        (state, Some(PaymentState::Failed)) if state.payable() => {
            let why = line.failure.map(payments::failure_text);
            let why = move |t: Translations| why.as_ref().map(|why| format!(" {}", why.render(t))).unwrap_or_default();
            Some((move |t: Translations| format!("{}{}", t.payments_failed(), why(t))).into())
        }
        (state, Some(PaymentState::Open)) if state.payable() => line.failure.map(payments::failure_text),
        _ => None,
    }
}
