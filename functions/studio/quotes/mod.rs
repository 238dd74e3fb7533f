//! Quotes as the studio writes them (B8, C14): drafts, in options with line items. Sending is for documents of every kind.

mod form;
mod page;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, DocumentState, ProjectId, Timestamp, Title, ValidationErrors,
    bill::BillTotals,
    quote::{Quote, QuoteContent},
};
use ports::Query;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Based, Context, Created, Editable, Edited, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StaffViewer, StudioActor,
    Subject, Version,
};

use self::{form::Typed, sql::DecisionOnQuote};
use crate::{
    document::draft::{self, Draft, Form, Participant, Written},
    flash::FlashQuery,
    studio::{
        compared::{self, Compared},
        lists,
    },
};

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

/// A project, or one of its quotes, with whoever can receive it.
struct Seen {
    viewer: StaffViewer,
    project: ProjectId,
    project_title: String,
    people: Vec<Participant>,
    draft: Option<Draft>,
    decision: Option<DecisionOnQuote>,
    /// What the form says it is based on; of a new quote nothing.
    version: String,
}

async fn look_at_project(actor: &StudioActor, project: &ProjectId) -> Result<Seen, Failure> {
    let queries: [Query; 2] = [draft::PROJECT.with([project.into()]), draft::PEOPLE.with([project.into()])];
    let (viewer, [found, people]) = actor.read(queries).await?;
    let found: draft::Project = found.first()?.ok_or(Failure::NotFound)?;
    Ok(Seen {
        viewer,
        project: found.id,
        project_title: found.title,
        people: people.all()?,
        draft: None,
        decision: None,
        version: String::new(),
    })
}

async fn look(actor: &StudioActor, id: &DocumentId) -> Result<(Seen, Draft, QuoteContent, Version), Failure> {
    let queries: [Query; 4] = [
        draft::DRAFT.with([id.into(), DocumentKind::Quote.into()]),
        draft::PEOPLE_OF.with([id.into()]),
        sql::DECISION.with([id.into()]),
        Editable::document(id).version(),
    ];
    let (viewer, [found, people, decision, version]) = actor.read(queries).await?;
    let version = Version::of(&version)?;
    let found: Draft = found.first()?.ok_or(Failure::NotFound)?;
    let content = serde_json::from_str(&found.content).map_err(Failure::internal)?;
    let seen = Seen {
        viewer,
        project: found.project.clone(),
        project_title: found.project_title.clone(),
        people: people.all()?,
        draft: Some(found.clone()),
        decision: decision.first()?,
        version: version.to_string(),
    };
    Ok((seen, found, content, version))
}

fn totals(quote: &Quote) -> Vec<BillTotals> {
    quote.options().map(|(_, bill)| bill.totals().clone()).collect()
}

/// `GET /projects/{project}/quotes/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let seen = look_at_project(&actor, &project).await?;
    let typed = Typed { currency: "EUR".to_owned(), ..Typed::default() };
    Ok(actor.reply(()).page(|()| page::form(&actor, &seen, &typed, None, FieldErrors::default())))
}

/// `GET /quotes/{document}`: a draft on its form; what was sent, to read.
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    QueryParams(asking): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let (seen, found, content, version) = look(&actor, &id).await?;
    let quote = content.parse().map_err(Failure::internal)?;
    let recipients = found.recipients()?;
    let typed = typed_of(&found, quote.content())?;
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
        decision: seen.decision.clone(),
    });
    let reply = reply.version(version);
    let notice = lists::notice(&asking.notice);
    Ok(match found.state {
        DocumentState::Draft => reply.page(|_| page::form(&actor, &seen, &typed, notice, FieldErrors::default())),
        _ => reply.page(|output| page::text(&actor, &seen, output, &quote)),
    })
}

/// A kept draft, as it would be typed.
fn typed_of(found: &Draft, content: &QuoteContent) -> Result<Typed, Failure> {
    let names = found.recipients()?.iter().map(ToString::to_string).collect();
    Ok(Typed::of(found.title.as_str(), names, content))
}

/// What was typed, looked at as JSON would be; refusals by the names of the form.
fn of_form(typed: &Typed, people: &[Participant]) -> Result<(Written, Quote), Failure> {
    let mut fields = FieldErrors::default();
    let (content, places) = typed.content(&mut fields);
    let title = fields.take("title", typed.title.parse::<Title>());
    let recipients = draft::recipients(&mut fields, "recipient", &typed.recipients, people);
    let quote = content.and_then(|content| {
        let faults = |faults: ValidationErrors| {
            for fault in faults {
                let field = places.field(&fault.path);
                if fields.on(&field).is_none() {
                    fields.add(&field, fault.why.to_string());
                }
            }
        };
        content.parse().map_err(faults).ok()
    });
    finish(fields, title, recipients, quote)
}

fn finish(
    fields: FieldErrors,
    title: Option<Title>,
    recipients: Vec<ContactId>,
    quote: Option<Quote>,
) -> Result<(Written, Quote), Failure> {
    match title.zip(quote) {
        Some((title, quote)) if fields.list.is_empty() => {
            let content = serde_json::to_string(quote.content()).map_err(Failure::internal)?;
            Ok((Written { title, recipients, content }, quote))
        }
        _ => Err(fields.failure()),
    }
}

