//! What a page of ours would have in its forms, for tests that send forms without opening the page.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use web::crypto::{Account, Keys};

use crate::kit::MASTER_KEYS;

/// The field of a form and the header of a script's request that say whom the page was shown to.
pub const MARK_FIELD: &str = "_for";
pub const MARK_HEADER: &str = "portico-for";

/// The mark for whoever these cookies log in; `None` for nobody.
pub fn form_mark(cookies: &str) -> Option<String> {
    let token = cookies.split("; ").find_map(|pair| pair.strip_prefix("__Host-portico="))?;
    let mut parts = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).ok().and_then(|json| serde_json::from_slice(&json).ok()));
    let (head, claims): (serde_json::Value, serde_json::Value) = (parts.next()??, parts.next()??);
    let text = |name: &str| claims[name].as_str().map(str::to_owned);
    let account = match head["typ"].as_str()? {
        "portico-client+jwt" => Account::Client(text("sub")?.parse().ok()?),
        _ => Account::Member(text("sub")?.parse().ok()?),
    };
    Keys::parse(MASTER_KEYS).ok()?.form_mark(&text("aud")?.parse().ok()?, &account)
}

/// A body as the page's form would send it, with the mark as its first field.
pub fn marked(media_type: &str, body: Vec<u8>, mark: &str) -> Vec<u8> {
    if media_type.starts_with("application/x-www-form-urlencoded") {
        let mut marked = format!("{MARK_FIELD}={mark}&").into_bytes();
        marked.extend(body);
        return marked;
    }
    let Some(boundary) = media_type.strip_prefix("multipart/form-data; boundary=") else { return body };
    let mut marked = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{MARK_FIELD}\"\r\n\r\n{mark}\r\n").into_bytes();
    marked.extend(body);
    marked
}
