use domain::{brand::MOST_LOGO_BYTES, right::Right, time::HOUR};
use http::{Method, StatusCode};
use ports::Files as _;
use serde_json::{Value, json};
use testkit::InjectedFault;

use crate::testing::{Browser, Got, House, house};

const BOTH: &[Right] = &[Right::SettingsRead, Right::SettingsWrite];
const API: &str = "/api/v1/branding";
const LOGO: &str = "/api/v1/branding/logo";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR of Aurora";
const WEBP: &[u8] = b"RIFF\x24\0\0\0WEBPVP8 of Aurora";

async fn change(software: &mut Browser<'_>, input: Value) -> Got {
    software.json(Method::PATCH, API, input).await
}

async fn put(software: &mut Browser<'_>, bytes: &[u8]) -> Got {
    software.send(Method::PUT, LOGO, "application/octet-stream", bytes.to_vec(), &[]).await
}

async fn post(browser: &mut Browser<'_>, field: &str, name: &str, bytes: &[u8]) -> Got {
    let version = "--x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n*\r\n";
    let head =
        format!("{version}--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    browser.send(Method::POST, "/branding/logo", "multipart/form-data; boundary=x", body, &[]).await
}

fn changes(house: &House, before: &testkit::Snapshot) -> Vec<String> {
    before.changes_to(&house.kit.db.snapshot())
}

/// Where the login page of a studio says its looks are: stylesheet, and logo if it has one.
async fn links(house: &House, slug: &str) -> (String, Option<String>) {
    let page = house.portal(slug).get("/login").await.text;
    let after = |mark: &str| page.split_once(mark).map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
    (format!("/brand.css{}", after("href=\"/brand.css").unwrap()), after("<img src=\""))
}

/// Proves A3, C12.
#[tokio::test]
async fn colours_and_welcome_are_read_in_one_round_trip_and_changed_in_two() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let (old, _) = links(&house, "aurora").await;
    house.kit.db.reset();
    let before = software.get(API).await;
    assert_eq!((before.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", before.text);
    house.kit.db.reset();
    let welcome = "  <b>Welcome</b>\r\nto your day. ";
    let got = change(&mut software, json!({ "accent": "#24485A", "background": "#f3e9e4", "welcome": welcome })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    let told = got.json();
    assert_eq!((&told["accent"], &told["background"]), (&json!("#24485a"), &json!("#f3e9e4")));
    assert_eq!(told["welcome"], "<b>Welcome</b>\nto your day.");
    assert_eq!(told["colours"]["light"]["colour"], "#24485a");
    assert_eq!(software.get(API).await.json(), told);

    // The next visitor sees it: at once, and as words, whatever was written.
    let page = house.portal("aurora").get("/login").await.text;
    assert!(page.contains("&#60;b&#62;Welcome&#60;/b&#62;\nto your day.") && !page.contains("<b>Welcome"), "{page}");
    let (new, _) = links(&house, "aurora").await;
    assert_ne!(old, new, "an address that is kept for good names the brand");
    let css = house.portal("aurora").get(&new).await;
    assert!(css.text.contains("--brand:#24485a") && css.text.contains("--brand-ground:#f3e9e4"), "{}", css.text);
    assert_eq!(css.headers["cache-control"], "public, max-age=31536000, immutable");
    let stale = house.portal("aurora").get(&old).await;
    assert_eq!((&stale.text, &stale.headers["cache-control"]), (&css.text, &"public, max-age=300".parse().unwrap()));

    // Only here, and written down with what was changed.
    assert_ne!(house.keyed(&house.demo.northlight, BOTH).get(API).await.json()["accent"], "#24485a");
    let log: Vec<Value> =
        house.kit.db.read("SELECT json_extract(detail, '$.changes') AS detail FROM audit_log WHERE action = 'branding.changed'", &[]);
    let detail = json!({ "accent": "#24485a", "background": "#f3e9e4", "welcome": "<b>Welcome</b>\nto your day." });
    assert_eq!(log.len(), 1);
    assert_eq!(serde_json::from_str::<Value>(log[0]["detail"].as_str().unwrap()).unwrap(), detail);
}

/// Proves C12.
#[tokio::test]
async fn what_is_left_out_stays_and_null_takes_away() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    change(&mut software, json!({ "accent": "#112233", "background": "#445566", "welcome": "Hello" })).await;
    let told = change(&mut software, json!({ "accent": null })).await.json();
    assert_eq!((&told["accent"], &told["background"], &told["welcome"]), (&Value::Null, &json!("#445566"), &json!("Hello")));
    assert_eq!(told["colours"]["ground"], "#445566");
    let told = change(&mut software, json!({ "background": " ", "welcome": "" })).await.json();
    assert_eq!((&told["background"], &told["welcome"]), (&Value::Null, &Value::Null));
    assert!(told["notes"][0].as_str().unwrap().contains("No colour chosen"), "{told}");
    assert_eq!(house.portal("aurora").get("/brand.css").await.text, "", "nothing set looks as we made it");
    assert!(!house.portal("aurora").get("/login").await.text.contains("class=\"welcome-text\""));
    let before = house.kit.db.snapshot();
    change(&mut software, json!({ "accent": null })).await;
    assert_eq!(changes(&house, &before), Vec::<String>::new(), "the same again is no change");
}

/// Proves C12.
#[tokio::test]
async fn a_pale_colour_is_told_with_what_clients_see_instead() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let before = house.kit.db.snapshot();
    let tried = software.get("/api/v1/branding/preview?accent=%23ffe0ec&background=").await;
    assert_eq!((tried.status, changes(&house, &before)), (StatusCode::OK, Vec::new()), "{}", tried.text);
    let told = change(&mut software, json!({ "accent": "#ffe0ec", "background": null })).await.json();
    assert_eq!((&told["colours"], &told["notes"]), (&tried.json()["colours"], &tried.json()["notes"]));
    let light = &told["colours"]["light"];
    let ratio = |name: &str| light[name].as_f64().unwrap();
    assert!(ratio("chosen_contrast") < 1.2 && ratio("contrast") >= 4.5, "{light}");
    let seen = light["colour"].as_str().unwrap();
    let note = format!("#ffe0ec is too pale for buttons and links: clients see {seen} instead, which is easier to read.");
    assert!(told["notes"].as_array().unwrap().contains(&json!(note)), "{told}");
    assert!(house.portal("aurora").get("/brand.css").await.text.contains(&format!("--brand:{seen};")));
    let mut mara = house.member(&house.demo.aurora.owner).await;
    assert!(mara.get("/branding").await.text.contains(&note));
    assert!(mara.get("/branding.css").await.text.starts_with(&format!(".login-preview{{--brand:{seen};")));
}

/// Proves A3, C12.
#[tokio::test]
async fn what_is_no_colour_comes_back_with_its_field() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    for field in ["accent", "background"] {
        for wrong in ["red", "#fff", "url(javascript:1)", "#000;}*{color:red"] {
            let got = change(&mut software, json!({ field: wrong })).await;
            assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)), "{wrong}");
        }
        let got = software.get(&format!("/api/v1/branding/preview?{field}=red")).await;
        assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)));
    }
    let got = change(&mut software, json!({ "welcome": "x".repeat(301) })).await;
    assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("welcome")));
    assert_eq!(change(&mut software, json!({ "logo_key": "files/1" })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let got = mara.form("/branding", &[("accent", "pink"), ("background", "#123456"), ("welcome", "Typed <words>")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Enter a colour as #rrggbb", r##"href="#accent""##, r#"value="pink""#, r##"value="#123456""##, "Typed &#60;words&#62;"] {
        assert!(got.text.contains(words), "{words}: {}", got.text);
    }
    assert_eq!(changes(&house, &before), Vec::<String>::new());
}

/// Proves A3, C12.
#[tokio::test]
async fn a_logo_is_shown_in_place_of_the_name_and_replaced_without_a_gap() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    assert_eq!(links(&house, "aurora").await.1, None);
    assert_eq!(software.get(LOGO).await.status, StatusCode::NOT_FOUND);
    house.kit.db.reset();
    let got = put(&mut software, PNG).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 3), "{}", got.text);
    let first = links(&house, "aurora").await.1.unwrap();
    assert_eq!(got.json()["logo"], json!({ "media_type": "image/png", "address": format!("https://aurora.portico.example{first}") }));
    let page = house.portal("aurora").get("/login").await.text;
    assert!(page.contains(&format!(r#"<img src="{first}" alt="Aurora Weddings">"#)), "{page}");
    let shown = house.portal("aurora").get(&first).await;
    assert_eq!((shown.status, shown.bytes.as_slice()), (StatusCode::OK, PNG));
    let header = |name: &str| shown.headers[name].to_str().unwrap();
    assert_eq!((header("content-type"), header("x-content-type-options")), ("image/png", "nosniff"));
    assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
    // A mail program is another site.
    assert_eq!(
        (header("cross-origin-resource-policy"), header("content-security-policy")),
        ("cross-origin", "sandbox; default-src 'none'")
    );
    assert_eq!(software.get(LOGO).await.bytes, PNG);
    assert_eq!(house.portal("northlight").get(&first).await.status, StatusCode::NOT_FOUND);

    // From the page; the old bytes stay as long as somebody may still ask for them, and go.
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let got = post(&mut mara, "logo", "logo.svg", WEBP).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/branding?notice=logo-saved"), "{}", got.text);
    let second = links(&house, "aurora").await.1.unwrap();
    assert_ne!(first, second);
    let shown = house.portal("aurora").get(&second).await;
    assert_eq!((shown.bytes.as_slice(), shown.headers["content-type"].to_str().unwrap()), (WEBP, "image/webp"));
    assert_eq!(mara.get("/branding/logo").await.bytes, WEBP);
    let logos = || house.kit.files.keys().iter().filter(|key| key.starts_with("logo/")).count();
    assert_eq!(logos(), 2);
    house.kit.clock.advance(2 * HOUR);
    crate::system::sweep_files::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
    assert_eq!((logos(), house.portal("aurora").get(&second).await.bytes), (1, WEBP.to_vec()));

    // Taken away, twice.
    let mut mara = house.member(&house.demo.aurora.owner).await;
    assert_eq!(mara.form("/branding/logo/remove", &[]).await.location(), "/branding?notice=logo-removed");
    assert_eq!(house.portal("aurora").get(&second).await.status, StatusCode::NOT_FOUND);
    assert_eq!(links(&house, "aurora").await.1, None);
    let before = house.kit.db.snapshot();
    let again = software.send(Method::DELETE, LOGO, "", Vec::new(), &[]).await;
    assert_eq!((again.status, &again.json()["logo"], changes(&house, &before)), (StatusCode::OK, &Value::Null, Vec::new()));
    house.kit.clock.advance(2 * HOUR);
    crate::system::sweep_files::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
    assert_eq!((logos(), house.kit.db.snapshot().rows("logos").len()), (0, 0));
    let log: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log WHERE action LIKE '%logo%' ORDER BY at, id", &[]);
    let count = |action: &str| log.iter().filter(|row| row["action"] == action).count();
    let counted = ["logo.uploaded", "logo.removed", "logo.purged"].map(count);
    assert_eq!((counted, log.len()), ([2, 1, 2], 5), "{log:?}");
}

/// Proves A3, C12.
#[tokio::test]
async fn what_is_no_small_picture_never_reaches_the_store() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let (before, calls) = (house.kit.db.snapshot(), house.kit.files.calls());
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for wrong in [svg.as_slice(), b"<!doctype html><script>alert(1)</script>", b"GIF89a", b"%PDF-1.4", b""] {
        let got = put(&mut software, wrong).await;
        assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("logo")), "{}", got.text);
        let got = post(&mut mara, "logo", "logo.png", wrong).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text);
        assert!(
            got.text.contains(r##"href="#logo""##)
                && (got.text.contains("Choose an image") || got.text.contains("Choose a PNG, JPEG or WebP image")),
            "{}",
            got.text
        );
    }
    let large = [PNG, &vec![0; MOST_LOGO_BYTES as usize]].concat();
    let got = put(&mut software, &large).await;
    assert_eq!((got.status, got.json()["detail"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("Choose a logo of at most 1 MB.")));
    // Known before a byte is read, and found out where it was not said.
    for rest in [MOST_LOGO_BYTES as usize - PNG.len() + 1, MOST_LOGO_BYTES as usize + 9_000] {
        let got = post(&mut mara, "logo", "logo.png", &[PNG, &vec![0; rest]].concat()).await;
        assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(got.text.contains("Choose a logo of at most 1 MB."), "{}", got.text);
    }
    let got = post(&mut mara, "files", "logo.png", PNG).await;
    assert!(got.status == StatusCode::UNPROCESSABLE_ENTITY && got.text.contains("Unknown field"), "{}", got.text);
    assert_eq!((changes(&house, &before), house.kit.files.calls()), (Vec::new(), calls));
}

