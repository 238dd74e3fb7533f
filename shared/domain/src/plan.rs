//! When an invoice is to be paid: a deposit and equal parts, or installments written out. Either way they come to the total, to the cent (B4, B11).

use crate::{Date, Faults, Invalid, Money, Title, bill::Share};

/// The most installments of an invoice.
pub const MOST_INSTALLMENTS: usize = 60;

/// How an invoice asks for its money.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentPlan {
    /// Divided by us.
    Split(Split),
    /// Divided by hand; the amounts must come to the total.
    Installments(Vec<PlannedInstallment>),
}

/// A deposit first, what remains in equal parts; what does not divide goes to the last.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    #[serde(default)]
    pub deposit: Option<Deposit>,
    /// May be empty where the deposit is all.
    #[serde(default)]
    pub parts: Vec<PlannedPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deposit {
    #[schema(min_length = 1, max_length = 200, example = "Deposit")]
    pub label: String,
    pub due_on: Date,
    pub share: Share,
}

/// One of equal parts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedPart {
    #[schema(min_length = 1, max_length = 200, example = "Balance")]
    pub label: String,
    pub due_on: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedInstallment {
    #[schema(min_length = 1, max_length = 200, example = "Deposit")]
    pub label: String,
    pub due_on: Date,
    /// Minor units.
    #[schema(minimum = 1, maximum = 99_999_999)]
    pub amount_minor: i64,
}

impl PaymentPlan {
    /// The installments that come to `total` minor units.
    ///
    /// # Errors
    /// Everything that is wrong, by `split.parts[0].label` or `installments[0].amount_minor` and the like.
    pub fn installments(self, total: i64) -> Result<Vec<PlannedInstallment>, Faults> {
        let mut faults = Faults::default();
        let list = match self {
            Self::Split(Split { deposit, parts }) => faults.take_part("split", plan(total, deposit, parts)),
            Self::Installments(list) => faults.take_part("installments", written(total, list)),
        };
        faults.done(list)
    }
}

/// Divides `total` minor units into a deposit and equal parts.
///
/// # Errors
/// Everything that is wrong, by `deposit.share`, `parts[0].label` and the like.
pub fn plan(total: i64, deposit: Option<Deposit>, parts: Vec<PlannedPart>) -> Result<Vec<PlannedInstallment>, Faults> {
    let mut faults = Faults::default();
    let mut list = Vec::new();
    let mut rest = total;
    if let Some(Deposit { label, due_on, share }) = deposit {
        let amount = share.of(total).and_then(|amount| match amount {
            0 => Err(Invalid::new("This rounds to nothing; enter a larger share")),
            all if all == total && !parts.is_empty() => Err(Invalid::new("The deposit is all there is to pay; leave out the parts")),
            amount => Ok(amount),
        });
        if let Some(amount_minor) = faults.take("deposit.share", amount) {
            rest -= amount_minor;
            list.push(("deposit".to_owned(), PlannedInstallment { label, due_on, amount_minor }));
        }
    }
    let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    match rest.checked_div(count) {
        None if rest != 0 && faults.is_empty() => faults.add("parts", "Add a part for what remains after the deposit"),
        Some(each) if each < 1 => faults.add("parts", "There is less to pay than there are parts"),
        each => {
            let each = each.unwrap_or_default();
            for (index, PlannedPart { label, due_on }) in parts.into_iter().enumerate() {
                list.push((format!("parts[{index}]"), PlannedInstallment { label, due_on, amount_minor: each }));
            }
            if let Some((_, last)) = list.last_mut() {
                last.amount_minor += rest - each * count;
            }
        }
    }
    // What could not be divided is said alone; labels come next.
    let list = faults.done(Some(list))?;
    checked(list)
}

fn written(total: i64, list: Vec<PlannedInstallment>) -> Result<Vec<PlannedInstallment>, Faults> {
    let sum: i128 = list.iter().map(|one| i128::from(one.amount_minor)).sum();
    let list = list.into_iter().enumerate().map(|(index, one)| (format!("[{index}]"), one)).collect();
    let mut faults = Faults::default();
    let list = faults.take_part("", checked(list));
    if sum != i128::from(total) {
        let (by, way) = ((sum - i128::from(total)).abs(), if sum > i128::from(total) { "more" } else { "less" });
        faults.add("", format!("The installments come to {by} minor units {way} than the total"));
    }
    faults.done(list)
}

