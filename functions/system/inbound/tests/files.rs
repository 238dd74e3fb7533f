//! Files that come with a mail.

use serde_json::{Value, json};

use super::{JPEG, desk, desk_to, with_files};
use crate::system::Inbound;

/// Proves B2.
#[tokio::test]
async fn files_come_along_if_an_upload_of_them_would_be_taken() {
    let desk = desk();
    let raw = with_files(&[
        ("image/jpeg", "; filename=\"C:\\\\garden.jpg\"", JPEG),
        ("image/jpeg", "", JPEG),
        ("image/jpeg", "; filename=photo.jpg", b"MZ\x90\0"),
        ("application/octet-stream", "; filename=run.exe", b"MZ\x90\0"),
        ("text/html", "; filename=page.html", b"<script>"),
        ("image/svg+xml", "; filename=logo.svg", b"<svg/>"),
        ("application/pdf", "; filename=empty.pdf", b""),
    ]);
    assert_eq!(desk.send(&raw).await, Inbound::Taken);
    assert_eq!(desk.body(), "Here they are.\n\n[files not accepted: photo.jpg, run.exe, page.html, logo.svg, empty.pdf]");
    let files = desk.rows(
        "SELECT f.name, f.state, f.private, f.origin, f.remove_at, f.size, r.contact_id, f.object_key FROM message_files m
         JOIN files f ON f.id = m.file_id JOIN file_recipients r ON r.file_id = f.id ORDER BY f.name",
    );
    let names: Vec<_> = files.iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["attachment.jpeg", "garden.jpg"]);
    for file in &files {
        assert_eq!((&file["state"], &file["private"], &file["remove_at"]), (&json!("ready"), &json!(1), &Value::Null));
        assert_eq!((&file["size"], &file["contact_id"]), (&json!(10), &json!(desk.house.demo.aurora.contacts[0].id)), "the sender's alone");
        let (bytes, kind) = desk.house.kit.files.object(file["object_key"].as_str().unwrap()).unwrap();
        assert_eq!((&bytes[..], kind.as_str()), (JPEG, "image/jpeg"));
    }
}

/// Proves B2.
#[tokio::test]
async fn files_need_a_project_and_find_the_only_one() {
    let raw = with_files(&[("image/jpeg", "; filename=garden.jpg", JPEG)]);
    let one = desk_to(0, None);
    assert_eq!(one.send(&raw).await, Inbound::Taken);
    let project = &one.rows("SELECT project_id FROM files WHERE private = 1")[0]["project_id"];
    assert_eq!(*project, json!(one.house.demo.aurora.projects[0]));

    let none = desk_to(0, None);
    none.house.kit.db.execute("DELETE FROM participants", &[]);
    assert_eq!(none.send(&raw).await, Inbound::Taken);
    assert_eq!(none.body(), "Here they are.\n\n[files not accepted: garden.jpg]");
}
