mod files;
mod programs;

use domain::{
    MessageId,
    time::{DAY, HOUR},
};
use serde_json::{Value, json};
use testkit::InjectedFault;
use web::{crypto::Keys, reply_address};

use super::{CLOSED, EMPTY, MANY, ORIGINAL_KEPT, UNKNOWN, letter, quote::Sent, rules, sql};
use crate::{
    system::{Inbound, Received},
    testing::{House, house},
};

const FROM: &str = "anna@example.com";

/// A house in which Aurora wrote to a contact of hers; and where the answer goes.
struct Desk {
    house: House,
    message: MessageId,
    address: String,
}

fn keys(house: &House) -> Keys {
    Keys::parse(&house.kit.services.config.master_keys).unwrap()
}

fn desk_to(contact: usize, project: Option<usize>) -> Desk {
    desk_saying(contact, project, "Would June do?")
}

fn desk_saying(contact: usize, project: Option<usize>, body: &str) -> Desk {
    let house = house();
    let (aurora, message) = (&house.demo.aurora, MessageId::from_bytes([9; 16]));
    house.kit.db.execute(
        "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
         VALUES (?1, ?2, ?3, ?4, 'to_client', 'note', '', ?6, ?5)",
        &[
            (&aurora.id).into(),
            (&message).into(),
            project.map(|at| &aurora.projects[at]).into(),
            (&aurora.contacts[contact].id).into(),
            testkit::NOW.into(),
            body.into(),
        ],
    );
    let address = reply_address::make(&keys(&house), &aurora.placement(), &message, "reply.portico.example").unwrap().to_string();
    house.kit.db.reset();
    Desk { house, message, address }
}

fn desk() -> Desk {
    desk_to(0, Some(0))
}

fn mail(head: &str, text: &str) -> Vec<u8> {
    let head = if head.contains("From:") { head.to_owned() } else { format!("From: Anna Berg <{FROM}>\r\n{head}") };
    format!("{head}Message-ID: <m1@example.com>\r\nSubject: Re: June\r\n\r\n{text}\r\n").into_bytes()
}

impl Desk {
    async fn send_as(&self, from: &str, to: &str, raw: &[u8]) -> Inbound {
        crate::system::inbound(&self.house.setup.system(), &Received { from, to, raw }).await.unwrap()
    }

    async fn send(&self, raw: &[u8]) -> Inbound {
        self.send_as(FROM, &self.address, raw).await
    }

    fn rows(&self, sql: &str) -> Vec<Value> {
        self.house.kit.db.read(sql, &[])
    }

    fn answers(&self) -> Vec<Value> {
        self.rows("SELECT id, subject, body, trimmed, project_id, contact_id, kind, mail_message_id FROM messages WHERE direction = 'to_studio' AND kind = 'email'")
    }

    fn body(&self) -> String {
        self.answers()[0]["body"].as_str().unwrap().to_owned()
    }

    /// Refused or dropped, with nothing written.
    async fn untouched(&self, from: &str, to: &str, raw: &[u8], wanted: Inbound) {
        let before = self.house.kit.db.snapshot();
        let got = self.send_as(from, to, raw).await;
        assert_eq!(got, wanted, "{from} → {to}: {}", String::from_utf8_lossy(raw));
        let after = self.house.kit.db.snapshot();
        // Who was turned away is counted, and nothing else is written.
        assert_eq!(before.without(&["refusals"]).changes_to(&after.without(&["refusals"])), Vec::<String>::new());
        assert!(self.house.kit.jobs.take().is_empty());
    }
}

