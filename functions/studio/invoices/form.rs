//! The form of an invoice on the dashboard: a new one, and a draft again.

use askama::Template;
use domain::{DocumentId, DocumentState, Money, ProjectId, money::Currency, plan::PlannedInstallment};
use web::{
    Context, Created, DashboardShell, Editable, Edited, Failure, FieldErrors, PathId, Payload, Reply, StaffViewer, StudioActor,
    Translations, Version, When,
};

use super::{
    SentInvoice, gather, rewrite,
    rules::{self, Amount, Draft, LineRow, Number, Part, Row},
    sql, write_draft,
};
use crate::document::{bill::BillTable, draft::Form};

/// Lines of a form on which nothing was written yet.
const LINES: usize = 3;
/// And its installments.
const ROWS: usize = 2;

#[derive(Template)]
#[template(path = "studio/invoices/page.html")]
pub(super) struct FormPage {
    shell: DashboardShell,
    errors: FieldErrors,
    place: Place,
    participants: Vec<Choice>,
    draft: Draft,
    discount: String,
    lines: Vec<Line>,
    rows: Vec<Due>,
    /// What the lines come to.
    bill: Option<BillTable>,
    /// When that is paid.
    plan: Vec<Planned>,
}

struct Planned {
    label: String,
    due: When,
    amount: String,
}

/// Where the form stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub project: String,
    pub name: String,
    /// The draft it changes.
    pub invoice: Option<String>,
    /// The version of it that the form is based on.
    pub version: String,
}

struct Choice {
    id: String,
    name: String,
    email: String,
    chosen: bool,
}

struct Line {
    place: usize,
    description: String,
    quantity: String,
    price: String,
    tax: String,
}

struct Due {
    place: usize,
    label: String,
    due: String,
    amount: String,
}

/// `GET /projects/{project}/invoices/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let (viewer, [found, people]) = actor.read([sql::PROJECT.with([(&project).into()]), sql::PEOPLE.with([(&project).into()])]).await?;
    let found = found.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let people = people.all::<sql::Participant>()?;
    let place = Place { project: project.to_string(), name: found.title, invoice: None, version: String::new() };
    let draft = Draft { currency: "EUR".to_owned(), form: true, ..Draft::default() };
    Ok(actor.reply(()).page(|()| page(&actor, &viewer, &place, &people, &draft, FieldErrors::default())))
}

