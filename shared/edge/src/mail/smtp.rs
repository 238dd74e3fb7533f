//! Mail submission over the platform's TCP sockets (RFC 6409, 3207, 8314, 4954). The protocol itself is `wasm-smtp`'s.

use ports::{Mail, MailError};
use wasm_smtp::{IoError, ProtocolError, SmtpClient, SmtpError, SmtpOp};
use wasm_smtp_cloudflare::{CloudflareTransport, connect_smtp_starttls, connect_smtps};
use worker::Socket;

use crate::js;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// In plain first, then upgraded before anything is said; the usual port is 587.
    StartTls,
    /// From the first byte; the usual port is 465.
    Implicit,
    /// Never; only to a server on this very machine.
    Off,
}

/// A submission server and the account on it.
pub struct Submission {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password, for servers that ask.
    pub account: Option<(String, String)>,
}

/// For one message, start to end.
const SECONDS: u64 = 30;

pub async fn send(server: &Submission, mail: &Mail, raw: &str) -> Result<(), MailError> {
    match js::within(SECONDS, submit(server, mail, raw)).await {
        Some(sent) => sent.map_err(classify),
        None => Err(MailError::Retryable(format!("{} did not answer within {SECONDS} seconds", server.host))),
    }
}

async fn submit(server: &Submission, mail: &Mail, raw: &str) -> Result<(), SmtpError> {
    let (from, to) = (mail.from.wire(), mail.to.wire());
    let me = from.rsplit('@').next().unwrap_or(&from);
    let mut client = match server.security {
        Security::StartTls => connect_smtp_starttls(&server.host, server.port, me).await?,
        Security::Implicit => connect_smtps(&server.host, server.port, me).await?,
        Security::Off => SmtpClient::connect(plain(server).await?, me).await?,
    };
    if let Some((user, password)) = &server.account {
        client.login(user, password).await?;
    }
    client.send_mail(&from, &[to.as_str()], raw).await?;
    // It is theirs now, whatever becomes of the goodbye.
    if let Err(error) = client.quit().await {
        worker::console_warn!("smtp: {error}");
    }
    Ok(())
}

async fn plain(server: &Submission) -> Result<CloudflareTransport, SmtpError> {
    let unreachable = |error: worker::Error| IoError::with_source(format!("connect to {}:{} failed", server.host, server.port), error);
    let socket = Socket::builder().connect(server.host.as_str(), server.port).map_err(unreachable)?;
    socket.opened().await.map_err(unreachable)?;
    Ok(CloudflareTransport::from_socket(socket))
}

/// A permanent answer (5xx, RFC 5321 §4.2.1) to the envelope or the message is final. One to our name or password is the operator's to
/// mend, and so worth another try.
fn classify(error: SmtpError) -> MailError {
    let text = match (&error, std::error::Error::source(&error).and_then(std::error::Error::source)) {
        // What the platform said stands one deeper.
        (SmtpError::Io(_), Some(cause)) => format!("{error}: {cause}"),
        _ => error.to_string(),
    };
    match error {
        SmtpError::Protocol(ProtocolError::UnexpectedCode {
            during: SmtpOp::MailFrom | SmtpOp::RcptTo | SmtpOp::Data,
            actual: 500..,
            ..
        })
        | SmtpError::InvalidInput(_) => MailError::Refused(text),
        _ => MailError::Retryable(text),
    }
}
