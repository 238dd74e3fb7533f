//! A contract as a client has it (B9, B12): read it, sign it, keep a copy. One round trip to read, two to sign. Of two who sign at once,
//! the second is read again, so that everybody is told exactly once what became of it.

mod page;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    DocumentId, DocumentKind, Event, Timestamp,
    contract::{self as signing, ContractContent},
    document::{ReceivedDocument, Todo},
    text::SignedName,
};
use ports::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, Viewer, openapi::Bytes};

use crate::{
    contract::{
        self, ContractSignature, ContractSigner, ContractText, PersonRow, Void,
        audit::{self, AuditSource},
    },
    document::{self, ClientDocument, DocumentEvent, DocumentHead, DocumentStep},
    flash::FlashQuery,
    item_link::{self, LinkedItem, Policy},
    mail::{MailTemplate, Recipient, letter},
};
use rules::Notified;

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    #[serde(flatten)]
    pub document: ClientDocument,
    /// The words that are signed; their bytes in UTF-8 are what the hash is of.
    pub markdown: String,
    /// SHA-256 of the text, in hex. Signing asks for it back.
    pub sha256: String,
    /// Whether the signers sign one after the other.
    pub signing_order: bool,
    /// In the order of signing.
    pub signers: Vec<ContractSigner>,
    /// When it was ended before everybody had signed, and why.
    pub voided_at: Option<Timestamp>,
    pub void_reason: Option<String>,
    /// `sign` when the asker may sign now.
    pub todo: Todo,
    /// What a signature agrees to, in the asker's language.
    pub consent_sentence: String,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Typed by the one who signs.
    #[serde(default)]
    pub name: String,
    /// That they agree to the sentence.
    #[serde(default)]
    pub consent: bool,
    /// Of the text that was shown.
    #[serde(default)]
    pub sha256: String,
    /// The sentence that was shown; the one in the asker's language when left out.
    #[serde(default)]
    pub sentence: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Signed {
    pub document: DocumentId,
    #[serde(flatten)]
    pub signature: ContractSignature,
}

/// So many may sign between a read and its write before one is told to try again.
const TRIES: usize = 8;

/// A contract with all that is said about it.
struct Here {
    viewer: Viewer,
    head: DocumentHead,
    document: ClientDocument,
    signing_order: bool,
    text: ContractText,
    people: Vec<PersonRow>,
    signers: Vec<ContractSigner>,
    void: Option<Void>,
}

impl Here {
    fn new(client: &Client, viewer: Viewer, found: &Outcome) -> Result<Self, Failure> {
        let (head, mut document) = document::seen(client, found)?;
        let words: sql::Translations = found.first()?.ok_or(Failure::NotFound)?;
        let void: Option<Void> = words.void.as_deref().map(serde_json::from_str).transpose().map_err(Failure::internal)?;
        document.timeline.extend(void.as_ref().map(|void| DocumentEvent {
            what: DocumentStep::Voided,
            at: void.voided_at,
            contact: None,
            name: None,
        }));
        let text = words.text.ok_or_else(|| Failure::internal(format!("contract {} has no text", head.id)))?;
        let text: ContractText = serde_json::from_str(&text).map_err(Failure::internal)?;
        let content: ContractContent = serde_json::from_str(&head.content).map_err(Failure::internal)?;
        let people: Vec<PersonRow> = serde_json::from_str(&words.people).map_err(Failure::internal)?;
        let signers = contract::signers(&people);
        Ok(Self { viewer, head, document, signing_order: content.signing_order, text, people, signers, void })
    }

    async fn read(client: &Client, id: &DocumentId) -> Result<Self, Failure> {
        let (viewer, [found]) = client.read([document::ask(client, id, DocumentKind::Contract, sql::ONE)]).await?;
        Self::new(client, viewer, &found)
    }

    /// Whether the asker may sign now.
    fn turn(&self, client: &Client) -> Result<(), signing::SignRefusal> {
        signing::turn(self.head.state, &contract::standing(&self.signers), self.signing_order, client.contact())
    }