/// `POST /projects/{project}/invoices`: kept as a draft, or sent: the form asks first ([`ask`]).
pub async fn create(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<SentInvoice>>, Failure> {
    write_draft(&actor, &project, rules::of_form(pairs)).await
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
    let (viewer, [found, people]) = actor.read([sql::PROJECT.with([(&project).into()]), sql::PEOPLE.with([(&project).into()])]).await?;
    let found = found.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let people = people.all::<sql::Participant>()?;
    let place = Place { project: project.to_string(), name: found.title, invoice: None, version: String::new() };
    let draft = Draft { keep: false, ..rules::of_form(pairs.clone()).map_err(FieldErrors::failure)? };
    let ids: Vec<_> = people.iter().map(|person| person.id.clone()).collect();
    let plan = rules::plan(&draft, &ids)
        .map_err(|fields| fields.failure().with_form(|errors| page(&actor, &viewer, &place, &people, &draft, errors)))?;
    let to = people.iter().filter(|person| plan.recipients.contains(&person.id));
    let to = to.map(|person| (person.name.clone(), person.reach().to_string()));
    let words = actor.t();
    Ok(actor.reply(()).page(|()| AskPage {
        shell: actor.shell(&viewer, "Send an invoice"),
        project: place.project.clone(),
        project_title: place.name.clone(),
        title: plan.title.to_string(),
        to: to.collect(),
        bill: BillTable::new(words, plan.invoice.bill(), plan.currency),
        plan: plan.invoice.installments().iter().map(|one| planned(words, one, plan.currency)).collect(),
        typed: pairs.into_iter().filter(|(name, _)| name != "then" && name != "keep").collect(),
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
    let (viewer, [found, people]) = actor.read([sql::PROJECT.with([(&project).into()]), sql::PEOPLE.with([(&project).into()])]).await?;
    let found = found.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let people = people.all::<sql::Participant>()?;
    let place = Place { project: project.to_string(), name: found.title, invoice: None, version: String::new() };
    let (draft, unread) = stepped(pairs)?;
    Ok(actor.reply(()).page(|()| page(&actor, &viewer, &place, &people, &draft, unread)))
}

/// As the button wants it. "Update total" says what it could not read.
fn stepped(pairs: Vec<(String, String)>) -> Result<(Draft, FieldErrors), Failure> {
    let draft = rules::of_form(pairs).map_err(FieldErrors::failure)?;
    let adds_up = draft.then == "totals";
    let draft = draft.stepped();
    let unread = if adds_up { draft.unread() } else { FieldErrors::default() };
    Ok((draft, unread))
}

/// `POST /invoices/{invoice}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<()>, Failure> {
    let (viewer, place, _, people) = look(&actor, &id).await?;
    let Edited { based, input: Form(pairs) } = edited;
    let place = Place { version: based.again(), ..place };
    let (draft, unread) = stepped(pairs)?;
    Ok(actor.reply(()).page(|()| page(&actor, &viewer, &place, &people, &draft, unread)))
}

/// A draft, where it stands and who can receive it.
async fn look(actor: &StudioActor, id: &DocumentId) -> Result<(StaffViewer, Place, Vec<sql::StudioLine>, Vec<sql::Participant>), Failure> {
    let queries = [sql::ONE.with([id.into()]), sql::PEOPLE_OF.with([id.into()]), Editable::document(id).version()];
    let (viewer, [lines, people, version]) = actor.read(queries).await?;
    let (lines, people) = (lines.all::<sql::StudioLine>()?, people.all::<sql::Participant>()?);
    let first = lines.first().ok_or(Failure::NotFound)?;
    if first.line.document != DocumentState::Draft {
        return Err(Failure::conflict("A sent document can’t be changed. Recall it and create another."));
    }
    let place = Place {
        project: first.project_id.to_string(),
        name: first.line.project.clone(),
        invoice: Some(id.to_string()),
        version: Version::of(&version)?.to_string(),
    };
    Ok((viewer, place, lines, people))
}

/// `GET /invoices/{invoice}/edit`
pub async fn edit(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<()>, Failure> {
    let (viewer, place, lines, people) = look(&actor, &id).await?;
    let found = gather(&actor, &viewer, lines)?.into_iter().next().ok_or(Failure::NotFound)?;
    let recipients = found.recipients.iter().map(ToString::to_string).collect();
    let draft = rules::as_typed(&found.content, &found.invoice.title, recipients);
    Ok(actor.reply(()).page(|()| page(&actor, &viewer, &place, &people, &draft, FieldErrors::default())))
}

/// `POST /invoices/{invoice}`
pub async fn save(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<SentInvoice>, Failure> {
    let Edited { based, input: Form(pairs) } = edited;
    let draft = Draft { keep: true, ..rules::of_form(pairs).map_err(FieldErrors::failure)? };
    match rewrite(&actor, &id, &based, &draft).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => rewrite(&actor, &id, &based, &draft).await,
        done => done,
    }
}

impl FormPage {
    /// Where the form goes.
    fn action(&self) -> String {
        match &self.place.invoice {
            Some(id) => format!("/invoices/{id}"),
            None => format!("/projects/{}/invoices", self.place.project),
        }
    }
}

pub(super) fn page(
    actor: &StudioActor,
    viewer: &StaffViewer,
    place: &Place,
    people: &[sql::Participant],
    draft: &Draft,
    errors: FieldErrors,
) -> FormPage {
    let amount = |amount: &Amount| match amount {
        Amount::Typed(text) => text.clone(),
        Amount::Minor(_) => String::new(),
    };
    let number = |number: &Number| match number {
        Number::Typed(text) => text.clone(),
        Number::Whole(_) => String::new(),
    };
    // As many as were typed; where there is nothing yet, room to begin.
    let begun = !draft.lines.is_empty() || !draft.rows.is_empty();
    let lines = draft.lines.last().map_or(if begun { 1 } else { LINES }, |line| line.place);
    let rows = draft.rows.last().map_or(if begun { 1 } else { ROWS }, |row| row.place);
    let due = |place| match draft.rows.iter().find(|row| row.place == place) {
        Some(Row { label, due, amount: of, .. }) => Due { place, label: label.clone(), due: due.clone(), amount: amount(of) },
        None => Due { place, label: String::new(), due: String::new(), amount: String::new() },
    };
    let line = |place| match draft.lines.iter().find(|line| line.place == place) {
        Some(LineRow { description, quantity, price, tax, .. }) => {
            Line { place, description: description.clone(), quantity: number(quantity), price: amount(price), tax: number(tax) }
        }
        None => Line { place, description: String::new(), quantity: String::new(), price: String::new(), tax: String::new() },
    };
    let choice = |person: &sql::Participant| Choice {
        id: person.id.to_string(),
        name: person.name.clone(),
        email: person.email.to_string(),
        chosen: draft.recipients.iter().any(|id| id == person.id.as_str()),
    };
    let words = actor.t();
    let (bill, plan) = draft.comes_to().map_or_else(Default::default, |(currency, bill, plan)| {
        let plan = plan.iter().map(|one| planned(words, one, currency)).collect();
        (bill.map(|bill| BillTable::new(words, &bill, currency)), plan)
    });
    FormPage {
        shell: actor.shell(viewer, if place.invoice.is_some() { "Edit draft" } else { "New invoice" }),
        errors,
        place: place.clone(),
        participants: people.iter().map(choice).collect(),
        discount: match &draft.discount {
            Part::Typed(text) => text.clone(),
            Part::None | Part::Share(_) => String::new(),
        },
        lines: (1..=lines).map(line).collect(),
        rows: (1..=rows).map(due).collect(),
        bill,
        plan,
        draft: draft.clone(),
    }
}
