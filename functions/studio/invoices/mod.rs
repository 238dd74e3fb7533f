//! Invoices (B11, C14, D1): written with their lines and their payment schedule, sent to named participants of a project at once or kept as
//! drafts, looked at, voided; money that came another way is recorded. Two round trips to write one: one reads who takes part and the next
//! number, one writes it all. Numbers are given when an invoice is sent, see `document/number.rs`; of two that are sent at once the second
//! finds its number taken and takes the next. Sending what was kept is `studio/documents`, as for every document.

mod form;
mod manual;
mod names;
#[cfg(test)]
mod number_tests;
mod page;
pub mod routes;
mod rules;
mod said;
mod sql;
#[cfg(test)]
mod tests;
mod void;

use domain::{
    ContactId, DocumentId, DocumentKind, InstallmentId, ProjectId,
    bill::{BillLine, BillTotals, Share},
    invoice::InvoiceContent,
    plan::{PaymentPlan, PlannedInstallment},
};
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{
    Based, Change, Context, Created, Editable, Edited, Failure, FieldErrors, Page, PageQuery, PathId, Payload, QueryParams, Reply,
    StaffViewer, StudioActor, Subject, Version, pagination::ONE_MORE,
};

pub use self::{
    form::{ask, create, edit, new, save, step_change, step_new},
    manual::{RecordInput, record, take_back},
    void::void,
};
use crate::{
    document::{
        number::{self, Counter},
        reach,
    },
    flash::FlashQuery,
    invoice::{Head, Installment, Invoice},
    item_link::{self, Item, Policy, To},
    studio::{
        compared::{self, Compared},
        lists,
    },
};
use page::Refused;
use rules::{Amount, Draft, LineRow, Number, Part, Plan, Row};

/// An invoice to write. Its installments come to the total of its lines; without lines they are what it is for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub title: String,
    /// ISO 4217, like EUR.
    #[serde(default)]
    pub currency: String,
    /// Contacts who take part in the project. Nobody else sees the invoice.
    #[serde(default)]
    pub recipients: Vec<ContactId>,
    #[serde(default)]
    pub lines: Vec<BillLine>,
    #[serde(default)]
    pub prices_include_tax: bool,
    #[serde(default)]
    pub discount: Option<Share>,
    /// Markdown below the lines.
    #[serde(default)]
    pub note: Option<String>,
    /// The payment schedule, in order.
    #[serde(default)]
    pub installments: Vec<NewInstallment>,
    /// Instead of `installments`: how to divide the total.
    #[serde(default)]
    pub payment: Option<PaymentPlan>,
    /// Keep it; it is sent with `POST /api/v1/documents/{document}/send`.
    #[serde(default)]
    pub draft: bool,
}

/// One due payment of a new invoice.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstallment {
    #[serde(default)]
    pub label: String,
    /// YYYY-MM-DD
    #[serde(default)]
    pub due_on: String,
    #[serde(default)]
    pub amount_minor: i64,
}

/// An invoice as the studio sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SentInvoice {
    #[serde(flatten)]
    pub invoice: Invoice,
    pub recipients: Vec<ContactId>,
    /// What it says, as it was written.
    pub content: InvoiceContent,
    /// What its lines come to.
    pub totals: BillTotals,
}

/// So many invoices may be sent at the same moment before one is told to try again.
const TRIES: usize = 12;

impl From<Input> for Draft {
    fn from(input: Input) -> Self {
        let row = |(row, place): (NewInstallment, usize)| Row {
            place,
            label: row.label,
            due: row.due_on,
            amount: Amount::Minor(row.amount_minor),
        };
        let line = |(line, place): (BillLine, usize)| LineRow {
            place,
            description: line.description,
            quantity: Number::Whole(line.quantity_milli),
            price: Amount::Minor(line.unit_price_minor),
            tax: Number::Whole(line.tax_bp),
        };
        Self {
            title: input.title,
            currency: input.currency,
            recipients: input.recipients.into_iter().map(String::from).collect(),
            lines: input.lines.into_iter().zip(1..).map(line).collect(),
            prices_include_tax: input.prices_include_tax,
            discount: input.discount.map_or(Part::None, Part::Share),
            deposit: String::new(),
            note: input.note.unwrap_or_default(),
            rows: input.installments.into_iter().zip(1..).map(row).collect(),
            payment: input.payment,
            keep: input.draft,
            form: false,
            ..Self::default()
        }
    }
}

