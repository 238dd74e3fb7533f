//! The scene of the isolation test: the two demo studios, with a little more in them, and everybody signed in.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use domain::{
    Timestamp,
    file::PART_BYTES,
    right::Right,
    time::{DAY, MINUTE},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use ports::{Arg, Files as _};
use serde_json::json;
use sha2::Sha256;
use testkit::{
    Kit, NOW,
    demo::{Demo, DemoStudio, FILE, demo},
};
use web::{Application, route::GuardKind, tokens};

use crate::asking::{Asker, enter};

pub const DASHBOARD: &str = "app.portico.example";

/// What stands for `{name}` in paths, queries and bodies.
pub type Ids = BTreeMap<&'static str, String>;

/// The demo, more of it, and who is signed in where.
#[derive(Clone)]
pub struct Setting {
    pub kit: Kit,
    pub setup: Application,
    pub demo: Demo,
    /// Aurora's, and there Anna's.
    pub own: Ids,
    /// Aurora's, and there Ben's or Carla's: in the same studio, not Anna's.
    pub others: Ids,
    /// Northlight's.
    pub foreign: Ids,
    /// Well formed, and nobody's.
    pub nobodys: Ids,
    pub client: Asker,
    /// Anna at Northlight: the same person, another studio.
    pub foreign_client: Asker,
    pub owner: Asker,
    pub staff: Asker,
    pub foreign_owner: Asker,
    /// With every scope there is, those no key may have included.
    pub key: Asker,
    pub revoked: Asker,
    pub foreign_key: Asker,
    keys: HashMap<Right, (Asker, Asker)>,
}

/// Words that only a leak could bring into an answer of Aurora's.
pub const FOREIGN_WORDS: &[&str] = &["orthlight", "Okafor", "boathouse", "NE-77", "Planning and music"];
/// Words of Aurora that are none of Anna's business.
pub const OTHERS_WORDS: &[&str] = &["Carla", "For Ben only"];

/// The scene, set once: five people who sign in are five hashes of argon2id.
static BUILT: LazyLock<Setting> = LazyLock::new(|| {
    let build = || tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(Setting::build());
    // Whoever asks first is within a runtime already, and one does not wait for another on the same thread.
    std::thread::spawn(build).join().unwrap()
});

impl Setting {
    /// The scene, for this test alone.
    pub async fn new() -> Self {
        let (kit, setup) = BUILT.twin(u64::MAX);
        Self { kit, setup, ..BUILT.clone() }
    }

    async fn build() -> Self {
        let kit = testkit::services();
        let demo = demo(testkit::NOW);
        for (sql, args) in &demo.statements {
            kit.db.execute(sql, args);
        }
        for studio in [&demo.aurora, &demo.northlight] {
            kit.files.seed(&studio.file_key, FILE, "application/pdf");
            let logo = format!("logo/{}", studio.slug);
            kit.files.seed(&logo, format!("The logo of {}", studio.slug), "image/png");
            kit.db.execute(
                "UPDATE studios SET brand = json_set(brand, '$.logo_key', ?2, '$.logo_type', 'image/png') WHERE id = ?1",
                &[(&studio.id).into(), logo.as_str().into()],
            );
            kit.db.execute("INSERT INTO logos (studio_id, object_key, created_at) VALUES (?1, ?2, 1)", &[(&studio.id).into(), logo.into()]);
        }
        let own = more(&kit, &demo.aurora, 0, "For Anna only").await;
        let mut others = more(&kit, &demo.aurora, 1, "For Ben only").await;
        // Ben shares Anna's project; Carla's is the one Anna has no part in.
        others.insert("project", demo.aurora.projects[1].to_string());
        let mut foreign = more(&kit, &demo.northlight, 1, "For Dan Okafor only").await;
        foreign.insert("email", "dan@example.com".to_owned());
        let mut nobodys: Ids = own.keys().map(|name| (*name, domain::FileId::from_bytes([b'Z'; 16]).to_string())).collect();
        nobodys.insert("email", "nobody@example.com".to_owned());
        nobodys.insert("member_email", "nobody@example.com".to_owned());
        nobodys.insert("account", "acct_nobody".to_owned());

        let setup = functions::app(kit.services.clone()).unwrap();
        let client = enter(&setup, demo.aurora.host, "/login", "anna@example.com", demo.aurora.contacts[0].password).await;
        let elsewhere = demo.northlight.contacts[0].password;
        let foreign_client = enter(&setup, demo.northlight.host, "/login", "anna@example.com", elsewhere).await;
        let mut members = Vec::new();
        for member in [&demo.aurora.owner, &demo.aurora.staff, &demo.northlight.owner] {
            members.push(enter(&setup, DASHBOARD, "/sign-in", member.email.as_str(), member.password).await);
        }
        let [owner, staff, foreign_owner] = members.try_into().unwrap();
        let all = || Right::ALL.iter().copied();
        let revoked = software(&kit, &demo.aurora, all());
        kit.db.execute("UPDATE api_keys SET revoked_at = 1 WHERE name = 'tests'", &[]);
        let key = software(&kit, &demo.aurora, all());
        let foreign_key = software(&kit, &demo.northlight, all());
        let pair =
            |right: Right| (software(&kit, &demo.aurora, [right]), software(&kit, &demo.aurora, all().filter(|other| *other != right)));
        let keys = all().map(|right| (right, pair(right))).collect();
        Self {
            kit,
            setup,
            demo,
            own,
            others,
            foreign,
            nobodys,
            client,
            foreign_client,
            owner,
            staff,
            foreign_owner,
            key,
            revoked,
            foreign_key,
            keys,
        }
    }

