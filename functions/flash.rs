//! A word on what was just done, for the page one lands on.

use serde::Deserialize;
use utoipa::ToSchema;

/// The address carries a short code only, which the page has words for: nobody can put words on a page with a link.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FlashQuery {
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}
