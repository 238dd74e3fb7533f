//! Cloudflare's e-mail service.

use ports::{Mail, MailError};
use worker::{EmailMessage, Env, Error};

pub async fn send(env: &Env, mail: &Mail, raw: &str) -> Result<(), MailError> {
    let binding = env.send_email("EMAIL").map_err(|error| MailError::Retryable(error.to_string()))?;
    let message = EmailMessage::new(&mail.from.wire(), &mail.to.wire(), raw).map_err(|error| classify(error.into()))?;
    binding.send(&message).await.map_err(|error| classify(error.into()))?;
    Ok(())
}

/// Only what is about this receiver is final. What is about the sender's set-up (an unverified domain, a quota) the operator can mend.
/// <https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes>
fn classify(error: Error) -> MailError {
    match &error {
        Error::EmailRecipientSuppressed(_) | Error::EmailRecipientNotAllowed(_) => MailError::Refused(error.to_string()),
        Error::UnknownJsError { code: Some(code), .. } if code == "E_CONTENT_TOO_LARGE" => MailError::Refused(error.to_string()),
        _ => MailError::Retryable(error.to_string()),
    }
}
