//! What a client sees of a project, and why not: the one policy (`domain::visibility`), asked about each item.

use domain::{
    ProjectId,
    visibility::{Hidden, Item, Kind, Standing, Viewer},
};

use super::sql::ItemRow;

/// What a studio can hide from a client, all of one kind.
pub const KINDS: [Kind; 6] = [Kind::Quote, Kind::Contract, Kind::Questionnaire, Kind::Invoice, Kind::File, Kind::Upload];

/// As the table and the API write it.
pub fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "project",
        Kind::Quote => "quote",
        Kind::Contract => "contract",
        Kind::Questionnaire => "questionnaire",
        Kind::Invoice => "invoice",
        Kind::File => "file",
        Kind::Upload => "upload",
        Kind::Message => "message",
    }
}

/// Many of it, as the page says.
pub fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "Projects",
        Kind::Quote => "Quotes",
        Kind::Contract => "Contracts",
        Kind::Questionnaire => "Questionnaires",
        Kind::Invoice => "Invoices",
        Kind::File => "Files you send",
        Kind::Upload => "Uploads of participants",
        Kind::Message => "Messages",
    }
}

/// One of it.
pub fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "Project",
        Kind::Quote => "Quote",
        Kind::Contract => "Contract",
        Kind::Questionnaire => "Questionnaire",
        Kind::Invoice => "Invoice",
        Kind::File => "File",
        Kind::Upload => "Upload",
        Kind::Message => "Messages",
    }
}

fn standing(state: &str) -> Standing {
    match state {
        "sent" | "ready" => Standing::Open,
        "done" => Standing::Done,
        "draft" => Standing::Draft,
        "recalled" => Standing::Recalled,
        _ => Standing::Unfinished,
    }
}

/// Every reason that hides a row of the project from the viewer; none: they see it.
pub fn reasons(viewer: &Viewer, project: &ProjectId, participant: bool, row: &ItemRow) -> Vec<Hidden> {
    let named = *row.recipient;
    // An upload that belongs to a message or an answer is for those named, not for all who take part. A file the studio took back is there
    // no more, whoever it was for.
    let participant = if *row.private { named } else { participant };
    let standing = match (row.kind, row.state.as_str()) {
        (Kind::File, "deleted") => Standing::Recalled,
        (_, state) => standing(state),
    };
    viewer.reasons(&Item { kind: row.kind, standing, project: Some(project.clone()), recipient: named, participant }).collect()
}

/// The project itself, and the messages about it.
pub fn of_the_whole(viewer: &Viewer, project: &ProjectId, participant: bool, kind: Kind) -> Vec<Hidden> {
    viewer.reasons(&Item { kind, standing: Standing::Open, project: Some(project.clone()), recipient: true, participant }).collect()
}

/// Documents and files in one list, newest first.
pub fn merge(documents: Vec<ItemRow>, files: Vec<ItemRow>) -> Vec<ItemRow> {
    let mut rows = documents;
    rows.extend(files);
    rows.sort_by(|a, b| b.created_at.cmp(&a.created_at).then_with(|| a.id.cmp(&b.id)));
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use domain::{PortalAccess, Timestamp};

    fn row(kind: Kind, state: &str, recipient: bool, private: bool) -> ItemRow {
        ItemRow {
            id: "x".to_owned(),
            kind,
            name: String::new(),
            state: state.to_owned(),
            created_at: Timestamp(1),
            private: private.into(),
            recipient: recipient.into(),
        }
    }

    fn viewer() -> Viewer {
        Viewer {
            portal_open: true,
            access: PortalAccess::Active,
            only_project: None,
            hidden_projects: BTreeSet::new(),
            hidden_kinds: BTreeSet::new(),
            show_history: true,
            view_invoices: true,
        }
    }

    /// Proves B13, B15, C3.
    #[test]
    fn each_row_has_its_reasons() {
        let project = ProjectId::from_bytes([1; 16]);
        let why = |row: ItemRow| reasons(&viewer(), &project, true, &row);
        assert_eq!(why(row(Kind::Quote, "sent", true, false)), []);
        assert_eq!(why(row(Kind::Quote, "draft", false, false)), [Hidden::NotSent, Hidden::NotARecipient]);
        assert_eq!(why(row(Kind::Upload, "ready", false, false)), []);
        assert_eq!(why(row(Kind::Upload, "ready", false, true)), [Hidden::NotAParticipant]);
        assert_eq!(why(row(Kind::Upload, "uploading", true, false)), [Hidden::Unfinished]);
        assert_eq!(why(row(Kind::File, "deleted", true, false)), [Hidden::Recalled]);
        let out = Viewer { access: PortalAccess::NotActive, ..viewer() };
        assert_eq!(reasons(&out, &project, true, &row(Kind::Quote, "sent", true, false)), [Hidden::NotActive]);
        assert_eq!(of_the_whole(&viewer(), &project, false, Kind::Project), [Hidden::NotAParticipant]);
        assert_eq!(of_the_whole(&viewer(), &project, false, Kind::Message), []);
    }
}
