//! The client side in the client's language (E8): every page and letter, asked for in each language, says nothing in English.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use house_tests::{
    asking::Answer,
    examples::{Body, rows},
    setting::Setting,
};
use http::{Method, StatusCode, header};

/// The texts of all messages of a language, without their variables.
fn texts(language: &str) -> Vec<String> {
    fn gather(pattern: &Pattern<String>, texts: &mut Vec<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => texts.push(value.trim().to_owned()),
                PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                    variants.iter().for_each(|variant| gather(&variant.value, texts));
                }
                PatternElement::Placeable { .. } => {}
            }
        }
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/web/translations").join(language);
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let resource = fluent_syntax::parser::parse(std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                message.value.iter().for_each(|pattern| gather(pattern, &mut texts));
            }
        }
    }
    texts
}

/// What is read on a page: what stands between tags, and in the attributes that are read out. Plain, as it was written.
fn read(html: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        pieces.push(text.to_owned());
        for attribute in ["aria-label=\"", "alt=\"", "placeholder=\""] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                pieces.push(rest.split('"').next().unwrap().to_owned());
            }
        }
    }
    let plain = |text: String| text.replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&").trim().to_owned();
    pieces.into_iter().map(plain).filter(|text| !text.is_empty()).collect()
}

/// English that is nobody's own word in the other language.
struct English(Vec<String>);

impl English {
    fn apart_from(language: &str) -> Self {
        let theirs = texts(language);
        let is_text = |text: &String| text.len() >= 3 && text.contains(char::is_alphabetic) && !text.contains('|');
        Self(texts("en").into_iter().filter(|text| is_text(text) && !theirs.contains(text)).collect())
    }

    /// Sentences anywhere in a text; single words only when they are all of it, for a name may contain one.
    fn in_page(&self, html: &str) -> Vec<String> {
        let said = |piece: &String| {
            self.0.iter().find(|text| if text.contains(' ') { piece.contains(text.as_str()) } else { piece == *text }).cloned()
        };
        read(html).iter().filter_map(said).collect()
    }
}

fn is_page(answer: &Answer) -> bool {
    answer.header(header::CONTENT_TYPE).starts_with("text/html")
}

/// Proves E8.
#[tokio::test]
async fn no_page_of_the_client_side_says_anything_in_english_to_who_reads_another_language() {
    let setting = Setting::new().await;
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (seed, language) in (1000..).step_by(1000).zip(["de", "fr", "es", "it"]) {
        let english = English::apart_from(language);
        for (seed, (row, example)) in (seed..).zip(rows()).filter(|(_, (row, example))| !example.dashboard && !row.is_api()) {
            // As it should be asked, and with nothing filled in; a page that is not there.
            let good = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
            let mut asks = vec![good.clone()];
            if matches!(example.body, Body::Form(_)) {
                asks.push(house_tests::asking::Ask { body: Vec::new(), ..good.clone() });
            }
            if row.method == Method::GET && row.path.contains('{') {
                asks.push(house_tests::asking::Ask { path: format!("{}x", good.path), ..good });
            }
            for mut ask in asks {
                let (_, setup) = setting.twin(seed);
                ask.headers.push(("accept-language", format!("{language};q=0.9, en;q=0.1")));
                let answer = ask.of(&setup).await;
                if !is_page(&answer) {
                    continue;
                }
                seen += 1;
                if !answer.text.contains(&format!("<html lang=\"{language}\"")) {
                    wrong.push(format!("{} in {language}: <html lang>", example.row));
                }
                for text in english.in_page(&answer.text) {
                    wrong.push(format!("{} in {language} ({}): {text:?}", example.row, answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > 60, "only {seen} pages");
}

/// Proves E8.
#[tokio::test]
async fn english_would_be_seen() {
    let english = English::apart_from("de");
    let page = "<p>Bitte warten.</p><button>Log in</button><nav aria-label=\"Pages\"><p>Yes: This link has expired. Request a new one.</p>";
    assert_eq!(english.in_page(page).len(), 3, "{:?}", english.in_page(page));
    assert!(english.in_page("<p>Portico</p><h1>Anmelden</h1>").is_empty());
}

/// Proves E8.
#[tokio::test]
async fn a_client_reads_in_their_own_language_whatever_the_browser_says() {
    let setting = Setting::new().await;
    let (kit, setup) = setting.twin(3);
    let contact = setting.own["contact"].as_str();
    kit.db.execute("UPDATE contacts SET language = 'fr' WHERE id = ?1", &[contact.into()]);
    let rows = rows();
    let (row, example) = rows.iter().find(|(_, example)| example.row == "GET /payments" && !example.dashboard).unwrap();
    let mut ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
    ask.headers.push(("accept-language", "de".to_owned()));
    let answer = ask.of(&setup).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("<html lang=\"fr\"") && answer.text.contains("<h1>Paiements</h1>"), "{}", answer.text);
    assert!(answer.text.contains("\u{202f}000,00\u{a0}€"), "{}", answer.text);
    assert_eq!(answer.header(header::CONTENT_LANGUAGE), "fr");
    // What goes wrong after they are known is said in their language, too.
    ask.path = "/payments?after=no-id".to_owned();
    assert!(ask.of(&setup).await.text.contains("<html lang=\""));
}

/// Proves E8.
#[tokio::test]
async fn software_is_told_in_the_language_it_asks_for() {
    let setting = Setting::new().await;
    let (_, setup) = setting.twin(4);
    let rows = rows();
    let (row, example) = rows.iter().find(|(_, example)| example.row == "POST /api/v1/login" && !example.dashboard).unwrap();
    let mut ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
    ask.body = br#"{"email":"no","password":"x"}"#.to_vec();
    ask.headers.push(("accept-language", "it".to_owned()));
    let answer = ask.of(&setup).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Inserisca un indirizzo e-mail come name@example.com"), "{}", answer.text);
}
