//! Pay one installment, or several of one invoice together (B4, D1–D3): to the provider's page, in the studio's own account, for what the
//! database says it costs.
//!
//! Three round trips, one more than any other change: read; reserve; write down the page. The reservation comes before the provider is
//! called, so that of two clicks one wins (the index `payments_one_alive`), and a crash in between leaves rows that say with which key
//! to ask again. Asking again with the same key gives the same page, so the payer pays once. A page that holds an installment which is now
//! wanted in other company is closed at the provider before another one is made.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    DocumentId, Event, InstallmentId, MailId, Money, PaymentId,
    payment::{PaymentFacts, PaymentFailure, PaymentState},
    permission::Permission,
    provider_amount,
};
use ports::{Checkout, Constraint, PaymentsError};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, PathId, Payload, PortalShell, Reply, Translations, Viewer};

use crate::{
    invoice::{
        PaymentLine, ShownInvoice,
        page::{Schedule, schedule},
    },
    mail::studio,
    payments::{
        self, PaymentRecord,
        checkout::{self, CHECKOUT_LASTS, CheckoutEnd, CheckoutQuestion},
    },
};
use rules::{Next, Page};
use sql::{Owed, Reserved};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// The provider's page, where the client pays.
    pub checkout_url: String,
}

/// What to pay of an invoice: some installments, or all that is due.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default, alias = "installment")]
    pub installments: Vec<InstallmentId>,
    #[serde(default)]
    pub what: What,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WhatToPay)]
pub enum What {
    /// Those in `installments`.
    #[default]
    Chosen,
    /// Every installment that is due or overdue.
    Due,
}

/// Who loses a race reads again and uses what the winner made; more often than this is no race.
const TRIES: usize = 6;

fn busy_now() -> Failure {
    Failure::Unavailable(Translations::pay_busy.into())
}

/// `POST /installments/{installment}/pay`
pub async fn pay(client: Client, PathId(installment): PathId<InstallmentId>) -> Result<Reply<Output>, Failure> {
    let choose = |owed: &[Owed], _: &[PaymentRecord]| Ok(owed.iter().filter(|one| one.id == installment).cloned().collect());
    pay_some(&client, installment.as_str(), choose).await
}

