//! The audit trail at the end of a contract, and the copy to keep: one file with the text and that page, which opens anywhere.

use askama::Template;
use domain::{DocumentId, Timestamp, file::FileName};
use http::header;
use web::{Context, DisplayTime, Failure, Reply, Translations, openapi::Bytes};

use super::{ContractSigner, Void};

/// What the audit trail is made of.
pub struct AuditSource<'a> {
    pub id: &'a DocumentId,
    pub title: &'a str,
    pub studio_name: &'a str,
    pub project_title: &'a str,
    pub markdown: &'a str,
    pub sha256: &'a str,
    pub sent_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub void: Option<&'a Void>,
    pub signers: &'a [ContractSigner],
    /// The studio's, an IANA name.
    pub zone: &'a str,
    /// Where the exact bytes of the text are.
    pub text_url: String,
}

/// For `contract/audit.html`.
pub struct Audit {
    pub id: String,
    pub title: String,
    pub sha256: String,
    pub zone: String,
    pub text_url: String,
    pub file: String,
    pub entries: Vec<Entry>,
    pub moments: Vec<AuditEntry>,
}

/// Somebody who signs.
pub struct Entry {
    pub name: String,
    pub signature: Option<AuditSignature>,
}

pub struct AuditSignature {
    pub name: String,
    pub consent: String,
    pub at: DisplayTime,
    pub address: String,
    pub user_agent: String,
}

/// One line of the timeline.
pub struct AuditEntry {
    pub what: String,
    pub at: DisplayTime,
}

impl Audit {
    pub fn new(context: &impl Context, facts: &AuditSource<'_>) -> Self {
        let t = context.t();
        let when = |at| context.when_in(facts.zone, at);
        let entries = facts.signers.iter().map(|signer| Entry {
            name: signer.name.clone(),
            signature: signer.signature.as_ref().map(|signature| AuditSignature {
                name: signature.name.clone(),
                consent: signature.consent.clone(),
                at: when(signature.signed_at),
                address: known(&signature.address, t),
                user_agent: known(&signature.user_agent, t),
            }),
        });
        let mut moments: Vec<(Timestamp, String)> = Vec::new();
        moments.extend(facts.sent_at.map(|at| (at, t.contract_happened_sent(facts.studio_name))));
        moments.extend(facts.signers.iter().filter_map(|signer| {
            let signature = signer.signature.as_ref()?;
            Some((signature.signed_at, t.contract_happened_signed(&signer.name)))
        }));
        match facts.void {
            Some(void) => moments.push((void.voided_at, t.contract_happened_voided(facts.studio_name, &void.reason))),
            None => moments.extend(facts.done_at.map(|at| (at, t.contract_happened_complete().to_owned()))),
        }
        // Stable: what happened at the same moment stays in the order above.
        moments.sort_by_key(|(at, _)| *at);
        Self {
            id: facts.id.to_string(),
            title: facts.title.to_owned(),
            sha256: facts.sha256.to_owned(),
            zone: facts.zone.to_owned(),
            text_url: facts.text_url.clone(),
            file: file_name(facts.title, "md"),
            entries: entries.collect(),
            moments: moments.into_iter().map(|(at, what)| AuditEntry { what, at: when(at) }).collect(),
        }
    }
}

fn known(text: &str, t: Translations) -> String {
    if text.is_empty() { t.contract_audit_unknown().to_owned() } else { text.to_owned() }
}

/// The copy to keep: styles inside, no script, nothing to fetch.
#[derive(Template)]
#[template(path = "contract/kept.html")]
struct Kept<'a> {
    t: Translations,
    title: &'a str,
    studio_name: &'a str,
    project_title: &'a str,
    html: String,
    audit: Audit,
}

impl<'a> Kept<'a> {
    fn new(context: &impl Context, facts: &AuditSource<'a>) -> Self {
        Self {
            t: context.t(),
            title: facts.title,
            studio_name: facts.studio_name,
            project_title: facts.project_title,
            html: domain::markdown::to_html(facts.markdown),
            audit: Audit::new(context, facts),
        }
    }
}

/// The copy to keep, as an answer.
///
/// # Errors
/// Only when the template cannot be rendered.
pub fn copy(context: &impl Context, facts: &AuditSource<'_>) -> Result<Reply<Bytes>, Failure> {
    let html = Kept::new(context, facts).render().map_err(Failure::internal)?;
    let reply = context.reply(Bytes).header(header::CONTENT_DISPOSITION, &kept_as(&file_name(facts.title, "html")));
    let reply = reply.header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    Ok(reply.bytes("text/html; charset=utf-8", html))
}

/// The exact bytes that are signed, as an answer.
pub fn bytes(context: &impl Context, facts: &AuditSource<'_>) -> Reply<Bytes> {
    let reply = context.reply(Bytes).header(header::CONTENT_DISPOSITION, &kept_as(&file_name(facts.title, "md")));
    reply.bytes("text/markdown; charset=utf-8", facts.markdown)
}

/// How a copy of it is called on somebody's disk: its title, without what file systems refuse.
fn file_name(title: &str, ending: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || " -_.()&,’".contains(c);
    let plain: String = title.chars().map(|c| if allowed(c) { c } else { '-' }).take(120).collect();
    let plain = plain.trim_matches([' ', '.', '-']);
    format!("{}.{ending}", if plain.is_empty() { "contract" } else { plain })
}

/// `Content-Disposition` of such a copy.
fn kept_as(name: &str) -> String {
    name.parse().map_or_else(|_| "attachment".to_owned(), |name: FileName| name.disposition(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_a_name_that_every_disk_takes() {
        assert_eq!(file_name("Contract: Anna & Ben, 19/6", "md"), "Contract- Anna & Ben, 19-6.md");
        assert_eq!(file_name("../..", "html"), "contract.html");
        assert!(kept_as("Vertrag für Zoë.md").starts_with("attachment; filename=\"Vertrag f_r Zo_.md\""));
    }
}
