//! What is said of something done where its own page is gone with it (B14). The address carries the code only.

use web::Words;

pub fn notice(code: &str, t: Words) -> Option<String> {
    match code {
        "contract-complete" => Some(t.contract_notice_complete().to_owned()),
        "submitted" => Some(t.questionnaire_submitted_notice().to_owned()),
        _ => None,
    }
}

/// As a page takes it.
#[derive(Debug, Default, serde::Deserialize, utoipa::ToSchema)]
pub struct Noted {
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}
