//! What the Fluent files say, checked and written as Rust. A small part of Fluent is enough: texts, variables, and one choice by number.
//! The rest is refused, so that no file says what nobody hears.

use std::{collections::BTreeMap, fmt::Write};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};

/// In the order of `domain::Language::ALL`; the first says what there is, the others follow.
pub const LANGUAGES: [&str; 5] = ["en", "de", "fr", "es", "it"];

/// A variable stands in a text as one control character; tab and line break are texts' own.
const MOST_VARIABLES: usize = 8;

/// One language's text of a message.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Text {
    file: String,
    /// In order of appearance.
    variables: Vec<String>,
    /// The variable that chooses.
    by: Option<String>,
    /// `(form, text)`; without a choice just one. A variable in it is `{name}`, see [`Piece`].
    forms: Vec<(Form, Vec<Piece>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Said(String),
    Variable(String),
}

impl Piece {
    /// French puts a space before these marks and inside its quotation marks, and no line may break there (narrow where the CLDR has it
    /// narrow). Whoever writes the file types plain spaces.
    fn keep_marks_together(&mut self) {
        if let Self::Said(said) = self {
            for (typed, set) in
                [(" ?", "\u{202F}?"), (" !", "\u{202F}!"), (" ;", "\u{202F};"), (" :", "\u{A0}:"), ("« ", "«\u{A0}"), (" »", "\u{A0}»")]
            {
                *said = said.replace(typed, set);
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Exactly(i64),
    One,
    Many,
    Other,
}

#[derive(Default)]
pub struct Catalogue {
    /// By message, then by language.
    messages: BTreeMap<String, BTreeMap<&'static str, Text>>,
    mistakes: Vec<String>,
}

impl Catalogue {
    /// Reads one file of one language.
    pub fn add(&mut self, language: &'static str, name: &str, source: &str) {
        let file = format!("translations/{language}/{name}");
        if !name.ends_with(".ftl") {
            return self.mistakes.push(format!("{file}: only .ftl files belong here"));
        }
        let resource = match parser::parse(source) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                for error in errors {
                    let line = source.get(..error.pos.start).unwrap_or_default().matches('\n').count() + 1;
                    self.mistakes.push(format!("{file}:{line}: {}", error.kind));
                }
                return;
            }
        };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_owned();
                    match read(&file, &message) {
                        Ok(text) => {
                            if let Some(old) = self.messages.entry(id.clone()).or_default().insert(language, text) {
                                self.mistakes.push(format!("{file}: {id} is in {} already", old.file));
                            }
                        }
                        Err(mistake) => self.mistakes.push(format!("{file}: {id}: {mistake}")),
                    }
                }
                Entry::Term(term) => self.mistakes.push(format!("{file}: -{}: terms are not used here", term.id.name)),
                Entry::Junk { content } => self.mistakes.push(format!("{file}: cannot read {content:?}")),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }

    /// The methods of `Translations` as Rust, or all that is wrong.
    pub fn finish(mut self) -> Result<String, Vec<String>> {
        let mut rust = "impl Translations {\n".to_owned();
        for (id, texts) in &self.messages {
            match method(id, texts) {
                Ok(method) => rust.push_str(&method),
                Err(mistakes) => self.mistakes.extend(mistakes),
            }
        }
        rust.push_str("}\n");
        if self.mistakes.is_empty() { Ok(rust) } else { Err(self.mistakes) }
    }
}

fn read(file: &str, message: &Message<&str>) -> Result<Text, String> {
    let id = message.id.name;
    if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') || id.contains("--") || id.ends_with('-') {
        return Err("name messages in kebab-case".to_owned());
    }
    if !message.attributes.is_empty() {
        return Err("attributes are not used here; write a message of its own".to_owned());
    }
    let pattern = message.value.as_ref().ok_or("has no text")?;
    let mut text = Text { file: file.to_owned(), ..Text::default() };
    let mut forms: Vec<(Form, Vec<Piece>)> = vec![(Form::Other, Vec::new())];
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("choose by a number variable".to_owned());
                };
                if text.by.replace(id.name.to_owned()).is_some() {
                    return Err("chooses twice; make two messages of it".to_owned());
                }
                text.note(id.name);
                let before = forms.pop().map(|(_, pieces)| pieces).unwrap_or_default();
                for variant in variants {
                    let form = form_of(&variant.key)?;
                    if variant.default != (form == Form::Other) {
                        return Err("the default of a choice is *[other]".to_owned());
                    }
                    let mut pieces = before.clone();
                    text.plain(&variant.value, &mut pieces)?;
                    forms.push((form, pieces));
                }
            }
            other => {
                for (_, pieces) in &mut forms {
                    text.element(other, pieces)?;
                }
            }
        }
    }
    if text.by.is_some() && !forms.iter().any(|(form, _)| *form == Form::One) {
        return Err("a choice needs [one]".to_owned());
    }
    if file.starts_with("translations/fr/") {
        forms.iter_mut().flat_map(|(_, pieces)| pieces).for_each(Piece::keep_marks_together);
    }
    text.forms = forms;
    Ok(text)
}

fn form_of(key: &VariantKey<&str>) -> Result<Form, String> {
    match key {
        VariantKey::Identifier { name: "one" } => Ok(Form::One),
        VariantKey::Identifier { name: "many" } => Ok(Form::Many),
        VariantKey::Identifier { name: "other" } => Ok(Form::Other),
        VariantKey::Identifier { name } => Err(format!("[{name}] is no plural form of these languages")),
        VariantKey::NumberLiteral { value } => value.parse().map(Form::Exactly).map_err(|_| format!("[{value}] is not a whole number")),
    }
}

