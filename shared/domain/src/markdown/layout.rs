//! How a text lies on its page, on a phone's as on A4 paper: the direction of its blocks, and tables that no word makes too wide.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::text::is_right_to_left;

/// What a table may measure at the size of the text around it, and at the smaller one, in tenths of an em: a sheet of A4 within its margins.
const WIDTH: usize = 400;
const WIDTH_SMALL: usize = 540;
/// What a cell has around its words.
const PADDING: usize = 11;
/// No word is broken into pieces shorter than this.
const SHORTEST: usize = 12;

/// How a table fits.
#[derive(Clone, Copy)]
struct Fit {
    /// The widest piece of a word that its cells hold; longer words may be broken there.
    piece: usize,
    small: bool,
}

impl Fit {
    /// `words` are the widest word of each column. Words are broken as late as the page allows.
    fn of(words: &[usize]) -> Self {
        let fits = |width: usize| {
            let room = width.saturating_sub(words.len() * PADDING);
            let fits = |piece: usize| words.iter().map(|word| piece.min(*word)).sum::<usize>() <= room;
            (SHORTEST..=width).rev().step_by(4).find(|piece| fits(*piece))
        };
        let whole = words.iter().copied().max().unwrap_or_default();
        match (fits(WIDTH), fits(WIDTH_SMALL)) {
            (Some(piece), _) if piece >= whole => Self { piece, small: false },
            (_, Some(piece)) => Self { piece, small: true },
            (_, None) => Self { piece: SHORTEST, small: true },
        }
    }
}

/// What is known of a block before it is written.
#[derive(Clone, Copy, Default)]
struct Block {
    /// Its first letter is of a script that runs from right to left.
    rtl: bool,
    fit: Option<Fit>,
}

/// Generous: measures differ by typeface.
fn width(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '(' | ')' | '[' | ']' => 4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 10,
        'a'..='z' | '0'..='9' => 6,
        'A'..='Z' => 8,
        c if u32::from(c) >= 0x1100 => 11,
        _ => 7,
    }
}

/// Whether a line may end before it anyway.
fn parts(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}')
}

/// The events with the tags they become, where those need more than their name.
pub fn laid_out(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let blocks = blocks(&events);
    let directed = events.iter().any(|event| text(event).is_some_and(|text| text.chars().any(is_right_to_left)));
    let auto = if directed { " dir=\"auto\"" } else { "" };
    let mut out = Vec::with_capacity(events.len());
    let mut table: Option<Fit> = None;
    let mut heading = false;
    for (event, block) in events.into_iter().zip(blocks) {
        let around = if block.rtl { " dir=\"rtl\"" } else { "" };
        let tag = match &event {
            Event::Start(Tag::Paragraph) if directed => format!("<p{auto}>"),
            Event::End(TagEnd::Paragraph) if directed => "</p>\n".to_owned(),
            Event::Start(Tag::Heading { level, .. }) if directed => format!("<{level}{auto}>"),
            Event::Start(Tag::Item) if directed => format!("<li{auto}>"),
            Event::Start(Tag::List(None)) if block.rtl => format!("<ul{around}>\n"),
            Event::Start(Tag::List(Some(1))) if block.rtl => format!("<ol{around}>\n"),
            Event::Start(Tag::List(Some(first))) if block.rtl => format!("<ol start=\"{first}\"{around}>\n"),
            Event::Start(Tag::BlockQuote(_)) if block.rtl => format!("<blockquote{around}>\n"),
            Event::Start(Tag::Table(_)) => {
                table = block.fit;
                let small = if table.is_some_and(|fit| fit.small) { " class=\"text-small\"" } else { "" };
                // It scrolls where it is wider than the screen: by keyboard, too.
                format!("<div class=\"table-scroll\" tabindex=\"0\"><table{small}{around}>")
            }
            Event::End(TagEnd::Table) => {
                table = None;
                "</tbody></table></div>\n".to_owned()
            }
            Event::Start(Tag::TableHead) => {
                heading = true;
                "<thead><tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                heading = false;
                "</tr></thead><tbody>\n".to_owned()
            }
            Event::Start(Tag::TableCell) => format!("<{}{auto}>", if heading { "th" } else { "td" }),
            Event::End(TagEnd::TableCell) => (if heading { "</th>" } else { "</td>" }).to_owned(),
            Event::Text(words) | Event::Code(words) if table.is_some_and(|fit| widest(words) > fit.piece) => {
                let code = matches!(event, Event::Code(_));
                out.extend(code.then_some(Event::InlineHtml(CowStr::Borrowed("<code>"))));
                broken(words, table.map_or(WIDTH, |fit| fit.piece), &mut out);
                out.extend(code.then_some(Event::InlineHtml(CowStr::Borrowed("</code>"))));
                continue;
            }
            _ => {
                out.push(event);
                continue;
            }
        };
        out.push(Event::InlineHtml(CowStr::from(tag)));
    }
    out
}

fn text<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// One for each event; those of the end of a block say nothing.
fn blocks(events: &[Event<'_>]) -> Vec<Block> {
    let mut blocks = vec![Block::default(); events.len()];
    // Backwards, so that each block knows its first letter when its start is reached.
    let mut first: Option<(usize, bool)> = None;
    let mut ends = Vec::new();
    for (at, event) in events.iter().enumerate().rev() {
        match event {
            Event::End(_) => ends.push(at),
            Event::Start(_) => {
                let end = ends.pop().unwrap_or(at);
                if let Some(block) = blocks.get_mut(at) {
                    block.rtl = first.is_some_and(|(letter, rtl)| letter < end && rtl);
                    block.fit = matches!(event, Event::Start(Tag::Table(_))).then(|| fit(events.get(at..end).unwrap_or_default()));
                }
            }
            other => {
                let letter = text(other).and_then(|text| text.chars().find(|c| c.is_alphabetic()));
                first = letter.map(|letter| (at, is_right_to_left(letter))).or(first);
            }
        }
    }
    blocks
}

/// How the table fits that these are the events of.
fn fit(table: &[Event<'_>]) -> Fit {
    let mut words: Vec<usize> = Vec::new();
    let mut column = 0;
    for event in table {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => column = 0,
            Event::End(TagEnd::TableCell) => column += 1,
            other => {
                if words.len() <= column {
                    words.resize(column + 1, 0);
                }
                let width = text(other).map(widest).unwrap_or_default();
                if let Some(word) = words.get_mut(column) {
                    *word = width.max(*word);
                }
            }
        }
    }
    Fit::of(&words)
}

fn widest(words: &str) -> usize {
    words.split(parts).map(|word| word.chars().map(width).sum()).max().unwrap_or_default()
}

/// The words, with places to break those that are wider than `piece`.
fn broken<'a>(words: &str, piece: usize, out: &mut Vec<Event<'a>>) {
    let mut run = String::new();
    for word in words.split_inclusive(parts) {
        let long = widest(word) > piece;
        let mut used = 0;
        for c in word.chars() {
            used += width(c);
            // Marks and what joins pictures stay with what they belong to.
            if long && used > piece && (c.is_alphanumeric() || c.is_ascii()) && !parts(c) && !run.is_empty() {
                out.push(Event::Text(CowStr::from(std::mem::take(&mut run))));
                out.push(Event::InlineHtml(CowStr::Borrowed("<wbr>")));
                used = width(c);
            }
            run.push(c);
        }
    }
    out.push(Event::Text(CowStr::from(run)));
}
