//! Numbers as people type them into a form, and back. Read here and nowhere else, so that "2,000" is the same in every field.

use crate::{InvalidValue, Money, bill::Share, money::Currency};

/// Why a text is no number of this field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    NotANumber,
    /// It has more decimals than these.
    TooFine(usize),
    /// "1.250" where there may be thousandths: both readings, each written so that it can only be read one way.
    Ambiguous {
        decimal: String,
        thousands: String,
    },
}

impl From<NumberError> for InvalidValue {
    fn from(misread: NumberError) -> Self {
        match misread {
            NumberError::NotANumber => Self::new("Enter a number such as 1250.00"),
            NumberError::TooFine(0) => Self::new("Enter a whole number"),
            NumberError::TooFine(digits) => format!("Use at most {digits} decimals").into(),
            NumberError::Ambiguous { decimal, thousands } => format!("Did you mean {decimal} or {thousands}? Enter one of these.").into(),
        }
    }
}

/// `1250`, `1.5`, `1 250,50`, `-30` as so many of the smallest unit, which has `digits` decimals. "1,250.00" and "1.250,00" are the same.
///
/// # Errors
/// When it is no number, has more decimals, or could be two numbers.
pub fn number(text: &str, digits: usize) -> Result<i64, NumberError> {
    let Split { minus, number, marks } = split(text)?;
    if marks.iter().any(|mark| !mark.is_empty()) {
        return Err(NumberError::NotANumber);
    }
    signed(minus, plain(&number, digits, false))
}

/// A rate in basis points: `21`, `21%`, `7,7 %`.
///
/// # Errors
/// As [`number`].
pub fn percent(text: &str) -> Result<i64, InvalidValue> {
    let text = text.trim();
    number(text.strip_suffix(['%', '％']).unwrap_or(text), 2).map_err(|misread| match misread {
        NumberError::NotANumber => InvalidValue::new("Enter a percentage such as 21 or 7.5"),
        other => other.into(),
    })
}

/// An amount in minor units, as a person types it: `1250`, `1,250.50`, `1.250,50 €`, `EUR 1'250.–`, `-30`.
///
/// # Errors
/// As [`number`], or when it is of another currency.
pub fn amount(text: &str, currency: Currency) -> Result<i64, InvalidValue> {
    let digits = currency.digits() as usize;
    let wrong = || InvalidValue::new(if digits == 0 { "Enter an amount such as 1250" } else { "Enter an amount such as 1250.00" });
    let Split { minus, number, marks } = split(text).map_err(|_| wrong())?;
    if marks.iter().any(|mark| !mark.is_empty() && !currency.is_written(mark)) {
        return Err(format!("Enter an amount in {}, such as 1250", currency.code()).into());
    }
    // Where money has thousandths, all of them are always written: "2.000" may well be two.
    match signed(minus, plain(&number, digits, true)) {
        Err(NumberError::NotANumber) => Err(wrong()),
        read => read.map_err(InvalidValue::from),
    }
}

impl Share {
    /// `30 %`, or an amount.
    ///
    /// # Errors
    /// When it is neither, or could be read two ways.
    pub fn from_typed(text: &str, currency: Currency) -> Result<Self, InvalidValue> {
        if text.trim_end().ends_with(['%', '％']) {
            percent(text).map(Self::PercentBp)
        } else {
            amount(text, currency).map(Self::AmountMinor)
        }
    }
}

impl Currency {
    /// An amount as it would be typed: `1200.50`.
    pub fn typed(self, minor: i64) -> String {
        match self.digits() {
            // As prices are written, but where thousandths would look like thousands.
            2 => format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.unsigned_abs() / 100, minor.unsigned_abs() % 100),
            digits => written(minor, digits as usize),
        }
    }
}

impl Money {
    /// Reads what a person typed into a form ([`amount`]).
    ///
    /// # Errors
    /// When it is not an amount of this currency, can be read two ways, or is not a [`Money::price`].
    pub fn from_typed(text: &str, currency: Currency) -> Result<Self, InvalidValue> {
        Self::price(amount(text, currency)?, currency)
    }
}

/// A text taken apart: its sign, its digits with their separators, and what stands before and behind them.
struct Split {
    minus: bool,
    number: String,
    marks: [String; 2],
}

