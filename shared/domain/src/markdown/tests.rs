use proptest::prelude::*;

use super::*;

const TAGS: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "br",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];

/// A block with a direction.
fn directed(tag: &str) -> bool {
    let auto = tag.strip_suffix(" dir=\"auto\"").is_some_and(|name| TAGS.contains(&name));
    let around = tag.strip_suffix(" dir=\"rtl\"").is_some_and(|name| {
        let start = name.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"'));
        TAGS.contains(&name) || name == "table class=\"text-small\"" || start.is_some_and(|start| start.bytes().all(|b| b.is_ascii_digit()))
    });
    auto || around
}

/// Takes the HTML apart and says what should not be there. Strict where a browser is lenient: a `<` that does not begin an allowed tag,
/// written exactly as we write it, is a fault.
fn fault(html: &str) -> Option<String> {
    let mut pieces = html.split('<');
    let text = pieces.next().unwrap();
    if text.contains('>') {
        return Some(text.to_owned());
    }
    for piece in pieces {
        let Some((tag, text)) = piece.split_once('>') else { return Some(piece.to_owned()) };
        let plain = tag.strip_prefix('/').or(tag.strip_suffix(" /")).unwrap_or(tag);
        let start = tag.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"'));
        let href = tag.strip_prefix("a href=\"").and_then(|rest| rest.strip_suffix("\" rel=\"noopener nofollow\""));
        let safe_href = |href: &str| {
            let low = href.to_ascii_lowercase();
            ["http:", "https:", "mailto:"].iter().any(|scheme| low.starts_with(scheme)) && !href.contains(['"', '\'', ' ', '\n', '\t'])
        };
        let good = TAGS.contains(&plain) && plain != "a"
            || matches!(tag, "/a" | "/div" | "wbr" | "div class=\"table-scroll\" tabindex=\"0\"" | "table class=\"text-small\"")
            || directed(tag)
            || start.is_some_and(|start| start.bytes().all(|b| b.is_ascii_digit()))
            || href.is_some_and(safe_href);
        if !good || text.contains('>') {
            return Some(piece.to_owned());
        }
    }
    None
}

/// Proves B9.
#[test]
fn what_contracts_are_written_with() {
    assert_eq!(to_html("# Terms\n\n*We* **shoot**."), "<h2>Terms</h2>\n<p><em>We</em> <strong>shoot</strong>.</p>\n");
    assert_eq!(to_html("###### Six"), "<h6>Six</h6>\n");
    let table = to_html("| a | b |\n|---|--:|\n| 1 | 2 |");
    assert!(table.contains("<td>2</td>") && !table.contains("style"), "{table}");
    assert_eq!(to_html("3. three\n4. four"), "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n");
    assert_eq!(to_html("```rust\nfn\n```"), "<pre><code>fn\n</code></pre>\n");
}

