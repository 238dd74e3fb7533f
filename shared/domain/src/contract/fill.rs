//! Fills the tokens of a contract into the text as it is understood, not into its characters: the Markdown is parsed with a word in the
//! place of each token, and the value takes that word's place, written the way that place asks for. In text it is character references,
//! which never stand for structure; in code, which knows none, it is the value itself; in an address it is percent-encoded. What comes out
//! is Markdown again, and it is read once more: unless it says exactly what the parsed text says, it is refused.

mod shape;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::{MergeToken, Piece, TokenError, Values, pieces, tokens};
use crate::markdown::OPTIONS;

/// The text with its tokens filled. What was filled in stays plain text: it cannot become Markdown, HTML or a token.
///
/// # Errors
/// Names tokens that are unknown, for which there is no value, or whose value cannot be written where they stand.
pub fn fill(markdown: &str, values: &Values<'_>) -> Result<String, TokenError> {
    let known = tokens(markdown)?;
    let missing: Vec<_> = known.iter().copied().filter(|token| token.value(values).is_none()).collect();
    if !missing.is_empty() {
        return Err(TokenError::NoValue(missing));
    }
    if known.is_empty() {
        return Ok(markdown.to_owned());
    }
    let marked = Marked::new(markdown, values, &known);
    let filled = marked.written();
    let wanted = shape::of(&marked.source, |text| marked.replaced(text, str::to_owned), |address| marked.address(address));
    let is = shape::of(&filled, str::to_owned, str::to_owned);
    if wanted == is { Ok(filled) } else { Err(TokenError::Misplaced(known)) }
}

/// What stands in a token's place while the text is parsed.
struct Mark {
    word: String,
    value: String,
}

/// A text with a word in the place of each token.
struct Marked {
    source: String,
    marks: Vec<Mark>,
}

impl Marked {
    fn new(markdown: &str, values: &Values<'_>, known: &[MergeToken]) -> Self {
        // Of nobody's script, and not in the text: a letter to Markdown.
        let private = ('\u{E000}'..='\u{F8FF}').find(|c| !markdown.contains(*c)).unwrap_or('\u{E000}');
        // An address, since `<{{client.email}}>` is one; not in the text either.
        let address = (0_usize..).map(|n| format!("q{n}q@q.invalid")).find(|address| !markdown.contains(address.as_str()));
        let word = |token: MergeToken| match token {
            MergeToken::ClientEmail => address.clone().unwrap_or_default(),
            other => format!("{private}{}{private}", other.as_str().replace('.', "")),
        };
        let mark = |token: &MergeToken| Mark { word: word(*token), value: token.value(values).unwrap_or_default() };
        let mut source = String::with_capacity(markdown.len());
        for piece in pieces(markdown) {
            match piece {
                Piece::Text(part) | Piece::Unknown(part) => source.push_str(part),
                Piece::Token(token) => source.push_str(&word(token)),
            }
        }
        Self { source, marks: known.iter().map(mark).collect() }
    }

    /// The places of tokens in a part of the text.
    fn places(&self, part: Range<usize>) -> Vec<(Range<usize>, &Mark)> {
        let text = self.source.get(part.clone()).unwrap_or_default();
        let mut found = Vec::new();
        for mark in &self.marks {
            let places = text.match_indices(mark.word.as_str()).map(|(at, word)| part.start + at..part.start + at + word.len());
            found.extend(places.map(|at| (at, mark)));
        }
        found.sort_by_key(|(at, _)| at.start);
        found
    }

    fn has_any(&self, text: &str) -> bool {
        self.marks.iter().any(|mark| text.contains(&mark.word))
    }

    fn count(&self, text: &str) -> usize {
        self.marks.iter().map(|mark| text.matches(&mark.word).count()).sum()
    }

