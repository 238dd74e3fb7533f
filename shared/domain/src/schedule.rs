//! The payment schedule of an invoice: where each installment stands, and what that makes in all (B4, D3).

use crate::{
    Date,
    payment::{PaymentState, ReversedAmounts},
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

/// So many days before its day an installment asks for attention.
pub const SOON: u64 = 14;

impl InstallmentState {
    /// `payment` is the attempt that counts: one that is alive, else the latest. `today` is the day at the studio: what is due on a day is
    /// overdue when that day is over there, as a quote is open until its last day is over there.
    pub fn of(due: Date, payment: Option<PaymentState>, today: Date) -> Self {
        match payment {
            Some(PaymentState::Paid) => Self::Paid,
            Some(PaymentState::Processing) => Self::Processing,
            Some(PaymentState::Disputed) => Self::Disputed,
            Some(PaymentState::Refunded) => Self::Refunded,
            // A page that was opened and left, ran out or failed pays nothing.
            Some(PaymentState::Open | PaymentState::Failed | PaymentState::Expired) | None => Self::by_day(due, today),
        }
    }

    fn by_day(due: Date, today: Date) -> Self {
        if due < today {
            Self::Overdue
        } else if due <= today.plus_days(SOON) {
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
    pub fate: ReversedAmounts,
    pub state: InstallmentState,
}

/// What the parts of an invoice make in all, in minor units: `total = paid + processing + refunded + disputed + lost + open`, but for what is
/// void.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub total: i64,
    /// What came and is there.
    pub paid: i64,
    pub processing: i64,
    pub refunded: i64,
    /// What a payer's bank asks for, and nothing is decided.
    pub disputed: i64,
    /// What a payer's bank took.
    pub lost: i64,
    /// Still to pay.
    pub open: i64,
}

impl Totals {
    pub fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        parts.into_iter().fold(Self::default(), |mut sum, part| {
            sum.total += part.amount;
            match part.state {
                InstallmentState::Paid | InstallmentState::Disputed => {
                    let mut left = part.amount;
                    let mut take = |minor: i64| {
                        let taken = minor.clamp(0, left);
                        left -= taken;
                        taken
                    };
                    sum.refunded += take(part.fate.refunded);
                    sum.lost += take(part.fate.lost);
                    sum.disputed += take(part.fate.disputed);
                    sum.paid += left;
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

    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    fn by_day(day: &str) -> InstallmentState {
        InstallmentState::of(day.parse().unwrap(), None, today())
    }

    /// Proves B4.
    #[test]
    fn the_day_decides_what_is_not_paid() {
        assert_eq!(by_day("2026-11-01"), InstallmentState::Overdue);
        assert_eq!(by_day("2026-11-22"), InstallmentState::Overdue);
        assert_eq!(by_day("2026-11-23"), InstallmentState::Due);
        assert_eq!(by_day("2026-12-07"), InstallmentState::Due);
        assert_eq!(by_day("2026-12-08"), InstallmentState::Upcoming);
    }

    /// Proves B4, D3.
    #[test]
    fn a_payment_decides_where_there_is_one() {
        let of = |payment| InstallmentState::of("2026-11-01".parse().unwrap(), Some(payment), today());
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
        fn nothing_gets_lost_in_the_sum(parts in prop::collection::vec((1..=99_999_999_i64, prop::array::uniform3(-5..=100_000_000_i64), any_state()), 0..40)) {
            let amounts: i64 = parts.iter().map(|(amount, ..)| amount).sum();
            let fate = |[refunded, lost, disputed]: [i64; 3]| ReversedAmounts { refunded, lost, disputed, ..ReversedAmounts::default() };
            let sum = Totals::of(parts.into_iter().map(|(amount, parts, state)| Part { amount, fate: fate(parts), state }));
            let all = [sum.paid, sum.processing, sum.refunded, sum.disputed, sum.lost, sum.open];
            prop_assert_eq!(sum.total, amounts);
            prop_assert_eq!(all.iter().sum::<i64>(), amounts);
            prop_assert!(all.iter().all(|one| *one >= 0));
        }

        /// Proves B4.
        #[test]
        fn time_only_makes_it_more_urgent(days in 0..80_u64, later in 0..90_u64) {
            let first = today();
            let due = first.plus_days(days);
            let rank = |today| match InstallmentState::of(due, None, today) {
                InstallmentState::Upcoming => 0,
                InstallmentState::Due => 1,
                _ => 2,
            };
            prop_assert!(rank(first) <= rank(first.plus_days(later)));
        }
    }
}