/// Proves B2.
#[tokio::test]
async fn an_answer_becomes_a_message_and_the_studio_is_told() {
    let desk = desk();
    let aurora = &desk.house.demo.aurora;
    assert_eq!(desk.send(&mail("", "Yes, gladly.\r\n\r\nOn 11/23/26 10:12, Aurora wrote:\r\n> Would June do?")).await, Inbound::Taken);
    assert_eq!(desk.house.kit.db.trips(), 3, "one that reads, one that says what will be stored, one that writes");
    let row = json!({
        "id": desk.answers()[0]["id"], "subject": "Re: June", "body": "Yes, gladly.",
        "trimmed": "On 11/23/26 10:12, Aurora wrote:\n> Would June do?", "project_id": aurora.projects[0], "contact_id": aurora.contacts[0].id,
        "kind": "email", "mail_message_id": "m1@example.com",
    });
    assert_eq!(desk.answers(), [row]);
    let audit = desk.rows("SELECT actor_kind, detail FROM audit_log WHERE action = 'message.received'");
    assert_eq!(audit.len(), 1);
    assert!(audit[0]["detail"].as_str().unwrap().contains(desk.message.as_str()));

    desk.house.deliver_mail().await;
    let notice = desk.house.kit.mail.latest_to("hello@aurora.example");
    assert_eq!((notice.subject.as_str(), &notice.reply_to), ("Anna Berg replied by email", &None));
    let link = format!("https://app.portico.example/contacts/{}", aurora.contacts[0].id);
    assert!(notice.text.contains("Yes, gladly.") && notice.text.contains(&link) && notice.html.contains(&link), "{}", notice.text);
    assert_eq!(desk.house.kit.mail.sent().len(), 1);
}

/// Proves B2.
#[tokio::test]
async fn no_answer_is_taken_and_dropped() {
    let desk = desk();
    // Kept whole where nothing would be left of it.
    let quoted = "> Would June do?\r\n\r\n-- \r\nAnna";
    assert_eq!(desk.send(&mail("", quoted)).await, Inbound::Taken);
    assert_eq!(desk.body(), "> Would June do?\n\n-- \nAnna");
    desk.house.kit.jobs.take();
    // Back to its sender where it says nothing at all.
    for text in ["", " \r\n", "\u{200b}"] {
        let raw = format!("From: anna@example.com\r\nSubject: Re: Message from Aurora Weddings\r\n\r\n{text}");
        desk.untouched(FROM, &desk.address, raw.as_bytes(), EMPTY).await;
    }
    // Letters as old programs wrote them into the head.
    let raw = b"From: Anna B\xe9rg <anna@example.com>\r\nSubject: Gr\xfc\xdfe \x80 5\r\n\r\nJa";
    assert_eq!(desk.send(raw).await, Inbound::Taken);
    assert_eq!(desk.answers()[1]["subject"], "Grüße € 5");
}

