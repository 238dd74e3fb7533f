//! What holds for every form there is, generated from the route table: it says whom it was shown to, is refused when somebody else is
//! logged in, and loses nothing of what was typed, neither then nor when the session has ended.

use domain::StudioId;
use house_tests::{
    asking::{Answer, Ask, Asker},
    examples::{Body, Example, rows},
    setting::{DASHBOARD, Setting},
};
use http::{Method, StatusCode, header};
use testkit::{Kit, MARK_FIELD, form_mark};
use web::{
    Application,
    crypto::{Account, Keys},
    route::{GuardKind, Route},
};

use crate::controls;

/// What logging in leaves behind.
const LOGIN: &[&str] =
    &["login_counters", "sessions", "audit_log", "portal_access", "members.last_login_at", "document_recipients.first_viewed_at"];

fn of_an_account(row: &Route) -> bool {
    matches!(row.guard, GuardKind::Client | GuardKind::Recipient | GuardKind::Member | GuardKind::Studio(_))
}

/// Forms that somebody sends who is logged in.
fn forms() -> impl Iterator<Item = (Route, &'static Example)> {
    rows().into_iter().filter(|(row, _)| of_an_account(row) && !row.safe() && !row.is_api())
}

/// The fields of an example's form; a file is none.
fn fields(body: &[u8], media_type: Option<&str>) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    if media_type.is_some_and(|kind| kind.starts_with("multipart/")) {
        let parts = text.split("--x").filter(|part| !part.contains("filename=")).filter_map(|part| {
            let (head, value) = part.split_once("\r\n\r\n")?;
            let name = head.split_once("name=\"")?.1.split_once('"')?.0;
            Some((name.to_owned(), value.trim_end_matches("\r\n").to_owned()))
        });
        return parts.collect();
    }
    serde_html_form::from_str(&text).unwrap()
}

/// What somebody wrote into it, in words: what they would have to write again.
fn written(ask: &Ask) -> Vec<String> {
    let unseen = ["next", "token", "sha256"];
    let fields = fields(&ask.body, ask.media_type).into_iter();
    let by_hand = |(name, value): &(String, String)| !unseen.contains(&name.as_str()) && !name.contains("password") && value.contains(' ');
    fields.filter(by_hand).map(|(_, value)| value).collect()
}

fn shows(answer: &Answer, text: &str) -> bool {
    let page = answer.text.replace("&#39;", "'").replace("&#38;", "&").replace("&#34;", "\"");
    text.lines().all(|line| page.contains(line.trim()))
}

fn mark(kit: &Kit, studio: &StudioId, account: &Account) -> String {
    Keys::parse(&kit.services.config.master_keys).unwrap().form_mark(studio, account).unwrap()
}

