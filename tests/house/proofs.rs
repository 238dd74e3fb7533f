//! Which test proves which rows of [`crate::rows`], as the tests say it themselves: `/// Proves A9, A14.` above one in Rust, `[A9, A14]`
//! at the end of its title in JavaScript. What says so and is no test that runs, fails.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Expr, Lit, Meta};

use crate::tree;

pub struct Proof {
    pub file: PathBuf,
    /// Of "Tests, by level" in `docs/features.md`.
    pub level: u8,
    /// What the test says in its name.
    pub test: String,
    pub rows: Vec<String>,
}

/// A test's name, and the rows it says it proves.
pub type Claim = (String, Vec<String>);

/// All of them, by file and in the order of the file.
pub fn collect() -> Vec<Proof> {
    let mut proofs = Vec::new();
    for (extension, read) in [("rs", of_rust as fn(&str) -> Vec<Claim>), ("js", of_javascript)] {
        for file in tree::files_of(extension) {
            for (test, rows) in read(&tree::read(&file)) {
                let level = level(&file).unwrap_or_else(|| panic!("{}: “{test}” has no level here", file.display()));
                proofs.push(Proof { file: file.clone(), level, test, rows });
            }
        }
    }
    proofs
}

fn level(file: &Path) -> Option<u8> {
    let place = ["tests/e2e", "tests/browser", "tests/conformance", "tests/house", "functions", "shared"];
    match *place.iter().find(|place| file.starts_with(place))? {
        "tests/e2e" => Some(3),
        "tests/browser" => Some(4),
        "tests/conformance" => Some(5),
        "functions" if !file.iter().any(|part| part == "tests.rs" || part == "tests") => Some(1),
        "shared" => Some(1),
        _ => Some(2),
    }
}

/// `A9, A14`, or nothing.
fn rows(list: &str) -> Option<Vec<String>> {
    let is_row = |text: &str| text.strip_prefix(|letter: char| letter.is_ascii_uppercase()).is_some_and(|rest| rest.parse::<u8>().is_ok());
    list.split(", ").map(|row| is_row(row).then(|| row.to_owned())).collect()
}

/// The tests of a file that prove something, with what.
///
/// # Panics
/// When a claim cannot be read, or stands above something that is not run.
pub fn of_rust(text: &str) -> Vec<Claim> {
    let mut found = Vec::new();
    if text.contains("/// Proves ") {
        walk(text.parse().unwrap(), &mut found);
    }
    found
}

/// By tokens, since `syn` does not look into macros such as `proptest!`.
fn walk(tokens: TokenStream, found: &mut Vec<Claim>) {
    let mut attributes: Vec<Meta> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (&token, tokens.peek()) {
            (TokenTree::Punct(mark), Some(TokenTree::Group(group))) if mark.as_char() == '#' && group.delimiter() == Delimiter::Bracket => {
                attributes.extend(syn::parse2(group.stream()));
                tokens.next();
                continue;
            }
            (TokenTree::Ident(word), _) if word == "pub" || word == "async" => continue,
            (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "fn" => found.extend(claim(&attributes, &name.to_string())),
            _ => assert!(attributes.iter().all(|one| proves(one).is_none()), "“Proves” stands above something that is no test"),
        }
        attributes.clear();
        if let TokenTree::Group(group) = token {
            walk(group.stream(), found);
        }
    }
}

fn claim(attributes: &[Meta], name: &str) -> Option<Claim> {
    let list = attributes.iter().find_map(proves)?;
    let is = |attribute: &Meta, word: &str| attribute.path().segments.last().is_some_and(|last| last.ident == word);
    let runs = attributes.iter().any(|one| is(one, "test")) && !attributes.iter().any(|one| is(one, "ignore"));
    assert!(runs, "{name} proves {list} and is no test that runs");
    let rows = list.strip_suffix('.').and_then(rows);
    Some((name.replace('_', " "), rows.unwrap_or_else(|| panic!("{name}: write “Proves A9, A14.”, not “Proves {list}”"))))
}

/// What follows "Proves" where this is such a line of a doc comment.
fn proves(attribute: &Meta) -> Option<String> {
    let Meta::NameValue(doc) = attribute else { return None };
    let Expr::Lit(literal) = &doc.value else { return None };
    let Lit::Str(text) = &literal.lit else { return None };
    Some(text.value().trim().strip_prefix("Proves ")?.to_owned())
}

/// The titles that end with what they prove.
///
/// # Panics
/// When such a text is not the title of a `test(…)` or `it(…)` that runs.
pub fn of_javascript(text: &str) -> Vec<Claim> {
    let mut found = Vec::new();
    for (close, _) in text.match_indices(']') {
        let Some(quote) = text[close + 1..].chars().next().filter(|next| "'\"`".contains(*next)) else { continue };
        let Some(open) = text[..close].rfind('[') else { continue };
        let Some(rows) = rows(&text[open + 1..close]) else { continue };
        let escaped = |at: &usize| text[..*at].ends_with('\\');
        let begin = text[..open].rmatch_indices(quote).map(|(at, _)| at).find(|at| !escaped(at)).unwrap_or(0);
        let title = text[begin..open].trim_start_matches(quote).trim_end().replace('\\', "");
        let call = text[..begin].trim_end();
        let named = call.strip_suffix("test(").or_else(|| call.strip_suffix("it("));
        let own = named.is_some_and(|before| !before.ends_with(|last: char| last.is_alphanumeric() || "_$.".contains(last)));
        let commented = call.lines().next_back().is_some_and(|line| line.contains("//"));
        assert!(own && !commented, "“{title} {}” is not the title of a test that runs", &text[open..=close]);
        found.push((title, rows));
    }
    found
}
