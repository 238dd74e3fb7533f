//! What a setting can be.

use domain::Invalid;

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
pub fn zone(typed: &str, knows: impl FnOnce(&str) -> bool) -> Result<String, Invalid> {
    let name = typed.trim();
    let part = |part: &str| {
        let middle = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+');
        part.len() <= 30 && part.bytes().next().is_some_and(|b| b.is_ascii_uppercase()) && part.bytes().all(middle)
    };
    let parts: Vec<&str> = name.split('/').collect();
    if !(name == "UTC" || ((2..=3).contains(&parts.len()) && parts.into_iter().all(part))) {
        return Err(Invalid::new("Name the time zone by area and city, for example Europe/Vienna"));
    }
    if !knows(name) {
        return Err(Invalid::new("There is no such time zone. Take a larger city of the same zone, for example Europe/Vienna"));
    }
    Ok(name.to_owned())
}

/// # Errors
/// When a link may not work so long.
pub fn days(days: u16) -> Result<u16, Invalid> {
    if DAYS.contains(&days) { Ok(days) } else { Err(Invalid::new("Let links work for 1 to 365 days")) }
}

#[cfg(test)]
mod tests {
    use super::*;
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
