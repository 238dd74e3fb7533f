//! `Mailer`: composes the message once, then hands it over by the way the operator chose.

mod binding;
mod smtp;

use mail_builder::{MessageBuilder, headers::address::Address};
use ports::{Mail, MailError, Mailer, async_trait};
use worker::{Env, send::SendFuture};

pub use smtp::{Security, Submission};

/// How mail leaves.
pub enum Transport {
    /// Cloudflare's own e-mail service, binding `EMAIL`.
    Binding,
    /// A submission server (RFC 6409).
    Smtp(Submission),
}

pub struct EdgeMailer {
    pub env: Env,
    pub transport: Transport,
}

#[async_trait]
impl Mailer for EdgeMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let raw = compose(mail, (js_sys::Date::now() / 1000.0) as i64)?;
        SendFuture::new(async {
            match &self.transport {
                Transport::Binding => binding::send(&self.env, mail, &raw).await,
                Transport::Smtp(server) => smtp::send(server, mail, &raw).await,
            }
        })
        .await
    }
}

/// RFC 5322, with a plain and an HTML part. The envelope's sender is `From`, as the binding demands and SPF likes.
fn compose(mail: &Mail, now: i64) -> Result<String, MailError> {
    let (from_name, to_name, subject) = (line(&mail.from_name), line(&mail.to_name), line(&mail.subject));
    let (from, to) = (mail.from.wire(), mail.to.wire());
    let mut message = MessageBuilder::new()
        .message_id(line(&mail.message_id))
        .date(now)
        .from(address(&from_name, &from))
        .to(address(&to_name, &to))
        .subject(subject)
        .text_body(mail.text.as_str())
        .html_body(mail.html.as_str());
    if let Some(reply_to) = &mail.reply_to {
        message = message.reply_to(reply_to.wire());
    }
    message.write_to_string().map_err(|error| MailError::Refused(format!("cannot be composed: {error}")))
}

fn address<'a>(name: &'a str, email: &'a str) -> Address<'a> {
    Address::new_address((!name.is_empty()).then_some(name), email)
}

/// One line, so that nothing in a name or subject can become a header of its own.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            message_id: "abc@portico.example".to_owned(),
            from_name: "Aurora Weddings".to_owned(),
            from: "mail@portico.example".parse().unwrap(),
            to_name: "Zoë".to_owned(),
            to: "zoe@example.com".parse().unwrap(),
            reply_to: Some("studio@example.com".parse().unwrap()),
            subject: "Your portal\r\nBcc: everyone@example.com".to_owned(),
            text: "Hello\n.\nthere".to_owned(),
            html: "<p>Hello</p>".to_owned(),
        }
    }

    #[test]
    fn a_message_has_its_headers_and_both_parts() {
        let raw = compose(&mail(), 1_795_392_000).unwrap();
        for expected in [
            "Message-ID: <abc@portico.example>\r\n",
            "From: \"Aurora Weddings\" <mail@portico.example>\r\n",
            "<zoe@example.com>\r\n",
            "Reply-To: <studio@example.com>\r\n",
            "Date: Mon, 23 Nov 2026 ",
            "multipart/alternative",
            "<p>Hello</p>",
        ] {
            assert!(raw.contains(expected), "{expected:?} missing in:\n{raw}");
        }
        assert!(raw.is_ascii());
    }

    #[test]
    fn a_domain_with_umlauts_goes_out_as_mail_servers_know_it() {
        let raw = compose(&Mail { to: "zoe@exämple.de".parse().unwrap(), ..mail() }, 0).unwrap();
        assert!(raw.contains("<zoe@xn--exmple-cua.de>\r\n") && raw.is_ascii(), "{raw}");
    }

    #[test]
    fn no_header_can_be_injected() {
        let raw = compose(&mail(), 0).unwrap();
        let head = raw.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    }
}
