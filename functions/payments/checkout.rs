//! A payment page at the provider, from what is kept of its payments: asked for, looked at, closed.

use domain::{
    Money, Timestamp,
    payment::PaymentEvent,
    time::{HOUR, MINUTE},
};
use ports::{CheckoutLine, CheckoutRequest, Payments, PaymentsError};
use web::{Change, Failure};

use super::{Desk, PaymentRecord, ProviderReport, Verdict, decide};

/// A payment page stays open so long, in milliseconds. The provider allows 30 minutes to 24 hours.
pub const CHECKOUT_LASTS: i64 = 2 * HOUR;
/// A page cannot be asked for with less than this left (30 minutes at the provider, and a minute for the way).
pub const LEAST_LEFT: i64 = 31 * MINUTE;

/// So long is left of it, in milliseconds.
pub fn left(kept: &PaymentRecord, now: Timestamp) -> i64 {
    kept.expires_at.map_or(0, |end| end.0 - now.0)
}

/// Everything in the request comes from what is kept, so that asking again is asking the same. `None` when nobody is kept who pays.
pub fn request(group: &[PaymentRecord], origin: &str) -> Option<CheckoutRequest> {
    let first = group.first()?;
    let back = format!("{origin}/pay/{}", first.page);
    let line = |kept: &PaymentRecord| CheckoutLine {
        amount: Money { minor: kept.amount_minor, currency: kept.currency },
        title: title(&kept.title, &kept.label),
    };
    Some(CheckoutRequest {
        account: first.account.clone()?,
        reference: first.page.to_string(),
        lines: group.iter().map(line).collect(),
        customer_email: first.payer_email.clone()?,
        success_url: format!("{back}/done"),
        cancel_url: format!("{back}/cancelled"),
        expires_at: first.expires_at?,
    })
}

/// What the page calls an installment; providers allow 250 characters.
fn title(invoice: &str, label: &str) -> String {
    format!("{invoice}: {label}").chars().take(250).collect()
}

/// How a page ended.
pub enum Ended {
    /// It is open still.
    Open,
    /// Nobody paid on it: this says so, together with what comes next.
    Over(Change),
    /// Money came, or is coming: this says so, and nothing else may be done with it.
    Came(Change),
}

/// What the provider is asked about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Look,
    /// Close it, when nobody has paid on it.
    Close,
}

/// Asks the provider. A page that was never shown to anybody is found by asking for it again, or is over with its time.
///
/// # Errors
/// [`PaymentsError::Retryable`] when the provider is out of reach; the rest is a mistake of ours.
pub async fn ask(
    payments: &dyn Payments,
    origin: &str,
    group: &[PaymentRecord],
    ask: Ask,
    now: Timestamp,
) -> Result<ProviderReport, PaymentsError> {
    let Some(first) = group.first() else { return Err(PaymentsError::Refused("a page without payments".to_owned())) };
    Ok(match (&first.account, &first.checkout_id) {
        (Some(account), Some(checkout)) if ask == Ask::Close => payments.expire(account, checkout).await?.into(),
        (Some(account), Some(checkout)) => payments.look(account, checkout).await?.into(),
        _ if left(first, now) <= LEAST_LEFT => ProviderReport { news: Some(PaymentEvent::Expired), ..ProviderReport::default() },
        _ => {
            let request = request(group, origin).ok_or_else(|| PaymentsError::Refused("nobody to ask for".to_owned()))?;
            let found = payments.checkout(&request).await?;
            payments.expire(&request.account, &found.id).await?.into()
        }
    })
}

/// What the answer makes of the page. The desk is for the letters, when the money has just come.
///
/// # Errors
/// Only when a letter cannot be written.
pub fn ended(told: &ProviderReport, desk: Desk, group: &[PaymentRecord], now: Timestamp) -> Result<Ended, Failure> {
    Ok(match decide(group, told, now) {
        Verdict::Move(moved) if told.news == Some(PaymentEvent::Expired) => Ended::Over(moved.change),
        Verdict::Move(moved) => Ended::Came(moved.with_letters(desk, group)?),
        Verdict::Odd(change, _) => Ended::Came(change),
        Verdict::Nothing => Ended::Open,
    })
}
