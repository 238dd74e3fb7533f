//! The frame of a document's page: what stands above it and below it. `document/frame.html` shows it, on the screen and in print.

use domain::DocumentKind;
use web::{Client, Context, DisplayTime, Translations};

use super::{ClientDocument, DocumentEvent, DocumentStep};

/// For `document/frame.html`, as the page's field `doc`.
pub struct DocumentFrame {
    /// What it is, in words.
    pub kind: &'static str,
    pub title: String,
    pub project_title: String,
    pub sent: DisplayTime,
    pub moments: Vec<TimelineEntry>,
}

/// One line of the timeline.
pub struct TimelineEntry {
    pub text: String,
    pub at: DisplayTime,
}

/// `Quote`, in the client's language.
pub fn kind(t: Translations, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => t.document_quote(),
        DocumentKind::Contract => t.document_contract(),
        DocumentKind::Questionnaire => t.document_questionnaire(),
        DocumentKind::Invoice => t.document_invoice(),
    }
}

/// Who did it is named, but for the reader and where the studio did.
fn happened(t: Translations, event: &DocumentEvent, own: bool) -> String {
    use DocumentStep::{Accepted, Declined, Paid, Recalled, Refunded, Sent, Signed, Submitted, Viewed, Voided};
    let name = event.name.clone().unwrap_or_default();
    match event.what {
        Sent => t.document_event_sent().to_owned(),
        Viewed => t.document_event_viewed().to_owned(),
        Accepted if own => t.document_event_accepted_own().to_owned(),
        Accepted => t.document_event_accepted(name),
        Declined if own => t.document_event_declined_own().to_owned(),
        Declined => t.document_event_declined(name),
        Signed if own => t.document_event_signed_own().to_owned(),
        Signed => t.document_event_signed(name),
        Submitted if own => t.document_event_submitted_own().to_owned(),
        Submitted => t.document_event_submitted(name),
        Paid if own => t.document_event_paid_own().to_owned(),
        Paid if event.name.is_some() => t.document_event_paid_by(name),
        Paid => t.document_event_paid().to_owned(),
        Refunded => t.document_event_refunded().to_owned(),
        Recalled => t.document_event_recalled().to_owned(),
        Voided => t.document_event_voided().to_owned(),
    }
}

impl DocumentFrame {
    pub fn new(client: &Client, document: &ClientDocument) -> Self {
        let t = client.t();
        let moment = |event: &DocumentEvent| TimelineEntry {
            text: happened(t, event, event.contact.as_ref() == Some(client.contact())),
            at: client.when(event.at),
        };
        Self {
            kind: kind(t, document.kind),
            title: document.title.clone(),
            project_title: document.project_title.clone(),
            sent: client.day(client.day_of(document.sent_at)),
            moments: document.timeline.iter().map(moment).collect(),
        }
    }
}
