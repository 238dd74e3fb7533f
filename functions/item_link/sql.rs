use ports::Sql;

pub const POLICY: Sql = Sql::new("SELECT item_links, item_link_days FROM studios WHERE id = ?1");

pub const ADD: Sql = Sql::new(
    "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, file_id, created_at, expires_at, epoch)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT epoch FROM portal_access WHERE studio_id = ?1 AND contact_id = ?4))",
);

pub const END_ALL: Sql =
    Sql::new("UPDATE item_links SET revoked_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2 AND revoked_at IS NULL AND expires_at > ?3");

/// What a link `l` opens, and whether its recipient still sees that.
macro_rules! item_there {
    () => {
        "COALESCE(d.kind, 'file') AS kind, COALESCE(d.id, f.id) AS item, COALESCE(d.title, f.name) AS title,
       CASE WHEN d.id IS NULL THEN f.state = 'ready'
         AND EXISTS (SELECT 1 FROM file_recipients r WHERE r.studio_id = ?1 AND r.file_id = f.id AND r.contact_id = l.contact_id)
       ELSE d.state IN ('sent', 'done')
         AND EXISTS (SELECT 1 FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = d.id AND r.contact_id = l.contact_id)
       END AS there"
    };
}

/// The link with the hash `?2`, with all that is around it.
macro_rules! of_item_link {
    () => {
        " FROM item_links l
     JOIN studios t ON t.id = l.studio_id
     JOIN contacts c ON c.studio_id = l.studio_id AND c.id = l.contact_id
     JOIN portal_access a ON a.studio_id = l.studio_id AND a.contact_id = l.contact_id
     LEFT JOIN documents d ON d.studio_id = l.studio_id AND d.id = l.document_id
     LEFT JOIN files f ON f.studio_id = l.studio_id AND f.id = l.file_id
     WHERE l.studio_id = ?1 AND l.hash = ?2"
    };
}

pub(crate) use {item_there, of_item_link};
