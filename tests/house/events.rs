//! What was stored before events were types is read as events: every name the audit log ever held, with the particulars it was written with.

use domain::{Event, event::EventName};
use serde_json::{Map, Value, json};
use testkit::{Sqlite, demo::demo};

const MIGRATION: &str = "0033_events.sql";
const ID: &str = "BwcHBwcHBwcHBwcHBwcHBw";

/// Name, what it was about, and particulars, as the code wrote them until the migration; and the name of the event.
const WRITTEN: &[(&str, &str, &str, &str)] = &[
    ("access.activate", "contact", "{}", "access.activated"),
    ("access.deactivate", "contact", "{}", "access.deactivated"),
    ("access.disable", "contact", "{}", "access.disabled"),
    ("access.invite", "contact", "{}", "contact.invited"),
    ("access.link_shown", "contact", "{}", "invitation_link.shown"),
    ("api_key.create", "api_key", r#"{"scopes":["contacts:read"]}"#, "api_key.created"),
    ("api_key.revoke", "api_key", "{}", "api_key.revoked"),
    ("branding.change", "studio", r##"{"accent":"#7a4b5d","welcome":null}"##, "branding.changed"),
    ("branding.remove_logo", "studio", "{}", "logo.removed"),
    ("branding.set_logo", "studio", r#"{"media_type":"image/png","size":9}"#, "logo.uploaded"),
    ("client.accept_invite", "contact", "{}", "client_invitation.accepted"),
    ("client.ask_email_change", "contact", "{}", "client_email_change.requested"),
    ("client.ask_sign_in_link", "contact", "{}", "client_login_link.requested"),
    ("client.change_email", "contact", "{}", "client_email.changed"),
    ("client.change_password", "contact", "{}", "client_password.changed"),
    ("client.end_session", "session", "{}", "client_session.ended"),
    ("client.forgot_password", "contact", r#"{"told":"closed_for_now"}"#, "client_password_reset.requested"),
    ("client.fresh_link", "contact", r#"{"told":"shared"}"#, "client_new_link.requested"),
    ("client.log_out_everywhere", "contact", r#"{"this_too":false}"#, "client_sessions.ended"),
    ("client.login", "contact", "{}", "client.logged_in"),
    ("client.logout", "contact", "{}", "client.logged_out"),
    ("client.open_item_link", "item_link", "{}", "item_link.opened"),
    ("client.reset_password", "contact", "{}", "client_password.reset"),
    ("client.sign_in_link", "contact", "{}", "client.logged_in"),
    ("client.update_profile", "contact", r#"{"name":true,"phone":false,"language":false}"#, "client_profile.changed"),
    ("contact.add", "contact", "{}", "contact.created"),
    ("contact.update", "contact", r#"{"email_changed":true}"#, "contact.changed"),
    (
        "contact.visibility",
        "contact",
        r#"{"permissions":{"upload":false},"hidden_projects":[],"hidden_kinds":["quote"]}"#,
        "contact_visibility.changed",
    ),
    ("contract.changed", "document", "{}", "contract.changed"),
    ("contract.completed", "document", "{}", "contract.completed"),
    ("contract.recalled", "document", "{}", "contract.recalled"),
    ("contract.sent", "document", r#"{"project":"{id}","recipients":["{id}"]}"#, "contract.sent"),
    ("contract.signed", "document", r#"{"sha256":"ab"}"#, "contract.signed"),
    ("contract.voided", "document", r#"{"reason":"Another date"}"#, "contract.voided"),
    ("contract.written", "document", r#"{"project":"{id}"}"#, "contract.drafted"),
    ("document.deleted", "document", "{}", "draft.deleted"),
    ("file.answered", "file", r#"{"project":"{id}","name":"a.pdf","size":9}"#, "answer_file.uploaded"),
    ("file.attached", "file", r#"{"project":"{id}","name":"a.pdf","size":9}"#, "file.attached"),
    ("file.discarded", "file", "{}", "file.discarded"),
    ("file.recalled", "file", "{}", "file.recalled"),
    ("file.removed", "file", "{}", "file.purged"),
    ("file.sent", "file", r#"{"project":"{id}","name":"a.pdf","size":9,"recipients":["{id}"]}"#, "file.sent"),
    ("file.uploaded", "file", r#"{"project":"{id}","name":"a.pdf","size":9}"#, "file.uploaded"),
    ("invoice.changed", "document", "{}", "invoice.changed"),
    ("invoice.drafted", "document", r#"{"number":null,"project":"{id}","total_minor":5000,"currency":"EUR"}"#, "invoice.drafted"),
    ("invoice.sent", "document", r#"{"number":"7","project":"{id}","total_minor":5000,"currency":"EUR"}"#, "invoice.sent"),
    ("invoice.voided", "document", "{}", "invoice.voided"),
    ("item_link.revoke", "item_link", "{}", "item_link.revoked"),
    ("item_link.revoke_all", "contact", "{}", "item_links.revoked"),
    ("job.retried", "job", "{}", "job.retried"),
    ("logo.removed", "studio", "{}", "logo.purged"),
    ("mail.bounced", "outbox", "{}", "mail.bounced"),
    ("mail.dead", "outbox", "{}", "mail.failed"),
    ("mail.sent", "outbox", "{}", "mail.sent"),
    ("member.accept_invite", "member", "{}", "member_invitation.accepted"),
    ("member.ask_sign_in_link", "member", "{}", "member_login_link.requested"),
    ("member.forgot_password", "member", "{}", "member_password_reset.requested"),
    ("member.fresh_link", "member", "{}", "member_new_link.requested"),
    ("member.invite", "member", "{}", "member.invited"),
    ("member.reset_password", "member", "{}", "member_password.reset"),
    ("member.sign_in", "member", "{}", "member.logged_in"),
    ("member.sign_in_link", "member", "{}", "member.logged_in"),
    ("member.sign_out", "member", "{}", "member.logged_out"),
    ("message.original_removed", "message", "{}", "message_original.purged"),
    ("message.received", "message", r#"{"contact":"{id}","answers":"{id}","files":1,"from":"anna@example.com"}"#, "message.received"),
    ("message.send", "message", r#"{"contact":"{id}","project":null}"#, "message.sent"),
    ("message.write", "message", r#"{"project":"{id}","files":0}"#, "message.received"),
    ("payment.dispute_lost", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "dispute.lost"),
    ("payment.dispute_won", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "dispute.won"),
    ("payment.disputed", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.disputed"),
    ("payment.expired", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.expired"),
    ("payment.failed", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.failed"),
    ("payment.odd", "payment", r#"{"why":"another amount","amount_minor":null,"currency":"eur"}"#, "payment.mismatched"),
    ("payment.paid", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.paid"),
    ("payment.processing", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.submitted"),
    (
        "payment.recorded",
        "payment",
        r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR","received_as":"cash"}"#,
        "payment.recorded",
    ),
    ("payment.refund_failed", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "refund.failed"),
    ("payment.refunded", "payment", r#"{"installment":"{id}","amount_minor":5000,"currency":"EUR"}"#, "payment.refunded"),
    ("payment.refused", "payment", r#"{"why":"closed account"}"#, "payment.refused"),
    ("payment.second", "payment", "{}", "payment.duplicated"),
    ("payment.started", "payment", r#"{"installment":"{id}","invoice":"{id}","page":"{id}"}"#, "payment.started"),
    ("payment.taken_back", "payment", r#"{"installment":"{id}"}"#, "payment.removed"),
    ("project.add", "project", "{}", "project.created"),
    ("project.details", "project", r#"{"lines":3}"#, "project_details.changed"),
    ("project.people_add", "project", r#"{"contacts":["{id}"]}"#, "project_participants.added"),
    ("project.people_remove", "project", r#"{"contact":"{id}"}"#, "project_participant.removed"),
    ("project.uploads_off", "project", "{}", "project_uploads.disabled"),
    ("project.uploads_on", "project", "{}", "project_uploads.enabled"),
    ("questionnaire.changed", "document", "{}", "questionnaire.changed"),
    ("questionnaire.recalled", "document", "{}", "questionnaire.recalled"),
    ("questionnaire.sent", "document", r#"{"project":"{id}","recipients":["{id}"]}"#, "questionnaire.sent"),
    ("questionnaire.submitted", "document", "{}", "questionnaire.submitted"),
    ("questionnaire.written", "document", "{}", "questionnaire.drafted"),
    ("quote.accepted", "document", r#"{"option":1,"sha256":"ab"}"#, "quote.accepted"),
    ("quote.changed", "document", "{}", "quote.changed"),
    ("quote.declined", "document", r#"{"option":null,"sha256":"ab"}"#, "quote.declined"),
    ("quote.drafted", "document", "{}", "quote.drafted"),
    ("quote.recalled", "document", "{}", "quote.recalled"),
    ("quote.sent", "document", r#"{"project":"{id}","recipients":["{id}"]}"#, "quote.sent"),
    ("settings.change", "studio", r#"{"portal_open":false,"language":null}"#, "studio_settings.changed"),
    ("studio.change_address", "studio", r#"{"from":"aurora","to":"aurora-films"}"#, "studio_address.changed"),
    ("studio.create", "studio", "{}", "studio.created"),
    ("upload.begun", "file", "{}", "upload.started"),
    ("upload.given_up", "file", "{}", "upload.cancelled"),
];

/// As the database was before the migration, with the demo in it.
fn before() -> Sqlite {
    let db = Sqlite::empty();
    for migration in testkit::migrations().into_iter().filter(|migration| migration.name.as_str() < MIGRATION) {
        db.execute(&migration.sql, &[]);
    }
    db
}

fn migrate(db: &Sqlite) {
    for migration in testkit::migrations().into_iter().filter(|migration| migration.name.as_str() >= MIGRATION) {
        db.execute(&migration.sql, &[]);
    }
}

#[derive(serde::Deserialize)]
struct Stored {
    action: String,
    version: u32,
    subject_kind: String,
    subject_id: String,
    detail: String,
    source: Option<String>,
}

/// Proves C19.
#[test]
fn everything_the_audit_log_ever_held_is_read_as_an_event() {
    let db = before();
    db.execute("INSERT INTO studios (id, slug, name, created_at) VALUES ('a', 'a', 'a', 1)", &[]);
    let mut wrong = Vec::new();
    for (at, (old, kind, detail, _)) in (1_i64..).zip(WRITTEN) {
        let mut detail: Map<String, Value> = serde_json::from_str(&detail.replace("{id}", ID)).unwrap();
        detail.insert("source".to_owned(), json!("192.0.2.1"));
        db.execute(
            "INSERT INTO audit_log (studio_id, id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail)
             VALUES ('a', ?1, ?1, 'client', ?2, ?3, ?4, ?2, ?5)",
            &[at.into(), ID.into(), (*old).into(), (*kind).into(), Value::Object(detail).to_string().into()],
        );
    }
    migrate(&db);
    let rows: Vec<Stored> = db.read("SELECT action, version, subject_kind, subject_id, detail, source FROM audit_log ORDER BY at", &[]);
    assert_eq!(rows.len(), WRITTEN.len());
    for ((old, .., new), row) in WRITTEN.iter().zip(rows) {
        let payload: Map<String, Value> = serde_json::from_str(&row.detail).unwrap();
        match Event::parse(&row.action, row.version, payload) {
            Ok(event) => {
                let subject = event.subject();
                let same = event.name().as_str() == *new && subject == (row.subject_kind.as_str(), row.subject_id.as_str());
                if !same || row.source.as_deref() != Some("192.0.2.1") {
                    wrong.push(format!("{old}: {event:?} about {subject:?}"));
                }
            }
            Err(error) => wrong.push(format!("{old}: {error}: {}", row.detail)),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// So that nothing is said to be old that was never written: each name leads to an event, and only what is new was not there before.
#[test]
fn every_event_was_written_before_under_some_name() {
    let known: Vec<_> = WRITTEN.iter().map(|(.., new)| *new).collect();
    let missing: Vec<_> = EventName::ALL.iter().map(|name| name.as_str()).filter(|name| !known.contains(name)).collect();
    // Events that came after the migration are listed here.
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn activity_from_before_is_called_as_what_comes_after() {
    let kinds = |db: &Sqlite| -> Vec<Value> {
        db.read("SELECT contact_id, at, kind, document_id, file_id, message_id, payment_id, by_contact FROM activity ORDER BY 1, 2, 3, 4, 5, 6, 7", &[])
    };
    let (old, new) = (before(), Sqlite::new());
    for (sql, args) in &demo(testkit::NOW).statements {
        old.execute(sql, args);
        new.execute(sql, args);
    }
    migrate(&old);
    assert!(kinds(&new).len() > 5);
    assert_eq!(kinds(&old), kinds(&new));
}
