//! What to do when somebody wants to pay.

use domain::{
    Timestamp,
    payment::PaymentState,
    time::{HOUR, MINUTE},
};

use web::{Text, Words};

use super::sql::Attempt;

/// A payment page stays open so long, in milliseconds. The provider allows 30 minutes to 24 hours.
pub const PAGE_LASTS: i64 = 2 * HOUR;
/// A page cannot be asked for with less than this left (30 minutes at the provider, and a minute for the way).
const LEAST_LEFT: i64 = 31 * MINUTE;

#[derive(Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// It cannot be paid now; says why.
    Refuse(Text),
    /// The page is open: to it.
    Go(&'a str),
    /// Reserved, but whether there is a page nobody knows: ask for it again, the answer is the same page.
    Ask(&'a Attempt),
    /// The page's time is over; only the provider knows how it ended.
    Look(&'a Attempt),
    /// Make a new attempt. The one it replaces never had a page that anybody saw.
    Reserve { instead_of: Option<&'a Attempt> },
}

pub fn next(attempt: Option<&Attempt>, now: Timestamp) -> Next<'_> {
    let Some(attempt) = attempt else { return Next::Reserve { instead_of: None } };
    let left = attempt.expires_at.map_or(0, |end| end.0 - now.0);
    match attempt.kept.state {
        PaymentState::Paid => Next::Refuse(Words::pay_already_paid.into()),
        PaymentState::Processing => Next::Refuse(Words::pay_already_processing.into()),
        PaymentState::Disputed => Next::Refuse(Words::pay_disputed.into()),
        PaymentState::Refunded => Next::Refuse(Words::pay_was_refunded.into()),
        PaymentState::Failed | PaymentState::Expired => Next::Reserve { instead_of: None },
        PaymentState::Open if attempt.kept.failure.is_some() => Next::Refuse(Words::pay_odd.into()),
        PaymentState::Open => match (&attempt.kept.checkout_id, &attempt.checkout_url) {
            (None, _) if left > LEAST_LEFT => Next::Ask(attempt),
            (None, _) => Next::Reserve { instead_of: Some(attempt) },
            (Some(_), Some(url)) if left > 0 => Next::Go(url),
            (Some(_), _) => Next::Look(attempt),
        },
    }
}

/// What the payment page calls it; providers allow 250 characters.
pub fn title(invoice: &str, label: &str) -> String {
    format!("{invoice}: {label}").chars().take(250).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::settle::Kept;
    use domain::{InstallmentId, PaymentId, StudioId};

    const NOW: Timestamp = Timestamp(1_000_000_000);

    fn attempt(state: PaymentState, checkout: Option<&str>, left: i64) -> Attempt {
        Attempt {
            kept: Kept {
                studio_id: StudioId::from_bytes([1; 16]),
                id: PaymentId::from_bytes([2; 16]),
                installment_id: InstallmentId::from_bytes([3; 16]),
                state,
                dispute: None,
                refunded_minor: 0,
                amount_minor: 100,
                currency: "EUR".to_owned(),
                account: Some("acct_1".to_owned()),
                checkout_id: checkout.map(str::to_owned),
                failure: None,
            },
            checkout_url: checkout.map(|id| format!("https://pay.example/{id}")),
            expires_at: Some(NOW.plus(left)),
            payer: None,
        }
    }

    /// Proves D2, D3.
    #[test]
    fn money_that_came_or_is_coming_is_not_asked_for_again() {
        for state in [PaymentState::Paid, PaymentState::Processing, PaymentState::Disputed, PaymentState::Refunded] {
            assert!(matches!(next(Some(&attempt(state, Some("cs_1"), HOUR)), NOW), Next::Refuse(_)), "{state:?}");
        }
    }

    /// Proves D2.
    #[test]
    fn an_open_page_is_used_again_until_its_time_is_over() {
        assert_eq!(next(Some(&attempt(PaymentState::Open, Some("cs_1"), 1)), NOW), Next::Go("https://pay.example/cs_1"));
        assert!(matches!(next(Some(&attempt(PaymentState::Open, Some("cs_1"), 0)), NOW), Next::Look(_)));
    }

    /// Proves D2.
    #[test]
    fn a_reservation_without_a_page_is_asked_for_again_while_the_provider_would_still_make_it() {
        assert!(matches!(next(Some(&attempt(PaymentState::Open, None, HOUR)), NOW), Next::Ask(_)));
        assert!(matches!(next(Some(&attempt(PaymentState::Open, None, LEAST_LEFT)), NOW), Next::Reserve { instead_of: Some(_) }));
    }

    /// Proves D3.
    #[test]
    fn what_failed_or_ran_out_can_be_tried_again() {
        assert_eq!(next(None, NOW), Next::Reserve { instead_of: None });
        for state in [PaymentState::Failed, PaymentState::Expired] {
            assert_eq!(next(Some(&attempt(state, Some("cs_1"), -1)), NOW), Next::Reserve { instead_of: None });
        }
    }

    /// Proves D3.
    #[test]
    fn something_odd_waits_for_a_person() {
        let mut odd = attempt(PaymentState::Open, Some("cs_1"), HOUR);
        odd.kept.failure = Some("odd".to_owned());
        assert!(matches!(next(Some(&odd), NOW), Next::Refuse(_)));
    }
}