/// Proves C12.
#[tokio::test]
async fn killed_half_way_the_old_logo_stays_and_nothing_is_left() {
    for (store, nth) in [(true, 1), (false, 2), (false, 3)] {
        let house = house();
        let mut software = house.keyed(&house.demo.aurora, BOTH);
        assert_eq!(put(&mut software, PNG).await.status, StatusCode::OK);
        if store {
            house.kit.files.fail(nth, InjectedFault::After);
        } else {
            house.kit.db.fail(nth, InjectedFault::Before);
        }
        assert_ne!(put(&mut software, WEBP).await.status, StatusCode::OK, "{store} {nth}");
        assert_eq!(software.get(LOGO).await.bytes, PNG);
        house.kit.clock.advance(domain::time::DAY + HOUR);
        crate::system::sweep_files::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
        let logos: Vec<_> = house.kit.files.keys().into_iter().filter(|key| key.starts_with("logo/")).collect();
        assert_eq!(logos.len(), 1, "{logos:?}");
        assert_eq!(house.kit.files.head(&logos[0]).await.unwrap().unwrap().size, PNG.len() as u64);
        assert_eq!(house.portal("aurora").get("/brand/logo").await.bytes, PNG);
    }
}

/// Proves C12, C21.
#[tokio::test]
async fn repeating_with_the_same_key_changes_nothing() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    software.idempotency_key = Some("colours".to_owned());
    let first = change(&mut software, json!({ "accent": "#112233" })).await;
    let before = house.kit.db.snapshot();
    assert_eq!(change(&mut software, json!({ "accent": "#112233" })).await.text, first.text);
    assert_eq!(changes(&house, &before), Vec::<String>::new());
    software.idempotency_key = Some("logo".to_owned());
    let first = put(&mut software, PNG).await;
    let (before, calls) = (house.kit.db.snapshot(), house.kit.files.calls());
    assert_eq!((put(&mut software, PNG).await.text, house.kit.files.calls()), (first.text, calls));
    assert_eq!(changes(&house, &before), Vec::<String>::new());
}

