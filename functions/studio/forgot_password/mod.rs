//! Email a member a link to choose a new password with. The same answer and the same work for every address.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Anyone, Context, DashboardShell, Failure, Fields, Payload, Reply};

use super::member_link::{self, MemberLinkOnItsWay, Purpose};
use crate::door::Typed;

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
    errors: Fields,
}

fn form(anyone: &Anyone, email: &str, errors: Fields) -> MemberForgotPage {
    MemberForgotPage { shell: anyone.shell("Forgot your password?"), email: email.to_owned(), errors }
}

/// `GET /forgot-password`: no database at all.
pub async fn page(anyone: Anyone) -> Result<Reply<()>, Failure> {
    let email = anyone.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(anyone.reply(()).page(|()| form(&anyone, &email, Fields::default())))
}

/// `POST /forgot-password/form`: the same, with what was typed on the page to sign in.
pub async fn carry(anyone: Anyone, Payload(typed): Payload<Typed>) -> Result<Reply<()>, Failure> {
    let reply = anyone.reply(()).page(|()| form(&anyone, &typed.email, Fields::default()));
    Ok(typed.remember(reply))
}

/// `POST /forgot-password`
pub async fn ask(anyone: Anyone, Payload(input): Payload<Input>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let asked = member_link::ask(&anyone, &input.email, (Purpose::Reset, None), "member.forgot_password").await;
    asked.map_err(|failure| member_link::again(&anyone, failure, |errors| form(&anyone, &input.email, errors)))
}
