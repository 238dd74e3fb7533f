//! Files: what may be uploaded, what it really is, and how it is named on the way out.

use crate::{InvalidValue, Title, nfc::nfc, text::clean};

/// Largest file, in bytes: 5 GiB is what R2 takes in a multipart upload with parts of this size and far over any gallery's single file.
pub const MOST_BYTES: u64 = 5 * 1024 * 1024 * 1024;
/// Largest body in one request, in bytes: Cloudflare's smaller plans stop at 100 MB.
pub const MOST_BYTES_AT_ONCE: u64 = 95 * 1000 * 1000;
/// Files of one form, and of one message: each costs the Worker three requests of its own, and it has a thousand.
pub const MOST_FILES_AT_ONCE: usize = 100;
pub const MOST_FILES_OF_A_MESSAGE: usize = 20;
/// Size of each part but the last, in bytes: R2 wants at least 5 MiB and all equal.
pub const PART_BYTES: u64 = 8 * 1024 * 1024;
/// Bytes at the start that tell what a file is.
pub const SNIFF_BYTES: usize = 512;

/// A kind of file that may be kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    extension: &'static str,
    media_type: &'static str,
    /// Shown by the browser itself when asked: raster images and PDF only. Everything else is a download.
    inline: bool,
    content: Content,
}

/// What a file of a kind holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Any text that no program would run.
    Text,
    /// Bytes that [`found`] knows by one of these names.
    Known(&'static [&'static str]),
}

const fn known(extension: &'static str, media_type: &'static str, inline: bool, names: &'static [&'static str]) -> FileKind {
    FileKind { extension, media_type, inline, content: Content::Known(names) }
}

const fn text(extension: &'static str, media_type: &'static str) -> FileKind {
    FileKind { extension, media_type, inline: false, content: Content::Text }
}

const JPEG: &[&str] = &["jpg"];
const HEIF: &[&str] = &["heic"];
const TIFF: &[&str] = &["tif", "cr2"];
const FILM: &[&str] = &["mp4", "mov", "m4a"];
const ZIP: &[&str] = &["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"];
/// Today's formats, yesterday's (what is locked with a password is kept in them to this day), and rich text under either's name.
const OFFICE: &[&str] = &["zip", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "msi", "rtf"];

