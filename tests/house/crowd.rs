//! Many more rows of everything, to see that a list costs the same among them.

use domain::{ContactId, StudioId};
use ports::Arg;
use testkit::Sqlite;

/// Ids and texts of the `i`-th row; `F`, twenty digits and `A` are an id.
const NUMBERS: &str =
    "WITH RECURSIVE n (i, id) AS (SELECT 1, format('F%020dA', 1) UNION ALL SELECT i + 1, format('F%020dA', i + 1) FROM n WHERE i < ?1)";

/// What one client of a busy studio has, many times over. `?1` is how many, `?2` the studio, `?3` the client.
const BUSY: &[&str] = &[
    "INSERT INTO contacts (studio_id, id, name, email, created_at) SELECT ?2, id, 'Guest ' || i, 'guest' || i || '@example.com', i + length(?3) FROM n",
    "INSERT INTO portal_access (studio_id, contact_id, state, email, activated_at, invited_at, last_login_at)
     SELECT ?2, id, 'active', 'guest' || i || '@example.com', i, i, i + length(?3) FROM n",
    "INSERT INTO projects (studio_id, id, title, event_on, created_at) SELECT ?2, id, 'Project ' || i, '2027-06-19', i + length(?3) FROM n",
    "INSERT INTO participants (studio_id, project_id, contact_id, role) SELECT ?2, id, ?3, 'primary' FROM n",
    "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at)
     SELECT ?2, id, id, 'sent', 'ready', 'File ' || i || '.pdf', 'application/pdf', 9, 'crowd/' || ?2 || i, i + length(?3) FROM n",
    "INSERT INTO file_recipients (studio_id, file_id, contact_id) SELECT ?2, id, ?3 FROM n",
    "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at)
     SELECT ?2, id, id, 'invoice', 'Invoice ' || i, 'sent', i, i + length(?3) FROM n",
    "INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?2, id, ?3 FROM n",
    "INSERT INTO invoices (studio_id, document_id, number, currency) SELECT ?2, id, 'C' || i || length(?3), 'EUR' FROM n",
    "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor)
     SELECT ?2, id, id, 1, 'All of it', date('2027-01-01', '+' || (i % 300) || ' days'), 5000 + length(?3) FROM n",
    "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
     SELECT ?2, id, id, ?3, 'to_client', 'email', 'Hello', 'Hello', i FROM n",
    "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at)
     SELECT ?2, id, 'crowd' || i, ?3, id, id, i, i FROM n",
    "INSERT INTO audit_log (studio_id, id, at, actor_kind, actor_id, action) SELECT ?2, id, i, 'client', ?3, 'client.logged_in' FROM n",
];

/// Gives a client of a studio so many more of everything.
pub fn busy(db: &Sqlite, many: i64, studio: &StudioId, client: &ContactId) {
    for sql in BUSY {
        db.execute(&format!("{NUMBERS} {sql}"), &[many.into(), studio.into(), client.into()]);
    }
}

/// So many other studios, each with a member, a client and a project.
pub fn neighbours(db: &Sqlite, many: i64) {
    for sql in [
        "INSERT INTO studios (id, slug, name, created_at) SELECT id, 'studio-' || i, 'Studio ' || i, i FROM n",
        "INSERT INTO members (studio_id, id, email, name, role, state, created_at)
         SELECT id, id, 'owner' || i || '@example.com', 'Owner', 'owner', 'active', i FROM n",
        "INSERT INTO contacts (studio_id, id, name, email, created_at) SELECT id, id, 'Anna Berg', 'anna@example.com', i FROM n",
        "INSERT INTO portal_access (studio_id, contact_id, state, email) SELECT id, id, 'active', 'anna@example.com' FROM n",
        "INSERT INTO projects (studio_id, id, title, created_at) SELECT id, id, 'Project', i FROM n",
        "INSERT INTO participants (studio_id, project_id, contact_id, role) SELECT id, id, id, 'primary' FROM n",
    ] {
        db.execute(&format!("{NUMBERS} {sql}"), &[Arg::Number(many)]);
    }
}
