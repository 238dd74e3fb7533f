use domain::FileId;
use http::{Method, StatusCode};
use testkit::demo::FILE;

use crate::testing::{Got, house};

async fn fetch(browser: &mut crate::testing::Browser<'_>, file: &FileId, headers: &[(&str, &str)]) -> Got {
    browser.send(Method::GET, &format!("/files/{file}"), "", Vec::new(), headers).await
}

/// Proves B3.
#[tokio::test]
async fn a_download_is_authorised_in_one_round_trip_and_safe_to_open() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.reset();
    let got = fetch(&mut anna, &aurora.file, &[]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert_eq!(got.bytes, FILE);
    let header = |name: &str| got.headers[name].to_str().unwrap();
    assert_eq!(header("content-length"), FILE.len().to_string());
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("accept-ranges"), "bytes");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(header("cache-control"), "private, no-cache");
    assert_eq!(header("content-disposition"), "attachment; filename=\"Welcome guide.pdf\"; filename*=UTF-8''Welcome%20guide.pdf");
    let inline = anna.get(&format!("/api/v1/files/{}/content?inline=1", aurora.file)).await;
    assert!(inline.headers["content-disposition"].to_str().unwrap().starts_with("inline;"));
    house.kit.db.execute("UPDATE files SET name = 'page.docx'", &[]);
    let never = anna.get(&format!("/files/{}?inline=1", aurora.file)).await;
    assert!(never.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"));
}

/// Proves B3.
#[tokio::test]
async fn ranges_and_conditions_give_the_very_bytes() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let size = FILE.len();
    let etag = fetch(&mut anna, &aurora.file, &[]).await.headers["etag"].to_str().unwrap().to_owned();
    for (range, first, end) in [("bytes=0-9", 0, 10), ("bytes=20-", 20, size), ("bytes=-5", size - 5, size), ("bytes=3-99999", 3, size)] {
        let got = fetch(&mut anna, &aurora.file, &[("range", range), ("if-range", &etag)]).await;
        assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, &FILE[first..end]), "{range}");
        assert_eq!(got.headers["content-range"].to_str().unwrap(), format!("bytes {first}-{}/{size}", end - 1));
        assert_eq!(got.headers["content-length"].to_str().unwrap(), (end - first).to_string());
    }
    for headers in [&[("range", "bytes=0-1,3-4")][..], &[("range", "bytes=0-1"), ("if-range", "\"older\"")]] {
        let got = fetch(&mut anna, &aurora.file, headers).await;
        assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, FILE));
    }
    let outside = fetch(&mut anna, &aurora.file, &[("range", &format!("bytes={size}-"))]).await;
    assert_eq!(outside.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(outside.headers["content-range"].to_str().unwrap(), format!("bytes */{size}"));
    let held = fetch(&mut anna, &aurora.file, &[("if-none-match", &etag)]).await;
    assert_eq!((held.status, held.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(held.headers["etag"].to_str().unwrap(), etag);
    let head = anna.send(Method::HEAD, &format!("/files/{}", aurora.file), "", Vec::new(), &[]).await;
    assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
    assert_eq!(head.headers["content-length"].to_str().unwrap(), size.to_string());
}

/// Proves B13, C9.
#[tokio::test]
async fn every_fetch_asks_anew() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let calls = house.kit.files.calls();
    assert_eq!(fetch(&mut ben, &aurora.file, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fetch(&mut anna, &house.demo.northlight.file, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.kit.files.calls(), calls, "the store was asked for a file they may not have");
    assert_eq!(fetch(&mut anna, &aurora.file, &[]).await.status, StatusCode::OK);
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled'", &[]);
    let etag = "\"anything\"";
    assert_eq!(
        fetch(&mut anna, &aurora.file, &[("if-none-match", etag)]).await.location(),
        format!("/login?next=%2Ffiles%2F{}", aurora.file)
    );
    let api = anna.get(&format!("/api/v1/files/{}/content", aurora.file)).await;
    assert_eq!(api.status, StatusCode::UNAUTHORIZED);
}

/// Proves B3, B13.
#[tokio::test]
async fn a_file_has_a_page_where_a_browser_shows_it() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let at = format!("/files/{}", aurora.file);
    house.kit.db.reset();
    let page = anna.get(&format!("{at}/view")).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    for shown in ["Welcome guide.pdf", &format!("href=\"{at}?inline=1\""), &format!("href=\"{at}\" download"), "Aurora Weddings"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert!(!page.text.contains("<img src=\"/files"), "{}", page.text);
    assert!(anna.get("/files").await.text.contains(&format!("href=\"{at}/view\"")));
    let file = anna.get(&format!("/api/v1/files/{}", aurora.file)).await.json();
    assert_eq!((&file["name"], &file["media_type"], &file["own"]), (&"Welcome guide.pdf".into(), &"application/pdf".into(), &false.into()));
    // A picture is on the page; what no browser shows can be downloaded.
    let kept_as = |name: &str, media_type: &str| {
        let args = [name.into(), media_type.into()];
        house.kit.db.execute("UPDATE files SET name = ?1, media_type = ?2", &args);
    };
    kept_as("garden.jpg", "image/jpeg");
    let page = anna.get(&format!("{at}/view")).await.text;
    assert!(page.contains(&format!("<img src=\"{at}?inline=1\" alt=\"garden.jpg\">")), "{page}");
    let shown = anna.get(&format!("{at}?inline=1")).await;
    assert!(shown.headers["content-disposition"].to_str().unwrap().starts_with("inline;"));
    assert_eq!(shown.headers["content-type"], "image/jpeg");
    assert_eq!(shown.headers["x-content-type-options"], "nosniff");
    assert!(shown.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    // What it holds counts, not what it is called.
    for (name, media_type) in
        [("garden.jpg", "application/zip"), ("plan.docx", "image/jpeg"), ("page.svg", "image/svg+xml"), ("a.html", "text/html")]
    {
        kept_as(name, media_type);
        let shown = anna.get(&format!("{at}?inline=1")).await;
        assert!(shown.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"), "{name}");
        let page = anna.get(&format!("{at}/view")).await.text;
        assert!(!page.contains("inline=1") && page.contains(&format!("href=\"{at}\" download")), "{page}");
    }
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    for path in [format!("{at}/view"), format!("/api/v1/files/{}", aurora.file)] {
        assert_eq!(ben.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
