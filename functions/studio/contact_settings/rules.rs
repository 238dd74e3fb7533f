//! What a client sees of a project, and why not: the one policy (`domain::visibility`), asked about each item.

use domain::{
    ProjectId,
    visibility::{HiddenReason, Item, ItemKind, ItemProgress, ViewerState},
};

use super::sql::ItemRow;

/// What a studio can hide from a client, all of one kind.
pub const KINDS: [ItemKind; 6] =
    [ItemKind::Quote, ItemKind::Contract, ItemKind::Questionnaire, ItemKind::Invoice, ItemKind::File, ItemKind::Upload];

/// As the table and the API write it.
pub fn code(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Project => "project",
        ItemKind::Quote => "quote",
        ItemKind::Contract => "contract",
        ItemKind::Questionnaire => "questionnaire",
        ItemKind::Invoice => "invoice",
        ItemKind::File => "file",
        ItemKind::Upload => "upload",
        ItemKind::Message => "message",
    }
}

/// Many of it, as the page says.
pub fn plural(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Project => "Projects",
        ItemKind::Quote => "Quotes",
        ItemKind::Contract => "Contracts",
        ItemKind::Questionnaire => "Questionnaires",
        ItemKind::Invoice => "Invoices",
        ItemKind::File => "Files you send",
        ItemKind::Upload => "Uploads of participants",
        ItemKind::Message => "Messages",
    }
}

/// One of it.
pub fn singular(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Project => "Project",
        ItemKind::Quote => "Quote",
        ItemKind::Contract => "Contract",
        ItemKind::Questionnaire => "Questionnaire",
        ItemKind::Invoice => "Invoice",
        ItemKind::File => "File",
        ItemKind::Upload => "Upload",
        ItemKind::Message => "Messages",
    }
}

fn standing(state: &str) -> ItemProgress {
    match state {
        "sent" | "ready" => ItemProgress::Open,
        "done" => ItemProgress::Done,
        "draft" => ItemProgress::Draft,
        "recalled" => ItemProgress::Recalled,
        _ => ItemProgress::Unfinished,
    }
}

/// Every reason that hides a row of the project from the viewer; none: they see it.
pub fn reasons(viewer: &ViewerState, project: &ProjectId, participant: bool, row: &ItemRow) -> Vec<HiddenReason> {
    let named = *row.recipient;
    // An upload that belongs to a message or an answer is for those named, not for all who take part. A file the studio took back is there
    // no more, whoever it was for.
    let participant = if *row.private { named } else { participant };
    let standing = match (row.kind, row.state.as_str()) {
        (ItemKind::File, "deleted") => ItemProgress::Recalled,
        (_, state) => standing(state),
    };
    viewer.reasons(&Item { kind: row.kind, standing, project: Some(project.clone()), recipient: named, participant }).collect()
}

/// The project itself, and the messages about it.
pub fn of_the_whole(viewer: &ViewerState, project: &ProjectId, participant: bool, kind: ItemKind) -> Vec<HiddenReason> {
    viewer.reasons(&Item { kind, standing: ItemProgress::Open, project: Some(project.clone()), recipient: true, participant }).collect()
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

    fn row(kind: ItemKind, state: &str, recipient: bool, private: bool) -> ItemRow {
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

    fn viewer() -> ViewerState {
        ViewerState {
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
        assert_eq!(why(row(ItemKind::Quote, "sent", true, false)), []);
        assert_eq!(why(row(ItemKind::Quote, "draft", false, false)), [HiddenReason::NotSent, HiddenReason::NotARecipient]);
        assert_eq!(why(row(ItemKind::Upload, "ready", false, false)), []);
        assert_eq!(why(row(ItemKind::Upload, "ready", false, true)), [HiddenReason::NotAParticipant]);
        assert_eq!(why(row(ItemKind::Upload, "uploading", true, false)), [HiddenReason::Unfinished]);
        assert_eq!(why(row(ItemKind::File, "deleted", true, false)), [HiddenReason::Recalled]);
        let out = ViewerState { access: PortalAccess::NotActive, ..viewer() };
        assert_eq!(reasons(&out, &project, true, &row(ItemKind::Quote, "sent", true, false)), [HiddenReason::NotActive]);
        assert_eq!(of_the_whole(&viewer(), &project, false, ItemKind::Project), [HiddenReason::NotAParticipant]);
        assert_eq!(of_the_whole(&viewer(), &project, false, ItemKind::Message), []);
    }
}
