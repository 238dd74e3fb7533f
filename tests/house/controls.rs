//! The forms of a page, as a browser would send them.

/// Names and values.
pub type Pairs = Vec<(String, String)>;

/// One form of a page.
#[derive(Debug)]
pub struct Form {
    pub action: String,
    /// Names and values of what would be sent: HTML, "constructing the entry set", buttons and files left out.
    pub sends: Pairs,
    /// The ticked boxes among them.
    pub ticked: Pairs,
}

/// The value of an attribute; empty for one without a value.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let (before, after) = (rest[..at].chars().next_back(), &rest[at + name.len()..]);
        if before.is_some_and(char::is_whitespace) {
            if let Some(value) = after.strip_prefix("=\"") {
                return value.split('"').next().map(plain);
            }
            if after.is_empty() || after.starts_with([' ', '\n', '>']) {
                return Some(String::new());
            }
        }
        rest = after;
    }
    None
}

fn plain(text: &str) -> String {
    let marks =
        [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
    marks.iter().fold(text.to_owned(), |text, (mark, character)| text.replace(mark, character)).replace("&amp;", "&")
}

/// Names and values of the controls of a form, and the ticked boxes among them.
fn entries(form: &str) -> (Pairs, Pairs) {
    let (mut sends, mut ticked) = (Vec::new(), Vec::new());
    let mut select: Option<(String, Vec<(String, bool)>)> = None;
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = || attribute(tag, "name").filter(|name| !name.is_empty());
        let value = || attribute(tag, "value");
        match tag.split_whitespace().next().unwrap_or_default() {
            "input" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                let left_out = match kind.as_str() {
                    "checkbox" | "radio" => attribute(tag, "checked").is_none(),
                    "file" | "submit" | "button" => true,
                    _ => false,
                };
                if let Some(name) = name().filter(|_| !left_out) {
                    let absent = if matches!(kind.as_str(), "checkbox" | "radio") { "on" } else { "" };
                    let pair = (name, value().unwrap_or_else(|| absent.to_owned()));
                    ticked.extend((kind == "checkbox").then(|| pair.clone()));
                    sends.push(pair);
                }
            }
            "textarea" => {
                let text = plain(text);
                sends.extend(name().map(|name| (name, text.strip_prefix('\n').unwrap_or(&text).to_owned())));
            }
            "select" => select = name().map(|name| (name, Vec::new())),
            "option" => {
                if let Some((_, options)) = &mut select {
                    options.push((value().unwrap_or_else(|| plain(text.trim())), attribute(tag, "selected").is_some()));
                }
            }
            "/select" => {
                if let Some((name, options)) = select.take() {
                    let chosen = options.iter().find(|(_, selected)| *selected).or(options.first());
                    sends.extend(chosen.map(|(value, _)| (name, value.clone())));
                }
            }
            _ => {}
        }
    }
    (sends, ticked)
}

/// The forms that a page posts. A button may send them elsewhere: each such address is one more of them.
pub fn posted(page: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    for form in page.split("<form ").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let tag = format!(" {}", form.split('>').next().unwrap_or_default());
        if attribute(&tag, "method").as_deref() != Some("post") {
            continue;
        }
        let elsewhere = form
            .split("<button ")
            .skip(1)
            .filter_map(|button| attribute(&format!(" {}", button.split('>').next().unwrap_or_default()), "formaction"));
        // Controls elsewhere on the page that name this form.
        let id = attribute(&tag, "id").filter(|id| !id.is_empty());
        let owned = |piece: &&str| id.is_some() && attribute(piece.split('>').next().unwrap_or_default(), "form") == id;
        let outside: String = page.split('<').filter(owned).map(|piece| format!("<{piece}")).collect();
        for action in attribute(&tag, "action").into_iter().chain(elsewhere) {
            let (sends, ticked) = entries(&format!("{form}{outside}"));
            forms.push(Form { action, sends, ticked });
        }
    }
    forms
}

#[test]
fn a_form_is_read_as_a_browser_sends_it() {
    let page = r#"<form method="get" action="/x"><input name="q"></form>
<form class="a" method="post" action="/a"><input type="hidden" name="v" value="1"><input name="t" value="a &#38; &#34;b&#34;" required>
<label><input type="checkbox" name="c" value="x"> X</label><label><input type="checkbox" name="c" value="y" checked> Y</label>
<input type="radio" name="r" checked><textarea id="z" name="z">
1 &#60; 2
</textarea><select name="s"><option value="1">One</option><option value="2" selected>Two</option></select>
<select name="f"><option value="">None</option></select><input type="file" name="files"><button name="b" value="1" formaction="/b">B</button></form>
<input type="checkbox" name="o" value="1" form="later" checked><form id="later" method="post" action="/later"><button>L</button></form>"#;
    let [a, b, later] = &posted(page)[..] else { panic!() };
    assert_eq!((a.action.as_str(), b.action.as_str()), ("/a", "/b"));
    let sent: Vec<_> = a.sends.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, [("v", "1"), ("t", "a & \"b\""), ("c", "y"), ("r", "on"), ("z", "1 < 2\n"), ("s", "2"), ("f", "")]);
    assert_eq!(a.sends, b.sends);
    assert_eq!(later.sends, [("o".to_owned(), "1".to_owned())]);
}