/// Proves B2.
#[tokio::test]
async fn a_mail_can_be_had_as_it_came_by_its_studio_for_ninety_days() {
    let desk = desk();
    let raw = mail("Content-Type: text/plain; charset=utf-8\r\n", "Ja, gern.\r\n\r\nOn 11/23/26 10:12, Aurora wrote:\r\n> Would June do?");
    assert_eq!(desk.send(&raw).await, Inbound::Taken);
    let stored = desk.rows("SELECT object_key, size FROM mail_originals")[0].clone();
    let (bytes, _) = desk.house.kit.files.object(stored["object_key"].as_str().unwrap()).unwrap();
    assert_eq!(stored["size"], bytes.len());
    assert!(!String::from_utf8_lossy(&bytes).contains("gern"), "sealed");

    let demo = &desk.house.demo;
    let of = |contact: &str| format!("/contacts/{contact}/messages/{}/original", desk.answers()[0]["id"].as_str().unwrap());
    let path = of(demo.aurora.contacts[0].id.as_str());
    let mut owner = desk.house.member(&demo.aurora.owner).await;
    let page = owner.get(&format!("/contacts/{}/messages", demo.aurora.contacts[0].id)).await;
    assert!(page.text.contains("Show trimmed text") && page.text.contains("Aurora wrote:"), "{}", page.text);
    assert!(page.text.contains(&format!("href=\"{path}\"")), "{}", page.text);
    for path in [path.clone(), format!("/api/v1{path}")] {
        let got = owner.get(&path).await;
        assert_eq!((got.status, got.text.as_bytes()), (http::StatusCode::OK, &raw[..]));
        let header = |name: &str| got.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "message/rfc822");
        assert!(
            header("content-disposition").starts_with("attachment; filename=\"Re_ June.eml\"")
                || header("content-disposition").starts_with("attachment; filename=\"Re: June.eml\""),
            "{}",
            header("content-disposition")
        );
        assert_eq!(header("cache-control"), "private, no-store");
    }
    // Not under another contact, and not by another studio.
    assert_eq!(owner.get(&of(demo.aurora.contacts[1].id.as_str())).await.status, http::StatusCode::NOT_FOUND);
    let mut northlight = desk.house.member(&demo.northlight.owner).await;
    assert_eq!(northlight.get(&path).await.status, http::StatusCode::NOT_FOUND);

    // Until it is swept, and the message stays.
    desk.house.kit.clock.advance(ORIGINAL_KEPT - DAY);
    crate::system::sweep_files::sweep(&desk.house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
    assert_eq!(desk.rows("SELECT 1 AS n FROM mail_originals").len(), 1);
    desk.house.kit.clock.advance(DAY);
    let mut owner = desk.house.member(&demo.aurora.owner).await;
    assert_eq!(owner.get(&path).await.status, http::StatusCode::NOT_FOUND, "over, though not swept yet");
    crate::system::sweep_files::sweep(&desk.house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
    assert!(desk.rows("SELECT 1 AS n FROM mail_originals").is_empty());
    assert!(desk.house.kit.files.object(stored["object_key"].as_str().unwrap()).is_none());
    let page = owner.get(&format!("/contacts/{}/messages", demo.aurora.contacts[0].id)).await;
    assert!(
        page.text.contains("Ja, gern.") && page.text.contains("Show trimmed text") && !page.text.contains("/original"),
        "{}",
        page.text
    );
}

/// Proves B2.
#[tokio::test]
async fn nothing_but_the_signed_address_opens_the_door() {
    let desk = desk();
    let (local, domain) = desk.address.split_once('@').unwrap();
    let (id, mac) = local.strip_prefix("r-").unwrap().split_once('-').unwrap();
    let foreign = reply_address::make(&keys(&desk.house), &desk.house.demo.northlight.placement(), &desk.message, domain).unwrap();
    let gone =
        reply_address::make(&keys(&desk.house), &desk.house.demo.aurora.placement(), &MessageId::from_bytes([8; 16]), domain).unwrap();
    for to in [
        "hello@reply.portico.example".to_owned(),
        format!("r-{id}-{}@{domain}", mac.chars().rev().collect::<String>()),
        format!("r-{id}-{}@{domain}", "a".repeat(26)),
        format!("r-{id}@{domain}"),
        format!("{local}@portico.example"),
        foreign.to_string(),
        gone.to_string(),
        String::new(),
    ] {
        desk.untouched(FROM, &to, &mail("", "Let me in"), UNKNOWN).await;
    }
    // The same address in capitals is the same address.
    assert_eq!(desk.send_as(FROM, &desk.address.to_uppercase(), &mail("", "Yes")).await, Inbound::Taken);
}

/// Proves B2.
#[tokio::test]
async fn who_answers_from_another_address_is_still_who_was_written_to() {
    let desk = desk();
    let other = mail("From: Ben Lund <ben@example.com>\r\n", "Yes, gladly.");
    assert_eq!(desk.send_as("ben@example.com", &desk.address, &other).await, Inbound::Taken);
    assert_eq!(desk.body(), "Yes, gladly.\n\n[sent from ben@example.com]");
    // Said in the language of whose conversation it is.
    let german = self::desk();
    german.house.kit.db.execute("UPDATE contacts SET language = 'de'", &[]);
    assert_eq!(german.send_as("ben@example.com", &german.address, &other).await, Inbound::Taken);
    assert_eq!(german.body(), "Yes, gladly.\n\n[gesendet von ben@example.com]");
    assert_eq!(desk.answers()[0]["contact_id"], json!(desk.house.demo.aurora.contacts[0].id));
}

/// Proves B2.
#[tokio::test]
async fn a_mail_that_comes_twice_is_taken_once() {
    let desk = desk();
    let raw = mail("", "Yes, gladly.");
    assert_eq!(desk.send(&raw).await, Inbound::Taken);
    desk.house.kit.jobs.take();
    desk.untouched(FROM, &desk.address, &raw, Inbound::Dropped("known")).await;
    // Without a Message-ID the mail itself is its name.
    let nameless = b"From: anna@example.com\r\nSubject: Re: June\r\n\r\nYes, and again.\r\n";
    assert_eq!(desk.send(nameless).await, Inbound::Taken);
    desk.house.kit.jobs.take();
    desk.untouched(FROM, &desk.address, nameless, Inbound::Dropped("known")).await;
    assert_eq!(desk.answers().len(), 2);
}

/// Proves B2.
#[tokio::test]
async fn what_changed_since_it_was_read_is_noticed_when_it_is_written() {
    let desk = desk();
    let (system, now) = (desk.house.setup.system(), testkit::NOW);
    let asked = [sql::ANSWERED.with([(&desk.message).into(), "m1".into(), now.into()]), sql::STUDIO.with([(&desk.message).into()])];
    let [facts, studio] = system.read(domain::Shard::FIRST, asked).await.unwrap();
    let (facts, studio) = (facts.first::<sql::Answered>().unwrap().unwrap(), studio.first().unwrap().unwrap());
    let keep = async |id: &str| {
        let letter = letter::read(&with_files(&[("image/jpeg", "; filename=garden.jpg", JPEG)]), &Sent::default()).unwrap();
        let head = letter::Head { id: None, fingerprint: id.to_owned(), automatic: false };
        super::keep(&system, (&desk.message, domain::Shard::FIRST), (&facts, &studio), (&head, b"raw", "June"), letter).await.unwrap()
    };
    assert_eq!(keep("m1").await, Inbound::Taken);
    // The same mail, read by another at the same moment.
    assert_eq!(keep("m1").await, Inbound::Dropped("known"));
    desk.house.kit.db.execute("UPDATE portal_access SET state = 'disabled'", &[]);
    assert_eq!(keep("m2").await, CLOSED);
    assert_eq!((desk.answers().len(), desk.house.kit.jobs.take().len()), (1, 1));
    let files = desk.rows("SELECT state, remove_at IS NULL AS stays FROM files WHERE private = 1 ORDER BY state");
    let swept = json!({ "state": "uploading", "stays": 0 });
    assert_eq!(files, [json!({ "state": "ready", "stays": 1 }), swept.clone(), swept]);
}

/// Proves B2.
#[tokio::test]
async fn machines_get_no_answer_and_leave_no_trace() {
    let desk = desk();
    for head in [
        "Auto-Submitted: auto-replied\r\n",
        "precedence: Auto_Reply\r\n",
        "X-Autoreply: yes\r\n",
        "X-Autorespond: holiday\r\n",
        "X-Failed-Recipients: mara@example.com\r\n",
        "From: Mail Delivery Subsystem <MAILER-DAEMON@example.com>\r\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n",
    ] {
        desk.untouched(FROM, &desk.address, &mail(head, "I am on holiday"), Inbound::Dropped("automatic")).await;
    }
    for from in ["", "<>"] {
        desk.untouched(from, &desk.address, &mail("", "Undelivered"), Inbound::Dropped("bounce")).await;
    }
    // Marks that a person's app or list sets, too, count where nothing is answered.
    for (number, head) in [
        "Auto-Submitted: auto-generated; owner-email=\"x@example.com\"",
        "Precedence: bulk",
        "Precedence: junk",
        "X-Auto-Response-Suppress: All",
    ]
    .into_iter()
    .enumerate()
    {
        let of = |subject: &str| {
            format!("From: {FROM}\r\nMessage-ID: <{number}@example.com>\r\nSubject: {subject}\r\n{head}\r\n\r\nAll is well").into_bytes()
        };
        desk.untouched(FROM, &desk.address, &of("Your ticket 12 was opened"), Inbound::Dropped("automatic")).await;
        assert_eq!(desk.send(&of("AW: Juni")).await, Inbound::Taken, "{head}");
        desk.house.kit.jobs.take();
    }
    // Who is away says so in every language, with or without a mark.
    for subject in [
        "Automatic reply: June",
        "Automatische Antwort: Juni",
        "Abwesenheitsnotiz: Juni",
        "Réponse automatique : Juin",
        "Respuesta automática: Junio",
        "Risposta automatica: Giugno",
        "Out of Office: June",
    ] {
        let raw = format!("From: {FROM}\r\nSubject: {subject}\r\n\r\nBack on Monday");
        desk.untouched(FROM, &desk.address, raw.as_bytes(), Inbound::Dropped("automatic")).await;
    }
    assert_eq!(desk.send(&mail("Auto-Submitted: no\r\nPrecedence: list\r\n", "Yes")).await, Inbound::Taken);
}

/// Proves C3.
#[tokio::test]
async fn the_studio_gets_word_of_a_letter_that_bounced_once() {
    let desk = desk();
    let house = &desk.house;
    house.portal("aurora").post("/api/v1/forgot-password", serde_json::json!({ "email": "anna@example.com" })).await;
    house.deliver_mail().await;
    let letter = house.kit.mail.sent().iter().find(|letter| letter.to.as_str() == "anna@example.com").unwrap().clone();
    let before = house.kit.mail.sent().len();
    let report = |action: &str| {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nMessage-ID: <r1@mx.example>\r\nContent-Type: multipart/report; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; anna@example.com\r\nAction: {action}\r\n\r\n--b\r\n\
             Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{}>\r\nSubject: x\r\n\r\n--b--\r\n",
            letter.message_id
        )
    };
    let send = async |raw: String| {
        let mail = crate::system::Received { from: "<>", to: "mail@portico.example", raw: raw.as_bytes() };
        let taken = super::take(&house.setup.system(), &mail).await.unwrap();
        house.deliver_mail().await;
        taken
    };
    assert_eq!(send(report("delayed")).await, Inbound::Dropped("bounce"));
    assert_eq!(send(report("failed")).await, Inbound::Taken);
    assert_eq!(send(report("failed")).await, Inbound::Dropped("known"));
    let sent = house.kit.mail.sent();
    assert_eq!(sent.len(), before + 1);
    let word = sent.last().unwrap();
    assert!(word.to.as_str() != "anna@example.com" && word.text.contains("To: anna@example.com"), "{word:?}");
    let states: Vec<serde_json::Value> = house.kit.db.read("SELECT state FROM mails WHERE last_error = 'bounced'", &[]);
    assert_eq!(states, [serde_json::json!({ "state": "dead" })]);
}

