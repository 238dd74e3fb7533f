use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use super::*;
use crate::markdown::to_html;

const VALUES: Values<'static> = Values {
    client_name: "Zoë O’Brien",
    client_email: "zoe.obrien@mail.test",
    studio_name: "Aurora & Sons",
    project_title: "Wedding",
    project_event_on: Some("19 June 2027"),
    today: "23 November 2026",
    signers: &["Zoë O’Brien", "Ben-Ami Cohen"],
};

/// Proves B9.
#[test]
fn tokens_are_filled() {
    let all: String = MergeToken::ALL.iter().map(|token| format!("{{{{ {} }}}}\n", token.as_str())).collect();
    let text =
        "Zoë O’Brien\nzoe.obrien@mail.test\nAurora &#38; Sons\nWedding\n19 June 2027\n23 November 2026\nZoë O’Brien, Ben-Ami Cohen\n";
    assert_eq!(fill(&all, &VALUES).unwrap(), text);
    assert_eq!(tokens("{{today}} {{today}} { {x} }").unwrap(), [MergeToken::Today]);
    assert_eq!(fill("no { token } here", &VALUES).unwrap(), "no { token } here");
}

/// Proves B9.
#[test]
fn what_is_not_a_token_is_named() {
    let fault = tokens("{{client.nam}} {{today}} {{{today}}} {{today\n}}").unwrap_err();
    assert_eq!(fault, TokenError::Unknown(vec!["client.nam".into(), "{today".into(), "today".into()]));
    let words = tokens("{{x}}").unwrap_err().to_string();
    assert!(words.starts_with("There is no {{x}}; use {{client.name}}, {{client.email}}, "), "{words}");
    let without = Values { project_event_on: None, ..VALUES };
    let fault = fill("{{today}} {{project.event_on}}", &without).unwrap_err();
    assert_eq!(fault, TokenError::NoValue(vec![MergeToken::ProjectEventOn]));
    assert!(fault.to_string().contains("{{project.event_on}}"));
    let draft = |markdown: &str| ContractContent { markdown: markdown.into(), signing_order: true };
    assert!(draft("{{x}}").parse().unwrap_err().to_string().starts_with("markdown: There is no {{x}}"));
    assert!(draft(" ").parse().is_err());
    assert_eq!(draft("Hi {{today}}").parse().unwrap().filled(&VALUES).unwrap().signed_bytes(), b"Hi 23 November 2026");
}

/// Where a value may stand: `X` is its place.
const PLACES: &[&str] = &[
    "X",
    "Hello X, **X** and *X*.",
    "# X",
    "- X",
    "> X",
    "X. Next",
    "X) Next",
    "1. X\n2. X",
    "| a | b |\n|---|---|\n| X | c |",
    "X\n\nmore",
    "`X`",
    "    X",
    "```\nX\n```",
    "a\nX\nb",
    "[X](https://x.test)",
    "[x](https://x.test \"X\")",
    "[x](https://x.test 'X')",
    "[x]X",
    "[x] X\n",
    "!X",
    "X\n===",
    "\\ X",
    "<X>",
    "a <b c=\"X\"> **d**",
    "</X>",
    "<div X>\n\n**d**",
    "<div>\nX\n</div>\n\n**d**",
    "> ~~~~\n> X\n> ~~~~\n> **d**",
    "- `a X b`\n\n      X",
    "| `X` |\n|---|\n| c |",
];

