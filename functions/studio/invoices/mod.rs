//! Create and send an invoice with its payment schedule, to named participants of a project (C14, D1), and look at what was sent. Two
//! round trips to send: one reads who takes part and the last number, one writes it all. Numbers are made one after the other; of two
//! invoices at once the second finds its number taken and takes the next.

mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, DocumentId, InstallmentId, ProjectId, schedule::InstallmentState};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{PartialSchema, ToSchema};
use web::{Asked, At, Change, DashboardShell, Failure, Fields, Person, Reply, Sent, Staff, StaffViewer, Subject};

use crate::invoice::{Installment, Invoice};
use rules::{Amount, Draft, Plan, Row};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub title: String,
    /// ISO 4217, like EUR.
    #[serde(default)]
    pub currency: String,
    /// The studio's own number; the next free one when left out.
    #[serde(default)]
    pub number: Option<String>,
    /// Contacts who take part in the project. Nobody else sees the invoice.
    #[serde(default)]
    pub recipients: Vec<ContactId>,
    /// The payment schedule, in order.
    #[serde(default)]
    pub installments: Vec<NewInstallment>,
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

/// The form's fields, as many as it has lines.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Form(Vec<(String, String)>);

impl PartialSchema for Form {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new().build().into()
    }
}

impl ToSchema for Form {}

/// An invoice as the studio sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentInvoice {
    #[serde(flatten)]
    pub invoice: Invoice,
    pub recipients: Vec<ContactId>,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// The last invoice of the page before.
    after: Option<DocumentId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Newest first.
    pub invoices: Vec<SentInvoice>,
    /// Ask with `after` set to this for more.
    pub next: Option<DocumentId>,
}

#[derive(Template)]
#[template(path = "studio/invoices/page.html")]
struct InvoicePage {
    shell: DashboardShell,
    errors: Fields,
    project: Head,
    participants: Vec<Choice>,
    draft: Draft,
    rows: Vec<Line>,
}

struct Head {
    id: String,
    name: String,
}

struct Choice {
    id: String,
    name: String,
    email: String,
    chosen: bool,
}

struct Line {
    place: usize,
    label: String,
    due: String,
    amount: String,
}

/// Lines a form shows at least, and invoices of one page.
const LINES: usize = 4;
const PAGE: usize = 50;
/// So many invoices may be made at the same moment before one is told to try again.
const TRIES: usize = 5;

/// `POST /projects/{project}/invoices`: the form.
pub async fn form(staff: Staff, At(project): At<ProjectId>, Sent(Form(pairs)): Sent<Form>) -> Result<Reply<SentInvoice>, Failure> {
    send_draft(&staff, &project, rules::of_form(pairs)).await
}

/// `POST /api/v1/projects/{project}/invoices`
pub async fn send(staff: Staff, At(project): At<ProjectId>, Sent(input): Sent<Input>) -> Result<Reply<SentInvoice>, Failure> {
    let rows = input.installments.into_iter().zip(1..);
    let draft = Draft {
        title: input.title,
        currency: input.currency,
        number: input.number.unwrap_or_default(),
        recipients: input.recipients.into_iter().map(String::from).collect(),
        rows: rows.map(|(row, place)| Row { place, label: row.label, due: row.due_on, amount: Amount::Minor(row.amount_minor) }).collect(),
        form: false,
    };
    send_draft(&staff, &project, Ok(draft)).await
}

async fn send_draft(staff: &Staff, project: &ProjectId, draft: Result<Draft, Fields>) -> Result<Reply<SentInvoice>, Failure> {
    for _ in 0..TRIES {
        let queries = [sql::PROJECT.with([project.into()]), sql::PEOPLE.with([project.into()]), sql::LAST.with([])];
        let (viewer, [found, people, last]) = staff.read(queries).await?;
        let found: sql::Project = found.first()?.ok_or(Failure::NotFound)?;
        let people: Vec<sql::Person> = people.all()?;
        let draft = draft.clone().map_err(Fields::failure)?;
        let ids: Vec<_> = people.iter().map(|person| person.id.clone()).collect();
        let again = |failure: Failure| failure.again(|errors| page(staff, &viewer, project, &found.title, &people, &draft, errors));
        let plan = rules::plan(&draft, &ids).map_err(|fields| again(fields.failure()))?;
        let last = last.first::<sql::Last>()?;
        let number = plan.number.clone().unwrap_or_else(|| rules::number_after(last.as_ref().map(|last| last.number.as_str())));
        match write(staff, project, &found.title, &plan, number).await {
            Err(Failure::Taken(what)) if what.contains("invoices.number") => {
                if plan.number.is_some() {
                    return Err(again(Failure::field("number", "Another invoice has this number")));
                }
            }
            done => return done.map_err(again),
        }
    }
    Err(Failure::Unavailable("Many invoices are being made at this moment. Please try again.".into()))
}

