//! The form a draft is written on: as many fields as it has lines, options, questions or participants.

use serde::Deserialize;
use utoipa::{PartialSchema, ToSchema};

/// Its fields, in their order.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Form(pub Vec<(String, String)>);

impl PartialSchema for Form {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new().build().into()
    }
}

impl ToSchema for Form {}

/// The way back to the draft's project, on its pages.
pub struct ProjectLink {
    pub id: String,
    pub name: String,
}

impl ProjectLink {
    pub fn new(id: &domain::ProjectId, title: &str) -> Self {
        Self { id: id.to_string(), name: title.to_owned() }
    }
}
