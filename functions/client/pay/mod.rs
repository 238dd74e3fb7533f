//! Pay one installment (D1–D3): to the provider's page, in the studio's own account, for what the database says it costs.
//!
//! Three round trips, one more than any other change: read; reserve; write down the page. The reservation comes before the provider is
//! called, so that of two clicks one wins (the index `payments_one_alive`), and a crash in between leaves a row that says with which key
//! to ask again. Asking again with the same key gives the same page, so the payer pays once.

mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    InstallmentId, Money, PaymentId,
    payment::{News, PaymentState},
};
use ports::{Checkout, CheckoutRequest, PaymentsError, Provider};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use web::{At, Change, Client, Failure, Person, PortalShell, Reply, Subject, Viewer, Words};

use crate::system::settle::{self, Told, Verdict};
use rules::Next;
use sql::{Attempt, Owed};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// The provider's page, where the client pays.
    pub checkout_url: String,
}

/// Who loses a race reads again and uses what the winner made; more often than this is no race.
const TRIES: usize = 4;

/// `POST /installments/{installment}/pay`
pub async fn pay(client: Client, At(installment): At<InstallmentId>) -> Result<Reply<Output>, Failure> {
    let now = client.now();
    let mut busy = false;
    for _ in 0..TRIES {
        // 1. What is owed, and what became of earlier attempts.
        let queries = [sql::OWED.with([(&installment).into(), client.session().into()]), sql::ATTEMPT.with([(&installment).into()])];
        let (viewer, [owed, attempt]) = client.read(queries).await?;
        let owed = owed.first::<Owed>()?.ok_or(Failure::NotFound)?;
        let attempt = attempt.first::<Attempt>()?;
        let Some(account) = owed.payment_account.as_deref() else {
            return Err(Failure::conflict(Words::pay_not_open));
        };
        let attempt = match rules::next(attempt.as_ref(), now) {
            Next::Refuse(why) => return Err(Failure::conflict(why)),
            Next::Go(url) => return Ok(to(&client, url.to_owned())),
            Next::Ask(_) if busy => return Err(Failure::Unavailable(Words::pay_busy.into())),
            Next::Ask(attempt) => Ok(attempt.clone()),
            // 2. Reserve; of several at once the index lets one through.
            Next::Look(attempt) => match look(&client, attempt).await? {
                Looked::Open(url) => return Ok(to(&client, url)),
                Looked::Over(change) => reserve(&client, &viewer, &installment, &owed, account, change).await,
                Looked::Came(change) => match client.step(change).await {
                    // Read again, and say what it is now; a conflict means that its webhook came at this moment.
                    Ok(_) | Err(Failure::Conflict(_)) => continue,
                    Err(failure) => return Err(failure),
                },
            },
            Next::Reserve { instead_of } => {
                let gone = Told { news: Some(News::Expired), ..Told::default() };
                let change = match instead_of.map(|attempt| settle::decide(&attempt.kept, &gone, now)) {
                    Some(Verdict::Move(change)) => change,
                    _ => Change::new(),
                };
                reserve(&client, &viewer, &installment, &owed, account, change).await
            }
        };
        let attempt = match attempt {
            Ok(attempt) => attempt,
            Err(Failure::Taken(what)) if what.starts_with("payments.") => continue,
            Err(Failure::Conflict(_)) => continue,
            Err(failure) => return Err(failure),
        };
        // 3. Ask for the page, and write it down before anybody sees it.
        match open(&client, &viewer, &owed, &attempt).await {
            Ok(page) => return keep(&client, &attempt, page).await,
            // Perhaps the other click is being answered at this moment: then its page is there by now.
            Err(PaymentsError::Later(_)) => busy = true,
            Err(PaymentsError::Refused(why)) => return Err(refused(&client, &attempt, &why).await?),
        }
    }
    Err(Failure::Unavailable(Words::pay_busy.into()))
}

fn to(client: &Client, url: String) -> Reply<Output> {
    client.reply(Output { checkout_url: url.clone() }).see_other(url)
}

enum Looked {
    Open(String),
    /// Nobody paid on it: this says so, together with what comes next.
    Over(Change),
    /// Money came, or is coming.
    Came(Change),
}

async fn look(client: &Client, attempt: &Attempt) -> Result<Looked, Failure> {
    let (Some(account), Some(checkout)) = (&attempt.kept.account, &attempt.kept.checkout_id) else {
        return Err(Failure::broken("a page to look at without an account"));
    };
    let page = client.payments().look(account, checkout).await.map_err(|error| match error {
        PaymentsError::Later(_) => Failure::Unavailable(Words::pay_busy.into()),
        PaymentsError::Refused(why) => Failure::broken(format!("payment {}: {why}", attempt.kept.id)),
    })?;
    let (url, over) = (page.url.clone(), page.provider == Provider::Expired);
    Ok(match settle::decide(&attempt.kept, &page.into(), client.now()) {
        Verdict::Move(change) if over => Looked::Over(change),
        Verdict::Move(change) | Verdict::Odd(change, _) => Looked::Came(change),
        Verdict::Nothing => Looked::Open(url.ok_or(Failure::Unavailable(Words::pay_busy.into()))?),
    })
}

