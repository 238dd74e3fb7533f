//! Numbers as people type them into a form, and back.

use crate::Invalid;

/// `1250`, `1.5`, `1 250,50`, `-30` as so many of the smallest unit, which has `digits` decimals. The last mark is the decimal mark when
/// what follows it fits; "1,250.00" and "1.250,00" are the same.
///
/// # Errors
/// When it is no number, or has more decimals.
pub fn number(text: &str, digits: usize) -> Result<i64, Invalid> {
    let wrong = || Invalid::new("Enter a number such as 1250.00");
    let text: String = text.trim().chars().filter(|c| !c.is_whitespace() && !matches!(c, '’' | '\'')).collect();
    let (minus, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = match text.rfind(['.', ',']).and_then(|at| text.split_at_checked(at)) {
        Some((whole, tail)) => match tail.get(1..).unwrap_or_default() {
            fraction if fraction.len() <= digits => (whole, fraction),
            thousands if thousands.len() == 3 => (text, ""),
            _ => return Err(wrong()),
        },
        None => (text, ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return Err(wrong());
        }
        number.push_str(group);
    }
    if number.is_empty() && fraction.is_empty() {
        return Err(wrong());
    }
    number.push_str(fraction);
    number.extend(std::iter::repeat_n('0', digits.saturating_sub(fraction.len())));
    if number.len() > 15 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let number: i64 = number.parse().map_err(|_| wrong())?;
    Ok(if minus { -number } else { number })
}

/// The plainest text that [`number`] reads as the same: `1250.5` of 125050 with two decimals.
pub fn written(number: i64, digits: usize) -> String {
    let unit = 10_u64.pow(u32::try_from(digits).unwrap_or_default());
    let (whole, fraction) = (number.unsigned_abs() / unit, number.unsigned_abs() % unit);
    let sign = if number < 0 { "-" } else { "" };
    let fraction = format!("{fraction:0digits$}");
    match fraction.trim_end_matches('0') {
        _ if digits == 0 => format!("{sign}{whole}"),
        "" => format!("{sign}{whole}"),
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
        ] {
            assert_eq!(number(text, digits), Ok(is), "{text}");
        }
        for wrong in ["", "-", ".", "1e5", "abc", "1.2345", "12,34,56.00", "--1", "1-", "9999999999999999"] {
            assert!(number(wrong, 2).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in -999_999_999_999_i64..=999_999_999_999, digits in 0..=3_usize) {
            prop_assert_eq!(number(&written(value, digits), digits), Ok(value));
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}", digits in 0..=3_usize) {
            let _ = number(&text, digits);
        }
    }
}
