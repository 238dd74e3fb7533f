use super::*;

/// What was written, of a mail that answers a letter of these words.
fn own(text: &str) -> String {
    let split = split(text, &Sent::new(&["Would June do?\nAnd the boat?\n\nMara", "something"]));
    // Nothing gets lost: each word is on one side or the other.
    let mut all: Vec<_> = [&*split.kept, &*split.trimmed].iter().flat_map(|part| part.split_whitespace()).collect();
    let mut whole: Vec<_> = text.split_whitespace().collect();
    all.sort_unstable();
    whole.sort_unstable();
    assert_eq!(all, whole, "{text}");
    split.kept
}

const ATTRIBUTIONS: [&str; 20] = [
    "On Mon, Nov 23, 2026 at 10:12 AM Aurora Weddings <portal@portico.example> wrote:",
    "Am Mo., 23. Nov. 2026 um 10:12 Uhr schrieb Aurora Weddings <portal@portico.example>:",
    "Le lun. 23 nov. 2026 à 10:12, Aurora Weddings <portal@portico.example> a écrit :",
    "El lun, 23 nov 2026 a las 10:12, Aurora Weddings (<portal@portico.example>) escribió:",
    "Il giorno lun 23 nov 2026 alle ore 10:12 Aurora Weddings <portal@portico.example> ha scritto:",
    "On 23 Nov 2026, at 10:12, Aurora Weddings <portal@portico.example> wrote:",
    "Am 23.11.2026 um 10:12 schrieb Aurora Weddings <portal@portico.example>:",
    "Le 23 nov. 2026 à 10:12, Aurora Weddings <portal@portico.example> a écrit\u{a0}:",
    "El 23 nov 2026, a las 10:12, Aurora Weddings <portal@portico.example> escribió:",
    "Il giorno 23 nov 2026, alle ore 10:12, Aurora Weddings <portal@portico.example> ha scritto:",
    "On 11/23/26 10:12, Aurora Weddings wrote:",
    "Am 23.11.26 um 10:12 schrieb Aurora Weddings:",
    "Le 23/11/2026 à 10h12, Aurora Weddings a écrit\u{202f}:",
    "El 23/11/26 a las 10:12, Aurora Weddings escribió:",
    "Il 23/11/2026 10:12, Aurora Weddings ha scritto:",
    "On Monday, November 23rd, 2026 at 10:12 AM, Aurora Weddings <portal@portico.example> wrote:",
    "Am Montag, 23. November 2026 um 10:12:33 MEZ hat Aurora Weddings <portal@portico.example> Folgendes geschrieben:",
    "Le lundi 23 novembre 2026 à 10:12:33 UTC+1, Aurora Weddings <portal@portico.example> a écrit :",
    "En lunes, 23 de noviembre de 2026, 10:12:33 CET, Aurora Weddings <portal@portico.example> escribió:",
    "Il lunedì 23 novembre 2026 alle ore 10:12:33 CET, Aurora Weddings <portal@portico.example> ha scritto:",
];

/// Proves B2.
#[test]
fn what_is_introduced_as_quoted_is_left_out() {
    for line in ATTRIBUTIONS {
        assert_eq!(own(&format!("Yes, gladly.\n\n{line}\n\n> Would June do?\n>\n> Mara\n")), "Yes, gladly.", "{line}");
        assert_eq!(own(&format!("Yes, gladly.\n\n{line}\n\nWould June do?\n\nMara\n")), "Yes, gladly.", "{line}");
        assert_eq!(own(&format!("Yes, gladly.\n\n> {line}\n> Would June do?\n")), "Yes, gladly.", "{line}");
        // Broken before the address, as Gmail does with a long one.
        let broken = line.replace(" <", "\n<").replace(" (<", "\n(<");
        assert_eq!(own(&format!("Yes, gladly.\r\n\r\n{broken}\r\n\r\n> Would June do?\r\n")), "Yes, gladly.", "{broken}");
    }
}

