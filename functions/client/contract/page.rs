//! The page of a contract.

use askama::Template;
use domain::{DocumentState, contract::SignRefusal};
use web::{Client, Context, FieldErrors, PortalShell};

use super::{Here, Input};
use crate::{contract::audit::Audit, document::page::DocumentFrame};

#[derive(Template)]
#[template(path = "client/contract/page.html")]
pub struct ContractPage {
    shell: PortalShell,
    doc: DocumentFrame,
    errors: FieldErrors,
    id: String,
    /// Where it stands for the reader.
    standing: String,
    /// Made of Markdown by `domain::markdown`, which lets nothing through.
    html: String,
    signers: Vec<SignerLine>,
    form: Option<SignForm>,
    audit: Audit,
}

struct SignerLine {
    name: String,
    signed: bool,
    /// Under which name and when.
    note: String,
    /// Theirs is the signature the page asks for.
    needed: bool,
}

struct SignForm {
    name: String,
    sha256: String,
    sentence: String,
}

pub fn contract(client: &Client, here: &Here, notice: &str, input: &Input, errors: FieldErrors) -> ContractPage {
    let t = client.t();
    let turn = here.turn(client);
    let signers = here.signers.iter().map(|signer| SignerLine {
        name: signer.name.clone(),
        signed: signer.signature.is_some(),
        note: signer.signature.as_ref().map_or_else(String::new, |it| t.contract_signed_as(&it.name, client.when(it.signed_at).text)),
        needed: turn.is_ok() && signer.contact == *client.contact(),
    });
    let form = (turn.is_ok() && here.viewer.acts()).then(|| SignForm {
        name: input.name.clone(),
        sha256: here.text.sha256.clone(),
        sentence: t.contract_consent(&here.head.title),
    });
    let notice = match notice {
        "contract-signed" => Some(t.contract_notice_signed().to_owned()),
        "contract-complete" => Some(t.contract_notice_complete().to_owned()),
        _ => None,
    };
    ContractPage {
        shell: PortalShell { notice, ..client.shell(&here.viewer, &here.head.title) },
        doc: DocumentFrame::new(client, &here.document),
        errors,
        id: here.head.id.to_string(),
        standing: standing(client, here, turn),
        html: domain::markdown::to_html(&here.text.markdown),
        signers: signers.collect(),
        form,
        audit: Audit::new(client, &here.facts(client)),
    }
}

fn standing(client: &Client, here: &Here, turn: Result<(), SignRefusal>) -> String {
    let t = client.t();
    if let Some(void) = &here.void {
        return t.contract_standing_voided(client.when(void.voided_at).text, &void.reason);
    }
    match turn {
        _ if here.head.state == DocumentState::Done => t.contract_standing_complete().to_owned(),
        Ok(()) if here.viewer.acts() => t.contract_standing_sign().to_owned(),
        Ok(()) => t.contract_standing_look().to_owned(),
        Err(SignRefusal::NotYet) => {
            let first = here.signers.iter().find(|signer| signer.signature.is_none());
            t.contract_standing_wait(first.map_or("", |signer| signer.name.as_str()))
        }
        Err(SignRefusal::AlreadySigned) => t.contract_standing_signed().to_owned(),
        Err(SignRefusal::NotASigner | SignRefusal::Closed(_)) => t.contract_standing_read().to_owned(),
    }
}
