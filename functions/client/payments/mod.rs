//! The payment schedule of every invoice sent to this client (B4, B11, B13), newest first, in one round trip. What can be paid has a button,
//! upcoming installments too, and several of one invoice can be paid together.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{DocumentId, Timestamp, permission::Permission};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Client, Failure, Person, PortalShell, Reply};

use crate::{
    cursor::{self, Cursor, ONE_MORE},
    invoice::{
        self, Invoice, Line,
        page::{Schedule, schedule, status},
    },
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// `next` of the page before.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Newest first.
    pub invoices: Vec<Invoice>,
    /// Ask with `after` set to this for more.
    pub next: Option<String>,
    /// Whether this client can pay here: the studio takes cards, and lets them.
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
    href: String,
    title: String,
    project: String,
    number: String,
    status: &'static str,
    total: String,
    paid: String,
    open: String,
    schedule: Schedule,
}

/// `GET /payments`
pub async fn list(client: Client, Asked(paging): Asked<Paging>) -> Result<Reply<Output>, Failure> {
    let after = cursor(&paging.after);
    // One more than is shown tells whether there is more.
    let (viewer, [lines, ready]) = client.read([invoice::mine(client.session(), after, ONE_MORE), sql::READY.with([])]).await?;
    let (invoices, next) = page_of(lines.all()?, client.now());
    let payable = viewer.may(Permission::MakePayments) && ready.first::<sql::Ready>()?.is_some_and(|studio| studio.ready != 0);
    let words = client.words();
    let reply = client.reply(Output { invoices, next, payable });
    Ok(reply.page(|output| PaymentsPage {
        shell: client.shell(&viewer, words.payments_title()),
        invoices: output.invoices.iter().map(|invoice| card(&client, invoice, output.payable)).collect(),
        payable: output.payable,
        next: output.next.as_ref().map(|next| format!("/payments?after={next}")),
    }))
}

/// `9000.{document}`; whatever else is written there is the first page.
fn cursor(after: &str) -> Option<(Timestamp, &str)> {
    let (at, id) = after.split_once('.')?;
    id.parse::<DocumentId>().ok()?;
    Some((Timestamp(at.parse().ok()?), id))
}

/// Gathers one page; the invoice too many only says that there is a next one.
fn page_of(lines: Vec<Line>, now: Timestamp) -> (Vec<Invoice>, Option<String>) {
    let mut invoices = Invoice::gather(lines, now);
    // As the statement goes: of one moment, the greatest id first.
    invoices.sort_by(|a, b| b.sent_at.cmp(&a.sent_at).then_with(|| b.id.cmp(&a.id)));
    cursor::cut(invoices, |last| Cursor::of(last.sent_at.unwrap_or(now), &last.id))
}

fn card(client: &Client, invoice: &Invoice, payable: bool) -> Card {
    let words = client.words();
    Card {
        href: format!("/invoices/{}", invoice.id),
        title: invoice.title.clone(),
        project: invoice.project.clone(),
        number: words.invoice_number(&invoice.number),
        status: status(words, invoice.status),
        total: words.money(invoice.money(invoice.total_minor)),
        paid: words.money(invoice.money(invoice.paid_minor)),
        open: words.money(invoice.money(invoice.open_minor)),
        schedule: schedule(client, invoice, payable),
    }
}
