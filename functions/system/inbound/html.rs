//! A letter in HTML as text, for programs that send no text beside it: the letter it answers left out where the program marked it.

use super::entities::numbered;

/// Each begins with what it quotes.
const QUOTES: [&str; 8] = [
    "gmail_quote",
    "yahoo_quoted",
    "divrplyfwdmsg",
    "appendonsend",
    "moz-cite-prefix",
    "protonmail_quote",
    "outlookmessageheader",
    "type=\"cite\"",
];
/// Their contents are no text.
const SILENT: [&str; 4] = ["style", "script", "head", "title"];
/// Stand on lines of their own.
const BLOCKS: [&str; 16] =
    ["p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "section", "article"];

/// The text above the quoted letter; all of it where there is none above.
pub fn text(html: &str) -> String {
    let above = lines(html, true);
    if above.trim().is_empty() { lines(html, false) } else { above }
}

/// Walks over the tags. White space and numbered characters are the library's, which knows nothing of blocks: they become its line breaks.
fn lines(html: &str, above_quote: bool) -> String {
    let mut plain = String::with_capacity(html.len() / 2);
    let mut on_line = false;
    let mut silent: Option<String> = None;
    let mut rest = html;
    while !rest.is_empty() {
        let (text, after) = rest.split_once('<').unwrap_or((rest, ""));
        if silent.is_none() {
            on_line |= !text.trim().is_empty();
            plain.push_str(&numbered(text));
        }
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        let tag = tag.to_ascii_lowercase();
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag.as_str()), |tag| (true, tag));
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        match &silent {
            Some(until) if closes && name == until => silent = None,
            Some(_) => continue,
            None if !closes && SILENT.contains(&name) && !tag.ends_with('/') => silent = Some(name.to_owned()),
            None if above_quote && !closes && QUOTES.iter().any(|mark| tag.contains(mark)) => break,
            None if name == "br" || on_line && BLOCKS.contains(&name) => {
                plain.push_str("<br>");
                // Paragraphs have a blank line between them.
                if name == "p" && closes {
                    plain.push_str("<br>");
                }
                on_line = false;
            }
            None => {}
        }
    }
    let text = mail_parser::decoders::html::html_to_text(&plain);
    // A space that must not break is a space to whoever reads.
    let mut text = text.replace('\u{a0}', " ").lines().map(str::trim).collect::<Vec<_>>().join("\n");
    // Empty paragraphs are how Outlook makes room.
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B2.
    #[test]
    fn blocks_are_lines_and_quotes_are_left_out() {
        for (html, plain) in [
            ("<div dir=\"ltr\">Yes&nbsp;&amp; gladly.<div>Anna</div></div>", "Yes & gladly.\nAnna"),
            ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
            ("<p>One</p>\r\n<p>Two<br>Three</p>", "One\n\nTwo\nThree"),
            ("<html><head><style>p{color:red}</style><title>t</title></head><body><p>Gr&uuml;&szlig;e</p></body></html>", "Grüße"),
            ("<p>Si</p><!-- <p>no</p> --><ul><li>uno</li><li>dos</li></ul>", "Si\n\nuno\ndos"),
            ("<style>x</style>Hi<script>alert('<p>')</script>", "Hi"),
            ("Yes<div class=\"gmail_quote gmail_quote_container\"><blockquote>Would June do?</blockquote></div>", "Yes"),
            ("<p>Ja</p><div id=\"divRplyFwdMsg\">Von: Aurora</div>", "Ja"),
            ("Oui<blockquote type=\"cite\">Juin ?</blockquote>", "Oui"),
            // Nothing above: all of it.
            ("<blockquote type=\"cite\">Juin ?</blockquote>Oui", "Juin ?\nOui"),
        ] {
            assert_eq!(text(html).trim(), plain, "{html}");
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_can_be_read(html in "(<|>|/|p|div|br|!--|-->|style|&amp;|&#x|;|&|gmail_quote|é|\u{a0}| |\n|\"){0,50}") {
            text(&html);
        }
    }
}
