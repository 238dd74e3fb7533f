use ports::Sql;

/// One file, if this client sees it, with the columns of the list.
pub const FACTS: Sql = Sql::new(
    "SELECT f.created_at AS at, f.id AS id, f.name AS title, f.origin, f.media_type, f.size,
       f.project_id AS project, p.title AS project_title, p.event_on, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM client_files f
     JOIN projects p ON p.studio_id = f.studio_id AND p.id = f.project_id
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.session_id = ?2 AND f.id = ?3",
);

/// Where its bytes are.
pub const BYTES: Sql =
    Sql::new("SELECT name, media_type, size, etag, object_key FROM client_files WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3");
