//! One example for every row of the route table: a request that its rightful asker makes with success. Ids stand as `{name}` (see
//! [`crate::setting`]); the path is the row's own. A row without an example fails the tests that walk the table.

mod branding;
mod documents;
mod money;

use std::sync::LazyLock;

use http::Method;
use testkit::NOW;
use web::{openapi::Operation, route::Route};

use crate::{
    asking::{Ask, Asker},
    setting::{DASHBOARD, Ids, Setting},
};

/// What a request carries.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    None,
    Json(&'static str),
    Form(&'static str),
    /// `multipart/form-data` whose boundary is `x`.
    Parts(&'static str),
    /// Media type and bytes.
    Bytes(&'static str, &'static [u8]),
}

#[derive(Debug, Clone)]
pub struct Example {
    /// As in the table, `POST /api/v1/login`.
    pub row: &'static str,
    pub dashboard: bool,
    /// With its `?`.
    pub query: &'static str,
    pub body: Body,
    /// Path parameters that stand for an id of another name.
    pub renamed: &'static [(&'static str, &'static str)],
    /// D1 round trips when they are not what the row's kind may cost, and why.
    pub trips: Option<(u64, &'static str)>,
    /// Why reading costs more among many rows of the same studio, where that cannot be helped.
    pub grows: Option<&'static str>,
    /// Answers for each id of the body on its own: 200, though nothing was done for an id that is not theirs.
    pub each: bool,
    /// Signed as the payment provider signs.
    pub signed: bool,
}

const GUESS: &str = "a guess at the secret is counted before it is compared, and forgotten when it was right";

impl Example {
    const fn new(row: &'static str, dashboard: bool, body: Body) -> Self {
        Self { row, dashboard, query: "", body, renamed: &[], trips: None, grows: None, each: false, signed: false }
    }

    pub const fn asking(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    pub const fn naming(self, renamed: &'static [(&'static str, &'static str)]) -> Self {
        Self { renamed, ..self }
    }

    pub const fn costing(self, trips: u64, why: &'static str) -> Self {
        Self { trips: Some((trips, why)), ..self }
    }

    pub const fn growing(self, why: &'static str) -> Self {
        Self { grows: Some(why), ..self }
    }

    pub const fn each(self) -> Self {
        Self { each: true, ..self }
    }

    pub const fn signed(self) -> Self {
        Self { signed: true, ..self }
    }

    /// The names of ids it carries: in its path, and elsewhere.
    pub fn names(&self, ids: &Ids) -> (Vec<&'static str>, Vec<&'static str>) {
        let path = self.path();
        let body = match self.body {
            Body::Json(text) | Body::Form(text) | Body::Parts(text) => text,
            Body::None | Body::Bytes(..) => "",
        };
        let rest = format!("{}{body}", self.query);
        let within = |text: &str| ids.keys().copied().filter(|name| text.contains(&format!("{{{name}}}"))).collect();
        (within(&path), within(&rest))
    }

    fn path(&self) -> String {
        let (_, path) = self.row.split_once(' ').unwrap();
        let rename = |path: String, (from, to): &(&str, &str)| path.replace(&format!("{{{from}}}"), to);
        self.renamed.iter().fold(path.to_owned(), rename)
    }

    /// The request, with these ids in it. What two people can edit is changed whatever stands there; [`Example::ask_on`] says which version.
    pub fn ask(&self, setting: &Setting, ids: &Ids, asker: &Asker) -> Ask {
        self.ask_on(setting, ids, asker, Some("*"))
    }

    pub fn ask_on(&self, setting: &Setting, ids: &Ids, asker: &Asker, version: Option<&str>) -> Ask {
        let fill = |text: &str| ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), id));
        let path = fill(&format!("{}{}", self.path(), self.query));
        assert!(!path.contains('{'), "{}: an id is missing in {path}", self.row);
        let method: Method = self.row.split(' ').next().unwrap().parse().unwrap();
        let host = if self.dashboard { DASHBOARD.to_owned() } else { "aurora.portico.example".to_owned() };
        let (media_type, body) = match self.body {
            Body::None => (None, Vec::new()),
            Body::Json(text) => (Some("application/json"), fill(text).into_bytes()),
            Body::Form(text) => (Some("application/x-www-form-urlencoded"), fill(text).into_bytes()),
            Body::Parts(text) => (Some("multipart/form-data; boundary=x"), fill(text).into_bytes()),
            Body::Bytes(media_type, bytes) => (Some(media_type), bytes.to_vec()),
        };
        let version = version.filter(|_| self.versioned());
        let body = match (self.body, version) {
            (Body::Form(_), Some(version)) => [body, format!("&version={version}").into_bytes()].concat(),
            (Body::Parts(_), Some(version)) => {
                let part = format!("--x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n{version}\r\n");
                [part.into_bytes(), body].concat()
            }
            _ => body,
        };
        let by_browser = method != Method::GET && !matches!(asker, Asker::Software(_)) && !self.signed;
        let origin = by_browser.then(|| format!("https://{host}"));
        let mut headers = if self.signed { vec![("stripe-signature", setting.signature(NOW, &body))] } else { Vec::new() };
        if let Some(version) = version.filter(|_| path.starts_with("/api/")) {
            headers.push(("if-match", if version == "*" { version.to_owned() } else { format!("\"{version}\"") }));
        }
        Ask { host, method, path, media_type, body, headers, asker: asker.clone(), origin, shown_to: None }
    }

    /// Whether its row says which version of something it changes.
    pub fn versioned(&self) -> bool {
        static ROWS: LazyLock<Vec<(bool, String)>> = LazyLock::new(|| {
            let table = functions::routes::table();
            let rows = [(false, &table.portal), (true, &table.dashboard)];
            let rows = rows.into_iter().flat_map(|(dashboard, rows)| rows.iter().map(move |row| (dashboard, row)));
            let named = |(dashboard, row): (bool, &Route)| (dashboard, format!("{} {}", row.method, row.path));
            rows.filter(|(_, row)| Operation::of(row).versioned()).map(named).collect()
        });
        ROWS.iter().any(|(dashboard, row)| *dashboard == self.dashboard && row == self.row)
    }

    pub fn is_of(&self, row: &Route, dashboard: bool) -> bool {
        self.dashboard == dashboard && self.row == format!("{} {}", row.method, row.path)
    }
}

const fn portal(row: &'static str) -> Example {
    Example::new(row, false, Body::None)
}

const fn portal_with(row: &'static str, body: Body) -> Example {
    Example::new(row, false, body)
}

const fn dashboard(row: &'static str) -> Example {
    Example::new(row, true, Body::None)
}

const fn dashboard_with(row: &'static str, body: Body) -> Example {
    Example::new(row, true, body)
}

use Body::{Bytes, Form, Json, Parts};

const NOTES: &[u8] = b"Bring the rings";
macro_rules! notes {
    ($before:literal) => {
        Parts(concat!(
            $before,
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"notes.txt\"\r\n\r\nBring the rings\r\n--x--\r\n"
        ))
    };
}
const WHOSE_LINK: &str = "only the database knows whose link it is";
const BEFORE_THE_STUDIO: &str = "the directory counts, and knows the studio";
const AND_FORGETS: &str = "the directory counts, knows the studio, and forgets what it counted";
const CLAIMED: &str = "a name that is unique over all studios is claimed before it is written, and confirmed afterwards";
const UNDER_THE_ADDRESS: &str = "guesses are counted under the address, which only the database knows";
const AROUND_THE_BYTES: &str = "the facts, the row before the bytes, and what makes it visible after them";

/// In the order of the table.
const EXAMPLES: &[Example] = &[
    // ---- on a studio's host: nobody in particular ----
    portal("GET /brand.css"),
    portal("GET /brand/logo"),
    portal("GET /login"),
    portal_with("POST /login", Form("email={email}&password=lavender+hills+42")),
    portal_with("POST /api/v1/login", Json(r#"{"email":"{email}","password":"lavender hills 42"}"#)),
    portal_with("POST /logout", Form("")),
    portal_with("POST /api/v1/logout", Json("{}")),
    portal("GET /set-password/{token}").naming(&[("token", "{reset}")]).costing(1, WHOSE_LINK),
    portal("GET /api/v1/set-password/{token}").naming(&[("token", "{reset}")]).costing(1, WHOSE_LINK),
    portal_with("POST /set-password/{token}", Form("token={reset}&password=a+kite+over+the+dunes")).naming(&[("token", "{reset}")]),
    portal_with("POST /api/v1/set-password", Json(r#"{"token":"{reset}","password":"a kite over the dunes"}"#)),
    portal("GET /sign-in-link"),
    portal_with("POST /sign-in-link", Form("email={email}&password=&next=%2Ffiles")),
    portal_with("POST /api/v1/sign-in-link", Json(r#"{"email":"{email}"}"#)),
    portal("GET /sign-in/{token}").naming(&[("token", "{sign_in}")]).asking("?next=%2Ffiles").costing(1, WHOSE_LINK),
    portal("GET /api/v1/sign-in/{token}").naming(&[("token", "{sign_in}")]).costing(1, WHOSE_LINK),
    portal_with("POST /sign-in/{token}", Form("token={sign_in}&next=%2Ffiles")).naming(&[("token", "{sign_in}")]),
    portal_with("POST /api/v1/sign-in", Json(r#"{"token":"{sign_in}"}"#)),
    portal("GET /open/{token}").naming(&[("token", "{open}")]).costing(1, WHOSE_LINK),
    portal("GET /api/v1/open/{token}").naming(&[("token", "{open}")]).costing(1, WHOSE_LINK),
    portal_with("POST /open/{token}", Form("token={open}")).naming(&[("token", "{open}")]),
    portal_with("POST /api/v1/open", Json(r#"{"token":"{open}"}"#)),
    portal_with("POST /fresh-link", Form("token={reset}")),
    portal_with("POST /api/v1/fresh-link", Json(r#"{"token":"{reset}"}"#)),
    portal_with("POST /language", Form("language=de&next=/login")),
    portal("GET /forgot-password"),
    portal_with("POST /forgot-password/form", Form("email={email}&password=&next=%2Ffiles")),
    portal_with("POST /forgot-password", Form("email={email}")),
    portal_with("POST /api/v1/forgot-password", Json(r#"{"email":"{email}"}"#)),
    portal("GET /files").asking("?project={project}"),
    portal("GET /api/v1/files"),
    portal("GET /files/{file}/view"),
    portal("GET /api/v1/files/{file}"),
    portal("GET /files/{file}"),
    portal("GET /api/v1/files/{file}/content"),
    portal_with("POST /projects/{project}/files", notes!("")).costing(3, AROUND_THE_BYTES),
    portal_with("POST /api/v1/projects/{project}/files", Bytes("application/octet-stream", NOTES))
        .asking("?name=notes.txt")
        .costing(3, AROUND_THE_BYTES),
    portal_with("POST /api/v1/projects/{project}/uploads", Json(r#"{"name":"film.mp4","size":50000000}"#)),
    portal("GET /api/v1/uploads/{upload}"),
    portal_with("PUT /api/v1/uploads/{upload}/parts/{number}", Bytes("application/octet-stream", testkit::demo::FILE))
        .naming(&[("number", "1")]),
    portal_with("POST /api/v1/uploads/{upload}/complete", Json("{}")),
    portal("DELETE /api/v1/uploads/{upload}"),
    portal("GET /"),
    portal("GET /api/v1/home"),
    portal("GET /questionnaires/{document}").naming(&[("document", "{questionnaire}")]),
    portal("GET /api/v1/questionnaires/{document}").naming(&[("document", "{questionnaire}")]),
    portal_with(
        "POST /questionnaires/{document}/answers",
        Parts("--x\r\nContent-Disposition: form-data; name=\"q.venue\"\r\n\r\nThe old mill\r\n--x--\r\n"),
    )
    .naming(&[("document", "{questionnaire}")]),
    portal_with("POST /api/v1/questionnaires/{document}/answers", Json(r#"{"answers":{"venue":"The old mill"}}"#))
        .naming(&[("document", "{questionnaire}")]),
    portal_with("POST /api/v1/questionnaires/{document}/files/{question}", Bytes("application/octet-stream", NOTES))
        .asking("?name=notes.txt")
        .naming(&[("document", "{questionnaire}"), ("question", "plan")])
        .costing(3, AROUND_THE_BYTES),
    portal_with("POST /api/v1/questionnaires/{document}/submit", Json("{}")).naming(&[("document", "{questionnaire}")]),
    portal("GET /projects/{project}"),
    portal("GET /api/v1/projects/{project}"),
    portal("GET /activity").asking("?project={project}"),
    portal("GET /api/v1/activity"),
    portal_with(
        "POST /messages",
        Parts(
            "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nSee you\r\n--x\r\nContent-Disposition: form-data; name=\"project\"\r\n\r\n{project}\r\n--x--\r\n",
        ),
    ),
    portal_with("POST /api/v1/messages", Json(r#"{"text":"See you","project":"{project}","files":["{attachment}"]}"#)),
    portal_with("POST /api/v1/messages/files", Bytes("application/octet-stream", NOTES))
        .asking("?name=notes.txt&project={project}")
        .costing(3, AROUND_THE_BYTES),
    portal("GET /contracts/{document}").naming(&[("document", "{contract}")]),
    portal("GET /api/v1/contracts/{document}").naming(&[("document", "{contract}")]),
    portal_with(
        "POST /contracts/{document}/sign",
        Form("name=Anna+Berg&consent=true&sha256=7dffc30b8cb3a6996dd46a8d478ed23bc2b9ae7bd1e695399c1628950361a097"),
    )
    .naming(&[("document", "{contract}")]),
    portal_with(
        "POST /api/v1/contracts/{document}/sign",
        Json(r#"{"name":"Anna Berg","consent":true,"sha256":"7dffc30b8cb3a6996dd46a8d478ed23bc2b9ae7bd1e695399c1628950361a097"}"#),
    )
    .naming(&[("document", "{contract}")]),
    portal("GET /contracts/{document}/text").naming(&[("document", "{contract}")]),
    portal("GET /api/v1/contracts/{document}/text").naming(&[("document", "{contract}")]),
    portal("GET /contracts/{document}/download").naming(&[("document", "{contract}")]),
    portal("GET /api/v1/contracts/{document}/download").naming(&[("document", "{contract}")]),
    portal("GET /quotes/{document}").naming(&[("document", "{quote}")]),
    portal("GET /api/v1/quotes/{document}").naming(&[("document", "{quote}")]),
    portal_with("POST /quotes/{document}/accept", Form("option=0&note=Yes")).naming(&[("document", "{quote}")]),
    portal_with("POST /api/v1/quotes/{document}/accept", Json(r#"{"option":0}"#)).naming(&[("document", "{quote}")]),
    portal_with("POST /quotes/{document}/decline", Form("note=")).naming(&[("document", "{quote}")]),
    portal_with("POST /api/v1/quotes/{document}/decline", Json("{}")).naming(&[("document", "{quote}")]),
    portal("GET /profile"),
    portal("GET /api/v1/profile"),
    portal_with("POST /profile", Form("name=Anna+Berg-Lund&phone=%2B49+171+000")),
    portal_with("PATCH /api/v1/profile", Json(r#"{"language":"fr"}"#)),
    portal_with("POST /profile/password", Form("current_password=lavender+hills+42&password=a+kite+over+the+dunes"))
        .costing(3, UNDER_THE_ADDRESS),
    portal_with("POST /api/v1/profile/password", Json(r#"{"current_password":"lavender hills 42","password":"a kite over the dunes"}"#))
        .costing(3, UNDER_THE_ADDRESS),
    portal_with("POST /profile/email", Form("new_email=berg%40example.com&email_password=lavender+hills+42")).costing(3, UNDER_THE_ADDRESS),
    portal_with("POST /api/v1/profile/email", Json(r#"{"new_email":"berg@example.com","current_password":"lavender hills 42"}"#))
        .costing(3, UNDER_THE_ADDRESS),
    portal("GET /confirm-email/{token}").naming(&[("token", "{confirm}")]).costing(1, WHOSE_LINK),
    portal("GET /api/v1/confirm-email/{token}").naming(&[("token", "{confirm}")]).costing(1, WHOSE_LINK),
    portal_with("POST /confirm-email/{token}", Form("token={confirm}")).naming(&[("token", "{confirm}")]),
    portal_with("POST /api/v1/confirm-email", Json(r#"{"token":"{confirm}"}"#)),
    portal("GET /api/v1/sessions"),
    portal_with("POST /sessions/{session}/end", Form("")),
    portal_with("DELETE /api/v1/sessions/{session}", Json("{}")),
    portal_with("POST /sessions/end", Form("which=others")),
    portal_with("POST /api/v1/sessions/end", Json(r#"{"which":"all"}"#)),
    // ---- on the dashboard's host ----
    dashboard("GET /health"),
    dashboard("GET /api/v1/health"),
    dashboard("GET /"),
    dashboard("GET /sign-in"),
    dashboard_with("POST /sign-in", Form("email={member_email}&password=fjord+at+first+light")).costing(4, AND_FORGETS),
    dashboard_with("POST /api/v1/sign-in", Json(r#"{"email":"{member_email}","password":"fjord at first light"}"#)).costing(4, AND_FORGETS),
    dashboard("GET /sign-in-link"),
    dashboard_with("POST /sign-in-link", Form("email=mara%40aurora.example&password=&next=%2Fprojects")).costing(3, BEFORE_THE_STUDIO),
    dashboard_with("POST /api/v1/sign-in-link", Json(r#"{"email":"mara@aurora.example"}"#)).costing(3, BEFORE_THE_STUDIO),
    dashboard("GET /sign-in/{token}").naming(&[("token", "{member_sign_in}")]).asking("?next=%2Fprojects").costing(1, WHOSE_LINK),
    dashboard("GET /api/v1/sign-in/{token}").naming(&[("token", "{member_sign_in}")]).costing(1, WHOSE_LINK),
    dashboard_with("POST /sign-in/{token}", Form("token={member_sign_in}&next=%2Fprojects")).naming(&[("token", "{member_sign_in}")]).costing(3, AND_FORGETS),
    dashboard_with("POST /api/v1/sign-in/by-link", Json(r#"{"token":"{member_sign_in}"}"#)).costing(3, AND_FORGETS),
    dashboard_with("POST /sign-out", Form("")),
    dashboard_with("POST /api/v1/sign-out", Json("{}")),
    dashboard("GET /set-password/{token}").naming(&[("token", "{member_link}")]).costing(1, WHOSE_LINK),
    dashboard("GET /api/v1/set-password/{token}").naming(&[("token", "{member_link}")]).costing(1, WHOSE_LINK),
    dashboard_with("POST /set-password/{token}", Form("token={member_link}&password=a+kite+over+the+dunes"))
        .naming(&[("token", "{member_link}")])
        .costing(3, AND_FORGETS),
    dashboard_with("POST /api/v1/set-password", Json(r#"{"token":"{member_link}","password":"a kite over the dunes"}"#)).costing(3, AND_FORGETS),
    dashboard("GET /forgot-password"),
    dashboard_with("POST /forgot-password/form", Form("email=mara%40aurora.example&password=&next=%2Fcontacts")),
    dashboard_with("POST /forgot-password", Form("email=mara%40aurora.example")).costing(3, BEFORE_THE_STUDIO),
    dashboard_with("POST /api/v1/forgot-password", Json(r#"{"email":"mara@aurora.example"}"#)).costing(3, BEFORE_THE_STUDIO),
    dashboard_with("POST /fresh-link", Form("token={member_link}")).costing(3, BEFORE_THE_STUDIO),
    dashboard_with("POST /api/v1/fresh-link", Json(r#"{"token":"{member_link}"}"#)).costing(3, BEFORE_THE_STUDIO),
    dashboard_with(
        "POST /api/v1/operator/studios",
        Json(r#"{"slug":"third","name":"Third Light","owner_name":"Kit Rowe","owner_email":"kit@third.example"}"#),
    )
    .costing(6, "a guess at the secret is counted and forgotten, a shard is chosen, and the studio's names are claimed and confirmed"),
    dashboard("GET /api/v1/operator/failed-jobs").costing(4, "a guess at the secret is counted and forgotten, and each of two shards is read"),
    dashboard("POST /api/v1/operator/studios/{studio}/jobs/{job}/retry").naming(&[("job", "{message}")]).costing(3, GUESS),
    dashboard("GET /contacts").asking("?search=zz").growing("a search looks at every name of the studio"),
    dashboard_with(
        "POST /hooks/stripe",
        Json(
            r#"{"id":"evt_1","type":"checkout.session.completed","account":"{account}","data":{"object":{"id":"{checkout}",
                "client_reference_id":"{studio}-{payment}","payment_status":"paid","amount_total":5000,"currency":"eur","payment_intent":null}}}"#,
        ),
    )
    .signed(),
    dashboard("GET /item-links"),
    dashboard("GET /api/v1/item-links"),
    dashboard("GET /contacts/{contact}/item-links"),
    dashboard("GET /api/v1/contacts/{contact}/item-links"),
    dashboard_with("POST /item-links/{link}/revoke", Form("")).naming(&[("link", "{item_link}")]),
    dashboard_with("POST /api/v1/item-links/{link}/revoke", Json("{}")).naming(&[("link", "{item_link}")]),
    dashboard("POST /contacts/{contact}/item-links/revoke"),
    dashboard("POST /api/v1/contacts/{contact}/item-links/revoke"),
    dashboard("GET /settings/address"),
    dashboard("GET /api/v1/studio/slug"),
    dashboard_with("POST /settings/address", Form("slug=aurora-films")).costing(4, CLAIMED),
    dashboard_with("PATCH /api/v1/studio/slug", Json(r#"{"slug":"aurora-films"}"#)).costing(4, CLAIMED),
    dashboard("GET /api/v1/contacts"),
    dashboard("GET /contacts/new"),
    dashboard_with("POST /contacts", Form("name=Eva+Holm&email=eva%40example.com&phone=")),
    dashboard_with("POST /api/v1/contacts", Json(r#"{"name":"Eva Holm","email":"eva@example.com"}"#)),
    dashboard("GET /contacts/{contact}"),
    dashboard("GET /api/v1/contacts/{contact}"),
    dashboard_with("POST /contacts/{contact}", Form("name=Anna+Berg-Lund&email=anna.berg%40example.com&phone=")),
    dashboard("GET /contacts/{contact}/messages"),
    dashboard("GET /api/v1/contacts/{contact}/messages"),
    dashboard("GET /contacts/{contact}/messages/{message}/original"),
    dashboard("GET /api/v1/contacts/{contact}/messages/{message}/original"),
    dashboard_with("POST /contacts/{contact}/messages", Form("text=See+you&project={project}")),
    dashboard_with("POST /api/v1/contacts/{contact}/messages", Json(r#"{"text":"See you","project":"{project}"}"#)),
    dashboard_with("POST /projects/{project}/details", Form("details=Ceremony%3A+14%3A00")),
    dashboard_with("PUT /api/v1/projects/{project}/details", Json(r#"{"details":[{"label":"Ceremony","value":"14:00"}]}"#)),
    dashboard_with("PATCH /api/v1/contacts/{contact}", Json(r#"{"phone":"+49 171 000"}"#)),
    dashboard("GET /api/v1/projects/{project}/files"),
    dashboard("GET /files/{file}"),
    dashboard("GET /api/v1/files/{file}/content"),
    dashboard_with(
        "POST /projects/{project}/files",
        notes!("--x\r\nContent-Disposition: form-data; name=\"recipient\"\r\n\r\n{contact}\r\n"),
    )
    .costing(3, AROUND_THE_BYTES),
    dashboard_with("POST /api/v1/projects/{project}/files", Bytes("application/octet-stream", NOTES))
        .asking("?name=notes.txt&recipient={contact}")
        .costing(3, AROUND_THE_BYTES),
    dashboard("POST /files/{file}/recall"),
    dashboard("DELETE /api/v1/files/{file}"),
    dashboard("GET /projects/{project}/questionnaires/new"),
    dashboard_with(
        "POST /projects/{project}/questionnaires",
        Form("title=Your+day&recipients={contact}&content.questions[0].label=Where+do+you+meet%3F&content.questions[0].kind=text"),
    ),
    dashboard_with(
        "POST /api/v1/projects/{project}/questionnaires",
        Json(r#"{"title":"Your day","recipients":["{contact}"],"content":{"questions":[{"id":"venue","label":"Where?","kind":"text"}]}}"#),
    ),
    dashboard_with("POST /projects/{project}/questionnaires/form", Form("title=Your+day&content.questions[0].label=Where%3F&content.questions[0].kind=text&then=add+content.questions")).each(),
    dashboard_with("POST /questionnaires/{document}/form", Form("title=Your+day&content.questions[0].label=Where%3F&content.questions[0].kind=text&then=add+content.questions"))
        .naming(&[("document", "{questions}")])
        .each(),
    dashboard("GET /questionnaires/{document}").naming(&[("document", "{questionnaire}")]),
    dashboard("GET /api/v1/questionnaires/{document}").naming(&[("document", "{questionnaire}")]),
    dashboard_with("POST /questionnaires/{document}", Form("title=Your+day&recipients={contact}&content.questions[0].label=Where%3F&content.questions[0].kind=text"))
        .naming(&[("document", "{questions}")]),
    dashboard_with(
        "PUT /api/v1/questionnaires/{document}",
        Json(r#"{"title":"Your day","recipients":["{contact}"],"content":{"questions":[{"id":"venue","label":"Where?","kind":"text"}]}}"#),
    )
    .naming(&[("document", "{questions}")]),
    dashboard("GET /projects/{project}/quotes/new"),
    dashboard_with(
        "POST /projects/{project}/quotes",
        Form("title=Photographs&content.currency=EUR&recipients={contact}&content.options[0].title=All&content.options[0].lines[0].description=Day&content.options[0].lines[0].unit_price_minor=1250.00"),
    ),
    dashboard_with(
        "POST /api/v1/projects/{project}/quotes",
        Json(
            r#"{"title":"Photographs","recipients":["{contact}"],"content":{"currency":"EUR","options":[{"title":"All",
                "lines":[{"description":"Day","quantity_milli":1000,"unit_price_minor":125000,"tax_bp":1900}]}]}}"#,
        ),
    ),
    dashboard_with("POST /projects/{project}/quotes/form", Form("title=Photographs&content.currency=EUR&content.options[0].title=All&then=add+content.options[0].lines"))
        .each(),
    dashboard_with("POST /quotes/{document}/form", Form("title=Photographs&content.currency=EUR&content.options[0].title=All&then=add+content.options"))
        .naming(&[("document", "{draft}")])
        .each(),
    dashboard("GET /quotes/{document}").naming(&[("document", "{quote}")]),
    dashboard("GET /api/v1/quotes/{document}").naming(&[("document", "{quote}")]),
    dashboard_with(
        "POST /quotes/{document}",
        Form("title=Photographs&content.currency=EUR&recipients={contact}&content.options[0].title=All&content.options[0].lines[0].description=Day&content.options[0].lines[0].unit_price_minor=1250.00"),
    )
    .naming(&[("document", "{draft}")]),
    dashboard_with("PATCH /api/v1/quotes/{document}", Json(r#"{"title":"Photographs","recipients":["{contact}"]}"#))
        .naming(&[("document", "{draft}")]),
    dashboard_with("POST /contacts/{contact}/activate", Form("next=%2Fprojects")),
    dashboard_with("POST /api/v1/contacts/{contact}/activate", Json("{}")),
    dashboard_with("POST /contacts/{contact}/deactivate", Form("")),
    dashboard_with("POST /api/v1/contacts/{contact}/deactivate", Json("{}")),
    dashboard_with("POST /contacts/{contact}/disable", Form("")),
    dashboard_with("POST /api/v1/contacts/{contact}/disable", Json("{}")),
    dashboard_with("POST /contacts/invite", Form("contact={contact}")).each(),
    dashboard_with("POST /api/v1/invites", Json(r#"{"contacts":["{contact}"]}"#)).each(),
    dashboard_with("POST /contacts/{contact}/invite", Form("")).naming(&[("contact", "{newcomer}")]),
    dashboard_with("POST /api/v1/contacts/{contact}/invite", Json("{}")).naming(&[("contact", "{newcomer}")]),
    dashboard_with("POST /contacts/{contact}/invite-link", Form("")).naming(&[("contact", "{newcomer}")]),
    dashboard_with("POST /api/v1/contacts/{contact}/invite-link", Json("{}")).naming(&[("contact", "{newcomer}")]),
    dashboard("GET /projects/{project}"),
    dashboard("GET /api/v1/projects/{project}"),
    dashboard_with("POST /projects/{project}/participants", Form("participant={newcomer}")),
    dashboard_with("POST /api/v1/projects/{project}/participants", Json(r#"{"participants":["{newcomer}"]}"#)),
    dashboard_with("POST /projects/{project}/participants/{contact}/remove", Form("")),
    dashboard("DELETE /api/v1/projects/{project}/participants/{contact}"),
    dashboard_with("POST /projects/{project}/uploads", Form("uploads=off")),
    dashboard_with("POST /api/v1/projects/{project}/uploads", Json(r#"{"uploads":"off"}"#)),
    dashboard("GET /portal-users").asking("?sort=last_login"),
    dashboard("GET /api/v1/portal-users").asking("?sort=last_activity"),
    dashboard("GET /api-keys"),
    dashboard("GET /api/v1/api-keys"),
    dashboard_with("POST /api-keys", Form("name=Booking+form&scope=contacts%3Aread")),
    dashboard_with("POST /api/v1/api-keys", Json(r#"{"name":"Booking form","scopes":["contacts:read"]}"#)),
    dashboard("GET /api-keys/{key}/revoke"),
    dashboard_with("POST /api-keys/{key}/revoke", Form("")),
    dashboard_with("POST /api/v1/api-keys/{key}/revoke", Json("{}")),
    dashboard("GET /settings"),
    dashboard("GET /api/v1/settings"),
    dashboard_with("POST /settings", Form("time_zone=Europe%2FVienna&show_history=no")),
    dashboard_with("PATCH /api/v1/settings", Json(r#"{"item_links":"view","item_link_days":14}"#)),
    dashboard("GET /contacts/{contact}/settings"),
    dashboard("GET /api/v1/contacts/{contact}/visibility").asking("?project={project}"),
    dashboard_with("POST /contacts/{contact}/settings", Form("upload=no&shown={project}&hidden_project={project}&hidden_kind=quote")),
    dashboard_with(
        "PUT /api/v1/contacts/{contact}/visibility",
        Json(r#"{"permissions":{"upload":false},"hidden_projects":["{project}"],"hidden_kinds":["quote"]}"#),
    ),
    dashboard("GET /projects"),
    dashboard("GET /api/v1/projects"),
    dashboard("GET /projects/new"),
    dashboard_with("POST /projects", Form("title=The+wedding&event_on=2027-06-19&participant={contact}")),
    dashboard_with("POST /api/v1/projects", Json(r#"{"title":"The wedding","event_on":null,"participants":["{contact}"]}"#)),
];

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Example> {
    EXAMPLES.iter().chain(branding::EXAMPLES).chain(documents::EXAMPLES).chain(money::EXAMPLES)
}

/// Every row of the table with its example.
///
/// # Panics
/// When a row has none.
pub fn rows() -> Vec<(Route, &'static Example)> {
    let table = functions::routes::table();
    let portal = table.portal.into_iter().map(|row| (row, false));
    let dashboard = table.dashboard.into_iter().map(|row| (row, true));
    portal
        .chain(dashboard)
        .map(|(row, dashboard)| {
            let example = all().find(|example| example.is_of(&row, dashboard));
            let example = example.unwrap_or_else(|| panic!("{} {} has no example in tests/house/examples.rs", row.method, row.path));
            (row, example)
        })
        .collect()
}