async fn reserve(
    client: &Client,
    viewer: &Viewer,
    installment: &InstallmentId,
    owed: &Owed,
    account: &str,
    before: Change,
) -> Result<Attempt, Failure> {
    let now = client.now();
    let id = client.fresh(PaymentId::from_bytes);
    let expires_at = now.plus(rules::PAGE_LASTS);
    let change = before
        .expect(sql::STILL_OWED.with([
            installment.into(),
            client.session().into(),
            owed.amount_minor.into(),
            owed.currency.into(),
            account.into(),
        ]))
        .write(sql::RESERVE.with([
            (&id).into(),
            installment.into(),
            client.contact().into(),
            owed.amount_minor.into(),
            owed.currency.into(),
            account.into(),
            now.into(),
            expires_at.into(),
        ]))
        .audit_with("payment.started", Subject::of("payment", &id), json!({ "installment": installment, "invoice": owed.document_id }));
    client.step(change).await?;
    Ok(Attempt {
        kept: settle::Kept {
            studio_id: client.studio().clone(),
            id,
            installment_id: installment.clone(),
            state: PaymentState::Open,
            dispute: None,
            refunded_minor: 0,
            amount_minor: owed.amount_minor,
            currency: owed.currency.code().to_owned(),
            account: Some(account.to_owned()),
            checkout_id: None,
            failure: None,
        },
        checkout_url: None,
        expires_at: Some(expires_at),
        payer: Some(viewer.email.clone()),
    })
}

/// Everything in the request comes from what is kept, so that asking again is asking the same.
async fn open(client: &Client, viewer: &Viewer, owed: &Owed, attempt: &Attempt) -> Result<Checkout, PaymentsError> {
    let kept = &attempt.kept;
    let back = format!("{}/pay/{}", client.origin(), kept.id);
    let request = CheckoutRequest {
        account: kept.account.clone().unwrap_or_default(),
        reference: kept.id.to_string(),
        amount: Money { minor: kept.amount_minor, currency: owed.currency },
        title: rules::title(&owed.title, &owed.label),
        customer_email: attempt.payer.clone().unwrap_or_else(|| viewer.email.clone()),
        success_url: format!("{back}/done"),
        cancel_url: format!("{back}/cancelled"),
        expires_at: attempt.expires_at.unwrap_or_else(|| client.now().plus(rules::PAGE_LASTS)),
    };
    let page = client.payments().checkout(&request).await?;
    let asked = page.amount_minor == Some(kept.amount_minor)
        && page.currency.as_deref().is_some_and(|currency| currency.eq_ignore_ascii_case(&kept.currency));
    if asked { Ok(page) } else { Err(PaymentsError::Refused("the page is for another amount".to_owned())) }
}

async fn keep(client: &Client, attempt: &Attempt, page: Checkout) -> Result<Reply<Output>, Failure> {
    let url = page.url.ok_or(Failure::Unavailable(Words::pay_busy.into()))?;
    let reply = to(client, url.clone());
    let id = &attempt.kept.id;
    let change = Change::new().expect(sql::RESERVED.with([id.into(), page.id.as_str().into()])).write(sql::OPENED.with([
        id.into(),
        page.id.as_str().into(),
        url.into(),
        client.now().into(),
    ]));
    client.commit(change, &reply).await?;
    Ok(reply)
}

async fn refused(client: &Client, attempt: &Attempt, why: &str) -> Result<Failure, Failure> {
    let id = &attempt.kept.id;
    let change = Change::new().write(sql::REFUSED.with([id.into(), settle::REFUSED.into(), client.now().into()])).audit_with(
        "payment.refused",
        Subject::of("payment", id),
        json!({ "why": why }),
    );
    client.step(change).await?;
    Ok(Failure::conflict(Words::pay_refused))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Standing {
    pub state: PaymentState,
    pub installment: InstallmentId,
    pub label: String,
    pub amount_minor: i64,
    pub currency: domain::money::Currency,
    /// In words, when it failed.
    pub why: Option<String>,
}

#[derive(Template)]
#[template(path = "client/pay/page.html")]
struct ResultPage {
    shell: PortalShell,
    state: &'static str,
    label: String,
    amount: String,
    why: Option<String>,
}

/// `GET /pay/{payment}/done`: where the provider's page leads when it is done. Coming here proves nothing: what is shown is what the
/// provider itself has told.
pub async fn done(client: Client, At(payment): At<PaymentId>) -> Result<Reply<Standing>, Failure> {
    result(&client, &payment, "processing").await
}

/// `GET /pay/{payment}/cancelled`: where the provider's page leads who turns back.
pub async fn cancelled(client: Client, At(payment): At<PaymentId>) -> Result<Reply<Standing>, Failure> {
    result(&client, &payment, "cancelled").await
}

async fn result(client: &Client, payment: &PaymentId, while_open: &'static str) -> Result<Reply<Standing>, Failure> {
    let (viewer, [found]) = client.read([sql::RESULT.with([payment.into(), client.session().into()])]).await?;
    let sql::Result { state, failure, amount_minor, currency, installment, label } = found.first()?.ok_or(Failure::NotFound)?;
    let shown = match state {
        PaymentState::Open => while_open,
        PaymentState::Processing => "processing",
        PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed => "paid",
        PaymentState::Failed => "failed",
        PaymentState::Expired => "cancelled",
    };
    let reply = client.reply(Standing { state, installment, label, amount_minor, currency, why: failure });
    Ok(reply.page(|standing| ResultPage {
        shell: client.shell(&viewer, client.words().pay_title()),
        state: shown,
        label: standing.label.clone(),
        amount: client.words().money(Money { minor: standing.amount_minor, currency: standing.currency }),
        why: standing.why.as_deref().map(|why| settle::said(why).said(client.words()).into_owned()),
    }))
}
