//! When an invoice is to be paid: a deposit and equal parts, or installments written out. Either way they come to the total, to the cent (B4, B11).

use crate::{
    Date, InvalidValue, Money, Title, ValidationErrors,
    bill::{MOST_MINOR, Share},
    provider_amount,
};

/// The most installments of an invoice.
pub const MOST_INSTALLMENTS: usize = 60;

/// How an invoice asks for its money.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentPlan {
    /// Divided by us.
    Split(PaymentSplit),
    /// Divided by hand; the amounts must come to the total.
    Installments(Vec<PlannedInstallment>),
}

/// A deposit first, what remains in equal parts; what does not divide goes to the last.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentSplit {
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
    #[schema(minimum = 1, maximum = 999_999_999_999_i64)]
    pub amount_minor: i64,
}

impl PaymentPlan {
    /// The installments that come to `total`.
    ///
    /// # Errors
    /// Everything that is wrong, by `split.parts[0].label` or `installments[0].amount_minor` and the like.
    pub fn installments(self, total: Money) -> Result<Vec<PlannedInstallment>, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let list = match self {
            Self::Split(PaymentSplit { deposit, parts }) => faults.take_part("split", plan(total, deposit, parts)),
            Self::Installments(list) => faults.take_part("installments", written(total, list)),
        };
        faults.done(list)
    }

    /// What can be said of it where there is no total to divide.
    pub fn faults_alone(self) -> ValidationErrors {
        let mut faults = ValidationErrors::default();
        match self {
            Self::Split(PaymentSplit { deposit, parts }) => {
                let share = deposit.as_ref().map(|deposit| deposit.share.of(MOST_MINOR));
                share.and_then(|share| faults.take("split.deposit.share", share));
                faults.take_part("split", checked(unpriced(deposit, parts)));
            }
            Self::Installments(list) => {
                faults.take_part("installments", checked(numbered(list)));
            }
        }
        faults
    }
}

/// Divides `total` into a deposit and equal parts, in steps that can be paid: whole krónur, dinars to the hundredth.
///
/// # Errors
/// Everything that is wrong, by `deposit.share`, `parts[0].label` and the like.
pub fn plan(total: Money, deposit: Option<Deposit>, parts: Vec<PlannedPart>) -> Result<Vec<PlannedInstallment>, ValidationErrors> {
    let (total, step) = (total.minor, provider_amount::step(total.currency));
    let mut faults = ValidationErrors::default();
    let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let first = deposit.as_ref().map(|deposit| {
        // A percentage is ours to round; an amount is as it was entered.
        let round = |amount: i64| match deposit.share {
            Share::PercentBp(_) if amount < total => amount - amount % step,
            _ => amount,
        };
        deposit.share.of(total).map(round).and_then(|amount| match amount {
            0 => Err(InvalidValue::new("This rounds to nothing; enter a larger share")),
            all if all == total && count > 0 => Err(InvalidValue::new("The deposit is all there is to pay; leave out the parts")),
            amount => Ok(amount),
        })
    });
    let first = first.and_then(|amount| faults.take("deposit.share", amount));
    let rest = total - first.unwrap_or_default();
    let mut list = unpriced(deposit, parts);
    match rest.checked_div(count) {
        None if rest != 0 && faults.is_empty() => faults.add("parts", "Add a part for what remains after the deposit"),
        Some(each) if each < step => faults.add("parts", "There is less to pay than there are parts"),
        each if faults.is_empty() => {
            let each = each.unwrap_or_default();
            let each = each - each % step;
            list.iter_mut().for_each(|(_, one)| one.amount_minor = each);
            if let Some((_, last)) = list.last_mut() {
                last.amount_minor += rest - each * count;
            }
            if let Some(((_, deposit), amount)) = list.first_mut().zip(first) {
                deposit.amount_minor = amount;
            }
        }
        // The deposit is wrong.
        _ => {}
    }
    if !faults.is_empty() && list.is_empty() {
        return Err(faults);
    }
    // What could not be divided is looked at all the same: its labels, its days.
    let list = faults.take_part("", checked(list));
    faults.done(list)
}

