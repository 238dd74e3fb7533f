//! Email a link to choose a new password with (A8). The same answer and the same work for every address: where nobody is to be written
//! to, the letter is made all the same and dropped at the last moment.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use domain::Event;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Context, Failure, FieldErrors, Payload, PortalGuest, PortalShell, Reply};

use super::link::{self, OnItsWay, Purpose};
use crate::auth::TypedEmail;

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
    errors: FieldErrors,
}

fn form(guest: &PortalGuest, email: &str, errors: FieldErrors) -> ForgotPasswordPage {
    let shell = PortalShell { here: "/forgot-password".to_owned(), ..guest.shell(guest.t().forgot_title()) };
    ForgotPasswordPage { shell, email: email.to_owned(), errors }
}

/// `GET /forgot-password`: no database at all.
pub async fn page(guest: PortalGuest) -> Result<Reply<()>, Failure> {
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, FieldErrors::default())))
}

/// `POST /forgot-password/form`: the same, with what was typed on the login page. No database either.
pub async fn carry(guest: PortalGuest, Payload(typed): Payload<TypedEmail>) -> Result<Reply<()>, Failure> {
    let reply = guest.reply(()).page(|()| form(&guest, &typed.email, FieldErrors::default()));
    Ok(typed.remember(reply))
}

/// `POST /forgot-password`
pub async fn ask(guest: PortalGuest, Payload(input): Payload<Input>) -> Result<Reply<OnItsWay>, Failure> {
    let asked =
        link::ask(&guest, &input.email, Purpose::Reset, None, |contact, denied| Event::ClientPasswordResetRequested { contact, denied })
            .await;
    asked.map_err(|failure| link::again(&guest, failure, |errors| form(&guest, &input.email, errors)))
}
