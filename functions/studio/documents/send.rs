//! Sends a draft: from then on it stays as it is, its recipients see it, and those whose portal is open get a letter (B13, C3, C14).

use domain::{ContactId, DocumentId, DocumentKind, DocumentState, Event, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{BaseVersion, Change, Context, Failure, FieldErrors, PathId, Reply, StudioActor, VersionedItem, VersionedPayload};

use super::{Seen, look, page, sql};
use crate::{
    document::{outgoing::DraftRecipient, prepare, preview, reach},
    item_link::{self, LinkRecipient, LinkedItem},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct SentDocument {
    pub id: DocumentId,
    pub state: DocumentState,
    pub sent_at: Timestamp,
    /// Who gets a letter: the recipients who see it now and whose address works. The others find the document when they are let in.
    pub mailed: Vec<ContactId>,
}

fn event(row: &super::sql::Document, document: DocumentId, recipients: Vec<ContactId>) -> Event {
    let project = row.project.clone();
    match row.kind {
        DocumentKind::Quote => Event::QuoteSent { document, project, recipients },
        DocumentKind::Contract => Event::ContractSent { document, project, recipients },
        DocumentKind::Questionnaire => Event::QuestionnaireSent { document, project, recipients },
        DocumentKind::Invoice => Event::InvoiceSent { document, project, recipients, number: None, total_minor: None, currency: None },
    }
}

/// The form of the page that showed what will be sent.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendForm {
    /// What the page showed, as `document::preview` says it in short.
    #[serde(default)]
    shown: String,
}

/// `POST /documents/{document}/send`
pub async fn send_form(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    edited: VersionedPayload<SendForm>,
) -> Result<Reply<SentDocument>, Failure> {
    let VersionedPayload { based, input } = edited;
    match send_shown(&actor, &id, &based, &input.shown).await {
        // Somebody was quicker between reading and writing: the page shows what would be sent now.
        Err(Failure::Stale(_)) => send_shown(&actor, &id, &based, &input.shown).await,
        done => done,
    }
}

const CHANGED: &str = "It changed after you opened this page, so nothing was sent. Check the current version below, then send it.";

async fn send_shown(actor: &StudioActor, id: &DocumentId, based: &BaseVersion, shown: &str) -> Result<Reply<SentDocument>, Failure> {
    let seen = look(actor, id).await?;
    seen.may_write()?;
    let sent = async {
        ready(&seen)?;
        let outgoing = seen.outgoing(actor);
        let same = based.anything() || preview::fingerprint(&outgoing, &prepare::content(&outgoing)?) == shown;
        if !same || based.on(seen.version).is_err() {
            return Err(Failure::conflict(CHANGED));
        }
        go(actor, &seen).await
    };
    sent.await.map_err(|failure| failure.with_form(|errors| page::one(actor, &seen, None, errors)))
}

/// `POST /api/v1/documents/{document}/send`
pub async fn send(actor: StudioActor, PathId(id): PathId<DocumentId>, based: BaseVersion) -> Result<Reply<SentDocument>, Failure> {
    let seen = look(&actor, &id).await?;
    seen.may_write()?;
    ready(&seen)?;
    based.on(seen.version)?;
    go(&actor, &seen).await
}

/// Everything that must be so before it can go out.
fn ready(seen: &Seen) -> Result<(), Failure> {
    match seen.row.state {
        DocumentState::Draft => {}
        DocumentState::Recalled => return Err(Failure::conflict("It was recalled. Create another one.")),
        DocumentState::Sent | DocumentState::Done => return Err(Failure::conflict("It has already been sent.")),
    }
    let mut fields = FieldErrors::default();
    if seen.people.is_empty() {
        fields.add("recipients", "Choose at least one recipient");
    }
    for person in seen.people.iter().filter(|person| !*person.takes_part) {
        let said = format!("{} is no longer a participant of the project: add them again, or save the draft without them", person.name);
        fields.add("recipients", said);
    }
    if fields.list.is_empty() { Ok(()) } else { Err(fields.failure()) }
}

async fn go(actor: &StudioActor, seen: &Seen) -> Result<Reply<SentDocument>, Failure> {
    let (id, row, now) = (&seen.id, &seen.row, actor.now());
    let prepared = prepare::prepare(&seen.outgoing(actor))?;
    let to: Vec<_> = seen.people.iter().map(|person| person.id.clone()).collect();
    let change = Change::new()
        .require(sql::AS_READ.with([id.into(), (&row.title).into(), row.content.as_str().into(), json!(to).to_string().into()]))
        .write_all(prepared)
        .write(sql::SEND.with([id.into(), now.into()]))
        .record(event(row, id.clone(), to));
    let head = actor.letterhead(&seen.viewer);
    let told: Vec<LinkRecipient> =
        seen.people.iter().filter(|person| person.reach(row.kind).mailed()).map(DraftRecipient::addressee).collect();
    let item = LinkedItem::Document(row.kind, id.clone());
    let change = item_link::announce(actor, change, &head, &seen.policy, &told, (&row.project, &item, row.title.as_str()))?;
    let mailed = told.into_iter().map(|one| one.id).collect();
    let reply = actor.reply(SentDocument { id: id.clone(), state: DocumentState::Sent, sent_at: now, mailed });
    let reached = seen.people.iter().map(|person| person.reach(row.kind));
    let notice = reach::notice("document-sent", "document-sent-some", "document-sent-none", reached);
    let reply = reply.see_other(format!("/documents/{id}?notice={notice}"));
    actor.save(&VersionedItem::document(id), seen.version, change, reply).await
}
