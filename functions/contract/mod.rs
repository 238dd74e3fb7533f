//! A contract as both sides are shown it: who signs, who has signed, and the audit trail that says so.

pub mod audit;
pub mod outgoing;
mod sql;

use domain::{
    ContactId, Timestamp,
    contract::{ContractContent, Signer},
};
use ports::Flag;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

/// What a draft keeps: what it says, and who is to sign it, in that order. What is sent keeps the first as [`ContractContent`], with its
/// tokens filled, and the second as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContent {
    pub markdown: String,
    #[serde(default)]
    pub signing_order: bool,
    #[serde(default)]
    pub signers: Vec<ContactId>,
}

impl DraftContent {
    pub fn content(&self) -> ContractContent {
        ContractContent { markdown: self.markdown.clone(), signing_order: self.signing_order }
    }
}

/// A contract that was ended before everybody had signed it.
#[derive(Debug, Clone, Deserialize)]
pub struct Void {
    pub voided_at: Timestamp,
    pub reason: String,
}

/// The words that are signed.
#[derive(Debug, Clone, Deserialize)]
pub struct ContractText {
    pub markdown: String,
    pub sha256: String,
}

/// A recipient; one who signs has a position, one who has signed the rest.
#[derive(Debug, Clone, Deserialize)]
pub struct PersonRow {
    pub contact: ContactId,
    pub name: String,
    pub email: domain::Email,
    /// Their own choice.
    pub language: Option<domain::Language>,
    /// Their portal is open: they can be written to.
    pub active: Flag,
    pub position: Option<i64>,
    typed_name: Option<String>,
    consent: Option<String>,
    signed_at: Option<Timestamp>,
    source: Option<String>,
    user_agent: Option<String>,
    sha256: Option<String>,
}

/// Somebody whose signature a contract needs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractSigner {
    pub contact: ContactId,
    /// As the studio wrote it down.
    pub name: String,
    pub signature: Option<ContractSignature>,
}

/// A signature. It never changes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractSignature {
    /// As it was typed.
    pub name: String,
    /// The sentence that was agreed to, as it was shown.
    pub consent: String,
    pub signed_at: Timestamp,
    /// The internet address it came from.
    pub address: String,
    pub user_agent: String,
    /// SHA-256, in hex, of the text that was signed.
    pub sha256: String,
}

/// Those who sign, in the order of signing.
pub fn signers(people: &[PersonRow]) -> Vec<ContractSigner> {
    let mut rows: Vec<_> = people.iter().filter(|row| row.position.is_some()).collect();
    rows.sort_by_key(|row| row.position);
    rows.into_iter()
        .map(|row| ContractSigner { contact: row.contact.clone(), name: row.name.clone(), signature: row.signature() })
        .collect()
}

impl PersonRow {
    fn signature(&self) -> Option<ContractSignature> {
        Some(ContractSignature {
            name: self.typed_name.clone()?,
            consent: self.consent.clone()?,
            signed_at: self.signed_at?,
            address: self.source.clone()?,
            user_agent: self.user_agent.clone()?,
            sha256: self.sha256.clone()?,
        })
    }
}

/// As the rules of signing want them.
pub fn standing(signers: &[ContractSigner]) -> Vec<Signer> {
    signers.iter().map(|one| Signer { contact: one.contact.clone(), signed: one.signature.is_some() }).collect()
}

/// In hex, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B9.
    #[test]
    fn the_hash_is_what_sha256sum_prints() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
