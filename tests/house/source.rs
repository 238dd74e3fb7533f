//! Rust files, read with `syn`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, ImplItem, Item, Lit, Token, punctuated::Punctuated, visit::Visit};

use crate::tree;

/// A `const NAME: Sql = Sql::new("…")`, or one put together with `concat!`.
#[derive(Debug, Clone)]
pub struct Statement {
    pub file: PathBuf,
    pub name: String,
    pub sql: String,
    /// For the directory, not for a shard.
    pub directory: bool,
}

impl Statement {
    /// As lists of exceptions write it: `functions/client/login/sql.rs FACTS`.
    pub fn title(&self) -> String {
        format!("{} {}", self.file.display(), self.name)
    }
}

/// What ships: no fixtures, no tests.
pub fn shipping() -> Vec<PathBuf> {
    let of_tests =
        |path: &PathBuf| path.starts_with("tests") || path.starts_with("shared/testkit") || path.iter().any(|part| part == "tests");
    tree::files_of("rs").into_iter().filter(|path| !of_tests(path) && !path.ends_with("tests.rs")).collect()
}

/// A file without what is only there for tests.
pub fn parse(path: &Path) -> syn::File {
    let mut file = syn::parse_file(&tree::read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.items.retain(|item| !attributes(item).iter().any(for_tests));
    file
}

/// The statements of a file, and how often it makes one in any other way.
pub fn statements(path: &Path) -> (Vec<Statement>, usize) {
    let file = parse(path);
    let mut finder = Finder { file: path, found: Vec::new() };
    finder.visit_file(&file);
    let tokens = file.items.iter().map(|item| makes(item.to_token_stream())).sum::<usize>();
    let others = tokens - finder.found.len();
    (finder.found, others)
}

/// All `allow` and `expect` attributes of a file, with the lints they name.
pub fn lifted(path: &Path) -> Vec<String> {
    struct Lifted(Vec<String>);
    impl<'ast> Visit<'ast> for Lifted {
        fn visit_attribute(&mut self, attribute: &'ast Attribute) {
            if (attribute.path().is_ident("allow") || attribute.path().is_ident("expect"))
                && let Ok(list) = attribute.meta.require_list()
            {
                self.0.push(list.tokens.to_string());
            }
        }
    }
    let mut lifted = Lifted(Vec::new());
    lifted.visit_file(&parse(path));
    lifted.0
}

struct Finder<'a> {
    file: &'a Path,
    found: Vec<Statement>,
}

impl Finder<'_> {
    fn take(&mut self, name: &syn::Ident, value: &Expr) {
        if let Some((sql, directory)) = literal(value) {
            self.found.push(Statement { file: self.file.to_owned(), name: name.to_string(), sql, directory });
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.take(&item.ident, &item.expr);
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        match item {
            ImplItem::Const(item) => self.take(&item.ident, &item.expr),
            other => syn::visit::visit_impl_item(self, other),
        }
    }
}

/// The text in `Sql::new("…")`, or in `DirectorySql::new("…")`.
fn literal(value: &Expr) -> Option<(String, bool)> {
    let Expr::Call(call) = value else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    let names: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let [.., kind, new] = &names[..] else { return None };
    let directory = match (kind.as_str(), new.as_str()) {
        ("Sql", "new") => false,
        ("DirectorySql", "new") => true,
        _ => return None,
    };
    Some((text(call.args.first()?)?, directory))
}

/// A text, or several put together with `concat!`; statements that are alike in part share that part as a macro of one text.
fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Expr::Macro(called) if called.mac.path.is_ident("concat") => {
            let pieces = called.mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated).ok()?;
            pieces.iter().map(text).collect()
        }
        Expr::Macro(called) => parts().get(&called.mac.path.get_ident()?.to_string()).cloned(),
        _ => None,
    }
}

/// The texts of all `macro_rules! name { () => { "…" } }`.
fn parts() -> &'static BTreeMap<String, String> {
    static PARTS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PARTS.get_or_init(|| {
        let mut parts = BTreeMap::new();
        for path in shipping() {
            for item in parse(&path).items {
                let Item::Macro(item) = item else { continue };
                let Some(name) = item.ident else { continue };
                if let Some(text) = only_text(item.mac.tokens) {
                    assert!(parts.insert(name.to_string(), text).is_none(), "{name}: two parts of one name");
                }
            }
        }
        parts
    })
}

/// The text in `() => { "…" }`.
fn only_text(rule: TokenStream) -> Option<String> {
    let mut groups = rule.into_iter().filter_map(|tree| if let TokenTree::Group(group) = tree { Some(group.stream()) } else { None });
    match (groups.next(), groups.next(), groups.next()) {
        (Some(takes), Some(gives), None) if takes.is_empty() => syn::parse2::<syn::LitStr>(gives).ok().map(|text| text.value()),
        _ => None,
    }
}

/// How often `Sql::new` or `DirectorySql::new` stands in these tokens, in macros too.
fn makes(tokens: TokenStream) -> usize {
    let trees: Vec<_> = tokens.into_iter().collect();
    let inside: usize = trees.iter().map(|tree| if let TokenTree::Group(group) = tree { makes(group.stream()) } else { 0 }).sum();
    let here = trees
        .windows(4)
        .filter(|four| four.iter().map(ToString::to_string).collect::<String>().trim_start_matches("Directory") == "Sql::new")
        .count();
    inside + here
}

fn for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => &[],
    }
}
