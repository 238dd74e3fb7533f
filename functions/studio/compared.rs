//! What a stale save is answered with: what stands there now beside what was typed, so that nobody's work is gone without a word.

use askama::Template;
use web::{BaseVersion, DashboardShell, Failure, StaffViewer, StudioActor, Version};

/// Fields as a person reads them: a label and what stands in it.
pub type Texts = Vec<(String, String)>;

/// A save that came too late, and what to show of it.
pub struct Compared {
    /// What was edited, as a heading: "This quote".
    pub what: &'static str,
    /// Where the form goes, for who wants to save theirs over it; nowhere when it can no longer be changed.
    pub action: Option<String>,
    /// The page of what stands there now.
    pub back: String,
    pub saved: Texts,
    pub typed: Texts,
}

struct Row {
    label: String,
    saved: String,
    typed: String,
}

#[derive(Template)]
#[template(path = "studio/compared/page.html")]
struct ComparedPage {
    shell: DashboardShell,
    what: &'static str,
    action: Option<String>,
    back: String,
    rows: Vec<Row>,
    /// Everything of the form, to send it once more.
    fields: Vec<(String, String)>,
    version: String,
}

/// What differs, in the order of the form. A label that one side lacks stands there with nothing in it.
fn rows(saved: &Texts, typed: &Texts) -> Vec<Row> {
    let text = |of: &Texts, label: &str| of.iter().find(|(known, _)| known == label).map(|(_, text)| text.clone()).unwrap_or_default();
    let only_saved = saved.iter().filter(|(label, _)| !typed.iter().any(|(known, _)| known == label));
    let rows =
        typed.iter().chain(only_saved).map(|(label, _)| Row { label: label.clone(), saved: text(saved, label), typed: text(typed, label) });
    rows.filter(|row| plain(&row.saved) != plain(&row.typed)).collect()
}

/// Browsers send CRLF for line ends; they and spaces around a text are no difference.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// Whether the save is based on what stands there now. A page that is not gets both texts, unless nothing differs between them: then it is
/// saved like any other.
///
/// # Errors
/// [`Failure::Stale`] and [`Failure::Unbased`] for software; for people a page with status 409.
pub fn check(
    actor: &StudioActor,
    viewer: &StaffViewer,
    based: &BaseVersion,
    current: Version,
    compared: impl FnOnce() -> Compared,
) -> Result<(), Failure> {
    use web::Context;
    match based.on(current) {
        Err(failure) if actor.pages() => {
            let compared = compared();
            let rows = rows(&compared.saved, &compared.typed);
            if rows.is_empty() { Ok(()) } else { Err(refused(actor, viewer, based, current, (compared, rows), failure)) }
        }
        other => other,
    }
}

/// The same for what can no longer be changed at all: what was typed is shown beside what stands there, and cannot be saved.
pub fn too_late(
    actor: &StudioActor,
    viewer: &StaffViewer,
    based: &BaseVersion,
    current: Version,
    compared: Compared,
    failure: Failure,
) -> Failure {
    let rows = rows(&compared.saved, &compared.typed);
    refused(actor, viewer, based, current, (Compared { action: None, ..compared }, rows), failure)
}

fn refused(
    actor: &StudioActor,
    viewer: &StaffViewer,
    based: &BaseVersion,
    current: Version,
    (compared, rows): (Compared, Vec<Row>),
    failure: Failure,
) -> Failure {
    use web::Context;
    if !actor.pages() {
        return failure;
    }
    let page = ComparedPage {
        shell: actor.shell(viewer, "Someone else changed this"),
        what: compared.what,
        action: compared.action,
        back: compared.back,
        rows,
        fields: based.typed.clone(),
        version: current.to_string(),
    };
    match page.render() {
        Ok(html) => Failure::WithForm(Box::new(Failure::conflict("Someone else changed this after you opened it.")), html),
        Err(error) => Failure::internal(error),
    }
}

#[cfg(test)]
mod tests;