/// Proves B9.
#[test]
fn html_is_shown_not_run() {
    assert_eq!(to_html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    assert_eq!(to_html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_eq!(to_html("![A *view*](https://x.test/a.png)"), "<p>A <em>view</em></p>\n");
}

/// Proves B9.
#[test]
fn links_lead_outwards_only() {
    let html = to_html("[a](https://x.test/?a=1&b='2' \"title\") <mail@x.test>");
    let wanted = "<p><a href=\"https://x.test/?a=1&amp;b=&#39;2&#39;\" rel=\"noopener nofollow\">a</a> \
                  <a href=\"mailto:mail@x.test\" rel=\"noopener nofollow\">mail@x.test</a></p>\n";
    assert_eq!(html, wanted);
    for never in [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "java&#115;cript:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "/pay",
        "#a",
        "//x.test",
        "vbscript:x",
        "https:",
    ] {
        let html = to_html(&format!("[a]({never})"));
        assert!(!html.contains("<a"), "{never}: {html}");
    }
    assert_eq!(to_html("[![alt](a.png)](javascript:x) [b](https://x.test)").matches("<a ").count(), 1);
}

#[test]
fn the_test_itself_sees_what_is_wrong() {
    for wrong in ["<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\" rel=\"noopener nofollow\">", "<img>", "a > b", "<p", "<a>"] {
        assert!(fault(wrong).is_some(), "{wrong}");
    }
}

/// What markup and attacks are made of, so that arbitrary text hits more often.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<a href='",
        "\"",
        "'",
        ">",
        "<",
        "[",
        "]",
        "(",
        ")",
        "](javascript:alert(1))",
        "](https://x.test",
        "![",
        "<javascript:x>",
        "<https://x\" onclick=x>",
        "[a]: data:x\n",
        "&#106;",
        "&lt;",
        "&quot;",
        "javascript:",
        " onload=",
        "`",
        "```",
        "\n",
        "\n\n",
        "    ",
        "# ",
        "> ",
        "- ",
        "1. ",
        "987654321) ",
        "|",
        "|--|--:|\n",
        "\\",
        "*",
        "**",
        "_",
        "~~",
        "$$",
        "\0",
        "\t",
        "{#id .class onclick=x}",
        "| א |\n|---|\n| b |\n",
        "ש",
        "Donaudampfschifffahrtsgesellschaftskapitaenspatentinhaberin",
        "| א |\n|---|\n| b |\n",
        "ש",
        "Donaudampfschifffahrtsgesellschaft",
        "[^1]",
        "[x] ",
        "<div>",
        "</div>",
        "é",
        "\u{202E}",
        "a",
        " ",
    ]);
    prop_oneof![piece.prop_map(str::to_owned), ".{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Proves B9.
    #[test]
    fn only_harmless_tags_come_out(parts in prop::collection::vec(pieces(), 0..40)) {
        let html = to_html(&parts.concat());
        prop_assert_eq!(fault(&html), None, "{}", html);
    }
}

/// Proves B9.
#[test]
fn text_that_runs_from_right_to_left_gets_its_direction() {
    // Where nothing does, nothing is said.
    assert!(!to_html("# A\n\nb\n\n- c\n\n> d\n\n| e |\n|---|\n| f |").contains("dir="));
    let html =
        to_html("# מזמין\n\n50% מקדמה\n\nIn English\n\n- סעיף\n- clause\n\n7. שבע\n\n> ציטוט\n\n| סכום | Amount |\n|---|---|\n| אלף | 1 |");
    for part in [
        "<h2 dir=\"auto\">מזמין</h2>",
        "<p dir=\"auto\">50% מקדמה</p>",
        "<p dir=\"auto\">In English</p>",
        "<ul dir=\"rtl\">\n<li dir=\"auto\">סעיף</li>\n<li dir=\"auto\">clause</li>\n</ul>",
        "<ol start=\"7\" dir=\"rtl\">",
        "<blockquote dir=\"rtl\">",
        "<table dir=\"rtl\"><thead><tr><th dir=\"auto\">סכום</th>",
        "<td dir=\"auto\">1</td>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

/// Proves B9, B12.
#[test]
fn a_table_fits_the_page_and_its_words_stay_whole_where_they_can() {
    let of_the_day = "| Instalment | Due date | Amount | Way of payment | Remark |\n|---|---|---|---|---|\n\
                      | Balance (70 %) | 5 June 2027 | 2,916.67 EUR | Bank transfer | Non-refundable after fourteen days |";
    let html = to_html(of_the_day);
    assert!(html.starts_with("<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><th>Instalment</th>"), "{html}");
    assert!(!html.contains("<wbr>"), "{html}");
    // A word that is wider than the page has places to break, in code and links as well; and nothing is lost.
    let long = "Veranstaltungshaftpflichtversicherungsbestaetigungsschreiben".repeat(2);
    for cell in [long.clone(), format!("`{long}`"), format!("[{long}](https://x.test)")] {
        let html = to_html(&format!("| a | b | c |\n|---|---|---|\n| {cell} | x | y |"));
        assert!(html.contains("<wbr>") && html.contains("class=\"text-small\""), "{html}");
        assert!(html.replace("<wbr>", "").contains(&long), "{html}");
    }
    // Many columns: each is narrow, and all are there.
    let row = (0..24).map(|n| format!("| Kamera{n}ausstattung ")).collect::<String>();
    let html = to_html(&format!("{row}|\n{}|\n{row}|", "|---".repeat(24)));
    assert!((0..24).all(|n| html.replace("<wbr>", "").contains(&format!("<td>Kamera{n}ausstattung</td>"))), "{html}");
}
