//! Writes a contract: Markdown with tokens, who receives it and who signs it (B9, C14). A draft is shown as it would be sent now; what
//! was sent, with those who have signed. Sending is that of all documents, see `studio/documents`.

mod page;
pub mod routes;
mod rules;
mod sent;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, DocumentState, Event, ProjectId, Timestamp,
    contract::{ContractContent, TokenError},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    BaseVersion, Context, Created, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StudioActor, Translations, Version,
    VersionedItem, VersionedPayload,
};

pub use self::sent::{download, text};
use crate::{
    contract::{self, ContractSigner, outgoing},
    document::draft::{self, Form},
    flash::FlashQuery,
    studio::{
        compared::{self, Compared},
        editor::Editor,
        lists,
    },
};
use rules::{Plan, Typed};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub title: String,
    /// May hold `{{client.name}}`, `{{client.email}}` (of the first who signs), `{{studio.name}}`, `{{project.title}}`,
    /// `{{project.event_on}}`, `{{today}}`, `{{signers}}`; they are filled when it is sent.
    #[serde(default)]
    pub markdown: String,
    /// Participants of the project. Nobody else sees it.
    #[serde(default)]
    pub recipients: Vec<ContactId>,
    /// Those of the recipients who sign; everybody when left out.
    #[serde(default)]
    pub signers: Option<Vec<ContactId>>,
    /// Whether they sign one after the other, as they are listed.
    #[serde(default)]
    pub signing_order: bool,
}

/// What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    pub title: Option<String>,
    pub markdown: Option<String>,
    pub recipients: Option<Vec<ContactId>>,
    pub signers: Option<Vec<ContactId>>,
    pub signing_order: Option<bool>,
}

/// A contract that is kept as a draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContractDraft {
    pub id: DocumentId,
    pub project: ProjectId,
    pub title: String,
    pub state: DocumentState,
    pub recipients: Vec<ContactId>,
    /// In the order of signing; empty: everybody who receives it.
    pub signers: Vec<ContactId>,
    pub signing_order: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub title: String,
    pub state: DocumentState,
    /// With its tokens while it is a draft; as it was sent afterwards.
    pub markdown: String,
    pub signing_order: bool,
    pub recipients: Vec<ContactId>,
    /// In the order of signing.
    pub signers: Vec<ContractSigner>,
    /// SHA-256, in hex, of the text that is signed; none while it is a draft.
    pub sha256: Option<String>,
    /// What a draft would say if it were sent now.
    pub preview: Option<String>,
    /// Why a draft cannot be sent yet.
    pub missing: Option<String>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    /// When it was ended before everybody had signed, and why.
    pub voided_at: Option<Timestamp>,
    pub void_reason: Option<String>,
}

/// Where a contract is written, and what its tokens are filled with.
struct Desk {
    editor: Editor,
    setting: sql::Setting,
}

const KIND: DocumentKind = DocumentKind::Contract;

impl Desk {
    async fn of_project(actor: &StudioActor, project: &ProjectId) -> Result<Self, Failure> {
        let [found, people] = Editor::queries_of_project(project, KIND);
        let (viewer, [found, people, setting]) = actor.read([found, people, sql::SETTING.with([project.into()])]).await?;
        let editor = Editor::of_project(viewer, [&found, &people], KIND)?;
        Ok(Self { editor, setting: setting.first()?.ok_or(Failure::NotFound)? })
    }

    async fn of_draft(actor: &StudioActor, id: &DocumentId) -> Result<(Self, draft::Draft, Version), Failure> {
        let [found, people, version] = Editor::queries(id, KIND);
        let (viewer, [found, people, version, setting]) = actor.read([found, people, version, sql::SETTING_OF.with([id.into()])]).await?;
        let (editor, found, version) = Editor::of(viewer, [&found, &people, &version], KIND)?;
        Ok((Self { editor, setting: setting.first()?.ok_or(Failure::NotFound)? }, found, version))
    }

    /// What it would say if it were sent now.
    fn filled(&self, actor: &StudioActor, typed: &Typed) -> Result<ContractContent, TokenError> {
        let signers = typed.signers.as_ref().unwrap_or(&typed.recipients);
        let person = |id: &String| self.editor.people.iter().find(|person| person.id.as_str() == id);
        let known = outgoing::TokenValues {
            studio_name: &self.editor.viewer.studio_name,
            project_title: &self.editor.project_title,
            event_on: self.setting.event_on,
            today: actor.day_in(&self.setting.time_zone, actor.now()),
            words: Translations { language: self.setting.language },
            signers: signers.iter().filter_map(person).map(|person| (person.name.as_str(), person.email.as_str())).collect(),
        };
        let content = ContractContent { markdown: typed.markdown.clone(), signing_order: typed.signing_order };
        outgoing::filled(&content, &known)
    }
}

