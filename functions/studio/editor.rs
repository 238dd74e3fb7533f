//! Where a draft is written on the dashboard: its project and who takes part, the form, and what happens when two people change it at once.
//! The same for every kind of document.

use domain::{DocumentId, DocumentKind, ProjectId};
use ports::{Outcome, Query};
use web::{
    BaseVersion, Failure, StaffViewer, StudioActor, Version, VersionedItem,
    form_state::{FormPayload, FormState},
};

use super::compared::{self, Compared};
use crate::document::{
    self,
    draft::{self, Draft, Participant, Project, ProjectLink},
};

/// Somebody who can be chosen as a recipient, for the macro `pick_people`.
pub struct Choice {
    pub id: String,
    pub name: String,
    pub email: String,
    pub chosen: bool,
}

/// Where a draft is written: its project and who takes part, and the draft once there is one.
pub struct Editor {
    pub viewer: StaffViewer,
    pub kind: DocumentKind,
    pub project: ProjectId,
    pub project_title: String,
    pub people: Vec<Participant>,
    pub draft: Option<Draft>,
    /// What the form says it is based on; of a new document nothing.
    pub version: String,
}

impl Editor {
    /// For a new document.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such project.
    pub async fn in_project(actor: &StudioActor, project: &ProjectId, kind: DocumentKind) -> Result<Self, Failure> {
        let (viewer, [found, people]) = actor.read(Self::queries_of_project(project, kind)).await?;
        Self::of_project(viewer, [&found, &people], kind)
    }

    pub fn queries_of_project(project: &ProjectId, kind: DocumentKind) -> [Query; 2] {
        [draft::PROJECT.with([project.into()]), draft::PEOPLE.with([project.into(), kind.into()])]
    }

    /// Decodes what [`Editor::queries_of_project`] found.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such project.
    pub fn of_project(viewer: StaffViewer, [found, people]: [&Outcome; 2], kind: DocumentKind) -> Result<Self, Failure> {
        let found: Project = found.first()?.ok_or(Failure::NotFound)?;
        let (project, project_title, version) = (found.id, found.title, String::new());
        Ok(Self { viewer, kind, project, project_title, people: people.all()?, draft: None, version })
    }

    /// For a document that was written before.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is none of that kind.
    pub async fn of_document(actor: &StudioActor, id: &DocumentId, kind: DocumentKind) -> Result<(Self, Draft, Version), Failure> {
        let (viewer, [found, people, version]) = actor.read(Self::queries(id, kind)).await?;
        Self::of(viewer, [&found, &people, &version], kind)
    }

    pub fn queries(id: &DocumentId, kind: DocumentKind) -> [Query; 3] {
        [draft::DRAFT.with([id.into(), kind.into()]), draft::PEOPLE_OF.with([id.into()]), VersionedItem::document(id).version()]
    }

    /// Decodes what [`Editor::queries`] found.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such document.
    pub fn of(viewer: StaffViewer, [found, people, version]: [&Outcome; 3], kind: DocumentKind) -> Result<(Self, Draft, Version), Failure> {
        let version = Version::of(version)?;
        let found: Draft = found.first()?.ok_or(Failure::NotFound)?;
        let editor = Self {
            viewer,
            kind,
            project: found.project.clone(),
            project_title: found.project_title.clone(),
            people: people.all()?,
            draft: Some(found.clone()),
            version: version.to_string(),
        };
        Ok((editor, found, version))
    }

    /// Where its form goes.
    pub fn action(&self) -> String {
        match &self.draft {
            Some(draft) => document::href(self.kind, &draft.id),
            None => format!("/projects/{}/{}", self.project, document::folder(self.kind)),
        }
    }

    pub fn link(&self) -> ProjectLink {
        ProjectLink::new(&self.project, &self.project_title)
    }

    /// Who can be a recipient, with those who are chosen.
    pub fn choices<T: FormPayload>(&self, state: &FormState<T>) -> Vec<Choice> {
        let choice = |person: &Participant| Choice {
            id: person.id.to_string(),
            name: person.name.clone(),
            email: person.email.to_string(),
            chosen: state.has("recipients", person.id.as_str()),
        };
        self.people.iter().map(choice).collect()
    }

    /// Before a draft is saved: nobody else changed it since its form was opened, and it was not sent.
    ///
    /// # Errors
    /// A page that shows both versions; for software what is wrong.
    pub fn check_version<T: FormPayload>(
        &self,
        actor: &StudioActor,
        (based, current): (&BaseVersion, Version),
        what: &'static str,
        (saved, typed): (&FormState<T>, &FormState<T>),
    ) -> Result<(), Failure> {
        let described = |state: &FormState<T>| state.described(|id| draft::name(id, &self.people));
        let page = self.action();
        let compared =
            || Compared { what, action: Some(page.clone()), back: page.clone(), saved: described(saved), typed: described(typed) };
        match self.draft.as_ref().map(Draft::unsent) {
            Some(Err(sent)) => Err(compared::too_late(actor, &self.viewer, based, current, compared(), sent)),
            _ => compared::check(actor, &self.viewer, based, current, compared),
        }
    }
}