    /// The text with each value as `written` has it; what a value holds is not looked at again.
    fn replaced(&self, text: &str, written: impl Fn(&str) -> String) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((at, mark)) = self.marks.iter().filter_map(|mark| Some((rest.find(&mark.word)?, mark))).min_by_key(|(at, _)| *at) {
            let (before, after) = rest.split_at(at);
            out.push_str(before);
            out.push_str(&written(&mark.value));
            rest = after.strip_prefix(mark.word.as_str()).unwrap_or_default();
        }
        out.push_str(rest);
        out
    }

    fn address(&self, address: &str) -> String {
        let mail = is_mail(address);
        self.replaced(address, |value| in_address(value, mail))
    }

    /// As Markdown, each value in the way of its place.
    fn written(&self) -> String {
        let mut edits = self.edits();
        edits.sort_by_key(|(at, _)| at.start);
        let (mut out, mut done) = (String::with_capacity(self.source.len()), 0);
        let plainly = |from: usize, to: usize, out: &mut String| {
            let mut done = from;
            for (at, mark) in self.places(from..to) {
                out.push_str(self.source.get(done..at.start).unwrap_or_default());
                out.push_str(&if in_angles(&self.source, at.start) { all_escaped(&mark.value, true) } else { escaped(&mark.value) });
                done = at.end;
            }
            out.push_str(self.source.get(done..to).unwrap_or_default());
        };
        for (at, text) in edits {
            if at.start < done {
                continue;
            }
            plainly(done, at.start, &mut out);
            out.push_str(&text);
            done = at.end;
        }
        plainly(done, self.source.len(), &mut out);
        out
    }

    /// What is written otherwise than as text.
    fn edits(&self) -> Vec<(Range<usize>, String)> {
        let mut edits = Vec::new();
        let parser = Parser::new_ext(&self.source, OPTIONS).into_offset_iter();
        for (_, definition) in parser.reference_definitions().iter() {
            let text = self.source.get(definition.span.clone()).unwrap_or_default();
            let label = definition.span.start + text.find("]:").unwrap_or(text.len());
            self.addresses(label..definition.span.end, &definition.dest, &mut edits);
        }
        let mut links: Vec<(Range<usize>, String, usize)> = Vec::new();
        let (mut block, mut html): (Option<(Range<usize>, bool)>, Option<String>) = (None, None);
        let (mut depth, mut in_cell) = (0_usize, false);
        for (event, at) in parser {
            for (_, _, inner) in &mut links {
                if !matches!(event, Event::End(TagEnd::Link | TagEnd::Image)) {
                    *inner = at.end.max(*inner);
                }
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => block = Some((at, matches!(kind, CodeBlockKind::Fenced(_)))),
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((at, true)) = block.take() {
                        self.fence(at, &mut edits);
                    }
                }
                Event::Text(_) if block.is_some() => edits.extend(self.places(at).into_iter().map(|(at, mark)| (at, mark.value.clone()))),
                Event::Code(text) if self.has_any(&text) => edits.push((at, code(&self.replaced(&text, str::to_owned), in_cell))),
                Event::Start(Tag::HtmlBlock) => html = Some(String::new()),
                Event::Html(text) => html.as_mut().map_or((), |html| html.push_str(&text)),
                Event::End(TagEnd::HtmlBlock) => {
                    let text = html.take().filter(|text| self.has_any(text));
                    edits.extend(text.map(|text| (at, self.shown(&text, depth == 0))));
                }
                Event::InlineHtml(text) if self.has_any(&text) => {
                    edits.push((at, all_escaped(&self.replaced(&text, str::to_owned), false)));
                }
                Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, dest_url, .. }) if self.has_any(&dest_url) => {
                    edits.extend(self.autolink(&at, &dest_url));
                }
                Event::Start(
                    Tag::Link { link_type: LinkType::Inline, dest_url, .. } | Tag::Image { link_type: LinkType::Inline, dest_url, .. },
                ) => {
                    links.push((at.clone(), dest_url.to_string(), at.start));
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links.push((at.clone(), String::new(), at.end)),
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some((at, address, inner)) = links.pop_if(|(of, ..)| *of == at) {
                        self.addresses(inner..at.end, &address, &mut edits);
                    }
                }
                Event::Start(Tag::TableCell) => in_cell = true,
                Event::End(TagEnd::TableCell) => in_cell = false,
                Event::Start(Tag::Item | Tag::BlockQuote(_)) => depth += 1,
                Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        edits
    }

    /// In the source of a link's address and title, `address` comes first.
    fn addresses(&self, at: Range<usize>, address: &str, edits: &mut Vec<(Range<usize>, String)>) {
        let mail = is_mail(address);
        let of_it = self.places(at).into_iter().take(self.count(address));
        edits.extend(of_it.map(|(at, mark)| (at, in_address(&mark.value, mail))));
    }

    /// `<https://…>` can hold no value with a space in it: unless it reads as it is, it becomes a link with the same words.
    fn autolink(&self, at: &Range<usize>, address: &str) -> Option<(Range<usize>, String)> {
        let source = self.source.get(at.clone())?;
        let shown = source.strip_prefix('<')?.strip_suffix('>')?;
        let raw = self.replaced(shown, str::to_owned);
        let plain = format!("<{raw}>");
        let reads = |event| matches!(event, Event::Start(Tag::Link { dest_url, .. }) if *dest_url == *raw);
        if self.address(address) == raw && !raw.contains(['|', '\\']) && Parser::new_ext(&plain, OPTIONS).any(reads) {
            return Some((at.clone(), plain));
        }
        let words = all_escaped(&raw, false);
        let mail = if shown.contains(':') { "" } else { "mailto:" };
        let mut to = String::new();
        for c in format!("{mail}{}", self.address(address)).chars() {
            match c {
                '<' | '>' | '\\' | '&' | '|' | '*' | '_' | '`' | '[' | ']' => to.push_str(&reference(c)),
                other => to.push(other),
            }
        }
        // It would make an image of the link.
        let start = if self.source.get(..at.start).is_some_and(|before| before.ends_with('!')) { at.start - 1 } else { at.start };
        let before = if start < at.start { reference('!') } else { String::new() };
        Some((start..at.end, format!("{before}[{words}](<{to}>)")))
    }

    /// A block of HTML is shown as it was typed: it becomes the paragraph as which it is shown.
    fn shown(&self, html: &str, apart: bool) -> String {
        let text = all_escaped(self.replaced(html, str::to_owned).trim(), false);
        if apart { format!("\n{text}\n\n") } else { text }
    }

    /// A value must not end the block of code that it stands in.
    fn fence(&self, at: Range<usize>, edits: &mut Vec<(Range<usize>, String)>) {
        let source = self.source.get(at.clone()).unwrap_or_default();
        let Some((open, mark)) = source.char_indices().find(|(_, c)| matches!(c, '`' | '~')) else { return };
        let run = |text: &str| text.chars().take_while(|c| *c == mark).count();
        let length = run(source.get(open..).unwrap_or_default());
        let longest = self.places(at.clone()).iter().map(|(_, place)| longest_run(&place.value, mark)).max().unwrap_or_default();
        if longest < length {
            return;
        }
        let more: String = std::iter::repeat_n(mark, longest + 1 - length).collect();
        let open = at.start + open + length;
        edits.push((open..open, more.clone()));
        let end = source.trim_end();
        let last = end.rsplit('\n').next().unwrap_or_default();
        let fence = last.trim_start_matches([' ', '>', '\t']);
        if end.len() > last.len() && !fence.is_empty() && fence.chars().all(|c| c == mark) && fence.chars().count() >= length {
            let close = at.start + end.len();
            edits.push((close..close, more));
        }
    }
}

