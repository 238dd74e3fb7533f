//! Saving answers, and submitting them all.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    DocumentId, Event,
    questionnaire::{Answer, Answers, Progress, QuestionKind},
};
use multer::Field;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, FieldErrors, PathId, Payload, Reply, UploadBody, Viewer};

use super::{Seen, field_of, file, look, mark, page, read, sql, text_of, why};
use crate::{document, files::form as parts};

/// The longest answer on a form, in bytes.
const MOST_TEXT: usize = 48 * 1024;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// By the id of the question; null takes an answer back. Those left out stay as they are.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Answer>)]
    answers: Answers,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Saved {
    pub progress: Progress,
    /// Now settled, for all recipients.
    pub submitted: bool,
}

/// What became of the answers that came: those to keep, those taken back, and what is wrong with the others.
struct Taken {
    kept: Answers,
    gone: BTreeSet<String>,
    refused: FieldErrors,
}

fn take(client: &Client, seen: &Seen, given: Answers) -> Taken {
    let mut taken = Taken { kept: Answers::new(), gone: BTreeSet::new(), refused: FieldErrors::default() };
    for (id, answer) in given {
        let of_file = seen.asked.question(&id).is_some_and(|question| question.kind == QuestionKind::File);
        match seen.asked.answer(&id, answer) {
            Ok(Answer::Nothing) => drop(taken.gone.insert(id)),
            // A file answers by being sent; naming one that is there already is no news.
            Ok(answer) if of_file => {
                if seen.answers.get(&id) != Some(&answer) {
                    taken.refused.add(&field_of(&id), client.t().questionnaire_not_a_file());
                }
            }
            Ok(answer) => drop(taken.kept.insert(id, answer)),
            Err(fault) => taken.refused.add(&field_of(&id), why(client.t(), fault)),
        }
    }
    taken
}

/// Writes what is new of it.
fn write(client: &Client, seen: &Seen, taken: &Taken) -> Result<Vec<ports::Query>, Failure> {
    let (id, now) = (&seen.head.id, client.now());
    let news: BTreeMap<&String, String> = taken
        .kept
        .iter()
        .filter(|(id, answer)| seen.answers.get(*id) != Some(*answer))
        .map(|(id, answer)| Ok((id, serde_json::to_string(answer).map_err(Failure::internal)?)))
        .collect::<Result<_, Failure>>()?;
    let gone: Vec<&String> = taken.gone.iter().filter(|id| seen.answers.contains_key(*id)).collect();
    let mut queries = Vec::new();
    if !gone.is_empty() {
        let gone = json!(gone).to_string();
        queries.push(sql::DROP_FILES.with([id.into(), gone.as_str().into(), now.into()]));
        queries.push(sql::TAKE_BACK.with([id.into(), gone.into()]));
    }
    if !news.is_empty() {
        queries.push(sql::KEEP.with([id.into(), json!(news).to_string().into(), client.contact().into(), now.into()]));
    }
    Ok(queries)
}

/// All answers as they are after this.
fn after(seen: &Seen, taken: &Taken) -> Answers {
    let mut all = seen.answers.clone();
    all.retain(|id, _| !taken.gone.contains(id));
    all.extend(taken.kept.clone());
    all
}

