//! What mail programs make of an answer, and what is kept of it.

use serde_json::Value;

use super::{FROM, desk, desk_saying};
use crate::{
    system::{Inbound, Received},
    testing::house,
};

/// Proves B2.
#[tokio::test]
async fn what_the_mail_programs_send_is_understood() {
    let between = "> Juin vous irait-il ?\n\nOui, très bien.\n\n> Et le bateau ?\n\nBien sûr !";
    let garden = "would June do? We could begin in the garden.";
    for (raw, asked, subject, body, files) in [
        (
            include_str!("../samples/gmail-en.eml"),
            garden,
            "Re: Your plan for June",
            "Yes, June would be lovely. Could we start at four?\n\nAnna",
            0,
        ),
        (
            include_str!("../samples/gmail-de.eml"),
            "Hallo Anna,\n\npasst Juni?",
            "Re: Für Juni",
            "Ja, sehr gern! Für Grüße an die Gäste wäre auch Platz.",
            0,
        ),
        (include_str!("../samples/gmail-fr-html.eml"), "Juin ?", "Re: Juin", "Oui, c’est parfait !\nÀ bientôt", 0),
        (include_str!("../samples/apple-en-phone.eml"), garden, "Re: Your plan for June", "Perfect — see you then!", 0),
        (include_str!("../samples/apple-it-photos.eml"), "Giugno va bene?", "Re: Giugno", "Ecco le foto del giardino, è bellissimo.", 2),
        (
            include_str!("../samples/outlook-de.eml"),
            "Hallo Anna,\n\npaßt Juni?",
            "AW: Für Juni",
            "Guten Tag,\n\ndas paßt uns sehr gut. Schöne Grüße\nAnna Berg",
            0,
        ),
        (include_str!("../samples/outlook-es-phone.eml"), "¿Os va bien junio?", "Re: Junio", "Sí, nos va muy bien. “Gracias”", 0),
        (include_str!("../samples/outlook-en-html.eml"), "Would four do?", "RE: June", "Four o'clock is fine.\n\nAnna", 0),
        (include_str!("../samples/thunderbird-fr-between.eml"), "Juin vous irait-il ? Et le bateau ?", "Re: Juin", between, 0),
    ] {
        // As it travels, and with the line ends of a file.
        for raw in [raw.replace('\n', "\r\n"), raw.to_owned()] {
            let desk = desk_saying(0, Some(0), asked);
            assert_eq!(desk.send(raw.as_bytes()).await, Inbound::Taken, "{raw}");
            let row = &desk.answers()[0];
            assert_eq!((row["subject"].as_str(), row["body"].as_str()), (Some(subject), Some(body)), "{raw}");
            assert_eq!(desk.rows("SELECT 1 AS n FROM message_files").len(), files, "{raw}");
        }
    }
}

/// What somebody answers who uses a program, from a mail that went out: in plain text, or as a page.
enum Reply {
    Plain(fn(&str) -> String),
    Html(fn(&str) -> String),
}

/// Every line marked.
fn marked(text: &str) -> String {
    text.lines().map(|line| format!("> {line}\n")).collect()
}

