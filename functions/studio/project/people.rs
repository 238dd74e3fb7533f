//! Who takes part in a project. Participants see what clients uploaded to it (B7): triggers on the table of participants keep that true.
//! What the studio sent stays with those it was sent to.

use domain::{ContactId, Event, ProjectId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, PathIds, Payload, Reply, StudioActor};

use super::{Seen, look, page, sql};
use crate::studio::{lists, sql as shared};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default, alias = "participant")]
    participants: Vec<ContactId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub project: ProjectId,
    /// Everybody who takes part now.
    pub participants: Vec<ContactId>,
}

fn reply(actor: &StudioActor, project: &ProjectId, participants: Vec<ContactId>) -> Reply<Output> {
    let to = lists::address(&format!("/projects/{project}"), &[("notice", "people-changed")]);
    actor.reply(Output { project: project.clone(), participants }).see_other(to)
}

/// `POST /projects/{project}/participants`
pub async fn add(actor: StudioActor, PathId(id): PathId<ProjectId>, Payload(input): Payload<Input>) -> Result<Reply<Output>, Failure> {
    let mut joining = input.participants;
    joining.sort();
    joining.dedup();
    let ids = serde_json::to_string(&joining).map_err(Failure::internal)?;
    let asked = [sql::PROJECT.with([(&id).into()]), sql::PARTICIPANTS.with([(&id).into()]), shared::KNOWN.with([ids.as_str().into()])];
    let (_, [project, people, known]) = actor.read(asked).await?;
    project.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    if known.first::<shared::Known>()?.is_none_or(|known| known.many != joining.len()) {
        return Err(Failure::NotFound);
    }
    if joining.is_empty() {
        return Err(again(&actor, &id, &ids, Failure::field("participant", "Choose at least one participant")).await);
    }
    let change = Change::new()
        .write(sql::JOIN.with([(&id).into(), ids.as_str().into()]))
        .record(Event::ProjectParticipantsAdded { project: id.clone(), contacts: joining.clone() });
    let mut all: Vec<_> = people.all::<sql::ProjectParticipant>()?.into_iter().map(|person| person.id).collect();
    joining.retain(|id| !all.contains(id));
    all.extend(joining);
    let reply = reply(&actor, &id, all);
    match actor.commit(change, &reply).await {
        Ok(_) => Ok(reply),
        Err(failure) => Err(again(&actor, &id, &ids, failure).await),
    }
}

/// The project with these contacts chosen to be added.
async fn again(actor: &StudioActor, id: &ProjectId, ids: &str, failure: Failure) -> Failure {
    if !actor.pages() || failure.on_form().is_none() {
        return failure;
    }
    let seen = async {
        let seen = look(actor, id, "").await?;
        let (_, [chosen]) = actor.read([sql::CHOSEN.with([id.into(), ids.into()])]).await?;
        Ok(Seen { joining: chosen.all()?, ..seen })
    };
    match seen.await {
        Ok(seen) => failure.with_form(|errors| page::page(actor, &seen, None, errors)),
        Err(other) => other,
    }
}

/// `POST /projects/{project}/participants/{contact}/remove`
pub async fn remove(
    actor: StudioActor,
    PathId(PathIds(id, contact)): PathId<PathIds<ProjectId, ContactId>>,
) -> Result<Reply<Output>, Failure> {
    let (_, [people, there]) =
        actor.read([sql::PARTICIPANTS.with([(&id).into()]), sql::ON_PROJECT.with([(&id).into(), (&contact).into()])]).await?;
    there.first::<shared::Known>()?.filter(|there| there.many > 0).ok_or(Failure::NotFound)?;
    let left = people.all::<sql::ProjectParticipant>()?.into_iter().map(|person| person.id).filter(|id| *id != contact).collect();
    let change = Change::new()
        .write(sql::LEAVE.with([(&id).into(), (&contact).into()]))
        .write(sql::NEXT_PRIMARY.with([(&id).into()]))
        .record(Event::ProjectParticipantRemoved { project: id.clone(), contact: contact.clone() });
    let reply = reply(&actor, &id, left);
    actor.commit(change, &reply).await?;
    Ok(reply)
}
