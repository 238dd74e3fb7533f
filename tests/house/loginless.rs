//! What a loginless link opens (A10), held against the whole route table: with it nobody reaches what is its recipient's alone, and with
//! one that only shows, nobody changes anything.

use house_tests::{
    asking::{Ask, Asker},
    examples::rows,
    setting::Setting,
};
use http::{Method, StatusCode, header};
use testkit::Kit;
use web::{Application, route::GuardKind};

/// Presses the button behind Anna's link.
async fn enter(setting: &Setting, setup: &Application) -> Asker {
    let secret = &setting.own["open"];
    let host = "aurora.portico.example";
    let ask = Ask {
        host: host.to_owned(),
        method: Method::POST,
        path: format!("/open/{secret}"),
        media_type: Some("application/x-www-form-urlencoded"),
        body: format!("token={secret}").into_bytes(),
        headers: Vec::new(),
        asker: Asker::Nobody,
        origin: Some(format!("https://{host}")),
        shown_to: None,
    };
    let answer = ask.of(setup).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let mut cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap().split(';').next().unwrap());
    Asker::Browser(cookies.find(|cookie| cookie.starts_with("__Host-portico=")).unwrap().to_owned())
}

async fn scene(setting: &Setting, seed: u64, policy: &'static str) -> ((Kit, Application), Asker) {
    let services = setting.twin(seed);
    services.0.db.execute("UPDATE studios SET item_links = ?1", &[policy.into()]);
    let asker = enter(setting, &services.1).await;
    (services, asker)
}

/// Proves A10.
#[tokio::test]
async fn what_is_for_who_logged_in_stays_closed() {
    let setting = Setting::new().await;
    let ((kit, setup), asker) = scene(&setting, 1, "act").await;
    for (row, example) in rows().into_iter().filter(|(row, _)| row.guard == GuardKind::Client) {
        let before = kit.db.snapshot();
        let answer = example.ask(&setting, &setting.own, &asker).of(&setup).await;
        let to_login = answer.status == StatusCode::SEE_OTHER && answer.header(header::LOCATION).starts_with("/login");
        assert!(answer.status == StatusCode::UNAUTHORIZED || to_login, "{} {}: {}", row.method, row.path, answer.brief());
        assert_eq!(before.changes_to(&kit.db.snapshot()), Vec::<String>::new(), "{} {}", row.method, row.path);
    }
}

/// Proves A10.
#[tokio::test]
async fn a_link_that_only_shows_changes_nothing() {
    let setting = Setting::new().await;
    let ((kit, setup), asker) = scene(&setting, 2, "view").await;
    let (mut shown, mut refused) = (0, 0);
    for (row, example) in rows().into_iter().filter(|(row, _)| row.guard == GuardKind::Recipient) {
        if row.safe() {
            let answer = example.ask(&setting, &setting.own, &asker).of(&setup).await;
            assert_ne!(answer.status, StatusCode::FORBIDDEN, "{} {}: {}", row.method, row.path, answer.brief());
            shown += 1;
            continue;
        }
        let before = kit.db.snapshot();
        let answer = example.ask(&setting, &setting.own, &asker).of(&setup).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {}: {}", row.method, row.path, answer.brief());
        assert_eq!(before.changes_to(&kit.db.snapshot()), Vec::<String>::new(), "{} {}", row.method, row.path);
        refused += 1;
    }
    assert!(shown > 5 && refused > 5, "{shown} shown, {refused} refused");
}