    /// The same scene, to change something in. `seed` must be one of its own, and not 1.
    pub fn twin(&self, seed: u64) -> (Kit, Application) {
        let kit = self.kit.twin(seed);
        let setup = functions::app(kit.services.clone()).unwrap();
        (kit, setup)
    }

    /// Who may ask, of Aurora.
    pub fn rightful(&self, guard: GuardKind) -> Asker {
        match guard {
            GuardKind::Public | GuardKind::DashboardPublic | GuardKind::Webhook => Asker::Nobody,
            GuardKind::Client | GuardKind::Recipient => self.client.clone(),
            GuardKind::Member | GuardKind::Studio(_) => self.owner.clone(),
            GuardKind::Operator => self.operator(),
        }
    }

    pub fn operator(&self) -> Asker {
        Asker::Software(self.kit.services.config.operator_secret.clone())
    }

    /// A key of Aurora with this scope and no other.
    pub fn only(&self, right: Right) -> Asker {
        self.keys[&right].0.clone()
    }

    /// A key of Aurora with every scope but this.
    pub fn all_but(&self, right: Right) -> Asker {
        self.keys[&right].1.clone()
    }

    /// As the payment provider signs (Stripe, "Verify webhook signatures manually").
    pub fn signature(&self, at: Timestamp, body: &[u8]) -> String {
        signature(&self.kit.services.config.webhook_secret, at, body)
    }
}

pub fn signature(secret: &str, at: Timestamp, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{}.", at.seconds()).as_bytes());
    mac.update(body);
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={},v1={hex}", at.seconds())
}

/// Software of a studio, with these scopes.
fn software(kit: &Kit, studio: &DemoStudio, scopes: impl IntoIterator<Item = Right>) -> Asker {
    let mut bytes = [0; 16];
    kit.services.entropy.fill(&mut bytes);
    let id = domain::ApiKeyId::from_bytes(bytes);
    let (text, hash) = web::api_key(&studio.id, &id, id.as_str());
    let scopes: Vec<_> = scopes.into_iter().map(Right::as_str).collect();
    kit.db.execute(
        "INSERT INTO api_keys (studio_id, id, name, hash, scopes, created_by, created_at) VALUES (?1, ?2, 'tests', ?3, ?4, ?5, 1)",
        &[(&studio.id).into(), (&id).into(), hash.into(), json!(scopes).to_string().into(), (&studio.owner.id).into()],
    );
    Asker::Software(text)
}

/// A quote of one option.
const QUOTE: &str = r#"{"intro":null,"currency":"EUR","prices_include_tax":false,"valid_until":"2027-01-01","options":[{"title":"The day","description":null,
    "recommended":false,"lines":[{"description":"Eight hours","quantity_milli":1000,"unit_price_minor":120000,"tax_bp":1900}],"discount":null}]}"#;

/// A questionnaire of two questions.
const QUESTIONS: &str = r#"{"intro":null,"questions":[{"id":"venue","label":"Where do you meet?","help":null,"required":false,"kind":"text"},
    {"id":"plan","label":"A plan of the seats","help":null,"required":false,"kind":"file"}]}"#;
/// The words of a contract, and their hash.
const CONTRACT: &str = "# Terms\n\nBring the rings.\n";
const CONTRACT_SHA256: &str = "7dffc30b8cb3a6996dd46a8d478ed23bc2b9ae7bd1e695399c1628950361a097";

