//! Invoices (B11, C14, D1): written with their lines and their payment schedule, sent to named participants of a project at once or kept as
//! drafts, looked at, voided; money that came another way is recorded. Two round trips to write one: one reads who takes part and the next
//! number, one writes it all. Numbers are given when an invoice is sent, see `document/number.rs`; of two that are sent at once the second
//! finds its number taken and takes the next. Sending what was kept is `studio/documents`, as for every document.

mod form;
mod manual;
#[cfg(test)]
mod number_tests;
mod page;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;
mod void;

use std::collections::HashMap;

use domain::{
    ContactId, DocumentId, DocumentKind, Event, InstallmentId, ProjectId,
    bill::{BillLine, BillTotals, Share},
    invoice::InvoiceContent,
    money::Currency,
    plan::{PaymentPlan, PlannedInstallment},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{
    Change, Context, Created, Failure, FieldErrors, Page, PageQuery, PathId, Payload, QueryParams, Reply, StaffViewer, StudioActor,
    Version, VersionedItem, VersionedPayload, pagination::ONE_MORE,
};

pub use self::{
    form::{ask, create, edit, new, save, step_change, step_new},
    manual::{RecordInput, record, take_back},
    void::void,
};
use crate::{
    document::{
        draft::{self, CheckedDraft, Draft, Participant},
        number::{self, NumberCounter},
        reach,
    },
    flash::FlashQuery,
    invoice::{InvoiceHead, ShownInstallment, ShownInvoice},
    item_link::{self, LinkedItem, Policy},
    studio::{editor::Editor, lists},
};
use page::Refused;
use rules::Plan;

const KIND: DocumentKind = DocumentKind::Invoice;

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
    /// The payment schedule, in order. Where none of them has an amount, they divide the total of the lines.
    #[serde(default)]
    pub installments: Vec<NewInstallment>,
    /// What the first installment takes of the total, where the others divide the rest.
    #[serde(default)]
    pub deposit: Option<Share>,
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
    /// Leave it out to divide the total.
    #[serde(default)]
    pub amount_minor: Option<i64>,
}

/// An invoice as the studio sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SentInvoice {
    #[serde(flatten)]
    pub invoice: ShownInvoice,
    pub recipients: Vec<ContactId>,
    /// What it says, as it was written.
    pub content: InvoiceContent,
    /// What its lines come to.
    pub totals: BillTotals,
}

/// So many invoices may be sent at the same moment before one is told to try again.
const TRIES: usize = 12;

/// What a draft says; nothing where it was kept before invoices had a content of their own.
fn content_of(found: &Draft) -> Result<InvoiceContent, Failure> {
    match found.content.as_str() {
        "{}" => Ok(InvoiceContent::of_installments(Currency::default(), Vec::new())),
        content => serde_json::from_str(content).map_err(Failure::internal),
    }
}

/// `POST /api/v1/projects/{project}/invoices`
pub async fn send(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    let plan = |editor: &Editor| rules::plan(&input, &editor.people).map_err(FieldErrors::failure);
    write(&actor, &project, input.draft, plan).await?.1
}

/// A new invoice, kept as a draft or sent; and where it is written, for a form that comes back.
async fn write(
    actor: &StudioActor,
    project: &ProjectId,
    draft: bool,
    mut plan: impl FnMut(&Editor) -> Result<Plan, Failure>,
) -> Result<(Editor, Result<Reply<Created<SentInvoice>>, Failure>), Failure> {
    for _ in 0..TRIES {
        let [found, people] = Editor::queries_of_project(project, KIND);
        let (viewer, [found, people, counter, policy]) = actor.read([found, people, number::COUNTER.with([]), item_link::policy()]).await?;
        let editor = Editor::of_project(viewer, [&found, &people], KIND)?;
        let policy: Policy = policy.first()?.ok_or(Failure::NotFound)?;
        let counter = counter.first::<NumberCounter>()?.unwrap_or_default();
        let plan = match plan(&editor) {
            Ok(plan) => plan,
            Err(refused) => return Ok((editor, Err(refused))),
        };
        match add(actor, &editor, &policy, &plan, Some(counter).filter(|_| !draft)).await {
            // Another invoice was sent meanwhile and has that number, or the people are others: all is looked at once more.
            Err(Failure::Conflict(_)) => {}
            done => return Ok((editor, done)),
        }
    }
    Err(Failure::Unavailable("Many invoices are being sent right now. Try again in a moment.".into()))
}

/// Rows of installments as their statement reads them, and as they are shown.
fn installments(actor: &StudioActor, viewer: &StaffViewer, planned: &[PlannedInstallment]) -> (String, Vec<ShownInstallment>) {
    let today = actor.day_in(&viewer.time_zone, actor.now());
    let shown: Vec<_> = planned.iter().map(|one| ShownInstallment::new(actor.fresh(InstallmentId::from_bytes), one, today)).collect();
    let rows: Vec<_> = shown
        .iter()
        .map(|one| json!({ "id": one.id, "label": one.label, "due_on": one.due_on, "amount_minor": one.amount_minor }))
        .collect();
    (json!(rows).to_string(), shown)
}