/// The allowlist (OWASP ASVS 5.0 §5.2.2): by extension, checked against the content. No SVG, no HTML: a browser would run them.
const KINDS: &[FileKind] = &[
    known("jpg", "image/jpeg", true, JPEG),
    known("jpeg", "image/jpeg", true, JPEG),
    known("jfif", "image/jpeg", true, JPEG),
    known("png", "image/png", true, &["png"]),
    known("gif", "image/gif", true, &["gif"]),
    known("webp", "image/webp", true, &["webp"]),
    known("avif", "image/avif", true, &["avif"]),
    known("heic", "image/heic", false, HEIF),
    known("heif", "image/heif", false, HEIF),
    known("tif", "image/tiff", false, TIFF),
    known("tiff", "image/tiff", false, TIFF),
    known("psd", "image/vnd.adobe.photoshop", false, &["psd"]),
    // What cameras keep: Canon, Nikon, Sony, Adobe's for all of them, Fujifilm.
    known("cr2", "image/x-canon-cr2", false, TIFF),
    known("cr3", "image/x-canon-cr3", false, &["cr3"]),
    known("nef", "image/x-nikon-nef", false, TIFF),
    known("arw", "image/x-sony-arw", false, TIFF),
    known("dng", "image/x-adobe-dng", false, TIFF),
    known("raf", "image/x-fuji-raf", false, &["raf"]),
    known("pdf", "application/pdf", true, &["pdf"]),
    known("mp3", "audio/mpeg", false, &["mp3"]),
    known("m4a", "audio/mp4", false, FILM),
    known("aac", "audio/aac", false, &["aac", "mp3"]),
    known("wav", "audio/wav", false, &["wav"]),
    known("aif", "audio/aiff", false, &["aiff"]),
    known("aiff", "audio/aiff", false, &["aiff"]),
    known("flac", "audio/flac", false, &["flac"]),
    known("ogg", "audio/ogg", false, &["ogg", "opus"]),
    known("mp4", "video/mp4", false, FILM),
    known("mov", "video/quicktime", false, FILM),
    known("webm", "video/webm", false, &["webm", "mkv"]),
    known("zip", "application/zip", false, ZIP),
    known("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, OFFICE),
    known("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, OFFICE),
    known("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false, OFFICE),
    known("odt", "application/vnd.oasis.opendocument.text", false, ZIP),
    known("ods", "application/vnd.oasis.opendocument.spreadsheet", false, ZIP),
    known("doc", "application/msword", false, OFFICE),
    known("xls", "application/vnd.ms-excel", false, OFFICE),
    text("txt", "text/plain"),
    text("md", "text/markdown"),
    text("csv", "text/csv"),
    text("m3u", "audio/x-mpegurl"),
    text("m3u8", "application/vnd.apple.mpegurl"),
];

/// How a browser shows a file of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileDisplay {
    Picture,
    Pages,
}

impl FileKind {
    /// How a browser may show it: only what is safe to show, and only when what the file holds, as it was kept, is what its name says.
    pub fn viewed(name: &FileName, media_type: &str) -> Option<FileDisplay> {
        let kind = Self::of_name(name).ok().filter(|kind| kind.inline && kind.media_type == media_type)?;
        Some(if kind.media_type == "application/pdf" { FileDisplay::Pages } else { FileDisplay::Picture })
    }

    fn of(extension: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.extension.eq_ignore_ascii_case(extension)).copied()
    }

    /// By the extension of the name.
    ///
    /// # Errors
    /// When the extension is missing or not allowed; the message lists what is.
    pub fn of_name(name: &FileName) -> Result<Self, InvalidValue> {
        let extension = name.as_str().rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
        Self::of(extension).ok_or_else(|| InvalidValue::FileKind(KINDS.iter().map(|kind| kind.extension).collect::<Vec<_>>().join(", ")))
    }

    pub fn media_type(self) -> &'static str {
        self.media_type
    }

    /// As people call it: `PDF`.
    pub fn label(self) -> String {
        self.extension.to_ascii_uppercase()
    }

    /// What a file is whose name promised this kind, by its first bytes: this kind, or another that is allowed. Telephones call a HEIC
    /// picture `.jpg` and the other way round.
    ///
    /// # Errors
    /// When it is nothing that may be kept: a program named `photo.jpg`, a page named `notes.txt`.
    pub fn really(self, start: &[u8]) -> Result<Self, InvalidValue> {
        let text = readable(start);
        let found = found(start, text.is_some());
        match (self.content, &text) {
            (Content::Text, Some(text)) if !runs(text) => return Ok(self),
            (Content::Known(names), _) if found.is_some_and(|found| names.contains(&found)) => return Ok(self),
            _ => {}
        }
        found.and_then(Self::of).ok_or(InvalidValue::NotReally(self.extension))
    }
}

/// The start of a file as text, if it is some: UTF-16 by its mark, or bytes without a control character that no text has.
fn readable(start: &[u8]) -> Option<String> {
    let wide = |units: &[u8], of: fn([u8; 2]) -> u16| {
        let units = units.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(of);
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        (!text.contains('\0')).then_some(text)
    };
    match start {
        [0xFF, 0xFE, units @ ..] => wide(units, u16::from_le_bytes),
        [0xFE, 0xFF, units @ ..] => wide(units, u16::from_be_bytes),
        // What a terminal or DOS left in a text: backspace, tab, line and page ends, end of file, escape.
        _ if start.iter().all(|byte| *byte >= b' ' && *byte != 0x7F || matches!(byte, 0x08..=0x0D | 0x1A | 0x1B)) => {
            Some(String::from_utf8_lossy(start).into_owned())
        }
        _ => None,
    }
}