    fn output(&self, client: &Client) -> Output {
        let turn = self.viewer.acts() && self.turn(client).is_ok();
        Output {
            document: self.document.clone(),
            markdown: self.text.markdown.clone(),
            sha256: self.text.sha256.clone(),
            signing_order: self.signing_order,
            signers: self.signers.clone(),
            voided_at: self.void.as_ref().map(|void| void.voided_at),
            void_reason: self.void.as_ref().map(|void| void.reason.clone()),
            todo: Todo::of(self.head.state, ReceivedDocument::Contract { turn }),
            consent_sentence: client.t().contract_consent(&self.head.title),
        }
    }

    fn facts<'a>(&'a self, client: &'a Client) -> AuditSource<'a> {
        AuditSource {
            id: &self.head.id,
            title: &self.head.title,
            studio_name: client.studio_name(),
            project_title: &self.head.project_title,
            markdown: &self.text.markdown,
            sha256: &self.text.sha256,
            sent_at: Some(self.head.sent_at),
            done_at: self.head.done_at,
            void: self.void.as_ref(),
            signers: &self.signers,
            zone: &self.viewer.time_zone,
            text_url: format!("{}{}/text", client.origin(), document::href(DocumentKind::Contract, &self.head.id)),
        }
    }
}

/// `GET /contracts/{document}`
pub async fn show(
    client: Client,
    PathId(id): PathId<DocumentId>,
    QueryParams(looking): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let (viewer, [_, found]) = client.read(document::view(&client, &id, DocumentKind::Contract, sql::ONE)).await?;
    let here = Here::new(&client, viewer, &found)?;
    let reply = client.reply(here.output(&client));
    Ok(reply.page(|_| page::contract(&client, &here, &looking.notice, &Input::default(), FieldErrors::default())))
}

/// `GET /contracts/{document}/text`: the exact bytes that are signed.
pub async fn text(client: Client, PathId(id): PathId<DocumentId>) -> Result<Reply<Bytes>, Failure> {
    let here = Here::read(&client, &id).await?;
    Ok(audit::bytes(&client, &here.facts(&client)))
}

/// `GET /contracts/{document}/download`: text and audit trail in one file, to keep.
pub async fn download(client: Client, PathId(id): PathId<DocumentId>) -> Result<Reply<Bytes>, Failure> {
    let here = Here::read(&client, &id).await?;
    audit::copy(&client, &here.facts(&client))
}

/// `POST /contracts/{document}/sign`
pub async fn sign(client: Client, PathId(id): PathId<DocumentId>, Payload(input): Payload<Input>) -> Result<Reply<Signed>, Failure> {
    for _ in 0..TRIES {
        let found = document::ask(&client, &id, DocumentKind::Contract, sql::ONE);
        let (viewer, [found, policy]) = client.read([found, item_link::policy()]).await?;
        let here = Here::new(&client, viewer, &found)?;
        let policy: Policy = policy.first()?.ok_or(Failure::NotFound)?;
        let again = |failure: Failure| failure.with_form(|errors| page::contract(&client, &here, "", &input, errors));
        let (name, consent) = decide(&client, &here, &input).map_err(again)?;
        match write(&client, &here, &policy, &name, consent).await {
            // Somebody signed in between, or it was taken back: what is so now is read again.
            Err(Failure::Conflict(_)) => {}
            done => return done.map_err(again),
        }
    }
    Err(Failure::Unavailable(client.t().contract_busy().into()))
}

