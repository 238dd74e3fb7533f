//! The stylesheets in `shared/web/assets`, held against the templates that use their classes.

use std::collections::{BTreeMap, BTreeSet};

use house_tests::{source, tree};

/// Words that component libraries use alone. Every other class has a name of two words or more.
const STANDARD: &[&str] = &[
    "actions",
    "badge",
    "breadcrumbs",
    "button",
    "danger",
    "disclosure",
    "error",
    "field",
    "hint",
    "lead",
    "notice",
    "pagination",
    "panel",
    "secondary",
    "success",
    "tabs",
    "timeline",
    "warning",
];

/// Classes that a template takes from a field or an argument: the expression, and everything it can be.
const FROM_RUST: &[(&str, &str)] = &[("class", "badge success"), ("i.tone", "success warning danger"), ("tone", "danger")];

/// Mail programs know no stylesheets: letters carry their styles inline.
const LETTERS: &str = "functions/mail";
const TOKENS: &str = "tokens.css";

/// Class → a file that uses it.
fn used() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    let mut from_rust = BTreeSet::new();
    for path in tree::files_of("html").into_iter().filter(|path| !path.starts_with(LETTERS)) {
        let page = tree::read(&path);
        for rest in page.split(" class=\"").skip(1) {
            let mut names = String::new();
            let mut rest = rest;
            // The quotes in `{% if state == "paid" %}` do not end the attribute.
            while let Some(stop) = rest.find(['"', '{']) {
                names.push_str(&rest[..stop]);
                let tag = &rest[stop..];
                if tag.starts_with('"') {
                    break;
                }
                let close = if tag.starts_with("{%") { "%}" } else { "}}" };
                let end = tag.find(close).unwrap_or_else(|| panic!("{}: {tag:.40}", path.display()));
                if tag.starts_with("{{") {
                    let expression = tag[2..end].trim();
                    let known = FROM_RUST.iter().find(|(name, _)| *name == expression);
                    let (name, classes) = known.unwrap_or_else(|| panic!("{}: which classes can `{expression}` be?", path.display()));
                    from_rust.insert(*name);
                    names.push_str(classes);
                }
                names.push(' ');
                rest = &tag[end + 2..];
            }
            for name in names.split_whitespace() {
                used.insert(name.to_owned(), path.display().to_string());
            }
        }
    }
    assert_eq!(from_rust.len(), FROM_RUST.len(), "only {from_rust:?} are used");
    let scripts = tree::files_of("js").into_iter().filter(|path| path.starts_with("shared/web/assets"));
    for (path, starts) in scripts.map(|path| (path, ["className: \"", "classList.add(\""].as_slice())).chain(
        // Markdown becomes HTML in Rust.
        source::shipping().into_iter().map(|path| (path, ["class=\\\""].as_slice())),
    ) {
        // Tests at the end of a file write pages of their own.
        let text = tree::read(&path);
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for rest in starts.iter().flat_map(|start| text.split(start).skip(1)) {
            let names = rest.split(['"', '\\']).next().unwrap_or_default();
            used.extend(names.split_whitespace().map(|name| (name.to_owned(), path.display().to_string())));
        }
    }
    used
}

struct Sheet {
    name: String,
    /// Selectors, and what else opens a block.
    heads: Vec<String>,
    declarations: Vec<(String, String)>,
}

fn sheets() -> Vec<Sheet> {
    let paths = tree::files_of("css").into_iter().filter(|path| path.starts_with("shared/web/assets"));
    paths
        .map(|path| {
            let mut text = tree::read(&path);
            while let Some((before, rest)) = text.split_once("/*") {
                text = format!("{before}{}", rest.split_once("*/").unwrap().1);
            }
            let mut sheet =
                Sheet { name: path.file_name().unwrap().to_str().unwrap().to_owned(), heads: Vec::new(), declarations: Vec::new() };
            let mut rest = text.as_str();
            while let Some(stop) = rest.find(['{', '}', ';']) {
                let piece = rest[..stop].trim();
                if rest[stop..].starts_with('{') {
                    sheet.heads.push(piece.to_owned());
                } else if let Some((property, value)) = piece.split_once(':') {
                    sheet.declarations.push((property.trim().to_owned(), value.trim().to_owned()));
                }
                rest = &rest[stop + 1..];
            }
            sheet
        })
        .collect()
}

