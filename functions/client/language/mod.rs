//! The language of the pages before anybody is signed in (E8): chosen at their foot, without a script, and kept by a cookie. Who is
//! signed in has a language of their own, see `contacts.language`; who logs in after choosing here takes the choice along.

pub mod routes;

#[cfg(test)]
mod tests;

use domain::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Context, Cookie, Failure, FieldErrors, Payload, PortalGuest, Reply, local_path};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub language: String,
    /// Local path to go back to.
    #[serde(default)]
    pub next: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub language: Language,
}

/// `POST /language`: no database at all.
pub async fn choose(guest: PortalGuest, Payload(input): Payload<Input>) -> Result<Reply<Output>, Failure> {
    let mut fields = FieldErrors::default();
    let Some(language) = fields.take("language", input.language.parse::<Language>()) else { return Err(fields.failure()) };
    let next = local_path(&input.next).unwrap_or("/");
    Ok(guest.reply(Output { language }).see_other(next).cookie(&Cookie::language(language)).cookie(&Cookie::language_just_chosen()))
}
