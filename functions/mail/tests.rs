use std::{fs, path::Path};

use domain::{ContactId, Email, Language, MailId, brand::Brand};
use web::Letterhead;

use super::{MailTemplate, Recipient, letter};

const LINK: &str = "https://aurora.portico.example/x/secret";
/// Every item has a title that HTML must not read.
const TITLE: &str = "A <b>title</b>";

fn head(studio: &str) -> Letterhead {
    Letterhead {
        studio_name: studio.to_owned(),
        brand: Brand::default(),
        origin: "https://aurora.portico.example".to_owned(),
        from: "portal@portico.example".parse().unwrap(),
        reply_to: None,
        language: Language::Fr,
    }
}

/// Every letter to a client, under a name of its own. The match has no other arm: a new one has its place here or does not compile.
fn to_clients<'a>(title: &'a str, rows: &'a [(String, String)]) -> Vec<(String, MailTemplate<'a>)> {
    let (link, email) = (LINK, "new@example.com");
    let total = rows.first().map(|(_, amount)| amount.as_str()).unwrap();
    let items = ["quote", "contract", "questionnaire", "invoice", "file"];
    let loginless = items.map(|kind| MailTemplate::Item { kind, title, link, days: Some(30) });
    let others = [
        MailTemplate::Invite { link },
        MailTemplate::Activated { link },
        MailTemplate::Reset { link, shared: false },
        MailTemplate::Reset { link, shared: true },
        MailTemplate::SignIn { link, shared: false },
        MailTemplate::SignIn { link, shared: true },
        MailTemplate::NotOpened,
        MailTemplate::ClosedForNow,
        MailTemplate::Closed,
        MailTemplate::Shared,
        MailTemplate::Item { kind: "file", title, link, days: None },
        MailTemplate::Item { kind: "contract", title, link, days: Some(1) },
        MailTemplate::Message { text: "What <b>time</b> suits you?\nWe are free all day.", link: Some(link) },
        MailTemplate::Message { text: "What <b>time</b> suits you?\nWe are free all day.", link: None },
        MailTemplate::YourTurn { title, link, days: None },
        MailTemplate::AllSigned { title, link },
        MailTemplate::ContractVoided { title, reason: "We agreed on <another> day.", link },
        MailTemplate::Receipt { number: "2026-7", title, rows, total, link },
        MailTemplate::ConfirmEmail { link },
        MailTemplate::EmailAsked { email, link },
        MailTemplate::EmailChanged { email },
        MailTemplate::PasswordChanged { link },
    ];
    let name = |template: &MailTemplate<'_>| match template {
        MailTemplate::Invite { .. } => "invite".to_owned(),
        MailTemplate::Activated { .. } => "activated".to_owned(),
        MailTemplate::Reset { shared, .. } => format!("reset, shared: {shared}"),
        MailTemplate::SignIn { shared, .. } => format!("sign-in link, shared: {shared}"),
        MailTemplate::NotOpened => "not opened".to_owned(),
        MailTemplate::ClosedForNow => "closed for now".to_owned(),
        MailTemplate::Closed => "closed".to_owned(),
        MailTemplate::Shared => "shared".to_owned(),
        MailTemplate::Item { kind, days, .. } => format!("{kind}, days: {days:?}"),
        MailTemplate::Message { link, .. } => format!("message, link: {}", link.is_some()),
        MailTemplate::YourTurn { .. } => "your turn".to_owned(),
        MailTemplate::AllSigned { .. } => "all signed".to_owned(),
        MailTemplate::ContractVoided { .. } => "contract voided".to_owned(),
        MailTemplate::Receipt { .. } => "receipt".to_owned(),
        MailTemplate::ConfirmEmail { .. } => "confirm email".to_owned(),
        MailTemplate::EmailAsked { .. } => "email change asked for".to_owned(),
        MailTemplate::EmailChanged { .. } => "email changed".to_owned(),
        MailTemplate::PasswordChanged { .. } => "password changed".to_owned(),
        MailTemplate::Answered { .. }
        | MailTemplate::MemberInvite { .. }
        | MailTemplate::MemberReset { .. }
        | MailTemplate::MemberSignIn { .. }
        | MailTemplate::MemberPasswordChanged { .. } => "to the studio".to_owned(),
    };
    others.into_iter().chain(loginless).map(|template| (name(&template), template)).collect()
}

