//! A questionnaire (B10): its recipients answer together, question by question; every save keeps what is good of it, and whoever submits
//! settles it for all. Without JavaScript there is a button that saves; with it, answers are saved while they are written.

mod answer;
mod file;
mod page;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, DocumentId, DocumentKind, FileId, Timestamp,
    file::{FileKind, FileName},
    questionnaire::{Answer, AnswerError, Answers, Progress, Question, Questionnaire, QuestionnaireContent, written},
};
use ports::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, Failure, FieldErrors, PathId, QueryParams, Reply, Translations, Viewer};

pub use self::{
    answer::{answers, form, submit},
    file::file,
};
use crate::{
    document::{self, ClientDocument, DocumentHead, sha256},
    flash::FlashQuery,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    #[serde(flatten)]
    pub document: ClientDocument,
    /// Markdown.
    pub intro: Option<String>,
    pub questions: Vec<Question>,
    /// By the id of the question; of a file, its id.
    #[schema(value_type = BTreeMap<String, Answer>)]
    pub answers: Answers,
    /// The files among the answers.
    pub files: Vec<AnswerFile>,
    pub progress: Progress,
    pub submitted: Option<Submission>,
    /// Whether the asker can answer now.
    pub open: bool,
}

/// A file that answers a question.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AnswerFile {
    pub question: String,
    pub file: FileId,
    pub name: String,
    /// A browser shows it.
    #[serde(skip)]
    viewed: bool,
}

impl AnswerFile {
    fn new(question: String, file: FileId, name: &FileName, media_type: &str) -> Self {
        Self { question, file, name: name.to_string(), viewed: FileKind::viewed(name, media_type).is_some() }
    }
}

/// Who submitted the questionnaire.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Submission {
    pub contact: ContactId,
    pub name: String,
    pub at: Timestamp,
}

/// A questionnaire with what was answered so far.
struct Seen {
    head: DocumentHead,
    asked: Questionnaire,
    answers: Answers,
    files: Vec<AnswerFile>,
    /// How many answers there are, and when the last one came.
    mark: (u64, Timestamp),
    submitted: Option<Submission>,
}

impl Seen {
    fn new(head: DocumentHead, found: &Outcome) -> Result<Self, Failure> {
        let content: QuestionnaireContent = serde_json::from_str(&head.content).map_err(Failure::internal)?;
        let asked = content.parse().map_err(|_| Failure::internal("a questionnaire that was sent does not hold"))?;
        let so_far: sql::SoFar = found.first()?.ok_or(Failure::NotFound)?;
        let rows: Vec<sql::Answered> = serde_json::from_str(&so_far.answers).map_err(Failure::internal)?;
        let submitted = so_far.submitted.map(|json| serde_json::from_str(&json)).transpose().map_err(Failure::internal)?;
        let mark = (rows.len() as u64, rows.iter().map(|row| row.answered_at).max().unwrap_or(Timestamp(0)));
        let (mut answers, mut files) = (Answers::new(), Vec::new());
        for row in rows {
            if let (Some(file), Some(name), Some(media_type)) = (row.file, row.file_name, row.media_type) {
                files.push(AnswerFile::new(row.question.clone(), file, &name, &media_type));
            }
            answers.insert(row.question, serde_json::from_str(&row.value).map_err(Failure::internal)?);
        }
        Ok(Self { head, asked, answers, files, mark, submitted })
    }
}

/// What every change asks first.
async fn read(client: &Client, id: &DocumentId) -> Result<(Viewer, Seen), Failure> {
    let (viewer, [found]) = client.read([document::ask(client, id, DocumentKind::Questionnaire, sql::OPEN)]).await?;
    let head = document::head(&found)?;
    if head.state.open().is_err() {
        return Err(Failure::conflict(client.t().questionnaire_over()));
    }
    Ok((viewer, Seen::new(head, &found)?))
}

/// What is shown of it.
async fn look(client: &Client, id: &DocumentId) -> Result<(Viewer, Output), Failure> {
    let (viewer, [_, found]) = client.read(document::view(client, id, DocumentKind::Questionnaire, sql::ONE)).await?;
    let (head, document) = document::seen(client, &found)?;
    let open = head.state.open().is_ok() && viewer.acts();
    let Seen { asked, answers, files, submitted, .. } = Seen::new(head, &found)?;
    let progress = asked.progress(&answers);
    let QuestionnaireContent { intro, questions } = asked.content().clone();
    Ok((viewer, Output { document, intro, questions, answers, files, progress, submitted, open }))
}

/// `GET /questionnaires/{document}`
pub async fn show(
    client: Client,
    PathId(id): PathId<DocumentId>,
    QueryParams(query): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let (viewer, output) = look(&client, &id).await?;
    Ok(client.reply(output).page(|output| page::page(&client, &viewer, output, &query.notice, FieldErrors::default())))
}

/// Why an answer was not taken, to a client.
fn why(t: Translations, fault: AnswerError) -> String {
    match fault {
        AnswerError::NoSuchQuestion => t.questionnaire_no_such_question().to_owned(),
        AnswerError::Required => t.questionnaire_required().to_owned(),
        AnswerError::TooLong(most) => t.questionnaire_too_long(most),
        AnswerError::Unreadable => t.questionnaire_unreadable().to_owned(),
        AnswerError::NotAnOption => t.questionnaire_not_an_option().to_owned(),
        AnswerError::TooMany(most) => t.questionnaire_too_many(most),
        AnswerError::NotADay => t.questionnaire_not_a_day().to_owned(),
        AnswerError::NotANumber => t.questionnaire_not_a_number().to_owned(),
        AnswerError::TwoNumbers { decimal, thousands } => t.questionnaire_two_numbers(decimal.replace('.', t.format_decimal()), thousands),
        AnswerError::TooSmall(least) => t.questionnaire_too_small(least),
        AnswerError::TooLarge(most) => t.questionnaire_too_large(most),
        AnswerError::NotAFile => t.questionnaire_not_a_file().to_owned(),
    }
}

/// The name of a question's field, on the form and among the errors.
fn field_of(question: &str) -> String {
    format!("q.{question}")
}

/// What an answer was when a form was made, in short: so that what nobody touched there is told from what was changed.
fn mark(answer: &Answer) -> String {
    match answer {
        Answer::Nothing => String::new(),
        answer => sha256(&serde_json::to_string(answer).unwrap_or_default()).chars().take(16).collect(),
    }
}

/// An answer in words, to be read.
fn text_of(answer: &Answer) -> String {
    match answer {
        Answer::Nothing => String::new(),
        Answer::Number(number) => written(*number),
        Answer::Text(text) => text.clone(),
        Answer::Many(list) => list.join(", "),
    }
}