/// Proves B2.
#[test]
fn outlooks_header_is_left_out() {
    for header in [
        "From: Aurora Weddings <p@x.example>\nSent: Monday, November 23, 2026 10:12 AM\nTo: Anna Berg\nSubject: June",
        "Von: Aurora Weddings <p@x.example>\nGesendet: Montag, 23. November 2026 10:12\nAn: Anna Berg\nBetreff: Juni",
        "De : Aurora Weddings <p@x.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : Anna Berg\nObjet : Juin",
        "De: Aurora Weddings <p@x.example>\nEnviado: lunes, 23 de noviembre de 2026 10:12\nPara: Anna Berg\nAsunto: Junio",
        "Da: Aurora Weddings <p@x.example>\nInviato: lunedì 23 novembre 2026 10:12\nA: Anna Berg\nOggetto: Giugno",
        "De: Aurora Weddings <p@x.example>\nEnviado el: lunes, 23 de noviembre de 2026 10:12\nPara: Anna Berg\nCC: Ben\nAsunto: Junio",
        "*From:* Aurora Weddings <p@x.example>\n*Date:* Monday, 23 November 2026 at 10:12\n*To:* Anna Berg\n*Subject:* June",
        // GMX and WEB.DE, T-Online, Orange old and new, Libero.
        "Gesendet: Montag, 23. November 2026 um 10:12 Uhr\nVon: \"Aurora Weddings\" <p@x.example>\nAn: \"Anna Berg\" <a@x.example>\nBetreff: Juni",
        "-----Original-Nachricht-----\nBetreff: Juni\nDatum: 2026-11-23T10:12:00+0100\nVon: \"Aurora Weddings\" <p@x.example>\nAn: \"Anna Berg\"",
        "> Message du 23/11/26 10:12\n> De : \"Aurora Weddings\" <p@x.example>\n> A : a@orange.example\n> Copie à : \n> Objet : Juin",
        "envoyé : 23 novembre 2026 à 10:12\nde : Aurora Weddings <p@x.example>\nà : a@orange.example\nobjet : Juin",
        "----Messaggio originale----\nDa: p@x.example\nData: 23/11/2026 10.12\nA: <a@libero.example>\nOgg: Giugno",
    ] {
        for above in ["", "________________________________\n", "-----Original Message-----\n"] {
            assert_eq!(own(&format!("That is fine.\n\n{above}{header}\n\nWould June do?\n")), "That is fine.", "{above}{header}");
        }
    }
    for divider in ["-----Ursprüngliche Nachricht-----", "-------- Message d’origine --------", "-----Mensaje original-----"] {
        assert_eq!(own(&format!("That is fine.\n{divider}\nsomething")), "That is fine.", "{divider}");
    }
}

/// Proves B2.
#[test]
fn signatures_are_left_out() {
    for (text, rest) in [
        ("Fine.\n\n-- \nAnna Berg\n+49 30 1234", "Fine."),
        ("Fine.\n\nSent from my iPhone\n", "Fine."),
        ("Passt.\n\nVon meinem iPhone gesendet", "Passt."),
        ("Bien.\n\nEnvoyé de mon iPhone", "Bien."),
        ("Vale.\n\nEnviado desde mi iPhone", "Vale."),
        ("Va bene.\n\nInviato da iPhone", "Va bene."),
        ("Fine.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n", "Fine."),
        ("Bien.\n\nTélécharger Outlook pour Android\n", "Bien."),
        ("Passt.\n\nGesendet mit der GMX Mail App", "Passt."),
        ("Passt.\n\nGesendet mit der WEB.DE Mail App", "Passt."),
        ("Passt.\n\nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", "Passt."),
        ("Passt.\n\nVon meinem Samsung Galaxy S24 gesendet.", "Passt."),
        ("Passt.\n\nHolen Sie sich Outlook für iOS<https://aka.ms/o0ukef>", "Passt."),
        ("Bien.\n\nEnvoyé depuis l’application Mail Orange", "Bien."),
        ("Bien.\n\nEnvoyé à partir de Outlook pour iOS", "Bien."),
        ("Va bene.\n\nInviato da Libero Mail per iOS", "Va bene."),
        ("Va bene.\n\nInviato dal mio Galaxy", "Va bene."),
        ("Vale.\n\nEnviado desde Yahoo Mail para iPhone", "Vale."),
        ("Fine.\n\nAnna\n\n-- \nAnna Berg\n\nSent from my iPhone", "Fine.\n\nAnna"),
        (
            "Fine.\n\nSent from my iPhone\n\n> On Nov 23, 2026, at 10:12, Aurora <p@x.example> wrote:\n>\n> \u{feff}Would June do?\n",
            "Fine.",
        ),
    ] {
        assert_eq!(own(text), rest, "{text}");
    }
}

