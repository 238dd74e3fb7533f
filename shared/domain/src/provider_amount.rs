//! What the payment provider takes, by currency. How an amount is *shown* is `money`'s business and differs from this: Stripe wants Icelandic
//! krónur in hundredths although there are none, and Malagasy ariary whole although ISO 4217 gives them hundredths.
//!
//! Source: Stripe, "Supported currencies" (<https://docs.stripe.com/currencies>), sections "Supported presentment currencies", "Zero-decimal
//! currencies", "Special cases" and "Minimum and maximum charge amounts", as of November 2026; for three-decimal currencies the section of
//! that name, which the page carried until 2023 and the API still enforces.

use crate::{InvalidValue, Money, money::Currency};

/// Amounts are the same in our minor units and in Stripe's for every other currency that it takes.
const TWO_DECIMALS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE \
     CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD \
     MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE \
     SOS SRD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER ZAR ZMW";
/// "The charge and the amount are the same": MGA too, which has hundredths in ISO 4217.
const ZERO_DECIMALS: &str = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";
/// The last digit must be 0.
const THREE_DECIMALS: &str = "BHD JOD KWD OMR TND";
/// "Represent it as a two-decimal value, where the decimal amount is always 00." UGX stands in the list of zero-decimal currencies as well;
/// the special case is what holds for charges. (HUF and TWD are special for payouts only.)
const WHOLE_AS_HUNDREDTHS: &str = "ISK UGX";

/// The least charge, in the provider's units. It holds where the studio's bank account is in the same currency; what is converted must come
/// to the least of the account's currency, which nobody but Stripe knows. Where the list says nothing, the step is the least.
const LEAST: &[(&str, i64)] = &[
    ("AED", 200),
    ("ARS", 50),
    ("AUD", 50),
    ("BGN", 100),
    ("BRL", 50),
    ("CAD", 50),
    ("CHF", 50),
    ("COP", 50),
    ("CZK", 1_500),
    ("DKK", 250),
    ("EUR", 50),
    ("GBP", 30),
    ("HKD", 400),
    ("HUF", 17_500),
    ("IDR", 50),
    ("ILS", 50),
    ("INR", 50),
    ("JPY", 50),
    ("KRW", 50),
    ("MXN", 1_000),
    ("MYR", 200),
    ("NOK", 300),
    ("NZD", 50),
    ("PHP", 50),
    ("PLN", 200),
    ("RON", 200),
    ("RUB", 50),
    ("SEK", 300),
    ("SGD", 50),
    ("THB", 1_000),
    ("USD", 50),
    ("ZAR", 50),
];
/// "8 digits for all other currencies". Cards take more; what every way to pay takes is what may be asked.
const MOST: i64 = 99_999_999;
const MOST_OF: &[(&str, i64)] = &[("COP", 9_999_999_999), ("IDR", 999_999_999_999), ("INR", 999_999_999)];

/// What Stripe takes in one currency, in its own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    /// Decimals of its unit.
    digits: u32,
    /// An amount must be a multiple of this.
    step: i64,
    least: i64,
    most: i64,
}

impl Rule {
    fn of(currency: Currency) -> Option<Self> {
        let code = currency.code();
        let has = |list: &str| list.split_whitespace().any(|one| one == code);
        let (digits, step) = match () {
            () if has(TWO_DECIMALS) => (2, 1),
            () if has(ZERO_DECIMALS) => (0, 1),
            () if has(THREE_DECIMALS) => (3, 10),
            () if has(WHOLE_AS_HUNDREDTHS) => (2, 100),
            () => return None,
        };
        let find = |list: &[(&str, i64)]| list.iter().find(|(one, _)| *one == code).map(|(_, amount)| *amount);
        Some(Self { digits, step, least: find(LEAST).unwrap_or(step), most: find(MOST_OF).unwrap_or(MOST) / step * step })
    }

