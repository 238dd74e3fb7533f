//! Questionnaires on the studio's side (B10, C14): write one, change it until it is sent, read what was answered. Sending and recalling
//! are the same for every kind of document, in `studio::documents`.

mod form;
mod page;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, DocumentState, Event, FileId, ProjectId, Timestamp, Title,
    file::FileKind,
    questionnaire::{Answer, Answers, Progress, QuestionnaireContent},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    BaseVersion, Context, Created, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StudioActor, Version, VersionedItem,
    VersionedPayload, form_state::FormState,
};

use crate::{
    document::draft::{self, CheckedDraft, Draft, Form, Participant},
    flash::FlashQuery,
    studio::editor::Editor,
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// Contacts who take part in the project; a draft may have none yet.
    #[serde(default)]
    recipients: Vec<ContactId>,
    content: QuestionnaireContent,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: DocumentId,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Shown {
    pub id: DocumentId,
    pub project: ProjectId,
    pub title: String,
    pub state: DocumentState,
    pub recipients: Vec<ContactId>,
    pub content: QuestionnaireContent,
    /// One for each question that was answered.
    pub answers: Vec<StudioAnswer>,
    pub progress: Progress,
    pub submitted_at: Option<Timestamp>,
}

/// An answer as the studio reads it.
#[derive(Debug, Serialize, ToSchema)]
pub struct StudioAnswer {
    pub question: String,
    pub value: Answer,
    /// Where a file is the answer.
    pub file: Option<FileId>,
    pub file_name: Option<String>,
    /// A browser shows it.
    #[serde(skip)]
    viewed: bool,
    pub contact: ContactId,
    pub name: String,
    pub answered_at: Timestamp,
}

const KIND: DocumentKind = DocumentKind::Questionnaire;

/// `GET /projects/{project}/questionnaires/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    Ok(actor.reply(()).page(|()| page::write(&actor, &editor, &FormState::new(&[]), FieldErrors::default())))
}

/// `POST /projects/{project}/questionnaires`: the form.
pub async fn form(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<Output>>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let mut state = FormState::parse(pairs)?;
    let checked = state.check(|input| check(input, &editor.people));
    let again = |failure: Failure| failure.with_form(|errors| page::write(&actor, &editor, &state, errors));
    create(&actor, &editor, &checked.map_err(again)?).await.map_err(again)
}

/// `POST /projects/{project}/questionnaires/form`: the form again, with a question more or less. Nothing is kept.
pub async fn step_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let state = FormState::parse(pairs)?.apply_action();
    Ok(actor.reply(()).page(|()| page::write(&actor, &editor, &state, FieldErrors::default())))
}

/// `POST /questionnaires/{document}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: VersionedPayload<Form>) -> Result<Reply<()>, Failure> {
    let (editor, found, _) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    let VersionedPayload { based, input: Form(pairs) } = edited;
    let (editor, state) = (Editor { version: based.again(), ..editor }, FormState::parse(pairs)?.apply_action());
    Ok(actor.reply(()).page(|()| page::write(&actor, &editor, &state, FieldErrors::default())))
}

/// `POST /api/v1/projects/{project}/questionnaires`
pub async fn write(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<Output>>, Failure> {
    let editor = Editor::in_project(&actor, &project, KIND).await?;
    let written = check(input, &editor.people).map_err(FieldErrors::failure)?;
    create(&actor, &editor, &written).await
}

async fn create(actor: &StudioActor, editor: &Editor, written: &CheckedDraft) -> Result<Reply<Created<Output>>, Failure> {
    let id = actor.fresh(DocumentId::from_bytes);
    let reply = actor.reply(Output { id: id.clone() }).created().version(Version::FIRST);
    let reply = reply.see_other(format!("/documents/{id}?notice=draft-saved"));
    let change = draft::write(&id, &editor.project, KIND, written, actor.now(), None);
    let event = Event::QuestionnaireDrafted { document: id.clone(), project: Some(editor.project.clone()) };
    actor.commit(change.record(event), &reply).await?;
    Ok(reply)
}

/// The same for a form and for JSON.
fn check(input: Input, people: &[Participant]) -> Result<CheckedDraft, FieldErrors> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", input.title.parse::<Title>());
    let named: Vec<String> = input.recipients.iter().map(ToString::to_string).collect();
    let recipients = draft::recipients(&mut fields, "recipients", &named, people);
    let content = fields.take_part("content", input.content.parse());
    let content = content.map(|content| serde_json::to_string(content.content()).unwrap_or_default());
    match (title, content) {
        (Some(title), Some(content)) if fields.list.is_empty() => Ok(CheckedDraft { title, recipients, content }),
        _ => Err(fields),
    }
}

