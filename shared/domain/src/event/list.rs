//! Every event there is, by what it is about. The same act has the same name whoever did it and on whatever path.

use serde_json::{Map, Value};

use super::{Changes, EventError, LinkDenial, LoginMethod, MessageChannel, events, field, put};
use crate::{
    ApiKeyId, ContactId, DocumentId, Email, FileId, InstallmentId, ItemLinkId, JobId, MailId, MemberId, MessageId, PaymentId, ProjectId,
    SessionId, Slug, StudioId, money::Currency, payment::ReceivedAs, right::Right,
};

events! {
    // ---- the studio and its members ----

    StudioCreated = "studio.created" v 1 { studio: StudioId }
    StudioAddressChanged = "studio_address.changed" v 1 { studio: StudioId, from: Slug, to: Slug }
    StudioSettingsChanged = "studio_settings.changed" v 1 { studio: StudioId, changes: Changes }
    BrandingChanged = "branding.changed" v 1 { studio: StudioId, changes: Changes }
    LogoUploaded = "logo.uploaded" v 1 { studio: StudioId, media_type: String, size: u64 }
    LogoRemoved = "logo.removed" v 1 { studio: StudioId }
    /// The bytes of a logo that nobody shows any more are gone.
    LogoPurged = "logo.purged" v 1 { studio: StudioId }
    ApiKeyCreated = "api_key.created" v 1 { api_key: ApiKeyId, scopes: Vec<Right> }
    ApiKeyRevoked = "api_key.revoked" v 1 { api_key: ApiKeyId }
    MemberInvited = "member.invited" v 1 { member: MemberId }
    MemberInvitationAccepted = "member_invitation.accepted" v 1 { member: MemberId }
    MemberLoggedIn = "member.logged_in" v 1 { member: MemberId, method: LoginMethod }
    MemberLoggedOut = "member.logged_out" v 1 { member: MemberId }
    MemberLoginLinkRequested = "member_login_link.requested" v 1 { member: MemberId }
    MemberPasswordResetRequested = "member_password_reset.requested" v 1 { member: MemberId }
    /// In place of a link that was over.
    MemberNewLinkRequested = "member_new_link.requested" v 1 { member: MemberId }
    MemberPasswordReset = "member_password.reset" v 1 { member: MemberId }

    // ---- contacts and their access ----

    ContactCreated = "contact.created" v 1 { contact: ContactId }
    ContactChanged = "contact.changed" v 1 { contact: ContactId, email_changed: bool }
    ContactVisibilityChanged = "contact_visibility.changed" v 1 { contact: ContactId, changes: Changes }
    ContactInvited = "contact.invited" v 1 { contact: ContactId }
    /// The studio was shown the link, to hand it on itself.
    InvitationLinkShown = "invitation_link.shown" v 1 { contact: ContactId }
    AccessActivated = "access.activated" v 1 { contact: ContactId }
    AccessDeactivated = "access.deactivated" v 1 { contact: ContactId }
    AccessDisabled = "access.disabled" v 1 { contact: ContactId }

    // ---- clients and their accounts ----

    ClientInvitationAccepted = "client_invitation.accepted" v 1 { contact: ContactId }
    ClientLoggedIn = "client.logged_in" v 1 { contact: ContactId, method: LoginMethod }
    ClientLoggedOut = "client.logged_out" v 1 { contact: ContactId }
    ClientLoginLinkRequested = "client_login_link.requested" v 1 { contact: ContactId, denied: Option<LinkDenial> }
    ClientPasswordResetRequested = "client_password_reset.requested" v 1 { contact: ContactId, denied: Option<LinkDenial> }
    /// In place of a link that was over.
    ClientNewLinkRequested = "client_new_link.requested" v 1 { contact: ContactId, denied: Option<LinkDenial> }
    ClientPasswordReset = "client_password.reset" v 1 { contact: ContactId }
    ClientPasswordChanged = "client_password.changed" v 1 { contact: ContactId }
    ClientEmailChangeRequested = "client_email_change.requested" v 1 { contact: ContactId }
    ClientEmailChanged = "client_email.changed" v 1 { contact: ContactId }
    /// Which of these were changed.
    ClientProfileChanged = "client_profile.changed" v 1 { contact: ContactId, name: bool, phone: bool, language: bool }
    ClientSessionEnded = "client_session.ended" v 1 { session: SessionId }
    /// All of them, `this_too` or all others.
    ClientSessionsEnded = "client_sessions.ended" v 1 { contact: ContactId, this_too: bool }
    ItemLinkOpened = "item_link.opened" v 1 { item_link: ItemLinkId }
    ItemLinkRevoked = "item_link.revoked" v 1 { item_link: ItemLinkId }
    /// All of one contact.
    ItemLinksRevoked = "item_links.revoked" v 1 { contact: ContactId }

    // ---- projects ----

    ProjectCreated = "project.created" v 1 { project: ProjectId }
    ProjectDetailsChanged = "project_details.changed" v 1 { project: ProjectId, lines: u64 }
    ProjectParticipantsAdded = "project_participants.added" v 1 { project: ProjectId, contacts: Vec<ContactId> }
    ProjectParticipantRemoved = "project_participant.removed" v 1 { project: ProjectId, contact: ContactId }
    ProjectUploadsEnabled = "project_uploads.enabled" v 1 { project: ProjectId }
    ProjectUploadsDisabled = "project_uploads.disabled" v 1 { project: ProjectId }

    // ---- documents; a project is missing where a draft was deleted before events had one ----

    QuoteDrafted = "quote.drafted" v 1 { document: DocumentId, project: Option<ProjectId> }
    QuoteChanged = "quote.changed" v 1 { document: DocumentId }
    QuoteSent = "quote.sent" v 1 { document: DocumentId, project: ProjectId, recipients: Vec<ContactId> }
    QuoteRecalled = "quote.recalled" v 1 { document: DocumentId }
    /// `option` is the one that was chosen; the hash is of the words that were read.
    QuoteAccepted = "quote.accepted" v 1 { document: DocumentId, option: Option<u64>, sha256: String }
    QuoteDeclined = "quote.declined" v 1 { document: DocumentId, sha256: String }
    ContractDrafted = "contract.drafted" v 1 { document: DocumentId, project: Option<ProjectId> }
    ContractChanged = "contract.changed" v 1 { document: DocumentId }
    ContractSent = "contract.sent" v 1 { document: DocumentId, project: ProjectId, recipients: Vec<ContactId> }
    ContractRecalled = "contract.recalled" v 1 { document: DocumentId }
    ContractSigned = "contract.signed" v 1 { document: DocumentId, sha256: String }
    /// Everybody has signed.
    ContractCompleted = "contract.completed" v 1 { document: DocumentId }
    ContractVoided = "contract.voided" v 1 { document: DocumentId, reason: String }
    QuestionnaireDrafted = "questionnaire.drafted" v 1 { document: DocumentId, project: Option<ProjectId> }
    QuestionnaireChanged = "questionnaire.changed" v 1 { document: DocumentId }
    QuestionnaireSent = "questionnaire.sent" v 1 { document: DocumentId, project: ProjectId, recipients: Vec<ContactId> }
    QuestionnaireRecalled = "questionnaire.recalled" v 1 { document: DocumentId }
    QuestionnaireSubmitted = "questionnaire.submitted" v 1 { document: DocumentId }
    InvoiceDrafted = "invoice.drafted" v 1 { document: DocumentId, project: Option<ProjectId>, total_minor: i64, currency: Currency }
    InvoiceChanged = "invoice.changed" v 1 { document: DocumentId }
    InvoiceSent = "invoice.sent" v 1 {
        document: DocumentId, project: ProjectId, recipients: Vec<ContactId>, number: Option<String>, total_minor: Option<i64>, currency: Option<Currency>,
    }
    InvoiceVoided = "invoice.voided" v 1 { document: DocumentId }
    /// Of any kind.
    DraftDeleted = "draft.deleted" v 1 { document: DocumentId }

    // ---- payments ----

    /// Payments of one group are made on one page of the provider.
    PaymentStarted = "payment.started" v 1 { payment: PaymentId, installment: InstallmentId, invoice: DocumentId, checkout_group: PaymentId }
    /// The provider did not open its page.
    PaymentRefused = "payment.refused" v 1 { payment: PaymentId, reason: String }
    /// The payer is done, and the money is on its way.
    PaymentSubmitted = "payment.submitted" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    PaymentPaid = "payment.paid" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    PaymentFailed = "payment.failed" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    PaymentExpired = "payment.expired" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    PaymentRefunded = "payment.refunded" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    RefundFailed = "refund.failed" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    PaymentDisputed = "payment.disputed" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    DisputeWon = "dispute.won" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    DisputeLost = "dispute.lost" v 1 { payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency }
    /// The provider reported something that does not fit what was asked; amount and currency are the provider's.
    PaymentMismatched = "payment.mismatched" v 1 { payment: PaymentId, reason: String, amount_minor: Option<i64>, currency: Option<String> }
    /// Money came for what another payment has paid.
    PaymentDuplicated = "payment.duplicated" v 1 { payment: PaymentId }
    /// By the studio, which received it another way.
    PaymentRecorded = "payment.recorded" v 1 {
        payment: PaymentId, installment: InstallmentId, amount_minor: i64, currency: Currency, received_as: ReceivedAs,
    }
    /// It was recorded by mistake.
    PaymentRemoved = "payment.removed" v 1 { payment: PaymentId, installment: InstallmentId }

    // ---- files ----

    UploadStarted = "upload.started" v 1 { file: FileId }
    UploadCancelled = "upload.cancelled" v 1 { file: FileId }
    FileUploaded = "file.uploaded" v 1 { file: FileId, project: ProjectId, name: String, size: u64 }
    FileSent = "file.sent" v 1 { file: FileId, project: ProjectId, name: String, size: u64, recipients: Vec<ContactId> }
    /// It waits for the message that it belongs to.
    FileAttached = "file.attached" v 1 { file: FileId, project: ProjectId, name: String, size: u64 }
    /// As the answer to a question.
    AnswerFileUploaded = "answer_file.uploaded" v 1 { file: FileId, project: ProjectId, name: String, size: u64 }
    FileDiscarded = "file.discarded" v 1 { file: FileId }
    FileRecalled = "file.recalled" v 1 { file: FileId }
    /// The bytes of a file that nobody sees any more are gone.
    FilePurged = "file.purged" v 1 { file: FileId }

    // ---- messages and mail ----

    /// By the studio to a contact.
    MessageSent = "message.sent" v 1 { message: MessageId, contact: ContactId, project: Option<ProjectId> }
    /// From a client. `answers` and `from` are known of an email.
    MessageReceived = "message.received" v 1 {
        message: MessageId, contact: ContactId, project: Option<ProjectId>, files: u64, channel: MessageChannel, answers: Option<MessageId>, from: Option<Email>,
    }
    /// The email as it came in, which was kept for a while, is gone.
    MessageOriginalPurged = "message_original.purged" v 1 { message: MessageId }
    MailSent = "mail.sent" v 1 { mail: MailId }
    MailFailed = "mail.failed" v 1 { mail: MailId }
    MailBounced = "mail.bounced" v 1 { mail: MailId }

    // ---- the operator ----

    JobRetried = "job.retried" v 1 { job: JobId }
}
