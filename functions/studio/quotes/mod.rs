//! Quotes as the studio writes them (B8, C14): drafts, in options with line items. Sending is for documents of every kind.

mod form;
mod page;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, DocumentState, Event, ProjectId, Timestamp, Title,
    bill::BillTotals,
    quote::{Quote, QuoteContent},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    BaseVersion, Context, Created, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StudioActor, Version, VersionedItem,
    VersionedPayload, form_state::FormState,
};

use self::sql::DecisionOnQuote;
use crate::{
    document::draft::{self, CheckedDraft, Draft, Form, Participant},
    flash::FlashQuery,
    studio::{editor::Editor, lists},
};

const KIND: DocumentKind = DocumentKind::Quote;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    title: String,
    /// Contacts who take part in the project. Nobody else will see the quote. A draft may have none yet.
    #[serde(default)]
    recipients: Vec<ContactId>,
    content: QuoteContent,
}

/// What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    recipients: Option<Vec<ContactId>>,
    #[serde(default)]
    content: Option<QuoteContent>,
}

/// A quote as the studio has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: DocumentId,
    pub project: ProjectId,
    pub title: Title,
    pub state: DocumentState,
    pub recipients: Vec<ContactId>,
    pub content: QuoteContent,
    /// What each option comes to, in minor units.
    pub totals: Vec<BillTotals>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub decision: Option<DecisionOnQuote>,
}

fn totals(quote: &Quote) -> Vec<BillTotals> {
    quote.options().map(|(_, bill)| bill.totals().clone()).collect()
}

/// `GET /projects/{project}/quotes/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let state = FormState::new(&[("content.currency", "EUR")]);
    Ok(actor.reply(()).page(|()| page::form(&actor, &editor, &state, None, FieldErrors::default())))
}

/// `GET /quotes/{document}`: a draft on its form; what was sent, to read.
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    QueryParams(asking): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let [found, people, version] = Editor::queries(&id, KIND);
    let (viewer, [found, people, version, decision]) = actor.read([found, people, version, sql::DECISION.with([(&id).into()])]).await?;
    let (editor, found, version) = Editor::of(viewer, [&found, &people, &version], KIND)?;
    let content: QuoteContent = serde_json::from_str(&found.content).map_err(Failure::internal)?;
    let quote = content.parse().map_err(Failure::internal)?;
    let recipients = found.recipients()?;
    let state = found.state()?;
    let reply = actor.reply(Output {
        id,
        project: found.project,
        title: found.title,
        state: found.state,
        recipients,
        totals: totals(&quote),
        content: quote.content().clone(),
        created_at: found.created_at,
        sent_at: found.sent_at,
        decision: decision.first()?,
    });
    let reply = reply.version(version);
    let notice = lists::notice(&asking.notice);
    Ok(match found.state {
        DocumentState::Draft => reply.page(|_| page::form(&actor, &editor, &state, notice, FieldErrors::default())),
        _ => reply.page(|output| page::text(&actor, &editor, output, &quote)),
    })
}

/// The same for a form and for JSON.
fn check(input: Input, people: &[Participant]) -> Result<(CheckedDraft, Quote), FieldErrors> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", input.title.parse::<Title>());
    let named: Vec<String> = input.recipients.iter().map(ToString::to_string).collect();
    let recipients = draft::recipients(&mut fields, "recipients", &named, people);
    let quote = fields.take_part("content", input.content.parse());
    let content = quote.as_ref().map(|quote| serde_json::to_string(quote.content()).unwrap_or_default());
    match (title, quote, content) {
        (Some(title), Some(quote), Some(content)) if fields.list.is_empty() => Ok((CheckedDraft { title, recipients, content }, quote)),
        _ => Err(fields),
    }
}

/// `POST /projects/{project}/quotes`: the form.
pub async fn form(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<Output>>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let mut state = FormState::parse(pairs)?;
    let checked = state.check(|input| check(input, &editor.people));
    let again = |failure: Failure| failure.with_form(|errors| page::form(&actor, &editor, &state, None, errors));
    let (written, quote) = checked.map_err(again)?;
    create(&actor, &editor, written, &quote).await.map_err(again)
}

/// `POST /projects/{project}/quotes/form`: the form again, with a line or an option more or less. Nothing is kept.
pub async fn step_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    step(&actor, &editor, FormState::parse(pairs)?)
}

