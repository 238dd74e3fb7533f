//! A change: everything one decision writes, mail and audit included, in one batch. All of it or nothing.

use domain::{ContactId, Email, OutboxId, StudioId, permission::Permission};
use ports::{Arg, DbError, Mail, Query, Sql};

use crate::{App, Editable, Version, crypto::Purpose, scope::RequestContext};

const AUDIT: Sql = Sql::new(
    "INSERT INTO audit_log (studio_id, id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);

const ENQUEUE: Sql = Sql::new(
    "INSERT INTO outbox (studio_id, id, kind, contact_id, recipient, subject, sealed, state, next_attempt_at, created_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', ?8, ?8)",
);

/// Who is written into the audit log.
#[derive(Debug, Clone)]
pub(crate) struct Who {
    pub kind: &'static str,
    pub id: Option<String>,
}

/// What an audit row is about, e.g. `Subject("contact", id)`.
#[derive(Debug, Clone)]
pub struct Subject(pub &'static str, pub String);

impl Subject {
    pub fn of(kind: &'static str, id: &impl std::fmt::Display) -> Self {
        Self(kind, id.to_string())
    }
}

#[derive(Debug)]
struct Audit {
    action: &'static str,
    subject: Option<Subject>,
    detail: serde_json::Value,
    who: Option<Who>,
}

/// One mail to leave with the change. `kind` is one of the outbox's.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub id: OutboxId,
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

/// Built by a function's decision, committed by its scope.
#[derive(Debug, Default)]
pub struct Change {
    needs: Vec<Permission>,
    queries: Vec<Query>,
    audits: Vec<Audit>,
    mails: Vec<Outgoing>,
    instead: Option<Query>,
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
    pub(crate) fn of_version(self, of: &Editable, since: Version) -> Self {
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
        self.audits.extend(other.audits);
        self.mails.extend(other.mails);
        self.instead = self.instead.or(other.instead);
        self
    }

    #[must_use]
    pub fn write_all(mut self, queries: impl IntoIterator<Item = Query>) -> Self {
        self.queries.extend(queries);
        self
    }

    /// Who did it comes from the scope.
    #[must_use]
    pub fn audit(self, action: &'static str, subject: Subject) -> Self {
        self.audit_with(action, subject, serde_json::Value::Object(serde_json::Map::new()))
    }

    /// With a JSON object of particulars; no secrets.
    #[must_use]
    pub fn audit_with(mut self, action: &'static str, subject: Subject, detail: serde_json::Value) -> Self {
        self.audits.push(Audit { action, subject: Some(subject), detail, who: None });
        self
    }

    /// In the name of a client or member who has just proven who they are.
    #[must_use]
    pub fn audit_as(mut self, kind: &'static str, id: &impl std::fmt::Display, action: &'static str, subject: Subject) -> Self {
        let detail = serde_json::Value::Object(serde_json::Map::new());
        self.audits.push(Audit { action, subject: Some(subject), detail, who: Some(Who { kind, id: Some(id.to_string()) }) });
        self
    }

    #[must_use]
    pub fn mail(mut self, mail: Outgoing) -> Self {
        self.mails.push(mail);
        self
    }

    /// Does all the work of this change, and writes `instead` in its place: where not even the time taken may tell whether there was
    /// somebody to write to. The outbox is woken for a row that is not there, which does nothing.
    #[must_use]
    pub fn decoy(mut self, instead: Query) -> Self {
        self.instead = Some(instead);
        self
    }

    pub(crate) fn take_needs(&mut self) -> Vec<Permission> {
        std::mem::take(&mut self.needs)
    }

    pub(crate) fn statements(&self) -> usize {
        self.queries.len()
    }

    pub(crate) fn mail_ids(&self) -> Vec<OutboxId> {
        self.mails.iter().map(|mail| mail.id.clone()).collect()
    }

    /// # Errors
    /// When a mail cannot be sealed, a mistake of configuration; or when nobody has asked for what it needs.
    pub(crate) fn build(self, app: &App, studio: &StudioId, who: &Who, context: &RequestContext) -> Result<Vec<Query>, DbError> {
        self.queries(app, studio, who, context.now, &context.source)
    }

    pub(crate) fn queries(
        self,
        app: &App,
        studio: &StudioId,
        who: &Who,
        now: domain::Timestamp,
        source: &str,
    ) -> Result<Vec<Query>, DbError> {
        if !self.needs.is_empty() {
            return Err(DbError::Internal("only a client can need a permission".to_owned()));
        }
        let entropy = app.0.services.entropy.as_ref();
        let mut queries = self.queries;
        for audit in self.audits {
            let mut id = [0; 16];
            entropy.fill(&mut id);
            let who = audit.who.as_ref().unwrap_or(who);
            let (kind, subject) = audit.subject.map_or((Arg::Null, Arg::Null), |Subject(kind, id)| (kind.into(), id.into()));
            let mut detail = audit.detail;
            if let (Some(fields), false) = (detail.as_object_mut(), source.is_empty()) {
                fields.insert("source".to_owned(), source.into());
            }
            queries.push(AUDIT.with([
                (&domain::AuditId::from_bytes(id)).into(),
                now.into(),
                who.kind.into(),
                who.id.clone().into(),
                audit.action.into(),
                kind,
                subject,
                detail.to_string().into(),
            ]));
        }
        for outgoing in self.mails {
            let text = serde_json::to_vec(&outgoing.mail).map_err(|error| DbError::Internal(error.to_string()))?;
            let sealed = app.0.keys.seal(entropy, Purpose::Outbox, studio, outgoing.id.as_str(), &text);
            let sealed = sealed.map_err(|error| DbError::Internal(error.to_string()))?;
            queries.push(ENQUEUE.with([
                (&outgoing.id).into(),
                outgoing.kind.into(),
                outgoing.contact.as_ref().into(),
                (&outgoing.mail.to).into(),
                outgoing.mail.subject.into(),
                sealed.into(),
                now.into(),
            ]));
        }
        Ok(self.instead.map_or(queries, |instead| vec![instead]))
    }
}
