//! The form of an invoice on the dashboard: a new one, and a draft again.

use askama::Template;
use domain::{
    DocumentId, Money, ProjectId,
    bill::{Bill, LeastTotal, MOST_LINES},
    invoice::Invoice,
    money::Currency,
    plan::{MOST_INSTALLMENTS, PlannedInstallment},
};
use web::{
    BaseVersion, Context, Created, DashboardShell, DisplayTime, Failure, FieldErrors, PathId, Payload, Reply, StudioActor, Translations,
    VersionedPayload,
    form_state::{FieldKind, FormField, FormList, FormPayload, FormState},
};

use super::{
    Input, KIND, SentInvoice, content_of, rewrite,
    rules::{self, Plan},
    write,
};
use crate::{
    document::{
        bill::BillTable,
        draft::{Draft, Form, ProjectLink},
    },
    studio::editor::{Choice, Editor},
};

impl FormPayload for Input {
    const FIELDS: &'static [FormField] = &[
        FormField::new("title", FieldKind::Text, "Title"),
        FormField::new("recipients", FieldKind::Many, "Recipients"),
        FormField::new("currency", FieldKind::Currency, "Currency"),
        FormField::new("lines[].description", FieldKind::Text, "item"),
        FormField::new("lines[].quantity_milli", FieldKind::Quantity, "quantity"),
        FormField::new("lines[].unit_price_minor", FieldKind::Price, "unit price"),
        FormField::new("lines[].tax_bp", FieldKind::Percent, "tax %").aside(),
        FormField::new("discount", FieldKind::Share, "Discount"),
        FormField::new("prices_include_tax", FieldKind::Flag, "Prices include tax"),
        FormField::new("installments[].label", FieldKind::Text, "label"),
        FormField::new("installments[].due_on", FieldKind::DueDate, "due"),
        FormField::new("installments[].amount_minor", FieldKind::Amount, "amount"),
        FormField::new("deposit", FieldKind::Share, "Deposit"),
        FormField::new("note", FieldKind::OptionalText, "Note"),
        FormField::new("draft", FieldKind::Flag, ""),
    ];
    const LISTS: &'static [FormList] = &[
        FormList { path: "lines", label: "Line", most: MOST_LINES, fresh: 3 },
        FormList { path: "installments", label: "Payment", most: MOST_INSTALLMENTS, fresh: 2 },
    ];
    const CURRENCY: &'static str = "currency";
}

#[derive(Template)]
#[template(path = "studio/invoices/page.html")]
pub(super) struct FormPage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: ProjectLink,
    /// Where the form goes.
    action: String,
    /// The draft it changes.
    document: Option<String>,
    version: String,
    people: Vec<Choice>,
    state: FormState<Input>,
    /// What the lines come to.
    bill: Option<BillTable>,
    /// When that is paid.
    plan: Vec<Planned>,
}

struct Planned {
    label: String,
    due: DisplayTime,
    amount: String,
}

/// `GET /projects/{project}/invoices/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let state = FormState::new(&[("currency", "EUR")]);
    Ok(actor.reply(()).page(|()| page(&actor, &editor, &state, FieldErrors::default())))
}

/// `POST /projects/{project}/invoices`: kept as a draft, or sent: the form asks first ([`ask`]).
pub async fn create(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    let mut state = FormState::parse(pairs)?;
    let draft = state.on("draft");
    let plan = |editor: &Editor| state.check(|input| rules::plan(&input, &editor.people));
    let (editor, made) = write(&actor, &project, draft, plan).await?;
    made.map_err(|failure| failure.with_form(|errors| page(&actor, &editor, &state, errors)))
}

/// What was written, once more before it goes out: everything of the form goes along, and back.
#[derive(Template)]
#[template(path = "studio/invoices/ask.html")]
struct AskPage {
    shell: DashboardShell,
    project: String,
    project_title: String,
    title: String,
    /// Who receives it, and how far it reaches them.
    to: Vec<(String, String)>,
    bill: BillTable,
    plan: Vec<Planned>,
    typed: Vec<(String, String)>,
}

/// `POST /projects/{project}/invoices/ask`: asks before it is sent. Nothing is kept yet; what cannot be sent comes back as the form.
pub async fn ask(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let mut state = FormState::parse(pairs.into_iter().filter(|(name, _)| name != "then" && name != "draft").collect())?;
    let checked = state.check(|input| rules::plan(&input, &editor.people));
    let plan: Plan = checked.map_err(|failure| failure.with_form(|errors| page(&actor, &editor, &state, errors)))?;
    let to = editor.people.iter().filter(|person| plan.recipients.contains(&person.id));
    let to = to.map(|person| (person.name.clone(), person.reach(KIND).to_string()));
    let words = actor.t();
    Ok(actor.reply(()).page(|()| AskPage {
        shell: actor.shell(&editor.viewer, "Send an invoice"),
        project: editor.project.to_string(),
        project_title: editor.project_title.clone(),
        title: plan.title.to_string(),
        to: to.collect(),
        bill: BillTable::new(words, plan.invoice.bill(), plan.currency),
        plan: plan.invoice.installments().iter().map(|one| planned(words, one, plan.currency)).collect(),
        typed: state.entries().to_vec(),
    }))
}

