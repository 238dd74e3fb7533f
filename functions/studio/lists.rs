//! What the lists of the dashboard have in common: a search, and a word on what was just done.

use std::str::FromStr;

use domain::Invalid;
use web::Fields;

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
pub fn optional<T: FromStr<Err = Invalid>>(fields: &mut Fields, field: &str, typed: &str) -> Option<T> {
    if domain::text::is_blank(typed) { None } else { fields.take(field, typed.parse()) }
}

/// What a page says after something was done. The address carries the code only: nobody can put words on a page with a link.
pub fn notice(code: &str) -> Option<String> {
    let text = match code {
        "activated" => "Portal access is active, and an e-mail with the way in is going out.",
        "already-active" => "Portal access was active already. No further e-mail was sent.",
        "branding-saved" => "Saved. Clients see it with the next page they open.",
        "contact-added" => "The contact is saved. Portal access is not active until you activate it.",
        "deactivated" => "Portal access is off. What you send meanwhile will be there when you activate it again.",
        "contract-voided" => "The contract is void. Its recipients see that, and why.",
        "document-recalled" => "It is recalled. Its recipients no longer see it.",
        "document-sent" => "It is sent. Its recipients see it in the portal and get an email.",
        "document-sent-some" => "It is sent. Not everybody gets an email: see Recipients for the reason.",
        "document-sent-none" => "It is sent, but nobody gets an email: see Recipients for the reason.",
        "disabled" => "Access is disabled. Every session and link ended at once.",
        "draft-deleted" => "The draft is deleted.",
        "draft-saved" => "The draft is saved. Nobody sees it until you send it.",
        "invited" => "The invitation is on its way.",
        "invited-already" => "An invitation went out a moment ago, so no second one was sent.",
        "invoice_sent" => "The invoice is sent. Its recipients see it in the portal and get an email.",
        "invoice_sent_some" => "The invoice is sent. Not everybody gets an email: open it and see Recipients for the reason.",
        "invoice_sent_none" => "The invoice is sent, but nobody gets an email: open it and see Recipients for the reason.",
        "link-revoked" => "The link is revoked. It opens nothing any more, and whoever was in with it is out.",
        "links-revoked" => "All links of theirs are revoked. They can still log in.",
        "password-changed" => "Your password was changed. You’ve been logged out on all other devices.",
        "payment-recorded" => "The payment is recorded, and who paid gets a receipt by e-mail.",
        "payment-removed" => "The payment is removed. The installment is owed again.",
        "voided" => "The invoice is void. Nobody owes it any more.",
        "logo-saved" => "The logo is there. Clients see it with the next page they open.",
        "logo-removed" => "The logo is taken away. Clients read your studio’s name in its place.",
        "key-revoked" => "The key is revoked. It opens nothing any more.",
        "message-sent" => "The message is sent. It goes out by e-mail too.",
        "people-changed" => "The participants are updated.",
        "portal-closed" => "The portal is closed. Clients see a polite note and nothing else.",
        "portal-opened" => "The portal is open again.",
        "project-added" => "The project is there. Send files or an invoice next.",
        "recalled" => "The file is recalled. Nobody sees it any more.",
        "sent-renamed" => "Sent. Where the ending of a name didn’t match the file, we corrected it.",
        "sent" => "Sent. Whoever it is for sees it in the portal and gets an email.",
        "sent-some" => "Sent. Not everybody it is for gets an email: some can’t open it in the portal yet, or their address doesn’t work.",
        "sent-none" => "Sent, but nobody it is for gets an email: they can’t open it in the portal yet, or their address doesn’t work.",
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