/// One more of everything for one contact of a studio: a file, an invoice, a payment, an upload under way, links, a key. Returns the ids.
async fn more(kit: &Kit, studio: &DemoStudio, place: usize, words: &str) -> Ids {
    let contact = &studio.contacts[place];
    let (project, owner) = (&studio.projects[0], &studio.owner.id);
    let mark = format!("{}-{place}", studio.slug);
    let fresh = || {
        let mut bytes = [0; 16];
        kit.services.entropy.fill(&mut bytes);
        domain::FileId::from_bytes(bytes).to_string()
    };
    let put = |sql: &str, args: &[Arg]| {
        let args: Vec<Arg> = std::iter::once((&studio.id).into()).chain(args.iter().cloned()).collect();
        assert_eq!(kit.db.execute(sql, &args), 1, "{sql}");
    };
    let text = |text: &str| Arg::Text(text.to_owned());

    let (newcomer, address) = (fresh(), format!("newcomer-{mark}@example.com"));
    put(
        "INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, 'Newcomer', ?3, 1)",
        &[text(&newcomer), text(&address)],
    );
    put(
        "INSERT INTO portal_access (studio_id, contact_id, email, state, activated_at) VALUES (?1, ?2, ?3, 'active', 1)",
        &[text(&newcomer), text(&address)],
    );

    let file = fresh();
    let key = format!("house/{mark}");
    kit.files.seed(&key, FILE, "application/pdf");
    let size = Arg::from(FILE.len() as u64);
    put(
        "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_member, created_at)
         VALUES (?1, ?2, ?3, 'sent', 'ready', ?4, 'application/pdf', ?5, ?6, ?7, 1)",
        &[text(&file), project.into(), text(&format!("{words}.pdf")), size.clone(), text(&key), owner.into()],
    );
    put("INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)", &[text(&file), (&contact.id).into()]);

    // Brought for a message that is not written yet.
    let attachment = fresh();
    let key = format!("house/{mark}/attachment");
    kit.files.seed(&key, FILE, "application/pdf");
    put(
        "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, etag, uploaded_by_contact, created_at, remove_at, private)
         VALUES (?1, ?2, ?3, 'upload', 'uploading', ?4, 'application/pdf', ?5, ?6, 'e', ?7, ?8, ?9, 1)",
        &[
            text(&attachment),
            project.into(),
            text(&format!("{words}, attached.pdf")),
            size.clone(),
            text(&key),
            (&contact.id).into(),
            NOW.into(),
            NOW.plus(DAY).into(),
        ],
    );
    put(
        "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
         VALUES (?1, ?2, ?3, ?4, 'to_client', 'note', '', ?5, 1)",
        &[text(&fresh()), project.into(), (&contact.id).into(), text(words)],
    );

    // An answer by mail, and the mail as it came.
    let message = fresh();
    let key = format!("house/{mark}/mail");
    let keys = web::crypto::Keys::parse(&kit.services.config.master_keys).unwrap();
    let raw = format!("Subject: {words}\r\n\r\n{words}\r\n");
    let sealed = keys.seal_bytes(kit.services.entropy.as_ref(), web::crypto::Purpose::Original, &studio.id, &key, raw.as_bytes()).unwrap();
    put(
        "INSERT INTO messages (studio_id, id, contact_id, direction, kind, subject, body, trimmed, created_at, original_until)
         VALUES (?1, ?2, ?3, 'to_studio', 'email', ?4, ?4, ?4, 1, ?5)",
        &[text(&message), (&contact.id).into(), text(words), NOW.plus(DAY).into()],
    );
    put(
        "INSERT INTO mail_originals (studio_id, object_key, message_id, size, created_at, remove_at) VALUES (?1, ?2, ?3, ?4, 1, ?5)",
        &[text(&key), text(&message), (sealed.len() as u64).into(), NOW.plus(DAY).into()],
    );
    kit.files.seed(&key, sealed, "application/octet-stream");

    let invoice = fresh();
    put(
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) VALUES (?1, ?2, ?3, 'invoice', ?4, 'sent', 1, 1)",
        &[text(&invoice), project.into(), text(words)],
    );
    put(
        "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
        &[text(&invoice), (&contact.id).into()],
    );
    put("INSERT INTO invoices (studio_id, document_id, number, currency) VALUES (?1, ?2, ?3, 'EUR')", &[text(&invoice), text(&mark)]);
    let mut installments = [fresh(), fresh(), fresh()];
    for (position, installment) in (1_i64..).zip(&installments) {
        put(
            "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor) VALUES (?1, ?2, ?3, ?4, ?5, '2027-01-01', 5000)",
            &[text(installment), text(&invoice), position.into(), text(words)],
        );
    }
    let [installment, paying, settled] = std::mem::take(&mut installments);
    let (payment, checkout, account) = (fresh(), format!("cs_{mark}"), format!("acct_{}", studio.slug));
    put(
        "INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, account, checkout_id, created_at, expires_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, 'stripe', 'open', 5000, 'EUR', ?5, ?6, ?7, ?8, ?7)",
        &[text(&payment), text(&paying), (&contact.id).into(), text(&account), text(&checkout), NOW.into(), NOW.plus(DAY).into()],
    );

    let (quote, draft, questionnaire, questions) = (fresh(), fresh(), fresh(), fresh());
    for (document, kind, content, sent_at) in [
        (&quote, "quote", QUOTE, Some(NOW)),
        (&draft, "quote", QUOTE, None),
        (&questionnaire, "questionnaire", QUESTIONS, Some(NOW)),
        (&questions, "questionnaire", QUESTIONS, None),
    ] {
        let state = if sent_at.is_some() { "sent" } else { "draft" };
        put(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, ?9, ?4, ?5, ?6, ?7, ?8)",
            &[text(document), project.into(), text(words), text(state), text(content), NOW.into(), sent_at.into(), text(kind)],
        );
        put(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[text(document), (&contact.id).into()],
        );
    }

    let (contract, half_signed, contract_draft) = (fresh(), fresh(), fresh());
    let contracts = [(&contract, "sent", Some(NOW)), (&half_signed, "sent", Some(NOW)), (&contract_draft, "draft", None)];
    for (document, state, sent_at) in contracts {
        let content = json!({ "markdown": CONTRACT, "signing_order": false });
        put(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, 'contract', ?4, ?5, ?6, ?7, ?8)",
            &[text(document), project.into(), text(words), text(state), text(&content.to_string()), NOW.into(), sent_at.into()],
        );
        put(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            &[text(document), (&contact.id).into()],
        );
    }
    for document in [&contract, &half_signed] {
        put(
            "INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, ?3, ?4)",
            &[text(document), text(CONTRACT), text(CONTRACT_SHA256)],
        );
        put(
            "INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, 1)",
            &[text(document), (&contact.id).into()],
        );
    }
    let signed = "INSERT INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256)
                  VALUES (?1, ?2, ?3, ?4, 'I agree', 1, '', '', ?5)";
    put(signed, &[text(&half_signed), (&contact.id).into(), text(words), text(CONTRACT_SHA256)]);
    // Money that came another way; an invoice nobody has paid on, and one that is being written.
    let paid = fresh();
    put(
        "INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, received_as, received_on, created_at,
                               updated_at, paid_at)
         VALUES (?1, ?2, ?3, ?4, 'manual', 'paid', 5000, 'EUR', 'cash', '2026-11-20', ?5, ?5, ?5)",
        &[text(&paid), text(&settled), (&contact.id).into(), NOW.into()],
    );
    let (owed_invoice, draft_invoice) = (fresh(), fresh());
    for (id, state, sent_at) in [(&owed_invoice, "sent", Some(NOW)), (&draft_invoice, "draft", None)] {
        put(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) VALUES (?1, ?2, ?3, 'invoice', ?4, ?5, 1, ?6)",
            &[text(id), project.into(), text(words), text(state), sent_at.into()],
        );
        put("INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)", &[text(id), (&contact.id).into()]);
        let number = format!("{mark}-{state}");
        put("INSERT INTO invoices (studio_id, document_id, number, currency) VALUES (?1, ?2, ?3, 'EUR')", &[text(id), text(&number)]);
        put(
            "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor) VALUES (?1, ?2, ?3, 1, ?4, '2027-01-01', 5000)",
            &[text(&fresh()), text(id), text(words)],
        );
    }

    // An upload in parts has the id of the file it will be; all of its bytes are here.
    let upload = fresh();
    let key = format!("house/{mark}/half");
    let under_way = kit.files.begin(&key, "application/pdf").await.unwrap();
    let part = kit.files.put_part(&key, &under_way, 1, ports::Body::Bytes(FILE.into())).await.unwrap();
    put(
        "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_contact, created_at, remove_at)
         VALUES (?1, ?2, ?3, 'upload', 'uploading', 'half.pdf', 'application/pdf', ?4, ?5, ?6, ?7, ?8)",
        &[text(&upload), project.into(), size.clone(), text(&key), (&contact.id).into(), NOW.into(), NOW.plus(DAY).into()],
    );
    put(
        "INSERT INTO uploads (studio_id, id, file_id, store_upload, part_size, created_at, expires_at) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6)",
        &[text(&upload), text(&under_way), PART_BYTES.into(), NOW.into(), NOW.plus(DAY).into()],
    );
    put(
        "INSERT INTO upload_parts (studio_id, upload_id, number, etag, size) VALUES (?1, ?2, 1, ?3, ?4)",
        &[text(&upload), text(&part.etag), size.clone()],
    );

    let (link, reset, member_link) = (format!("link-{mark}"), format!("reset-{mark}"), format!("{:m>43}", format!("member-{mark}")));
    let (sign_in, open, item_link) = (format!("sign-in-{mark}"), format!("open-{mark}"), fresh());
    let (member_sign_in, code) = (format!("{:m>43}", format!("member-sign-in-{mark}")), studio.placement().shard.code());
    put("UPDATE studios SET item_links = 'act' WHERE id = ?1", &[]);
    put(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            text(&item_link),
            tokens::hash(&open).into(),
            (&contact.id).into(),
            project.into(),
            text(&file),
            NOW.into(),
            NOW.plus(DAY).into(),
        ],
    );
    let tokens_out = [
        (&link, "invite", true),
        (&reset, "reset", true),
        (&sign_in, "sign_in", true),
        (&member_link, "reset", false),
        (&member_sign_in, "sign_in", false),
    ];
    for (secret, purpose, client) in tokens_out {
        let (contact, member) = if client { (Some(&contact.id), None) } else { (None, Some(owner)) };
        put(
            "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, member_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            &[
                text(&fresh()),
                purpose.into(),
                tokens::hash(secret).into(),
                contact.into(),
                member.into(),
                NOW.into(),
                NOW.plus(MINUTE).into(),
            ],
        );
    }
    let confirm = format!("confirm-{mark}");
    put(
        "INSERT INTO email_changes (studio_id, contact_id, email, hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[
            (&contact.id).into(),
            text(&format!("new-{mark}@example.com")),
            tokens::hash(&confirm).into(),
            NOW.into(),
            NOW.plus(MINUTE).into(),
        ],
    );
    let session = fresh();
    put(
        "INSERT INTO sessions (studio_id, id, contact_id, epoch, created_at, seen_at, expires_at) VALUES (?1, ?2, ?3, 0, ?4, ?4, ?5)",
        &[text(&session), (&contact.id).into(), NOW.into(), NOW.plus(DAY).into()],
    );
    put(
        "INSERT INTO jobs (studio_id, id, kind, payload, due_at, created_at, failed_at) VALUES (?1, ?2, 'other', '', 1, 1, 1)",
        &[text(&message)],
    );
    let key = fresh();
    put(
        "INSERT INTO api_keys (studio_id, id, name, hash, scopes, created_by, created_at) VALUES (?1, ?2, ?3, ?3, '[]', ?4, 1)",
        &[text(&key), text(&mark), owner.into()],
    );
    Ids::from([
        ("studio", studio.id.to_string()),
        ("contact", contact.id.to_string()),
        ("newcomer", newcomer),
        ("email", contact.email.to_string()),
        ("member_email", studio.owner.email.to_string()),
        ("project", project.to_string()),
        ("file", file),
        ("attachment", attachment),
        ("message", message),
        ("invoice", invoice),
        ("quote", quote),
        ("draft", draft),
        ("questionnaire", questionnaire),
        ("questions", questions),
        ("contract", contract),
        ("half_signed", half_signed),
        ("contract_draft", contract_draft),
        ("installment", installment),
        ("payment", payment),
        ("paid", paid),
        ("owed_invoice", owed_invoice),
        ("draft_invoice", draft_invoice),
        ("checkout", checkout),
        ("account", account),
        ("upload", upload),
        ("link", link),
        ("reset", reset),
        ("sign_in", sign_in),
        ("open", open),
        ("item_link", item_link),
        ("member_link", format!("{code}{member_link}")),
        ("member_sign_in", format!("{code}{member_sign_in}")),
        ("key", key),
        ("confirm", confirm),
        ("session", session),
    ])
}
