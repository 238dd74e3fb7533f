//! A quote (B8): the client reads it, and accepts one of its options or declines it, once. What was accepted is what they saw: its bytes
//! are frozen from the sending on, and the decision carries their SHA-256.

mod page;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    Date, DocumentId, DocumentKind, Event, Note,
    bill::{BillLine, BillTotals, Share},
    money::Currency,
    quote::{Quote, QuoteContent, QuoteRefusal},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, Viewer};

use self::sql::{Decision, QuoteDecision};
use crate::{
    document::{self, ClientDocument, DocumentHead},
    flash::FlashQuery,
};

/// A quote as its recipients see it. Amounts are minor units of its currency.
#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    #[serde(flatten)]
    pub document: ClientDocument,
    /// Markdown.
    pub intro: Option<String>,
    pub currency: Currency,
    pub prices_include_tax: bool,
    /// The last day, at the studio, on which it can be accepted.
    pub valid_until: Option<Date>,
    pub expired: bool,
    pub options: Vec<OfferedOption>,
    /// SHA-256, in hex, of all it says; the decision will carry it.
    pub sha256: String,
    pub decision: Option<QuoteDecision>,
}

/// One option of a quote, added up.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferedOption {
    pub title: String,
    pub description: Option<String>,
    pub recommended: bool,
    pub lines: Vec<BillLine>,
    pub discount: Option<Share>,
    pub totals: BillTotals,
}

/// A quote with everything around it.
struct Seen {
    viewer: Viewer,
    head: DocumentHead,
    document: ClientDocument,
    quote: Quote,
    decision: Option<QuoteDecision>,
}

fn parsed(content: &str) -> Result<Quote, Failure> {
    serde_json::from_str::<QuoteContent>(content).map_err(Failure::internal)?.parse().map_err(Failure::internal)
}

async fn look(client: &Client, id: &DocumentId) -> Result<Seen, Failure> {
    let (viewer, [_, found]) = client.read(document::view(client, id, DocumentKind::Quote, sql::ONE)).await?;
    let (head, document) = document::seen(client, &found)?;
    let decision = found.first::<sql::Decided>()?.and_then(|found| found.decision);
    let decision = decision.map(|json| serde_json::from_str(&json)).transpose().map_err(Failure::internal)?;
    Ok(Seen { viewer, quote: parsed(&head.content)?, head, document, decision })
}

impl Seen {
    fn output(&self, today: Date) -> Output {
        let content = self.quote.content();
        let option = |(option, bill): (&domain::quote::QuoteOption, &domain::bill::Bill)| OfferedOption {
            title: option.title.clone(),
            description: option.description.clone(),
            recommended: option.recommended,
            lines: option.lines.clone(),
            discount: option.discount,
            totals: bill.totals().clone(),
        };
        Output {
            document: self.document.clone(),
            intro: content.intro.clone(),
            currency: content.currency,
            prices_include_tax: content.prices_include_tax,
            valid_until: content.valid_until,
            expired: self.quote.expired(today),
            options: self.quote.options().map(option).collect(),
            sha256: document::sha256(&self.head.content),
            decision: self.decision.clone(),
        }
    }
}

/// `GET /quotes/{document}`
pub async fn show(
    client: Client,
    PathId(id): PathId<DocumentId>,
    QueryParams(query): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let seen = look(&client, &id).await?;
    let t = client.t();
    let notice = match query.notice.as_str() {
        "accepted" => Some(t.quote_notice_accepted().to_owned()),
        "declined" => Some(t.quote_notice_declined().to_owned()),
        _ => None,
    };
    let reply = client.reply(seen.output(client.today()));
    Ok(reply.page(|_| page::page(&client, &seen, notice, None, FieldErrors::default())))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInput {
    /// Place of the option, from 0; may be left out where there is only one.
    #[serde(default)]
    option: Option<usize>,
    /// A word to the studio.
    #[serde(default)]
    note: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineInput {
    /// A word to the studio.
    #[serde(default)]
    note: String,
}

/// What was decided.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decided {
    pub id: DocumentId,
    pub decision: Decision,
    pub option: Option<usize>,
    pub sha256: String,
}

/// `POST /quotes/{document}/accept`
pub async fn accept(
    client: Client,
    PathId(id): PathId<DocumentId>,
    Payload(input): Payload<AcceptInput>,
) -> Result<Reply<Decided>, Failure> {
    decide(&client, &id, Answer { decision: Decision::Accepted, option: input.option, note: &input.note }).await
}

/// `POST /quotes/{document}/decline`
pub async fn decline(
    client: Client,
    PathId(id): PathId<DocumentId>,
    Payload(input): Payload<DeclineInput>,
) -> Result<Reply<Decided>, Failure> {
    decide(&client, &id, Answer { decision: Decision::Declined, option: None, note: &input.note }).await
}

/// As it was typed or sent.
#[derive(Clone, Copy)]
struct Answer<'a> {
    decision: Decision,
    option: Option<usize>,
    note: &'a str,
}

