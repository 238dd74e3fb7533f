//! No module imports one that imports it, directly or through others: then each can be read, and changed, after those it imports.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use house_tests::{source, tree};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, UseTree};

/// Cycles that are left, as the files of each, and why. One that is gone has to go from here, too.
const LEFT: &[(&[&str], &str)] = &[
    (
        &["functions/studio/invoices/manual.rs", "functions/studio/invoices/page.rs"],
        "one page shows both the invoice and the payments that were recorded by hand",
    ),
    (
        &[
            "shared/web/src/app.rs",
            "shared/web/src/change.rs",
            "shared/web/src/device.rs",
            "shared/web/src/failure.rs",
            "shared/web/src/forms/held.rs",
            "shared/web/src/forms/kept.rs",
            "shared/web/src/forms/mod.rs",
            "shared/web/src/frame.rs",
            "shared/web/src/hosts.rs",
            "shared/web/src/input.rs",
            "shared/web/src/openapi.rs",
            "shared/web/src/refusals.rs",
            "shared/web/src/reply.rs",
            "shared/web/src/route.rs",
            "shared/web/src/route/finish.rs",
            "shared/web/src/scope/client.rs",
            "shared/web/src/scope/context.rs",
            "shared/web/src/scope/mod.rs",
            "shared/web/src/scope/open.rs",
            "shared/web/src/scope/staff.rs",
            "shared/web/src/scope/system.rs",
            "shared/web/src/shell.rs",
            "shared/web/src/text.rs",
            "shared/web/src/throttle.rs",
            "shared/web/src/translations.rs",
            "shared/web/src/version.rs",
        ],
        "the state of the application knows its routes, and every scope knows the state",
    ),
];

/// A path of names from the root of the crate.
type Names = Vec<String>;

#[derive(Debug, Default)]
struct Module {
    file: PathBuf,
    /// Names that `use` brings into the module, and where each comes from. Modules below it may take them from here.
    imports: BTreeMap<String, Names>,
    /// Everything it names outside itself.
    paths: BTreeSet<Names>,
}

type Modules = BTreeMap<Names, Module>;

fn load(modules: &mut Modules, file: &Path, folder: &Path, at: &Names) {
    let items = source::parse(file).items;
    modules.insert(at.clone(), Module { file: file.to_owned(), ..Module::default() });
    // Children first: a path may begin with the name of one.
    for item in &items {
        let Item::Mod(child) = item else { continue };
        if child.content.is_some() {
            continue;
        }
        let name = child.ident.to_string();
        let inside = folder.join(&name);
        let beside = folder.join(format!("{name}.rs"));
        let path = if tree::root().join(&beside).is_file() { beside } else { inside.join("mod.rs") };
        // A path of its own leads out of the crate's folder, to what its build shares.
        if child.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
            continue;
        }
        load(modules, &path, &inside, &[at.as_slice(), &[name]].concat());
    }
    let mut reader = Reader { at, known: modules.keys().cloned().collect(), module: Module::default() };
    reader.items(&items);
    let read = reader.module;
    let module = modules.get_mut(at).unwrap();
    (module.imports, module.paths) = (read.imports, read.paths);
}

struct Reader<'a> {
    at: &'a Names,
    known: BTreeSet<Names>,
    module: Module,
}

