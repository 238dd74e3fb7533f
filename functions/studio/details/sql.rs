use domain::Title;
use ports::Sql;
use serde::Deserialize;

pub const PROJECT: Sql = Sql::new("SELECT title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Deserialize)]
pub struct Project {
    pub title: Title,
}

pub const DETAILS: Sql =
    Sql::new("SELECT label, value FROM project_details WHERE studio_id = ?1 AND project_id = ?2 ORDER BY position LIMIT 50");

pub const CLEAR: Sql = Sql::new("DELETE FROM project_details WHERE studio_id = ?1 AND project_id = ?2");

/// `?3` is a JSON array of lines, in their order.
pub const SET: Sql = Sql::new(
    "INSERT INTO project_details (studio_id, project_id, position, label, value)
     SELECT ?1, ?2, key, json_extract(value, '$.label'), json_extract(value, '$.value') FROM json_each(?3)",
);