/// Proves C9.
#[tokio::test]
async fn every_form_of_a_page_says_whom_it_was_shown_to() {
    let setting = Setting::new().await;
    let mut seen = 0;
    for (seed, (row, example)) in (100..).zip(rows()) {
        if !of_an_account(&row) || row.is_api() {
            continue;
        }
        let (_, setup) = setting.twin(seed);
        let asker = setting.rightful(row.guard);
        let answer = example.ask(&setting, &setting.own, &asker).of(&setup).await;
        let Asker::Browser(cookie) = &asker else { panic!("{}: not a browser", example.row) };
        let first = format!(r#"><input type="hidden" name="{MARK_FIELD}" value="{}">"#, form_mark(cookie).unwrap());
        for form in answer.text.split("<form").skip(1) {
            let (tag, _) = form.split_once('>').unwrap();
            if tag.contains(r#"method="post""#) {
                assert!(form[tag.len()..].starts_with(&first), "{}: <form{tag}>", example.row);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen} forms");
}

/// Proves C9.
#[tokio::test]
async fn a_form_shown_to_somebody_else_does_nothing_and_shows_what_was_typed() {
    let setting = Setting::new().await;
    let (kit, setup) = setting.twin(2);
    let aurora = &setting.demo.aurora;
    let ben = mark(&kit, &aurora.id, &Account::Client(aurora.contacts[1].id.clone()));
    let colleague = mark(&kit, &aurora.id, &Account::Member(aurora.staff.id.clone()));
    let before = kit.db.snapshot();
    for (row, example) in forms() {
        let ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        let (another, elses) = if example.dashboard { (&colleague, "logged in as Mara") } else { (&ben, "logged in as Anna") };
        let (somebody, nobody) = ("<h1>Someone else is logged in now</h1>", "<h1>This page is out of date</h1>");
        for (shown_to, title, says) in
            [(another, somebody, elses), (&String::new(), nobody, r#"href="/the/page?of=it">Reload the page</a>"#)]
        {
            let mut ask = Ask { shown_to: Some(shown_to.clone()), ..ask.clone() };
            ask.headers.push(("referer", format!("https://{}/the/page?of=it", ask.host)));
            let answer = ask.of(&setup).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{}: {}", example.row, answer.brief());
            assert!(answer.text.contains(title) && answer.text.contains(says), "{}: {}", example.row, answer.text);
            for text in written(&ask) {
                assert!(shows(&answer, &text), "{} lost {text:?}: {}", example.row, answer.text);
            }
        }
    }
    let changes = before.changes_to(&kit.db.snapshot());
    assert!(changes.is_empty() && kit.jobs.take().is_empty(), "{changes:#?}");
}

/// Proves C9.
#[tokio::test]
async fn a_script_says_whom_its_page_was_shown_to_as_well() {
    let setting = Setting::new().await;
    let (kit, setup) = setting.twin(2);
    let aurora = &setting.demo.aurora;
    let stranger = mark(&kit, &aurora.id, &Account::Client(aurora.contacts[1].id.clone()));
    let before = kit.db.snapshot();
    for (row, example) in rows().into_iter().filter(|(row, _)| of_an_account(row) && !row.safe() && row.is_api()) {
        let ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        let mut by_a_page = Ask { shown_to: Some(String::new()), ..ask.clone() };
        by_a_page.headers.push(("sec-fetch-site", "same-origin".to_owned()));
        for ask in [Ask { shown_to: Some(stranger.clone()), ..ask.clone() }, by_a_page] {
            let answer = ask.of(&setup).await;
            assert!(answer.status == StatusCode::CONFLICT && answer.text.contains("other-account"), "{}: {}", example.row, answer.brief());
        }
    }
    let changes = before.changes_to(&kit.db.snapshot());
    assert!(changes.is_empty(), "{changes:#?}");
}

/// Logs in with a form that a page carried.
async fn log_in(setup: &Application, dashboard: bool, email: &str, password: &str, kept: &str) -> Answer {
    let (host, path) = if dashboard { (DASHBOARD, "/sign-in") } else { ("aurora.portico.example", "/login") };
    Ask::form(host, path, &[("email", email), ("password", password), ("_kept", kept)]).of(setup).await
}

fn kept(page: &str) -> Option<&str> {
    Some(page.split_once(r#"name="_kept" value=""#)?.1.split_once('"')?.0)
}

/// Proves A15, C9.
#[tokio::test]
async fn a_form_sent_after_its_session_ended_comes_back_filled_in_after_the_login() {
    let setting = Setting::new().await;
    let aurora = &setting.demo.aurora;
    let mut carried = 0;
    let mut losing = Vec::new();
    for (seed, (row, example)) in (100..).zip(forms()) {
        let (kit, setup) = setting.twin(seed);
        kit.db.execute("UPDATE sessions SET ended_at = created_at", &[]);
        let mut ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        ask.headers.push(("referer", format!("https://{}/the/page?of=it", ask.host)));
        let before = kit.db.snapshot();
        let page = ask.of(&setup).await;
        let door = if example.dashboard { "/sign-in" } else { "/login" };
        if matches!(example.body, Body::None) || kept(&page.text).is_none() {
            // Nothing was typed: only the way back.
            assert!(written(&ask).is_empty(), "{}: {}", example.row, page.brief());
            assert_eq!(page.header(header::LOCATION), format!("{door}?next=%2Fthe%2Fpage%3Fof%3Dit"), "{}: {}", example.row, page.brief());
            continue;
        }
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{}: {}", example.row, page.brief());
        assert!(page.text.contains("what you typed will still be there"), "{}: {}", example.row, page.text);
        assert!(page.text.contains(&format!(r#"method="post" action="{door}""#)), "{}: {}", example.row, page.text);
        assert!(before.changes_to(&kit.db.snapshot()).is_empty(), "{}", example.row);
        let kept = kept(&page.text).unwrap();

        let (other, owner) = if example.dashboard {
            ((aurora.staff.email.as_str(), aurora.staff.password), (aurora.owner.email.as_str(), aurora.owner.password))
        } else {
            let [anna, ben, ..] = &aurora.contacts[..] else { panic!() };
            ((ben.email.as_str(), ben.password), (anna.email.as_str(), anna.password))
        };
        // Somebody else gets nothing of it.
        let elsewhere = log_in(&setup, example.dashboard, other.0, other.1, kept).await;
        assert_eq!((elsewhere.status, elsewhere.text.as_str()), (StatusCode::SEE_OTHER, ""), "{}", example.row);
        // A wrong password loses nothing.
        let wrong = log_in(&setup, example.dashboard, owner.0, "not the password", kept).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains(kept), "{}: {}", example.row, wrong.brief());

        let before = kit.db.snapshot().without(LOGIN);
        let back = log_in(&setup, example.dashboard, owner.0, owner.1, kept).await;
        let changes = before.changes_to(&kit.db.snapshot().without(LOGIN));
        assert!(changes.is_empty() && kit.jobs.take().is_empty(), "{}: wrote {changes:#?}", example.row);
        assert_ne!(back.status, StatusCode::SEE_OTHER, "{}: {}", example.row, back.brief());
        assert!(back.headers.get_all(header::SET_COOKIE).iter().any(|line| line.to_str().unwrap().starts_with("__Host-portico=")));
        for text in written(&ask) {
            assert!(shows(&back, &text), "{} lost {text:?}: {}", example.row, back.text);
            carried += 1;
        }
        let mut lost = if BUTTONS.contains(&example.row) { Vec::new() } else { lost(&ask, &back) };
        lost.retain(|told| !ANEW.iter().any(|(row, field, _)| *row == example.row && told.starts_with(&format!("{field}="))));
        if !lost.is_empty() {
            losing.push(format!("{} ({}): {}", example.row, back.brief(), lost.join(", ")));
        }
    }
    assert!(carried > 10, "{carried} texts");
    assert!(losing.is_empty(), "not in the form again:\n{}", losing.join("\n"));
}

/// What a page would send again for somebody: everything but what is never shown, what the page itself adds, and the button.
fn to_come_back(ask: &Ask) -> Vec<(String, String)> {
    let left_out = |name: &str| matches!(name, "version" | "then" | "next" | "token" | "sha256") || name.contains("password");
    fields(&ask.body, ask.media_type).into_iter().filter(|(name, _)| !left_out(name)).collect()
}

/// Buttons: there is nothing in them to type or to choose.
const BUTTONS: &[&str] = &["POST /projects/{project}/uploads", "POST /sessions/end"];

/// Fields that do not come back.
const ANEW: &[(&str, &str, &str)] = &[
    ("POST /contracts/{document}/sign", "consent", "whoever signs agrees by themselves each time"),
    ("POST /quotes/{document}/accept", "option", "the example's quote has one option, so the page asks for none"),
];

/// Fields that a page offers a choice for, so that nobody can write into them.
fn by_choice(name: &str, value: &str) -> bool {
    let choices = ["content.questions[0].kind", "scope", "upload", "uploads", "show_history", "hidden_kind", "received_as"];
    let id = value.len() == domain::ContactId::from_bytes([0; 16]).to_string().len();
    choices.contains(&name) || name.starts_with("as_") || (id && !value.contains(' '))
}

/// What the form in the answer, sent to the same address again, would lose of what was typed, or choose without having been asked to; all of
/// it when there is no such form.
fn lost(ask: &Ask, answer: &Answer) -> Vec<String> {
    let typed = to_come_back(ask);
    let path = ask.path.split('?').next().unwrap_or_default();
    let told = |(name, value): &(String, String)| format!("{name}={value}");
    let of_it = |form: &controls::Form| {
        let missing = typed.iter().filter(|pair| !form.sends.contains(pair)).map(told);
        // A box that was not ticked, of several by one name.
        let ticked = |name: &str| typed.iter().any(|(of, _)| of == name);
        let added = form.ticked.iter().filter(|pair| ticked(&pair.0) && !typed.contains(pair)).map(|pair| format!("+{}", told(pair)));
        missing.chain(added).collect::<Vec<_>>()
    };
    let forms = controls::posted(&answer.text);
    // Where it was sent to look at it first, the page has the form for what comes next.
    let lost = forms.iter().filter(|form| form.action == path || answer.status.is_success()).map(of_it).min_by_key(Vec::len);
    lost.unwrap_or_else(|| if typed.is_empty() { Vec::new() } else { typed.iter().map(told).chain(["no form".to_owned()]).collect() })
}

/// Proves C9.
#[tokio::test]
async fn a_form_that_is_refused_comes_back_with_what_was_typed() {
    let setting = Setting::new().await;
    let mut refused = 0;
    let mut losing = Vec::new();
    for (seed, (row, example)) in (100..).zip(forms().filter(|(_, example)| example.dashboard)) {
        let ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        let Some(media_type @ "application/x-www-form-urlencoded") = ask.media_type else { continue };
        let pairs = fields(&ask.body, Some(media_type));
        for (place, (name, value)) in pairs.iter().enumerate() {
            if by_choice(name, value) || to_come_back(&ask).iter().all(|(known, _)| known != name) {
                continue;
            }
            let mut pairs = pairs.clone();
            pairs[place].1 = format!("{value} {}", "much too long ".repeat(900)).trim_end().to_owned();
            let ask = Ask { body: serde_html_form::to_string(&pairs).unwrap().into_bytes(), ..ask.clone() };
            let (_, setup) = setting.twin(seed);
            let answer = ask.of(&setup).await;
            if answer.status.is_success() || answer.status.is_redirection() {
                continue;
            }
            refused += 1;
            let lost = lost(&ask, &answer);
            if !lost.is_empty() {
                losing.push(format!("{} {name} ({}): {:.300}", example.row, answer.brief(), lost.join(", ")));
            }
        }
    }
    assert!(losing.is_empty(), "{} of {refused}:\n{}", losing.len(), losing.join("\n"));
    assert!(refused > 20, "{refused} forms");
}

/// What a browser says of where a form comes from.
struct Browser {
    name: &'static str,
    /// `Sec-Fetch-Site` (Fetch Metadata), which no browser sends to a host without TLS.
    fetch_metadata: bool,
    /// `Origin` with a form to the same host.
    origin: bool,
}

/// By caniuse.com and the release notes, 2026.
const BROWSERS: &[Browser] = &[
    Browser { name: "Chrome 131, Edge 131, Firefox 133, Safari 18", fetch_metadata: true, origin: true },
    Browser { name: "Safari 16.3, iOS 15", fetch_metadata: false, origin: true },
    Browser { name: "any of them on a host without TLS", fetch_metadata: false, origin: true },
    Browser { name: "Firefox 69", fetch_metadata: false, origin: false },
];

impl Browser {
    /// Under the policy of the page (Fetch, "append a request `Origin` header"; Referrer Policy §8.3).
    fn says(&self, own: &str, policy: &str) -> Vec<(&'static str, String)> {
        let silent = policy == "no-referrer";
        let mut headers = Vec::new();
        if self.fetch_metadata {
            headers.push(("sec-fetch-site", "same-origin".to_owned()));
        }
        if self.origin {
            headers.push(("origin", if silent { "null".to_owned() } else { own.to_owned() }));
        }
        if !silent {
            headers.push(("referer", format!("{own}/the/page")));
        }
        headers
    }
}

#[tokio::test]
async fn every_form_is_taken_from_every_browser() {
    let setting = Setting::new().await;
    let (kit, setup) = setting.twin(2);
    let nobodys = mark(&kit, &setting.demo.aurora.id, &Account::Client(domain::ContactId::from_bytes([9; 16])));
    for (row, example) in rows().into_iter().filter(|(row, _)| !row.safe() && !row.is_api()) {
        if matches!(row.guard, GuardKind::Webhook | GuardKind::Operator) {
            continue;
        }
        let mut ask = example.ask(&setting, &setting.own, &setting.rightful(row.guard));
        let door = if example.dashboard { "/sign-in" } else { "/login" };
        let page = Ask { method: Method::GET, path: door.to_owned(), media_type: None, body: Vec::new(), ..ask.clone() }.of(&setup).await;
        assert!(!page.text.contains(r#"name="referrer""#), "a page has a policy of its own");
        let policy = page.header(header::REFERRER_POLICY).to_owned();
        // Far enough to see that it was let in, and no further.
        ask.shown_to = Some(nobodys.clone());
        if !of_an_account(&row) {
            ask.body.clear();
        }
        let own = ask.origin.take().unwrap();
        for browser in BROWSERS {
            let ask = Ask { headers: browser.says(&own, &policy), ..ask.clone() };
            let answer = ask.of(&setup).await;
            let let_in = if of_an_account(&row) { answer.status == StatusCode::CONFLICT } else { answer.status != StatusCode::FORBIDDEN };
            assert!(let_in, "{} from {}: {}", example.row, browser.name, answer.brief());
        }
    }
}

#[test]
fn no_page_has_a_referrer_policy_of_its_own() {
    for path in house_tests::tree::files_of("html") {
        assert!(!house_tests::tree::read(&path).contains(r#"name="referrer""#), "{}", path.display());
    }
}

/// "Show password" is part of the one macro that makes fields for passwords.
#[tokio::test]
async fn every_password_can_be_shown() {
    for path in house_tests::tree::files_of("html") {
        let page = house_tests::tree::read(&path);
        assert!(!page.contains(r#"type="password""#), "{}: make it with the macro `field`", path.display());
        if path.ends_with("macros.html") {
            continue;
        }
        let others = page.lines().filter(|line| line.contains(r#""password""#) && line.contains("{% call") && !line.contains("m::field("));
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new(), "{}: make it with the macro `field`", path.display());
    }
    let setting = Setting::new().await;
    let mut seen = 0;
    for (row, example) in rows().into_iter().filter(|(row, _)| row.safe() && !row.is_api()) {
        let answer = example.ask(&setting, &setting.own, &setting.rightful(row.guard)).of(&setting.setup).await;
        for field in answer.text.split(r#" type="password" "#).skip(1) {
            let after = field.split_once('>').unwrap().1.trim_start();
            assert!(
                after.starts_with(r#"<button type="button" class="link-button reveal-button" aria-controls=""#),
                "{}: {after:.200}",
                example.row
            );
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen} fields");
}