fn split(text: &str) -> Result<Split, NumberError> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '’' | '\'')).collect();
    let first = text.find(|c: char| c.is_ascii_digit()).ok_or(NumberError::NotANumber)?;
    let last = text.rfind(|c: char| c.is_ascii_digit()).ok_or(NumberError::NotANumber)?;
    let (before, rest) = text.split_at_checked(first).ok_or(NumberError::NotANumber)?;
    let (middle, after) = rest.split_at_checked(last + 1 - first).ok_or(NumberError::NotANumber)?;
    let minus = before.chars().filter(|c| matches!(c, '-' | '−')).count();
    let before: String = before.chars().filter(|c| !matches!(c, '-' | '−')).collect();
    // ".5" is a half; "Fr. 5" is five.
    let half = matches!(before.as_str(), "." | ",");
    let number = if half { format!("0{before}{middle}") } else { middle.to_owned() };
    let before = if half { "" } else { before.trim_end_matches('.') };
    // "1250,–" has no cents.
    let none = [".-", ",-", ".−", ",−", ".–", ",–", ".—", ",—", ".", ","];
    let after = none.iter().find_map(|none| after.strip_prefix(none)).unwrap_or(after).trim_end_matches('.');
    if minus > 1 {
        return Err(NumberError::NotANumber);
    }
    Ok(Split { minus: minus == 1, number, marks: [before.to_owned(), after.to_owned()] })
}

fn signed(minus: bool, number: Result<i64, NumberError>) -> Result<i64, NumberError> {
    match number {
        Ok(number) if minus => Ok(-number),
        Err(NumberError::Ambiguous { decimal, thousands }) if minus => {
            Err(NumberError::Ambiguous { decimal: format!("-{decimal}"), thousands: format!("-{thousands}") })
        }
        other => other,
    }
}

/// `padded`: numbers of this kind are written with all their decimals.
fn plain(text: &str, digits: usize, padded: bool) -> Result<i64, NumberError> {
    let mark = |c: char| matches!(c, '.' | ',');
    let Some(at) = text.rfind(mark) else { return fixed(text, "", digits) };
    let (head, tail) = text.split_at_checked(at).ok_or(NumberError::NotANumber)?;
    let (mark_of_tail, tail) = tail.split_at_checked(1).ok_or(NumberError::NotANumber)?;
    let grouped = head.contains(mark_of_tail);
    match head.find(mark) {
        // "1.250.000"
        Some(_) if grouped => fixed(&ungrouped(text)?, "", digits),
        // "1,250.50"
        Some(_) => fixed(&ungrouped(head)?, tail, digits),
        None if tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0') => {
            if digits < 3 || (!padded && tail == "000") {
                fixed(&format!("{head}{tail}"), "", digits)
            } else {
                let decimal = fixed(head, tail, digits)?;
                Err(NumberError::Ambiguous { decimal: written(decimal, digits), thousands: format!("{head}{tail}") })
            }
        }
        None => fixed(head, tail, digits),
    }
}

/// Without the separators of its thousands.
fn ungrouped(text: &str) -> Result<String, NumberError> {
    let mut marks = text.chars().filter(|c| matches!(c, '.' | ','));
    let mark = marks.next().ok_or(NumberError::NotANumber)?;
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    if marks.any(|other| other != mark) || !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
        return Err(NumberError::NotANumber);
    }
    Ok(text.split(mark).collect())
}

fn fixed(whole: &str, fraction: &str, digits: usize) -> Result<i64, NumberError> {
    // Zeros at the end say nothing.
    let zeros = fraction.len() - fraction.trim_end_matches('0').len();
    let fraction = fraction.get(..fraction.len() - zeros.min(fraction.len().saturating_sub(digits))).unwrap_or(fraction);
    let number = format!("{whole}{fraction:0<digits$}");
    if whole.is_empty() || number.len() > 18 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    if fraction.len() > digits {
        return Err(NumberError::TooFine(digits));
    }
    number.parse().map_err(|_| NumberError::NotANumber)
}