/// What holds for every installment, however it came about; each with its path.
fn checked(list: Vec<(String, PlannedInstallment)>) -> Result<Vec<PlannedInstallment>, Faults> {
    let mut faults = Faults::default();
    if list.is_empty() {
        faults.add("", "Add at least one installment");
    }
    if list.len() > MOST_INSTALLMENTS {
        faults.add("", format!("Use at most {MOST_INSTALLMENTS} installments"));
    }
    let mut before = None;
    let mut tidy = Vec::with_capacity(list.len());
    for (path, PlannedInstallment { label, due_on, amount_minor }) in list {
        let label = faults.take(format!("{path}.label"), label.parse::<Title>()).map(String::from);
        if before > Some(due_on) {
            faults.add(format!("{path}.due_on"), "This is due before the one above it; put them in order");
        }
        before = Some(due_on);
        if !(1..=Money::MAX_MINOR).contains(&amount_minor) {
            faults.add(format!("{path}.amount_minor"), "Each installment must be above zero and below a million; divide further");
        }
        tidy.extend(label.map(|label| PlannedInstallment { label, due_on, amount_minor }));
    }
    faults.done(Some(tidy))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn part(due_on: &str) -> PlannedPart {
        PlannedPart { label: "Part".into(), due_on: day(due_on) }
    }

    fn deposit(share: Share) -> Option<Deposit> {
        Some(Deposit { label: " Deposit ".into(), due_on: day("2026-12-01"), share })
    }

    fn amounts(list: Result<Vec<PlannedInstallment>, Faults>) -> Vec<i64> {
        list.unwrap().iter().map(|one| one.amount_minor).collect()
    }

    fn paths(list: Result<Vec<PlannedInstallment>, Faults>) -> Vec<String> {
        list.unwrap_err().into_iter().map(|fault| fault.path).collect()
    }

    /// Proves B4, B11.
    #[test]
    fn the_last_takes_what_does_not_divide() {
        let parts = || vec![part("2027-01-01"), part("2027-02-01"), part("2027-03-01")];
        assert_eq!(amounts(plan(100_001, deposit(Share::PercentBp(3_000)), parts())), [30_000, 23_333, 23_333, 23_335]);
        assert_eq!(amounts(plan(100, None, parts())), [33, 33, 34]);
        assert_eq!(amounts(plan(100, deposit(Share::AmountMinor(100)), vec![])), [100]);
        assert_eq!(plan(100, deposit(Share::AmountMinor(100)), vec![]).unwrap().first().unwrap().label, "Deposit");
    }

    /// Proves B11.
    #[test]
    fn what_cannot_be_divided_says_why() {
        let late_first = vec![part("2027-02-01"), PlannedPart { label: " ".into(), ..part("2027-01-01") }];
        assert_eq!(paths(plan(100, None, late_first)), ["parts[1].label", "parts[1].due_on"]);
        assert_eq!(paths(plan(100, None, vec![])), ["parts"]);
        assert_eq!(paths(plan(100, deposit(Share::AmountMinor(40)), vec![])), ["parts"]);
        assert_eq!(paths(plan(100, deposit(Share::AmountMinor(100)), vec![part("2027-01-01")])), ["deposit.share", "parts"][..1]);
        assert_eq!(paths(plan(1, deposit(Share::PercentBp(1)), vec![part("2027-01-01")])), ["deposit.share"]);
        assert_eq!(paths(plan(1, None, vec![part("2027-01-01"); 2])), ["parts"]);
        assert_eq!(paths(plan(100, None, vec![part("2027-01-01"); 61])), [""]);
        assert_eq!(paths(plan(Money::MAX_MINOR + 1, None, vec![part("2027-01-01")])), ["parts[0].amount_minor"]);
        assert_eq!(paths(plan(0, None, vec![])), [""]);
        let split = PaymentPlan::Split(Split { deposit: None, parts: vec![] });
        assert_eq!(paths(split.installments(100)), ["split.parts"]);
    }

    /// Proves B11.
    #[test]
    fn installments_by_hand_come_to_the_total() {
        let by_hand = |amounts: &[i64]| {
            let one = |amount: &i64| PlannedInstallment { label: "Part".into(), due_on: day("2027-01-01"), amount_minor: *amount };
            PaymentPlan::Installments(amounts.iter().map(one).collect())
        };
        assert_eq!(amounts(by_hand(&[40, 60]).installments(100)), [40, 60]);
        let words = by_hand(&[40, 59]).installments(100).unwrap_err().to_string();
        assert_eq!(words, "installments: The installments come to 1 minor units less than the total");
        assert_eq!(paths(by_hand(&[110, -10]).installments(100)), ["installments[1].amount_minor"]);
        assert_eq!(paths(by_hand(&[i64::MAX, i64::MAX]).installments(1)).len(), 3);
        assert_eq!(paths(by_hand(&[]).installments(100)), ["installments", "installments"]);
    }

    proptest! {
        /// Proves B4, B11.
        #[test]
        fn dividing_never_loses_a_cent(total in 1..=Money::MAX_MINOR, count in 0..24_usize, share in prop::option::of(prop_oneof![
            (1..=10_000_i64).prop_map(Share::PercentBp),
            (1..=Money::MAX_MINOR).prop_map(Share::AmountMinor),
        ])) {
            if let Ok(list) = plan(total, share.and_then(deposit), vec![part("2027-01-01"); count]) {
                prop_assert_eq!(list.iter().map(|one| one.amount_minor).sum::<i64>(), total);
                prop_assert!(list.iter().all(|one| one.amount_minor > 0));
                // What was divided by hand and what was divided by us are the same thing.
                prop_assert_eq!(PaymentPlan::Installments(list.clone()).installments(total), Ok(list));
            }
        }

        #[test]
        fn no_numbers_break_the_plan(total: i64, minor: i64, bp: i64, count in 0..4_usize, percent: bool) {
            let share = if percent { Share::PercentBp(bp) } else { Share::AmountMinor(minor) };
            let _ = plan(total, deposit(share), vec![part("2027-01-01"); count]);
        }
    }
}
