//! Every component of the pages, on pages of their own: for whoever works on the stylesheets. They are made of the same templates and macros
//! as the product. The Worker is built without them: they are behind the feature `components`, which only the tests turn on.
//! `scripts/components` writes them for `scripts/dev` and for the browser test.

use askama::Template;
use web::{DashboardShell, DisplayTime, FieldErrors, NavItem, PortalShell, SignedIn, Translations};

use crate::{
    document::bill::{BillRow as BillLine, BillTable},
    invoice::page::{InvoiceRow as InstallmentRow, Schedule},
    timeline::{MessageEntry, TimelineFile, TimelineLine},
    waiting::WaitingRow as TodoRow,
};

/// Everything the pages show, under the names that the macros know.
struct Samples {
    at: DisplayTime,
    badges: Vec<Badge>,
    people: Vec<Choice>,
    files: Vec<FileRow>,
    bill: BillTable,
    schedule: Schedule,
    lines: Vec<TimelineLine>,
    todo: Vec<TodoRow>,
    next: Option<String>,
    unkept: Vec<(String, String)>,
}

struct Badge {
    state: &'static str,
}

struct Choice {
    id: &'static str,
    name: &'static str,
    email: &'static str,
    chosen: bool,
}

struct FileRow {
    href: &'static str,
    view: &'static str,
    name: &'static str,
    kind: &'static str,
    size: &'static str,
    who: &'static str,
    at: DisplayTime,
}

#[derive(Template)]
#[template(path = "components/on_dashboard.html")]
struct DashboardPage {
    shell: DashboardShell,
    errors: FieldErrors,
    samples: Samples,
}

#[derive(Template)]
#[template(path = "components/on_portal.html")]
struct PortalPage {
    shell: PortalShell,
    errors: FieldErrors,
    samples: Samples,
}

const STATES: &[&str] = &["active", "not_active", "disabled", "sent", "queued", "bounced", "expired", "paid", "due", "overdue", "draft"];

fn at() -> DisplayTime {
    DisplayTime { iso: "2027-06-19T14:00:00Z".to_owned(), text: "19 June 2027, 14:00".to_owned() }
}

fn installment(label: &str, (state, tone): (&'static str, &'static str), payable: bool) -> InstallmentRow {
    InstallmentRow {
        id: label.to_lowercase(),
        label: label.to_owned(),
        day: at(),
        paid: !payable,
        amount: "€1,200.00".to_owned(),
        state,
        tone,
        note: None,
        payable,
        chosen: false,
        early: false,
        receipt: (!payable).then(|| "#receipt".to_owned()),
    }
}

fn timeline(id: &str, says: &str, text: &str, own: bool) -> TimelineLine {
    let file =
        TimelineFile { href: "#file".to_owned(), view: "#view".to_owned(), name: "plan.pdf".to_owned(), about: "PDF, 1.2 MB".to_owned() };
    let message = MessageEntry { subject: String::new(), text: text.to_owned(), files: vec![file] };
    TimelineLine { id: id.to_owned(), says: says.to_owned(), at: at(), project: None, about: None, message: Some(message), own }
}

fn todo(title: &str, state: &'static str, amount: Option<&str>, label: &'static str) -> TodoRow {
    TodoRow {
        title: title.to_owned(),
        detail: "The wedding".to_owned(),
        state,
        amount: amount.map(str::to_owned),
        href: "#todo".to_owned(),
        label,
    }
}

fn samples() -> Samples {
    let line = |description: &str, quantity: &str, amount: &str| BillLine {
        description: description.to_owned(),
        quantity: quantity.to_owned(),
        price: "€600.00".to_owned(),
        tax: "19%".to_owned(),
        amount: amount.to_owned(),
    };
    Samples {
        at: at(),
        badges: STATES.iter().map(|state| Badge { state }).collect(),
        people: vec![
            Choice { id: "anna", name: "Anna Berg", email: "anna@example.com", chosen: true },
            Choice { id: "ben", name: "Ben Berg", email: "ben@example.com", chosen: false },
        ],
        files: vec![FileRow {
            href: "#file",
            view: "#view",
            name: "Welcome guide.pdf",
            kind: "PDF",
            size: "1.2 MB",
            who: "Mara Lind",
            at: at(),
        }],
        bill: BillTable {
            lines: vec![line("Photography, eight hours", "8", "€4,800.00"), line("Album", "1", "€600.00")],
            sums: vec![("Subtotal".to_owned(), "€5,400.00".to_owned()), ("VAT 19%".to_owned(), "€1,026.00".to_owned())],
            total: "€6,426.00".to_owned(),
        },
        schedule: Schedule {
            id: "schedule".to_owned(),
            rows: vec![
                installment("Deposit", ("Paid", "success"), false),
                installment("Second installment", ("Due", "warning"), true),
                installment("Balance", ("Overdue", "danger"), true),
            ],
            several: true,
            due: Some("€2,400.00".to_owned()),
            error: Some("Choose at least one installment.".to_owned()),
        },
        lines: vec![
            timeline("m1", "Mara Lind wrote", "Would 14:00 suit you?", false),
            timeline("m2", "You wrote", "Yes, we look forward to it.", true),
        ],
        todo: vec![todo("Photography", "", None, "Review and sign"), todo("Balance", "due", Some("€1,200.00"), "Pay")],
        next: Some("#next".to_owned()),
        unkept: vec![("Where do you get ready?".to_owned(), "At the old mill,\nfrom nine o’clock".to_owned())],
    }
}

/// A form that came back.
fn errors() -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("wrong", "Enter an email address, for example anna@example.com");
    errors.add("wrong-people", "Choose at least one person");
    errors
}

/// The pages, each with the path of its file.
///
/// # Errors
/// When a template cannot be rendered.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let nav = |items: &[(&'static str, &'static str)]| {
        items.iter().map(|(href, label)| NavItem { href, label, current: *href == "/components" || *href == "/" }).collect::<Vec<_>>()
    };
    let dashboard = DashboardShell {
        t: Translations::default(),
        studio_name: "Aurora Weddings".to_owned(),
        member_name: "Mara Lind".to_owned(),
        title: "Components".to_owned(),
        nav: nav(&[("/components", "Dashboard"), ("/components/portal", "Portal"), ("/components/login", "Login")]),
        notice: Some("Saved".to_owned()),
    };
    let viewer = |only_shows| SignedIn { name: "Anna Berg".to_owned(), by_link: only_shows, only_shows };
    let portal = PortalShell {
        t: Translations::default(),
        here: String::new(),
        studio_name: "Aurora Weddings".to_owned(),
        has_logo: false,
        version: String::new(),
        title: "Components".to_owned(),
        viewer: Some(viewer(true)),
        nav: nav(&[("/", "Home"), ("/activity", "Activity"), ("/files", "Files"), ("/payments", "Payments")]),
        notice: Some("Saved".to_owned()),
    };
    let login = PortalShell { here: "/".to_owned(), viewer: None, nav: Vec::new(), ..portal.clone() };
    Ok(vec![
        ("components.html", DashboardPage { shell: dashboard, errors: errors(), samples: samples() }.render()?),
        ("components/portal.html", PortalPage { shell: portal, errors: errors(), samples: samples() }.render()?),
        ("components/login.html", PortalPage { shell: login, errors: errors(), samples: samples() }.render()?),
    ])
}
