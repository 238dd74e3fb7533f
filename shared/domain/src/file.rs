//! Files: what may be uploaded, what it really is, and how it is named on the way out.

use crate::{Invalid, Title};

/// Largest file, in bytes: 5 GiB is what R2 takes in a multipart upload with parts of this size and far over any gallery's single file.
pub const MOST_BYTES: u64 = 5 * 1024 * 1024 * 1024;
/// Largest body in one request, in bytes: Cloudflare's smaller plans stop at 100 MB.
pub const MOST_BYTES_AT_ONCE: u64 = 95 * 1000 * 1000;
/// Size of each part but the last, in bytes: R2 wants at least 5 MiB and all equal.
pub const PART_BYTES: u64 = 8 * 1024 * 1024;
/// Bytes at the start that tell what a file is.
pub const SNIFF_BYTES: usize = 512;

/// A kind of file that may be kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    extension: &'static str,
    media_type: &'static str,
    /// Shown by the browser itself when asked: raster images and PDF only. Everything else is a download.
    pub inline: bool,
    /// What the first bytes say it is, by `infer`'s names; empty for text and formats without a mark.
    magic: &'static [&'static str],
}

const fn kind(extension: &'static str, media_type: &'static str, inline: bool, magic: &'static [&'static str]) -> Kind {
    Kind { extension, media_type, inline, magic }
}

const ZIP: &[&str] = &["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"];
const OLE: &[&str] = &["doc", "xls", "ppt", "msi"];
const QUICKTIME: &[&str] = &["mp4", "m4v", "mov", "m4a", "heif", "avif", "heic"];

/// The allowlist (OWASP ASVS 5.0 §5.2.2): by extension, checked against the content. No SVG, no HTML: a browser would run them.
const KINDS: &[Kind] = &[
    kind("jpg", "image/jpeg", true, &["jpg"]),
    kind("jpeg", "image/jpeg", true, &["jpg"]),
    kind("png", "image/png", true, &["png"]),
    kind("gif", "image/gif", true, &["gif"]),
    kind("webp", "image/webp", true, &["webp"]),
    kind("avif", "image/avif", true, QUICKTIME),
    kind("heic", "image/heic", false, QUICKTIME),
    kind("heif", "image/heif", false, QUICKTIME),
    kind("tif", "image/tiff", false, &["tif"]),
    kind("tiff", "image/tiff", false, &["tif"]),
    kind("psd", "image/vnd.adobe.photoshop", false, &["psd"]),
    kind("pdf", "application/pdf", true, &["pdf"]),
    kind("mp3", "audio/mpeg", false, &["mp3"]),
    kind("m4a", "audio/mp4", false, QUICKTIME),
    kind("wav", "audio/wav", false, &["wav"]),
    kind("flac", "audio/flac", false, &["flac"]),
    kind("ogg", "audio/ogg", false, &["ogg"]),
    kind("mp4", "video/mp4", false, QUICKTIME),
    kind("mov", "video/quicktime", false, QUICKTIME),
    kind("webm", "video/webm", false, &["webm", "mkv"]),
    kind("zip", "application/zip", false, ZIP),
    kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, ZIP),
    kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, ZIP),
    kind("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false, ZIP),
    kind("odt", "application/vnd.oasis.opendocument.text", false, ZIP),
    kind("ods", "application/vnd.oasis.opendocument.spreadsheet", false, ZIP),
    kind("doc", "application/msword", false, OLE),
    kind("xls", "application/vnd.ms-excel", false, OLE),
    kind("txt", "text/plain", false, &[]),
    kind("md", "text/markdown", false, &[]),
    kind("csv", "text/csv", false, &[]),
];

impl Kind {
    /// By the extension of the name.
    ///
    /// # Errors
    /// When the extension is missing or not allowed; the message lists what is.
    pub fn of_name(name: &FileName) -> Result<Self, Invalid> {
        let extension = name.as_str().rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
        KINDS.iter().find(|kind| kind.extension == extension).copied().ok_or_else(|| {
            let mut allowed: Vec<_> = KINDS.iter().map(|kind| kind.extension).collect();
            allowed.dedup();
            Invalid::FileKind(allowed.join(", "))
        })
    }

