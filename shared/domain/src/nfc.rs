//! Normalization form C (Unicode Standard Annex #15): what looks the same is the same text, however it was typed.

/// In the Worker the platform knows Unicode's tables; we need not bring them (ADR 0010).
#[cfg(target_family = "wasm")]
pub(crate) fn nfc(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { js_sys::JsString::from(text).normalize("NFC").into() }
}

#[cfg(not(target_family = "wasm"))]
pub(crate) fn nfc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}