/// `POST /api/v1/projects/{project}/invoices`
pub async fn send(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    write_draft(&actor, &project, Ok(input.into())).await
}

async fn write_draft(
    actor: &StudioActor,
    project: &ProjectId,
    draft: Result<Draft, FieldErrors>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    for _ in 0..TRIES {
        let (of_project, people) = (sql::PROJECT.with([project.into()]), sql::PEOPLE.with([project.into()]));
        let queries = [of_project, people, number::COUNTER.with([]), item_link::policy()];
        let (viewer, [found, people, counter, policy]) = actor.read(queries).await?;
        let policy: Policy = policy.first()?.ok_or(Failure::NotFound)?;
        let found: sql::Project = found.first()?.ok_or(Failure::NotFound)?;
        let people: Vec<sql::Participant> = people.all()?;
        let draft = draft.clone().map_err(FieldErrors::failure)?;
        let ids: Vec<_> = people.iter().map(|person| person.id.clone()).collect();
        let place = form::Place { project: project.to_string(), name: found.title.clone(), invoice: None, version: String::new() };
        let again = |failure: Failure| failure.with_form(|errors| form::page(actor, &viewer, &place, &people, &draft, errors));
        let plan = rules::plan(&draft, &ids).map_err(|fields| again(fields.failure()))?;
        let counter = counter.first::<Counter>()?.unwrap_or_default();
        match write(actor, (&viewer, &policy), (project, &found.title, &people), &plan, Some(counter).filter(|_| !draft.keep)).await {
            // Another invoice was sent meanwhile and has that number, or the people are others: all is looked at once more.
            Err(Failure::Conflict(_)) => {}
            done => return done.map_err(again),
        }
    }
    Err(Failure::Unavailable("Many invoices are being sent right now. Try again in a moment.".into()))
}

/// Rows of installments as their statement reads them, and as they are shown.
fn installments(actor: &StudioActor, viewer: &StaffViewer, planned: &[PlannedInstallment]) -> (String, Vec<Installment>) {
    let today = actor.day_in(&viewer.time_zone, actor.now());
    let shown: Vec<_> = planned.iter().map(|one| Installment::new(actor.fresh(InstallmentId::from_bytes), one, today)).collect();
    let rows: Vec<_> = shown
        .iter()
        .map(|one| json!({ "id": one.id, "label": one.label, "due_on": one.due_on, "amount_minor": one.amount_minor }))
        .collect();
    (json!(rows).to_string(), shown)
}

