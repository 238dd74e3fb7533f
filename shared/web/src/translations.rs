//! What the client side says, in the client's language. The texts are the Fluent files in `translations/`; the build makes a method of each
//! message (`build/catalogue.rs`) and ends where a language lacks one. How numbers, money and dates are written is said in
//! `translations/*/format.ftl` and held to the CLDR by `tests/translations.rs`.

use std::{
    fmt::Display,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use domain::{Date, Language, Money, Timestamp, money::MINUS, time::MINUTE};
use http::{HeaderMap, header};

use crate::reply::{language_cookie, language_just_chosen};

/// One language, to say things in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Translations {
    pub language: Language,
}

/// The language of one request's answer. What the browser says first; who is signed in may know better.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestLocale {
    now: Arc<AtomicU8>,
    /// What this browser asked for, by a choice or by what it likes best; `None` when it said nothing.
    pub asked: Option<Language>,
    /// A moment ago, at the foot of a page.
    pub just_chosen: bool,
}

/// What the browser likes best of the languages there are.
pub(crate) fn liked(headers: &HeaderMap) -> Option<Language> {
    headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok().and_then(Language::negotiate)
}

impl RequestLocale {
    /// What was chosen on this browser; else what it likes best; else what the studio speaks.
    pub fn first(headers: &HeaderMap, studio: Language) -> Self {
        let asked = language_cookie(headers).or_else(|| liked(headers));
        let spoken = Self { asked, just_chosen: language_just_chosen(headers), ..Self::default() };
        spoken.set(spoken.asked.unwrap_or(studio));
        spoken
    }

    pub fn set(&self, language: Language) {
        let place = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
        self.now.store(place as u8, Ordering::Relaxed);
    }

    pub fn t(&self) -> Translations {
        let language = Language::ALL.get(usize::from(self.now.load(Ordering::Relaxed))).copied().unwrap_or_default();
        Translations { language }
    }
}

include!(concat!(env!("OUT_DIR"), "/translations.rs"));

/// A number to choose by, however it was counted.
pub trait WholeNumber: Copy {
    fn whole(self) -> i64;
}

