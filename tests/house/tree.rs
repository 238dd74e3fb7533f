//! Files and crates.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value as Json;

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Files we wrote, as paths from the root, sorted; without hidden folders, builds and packages.
pub fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root(), &mut found);
    found.sort();
    found
}

/// Those with this extension.
pub fn files_of(extension: &str) -> Vec<PathBuf> {
    files().into_iter().filter(|path| path.extension().is_some_and(|own| own == extension)).collect()
}

/// The text of a file of [`files`].
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    const NOT_OURS: &[&str] = &["target", "node_modules", "build", "dist", "artefacts"];
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() && !name.starts_with('.') && !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), found);
        } else if kind.is_file() {
            found.push(entry.path().strip_prefix(root()).unwrap().to_owned());
        }
    }
}

/// One crate of the workspace.
#[derive(Debug, Clone)]
pub struct Crate {
    pub name: String,
    /// From the root.
    pub folder: PathBuf,
    pub dependencies: Vec<Dependency>,
}

#[derive(Debug, Clone)]
pub struct Dependency {
    pub name: String,
    /// Only for tests.
    pub dev: bool,
}

/// What `cargo metadata` says.
pub struct Metadata(Json);

impl Metadata {
    pub fn read() -> Self {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self(serde_json::from_slice(&output.stdout).unwrap())
    }

    pub fn crates(&self) -> Vec<Crate> {
        let members: Vec<_> = list(&self.0["workspace_members"]).map(text).collect();
        let packages = list(&self.0["packages"]).filter(|package| members.contains(&text(&package["id"])));
        packages
            .map(|package| Crate {
                name: text(&package["name"]).to_owned(),
                folder: Path::new(text(&package["manifest_path"])).parent().unwrap().strip_prefix(root()).unwrap().to_owned(),
                dependencies: list(&package["dependencies"])
                    .map(|dependency| Dependency { name: text(&dependency["name"]).to_owned(), dev: dependency["kind"] == "dev" })
                    .collect(),
            })
            .collect()
    }

    /// Every crate that one of the workspace needs in the end, in whatever way but for its tests.
    pub fn reach(&self, name: &str) -> Vec<String> {
        let packages: Vec<_> = list(&self.0["packages"]).collect();
        let name_of = |id: &str| packages.iter().find(|package| package["id"] == id).map_or("", |package| text(&package["name"]));
        let nodes: Vec<_> = list(&self.0["resolve"]["nodes"]).collect();
        let start = nodes.iter().map(|node| text(&node["id"])).find(|id| name_of(id) == name).unwrap();
        let (mut seen, mut waiting) = (vec![start], vec![start]);
        while let Some(id) = waiting.pop() {
            let node = nodes.iter().find(|node| node["id"] == id).unwrap();
            for dependency in list(&node["deps"]) {
                let ships = list(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev");
                let next = text(&dependency["pkg"]);
                if ships && !seen.contains(&next) {
                    seen.push(next);
                    waiting.push(next);
                }
            }
        }
        seen.into_iter().map(|id| name_of(id).to_owned()).collect()
    }
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().unwrap().iter()
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap()
}
