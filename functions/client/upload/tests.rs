use domain::{
    file::{MOST_BYTES_AT_ONCE, PART_BYTES},
    time::DAY,
};
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use testkit::InjectedFault;

use crate::testing::{Browser, Got, House, house};

const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0];

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    state: String,
    name: String,
    size: u64,
    object_key: String,
    remove_at: Option<i64>,
}

/// The uploads, in the order they began.
fn uploads(house: &House) -> Vec<Row> {
    house.kit.db.read("SELECT id, state, name, size, object_key, remove_at FROM files WHERE origin = 'upload' ORDER BY rowid", &[])
}

fn form(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, bytes) in files {
        body.extend_from_slice(format!("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    body
}

async fn post_form(browser: &mut Browser<'_>, house: &House, body: Vec<u8>) -> Got {
    let path = format!("/projects/{}/files", house.demo.aurora.projects[0]);
    browser.send(Method::POST, &path, "multipart/form-data; boundary=x", body, &[]).await
}

async fn raw(browser: &mut Browser<'_>, house: &House, name: &str, bytes: &[u8]) -> Got {
    let path = format!("/api/v1/projects/{}/files?name={name}", house.demo.aurora.projects[0]);
    browser.send(Method::POST, &path, "application/octet-stream", bytes.to_vec(), &[]).await
}

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

async fn seen(browser: &mut Browser<'_>) -> Vec<String> {
    let list = browser.get("/api/v1/files").await.json();
    let files = list["items"].as_array().unwrap().iter().filter(|one| one["type"] == "file");
    files.map(|file| file["name"].as_str().unwrap().to_owned()).collect()
}

/// As the cron does, a week later.
async fn sweep(house: &House) {
    house.kit.clock.advance(7 * DAY);
    crate::system::cron::run(&house.setup.system()).await.unwrap();
}

/// Nothing in the store but the two demo files, no upload open, no row that waits.
fn nothing_left(house: &House) {
    assert_eq!(house.kit.files.keys(), [house.demo.aurora.file_key.clone(), house.demo.northlight.file_key.clone()]);
    assert_eq!(house.kit.files.unfinished(), 0);
    assert!(uploads(house).iter().all(|row| row.state == "deleted" && row.remove_at.is_none()), "{:#?}", uploads(house));
}

/// Proves B7.
#[tokio::test]
async fn a_form_brings_files_that_all_participants_see_and_nobody_is_notified() {
    let house = house();
    let mut anna = anna(&house).await;
    let big: Vec<u8> = JPEG.iter().copied().chain((0..PART_BYTES as usize + 5000).map(|i| i as u8)).collect();
    let got = post_form(&mut anna, &house, form(&[("C:\\fakepath\\plan.txt", b"12:00 church"), ("", b""), ("big.jpg", &big)])).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/files?notice=added"), "{}", got.text);
    assert!(anna.get("/files?notice=added").await.text.contains("Files uploaded"));
    assert_eq!(house.kit.jobs.take().len(), 0);
    let rows = uploads(&house);
    assert_eq!((rows[1].name.as_str(), rows[1].size), ("big.jpg", big.len() as u64));
    assert_eq!(house.kit.files.object(&rows[1].object_key).unwrap(), (big.into(), "image/jpeg".to_owned()));
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    let mut names = seen(&mut ben).await;
    names.sort();
    assert_eq!(names, ["big.jpg", "plan.txt"]);
    assert_eq!(ben.get(&format!("/files/{}", rows[0].id)).await.bytes, b"12:00 church");
    let north = &house.demo.northlight;
    assert_eq!(house.client(north, &north.contacts[1]).await.get(&format!("/files/{}", rows[0].id)).await.status, StatusCode::NOT_FOUND);
    let audit: Vec<Value> = house.kit.db.read("SELECT actor_kind FROM audit_log WHERE action = 'file.uploaded'", &[]);
    assert_eq!(audit, [json!({ "actor_kind": "client" }), json!({ "actor_kind": "client" })]);
}

/// Proves B7.
#[tokio::test]
async fn of_a_form_the_good_files_stay_and_the_others_are_explained() {
    let house = house();
    let mut anna = anna(&house).await;
    let body = form(&[("virus.exe", b"MZ"), ("fine.txt", b"fine"), ("photo.jpg", b"<html><script>"), ("none.txt", b"")]);
    let got = post_form(&mut anna, &house, body).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "virus.exe: This file type isn’t supported",
        "photo.jpg: This isn’t a valid .jpg",
        "none.txt: This file is empty",
        "There are 3 problems",
        "role=\"status\"><p>The other file was uploaded",
    ] {
        assert!(got.text.contains(shown), "{shown}: {}", got.text);
    }
    assert_eq!(uploads(&house).len(), 1, "what is refused by its first bytes never got a row");
    let got = post_form(&mut anna, &house, form(&[])).await;
    assert!(got.text.contains("Choose at least one file"));
}

/// Proves B7.
#[tokio::test]
async fn a_form_that_breaks_off_keeps_what_had_arrived() {
    let house = house();
    let mut anna = anna(&house).await;
    let big = vec![b'a'; 3 * PART_BYTES as usize];
    let mut body = form(&[("first.txt", b"first"), ("second.txt", &big)]);
    body.truncate(body.len() - PART_BYTES as usize);
    let got = post_form(&mut anna, &house, body).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("Upload interrupted"), "{}", got.text);
    assert_eq!(seen(&mut anna).await, ["first.txt", "Welcome guide.pdf"]);
    assert_eq!((house.kit.files.unfinished(), house.kit.files.keys().len()), (0, 3));
}

