//! E-mail a link to choose a new password with (A8). The same answer and the same work for every address: where nobody is to be written
//! to, the letter is made all the same and dropped at the last moment.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::Email;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    Change, Failure, Fields, Person, PortalShell, Reply, Sent, Visitor,
    guessing::{self, Counter},
};

use super::link::{self, Addressee, OnItsWay, Purpose};

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
    ForgotPasswordPage { shell: visitor.shell("Forgot your password?"), email: email.to_owned(), errors }
}

/// `GET /forgot-password`: no database at all.
pub async fn page(visitor: Visitor) -> Result<Reply<()>, Failure> {
    let email = visitor.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(visitor.reply(()).page(|()| form(&visitor, &email, Fields::default())))
}

/// `POST /forgot-password`
pub async fn ask(visitor: Visitor, Sent(input): Sent<Input>) -> Result<Reply<OnItsWay>, Failure> {
    attempt(&visitor, &input).await.map_err(|failure| {
        let waiting = match failure {
            Failure::TooMany { seconds } => Some(seconds),
            _ => None,
        };
        failure.again(|mut errors| {
            if let Some(seconds) = waiting {
                errors = Fields::default();
                errors.add(
                    "",
                    format!(
                        "Several links were asked for already. Please look in your mailbox; you can ask for another in {}.",
                        web::wait(seconds)
                    ),
                );
            }
            form(&visitor, &input.email, errors)
        })
    })
}

async fn attempt(visitor: &Visitor, input: &Input) -> Result<Reply<OnItsWay>, Failure> {
    let email: Email = input.email.parse().map_err(|refusal: domain::Invalid| Failure::field("email", refusal.to_string()))?;

    // 1. Take a ticket from both budgets and see whose address it is.
    let address = Counter::new(visitor, visitor.studio(), guessing::MAILS, email.as_str());
    let source = Counter::new(visitor, visitor.studio(), guessing::ASKING, visitor.source());
    let ([look, take], [look_source, take_source]) = (address.ticket(), source.ticket());
    let [stand, _, source_stand, _, found] =
        visitor.read([look, take, look_source, take_source, sql::CLIENT.with([(&email).into()])]).await?;
    address.check(&stand)?;
    source.check(&source_stand)?;

    // 2. Write token and letter; or do as if.
    let found = found.first::<sql::Client>()?;
    let known = found.is_some();
    let to = match found {
        Some(client) => Addressee { contact: client.contact_id, name: client.name, email },
        None => Addressee::nobody(email),
    };
    let change = link::mail(visitor, Change::new(), Purpose::Reset, &to, "client.forgot_password")?;
    visitor.commit(if known { change } else { change.pretended(address.touch()) }).await?;
    Ok(link::sent(visitor))
}
