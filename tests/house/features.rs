//! docs/features.md: what works, and which tests prove it. `UPDATE=1 cargo test -p house-tests features::` writes it.

use std::{collections::BTreeMap, fmt::Write as _, ops::RangeInclusive, path::Path};

use house_tests::{
    proofs::{self, Claim, Proof},
    rows::{ROWS, Row, SECTIONS, State},
    tree,
};

const FILE: &str = "docs/features.md";

const HEAD: &str = "# What works, and which tests prove it

Made from the tests by `UPDATE=1 cargo test -p house-tests features::`; how far each row is stands in
[tests/house/rows.rs](../tests/house/rows.rs).

Tests, by level: 1 rules and values · 2 the whole route table, natively · 3 the real runtime · 4 a real browser · 5 peers. A row is called
done when all of it works and tests prove it: one of A or B at the levels 2, 3 and 4, any other at level 1 or 2 and at level 3 or above. The
build fails where they are missing.
";

/// The tests of one row.
fn of<'a>(row: &Row, proofs: &'a [Proof]) -> Vec<&'a Proof> {
    proofs.iter().filter(|proof| proof.rows.iter().any(|id| id == row.id)).collect()
}

/// What is wrong with a row that has tests at these levels.
fn fault(row: &Row, levels: &[u8]) -> Option<String> {
    let lacks = |level: RangeInclusive<u8>| !levels.iter().any(|one| level.contains(one));
    // What a client meets is proved in the route table, in the real runtime and in a real browser, each by itself.
    let needed: &[_] = if row.id.starts_with(['A', 'B']) { &[2..=2, 3..=3, 4..=4] } else { &[1..=2, 3..=5] };
    match row.state {
        State::Done => {
            let missing: Vec<_> = needed.iter().filter(|level| lacks((*level).clone())).map(said).collect();
            (!missing.is_empty()).then(|| format!("{} is called done without a test at level {}", row.id, missing.join(" and ")))
        }
        State::NotYet if !levels.is_empty() => Some(format!("{} has tests and is called “not yet”", row.id)),
        State::NotYet | State::Partly(_) => None,
    }
}

fn said(level: &RangeInclusive<u8>) -> String {
    if level.start() == level.end() { level.start().to_string() } else { format!("{} to {}", level.start(), level.end()) }
}

#[test]
fn what_is_called_done_is_proved() {
    let proofs = proofs::collect();
    let mut wrong = Vec::new();
    for proof in &proofs {
        for id in proof.rows.iter().filter(|id| ROWS.iter().all(|row| row.id != **id)) {
            wrong.push(format!("{}: “{}” proves {id}, and there is no such row", proof.file.display(), proof.test));
        }
    }
    for row in ROWS {
        let levels: Vec<_> = of(row, &proofs).iter().map(|proof| proof.level).collect();
        wrong.extend(fault(row, &levels));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_row_without_one_of_its_levels_is_not_done() {
    let row = |id, state| Row { id, name: "", state };
    let fault = |id, state, levels: &[u8]| fault(&row(id, state), levels).unwrap_or_default();
    for id in ["A1", "B12"] {
        assert_eq!(fault(id, State::Done, &[4, 2, 3, 3]), "");
        assert_eq!(fault(id, State::Done, &[1, 3, 4, 5]), format!("{id} is called done without a test at level 2"));
        assert_eq!(fault(id, State::Done, &[1, 2, 4]), format!("{id} is called done without a test at level 3"));
        assert_eq!(fault(id, State::Done, &[1, 2, 3, 5]), format!("{id} is called done without a test at level 4"));
        assert_eq!(fault(id, State::Done, &[1]), format!("{id} is called done without a test at level 2 and 3 and 4"));
        assert_eq!(fault(id, State::Partly("the rest"), &[1]), "");
    }
    assert_eq!(fault("C1", State::Done, &[1, 4]), "");
    assert_eq!(fault("D1", State::Done, &[3, 4]), "D1 is called done without a test at level 1 to 2");
    assert_eq!(fault("E5", State::Done, &[1, 2]), "E5 is called done without a test at level 3 to 5");
    assert_eq!(fault("E2", State::NotYet, &[]), "");
    assert_eq!(fault("A3", State::NotYet, &[2]), "A3 has tests and is called “not yet”");
}

#[test]
fn the_checked_in_table_is_what_the_tests_say() {
    let text = page(&proofs::collect());
    let path = tree::root().join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "{FILE} is not what the tests say: run UPDATE=1 cargo test -p house-tests features::, and look at the difference"
    );
}

fn page(proofs: &[Proof]) -> String {
    let mut page = HEAD.to_owned();
    for (letter, title) in SECTIONS {
        write!(
            page,
            "\n## {letter}. {title}\n\n| | capability | state | 1 | 2 | 3 | 4 | 5 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        )
        .unwrap();
        let rows: Vec<_> = ROWS.iter().filter(|row| row.id.starts_with(*letter)).map(|row| (row, of(row, proofs))).collect();
        for (row, tests) in &rows {
            let id = if tests.is_empty() { row.id.to_owned() } else { format!("[{}](#{})", row.id, row.id.to_lowercase()) };
            write!(page, "| {id} | {} | {} |", row.name, row.state).unwrap();
            for level in 1..=5 {
                match tests.iter().filter(|test| test.level == level).count() {
                    0 => page.push_str(" |"),
                    count => write!(page, " {count} |").unwrap(),
                }
            }
            page.push('\n');
        }
        for (row, tests) in rows.iter().filter(|(_, tests)| !tests.is_empty()) {
            write!(page, "\n### {}\n\n{}:\n\n", row.id, row.name).unwrap();
            let mut files: BTreeMap<(u8, &Path), Vec<&str>> = BTreeMap::new();
            for test in tests {
                files.entry((test.level, &test.file)).or_default().push(&test.test);
            }
            for ((level, file), tests) in files {
                let file = file.display();
                writeln!(page, "- {level} · [{file}](../{file}): {}", tests.join(" · ")).unwrap();
            }
        }
    }
    page
}

#[test]
fn a_claim_is_read_where_a_test_makes_it() {
    let rust = "proptest! {\n/// Says more.\n/// Proves A9, A14.\n#[test]\nfn a_b(x in 0..1) {} }\n/// Proves B1.\n#[tokio::test]\nasync fn c() {}";
    let javascript =
        "test('it’s [0] \\'so\\' [C1, C2]', () => {});\nfor (const x of y) it(`${x} [D1]`, z[1]);\nif (x['a'] === /]'/) test('none');";
    let claims = |found: Vec<Claim>| found.into_iter().map(|(test, rows)| format!("{test}: {}", rows.join("+"))).collect::<Vec<_>>();
    assert_eq!(claims(proofs::of_rust(rust)), ["a b: A9+A14", "c: B1"]);
    assert_eq!(claims(proofs::of_javascript(javascript)), ["it’s [0] 'so': C1+C2", "${x}: D1"]);
    let fails = |read: fn(&str) -> Vec<Claim>, text: &'static str| {
        assert!(std::panic::catch_unwind(|| read(text)).is_err(), "{text}");
    };
    for text in [
        "/// Proves A1.\nfn a() {}",
        "/// Proves A1.\n#[test]\n#[ignore]\nfn a() {}",
        "/// Proves A1 A2.\n#[test]\nfn a() {}",
        "/// Proves A1.\nstruct A;",
    ] {
        fails(proofs::of_rust, text);
    }
    for text in ["// test('a [A1]')", "test.skip('a [A1]')", "const a = 'b [A1]';"] {
        fails(proofs::of_javascript, text);
    }
}
