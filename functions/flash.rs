//! The message that a page shows after a change: "Saved."

use serde::Deserialize;
use utoipa::ToSchema;

/// The query that carries it. It is a short code that the page knows a text for, so that a link cannot put any text on a page.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FlashQuery {
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}
