//! What was sent: the exact text, and the copy to keep.

use domain::{DocumentId, DocumentKind};
use serde::Deserialize;
use web::{Context, Failure, PathId, Reply, StudioActor, Version, openapi::Bytes};

use super::{Desk, KIND, sql};
use crate::{
    contract::{
        self, ContractSigner, ContractText, PersonRow, Void,
        audit::{self, AuditSource},
    },
    document::{self, draft},
    studio::editor::Editor,
};

/// A contract, whatever has become of it.
pub struct Whole {
    pub desk: Desk,
    pub found: draft::Draft,
    pub text: Option<ContractText>,
    pub signers: Vec<ContractSigner>,
    pub version: Version,
    pub void: Option<Void>,
}

impl Whole {
    pub async fn read(actor: &StudioActor, id: &DocumentId) -> Result<Self, Failure> {
        let [found, people, version] = Editor::queries(id, KIND);
        let more = [&sql::SETTING_OF, &sql::TEXT, &sql::RECIPIENTS, &sql::VOID].map(|sql| sql.with([id.into()]));
        let [setting, text, recipients, void] = more;
        let (viewer, [found, people, version, setting, text, recipients, void]) =
            actor.read([found, people, version, setting, text, recipients, void]).await?;
        let (editor, found, version) = Editor::of(viewer, [&found, &people, &version], KIND)?;
        let desk = Desk { editor, setting: setting.first()?.ok_or(Failure::NotFound)? };
        let signers = contract::signers(&recipients.all::<PersonRow>()?);
        Ok(Self { desk, found, text: text.first()?, signers, version, void: void.first()? })
    }

    pub fn signing_order(&self) -> Result<bool, Failure> {
        #[derive(Deserialize)]
        struct Order {
            signing_order: bool,
        }
        Ok(serde_json::from_str::<Order>(&self.found.content).map_err(Failure::internal)?.signing_order)
    }

    fn sent(&self) -> Result<&ContractText, Failure> {
        self.text.as_ref().ok_or_else(|| Failure::conflict("A draft has no final text yet. It gets one when you send it."))
    }

    pub fn facts<'a>(&'a self, actor: &StudioActor, text: &'a ContractText) -> AuditSource<'a> {
        AuditSource {
            id: &self.found.id,
            title: self.found.title.as_str(),
            studio_name: &self.desk.editor.viewer.studio_name,
            project_title: &self.found.project_title,
            markdown: &text.markdown,
            sha256: &text.sha256,
            sent_at: self.found.sent_at,
            done_at: self.found.done_at,
            void: self.void.as_ref(),
            signers: &self.signers,
            zone: &self.desk.setting.time_zone,
            text_url: format!("{}{}/text", actor.dashboard_origin(), document::href(DocumentKind::Contract, &self.found.id)),
        }
    }
}

/// `GET /contracts/{document}/text`: the exact bytes that are signed.
pub async fn text(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<Bytes>, Failure> {
    let whole = Whole::read(&actor, &id).await?;
    Ok(audit::bytes(&actor, &whole.facts(&actor, whole.sent()?)))
}

/// `GET /contracts/{document}/download`: text and audit trail in one file, to keep.
pub async fn download(actor: StudioActor, PathId(id): PathId<DocumentId>) -> Result<Reply<Bytes>, Failure> {
    let whole = Whole::read(&actor, &id).await?;
    audit::copy(&actor, &whole.facts(&actor, whole.sent()?))
}
