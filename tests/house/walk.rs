//! The walk in ARCHITECTURE.md: every file it leads to exists, and contains what it names there.

use house_tests::tree;

const PAGE: &str = "ARCHITECTURE.md";
const SECTION: &str = "## A newcomer's walk";
const CLICKS: usize = 5;

/// Each link with the `code` that follows it, up to the next link.
fn links(text: &str) -> Vec<(String, Vec<String>)> {
    let parts = text.split("](").skip(1).map(|part| part.split_once(')').unwrap());
    parts.map(|(path, rest)| (path.to_owned(), rest.split('`').skip(1).step_by(2).map(str::to_owned).collect())).collect()
}

#[test]
fn every_step_leads_to_what_it_names() {
    let page = tree::read(PAGE.as_ref());
    let section = page.split_once(SECTION).unwrap_or_else(|| panic!("{PAGE} has no {SECTION}")).1;
    let section = section.split("\n## ").next().unwrap_or_default();
    let steps: Vec<_> = (1..).map_while(|number| section.split_once(&format!("\n{number}. ")).map(|(_, rest)| rest)).collect();
    assert_eq!(steps.len(), CLICKS, "steps of the walk");
    for step in steps {
        // A step ends where the next begins, or with an empty line.
        let end = step.lines().skip(1).position(|line| !line.starts_with("   ")).map_or(usize::MAX, |more| more + 1);
        let text = step.lines().take(end).collect::<Vec<_>>().join(" ");
        let links = links(&text);
        assert!(!links.is_empty(), "a step without a link: {text}");
        for (path, names) in links {
            let file = tree::read(path.as_ref());
            assert!(!names.is_empty(), "{path}: what is to be seen there?");
            for name in names {
                assert!(file.contains(&name), "{PAGE}: {path} does not contain `{name}`");
            }
        }
    }
}

#[test]
fn a_step_is_read_with_what_it_names() {
    let found = links("**Rules**: [rules.rs](a/rules.rs) has `fn x`, and [sql.rs](a/sql.rs) has `Y` and `Z`.");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(found, [("a/rules.rs".to_owned(), names(&["fn x"])), ("a/sql.rs".to_owned(), names(&["Y", "Z"]))]);
}
