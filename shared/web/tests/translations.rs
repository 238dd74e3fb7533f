//! The words of the client side: numbers, money and time as the CLDR writes them, and a build that ends where a language lacks something.

// A test that cannot go on should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use domain::{Date, Language, Money, Timestamp, money::MINUS};
use ports::Clock;
use serde::Deserialize;
use web::Translations;

#[path = "../build/catalogue.rs"]
#[allow(dead_code)]
mod catalogue;

use catalogue::{Catalogue, LANGUAGES};

/// Made by `intl.js`.
#[derive(Deserialize)]
struct Intl {
    numbers: Vec<(i64, String)>,
    plurals: Vec<(i64, String)>,
    money: Vec<(i64, String, String)>,
    bytes: Vec<(u64, String)>,
    dates: Vec<(String, String)>,
    days: Vec<(String, String)>,
    times: Vec<(i64, String, String)>,
    moments: Vec<(i64, String, String)>,
}

fn languages() -> Vec<(Translations, Intl)> {
    let mut table: serde_json::Map<String, serde_json::Value> = serde_json::from_str(include_str!("intl.json")).unwrap();
    let of =
        |language: Language, table: &mut serde_json::Map<_, _>| serde_json::from_value(table.remove(language.code()).unwrap()).unwrap();
    Language::ALL.into_iter().map(|language| (Translations { language }, of(language, &mut table))).collect()
}

/// Proves E8.
#[test]
fn numbers_and_money_are_written_as_the_cldr_says() {
    // But for the sign, which is ours: see `MINUS`.
    let signed = |text: String| text.replace('-', MINUS);
    for (t, intl) in languages() {
        for (number, text) in intl.numbers {
            assert_eq!(t.number(number), signed(text), "{}", t.language);
        }
        for (minor, currency, text) in intl.money {
            let money = Money { minor, currency: currency.parse().unwrap() };
            assert_eq!(t.money(money), signed(text), "{} {minor} {currency}", t.language);
        }
        for (bytes, text) in intl.bytes {
            assert_eq!(t.bytes(bytes), text, "{} {bytes}", t.language);
        }
    }
}

/// Proves E8.
#[test]
fn days_and_moments_are_written_as_the_cldr_says_on_the_clocks_of_the_place() {
    let clock = testkit::TestClock::at(testkit::NOW);
    for (t, intl) in languages() {
        for (day, text) in intl.dates {
            assert_eq!(t.date(day.parse::<Date>().unwrap()), text, "{}", t.language);
        }
        for (day, text) in intl.days {
            assert_eq!(t.day_month(day.parse::<Date>().unwrap()), text, "{}", t.language);
        }
        for (at, zone, text) in intl.times {
            assert_eq!(t.time(Timestamp(at), clock.offset_minutes(&zone, Timestamp(at))), text, "{} {zone}", t.language);
        }
        for (at, zone, text) in intl.moments {
            assert_eq!(t.moment(Timestamp(at), clock.offset_minutes(&zone, Timestamp(at))), text, "{} {zone}", t.language);
        }
    }
    assert_eq!(clock.offset_minutes("Atlantis/Capital", testkit::NOW), 0);
}

/// Whether a message exists in exactly the plural forms a language needs is seen by what a count makes of it.
///
/// Proves E8.
#[test]
fn plurals_follow_the_cldr() {
    // A message that shows its own form, through the same compiler and the same rules as all others.
    for (t, intl) in languages() {
        for (count, form) in intl.plurals {
            assert_eq!(t.format_plural(count), form, "{} {count}", t.language);
        }
    }
    assert_eq!(Translations { language: Language::De }.parts_check(1), "Bitte prüfen Sie Ihre Eingabe");
    assert_eq!(Translations { language: Language::Fr }.parts_check(0), "Veuillez corriger 0 erreur");
    assert_eq!(Translations { language: Language::En }.parts_check(2000), "There are 2,000 problems");
}

/// All languages the same, but for what is given.
fn mistakes(english: &str, other: (&str, &str)) -> Vec<String> {
    let mut catalogue = Catalogue::default();
    for language in LANGUAGES {
        catalogue.add(language, "test.ftl", if language == other.0 { other.1 } else { english });
    }
    catalogue.finish().err().unwrap_or_default()
}

/// Proves E8.
#[test]
fn the_build_ends_where_a_language_differs_and_says_where() {
    let hello = "hello = Hello { $name }\n";
    assert_eq!(mistakes(hello, ("de", hello)), Vec::<String>::new());
    for (language, text, said) in [
        ("de", "", "translations/de/test.ftl: hello is missing"),
        ("fr", "hello = Bonjour\n", "translations/fr/test.ftl: hello does not use $name, English does"),
        ("es", "hello = Hola { $nombre } { $name }\n", "translations/es/test.ftl: hello uses $nombre, English does not"),
        ("it", "hello = Ciao { $name }\nmore = Ancora\n", "translations/it/test.ftl: more is not in English"),
        (
            "it",
            "hello = Ciao { $name }\nhello = Ciao { $name }\n",
            "translations/it/test.ftl: hello is in translations/it/test.ftl already",
        ),
        (
            "de",
            "hello = Hallo { NUMBER($name) }\n",
            "translations/de/test.ftl: hello: NUMBER() is not used here; give the finished text as a variable",
        ),
        (
            "de",
            "hello = Hallo { $name }\n    .title = Titel\n",
            "translations/de/test.ftl: hello: attributes are not used here; write a message of its own",
        ),
        ("de", "-name = Portico\nhello = Hallo { $name }\n", "translations/de/test.ftl: -name: terms are not used here"),
        (
            "de",
            "hello = { $name ->\n    [few] A\n   *[other] B\n}\n",
            "translations/de/test.ftl: hello: [few] is no plural form of these languages",
        ),
        (
            "de",
            "hello = { $name ->\n   *[one] A\n    [other] B\n}\n",
            "translations/de/test.ftl: hello: the default of a choice is *[other]",
        ),
        ("de", "hello = { $name ->\n   *[other] B\n}\n", "translations/de/test.ftl: hello: a choice needs [one]"),
        ("de", "Hello = Hallo { $name }\n", "translations/de/test.ftl: Hello: name messages in kebab-case"),
    ] {
        let all = mistakes(hello, (language, text));
        assert!(all.iter().any(|mistake| mistake == said), "{said}: {all:?}");
    }
    assert!(mistakes(hello, ("de", "hello Hallo\n"))[0].starts_with("translations/de/test.ftl:1: "), "a file that is no Fluent");
}

/// French sets what belongs together together, whoever typed it.
#[test]
fn french_marks_are_not_left_alone_at_the_start_of_a_line() {
    let mut catalogue = Catalogue::default();
    for language in LANGUAGES {
        catalogue.add(language, "test.ftl", "hello = « { $name } » ? Oui : non ; et { $name } !\n");
    }
    let rust = catalogue.finish().unwrap();
    assert!(rust.contains(r"«\u{a0}\0\u{a0}»\u{202f}? Oui\u{a0}: non\u{202f}; et \0\u{202f}!"), "{rust}");
    assert!(rust.contains(r"« \0 » ? Oui : non ; et \0 !"), "other languages stay as they are typed");
    assert_eq!(Translations { language: Language::Fr }.login_forgot(), "Mot de passe oublié\u{202f}?");
}
