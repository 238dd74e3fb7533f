//! Questionnaires on the studio's side (B10, C14): write one, change it until it is sent, read what was answered. Sending and recalling
//! are the same for every kind of document, in `studio::documents`.

mod page;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, DocumentState, FileId, ProjectId, Timestamp, ValidationErrors,
    file::Kind,
    questionnaire::{Answer, Answers, Progress, QuestionnaireContent},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Based, Context, Created, Editable, Edited, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StaffViewer, StudioActor,
    Subject, Version,
};

use self::rules::Typed;
use crate::{
    document::draft::{self, Draft, Form, Participant, Project, Written},
    flash::FlashQuery,
    studio::compared::{self, Compared},
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
    let (viewer, [found, people]) = actor.read([draft::PROJECT.with([(&project).into()]), draft::PEOPLE.with([(&project).into()])]).await?;
    let found: Project = found.first()?.ok_or(Failure::NotFound)?;
    let people: Vec<Participant> = people.all()?;
    Ok(actor.reply(()).page(|()| {
        page::write(
            &actor,
            &viewer,
            (&found.id, &found.title),
            None,
            &people,
            &Typed { spare: 3, ..Typed::default() },
            FieldErrors::default(),
        )
    }))
}

/// `POST /projects/{project}/questionnaires`: the form.
pub async fn form(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<Output>>, Failure> {
    add(&actor, &project, rules::of_form(pairs)?).await
}

/// `POST /projects/{project}/questionnaires/form`: the form again, with a question more or less. Nothing is kept.
pub async fn step_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let (viewer, [found, people]) = actor.read([draft::PROJECT.with([(&project).into()]), draft::PEOPLE.with([(&project).into()])]).await?;
    let found: Project = found.first()?.ok_or(Failure::NotFound)?;
    let people: Vec<Participant> = people.all()?;
    let typed = rules::of_form(pairs)?;
    Ok(actor.reply(()).page(|()| page::write(&actor, &viewer, (&found.id, &found.title), None, &people, &typed, FieldErrors::default())))
}

/// `POST /questionnaires/{document}/form`: the same, of a draft.
pub async fn step_change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<()>, Failure> {
    let Seen { viewer, draft, people, .. } = look(&actor, &id).await?;
    draft.unsent()?;
    let Edited { based, input: Form(pairs) } = edited;
    let (typed, of) = (rules::of_form(pairs)?, (&draft.project, draft.project_title.as_str()));
    let draft = Some((&id, based.again()));
    Ok(actor.reply(()).page(|()| page::write(&actor, &viewer, of, draft, &people, &typed, FieldErrors::default())))
}

/// `POST /api/v1/projects/{project}/questionnaires`
pub async fn write(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<Output>>, Failure> {
    add(&actor, &project, input.into()).await
}

async fn add(actor: &StudioActor, project: &ProjectId, typed: Typed) -> Result<Reply<Created<Output>>, Failure> {
    let (viewer, [found, people]) = actor.read([draft::PROJECT.with([project.into()]), draft::PEOPLE.with([project.into()])]).await?;
    let found: Project = found.first()?.ok_or(Failure::NotFound)?;
    let people: Vec<Participant> = people.all()?;
    let again = |failure: Failure| {
        failure.with_form(|errors| page::write(actor, &viewer, (&found.id, &found.title), None, &people, &typed, errors))
    };
    let written = checked(&typed, &people).map_err(again)?;
    let id = actor.fresh(DocumentId::from_bytes);
    let reply = actor.reply(Output { id: id.clone() }).created().version(Version::FIRST);
    let reply = reply.see_other(format!("/documents/{id}?notice=draft-saved"));
    let change = draft::write(&id, project, KIND, &written, actor.now()).audit("questionnaire.written", Subject::of("document", &id));
    actor.commit(change, &reply).await.map_err(again)?;
    Ok(reply)
}

/// # Errors
/// Everything that is wrong, by its field.
fn checked(typed: &Typed, people: &[Participant]) -> Result<Written, Failure> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", typed.title.parse());
    let recipients = draft::recipients(&mut fields, typed.recipients_field(), &typed.recipients, people);
    let refused = |faults: ValidationErrors| {
        for fault in faults {
            fields.add(&typed.content_field(&fault.path), fault.why.to_string());
        }
    };
    let content = typed.content.clone().parse().map_err(refused).ok();
    match (title, content) {
        (Some(title), Some(content)) if fields.list.is_empty() => {
            Ok(Written { title, recipients, content: serde_json::to_string(content.content()).map_err(Failure::internal)? })
        }
        _ => Err(fields.failure()),
    }
}

