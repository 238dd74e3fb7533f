//! The frame of a document's page: what stands above it and below it. `document/frame.html` shows it, on the screen and in print.

use domain::{DocumentState, ProjectId};
use web::When;

use super::{ClientDocument, DocumentEvent, DocumentStep};

/// For `document/frame.html`, as the page's field `doc`.
pub struct Sheet {
    pub kind: &'static str,
    pub title: String,
    pub project: ProjectId,
    pub project_title: String,
    pub state: DocumentState,
    pub sent: When,
    pub moments: Vec<Moment>,
}

/// One line of the timeline.
pub struct Moment {
    pub what: DocumentStep,
    pub at: When,
    /// Who did it, where that was not the reader.
    pub name: Option<String>,
    pub own: bool,
}

impl Sheet {
    pub fn new(document: &ClientDocument, own: impl Fn(&DocumentEvent) -> bool) -> Self {
        let moments = document.timeline.iter().map(|event| Moment {
            what: event.what,
            at: event.at.into(),
            name: event.name.clone(),
            own: own(event),
        });
        Self {
            kind: document.kind.as_str(),
            title: document.title.clone(),
            project: document.project.clone(),
            project_title: document.project_title.clone(),
            state: document.state,
            sent: document.sent_at.into(),
            moments: moments.collect(),
        }
    }
}
