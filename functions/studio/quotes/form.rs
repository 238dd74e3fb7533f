//! A quote on the dashboard's form: the fields of its payload, and what its options come to while it is written.

use domain::{
    bill::{Bill, LeastTotal, MOST_LINES},
    money::Currency,
    quote::MOST_OPTIONS,
};
use web::form_state::{FieldKind, FormField, FormList, FormPayload, FormState};

use super::Input;

const LINES: &str = "content.options[].lines";

impl FormPayload for Input {
    const FIELDS: &'static [FormField] = &[
        FormField::new("title", FieldKind::Text, "Title"),
        FormField::new("recipients", FieldKind::Many, "Recipients"),
        FormField::new("content.currency", FieldKind::Currency, "Currency"),
        FormField::new("content.valid_until", FieldKind::Date, "Valid until"),
        FormField::new("content.prices_include_tax", FieldKind::Flag, "Prices include tax"),
        FormField::new("content.intro", FieldKind::OptionalText, "Introduction"),
        FormField::new("content.options[].title", FieldKind::Text, "title"),
        FormField::new("content.options[].discount", FieldKind::Share, "discount"),
        FormField::new("content.options[].description", FieldKind::OptionalText, "description"),
        FormField::new("content.options[].recommended", FieldKind::Flag, "recommended").aside(),
        FormField::new("content.options[].lines[].description", FieldKind::Text, "item"),
        FormField::new("content.options[].lines[].quantity_milli", FieldKind::Quantity, "quantity"),
        FormField::new("content.options[].lines[].unit_price_minor", FieldKind::Price, "unit price"),
        FormField::new("content.options[].lines[].tax_bp", FieldKind::Percent, "tax %").aside(),
    ];
    const LISTS: &'static [FormList] = &[
        FormList { path: "content.options", label: "Option", most: MOST_OPTIONS, fresh: 1 },
        FormList { path: LINES, label: "line", most: MOST_LINES, fresh: 3 },
    ];
    const CURRENCY: &'static str = "content.currency";
}

/// What each option comes to, by its place on the form, as far as that can be read.
pub fn bills(state: &FormState<Input>) -> Vec<Option<(Bill, Currency)>> {
    let mut state = state.clone();
    state.drop_blank_rows_of(|list| list.path == LINES);
    let Ok((Input { content, .. }, unread)) = state.payload() else { return Vec::new() };
    let currency = content.currency;
    let readable = |index: usize| {
        let option = format!("content.options[{index}].");
        unread.list.iter().all(|error| error.field != "content.currency" && !error.field.starts_with(&option))
    };
    let options = content.options.into_iter().enumerate();
    let bill = |(index, option): (usize, domain::quote::QuoteOption)| {
        let bill = Bill::of(option.lines, option.discount, content.prices_include_tax, LeastTotal::Zero).ok()?;
        Some((bill, currency)).filter(|_| readable(index))
    };
    options.map(bill).collect()
}
