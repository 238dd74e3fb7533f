//! Named characters of HTML. The library knows them all, by a perfect hash that finds none where a pointer has 32 bits (hashify 0.2 on
//! wasm32); those by number it reads everywhere. So names become numbers first: Latin-1's and the common ones, for the rest is not what
//! people write to each other.

/// From U+00A0 on, in order.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr",
    "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34",
    "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave",
    "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute",
    "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
    "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

const OTHERS: [(&str, char); 24] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("euro", '€'),
    ("trade", '™'),
    ("hearts", '♥'),
];

fn number(name: &str) -> Option<u32> {
    let latin = LATIN_1.iter().zip(0xA0..).find(|(known, _)| **known == name).map(|(_, number)| number);
    latin.or_else(|| OTHERS.iter().find(|(known, _)| *known == name).map(|(_, character)| u32::from(*character)))
}

/// `&eacute;` as `&#233;`; what has no name here stays as it is.
pub fn numbered(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';').and_then(|(name, rest)| Some((number(name)?, rest))) {
            Some((number, rest)) => out.push_str(&format!("&#{number};{rest}")),
            None => out.extend(["&", part]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_numbers() {
        assert_eq!(numbered("Caf&eacute; &amp; cr&egrave;me &mdash; 5&nbsp;&euro;"), "Caf&#233; &#38; cr&#232;me &#8212; 5&#160;&#8364;");
        for same in ["a & b; c", "&#233;", "&unheard;", "&", "&;", "é&"] {
            assert_eq!(numbered(same), same);
        }
        // What is written out stays written out.
        assert_eq!(numbered("&amp;lt;"), "&#38;lt;");
    }

    #[test]
    fn each_is_what_the_library_says_it_is() {
        for name in LATIN_1.iter().chain(OTHERS.iter().map(|(name, _)| name)) {
            let theirs = mail_parser::decoders::html::html_to_text(&format!("x&{name};x"));
            assert_eq!(mail_parser::decoders::html::html_to_text(&numbered(&format!("x&{name};x"))), theirs, "{name}");
            assert!(!theirs.contains('&') || *name == "amp", "{name}");
        }
    }
}
