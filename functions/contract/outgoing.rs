//! What becomes of a draft at the moment it is sent: its tokens filled, the exact words that will be signed, and who signs them.

use domain::{
    ContactId, Date,
    contract::{ContractContent, TokenError, Values},
};
use ports::Query;
use serde_json::json;
use web::{Failure, Translations};

use super::{DraftContent, sha256, sql};
use crate::document::outgoing::OutgoingDraft;

/// What the tokens are filled with.
pub struct TokenValues<'a> {
    pub studio_name: &'a str,
    pub project_title: &'a str,
    pub event_on: Option<Date>,
    /// At the studio.
    pub today: Date,
    /// The text is the studio's, so its dates are in the studio's language.
    pub words: Translations,
    /// Names and addresses in the order of signing; the first is “the client”.
    pub signers: Vec<(&'a str, &'a str)>,
}

/// # Errors
/// Names the tokens that cannot be filled.
pub fn filled(content: &ContractContent, known: &TokenValues<'_>) -> Result<ContractContent, TokenError> {
    let (client_name, client_email) = known.signers.first().copied().unwrap_or_default();
    let names: Vec<_> = known.signers.iter().map(|(name, _)| *name).collect();
    content.filled(&Values {
        client_name,
        client_email,
        studio_name: known.studio_name,
        project_title: known.project_title,
        project_event_on: known.event_on.map(|day| known.words.date(day)).as_deref(),
        today: &known.words.date(known.today),
        signers: &names,
    })
}

/// Who signs it, in their order: id, name and address.
type Signing<'a> = Vec<(&'a ContactId, &'a str, &'a str)>;

fn sent<'a>(outgoing: &OutgoingDraft<'a>) -> Result<(Signing<'a>, ContractContent), Failure> {
    let draft: DraftContent = serde_json::from_str(outgoing.content).map_err(Failure::internal)?;
    let signers = signing(&draft, outgoing)?;
    let known = TokenValues {
        studio_name: outgoing.studio_name,
        project_title: outgoing.project_title,
        event_on: outgoing.event_on,
        today: outgoing.today,
        words: Translations { language: outgoing.language },
        signers: signers.iter().map(|(_, name, email)| (*name, *email)).collect(),
    };
    let sent = filled(&draft.content(), &known).map_err(|fault| Failure::field("markdown", fault.to_string()))?;
    Ok((signers, sent))
}

/// The words that will be signed, before it is sent.
///
/// # Errors
/// What has to be put right in the draft first.
pub fn content(outgoing: &OutgoingDraft<'_>) -> Result<String, Failure> {
    let (_, sent) = sent(outgoing)?;
    serde_json::to_string(&sent).map_err(Failure::internal)
}

/// # Errors
/// What has to be put right in the draft first.
pub fn prepare(outgoing: &OutgoingDraft<'_>) -> Result<Vec<Query>, Failure> {
    let (signers, sent) = sent(outgoing)?;
    let ids: Vec<_> = signers.iter().map(|(id, ..)| id).collect();
    let content = serde_json::to_string(&sent).map_err(Failure::internal)?;
    Ok(vec![
        sql::FILL.with([outgoing.document.into(), content.into()]),
        sql::TEXT.with([outgoing.document.into(), sent.markdown.as_str().into(), sha256(sent.signed_bytes()).into()]),
        sql::SIGNERS.with([outgoing.document.into(), json!(ids).to_string().into()]),
    ])
}

/// In the order of signing; everybody who receives it where the draft names nobody.
fn signing<'a>(draft: &DraftContent, outgoing: &OutgoingDraft<'a>) -> Result<Signing<'a>, Failure> {
    let signer = |id: &ContactId| {
        let found = outgoing.recipients.iter().find(|person| person.id == *id);
        found.map(|person| (&person.id, person.name.as_str(), person.email.as_str()))
    };
    let named: Vec<&ContactId> = match draft.signers.as_slice() {
        [] => outgoing.recipients.iter().map(|person| &person.id).collect(),
        some => some.iter().collect(),
    };
    let all: Option<Vec<_>> = named.into_iter().map(signer).collect();
    all.ok_or_else(|| Failure::field("signers", "One of the signers isn’t a recipient. Choose the signers again."))
}