/// Proves B9.
#[test]
fn a_value_is_read_as_it_is_wherever_its_token_stands() {
    let zoe = Values { client_name: "ZoëMü O'Brien & <Söhne> `Ltd`", client_email: "zoe_o'brien+wed@example.com", ..VALUES };
    let shown = |markdown: &str| to_html(&fill(markdown, &zoe).unwrap());
    let name = "ZoëMü O'Brien &amp; &lt;Söhne&gt; `Ltd`";
    let mail = "zoe_o&#39;brien+wed@example.com";
    for (markdown, html) in [
        ("Dear {{client.name}}", format!("<p>Dear {name}</p>\n")),
        ("`{{client.name}}`", format!("<p><code>{name}</code></p>\n")),
        ("a\n\n    {{ client.name }}", format!("<p>a</p>\n<pre><code>{name}</code></pre>\n")),
        ("```\n{{client.name}}\n```", format!("<pre><code>{name}\n</code></pre>\n")),
        ("<{{client.email}}>", format!("<p><a href=\"mailto:{mail}\" rel=\"noopener nofollow\">zoe_o'brien+wed@example.com</a></p>\n")),
        (
            "<mailto:{{ client.email }}>",
            format!("<p><a href=\"mailto:{mail}\" rel=\"noopener nofollow\">mailto:zoe_o'brien+wed@example.com</a></p>\n"),
        ),
        ("[write](mailto:{{client.email}} \"{{client.name}}\")", format!("<p><a href=\"mailto:{mail}\" rel=\"noopener nofollow\">write</a></p>\n")),
        ("[write][a]\n\n[a]: mailto:{{client.email}}", format!("<p><a href=\"mailto:{mail}\" rel=\"noopener nofollow\">write</a></p>\n")),
        (
            "<https://x.test/{{project.title}}?to={{client.email}}>",
            "<p><a href=\"https://x.test/Wedding?to=zoe_o%27brien%2Bwed@example.com\" rel=\"noopener nofollow\">\
             https://x.test/Wedding?to=zoe_o'brien+wed@example.com</a></p>\n"
                .to_owned(),
        ),
        (
            "[x](https://x.test/{{client.name}})",
            "<p><a href=\"https://x.test/Zo%C3%ABM%C3%BC%20O%27Brien%20%26%20%3CS%C3%B6hne%3E%20%60Ltd%60\" rel=\"noopener nofollow\">x</a></p>\n".to_owned(),
        ),
        ("<i title=\"{{client.name}}\">a</i>", format!("<p>&lt;i title=\"{name}\"&gt;a&lt;/i&gt;</p>\n")),
        ("<div>{{client.name}}</div>\n\n**b**", format!("<p>&lt;div&gt;{name}&lt;/div&gt;</p>\n<p><strong>b</strong></p>\n")),
        ("| a |\n|---|\n| `{{client.name}}` |", format!("<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td><code>{name}</code></td></tr>\n</tbody></table></div>\n")),
    ] {
        assert_eq!(shown(markdown), html, "{markdown}");
    }
}

/// Proves B9.
#[test]
fn what_would_be_read_otherwise_is_refused_with_the_reason() {
    let values = Values { studio_name: "Aurora Inc.", ..VALUES };
    assert_eq!(to_html(&fill("**{{studio.name}}** pays", &values).unwrap()), "<p><strong>Aurora Inc.</strong> pays</p>\n");
    let fault = fill("**{{studio.name}}**s lens", &values).unwrap_err();
    assert_eq!(fault, TokenError::Misplaced(vec![MergeToken::StudioName]));
    assert!(fault.to_string().starts_with("The value of {{studio.name}} would change how the text around it reads"), "{fault}");
    // Of a plain name nothing is wrong there.
    assert!(fill("**{{studio.name}}**s lens", &VALUES).is_ok());
}

/// What a reader makes of it, texts taken away.
fn structure(markdown: &str) -> Vec<String> {
    let mut shape: Vec<String> = Parser::new_ext(markdown, Options::ENABLE_TABLES)
        .map(|event| match event {
            // Shown as it was typed.
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) => "text".to_owned(),
            Event::Start(pulldown_cmark::Tag::HtmlBlock) => format!("{:?}", Event::Start(pulldown_cmark::Tag::Paragraph)),
            Event::End(pulldown_cmark::TagEnd::HtmlBlock) => format!("{:?}", Event::End(pulldown_cmark::TagEnd::Paragraph)),
            Event::SoftBreak => "text".to_owned(),
            Event::Code(_) => "code".to_owned(),
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => format!("link {dest_url}"),
            other => format!("{other:?}"),
        })
        .collect();
    shape.dedup();
    shape
}