/// Proves B7, C21.
#[tokio::test]
async fn one_request_brings_one_file_in_three_round_trips_and_repeating_it_brings_no_second() {
    let house = house();
    let mut anna = anna(&house).await;
    anna.idempotency_key = Some("one".to_owned());
    house.kit.db.reset();
    let got = raw(&mut anna, &house, "notes.txt", b"hello").await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 3), "{}", got.text);
    assert_eq!((&got.json()["name"], &got.json()["size"]), (&json!("notes.txt"), &json!(5)));
    assert_eq!(raw(&mut anna, &house, "notes.txt", b"hello").await.text, got.text);
    assert_eq!(uploads(&house).len(), 1);
    anna.idempotency_key = None;
    assert_eq!(seen(&mut anna).await, ["notes.txt", "Welcome guide.pdf"]);
}

/// Proves B7.
#[tokio::test]
async fn what_is_not_what_it_says_is_gone_again() {
    let house = house();
    let mut anna = anna(&house).await;
    for (name, bytes) in [("a.jpg", &b"<html><script>"[..]), ("a.exe", b"MZ"), ("a.svg", b"<svg/>"), ("", b"x"), ("a.txt", b"")] {
        let got = raw(&mut anna, &house, name, bytes).await;
        assert_eq!((got.status, got.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid".to_owned()), "{name}");
    }
    let path = format!("/api/v1/projects/{}/files?name=a.txt", house.demo.aurora.projects[0]);
    let length = (MOST_BYTES_AT_ONCE + 1).to_string();
    let got = anna.send(Method::POST, &path, "", b"x".to_vec(), &[("content-length", &length)]).await;
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(uploads(&house).len(), 1, "only the bytes that had to be looked at had a row");
    sweep(&house).await;
    nothing_left(&house);
}

/// Proves B7, C11.
#[tokio::test]
async fn where_uploads_are_off_or_one_takes_no_part_there_is_no_upload() {
    let house = house();
    let mut anna = anna(&house).await;
    let before = house.kit.db.snapshot();
    let others = &house.demo.aurora.projects[1];
    let calls = house.kit.files.calls();
    for project in [others, &house.demo.northlight.projects[0]] {
        let got = anna.send(Method::POST, &format!("/api/v1/projects/{project}/files?name=a.txt"), "", b"x".to_vec(), &[]).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
        let got = anna.post(&format!("/api/v1/projects/{project}/uploads"), json!({ "name": "a.txt", "size": 1 })).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    house.kit.db.execute("UPDATE projects SET uploads_on = 0", &[]);
    assert_eq!(raw(&mut anna, &house, "a.txt", b"x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(post_form(&mut anna, &house, form(&[("a.txt", b"x")])).await.status, StatusCode::NOT_FOUND);
    assert_eq!((uploads(&house).len(), house.kit.files.calls()), (0, calls));
}

/// Killed or failing at every call to the database and to the store: the file is there and seen, or gone without a trace.
/// Proves B7.
#[tokio::test]
async fn killed_at_any_point_an_upload_leaves_no_orphan() {
    for fault in [InjectedFault::Before, InjectedFault::After] {
        for (store, nth) in [(true, 1), (true, 2), (false, 2), (false, 3)] {
            let house = house();
            let mut anna = anna(&house).await;
            if store {
                house.kit.files.fail(nth, fault);
                // And what would clean up fails too, as if the Worker had died.
                house.kit.db.fail(3, InjectedFault::Before);
            } else {
                house.kit.db.fail(nth, fault);
            }
            let got = raw(&mut anna, &house, "notes.txt", b"hello").await;
            assert!(got.status.is_server_error(), "{fault:?} {store} {nth}: {}", got.status);
            let ready = uploads(&house).iter().filter(|row| row.state == "ready").count();
            assert_eq!(ready, usize::from(!store && nth == 3 && fault == InjectedFault::After));
            assert_eq!(seen(&mut anna).await.len(), 1 + ready);
            sweep(&house).await;
            if ready == 0 {
                nothing_left(&house);
            } else {
                assert_eq!(house.kit.files.keys().len(), 3, "a file that is ready is never swept");
            }
        }
    }
}

struct InParts {
    upload: String,
    bytes: Vec<u8>,
}

impl InParts {
    async fn begin(house: &House, browser: &mut Browser<'_>, name: &str) -> Self {
        let bytes: Vec<u8> = JPEG.iter().copied().chain((0..2 * PART_BYTES as usize).map(|i| (i / 7) as u8)).collect();
        house.kit.db.reset();
        let path = format!("/api/v1/projects/{}/uploads", house.demo.aurora.projects[0]);
        let got = browser.post(&path, json!({ "name": name, "size": bytes.len() })).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
        assert_eq!(got.json()["part_size"], json!(PART_BYTES));
        Self { upload: format!("/api/v1/uploads/{}", got.json()["id"].as_str().unwrap()), bytes }
    }

    async fn put(&self, browser: &mut Browser<'_>, number: usize) -> Got {
        let part = self.bytes.chunks(PART_BYTES as usize).nth(number - 1).unwrap().to_vec();
        browser.send(Method::PUT, &format!("{}/parts/{number}", self.upload), "application/octet-stream", part, &[]).await
    }

    async fn complete(&self, browser: &mut Browser<'_>) -> Got {
        browser.post(&format!("{}/complete", self.upload), json!({})).await
    }
}

/// Proves B7, E3.
#[tokio::test]
async fn a_large_file_comes_in_parts_in_any_order_and_goes_on_after_a_break() {
    let house = house();
    let mut anna = anna(&house).await;
    let up = InParts::begin(&house, &mut anna, "big.jpg").await;
    house.kit.db.reset();
    assert_eq!((up.put(&mut anna, 3).await.status, house.kit.db.trips()), (StatusCode::OK, 2));
    // The line breaks in the middle of a part.
    house.kit.files.fail(1, InjectedFault::Before);
    assert!(up.put(&mut anna, 1).await.status.is_server_error());
    assert_eq!(up.put(&mut anna, 1).await.status, StatusCode::OK);
    let early = up.complete(&mut anna).await;
    assert_eq!((early.status, &early.json()["detail"]), (StatusCode::CONFLICT, &json!("1 parts are missing: 2")));
    let there = anna.get(&up.upload).await.json();
    assert_eq!(there["parts"], json!([{ "number": 1, "size": PART_BYTES }, { "number": 3, "size": JPEG.len() }]));
    assert_eq!(up.put(&mut anna, 2).await.status, StatusCode::OK);
    assert_eq!(up.put(&mut anna, 2).await.status, StatusCode::OK, "a part may be sent again");
    house.kit.db.reset();
    let done = up.complete(&mut anna).await;
    assert_eq!((done.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", done.text);
    assert_eq!(up.complete(&mut anna).await.text, done.text, "done twice, it is the same file");
    let row = &uploads(&house)[0];
    assert_eq!(house.kit.files.object(&row.object_key).unwrap().0, up.bytes);
    assert_eq!(seen(&mut anna).await, ["big.jpg", "Welcome guide.pdf"]);
    assert_eq!(anna.get(&up.upload).await.status, StatusCode::CONFLICT, "finished");
    let left: Vec<Value> = house.kit.db.read("SELECT id FROM uploads UNION ALL SELECT upload_id FROM upload_parts", &[]);
    assert_eq!(left.len(), 0);
}

/// Proves B7, E3.
#[tokio::test]
async fn two_completions_at_once_make_one_file() {
    let house = house();
    let mut anna = anna(&house).await;
    let up = InParts::begin(&house, &mut anna, "big.jpg").await;
    for number in 1..=3 {
        up.put(&mut anna, number).await;
    }
    let mut second = anna.again();
    let (one, two) = tokio::join!(up.complete(&mut anna), up.complete(&mut second));
    assert_eq!((one.status, two.status), (StatusCode::OK, StatusCode::OK), "{} {}", one.text, two.text);
    assert_eq!(seen(&mut anna).await, ["big.jpg", "Welcome guide.pdf"]);
    let audit: Vec<Value> = house.kit.db.read("SELECT id FROM audit_log WHERE action = 'file.uploaded'", &[]);
    assert_eq!(audit.len(), 1);
    assert_eq!(house.kit.files.object(&uploads(&house)[0].object_key).unwrap().0, up.bytes);
}

/// Proves E3.
#[tokio::test]
async fn a_part_of_another_size_is_refused_before_its_bytes() {
    let house = house();
    let mut anna = anna(&house).await;
    let up = InParts::begin(&house, &mut anna, "big.jpg").await;
    let calls = house.kit.files.calls();
    for (number, length) in [(1, 5), (3, 12), (4, 11), (0, 11)] {
        let got = anna.send(Method::PUT, &format!("{}/parts/{number}", up.upload), "application/octet-stream", vec![1; length], &[]).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        assert_eq!(got.json()["errors"][0]["field"], "part");
    }
    assert_eq!(house.kit.files.calls(), calls);
    let path = format!("/api/v1/projects/{}/uploads", house.demo.aurora.projects[0]);
    for (name, size) in [("a.exe", 1), ("a.txt", 0), ("a.txt", 6 << 30)] {
        assert_eq!(anna.post(&path, json!({ "name": name, "size": size })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// Proves B7, E3.
#[tokio::test]
async fn an_upload_is_its_uploaders_own_and_ends_when_given_up_or_left_lying() {
    let house = house();
    let mut anna = anna(&house).await;
    let up = InParts::begin(&house, &mut anna, "big.jpg").await;
    up.put(&mut anna, 1).await;
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    for status in [
        ben.get(&up.upload).await.status,
        up.put(&mut ben, 2).await.status,
        up.complete(&mut ben).await.status,
        ben.json(Method::DELETE, &up.upload, json!({})).await.status,
    ] {
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    assert_eq!(anna.json(Method::DELETE, &up.upload, json!({})).await.status, StatusCode::OK);
    assert_eq!(house.kit.files.unfinished(), 0);
    assert_eq!(up.put(&mut anna, 2).await.status, StatusCode::NOT_FOUND);
    let lying = InParts::begin(&house, &mut anna, "lying.jpg").await;
    lying.put(&mut anna, 1).await;
    assert_eq!(house.kit.files.unfinished(), 1);
    sweep(&house).await;
    nothing_left(&house);
    assert_eq!(anna.get(&lying.upload).await.status, StatusCode::NOT_FOUND);
}

/// Proves B7, E3.
#[tokio::test]
async fn parts_that_make_something_else_are_taken_away_and_a_lost_answer_does_no_harm() {
    let house = house();
    let mut anna = anna(&house).await;
    let mut wrong = InParts::begin(&house, &mut anna, "film.mp4").await;
    wrong.bytes.fill(0);
    let right = InParts::begin(&house, &mut anna, "big.jpg").await;
    for number in 1..=3 {
        wrong.put(&mut anna, number).await;
        right.put(&mut anna, number).await;
    }
    let got = wrong.complete(&mut anna).await;
    assert_eq!(got.json()["errors"][0]["message"], "This isn’t a valid .mp4 file. Check the file and upload it again.", "{}", got.text);
    assert_eq!(house.kit.files.object(&uploads(&house)[0].object_key), None);
    // The store made the file, and the answer got lost; then the database did.
    house.kit.files.fail(1, InjectedFault::After);
    assert!(right.complete(&mut anna).await.status.is_server_error());
    house.kit.db.fail(2, InjectedFault::After);
    assert!(right.complete(&mut anna).await.status.is_server_error());
    assert_eq!(right.complete(&mut anna).await.status, StatusCode::OK);
    assert_eq!(seen(&mut anna).await, ["big.jpg", "Welcome guide.pdf"]);
}

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

/// Files that were tried and refused for their first letters, by every way in.
///
/// Proves B7.
#[tokio::test]
async fn honest_text_is_taken_whatever_it_begins_with() {
    let files: [(&str, &[u8]); 7] = [
        ("cars.txt", include_bytes!("samples/cars.txt")),
        ("fws.txt", include_bytes!("samples/fws.txt")),
        ("gift list.txt", include_bytes!("samples/gift list.txt")),
        ("gifts.csv", include_bytes!("samples/gifts.csv")),
        ("ids.csv", include_bytes!("samples/ids.csv")),
        ("notes.txt", include_bytes!("samples/notes.txt")),
        ("u16.csv", include_bytes!("samples/u16.csv")),
    ];
    let house = house();
    let mut anna = anna(&house).await;
    let got = post_form(&mut anna, &house, form(&files)).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/files?notice=added"), "{}", got.text);
    for (name, bytes) in files {
        let got = raw(&mut anna, &house, &name.replace(' ', "%20"), bytes).await;
        assert_eq!((got.status, &got.json()["name"]), (StatusCode::CREATED, &json!(name)), "{}", got.text);
        let got = anna.get(&format!("/files/{}", got.json()["id"].as_str().unwrap())).await;
        assert_eq!(got.bytes, bytes);
    }
}

/// Telephones call a HEIC picture `.jpg`, and the other way round.
///
/// Proves B7.
#[tokio::test]
async fn a_file_under_a_wrong_ending_is_kept_as_what_it_is_and_that_is_said() {
    let house = house();
    let mut anna = anna(&house).await;
    let got = post_form(&mut anna, &house, form(&[("IMG_1.jpg", HEIC), ("plan.txt", b"12:00")])).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/files?notice=renamed"), "{}", got.text);
    assert!(anna.get("/files?notice=renamed").await.text.contains("we corrected them"));
    let got = raw(&mut anna, &house, "IMG_2.HEIC", JPEG).await;
    assert_eq!((got.status, &got.json()["name"]), (StatusCode::CREATED, &json!("IMG_2.jpg")), "{}", got.text);
    let up = InParts::begin(&house, &mut anna, "IMG_3.png").await;
    for number in 1..=3 {
        up.put(&mut anna, number).await;
    }
    for _ in 0..2 {
        let got = up.complete(&mut anna).await;
        assert_eq!((got.status, &got.json()["name"]), (StatusCode::OK, &json!("IMG_3.jpg")), "{}", got.text);
    }
    let types: Vec<Value> = house.kit.db.read("SELECT name, media_type FROM files WHERE origin = 'upload' ORDER BY name", &[]);
    let row = |name: &str, media_type: &str| json!({ "name": name, "media_type": media_type });
    assert_eq!(
        types,
        [row("IMG_1.heic", "image/heic"), row("IMG_2.jpg", "image/jpeg"), row("IMG_3.jpg", "image/jpeg"), row("plan.txt", "text/plain")]
    );
}

/// Proves B7.
#[tokio::test]
async fn a_name_keeps_its_quotes_and_a_long_one_its_ending() {
    let house = house();
    let mut anna = anna(&house).await;
    let long = format!("{}.txt", "x".repeat(300));
    // As browsers write them into a form.
    let got = post_form(&mut anna, &house, form(&[("Anna%22s %22Queen%22 list.txt", b"one"), (&long, b"two")])).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let rows = uploads(&house);
    assert_eq!(rows[0].name, "Anna\"s \"Queen\" list.txt");
    assert_eq!(rows[1].name, format!("{}.txt", "x".repeat(196)));
    let got = anna.get(&format!("/files/{}", rows[0].id)).await;
    let disposition = got.headers.get("content-disposition").unwrap().to_str().unwrap().to_owned();
    assert!(disposition.ends_with("filename*=UTF-8''Anna%22s%20%22Queen%22%20list.txt"), "{disposition}");
}

/// Proves B7.
#[tokio::test]
async fn a_form_of_very_many_files_ends_early_and_keeps_the_first() {
    let house = house();
    let mut anna = anna(&house).await;
    let names: Vec<String> = (0..600).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    house.kit.db.reset();
    let got = post_form(&mut anna, &house, form(&many)).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("You can upload up to 100 files at a time"), "{}", got.text);
    assert_eq!(uploads(&house).len(), 100);
    // Each costs the same, however many there are.
    assert_eq!(house.kit.db.trips(), 1 + 2 * 100);
    let got = post_form(&mut anna, &house, form(&many[..100])).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "exactly as many as one may");
}

/// Proves B7, E3.
#[tokio::test]
async fn so_many_uploads_may_be_begun_and_one_more_when_one_is_over() {
    let house = house();
    let mut anna = anna(&house).await;
    let path = format!("/api/v1/projects/{}/uploads", house.demo.aurora.projects[0]);
    let begin = json!({ "name": "film.mp4", "size": 9_000_000 });
    let mut last = String::new();
    for _ in 0..crate::files::upload::MAX_PENDING {
        let got = anna.post(&path, begin.clone()).await;
        assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
        last = format!("/api/v1/uploads/{}", got.json()["id"].as_str().unwrap());
    }
    let got = anna.post(&path, begin.clone()).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("You have 50 uploads in progress"), "{}", got.text);
    let got = anna.send(Method::POST, "/api/v1/messages/files?name=a.txt", "application/octet-stream", b"a".to_vec(), &[]).await;
    assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text);
    // Another client's are their own.
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    assert_eq!(ben.post(&path, begin.clone()).await.status, StatusCode::CREATED);
    assert_eq!(anna.json(Method::DELETE, &last, json!({})).await.status, StatusCode::OK);
    assert_eq!(anna.post(&path, begin).await.status, StatusCode::CREATED);
}