async fn write(staff: &Staff, project: &ProjectId, title: &str, plan: &Plan, number: String) -> Result<Reply<SentInvoice>, Failure> {
    let now = staff.now();
    let id = staff.fresh(DocumentId::from_bytes);
    let installments: Vec<_> = plan
        .parts
        .iter()
        .map(|(label, due, amount)| Installment {
            id: staff.fresh(InstallmentId::from_bytes),
            label: label.to_string(),
            due_on: *due,
            amount_minor: amount.minor,
            refunded_minor: 0,
            state: InstallmentState::of(*due, None, now),
            paid_at: None,
            note: None,
        })
        .collect();
    let recipients = json!(plan.recipients).to_string();
    let rows: Vec<_> = installments
        .iter()
        .map(|one| json!({ "id": one.id, "label": one.label, "due_on": one.due_on, "amount_minor": one.amount_minor }))
        .collect();
    let mut invoice = Invoice {
        id: id.clone(),
        number: number.clone(),
        title: plan.title.to_string(),
        project: title.to_owned(),
        sent_at: Some(now),
        currency: plan.currency,
        total_minor: 0,
        paid_minor: 0,
        processing_minor: 0,
        refunded_minor: 0,
        open_minor: 0,
        installments,
    };
    invoice.add_up();
    let detail = json!({ "number": number, "project": project, "total_minor": invoice.total_minor, "currency": plan.currency });
    let change = Change::new()
        .expect(sql::TAKE_PART.with([project.into(), recipients.as_str().into()]))
        .write(sql::DOCUMENT.with([(&id).into(), project.into(), (&plan.title).into(), now.into()]))
        .write(sql::INVOICE.with([(&id).into(), number.into(), plan.currency.into()]))
        .write(sql::RECIPIENTS.with([(&id).into(), recipients.into()]))
        .write(sql::INSTALLMENTS.with([(&id).into(), json!(rows).to_string().into()]))
        .audit_with("invoice.sent", Subject::of("document", &id), detail);
    let reply = staff.reply(SentInvoice { invoice, recipients: plan.recipients.clone() });
    let reply = reply.status(StatusCode::CREATED).see_other(format!("/projects/{project}?notice=invoice_sent"));
    staff.commit(change, &reply).await?;
    Ok(reply)
}

fn page(
    staff: &Staff,
    viewer: &StaffViewer,
    project: &ProjectId,
    name: &str,
    people: &[sql::Person],
    draft: &Draft,
    errors: Fields,
) -> InvoicePage {
    let most = draft.rows.iter().map(|row| row.place).max().unwrap_or(0).max(LINES);
    let line = |place| match draft.rows.iter().find(|row| row.place == place) {
        Some(Row { label, due, amount: Amount::Typed(amount), .. }) => {
            Line { place, label: label.clone(), due: due.clone(), amount: amount.clone() }
        }
        _ => Line { place, label: String::new(), due: String::new(), amount: String::new() },
    };
    let choice = |person: &sql::Person| Choice {
        id: person.id.to_string(),
        name: person.name.clone(),
        email: person.email.clone(),
        chosen: draft.recipients.iter().any(|id| id == person.id.as_str()),
    };
    InvoicePage {
        shell: staff.shell(viewer, "New invoice"),
        errors,
        project: Head { id: project.to_string(), name: name.to_owned() },
        participants: people.iter().map(choice).collect(),
        draft: draft.clone(),
        rows: (1..=most).map(line).collect(),
    }
}

/// `GET /api/v1/projects/{project}/invoices`
pub async fn list(staff: Staff, At(project): At<ProjectId>, Asked(paging): Asked<Paging>) -> Result<Reply<Output>, Failure> {
    let after = paging.after.as_ref().map_or("", DocumentId::as_str);
    let query = sql::OF_PROJECT.with([(&project).into(), after.into(), (PAGE as u64 + 1).into()]);
    let (_, [found, lines]) = staff.read([sql::PROJECT.with([(&project).into()]), query]).await?;
    found.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let mut invoices = gather(&staff, lines.all()?)?;
    let more = invoices.len() > PAGE;
    invoices.truncate(PAGE);
    let next = invoices.last().filter(|_| more).map(|last| last.invoice.id.clone());
    Ok(staff.reply(Output { invoices, next }))
}

/// `GET /api/v1/invoices/{invoice}`
pub async fn show(staff: Staff, At(invoice): At<DocumentId>) -> Result<Reply<SentInvoice>, Failure> {
    let (_, [lines]) = staff.read([sql::ONE.with([(&invoice).into()])]).await?;
    let found = gather(&staff, lines.all()?)?.into_iter().next().ok_or(Failure::NotFound)?;
    Ok(staff.reply(found))
}

fn gather(staff: &Staff, lines: Vec<sql::StudioLine>) -> Result<Vec<SentInvoice>, Failure> {
    let to: Vec<_> = lines.iter().map(|line| (line.line.document_id.clone(), line.recipients.clone())).collect();
    let invoices = Invoice::gather(lines.into_iter().map(|line| line.line).collect(), staff.now());
    let with_recipients = |invoice: Invoice| {
        let ids = to.iter().find(|(id, _)| *id == invoice.id).map_or("[]", |(_, ids)| ids);
        Ok(SentInvoice { recipients: serde_json::from_str(ids).map_err(Failure::broken)?, invoice })
    };
    invoices.into_iter().map(with_recipients).collect()
}
