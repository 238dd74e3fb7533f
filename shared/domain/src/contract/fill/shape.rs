//! What a reader makes of a text, so that two texts can be compared.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::markdown::OPTIONS;

/// `text` and `address` say what stands for a token in words and in the addresses of links.
pub fn of(markdown: &str, text: impl Fn(&str) -> String, address: impl Fn(&str) -> String) -> Vec<String> {
    let (mut shape, mut run): (Vec<String>, String) = (Vec::new(), String::new());
    let mut in_code = false;
    for event in Parser::new_ext(markdown, OPTIONS) {
        let part = match event {
            // HTML is shown as it was typed.
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                run.push_str(&text(&words));
                continue;
            }
            Event::SoftBreak => {
                run.push(' ');
                continue;
            }
            Event::Code(words) => format!("code {}", text(&words)),
            Event::Start(Tag::HtmlBlock) => format!("{:?}", Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => format!("{:?}", Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => format!("link mailto:{}", address(&dest_url)),
            Event::Start(Tag::Link { dest_url, .. }) => format!("link {}", address(&dest_url)),
            Event::Start(Tag::Image { dest_url, .. }) => format!("image {}", address(&dest_url)),
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                "block of code".to_owned()
            }
            Event::End(TagEnd::CodeBlock) => {
                shape.push(std::mem::take(&mut run));
                in_code = false;
                continue;
            }
            other => format!("{other:?}"),
        };
        flush(&mut run, in_code, &mut shape);
        shape.push(part);
    }
    flush(&mut run, in_code, &mut shape);
    shape
}

/// White space is one space, but in code.
fn flush(run: &mut String, in_code: bool, shape: &mut Vec<String>) {
    let text = std::mem::take(run);
    let text = if in_code { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
    if !text.is_empty() {
        shape.push(format!("text {text}"));
    }
}