async fn write(
    actor: &StudioActor,
    (viewer, policy): (&StaffViewer, &Policy),
    (project, title, people): (&ProjectId, &str, &[sql::Participant]),
    plan: &Plan,
    sending: Option<Counter>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    let now = actor.now();
    let id = actor.fresh(DocumentId::from_bytes);
    let keep = sending.is_none();
    let sent_at = if keep { None } else { Some(now) };
    let number = sending.as_ref().map(Counter::number);
    let (rows, shown) = installments(actor, viewer, plan.invoice.installments());
    let recipients = json!(plan.recipients).to_string();
    let content = serde_json::to_string(plan.invoice.content()).map_err(Failure::internal)?;
    let head = Head {
        id: id.clone(),
        number: number.clone().unwrap_or_default(),
        title: plan.title.to_string(),
        project: title.to_owned(),
        sent_at,
        currency: plan.currency,
    };
    let invoice = Invoice::new(head, shown);
    let detail = json!({ "number": number, "project": project, "total_minor": invoice.total_minor, "currency": plan.currency });
    let state = if keep { "draft" } else { "sent" };
    let counted =
        sending.as_ref().map_or_else(Change::new, |counter| Change::new().require(counter.still_next()).write(number::COUNT.with([])));
    let change = counted
        .require(sql::TAKE_PART.with([project.into(), recipients.as_str().into()]))
        .write(sql::DOCUMENT.with([
            (&id).into(),
            project.into(),
            (&plan.title).into(),
            state.into(),
            content.into(),
            now.into(),
            sent_at.into(),
        ]))
        .write(sql::INVOICE.with([(&id).into(), number.unwrap_or_else(|| id.to_string()).into(), plan.currency.into()]))
        .write(sql::RECIPIENTS.with([(&id).into(), recipients.into()]))
        .write(sql::INSTALLMENTS.with([(&id).into(), rows.into()]))
        .audit_with(if keep { "invoice.drafted" } else { "invoice.sent" }, Subject::of("document", &id), detail);
    let change = if keep { change } else { announced(actor, (viewer, policy), change, (project, &id, plan), people)? };
    let reached = people.iter().filter(|person| plan.recipients.contains(&person.id)).map(sql::Participant::reach);
    let notice = reach::notice("invoice_sent", "invoice_sent_some", "invoice_sent_none", reached);
    let to = if keep { format!("/invoices/{id}?notice=saved") } else { format!("/projects/{project}?notice={notice}") };
    let reply = actor.reply(seen(invoice, plan)).created().version(Version::FIRST).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

/// With a letter to everybody who sees it now and whose address works.
fn announced(
    actor: &StudioActor,
    (viewer, policy): (&StaffViewer, &Policy),
    change: Change,
    (project, id, plan): (&ProjectId, &DocumentId, &Plan),
    people: &[sql::Participant],
) -> Result<Change, Failure> {
    let mailed = people.iter().filter(|person| plan.recipients.contains(&person.id) && person.reach().mailed());
    let to = |person: &sql::Participant| To {
        id: person.id.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        language: person.language,
    };
    let (told, item) = (mailed.map(to).collect::<Vec<_>>(), Item::Document(DocumentKind::Invoice, id.clone()));
    item_link::announce(actor, change, &actor.letterhead(viewer), policy, &told, (project, &item, plan.title.as_str()))
}

fn seen(invoice: Invoice, plan: &Plan) -> SentInvoice {
    SentInvoice {
        invoice,
        recipients: plan.recipients.clone(),
        content: plan.invoice.content().clone(),
        totals: plan.invoice.bill().totals().clone(),
    }
}

/// `PATCH /api/v1/invoices/{invoice}`: says something else, all of it; only while it is a draft.
pub async fn change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Input>) -> Result<Reply<SentInvoice>, Failure> {
    let Edited { based, input } = edited;
    rewrite(&actor, &id, &based, &Draft { keep: true, ..input.into() }).await
}

async fn rewrite(actor: &StudioActor, id: &DocumentId, based: &Based, draft: &Draft) -> Result<Reply<SentInvoice>, Failure> {
    let queries = [sql::ONE.with([id.into()]), sql::PEOPLE_OF.with([id.into()]), Editable::document(id).version()];
    let (viewer, [lines, people, version]) = actor.read(queries).await?;
    let (lines, people, version) = (lines.all::<sql::StudioLine>()?, people.all::<sql::Participant>()?, Version::of(&version)?);
    let first = lines.first().ok_or(Failure::NotFound)?.clone();
    let saved = gather(actor, &viewer, lines)?.into_iter().next().ok_or(Failure::NotFound)?;
    let compared = || {
        let recipients = saved.recipients.iter().map(ToString::to_string).collect();
        let before = rules::as_typed(&saved.content, &saved.invoice.title, recipients);
        Compared {
            what: "This invoice",
            action: Some(format!("/invoices/{id}")),
            back: format!("/invoices/{id}"),
            saved: before.said(&people),
            typed: draft.said(&people),
        }
    };
    if first.line.document != domain::DocumentState::Draft {
        let sent = Failure::conflict("A sent document can’t be changed. Recall it and create another.");
        return Err(compared::too_late(actor, &viewer, based, version, compared(), sent));
    }
    compared::check(actor, &viewer, based, version, compared)?;
    let ids: Vec<_> = people.iter().map(|person| person.id.clone()).collect();
    let place = form::Place {
        project: first.project_id.to_string(),
        name: first.line.project.clone(),
        invoice: Some(id.to_string()),
        version: based.again(),
    };
    let again = |failure: Failure| failure.with_form(|errors| form::page(actor, &viewer, &place, &people, draft, errors));
    let plan = rules::plan(draft, &ids).map_err(|fields| again(fields.failure()))?;
    let (rows, shown) = installments(actor, &viewer, plan.invoice.installments());
    let recipients = json!(plan.recipients).to_string();
    let content = serde_json::to_string(plan.invoice.content()).map_err(Failure::internal)?;
    let head = Head {
        id: id.clone(),
        number: String::new(),
        title: plan.title.to_string(),
        project: first.line.project.clone(),
        sent_at: None,
        currency: plan.currency,
    };
    let invoice = Invoice::new(head, shown);
    let change = Change::new()
        .require(sql::STILL_DRAFT.with([id.into()]))
        .require(sql::TAKE_PART.with([(&first.project_id).into(), recipients.as_str().into()]))
        .write(sql::CHANGE.with([id.into(), (&plan.title).into(), content.into()]))
        .write(sql::CURRENCY.with([id.into(), plan.currency.into()]))
        .write(sql::FORGET_RECIPIENTS.with([id.into()]))
        .write(sql::RECIPIENTS.with([id.into(), recipients.into()]))
        .write(sql::FORGET_INSTALLMENTS.with([id.into()]))
        .write(sql::INSTALLMENTS.with([id.into(), rows.into()]))
        .audit("invoice.changed", Subject::of("document", id));
    let reply = actor.reply(seen(invoice, &plan)).see_other(format!("/invoices/{id}?notice=saved"));
    actor.save(&Editable::document(id), version, change, reply).await.map_err(again)
}

