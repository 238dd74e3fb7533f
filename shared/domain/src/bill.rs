//! Line items as quotes and invoices share them, and what they come to (B8, B11). Added up here and nowhere else.
//!
//! Rounding follows EN 16931: each line to the minor unit, then tax once per rate on the discounted sum of that rate, half away from zero.

use std::collections::BTreeMap;

use crate::{Description, InvalidValue, ValidationErrors};

/// The largest amount of a line or a total, in minor units: exact in every JSON reader (±2^53) with room to multiply.
pub const MOST_MINOR: i64 = 999_999_999_999;
/// The most lines of a bill.
pub const MOST_LINES: usize = 200;
/// The largest quantity, in thousandths: a million.
pub const MOST_MILLI: i64 = 1_000_000_000;
/// All of something, in basis points.
pub const WHOLE_BP: i64 = 10_000;

/// One line of a quote or an invoice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillLine {
    #[schema(min_length = 1, max_length = 1000, example = "Photographs of the day, eight hours")]
    pub description: String,
    /// In thousandths: 1500 is one and a half.
    #[schema(minimum = 1, maximum = 1_000_000_000, example = 1_000)]
    pub quantity_milli: i64,
    /// For one, in minor units; below zero for a rebate.
    #[schema(minimum = -999_999_999_999_i64, maximum = 999_999_999_999_i64, example = 125_000)]
    pub unit_price_minor: i64,
    /// Tax in basis points: 1900 is 19 %.
    #[schema(minimum = 0, maximum = 10_000, example = 1_900)]
    pub tax_bp: i64,
}

/// A part of an amount: a rebate, a deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// In basis points: 1000 is 10 %.
    PercentBp(i64),
    /// In minor units.
    AmountMinor(i64),
}

impl Share {
    /// So much of `whole` minor units, rounded half away from zero.
    ///
    /// # Errors
    /// When it is out of bounds, or more than all.
    pub fn of(self, whole: i64) -> Result<i64, InvalidValue> {
        let whole = whole.max(0);
        match self {
            Self::PercentBp(bp) if (1..=WHOLE_BP).contains(&bp) => fits(rounded(i128::from(whole) * i128::from(bp), WHOLE_BP.into())),
            Self::PercentBp(_) => Err(InvalidValue::new("Enter a percentage above 0 and at most 100")),
            Self::AmountMinor(minor) if minor < 1 => Err(InvalidValue::new("Enter an amount above zero")),
            Self::AmountMinor(minor) if minor > whole => Err(InvalidValue::new("This is more than there is to pay")),
            Self::AmountMinor(minor) => Ok(minor),
        }
    }
}

/// What must come out at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeastTotal {
    /// A quote may be for nothing.
    Zero,
    /// An invoice asks for money.
    AboveZero,
}

/// What a bill comes to, in minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct BillTotals {
    /// Of each line, in their order, as priced: with tax where prices include it, else without.
    pub lines_minor: Vec<i64>,
    /// The lines together, as priced.
    pub subtotal_minor: i64,
    /// Taken off the subtotal; never below zero.
    pub discount_minor: i64,
    /// After the discount, without tax.
    pub net_minor: i64,
    /// By rate, the lowest first.
    pub taxes: Vec<BillTax>,
    pub tax_minor: i64,
    /// To pay: `net_minor + tax_minor`.
    pub total_minor: i64,
}

/// One rate of tax: `net_minor + tax_minor = gross_minor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct BillTax {
    pub tax_bp: i64,
    /// What is taxed, after its part of the discount.
    pub net_minor: i64,
    pub tax_minor: i64,
    pub gross_minor: i64,
}

/// Lines that were checked and added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    lines: Vec<BillLine>,
    discount: Option<Share>,
    prices_include_tax: bool,
    totals: BillTotals,
}

impl Bill {
    /// # Errors
    /// Everything that is wrong, by `lines[0].description` and the like.
    pub fn of(
        lines: Vec<BillLine>,
        discount: Option<Share>,
        prices_include_tax: bool,
        least: LeastTotal,
    ) -> Result<Self, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        if lines.is_empty() {
            faults.add("lines", "Add at least one line");
        }
        if lines.len() > MOST_LINES {
            faults.add("lines", format!("Use at most {MOST_LINES} lines"));
        }
        let lines: Vec<_> = lines
            .into_iter()
            .enumerate()
            .filter_map(|(index, line)| faults.take_part(&format!("lines[{index}]"), line.checked()))
            .collect();
        // Sums of wrong lines would only add noise.
        let lines = faults.done(Some(lines))?;
        let totals = add_up(&lines, discount, prices_include_tax)?;
        let mut faults = ValidationErrors::default();
        match least {
            LeastTotal::AboveZero if totals.total_minor < 1 => faults.add("lines", "The total must be above zero"),
            LeastTotal::Zero if totals.total_minor < 0 => faults.add("lines", "The total must not be below zero"),
            LeastTotal::AboveZero | LeastTotal::Zero => {}
        }
        faults.done(Some(Self { lines, discount, prices_include_tax, totals }))
    }

    pub fn lines(&self) -> &[BillLine] {
        &self.lines
    }

    pub fn discount(&self) -> Option<Share> {
        self.discount
    }

    pub fn prices_include_tax(&self) -> bool {
        self.prices_include_tax
    }

    pub fn totals(&self) -> &BillTotals {
        &self.totals
    }

    /// Each line with its amount.
    pub fn rows(&self) -> impl Iterator<Item = (&BillLine, i64)> {
        self.lines.iter().zip(self.totals.lines_minor.iter().copied())
    }
}