/// Whether a browser or a shell would do what the text says, were it ever handed over as what it is.
fn runs(text: &str) -> bool {
    const MARKUP: [&str; 14] =
        ["!doctype", "html", "head", "body", "script", "iframe", "frameset", "svg", "math", "object", "embed", "meta", "?xml", "?php"];
    let mut rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\u{c}']);
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, rest)| rest).trim_start();
    }
    if let Some(tag) = rest.strip_prefix('<') {
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/')).collect();
        return MARKUP.contains(&name.to_ascii_lowercase().as_str());
    }
    rest.strip_prefix("#!").is_some_and(|path| path.trim_start().starts_with('/'))
}

/// What the first bytes say a file is, by the extension of its kind. Of text only PDF has a mark that no sentence begins with.
fn found(start: &[u8], is_text: bool) -> Option<&'static str> {
    // Some programs put line ends or a byte order mark in front.
    let bare = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if bare.starts_with(b"%PDF-") {
        return Some("pdf");
    }
    if is_text {
        return None;
    }
    let at = |from: usize, to: usize| start.get(from..to).unwrap_or_default();
    match (at(0, 4), at(4, 8)) {
        (_, b"ftyp") => return Some(brand(at(8, 12), start.get(16..).unwrap_or_default())),
        // QuickTime before it had brands.
        (_, b"moov" | b"mdat" | b"wide" | b"free" | b"skip") => return Some("mov"),
        (b"II*\0" | b"MM\0*", _) => return Some(if at(8, 10) == b"CR" { "cr2" } else { "tif" }),
        (b"FUJI", b"FILM") => return Some("raf"),
        (b"FORM", _) if matches!(at(8, 12), b"AIFF" | b"AIFC") => return Some("aiff"),
        _ => {}
    }
    match (infer::get(start).map(|found| found.extension()), start) {
        (Some(known), _) => Some(known),
        // An MP3 may start with sound at once: eleven bits of one.
        (None, [0xFF, second, ..]) if second & 0xE0 == 0xE0 => Some("mp3"),
        (None, _) => None,
    }
}

/// ISO media have more brands than anyone lists; those that are no film are few.
fn brand(major: &[u8], compatible: &[u8]) -> &'static str {
    let fits = |brands: &[&[u8]]| brands.contains(&major);
    if fits(&[b"avif", b"avis"])
        || fits(&[b"mif1", b"msf1"]) && compatible.chunks_exact(4).take(12).any(|one| one == b"avif" || one == b"avis")
    {
        "avif"
    } else if fits(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        "heic"
    } else if fits(&[b"crx "]) {
        "cr3"
    } else if fits(&[b"M4A ", b"M4B ", b"M4P "]) {
        "m4a"
    } else if fits(&[b"qt  "]) {
        "mov"
    } else {
        "mp4"
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

impl FileName {
    /// Under the ending of this kind, where it has another.
    #[must_use]
    pub fn ending_as(self, kind: FileKind) -> Self {
        if FileKind::of_name(&self) == Ok(kind) {
            return self;
        }
        let stem = self.0.rsplit_once('.').map_or(self.0.as_str(), |(stem, _)| stem);
        Self(cut(&format!("{stem}.{}", kind.extension)))
    }
}

/// At most so long as a title; the ending, which says what it is, stays.
fn cut(name: &str) -> String {
    let long = name.chars().count().saturating_sub(Title::MAX);
    if long == 0 {
        return name.to_owned();
    }
    // An ending is short; else it is a sentence with a full stop in it.
    let (stem, ending) = match name.rfind('.').map(|at| name.split_at(at)) {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, ending),
        _ => (name, ""),
    };
    let kept: String = stem.chars().take(stem.chars().count().saturating_sub(long)).collect();
    format!("{}{ending}", kept.trim_end())
}

impl std::str::FromStr for FileName {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // Some browsers send the whole path.
        let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
        let last = nfc(&clean(last, false));
        let name: Title = cut(last.trim()).parse().map_err(|_| InvalidValue::NoFileName)?;
        if name.as_str().trim_matches('.').is_empty() {
            return Err(InvalidValue::NoFileName);
        }
        Ok(Self(name.into()))
    }
}

