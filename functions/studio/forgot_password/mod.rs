//! E-mail a member a link to choose a new password with. The same answer and the same work for every address.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::Email;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    Anyone, Change, DashboardShell, Failure, Fields, Person, Reply, Sent, Studio,
    guessing::{self, Counter},
};

use super::member_link::{self, Mailbox, MemberLinkOnItsWay, Purpose};
use crate::door::Typed;
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

/// `POST /forgot-password/form`: the same, with what was typed on the page to sign in.
pub async fn carry(anyone: Anyone, Sent(typed): Sent<Typed>) -> Result<Reply<()>, Failure> {
    let reply = anyone.reply(()).page(|()| form(&anyone, &typed.email, Fields::default()));
    Ok(typed.remember(reply))
}

/// `POST /forgot-password`
pub async fn ask(anyone: Anyone, Sent(input): Sent<Input>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    attempt(&anyone, &input).await.map_err(|failure| member_link::again(&anyone, failure, |errors| form(&anyone, &input.email, errors)))
}

async fn attempt(anyone: &Anyone, input: &Input) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let mut fields = Fields::default();
    let Some(email) = fields.take("email", input.email.parse::<Email>()) else { return Err(fields.failure()) };
    // Both budgets count what is typed, whether or not anybody has that address: so it may be said when they are used up.
    let source = Counter::at_door(anyone, guessing::ASKING, anyone.source());
    let mails = Counter::at_door(anyone, guessing::MAILS, email.as_str());
    let ([look, take], [look_mails, take_mails]) = (source.ticket(), mails.ticket());
    let facts = [look, take, look_mails, take_mails, sql::MEMBER.with([(&email).into()]), sql::STUDIO.with([(&email).into()])];
    let [stand, _, mails_stand, _, member, studio] = anyone.read(facts).await?;
    source.check(&stand)?;
    mails.check(&mails_stand)?;
    let found = member.first::<Member>()?.zip(studio.first::<Studio>()?);
    let known = found.and_then(|(member, studio)| {
        let purpose = Purpose::renewed(member.state)?;
        let Member { studio_id, id, name, .. } = member;
        Some(Mailbox { studio: studio_id, member: id, name, email, purpose, head: anyone.letterhead(&studio) })
    });
    member_link::send(anyone, known.as_ref(), Change::new(), &source, "member.forgot_password").await?;
    Ok(member_link::sent(anyone))
}
