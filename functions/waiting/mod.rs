//! What waits for a client to do something, the most urgent first (B1).

mod sql;

use domain::{
    ContactId, Date, DocumentId, InstallmentId, Money, ProjectId,
    contract::{self, Signer},
    document::{DocumentKind, DocumentState, ReceivedDocument, Todo},
    money::Currency,
    schedule::InstallmentState,
};
use ports::{Flag, Outcome, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, Failure, Translations};

use crate::{document::href, timeline};

/// Something that waits for the client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Action {
    pub todo: Todo,
    pub document: DocumentId,
    pub kind: DocumentKind,
    pub project: ProjectId,
    pub title: String,
    /// The last day of a quote.
    pub valid_until: Option<Date>,
    /// What is to be paid of an invoice: this and all that follows.
    pub installment: Option<InstallmentId>,
    pub label: Option<String>,
    pub state: Option<InstallmentState>,
    pub due_on: Option<Date>,
    pub amount_minor: Option<i64>,
    pub currency: Option<Currency>,
}

/// Asks for what waits; [`gather`] reads the answer.
pub fn ask(client: &Client) -> Query {
    sql::DOCUMENTS.with([client.session().into()])
}

/// The most urgent first; of one project, where one is named.
///
/// # Errors
/// Only when a row is not what it should be.
pub fn gather(client: &Client, documents: &Outcome, project: Option<&ProjectId>) -> Result<Vec<Action>, Failure> {
    let today = client.today();
    let mut actions = Vec::new();
    for document in documents.all::<sql::Document>()? {
        if document.kind == DocumentKind::Invoice {
            let installments: Vec<sql::WaitingInstallment> = serde_json::from_str(&document.installments).map_err(Failure::internal)?;
            actions.extend(installments.into_iter().filter_map(|one| of_installment(&document, one, today)));
        } else {
            actions.extend(of_document(document, client.contact(), today)?);
        }
    }
    actions.retain(|action| project.is_none_or(|project| action.project == *project));
    actions.sort_by_cached_key(urgency);
    Ok(actions)
}

#[derive(Deserialize)]
struct SignerOf {
    contact: ContactId,
    position: i64,
    signed: Flag,
}

fn of_document(document: sql::Document, contact: &ContactId, today: Date) -> Result<Option<Action>, Failure> {
    let matter = match document.kind {
        DocumentKind::Quote => ReceivedDocument::Quote { expired: document.valid_until.is_some_and(|last| today > last) },
        DocumentKind::Contract => {
            let mut signers: Vec<SignerOf> = serde_json::from_str(&document.signers).map_err(Failure::internal)?;
            signers.sort_by_key(|signer| signer.position);
            let signers: Vec<_> = signers.into_iter().map(|one| Signer { contact: one.contact, signed: *one.signed }).collect();
            ReceivedDocument::Contract { turn: contract::turn(DocumentState::Sent, &signers, *document.signing_order, contact).is_ok() }
        }
        DocumentKind::Questionnaire => ReceivedDocument::Questionnaire,
        DocumentKind::Invoice => ReceivedDocument::Invoice { waits: false },
    };
    let todo = Todo::of(DocumentState::Sent, matter);
    Ok((todo != Todo::None).then_some(Action {
        todo,
        document: document.id,
        kind: document.kind,
        project: document.project_id,
        title: document.title,
        valid_until: document.valid_until,
        installment: None,
        label: None,
        state: None,
        due_on: None,
        amount_minor: None,
        currency: None,
    }))
}

fn of_installment(invoice: &sql::Document, one: sql::WaitingInstallment, today: Date) -> Option<Action> {
    let state = InstallmentState::of(one.due_on, one.state, today);
    let todo = Todo::of(DocumentState::Sent, ReceivedDocument::Invoice { waits: state.waits() });
    (todo != Todo::None).then_some(Action {
        todo,
        document: invoice.id.clone(),
        kind: DocumentKind::Invoice,
        project: invoice.project_id.clone(),
        title: invoice.title.clone(),
        valid_until: None,
        installment: Some(one.id),
        label: Some(one.label),
        state: Some(state),
        due_on: Some(one.due_on),
        amount_minor: Some(one.amount_minor),
        currency: Some(one.currency),
    })
}

