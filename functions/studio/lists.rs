//! What the lists of the dashboard have in common: a search, and a word on what was just done.

use std::str::FromStr;

use domain::InvalidValue;
use web::FieldErrors;

/// As the statements look for it: SQLite's `lower` knows ASCII only, and so do we here.
pub fn needle(search: &str) -> String {
    search.trim().chars().take(100).collect::<String>().to_ascii_lowercase()
}

/// `path?name=value&…` without the empty ones.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_html_form::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{path}{}{query}", if path.contains('?') { '&' } else { '?' }),
        _ => path.to_owned(),
    }
}

/// A value that may be left out: an empty field of a form is none.
pub fn optional<T: FromStr<Err = InvalidValue>>(fields: &mut FieldErrors, field: &str, typed: &str) -> Option<T> {
    if domain::text::is_blank(typed) { None } else { fields.take(field, typed.parse()) }
}

/// What a page says after something was done. The address carries the code only: nobody can put words on a page with a link.
pub fn notice(code: &str) -> Option<String> {
    let text = match code {
        "activated" => "Portal access activated, and an email is on its way.",
        "already-active" => "Portal access was already active, so no email was sent.",
        "branding-saved" => "Saved. Clients see the change on the next page they open.",
        "contact-added" => "Contact added. Activate portal access when you’re ready.",
        "deactivated" => "Portal access deactivated. Anything you send is kept until you activate it again.",
        "contract-voided" => "Contract voided. Recipients can see the reason.",
        "document-recalled" => "Recalled. Recipients no longer see it.",
        "document-sent" => "Sent. Recipients see it in the portal and get an email.",
        "document-sent-some" => "Sent, but not everyone gets an email. See Recipients for the reason.",
        "document-sent-none" => "Sent, but nobody gets an email. See Recipients for the reason.",
        "disabled" => "Access disabled. All sessions and links have ended.",
        "draft-deleted" => "Draft deleted.",
        "draft-saved" => "Draft saved. Nobody sees it until you send it.",
        "invited" => "The invitation is on its way.",
        "invited-already" => "An invitation was sent a moment ago, so we didn’t send another.",
        "invoice_sent" => "Invoice sent. Recipients see it in the portal and get an email.",
        "invoice_sent_some" => "Invoice sent, but not everyone gets an email. Open it to see why under Recipients.",
        "invoice_sent_none" => "Invoice sent, but nobody gets an email. Open it to see why under Recipients.",
        "link-revoked" => "Link revoked. It no longer works, and anyone using it has been logged out.",
        "links-revoked" => "All their links are revoked. They can still log in.",
        "password-changed" => "Your password was changed. You’ve been logged out on all other devices.",
        "payment-recorded" => "Payment recorded. We’re emailing a receipt to the payer.",
        "payment-removed" => "Payment removed. The installment is due again.",
        "voided" => "Invoice voided. Nothing is owed on it anymore.",
        "logo-saved" => "Logo uploaded. Clients see it on the next page they open.",
        "logo-removed" => "Logo removed. Clients see your studio’s name instead.",
        "key-revoked" => "Key revoked. It no longer works.",
        "message-sent" => "Message sent, also by email.",
        "people-changed" => "Participants updated.",
        "portal-closed" => "The portal is closed. Clients see a short notice and nothing else.",
        "portal-opened" => "The portal is open again.",
        "project-added" => "Project created. Next, send files or an invoice.",
        "recalled" => "File recalled. Nobody sees it anymore.",
        "sent-renamed" => "Sent. Where the ending of a name didn’t match the file, we corrected it.",
        "sent" => "Sent. Recipients see it in the portal and get an email.",
        "sent-some" => "Sent, but not everyone gets an email: some can’t open it in the portal yet, or their address doesn’t work.",
        "sent-none" => "Sent, but nobody gets an email: recipients can’t open it in the portal yet, or their address doesn’t work.",
        "saved" => "Saved.",
        "uploads-off" => "Clients can no longer upload to this project.",
        "uploads-on" => "Clients of this project can upload files.",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_what_was_searched_for() {
        assert_eq!(address("/contacts", &[("search", "a&b ü"), ("after", "")]), "/contacts?search=a%26b+%C3%BC");
        assert_eq!(address("/contacts", &[("after", "")]), "/contacts");
        assert_eq!(address("/projects?a=b", &[("notice", "saved")]), "/projects?a=b&notice=saved");
    }

    #[test]
    fn only_known_words_reach_a_page() {
        assert!(notice("saved").is_some());
        assert_eq!(notice("<script>"), None);
    }
}
