//! Money that came another way (D4): the studio writes down cash or a transfer for one installment, whole; and removes it when it was a
//! mistake. Who paid gets the receipt, in the same batch.

use domain::{
    ContactId, Date, DocumentId, DocumentState, Event, InstallmentId, InvalidValue, MailId, Note, PaymentId,
    money::Currency,
    payment::{PaymentFacts, PaymentState, ReceivedAs},
};
use ports::Constraint;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Context, Created, Failure, FieldErrors, PathId, Payload, Reply, StaffViewer, StudioActor};

use super::{
    page::{self, Refused},
    sql,
    void::close,
};
use crate::{
    mail::studio,
    payments::{self, PaymentRecord},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordInput {
    /// `cash`, `transfer` or `other`.
    #[serde(default)]
    pub(super) received_as: String,
    /// The day it came, YYYY-MM-DD; today when left out.
    #[serde(default)]
    pub(super) received_on: String,
    /// In minor units, to be sure: it must be the installment's.
    #[serde(default)]
    amount_minor: Option<i64>,
    /// The recipient who paid, and gets the receipt; may be left out where the invoice has only one.
    #[serde(default)]
    pub(super) contact: String,
    /// For the studio only.
    #[serde(default)]
    pub(super) note: String,
}

/// A payment the studio recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordedPayment {
    pub id: PaymentId,
    pub invoice: DocumentId,
    pub installment: InstallmentId,
    pub state: PaymentState,
    pub amount_minor: i64,
    pub currency: Currency,
    pub received_as: ReceivedAs,
    pub received_on: Date,
    pub contact: ContactId,
    pub note: Option<String>,
}

struct Received {
    how: ReceivedAs,
    on: Date,
    payer: sql::Payer,
    note: Option<Note>,
}

const CAME: &str = "This installment is already paid, or a payment is on its way.";

/// `POST /installments/{installment}/payments`
pub async fn record(
    actor: StudioActor,
    PathId(id): PathId<InstallmentId>,
    Payload(input): Payload<RecordInput>,
) -> Result<Reply<Created<RecordedPayment>>, Failure> {
    let queries = [sql::INSTALLMENT.with([(&id).into()]), sql::ALIVE.with([(&id).into()]), studio::INBOX.with([])];
    let (viewer, [owed, alive, inbox]) = actor.read(queries).await?;
    let owed = owed.first::<sql::Owed>()?.ok_or(Failure::NotFound)?;
    match write_down(&actor, &id, &owed, (&viewer, alive.all()?, inbox.first()?), &input).await {
        Err(failure) if actor.pages() && failure.on_form().is_some() => {
            let seen = super::look(&actor, &owed.document_id).await?;
            Err(failure.with_form(|errors| page::one(&actor, &seen, None, Refused { errors, form: Some((&id, &input)) })))
        }
        done => done,
    }
}

async fn write_down(
    actor: &StudioActor,
    id: &InstallmentId,
    owed: &sql::Owed,
    (viewer, alive, inbox): (&StaffViewer, Vec<PaymentRecord>, Option<studio::Inbox>),
    input: &RecordInput,
) -> Result<Reply<Created<RecordedPayment>>, Failure> {
    let received = read(input, owed, actor.day_in(&viewer.time_zone, actor.now())).map_err(FieldErrors::failure)?;
    if owed.state == DocumentState::Draft {
        return Err(Failure::conflict("This invoice hasn’t been sent yet."));
    }
    if owed.voided_at.is_some() || owed.state == DocumentState::Recalled {
        return Err(Failure::conflict("Nothing is owed on this invoice anymore."));
    }
    let page = alive.iter().find(|kept| kept.installment_id == *id);
    if page.is_some_and(|kept| kept.state != PaymentState::Open) {
        return Err(Failure::conflict(CAME));
    }
    let open: Vec<_> = alive.iter().filter(|kept| page.is_some_and(|page| page.page == kept.page)).cloned().collect();
    let closed = close(actor, (viewer, inbox), &open, CAME).await?;
    let (now, payment) = (actor.now(), actor.fresh(PaymentId::from_bytes));
    let kept = kept(actor, &payment, id, owed, &received);
    let mut change = closed
        .require(sql::STILL_OPEN.with([id.into()]))
        .write(sql::RECORD.with([
            (&payment).into(),
            id.into(),
            (&received.payer.id).into(),
            received.how.as_str().into(),
            received.on.into(),
            received.note.as_ref().into(),
            now.into(),
        ]))
        .write(payments::sql::DONE.with([(&owed.document_id).into(), now.into()]))
        .record(Event::PaymentRecorded {
            payment: payment.clone(),
            installment: id.clone(),
            amount_minor: owed.amount_minor,
            currency: owed.currency,
            received_as: received.how,
        });
    if let Some(letter) = payments::receipt(&actor.letterhead(viewer), actor.fresh(MailId::from_bytes), &[kept])? {
        change = change.mail(letter);
    }
    let output = RecordedPayment {
        id: payment,
        invoice: owed.document_id.clone(),
        installment: id.clone(),
        state: PaymentState::Paid,
        amount_minor: owed.amount_minor,
        currency: owed.currency,
        received_as: received.how,
        received_on: received.on,
        contact: received.payer.id,
        note: received.note.map(String::from),
    };
    let to = format!("/invoices/{}?notice=payment-recorded", owed.document_id);
    let reply = actor.reply(output).created().see_other(to);
    match actor.commit(change, &reply).await {
        // Somebody was faster; the index `payments_one_alive` says so.
        Err(Failure::UniqueViolation(Constraint::Payment)) => Err(Failure::conflict(CAME)),
        done => done.map(|_| reply),
    }
}