fn planned(words: Translations, one: &PlannedInstallment, currency: Currency) -> Planned {
    Planned { label: one.label.clone(), due: one.due_on.into(), amount: words.money(Money { minor: one.amount_minor, currency }) }
}

/// `POST /projects/{project}/invoices/form`: the form again, with a line or an installment more or less. Nothing is kept.
pub async fn step_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    step(&actor, &Editor::in_project(&actor, &project, KIND).await?, FormState::parse(pairs)?)
}

/// `POST /invoices/{invoice}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: VersionedPayload<Form>) -> Result<Reply<()>, Failure> {
    let (editor, found, _) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    let VersionedPayload { based, input: Form(pairs) } = edited;
    step(&actor, &Editor { version: based.again(), ..editor }, FormState::parse(pairs)?)
}

fn step(actor: &StudioActor, editor: &Editor, state: FormState<Input>) -> Result<Reply<()>, Failure> {
    let unread = state.unread()?;
    let state = state.apply_action();
    Ok(actor.reply(()).page(|()| page(actor, editor, &state, unread)))
}

/// A draft, as the form shows it.
fn state_of(found: &Draft) -> Result<FormState<Input>, Failure> {
    Ok(FormState::of(rules::input_of(&found.title, &found.recipients()?, &content_of(found)?)))
}

/// `GET /invoices/{invoice}/edit`
pub async fn edit(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<()>, Failure> {
    let (editor, found, _) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    let state = state_of(&found)?;
    Ok(actor.reply(()).page(|()| page(&actor, &editor, &state, FieldErrors::default())))
}

/// `POST /invoices/{invoice}`
pub async fn save(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Form>,
) -> Result<Reply<SentInvoice>, Failure> {
    let VersionedPayload { based, input: Form(pairs) } = edited;
    let state = FormState::parse(pairs)?;
    match save_typed(&actor, &id, &based, state.clone()).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => save_typed(&actor, &id, &based, state).await,
        done => done,
    }
}

async fn save_typed(
    actor: &StudioActor,
    id: &DocumentId,
    based: &BaseVersion,
    mut state: FormState<Input>,
) -> Result<Reply<SentInvoice>, Failure> {
    let (editor, found, version) = Editor::of_document(actor, id, KIND).await?;
    editor.check_version(actor, (based, version), "This invoice", (&state_of(&found)?, &state))?;
    let checked = state.check(|input| rules::plan(&Input { draft: true, ..input }, &editor.people));
    let editor = Editor { version: based.again(), ..editor };
    let again = |failure: Failure| failure.with_form(|errors| page(actor, &editor, &state, errors));
    rewrite(actor, &editor, (&found, version), checked.map_err(again)?).await.map_err(again)
}

/// What its lines come to, and when that is paid: as far as either can be read.
fn preview(state: &FormState<Input>) -> Option<(Currency, Option<Bill>, Vec<PlannedInstallment>)> {
    let mut state = state.clone();
    state.drop_blank_rows();
    let (input, unread) = state.payload().ok()?;
    let currency: Currency = input.currency.parse().ok().filter(|_| unread.on("currency").is_none())?;
    let readable = unread.list.iter().all(|error| !error.field.starts_with("lines") && error.field != "discount");
    let bill = Bill::of(input.lines.clone(), input.discount, input.prices_include_tax, LeastTotal::Zero).ok().filter(|_| readable);
    let mut fields = unread;
    let whole = rules::content(&input, currency, &mut fields).filter(|_| fields.list.is_empty()).and_then(|content| content.parse().ok());
    Some((currency, bill, whole.map_or_else(Vec::new, |invoice: Invoice| invoice.installments().to_vec())))
}

pub(super) fn page(actor: &StudioActor, editor: &Editor, state: &FormState<Input>, errors: FieldErrors) -> FormPage {
    let state = state.clone().padded();
    let words = actor.t();
    let (bill, plan) = preview(&state).map_or_else(Default::default, |(currency, bill, plan)| {
        let plan = plan.iter().map(|one| planned(words, one, currency)).collect();
        (bill.map(|bill| BillTable::new(words, &bill, currency)), plan)
    });
    FormPage {
        shell: actor.shell(&editor.viewer, if editor.draft.is_some() { "Edit draft" } else { "New invoice" }),
        errors,
        project: editor.link(),
        action: editor.action(),
        document: editor.draft.as_ref().map(|draft| draft.id.to_string()),
        version: editor.version.clone(),
        people: editor.choices(&state),
        state,
        bill,
        plan,
    }
}