fn defined() -> BTreeSet<String> {
    sheets().iter().flat_map(Sheet::classes).collect()
}

/// The classes in the selectors of one stylesheet.
pub fn classes_of(name: &str) -> BTreeSet<String> {
    sheets().iter().filter(|sheet| sheet.name == name).flat_map(Sheet::classes).collect()
}

impl Sheet {
    fn classes(&self) -> BTreeSet<String> {
        let selectors = self.heads.iter().filter(|head| !head.starts_with('@'));
        selectors
            .flat_map(|selector| selector.split('.').skip(1))
            .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default().to_owned())
            .collect()
    }
}

#[test]
fn every_class_is_defined_and_used() {
    let (used, defined) = (used(), defined());
    let undefined: Vec<_> = used.iter().filter(|(name, _)| !defined.contains(*name)).collect();
    assert!(undefined.is_empty(), "no stylesheet defines {undefined:?}");
    let unused: Vec<_> = defined.iter().filter(|name| !used.contains_key(*name)).collect();
    assert!(unused.is_empty(), "no template uses {unused:?}");
}

#[test]
fn a_class_has_two_words_or_is_a_standard_one() {
    let defined = defined();
    let short: Vec<_> = defined.iter().filter(|name| !name.contains('-') && !STANDARD.contains(&name.as_str())).collect();
    assert!(short.is_empty(), "of one word: {short:?}");
    let gone: Vec<_> = STANDARD.iter().filter(|name| !defined.contains(**name)).collect();
    assert!(gone.is_empty(), "on the list, but no class: {gone:?}");
}

#[test]
fn colours_and_sizes_are_tokens() {
    let sheets = sheets();
    let mut faults = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.name != TOKENS) {
        for (property, value) in &sheet.declarations {
            let size = property.starts_with("font") || property == "border-radius" || is_space(property);
            if is_colour(value) || (size && value.split([' ', ',', '(', ')', '/']).any(|word| is_size(property, word))) {
                faults.push(format!("{}: {property}: {value}", sheet.name));
            }
        }
    }
    assert!(faults.is_empty(), "use a token of {TOKENS}: {faults:#?}");
}

#[test]
fn every_token_is_used_and_every_property_is_a_token() {
    let (sheets, tokens) = (sheets(), sheets());
    let own = |name: &str| !name.starts_with("--pico-");
    let tokens: BTreeSet<_> = tokens
        .iter()
        .flat_map(|sheet| sheet.declarations.iter().filter(|(name, _)| sheet.name == TOKENS || name == "--button-color"))
        .map(|(name, _)| name.as_str())
        .filter(|name| name.starts_with("--") && own(name))
        .collect();
    let mut read = BTreeSet::new();
    for (_, value) in sheets.iter().flat_map(|sheet| &sheet.declarations) {
        for rest in value.split("var(").skip(1) {
            let name = rest.split([')', ',']).next().unwrap_or_default();
            assert!(!own(name) || tokens.contains(name), "{name} is no token");
            read.insert(name);
        }
    }
    let unused: Vec<_> = tokens.iter().filter(|name| !read.contains(**name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

fn is_space(property: &str) -> bool {
    ["padding", "margin", "gap"].iter().any(|name| property.starts_with(name))
}

fn is_colour(value: &str) -> bool {
    value.contains("rgb(") || value.split('#').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit()))
}

/// Whether a word of a value is a length that should be a token. Widths of columns, from 3.5rem on, are no spaces.
fn is_size(property: &str, word: &str) -> bool {
    const SPACES_END: f32 = 3.5;
    let Some(number) = word.strip_suffix("rem").and_then(|number| number.parse::<f32>().ok()) else { return false };
    !(is_space(property) && number.abs() > SPACES_END)
}
