//! Work that a change causes and a worker does later. A job is written in the batch of that change, with its payload sealed, so that neither
//! happens without the other; the queue only carries its id.

use domain::Shard;
use ports::Mail;

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Hands one email over. The job has the id of the email.
    SendEmail(Mail),
}

/// What a job does, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    SendEmail,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// Written by a newer version.
    #[error("this version knows no jobs of the kind {0:?}")]
    UnknownKind(String),
    /// It was not sealed here for this job, or is not what the kind asks for.
    #[error("the payload cannot be read: {0}")]
    Unreadable(String),
}

impl JobKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SendEmail => "send_email",
        }
    }

    /// # Errors
    /// [`JobError::UnknownKind`].
    pub fn parse(text: &str) -> Result<Self, JobError> {
        [Self::SendEmail].into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| JobError::UnknownKind(text.to_owned()))
    }
}

impl Job {
    pub fn kind(&self) -> JobKind {
        match self {
            Self::SendEmail(_) => JobKind::SendEmail,
        }
    }

    /// Names the shard that it is written in, where something comes back from what it does: a report that an email was not delivered
    /// carries its Message-ID.
    #[must_use]
    pub(crate) fn written_in(self, shard: Shard) -> Self {
        match self {
            Self::SendEmail(mut mail) => {
                mail.message_id = mail.message_id.replacen('@', &format!(".{}@", shard.code()), 1);
                Self::SendEmail(mail)
            }
        }
    }

    /// As JSON, to be sealed.
    ///
    /// # Errors
    /// Never, for the kinds there are.
    pub(crate) fn payload(&self) -> Result<Vec<u8>, serde_json::Error> {
        match self {
            Self::SendEmail(mail) => serde_json::to_vec(mail),
        }
    }

    /// Reads back what [`Job::payload`] wrote.
    ///
    /// # Errors
    /// [`JobError::Unreadable`].
    pub(crate) fn parse(kind: JobKind, payload: &[u8]) -> Result<Self, JobError> {
        match kind {
            JobKind::SendEmail => {
                serde_json::from_slice(payload).map(Self::SendEmail).map_err(|error| JobError::Unreadable(error.to_string()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email() -> Job {
        Job::SendEmail(Mail {
            message_id: "id@portico.example".to_owned(),
            from_name: "Aurora".to_owned(),
            from: "portal@portico.example".parse().unwrap(),
            to_name: "Anna".to_owned(),
            to: "anna@example.com".parse().unwrap(),
            reply_to: None,
            subject: "Your portal".to_owned(),
            text: "Hello".to_owned(),
            html: "<p>Hello".to_owned(),
        })
    }

    #[test]
    fn a_job_is_read_back_by_its_kind() {
        let job = email();
        let kind = JobKind::parse(job.kind().as_str()).unwrap();
        assert_eq!(Job::parse(kind, &job.payload().unwrap()).unwrap(), job);
    }

    #[test]
    fn an_email_names_the_shard_it_was_written_in() {
        let Job::SendEmail(mail) = email().written_in(Shard::try_from(2).unwrap());
        assert_eq!(mail.message_id, "id.ac@portico.example");
    }

    #[test]
    fn an_unknown_kind_and_a_broken_payload_are_told_apart() {
        assert_eq!(JobKind::parse("send_fax"), Err(JobError::UnknownKind("send_fax".to_owned())));
        assert!(matches!(Job::parse(JobKind::SendEmail, b"{}"), Err(JobError::Unreadable(_))));
    }
}
