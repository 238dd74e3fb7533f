//! Two studios whose data overlap, so that isolation is always in view: Anna is a client of both. The tests start from it, and so does
//! the demo a developer clicks through.
//!
//! - **Aurora Weddings** (photographer): Anna and Ben, a couple on one project with a contract to sign; Carla, not active, on another.
//! - **Northlight Events** (planner), on its own domain: Anna again, with another password; Dan.

use domain::{
    ContactId, DocumentId, Email, FileId, InstallmentId, MemberId, MessageId, Placement, ProjectId, Shard, StudioId, Timestamp,
    password::Password, time::DAY,
};
use ports::Arg;
use sha2::{Digest, Sha256};
use web::crypto::Passwords;

/// One statement with its arguments.
pub type Statement = (&'static str, Vec<Arg>);

/// What is known of a demo person.
#[derive(Debug, Clone)]
pub struct DemoContact {
    pub id: ContactId,
    pub name: &'static str,
    pub email: Email,
    /// Empty for somebody who is not active.
    pub password: &'static str,
}

#[derive(Debug, Clone)]
pub struct DemoMember {
    pub id: MemberId,
    pub email: Email,
    pub password: &'static str,
}

#[derive(Debug, Clone)]
pub struct DemoStudio {
    pub id: StudioId,
    pub slug: &'static str,
    /// Where its clients log in; Aurora's is the tests'.
    pub host: &'static str,
    pub owner: DemoMember,
    pub staff: DemoMember,
    /// Aurora: Anna, Ben, Carla. Northlight: Anna, Dan.
    pub contacts: Vec<DemoContact>,
    /// Aurora: the wedding of Anna and Ben, Carla's portraits. Northlight: the party of Anna and Dan.
    pub projects: Vec<ProjectId>,
    /// Sent to the first contact only, in the first project.
    pub invoice: DocumentId,
    /// Of that invoice: overdue, due soon, far off.
    pub installments: Vec<InstallmentId>,
    /// Sent to the first contact only, in the first project.
    pub file: FileId,
    /// Where its bytes are.
    pub file_key: String,
}

#[derive(Debug, Clone)]
pub struct Demo {
    pub aurora: DemoStudio,
    pub northlight: DemoStudio,
    /// Of Aurora, sent to Anna only, in the first project; it waits for her answer.
    pub quote: DocumentId,
    /// Of Aurora, for Anna and Ben to sign, in whichever order. It comes with `together`.
    pub contract: DocumentId,
    /// What is in the shards; each statement names its studio.
    pub statements: Vec<Statement>,
    /// What the directory knows of it.
    pub directory: Vec<Statement>,
    /// What Anna and Ben have together. The tests start without it, so that nothing was sent to Ben: he is the one who sees nothing.
    pub together: Vec<Statement>,
}

const AURORA_HOST: &str = "aurora.portico.example";
/// The domain of its own that Northlight has: one that leads to this machine, for who clicks through the demo.
const NORTHLIGHT_HOST: &str = "clients.northlight.localhost";

/// Bytes of each demo file: a PDF of one line.
pub const FILE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj 4 0 obj<</Length 55>>stream\nBT /F1 18 Tf 20 50 Td (Welcome to your portal) Tj ET \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The words of the demo contract, as they were sent.
pub const CONTRACT: &str = "\
# Wedding photography

Between **Aurora Weddings** and **Anna Berg, Ben Lund** for *Anna &#38; Ben, the wedding* on 19 June 2027.

## What we do

- Photographs from the getting ready until the first dance, ten hours.
- At least 400 edited photographs in a private gallery within six weeks.

## What it costs

| What | When | Amount |
| --- | --- | --- |
| Booking deposit | at booking | €600.00 |
| Second payment | four weeks before | €1,200.00 |
| Balance | after the wedding | €1,200.00 |

## If plans change

Until three months before the day you can move it once without a fee. The deposit is not paid back.
";

struct Build {
    now: Timestamp,
    mark: u8,
    next: u8,
    statements: Vec<Statement>,
}

/// Everything the two studios hold, as of `now`. Ids are the same in every run.
pub fn demo(now: Timestamp) -> Demo {
    let mut build = Build { now, mark: b'A', next: 0, statements: Vec::new() };
    let aurora = build.studio(
        ("aurora", "Aurora Weddings", "#7a4b5d", "#f3e9e4", "hello@aurora.example", "acct_aurora"),
        [("Mara Lindqvist", "mara@aurora.example", "fjord at first light"), ("Jon Hale", "jon@aurora.example", "second shooter forever")],
        &[
            ("Anna Berg", "anna@example.com", "lavender hills 42"),
            ("Ben Lund", "ben@example.com", "seven brass lanterns"),
            ("Carla Diaz", "carla@example.com", ""),
        ],
        &[("Anna & Ben, the wedding", "2027-06-19", &[0, 1]), ("Carla’s portraits", "2027-03-02", &[2])],
        ("AW-1001", "Wedding photography"),
    );
    let quote = build.quote(&aurora);
    let alone = build.statements.len();
    let contract = build.contract(&aurora);
    let together = build.statements.split_off(alone);
    build.mark = b'N';
    build.next = 0;
    let northlight = build.studio(
        ("northlight", "Northlight Events", "#1f4f6b", "#e6eef2", "team@northlight.example", "acct_northlight"),
        [
            ("Theo Park", "theo@northlight.example", "lanterns over the harbour"),
            ("Ida Moss", "ida@northlight.example", "clipboard and headset"),
        ],
        &[("Anna Berg", "anna@example.com", "confetti in november"), ("Dan Okafor", "dan@example.com", "drumroll please 88")],
        &[("The party at the boathouse", "2027-06-19", &[0, 1])],
        ("NE-77", "Planning and music"),
    );
    build.push(
        "INSERT INTO hostnames (studio_id, hostname, state, is_primary, created_at) VALUES (?1, ?2, 'active', 1, ?3)",
        vec![(&northlight.id).into(), NORTHLIGHT_HOST.into(), now.into()],
    );
    let northlight = DemoStudio { host: NORTHLIGHT_HOST, ..northlight };
    let directory = [&aurora, &northlight].into_iter().flat_map(directory).collect();
    Demo { aurora, northlight, quote, contract, statements: build.statements, directory, together }
}

fn directory(studio: &DemoStudio) -> Vec<Statement> {
    let Placement { studio: id, shard } = studio.placement();
    let studio_row = ("INSERT INTO studios (id, shard, created_at) VALUES (?1, ?2, 1)", vec![Arg::from(&id), shard.into()]);
    let account = format!("acct_{}", studio.slug);
    let mut names = vec![
        ("slug", studio.slug),
        ("member", studio.owner.email.as_str()),
        ("member", studio.staff.email.as_str()),
        ("payment_account", account.as_str()),
    ];
    if studio.host == NORTHLIGHT_HOST {
        names.push(("hostname", studio.host));
    }
    let name = |(kind, name): (&str, &str)| {
        ("INSERT INTO names (kind, name, studio_id) VALUES (?1, ?2, ?3)", vec![kind.into(), name.into(), Arg::from(&id)])
    };
    std::iter::once(studio_row).chain(names.into_iter().map(name)).collect()
}

impl DemoStudio {
    /// Where tests and the demo have it: the two studios in a shard each.
    pub fn placement(&self) -> Placement {
        let shard = if self.slug == "aurora" { Shard::FIRST } else { Shard::try_from(2).unwrap() };
        Placement { studio: self.id.clone(), shard }
    }
}

impl Build {
    fn id<T>(&mut self, make: impl FnOnce([u8; 16]) -> T) -> T {
        self.next += 1;
        let mut bytes = [self.mark; 16];
        bytes[15] = self.next;
        make(bytes)
    }

    fn push(&mut self, sql: &'static str, args: Vec<Arg>) {
        self.statements.push((sql, args));
    }

    fn hash(&self, password: &str) -> String {
        Passwords::hash(&Password::typed(password), [self.next; 16]).unwrap()
    }

    fn member(
        &mut self,
        studio: &StudioId,
        role: &'static str,
        (name, email, password): (&'static str, &'static str, &'static str),
    ) -> DemoMember {
        let id = self.id(MemberId::from_bytes);
        let hash = self.hash(password);
        self.push(
            "INSERT INTO members (studio_id, id, email, name, role, state, password_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5, 'active', ?6, ?7)",
            vec![studio.into(), (&id).into(), email.into(), name.into(), role.into(), hash.into(), self.now.into()],
        );
        DemoMember { id, email: email.parse().unwrap(), password }
    }

    fn contact(&mut self, studio: &StudioId, (name, email, password): (&'static str, &'static str, &'static str)) -> DemoContact {
        let id = self.id(ContactId::from_bytes);
        self.push(
            "INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            vec![studio.into(), (&id).into(), name.into(), email.into(), self.now.minus(30 * DAY).into()],
        );
        let active = !password.is_empty();
        let hash = active.then(|| self.hash(password));
        let at = active.then(|| self.now.minus(20 * DAY));
        self.push(
            "INSERT INTO portal_access (studio_id, contact_id, state, email, password_hash, activated_at, invited_at, accepted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6)",
            vec![studio.into(), (&id).into(), if active { "active" } else { "not_active" }.into(), email.into(), hash.into(), at.into()],
        );
        DemoContact { id, name, email: email.parse().unwrap(), password }
    }

    fn studio(
        &mut self,
        (slug, name, accent, background, reply_to, account): (&'static str, &'static str, &str, &str, &'static str, &'static str),
        [owner, staff]: [(&'static str, &'static str, &'static str); 2],
        contacts: &[(&'static str, &'static str, &'static str)],
        projects: &[(&'static str, &'static str, &[usize])],
        (number, invoice_title): (&'static str, &'static str),
    ) -> DemoStudio {
        let now = self.now;
        let id = self.id(StudioId::from_bytes);
        let brand = format!(r#"{{"accent":"{accent}","background":"{background}","welcome":"Everything for your day, in one place."}}"#);
        self.push(
            "INSERT INTO studios (id, slug, name, brand, reply_to, payment_account, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            vec![(&id).into(), slug.into(), name.into(), brand.into(), reply_to.into(), account.into(), now.into()],
        );
        let owner = self.member(&id, "owner", owner);
        let staff = self.member(&id, "staff", staff);
        let contacts: Vec<_> = contacts.iter().map(|contact| self.contact(&id, *contact)).collect();
        let mut project_ids = Vec::new();
        for (title, event_on, people) in projects {
            let project = self.id(ProjectId::from_bytes);
            self.push(
                "INSERT INTO projects (studio_id, id, title, event_on, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                vec![(&id).into(), (&project).into(), (*title).into(), (*event_on).into(), now.minus(25 * DAY).into()],
            );
            for (place, person) in people.iter().enumerate() {
                self.push(
                    "INSERT INTO participants (studio_id, project_id, contact_id, role) VALUES (?1, ?2, ?3, ?4)",
                    vec![
                        (&id).into(),
                        (&project).into(),
                        (&contacts[*person].id).into(),
                        if place == 0 { "primary" } else { "secondary" }.into(),
                    ],
                );
            }
            project_ids.push(project);
        }
        let (invoice, installments) = self.invoice(&id, &project_ids[0], &contacts[0].id, number, invoice_title);
        let (file, file_key) = self.file(&id, &project_ids[0], &contacts[0].id, &owner.id);
        self.talk(&id, &project_ids[0], &contacts[0].id, &owner.id);
        DemoStudio { id, slug, host: AURORA_HOST, owner, staff, contacts, projects: project_ids, invoice, installments, file, file_key }
    }

    fn invoice(
        &mut self,
        studio: &StudioId,
        project: &ProjectId,
        to: &ContactId,
        number: &'static str,
        title: &'static str,
    ) -> (DocumentId, Vec<InstallmentId>) {
        let now = self.now;
        let id = self.id(DocumentId::from_bytes);
        self.push(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) VALUES (?1, ?2, ?3, 'invoice', ?4, 'sent', ?5, ?5)",
            vec![studio.into(), (&id).into(), project.into(), title.into(), now.minus(20 * DAY).into()],
        );
        self.push(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            vec![studio.into(), (&id).into(), to.into()],
        );
        self.push(
            "INSERT INTO invoices (studio_id, document_id, number, currency) VALUES (?1, ?2, ?3, 'EUR')",
            vec![studio.into(), (&id).into(), number.into()],
        );
        let plan = [
            ("Booking deposit", now.minus(5 * DAY), 60_000),
            ("Second payment", now.plus(5 * DAY), 120_000),
            ("Balance", now.plus(150 * DAY), 120_000),
        ];
        let mut installments = Vec::new();
        for (position, (label, due, amount)) in (1_i64..).zip(plan) {
            let installment = self.id(InstallmentId::from_bytes);
            self.push(
                "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                vec![studio.into(), (&installment).into(), (&id).into(), position.into(), label.into(), due.date().into(), (amount as i64).into()],
            );
            installments.push(installment);
        }
        (id, installments)
    }

    /// Two options, one of which is recommended.
    fn quote(&mut self, studio: &DemoStudio) -> DocumentId {
        let (now, id) = (self.now, self.id(DocumentId::from_bytes));
        let until = now.plus(30 * DAY).date();
        let line = |what: &str, quantity: u32, price: u32| {
            format!(r#"{{"description":"{what}","quantity_milli":{quantity},"unit_price_minor":{price},"tax_bp":1900}}"#)
        };
        let option = |title: &str, text: &str, recommended: bool, lines: &[String]| {
            let lines = lines.join(",");
            format!(r#"{{"title":"{title}","description":"{text}","recommended":{recommended},"lines":[{lines}],"discount":null}}"#)
        };
        let (small, large) = (
            [line("Album, 40 pages", 1_000, 42_000)],
            [line("Album, 80 pages", 1_000, 68_000), line("A smaller one for parents", 2_000, 19_500)],
        );
        let options = [
            option("One album", "Linen, in the colour you like", false, &small),
            option("An album and two for the parents", "", true, &large),
        ];
        let content = format!(
            r#"{{"intro":"Dear Anna, dear Ben,\n\nyour pictures deserve **paper**. Here is what we would make of them.","currency":"EUR","prices_include_tax":false,"valid_until":"{until}","options":[{}]}}"#,
            options.join(",").replace(r#""description":"""#, r#""description":null"#),
        );
        self.push(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at) VALUES (?1, ?2, ?3, 'quote', 'Albums', 'sent', ?4, ?5, ?5)",
            vec![(&studio.id).into(), (&id).into(), (&studio.projects[0]).into(), content.into(), now.minus(2 * DAY).into()],
        );
        self.push(
            "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
            vec![(&studio.id).into(), (&id).into(), (&studio.contacts[0].id).into()],
        );
        id
    }

    /// What was agreed about the day, and a question with its answer.
    fn talk(&mut self, studio: &StudioId, project: &ProjectId, with: &ContactId, by: &MemberId) {
        let details = [("Ceremony", "14:00, St. Mary’s"), ("Dinner", "18:00, the barn behind the church"), ("Guests", "84")];
        for (position, (label, value)) in (0_i64..).zip(details) {
            self.push(
                "INSERT INTO project_details (studio_id, project_id, position, label, value) VALUES (?1, ?2, ?3, ?4, ?5)",
                vec![studio.into(), project.into(), position.into(), label.into(), value.into()],
            );
        }
        let said = [
            ("to_client", Some(by), 18, "Good to have met you!\n\nIs there a room where we can leave our things during the dinner?"),
            ("to_studio", None, 17, "There is: the vestry, right beside the barn. The key is with my sister.\nSee you in June!"),
        ];
        for (direction, by, days, body) in said {
            let id = self.id(MessageId::from_bytes);
            self.push(
                "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at, member_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'note', '', ?6, ?7, ?8)",
                vec![
                    studio.into(),
                    (&id).into(),
                    project.into(),
                    with.into(),
                    direction.into(),
                    body.into(),
                    self.now.minus(days * DAY).into(),
                    by.into(),
                ],
            );
        }
    }

    fn contract(&mut self, studio: &DemoStudio) -> DocumentId {
        let id = self.id(DocumentId::from_bytes);
        let content = serde_json::json!({ "markdown": CONTRACT, "signing_order": false }).to_string();
        let sha256: String = Sha256::digest(CONTRACT).iter().map(|byte| format!("{byte:02x}")).collect();
        self.push(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at, sent_at)
             VALUES (?1, ?2, ?3, 'contract', 'Wedding contract', 'sent', ?4, ?5, ?5)",
            vec![(&studio.id).into(), (&id).into(), (&studio.projects[0]).into(), content.into(), self.now.minus(2 * DAY).into()],
        );
        self.push(
            "INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, ?3, ?4)",
            vec![(&studio.id).into(), (&id).into(), CONTRACT.into(), sha256.into()],
        );
        for (place, contact) in (1_i64..).zip(&studio.contacts[..2]) {
            self.push(
                "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
                vec![(&studio.id).into(), (&id).into(), (&contact.id).into()],
            );
            self.push(
                "INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, ?4)",
                vec![(&studio.id).into(), (&id).into(), (&contact.id).into(), place.into()],
            );
        }
        id
    }

    fn file(&mut self, studio: &StudioId, project: &ProjectId, to: &ContactId, by: &MemberId) -> (FileId, String) {
        let id = self.id(FileId::from_bytes);
        let key = format!("demo/{studio}/{id}");
        self.push(
            "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_member, created_at)
             VALUES (?1, ?2, ?3, 'sent', 'ready', 'Welcome guide.pdf', 'application/pdf', ?4, ?5, ?6, ?7)",
            vec![studio.into(), (&id).into(), project.into(), (FILE.len() as u64).into(), key.as_str().into(), by.into(), self.now.minus(19 * DAY).into()],
        );
        self.push(
            "INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)",
            vec![studio.into(), (&id).into(), to.into()],
        );
        (id, key)
    }
}