    /// So many of the provider's units; `None` where it is not a whole number of its steps.
    fn units(self, money: Money) -> Option<i64> {
        let ours = money.currency.digits();
        let units = if self.digits >= ours {
            money.minor.checked_mul(10_i64.pow(self.digits - ours))?
        } else {
            let part = 10_i64.pow(ours - self.digits);
            (money.minor % part == 0).then_some(money.minor / part)?
        };
        (units % self.step == 0).then_some(units)
    }

    /// So many of our minor units; `None` where there is no such amount.
    fn minor(self, units: i64, currency: Currency) -> Option<i64> {
        let ours = currency.digits();
        if ours >= self.digits {
            units.checked_mul(10_i64.pow(ours - self.digits))
        } else {
            let part = 10_i64.pow(self.digits - ours);
            (units % part == 0).then_some(units / part)
        }
    }
}

fn rule(currency: Currency) -> Result<Rule, InvalidValue> {
    Rule::of(currency).ok_or_else(|| format!("Stripe does not take payments in {}. Choose another currency", currency.code()).into())
}

/// The smallest difference between two amounts that can be paid, in our minor units.
pub fn step(currency: Currency) -> i64 {
    Rule::of(currency).map_or(1, |rule| (1..=1_000).find(|minor| rule.units(Money { minor: *minor, currency }).is_some()).unwrap_or(1))
}

/// The amount as the provider is asked for it.
///
/// # Errors
/// When it takes no payments in that currency, or none of such an amount: why, and what to do.
pub fn to_provider(money: Money) -> Result<i64, InvalidValue> {
    rule(money.currency)?.units(money).ok_or_else(|| {
        let step = step(money.currency);
        let below = Money { minor: money.minor - money.minor.rem_euclid(step), ..money };
        let above = Money { minor: below.minor + step, ..money };
        let between = if below.minor > 0 { format!("{below} or {above}") } else { above.to_string() };
        let unit = Money { minor: step, ..money };
        format!("Stripe takes multiples of {unit} only. Enter {between}").into()
    })
}

/// An amount that the provider tells of.
pub fn from_provider(units: i64, code: &str) -> Option<Money> {
    let currency: Currency = code.parse().ok()?;
    Some(Money { minor: Rule::of(currency)?.minor(units, currency)?, currency })
}

/// The most that can be paid at once, in our minor units.
pub fn most(currency: Currency) -> i64 {
    Rule::of(currency).and_then(|rule| rule.minor(rule.most, currency)).unwrap_or(MOST)
}

