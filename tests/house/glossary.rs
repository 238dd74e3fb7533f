//! The names of public types: words of the field, or of docs/glossary.md.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use house_tests::{source, tree};
use syn::{Item, Visibility};

/// One word, and a standard one: of HTTP, SQL, cryptography, accounting, or of what a business sends its clients.
const STANDARD: &[&str] = &[
    "Account",
    "Action",
    "Actor",
    "Answer",
    "App",
    "Application",
    "Arg",
    "Audit",
    "Bill",
    "Body",
    "Brand",
    "Bytes",
    "Cache",
    "Change",
    "Checkout",
    "Choice",
    "Claim",
    "Clock",
    "Colour",
    "Config",
    "Constraint",
    "Context",
    "Cookie",
    "Counter",
    "Created",
    "Credentials",
    "Currency",
    "D1",
    "Date",
    "Deposit",
    "Device",
    "Direction",
    "Dispute",
    "Document",
    "Email",
    "Entropy",
    "Entry",
    "Failure",
    "Files",
    "Flag",
    "Form",
    "Format",
    "Function",
    "Inbox",
    "Invoice",
    "Item",
    "Jobs",
    "Keys",
    "Language",
    "Limit",
    "Log",
    "Mail",
    "Mailer",
    "Money",
    "Operation",
    "Outcome",
    "Outgoing",
    "Palette",
    "Part",
    "Password",
    "Passwords",
    "Payload",
    "Payments",
    "Permission",
    "Policy",
    "Preview",
    "Problem",
    "Progress",
    "Provider",
    "Purpose",
    "Query",
    "Question",
    "Questionnaire",
    "Quote",
    "R2",
    "Range",
    "Refund",
    "Reply",
    "Role",
    "Routes",
    "Schedule",
    "Schema",
    "Security",
    "Services",
    "Shards",
    "Share",
    "Signer",
    "Site",
    "Sql",
    "Stripe",
    "Submission",
    "Text",
    "Timestamp",
    "Totals",
    "Translations",
    "Transport",
    "Uploader",
    "Values",
    "Viewer",
    "Webhook",
];

/// Whether types in here are seen elsewhere. What is inside an operation's folder is that operation's own.
fn is_shared(path: &Path) -> bool {
    let of_an_operation = ["client", "studio", "system"].iter().any(|side| path.starts_with(Path::new("functions").join(side)));
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    !of_an_operation && !path.iter().any(|part| part == "build") && name != "testing" && !name.starts_with("tests_of")
}

/// Name → the files that declare a public type of it.
fn types() -> BTreeMap<String, Vec<String>> {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in source::shipping().into_iter().filter(|path| is_shared(path)) {
        for item in source::parse(&path).items {
            let (visibility, name) = match &item {
                Item::Struct(item) => (&item.vis, &item.ident),
                Item::Enum(item) => (&item.vis, &item.ident),
                Item::Trait(item) => (&item.vis, &item.ident),
                _ => continue,
            };
            if matches!(visibility, Visibility::Public(_)) {
                types.entry(name.to_string()).or_default().push(path.display().to_string());
            }
        }
    }
    types
}

/// `SignedIn` → `signed in`.
fn words(name: &str) -> String {
    let spaced =
        name.chars().enumerate().flat_map(|(place, c)| [' '].into_iter().filter(move |_| place > 0 && c.is_uppercase()).chain([c]));
    spaced.collect::<String>().to_lowercase()
}

fn terms() -> BTreeSet<String> {
    let glossary = tree::read("docs/glossary.md".as_ref());
    let rows =
        glossary.lines().filter_map(|line| line.strip_prefix("| ")).filter(|row| !row.starts_with("Term |") && !row.starts_with("---"));
    rows.map(|row| row.split(" |").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_type_of_one_word_is_a_term_or_a_standard_word() {
    let (types, terms) = (types(), terms());
    let known = |name: &str| terms.contains(&words(name)) || STANDARD.contains(&name);
    let found: Vec<_> = types.keys().map(String::as_str).filter(|name| !words(name).contains(' ') && !known(name)).collect();
    assert!(found.is_empty(), "two words say more than {found:?}; or write the term into docs/glossary.md");
    let gone: Vec<_> = STANDARD.iter().filter(|name| !types.contains_key(**name)).collect();
    assert!(gone.is_empty(), "on the list, but no type: {gone:?}");
}

#[test]
fn no_two_public_types_share_a_name() {
    let types = types();
    let shared: Vec<_> = types.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn the_glossary_stays_short_and_in_order() {
    const MOST_TERMS: usize = 60;
    let glossary = tree::read("docs/glossary.md".as_ref());
    let terms: Vec<_> =
        glossary.lines().filter_map(|line| line.strip_prefix("| ")).skip(2).map(|row| row.split(" |").next().unwrap()).collect();
    assert!(terms.is_sorted_by_key(|term| term.to_lowercase()), "{terms:?}");
    assert!(terms.len() <= MOST_TERMS, "{} terms", terms.len());
}