/// A questionnaire with what was answered.
struct Seen {
    editor: Editor,
    draft: Draft,
    content: QuestionnaireContent,
    answers: Vec<StudioAnswer>,
    submitted_at: Option<Timestamp>,
    version: Version,
}

async fn look(actor: &StudioActor, id: &DocumentId) -> Result<Seen, Failure> {
    let [found, people, version] = Editor::queries(id, KIND);
    let queries = [found, people, version, sql::ANSWERS.with([id.into()]), sql::SUBMITTED.with([id.into()])];
    let (viewer, [found, people, version, answers, submitted]) = actor.read(queries).await?;
    let (editor, draft, version) = Editor::of(viewer, [&found, &people, &version], KIND)?;
    let answer = |row: sql::Answered| {
        let value = serde_json::from_str(&row.value).map_err(Failure::internal)?;
        let sql::Answered { question, file, file_name, media_type, contact, name, answered_at, .. } = row;
        let viewed = file_name.as_ref().zip(media_type).is_some_and(|(name, media_type)| FileKind::viewed(name, &media_type).is_some());
        Ok(StudioAnswer { question, value, file, file_name: file_name.map(String::from), viewed, contact, name, answered_at })
    };
    Ok(Seen {
        content: serde_json::from_str(&draft.content).map_err(Failure::internal)?,
        answers: answers.all::<sql::Answered>()?.into_iter().map(answer).collect::<Result<_, Failure>>()?,
        submitted_at: submitted.first::<sql::Submitted>()?.map(|row| row.submitted_at),
        editor,
        draft,
        version,
    })
}

impl Seen {
    fn progress(&self) -> Result<Progress, Failure> {
        let asked = self.content.clone().parse().map_err(|_| Failure::internal("a questionnaire that was kept does not hold"))?;
        let given: Answers = self.answers.iter().map(|answer| (answer.question.clone(), answer.value.clone())).collect();
        Ok(asked.progress(&given))
    }
}

/// `GET /questionnaires/{document}`: a draft to be written on, or what was answered.
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    QueryParams(query): QueryParams<FlashQuery>,
) -> Result<Reply<Shown>, Failure> {
    let seen = look(&actor, &id).await?;
    let progress = seen.progress()?;
    let recipients = seen.draft.recipients()?;
    let Seen { editor, draft, content, answers, submitted_at, version } = seen;
    let (title, state, form) = (draft.title.to_string(), draft.state, draft.state()?);
    let output =
        Shown { id: draft.id.clone(), project: draft.project.clone(), title, state, recipients, content, answers, progress, submitted_at };
    let reply = actor.reply(output).version(version);
    if state == DocumentState::Draft {
        Ok(reply.page(|_| page::write(&actor, &editor, &form, FieldErrors::default())))
    } else {
        Ok(reply.page(|output| page::read(&actor, &editor.viewer, &draft, output, &query.notice)))
    }
}

/// `POST /questionnaires/{document}`: the form.
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
    editor.check_version(actor, (based, version), "This questionnaire", (&found.state()?, &state))?;
    let checked = state.check(|input| check(input, &editor.people));
    let editor = Editor { version: based.again(), ..editor };
    let again = |failure: Failure| failure.with_form(|errors| page::write(actor, &editor, &state, errors));
    rewrite(actor, (&found, version), &checked.map_err(again)?).await.map_err(again)
}

/// `PUT /api/v1/questionnaires/{document}`
pub async fn change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: VersionedPayload<Input>) -> Result<Reply<Output>, Failure> {
    let (editor, found, version) = Editor::of_document(&actor, &id, KIND).await?;
    found.unsent()?;
    edited.based.on(version)?;
    let written = check(edited.input, &editor.people).map_err(FieldErrors::failure)?;
    rewrite(&actor, (&found, version), &written).await
}

async fn rewrite(actor: &StudioActor, (found, version): (&Draft, Version), written: &CheckedDraft) -> Result<Reply<Output>, Failure> {
    let id = &found.id;
    let reply = actor.reply(Output { id: id.clone() }).see_other(format!("/documents/{id}?notice=draft-saved"));
    let change = draft::change(id, &found.project, KIND, written).record(Event::QuestionnaireChanged { document: id.clone() });
    actor.save(&VersionedItem::document(id), version, change, reply).await
}
