//! What each kind of document does at the moment it is sent.

use domain::DocumentKind;
use ports::Query;
use web::Failure;

use super::{number, outgoing::OutgoingDraft};
use crate::contract::outgoing;

/// What its recipients will read: the content as it will be frozen.
///
/// # Errors
/// What has to be put right in the draft first.
pub fn content(outgoing: &OutgoingDraft<'_>) -> Result<String, Failure> {
    match outgoing.kind {
        DocumentKind::Contract => outgoing::content(outgoing),
        _ => Ok(outgoing.content.to_owned()),
    }
}

/// What is written in the batch that sends it, before the document is frozen.
///
/// # Errors
/// What has to be put right in the draft first.
pub fn prepare(outgoing: &OutgoingDraft<'_>) -> Result<Vec<Query>, Failure> {
    match outgoing.kind {
        DocumentKind::Contract => outgoing::prepare(outgoing),
        DocumentKind::Invoice => Ok(number::give(outgoing.document)),
        DocumentKind::Quote | DocumentKind::Questionnaire => Ok(Vec::new()),
    }
}
