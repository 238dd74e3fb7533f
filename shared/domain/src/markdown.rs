//! Markdown to HTML that can do no harm, whoever wrote it (B8, B9): no HTML of its own, no images, no styles, links only outwards.
//! What comes out needs no cleaning: only tags made here are in it, and the tests hold that against arbitrary input.

mod layout;
#[cfg(test)]
mod tests;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

/// What is understood beyond CommonMark, everywhere Markdown is read.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES;

/// Headings are one level lower than written: the page has the `h1`.
pub fn to_html(markdown: &str) -> String {
    let mut links = Vec::new();
    let events: Vec<_> = Parser::new_ext(markdown, OPTIONS).filter_map(|event| safe(event, &mut links)).collect();
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    push_html(&mut html, layout::laid_out(events).into_iter());
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
        // A language would become a class.
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