/// Proves B2, C3.
#[tokio::test]
async fn who_was_closed_out_is_told_and_not_heard() {
    let desk = desk();
    let set = |state: &str| {
        let contact = &desk.house.demo.aurora.contacts[0].id;
        desk.house.kit.db.execute("UPDATE portal_access SET state = ?2 WHERE contact_id = ?1", &[contact.into(), state.into()]);
    };
    set("disabled");
    desk.untouched(FROM, &desk.address, &mail("", "Yes"), CLOSED).await;
    // Who was never let in can still answer a letter.
    set("not_active");
    assert_eq!(desk.send(&mail("", "Yes")).await, Inbound::Taken);
}

/// Proves B2, B18.
#[tokio::test]
async fn who_may_not_write_from_the_portal_may_still_answer() {
    let desk = desk();
    desk.house.kit.db.execute("UPDATE studios SET permissions = permissions & ~16", &[]);
    assert_eq!(desk.send(&mail("", "Yes")).await, Inbound::Taken);
}

fn with_files(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut raw =
        "From: anna@example.com\r\nMessage-ID: <f1@example.com>\r\nSubject: Files\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
                   --b\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n"
            .to_owned();
    for (kind, name, bytes) in parts {
        let text: String = bytes.iter().map(|byte| format!("={byte:02X}=\r\n")).collect();
        raw.push_str(&format!(
            "--b\r\nContent-Type: {kind}\r\nContent-Disposition: attachment{name}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{text}\r\n"
        ));
    }
    raw.push_str("--b--\r\n");
    raw.into_bytes()
}

