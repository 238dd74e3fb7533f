//! Addresses as people type them and as mail programs cut them: `/Login`, `/login/`, a link with the full stop or the bracket of its
//! sentence. Where nothing is found, the table is asked what was meant.

/// What stands around a link in a text, and mail programs take for its end.
const AROUND: &[char] = &['/', '.', ',', ';', ':', '!', '?', '\'', '"', ')', ']', '}', '>', '*', '_'];
/// The same as browsers write it in an address.
const AROUND_ENCODED: &[&str] = &[
    "%20",
    "%21",
    "%22",
    "%27",
    "%29",
    "%2A",
    "%2C",
    "%2E",
    "%3A",
    "%3B",
    "%3E",
    "%5D",
    "%7D",
    "%C2%A0",
    "%C2%BB",
    "%E2%80%99",
    "%E2%80%9C",
    "%E2%80%9D",
    "%E2%80%A6",
    "%E2%80%BA",
];

/// The address that was meant by `asked`, if it is spelled otherwise and one of `paths` (as the table writes them) shows it. What stands
/// for a parameter keeps its letters: in secrets they count.
pub(crate) fn meant(paths: &[impl AsRef<str>], asked: &str) -> Option<String> {
    // A secret may end in `_`; so what is there without cutting goes before.
    let spelled =
        |asked: &str| paths.iter().filter_map(|path| fits(path.as_ref(), asked)).max_by_key(|(fixed, _)| *fixed).map(|(_, path)| path);
    let meant = [trimmed(asked, false), trimmed(asked, true)].into_iter().find_map(spelled)?;
    (meant != asked).then_some(meant)
}

/// The page to go back to from `asked`: the nearest that it is part of; itself, where `itself` may be.
pub(crate) fn leads_back(paths: &[impl AsRef<str>], asked: &str, itself: bool) -> String {
    let mut rest = if itself { Some(asked) } else { asked.rsplit_once('/').map(|(before, _)| before) };
    while let Some(path) = rest.filter(|path| !path.is_empty()) {
        if let Some((_, found)) = paths.iter().filter_map(|known| fits(known.as_ref(), path)).max_by_key(|(fixed, _)| *fixed) {
            return found;
        }
        rest = path.rsplit_once('/').map(|(before, _)| before);
    }
    "/".to_owned()
}

/// Without what stood around it; `all`: and without what may be part of a secret.
fn trimmed(asked: &str, all: bool) -> &str {
    let mut rest = asked;
    loop {
        let plain = rest.trim_end_matches(|c| AROUND.contains(&c) && (all || c != '_'));
        let cut = AROUND_ENCODED.iter().find_map(|end| {
            let at = plain.len().checked_sub(end.len())?;
            plain.get(at..).filter(|tail| tail.eq_ignore_ascii_case(end)).and_then(|_| plain.get(..at))
        });
        let next = cut.unwrap_or(plain);
        if next.len() == rest.len() {
            return if rest.is_empty() { "/" } else { rest };
        }
        rest = next;
    }
}

/// The path as the table has it with what was asked in place of its parameters, and how many of its parts are fixed.
fn fits(path: &str, asked: &str) -> Option<(usize, String)> {
    let mut fixed = 0;
    let mut spelled = Vec::new();
    let mut parts = asked.split('/');
    for part in path.split('/') {
        let asked = parts.next()?;
        if part.starts_with('{') {
            spelled.push((!asked.is_empty()).then_some(asked)?);
        } else {
            spelled.push(part.eq_ignore_ascii_case(asked).then_some(part)?);
            fixed += 1;
        }
    }
    parts.next().is_none().then(|| (fixed, spelled.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: &[&str] =
        &["/", "/login", "/set-password/{token}", "/projects/{project}", "/projects/new", "/contacts/{contact}/messages"];

    /// Proves A6, A14.
    #[test]
    fn what_was_meant_is_found() {
        for (asked, found) in [
            ("/login/", "/login"),
            ("/Login", "/login"),
            ("/LOGIN//", "/login"),
            ("/login.", "/login"),
            ("/login)", "/login"),
            ("/login%3E", "/login"),
            ("/login%3e.", "/login"),
            ("/login%E2%80%9D.", "/login"),
            ("/Set-Password/AbC-d_", "/set-password/AbC-d_"),
            ("/set-password/AbC.", "/set-password/AbC"),
            ("/set-password/AbC>,", "/set-password/AbC"),
            ("/set-password/AbC/", "/set-password/AbC"),
            ("/Projects/NEW", "/projects/new"),
            ("/Contacts/x/Messages/", "/contacts/x/messages"),
            ("/.", "/"),
            ("//", "/"),
            ("/login_", "/login"),
        ] {
            assert_eq!(meant(PATHS, asked).as_deref(), Some(found), "{asked}");
        }
    }

    #[test]
    fn a_way_back_is_the_nearest_page() {
        for (asked, itself, found) in [
            ("/contacts/x/messages/y/original", false, "/contacts/x/messages"),
            ("/contacts/x/messages", true, "/contacts/x/messages"),
            ("/contacts/x/messages", false, "/"),
            ("/projects/x/uploads", true, "/projects/x"),
            ("/projects/x", false, "/"),
            ("/nowhere", false, "/"),
            ("", false, "/"),
        ] {
            assert_eq!(leads_back(PATHS, asked, itself), found, "{asked}");
        }
    }

    #[test]
    fn what_is_spelled_right_or_means_nothing_stays() {
        for asked in
            ["/", "/login", "/set-password/AbC", "/set-password/", "/nowhere/", "/login/x", "/set-password/a/b", "/contacts//messages"]
        {
            assert_eq!(meant(PATHS, asked), None, "{asked}");
        }
    }
}
