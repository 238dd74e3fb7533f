//! A client's activity: the events that they see, each in a row of its own for everybody who may see it. Triggers write those rows in the
//! batch of the change, under the events' names.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::EventName;

/// The event that an entry of a client's activity shows, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub enum ActivityKind {
    #[serde(rename = "quote.sent")]
    QuoteSent,
    #[serde(rename = "quote.accepted")]
    QuoteAccepted,
    #[serde(rename = "quote.declined")]
    QuoteDeclined,
    #[serde(rename = "contract.sent")]
    ContractSent,
    #[serde(rename = "contract.signed")]
    ContractSigned,
    #[serde(rename = "questionnaire.sent")]
    QuestionnaireSent,
    #[serde(rename = "questionnaire.submitted")]
    QuestionnaireSubmitted,
    #[serde(rename = "invoice.sent")]
    InvoiceSent,
    #[serde(rename = "payment.paid")]
    PaymentPaid,
    #[serde(rename = "payment.refunded")]
    PaymentRefunded,
    #[serde(rename = "file.sent")]
    FileSent,
    #[serde(rename = "file.uploaded")]
    FileUploaded,
    /// By the studio.
    #[serde(rename = "message.sent")]
    MessageSent,
    /// By the client.
    #[serde(rename = "message.received")]
    MessageReceived,
}

impl ActivityKind {
    pub const ALL: &[Self] = &[
        Self::QuoteSent,
        Self::QuoteAccepted,
        Self::QuoteDeclined,
        Self::ContractSent,
        Self::ContractSigned,
        Self::QuestionnaireSent,
        Self::QuestionnaireSubmitted,
        Self::InvoiceSent,
        Self::PaymentPaid,
        Self::PaymentRefunded,
        Self::FileSent,
        Self::FileUploaded,
        Self::MessageSent,
        Self::MessageReceived,
    ];

    pub fn event(self) -> EventName {
        match self {
            Self::QuoteSent => EventName::QuoteSent,
            Self::QuoteAccepted => EventName::QuoteAccepted,
            Self::QuoteDeclined => EventName::QuoteDeclined,
            Self::ContractSent => EventName::ContractSent,
            Self::ContractSigned => EventName::ContractSigned,
            Self::QuestionnaireSent => EventName::QuestionnaireSent,
            Self::QuestionnaireSubmitted => EventName::QuestionnaireSubmitted,
            Self::InvoiceSent => EventName::InvoiceSent,
            Self::PaymentPaid => EventName::PaymentPaid,
            Self::PaymentRefunded => EventName::PaymentRefunded,
            Self::FileSent => EventName::FileSent,
            Self::FileUploaded => EventName::FileUploaded,
            Self::MessageSent => EventName::MessageSent,
            Self::MessageReceived => EventName::MessageReceived,
        }
    }
}

/// Who did it, as the client who looks sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityActor {
    You,
    Studio,
    /// Another client of the same project.
    Participant,
}
