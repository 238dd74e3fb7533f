//! Markdown to HTML that can do no harm, whoever wrote it (B8, B9): no HTML of its own, no images, no styles, links only outwards.
//! What comes out needs no cleaning: only tags made here are in it, and the tests hold that against arbitrary input.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

/// Headings are one level lower than written: the page has the `h1`.
pub fn to_html(markdown: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| safe(event, &mut links));
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    push_html(&mut html, events);
    html
}

/// `links` remembers for each open link whether it is shown as one.
fn safe<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Event<'a>> {
    Some(match event {
        // Shown as it was typed.
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        // An image is the text that stands for it.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let tag = link(link_type, &dest_url);
            links.push(tag.is_some());
            Event::InlineHtml(CowStr::from(tag?))
        }
        Event::End(TagEnd::Link) if links.pop() == Some(true) => Event::InlineHtml(CowStr::Borrowed("</a>")),
        Event::End(TagEnd::Link) => return None,
        // Alignment would become a style, a language a class.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        other => other,
    })
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// The opening tag, for an address that a document may lead to.
fn link(kind: LinkType, address: &str) -> Option<String> {
    let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
    let (scheme, rest) = address.split_once(':')?;
    let known = ["http", "https", "mailto"].iter().any(|one| scheme.eq_ignore_ascii_case(one));
    if !known || rest.is_empty() || address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let mut tag = String::from("<a href=\"");
    for c in address.chars() {
        match c {
            '&' => tag.push_str("&amp;"),
            '<' => tag.push_str("&lt;"),
            '>' => tag.push_str("&gt;"),
            '"' => tag.push_str("&quot;"),
            '\'' => tag.push_str("&#39;"),
            other => tag.push(other),
        }
    }
    tag.push_str("\" rel=\"noopener nofollow\">");
    Some(tag)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TAGS: &[&str] = &[
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "br",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];

    /// Takes the HTML apart and says what should not be there. Strict where a browser is lenient: a `<` that does not begin an allowed tag,
    /// written exactly as we write it, is a fault.
    fn fault(html: &str) -> Option<String> {
        let mut pieces = html.split('<');
        let text = pieces.next().unwrap();
        if text.contains('>') {
            return Some(text.to_owned());
        }
        for piece in pieces {
            let Some((tag, text)) = piece.split_once('>') else { return Some(piece.to_owned()) };
            let plain = tag.strip_prefix('/').or(tag.strip_suffix(" /")).unwrap_or(tag);
            let start = tag.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"'));
            let href = tag.strip_prefix("a href=\"").and_then(|rest| rest.strip_suffix("\" rel=\"noopener nofollow\""));
            let safe_href = |href: &str| {
                let low = href.to_ascii_lowercase();
                ["http:", "https:", "mailto:"].iter().any(|scheme| low.starts_with(scheme)) && !href.contains(['"', '\'', ' ', '\n', '\t'])
            };
            let good = TAGS.contains(&plain) && plain != "a"
                || tag == "/a"
                || start.is_some_and(|start| start.bytes().all(|b| b.is_ascii_digit()))
                || href.is_some_and(safe_href);
            if !good || text.contains('>') {
                return Some(piece.to_owned());
            }
        }
        None
    }

    /// Proves B9.
    #[test]
    fn what_contracts_are_written_with() {
        assert_eq!(to_html("# Terms\n\n*We* **shoot**."), "<h2>Terms</h2>\n<p><em>We</em> <strong>shoot</strong>.</p>\n");
        assert_eq!(to_html("###### Six"), "<h6>Six</h6>\n");
        let table = to_html("| a | b |\n|---|--:|\n| 1 | 2 |");
        assert!(table.contains("<td>2</td>") && !table.contains("style"), "{table}");
        assert_eq!(to_html("3. three\n4. four"), "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n");
        assert_eq!(to_html("```rust\nfn\n```"), "<pre><code>fn\n</code></pre>\n");
    }

    /// Proves B9.
    #[test]
    fn html_is_shown_not_run() {
        assert_eq!(to_html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assert_eq!(to_html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        assert_eq!(to_html("![A *view*](https://x.test/a.png)"), "<p>A <em>view</em></p>\n");
    }

    /// Proves B9.
    #[test]
    fn links_lead_outwards_only() {
        let html = to_html("[a](https://x.test/?a=1&b='2' \"title\") <mail@x.test>");
        let wanted = "<p><a href=\"https://x.test/?a=1&amp;b=&#39;2&#39;\" rel=\"noopener nofollow\">a</a> \
                      <a href=\"mailto:mail@x.test\" rel=\"noopener nofollow\">mail@x.test</a></p>\n";
        assert_eq!(html, wanted);
        for never in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "java&#115;cript:x",
            "&#1;javascript:x",
            "data:text/html,x",
            "/pay",
            "#a",
            "//x.test",
            "vbscript:x",
            "https:",
        ] {
            let html = to_html(&format!("[a]({never})"));
            assert!(!html.contains("<a"), "{never}: {html}");
        }
        assert_eq!(to_html("[![alt](a.png)](javascript:x) [b](https://x.test)").matches("<a ").count(), 1);
    }

    #[test]
    fn the_test_itself_sees_what_is_wrong() {
        for wrong in ["<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\" rel=\"noopener nofollow\">", "<img>", "a > b", "<p", "<a>"]
        {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }

    /// What markup and attacks are made of, so that arbitrary text hits more often.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?",
            "<a href='",
            "\"",
            "'",
            ">",
            "<",
            "[",
            "]",
            "(",
            ")",
            "](javascript:alert(1))",
            "](https://x.test",
            "![",
            "<javascript:x>",
            "<https://x\" onclick=x>",
            "[a]: data:x\n",
            "&#106;",
            "&lt;",
            "&quot;",
            "javascript:",
            " onload=",
            "`",
            "```",
            "\n",
            "\n\n",
            "    ",
            "# ",
            "> ",
            "- ",
            "1. ",
            "987654321) ",
            "|",
            "|--|--:|\n",
            "\\",
            "*",
            "**",
            "_",
            "~~",
            "$$",
            "\0",
            "\t",
            "{#id .class onclick=x}",
            "[^1]",
            "[x] ",
            "<div>",
            "</div>",
            "é",
            "\u{202E}",
            "a",
            " ",
        ]);
        prop_oneof![piece.prop_map(str::to_owned), ".{0,6}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        /// Proves B9.
        #[test]
        fn only_harmless_tags_come_out(parts in prop::collection::vec(pieces(), 0..40)) {
            let html = to_html(&parts.concat());
            prop_assert_eq!(fault(&html), None, "{}", html);
        }
    }
}