impl Reader<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(item) => self.tree(&item.tree, &mut Vec::new()),
                other => self.tokens(other.to_token_stream()),
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, before: &mut Names) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
            UseTree::Name(name) if name.ident == "self" => {
                let last = before.last().cloned().unwrap_or_default();
                self.import(last, before.clone());
            }
            UseTree::Name(name) => self.import(name.ident.to_string(), [before.as_slice(), &[name.ident.to_string()]].concat()),
            UseTree::Rename(name) => self.import(name.rename.to_string(), [before.as_slice(), &[name.ident.to_string()]].concat()),
            UseTree::Glob(_) => self.import(String::new(), before.clone()),
        }
    }

    fn import(&mut self, name: String, path: Names) {
        if let Some(path) = self.absolute(&path) {
            self.module.imports.insert(name, path.clone());
            self.module.paths.insert(path);
        }
    }

    /// From the root of the crate; nothing for what is in another crate.
    fn absolute(&self, path: &[String]) -> Option<Names> {
        let first = path.first()?;
        match first.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([self.at.as_slice(), &path[1..]].concat()),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                let parent = self.at.get(..self.at.len().checked_sub(ups)?)?;
                Some([parent, &path[ups..]].concat())
            }
            _ => {
                let child = [self.at.as_slice(), std::slice::from_ref(first)].concat();
                self.known.contains(&child).then(|| [self.at.as_slice(), path].concat())
            }
        }
    }

    /// Paths in code and in the arguments of macros.
    fn tokens(&mut self, tokens: TokenStream) {
        let trees: Vec<_> = tokens.into_iter().collect();
        let is_colons = |at: usize| {
            let is_colon = |at: usize| matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
            is_colon(at) && is_colon(at + 1)
        };
        let mut at = 0;
        while at < trees.len() {
            match &trees[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) if is_colons(at + 1) && !(at >= 2 && is_colons(at - 2)) => {
                    let mut path = vec![first.to_string()];
                    while is_colons(at + 1)
                        && let Some(TokenTree::Ident(next)) = trees.get(at + 3)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    self.module.paths.extend(self.absolute(&path));
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// The module in which what `path` names is defined.
fn home(modules: &Modules, path: &[String], steps: usize) -> Option<Names> {
    let mut at = Names::new();
    for (place, name) in path.iter().enumerate() {
        let child = [at.as_slice(), std::slice::from_ref(name)].concat();
        if modules.contains_key(&child) {
            at = child;
        } else if let Some(from) = modules.get(&at)?.imports.get(name).filter(|_| steps > 0) {
            return home(modules, &[from.as_slice(), &path[place + 1..]].concat(), steps - 1);
        } else {
            break;
        }
    }
    Some(at)
}

/// Which module imports which. What a module takes from the one it is inside of does not count: it is a part of that.
fn graph(modules: &Modules) -> BTreeMap<&Names, BTreeSet<Names>> {
    const MOST_STEPS: usize = 8;
    modules
        .iter()
        .map(|(at, module)| {
            let homes = module.paths.iter().filter_map(|path| home(modules, path, MOST_STEPS));
            (at, homes.filter(|other| !at.starts_with(other)).collect())
        })
        .collect()
}

/// Groups of modules each of which reaches all others, as files.
fn cycles(modules: &Modules) -> Vec<BTreeSet<String>> {
    let graph = graph(modules);
    let reach = |start: &Names| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(at) = waiting.pop() {
            for next in &graph[&at] {
                if seen.insert(next.clone()) {
                    waiting.push(next.clone());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<_, _> = modules.keys().map(|at| (at, reach(at))).collect();
    let mut found = Vec::new();
    for (at, seen) in reached.iter().filter(|(at, seen)| seen.contains(**at)) {
        let group: BTreeSet<_> = seen.iter().filter(|other| reached[other].contains(*at)).collect();
        let files: BTreeSet<_> = group.iter().map(|at| modules[*at].file.display().to_string()).collect();
        if found.contains(&files) {
            continue;
        }
        for at in &group {
            for next in graph[*at].iter().filter(|next| group.contains(next)) {
                println!("{} -> {}", modules[*at].file.display(), modules[next].file.display());
            }
        }
        found.push(files);
    }
    found
}

#[test]
fn modules_import_in_one_direction() {
    let mut found = Vec::new();
    for one in tree::Metadata::read().crates() {
        let folder = if one.name == "functions" { one.folder.clone() } else { one.folder.join("src") };
        let root = folder.join("lib.rs");
        if !tree::root().join(&root).is_file() {
            continue;
        }
        let mut modules = Modules::new();
        load(&mut modules, &root, &folder, &Names::new());
        assert!(modules.len() > 3, "{}: its modules are not found", one.name);
        found.extend(cycles(&modules));
    }
    let left: Vec<BTreeSet<_>> = LEFT.iter().map(|(files, _)| files.iter().map(|file| (*file).to_owned()).collect()).collect();
    let new: Vec<_> = found.iter().filter(|cycle| !left.contains(cycle)).collect();
    let gone: Vec<_> = left.iter().filter(|cycle| !found.contains(cycle)).collect();
    assert!(new.is_empty() && gone.is_empty(), "new cycles: {new:#?}\ngone, but on the list: {gone:#?}");
}

/// The reader sees imports, paths in code and what a parent hands on.
#[test]
fn a_path_is_followed_to_where_its_item_is_defined() {
    let names = |path: &str| path.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect::<Names>();
    let mut modules = Modules::new();
    for at in ["", "a", "a::b", "c"] {
        modules.insert(names(at), Module { file: at.into(), ..Module::default() });
    }
    modules.get_mut(&names("")).unwrap().imports.insert("Thing".to_owned(), names("a::b::Thing"));
    assert_eq!(home(&modules, &names("Thing"), 8), Some(names("a::b")));
    assert_eq!(home(&modules, &names("a::Other"), 8), Some(names("a")));
    let at = names("c");
    let mut reader = Reader { at: &at, known: modules.keys().cloned().collect(), module: Module::default() };
    reader
        .items(&syn::parse_file("use super::{Thing, a::{self, b::X as Y}}; fn f() { crate::a::b::g(vec![super::a::h()]) }").unwrap().items);
    let paths: Vec<_> = reader.module.paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["Thing", "a", "a::b::X", "a::b::g", "a::h"]);
    modules.insert(at.clone(), reader.module);
    modules.get_mut(&names("a::b")).unwrap().paths.extend([names("c::f"), names("a::x")]);
    assert_eq!(cycles(&modules).len(), 1);
}
