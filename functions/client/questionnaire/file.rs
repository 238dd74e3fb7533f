//! A file as an answer: for those the questionnaire is for, and for nobody else on the project.

use domain::{
    DocumentId,
    questionnaire::{Question, QuestionKind},
};
use multer::Field;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, Created, Failure, FieldErrors, PathId, PathIds, QueryParams, Reply, UploadBody};

use super::{AnswerFile, Seen, field_of, read};
use crate::files::{
    form::ReceivedFiles,
    upload::{self, PendingFile, UploadTarget, Uploader},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// With its ending: `passport.pdf`.
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    #[serde(flatten)]
    pub answer: AnswerFile,
}

fn place(client: &Client, seen: &Seen, question: &Question) -> UploadTarget {
    UploadTarget {
        studio: client.studio().clone(),
        project: seen.head.project.clone(),
        uploader: Uploader::Answer {
            contact: client.contact().clone(),
            session: client.session().clone(),
            document: seen.head.id.clone(),
            question: question.id.clone(),
            at: client.now(),
        },
    }
}

/// A file of the page's form; says whether one was kept, and whether under another ending than it came with.
pub async fn take(
    client: &Client,
    seen: &Seen,
    question: &Question,
    field: Field<'_>,
    refused: &mut FieldErrors,
) -> Result<(bool, bool), Failure> {
    let mut brought = ReceivedFiles::default();
    let kept = brought.take(client, &place(client, seen, question), field).await?.is_some();
    for error in brought.refused.list {
        refused.add(&field_of(&question.id), error.message);
    }
    Ok((kept, brought.renamed))
}

/// `POST /api/v1/questionnaires/{document}/files/{question}`: its bytes as the body. Takes the place of an earlier one.
pub async fn file(
    client: Client,
    PathId(PathIds(id, question)): PathId<PathIds<DocumentId, String>>,
    QueryParams(named): QueryParams<Named>,
    incoming: UploadBody,
) -> Result<Reply<Created<Output>>, Failure> {
    let (_, seen) = read(&client, &id).await?;
    let question = seen.asked.question(&question).filter(|question| question.kind == QuestionKind::File).ok_or(Failure::NotFound)?;
    let size = upload::length(&incoming)?;
    let mut file =
        PendingFile::new(&client, client.studio(), &named.name).map_err(|refusal| Failure::field("name", refusal.to_string()))?;
    let place = place(&client, &seen, question);
    let stored = place.put(&client, &mut file, incoming.into_body(size).await?).await?;
    let change = place.complete(&file, &stored)?;
    let answer = AnswerFile::new(question.id.clone(), file.id.clone(), &file.name, file.kind.media_type());
    let reply = client.reply(Output { answer }).created();
    match client.commit(change, &reply).await {
        Err(failure @ Failure::Conflict(_)) => {
            file.discard(&client).await;
            Err(failure)
        }
        done => done.map(|_| reply),
    }
}