/// The installments of what is to be divided, each with its path and with an amount that stands for any.
fn unpriced(deposit: Option<Deposit>, parts: Vec<PlannedPart>) -> Vec<(String, PlannedInstallment)> {
    let one = |label, due_on| PlannedInstallment { label, due_on, amount_minor: 1 };
    let first = deposit.map(|Deposit { label, due_on, .. }| ("deposit".to_owned(), one(label, due_on)));
    let parts = parts.into_iter().enumerate();
    first.into_iter().chain(parts.map(|(index, PlannedPart { label, due_on })| (format!("parts[{index}]"), one(label, due_on)))).collect()
}

fn numbered(list: Vec<PlannedInstallment>) -> Vec<(String, PlannedInstallment)> {
    list.into_iter().enumerate().map(|(index, one)| (format!("[{index}]"), one)).collect()
}

fn written(total: Money, list: Vec<PlannedInstallment>) -> Result<Vec<PlannedInstallment>, ValidationErrors> {
    // Of more than sixty amounts, each within 64 bits: no sum leaves 128.
    let sum: i128 = list.iter().map(|one| i128::from(one.amount_minor)).sum();
    let mut faults = ValidationErrors::default();
    let list = faults.take_part("", checked(numbered(list)));
    let over = sum - i128::from(total.minor);
    if over != 0 {
        let money = |minor: i128| i64::try_from(minor).map(|minor| Money { minor, ..total }.to_string());
        let way = if over > 0 { "more" } else { "less" };
        faults.add(
            "",
            match (money(sum), money(over.abs())) {
                (Ok(sum), Ok(by)) => format!("Together these are {sum}: {by} {way} than the total of {total}"),
                _ => format!("Together these are {way} than the total of {total}"),
            },
        );
    }
    faults.done(list)
}

