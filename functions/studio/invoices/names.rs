//! Where what is wrong with an invoice stands, for whoever wrote it: the fields of a form and the paths of JSON.

use super::rules::{Draft, LineRow};

/// The field that `path` of the content came from.
pub fn named(draft: &Draft, path: &str) -> String {
    let own = draft.payment.is_none();
    if !draft.form {
        // What the installments said stands in the lines too, and is told of the installments.
        let lines = if draft.lines.is_empty() && own { path.strip_prefix("lines").map(|rest| format!("installments{rest}")) } else { None };
        let installments = path.strip_prefix("payment.installments").filter(|_| own).map(|rest| format!("installments{rest}"));
        return lines.or(installments).unwrap_or_else(|| path.to_owned());
    }
    let places = |rows: Vec<usize>, rest: &str| -> Option<(usize, String)> {
        let (index, part) = rest.strip_prefix('[')?.split_once(']')?;
        Some((rows.get(index.parse::<usize>().ok()?).copied()?, part.trim_start_matches('.').to_owned()))
    };
    let rows = || draft.rows.iter().filter(|row| !row.is_empty()).map(|row| row.place).collect::<Vec<_>>();
    let lines = || draft.lines.iter().filter(|row| !row.is_empty()).map(|row| row.place).collect();
    if let Some((place, part)) = path.strip_prefix("lines").and_then(|rest| places(lines(), rest)) {
        let of = match part.as_str() {
            "quantity_milli" => "quantity",
            "unit_price_minor" => "price",
            "tax_bp" => "tax",
            _ => "line",
        };
        return format!("{of}_{place}");
    }
    let deposit = !draft.deposit.trim().is_empty();
    let split = |rest: &str| match rest.strip_prefix("deposit.") {
        Some(part) => rows().first().map(|first| (*first, part.to_owned())),
        // The first row is the deposit, where there is one.
        None => places(rows().into_iter().skip(usize::from(deposit)).collect(), rest.strip_prefix("parts")?),
    };
    let entry = match path.strip_prefix("payment.split.").filter(|rest| *rest != "deposit.share") {
        Some(rest) => split(rest),
        None => path.strip_prefix("payment.installments").and_then(|rest| places(rows(), rest)),
    };
    if let Some((place, part)) = entry {
        let of = match part.as_str() {
            "due_on" => "due",
            "amount_minor" => "amount",
            _ => "label",
        };
        return format!("{of}_{place}");
    }
    match path {
        "discount" | "note" => path.to_owned(),
        "payment.split.deposit.share" => "deposit".to_owned(),
        "payment.split.parts" if deposit => "deposit".to_owned(),
        _ if path.starts_with("lines") && !draft.lines.iter().all(LineRow::is_empty) => "line_1".to_owned(),
        // What they come to together.
        "payment.installments" => rows().last().map_or_else(|| "label_1".to_owned(), |last| format!("amount_{last}")),
        _ => "label_1".to_owned(),
    }
}