fn to_the_studio() -> [(String, MailTemplate<'static>); 5] {
    let link = LINK;
    [
        ("answered".to_owned(), MailTemplate::Answered { line: "Anna Berg signed the contract", note: Some("Thank you!"), link }),
        ("member invite".to_owned(), MailTemplate::MemberInvite { link }),
        ("member reset".to_owned(), MailTemplate::MemberReset { link }),
        ("member sign in".to_owned(), MailTemplate::MemberSignIn { link }),
        ("member password changed".to_owned(), MailTemplate::MemberPasswordChanged { link }),
    ]
}

fn rows(language: Language) -> Vec<(String, String)> {
    let t = web::Translations { language };
    let money = domain::Money { minor: 60_000, currency: "EUR".parse().unwrap() };
    vec![("Booking deposit".to_owned(), t.money(money))]
}

/// The letters of one language, one below the other, as a person reads them.
fn page(head: &Letterhead, letters: &[(String, MailTemplate<'_>)], to: &Recipient<'_>) -> String {
    let one = |(name, template): &(String, MailTemplate<'_>)| {
        let mail = letter(head, MailId::from_bytes([2; 16]), to, template).unwrap().mail;
        let preview = mail.html.split("overflow:hidden;\">").nth(1).and_then(|rest| rest.split("</div>").next()).unwrap();
        let button = mail.html.split("border-radius:3px;\">").nth(2).and_then(|rest| rest.split("</a>").next()).unwrap_or("-");
        format!("######## {name}\nSubject: {}\nPreview: {preview}\nButton: {button}\n\n{}\n", mail.subject, mail.text)
    };
    letters.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Proves E8.
/// What was read by somebody who speaks the language is what is sent; after a change it is to be read again as a whole:
/// `UPDATE=1 cargo test -p functions --lib mail`.
#[test]
fn every_letter_reads_as_it_was_read_in_every_language() {
    let (email, contact): (Email, _) = ("gertrud@example.com".parse().unwrap(), ContactId::from_bytes([1; 16]));
    let head = head("Aurora Weddings");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mail/snapshots");
    let mut pages: Vec<(String, String)> = Language::ALL
        .into_iter()
        .map(|language| {
            let rows = rows(language);
            let to = Recipient { name: "Gertrud Lund", email: &email, contact: Some(&contact), language: Some(language) };
            (format!("{language}.txt"), page(&head, &to_clients("Our terms", &rows), &to))
        })
        .collect();
    let to = Recipient { name: "Mara Vogel", email: &email, contact: None, language: None };
    pages.push(("studio.txt".to_owned(), page(&head, &to_the_studio(), &to)));
    for (name, page) in pages {
        let file = folder.join(&name);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &page).unwrap();
        }
        let read = fs::read_to_string(&file).unwrap_or_default();
        assert!(read == page, "{name} has changed: read it as a whole after UPDATE=1\n{page}");
    }
}

/// Proves E8.
/// After "Guten Tag Gertrud Lund," and "Gentile Gertrud Lund," a sentence goes on in lower case, unless it begins with a name
/// or with the reader, whom both languages write with a capital.
#[test]
fn greeting_and_first_sentence_agree_in_case() {
    let (email, contact): (Email, _) = ("gertrud@example.com".parse().unwrap(), ContactId::from_bytes([1; 16]));
    let head = head("Aurora Weddings");
    for language in Language::ALL {
        let rows = rows(language);
        let to = Recipient { name: "Gertrud Lund", email: &email, contact: Some(&contact), language: Some(language) };
        for (name, template) in to_clients(TITLE, &rows) {
            let text = letter(&head, MailId::from_bytes([2; 16]), &to, &template).unwrap().mail.text;
            let mut paragraphs = text.split("\n\n");
            let (hello, first) = (paragraphs.next().unwrap(), paragraphs.next().unwrap());
            let goes_on = hello.ends_with(',') && matches!(language, Language::De | Language::It);
            let capital = first.starts_with(char::is_uppercase);
            let named = ["Aurora", "Ihr", "Sie ", "Lei ", "Suo ", "Sua "].iter().any(|word| first.starts_with(word));
            assert!(if goes_on { named || !capital } else { capital }, "{language}, {name}: {hello} {first}");
        }
    }
}

/// Proves E8.
#[test]
fn every_letter_says_the_same_twice_in_every_language() {
    let (email, contact) = ("anna@example.com".parse().unwrap(), ContactId::from_bytes([1; 16]));
    let mut subjects = std::collections::BTreeSet::new();
    for language in Language::ALL {
        let to = Recipient { name: "Anna Berg", email: &email, contact: Some(&contact), language: Some(language) };
        let rows = rows(language);
        for (_, template) in to_clients(TITLE, &rows) {
            let mail = letter(&head("Ümlaut & <Söhne>"), MailId::from_bytes([2; 16]), &to, &template).unwrap().mail;
            assert!(mail.html.contains(&format!(r#"<html lang="{}">"#, language.code())));
            assert!(!mail.html.contains("<Söhne>") && !mail.html.contains("<b>"), "{}", mail.html);
            let linked = !matches!(
                template,
                MailTemplate::NotOpened
                    | MailTemplate::ClosedForNow
                    | MailTemplate::Closed
                    | MailTemplate::Shared
                    | MailTemplate::EmailChanged { .. }
                    | MailTemplate::Message { link: None, .. }
            );
            assert_eq!((mail.html.contains(LINK), mail.text.contains(LINK)), (linked, linked), "{template:?}");
            assert!(mail.text.contains("Anna") && mail.text.ends_with("-- \nÜmlaut & <Söhne>"), "{}", mail.text);
            assert!(!mail.text.contains("\n\n\n"), "{}", mail.text);
            subjects.insert((language.code(), mail.subject));
        }
    }
    assert!(subjects.len() > 5 * 5, "{subjects:#?}");
    let (head, invite) = (head("Ümlaut & <Söhne>"), MailTemplate::Invite { link: LINK });
    let to = Recipient { name: "Anna", email: &email, contact: Some(&contact), language: None };
    let mail = letter(&head, MailId::from_bytes([2; 16]), &to, &invite).unwrap().mail;
    assert!(mail.text.starts_with("Bonjour Anna"), "who chose nothing reads the studio's language: {}", mail.text);
    let to = Recipient { contact: None, ..to };
    let mail = letter(&head, MailId::from_bytes([2; 16]), &to, &MailTemplate::MemberReset { link: LINK }).unwrap().mail;
    assert!(mail.text.starts_with("Hello Anna"), "members read English: {}", mail.text);
}
