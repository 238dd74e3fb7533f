//! The payment schedule of an invoice: where each installment stands, and what that makes in all (B4, D3).

use crate::{
    Date, Timestamp,
    payment::PaymentState,
    time::{DAY, HOUR},
};

/// Where an installment stands. The API and the pages say it in these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InstallmentState {
    Paid,
    /// Money is on its way; it cannot be paid a second time meanwhile.
    Processing,
    /// The payer's bank asks for the money back.
    Disputed,
    /// All of it went back.
    Refunded,
    Overdue,
    /// Within [`SOON`].
    Due,
    Upcoming,
    /// Its invoice is void: nobody owes it any more.
    Void,
}

/// So long before its day an installment asks for attention, in milliseconds.
pub const SOON: i64 = 14 * DAY;

impl InstallmentState {
    /// `payment` is the attempt that counts: one that is alive, else the latest.
    pub fn of(due: Date, payment: Option<PaymentState>, now: Timestamp) -> Self {
        match payment {
            Some(PaymentState::Paid) => Self::Paid,
            Some(PaymentState::Processing) => Self::Processing,
            Some(PaymentState::Disputed) => Self::Disputed,
            Some(PaymentState::Refunded) => Self::Refunded,
            // A page that was opened and left, ran out or failed pays nothing.
            Some(PaymentState::Open | PaymentState::Failed | PaymentState::Expired) | None => Self::by_day(due, now),
        }
    }

    fn by_day(due: Date, now: Timestamp) -> Self {
        // A day without a time zone is over when it is over everywhere: at noon UTC of the next one (UTC−12).
        if due < now.minus(12 * HOUR).date() {
            Self::Overdue
        } else if due <= now.plus(SOON).date() {
            Self::Due
        } else {
            Self::Upcoming
        }
    }

    /// Whether it can be paid now; an upcoming one can be paid early.
    pub fn payable(self) -> bool {
        matches!(self, Self::Overdue | Self::Due | Self::Upcoming)
    }

    /// Whether it waits for the client to do something.
    pub fn waits(self) -> bool {
        matches!(self, Self::Overdue | Self::Due)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Processing => "processing",
            Self::Disputed => "disputed",
            Self::Refunded => "refunded",
            Self::Overdue => "overdue",
            Self::Due => "due",
            Self::Upcoming => "upcoming",
            Self::Void => "void",
        }
    }
}

/// One installment as its invoice adds it up; amounts in minor units of one currency.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub amount: i64,
    pub refunded: i64,
    pub state: InstallmentState,
}

/// What the parts of an invoice make in all, in minor units: `total = paid + processing + refunded + open`, but for what is void.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub total: i64,
    /// What came and was not refunded; disputed money counts until it is refunded.
    pub paid: i64,
    pub processing: i64,
    pub refunded: i64,
    /// Still to pay.
    pub open: i64,
}

impl Totals {
    pub fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        parts.into_iter().fold(Self::default(), |mut sum, part| {
            sum.total += part.amount;
            match part.state {
                InstallmentState::Paid | InstallmentState::Disputed => {
                    let refunded = part.refunded.clamp(0, part.amount);
                    sum.refunded += refunded;
                    sum.paid += part.amount - refunded;
                }
                InstallmentState::Refunded => sum.refunded += part.amount,
                InstallmentState::Processing => sum.processing += part.amount,
                InstallmentState::Overdue | InstallmentState::Due | InstallmentState::Upcoming => sum.open += part.amount,
                InstallmentState::Void => {}
            }
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 23 November 2026, 14:05 UTC.
    const NOW: Timestamp = Timestamp(1_795_442_700_000);

    fn by_day(day: &str) -> InstallmentState {
        InstallmentState::of(day.parse().unwrap(), None, NOW)
    }

    /// Proves B4.
    #[test]
    fn the_day_decides_what_is_not_paid() {
        assert_eq!(by_day("2026-11-01"), InstallmentState::Overdue);
        assert_eq!(by_day("2026-11-22"), InstallmentState::Overdue);
        assert_eq!(by_day("2026-11-23"), InstallmentState::Due);
        assert_eq!(by_day("2026-12-07"), InstallmentState::Due);
        assert_eq!(by_day("2026-12-08"), InstallmentState::Upcoming);
        // In the morning, somewhere it is still yesterday.
        let morning = NOW.minus(3 * HOUR);
        assert_eq!(InstallmentState::of("2026-11-22".parse().unwrap(), None, morning), InstallmentState::Due);
    }

    /// Proves B4, D3.
    #[test]
    fn a_payment_decides_where_there_is_one() {
        let of = |payment| InstallmentState::of("2026-11-01".parse().unwrap(), Some(payment), NOW);
        assert_eq!(of(PaymentState::Paid), InstallmentState::Paid);
        assert_eq!(of(PaymentState::Processing), InstallmentState::Processing);
        assert_eq!(of(PaymentState::Refunded), InstallmentState::Refunded);
        assert_eq!(of(PaymentState::Disputed), InstallmentState::Disputed);
        for nothing in [PaymentState::Open, PaymentState::Failed, PaymentState::Expired] {
            assert_eq!(of(nothing), InstallmentState::Overdue);
        }
    }

    fn any_state() -> impl Strategy<Value = InstallmentState> {
        use InstallmentState::{Disputed, Due, Overdue, Paid, Processing, Refunded, Upcoming};
        prop::sample::select(vec![Paid, Processing, Disputed, Refunded, Overdue, Due, Upcoming])
    }

    proptest! {
        /// Proves B4.
        #[test]
        fn nothing_gets_lost_in_the_sum(parts in prop::collection::vec((1..=99_999_999_i64, -5..=100_000_000_i64, any_state()), 0..40)) {
            let amounts: i64 = parts.iter().map(|(amount, ..)| amount).sum();
            let sum = Totals::of(parts.into_iter().map(|(amount, refunded, state)| Part { amount, refunded, state }));
            prop_assert_eq!(sum.total, amounts);
            prop_assert_eq!(sum.paid + sum.processing + sum.refunded + sum.open, amounts);
            prop_assert!([sum.paid, sum.processing, sum.refunded, sum.open].iter().all(|one| *one >= 0));
        }

        /// Proves B4.
        #[test]
        fn time_only_makes_it_more_urgent(days in -40..40_i64, later in 0..90_i64) {
            let due = NOW.plus(days * DAY).date();
            let rank = |now| match InstallmentState::of(due, None, now) {
                InstallmentState::Upcoming => 0,
                InstallmentState::Due => 1,
                _ => 2,
            };
            prop_assert!(rank(NOW) <= rank(NOW.plus(later * DAY)));
        }
    }
}