/// The programs that people have in our five languages, answering a letter as it really went out: what they quote is left out and kept as
/// trimmed text, whatever they make of it.
///
/// Proves B2.
#[tokio::test]
async fn a_letter_as_it_went_out_is_known_in_the_quote_of_every_program() {
    use Reply::{Html, Plain};
    let programs: [(&str, &str, Reply); 17] = [
        (
            "de",
            "GMX",
            Plain(|text| {
                format!(
                    "Passt!\n\nGesendet mit der GMX Mail App\n\n\nGesendet: Freitag, 27. November 2026 um 15:21 Uhr\nVon: \"Aurora Weddings\" <portal@portico.example>\nAn: \"Anna Berg\" <anna@example.com>\nBetreff: Eine Nachricht\n\n{text}"
                )
            }),
        ),
        (
            "de",
            "WEB.DE",
            Html(|page| {
                format!(
                    "<html><head></head><body><div style=\"font-family: Verdana;\"><div>Passt!</div><div>&nbsp;</div><div name=\"quote\" style=\"margin:10px 5px\"><div style=\"margin:0 0 10px 0;\"><b>Gesendet:</b>&nbsp;Freitag, 27. November 2026 um 15:21 Uhr<br/><b>Von:</b>&nbsp;&quot;Aurora Weddings&quot; &lt;portal@portico.example&gt;<br/><b>An:</b>&nbsp;anna@example.com<br/><b>Betreff:</b>&nbsp;Eine Nachricht</div><div name=\"quoted-content\">{page}</div></div></div></body></html>"
                )
            }),
        ),
        (
            "de",
            "T-Online",
            Plain(|text| {
                format!(
                    "Passt!\n\n-----Original-Nachricht-----\nBetreff: Eine Nachricht\nDatum: 2026-11-27T15:21:00+0100\nVon: \"Aurora Weddings\" <portal@portico.example>\nAn: \"Anna Berg\" <anna@example.com>\n\n{text}"
                )
            }),
        ),
        (
            "de",
            "Outlook",
            Plain(|text| {
                format!(
                    "Passt!\n\n________________________________\nVon: Aurora Weddings <portal@portico.example>\nGesendet: Freitag, 27. November 2026 15:21\nAn: Anna Berg <anna@example.com>\nBetreff: Eine Nachricht\n\n{text}"
                )
            }),
        ),
        (
            "de",
            "Outlook",
            Html(|page| {
                format!(
                    "<html><body><div class=\"WordSection1\"><p class=\"MsoNormal\">Passt!<o:p></o:p></p><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p class=\"MsoNormal\"><b>Von:</b> Aurora Weddings &lt;portal@portico.example&gt;<br><b>Gesendet:</b> Freitag, 27. November 2026 15:21<br><b>An:</b> Anna Berg<br><b>Betreff:</b> Eine Nachricht</p></div></div>{page}</div></body></html>"
                )
            }),
        ),
        (
            "de",
            "Apple Mail",
            Plain(|text| {
                format!(
                    "Passt!\n\nVon meinem iPhone gesendet\n\n> Am 27.11.2026 um 15:21 schrieb Aurora Weddings <portal@portico.example>:\n>\n{}",
                    marked(text)
                )
            }),
        ),
        (
            "de",
            "Yahoo",
            Plain(|text| {
                format!(
                    "Passt!\n\nAm Freitag, 27. November 2026 um 15:21:33 MEZ hat Aurora Weddings <portal@portico.example> Folgendes geschrieben:\n\n{text}"
                )
            }),
        ),
        (
            "fr",
            "Orange",
            Plain(|text| {
                format!(
                    "Passt!\n\n\n> Message du 27/11/26 15:21\n> De : \"Aurora Weddings\" <portal@portico.example>\n> A : anna@example.com\n> Copie à : \n> Objet : Un message\n>\n{}",
                    marked(text)
                )
            }),
        ),
        (
            "fr",
            "Orange",
            Plain(|text| {
                format!(
                    "Passt!\n\nenvoyé : 27 novembre 2026 à 15:21\nde : Aurora Weddings <portal@portico.example>\nà : anna@example.com\nobjet : Un message\n\n{text}"
                )
            }),
        ),
        (
            "fr",
            "Gmail",
            Html(|page| {
                format!(
                    "<div dir=\"ltr\">Passt!</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">Le ven. 27 nov. 2026 à 15:21, Aurora Weddings &lt;<a href=\"mailto:portal@portico.example\">portal@portico.example</a>&gt; a écrit :<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\">{page}</blockquote></div>"
                )
            }),
        ),
        (
            "es",
            "Outlook",
            Plain(|text| {
                format!(
                    "Passt!\n\nObtener Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Aurora Weddings <portal@portico.example>\nEnviado: viernes, noviembre 27, 2026 3:21 PM\nPara: Anna Berg <anna@example.com>\nAsunto: Un mensaje\n\n{text}"
                )
            }),
        ),
        (
            "es",
            "Gmail",
            Plain(|text| {
                format!(
                    "Passt!\n\nEl vie, 27 nov 2026 a las 15:21, Aurora Weddings (<portal@portico.example>)\nescribió:\n\n{}",
                    marked(text)
                )
            }),
        ),
        (
            "es",
            "Apple Mail",
            Html(|page| {
                format!(
                    "<html><body dir=\"auto\">Passt!<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">Enviado desde mi iPhone</div><div dir=\"ltr\"><br><blockquote type=\"cite\">El 27 nov 2026, a las 15:21, Aurora Weddings &lt;portal@portico.example&gt; escribió:<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">{page}</div></blockquote></body></html>"
                )
            }),
        ),
        (
            "it",
            "Libero",
            Plain(|text| {
                format!(
                    "Passt!\n\nInviato da Libero Mail per iOS\n\nIl 27 novembre 2026 alle ore 15:21 Aurora Weddings <portal@portico.example> ha scritto:\n\n{text}"
                )
            }),
        ),
        (
            "it",
            "Libero",
            Plain(|text| {
                format!(
                    "Passt!\n\n----Messaggio originale----\nDa: portal@portico.example\nData: 27/11/2026 15.21\nA: <anna@example.com>\nOgg: Un messaggio\n\n{text}"
                )
            }),
        ),
        (
            "it",
            "Gmail",
            Plain(|text| {
                format!(
                    "Passt!\n\n-- \nAnna Berg\n+49 30 1234\n\nIl giorno ven 27 nov 2026 alle ore 15:21 Aurora Weddings <\nportal@portico.example> ha scritto:\n\n{}",
                    marked(text)
                )
            }),
        ),
        (
            "en",
            "Thunderbird",
            Plain(|text| format!("Passt!\n\nOn 27/11/2026 15:21, Aurora Weddings wrote:\n{}\n-- \nAnna Berg\n", marked(text))),
        ),
    ];
    for (language, program, reply) in programs {
        let house = house();
        house.kit.db.execute("UPDATE contacts SET language = ?1", &[language.into()]);
        let demo = &house.demo.aurora;
        let mut owner = house.member(&demo.owner).await;
        let said = "Liebe Anna,\r\n\r\npasst der 19. Juni? Und wie viele Gäste kommen?\r\n\r\n- Kinder\r\n- Erwachsene\r\n\r\nMara";
        let got = owner.form(&format!("/contacts/{}/messages", demo.contacts[0].id), &[("text", said)]).await;
        assert_eq!(got.status, http::StatusCode::SEE_OTHER);
        house.deliver_mail().await;
        let mail = house.kit.mail.latest_to(FROM);
        let (kind, body) = match reply {
            Reply::Plain(reply) => ("plain", reply(&mail.text)),
            Reply::Html(reply) => ("html", reply(&mail.html)),
        };
        let raw = format!("From: {FROM}\r\nSubject: Re: {}\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{body}", mail.subject);
        let received = Received { from: FROM, to: mail.reply_to.as_ref().unwrap().as_str(), raw: raw.as_bytes() };
        assert_eq!(crate::system::inbound(&house.setup.system(), &received).await.unwrap(), Inbound::Taken);
        let row: Value =
            house.kit.db.read("SELECT body, trimmed FROM messages WHERE kind = 'email' AND direction = 'to_studio'", &[]).remove(0);
        assert_eq!(row["body"], "Passt!", "{language} {program}: {body}");
        assert!(row["trimmed"].as_str().unwrap().contains("passt der 19. Juni?"), "{language} {program}: {}", row["trimmed"]);

        // The same with a word inside what is quoted: nothing is left out that is theirs.
        let inside = body.replacen("passt der 19. Juni?", "passt der 19. Juni? JA, GERN", 1);
        assert_ne!(inside, body);
        let raw = format!("From: {FROM}\r\nSubject: Re: {}\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{inside}", mail.subject);
        let received = Received { raw: raw.as_bytes(), ..received };
        assert_eq!(crate::system::inbound(&house.setup.system(), &received).await.unwrap(), Inbound::Taken);
        let row: Value = house.kit.db.read("SELECT body FROM messages WHERE body LIKE '%JA, GERN%' AND kind = 'email'", &[]).remove(0);
        assert!(row["body"].as_str().unwrap().starts_with("Passt!"), "{language} {program}: {}", row["body"]);
    }
}

