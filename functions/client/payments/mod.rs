//! The payment schedule of every invoice sent to this client (B4, B11, B13), in one round trip: first what waits for money, the earliest
//! day first, then what is paid or void. What can be paid has a button, upcoming installments too, and several of one invoice can be paid
//! together.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Date, DocumentId, Timestamp, permission::Permission};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, Failure, ListPager, Page, PortalShell, QueryParams, Reply, pagination::ONE_MORE};

use crate::invoice::{
    self, PaymentLine, ShownInvoice,
    page::{Schedule, parts, schedule, status},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Paging {
    /// Cursor: `next` of the page before.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// First those that wait for money, by the day of what is due next; then what is paid or void, newest first.
    #[serde(flatten)]
    #[schema(inline)]
    pub page: Page<ShownInvoice>,
    /// Whether this client can pay here: the studio takes cards, and lets them.
    pub payable: bool,
}

#[derive(Template)]
#[template(path = "client/payments/page.html")]
struct PaymentsPage {
    shell: PortalShell,
    waiting: Vec<Card>,
    /// Paid, or void.
    closed: Vec<Card>,
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
    open: String,
    /// What else the total is made of.
    parts: Vec<(&'static str, String)>,
    schedule: Schedule,
}

/// `GET /payments`
pub async fn list(client: Client, QueryParams(paging): QueryParams<Paging>) -> Result<Reply<Output>, Failure> {
    let pager = client.pager(&["payments"], &paging.after)?;
    // One more than is shown tells whether there is more.
    let (viewer, [lines, ready]) = client.read([invoice::mine(client.session(), pager.after(), ONE_MORE), sql::READY.with([])]).await?;
    let page = page_of(&pager, lines.all()?, client.now(), client.today())?;
    let payable = viewer.may(Permission::MakePayments) && ready.first::<sql::Ready>()?.is_some_and(|studio| *studio.ready);
    let words = client.t();
    let reply = client.reply(Output { page, payable });
    let cards = |output: &Output, waits: bool| {
        let these = output.page.items.iter().filter(|invoice| invoice.waits() == waits);
        these.map(|invoice| card(&client, invoice, output.payable)).collect()
    };
    Ok(reply.page(|output| PaymentsPage {
        shell: client.shell(&viewer, words.payments_title()),
        waiting: cards(output, true),
        closed: cards(output, false),
        payable: output.payable,
        next: output.page.next.as_ref().map(|next| format!("/payments?after={next}")),
    }))
}

/// What the list is sorted by: whether it waits for money, when it was sent, its id.
type Key = (bool, Timestamp, DocumentId);

/// Gathers one page; the invoice too many only says that there is a next one.
fn page_of(pager: &ListPager<'_, Key>, lines: Vec<PaymentLine>, now: Timestamp, today: Date) -> Result<Page<ShownInvoice>, Failure> {
    let mut invoices = ShownInvoice::gather(lines, today);
    // As the statement goes: of one moment, the greatest id first.
    invoices.sort_by(|a, b| (b.waits(), b.sent_at, &b.id).cmp(&(a.waits(), a.sent_at, &a.id)));
    let mut page = pager.page(invoices, |last| (last.waits(), last.sent_at.unwrap_or(now), last.id.clone()))?;
    // The most urgent first; where all of it is on its way, after those.
    page.items.sort_by_key(|invoice| (!invoice.waits(), invoice.waits().then(|| (invoice.next_due().is_none(), invoice.next_due()))));
    Ok(page)
}

fn card(client: &Client, invoice: &ShownInvoice, payable: bool) -> Card {
    let words = client.t();
    Card {
        href: format!("/invoices/{}", invoice.id),
        title: invoice.title.clone(),
        project: invoice.project.clone(),
        number: words.invoice_number(&invoice.number),
        status: status(words, invoice),
        total: words.money(invoice.money(invoice.total_minor)),
        open: words.money(invoice.money(invoice.open_minor)),
        parts: parts(words, invoice).into_iter().map(|(label, minor)| (label, words.money(invoice.money(minor)))).collect(),
        schedule: schedule(client, invoice, payable),
    }
}