impl TryFrom<String> for FileName {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
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

    fn kind_of(name: &str) -> Result<FileKind, InvalidValue> {
        FileKind::of_name(&name.parse().unwrap())
    }

    /// What is kept of such a file: its name, or `None` when it is refused.
    fn kept(name: &str, start: &[u8]) -> Option<String> {
        let name: FileName = name.parse().unwrap();
        let kind = FileKind::of_name(&name).unwrap().really(start).ok()?;
        Some(name.ending_as(kind).into())
    }

    const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F'];
    const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

    #[test]
    fn what_could_do_harm_is_refused_whatever_its_name() {
        for (name, start) in [
            ("IMG_1.jpg", &b"<html><script>alert(1)</script>"[..]),
            ("IMG_1.jpg", b"MZ\x90\0\x03\0\0\0"),
            ("notes.txt", b"MZ\x90\0\x03\0\0\0"),
            ("notes.txt", b"\x7fELF\x02\x01\x01\0"),
            ("notes.txt", b"L\0\0\0\x01\x14\x02\0"),
            ("notes.txt", b"<html><body>x"),
            ("notes.txt", b"\xEF\xBB\xBF \r\n<!DOCTYPE html>"),
            ("notes.md", b"<!-- a comment --> <script>alert(1)</script>"),
            ("notes.txt", b"\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0"),
            ("guests.csv", b"<svg onload=alert(1)>"),
            ("guests.csv", b"<?xml version=\"1.0\"?><svg/>"),
            ("notes.txt", b"#!/bin/sh\nrm -rf ~"),
            ("notes.txt", b"<?php system('x');"),
            ("plan.pdf", b"just text"),
            ("plan.pdf", b"GIFT LIST"),
            ("photo.png", b"BMW picks us up"),
            ("clip.mp4", b"\0\0\0\0\0\0\0\0"),
            ("sheet.xlsx", b"<html>a report</html>"),
        ] {
            assert_eq!(kept(name, start), None, "{name} {}", String::from_utf8_lossy(start));
        }
        for never in ["logo.svg", "page.html", "run.exe", "noextension", "a.pdf.js"] {
            assert!(FileKind::of_name(&never.parse().unwrap()).is_err(), "{never}");
        }
    }

