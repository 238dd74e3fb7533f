//! Where what is wrong with an invoice stands, for whoever wrote it: the fields of a form and the paths of JSON.

use super::rules::{Draft, LineRow};

/// The field that `path` of the content came from.
pub fn named(draft: &Draft, path: &str) -> String {
    if draft.form { of_form(draft, path) } else { of_json(draft, path) }
}

/// What the installments said stands in the lines too, and is told of the installments.
fn of_json(draft: &Draft, path: &str) -> String {
    let rest = path.strip_prefix("payment.installments").or_else(|| path.strip_prefix("lines").filter(|_| draft.lines.is_empty()));
    rest.filter(|_| draft.payment.is_none()).map_or_else(|| path.to_owned(), |rest| format!("installments{rest}"))
}

fn of_form(draft: &Draft, path: &str) -> String {
    let lines: Vec<usize> = draft.lines.iter().filter(|row| !row.is_empty()).map(|row| row.place).collect();
    if let Some((place, part)) = entry("lines", path, &lines) {
        let of = match part {
            "quantity_milli" => "quantity",
            "unit_price_minor" => "price",
            "tax_bp" => "tax",
            _ => "line",
        };
        return format!("{of}_{place}");
    }
    let rows: Vec<usize> = draft.rows.iter().filter(|row| !row.is_empty()).map(|row| row.place).collect();
    // The first row is the deposit, where there is one.
    let deposit = if draft.deposit.trim().is_empty() { None } else { rows.first() };
    let parts = if deposit.is_some() { rows.get(1..).unwrap_or_default() } else { &rows };
    let of_deposit = || path.strip_prefix("payment.split.deposit.").filter(|part| *part != "share").zip(deposit.copied());
    let installment = entry("payment.installments", path, &rows)
        .or_else(|| entry("payment.split.parts", path, parts))
        .or_else(|| of_deposit().map(|(part, place)| (place, part)));
    if let Some((place, part)) = installment {
        let of = match part {
            "due_on" => "due",
            "amount_minor" => "amount",
            _ => "label",
        };
        return format!("{of}_{place}");
    }
    match path {
        "currency" | "discount" | "note" => path.to_owned(),
        "payment.split.deposit.share" => "deposit".to_owned(),
        "payment.split.parts" if !draft.deposit.trim().is_empty() => "deposit".to_owned(),
        _ if path.starts_with("lines") && !draft.lines.iter().all(LineRow::is_empty) => "line_1".to_owned(),
        // What they come to together.
        "payment.installments" => rows.last().map_or_else(|| "label_1".to_owned(), |last| format!("amount_{last}")),
        _ => "label_1".to_owned(),
    }
}

/// The place on the form and the part of `list[index].part`.
fn entry<'a>(list: &str, path: &'a str, places: &[usize]) -> Option<(usize, &'a str)> {
    let (index, part) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((*places.get(index.parse::<usize>().ok()?)?, part.trim_start_matches('.')))
}