fn longest_run(text: &str, mark: char) -> usize {
    text.split(|c| c != mark).map(str::len).max().unwrap_or_default()
}

/// A code span of this text. In a table a bar would end its cell, even there.
fn code(text: &str, in_cell: bool) -> String {
    let lengths: Vec<_> = text.split(|c| c != '`').map(str::len).collect();
    let fence = "`".repeat((1..).find(|length| !lengths.contains(length)).unwrap_or(1));
    let blank = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if text.starts_with('`') || text.ends_with('`') || blank { " " } else { "" };
    let text = if in_cell { text.replace('|', "\\|") } else { text.to_owned() };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Whether a `<` before it in its line is still open: a letter could make a tag of it.
fn in_angles(source: &str, at: usize) -> bool {
    let line = source.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    line.rfind('<') > line.rfind('>')
}

fn is_mail(address: &str) -> bool {
    !address.contains(':') || address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
}

fn in_address(value: &str, mail: bool) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => out.push(char::from(byte)),
            b'+' | b'\'' if mail => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

fn reference(c: char) -> String {
    format!("&#{};", u32::from(c))
}

/// In one line, all marks as character references, and the letters as well where a letter could mean something.
fn all_escaped(text: &str, letters: bool) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut out = String::with_capacity(text.len());
    for (place, line) in lines.enumerate() {
        if place > 0 {
            out.push(' ');
        }
        for c in line.chars() {
            if c.is_ascii_punctuation() || letters && c.is_ascii_alphanumeric() { out.push_str(&reference(c)) } else { out.push(c) }
        }
    }
    out
}

/// As character references (CommonMark 0.31 §2.5). Marks that cannot mean anything where they stand are left, so that names, addresses and
/// dates stay readable in the source.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let number = text.chars().all(|c| c.is_ascii_digit());
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let within = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let harmless = match c {
            ',' => true,
            '.' => within || before.is_some_and(char::is_alphabetic),
            '-' | '@' => within,
            // "7" before ". July" would begin a list.
            _ if number && before.is_none() => false,
            _ => !c.is_ascii_punctuation(),
        };
        if harmless {
            safe.push(c)
        } else {
            safe.push_str(&reference(c))
        }
        before = Some(c);
    }
    safe
}
