//! The page of a quote.

use askama::Template;
use domain::markdown;
use web::{Client, Context, FieldErrors, PortalShell};

use super::{Seen, sql::Decision};
use crate::document::{bill::BillTable, page::DocumentFrame};

#[derive(Template)]
#[template(path = "client/quote/page.html")]
pub struct QuotePage {
    shell: PortalShell,
    doc: DocumentFrame,
    errors: FieldErrors,
    id: String,
    /// HTML made by `domain::markdown`.
    intro: Option<String>,
    options: Vec<Offer>,
    prices_include_tax: bool,
    until: Option<String>,
    expired: bool,
    /// Nothing is decided, and this session may.
    open: bool,
    acts: bool,
    decision: Option<Said>,
    note: String,
    /// The note of somebody who was too late.
    unkept: Vec<(String, String)>,
}

struct Offer {
    place: usize,
    title: String,
    description: Option<String>,
    recommended: bool,
    bill: BillTable,
    chosen: bool,
    accepted: bool,
}

struct Said {
    accepted: bool,
    text: String,
    note: Option<String>,
}

pub fn page(client: &Client, seen: &Seen, notice: Option<String>, typed: Option<(Option<usize>, &str)>, errors: FieldErrors) -> QuotePage {
    let t = client.t();
    let content = seen.quote.content();
    let decided = seen.decision.as_ref();
    let (chosen, note) = typed.unwrap_or_default();
    // What the studio recommends is not chosen for anybody: a choice is made, not left standing.
    let only = seen.quote.options().len() == 1;
    let offers = seen.quote.options().enumerate().map(|(place, (option, bill))| Offer {
        place,
        title: option.title.clone(),
        description: option.description.clone(),
        recommended: option.recommended && !only,
        bill: BillTable::new(t, bill, content.currency),
        chosen: only || chosen == Some(place),
        accepted: decided.is_some_and(|decision| decision.option == Some(place)),
    });
    let said = decided.map(|decision| Said {
        accepted: decision.decision == Decision::Accepted,
        text: format!("{}, {}", decision.name, client.when(decision.decided_at).text),
        note: decision.note.clone(),
    });
    let open = seen.head.state.open().is_ok();
    let late = Some(note.trim()).filter(|note| !open && !note.is_empty());
    QuotePage {
        shell: PortalShell { notice, ..client.shell(&seen.viewer, &seen.head.title) },
        doc: DocumentFrame::new(client, &seen.document),
        errors,
        id: seen.head.id.to_string(),
        intro: content.intro.as_deref().map(markdown::to_html),
        options: offers.collect(),
        prices_include_tax: content.prices_include_tax,
        until: content.valid_until.map(|day| client.day(day).text),
        expired: seen.quote.expired(client.today()),
        open,
        acts: seen.viewer.acts(),
        decision: said,
        unkept: late.map(|note| (t.quote_note().to_owned(), note.to_owned())).into_iter().collect(),
        note: note.to_owned(),
    }
}
