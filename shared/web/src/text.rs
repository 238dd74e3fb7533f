//! Something said to a person where their language is not known yet. It gets its words at the border, where the answer leaves: on a form
//! that comes back, on the page of a failure, in problem+json.

use std::{borrow::Cow, fmt, sync::Arc};

use domain::InvalidValue;

use crate::Translations;

/// Words, or how to say it: `"…"`, `Translations::pay_not_open`, `move |t: Translations| t.wait_seconds(seconds)`, or a value's own [`InvalidValue`].
#[derive(Clone)]
pub struct Text(Inner);

type Translate = dyn Fn(Translations) -> Cow<'static, str> + Send + Sync;

#[derive(Clone)]
enum Inner {
    Fixed(Cow<'static, str>),
    Translated(Arc<Translate>),
}

impl Text {
    pub fn render(&self, t: Translations) -> Cow<'static, str> {
        match &self.0 {
            Inner::Fixed(text) => text.clone(),
            Inner::Translated(says) => says(t),
        }
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Inner::Fixed(text.into()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Inner::Fixed(text.into()))
    }
}

impl From<Cow<'static, str>> for Text {
    fn from(text: Cow<'static, str>) -> Self {
        Self(Inner::Fixed(text))
    }
}

impl<F, S> From<F> for Text
where
    F: Fn(Translations) -> S + Send + Sync + 'static,
    S: Into<Cow<'static, str>>,
{
    fn from(says: F) -> Self {
        Self(Inner::Translated(Arc::new(move |t| says(t).into())))
    }
}

impl From<InvalidValue> for Text {
    fn from(refusal: InvalidValue) -> Self {
        (move |t: Translations| t.refusal(&refusal)).into()
    }
}

/// In English, for logs and for the dashboard.
impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.render(Translations::default()))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.render(Translations::default()), out)
    }
}

/// Two that say the same are the same.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.render(Translations::default()) == other.render(Translations::default())
    }
}

impl Eq for Text {}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.render(Translations::default()) == *other
    }
}

impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.render(Translations::default()))
    }
}

impl Translations {
    pub fn say(self, text: &Text) -> Cow<'static, str> {
        text.render(self)
    }

    /// Why a value was refused.
    pub fn refusal(self, refusal: &InvalidValue) -> Cow<'static, str> {
        match refusal {
            InvalidValue::Missing => self.refusal_missing().into(),
            InvalidValue::TooLong(most) => self.refusal_too_long(most).into(),
            InvalidValue::NoEmail => self.refusal_no_email().into(),
            InvalidValue::Email => self.refusal_email().into(),
            InvalidValue::Day => self.refusal_day().into(),
            InvalidValue::Language => self.refusal_language().into(),
            InvalidValue::FileName => self.refusal_file_name().into(),
            InvalidValue::NoFileName => self.refusal_no_file_name().into(),
            InvalidValue::FileKind(kinds) => self.refusal_file_kind(kinds).into(),
            InvalidValue::NotReally(extension) => self.refusal_not_really(extension).into(),
            InvalidValue::PasswordShort(least) => self.refusal_password_short(least).into(),
            InvalidValue::PasswordCommon => self.refusal_password_common().into(),
            InvalidValue::PasswordOfNames => self.refusal_password_of_names().into(),
            InvalidValue::Said(text) => text.clone(),
        }
    }

    /// How long to wait.
    pub fn wait(self, seconds: u32) -> String {
        if seconds < 90 { self.wait_seconds(seconds) } else { self.wait_minutes(seconds.div_ceil(60)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The domain's own words and the English file are the same words.
    #[test]
    fn every_refusal_says_in_english_what_the_domain_says() {
        for refusal in [
            InvalidValue::Missing,
            InvalidValue::TooLong(120),
            InvalidValue::NoEmail,
            InvalidValue::Email,
            InvalidValue::Day,
            InvalidValue::Language,
            InvalidValue::FileName,
            InvalidValue::NoFileName,
            InvalidValue::FileKind("jpg, pdf".to_owned()),
            InvalidValue::NotReally("jpg"),
            InvalidValue::PasswordShort(10),
            InvalidValue::PasswordCommon,
            InvalidValue::PasswordOfNames,
            InvalidValue::new("As it is"),
        ] {
            assert_eq!(Translations::default().refusal(&refusal), refusal.to_string());
        }
    }
}