async fn save(client: &Client, seen: &Seen, taken: &Taken, notice: &str) -> Result<Reply<Saved>, Failure> {
    let saved = Saved { progress: seen.asked.progress(&after(seen, taken)), submitted: false };
    let reply = client.reply(saved).see_other(format!("/questionnaires/{}?notice={notice}", seen.head.id));
    let change = Change::new().require(document::still_open(client, &seen.head)).write_all(write(client, seen, taken)?);
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// `POST /api/v1/questionnaires/{document}/answers`: saves while somebody is writing. All or nothing: a refused answer says why.
pub async fn answers(client: Client, PathId(id): PathId<DocumentId>, Payload(input): Payload<Input>) -> Result<Reply<Saved>, Failure> {
    let (_, seen) = read(&client, &id).await?;
    let taken = take(&client, &seen, input.answers);
    if !taken.refused.list.is_empty() {
        return Err(taken.refused.failure());
    }
    save(&client, &seen, &taken, "saved").await
}

/// `POST /api/v1/questionnaires/{document}/submit`: the answers given now and those that are there, for good.
pub async fn submit(client: Client, PathId(id): PathId<DocumentId>, Payload(input): Payload<Input>) -> Result<Reply<Saved>, Failure> {
    let (viewer, seen) = read(&client, &id).await?;
    let taken = take(&client, &seen, input.answers);
    if !taken.refused.list.is_empty() {
        return Err(taken.refused.failure());
    }
    settle(&client, &viewer, &seen, &taken, "submitted").await
}

async fn settle(client: &Client, viewer: &Viewer, seen: &Seen, taken: &Taken, notice: &str) -> Result<Reply<Saved>, Failure> {
    let all = seen.asked.submit(after(seen, taken)).map_err(|refused| {
        let mut fields = FieldErrors::default();
        for one in refused {
            fields.add(&field_of(&one.id), format!("{}: {}", one.label, why(client.t(), one.why)));
        }
        fields.failure()
    })?;
    let saved = Saved { progress: seen.asked.progress(&all), submitted: true };
    let to =
        if viewer.keeps_history() { format!("/questionnaires/{}?notice={notice}", seen.head.id) } else { format!("/?notice={notice}") };
    let reply = client.reply(saved).see_other(to);
    let (id, now) = (&seen.head.id, client.now());
    let change = Change::new()
        .require(document::still_open(client, &seen.head))
        .require(sql::AS_READ.with([id.into(), seen.mark.0.into(), seen.mark.1.into()]))
        .write_all(write(client, seen, taken)?)
        .write(sql::SUBMIT.with([id.into(), client.contact().into(), now.into()]))
        .write(document::done(&seen.head, now))
        .record(Event::QuestionnaireSubmitted { document: id.clone() });
    let line = format!("{} submitted “{}”", viewer.name, seen.head.title);
    let change = document::tell_studio(client, change, &line, None, &seen.head)?;
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// What a form brought.
#[derive(Default)]
struct Typed {
    given: BTreeMap<String, Vec<String>>,
    /// What was answered when the form was made; see [`mark`].
    was: BTreeMap<String, String>,
    submit: bool,
    /// Files came or went.
    moved: bool,
    /// One of them under another ending than it came with.
    renamed: bool,
    refused: FieldErrors,
}

/// `POST /questionnaires/{document}/answers`: the page's form, files and all. What is good of it is kept, whatever is wrong with the rest.
pub async fn form(client: Client, PathId(id): PathId<DocumentId>, incoming: UploadBody) -> Result<Reply<Saved>, Failure> {
    let (mut viewer, mut seen) = match read(&client, &id).await {
        Err(failure @ Failure::Conflict(_)) => return too_late(&client, &id, incoming, failure).await,
        read => read?,
    };
    let mut form = parts::open(incoming)?;
    let mut typed = Typed::default();
    while let Some(field) = form.next_field().await.map_err(parts::broken_off)? {
        let name = field.name().unwrap_or_default().to_owned();
        one_field(&client, &seen, &mut typed, &name, field).await?;
    }
    if typed.moved {
        (viewer, seen) = read(&client, &id).await?;
    }
    // A form says nothing of boxes that are not ticked: what is asked and not among the fields is not answered.
    let mut given = Answers::new();
    for question in seen.asked.questions().iter().filter(|question| question.kind != QuestionKind::File) {
        let mut values = typed.given.remove(&question.id).unwrap_or_default();
        let answer = match question.kind {
            QuestionKind::MultipleChoice { .. } => Answer::Many(values),
            _ => values.pop().map_or(Answer::Nothing, Answer::Text),
        };
        given.insert(question.id.clone(), answer);
    }
    let mut taken = take(&client, &seen, given.clone());
    // Somebody else may have answered since, or the same person elsewhere: what was not touched here stays as it is there.
    let touched = |id: &str, answer: &Answer| typed.was.get(id).is_none_or(|was| *was != mark(answer));
    taken.kept.retain(|id, answer| touched(id, answer));
    taken.gone.retain(|id| touched(id, &Answer::Nothing));
    taken.refused.list.splice(0..0, typed.refused.list);
    let good = taken.refused.list.is_empty();
    let said = |notice: &str| if typed.renamed { format!("{notice}-renamed") } else { notice.to_owned() };
    if good && typed.submit {
        return match settle(&client, &viewer, &seen, &taken, &said("submitted")).await {
            Err(failure @ Failure::Invalid(_)) => {
                save(&client, &seen, &taken, "saved").await?;
                shown_again(&client, &id, failure, given).await
            }
            Err(failure @ Failure::Resumed { .. }) => shown_again(&client, &id, failure, given).await,
            done => done,
        };
    }
    match save(&client, &seen, &taken, &said("saved")).await {
        Err(failure @ Failure::Resumed { .. }) => shown_again(&client, &id, failure, given).await,
        Ok(_) if !good => shown_again(&client, &id, taken.refused.failure(), given).await,
        done => done,
    }
}

async fn one_field(client: &Client, seen: &Seen, typed: &mut Typed, name: &str, mut field: Field<'_>) -> Result<(), Failure> {
    let question = name.strip_prefix("q.").and_then(|id| seen.asked.question(id)).cloned();
    let before = name.strip_prefix("was.").filter(|id| seen.asked.question(id).is_some());
    match question {
        None if before.is_some() => {
            let was = parts::text(&mut field, 100).await?;
            typed.was.extend(before.map(|id| (id.to_owned(), was)));
            Ok(())
        }
        Some(question) if question.kind == QuestionKind::File => {
            let (kept, renamed) = file::take(client, seen, &question, field, &mut typed.refused).await?;
            typed.moved |= kept;
            typed.renamed |= renamed;
            Ok(())
        }
        Some(question) => {
            let value = parts::text(&mut field, MOST_TEXT).await?;
            typed.given.entry(question.id).or_default().push(value);
            Ok(())
        }
        None if name == "then" => {
            typed.submit = parts::text(&mut field, 20).await? == "submit";
            Ok(())
        }
        // "Remove this file"
        None if name == "remove" => {
            let question = parts::text(&mut field, 100).await?;
            let gone = Taken { kept: Answers::new(), gone: [question.clone()].into(), refused: FieldErrors::default() };
            let still_open = document::still_open(client, &seen.head);
            client.step(Change::new().require(still_open).write_all(write(client, seen, &gone)?)).await?;
            typed.moved = true;
            Ok(())
        }
        None => Err(Failure::field(name, client.t().questionnaire_no_such_question())),
    }
}

/// Somebody else submitted it meanwhile, or the same person elsewhere: the page as it is now, and what was written and is not in it.
async fn too_late(client: &Client, id: &DocumentId, incoming: UploadBody, failure: Failure) -> Result<Reply<Saved>, Failure> {
    let (viewer, output) = look(client, id).await?;
    let mut form = parts::open(incoming)?;
    let mut given: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(mut field) = form.next_field().await.map_err(parts::broken_off)? {
        let name = field.name().unwrap_or_default().to_owned();
        if let (Some(question), None) = (name.strip_prefix("q."), field.file_name()) {
            given.entry(question.to_owned()).or_default().push(parts::text(&mut field, MOST_TEXT).await?);
        }
    }
    let written = output.questions.iter().filter_map(|question| {
        let kept = output.answers.get(&question.id).map(text_of).unwrap_or_default();
        let text = given.get(&question.id)?.join(", ").replace("\r\n", "\n").trim().to_owned();
        (!text.is_empty() && text != kept).then(|| (question.label.clone(), text))
    });
    let unkept = written.collect();
    Err(failure.with_form(|errors| {
        let mut page = page::again(client, &viewer, &output, &output.answers, errors);
        page.unkept = unkept;
        page
    }))
}

/// The form with what was typed and what is wrong with it.
async fn shown_again(client: &Client, id: &DocumentId, failure: Failure, given: Answers) -> Result<Reply<Saved>, Failure> {
    let (viewer, output) = look(client, id).await?;
    let mut typed = output.answers.clone();
    typed.extend(given.into_iter().filter(|(_, answer)| *answer != Answer::Nothing));
    Err(failure.with_form(|errors| page::again(client, &viewer, &output, &typed, errors)))
}