/// Mails that were reported to get lost, in whole or in part; what is kept of each.
///
/// Proves B2.
#[tokio::test]
async fn what_was_tried_and_got_lost_is_kept() {
    macro_rules! tried {
        ($name:literal) => {
            ($name, &include_bytes!(concat!("../samples/tried/", $name, ".eml"))[..])
        };
    }
    let plan = "--\nAnna Berg\n+49 30 1234\n\nJune is fine, 120 guests.";
    let shuttle = "Here is the shuttle we need:\n\nFrom: Hotel Post\nTo: the castle\nDate: 19 June 2027, 14:00\nSeats: 40\n\nAnd June is fine for us.\nAnna";
    let navetta = "Ecco la navetta:\n\nDa: Milano\nA: Como\nData: 19 giugno 2027\nPosti: 40\n\nGiugno va bene.";
    let capitals = "Please see my answers in CAPITALS below.\n\nFrom: Aurora Weddings <portal@portico.example>\nSent: Friday, November 27, 2026 3:21 PM\nTo: Anna Berg <anna@example.com>\nSubject: A message from Aurora Weddings\n\nWould June do?\nYES JUNE IS FINE\nAnd please tell us the number of guests.\n120 GUESTS";
    let red = "See my answers in red below.\n\nOn Fri Aurora wrote:\nWould June do?\nYES JUNE\nHow many guests?\n120 GUESTS";
    let outlook = "See below in red.\n\nFrom: Aurora\nSent: Friday\nTo: Anna\nSubject: x\n\nWould June do? YES";
    let dashes = "Part one: June is fine.\n--\nPart two: 120 guests, of these 14 children.\n--\nPart three: please no flash in church.";
    let vater = "Juni passt, 120 Gäste.\n\nVon meinem Vater kommt noch eine Rede dazu!";
    for ((name, raw), body, files) in [
        (tried!("02-subject-only"), "YES to June, 120 guests", &[][..]),
        (tried!("03-arrow"), "> 120", &[]),
        (tried!("04-von-meinem"), "Von meinem Onkel kommen 12 Gäste.", &[]),
        (tried!("04b-von-meinem-last"), vater, &[]),
        (tried!("05-dashes"), dashes, &[]),
        (tried!("06-from-date"), shuttle, &[]),
        (tried!("06b-da-data"), navetta, &[]),
        (tried!("07-outlook-inline"), capitals, &[]),
        (tried!("08-gmx"), "Juni passt, 120 Gäste.\n\nViele Grüße\nAnna", &[]),
        (tried!("12-sig-on-top"), plan, &[]),
        (tried!("13-html-inline-gmailquote"), red, &[]),
        (tried!("14-latin1-unlabelled"), "Grüße, Café, 5 €", &[]),
        (tried!("14d-iso2022jp"), "六月で大丈夫です。", &[]),
        (tried!("14e-gb18030"), "六月可以", &[]),
        (tried!("20-small-attached-with-cid"), "Our logo for the cards", &["our-monogram.png"]),
        (tried!("20b-only-small-inline"), "[attachments only]", &["seat-plan.png"]),
        (tried!("22-iphone-heic-as-jpg"), "x\n\n[IMG_1.jpg was saved as IMG_1.heic to match its content]", &["IMG_1.heic"]),
        (tried!("26-plain-html-stub"), "Real answer: June is fine.", &[]),
        (tried!("28-precedence-list"), "A real person behind a mailing list: June is fine.", &[]),
        (tried!("28c-autosub-generated"), "A real one from an app", &[]),
        (tried!("30-sent-from-mother"), "Sent from my mother's account, mine is broken. June is fine!", &[]),
        (tried!("32-outlook-html-only"), outlook, &[]),
    ] {
        let desk =
            desk_saying(0, Some(0), "Would June do? And please tell us the number of guests.\n\nHow many guests?\n\nWie viele Gäste?");
        assert_eq!(desk.send(raw).await, Inbound::Taken, "{name}");
        assert_eq!(desk.body(), body, "{name}");
        let kept = desk.rows("SELECT f.name FROM message_files m JOIN files f ON f.id = m.file_id WHERE f.state = 'ready'");
        assert_eq!(kept.iter().map(|row| row["name"].as_str().unwrap()).collect::<Vec<_>>(), files, "{name}");
        assert_eq!(desk.rows("SELECT 1 AS n FROM mail_originals WHERE message_id IS NOT NULL").len(), 1, "{name}");
    }
    // Written by an assistant for absences.
    let desk = desk();
    desk.untouched(FROM, &desk.address, tried!("28b-oof-noheader").1, Inbound::Dropped("automatic")).await;
    // One Message-ID, two letters; and each of them once.
    for (name, raw) in [tried!("11-samemid-1"), tried!("11-samemid-2")] {
        assert_eq!(desk.send(raw).await, Inbound::Taken, "{name}");
        assert_eq!(desk.send(raw).await, Inbound::Dropped("known"), "{name}");
    }
    let bodies: Vec<_> = desk.answers().iter().map(|row| row["body"].clone()).collect();
    assert_eq!(bodies, ["First mail: June is fine.", "Second mail, another day: 120 guests."]);
}
