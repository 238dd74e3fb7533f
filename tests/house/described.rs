//! What the descriptions of the API say about requests and answers.

use std::collections::HashMap;

use http::header;
use serde_json::Value;
use web::route::Route;

use crate::{asking::Answer, json_schema::faults};

/// The two documents, by name.
pub struct Described(HashMap<&'static str, Value>);

impl Described {
    /// # Panics
    /// When two types share a name.
    pub fn new() -> Self {
        let documents = web::openapi::documents(&functions::routes::table());
        let documents =
            documents.unwrap_or_else(|clashes| panic!("two types of one name: {clashes:?}; rename one, or give it `#[schema(as = …)]`"));
        Self(documents.into_iter().map(|(name, document)| (name, serde_json::to_value(document).unwrap())).collect())
    }

    pub fn document(&self, dashboard: bool) -> &Value {
        &self.0[if dashboard { "studio" } else { "portal" }]
    }

    pub fn operation(&self, row: &Route, dashboard: bool) -> &Value {
        &self.document(dashboard)["paths"][&*row.path][row.method.as_str().to_lowercase()]
    }

    /// What is not as described in a request's JSON.
    pub fn of_body(&self, row: &Route, dashboard: bool, sent: &Value) -> Vec<String> {
        let schema = &self.operation(row, dashboard)["requestBody"]["content"]["application/json"]["schema"];
        // What takes no body takes an empty one, too.
        if schema.is_null() && *sent == serde_json::json!({}) {
            return Vec::new();
        }
        faults(self.document(dashboard), schema, sent)
    }

    /// What is not as described in an answer: its status, its media type, its JSON.
    pub fn of_answer(&self, row: &Route, dashboard: bool, answer: &Answer) -> Vec<String> {
        let responses = &self.operation(row, dashboard)["responses"];
        let class = format!("{}XX", answer.status.as_u16() / 100);
        let response = responses.get(answer.status.as_str()).or_else(|| responses.get(&class));
        let Some(response) = response else { return vec![format!("{} is not described", answer.status)] };
        let (content, media_type) = (&response["content"], answer.header(header::CONTENT_TYPE));
        if content.is_null() || content["*/*"].is_object() {
            return Vec::new();
        }
        let schema = &content[media_type]["schema"];
        if schema.is_null() {
            return vec![format!("{} {media_type:?} is not described", answer.status)];
        }
        match serde_json::from_str(&answer.text) {
            Ok(json) => faults(self.document(dashboard), schema, &json),
            Err(error) => vec![format!("{} is no JSON: {error}", answer.status)],
        }
    }
}

impl Default for Described {
    fn default() -> Self {
        Self::new()
    }
}
