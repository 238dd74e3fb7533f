//! A change: everything one decision writes, mail and audit included, in one batch. All of it or nothing.

use domain::{AuditId, ContactId, Email, Event, JobId, MailId, Placement, StudioId, event::EventActor, permission::Permission};
use ports::{DbError, DirectoryQuery, JobMessage, Mail, Query, Sql};

use crate::{App, Job, UniqueName, Version, VersionedItem, crypto::Purpose, scope::RequestContext};

const AUDIT: Sql = Sql::new(
    "INSERT INTO audit_log (studio_id, id, at, actor_kind, actor_id, action, version, subject_kind, subject_id, detail, source)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
);

const MAIL: Sql = Sql::new(
    "INSERT INTO mails (studio_id, id, kind, contact_id, recipient, subject, state, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'queued', ?7)",
);

const JOB: Sql = Sql::new("INSERT INTO jobs (studio_id, id, kind, payload, due_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)");

#[derive(Debug)]
struct Recorded {
    event: Event,
    /// Where it is not whoever the scope stands for.
    actor: Option<EventActor>,
}

/// One email to leave with the change.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub id: MailId,
    /// What it is about, for the studio.
    pub kind: &'static str,
    /// The contact it goes to, when it is one.
    pub contact: Option<ContactId>,
    pub mail: Mail,
}

impl Outgoing {
    /// Answers go to this address, where there is one; else they go to the studio's own, as the letterhead says.
    #[must_use]
    pub fn answered_at(mut self, address: Option<Email>) -> Self {
        self.mail.reply_to = address.or(self.mail.reply_to);
        self
    }
}

/// What stays of an email, for the studio to see what became of it.
#[derive(Debug)]
struct MailRecord {
    id: MailId,
    kind: &'static str,
    contact: Option<ContactId>,
    recipient: Email,
    subject: String,
}

/// Built by a function's decision, committed by its scope.
#[derive(Debug, Default)]
pub struct Change {
    needs: Vec<Permission>,
    queries: Vec<Query>,
    events: Vec<Recorded>,
    mails: Vec<MailRecord>,
    jobs: Vec<(JobId, Job)>,
    due: Vec<JobId>,
    instead: Option<Query>,
    claims: Vec<UniqueName>,
    new_studio: bool,
    afterwards: Vec<DirectoryQuery>,
}

/// What a change does in the directory.
pub(crate) struct Claims {
    pub names: Vec<UniqueName>,
    pub new_studio: bool,
    pub afterwards: Vec<DirectoryQuery>,
}

impl Change {
    pub fn new() -> Self {
        Self::default()
    }

    /// A fact this change relies on, as `INSERT INTO precondition (held) VALUES (EXISTS (…))`: when it no longer holds, nothing is written.
    #[must_use]
    pub fn require(self, fact: Query) -> Self {
        self.write(fact)
    }

    /// Only while `of` is in this version; and the version it leaves, as its last statement.
    pub(crate) fn of_version(self, of: &VersionedItem, since: Version) -> Self {
        Self::new().require(of.unchanged(since)).and(self).write(of.version())
    }

    /// The studio still allows the client who commits this to do that: asked together with whether their session is alive.
    #[must_use]
    pub fn needs(mut self, permission: Permission) -> Self {
        self.needs.push(permission);
        self
    }

    #[must_use]
    pub fn write(mut self, query: Query) -> Self {
        self.queries.push(query);
        self
    }