/// What a draft of any kind has, of an invoice.
fn written(plan: &Plan) -> Result<CheckedDraft, Failure> {
    let content = serde_json::to_string(plan.invoice.content()).map_err(Failure::internal)?;
    Ok(CheckedDraft { title: plan.title.clone(), recipients: plan.recipients.clone(), content })
}

async fn add(
    actor: &StudioActor,
    editor: &Editor,
    policy: &Policy,
    plan: &Plan,
    sending: Option<NumberCounter>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    let (now, id, project) = (actor.now(), actor.fresh(DocumentId::from_bytes), &editor.project);
    let keep = sending.is_none();
    let sent_at = if keep { None } else { Some(now) };
    let number = sending.as_ref().map(NumberCounter::number);
    let (rows, shown) = installments(actor, &editor.viewer, plan.invoice.installments());
    let head = InvoiceHead {
        id: id.clone(),
        number: number.clone().unwrap_or_default(),
        title: plan.title.to_string(),
        project: editor.project_title.clone(),
        sent_at,
        currency: plan.currency,
    };
    let invoice = ShownInvoice::new(head, shown);
    let event = if keep {
        let (document, project) = (id.clone(), Some(project.clone()));
        Event::InvoiceDrafted { document, project, total_minor: invoice.total_minor, currency: plan.currency }
    } else {
        Event::InvoiceSent {
            document: id.clone(),
            project: project.clone(),
            recipients: plan.recipients.clone(),
            number: number.clone(),
            total_minor: Some(invoice.total_minor),
            currency: Some(plan.currency),
        }
    };
    let counted =
        sending.as_ref().map_or_else(Change::new, |counter| Change::new().require(counter.still_next()).write(number::COUNT.with([])));
    let change = counted
        .and(draft::write(&id, project, KIND, &written(plan)?, now, sent_at))
        .write(sql::INVOICE.with([(&id).into(), number.unwrap_or_else(|| id.to_string()).into(), plan.currency.into()]))
        .write(sql::INSTALLMENTS.with([(&id).into(), rows.into()]))
        .record(event);
    let to = || editor.people.iter().filter(|person| plan.recipients.contains(&person.id));
    let change = if keep {
        change
    } else {
        // With a letter to everybody who sees it now and whose address works.
        let told: Vec<_> = to().filter(|person| person.reach(KIND).mailed()).map(Participant::addressee).collect();
        let item = LinkedItem::Document(KIND, id.clone());
        item_link::announce(actor, change, &actor.letterhead(&editor.viewer), policy, &told, (project, &item, plan.title.as_str()))?
    };
    let notice = reach::notice("invoice_sent", "invoice_sent_some", "invoice_sent_none", to().map(|person| person.reach(KIND)));
    let to = if keep { format!("/invoices/{id}?notice=saved") } else { format!("/projects/{project}?notice={notice}") };
    let reply = actor.reply(seen(invoice, plan)).created().version(Version::FIRST).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

fn seen(invoice: ShownInvoice, plan: &Plan) -> SentInvoice {
    SentInvoice {
        invoice,
        recipients: plan.recipients.clone(),
        content: plan.invoice.content().clone(),
        totals: plan.invoice.bill().totals().clone(),
    }
}

/// `PATCH /api/v1/invoices/{invoice}`: says something else, all of it; only while it is a draft.
pub async fn change(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Input>,
) -> Result<Reply<SentInvoice>, Failure> {
    let (editor, found, version) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    edited.based.on(version)?;
    let plan = rules::plan(&Input { draft: true, ..edited.input }, &editor.people).map_err(FieldErrors::failure)?;
    rewrite(&actor, &editor, (&found, version), plan).await
}

async fn rewrite(
    actor: &StudioActor,
    editor: &Editor,
    (found, version): (&Draft, Version),
    plan: Plan,
) -> Result<Reply<SentInvoice>, Failure> {
    let id = &found.id;
    let (rows, shown) = installments(actor, &editor.viewer, plan.invoice.installments());
    let head = InvoiceHead {
        id: id.clone(),
        number: String::new(),
        title: plan.title.to_string(),
        project: editor.project_title.clone(),
        sent_at: None,
        currency: plan.currency,
    };
    let change = draft::change(id, &editor.project, KIND, &written(&plan)?)
        .write(sql::CURRENCY.with([id.into(), plan.currency.into()]))
        .write(sql::FORGET_INSTALLMENTS.with([id.into()]))
        .write(sql::INSTALLMENTS.with([id.into(), rows.into()]))
        .record(Event::InvoiceChanged { document: id.clone() });
    let reply = actor.reply(seen(ShownInvoice::new(head, shown), &plan)).see_other(format!("/invoices/{id}?notice=saved"));
    actor.save(&VersionedItem::document(id), version, change, reply).await
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
    let (viewer, [found, lines]) = actor.read([draft::PROJECT.with([(&project).into()]), query]).await?;
    found.first::<draft::Project>()?.ok_or(Failure::NotFound)?;
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
    let queries = [sql::ONE.with([invoice.into()]), sql::SHOWN.with([invoice.into()]), VersionedItem::document(invoice).version()];
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
    let invoices = ShownInvoice::gather(lines.into_iter().map(|line| line.line).collect(), actor.day_in(&viewer.time_zone, actor.now()));
    let with_content = |invoice: ShownInvoice| {
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