fn text(markdown: &str) -> String {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
        .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
        .collect()
}

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "- ",
        "1. ",
        "1",
        "2027",
        ". ",
        ") ",
        "+ ",
        "* ",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "---",
        "===",
        "> ",
        "|",
        "|---|",
        "[a]",
        "(https://x.test)",
        ": https://x.test",
        "<b>",
        "<script>",
        "</p>",
        "&lt;",
        "&#60;",
        "\\",
        "!",
        "{{today}}",
        "{{",
        "}}",
        "'",
        "\"",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\r",
        "\0",
        "\u{85}",
        "@",
        ".",
        ",",
        "-",
        "a",
        "Zoë",
    ]);
    prop::collection::vec(prop_oneof![piece.prop_map(str::to_owned), ".{0,4}"], 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Proves B9.
    #[test]
    fn a_value_stays_plain_text(value in nasty(), place in prop::sample::select(PLACES)) {
        let values = Values { client_name: &value, ..VALUES };
        let filled = fill(&place.replace('X', "{{client.name}}"), &values);
        if plain(&value).is_empty() {
            prop_assert_eq!(filled, Err(TokenError::NoValue(vec![MergeToken::ClientName])));
        } else {
            let filled = filled.unwrap();
            prop_assert_eq!(structure(&filled), structure(&place.replace('X', "\u{E000}")), "{:?}", filled);
            // What is sent has no tokens left, whatever a name holds; in code, a name that looks like one is that name.
            prop_assert!(tokens(&filled) == Ok(vec![]) || plain(&value).contains("{{"), "{filled:?}");
        }
    }

    /// Proves B9.
    #[test]
    fn a_value_is_read_as_it_was(value in nasty()) {
        let plain = plain(&value);
        if !plain.is_empty() {
            prop_assert_eq!(text(&fill("{{client.name}}", &Values { client_name: &value, ..VALUES }).unwrap()), plain);
        }
    }

    #[test]
    fn no_text_breaks_the_tokens(markdown in ".{0,60}", name in "[{} a-z.\n]{0,30}") {
        for text in [&markdown, &name] {
            let _ = fill(text, &VALUES).map(|filled| to_html(&filled));
        }
    }

    /// Proves B9.
    #[test]
    fn everyone_signs_once_and_in_order(count in 1..6_u8, order: bool, tries in prop::collection::vec(0..6_u8, 0..40)) {
        let mut signers: Vec<_> = (0..count).map(|id| Signer { contact: contact(id), signed: false }).collect();
        let mut signed = Vec::new();
        for id in tries {
            if turn(DocumentState::Sent, &signers, order, &contact(id)).is_ok() {
                signed.push(id);
                signers[usize::from(id)].signed = true;
            }
        }
        let mut sorted = signed.clone();
        sorted.sort_unstable();
        prop_assert!(!order || sorted == signed);
        sorted.dedup();
        prop_assert_eq!(sorted.len(), signed.len());
        prop_assert_eq!(complete(&signers), signed.len() == usize::from(count));
    }
}

fn contact(id: u8) -> ContactId {
    ContactId::from_bytes([id; 16])
}

/// Proves B9.
#[test]
fn who_may_sign_when() {
    let signers = [
        Signer { contact: contact(0), signed: true },
        Signer { contact: contact(1), signed: false },
        Signer { contact: contact(2), signed: false },
    ];
    let turn = |state, order, id| turn(state, &signers, order, &contact(id));
    assert_eq!(turn(DocumentState::Sent, true, 1), Ok(()));
    assert_eq!(turn(DocumentState::Sent, true, 2), Err(SignRefusal::NotYet));
    assert_eq!(turn(DocumentState::Sent, false, 2), Ok(()));
    assert_eq!(turn(DocumentState::Sent, false, 0), Err(SignRefusal::AlreadySigned));
    assert_eq!(turn(DocumentState::Done, false, 0), Err(SignRefusal::AlreadySigned));
    assert_eq!(turn(DocumentState::Sent, false, 9), Err(SignRefusal::NotASigner));
    assert_eq!(turn(DocumentState::Recalled, false, 1), Err(SignRefusal::Closed(ClosedReason::Recalled)));
    assert_eq!(turn(DocumentState::Draft, false, 9), Err(SignRefusal::Closed(ClosedReason::NotSent)));
    assert!(!complete(&signers) && !complete(&[]));
}

/// Proves B9.
#[test]
fn a_signature_is_a_name_and_a_consent() {
    assert_eq!(signature("  Zoë O’Brien ", true).unwrap().as_str(), "Zoë O’Brien");
    assert_eq!(signature(" ", false), Err(vec![SignError::NameMissing, SignError::ConsentMissing]));
    assert_eq!(signature("Zoë", false), Err(vec![SignError::ConsentMissing]));
    assert_eq!(signature(&"x".repeat(201), true), Err(vec![SignError::NameTooLong]));
    assert_eq!(signature("a\u{202E}b", true).unwrap().as_str(), "ab");
    // Nobody can see who signed.
    for unseen in ["\u{200b}\u{200b}", "\u{3164}", "\u{2800}", "\u{200e} \u{2060}"] {
        assert_eq!(signature(unseen, true), Err(vec![SignError::NameMissing]), "{unseen:?}");
    }
    assert_eq!((SignError::NameMissing.field(), SignError::ConsentMissing.field()), ("name", "consent"));
}
