//! Puts our own fields into the forms of a finished page. Done here and not in each template, so that no form can forget them.

use std::fmt::Write as _;

/// Every form that is posted gets these hidden fields as its first ones. Works on pages of our own templates, which write tags in lower
/// case and escape `<` and `>` in values.
pub(super) fn with_fields(page: &str, fields: &[(&str, &str)]) -> String {
    let mut hidden = String::new();
    for (name, value) in fields {
        // Names and values are of the alphabet of base64 and dots: there is nothing to escape.
        let _ = write!(hidden, r#"<input type="hidden" name="{name}" value="{value}">"#);
    }
    let mut out = String::with_capacity(page.len() + 8 * hidden.len());
    let mut rest = page;
    while let Some((before, from)) = rest.find("<form").and_then(|at| rest.split_at_checked(at)) {
        let (tag, after) = from.find('>').and_then(|end| from.split_at_checked(end + 1)).unwrap_or((from, ""));
        out.push_str(before);
        out.push_str(tag);
        if tag.contains(r#"method="post""#) {
            out.push_str(&hidden);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posted_forms_get_the_fields_and_no_others() {
        let page = r#"<p>a &#60;form method="post"&#62;</p><form method="post" action="/a"><input></form><form method="get"></form><form class="x" method="post">"#;
        let hidden = r#"<input type="hidden" name="_for" value="M">"#;
        assert_eq!(
            with_fields(page, &[("_for", "M")]),
            format!(
                r#"<p>a &#60;form method="post"&#62;</p><form method="post" action="/a">{hidden}<input></form><form method="get"></form><form class="x" method="post">{hidden}"#
            )
        );
    }
}
