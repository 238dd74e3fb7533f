//! A letter in HTML as text, for programs that send no text beside it.

use super::entities::numbered;

/// Marks of tags that begin what is quoted.
const QUOTES: [&str; 9] = [
    "gmail_quote",
    "yahoo_quoted",
    "divrplyfwdmsg",
    "appendonsend",
    "moz-cite-prefix",
    "protonmail_quote",
    "outlookmessageheader",
    "type=\"cite\"",
    // GMX and WEB.DE.
    "name=\"quote\"",
];
/// Marks of tags around a signature.
const SIGNATURES: [&str; 2] = ["gmail_signature", "moz-signature"];
/// Their contents are no text.
const SILENT: [&str; 4] = ["style", "script", "head", "title"];
/// Stand on lines of their own.
const BLOCKS: [&str; 16] =
    ["p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "section", "article"];

/// A letter's text in two pieces: up to where its program says that a quote begins, and from there on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub above: String,
    pub quoted: String,
}

pub fn text(html: &str) -> Text {
    let (plain, quote) = lines(html);
    let (above, quoted) = plain.split_at_checked(quote).unwrap_or((plain.as_str(), ""));
    let lowered = html.to_ascii_lowercase();
    let signed = SIGNATURES.iter().any(|mark| lowered.contains(mark));
    let finish = |plain: &str| {
        let text = mail_parser::decoders::html::html_to_text(plain);
        // A space that must not break is a space to whoever reads.
        let text = text.replace('\u{a0}', " ");
        // The blank of `-- ` is lost in HTML.
        let lines = text.lines().map(str::trim).map(|line| if signed && line == "--" { "-- " } else { line });
        let mut text = lines.collect::<Vec<_>>().join("\n");
        // Empty paragraphs are how Outlook makes room.
        while text.contains("\n\n\n") {
            text = text.replace("\n\n\n", "\n\n");
        }
        text
    };
    Text { above: finish(above), quoted: finish(quoted) }
}

/// Walks over the tags. White space and numbered characters are the library's, which knows nothing of blocks: they become its line breaks.
/// Also where a quote begins in them.
fn lines(html: &str) -> (String, usize) {
    let mut quote = usize::MAX;
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
            None if quote == usize::MAX && !closes && QUOTES.iter().any(|mark| tag.contains(mark)) => {
                quote = plain.len();
                on_line = false;
            }
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
    (plain, quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B2.
    #[test]
    fn blocks_are_lines_and_quotes_are_told_apart() {
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
            ("<div>Ja</div><div name=\"quote\" style=\"margin:10px\">Von: Aurora</div>", "Ja"),
            ("<blockquote type=\"cite\">Juin ?</blockquote>Oui", ""),
        ] {
            assert_eq!(text(html).above.trim(), plain, "{html}");
        }
        assert_eq!(text("A<blockquote type=\"cite\">Juin ?<br>Oui</blockquote>B").quoted.trim(), "Juin ?\nOui\nB");
        assert_eq!(text("Fine<div class=\"gmail_signature\">-- <br>Anna</div>").above, "Fine\n-- \nAnna");
        assert_eq!(text("One<br>--<br>two").above, "One\n--\ntwo");
    }

    proptest::proptest! {
        #[test]
        fn anything_can_be_read(html in "(<|>|/|p|div|br|!--|-->|style|&amp;|&#x|;|&|gmail_quote|é|\u{a0}| |\n|\"){0,50}") {
            text(&html);
        }
    }
}