async fn decide(client: &Client, id: &DocumentId, answer: Answer<'_>) -> Result<Reply<Decided>, Failure> {
    let done = attempt(client, id, answer).await;
    let Err(failure) = done else { return done };
    if !client.pages() {
        return Err(failure);
    }
    // The page shows it as it is now: perhaps somebody was quicker.
    let Ok(seen) = look(client, id).await else { return Err(failure) };
    Err(failure.with_form(|errors| page::page(client, &seen, None, Some((answer.option, answer.note)), errors)))
}

fn refused(client: &Client, refusal: QuoteRefusal) -> Failure {
    let t = client.t();
    match refusal {
        QuoteRefusal::Closed(domain::document::ClosedReason::Done) => Failure::conflict(t.quote_answered_already()),
        QuoteRefusal::Closed(_) => Failure::conflict(t.quote_not_open()),
        QuoteRefusal::Expired(last) => Failure::conflict(t.quote_expired(client.day(last).text)),
        QuoteRefusal::NoOption => Failure::field("option", t.quote_no_option()),
    }
}

async fn attempt(client: &Client, id: &DocumentId, Answer { decision, option, note }: Answer<'_>) -> Result<Reply<Decided>, Failure> {
    let (viewer, [found]) = client.read([document::ask(client, id, DocumentKind::Quote, sql::OPEN)]).await?;
    let (head, now) = (&document::head(&found)?, client.now());
    let quote = parsed(&head.content)?;
    // 1. What may be decided.
    let option = match decision {
        Decision::Accepted => quote.accept(head.state, client.today(), option).map(Some),
        Decision::Declined => Quote::decline(head.state).map(|()| None),
    };
    let option = option.map_err(|refusal| refused(client, refusal))?;
    let mut fields = FieldErrors::default();
    let note = if domain::text::is_blank(note) { None } else { fields.take("note", note.parse::<Note>()) };
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    // 2. Once, and on what they saw.
    let sha256 = document::sha256(&head.content);
    let verb = match decision {
        Decision::Accepted => "accepted",
        Decision::Declined => "declined",
    };
    let change = Change::new()
        .require(document::still_open(client, head))
        .write(sql::DECIDE.with([
            (&head.id).into(),
            client.contact().into(),
            decision.as_str().into(),
            option.map(|option| option as u64).into(),
            note.as_ref().into(),
            now.into(),
            client.source().into(),
            client.user_agent().into(),
            sha256.as_str().into(),
        ]))
        .write(document::done(head, now))
        .record(match decision {
            Decision::Accepted => {
                Event::QuoteAccepted { document: head.id.clone(), option: option.map(|option| option as u64), sha256: sha256.clone() }
            }
            Decision::Declined => Event::QuoteDeclined { document: head.id.clone(), sha256: sha256.clone() },
        });
    let line = format!("{} {verb} “{}”", viewer.name, head.title);
    let change = document::tell_studio(client, change, &line, note.as_ref().map(Note::as_str), head)?;
    let reply = client.reply(Decided { id: head.id.clone(), decision, option, sha256 });
    let reply = reply.see_other(format!("/quotes/{}?notice={verb}", head.id));
    client.commit(change, &reply).await.map_err(|failure| match failure {
        Failure::Conflict(_) | Failure::UniqueViolation(_) => Failure::conflict(client.t().quote_answered_already()),
        other => other,
    })?;
    Ok(reply)
}