impl BillLine {
    fn checked(self) -> Result<Self, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let description = faults.take("description", self.description.parse::<Description>()).map(String::from);
        if !(1..=MOST_MILLI).contains(&self.quantity_milli) {
            faults.add("quantity_milli", "Enter a quantity above zero and at most a million");
        }
        if !(-MOST_MINOR..=MOST_MINOR).contains(&self.unit_price_minor) {
            faults.add("unit_price_minor", "The price is too large");
        }
        if !(0..=WHOLE_BP).contains(&self.tax_bp) {
            faults.add("tax_bp", "Enter a tax rate from 0 to 100 %");
        }
        if faults.is_empty() && self.amount().is_err() {
            faults.add("", "Quantity times price is too large");
        }
        faults.done(description.map(|description| Self { description, ..self }))
    }

    /// Quantity times price, in minor units.
    fn amount(&self) -> Result<i64, InvalidValue> {
        // Both are bounded: the product stays below 10^22, far from the end of i128.
        fits(rounded(i128::from(self.quantity_milli) * i128::from(self.unit_price_minor), 1_000))
    }
}

/// `over / under`, half away from zero; `under` is above zero.
fn rounded(over: i128, under: i128) -> i128 {
    let half = under / 2 * over.signum();
    // For an odd `under` there is no half to meet, and the shortened one decides rightly.
    (over + half) / under
}

fn fits(amount: i128) -> Result<i64, InvalidValue> {
    match i64::try_from(amount) {
        Ok(minor) if (-MOST_MINOR..=MOST_MINOR).contains(&minor) => Ok(minor),
        _ => Err(InvalidValue::new("The amount is too large")),
    }
}

/// At most [`MOST_LINES`] amounts within [`MOST_MINOR`] go in: sums stay below 2·10^14, products with a rate below 2·10^18.
fn add_up(lines: &[BillLine], discount: Option<Share>, prices_include_tax: bool) -> Result<BillTotals, ValidationErrors> {
    let whole = |why: InvalidValue| {
        let mut faults = ValidationErrors::default();
        faults.add("lines", why);
        faults
    };
    let lines_minor = lines.iter().map(BillLine::amount).collect::<Result<Vec<_>, _>>().map_err(whole)?;
    let mut rates = BTreeMap::<i64, i128>::new();
    for (line, amount) in lines.iter().zip(&lines_minor) {
        *rates.entry(line.tax_bp).or_default() += i128::from(*amount);
    }
    let subtotal_minor = fits(lines_minor.iter().map(|amount| i128::from(*amount)).sum()).map_err(whole)?;
    let mut faults = ValidationErrors::default();
    let taken = discount.map_or(Ok(0), |share| share.of(subtotal_minor));
    let discount_minor = faults.take("discount", taken);
    let discount_minor = faults.done(discount_minor)?;
    let shares = spread(discount_minor.into(), rates.values().copied());
    let taxes = rates.iter().zip(shares).map(|((bp, sum), share)| taxed(*bp, sum - share, prices_include_tax));
    let taxes = taxes.collect::<Result<Vec<_>, _>>().map_err(whole)?;
    let sum = |part: fn(&BillTax) -> i64| fits(taxes.iter().map(|tax| i128::from(part(tax))).sum()).map_err(whole);
    let (net_minor, tax_minor, total_minor) = (sum(|tax| tax.net_minor)?, sum(|tax| tax.tax_minor)?, sum(|tax| tax.gross_minor)?);
    Ok(BillTotals { lines_minor, subtotal_minor, discount_minor, net_minor, taxes, tax_minor, total_minor })
}

fn taxed(tax_bp: i64, priced: i128, includes_tax: bool) -> Result<BillTax, InvalidValue> {
    let (rate, whole) = (i128::from(tax_bp), i128::from(WHOLE_BP));
    let tax = rounded(priced * rate, if includes_tax { whole + rate } else { whole });
    let (net, gross) = if includes_tax { (priced - tax, priced) } else { (priced, priced + tax) };
    Ok(BillTax { tax_bp, net_minor: fits(net)?, tax_minor: fits(tax)?, gross_minor: fits(gross)? })
}

/// A discount shared among the rates in proportion to what they come to; rates below zero take none. Each rate takes what has become whole
/// by its turn, so nothing is lost, and no rate more than it has.
fn spread(discount: i128, sums: impl Iterator<Item = i128> + Clone) -> impl Iterator<Item = i128> {
    let whole: i128 = sums.clone().map(|sum| sum.max(0)).sum();
    let (mut reached, mut given) = (0, 0);
    sums.map(move |sum| {
        reached += sum.max(0);
        let by_now = (discount * reached).checked_div(whole).unwrap_or_default();
        let share = by_now - given;
        given = by_now;
        share
    })
}

#[cfg(test)]
mod tests;