/// What is overdue; then what holds the booking up: contracts, and quotes by their last day; then questions; then what is due soon.
fn urgency(action: &Action) -> (u8, bool, Option<Date>, Option<Date>, String) {
    let rank = match (action.todo, action.state) {
        (Todo::Pay, Some(InstallmentState::Overdue)) => 0,
        (Todo::Sign, _) => 1,
        (Todo::Accept, _) => 2,
        (Todo::Answer, _) => 3,
        _ => 4,
    };
    // A quote without a last day comes after those with one.
    (rank, action.valid_until.is_none(), action.valid_until, action.due_on, action.document.to_string())
}

/// One of them, in words.
pub struct WaitingRow {
    pub title: String,
    pub detail: String,
    /// Of an installment, as the badges know it.
    pub state: &'static str,
    pub amount: Option<String>,
    pub href: String,
    pub label: &'static str,
}

/// In words, after `client.read`.
pub fn rows(actions: &[Action], t: Translations) -> Vec<WaitingRow> {
    actions.iter().map(|action| row(action, t)).collect()
}

fn row(action: &Action, t: Translations) -> WaitingRow {
    let detail = match (action.due_on, action.valid_until) {
        (Some(due), _) => format!("{} · {}", action.title, t.waiting_due(t.date(due))),
        (None, Some(last)) => format!("{} · {}", timeline::kind(action.kind, t), t.waiting_until(t.date(last))),
        (None, None) => timeline::kind(action.kind, t).to_owned(),
    };
    let amount = action.amount_minor.zip(action.currency).map(|(minor, currency)| t.money(Money { minor, currency }));
    WaitingRow {
        title: action.label.clone().unwrap_or_else(|| action.title.clone()),
        detail,
        state: action.state.map_or("", InstallmentState::as_str),
        amount,
        href: href(action.kind, &action.document),
        label: match action.todo {
            Todo::Accept => t.waiting_decide(),
            Todo::Sign => t.waiting_sign(),
            Todo::Answer => t.waiting_answer(),
            Todo::Pay | Todo::None => t.waiting_pay(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(todo: Todo, day: Option<&str>, state: Option<InstallmentState>, mark: u8) -> Action {
        let day = day.map(|day| day.parse().unwrap());
        Action {
            todo,
            document: DocumentId::from_bytes([mark; 16]),
            kind: DocumentKind::Quote,
            project: ProjectId::from_bytes([1; 16]),
            title: String::new(),
            valid_until: day.filter(|_| state.is_none()),
            installment: None,
            label: None,
            state,
            due_on: day.filter(|_| state.is_some()),
            amount_minor: None,
            currency: None,
        }
    }

    /// Proves B1.
    #[test]
    fn the_most_urgent_comes_first() {
        use InstallmentState::{Due, Overdue};
        let mut all = [
            action(Todo::Pay, Some("2026-11-25"), Some(Due), 9),
            action(Todo::Answer, None, None, 7),
            action(Todo::Accept, None, None, 6),
            action(Todo::Accept, Some("2026-12-24"), None, 5),
            action(Todo::Accept, Some("2026-11-30"), None, 4),
            action(Todo::Sign, None, None, 3),
            action(Todo::Pay, Some("2026-11-02"), Some(Overdue), 2),
            action(Todo::Pay, Some("2026-11-01"), Some(Overdue), 1),
        ];
        all.sort_by_cached_key(urgency);
        let marks: Vec<_> = all.iter().map(|one| one.document.clone()).collect();
        assert_eq!(marks, [1, 2, 3, 4, 5, 6, 7, 9].map(|mark| DocumentId::from_bytes([mark; 16])));
    }
}
