//! Email a link to choose a new password with (A8). The same answer and the same work for every address: where nobody is to be written
//! to, the letter is made all the same and dropped at the last moment.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Context, Failure, Fields, Payload, PortalShell, Reply, Visitor};

use super::link::{self, OnItsWay, Purpose};
use crate::door::Typed;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub email: String,
}

#[derive(Template)]
#[template(path = "client/forgot_password/page.html")]
struct ForgotPasswordPage {
    shell: PortalShell,
    email: String,
    errors: Fields,
}

fn form(visitor: &Visitor, email: &str, errors: Fields) -> ForgotPasswordPage {
    let shell = PortalShell { here: "/forgot-password".to_owned(), ..visitor.shell(visitor.words().forgot_title()) };
    ForgotPasswordPage { shell, email: email.to_owned(), errors }
}

/// `GET /forgot-password`: no database at all.
pub async fn page(visitor: Visitor) -> Result<Reply<()>, Failure> {
    let email = visitor.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(visitor.reply(()).page(|()| form(&visitor, &email, Fields::default())))
}

/// `POST /forgot-password/form`: the same, with what was typed on the login page. No database either.
pub async fn carry(visitor: Visitor, Payload(typed): Payload<Typed>) -> Result<Reply<()>, Failure> {
    let reply = visitor.reply(()).page(|()| form(&visitor, &typed.email, Fields::default()));
    Ok(typed.remember(reply))
}

/// `POST /forgot-password`
pub async fn ask(visitor: Visitor, Payload(input): Payload<Input>) -> Result<Reply<OnItsWay>, Failure> {
    let asked = link::ask(&visitor, &input.email, Purpose::Reset, None, "client.forgot_password").await;
    asked.map_err(|failure| link::again(&visitor, failure, |errors| form(&visitor, &input.email, errors)))
}
