//! What a setting can be.

use domain::InvalidValue;
use web::FieldErrors;

use crate::document::number::NumberCounter;

/// How long a loginless link may work, in days.
pub const DAYS: std::ops::RangeInclusive<u16> = 1..=365;

/// Zones that are offered; any other of the IANA's can be typed.
pub const ZONES: &[&str] = &[
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Vienna",
    "Europe/Zurich",
    "Pacific/Auckland",
    "UTC",
];

/// A name as the IANA writes zones: `Europe/Vienna`, `America/Argentina/Salta`, `UTC`. Whether there is such a place, the clock `knows`;
/// it is not asked about what has another shape, of which it might take some (`+01:00`).
///
/// # Errors
/// When it is of another shape, or there is no such zone.
pub fn zone(typed: &str, knows: impl FnOnce(&str) -> bool) -> Result<String, InvalidValue> {
    let name = typed.trim();
    let part = |part: &str| {
        let middle = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+');
        part.len() <= 30 && part.bytes().next().is_some_and(|b| b.is_ascii_uppercase()) && part.bytes().all(middle)
    };
    let parts: Vec<&str> = name.split('/').collect();
    if !(name == "UTC" || ((2..=3).contains(&parts.len()) && parts.into_iter().all(part))) {
        return Err(InvalidValue::new("Enter a time zone by area and city, for example Europe/Vienna"));
    }
    if !knows(name) {
        return Err(InvalidValue::new("We don’t know this time zone. Enter a larger city in the same zone, for example Europe/Vienna"));
    }
    Ok(name.to_owned())
}

/// # Errors
/// When a link may not work so long.
pub fn days(days: u16) -> Result<u16, InvalidValue> {
    if DAYS.contains(&days) { Ok(days) } else { Err(InvalidValue::new("Enter 1 to 365 days")) }
}

/// How invoices are numbered from now on, where something of it is asked for; `used` is the highest number that was sent with that prefix.
pub fn counter(
    fields: &mut FieldErrors,
    was: &NumberCounter,
    used: u32,
    (prefix, next): (Option<&str>, Option<&str>),
) -> Option<NumberCounter> {
    if prefix.is_none() && next.is_none() {
        return None;
    }
    let prefix = fields.take("invoice_prefix", prefix.map_or_else(|| Ok(was.prefix.clone()), invoice_prefix))?;
    let typed = next.map_or_else(|| was.next_number(), |typed| typed.trim().to_owned());
    let read = typed.parse::<u32>().ok().filter(|next| *next > 0 && typed.len() <= 9 && typed.bytes().all(|b| b.is_ascii_digit()));
    let next =
        fields.take("invoice_next_number", read.ok_or_else(|| InvalidValue::new("Enter the next number, for example 42 or 0042")))?;
    if next <= used {
        let highest = NumberCounter { prefix, next: used, digits: u32::try_from(typed.len()).unwrap_or(1) }.number();
        fields.add("invoice_next_number", format!("Invoice {highest} has already been sent. Choose a number above {used}"));
        return None;
    }
    Some(NumberCounter { prefix, next, digits: u32::try_from(typed.len()).unwrap_or(1) })
}

/// # Errors
/// When it is too long, has other signs, or could not be told from the number behind it.
fn invoice_prefix(typed: &str) -> Result<String, InvalidValue> {
    let prefix = typed.trim_start();
    if prefix.chars().count() > 20 || !prefix.chars().all(|c| c.is_alphanumeric() || " -/._#".contains(c)) {
        return Err(InvalidValue::new("Use at most 20 letters, digits, spaces and - / . _ #"));
    }
    if prefix.ends_with(char::is_numeric) {
        return Err(InvalidValue::new("End with a letter or symbol, for example 2027-, so that it can’t be confused with the number"));
    }
    Ok(prefix.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B11.
    #[test]
    fn the_next_number_is_above_all_that_were_sent() {
        let was = NumberCounter::default();
        let asked = |used, prefix: Option<&str>, next: Option<&str>| {
            let mut fields = FieldErrors::default();
            let counter = counter(&mut fields, &was, used, (prefix, next));
            counter
                .map(|counter| counter.number())
                .ok_or_else(|| fields.list.iter().map(|error| error.field.clone()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(asked(0, Some("2027-"), Some("0042")), Ok("2027-0042".to_owned()));
        assert_eq!(asked(41, None, Some("42")), Ok("INV-42".to_owned()));
        assert_eq!(asked(0, Some(""), Some("7")), Ok("7".to_owned()));
        for (used, prefix, next, wrong) in [
            (42, None, Some("42"), "invoice_next_number"),
            (1, Some("2027-"), None, "invoice_next_number"),
            (0, None, Some("0"), "invoice_next_number"),
            (0, None, Some("+5"), "invoice_next_number"),
            (0, None, Some("1234567890"), "invoice_next_number"),
            (0, Some("2027"), Some("1"), "invoice_prefix"),
            (0, Some("<b>"), Some("1"), "invoice_prefix"),
        ] {
            assert_eq!(asked(used, prefix, next), Err(wrong.to_owned()), "{prefix:?} {next:?}");
        }
    }
    use proptest::prelude::*;

    /// Proves C10.
    #[test]
    fn zones_have_the_iana_s_shape() {
        for name in ZONES.iter().chain(&["America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Etc/GMT+5", " Europe/Vienna "]) {
            assert_eq!(zone(name, |_| true).unwrap(), name.trim(), "{name}");
            assert!(zone(name, |_| false).is_err(), "{name}");
        }
        for wrong in
            ["", "Vienna", "europe/vienna", "Europe/", "/Vienna", "Europe/Vi enna", "A/B/C/D", "Europe/Wien\0", "../etc/passwd", "+01:00"]
        {
            assert!(zone(wrong, |_| true).is_err(), "{wrong}");
        }
    }

    proptest! {
        /// Proves C10.
        #[test]
        fn what_is_taken_is_plain(typed in ".{0,60}") {
            if let Ok(name) = zone(&typed, |_| true) {
                prop_assert!(name.is_ascii() && name.len() <= 92 && !name.contains(".."));
            }
        }

        /// Proves A10.
        #[test]
        fn links_work_for_a_day_to_a_year(count in 0u16..1000) {
            prop_assert_eq!(days(count).is_ok(), (1..=365).contains(&count));
        }
    }
}
