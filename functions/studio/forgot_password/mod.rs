//! Email a member a link to choose a new password with. The same answer and the same work for every address.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use domain::Event;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Context, DashboardGuest, DashboardShell, Failure, FieldErrors, Payload, Reply};

use super::member_link::{self, MemberLinkOnItsWay, Purpose};
use crate::auth::TypedEmail;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub email: String,
}

#[derive(Template)]
#[template(path = "studio/forgot_password/page.html")]
struct MemberForgotPage {
    shell: DashboardShell,
    email: String,
    errors: FieldErrors,
}

fn form(guest: &DashboardGuest, email: &str, errors: FieldErrors) -> MemberForgotPage {
    MemberForgotPage { shell: guest.shell("Forgot your password?"), email: email.to_owned(), errors }
}

/// `GET /forgot-password`: no database at all.
pub async fn page(guest: DashboardGuest) -> Result<Reply<()>, Failure> {
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, FieldErrors::default())))
}

/// `POST /forgot-password/form`: the same, with what was typed on the page to sign in.
pub async fn carry(guest: DashboardGuest, Payload(typed): Payload<TypedEmail>) -> Result<Reply<()>, Failure> {
    let reply = guest.reply(()).page(|()| form(&guest, &typed.email, FieldErrors::default()));
    Ok(typed.remember(reply))
}

/// `POST /forgot-password`
pub async fn ask(guest: DashboardGuest, Payload(input): Payload<Input>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let asked =
        member_link::ask(&guest, &input.email, (Purpose::Reset, None), |member| Event::MemberPasswordResetRequested { member }).await;
    asked.map_err(|failure| member_link::again(&guest, failure, |errors| form(&guest, &input.email, errors)))
}