    pub fn media_type(self) -> &'static str {
        self.media_type
    }

    /// As people call it: `PDF`.
    pub fn label(self) -> String {
        self.extension.to_ascii_uppercase()
    }

    /// Compares the first bytes with what the name promised.
    ///
    /// # Errors
    /// When they are something else: a program named `photo.jpg`, a page named `notes.txt`.
    pub fn check(self, start: &[u8]) -> Result<(), Invalid> {
        let wrong = || Invalid::NotReally(self.extension);
        match infer::get(start) {
            Some(found) if self.magic.contains(&found.extension()) => Ok(()),
            // QuickTime and ISO media have more brands than anyone lists; the box's name is mark enough.
            _ if self.magic == QUICKTIME && start.get(4..8) == Some(b"ftyp") => Ok(()),
            // An MP3 may start with sound at once.
            _ if self.extension == "mp3" && start.first() == Some(&0xFF) => Ok(()),
            Some(_) => Err(wrong()),
            None if self.magic.is_empty() && !start.contains(&0) => Ok(()),
            None => Err(wrong()),
        }
    }
}

/// A file's name as people see it: one line, no path.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 1, max_length = 200, example = "shot list.pdf")]
pub struct FileName(String);

impl FileName {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `Content-Disposition` (RFC 6266) with an ASCII fallback and the full name (RFC 8187).
    pub fn disposition(&self, inline: bool) -> String {
        let way = if inline { "inline" } else { "attachment" };
        let ascii: String =
            self.0.chars().map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' }).collect();
        let mut full = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            // attr-char of RFC 8187.
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                full.push(char::from(byte));
            } else {
                full.push_str(&format!("%{byte:02X}"));
            }
        }
        format!("{way}; filename=\"{ascii}\"; filename*=UTF-8''{full}")
    }
}

impl std::str::FromStr for FileName {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        // Some browsers send the whole path.
        let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: Title = last.parse().map_err(|_| Invalid::FileName)?;
        if name.as_str().trim_matches('.').is_empty() {
            return Err(Invalid::NoFileName);
        }
        Ok(Self(name.into()))
    }
}

impl TryFrom<String> for FileName {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> String {
        name.0
    }
}

impl std::fmt::Display for FileName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// `1.4 MB`, decimal units as file managers show them.
pub fn human_size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)];
    for (unit, size) in UNITS {
        if bytes >= size {
            let tenths = bytes / (size / 10);
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
    }
    format!("{bytes} bytes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kind_of(name: &str) -> Result<Kind, Invalid> {
        Kind::of_name(&name.parse().unwrap())
    }

    #[test]
    fn the_content_must_be_what_the_name_says() {
        let jpeg = kind_of("IMG_1.JPG").unwrap();
        assert!(jpeg.check(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]).is_ok());
        assert!(jpeg.check(b"<html><script>alert(1)</script>").is_err());
        assert!(jpeg.check(b"MZ\x90\0").is_err());
        assert!(kind_of("notes.txt").unwrap().check("Grüße".as_bytes()).is_ok());
        assert!(kind_of("notes.txt").unwrap().check(b"<html><body>x").is_err());
        assert!(kind_of("clip.mov").unwrap().check(b"\0\0\0\x14ftypqt  ").is_ok());
        for never in ["logo.svg", "page.html", "run.exe", "noextension", "a.pdf.js"] {
            assert!(kind_of(never).is_err(), "{never}");
        }
    }

    #[test]
    fn names_lose_their_path() {
        assert_eq!("C:\\fakepath\\plan.pdf".parse::<FileName>().unwrap().as_str(), "plan.pdf");
        assert_eq!("../../etc/passwd".parse::<FileName>().unwrap().as_str(), "passwd");
        assert!("..".parse::<FileName>().is_err());
    }

    #[test]
    fn sizes_are_for_people() {
        assert_eq!(human_size(999), "999 bytes");
        assert_eq!(human_size(1_440_000), "1.4 MB");
    }

    proptest! {
        #[test]
        fn a_name_never_breaks_its_header(text in ".{1,60}") {
            if let Ok(name) = text.parse::<FileName>() {
                let header = name.disposition(false);
                prop_assert!(header.is_ascii());
                prop_assert!(!header.contains(['\r', '\n']));
                prop_assert_eq!(header.matches('"').count(), 2);
            }
        }
    }
}
