//! The payment schedule of every invoice sent to this client (B4, B11, B13), in one round trip. What can be paid has a button, upcoming
//! installments too.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{DocumentId, schedule::InstallmentState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Client, Failure, Person, PortalShell, Reply, When};

use crate::invoice::{self, Installment, Invoice, Line};

/// Invoices of one page.
const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// The last invoice of the page before.
    after: Option<DocumentId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub invoices: Vec<Invoice>,
    /// Ask with `after` set to this for more.
    pub next: Option<DocumentId>,
    /// Whether the studio takes card payments here.
    pub payable: bool,
}

#[derive(Template)]
#[template(path = "client/payments/page.html")]
struct PaymentsPage {
    shell: PortalShell,
    invoices: Vec<Card>,
    payable: bool,
    next: Option<String>,
}

struct Card {
    title: String,
    project: String,
    total: String,
    paid: String,
    open: String,
    installments: Vec<Row>,
}

struct Row {
    label: String,
    due: Option<When>,
    amount: String,
    state: &'static str,
    note: Option<String>,
    /// Where the button leads.
    pay: Option<String>,
    early: bool,
}

/// `GET /payments`
pub async fn list(client: Client, Asked(paging): Asked<Paging>) -> Result<Reply<Output>, Failure> {
    // One more than is shown tells whether there is more.
    let (viewer, [lines, ready]) =
        client.read([invoice::mine(client.session(), paging.after.as_ref(), PAGE as u64 + 1), sql::READY.with([])]).await?;
    let (invoices, next) = page_of(lines.all()?, &client);
    let payable = ready.first::<sql::Ready>()?.is_some_and(|studio| studio.ready != 0);
    let reply = client.reply(Output { invoices, next, payable });
    Ok(reply.page(|output| PaymentsPage {
        shell: client.shell(&viewer, client.words().payments_title()),
        invoices: output.invoices.iter().map(|invoice| card(&client, invoice, output.payable)).collect(),
        payable: output.payable,
        next: output.next.as_ref().map(|id| format!("/payments?after={id}")),
    }))
}

/// Gathers one page; the invoice too many only says that there is a next one.
fn page_of(mut lines: Vec<Line>, client: &Client) -> (Vec<Invoice>, Option<DocumentId>) {
    let mut ids: Vec<_> = lines.iter().map(|line| line.document_id.clone()).collect();
    ids.sort();
    ids.dedup();
    let next = if ids.len() > PAGE { ids.get(PAGE - 1).cloned() } else { None };
    if let Some(last) = &next {
        lines.retain(|line| line.document_id <= *last);
    }
    (Invoice::gather(lines, client.now()), next)
}

fn card(client: &Client, invoice: &Invoice, payable: bool) -> Card {
    let money = |minor| client.words().money(invoice.money(minor));
    Card {
        title: invoice.title.clone(),
        project: invoice.project.clone(),
        total: money(invoice.total_minor),
        paid: money(invoice.paid_minor),
        open: money(invoice.open_minor),
        installments: invoice.installments.iter().map(|one| row(client, invoice, one, payable)).collect(),
    }
}

fn row(client: &Client, invoice: &Invoice, one: &Installment, payable: bool) -> Row {
    let t = client.words();
    let paid_on = one.paid_at.filter(|_| one.state == InstallmentState::Paid).map(|at| client.day_of(at));
    Row {
        label: one.label.clone(),
        due: Some(client.day(paid_on.unwrap_or(one.due_on))),
        amount: t.money(invoice.money(one.amount_minor)),
        state: one.state.as_str(),
        note: one.note.as_ref().map(|note| note.said(t).into_owned()),
        pay: (payable && one.state.payable()).then(|| format!("/installments/{}/pay", one.id)),
        early: one.state == InstallmentState::Upcoming,
    }
}
