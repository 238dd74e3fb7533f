//! Points in time and calendar days.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::InvalidValue;

/// Unix time in milliseconds, UTC. Fits a D1 number (±2^53) until the year 287396.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(value_type = i64, example = 1_790_000_000_000_i64, minimum = 0)]
pub struct Timestamp(pub i64);

/// Milliseconds, for spans added to a [`Timestamp`].
pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    pub fn minus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_sub(milliseconds))
    }

    /// Whole seconds since the epoch, as tokens carry them (RFC 7519 NumericDate).
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    fn civil(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().naive_utc()
    }

    /// The UTC day.
    pub fn date(self) -> Date {
        Date(self.civil().date())
    }

    /// Hour and minute of the UTC day.
    pub fn hour_and_minute(self) -> (u32, u32) {
        (self.civil().hour(), self.civil().minute())
    }

    /// RFC 3339, for `<time datetime>`.
    pub fn rfc3339(self) -> String {
        self.civil().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// IMF-fixdate (RFC 9110 §5.6.7), for `Last-Modified`.
    pub fn http_date(self) -> String {
        self.civil().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }
}

/// A calendar day without a time zone, `YYYY-MM-DD`: due dates and event dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, format = Date, example = "2027-06-19")]
pub struct Date(NaiveDate);

impl Date {
    /// Day of the month and month, both from 1, and the year.
    pub fn parts(self) -> (u32, u32, i32) {
        (self.0.day(), self.0.month(), self.0.year())
    }

    /// So many days later; the last day there is, where that is past it.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(chrono::Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// `19 June 2027`.
    pub fn human(self) -> String {
        self.0.format("%-d %B %Y").to_string()
    }
}

impl std::str::FromStr for Date {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d");
        match day {
            Ok(day) if (1900..=2200).contains(&day.year()) && day.to_string() == text.trim() => Ok(Self(day)),
            _ => Err(InvalidValue::Day),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_for_people_and_for_machines() {
        let at = Timestamp(1_795_442_700_000);
        assert_eq!(at.rfc3339(), "2026-11-23T14:05:00Z");
        assert_eq!(at.http_date(), "Mon, 23 Nov 2026 14:05:00 GMT");
        assert_eq!(at.date().to_string(), "2026-11-23");
    }

    #[test]
    fn days_are_real_days() {
        assert_eq!("2027-06-19".parse::<Date>().unwrap().human(), "19 June 2027");
        for wrong in ["2027-02-30", "19.6.2027", "2027-6-19", "", "9999-01-01"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
