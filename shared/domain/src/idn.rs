//! Internationalized domain names (RFC 5890): `bücher.example` and `xn--bcher-kva.example` are one name, and browsers turn one into the
//! other as they please. Kept and shown is the one people read; DNS and mail servers get the other.

use idna::punycode;

use crate::nfc::nfc;

/// What an A-label begins with.
const MARK: &str = "xn--";

/// The spelling that is kept: lower case, composed, and with letters in place of `xn--…` where that names them properly.
pub fn unicode(domain: &str) -> String {
    labels(domain, |label| match label.strip_prefix(MARK) {
        // What does not come back as it was is no A-label, only a name that looks like one.
        Some(code) => letters(code).unwrap_or_else(|| label.to_owned()),
        None => label.to_owned(),
    })
}

/// The spelling that DNS and mail servers know.
pub fn ascii(domain: &str) -> String {
    labels(domain, |label| match punycode::encode_str(label) {
        Some(code) if !label.is_ascii() => format!("{MARK}{code}"),
        _ => label.to_owned(),
    })
}

fn labels(domain: &str, spell: impl Fn(&str) -> String) -> String {
    let domain = domain.replace(['\u{3002}', '\u{FF0E}', '\u{FF61}'], ".");
    domain.split('.').map(|label| spell(&folded(label))).collect::<Vec<_>>().join(".")
}

/// Letter by letter: a sigma at the end of a name is a sigma.
fn folded(label: &str) -> String {
    nfc(&nfc(label).chars().flat_map(char::to_lowercase).collect::<String>())
}

fn letters(code: &str) -> Option<String> {
    let label = punycode::decode_to_string(code)?;
    let proper = !label.is_ascii() && folded(&label) == label && punycode::encode_str(&label).as_deref() == Some(code);
    proper.then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_spellings_are_one_name() {
        for (letters, code) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("straße.example", "xn--strae-oqa.example"),
            ("müller-fotografie.de", "xn--mller-fotografie-jzb.de"),
            ("пример.example", "xn--e1afmkfd.example"),
            ("例え.example", "xn--r8jz45g.example"),
            ("plain.example", "plain.example"),
        ] {
            assert_eq!((unicode(letters), ascii(letters)), (letters.to_owned(), code.to_owned()));
            assert_eq!((unicode(code), ascii(code)), (letters.to_owned(), code.to_owned()));
        }
        for typed in ["BÜCHER.Example", "bu\u{308}cher.example", "BU\u{308}CHER.example", "XN--BCHER-KVA.example", "bücher。example"] {
            assert_eq!(unicode(typed), "bücher.example", "{typed}");
        }
    }

    #[test]
    fn what_only_looks_like_a_code_stays() {
        for odd in ["xn--.example", "xn--zzzzzz99999.example", "xn--abc-.example"] {
            assert_eq!(unicode(odd), odd);
        }
    }

    proptest! {
        #[test]
        fn a_name_has_one_spelling_of_each_kind(name in "(\\PC|xn--|[a-zäöüß.-]){0,12}") {
            let kept = unicode(&name);
            prop_assert_eq!(unicode(&kept), &*kept);
            prop_assert_eq!(unicode(&ascii(&kept)), kept);
        }
    }
}