/// `GET /api/v1/projects/{project}/invoices`: newest first.
pub async fn list(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    QueryParams(query): QueryParams<PageQuery>,
) -> Result<Reply<Page<SentInvoice>>, Failure> {
    let pager = actor.pager(&["invoices", project.as_str()], &query.after)?;
    let [at, id] = pager.position();
    let query = sql::OF_PROJECT.with([(&project).into(), at, id, ONE_MORE.into()]);
    let (viewer, [found, lines]) = actor.read([sql::PROJECT.with([(&project).into()]), query]).await?;
    found.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let lines: Vec<sql::StudioLine> = lines.all()?;
    let made: HashMap<_, _> = lines.iter().map(|line| (line.line.document_id.clone(), line.line.at)).collect();
    let key = |last: &SentInvoice| {
        let at = made.get(&last.invoice.id).copied().unwrap_or(actor.now());
        (at, last.invoice.id.to_string())
    };
    Ok(actor.reply(pager.page(gather(&actor, &viewer, lines)?, key)?))
}

/// An invoice with all its page shows.
struct Seen {
    viewer: StaffViewer,
    invoice: SentInvoice,
    shown: sql::Shown,
    /// Its content, checked.
    read: domain::invoice::Invoice,
    version: Version,
}

async fn look(actor: &StudioActor, invoice: &DocumentId) -> Result<Seen, Failure> {
    let queries = [sql::ONE.with([invoice.into()]), sql::SHOWN.with([invoice.into()]), Editable::document(invoice).version()];
    let (viewer, [lines, shown, version]) = actor.read(queries).await?;
    let invoice = gather(actor, &viewer, lines.all()?)?.into_iter().next().ok_or(Failure::NotFound)?;
    let shown = shown.first::<sql::Shown>()?.ok_or(Failure::NotFound)?;
    let read = invoice.content.clone().parse().map_err(Failure::internal)?;
    Ok(Seen { viewer, invoice, shown, read, version: Version::of(&version)? })
}

/// `GET /invoices/{invoice}`
pub async fn show(
    actor: StudioActor,
    PathId(invoice): PathId<DocumentId>,
    QueryParams(asking): QueryParams<FlashQuery>,
) -> Result<Reply<SentInvoice>, Failure> {
    let seen = look(&actor, &invoice).await?;
    let reply = actor.reply(seen.invoice.clone()).version(seen.version);
    Ok(reply.page(|_| page::one(&actor, &seen, lists::notice(&asking.notice), Refused::default())))
}

fn gather(actor: &StudioActor, viewer: &StaffViewer, lines: Vec<sql::StudioLine>) -> Result<Vec<SentInvoice>, Failure> {
    let said: Vec<_> = lines.iter().map(|line| (line.line.document_id.clone(), line.recipients.clone(), line.content.clone())).collect();
    let invoices = Invoice::gather(lines.into_iter().map(|line| line.line).collect(), actor.day_in(&viewer.time_zone, actor.now()));
    let with_content = |invoice: Invoice| {
        let found = said.iter().find(|(id, ..)| *id == invoice.id);
        let (recipients, content) = found.map_or(("[]", "{}"), |(_, recipients, content)| (recipients, content));
        let read = invoice.read(content)?;
        Ok(SentInvoice {
            recipients: serde_json::from_str(recipients).map_err(Failure::internal)?,
            content: read.content().clone(),
            totals: read.bill().totals().clone(),
            invoice,
        })
    };
    invoices.into_iter().map(with_content).collect()
}