fn of_json(title: &str, recipients: &[ContactId], content: QuoteContent, people: &[Participant]) -> Result<(Written, Quote), Failure> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", title.parse::<Title>());
    let named: Vec<String> = recipients.iter().map(ToString::to_string).collect();
    let recipients = draft::recipients(&mut fields, "recipients", &named, people);
    let quote = fields.take_part("content", content.parse());
    finish(fields, title, recipients, quote)
}

/// `POST /projects/{project}/quotes`: the form.
pub async fn form(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<Output>>, Failure> {
    let seen = look_at_project(&actor, &project).await?;
    let typed = Typed::read(pairs).map_err(FieldErrors::failure)?;
    let again = |failure: Failure| failure.with_form(|errors| page::form(&actor, &seen, &typed, None, errors));
    let (written, quote) = of_form(&typed, &seen.people).map_err(again)?;
    create(&actor, &seen, written, &quote).await.map_err(again)
}

/// `POST /projects/{project}/quotes/form`: the form again, with a line or an option more or less. Nothing is kept.
pub async fn step_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let seen = look_at_project(&actor, &project).await?;
    step(&actor, &seen, pairs)
}

/// `POST /quotes/{document}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<()>, Failure> {
    let (seen, found, ..) = look(&actor, &id).await?;
    found.unsent()?;
    let Edited { based, input: Form(pairs) } = edited;
    step(&actor, &Seen { version: based.again(), ..seen }, pairs)
}

fn step(actor: &StudioActor, seen: &Seen, pairs: Vec<(String, String)>) -> Result<Reply<()>, Failure> {
    let typed = Typed::read(pairs).map_err(FieldErrors::failure)?;
    let adds_up = typed.then == "totals";
    let typed = typed.stepped();
    // "Update total" says what it could not read.
    let mut unread = FieldErrors::default();
    if adds_up {
        let _ = typed.content(&mut unread);
    }
    Ok(actor.reply(()).page(|()| page::form(actor, seen, &typed, None, unread)))
}

/// `POST /api/v1/projects/{project}/quotes`
pub async fn write(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<Output>>, Failure> {
    let seen = look_at_project(&actor, &project).await?;
    let (written, quote) = of_json(&input.title, &input.recipients, input.content, &seen.people)?;
    create(&actor, &seen, written, &quote).await
}

async fn create(actor: &StudioActor, seen: &Seen, written: Written, quote: &Quote) -> Result<Reply<Created<Output>>, Failure> {
    let (id, now) = (actor.fresh(DocumentId::from_bytes), actor.now());
    let change = draft::write(&id, &seen.project, DocumentKind::Quote, &written, now).audit("quote.drafted", Subject::of("document", &id));
    let reply = kept(actor, &seen.project, (id, now), written, quote).created().version(Version::FIRST);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

/// `POST /quotes/{document}`: the form.
pub async fn change_form(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<Output>, Failure> {
    let Edited { based, input: Form(pairs) } = edited;
    let typed = Typed::read(pairs).map_err(FieldErrors::failure)?;
    match change_typed(&actor, &id, &based, &typed).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => change_typed(&actor, &id, &based, &typed).await,
        done => done,
    }
}

async fn change_typed(actor: &StudioActor, id: &DocumentId, based: &Based, typed: &Typed) -> Result<Reply<Output>, Failure> {
    let (seen, found, content, version) = look(actor, id).await?;
    let saved = typed_of(&found, &content)?;
    let compared = || Compared {
        what: "This quote",
        action: Some(format!("/quotes/{id}")),
        back: format!("/quotes/{id}"),
        saved: saved.said(&seen.people),
        typed: typed.said(&seen.people),
    };
    if let Err(sent) = found.unsent() {
        return Err(compared::too_late(actor, &seen.viewer, based, version, compared(), sent));
    }
    compared::check(actor, &seen.viewer, based, version, compared)?;
    let again = |failure: Failure| failure.with_form(|errors| page::form(actor, &seen, typed, None, errors));
    let (written, quote) = of_form(typed, &seen.people).map_err(again)?;
    rewrite(actor, &seen, (&found, version), written, &quote).await.map_err(again)
}

/// `PATCH /api/v1/quotes/{document}`
pub async fn change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Changes>) -> Result<Reply<Output>, Failure> {
    let (seen, found, content, version) = look(&actor, &id).await?;
    found.unsent()?;
    edited.based.on(version)?;
    let changes = edited.input;
    let recipients = match changes.recipients {
        Some(recipients) => recipients,
        None => found.recipients()?,
    };
    let title = changes.title.unwrap_or_else(|| found.title.to_string());
    let (written, quote) = of_json(&title, &recipients, changes.content.unwrap_or(content), &seen.people)?;
    rewrite(&actor, &seen, (&found, version), written, &quote).await
}

async fn rewrite(
    actor: &StudioActor,
    seen: &Seen,
    (found, version): (&Draft, Version),
    written: Written,
    quote: &Quote,
) -> Result<Reply<Output>, Failure> {
    let id = found.id.clone();
    let change = draft::change(&id, &found.project, DocumentKind::Quote, &written).audit("quote.changed", Subject::of("document", &id));
    let reply = kept(actor, &seen.project, (id.clone(), found.created_at), written, quote);
    actor.save(&Editable::document(&id), version, change, reply).await
}

fn kept(
    actor: &StudioActor,
    project: &ProjectId,
    (id, created_at): (DocumentId, Timestamp),
    written: Written,
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