fn strings(ids: Vec<ContactId>) -> Vec<String> {
    ids.into_iter().map(String::from).collect()
}

/// What a kept draft has in its fields.
fn typed_of(found: &draft::Draft) -> Result<Typed, Failure> {
    let kept: contract::DraftContent = serde_json::from_str(&found.content).map_err(Failure::internal)?;
    Ok(Typed {
        title: found.title.to_string(),
        markdown: kept.markdown,
        recipients: strings(found.recipients()?),
        signers: Some(strings(kept.signers)).filter(|signers| !signers.is_empty()),
        signing_order: kept.signing_order,
    })
}

/// `GET /projects/{project}/contracts/new`
pub async fn new(actor: StudioActor, PathId(project): PathId<ProjectId>) -> Result<Reply<()>, Failure> {
    let desk = Desk::of_project(&actor, &project).await?;
    let typed = page::blank(&desk.editor.people);
    Ok(actor.reply(()).page(|()| page::write(&actor, &desk, None, &typed, FieldErrors::default(), false)))
}

/// `POST /projects/{project}/contracts`: the form.
pub async fn form(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<Created<ContractDraft>>, Failure> {
    add(&actor, &project, rules::of_form(pairs)).await
}

/// `POST /api/v1/projects/{project}/contracts`
pub async fn write(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<ContractDraft>>, Failure> {
    let Input { title, markdown, recipients, signers, signing_order } = input;
    let typed = Typed { title, markdown, recipients: strings(recipients), signers: signers.map(strings), signing_order };
    add(&actor, &project, Ok(typed)).await
}

async fn add(actor: &StudioActor, project: &ProjectId, typed: Result<Typed, Failure>) -> Result<Reply<Created<ContractDraft>>, Failure> {
    let desk = Desk::of_project(actor, project).await?;
    let typed = typed?;
    let again = |failure: Failure| failure.with_form(|errors| page::write(actor, &desk, None, &typed, errors, false));
    let plan = rules::plan(&typed, &desk.editor.people).map_err(|fields| again(fields.failure()))?;
    let id = actor.fresh(DocumentId::from_bytes);
    let change = draft::write(&id, project, KIND, &plan.written, actor.now(), None)
        .record(Event::ContractDrafted { document: id.clone(), project: Some(project.clone()) });
    let reply = kept(actor, id, project, plan).created().version(Version::FIRST);
    actor.commit(change, &reply).await.map_err(again)?;
    Ok(reply)
}

fn kept(actor: &StudioActor, id: DocumentId, project: &ProjectId, plan: Plan) -> Reply<ContractDraft> {
    let to = format!("/contracts/{id}?notice=draft-saved");
    let draft = ContractDraft {
        id,
        project: project.clone(),
        title: plan.written.title.to_string(),
        state: DocumentState::Draft,
        recipients: plan.written.recipients,
        signers: plan.draft.signers,
        signing_order: plan.draft.signing_order,
    };
    actor.reply(draft).see_other(to)
}

/// `POST /contracts/{document}`: the form.
pub async fn change_form(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Form>,
) -> Result<Reply<ContractDraft>, Failure> {
    let VersionedPayload { based, input: Form(pairs) } = edited;
    let typed = rules::of_form(pairs)?;
    match alter(&actor, &id, &based, |_| typed.clone()).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => alter(&actor, &id, &based, |_| typed.clone()).await,
        done => done,
    }
}

/// `PATCH /api/v1/contracts/{document}`
pub async fn change(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Changes>,
) -> Result<Reply<ContractDraft>, Failure> {
    let changes = edited.input;
    alter(&actor, &id, &edited.based, |before| Typed {
        title: changes.title.unwrap_or(before.title),
        markdown: changes.markdown.unwrap_or(before.markdown),
        recipients: changes.recipients.map_or(before.recipients, strings),
        signers: changes.signers.map(strings).or(before.signers),
        signing_order: changes.signing_order.unwrap_or(before.signing_order),
    })
    .await
}

async fn alter(
    actor: &StudioActor,
    id: &DocumentId,
    based: &BaseVersion,
    typed: impl FnOnce(Typed) -> Typed,
) -> Result<Reply<ContractDraft>, Failure> {
    let (desk, found, version) = Desk::of_draft(actor, id).await?;
    let saved = typed_of(&found)?;
    let typed = typed(saved.clone());
    let compared = || Compared {
        what: "This contract",
        action: Some(format!("/contracts/{id}")),
        back: format!("/contracts/{id}"),
        saved: saved.said(&desk.editor.people),
        typed: typed.said(&desk.editor.people),
    };
    if let Err(sent) = found.unsent() {
        return Err(compared::too_late(actor, &desk.editor.viewer, based, version, compared(), sent));
    }
    compared::check(actor, &desk.editor.viewer, based, version, compared)?;
    let again = |failure: Failure| failure.with_form(|errors| page::write(actor, &desk, Some((id, &based.again())), &typed, errors, false));
    let plan = rules::plan(&typed, &desk.editor.people).map_err(|fields| again(fields.failure()))?;
    let change = draft::change(id, &desk.editor.project, KIND, &plan.written).record(Event::ContractChanged { document: id.clone() });
    let reply = kept(actor, id.clone(), &desk.editor.project, plan);
    actor.save(&VersionedItem::document(id), version, change, reply).await.map_err(again)
}

/// `POST /projects/{project}/contracts/preview`: nothing is kept.
pub async fn preview_new(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    Payload(Form(pairs)): Payload<Form>,
) -> Result<Reply<()>, Failure> {
    let desk = Desk::of_project(&actor, &project).await?;
    preview(&actor, &desk, None, &rules::of_form(pairs)?)
}

/// `POST /contracts/{document}/preview`: nothing is kept.
pub async fn preview_change(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<Form>,
) -> Result<Reply<()>, Failure> {
    let (desk, found, _) = Desk::of_draft(&actor, &id).await?;
    found.unsent()?;
    let VersionedPayload { based, input: Form(pairs) } = edited;
    preview(&actor, &desk, Some((&id, &based.again())), &rules::of_form(pairs)?)
}

fn preview(actor: &StudioActor, desk: &Desk, id: Option<(&DocumentId, &str)>, typed: &Typed) -> Result<Reply<()>, Failure> {
    let errors = rules::plan(typed, &desk.editor.people).err().unwrap_or_default();
    Ok(actor.reply(()).page(|()| page::write(actor, desk, id, typed, errors, true)))
}

/// `GET /contracts/{document}`
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    QueryParams(looking): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let whole = sent::Whole::read(&actor, &id).await?;
    let (desk, found) = (&whole.desk, &whole.found);
    let (typed, preview) = match found.state {
        DocumentState::Draft => {
            let typed = typed_of(found)?;
            let preview = desk.filled(&actor, &typed).map(|content| content.markdown);
            (Some(typed), Some(preview))
        }
        _ => (None, None),
    };
    let markdown = match (&typed, &whole.text) {
        (Some(typed), _) => typed.markdown.clone(),
        (None, Some(text)) => text.markdown.clone(),
        (None, None) => return Err(Failure::internal(format!("contract {id} has no text"))),
    };
    let missing = preview.as_ref().and_then(|filled| filled.as_ref().err()).map(ToString::to_string);
    let output = Output {
        id: id.clone(),
        project: found.project.clone(),
        project_title: found.project_title.clone(),
        title: found.title.to_string(),
        state: found.state,
        markdown,
        signing_order: whole.signing_order()?,
        recipients: found.recipients()?,
        signers: match &typed {
            Some(typed) => page::would_sign(typed, &desk.editor.people),
            None => whole.signers.clone(),
        },
        sha256: whole.text.as_ref().map(|text| text.sha256.clone()),
        preview: preview.and_then(Result::ok),
        missing,
        created_at: found.created_at,
        sent_at: found.sent_at,
        done_at: found.done_at,
        voided_at: whole.void.as_ref().map(|void| void.voided_at),
        void_reason: whole.void.as_ref().map(|void| void.reason.clone()),
    };
    let notice = lists::notice(&looking.notice);
    let reply = actor.reply(output).version(whole.version);
    Ok(match &typed {
        Some(typed) => {
            let version = whole.version.to_string();
            reply.page(|_| page::write(&actor, desk, Some((&id, &version)), typed, FieldErrors::default(), true).told(notice))
        }
        None => reply.page(|output| page::read(&actor, &whole, output, notice)),
    })
}