/// The name to sign with, and the sentence that was agreed to.
fn decide(client: &Client, here: &Here, input: &Input) -> Result<(SignedName, String), Failure> {
    let t = client.t();
    here.turn(client).map_err(|why| rules::refusal(why, t))?;
    let name = signing::signature(&input.name, input.consent).map_err(|faults| rules::missing(&faults, t))?;
    // Whoever is logged in on a shared computer types the other person's name: then the wrong person would sign.
    let another = here.people.iter().filter(|person| person.contact != *client.contact());
    if let Some(another) = rules::signed_as_another(&input.name, &here.viewer.name, another.map(|person| person.name.as_str())) {
        return Err(Failure::field("name", t.contract_name_another(another, &here.viewer.name)));
    }
    let consent = rules::sentence(&here.head.title, &input.sentence, t).filter(|_| input.sha256 == here.text.sha256);
    Ok((name, consent.ok_or_else(|| Failure::conflict(t.contract_other_text()))?))
}

async fn write(client: &Client, here: &Here, policy: &Policy, name: &SignedName, consent: String) -> Result<Reply<Signed>, Failure> {
    let (id, me, now) = (&here.head.id, client.contact(), client.now());
    let signature = ContractSignature {
        name: name.to_string(),
        consent,
        signed_at: now,
        address: client.source().to_owned(),
        user_agent: client.user_agent().to_owned(),
        sha256: here.text.sha256.clone(),
    };
    let signed = here.signers.iter().filter(|signer| signer.signature.is_some()).count();
    let told = rules::notified(&contract::standing(&here.signers), here.signing_order, me);
    let mut change = Change::new()
        .require(document::still_open(client, &here.head))
        .require(sql::AS_READ.with([id.into(), me.into(), here.text.sha256.as_str().into(), (signed as u64).into()]))
        .write(sql::SIGN.with([
            id.into(),
            me.into(),
            signature.name.as_str().into(),
            signature.consent.as_str().into(),
            now.into(),
            signature.address.as_str().into(),
            signature.user_agent.as_str().into(),
            signature.sha256.as_str().into(),
        ]))
        .write(sql::COMPLETE.with([id.into(), now.into()]))
        .record(Event::ContractSigned { document: id.clone(), sha256: signature.sha256.clone() });
    let mut line = format!("{} signed “{}”", here.viewer.name, here.head.title);
    if told == Notified::Everybody {
        change = change.record(Event::ContractCompleted { document: id.clone() });
        line.push_str(", and now everybody has");
    }
    let change = document::tell_studio(client, letters(client, here, policy, &told, change)?, &line, None, &here.head)?;
    let to = match told {
        Notified::Everybody => format!("/contracts/{id}?notice=contract-complete"),
        Notified::Next(_) | Notified::Nobody => format!("/contracts/{id}?notice=contract-signed"),
    };
    let reply = client.reply(Signed { document: id.clone(), signature }).see_other(to);
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// To whose turn it is now, with a link of their own as their first letter had, or to all when it is complete.
fn letters(client: &Client, here: &Here, policy: &Policy, told: &Notified, mut change: Change) -> Result<Change, Failure> {
    let head = client.letterhead();
    let title = here.head.title.as_str();
    let (link, home) = (format!("{}/contracts/{}", head.origin, here.head.id), format!("{}/", head.origin));
    let item = LinkedItem::Document(DocumentKind::Contract, here.head.id.clone());
    for person in here.people.iter().filter(|person| *person.active) {
        let way;
        let says = match told {
            // With its history off (B14) the studio takes what is complete from the lists, and from those who only read it.
            Notified::Everybody if here.viewer.keeps_history() || person.position.is_some() => {
                MailTemplate::AllSigned { title, link: &link }
            }
            Notified::Everybody => MailTemplate::AllSigned { title, link: &home },
            Notified::Next(contact) if *contact == person.contact => {
                way = item_link::way(client, &head.origin, policy, contact, &here.head.project, &item);
                change = change.write_all(way.row.clone());
                way.says_your_turn(title)
            }
            Notified::Next(_) | Notified::Nobody => continue,
        };
        let to = Recipient { name: &person.name, email: &person.email, contact: Some(&person.contact), language: person.language };
        change = change.mail(letter(&head, client.fresh(domain::MailId::from_bytes), &to, &says)?);
    }
    Ok(change)
}
