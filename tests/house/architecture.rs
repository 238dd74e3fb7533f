//! The rules of ARCHITECTURE.md that a compiler does not check.

use house_tests::{source, tree};

/// From the bottom up: a crate may use only those before it.
const STOREYS: &[&str] = &["domain", "ports", "web", "functions", "edge"];
/// May use anything below `functions`, and is used by tests only.
const FIXTURES: &str = "testkit";
const TESTS: &str = "house-tests";

#[test]
fn arrows_point_one_way() {
    let crates = tree::Metadata::read().crates();
    let ours: Vec<_> = crates.iter().map(|one| one.name.clone()).collect();
    for one in &crates {
        let below = match one.name.as_str() {
            TESTS => continue,
            FIXTURES => &STOREYS[..3],
            name => {
                let storey = STOREYS.iter().position(|other| *other == name);
                &STOREYS[..storey.unwrap_or_else(|| panic!("{name} has no place in the house"))]
            }
        };
        for dependency in one.dependencies.iter().filter(|dependency| !dependency.dev && ours.contains(&dependency.name)) {
            assert!(below.contains(&dependency.name.as_str()), "{} must not depend on {}", one.name, dependency.name);
        }
    }
    for name in STOREYS.iter().copied().chain([FIXTURES, TESTS]) {
        assert!(ours.iter().any(|one| one == name), "{name} is missing");
    }
}

#[test]
fn only_the_edge_knows_cloudflare() {
    let metadata = tree::Metadata::read();
    for one in metadata.crates() {
        let knows = metadata.reach(&one.name).iter().any(|name| name == "worker");
        assert_eq!(knows, one.name == "edge", "{}: depends on `worker`, directly or not", one.name);
    }
}

#[test]
fn the_crates_the_user_named_do_their_work() {
    let named = ["worker", "serde", "serde_json", "jwt-compact", "argon2", "base64", "wasm-bindgen", "getrandom"];
    let crates = tree::Metadata::read().crates();
    let files = source::shipping();
    for name in named {
        let path = format!("{}::", name.replace('-', "_"));
        let used = crates.iter().any(|one| {
            let declared = STOREYS.contains(&one.name.as_str()) && one.dependencies.iter().any(|own| own.name == name && !own.dev);
            declared && files.iter().filter(|file| file.starts_with(&one.folder)).any(|file| tree::read(file).contains(&path))
        });
        assert!(used, "{name} is not used by any crate that ships");
    }
}

/// As long as there are rows; each is read on its own.
const TABLES: &[(&str, &str)] = &[
    ("functions/routes.rs", "every route in one place"),
    ("tests/house/examples.rs", "one line for each of them"),
    ("docs/schema.sql", "written from the migrations"),
];

#[test]
fn files_can_be_read_in_one_sitting() {
    const MOST_LINES: usize = 500;
    let ours = ["rs", "js", "mjs", "ts", "css", "scss", "html", "sql", "py", "sh"];
    let long: Vec<_> = ours
        .iter()
        .flat_map(|extension| tree::files_of(extension))
        // What has landed there is never edited again.
        .filter(|path| !path.starts_with("migrations"))
        .filter(|path| !TABLES.iter().any(|(name, _)| path.ends_with(name)))
        .map(|path| (tree::read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
}

#[test]
fn no_lint_against_panics_is_lifted_in_what_ships() {
    let manifest = tree::read("Cargo.toml".as_ref());
    let denied: Vec<_> = manifest.lines().filter_map(|line| line.strip_suffix(r#" = "deny""#)).collect();
    assert!(denied.contains(&"unwrap_used") && denied.contains(&"indexing_slicing"), "{denied:?}");
    for path in source::shipping() {
        for lifted in source::lifted(&path) {
            assert!(!denied.iter().any(|lint| lifted.contains(lint)), "{}: lifts {lifted}", path.display());
        }
    }
    for one in tree::Metadata::read().crates() {
        let manifest = tree::read(&one.folder.join("Cargo.toml"));
        let exempt = [FIXTURES, TESTS].contains(&one.name.as_str());
        assert!(exempt || manifest.contains("[lints]\nworkspace = true"), "{} does not take the workspace's lints", one.name);
    }
}

/// Folders of what nobody asks for by a route.
const WITHOUT_ROUTES: &[(&str, &str)] = &[
    ("payments", "applies what a provider reports to payments, whoever asks"),
    ("system/reconcile", "the cron asks the provider about payments"),
    ("system/sweep", "the cron deletes what has expired"),
    ("system/digest", "the cron tells studios of uploads"),
    ("system/sweep_files", "the cron deletes what uploads left behind"),
    ("system/inbound", "mail comes in by an event of its own"),
];

/// One finds every operation by its folder, and its routes in the folder.
#[test]
fn every_operation_has_a_folder_and_is_in_the_list_of_routes() {
    let list = tree::read("functions/routes.rs".as_ref());
    let files = tree::files_of("rs");
    for path in &files {
        let parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap()).collect();
        let ["functions", side @ ("client" | "studio" | "system"), operation, "mod.rs"] = parts[..] else { continue };
        let routes = files.contains(&path.with_file_name("routes.rs"));
        let named = list.contains(&format!("{side}::{operation}"));
        let without = WITHOUT_ROUTES.iter().any(|(name, _)| *name == format!("{side}/{operation}"));
        assert_eq!(routes, named, "{side}::{operation}: its `routes.rs`, and its name in functions/routes.rs");
        assert!(routes != without, "{side}/{operation}: a `routes.rs`, or a reason to have none");
    }
    for (folder, reason) in WITHOUT_ROUTES {
        assert!(tree::root().join("functions").join(folder).is_dir(), "{folder} is gone: {reason}");
    }
}

/// A crate whose library is not tested by itself would let a test in it rest for ever.
#[test]
fn no_test_is_in_a_library_that_runs_none() {
    for one in tree::Metadata::read().crates() {
        if !tree::read(&one.folder.join("Cargo.toml")).contains("test = false") {
            continue;
        }
        let library = if one.name == TESTS { "tests/house".into() } else { one.folder.join("src") };
        let main = tree::read("tests/house/main.rs".as_ref());
        for path in tree::files_of("rs").into_iter().filter(|path| path.starts_with(&library)) {
            let module = path.file_stem().unwrap().to_str().unwrap();
            let runs = one.name == TESTS && (module == "main" || main.contains(&format!("mod {module};")));
            let tests = tree::read(&path).lines().any(|line| line.trim() == "#[test]" || line.trim() == "#[tokio::test]");
            assert!(runs || !tests, "{}: its tests never run", path.display());
        }
    }
}
