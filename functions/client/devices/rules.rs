//! Which browser on what, as far as the user agent says: enough for a person to know their own devices again. Nothing is decided by it.

/// Marks in the order that tells them apart: many browsers claim to be another, too.
const BROWSERS: &[(&str, &str)] = &[
    ("Instagram", "Instagram"),
    ("FBAN", "Facebook"),
    ("FBAV", "Facebook"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// Browser and system.
pub fn device(user_agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    let find = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    (find(BROWSERS), find(SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves A15.
    #[test]
    fn devices_are_known_by_their_own_names() {
        for (user_agent, browser, system) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "Windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
                "Safari",
                "Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile Safari/604.1",
                "Chrome",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
                "Samsung Internet",
                "Android",
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile Instagram 390.0", "Instagram", "iPhone"),
        ] {
            assert_eq!(device(user_agent), (Some(browser), Some(system)), "{user_agent}");
        }
        assert_eq!(device("curl/8.14"), (None, None));
    }
}
