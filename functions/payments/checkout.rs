//! A checkout at the provider: the page where a client pays one or several installments. It is requested, retrieved and expired from what
//! is stored with its payments.

use domain::{
    Money, Timestamp,
    payment::{PaymentEvent, PaymentReference},
    time::{HOUR, MINUTE},
};
use ports::{CheckoutLine, CheckoutRequest, Payments, PaymentsError};
use web::{Change, Failure};

use super::{MailContext, PaymentRecord, ProviderReport, ReportOutcome, decide};

/// How long a checkout stays open, in milliseconds. The provider allows 30 minutes to 24 hours.
pub const CHECKOUT_LASTS: i64 = 2 * HOUR;
/// A checkout cannot be requested with less time left than this: 30 minutes at the provider, and a minute for the request.
pub const LEAST_LEFT: i64 = 31 * MINUTE;

/// How long it is still open, in milliseconds.
pub fn left(kept: &PaymentRecord, now: Timestamp) -> i64 {
    kept.expires_at.map_or(0, |end| end.0 - now.0)
}

/// The request is made only from what is stored, so that a repeated request is the same. `None` when no payer is stored.
pub fn request(group: &[PaymentRecord], origin: &str) -> Option<CheckoutRequest> {
    let first = group.first()?;
    let back = format!("{origin}/pay/{}", first.page);
    let line = |kept: &PaymentRecord| CheckoutLine {
        amount: Money { minor: kept.amount_minor, currency: kept.currency },
        title: title(&kept.title, &kept.label),
    };
    Some(CheckoutRequest {
        account: first.account.clone()?,
        reference: PaymentReference::new(&first.studio_id, &first.page).to_string(),
        lines: group.iter().map(line).collect(),
        customer_email: first.payer_email.clone()?,
        success_url: format!("{back}/done"),
        cancel_url: format!("{back}/cancelled"),
        expires_at: first.expires_at?,
    })
}

/// The title of an installment on the checkout; the provider allows 250 characters.
fn title(invoice: &str, label: &str) -> String {
    format!("{invoice}: {label}").chars().take(250).collect()
}

/// How a checkout ended.
pub enum CheckoutEnd {
    /// It is open still.
    Open,
    /// Nobody paid. The change says so, and is committed together with what follows.
    Over(Change),
    /// It was paid, or is being processed. The change says so, and nothing else may be committed with it.
    Came(Change),
}

/// What the provider is asked about a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckoutQuestion {
    Look,
    /// Close it, if nobody has paid.
    Close,
}

/// Asks the provider. A checkout whose id was never stored is found by requesting it again, or has expired.
///
/// # Errors
/// [`PaymentsError::Retryable`] when the provider is out of reach; anything else is an error of ours.
pub async fn ask(
    payments: &dyn Payments,
    origin: &str,
    group: &[PaymentRecord],
    ask: CheckoutQuestion,
    now: Timestamp,
) -> Result<ProviderReport, PaymentsError> {
    let Some(first) = group.first() else { return Err(PaymentsError::Refused("a checkout without payments".to_owned())) };
    Ok(match (&first.account, &first.checkout_id) {
        (Some(account), Some(checkout)) if ask == CheckoutQuestion::Close => payments.expire(account, checkout).await?.into(),
        (Some(account), Some(checkout)) => payments.look(account, checkout).await?.into(),
        _ if left(first, now) <= LEAST_LEFT => ProviderReport { event: Some(PaymentEvent::Expired), ..ProviderReport::default() },
        _ => {
            let request = request(group, origin).ok_or_else(|| PaymentsError::Refused("nobody to ask for".to_owned()))?;
            let found = payments.checkout(&request).await?;
            payments.expire(&request.account, &found.id).await?.into()
        }
    })
}

/// What the provider's answer means for the checkout. `desk` is what the emails are written with, if money was received.
///
/// # Errors
/// Only when an email cannot be rendered.
pub fn ended(report: &ProviderReport, desk: MailContext, group: &[PaymentRecord], now: Timestamp) -> Result<CheckoutEnd, Failure> {
    Ok(match decide(group, report, now) {
        ReportOutcome::Move(moved) if report.event == Some(PaymentEvent::Expired) => CheckoutEnd::Over(moved.change),
        ReportOutcome::Move(moved) => CheckoutEnd::Came(moved.with_letters(desk, group)?),
        ReportOutcome::Odd(change, _) => CheckoutEnd::Came(change),
        ReportOutcome::Nothing => CheckoutEnd::Open,
    })
}