struct Seen {
    viewer: StaffViewer,
    draft: Draft,
    people: Vec<Participant>,
    content: QuestionnaireContent,
    answers: Vec<StudioAnswer>,
    submitted_at: Option<Timestamp>,
    version: Version,
}

async fn look(actor: &StudioActor, id: &DocumentId) -> Result<Seen, Failure> {
    let queries = [
        draft::DRAFT.with([id.into(), KIND.into()]),
        draft::PEOPLE_OF.with([id.into()]),
        sql::ANSWERS.with([id.into()]),
        sql::SUBMITTED.with([id.into()]),
        Editable::document(id).version(),
    ];
    let (viewer, [found, people, answers, submitted, version]) = actor.read(queries).await?;
    let draft: Draft = found.first()?.ok_or(Failure::NotFound)?;
    let answer = |row: sql::Answered| {
        let value = serde_json::from_str(&row.value).map_err(Failure::internal)?;
        let sql::Answered { question, file, file_name, media_type, contact, name, answered_at, .. } = row;
        let viewed = file_name.as_ref().zip(media_type).is_some_and(|(name, media_type)| Kind::viewed(name, &media_type).is_some());
        Ok(StudioAnswer { question, value, file, file_name: file_name.map(String::from), viewed, contact, name, answered_at })
    };
    Ok(Seen {
        viewer,
        people: people.all()?,
        content: serde_json::from_str(&draft.content).map_err(Failure::internal)?,
        draft,
        answers: answers.all::<sql::Answered>()?.into_iter().map(answer).collect::<Result<_, Failure>>()?,
        submitted_at: submitted.first::<sql::Submitted>()?.map(|row| row.submitted_at),
        version: Version::of(&version)?,
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
    let Seen { viewer, draft, people, content, answers, submitted_at, version } = seen;
    let title = draft.title.to_string();
    let state = draft.state;
    let output =
        Shown { id: draft.id.clone(), project: draft.project.clone(), title, state, recipients, content, answers, progress, submitted_at };
    let reply = actor.reply(output).version(version);
    if state == DocumentState::Draft {
        Ok(reply.page(|output| {
            let typed = Typed::of(&output.title, &output.recipients, &output.content);
            let of = Some((&draft.id, version.to_string()));
            page::write(&actor, &viewer, (&draft.project, &draft.project_title), of, &people, &typed, FieldErrors::default())
        }))
    } else {
        Ok(reply.page(|output| page::read(&actor, &viewer, &draft, output, &query.notice)))
    }
}

/// `POST /questionnaires/{document}`: the form.
pub async fn change_form(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Form>) -> Result<Reply<Output>, Failure> {
    let Edited { based, input: Form(pairs) } = edited;
    let typed = rules::of_form(pairs)?;
    match replace(&actor, &id, &based, &typed).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => replace(&actor, &id, &based, &typed).await,
        done => done,
    }
}

/// `PUT /api/v1/questionnaires/{document}`
pub async fn change(actor: StudioActor, PathId(id): PathId<DocumentId>, edited: Edited<Input>) -> Result<Reply<Output>, Failure> {
    replace(&actor, &id, &edited.based, &edited.input.into()).await
}

async fn replace(actor: &StudioActor, id: &DocumentId, based: &Based, typed: &Typed) -> Result<Reply<Output>, Failure> {
    let Seen { viewer, draft, people, content, version, .. } = look(actor, id).await?;
    let saved = Typed::of(draft.title.as_str(), &draft.recipients()?, &content);
    let compared = || Compared {
        what: "This questionnaire",
        action: Some(format!("/questionnaires/{id}")),
        back: format!("/questionnaires/{id}"),
        saved: saved.said(&people),
        typed: typed.said(&people),
    };
    if let Err(sent) = draft.unsent() {
        return Err(compared::too_late(actor, &viewer, based, version, compared(), sent));
    }
    compared::check(actor, &viewer, based, version, compared)?;
    let again = |failure: Failure| {
        let of = Some((id, based.again()));
        failure.with_form(|errors| page::write(actor, &viewer, (&draft.project, &draft.project_title), of, &people, typed, errors))
    };
    let written = checked(typed, &people).map_err(again)?;
    let reply = actor.reply(Output { id: id.clone() }).see_other(format!("{}?notice=draft-saved", document_page(id)));
    let change = draft::change(id, &draft.project, KIND, &written).audit("questionnaire.changed", Subject::of("document", id));
    actor.save(&Editable::document(id), version, change, reply).await.map_err(again)
}

fn document_page(id: &DocumentId) -> String {
    format!("/documents/{id}")
}

impl From<Input> for Typed {
    fn from(input: Input) -> Self {
        Self { form: false, ..Self::of(&input.title, &input.recipients, &input.content) }
    }
}
