//! Everything a database holds at one moment, to show that something changed nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::{Map, Value as Json};

/// How often somebody was refused.
const COUNTED: &str = "refusals";

type Rows = Vec<Map<String, Json>>;

/// Tables are shared with the snapshots it is a copy of: hundreds are taken of a database that stays as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot(BTreeMap<String, Arc<Rows>>);

impl Snapshot {
    pub(crate) fn new(tables: BTreeMap<String, Rows>) -> Self {
        Self(tables.into_iter().map(|(name, rows)| (name, Arc::new(rows))).collect())
    }

    /// The same tables under other names.
    pub(crate) fn named(self, name: impl Fn(&str) -> String) -> Self {
        Self(self.0.into_iter().map(|(table, rows)| (name(&table), rows)).collect())
    }

    /// The rows of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (table, rows) in &other.0 {
            match self.0.get_mut(table) {
                Some(own) if !rows.is_empty() => Arc::make_mut(own).extend(rows.iter().cloned()),
                Some(_) => {}
                None => drop(self.0.insert(table.clone(), rows.clone())),
            }
        }
        self
    }

    /// Leaves out what may change: a whole `table`, or one `table.column`.
    ///
    /// # Panics
    /// When there is no such table: the list would have gone stale. (A column is not seen while its table is empty.)
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        for name in names {
            let (table, column) = name.split_once('.').map_or((*name, None), |(table, column)| (table, Some(column)));
            let rows = Arc::make_mut(self.0.get_mut(table).unwrap_or_else(|| panic!("no table {table}")));
            match column {
                None => rows.clear(),
                Some(column) => {
                    for row in rows {
                        assert!(row.remove(column).is_some(), "no column {name}");
                    }
                }
            }
        }
        self
    }

    /// The rows of one table, in no particular order.
    pub fn rows(&self, table: &str) -> &[Map<String, Json>] {
        self.0.get(table).unwrap_or_else(|| panic!("no table {table}"))
    }

    /// What is there now and was not (`+`), and what was and is not (`-`), one line a row. Empty when nothing changed; that somebody was
    /// refused is counted and no change.
    pub fn changes_to(&self, later: &Self) -> Vec<String> {
        let tables: BTreeSet<_> = self.0.keys().chain(later.0.keys()).filter(|table| *table != COUNTED).collect();
        let mut lines = Vec::new();
        for table in tables.into_iter().filter(|table| !self.same(later, table)) {
            let (before, after) = (self.lines(table), later.lines(table));
            lines.extend(surplus(&before, &after).map(|row| format!("- {table} {row}")));
            lines.extend(surplus(&after, &before).map(|row| format!("+ {table} {row}")));
        }
        lines
    }

    /// Row for row; where this says no, they may still be the same in another order.
    fn same(&self, other: &Self, table: &str) -> bool {
        match (self.0.get(table), other.0.get(table)) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two) || one == two,
            _ => false,
        }
    }

    /// Each row of a table with how often it is there.
    fn lines(&self, table: &str) -> BTreeMap<String, usize> {
        let mut lines = BTreeMap::new();
        for row in self.0.get(table).into_iter().flat_map(|rows| rows.iter()) {
            *lines.entry(serde_json::to_string(row).unwrap()).or_default() += 1;
        }
        lines
    }
}

/// What the left has more of.
fn surplus<'a>(left: &'a BTreeMap<String, usize>, right: &'a BTreeMap<String, usize>) -> impl Iterator<Item = &'a String> {
    left.iter().filter(|(row, count)| **count > right.get(*row).copied().unwrap_or_default()).map(|(row, _)| row)
}
