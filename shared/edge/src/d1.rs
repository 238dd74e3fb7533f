//! The directory and the shards on D1. A batch is a transaction and one round trip. Which shards there are, the bindings say: `SHARD_01`,
//! `SHARD_02` and so on.

use domain::Shard;
use js_sys::{Array, Object};
use ports::{Arg, Constraint, DbError, Directory, DirectoryQuery, Outcome, Query, Shards, async_trait};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use worker::{Env, send::SendFuture};

use crate::{js, task};

pub struct D1(pub Env);

#[async_trait]
impl Shards for D1 {
    fn all(&self) -> Vec<Shard> {
        let names = Object::keys(self.0.unchecked_ref::<Object>());
        let mut shards: Vec<_> = names.iter().filter_map(|name| Shard::of_binding(&name.as_string()?)).collect();
        shards.sort_unstable();
        shards
    }

    async fn batch(&self, shard: Shard, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
        self.run(&shard.binding(), queries.into_iter().map(|query| json!([query.sql.text(), arguments(query.args)])).collect()).await
    }
}

#[async_trait]
impl Directory for D1 {
    async fn batch(&self, queries: Vec<DirectoryQuery>) -> Result<Vec<Outcome>, DbError> {
        self.run("DIRECTORY", queries.into_iter().map(|query| json!([query.sql.text(), arguments(query.args)])).collect()).await
    }
}

impl D1 {
    async fn run(&self, binding: &str, statements: Vec<Value>) -> Result<Vec<Outcome>, DbError> {
        if statements.is_empty() {
            return Ok(Vec::new());
        }
        let db = js::binding(&self.0, binding).ok_or_else(|| DbError::Internal(format!("this Worker has no binding {binding}")))?;
        let (statements, whose) = (Value::from(statements).to_string(), format!("{} db={binding}", task::name()));
        let results = SendFuture::new(async move { js::batch(&db, &statements, &whose).await }).await;
        results.map(outcomes).map_err(|thrown| classify(js::message(&thrown)))
    }
}

/// The one place where our values become D1's. JSON's number is JavaScript's double: D1 refuses its big integers, and takes `null` where
/// it refuses `undefined`.
fn arguments(args: Vec<Arg>) -> Vec<Value> {
    args.into_iter()
        .map(|arg| match arg {
            Arg::Null => Value::Null,
            Arg::Number(number) => Value::from(number),
            Arg::Text(text) => Value::from(text),
        })
        .collect()
}

/// From `[rows as JSON, changes, …]`.
fn outcomes(flat: JsValue) -> Vec<Outcome> {
    let flat = Array::from(&flat);
    (0..flat.length() / 2)
        .map(|statement| Outcome {
            rows: flat.get(statement * 2).as_string().unwrap_or_default(),
            changes: flat.get(statement * 2 + 1).as_f64().unwrap_or_default() as u64,
        })
        .collect()
}

/// What D1 says when it cannot be had just now, in lower case. Its errors have no codes, only these words.
/// <https://developers.cloudflare.com/d1/observability/debug-d1/#error-list>
const OVERLOADED: [&str; 8] = [
    "overloaded",
    "timed out",
    "timeout",
    "network connection lost",
    "storage operation exceeded",
    "reset",
    "too many requests queued",
    "internal error",
];

fn classify(text: String) -> DbError {
    if text.contains("precondition failed") {
        return DbError::Stale;
    }
    if text.contains("studio is moving") {
        return DbError::Moving;
    }
    if text.contains("studio has left") {
        return DbError::Left;
    }
    if let Some((_, columns)) = text.split_once("UNIQUE constraint failed: ") {
        // `members.studio_id, members.email: SQLITE_CONSTRAINT (extended: …)`
        return DbError::UniqueViolation(Constraint::of(columns.split(": ").next().unwrap_or(columns)));
    }
    let lower = text.to_lowercase();
    if OVERLOADED.iter().any(|word| lower.contains(word)) { DbError::Overloaded(text) } else { DbError::Internal(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_d1_become_ours() {
        let taken = "D1_ERROR: UNIQUE constraint failed: contacts.studio_id, contacts.email: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)";
        assert_eq!(
            classify(taken.to_owned()),
            DbError::UniqueViolation(Constraint::Other("contacts.studio_id, contacts.email".to_owned()))
        );
        assert_eq!(classify("D1_ERROR: precondition failed: SQLITE_CONSTRAINT".to_owned()), DbError::Stale);
        for text in [
            "D1 DB is overloaded. Requests queued for too long.",
            "Network connection lost.",
            "D1 DB storage operation exceeded timeout which caused object to be reset.",
        ] {
            assert!(matches!(classify(text.to_owned()), DbError::Overloaded(_)), "{text}");
        }
        assert!(matches!(classify("D1_ERROR: no such table: x: SQLITE_ERROR".to_owned()), DbError::Internal(_)));
    }

    #[test]
    fn arguments_are_plain_json() {
        let args = vec![Arg::Null, Arg::Number(1_795_392_000_000), Arg::Text("a\"b".to_owned())];
        assert_eq!(Value::from(arguments(args)).to_string(), r#"[null,1795392000000,"a\"b"]"#);
    }
}