/// Proves C12.
#[tokio::test]
async fn the_staff_looks_and_an_owner_changes() {
    let house = house();
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let page = jon.get("/branding").await.text;
    assert!(page.contains("Only owners can change these.") && page.contains("<fieldset class=\"plain-fieldset\" disabled>"), "{page}");
    assert!(!page.contains("type=\"file\"") && !page.contains("<button>Save</button>"), "{page}");
    let mut reader = house.keyed(&house.demo.aurora, &[Right::SettingsRead]);
    let (before, calls) = (house.kit.db.snapshot(), house.kit.files.calls());
    assert_eq!(jon.form("/branding", &[("accent", "#112233")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&mut jon, "logo", "logo.png", PNG).await.status, StatusCode::FORBIDDEN);
    assert_eq!(change(&mut reader, json!({ "accent": "#112233" })).await.status, StatusCode::FORBIDDEN);
    assert_eq!(put(&mut reader, PNG).await.status, StatusCode::FORBIDDEN);
    assert_eq!((changes(&house, &before), house.kit.files.calls()), (Vec::new(), calls));
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let got = mara.form("/branding", &[("accent", "#112233"), ("background", ""), ("welcome", "")]).await;
    assert_eq!(got.location(), "/branding?notice=branding-saved", "{}", got.text);
    let page = mara.get(got.location()).await.text;
    assert!(page.contains("Saved. Clients see the change") && page.contains(r##"value="#112233""##), "{page}");
}

/// Proves C4.
#[tokio::test]
async fn letters_carry_the_logo_and_their_twins_do_not() {
    let house = house();
    let rights = [Right::SettingsRead, Right::SettingsWrite, Right::ContactsWrite, Right::AccessWrite];
    let mut software = house.keyed(&house.demo.aurora, &rights);
    let address = put(&mut software, PNG).await.json()["logo"]["address"].as_str().unwrap().to_owned();
    let contact = software.post("/api/v1/contacts", json!({ "name": "Emil Weiß", "email": "emil@example.com" })).await.json();
    let got = software.post(&format!("/api/v1/contacts/{}/activate", contact["id"].as_str().unwrap()), json!({})).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    house.deliver_mail().await;
    let mail = house.kit.mail.sent().pop().unwrap();
    assert!(mail.html.contains(&format!(r#"<img src="{address}" alt="Aurora Weddings""#)), "{}", mail.html);
    assert!(!mail.text.contains("/brand/logo") && mail.text.contains("Aurora Weddings"), "{}", mail.text);
    assert_eq!(house.portal("aurora").get(address.strip_prefix("https://aurora.portico.example").unwrap()).await.bytes, PNG);
}
