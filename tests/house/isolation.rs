//! Proof of isolation (E5): every row of the route table, asked with every other studio's ids, with every other client's, by everybody
//! who may not. Each time the answer is "not found" or a refusal that tells nothing, and the database is what it was. Generated from the
//! table: a row without an example fails.

use domain::{access::Role, time::MINUTE};
use house_tests::{
    asking::{Answer, Ask, Asker},
    examples::{Example, all, rows},
    setting::{self, FOREIGN_WORDS, Ids, OTHERS_WORDS, Setting},
};
use http::{Method, StatusCode, header};
use testkit::{Kit, NOW, Snapshot};
use web::{
    Application,
    route::{GuardKind, Route},
};

/// What asking may leave behind, refused or not: counters against guessing and of who was refused, when a session was last seen, and when a
/// document was first.
const TRACES: &[&str] = &["login_counters", "refusals", "sessions.seen_at", "document_recipients.first_viewed_at"];

struct Walk {
    setting: Setting,
    /// The world that is asked: the setting's, or a twin with something changed.
    kit: Kit,
    setup: Application,
    before: Snapshot,
    /// What went wrong, all of it: one run tells everything.
    wrong: Vec<String>,
}

impl Walk {
    async fn new() -> Self {
        let setting = Setting::new().await;
        let (kit, setup) = setting.twin(2);
        let before = kit.db.snapshot().without(TRACES);
        Self { setting, kit, setup, before, wrong: Vec::new() }
    }

    /// From the start again, but something happened.
    fn happened(&mut self, sql: &str) {
        (self.kit, self.setup) = self.setting.twin(3);
        assert!(self.kit.db.execute(sql, &[]) > 0, "{sql}");
        self.before = self.kit.db.snapshot().without(TRACES);
    }

    fn check(&mut self, fine: bool, what: impl FnOnce() -> String) {
        if !fine {
            self.wrong.push(what());
        }
    }

    /// Asks, and sees that nothing was written.
    async fn ask(&mut self, ask: &Ask, what: &str) -> Answer {
        let answer = ask.of(&self.setup).await;
        let after = self.kit.db.snapshot().without(TRACES);
        let changes = self.before.changes_to(&after);
        self.check(changes.is_empty(), || format!("{what}: wrote {changes:#?}"));
        // A message about a job that is not there is how some work is pretended.
        let rows = after.rows("jobs");
        let woken = self.kit.jobs.take().into_iter().filter(|message| rows.iter().any(|row| row["id"] == message.job.as_str())).count();
        if !changes.is_empty() {
            self.before = after;
        }
        let stored = (self.kit.files.keys(), self.kit.files.unfinished());
        let kept = (self.setting.kit.files.keys(), self.setting.kit.files.unfinished());
        self.check(stored == kept, || format!("{what}: the file store holds {stored:?}, not {kept:?}"));
        let mail = self.kit.mail.sent().len() + woken;
        self.check(mail == 0, || format!("{what}: sent mail"));
        answer
    }