/// The plainest text that is read as the same: `1250.5` of 125050 with two decimals.
pub fn written(number: i64, digits: usize) -> String {
    let unit = 10_u64.pow(u32::try_from(digits).unwrap_or_default());
    let (whole, fraction) = (number.unsigned_abs() / unit, number.unsigned_abs() % unit);
    let sign = if number < 0 { "-" } else { "" };
    let fraction = format!("{fraction:0digits$}");
    match fraction.trim_end_matches('0') {
        _ if digits == 0 => format!("{sign}{whole}"),
        "" => format!("{sign}{whole}"),
        // Three decimals look like thousands; with a fourth they do not.
        fraction if fraction.len() == 3 && (1..=999).contains(&whole) => format!("{sign}{whole}.{fraction}0"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, digits, is) in [
            ("1250", 2, 125_000),
            ("1,250.50", 2, 125_050),
            ("1.250,5", 2, 125_050),
            ("-30", 2, -3_000),
            ("−30,5", 2, -3_050),
            ("1.5", 3, 1_500),
            ("19", 2, 1_900),
            ("7,7", 2, 770),
            (".5", 1, 5),
            ("5000", 0, 5_000),
            ("0", 2, 0),
            ("1.250.000", 2, 125_000_000),
            ("1.2500", 3, 1_250),
            ("0,125", 3, 125),
            ("1234.125", 3, 1_234_125),
        ] {
            assert_eq!(number(text, digits), Ok(is), "{text}");
        }
        for wrong in ["", "-", ".", "1e5", "abc", "1.2345", "12,34,56.00", "--1", "1-", "99999999999999999", "1,250.555", "5 h"] {
            assert!(number(wrong, 2).is_err(), "{wrong}");
        }
    }

    /// Proves B8, B11.
    #[test]
    fn two_thousand_is_two_thousand_whatever_it_counts() {
        let eur = "EUR".parse().unwrap();
        for text in ["2,000", "2.000", "2000", "2 000", "2'000"] {
            assert_eq!(number(text, 3), Ok(2_000_000), "{text} pieces");
            assert_eq!(number(text, 0), Ok(2_000), "{text} guests");
            assert_eq!(amount(text, eur), Ok(200_000), "{text} euros");
        }
    }

    /// Proves B8, B11.
    #[test]
    fn what_can_be_read_two_ways_is_asked_about() {
        let both = |text: &str| match number(text, 3) {
            Err(NumberError::Ambiguous { decimal, thousands }) => (decimal, thousands),
            other => panic!("{text}: {other:?}"),
        };
        for text in ["1.250", "1,250"] {
            assert_eq!(both(text), ("1.25".to_owned(), "1250".to_owned()));
        }
        // What it proposes can be read one way only.
        let (decimal, thousands) = both("1,125");
        assert_eq!((number(&decimal, 3), number(&thousands, 3)), (Ok(1_125), Ok(1_125_000)));
        let dinars = "KWD".parse().unwrap();
        let asked = "Did you mean 2 or 2000? Enter one of these.";
        assert_eq!(amount("2.000", dinars).unwrap_err().to_string(), asked);
        assert_eq!(amount("1,250.500", dinars), Ok(1_250_500));
    }

    /// Proves B11.
    #[test]
    fn amounts_may_name_their_currency_and_rates_their_percent() {
        let of = |text: &str, code: &str| amount(text, code.parse().unwrap());
        for text in ["1,200.00 €", "€1,200.00", "1.200,00€", "EUR 1200", "1200 eur", "1.200,- €", "1'200.– EUR", "€ 1 200"] {
            assert_eq!(of(text, "EUR"), Ok(120_000), "{text}");
        }
        assert_eq!(of("-€30", "EUR"), Ok(-3_000));
        assert_eq!(of("US$ 30.50", "USD"), Ok(3_050));
        assert_eq!(of("1 200,50 kr.", "SEK"), Ok(120_050));
        assert_eq!(of("CHF 1'200.50", "CHF"), Ok(120_050));
        for (text, code) in [("$1,200", "EUR"), ("1200 USD", "EUR"), ("1200 each", "EUR"), ("12%", "EUR"), ("€", "EUR")] {
            assert!(of(text, code).is_err(), "{text}");
        }
        for (text, bp) in [("21%", 2_100), ("21 %", 2_100), ("21", 2_100), ("7,7%", 770), ("0", 0)] {
            assert_eq!(percent(text), Ok(bp), "{text}");
        }
        assert!(percent("21%%").is_err() && percent("%").is_err() && percent("1.234%").is_ok_and(|bp| bp == 123_400));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in -999_999_999_999_i64..=999_999_999_999, small in -2_000_000..=2_000_000_i64, digits in 0..=3_usize) {
            for value in [value, small] {
                prop_assert_eq!(number(&written(value, digits), digits), Ok(value));
            }
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}", digits in 0..=3_usize) {
            let _ = number(&text, digits);
            let _ = percent(&text);
            let _ = amount(&text, "EUR".parse().unwrap());
        }
    }
}
