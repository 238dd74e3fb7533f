//! What a studio sends to named recipients, how far it has come, and what a client still has to do with it (B1, B8–B11).

use crate::ValidationErrors;

/// What a document says, written as JSON, in bytes: a row of the database takes four times that, and a request thrice, which is what
/// escapes make of it.
pub const MOST_CONTENT: usize = 500_000;

/// Each text and each list of a document has its own limit; this is the limit of them together.
pub(crate) fn fits(content: &impl serde::Serialize, faults: &mut ValidationErrors) {
    if serde_json::to_vec(content).map_or(usize::MAX, |json| json.len()) > MOST_CONTENT {
        faults.add("", format!("All of this together is too long. Use at most {} KB, or write two documents", MOST_CONTENT / 1000));
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$about])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As the database and the API write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        crate::schema::of_words!($name);
    )+};
}

words! {
    DocumentKind {
        Quote = "quote",
        Contract = "contract",
        Questionnaire = "questionnaire",
        Invoice = "invoice",
    }

    DocumentState {
        /// Only the studio knows of it.
        Draft = "draft",
        /// With its recipients; its content never changes again.
        Sent = "sent",
        /// The studio recalled it.
        Recalled = "recalled",
        /// Accepted or declined, signed by all, submitted, paid.
        Done = "done",
    }

    /// What has become of a document, in one word for each kind: the same on every page and list.
    DocumentStatus {
        Draft = "draft",
        Sent = "sent",
        Recalled = "recalled",
        /// Of a quote.
        Accepted = "accepted",
        Declined = "declined",
        /// Of a contract: some have signed, or all.
        PartSigned = "part_signed",
        Signed = "signed",
        /// Of a questionnaire.
        Submitted = "submitted",
        /// Of an invoice, as [`crate::invoice::InvoiceStatus`] has it.
        PartPaid = "part_paid",
        Paid = "paid",
        Overdue = "overdue",
        /// Of an invoice, or of a contract that was signed in part.
        Void = "void",
    }

    /// What a document asks of a client, the most urgent first.
    Todo {
        Accept = "accept",
        Sign = "sign",
        Answer = "answer",
        Pay = "pay",
        None = "none",
    }
}

impl DocumentStatus {
    /// On this day at the studio: an invoice whose money is due since an earlier day is overdue, whatever else of it came.
    #[must_use]
    pub fn on(self, today: crate::Date, due: Option<crate::Date>) -> Self {
        match self {
            Self::Sent | Self::PartPaid if due.is_some_and(|due| due < today) => Self::Overdue,
            other => other,
        }
    }
}

/// Why nothing can be done with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClosedReason {
    #[error("It has not been sent yet")]
    NotSent,
    #[error("The studio recalled it")]
    Recalled,
    #[error("It is already complete")]
    Done,
}

impl DocumentState {
    /// Whether recipients may act on it.
    ///
    /// # Errors
    /// Why they may not.
    pub fn open(self) -> Result<(), ClosedReason> {
        match self {
            Self::Sent => Ok(()),
            Self::Draft => Err(ClosedReason::NotSent),
            Self::Recalled => Err(ClosedReason::Recalled),
            Self::Done => Err(ClosedReason::Done),
        }
    }
}

/// A document as one of its recipients has it before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceivedDocument {
    /// Whether it is past its last day.
    Quote {
        expired: bool,
    },
    /// Whether it is this recipient's turn: [`crate::contract::turn`].
    Contract {
        turn: bool,
    },
    Questionnaire,
    /// Whether an installment waits: [`crate::schedule::InstallmentState::waits`].
    Invoice {
        waits: bool,
    },
}

impl Todo {
    pub fn of(state: DocumentState, matter: ReceivedDocument) -> Self {
        match matter {
            _ if state.open().is_err() => Self::None,
            ReceivedDocument::Quote { expired: false } => Self::Accept,
            ReceivedDocument::Contract { turn: true } => Self::Sign,
            ReceivedDocument::Questionnaire => Self::Answer,
            ReceivedDocument::Invoice { waits: true } => Self::Pay,
            ReceivedDocument::Quote { .. } | ReceivedDocument::Contract { .. } | ReceivedDocument::Invoice { .. } => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MATTERS: [(ReceivedDocument, Todo); 7] = [
        (ReceivedDocument::Quote { expired: false }, Todo::Accept),
        (ReceivedDocument::Quote { expired: true }, Todo::None),
        (ReceivedDocument::Contract { turn: true }, Todo::Sign),
        (ReceivedDocument::Contract { turn: false }, Todo::None),
        (ReceivedDocument::Questionnaire, Todo::Answer),
        (ReceivedDocument::Invoice { waits: true }, Todo::Pay),
        (ReceivedDocument::Invoice { waits: false }, Todo::None),
    ];

    /// Proves B1.
    #[test]
    fn only_what_is_sent_asks_for_something() {
        for (matter, todo) in MATTERS {
            assert_eq!(Todo::of(DocumentState::Sent, matter), todo, "{matter:?}");
            for state in [DocumentState::Draft, DocumentState::Recalled, DocumentState::Done] {
                assert_eq!(Todo::of(state, matter), Todo::None, "{state:?} {matter:?}");
            }
        }
    }

    /// Proves B1.
    #[test]
    fn the_urgent_comes_first() {
        let mut todos = [Todo::None, Todo::Pay, Todo::Answer, Todo::Sign, Todo::Accept];
        todos.sort();
        assert_eq!(todos, [Todo::Accept, Todo::Sign, Todo::Answer, Todo::Pay, Todo::None]);
    }

    #[test]
    fn words_are_the_same_everywhere() {
        for kind in DocumentKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for state in DocumentState::ALL {
            assert_eq!(serde_json::from_value::<DocumentState>(state.as_str().into()).unwrap(), *state);
        }
    }
}