const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F'];

/// Proves B2.
#[tokio::test]
async fn trouble_on_the_way_leaves_nothing_and_the_next_try_succeeds() {
    let raw = with_files(&[("image/jpeg", "; filename=garden.jpg", JPEG)]);
    for trip in 1..=3 {
        let desk = desk();
        desk.house.kit.db.fail(trip, InjectedFault::Before);
        let mail = Received { from: FROM, to: &desk.address, raw: &raw };
        assert!(crate::system::inbound(&desk.house.setup.system(), &mail).await.is_err(), "{trip}");
        assert!(desk.answers().is_empty() && desk.house.kit.jobs.take().is_empty());
        assert_eq!(desk.rows("SELECT 1 AS n FROM files WHERE private = 1 AND (state = 'ready' OR remove_at IS NULL)").len(), 0, "{trip}");
        assert_eq!(desk.send(&raw).await, Inbound::Taken);
        assert_eq!(desk.rows("SELECT 1 AS n FROM files WHERE private = 1 AND state = 'ready'").len(), 1, "{trip}");
    }
}

#[tokio::test]
async fn without_an_address_of_its_own_the_studios_owner_is_told() {
    let desk = desk();
    desk.house.kit.db.execute("UPDATE studios SET reply_to = NULL", &[]);
    assert_eq!(desk.send(&mail("", "Yes")).await, Inbound::Taken);
    desk.house.deliver_mail().await;
    assert_eq!(desk.house.kit.mail.latest_to(desk.house.demo.aurora.owner.email.as_str()).subject, "Anna Berg replied by email");
}

