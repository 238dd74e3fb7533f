//! What a draft says, as its recipients will read it: shown before it is sent, so that what was seen is what goes out.

use domain::{
    DocumentKind, Money, contract::ContractContent, invoice::InvoiceContent, markdown, questionnaire::QuestionnaireContent,
    quote::QuoteContent,
};
use web::{DisplayTime, Translations};

use super::{bill::BillTable, outgoing::OutgoingDraft, sha256};

/// For the macro `preview` of `document/preview.html`.
#[derive(Default)]
pub struct Preview {
    /// Made by `domain::markdown`: an introduction, or a contract's whole text.
    pub above: Option<String>,
    pub until: Option<DisplayTime>,
    pub options: Vec<PreviewOption>,
    pub questions: Vec<PreviewQuestion>,
    pub bill: Option<BillTable>,
    pub dues: Vec<PreviewPayment>,
    /// The same: a note below the lines.
    pub below: Option<String>,
}

/// One option of a quote.
pub struct PreviewOption {
    pub title: String,
    pub description: Option<String>,
    pub recommended: bool,
    pub bill: BillTable,
}

pub struct PreviewQuestion {
    pub label: String,
    pub help: Option<String>,
    pub required: bool,
}

pub struct PreviewPayment {
    pub label: String,
    pub due: DisplayTime,
    pub amount: String,
}

/// `None` when it cannot be read: then it cannot be sent either, and sending says why.
pub fn of(t: Translations, kind: DocumentKind, content: &str) -> Option<Preview> {
    let preview = Preview::default();
    match kind {
        DocumentKind::Quote => {
            let quote = serde_json::from_str::<QuoteContent>(content).ok()?.parse().ok()?;
            let said = quote.content();
            let options = quote.options().map(|(option, bill)| PreviewOption {
                title: option.title.clone(),
                description: option.description.clone(),
                recommended: option.recommended,
                bill: BillTable::new(t, bill, said.currency),
            });
            let above = said.intro.as_deref().map(markdown::to_html);
            Some(Preview { above, until: said.valid_until.map(DisplayTime::from), options: options.collect(), ..preview })
        }
        DocumentKind::Contract => {
            let contract: ContractContent = serde_json::from_str(content).ok()?;
            Some(Preview { above: Some(markdown::to_html(&contract.markdown)), ..preview })
        }
        DocumentKind::Questionnaire => {
            let asked = serde_json::from_str::<QuestionnaireContent>(content).ok()?;
            let above = asked.intro.as_deref().map(markdown::to_html);
            let question =
                |one: domain::questionnaire::Question| PreviewQuestion { label: one.label, help: one.help, required: one.required };
            Some(Preview { above, questions: asked.questions.into_iter().map(question).collect(), ..preview })
        }
        DocumentKind::Invoice => {
            let invoice = serde_json::from_str::<InvoiceContent>(content).ok()?.parse().ok()?;
            let currency = invoice.content().currency;
            let dues = invoice.installments().iter().map(|one| PreviewPayment {
                label: one.label.clone(),
                due: one.due_on.into(),
                amount: t.money(Money { minor: one.amount_minor, currency }),
            });
            let below = invoice.content().note.as_deref().map(markdown::to_html);
            Some(Preview { bill: Some(BillTable::new(t, invoice.bill(), currency)), dues: dues.collect(), below, ..preview })
        }
    }
}

/// A fingerprint of all that was shown: the form that sends it says it again, and another one means that something else would go out.
pub fn fingerprint(outgoing: &OutgoingDraft<'_>, content: &str) -> String {
    let to: Vec<_> = outgoing.recipients.iter().map(|person| (&person.id, person.name.as_str(), person.email.to_string())).collect();
    sha256(&serde_json::json!([outgoing.title, content, to]).to_string())
}
