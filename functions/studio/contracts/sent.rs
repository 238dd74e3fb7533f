//! What was sent: the exact text, and the copy to keep.

use domain::{DocumentId, DocumentKind};
use serde::Deserialize;
use web::{Context, Editable, Failure, PathId, Reply, StudioActor, Version, openapi::Bytes};

use super::{Desk, KIND, sql};
use crate::{
    contract::{
        self, ContractSigner, PersonRow, Text, Void,
        audit::{self, Facts},
    },
    document::{self, draft},
};

/// A contract, whatever has become of it.
pub struct Whole {
    pub desk: Desk,
    pub found: draft::Draft,
    pub text: Option<Text>,
    pub signers: Vec<ContractSigner>,
    pub version: Version,
    pub void: Option<Void>,
}

impl Whole {
    pub async fn read(actor: &StudioActor, id: &DocumentId) -> Result<Self, Failure> {
        let queries = [
            draft::DRAFT.with([id.into(), KIND.into()]),
            draft::PEOPLE_OF.with([id.into()]),
            sql::SETTING_OF.with([id.into()]),
            sql::TEXT.with([id.into()]),
            sql::RECIPIENTS.with([id.into()]),
            Editable::document(id).version(),
            sql::VOID.with([id.into()]),
        ];
        let (viewer, [found, people, setting, text, recipients, version, void]) = actor.read(queries).await?;
        let found: draft::Draft = found.first()?.ok_or(Failure::NotFound)?;
        let setting = setting.first()?.ok_or(Failure::NotFound)?;
        let (project, project_title) = (found.project.clone(), found.project_title.clone());
        let signers = contract::signers(&recipients.all::<PersonRow>()?);
        let desk = Desk { viewer, project, project_title, people: people.all()?, setting };
        Ok(Self { desk, found, text: text.first()?, signers, version: Version::of(&version)?, void: void.first()? })
    }

    pub fn signing_order(&self) -> Result<bool, Failure> {
        #[derive(Deserialize)]
        struct Order {
            signing_order: bool,
        }
        Ok(serde_json::from_str::<Order>(&self.found.content).map_err(Failure::internal)?.signing_order)
    }

    fn sent(&self) -> Result<&Text, Failure> {
        self.text.as_ref().ok_or_else(|| Failure::conflict("A draft has no final text yet. It gets one when you send it."))
    }

    pub fn facts<'a>(&'a self, actor: &StudioActor, text: &'a Text) -> Facts<'a> {
        Facts {
            id: &self.found.id,
            title: self.found.title.as_str(),
            studio_name: &self.desk.viewer.studio_name,
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
