//! Money: integer minor units with their currency. Never a float.

use iso_currency::Currency as Iso;

use crate::InvalidValue;

/// Before what is below zero, on pages and in letters. CLDR leaves the hyphen there for our languages; this one is as wide as a digit, is
/// taken for no dash, and a line does not end after it. What is typed may have either.
pub const MINUS: &str = "−";

/// An ISO 4217 currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "EUR", pattern = "^[A-Z]{3}$")]
pub struct Currency(Iso);

impl Currency {
    /// `EUR`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// `eur`, as payment providers write it.
    pub fn provider_code(self) -> String {
        self.code().to_ascii_lowercase()
    }

    /// Whether `mark` beside an amount means this currency: `EUR`, `eur`, `€`, `US$`.
    pub(crate) fn is_written(self, mark: &str) -> bool {
        let symbol = self.0.symbol().symbol;
        let is_symbol = |mark: &str| !mark.is_empty() && mark.trim_end_matches('.').eq_ignore_ascii_case(symbol.trim_end_matches('.'));
        mark.eq_ignore_ascii_case(self.code()) || is_symbol(mark) || is_symbol(mark.trim_start_matches(|c: char| c.is_ascii_alphabetic()))
    }

    /// Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

/// Euros: where nobody has said which.
impl Default for Currency {
    fn default() -> Self {
        Self(Iso::EUR)
    }
}

impl std::str::FromStr for Currency {
    type Err = InvalidValue;
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // A currency without an exponent (gold, test codes) cannot be paid in.
        match Iso::from_code(&text.trim().to_ascii_uppercase()) {
            Some(iso) if iso.exponent().is_some() => Ok(Self(iso)),
            _ => Err(InvalidValue::new("Enter a currency code such as EUR")),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

/// An amount in minor units (cents for EUR, yen for JPY) with its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// The largest amount there is here; what can be paid at once is less ([`crate::provider_amount`]).
    pub const MAX_MINOR: i64 = crate::bill::MOST_MINOR;

    /// A price: above zero, at most [`Money::MAX_MINOR`].
    ///
    /// # Errors
    /// When the amount is out of those bounds.
    pub fn price(minor: i64, currency: Currency) -> Result<Self, InvalidValue> {
        if (1..=Self::MAX_MINOR).contains(&minor) {
            Ok(Self { minor, currency })
        } else {
            Err(InvalidValue::new(if minor < 1 { "Enter an amount above zero" } else { "This amount is too large" }))
        }
    }
}

impl std::fmt::Display for Money {
    /// `1,250.00 EUR`: unambiguous in every country; a page may localise.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.currency.digits();
        let unit = 10_i64.pow(digits);
        let (whole, fraction) = (self.minor.unsigned_abs() / unit.unsigned_abs(), self.minor.unsigned_abs() % unit.unsigned_abs());
        if self.minor < 0 {
            out.write_str(MINUS)?;
        }
        let plain = whole.to_string();
        for (index, digit) in plain.chars().enumerate() {
            if index > 0 && (plain.len() - index).is_multiple_of(3) {
                out.write_str(",")?;
            }
            write!(out, "{digit}")?;
        }
        if digits > 0 {
            write!(out, ".{fraction:0width$}", width = digits as usize)?;
        }
        write!(out, " {}", self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str, code: &str) -> Result<i64, InvalidValue> {
        Money::from_typed(text, code.parse().unwrap()).map(|money| money.minor)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        assert_eq!(typed("1250", "EUR"), Ok(125_000));
        assert_eq!(typed("1,250.50", "USD"), Ok(125_050));
        assert_eq!(typed("1.250,5", "EUR"), Ok(125_050));
        assert_eq!(typed("1 250,50", "EUR"), Ok(125_050));
        assert_eq!(typed("1,250", "EUR"), Ok(125_000));
        assert_eq!(typed("5000", "JPY"), Ok(5_000));
        assert_eq!(typed("1.25", "KWD"), Ok(1_250));
        for wrong in ["", "0", "-5", "1.2345", "12,34,56.00", "1e5", "abc", "99999999999999999999"] {
            assert!(typed(wrong, "EUR").is_err(), "{wrong}");
        }
    }

    #[test]
    fn amounts_are_written_with_the_digits_of_their_currency() {
        let show = |minor, code: &str| Money { minor, currency: code.parse().unwrap() }.to_string();
        assert_eq!(show(125_050, "EUR"), "1,250.50 EUR");
        assert_eq!(show(5, "USD"), "0.05 USD");
        assert_eq!(show(1_234_567, "JPY"), "1,234,567 JPY");
        assert_eq!(show(-100, "EUR"), "−1.00 EUR");
        assert!("XAU".parse::<Currency>().is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(minor in 1..=Money::MAX_MINOR, code in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
            let money = Money { minor, currency: code.parse().unwrap() };
            // Below a thousand dinars the thousandths look like thousands, and are asked about.
            prop_assume!(code != "KWD" || !(1_000..1_000_000).contains(&minor));
            prop_assert_eq!(Money::from_typed(&money.to_string(), money.currency), Ok(money));
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}") {
            let _ = typed(&text, "EUR");
        }
    }
}