/// Proves B2.
#[tokio::test]
async fn a_flood_ends_at_the_door() {
    let desk = desk();
    let numbered =
        |number: u32| format!("From: anna@example.com\r\nMessage-ID: <n{number}@example.com>\r\n\r\nYes {number}\r\n").into_bytes();
    for number in 0..rules::MOST_AN_HOUR {
        assert_eq!(desk.send(&numbered(number)).await, Inbound::Taken);
    }
    desk.house.kit.jobs.take();
    desk.untouched(FROM, &desk.address, &numbered(99), MANY).await;
    desk.house.kit.clock.advance(HOUR + 1);
    assert_eq!(desk.send(&numbered(99)).await, Inbound::Taken);
}

#[tokio::test]
async fn without_a_reply_domain_nothing_comes_in() {
    let desk = desk();
    let mut services = desk.house.kit.services.clone();
    services.config = std::sync::Arc::new(ports::Config { reply_domain: None, ..(*services.config).clone() });
    let setup = crate::app(services).unwrap();
    let raw = mail("", "Yes");
    let got = crate::system::inbound(&setup.system(), &Received { from: FROM, to: &desk.address, raw: &raw }).await.unwrap();
    assert_eq!(got, UNKNOWN);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_comes_in_is_read_or_refused(
        raw in "((Content-Type|Content-Disposition|Subject|From|Message-ID): ?|multipart/mixed; boundary=b|text/html|\r\n|\n|--b|--|=\\?utf-8\\?B\\?|base64|é|<|>|;|=|\"|a){0,80}"
    ) {
        letter::head(raw.as_bytes());
        letter::read(raw.as_bytes(), &Sent::default());
    }
}