    /// This change and another one, in one batch.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.needs.extend(other.needs);
        self.queries.extend(other.queries);
        self.events.extend(other.events);
        self.mails.extend(other.mails);
        self.jobs.extend(other.jobs);
        self.due.extend(other.due);
        self.instead = self.instead.or(other.instead);
        self.claims.extend(other.claims);
        self.new_studio |= other.new_studio;
        self.afterwards.extend(other.afterwards);
        self
    }

    #[must_use]
    pub fn write_all(mut self, queries: impl IntoIterator<Item = Query>) -> Self {
        self.queries.extend(queries);
        self
    }

    /// What happens with this change, for the audit log. Who did it comes from the scope.
    #[must_use]
    pub fn record(mut self, event: Event) -> Self {
        self.events.push(Recorded { event, actor: None });
        self
    }

    /// In the name of a client or member who has just proven who they are.
    #[must_use]
    pub fn record_as(mut self, actor: EventActor, event: Event) -> Self {
        self.events.push(Recorded { event, actor: Some(actor) });
        self
    }

    /// The email is written down for the studio to see, and a job sends it.
    #[must_use]
    pub fn mail(mut self, outgoing: Outgoing) -> Self {
        let Outgoing { id, kind, contact, mail } = outgoing;
        let job = JobId::from(&id);
        self.mails.push(MailRecord { id, kind, contact, recipient: mail.to.clone(), subject: mail.subject.clone() });
        self.job(job, Job::SendEmail(mail))
    }

    /// Work to be done once this change is committed.
    #[must_use]
    pub fn job(mut self, id: JobId, job: Job) -> Self {
        self.jobs.push((id.clone(), job));
        self.due(id)
    }

    /// A job that is there already, and that this change makes due.
    #[must_use]
    pub fn due(mut self, job: JobId) -> Self {
        self.due.push(job);
        self
    }

    /// Does all the work of this change, and writes `instead` in its place: where not even the time taken may tell whether there was
    /// somebody to write to. The queue gets a message about a job that is not there, which does nothing.
    #[must_use]
    pub fn decoy(mut self, instead: Query) -> Self {
        self.instead = Some(instead);
        self
    }

    /// This change gives the studio a name that is unique over all studios: claimed before anything is written, confirmed afterwards. One
    /// that is another studio's is a failure like that of a constraint in the database.
    #[must_use]
    pub fn claims(mut self, name: UniqueName) -> Self {
        self.claims.push(name);
        self
    }

    /// This change makes the studio.
    #[must_use]
    pub fn makes_studio(mut self) -> Self {
        self.new_studio = true;
        self
    }

    /// In the directory, once the change is written. For what may be lost: nobody tries again.
    #[must_use]
    pub fn afterwards(mut self, query: DirectoryQuery) -> Self {
        self.afterwards.push(query);
        self
    }

    pub(crate) fn take_claims(&mut self) -> Claims {
        Claims { names: std::mem::take(&mut self.claims), new_studio: self.new_studio, afterwards: std::mem::take(&mut self.afterwards) }
    }

    pub(crate) fn take_needs(&mut self) -> Vec<Permission> {
        std::mem::take(&mut self.needs)
    }

    pub(crate) fn statements(&self) -> usize {
        self.queries.len()
    }

    /// What to tell the queue once it is committed.
    pub(crate) fn messages(&self, studio: &StudioId) -> Vec<JobMessage> {
        self.due.iter().map(|job| JobMessage { studio: studio.clone(), job: job.clone() }).collect()
    }

    /// # Errors
    /// When a job cannot be sealed, a mistake of configuration; or when nobody has asked for what it needs.
    pub(crate) fn build(self, app: &App, at: &Placement, actor: &EventActor, context: &RequestContext) -> Result<Vec<Query>, DbError> {
        self.queries(app, at, actor, context.now, &context.source)
    }

    pub(crate) fn queries(
        self,
        app: &App,
        at: &Placement,
        actor: &EventActor,
        now: domain::Timestamp,
        source: &str,
    ) -> Result<Vec<Query>, DbError> {
        if !self.needs.is_empty() {
            return Err(DbError::Internal("only a client can need a permission".to_owned()));
        }
        let entropy = app.0.services.entropy.as_ref();
        let mut queries = self.queries;
        for Recorded { event, actor: own } in self.events {
            let mut id = [0; 16];
            entropy.fill(&mut id);
            let actor = own.as_ref().unwrap_or(actor);
            let (kind, subject) = event.subject();
            queries.push(AUDIT.with([
                (&AuditId::from_bytes(id)).into(),
                now.into(),
                actor.kind().into(),
                actor.id().into(),
                event.name().as_str().into(),
                i64::from(event.name().version()).into(),
                kind.into(),
                subject.into(),
                serde_json::Value::Object(event.payload()).to_string().into(),
                Some(source).filter(|source| !source.is_empty()).into(),
            ]));
        }
        for mail in self.mails {
            queries.push(MAIL.with([
                (&mail.id).into(),
                mail.kind.into(),
                mail.contact.as_ref().into(),
                (&mail.recipient).into(),
                mail.subject.into(),
                now.into(),
            ]));
        }
        for (id, job) in self.jobs {
            let job = job.written_in(at.shard);
            let payload = job.payload().map_err(|error| DbError::Internal(error.to_string()))?;
            let sealed = app.0.keys.seal(entropy, Purpose::Job, &at.studio, id.as_str(), &payload);
            let sealed = sealed.map_err(|error| DbError::Internal(error.to_string()))?;
            queries.push(JOB.with([(&id).into(), job.kind().as_str().into(), sealed.into(), now.into()]));
        }
        Ok(self.instead.map_or(queries, |instead| vec![instead]))
    }
}
