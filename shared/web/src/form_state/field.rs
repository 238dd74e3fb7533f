//! What can stand in a field of a form, how it is read and how it is written again.

use domain::{
    Date, InvalidValue,
    bill::Share,
    money::Currency,
    typed::{self, written},
};
use serde_json::{Value, json};

/// What stands in a field, and what becomes of it in JSON.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    Text,
    /// Empty is null.
    OptionalText,
    /// A checkbox.
    Flag,
    /// Several fields of one name: a list of texts.
    Many,
    /// A text area of one entry a line: a list of texts.
    Lines,
    /// One of these values; each with the words a person reads.
    Choice(&'static [(&'static str, &'static str)]),
    /// A day; empty is null.
    Date,
    /// A day that must be entered.
    DueDate,
    Currency,
    /// A number of thousandths. Empty is one of it.
    Quantity,
    /// Basis points. Empty is none.
    Percent,
    /// Minor units. Empty is zero.
    Price,
    /// Minor units. Empty is null: to be worked out.
    Amount,
    /// A percentage or an amount. Empty is null.
    Share,
}

impl FieldKind {
    /// What stands for a text that cannot be read is harmless: everything else can be looked at all the same.
    pub(super) fn read(self, texts: &[&str], currency: Currency) -> (Value, Option<InvalidValue>) {
        let text = texts.first().copied().unwrap_or_default();
        let (trimmed, blank) = (text.trim(), text.trim().is_empty());
        let number = |read: Result<i64, InvalidValue>, otherwise: i64| match read {
            Ok(number) => (json!(number), None),
            Err(why) => (json!(otherwise), Some(why)),
        };
        match self {
            Self::Text => (json!(text), None),
            Self::OptionalText => (if blank { Value::Null } else { json!(text) }, None),
            Self::Flag => (json!(!texts.is_empty()), None),
            Self::Many => (json!(texts), None),
            Self::Lines => (json!(text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>()), None),
            Self::Choice(choices) => {
                let known = choices.iter().find(|(value, _)| *value == trimmed).or_else(|| choices.first().filter(|_| blank));
                let value = known.or(choices.first()).map_or("", |(value, _)| *value);
                (json!(value), if known.is_some() { None } else { Some(InvalidValue::new("Choose from the list")) })
            }
            Self::Date | Self::Amount | Self::Share if blank => (Value::Null, None),
            Self::Date => match trimmed.parse::<Date>() {
                Ok(day) => (json!(day), None),
                Err(why) => (Value::Null, Some(why)),
            },
            Self::DueDate => (json!(trimmed), if blank { None } else { trimmed.parse::<Date>().err() }),
            Self::Currency => match trimmed.parse::<Currency>() {
                Ok(currency) => (json!(currency), None),
                Err(why) => (json!(currency), Some(why)),
            },
            Self::Quantity if blank => (json!(1_000), None),
            Self::Quantity => number(typed::number(trimmed, 3).map_err(InvalidValue::from), 1_000),
            Self::Percent | Self::Price if blank => (json!(0), None),
            Self::Percent => number(typed::percent(trimmed), 0),
            Self::Price | Self::Amount => number(typed::amount(trimmed, currency), 1),
            Self::Share => match Share::from_typed(trimmed, currency) {
                Ok(share) => (json!(share), None),
                Err(why) => (Value::Null, Some(why)),
            },
        }
    }

    /// A value of JSON, as it would be typed.
    pub(super) fn typed(self, value: &Value, currency: Currency) -> Vec<String> {
        let texts =
            |list: &Value| -> Vec<String> { list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect() };
        let whole = value.as_i64();
        match self {
            Self::Flag => value.as_bool().filter(|on| *on).map(|_| "on".to_owned()).into_iter().collect(),
            Self::Many => texts(value),
            Self::Lines => vec![texts(value).join("\n")],
            Self::Quantity => vec![whole.map_or_else(String::new, |number| written(number, 3))],
            Self::Percent => vec![whole.map_or_else(String::new, |number| written(number, 2))],
            Self::Price | Self::Amount => vec![whole.map_or_else(String::new, |minor| currency.typed(minor))],
            Self::Share => match serde_json::from_value(value.clone()) {
                Ok(Some(Share::PercentBp(bp))) => vec![format!("{} %", written(bp, 2))],
                Ok(Some(Share::AmountMinor(minor))) => vec![currency.typed(minor)],
                _ => vec![String::new()],
            },
            Self::Text | Self::OptionalText | Self::Choice(_) | Self::Date | Self::DueDate | Self::Currency => {
                vec![value.as_str().unwrap_or_default().to_owned()]
            }
        }
    }
}
