//! An invoice with its schedule, as both sides are shown it. Where an installment stands is said by `domain::schedule`, where an invoice
//! stands by `domain::invoice`, and nowhere else.

#[cfg(any(feature = "client-payments", feature = "client-invoice"))]
pub mod page;
pub mod sql;

use domain::{
    Date, DocumentId, DocumentState, InstallmentId, Money, PaymentId, Timestamp,
    invoice::InvoiceStatus,
    money::Currency,
    payment::{PaymentState, ReceivedAs},
    schedule::{InstallmentState, Part, Totals},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Text, Words};

use crate::system::settle;

/// One installment with its invoice and the payment that counts, as the lists' statements give it.
#[derive(Debug, Deserialize)]
pub struct Line {
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
    pub failure: Option<String>,
    pub refunded_minor: Option<i64>,
    pub paid_at: Option<Timestamp>,
    /// How and when it came, as the studio says.
    pub received_as: Option<ReceivedAs>,
    pub received_on: Option<Date>,
}

/// An invoice. Amounts are minor units of its currency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invoice {
    pub id: DocumentId,
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
    /// Still to pay.
    pub open_minor: i64,
    pub installments: Vec<Installment>,
    #[serde(skip)]
    document: DocumentState,
}

/// One due payment of an invoice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Installment {
    pub id: InstallmentId,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub refunded_minor: i64,
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

/// Asks for invoices this session's client sees, those that wait before the others, each newest first; after one that waits, or not. At
/// most so many.
#[cfg(feature = "client-payments")]
pub fn mine(session: &domain::SessionId, after: Option<(bool, Timestamp, &str)>, most: u64) -> ports::Query {
    // Later than any moment there is, and after every id; before all of them.
    let (all, none) = ((Timestamp(9_000_000_000_000_000), "~"), (Timestamp(0), ""));
    let (waiting, done) = match after {
        None => (all, all),
        Some((true, at, id)) => ((at, id), all),
        Some((false, at, id)) => (none, (at, id)),
    };
    sql::MINE.with([session.into(), waiting.0.into(), waiting.1.into(), done.0.into(), done.1.into(), most.into()])
}

impl Invoice {
    /// An amount of this invoice.
    pub fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.currency }
    }

    /// One that is being written, with what it asks for.
    #[cfg(feature = "studio-invoices")]
    pub fn new(head: Head, installments: Vec<Installment>) -> Self {
        let Head { id, number, title, project, sent_at, currency } = head;
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
            open_minor: 0,
            installments,
            document,
        };
        invoice.add_up();
        invoice
    }

    /// Puts lines together, newest invoice first, installments in their order.
    pub fn gather(mut lines: Vec<Line>, now: Timestamp) -> Vec<Self> {
        lines.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.document_id.cmp(&b.document_id)).then(a.position.cmp(&b.position)));
        let mut all: Vec<Self> = Vec::new();
        for line in lines {
            let installment = Installment::of(&line, now);
            match all.last_mut() {
                Some(invoice) if invoice.id == line.document_id => invoice.installments.push(installment),
                _ => all.push(Self {
                    id: line.document_id,
                    number: line.number,
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
    #[cfg(any(feature = "studio-invoices", feature = "client-invoice"))]
    pub fn read(&self, content: &str) -> Result<domain::invoice::Invoice, web::Failure> {
        use domain::{invoice::InvoiceContent, plan::PlannedInstallment};
        let said = match content {
            "{}" => {
                let planned =
                    |one: &Installment| PlannedInstallment { label: one.label.clone(), due_on: one.due_on, amount_minor: one.amount_minor };
                InvoiceContent::of_installments(self.currency, self.installments.iter().map(planned).collect())
            }
            content => serde_json::from_str(content).map_err(web::Failure::broken)?,
        };
        said.parse().map_err(web::Failure::broken)
    }

    /// Whether it waits for money: not all of it came, and it is not void.
    #[cfg(feature = "client-payments")]
    pub fn waits(&self) -> bool {
        self.document == DocumentState::Sent
    }

    /// When the next of it is to be paid.
    #[cfg(feature = "client-payments")]
    pub fn next_due(&self) -> Option<Date> {
        self.installments.iter().filter(|one| one.state.payable()).map(|one| one.due_on).min()
    }

    /// Sets the sums and the status from the installments.
    fn add_up(&mut self) {
        let parts =
            || self.installments.iter().map(|one| Part { amount: one.amount_minor, refunded: one.refunded_minor, state: one.state });
        let Totals { total, paid, processing, refunded, open } = Totals::of(parts());
        let status = InvoiceStatus::of(self.document, self.voided_at.is_some(), parts());
        (self.total_minor, self.paid_minor, self.processing_minor) = (total, paid, processing);
        (self.refunded_minor, self.open_minor) = (refunded, open);
        self.status = status;
    }
}

/// What stands above an invoice that is being written.
#[cfg(feature = "studio-invoices")]
pub struct Head {
    pub id: DocumentId,
    pub number: String,
    pub title: String,
    pub project: String,
    pub sent_at: Option<Timestamp>,
    pub currency: Currency,
}

impl Installment {
    /// One that nobody has paid on yet.
    #[cfg(feature = "studio-invoices")]
    pub fn new(id: InstallmentId, planned: &domain::plan::PlannedInstallment, now: Timestamp) -> Self {
        Self {
            id,
            label: planned.label.clone(),
            due_on: planned.due_on,
            amount_minor: planned.amount_minor,
            refunded_minor: 0,
            state: InstallmentState::of(planned.due_on, None, now),
            paid_at: None,
            payment: None,
            received_as: None,
            received_on: None,
            note: None,
        }
    }

    fn of(line: &Line, now: Timestamp) -> Self {
        let state = match InstallmentState::of(line.due_on, line.state, now) {
            state if state.payable() && line.voided_at.is_some() => InstallmentState::Void,
            state => state,
        };
        let refunded_minor = line.refunded_minor.unwrap_or(0);
        Self {
            id: line.id.clone(),
            label: line.label.clone(),
            due_on: line.due_on,
            amount_minor: line.amount_minor,
            refunded_minor,
            state,
            paid_at: line.paid_at,
            payment: line.payment.clone(),
            received_as: line.received_as,
            received_on: line.received_on,
            note: note(line, state, Money { minor: refunded_minor, currency: line.currency }),
        }
    }
}

fn note(line: &Line, state: InstallmentState, refunded: Money) -> Option<Text> {
    match (state, line.state) {
        (InstallmentState::Processing, _) => Some(Words::payments_processing.into()),
        (InstallmentState::Paid | InstallmentState::Disputed, _) if refunded.minor > 0 => {
            Some((move |t: Words| t.payments_refunded(t.money(refunded))).into())
        }
        (InstallmentState::Disputed, _) => Some(Words::pay_disputed.into()),
        (state, Some(PaymentState::Failed)) if state.payable() => {
            let why = line.failure.as_deref().map(settle::said);
            let why = move |t: Words| why.as_ref().map(|why| format!(" {}", why.said(t))).unwrap_or_default();
            Some((move |t: Words| format!("{}{}", t.payments_failed(), why(t))).into())
        }
        (state, Some(PaymentState::Open)) if state.payable() => line.failure.as_deref().map(settle::said),
        _ => None,
    }
}