/// What holds for every installment, however it came about; each with its path.
fn checked(list: Vec<(String, PlannedInstallment)>) -> Result<Vec<PlannedInstallment>, ValidationErrors> {
    let mut faults = ValidationErrors::default();
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
            faults.add(format!("{path}.amount_minor"), "Enter an amount above zero; divide what is too large");
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

    fn euros(minor: i64) -> Money {
        Money { minor, currency: "EUR".parse().unwrap() }
    }

    fn amounts(list: Result<Vec<PlannedInstallment>, ValidationErrors>) -> Vec<i64> {
        list.unwrap().iter().map(|one| one.amount_minor).collect()
    }

    fn paths(list: Result<Vec<PlannedInstallment>, ValidationErrors>) -> Vec<String> {
        list.unwrap_err().into_iter().map(|fault| fault.path).collect()
    }

    /// Proves B4, B11.
    #[test]
    fn the_last_takes_what_does_not_divide() {
        let parts = || vec![part("2027-01-01"), part("2027-02-01"), part("2027-03-01")];
        assert_eq!(amounts(plan(euros(100_001), deposit(Share::PercentBp(3_000)), parts())), [30_000, 23_333, 23_333, 23_335]);
        assert_eq!(amounts(plan(euros(100), None, parts())), [33, 33, 34]);
        assert_eq!(amounts(plan(euros(100), deposit(Share::AmountMinor(100)), vec![])), [100]);
        assert_eq!(plan(euros(100), deposit(Share::AmountMinor(100)), vec![]).unwrap().first().unwrap().label, "Deposit");
    }

    /// Proves B11.
    #[test]
    fn what_cannot_be_divided_says_why() {
        let late_first = vec![part("2027-02-01"), PlannedPart { label: " ".into(), ..part("2027-01-01") }];
        assert_eq!(paths(plan(euros(100), None, late_first)), ["parts[1].label", "parts[1].due_on"]);
        assert_eq!(paths(plan(euros(100), None, vec![])), ["parts"]);
        assert_eq!(paths(plan(euros(100), deposit(Share::AmountMinor(40)), vec![])), ["parts"]);
        assert_eq!(paths(plan(euros(100), deposit(Share::AmountMinor(100)), vec![part("2027-01-01")])), ["deposit.share", "parts"][..1]);
        assert_eq!(paths(plan(euros(1), deposit(Share::PercentBp(1)), vec![part("2027-01-01")])), ["deposit.share"]);
        assert_eq!(paths(plan(euros(1), None, vec![part("2027-01-01"); 2])), ["parts"]);
        assert_eq!(paths(plan(euros(100), None, vec![part("2027-01-01"); 61])), [""]);
        assert_eq!(paths(plan(euros(Money::MAX_MINOR + 1), None, vec![part("2027-01-01")])), ["parts[0].amount_minor"]);
        assert_eq!(paths(plan(euros(0), None, vec![])), [""]);
        let split = PaymentPlan::Split(PaymentSplit { deposit: None, parts: vec![] });
        assert_eq!(paths(split.installments(euros(100))), ["split.parts"]);
        // And its labels with it.
        let nameless = || PlannedPart { label: " ".into(), ..part("2027-01-01") };
        assert_eq!(paths(plan(euros(1), None, vec![part("2027-01-01"), nameless()])), ["parts", "parts[1].label"]);
        assert_eq!(paths(plan(euros(100), deposit(Share::PercentBp(0)), vec![nameless()])), ["deposit.share", "parts[0].label"]);
        let split = PaymentPlan::Split(PaymentSplit { deposit: deposit(Share::PercentBp(10_001)), parts: vec![part("2026-11-01")] });
        let alone: Vec<_> = split.faults_alone().into_iter().map(|fault| fault.path).collect();
        assert_eq!(alone, ["split.deposit.share", "split.parts[0].due_on"]);
    }

    /// Proves B11.
    #[test]
    fn installments_by_hand_come_to_the_total() {
        let by_hand = |amounts: &[i64]| {
            let one = |amount: &i64| PlannedInstallment { label: "Part".into(), due_on: day("2027-01-01"), amount_minor: *amount };
            PaymentPlan::Installments(amounts.iter().map(one).collect())
        };
        assert_eq!(amounts(by_hand(&[40, 60]).installments(euros(100))), [40, 60]);
        let words = by_hand(&[40, 59]).installments(euros(100)).unwrap_err().to_string();
        assert_eq!(words, "installments: Together these are 0.99 EUR: 0.01 EUR less than the total of 1.00 EUR");
        assert_eq!(paths(by_hand(&[110, -10]).installments(euros(100))), ["installments[1].amount_minor"]);
        assert_eq!(paths(by_hand(&[i64::MAX, i64::MAX]).installments(euros(1))).len(), 3);
        assert_eq!(paths(by_hand(&[]).installments(euros(100))), ["installments", "installments"]);
    }

    proptest! {
        /// Proves B4, B11.
        #[test]
        fn dividing_never_loses_a_cent(total in 1..=99_999_999_i64, code in prop::sample::select(vec!["EUR", "ISK", "KWD", "MGA"]), count in 0..24_usize, share in prop::option::of(prop_oneof![
            (1..=10_000_i64).prop_map(Share::PercentBp),
            (1..=99_999_999_i64).prop_map(Share::AmountMinor),
        ])) {
            let total = Money { minor: total, currency: code.parse().unwrap() };
            if let Ok(list) = plan(total, share.and_then(deposit), vec![part("2027-01-01"); count]) {
                prop_assert_eq!(list.iter().map(|one| one.amount_minor).sum::<i64>(), total.minor);
                // What can be paid at once can be paid in parts, where the deposit is not a part that nobody can pay.
                let step = provider_amount::step(total.currency);
                if total.minor % step == 0 && !matches!(share, Some(Share::AmountMinor(minor)) if minor % step != 0) {
                    prop_assert!(list.iter().all(|one| one.amount_minor % step == 0));
                }
                prop_assert!(list.iter().all(|one| one.amount_minor > 0));
                // What was divided by hand and what was divided by us are the same thing.
                prop_assert_eq!(PaymentPlan::Installments(list.clone()).installments(total), Ok(list));
            }
        }

        #[test]
        fn no_numbers_break_the_plan(total: i64, minor: i64, bp: i64, count in 0..4_usize, percent: bool) {
            let share = if percent { Share::PercentBp(bp) } else { Share::AmountMinor(minor) };
            let _ = plan(euros(total), deposit(share), vec![part("2027-01-01"); count]);
        }
    }
}
