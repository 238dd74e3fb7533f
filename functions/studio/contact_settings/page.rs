//! The page, and its form.

use std::collections::BTreeSet;

use askama::Template;
use domain::{ProjectId, access::Role, permission::Permission, visibility::ItemKind};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Context as _, DashboardShell, DisplayTime, FieldErrors, StaffViewer, StudioActor};

use super::{Input, Output, OwnPermissions, SeenItem, TheirProject, rules, sql};
use crate::studio::{compared::Texts, lists, permissions};

/// How a contact differs from the studio's other clients.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Own {
    /// As the studio has it.
    #[default]
    Studio,
    Yes,
    No,
}

impl Own {
    fn answer(self) -> Option<bool> {
        match self {
            Self::Studio => None,
            Self::Yes => Some(true),
            Self::No => Some(false),
        }
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    #[serde(default)]
    view_invoices: Own,
    #[serde(default)]
    make_payments: Own,
    #[serde(default)]
    update_profile: Own,
    #[serde(default)]
    upload: Own,
    #[serde(default)]
    message: Own,
    /// The projects the page had a box for.
    #[serde(default)]
    pub shown: BTreeSet<ProjectId>,
    /// Those whose box was ticked.
    #[serde(default)]
    pub hidden_project: BTreeSet<ProjectId>,
    #[serde(default)]
    hidden_kind: BTreeSet<ItemKind>,
}

impl Form {
    /// With what is hidden already and was not on the page.
    pub fn input(&self, kept: BTreeSet<ProjectId>) -> Input {
        Input {
            permissions: OwnPermissions {
                view_invoices: self.view_invoices.answer(),
                make_payments: self.make_payments.answer(),
                update_profile: self.update_profile.answer(),
                upload: self.upload.answer(),
                message: self.message.answer(),
            },
            hidden_projects: self.hidden_project.iter().cloned().chain(kept).collect(),
            hidden_kinds: self.hidden_kind.clone(),
        }
    }
}

impl Form {
    /// What stands there, with what was chosen in its place.
    pub fn chosen(&self, output: Output) -> Output {
        let Input { permissions, hidden_kinds, .. } = self.input(BTreeSet::new());
        let projects = output.projects.into_iter();
        let projects = projects.map(|project| TheirProject { hidden: self.hidden_project.contains(&project.id), ..project });
        Output { permissions, hidden_kinds: hidden_kinds.into_iter().collect(), projects: projects.collect(), ..output }
    }
}

struct PermissionRow {
    id: &'static str,
    label: &'static str,
    /// `studio`, `yes` or `no`.
    own: &'static str,
    of_the_studio: &'static str,
}

struct KindRow {
    id: &'static str,
    label: &'static str,
    hidden: bool,
}

struct ProjectRow {
    id: String,
    title: String,
    hidden: bool,
}

struct ItemLine {
    what: &'static str,
    name: String,
    at: Option<DisplayTime>,
    visible: bool,
    why: String,
}

struct Sees {
    title: String,
    items: Vec<ItemLine>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "studio/contact_settings/page.html")]
pub struct ContactSettingsPage {
    shell: DashboardShell,
    errors: FieldErrors,
    /// The form of an owner; everybody else only reads.
    changes: bool,
    version: String,
    id: String,
    name: String,
    permissions: Vec<PermissionRow>,
    kinds: Vec<KindRow>,
    projects: Vec<ProjectRow>,
    sees: Option<Sees>,
}

/// Setting by setting, as a person reads them.
pub fn said(input: &Input, projects: &[sql::Project]) -> Texts {
    let own = |permission: &Permission| match input.permissions.get(*permission) {
        None => "Default",
        Some(true) => "Yes",
        Some(false) => "No",
    };
    let may = |permission: &Permission| (permissions::label(*permission).to_owned(), own(permission).to_owned());
    let shown = |hidden: bool| if hidden { "Hidden" } else { "Shown" }.to_owned();
    let kind = |kind: &ItemKind| (rules::plural(*kind).to_owned(), shown(input.hidden_kinds.contains(kind)));
    let project = |project: &sql::Project| (format!("Project {}", project.title), shown(input.hidden_projects.contains(&project.id)));
    Permission::ALL.iter().map(may).chain(rules::KINDS.iter().map(kind)).chain(projects.iter().map(project)).collect()
}

pub fn page(
    actor: &StudioActor,
    viewer: &StaffViewer,
    (output, version): (&Output, String),
    notice: Option<String>,
    errors: FieldErrors,
) -> ContactSettingsPage {
    let permission = |permission: &Permission| PermissionRow {
        id: permission.as_str(),
        label: permissions::label(*permission),
        own: match output.permissions.get(*permission) {
            None => "studio",
            Some(true) => "yes",
            Some(false) => "no",
        },
        of_the_studio: if output.of_the_studio.get(*permission) { "yes" } else { "no" },
    };
    let kind =
        |kind: &ItemKind| KindRow { id: rules::code(*kind), label: rules::plural(*kind), hidden: output.hidden_kinds.contains(kind) };
    let item = |item: &SeenItem| ItemLine {
        what: rules::singular(item.kind),
        name: item.name.clone(),
        at: item.at.map(|at| actor.when(at)),
        visible: item.visible,
        why: item.hidden.iter().map(|why| why.text.as_str()).collect::<Vec<_>>().join(". "),
    };
    let at = format!("/contacts/{}/settings", output.contact);
    let sees = output.sees.as_ref().map(|sees| Sees {
        title: sees.title.clone(),
        items: sees.page.items.iter().map(item).collect(),
        next: sees.page.next.as_ref().map(|next| lists::address(&at, &[("project", sees.id.as_str()), ("after", next)])),
    });
    let title = format!("Permissions for {}", output.name);
    ContactSettingsPage {
        shell: DashboardShell { notice, ..actor.shell(viewer, &title) },
        errors,
        changes: viewer.role == Role::Owner,
        version,
        id: output.contact.to_string(),
        name: output.name.to_string(),
        permissions: Permission::ALL.iter().map(permission).collect(),
        kinds: rules::KINDS.iter().map(kind).collect(),
        projects: output
            .projects
            .iter()
            .map(|project| ProjectRow { id: project.id.to_string(), title: project.title.clone(), hidden: project.hidden })
            .collect(),
        sees,
    }
}