macro_rules! wholes {
    ($($number:ty),+) => {$(
        impl WholeNumber for $number {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
wholes!(i32, i64, u16, u32, u64, usize);

/// Templates pass what they have by reference.
impl<N: WholeNumber> WholeNumber for &N {
    fn whole(self) -> i64 {
        (*self).whole()
    }
}

/// Which of a choice's texts fits a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Exactly(i64),
    One,
    Many,
    Other,
}

/// A variable stands in a text as its place, a control character.
fn fill(text: &str, variables: &[&dyn Display]) -> String {
    let mut filled = String::with_capacity(text.len() + 16 * variables.len());
    for c in text.chars() {
        match variables.get(c as usize) {
            Some(variable) => filled.push_str(&variable.to_string()),
            None => filled.push(c),
        }
    }
    filled
}

impl Translations {
    /// The cardinal category of a whole number (CLDR plural rules).
    fn plural(self, number: i64) -> Form {
        let number = number.unsigned_abs();
        let million = number != 0 && number.is_multiple_of(1_000_000);
        match self.language {
            Language::Fr if number <= 1 => Form::One,
            _ if number == 1 => Form::One,
            Language::Fr | Language::Es | Language::It if million => Form::Many,
            _ => Form::Other,
        }
    }

    fn choose(self, number: i64, of: &[&'static [(Form, &'static str)]; 5]) -> &'static str {
        let forms = self.language.pick(of);
        let text = |wanted| forms.iter().find(|(form, _)| *form == wanted).map(|(_, text)| *text);
        text(Form::Exactly(number)).or_else(|| text(self.plural(number))).or_else(|| text(Form::Other)).unwrap_or_default()
    }

    /// `1,250`
    pub fn number(self, number: i64) -> String {
        let sign = if number < 0 { MINUS } else { "" };
        format!("{sign}{}", self.grouped(&number.unsigned_abs().to_string()))
    }

    /// Digits in groups of three; in some languages only from five digits on.
    fn grouped(self, digits: &str) -> String {
        let least: usize = self.format_least_grouped().parse().unwrap_or(4);
        if digits.len() < least {
            return digits.to_owned();
        }
        let mut text = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(self.format_group());
            }
            text.push(digit);
        }
        text
    }

    /// `€1,250.00`; a currency without a symbol in this language by its code.
    pub fn money(self, money: Money) -> String {
        let (code, digits) = (money.currency.code(), money.currency.digits());
        let unit = 10_u64.pow(digits);
        let minor = money.minor.unsigned_abs();
        let mut amount = self.grouped(&(minor / unit).to_string());
        if digits > 0 {
            amount.push_str(self.format_decimal());
            amount.push_str(&format!("{:0width$}", minor % unit, width = digits as usize));
        }
        let mut symbols = self.format_symbols().split('|').filter_map(|pair| pair.split_once(' '));
        let symbol = symbols.find(|(known, _)| *known == code).map_or(code, |(_, symbol)| symbol);
        let sign = if money.minor < 0 { MINUS } else { "" };
        let letters = symbol.ends_with(char::is_alphabetic);
        let written = if letters { self.format_money_letters(symbol, amount) } else { self.format_money(symbol, amount) };
        format!("{sign}{written}")
    }

    /// `1.4 MB`, decimal units as file managers show them.
    pub fn bytes(self, bytes: u64) -> String {
        let size = |unit: u64| {
            let tenths = (bytes + unit / 20) / (unit / 10);
            match tenths % 10 {
                0 => (tenths / 10).to_string(),
                tenth => format!("{}{}{tenth}", tenths / 10, self.format_decimal()),
            }
        };
        // What would be written as 1000 of a unit is one of the next.
        match bytes {
            0..1_000 => self.format_size_bytes(i64::try_from(bytes).unwrap_or_default()),
            1_000..999_950 => self.format_size_kilobytes(size(1_000)),
            999_950..999_950_000 => self.format_size_megabytes(size(1_000_000)),
            _ => self.format_size_gigabytes(size(1_000_000_000)),
        }
    }

    /// `June`, of 1 to 12.
    fn month(self, month: u32) -> &'static str {
        let before = usize::try_from(month).unwrap_or_default().saturating_sub(1);
        self.format_months().split('|').nth(before).unwrap_or_default()
    }

    /// `19 June 2027`
    pub fn date(self, date: Date) -> String {
        let (day, month, year) = date.parts();
        self.format_date(day, self.month(month), year)
    }

    /// `19 June`
    pub fn day_month(self, date: Date) -> String {
        let (day, month, _) = date.parts();
        self.format_day_month(day, self.month(month))
    }

    /// `14:05`, so many minutes east of UTC.
    pub fn time(self, at: Timestamp, offset: i32) -> String {
        let (hour, minute) = there(at, offset).hour_and_minute();
        let hour = if self.format_hour_digits() == "2" { format!("{hour:02}") } else { hour.to_string() };
        format!("{hour}:{minute:02}")
    }

    /// `23 November 2026 at 14:05`, so many minutes east of UTC.
    pub fn moment(self, at: Timestamp, offset: i32) -> String {
        self.format_moment(self.date(there(at, offset).date()), self.time(at, offset))
    }
}

/// The moment whose UTC reading is what clocks show that many minutes east.
fn there(at: Timestamp, offset: i32) -> Timestamp {
    at.plus(i64::from(offset) * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_stand_where_the_language_puts_them() {
        assert_eq!(fill("\u{1}, \0 – \u{1}", &[&"a\u{1}", &7]), "7, a\u{1} – 7");
        assert_eq!(fill("line\nand\ttab", &[&1]), "line\nand\ttab");
    }

    #[test]
    fn an_exact_number_goes_before_its_plural() {
        const FORMS: &[(Form, &str)] = &[(Form::Exactly(0), "none"), (Form::One, "one"), (Form::Other, "more")];
        for (language, number, text) in [(Language::En, 0, "none"), (Language::En, 1, "one"), (Language::Fr, 1_000_000, "more")] {
            assert_eq!(Translations { language }.choose(number, &[FORMS; 5]), text);
        }
    }
}
