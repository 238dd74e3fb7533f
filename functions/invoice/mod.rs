//! An invoice with its schedule, as both sides are shown it. Where an installment stands is said by `domain::schedule` and nowhere else.

pub mod sql;

use domain::{
    Date, DocumentId, InstallmentId, Money, Timestamp,
    money::Currency,
    payment::PaymentState,
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
    pub number: String,
    pub title: String,
    pub project: String,
    pub sent_at: Option<Timestamp>,
    pub currency: Currency,
    pub id: InstallmentId,
    pub position: i64,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub state: Option<PaymentState>,
    pub failure: Option<String>,
    pub refunded_minor: Option<i64>,
    pub paid_at: Option<Timestamp>,
}

/// An invoice. Amounts are minor units of its currency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invoice {
    pub id: DocumentId,
    pub number: String,
    pub title: String,
    /// Title of its project.
    pub project: String,
    pub sent_at: Option<Timestamp>,
    pub currency: Currency,
    pub total_minor: i64,
    pub paid_minor: i64,
    /// On its way.
    pub processing_minor: i64,
    pub refunded_minor: i64,
    /// Still to pay.
    pub open_minor: i64,
    pub installments: Vec<Installment>,
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
    /// What else there is to know: why the last attempt failed, what was refunded.
    #[schema(value_type = Option<String>)]
    pub note: Option<Text>,
}

/// Asks for invoices that were sent to this contact, by id; at most so many.
#[cfg(feature = "client-payments")]
pub fn mine(session: &domain::SessionId, after: Option<&DocumentId>, most: u64) -> ports::Query {
    sql::MINE.with([session.into(), after.map_or("", DocumentId::as_str).into(), most.into()])
}

impl Invoice {
    /// An amount of this invoice.
    #[cfg(any(feature = "client-payments", feature = "studio-project"))]
    pub fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.currency }
    }

    /// Puts lines together, newest invoice first, installments in their order.
    pub fn gather(mut lines: Vec<Line>, now: Timestamp) -> Vec<Self> {
        lines.sort_by(|a, b| b.sent_at.cmp(&a.sent_at).then_with(|| a.document_id.cmp(&b.document_id)).then(a.position.cmp(&b.position)));
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
                    sent_at: line.sent_at,
                    currency: line.currency,
                    total_minor: 0,
                    paid_minor: 0,
                    processing_minor: 0,
                    refunded_minor: 0,
                    open_minor: 0,
                    installments: vec![installment],
                }),
            }
        }
        all.iter_mut().for_each(Self::add_up);
        all
    }

    /// Sets the sums from the installments.
    pub fn add_up(&mut self) {
        let parts = self.installments.iter().map(|one| Part { amount: one.amount_minor, refunded: one.refunded_minor, state: one.state });
        let Totals { total, paid, processing, refunded, open } = Totals::of(parts);
        (self.total_minor, self.paid_minor, self.processing_minor) = (total, paid, processing);
        (self.refunded_minor, self.open_minor) = (refunded, open);
    }
}

impl Installment {
    fn of(line: &Line, now: Timestamp) -> Self {
        let state = InstallmentState::of(line.due_on, line.state, now);
        let refunded_minor = line.refunded_minor.unwrap_or(0);
        Self {
            id: line.id.clone(),
            label: line.label.clone(),
            due_on: line.due_on,
            amount_minor: line.amount_minor,
            refunded_minor,
            state,
            paid_at: line.paid_at,
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
        (state, Some(PaymentState::Failed)) if state.payable() => {
            let why = line.failure.as_deref().map(settle::said);
            let why = move |t: Words| why.as_ref().map(|why| format!(" {}", why.said(t))).unwrap_or_default();
            Some((move |t: Words| format!("{}{}", t.payments_failed(), why(t))).into())
        }
        (state, Some(PaymentState::Open)) if state.payable() => line.failure.as_deref().map(settle::said),
        _ => None,
    }
}
