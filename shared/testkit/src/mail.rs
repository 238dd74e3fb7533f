//! Mail that goes nowhere and is remembered.

use std::collections::VecDeque;

use ports::{Mail, MailError};

use crate::{InjectedFault, quiet::Quiet};

/// `ports::Mailer` that keeps what it is given.
#[derive(Default)]
pub struct SentMail {
    sent: Quiet<Vec<Mail>>,
    script: Quiet<VecDeque<(MailError, InjectedFault)>>,
}

impl SentMail {
    /// All that left, oldest first; what was handed over twice is here twice.
    pub fn sent(&self) -> Vec<Mail> {
        self.sent.lock().clone()
    }

    /// The latest to this address.
    ///
    /// # Panics
    /// When there is none.
    pub fn latest_to(&self, address: &str) -> Mail {
        let sent = self.sent.lock();
        sent.iter().rev().find(|mail| mail.to.to_string() == address).cloned().unwrap_or_else(|| panic!("no mail to {address}"))
    }

    /// Forgets what left.
    pub fn clear(&self) {
        self.sent.lock().clear();
    }

    /// The next try that has no fault waiting yet fails: before anything is sent, or after.
    pub fn fail(&self, error: MailError, fault: InjectedFault) {
        self.script.lock().push_back((error, fault));
    }

    /// The first link in the plain text that has `part` in it.
    ///
    /// # Panics
    /// When there is none.
    pub fn link(mail: &Mail, part: &str) -> String {
        let mut words = mail.text.split(|c: char| c.is_whitespace() || c == '<' || c == '>');
        let found = words.find(|word| word.starts_with("http") && word.contains(part));
        found.unwrap_or_else(|| panic!("no link with {part} in: {}", mail.text)).to_owned()
    }
}

#[ports::async_trait]
impl ports::Mailer for SentMail {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let scripted = self.script.lock().pop_front();
        if scripted.as_ref().is_none_or(|(_, fault)| *fault == InjectedFault::After) {
            self.sent.lock().push(mail.clone());
        }
        scripted.map_or(Ok(()), |(error, _)| Err(error))
    }
}