/// `POST /invoices/{document}/pay`
pub async fn together(
    client: Client,
    PathId(invoice): PathId<DocumentId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Output>, Failure> {
    let today = client.today();
    let choose = |owed: &[Owed], attempts: &[PaymentRecord]| match input.what {
        What::Due => match rules::due(owed, attempts, today).into_iter().cloned().collect::<Vec<_>>() {
            none if none.is_empty() => Err(Failure::conflict(Translations::pay_nothing_due)),
            due => Ok(due),
        },
        What::Chosen if input.installments.is_empty() => Err(Failure::field("installments", Translations::pay_none_chosen)),
        What::Chosen if input.installments.iter().any(|id| !owed.iter().any(|one| one.id == *id)) => Err(Failure::NotFound),
        What::Chosen => Ok(owed.iter().filter(|one| input.installments.contains(&one.id)).cloned().collect()),
    };
    match pay_some(&client, invoice.as_str(), choose).await {
        // What is missing is said where it is chosen, and after a login the choice is there again.
        Err(failure @ (Failure::Invalid(_) | Failure::Resumed { .. })) => {
            Err(choose_again(&client, &invoice, &input.installments, failure).await?)
        }
        done => done,
    }
}

/// The schedule again, with what was chosen and what was wrong with the choice.
async fn choose_again(client: &Client, invoice: &DocumentId, chosen: &[InstallmentId], failure: Failure) -> Result<Failure, Failure> {
    let (viewer, [lines]) = client.read([sql::LINES.with([client.session().into(), invoice.into()])]).await?;
    let invoice = ShownInvoice::gather(lines.all::<PaymentLine>()?, client.today()).into_iter().next().ok_or(Failure::NotFound)?;
    let words = client.t();
    let mut schedule = schedule(client, &invoice, true);
    for row in &mut schedule.rows {
        row.chosen = chosen.iter().any(|id| id.as_str() == row.id);
    }
    Ok(failure.with_form(|errors| ChoosePage {
        shell: client.shell(&viewer, words.pay_choose_title()),
        back: format!("/invoices/{}", invoice.id),
        title: invoice.title.clone(),
        schedule: Schedule { error: errors.list.first().map(|error| error.message.render(words).into_owned()), ..schedule },
    }))
}

#[derive(Template)]
#[template(path = "client/pay/choose.html")]
struct ChoosePage {
    shell: PortalShell,
    back: String,
    title: String,
    schedule: Schedule,
}

/// Of an invoice named by its id or that of an installment, those that `choose` takes.
async fn pay_some(
    client: &Client,
    of: &str,
    choose: impl Fn(&[Owed], &[PaymentRecord]) -> Result<Vec<Owed>, Failure>,
) -> Result<Reply<Output>, Failure> {
    let now = client.now();
    let mut busy = false;
    for _ in 0..TRIES {
        // 1. What is owed, and what became of earlier attempts.
        let queries = [sql::OWED.with([client.session().into(), of.into()]), sql::ATTEMPTS.with([of.into()]), studio::INBOX.with([])];
        let (viewer, [owed, attempts, inbox]) = client.read(queries).await?;
        let inbox = inbox.first::<studio::Inbox>()?.unwrap_or_default();
        let (owed, attempts) = (owed.all::<Owed>()?, attempts.all::<PaymentRecord>()?);
        let first = owed.first().ok_or(Failure::NotFound)?;
        viewer.require(Permission::MakePayments)?;
        if first.voided_at.is_some() {
            return Err(Failure::conflict(Translations::pay_void));
        }
        let wanted = choose(&owed, &attempts)?;
        let Some(account) = first.payment_account.as_deref() else {
            return Err(Failure::conflict(Translations::pay_not_open));
        };
        let total = Money { minor: wanted.iter().map(|one| one.amount_minor).sum(), currency: first.currency };
        if provider_amount::payable(total).is_err() {
            // One alone was sent before the provider's rules were checked: only the studio can help.
            let several = wanted.len() > 1 && total.minor > provider_amount::most(total.currency);
            return Err(Failure::conflict(if several { Translations::pay_too_much } else { Translations::pay_not_payable }));
        }
        let ids: Vec<_> = wanted.iter().map(|one| &one.id).collect();
        let page = match rules::next(&attempts, &ids, now) {
            Next::Refuse(why) => return Err(Failure::conflict(why)),
            Next::Go(url) => return Ok(to(client, url)),
            Next::Ask(_) if busy => return Err(busy_now()),
            Next::Ask(page) => Ok(page),
            // 2. Reserve; of several at once the index lets one through.
            Next::Look(page) => match ended(client, &inbox, &page, CheckoutQuestion::Look).await? {
                CheckoutEnd::Open => return Err(busy_now()),
                CheckoutEnd::Over(change) => reserve(client, &viewer, &wanted, account, change).await,
                CheckoutEnd::Came(change) => match client.step(change).await {
                    // Read again, and say what it is now; a conflict means that its webhook came at this moment.
                    Ok(_) | Err(Failure::Conflict(_)) => continue,
                    Err(failure) => return Err(failure),
                },
            },
            Next::Reserve { close } => {
                let (mut before, mut came) = (Change::new(), None);
                for page in close {
                    match ended(client, &inbox, &page, CheckoutQuestion::Close).await? {
                        CheckoutEnd::Open => return Err(busy_now()),
                        CheckoutEnd::Over(change) => before = before.and(change),
                        CheckoutEnd::Came(change) => came = Some(change),
                    }
                }
                match came {
                    None => reserve(client, &viewer, &wanted, account, before).await,
                    Some(change) => match client.step(change).await {
                        Ok(_) | Err(Failure::Conflict(_)) => continue,
                        Err(failure) => return Err(failure),
                    },
                }
            }
        };
        let page = match page {
            Ok(page) => page,
            Err(Failure::UniqueViolation(Constraint::Payment)) => continue,
            Err(Failure::Conflict(_)) => continue,
            Err(failure) => return Err(failure),
        };
        // 3. Ask for the page, and write it down before anybody sees it.
        match open(client, &page).await {
            Ok(found) => {
                let url = found.url.clone().ok_or(busy_now())?;
                let reply = to(client, url);
                client.commit(opened(client, &page, &found), &reply).await?;
                return Ok(reply);
            }
            // Perhaps the other click is being answered at this moment: then its page is there by now.
            Err(PaymentsError::Retryable(_)) => busy = true,
            Err(PaymentsError::Refused(why)) => {
                refused(client, &page, &why).await?;
                return Err(Failure::conflict(Translations::pay_refused));
            }
        }
    }
    Err(busy_now())
}

fn to(client: &Client, url: String) -> Reply<Output> {
    client.reply(Output { checkout_url: url.clone() }).see_other(url)
}

/// How a page stands at the provider.
async fn ended(client: &Client, inbox: &studio::Inbox, page: &Page, ask: CheckoutQuestion) -> Result<CheckoutEnd, Failure> {
    let head = client.letterhead();
    let told = checkout::ask(client.payments()?, &head.origin, page, ask, client.now()).await.map_err(|error| match error {
        PaymentsError::Retryable(_) => busy_now(),
        PaymentsError::Refused(why) => Failure::internal(why),
    })?;
    let letters = [client.fresh(MailId::from_bytes), client.fresh(MailId::from_bytes)];
    let desk = payments::MailContext { head, dashboard: client.dashboard_origin(), inbox: inbox.clone(), letters };
    checkout::ended(&told, desk, page, client.now())
}

async fn reserve(client: &Client, viewer: &Viewer, wanted: &[Owed], account: &str, before: Change) -> Result<Page, Failure> {
    let now = client.now();
    let Some(first) = wanted.first() else { return Err(Failure::NotFound) };
    let rows: Vec<_> = wanted
        .iter()
        .map(|one| Reserved { id: client.fresh(PaymentId::from_bytes), installment: &one.id, amount_minor: one.amount_minor })
        .collect();
    let Some(lead) = rows.first().map(|row| row.id.clone()) else { return Err(Failure::NotFound) };
    let expires_at = now.plus(CHECKOUT_LASTS);
    let json = json!(rows).to_string();
    let owed = [client.session().into(), (&first.document_id).into(), json.as_str().into(), first.currency.into(), account.into()];
    let reserved = [
        (&lead).into(),
        client.contact().into(),
        json.as_str().into(),
        first.currency.into(),
        account.into(),
        now.into(),
        expires_at.into(),
    ];
    let mut change = before.needs(Permission::MakePayments).require(sql::STILL_OWED.with(owed)).write(sql::RESERVE.with(reserved));
    for row in &rows {
        change = change.record(Event::PaymentStarted {
            payment: row.id.clone(),
            installment: row.installment.clone(),
            invoice: first.document_id.clone(),
            checkout_group: lead.clone(),
        });
    }
    client.step(change).await?;
    let kept = |(row, one): (Reserved<'_>, &Owed)| PaymentRecord {
        studio_id: client.studio().clone(),
        id: row.id,
        page: lead.clone(),
        installment_id: one.id.clone(),
        document_id: one.document_id.clone(),
        label: one.label.clone(),
        number: one.number.clone(),
        title: one.title.clone(),
        state: PaymentState::Open,
        facts: PaymentFacts::default(),
        fate: payments::sql::FateRow::default(),
        amount_minor: one.amount_minor,
        currency: one.currency,
        account: Some(account.to_owned()),
        checkout_id: None,
        checkout_url: None,
        expires_at: Some(expires_at),
        failure: None,
        contact_id: Some(client.contact().clone()),
        payer_name: Some(viewer.name.clone()),
        payer_email: Some(viewer.email.clone()),
        payer_language: viewer.language.unwrap_or(viewer.studio_language),
    };
    Ok(rows.into_iter().zip(wanted).map(kept).collect())
}

async fn open(client: &Client, page: &Page) -> Result<Checkout, PaymentsError> {
    let refused = |why: &str| PaymentsError::Refused(why.to_owned());
    let request = checkout::request(page, &client.origin()).ok_or_else(|| refused("nobody to ask for"))?;
    let payments = client.payments().map_err(|failure| PaymentsError::Refused(failure.to_string()))?;
    let found = payments.checkout(&request).await?;
    let asked = found.amount_minor == Some(page.iter().map(|kept| kept.amount_minor).sum())
        && page.iter().all(|kept| found.currency.as_deref().is_some_and(|currency| currency.eq_ignore_ascii_case(kept.currency.code())));
    if asked { Ok(found) } else { Err(refused("the page is for another amount")) }
}

fn opened(client: &Client, page: &Page, found: &Checkout) -> Change {
    let Some(first) = page.first() else { return Change::new() };
    Change::new().require(sql::RESERVED.with([(&first.page).into(), found.id.as_str().into()])).write(sql::OPENED.with([
        (&first.page).into(),
        found.id.as_str().into(),
        found.url.as_deref().into(),
        client.now().into(),
    ]))
}

async fn refused(client: &Client, page: &Page, why: &str) -> Result<(), Failure> {
    let Some(first) = page.first() else { return Ok(()) };
    let mut change = Change::new().write(sql::REFUSED.with([(&first.page).into(), PaymentFailure::Refused.into(), client.now().into()]));
    for kept in page {
        change = change.record(Event::PaymentRefused { payment: kept.id.clone(), reason: why.to_owned() });
    }
    client.step(change).await.map(|_| ())
}

/// Where a payment stands; with those it was made together with.
#[derive(Debug, Serialize, ToSchema)]
pub struct Standing {
    pub state: PaymentState,
    pub invoice: DocumentId,
    /// The first of them.
    pub installment: InstallmentId,
    pub label: String,
    /// Of all of them.
    pub amount_minor: i64,
    pub currency: domain::money::Currency,
    /// Why it failed, as a sentence in the reader’s language.
    pub why: Option<String>,
    /// All that were paid with it.
    pub installments: Vec<PaidWith>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PaidWith {
    pub installment: InstallmentId,
    pub label: String,
    pub amount_minor: i64,
    pub state: PaymentState,
}

#[derive(Template)]
#[template(path = "client/pay/page.html")]
struct ResultPage {
    shell: PortalShell,
    state: &'static str,
    label: String,
    amount: String,
    why: Option<String>,
    /// Where the receipt is, once there is one.
    receipt: Option<String>,
}

/// `GET /pay/{payment}/done`: where the provider's page leads when it is done. Coming here proves nothing: what is shown is what the
/// provider itself has told.
pub async fn done(client: Client, PathId(payment): PathId<PaymentId>) -> Result<Reply<Standing>, Failure> {
    result(&client, &payment, "processing").await
}

/// `GET /pay/{payment}/cancelled`: where the provider's page leads who turns back.
pub async fn cancelled(client: Client, PathId(payment): PathId<PaymentId>) -> Result<Reply<Standing>, Failure> {
    result(&client, &payment, "cancelled").await
}

async fn result(client: &Client, payment: &PaymentId, while_open: &'static str) -> Result<Reply<Standing>, Failure> {
    let (viewer, [found]) = client.read([sql::RESULT.with([payment.into(), client.session().into()])]).await?;
    let rows = found.all::<sql::Result>()?;
    let first = rows.first().ok_or(Failure::NotFound)?;
    let shown = match first.state {
        PaymentState::Open => while_open,
        PaymentState::Processing => "processing",
        PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed => "paid",
        PaymentState::Failed => "failed",
        PaymentState::Expired => "cancelled",
    };
    let with = |row: &sql::Result| PaidWith {
        installment: row.installment.clone(),
        label: row.label.clone(),
        amount_minor: row.amount_minor,
        state: row.state,
    };
    let reply = client.reply(Standing {
        state: first.state,
        invoice: first.document_id.clone(),
        installment: first.installment.clone(),
        label: rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>().join(", "),
        amount_minor: rows.iter().map(|row| row.amount_minor).sum(),
        currency: first.currency,
        why: first.failure.map(|failure| payments::failure_text(failure).render(client.t()).into_owned()),
        installments: rows.iter().map(with).collect(),
    });
    let words = client.t();
    Ok(reply.page(|standing| ResultPage {
        shell: client.shell(&viewer, words.pay_title()),
        state: shown,
        label: standing.label.clone(),
        amount: words.money(Money { minor: standing.amount_minor, currency: standing.currency }),
        why: standing.why.clone(),
        receipt: (shown == "paid").then(|| format!("/payments/{payment}/receipt")),
    }))
}
