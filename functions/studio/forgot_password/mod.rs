//! E-mail a member a link to choose a new password with. The same answer and the same work for every address.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::Email;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    Anyone, DashboardShell, Failure, Fields, Person, Reply, Sent, Studio,
    guessing::{self, Counter},
};

use super::member_link::{self, Mailbox, MemberLinkOnItsWay, Purpose};
use sql::Member;

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

/// `POST /forgot-password`
pub async fn ask(anyone: Anyone, Sent(input): Sent<Input>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    attempt(&anyone, &input).await.map_err(|failure| failure.again(|errors| form(&anyone, &input.email, errors)))
}

async fn attempt(anyone: &Anyone, input: &Input) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let mut fields = Fields::default();
    let Some(email) = fields.take("email", input.email.parse::<Email>()) else { return Err(fields.failure()) };
    let source = Counter::at_door(anyone, guessing::ASKING, anyone.source());
    let [look, take] = source.ticket();
    let [stand, _, member, studio] =
        anyone.read([look, take, sql::MEMBER.with([(&email).into()]), sql::STUDIO.with([(&email).into()])]).await?;
    source.check(&stand)?;
    let found = member.first::<Member>()?.zip(studio.first::<Studio>()?);
    let known = found.and_then(|(member, studio)| {
        let purpose = Purpose::renewed(member.state)?;
        let Member { studio_id, id, name, .. } = member;
        Some(Mailbox { studio: studio_id, member: id, name, email, purpose, head: anyone.letterhead(&studio) })
    });
    member_link::send(anyone, known, &source, "member.forgot_password").await?;
    Ok(member_link::sent(anyone))
}