    #[test]
    fn honest_files_are_taken() {
        for (name, start) in [
            ("IMG_1.JPG", JPEG),
            ("IMG_1.jfif", JPEG),
            // Text that begins like something else.
            ("cars.txt", b"BMW picks us up at 10:00."),
            ("gift list.txt", b"GIFT LIST\r\n- toaster"),
            ("gifts.csv", b"GIFT,FROM\r\nToaster,Ben"),
            ("notes.txt", b"MZ and I decided: June."),
            ("cars.txt", b"FWS 12 Uhr."),
            ("ids.csv", b"ID3,Name\n1,Ben"),
            ("notes.txt", "Grüße".as_bytes()),
            ("latin.txt", b"Gr\xfc\xdfe"),
            ("u16.csv", b"\xff\xfeN\0a\0m\0e\0\t\0"),
            ("u16.txt", b"\xfe\xff\0N\0a\0m\0e"),
            ("readme.md", b"<p align=center>Our plan</p>"),
            ("notes.txt", b"#!important: the cake"),
            ("party.m3u", b"#EXTM3U\n#EXTINF:123,Abba\nDancing Queen.mp3"),
            // What cameras and telephones make.
            ("IMG_1.heic", HEIC),
            ("IMG_1.HEIF", b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"),
            ("IMG_1.avif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif"),
            ("clip.mov", b"\0\0\0\x14ftypqt  \0\0\0\0"),
            ("clip.mov", b"\0\0\0\x08wide\0\0\0\0mdat"),
            ("clip.mp4", b"\0\0\0\x18ftypisom\0\0\0\0"),
            ("clip.mp4", b"\0\0\0\x18ftyp3gp4\0\0\0\0"),
            ("one.CR2", b"II*\0\x10\0\0\0CR\x02\0"),
            ("one.cr3", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"),
            ("one.nef", b"MM\0*\0\0\0\x08\0\x19"),
            ("one.arw", b"II*\0\x08\0\0\0\x14\0"),
            ("one.dng", b"II*\0\x08\0\0\0\x36\0"),
            ("one.raf", b"FUJIFILMCCD-RAW 0201\0\0"),
            ("scan.tif", b"MM\0*\0\0\0\x08CR"),
            // What bands and DJs send.
            ("song.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0"),
            ("song.aac", b"\xff\xf1\x50\x80\x02\x1f"),
            ("song.aiff", b"FORM\0\0\x10\0AIFFCOMM"),
            ("song.aif", b"FORM\0\0\x10\0AIFCFVER"),
            ("song.mp3", b"ID3\x04\0\0\0\0"),
            ("song.mp3", b"\xff\xf3\x84\xc4\0"),
            ("song.wav", b"RIFF\x24\0\0\0WAVEfmt "),
            // What offices make: locked with a password, a new document under an old name, a mark in front.
            ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
            ("plan.doc", b"PK\x03\x04\x14\0\x06\0\x08\0"),
            ("plan.pdf", b"%PDF-1.7\n"),
            ("plan.pdf", b"\xef\xbb\xbf\r\n%PDF-1.4\n\x01"),
        ] {
            assert_eq!(kept(name, start).as_deref(), Some(name), "{}", String::from_utf8_lossy(start));
        }
    }

    /// Telephones and messengers do that.
    #[test]
    fn a_file_under_a_wrong_ending_is_kept_under_the_right_one() {
        for (name, start, right) in [
            ("IMG_1.jpg", HEIC, "IMG_1.heic"),
            ("IMG_1.HEIC", JPEG, "IMG_1.jpg"),
            ("photo.jpg", b"RIFF\x24\0\0\0WEBPVP8 ", "photo.webp"),
            ("photo.png", JPEG, "photo.jpg"),
            ("scan.jpg", b"%PDF-1.7\n", "scan.pdf"),
            ("clip.jpg", b"\0\0\0\x14ftypqt  \0\0\0\0", "clip.mov"),
            ("Anna & Ben.v2.txt", b"\x89PNG\r\n\x1a\n\0\0\0\x0d", "Anna & Ben.v2.png"),
        ] {
            assert_eq!(kept(name, start).as_deref(), Some(right));
        }
    }

    #[test]
    fn a_long_name_is_cut_before_its_ending() {
        let long = format!("{}.jpg", "ä".repeat(300)).parse::<FileName>().unwrap();
        assert_eq!(long.as_str(), format!("{}.jpg", "ä".repeat(196)));
        let name = long.ending_as(kind_of("a.heic").unwrap());
        assert_eq!(name.as_str(), format!("{}.heic", "ä".repeat(195)));
        assert_eq!(format!("A sentence. {}", "x".repeat(300)).parse::<FileName>().unwrap().as_str().chars().count(), 200);
        assert_eq!("Anna\u{b}\"Queen\" \u{202e}Berg’s.pdf".parse::<FileName>().unwrap().as_str(), "Anna \"Queen\" Berg’s.pdf");
    }

    proptest! {
        #[test]
        fn whatever_is_kept_has_the_ending_of_what_it_is(name in ".{0,250}", ending in 0..KINDS.len(), start in prop::collection::vec(any::<u8>(), 0..64)) {
            let Ok(name) = format!("{name}.{}", KINDS[ending].extension).parse::<FileName>() else { return Ok(()) };
            if let Ok(kind) = FileKind::of_name(&name).unwrap().really(&start) {
                let name = name.ending_as(kind);
                prop_assert_eq!(FileKind::of_name(&name), Ok(kind));
                prop_assert!(name.as_str().chars().count() <= Title::MAX);
                prop_assert_eq!(name.as_str().parse::<FileName>(), Ok(name.clone()));
                prop_assert_eq!(kind.really(&start), Ok(kind));
            }
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