/// `POST /quotes/{document}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: VersionedPayload<Form>) -> Result<Reply<()>, Failure> {
    let (editor, found, _) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    let VersionedPayload { based, input: Form(pairs) } = edited;
    step(&actor, &Editor { version: based.again(), ..editor }, FormState::parse(pairs)?)
}

fn step(actor: &StudioActor, editor: &Editor, state: FormState<Input>) -> Result<Reply<()>, Failure> {
    let unread = state.unread()?;
    let state = state.apply_action();
    Ok(actor.reply(()).page(|()| page::form(actor, editor, &state, None, unread)))
}

/// `POST /api/v1/projects/{project}/quotes`
pub async fn write(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<Output>>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let (written, quote) = check(input, &editor.people).map_err(FieldErrors::failure)?;
    create(&actor, &editor, written, &quote).await
}

async fn create(actor: &StudioActor, editor: &Editor, written: CheckedDraft, quote: &Quote) -> Result<Reply<Created<Output>>, Failure> {
    let (id, now) = (actor.fresh(DocumentId::from_bytes), actor.now());
    let change = draft::write(&id, &editor.project, KIND, &written, now, None)
        .record(Event::QuoteDrafted { document: id.clone(), project: Some(editor.project.clone()) });
    let reply = kept(actor, &editor.project, (id, now), written, quote).created().version(Version::FIRST);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

/// `POST /quotes/{document}`: the form.
pub async fn change_form(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Form>,
) -> Result<Reply<Output>, Failure> {
    let VersionedPayload { based, input: Form(pairs) } = edited;
    let state = FormState::parse(pairs)?;
    match change_typed(&actor, &id, &based, state.clone()).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => change_typed(&actor, &id, &based, state).await,
        done => done,
    }
}

async fn change_typed(
    actor: &StudioActor,
    id: &DocumentId,
    based: &BaseVersion,
    mut state: FormState<Input>,
) -> Result<Reply<Output>, Failure> {
    let (editor, found, version) = Editor::of_document(actor, id, KIND).await?;
    editor.check_version(actor, (based, version), "This quote", (&found.state()?, &state))?;
    let checked = state.check(|input| check(input, &editor.people));
    // The form says once more what it is based on, not what stands there now.
    let editor = Editor { version: based.again(), ..editor };
    let again = |failure: Failure| failure.with_form(|errors| page::form(actor, &editor, &state, None, errors));
    let (written, quote) = checked.map_err(again)?;
    rewrite(actor, (&found, version), written, &quote).await.map_err(again)
}

/// `PATCH /api/v1/quotes/{document}`
pub async fn change(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Changes>,
) -> Result<Reply<Output>, Failure> {
    let (editor, found, version) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    edited.based.on(version)?;
    let Changes { title, recipients, content } = edited.input;
    let input = Input {
        title: title.unwrap_or_else(|| found.title.to_string()),
        recipients: recipients.map_or_else(|| found.recipients(), Ok)?,
        content: content.map_or_else(|| serde_json::from_str(&found.content).map_err(Failure::internal), Ok)?,
    };
    let (written, quote) = check(input, &editor.people).map_err(FieldErrors::failure)?;
    rewrite(&actor, (&found, version), written, &quote).await
}

async fn rewrite(
    actor: &StudioActor,
    (found, version): (&Draft, Version),
    written: CheckedDraft,
    quote: &Quote,
) -> Result<Reply<Output>, Failure> {
    let id = found.id.clone();
    let change = draft::change(&id, &found.project, KIND, &written).record(Event::QuoteChanged { document: id.clone() });
    let reply = kept(actor, &found.project, (id.clone(), found.created_at), written, quote);
    actor.save(&VersionedItem::document(&id), version, change, reply).await
}

fn kept(
    actor: &StudioActor,
    project: &ProjectId,
    (id, created_at): (DocumentId, Timestamp),
    written: CheckedDraft,
    quote: &Quote,
) -> Reply<Output> {
    let to = format!("/quotes/{id}?notice=draft-saved");
    let reply = actor.reply(Output {
        id,
        project: project.clone(),
        title: written.title,
        state: DocumentState::Draft,
        recipients: written.recipients,
        content: quote.content().clone(),
        totals: totals(quote),
        created_at,
        sent_at: None,
        decision: None,
    });
    reply.see_other(to)
}