    fn finish(self) {
        assert!(self.wrong.is_empty(), "{} faults:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

/// An answer without what was asked: two that say the same are the same.
fn bare(answer: &Answer, ids: &Ids) -> (StatusCode, String) {
    let text = format!("{}\n{}", answer.header(header::LOCATION), answer.text);
    (answer.status, ids.values().fold(text, |text, id| text.replace(id, "…")))
}

fn leaked(answer: &Answer, words: &[&'static str], ids: &Ids, asked: &Ids) -> Option<String> {
    let shown = &asked.values().fold(answer.text.clone(), |text, id| text.replace(id, "…"));
    let words = words.iter().map(|word| (*word).to_owned());
    // What studios share is no leak: Anna's own address, for one.
    words.chain(ids.values().filter(|id| id.len() >= 20).cloned()).find(|word| shown.contains(word.as_str()))
}

/// Proves B13, E5.
#[tokio::test]
async fn every_row_has_an_example_that_works_and_shows_nothing_of_others() {
    let mut walk = Walk::new().await;
    for (seed, (row, example)) in (100..).zip(rows()) {
        let (kit, setup) = walk.setting.twin(seed);
        let asker = walk.setting.rightful(row.guard);
        let answer = example.ask(&walk.setting, &walk.setting.own, &asker).of(&setup).await;
        let let_in = !answer.shows_the_door() || matches!(row.guard, GuardKind::Public | GuardKind::DashboardPublic);
        let good = answer.status.as_u16() < 400 && let_in;
        walk.check(good, || format!("{}: {} {:?}", example.row, answer.brief(), kit.log.take()));
        let leak = leaked(&answer, FOREIGN_WORDS, &walk.setting.foreign, &walk.setting.own);
        // The operator works for all studios.
        let fine = leak.is_none() || row.guard == GuardKind::Operator;
        walk.check(fine, || format!("{}: shows {leak:?} of another studio", example.row));
        if of_clients(&row) {
            let leak = leaked(&answer, OTHERS_WORDS, &private(&walk.setting.others), &walk.setting.own);
            walk.check(leak.is_none(), || format!("{}: shows {leak:?} of another client", example.row));
        }
    }
    for example in all() {
        let used = rows().iter().any(|(_, of)| (of.row, of.dashboard) == (example.row, example.dashboard));
        walk.check(used, || format!("{}: the table has no such row", example.row));
    }
    walk.finish();
}

fn of_clients(row: &Route) -> bool {
    matches!(row.guard, GuardKind::Client | GuardKind::Recipient)
}

/// Ids of another client that a participant of the same project must not see.
fn private(ids: &Ids) -> Ids {
    ids.iter().filter(|(name, _)| !matches!(**name, "studio" | "contact" | "project")).map(|(name, id)| (*name, id.clone())).collect()
}

/// Links are opened by scanners and previews too: looking uses nothing up.
#[tokio::test]
async fn looking_changes_nothing() {
    let mut walk = Walk::new().await;
    for (row, example) in rows().into_iter().filter(|(row, _)| row.safe()) {
        let asker = walk.setting.rightful(row.guard);
        let mut ask = example.ask(&walk.setting, &walk.setting.own, &asker);
        let seen = walk.ask(&ask, example.row).await;
        ask.method = Method::HEAD;
        let head = walk.ask(&ask, &format!("HEAD of {}", example.row)).await;
        walk.check(head.status == seen.status, || format!("HEAD of {}: {}, not {}", example.row, head.status, seen.status));
    }
    walk.finish();
}

/// Proves E5.
#[tokio::test]
async fn ids_of_another_studio_are_ids_of_nothing() {
    let mut walk = Walk::new().await;
    for (row, example) in rows() {
        // At the dashboard's door a link is itself the proof of who asks: there is no other studio yet to keep it from.
        let (in_path, elsewhere) = example.names(&walk.setting.own);
        if row.guard == GuardKind::DashboardPublic
            && in_path.iter().chain(&elsewhere).all(|name| matches!(*name, "member_link" | "member_sign_in"))
        {
            continue;
        }
        let asker = walk.setting.rightful(row.guard);
        let foreign = walk.setting.foreign.clone();
        with_ids_of(&mut walk, (&row, example), &asker, &foreign, (FOREIGN_WORDS, &foreign), "another studio").await;
    }
    walk.finish();
}

/// Proves B13, E5.
#[tokio::test]
async fn ids_of_another_client_are_ids_of_nothing() {
    let mut walk = Walk::new().await;
    for (row, example) in rows().into_iter().filter(|(row, _)| of_clients(row)) {
        let (asker, others) = (walk.setting.client.clone(), walk.setting.others.clone());
        let private = private(&others);
        with_ids_of(&mut walk, (&row, example), &asker, &others, (OTHERS_WORDS, &private), "another client").await;
    }
    walk.finish();
}

/// Each id of a request in turn, and all at once, taken from elsewhere.
async fn with_ids_of(
    walk: &mut Walk,
    (row, example): (&Route, &Example),
    asker: &Asker,
    theirs: &Ids,
    (words, secret): (&[&'static str], &Ids),
    whose: &str,
) {
    let (in_path, elsewhere) = example.names(&walk.setting.own);
    let mut turns: Vec<Vec<&str>> = in_path.iter().chain(&elsewhere).map(|name| vec![*name]).collect();
    // What a provider signs about another studio, in all its parts, is that studio's own news; and the operator works for all studios.
    if !example.signed && row.guard != GuardKind::Operator {
        turns.push(in_path.iter().chain(&elsewhere).copied().collect());
    }
    turns.retain(|names| !names.is_empty());
    for names in turns {
        let replaced = |from: &Ids| {
            let mut ids = walk.setting.own.clone();
            ids.extend(names.iter().map(|name| (*name, from[name].clone())));
            ids
        };
        let (stolen, made_up) = (replaced(theirs), replaced(&walk.setting.nobodys));
        let what = format!("{} with {names:?} of {whose}", example.row);
        let answer = walk.ask(&example.ask(&walk.setting, &stolen, asker), &what).await;
        let unknown = walk.ask(&example.ask(&walk.setting, &made_up, asker), &format!("{} with made-up {names:?}", example.row)).await;
        if names.iter().any(|name| in_path.contains(name)) {
            walk.check(answer.status == StatusCode::NOT_FOUND, || format!("{what}: {}", answer.brief()));
        }
        // A form about somebody who is not there is refused, unless it answers for each of many.
        let signed_in = matches!(row.guard, GuardKind::Client | GuardKind::Recipient | GuardKind::Member | GuardKind::Studio(_));
        if signed_in && !row.safe() && !example.each {
            walk.check(answer.status.as_u16() >= 400, || format!("{what}: {}", answer.brief()));
        }
        let (theirs_bare, nobodys_bare) = (bare(&answer, &stolen), bare(&unknown, &made_up));
        walk.check(theirs_bare == nobodys_bare, || format!("{what}: told apart from one that never was: {theirs_bare:?} {nobodys_bare:?}"));
        let leak = leaked(&answer, words, secret, &stolen);
        walk.check(leak.is_none(), || format!("{what}: shows {leak:?}"));
    }
}

/// Proves B17, E5.
#[tokio::test]
async fn who_may_not_is_refused() {
    let mut walk = Walk::new().await;
    for (row, example) in rows() {
        for (asker, who) in intruders(&walk.setting, &row) {
            let what = format!("{} by {who}", example.row);
            let ask = example.ask(&walk.setting, &walk.setting.own, &asker);
            let answer = walk.ask(&ask, &what).await;
            // Software comes from no page of ours: where only browsers belong, it stands out before its key is looked at.
            let no_page = !row.safe() && ask.origin.is_none() && answer.status == StatusCode::FORBIDDEN;
            walk.check(turned_away(&row, &answer) || no_page, || format!("{what}: {}", answer.brief()));
            let leak = leaked(&answer, &["Anna", "For Anna only"], &Ids::new(), &walk.setting.own);
            walk.check(leak.is_none(), || format!("{what}: shows {leak:?}"));
        }
    }
    walk.finish();
}

fn turned_away(row: &Route, answer: &Answer) -> bool {
    // A form that no page of ours sent (a secret, and no origin) is refused before anybody asks who sent it.
    let no_form_of_ours = !row.safe() && answer.status == StatusCode::FORBIDDEN;
    // A form whose session is over gets the login page itself, with what was typed.
    let logged_out = answer.status == StatusCode::UNAUTHORIZED;
    logged_out || !row.is_api() && (answer.shows_the_door() || no_form_of_ours)
}

/// Everybody who is not whom the guard asks for.
fn intruders(setting: &Setting, row: &Route) -> Vec<(Asker, &'static str)> {
    let nobody = (Asker::Nobody, "nobody");
    let made_up = (Asker::Browser("__Host-portico=e30.e30.AAAA".to_owned()), "somebody with a made-up session");
    let key = (setting.key.clone(), "a key with every scope");
    match row.guard {
        GuardKind::Public | GuardKind::DashboardPublic | GuardKind::Webhook => vec![],
        GuardKind::Client | GuardKind::Recipient => vec![
            nobody,
            made_up,
            (setting.foreign_client.clone(), "the same person at another studio"),
            (setting.owner.clone(), "a member"),
            (setting.operator(), "the operator"),
            key,
        ],
        GuardKind::Member | GuardKind::Studio(_) => {
            let mut all = vec![
                nobody,
                made_up,
                (setting.client.clone(), "a client"),
                (setting.operator(), "the operator"),
                (Asker::Software("pk.made.up".to_owned()), "a made-up key"),
                (setting.revoked.clone(), "a revoked key"),
            ];
            // Keys are for the API, and there for what has a scope.
            if row.guard == GuardKind::Member || !row.is_api() {
                all.push(key);
            }
            all
        }
        GuardKind::Operator => vec![
            nobody,
            made_up,
            (Asker::Software("wrong".to_owned()), "a wrong secret"),
            (Asker::Software(String::new()), "an empty secret"),
            (setting.owner.clone(), "an owner"),
            key,
        ],
    }
}

/// Proves C21, E5.
#[tokio::test]
async fn a_role_or_scope_that_does_not_reach_is_forbidden() {
    let mut walk = Walk::new().await;
    for (row, example) in rows() {
        let GuardKind::Studio(right) = row.guard else { continue };
        let mut askers = vec![];
        if right.role() == Role::Owner {
            askers.push((walk.setting.staff.clone(), "a member of the staff"));
        }
        if row.is_api() {
            askers.push((walk.setting.all_but(right), "a key with every other scope"));
        }
        for (asker, who) in askers {
            let what = format!("{} by {who}", example.row);
            let answer = walk.ask(&example.ask(&walk.setting, &walk.setting.own, &asker), &what).await;
            walk.check(answer.status == StatusCode::FORBIDDEN, || format!("{what}: {}", answer.brief()));
        }
    }
    walk.finish();
}

#[tokio::test]
async fn a_role_or_scope_that_reaches_is_enough() {
    let mut walk = Walk::new().await;
    for (seed, (row, example)) in (500..).step_by(2).zip(rows()) {
        let GuardKind::Studio(right) = row.guard else { continue };
        let mut askers = vec![];
        if right.role() == Role::Staff {
            askers.push((walk.setting.staff.clone(), "a member of the staff"));
        }
        if row.is_api() && right.grantable() {
            askers.push((walk.setting.only(right), "a key with this scope only"));
        }
        for (seed, (asker, who)) in (seed..).zip(askers) {
            let (kit, setup) = walk.setting.twin(seed);
            let answer = example.ask(&walk.setting, &walk.setting.own, &asker).of(&setup).await;
            let good = answer.status.as_u16() < 400 && !answer.shows_the_door();
            walk.check(good, || format!("{} by {who}: {} {:?}", example.row, answer.brief(), kit.log.take()));
        }
    }
    walk.finish();
}

/// Proves C21, E5.
#[tokio::test]
async fn another_studios_member_and_key_find_nothing_here() {
    let mut walk = Walk::new().await;
    for (row, example) in rows().into_iter().filter(|(row, _)| matches!(row.guard, GuardKind::Member | GuardKind::Studio(_))) {
        if example.names(&walk.setting.own).0.is_empty() {
            continue;
        }
        let mut askers = vec![(walk.setting.foreign_owner.clone(), "another studio's owner")];
        if matches!(row.guard, GuardKind::Studio(right) if right.grantable()) && row.is_api() {
            askers.push((walk.setting.foreign_key.clone(), "another studio's key"));
        }
        for (asker, who) in askers {
            let what = format!("{} by {who}", example.row);
            let answer = walk.ask(&example.ask(&walk.setting, &walk.setting.own, &asker), &what).await;
            walk.check(answer.status == StatusCode::NOT_FOUND, || format!("{what}: {}", answer.brief()));
        }
    }
    walk.finish();
}

#[tokio::test]
async fn a_form_on_another_site_changes_nothing() {
    let mut walk = Walk::new().await;
    for (row, example) in rows().into_iter().filter(|(row, _)| !row.safe()) {
        if matches!(row.guard, GuardKind::Operator | GuardKind::Webhook) {
            continue;
        }
        let asker = walk.setting.rightful(row.guard);
        let right = example.ask(&walk.setting, &walk.setting.own, &asker);
        for (origin, site) in [
            (Some("https://evil.test"), None),
            (Some("https://northlight.portico.example"), None),
            (Some("null"), None),
            (None, None),
            (right.origin.as_deref(), Some("cross-site")),
            (right.origin.as_deref(), Some("same-site")),
        ] {
            let mut ask = right.clone();
            ask.origin = origin.map(str::to_owned);
            ask.headers.extend(site.map(|site| ("sec-fetch-site", site.to_owned())));
            let what = format!("{} from {origin:?} {site:?}", example.row);
            let answer = walk.ask(&ask, &what).await;
            walk.check(answer.status == StatusCode::FORBIDDEN, || format!("{what}: {}", answer.brief()));
        }
    }
    walk.finish();
}

/// The very next request (C9), whatever ended the session.
/// Proves A15, C9.
#[tokio::test]
async fn a_session_that_is_over_opens_nothing() {
    let mut walk = Walk::new().await;
    for (sql, of) in [
        ("UPDATE sessions SET ended_at = created_at", "both"),
        ("UPDATE sessions SET expires_at = created_at", "both"),
        ("UPDATE sessions SET seen_at = 0", "both"),
        ("UPDATE portal_access SET epoch = epoch + 1", "client"),
        ("UPDATE portal_access SET state = 'disabled'", "client"),
        ("UPDATE portal_access SET state = 'not_active'", "client"),
        ("UPDATE members SET epoch = epoch + 1", "member"),
        ("UPDATE members SET state = 'disabled'", "member"),
    ] {
        walk.happened(sql);
        for (row, example) in rows() {
            let concerned = match row.guard {
                GuardKind::Client | GuardKind::Recipient => of != "member",
                GuardKind::Member | GuardKind::Studio(_) => of != "client",
                _ => false,
            };
            if concerned {
                let asker = walk.setting.rightful(row.guard);
                let what = format!("{} after {sql}", example.row);
                let answer = walk.ask(&example.ask(&walk.setting, &walk.setting.own, &asker), &what).await;
                walk.check(turned_away(&row, &answer), || format!("{what}: {}", answer.brief()));
            }
        }
    }
    walk.finish();
}

/// Nobody learns what a path, a query or a body must look like before they have said who they are.
/// Proves E5.
#[tokio::test]
async fn authentication_comes_before_validation() {
    let mut walk = Walk::new().await;
    walk.happened("UPDATE sessions SET ended_at = created_at");
    for (row, example) in rows() {
        let mut askers = vec![(walk.setting.rightful(row.guard), "a session that is over")];
        match row.guard {
            GuardKind::Client | GuardKind::Recipient => {}
            GuardKind::Studio(right) if row.is_api() => {
                askers.push((walk.setting.revoked.clone(), "a revoked key"));
                askers.push((walk.setting.all_but(right), "a key with every other scope"));
            }
            GuardKind::Studio(_) | GuardKind::Member => {}
            _ => continue,
        }
        for (asker, who) in askers {
            let fine = example.ask(&walk.setting, &walk.setting.own, &asker);
            let mut asks = Vec::new();
            if !row.safe() {
                asks.push((Ask { body: b"{ \"odd\": [".to_vec(), ..fine.clone() }, "an odd body"));
                asks.push((Ask { media_type: Some("image/png"), ..fine.clone() }, "an odd media type"));
                let mut key = fine.clone();
                key.headers.push(("idempotency-key", "k".repeat(300)));
                asks.push((key, "an odd idempotency key"));
            }
            asks.push((
                Ask { path: format!("{}?odd[]=%FF&limit=x&after=x", fine.path.split('?').next().unwrap()), ..fine.clone() },
                "an odd query",
            ));
            if row.path.contains('{') {
                let parts = row.path.split('/').map(|part| if part.starts_with('{') { "odd" } else { part });
                asks.push((Ask { path: parts.collect::<Vec<_>>().join("/"), ..fine.clone() }, "an odd path"));
            }
            for (ask, how) in asks {
                let what = format!("{} with {how} by {who}", example.row);
                let answer = walk.ask(&ask, &what).await;
                let forbidden = who.contains("other scope") && answer.status == StatusCode::FORBIDDEN;
                walk.check(turned_away(&row, &answer) || forbidden, || format!("{what}: {}", answer.brief()));
            }
        }
    }
    walk.finish();
}

/// Proves A11.
#[tokio::test]
async fn a_closed_portal_is_closed_on_every_row() {
    let mut walk = Walk::new().await;
    walk.happened("UPDATE studios SET portal_open = 0");
    for (row, example) in rows().into_iter().filter(|(row, example)| !example.dashboard && !row.path.starts_with("/brand")) {
        let asker = walk.setting.rightful(row.guard);
        let answer = walk.ask(&example.ask(&walk.setting, &walk.setting.own, &asker), example.row).await;
        walk.check(answer.status == StatusCode::SERVICE_UNAVAILABLE, || format!("{}: {}", example.row, answer.brief()));
    }
    walk.finish();
}

#[tokio::test]
async fn news_without_the_providers_signature_is_no_news() {
    let mut walk = Walk::new().await;
    for (_, example) in rows().into_iter().filter(|(row, _)| row.guard == GuardKind::Webhook) {
        let signed = example.ask(&walk.setting, &walk.setting.own, &Asker::Nobody);
        let mut unsigned = signed.clone();
        unsigned.headers.clear();
        let mut changed = signed.clone();
        changed.body.push(b' ');
        let mut other = signed.clone();
        other.headers = vec![("stripe-signature", setting::signature("whsec_another", NOW, &signed.body))];
        let mut late = signed.clone();
        late.headers = vec![("stripe-signature", walk.setting.signature(NOW.minus(10 * MINUTE), &signed.body))];
        for (ask, how) in [(unsigned, "unsigned"), (changed, "changed"), (other, "signed by another"), (late, "ten minutes old")] {
            let what = format!("{} {how}", example.row);
            let answer = walk.ask(&ask, &what).await;
            walk.check(matches!(answer.status.as_u16(), 400 | 401), || format!("{what}: {}", answer.brief()));
        }
    }
    walk.finish();
}