fn read(input: &RecordInput, owed: &sql::Owed, today: Date) -> Result<Received, FieldErrors> {
    let mut fields = FieldErrors::default();
    let how = match input.received_as.as_str() {
        "cash" => Ok(ReceivedAs::Cash),
        "transfer" => Ok(ReceivedAs::Transfer),
        "other" => Ok(ReceivedAs::Other),
        _ => Err(InvalidValue::new("Choose a payment method")),
    };
    let how = fields.take("received_as", how);
    let on = if input.received_on.trim().is_empty() { Ok(today) } else { input.received_on.parse::<Date>() };
    let on = on.and_then(|day| if day > today { Err(InvalidValue::new("This date is in the future")) } else { Ok(day) });
    let on = fields.take("received_on", on);
    if input.amount_minor.is_some_and(|amount| amount != owed.amount_minor) {
        fields.add("amount_minor", "Enter the full amount of the installment");
    }
    let payers: Vec<sql::Payer> = serde_json::from_str(&owed.recipients).unwrap_or_default();
    let payer = match (payers.as_slice(), input.contact.trim()) {
        ([only], "") => Ok(only.clone()),
        (_, id) => payers.iter().find(|payer| payer.id.as_str() == id).cloned().ok_or(InvalidValue::new("Choose which recipient paid")),
    };
    let payer = fields.take("contact", payer);
    let note = if domain::text::is_blank(&input.note) { Some(None) } else { fields.take("note", input.note.parse::<Note>()).map(Some) };
    match (how, on, payer, note) {
        (Some(how), Some(on), Some(payer), Some(note)) if fields.list.is_empty() => Ok(Received { how, on, payer, note }),
        _ => Err(fields),
    }
}

/// As the receipt reads it.
fn kept(actor: &StudioActor, payment: &PaymentId, id: &InstallmentId, owed: &sql::Owed, received: &Received) -> PaymentRecord {
    PaymentRecord {
        studio_id: actor.studio().clone(),
        id: payment.clone(),
        page: payment.clone(),
        installment_id: id.clone(),
        document_id: owed.document_id.clone(),
        label: owed.label.clone(),
        number: owed.number.clone(),
        title: owed.title.clone(),
        state: PaymentState::Paid,
        facts: PaymentFacts::default(),
        fate: payments::sql::FateRow::default(),
        amount_minor: owed.amount_minor,
        currency: owed.currency,
        account: None,
        checkout_id: None,
        checkout_url: None,
        expires_at: None,
        failure: None,
        contact_id: Some(received.payer.id.clone()),
        payer_name: Some(received.payer.name.clone()),
        payer_email: Some(received.payer.email.clone()),
        payer_language: received.payer.language,
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TakenBack {
    pub payment: PaymentId,
    pub invoice: DocumentId,
    pub installment: InstallmentId,
}

/// `POST /payments/{payment}/take-back`: it was recorded by mistake, and its installment is owed again. What came through the provider is
/// refunded there instead.
pub async fn take_back(actor: StudioActor, PathId(id): PathId<PaymentId>) -> Result<Reply<TakenBack>, Failure> {
    let (_, [found]) = actor.read([sql::RECORDED.with([(&id).into()])]).await?;
    let found = found.first::<sql::Recorded>()?.ok_or(Failure::NotFound)?;
    if found.method != "manual" {
        return Err(Failure::conflict("This payment was made online. Refund it in your Stripe dashboard."));
    }
    if found.state != PaymentState::Paid {
        return Err(Failure::conflict("This payment was removed already."));
    }
    let now = actor.now();
    let change = web::Change::new()
        .require(sql::STILL_RECORDED.with([(&id).into()]))
        .write(sql::TAKE_BACK.with([(&id).into(), now.into()]))
        .write(sql::REOPEN.with([(&found.document_id).into()]))
        .record(Event::PaymentRemoved { payment: id.clone(), installment: found.installment_id.clone() });
    let to = format!("/invoices/{}?notice=payment-removed", found.document_id);
    let reply = actor.reply(TakenBack { payment: id, invoice: found.document_id, installment: found.installment_id }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}
