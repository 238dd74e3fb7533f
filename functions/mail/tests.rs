use domain::{ContactId, Language, OutboxId, brand::Brand};
use web::Letterhead;

use super::{Recipient, Says, letter};

fn head() -> Letterhead {
    Letterhead {
        studio_name: "Ümlaut & <Söhne>".to_owned(),
        brand: Brand::default(),
        origin: "https://aurora.portico.example".to_owned(),
        from: "portal@portico.example".parse().unwrap(),
        reply_to: None,
        language: Language::Fr,
    }
}

/// Proves E8.
#[test]
fn every_letter_says_the_same_twice_in_every_language() {
    let link = "https://aurora.portico.example/x/secret";
    let kinds = ["quote", "contract", "questionnaire", "invoice", "file"];
    let items = kinds.map(|kind| Says::Item { kind, title: "A <b>title</b>", link, days: Some(30) });
    let (email, contact) = ("anna@example.com".parse().unwrap(), ContactId::from_bytes([1; 16]));
    let mut subjects = std::collections::BTreeSet::new();
    for language in Language::ALL {
        let to = Recipient { name: "Anna Berg", email: &email, contact: Some(&contact), language: Some(language) };
        let others = [
            Says::Invite { link },
            Says::Activated { link },
            Says::Reset { link, shared: true },
            Says::SignIn { link, shared: false },
            Says::NotOpened,
            Says::Closed,
            Says::Shared,
            Says::Item { kind: "file", title: "x", link, days: None },
            Says::Message { text: "A <b>title</b>\nof two lines", link: Some(link) },
            Says::YourTurn { title: "A <b>title</b>", link, days: None },
            Says::AllSigned { title: "A <b>title</b>", link },
            Says::ConfirmEmail { link },
            Says::EmailAsked { email: "new@example.com", link },
            Says::EmailChanged { email: "new@example.com" },
            Says::PasswordChanged { link },
        ];
        for says in others.into_iter().chain(items) {
            let mail = letter(&head(), OutboxId::from_bytes([2; 16]), &to, &says).unwrap().mail;
            assert!(mail.html.contains(&format!(r#"<html lang="{}">"#, language.code())));
            assert!(!mail.html.contains("<Söhne>") && !mail.html.contains("<b>title"), "{}", mail.html);
            let linked = !matches!(says, Says::NotOpened | Says::Closed | Says::Shared | Says::EmailChanged { .. });
            assert_eq!((mail.html.contains(link), mail.text.contains(link)), (linked, linked), "{says:?}");
            assert!(mail.text.contains("Anna") && mail.text.ends_with("-- \nÜmlaut & <Söhne>"), "{}", mail.text);
            assert!(!mail.text.contains("\n\n\n"), "{}", mail.text);
            subjects.insert((language.code(), mail.subject));
        }
    }
    assert!(subjects.len() > 5 * 5, "{subjects:#?}");
    let to = Recipient { name: "Anna", email: &email, contact: Some(&contact), language: None };
    let mail = letter(&head(), OutboxId::from_bytes([2; 16]), &to, &Says::Invite { link }).unwrap().mail;
    assert!(mail.text.starts_with("Bonjour Anna"), "who chose nothing reads the studio's language: {}", mail.text);
    let to = Recipient { contact: None, ..to };
    let mail = letter(&head(), OutboxId::from_bytes([2; 16]), &to, &Says::Reset { link, shared: false }).unwrap().mail;
    assert!(mail.text.starts_with("Hello Anna"), "members read English: {}", mail.text);
}