/// Whether somebody can pay this at once.
///
/// # Errors
/// Why not, and what to do.
pub fn payable(money: Money) -> Result<(), InvalidValue> {
    let Rule { least, most, .. } = rule(money.currency)?;
    let units = to_provider(money)?;
    let amount = |units| from_provider(units, money.currency.code()).map_or_else(String::new, |money| money.to_string());
    if units < least {
        Err(format!("Stripe takes {} or more. Enter a larger amount, or put it together with another payment", amount(least)).into())
    } else if units > most {
        Err(format!("Stripe takes at most {} at once. Divide it into several payments", amount(most)).into())
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money { minor, currency: code.parse().unwrap() }
    }

    /// Every currency there is: those that Stripe takes, and those that it does not.
    fn currencies() -> Vec<Currency> {
        let letters = || 'A'..='Z';
        let codes = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}"))));
        codes.filter_map(|code| code.parse().ok()).collect()
    }

    fn offered() -> Vec<Currency> {
        currencies().into_iter().filter(|currency| Rule::of(*currency).is_some()).collect()
    }

    /// Proves D1.
    #[test]
    fn amounts_are_asked_for_in_the_providers_units() {
        for (minor, code, units) in [
            (60_000, "EUR", 60_000),
            (2_000, "ISK", 200_000),
            (2_000, "UGX", 200_000),
            (5_000, "JPY", 5_000),
            (1_000_000, "MGA", 10_000),
            (12_340, "KWD", 12_340),
            (175_000, "HUF", 175_000),
        ] {
            assert_eq!(to_provider(money(minor, code)), Ok(units), "{code}");
            assert_eq!(from_provider(units, &code.to_lowercase()), Some(money(minor, code)), "{code}");
        }
        // Half a króna is nothing that anybody paid.
        assert_eq!(from_provider(150, "isk"), None);
        assert_eq!(from_provider(100, "iqd"), None);
    }

    /// Proves B11, D1.
    #[test]
    fn what_cannot_be_paid_says_why_and_what_to_do() {
        let why = |minor, code: &str| payable(money(minor, code)).unwrap_err().to_string();
        assert_eq!(why(12_345, "KWD"), "Stripe takes multiples of 0.010 KWD only. Enter 12.340 KWD or 12.350 KWD");
        assert_eq!(why(1_050, "MGA"), "Stripe takes multiples of 1.00 MGA only. Enter 10.00 MGA or 11.00 MGA");
        assert_eq!(why(50, "MGA"), "Stripe takes multiples of 1.00 MGA only. Enter 1.00 MGA");
        assert_eq!(why(40, "EUR"), "Stripe takes 0.50 EUR or more. Enter a larger amount, or put it together with another payment");
        assert_eq!(why(17_499, "HUF"), "Stripe takes 175.00 HUF or more. Enter a larger amount, or put it together with another payment");
        assert_eq!(why(100_000_000, "EUR"), "Stripe takes at most 999,999.99 EUR at once. Divide it into several payments");
        assert_eq!(why(1_000_000, "ISK"), "Stripe takes at most 999,999 ISK at once. Divide it into several payments");
        assert_eq!(why(1_000, "IQD"), "Stripe does not take payments in IQD. Choose another currency");
        assert_eq!(payable(money(500_000_000, "IDR")), Ok(()));
    }

    #[test]
    fn every_currency_of_the_table_is_known_and_stands_in_it_once() {
        let all = [TWO_DECIMALS, ZERO_DECIMALS, THREE_DECIMALS, WHOLE_AS_HUNDREDTHS].join(" ");
        let mut codes: Vec<_> = all.split_whitespace().collect();
        assert_eq!(codes.len(), offered().len(), "each is a currency");
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), offered().len());
        for (code, _) in LEAST.iter().chain(MOST_OF) {
            assert!(codes.binary_search(code).is_ok(), "{code}");
        }
    }

    /// Proves D1.
    #[test]
    fn the_ends_of_what_can_be_paid_are_where_the_table_says() {
        for currency in offered() {
            let rule = Rule::of(currency).unwrap();
            let (least, most) = (rule.minor(rule.least, currency).unwrap(), most(currency));
            let step = step(currency);
            for (minor, ok) in [(least, true), (least - step, false), (most, true), (most + step, false)] {
                assert_eq!(payable(Money { minor, currency }).is_ok(), ok, "{minor} {}", currency.code());
            }
        }
    }

    proptest! {
        /// Proves D1.
        #[test]
        fn what_can_be_paid_is_asked_for_and_told_of_as_the_same(minor in 1..=2_000_000_000_i64, currency in prop::sample::select(offered())) {
            let money = Money { minor, currency };
            if let Ok(units) = to_provider(money) {
                prop_assert_eq!(from_provider(units, &currency.provider_code()), Some(money));
                // Stripe's own rules, said once more without the table: whole krónur and shillings, dinars to the hundredth.
                match currency.code() {
                    "ISK" | "UGX" => prop_assert_eq!(units, minor * 100),
                    "MGA" => prop_assert_eq!(units * 100, minor),
                    "BHD" | "JOD" | "KWD" | "OMR" | "TND" => prop_assert!(units == minor && units % 10 == 0),
                    _ => prop_assert_eq!(units, minor),
                }
            } else {
                prop_assert!(minor % step(currency) != 0);
                prop_assert!(payable(money).is_err());
            }
        }
    }
}