/// Proves B2.
#[test]
fn what_people_write_themselves_stays() {
    for text in [
        "On Monday my mother wrote:\nshe comes too.",
        "From: here on it is easy.\nThen we dance.",
        "Sent from my heart to yours, with all the thanks two people can have for pictures like these.",
        "Sent from my mother's account, mine is broken. June is fine!",
        "One -- and only one -- question.",
        "Le 12 juin à 10:30, c’est bien :\n- la mairie\n- le parc",
        "Am 12.06. um 10:30 Uhr:\nStandesamt",
        // A sentence, not a telephone.
        "Von meinem Onkel kommen 12 Gäste.",
        "Juni passt, 120 Gäste.\n\nVon meinem Vater kommt noch eine Rede dazu!",
        "Inviato da mio zio un regalo.",
        // Separators, not signatures.
        "Part one: June.\n--\nPart two: 120 guests.\n--\nPart three: no flash.",
        "Our plan:\n\n-- \nChurch at two\n\nThen the boat.\n\nThen the barn.",
        // Headers of people's own.
        "The shuttle:\n\nFrom: Hotel Post\nTo: the castle\nDate: 19 June 2027, 14:00\nSeats: 40\n\nAnd June is fine.\nAnna",
        "Ecco la navetta:\n\nDa: Milano\nA: Como\nData: 19 giugno 2027\nPosti: 40\n\nGiugno va bene.",
    ] {
        assert_eq!(own(text), text.replace("-- \n", "--\n"));
    }
    let between = "> Would June do?\n\nYes.\n\n> And the boat?\n\nOf course.";
    assert_eq!(own(&format!("On 11/23/26 10:12, Aurora wrote:\n{between}\n\n> Mara\n")), between);
    // Below an unmarked letter: all of it stays.
    let below = "Am 23.11.26 um 10:12 schrieb Aurora:\n\nWould June do?\n\nJa!";
    assert_eq!(own(below), below);
}

/// Proves B2.
#[test]
fn answers_inside_a_quote_are_kept_with_what_they_answer() {
    for inside in [
        "See my answers in CAPITALS below.\n\nFrom: Aurora\nSent: Friday\nTo: Anna\nSubject: June\n\nWould June do?\nYES JUNE IS FINE\nAnd the boat?\nOF COURSE",
        "Below.\n\nFrom: Aurora\nSent: Friday\nTo: Anna\nSubject: June\n\nWould June do? YES\nAnd the boat?",
        "On 11/23/26 10:12, Aurora wrote:\n\nWould June do? Yes.\nAnd the boat?",
    ] {
        assert_eq!(own(inside), inside);
    }
    // Typed where the telephone marks the line as quoted.
    assert_eq!(own("> 120\n\nOn 11/23/26 10:12, Aurora wrote:\n\n> Would June do?\n"), "> 120");
    let marked = "> Would June do?\n> yes, 120 guests";
    assert_eq!(own(&format!("On 11/23/26 10:12, Aurora wrote:\n{marked}\n> Mara")), marked);
}

/// Proves B2.
#[test]
fn where_nothing_would_be_left_everything_stays() {
    for text in [
        "> Would June do?\n> Mara",
        "On 11/23/26 10:12, Aurora wrote:\n> Would June do?",
        "-- \nAnna",
        "-- \nAnna Berg\n+49 30 1234\n\nJune is fine.",
        "Sent from my iPhone",
    ] {
        assert_eq!(own(text).replace("--\n", "-- \n"), text);
    }
    for nothing in ["", " \n\u{feff}\n", "\u{200b}"] {
        assert_eq!(split(nothing, &Sent::default()), Split::default());
    }
}

/// Proves B2.
#[test]
fn our_letter_is_known_however_a_program_breaks_it() {
    let sent =
        Sent::new(&["Hello Anna,\n\nwould *June* do? See https://aurora.example/activity\n\n-- \nAurora Weddings · hello@aurora.example"]);
    for quoted in [
        "Hello Anna, would June do? See\n<https://eur01.safelinks.protection.outlook.com/?url=aurora>",
        "> Hello\n> Anna,\n> > would June do?",
        "HELLO ANNA,\n\n[cid:image001.png@01DC]\nAurora Weddings · hello@aurora.example",
    ] {
        assert!(is_letter(quoted, &sent), "{quoted}");
    }
    for other in ["would June", "Hello Ben", "do June"] {
        assert_eq!(is_letter(other, &sent), other == "would June", "{other}");
    }
}

proptest::proptest! {
    #[test]
    fn anything_can_be_read(text in "(>|On |Von: |10:12|wrote|:|--|\n|\r\n|é|_________| |[a-z]){0,60}") {
        let split = split(&text, &Sent::default());
        proptest::prop_assert_eq!(split.kept.trim(), &split.kept);
        proptest::prop_assert_eq!(split.kept.is_empty(), is_blank(&text));
    }
}
