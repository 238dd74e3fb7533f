//! What is said of something done where its own page is gone with it (B14). See [`crate::flash`].

use web::Translations;

pub fn notice(code: &str, t: Translations) -> Option<String> {
    match code {
        "added" => Some(t.files_added().to_owned()),
        "renamed" => Some(t.files_renamed().to_owned()),
        "contract-complete" => Some(t.contract_notice_complete().to_owned()),
        "password-changed" => Some(t.password_changed_notice().to_owned()),
        "submitted" => Some(t.questionnaire_submitted_notice().to_owned()),
        "submitted-renamed" => Some(format!("{} {}", t.questionnaire_submitted_notice(), t.upload_corrected())),
        _ => None,
    }
}
