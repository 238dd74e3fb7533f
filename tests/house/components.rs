//! The pages that show all components. `scripts/components` has them written into a folder.

use std::collections::BTreeSet;

use house_tests::tree;

#[test]
fn the_pages_show_every_class_of_the_components() {
    let pages = functions::components::pages().unwrap();
    if let Some(folder) = std::env::var_os("PORTICO_COMPONENTS") {
        for (path, page) in &pages {
            let path = std::path::Path::new(&folder).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, page).unwrap();
        }
    }
    let pages: String = pages.into_iter().map(|(_, page)| page).collect();
    let shown: BTreeSet<_> =
        pages.split(" class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap_or_default().split_whitespace()).collect();
    let missing: Vec<_> = crate::styles::classes_of("components.css").into_iter().filter(|class| !shown.contains(class.as_str())).collect();
    assert!(missing.is_empty(), "functions/components shows no {missing:?}");
}

/// A feature of a dependency is in a build as soon as one crate of it asks.
#[test]
fn the_worker_is_built_without_them() {
    let manifests = tree::files().into_iter().filter(|path| path.ends_with("Cargo.toml"));
    let asking: Vec<_> =
        manifests.filter(|path| tree::read(path).lines().any(|line| line.starts_with("functions") && line.contains("features"))).collect();
    assert_eq!(asking, [std::path::Path::new("tests/Cargo.toml")]);
    assert!(tree::read("functions/Cargo.toml".as_ref()).contains("\ncomponents = []\n"));
    assert!(!tree::read("functions/Cargo.toml".as_ref()).contains("\ndefault ="));
    assert!(!tree::read("scripts/build".as_ref()).contains("--features"));
}