impl Text {
    fn note(&mut self, variable: &str) {
        if !self.variables.iter().any(|known| known == variable) {
            self.variables.push(variable.to_owned());
        }
    }

    fn plain(&mut self, pattern: &Pattern<&str>, pieces: &mut Vec<Piece>) -> Result<(), String> {
        pattern.elements.iter().try_for_each(|element| self.element(element, pieces))
    }

    fn element(&mut self, element: &PatternElement<&str>, pieces: &mut Vec<Piece>) -> Result<(), String> {
        let expression = match element {
            PatternElement::TextElement { value } => {
                pieces.push(Piece::Said((*value).to_owned()));
                return Ok(());
            }
            PatternElement::Placeable { expression } => expression,
        };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.note(id.name);
                pieces.push(Piece::Variable(id.name.to_owned()));
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                pieces.push(Piece::Said(unescape_unicode_to_string(value).into_owned()));
            }
            Expression::Inline(InlineExpression::FunctionReference { id, .. }) => {
                return Err(format!("{}() is not used here; give the finished text as a variable", id.name));
            }
            Expression::Inline(_) => return Err("only variables and literals may stand in braces".to_owned()),
            Expression::Select { .. } => return Err("a choice within a choice; make two messages of it".to_owned()),
        }
        Ok(())
    }
}

/// One message as a method, with the same variables in every language.
fn method(id: &str, texts: &BTreeMap<&'static str, Text>) -> Result<String, Vec<String>> {
    let Some(english) = texts.get("en") else {
        return Err(texts.values().map(|text| format!("{}: {id} is not in English", text.file)).collect());
    };
    let area = english.file.rsplit('/').next().unwrap_or_default();
    let mut mistakes = Vec::new();
    let mut all = Vec::new();
    for language in LANGUAGES {
        let Some(text) = texts.get(language) else {
            mistakes.push(format!("translations/{language}/{area}: {id} is missing"));
            continue;
        };
        if text.file.rsplit('/').next() != Some(area) {
            mistakes.push(format!("{}: {id} belongs into {area}, as in English", text.file));
        }
        for unknown in text.variables.iter().filter(|name| !english.variables.contains(name)) {
            mistakes.push(format!("{}: {id} uses ${unknown}, English does not", text.file));
        }
        for unused in english.variables.iter().filter(|name| !text.variables.contains(name)) {
            mistakes.push(format!("{}: {id} does not use ${unused}, English does", text.file));
        }
        if text.by.is_some() && english.by.is_some() && text.by != english.by {
            mistakes.push(format!("{}: {id} chooses by another variable than English", text.file));
        }
        all.push(text);
    }
    if english.variables.len() > MOST_VARIABLES {
        mistakes.push(format!("{}: {id} has more than {MOST_VARIABLES} variables", english.file));
    }
    if mistakes.is_empty() { Ok(write(id, english, &all)) } else { Err(mistakes) }
}

fn write(id: &str, english: &Text, all: &[&Text]) -> String {
    let name = id.replace('-', "_");
    let by = all.iter().find_map(|text| text.by.as_ref());
    let literal = |pieces: &[Piece]| {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Said(said) => text.push_str(said),
                Piece::Variable(variable) => {
                    let place = english.variables.iter().position(|known| known == variable).unwrap_or_default();
                    text.push(char::from(place as u8));
                }
            }
        }
        format!("{text:?}")
    };
    let mut rust = String::new();
    for (form, pieces) in &english.forms {
        let said: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Said(said) => said.replace('\n', " "),
                Piece::Variable(variable) => format!("{{{variable}}}"),
            })
            .collect();
        let _ = writeln!(rust, "/// {form:?}: `{}`\n///", said.replace('`', "'"));
    }
    let arguments: String = english
        .variables
        .iter()
        .map(|variable| {
            let kind = if by == Some(variable) { "impl WholeNumber" } else { "impl std::fmt::Display" };
            format!(", {}: {kind}", variable.replace('-', "_"))
        })
        .collect();
    let answer = if english.variables.is_empty() { "&'static str" } else { "String" };
    let _ = writeln!(rust, "pub fn {name}(self{arguments}) -> {answer} {{");
    let variables: String = english
        .variables
        .iter()
        .map(|variable| {
            let variable_name = variable.replace('-', "_");
            if by == Some(variable) { format!("&self.number({variable_name}.whole()), ") } else { format!("&{variable_name}, ") }
        })
        .collect();
    let text = match by {
        Some(by) => {
            let forms: String = all
                .iter()
                .map(|text| {
                    let forms: String =
                        text.forms.iter().map(|(form, pieces)| format!("(Form::{form:?}, {}), ", literal(pieces))).collect();
                    format!("&[{forms}], ")
                })
                .collect();
            format!("self.choose({}.whole(), &[{forms}])", by.replace('-', "_"))
        }
        None => {
            let texts: String =
                all.iter().map(|text| format!("{}, ", text.forms.first().map(|(_, pieces)| literal(pieces)).unwrap_or_default())).collect();
            format!("self.language.pick(&[{texts}])")
        }
    };
    if english.variables.is_empty() {
        let _ = writeln!(rust, "{text}\n}}");
    } else {
        let _ = writeln!(rust, "fill({text}, &[{variables}])\n}}");
    }
    rust
}
