//! The state of an editor's form: as many fields as a draft has lines, options or questions, each named by its path in the JSON that the
//! API takes (`content.options[0].lines[1].tax_bp`). A [`FormPayload`] lists its fields once, and from that list a form is read into the same
//! payload as JSON, filled in again, changed by its buttons (add, remove, up, down), and told what is wrong with it: a refusal of the API
//! names a path, and that is the name of the field.

mod field;

use std::{collections::BTreeMap, marker::PhantomData};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

pub use self::field::FieldKind;
use crate::{Failure, FieldErrors};

/// One field of a form, or one of each row of its lists.
#[derive(Debug, Clone, Copy)]
pub struct FormField {
    /// As in `options[].lines[].tax_bp`.
    pub path: &'static str,
    pub kind: FieldKind,
    /// What a person calls it.
    pub label: &'static str,
    /// A row in which nothing but such fields is filled in is blank.
    aside: bool,
}

impl FormField {
    pub const fn new(path: &'static str, kind: FieldKind, label: &'static str) -> Self {
        Self { path, kind, label, aside: false }
    }

    /// Filled in before anybody typed something, or of no use alone.
    pub const fn aside(self) -> Self {
        Self { aside: true, ..self }
    }
}

/// A list of rows.
#[derive(Debug, Clone, Copy)]
pub struct FormList {
    /// As in `options[].lines`.
    pub path: &'static str,
    /// What a person calls one of its rows.
    pub label: &'static str,
    /// The most rows a form shows.
    pub most: usize,
    /// The blank rows of a new form.
    pub fresh: usize,
}

/// A payload that people write on a form, too.
pub trait FormPayload: DeserializeOwned {
    const FIELDS: &'static [FormField];
    /// Outer lists before those within them.
    const LISTS: &'static [FormList] = &[];
    /// The field with the currency that amounts are in.
    const CURRENCY: &'static str = "";

    /// What the form has otherwise than JSON.
    fn to_payload(_: &mut Value) {}

    /// And the way back.
    fn from_payload(_: &mut Value) {}

    /// The field where a refusal of `path` is shown, where that is another.
    fn field_of(path: &str) -> String {
        path.to_owned()
    }
}

/// A form as it was typed.
#[derive(Debug)]
pub struct FormState<T> {
    entries: Vec<(String, String)>,
    action: String,
    /// Where the reader goes on after a button was pressed: the id of a field or of a button.
    focus: String,
    of: PhantomData<T>,
}

impl<T> Clone for FormState<T> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone(), action: self.action.clone(), focus: self.focus.clone(), of: PhantomData }
    }
}

/// `options[2].lines[0].price` as `options[].lines[].price`, with its indexes.
fn pattern(path: &str) -> Option<(String, Vec<usize>)> {
    let (mut pattern, mut indexes, mut rest) = (String::new(), Vec::new(), path);
    while let Some((before, after)) = rest.split_once('[') {
        let (index, after) = after.split_once(']')?;
        pattern.push_str(before);
        pattern.push_str("[]");
        // No two names for one row.
        indexes.push(index.parse().ok().filter(|number: &usize| number.to_string() == index)?);
        rest = after;
    }
    pattern.push_str(rest);
    Some((pattern, indexes))
}

/// The index of the row of `list` that `path` is in.
fn row_of(path: &str, list: &str) -> Option<usize> {
    path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?.0.parse().ok()
}

/// All paths of this pattern, by how many rows each list has.
fn expand(pattern: &str, rows: &dyn Fn(&str) -> usize) -> Vec<String> {
    match pattern.split_once("[]") {
        None => vec![pattern.to_owned()],
        Some((list, rest)) => {
            let row = |index| expand(rest, &|inner| rows(&format!("{list}[{index}]{inner}")));
            (0..rows(list)).flat_map(|index| row(index).into_iter().map(move |rest| format!("{list}[{index}]{rest}"))).collect()
        }
    }
}

/// The value at a path of JSON; made where it is not there.
fn slot<'a>(root: &'a mut Value, path: &str) -> &'a mut Value {
    let steps = path.split('.').flat_map(|part| {
        let (name, indexes) = part.split_once('[').map_or((part, ""), |(name, indexes)| (name, indexes));
        let indexes = indexes.split('[').filter_map(|index| index.trim_end_matches(']').parse::<usize>().ok());
        std::iter::once(Err(name)).chain(indexes.map(Ok))
    });
    steps.fold(root, |value, step| match step {
        Err(name) => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            &mut value[name]
        }
        Ok(index) => {
            if !value.is_array() {
                *value = json!([]);
            }
            if let Value::Array(list) = value
                && list.len() <= index
            {
                list.resize(index + 1, Value::Null);
            }
            &mut value[index]
        }
    })
}

fn value_at<'a>(root: &'a Value, path: &str) -> &'a Value {
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    root.pointer(&pointer).unwrap_or(&Value::Null)
}

impl<T: FormPayload> FormState<T> {
    fn with(entries: Vec<(String, String)>) -> Self {
        Self { entries, action: String::new(), focus: String::new(), of: PhantomData }
    }

    /// # Errors
    /// On a field that the form does not have.
    pub fn parse(pairs: Vec<(String, String)>) -> Result<Self, Failure> {
        let mut state = Self::with(Vec::new());
        for (name, value) in pairs {
            if name == "then" {
                state.action = value;
            } else if let Some(field) = Self::field(&name) {
                if !matches!(field.kind, FieldKind::Many) {
                    state.entries.retain(|(known, _)| *known != name);
                }
                state.entries.push((name, value));
            } else {
                return Err(Failure::unknown_field(&name));
            }
        }
        Ok(state)
    }

    fn knows(name: &str) -> bool {
        Self::field(name).is_some()
    }

    fn field(name: &str) -> Option<&'static FormField> {
        let (pattern, indexes) = pattern(name)?;
        let mut lists = pattern.match_indices("[]").map(|(end, _)| pattern.get(..end).unwrap_or_default());
        let fits = |list: &str, index: usize| T::LISTS.iter().any(|known| known.path == list && index < known.most);
        let there = indexes.into_iter().all(|index| lists.next().is_some_and(|list| fits(list, index)));
        T::FIELDS.iter().find(|field| there && field.path == pattern)
    }

    /// A form on which nothing was written yet.
    pub fn new(filled: &[(&str, &str)]) -> Self {
        let mut state = Self::with(filled.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        state.pad(|list| list.fresh);
        state
    }

    /// What was written before, to be changed.
    pub fn of(mut payload: Value) -> Self {
        T::from_payload(&mut payload);
        let currency = value_at(&payload, T::CURRENCY).as_str().and_then(|code| code.parse().ok()).unwrap_or_default();
        let rows = |list: &str| value_at(&payload, list).as_array().map_or(0, Vec::len);
        let mut entries = Vec::new();
        for field in T::FIELDS {
            for path in expand(field.path, &rows) {
                let texts = field.kind.typed(value_at(&payload, &path), currency);
                entries.extend(texts.into_iter().map(|text| (path.clone(), text)));
            }
        }
        Self::with(entries)
    }

    // ---- for templates ----

    pub fn text(&self, path: &str) -> &str {
        self.entries.iter().find(|(name, _)| name == path).map_or("", |(_, text)| text)
    }

    fn texts<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a str> {
        self.entries.iter().filter(move |(name, _)| name == path).map(|(_, text)| text.as_str())
    }

    /// Whether a checkbox is ticked, or a button was pressed.
    pub fn on(&self, path: &str) -> bool {
        self.texts(path).next().is_some()
    }

    pub fn has(&self, path: &str, value: &str) -> bool {
        self.texts(path).any(|text| text == value)
    }

    /// The paths of a list's rows: `lines[0]`, `lines[1]`.
    pub fn rows(&self, list: &str) -> Vec<String> {
        (0..self.count(list)).map(|index| format!("{list}[{index}]")).collect()
    }

    pub fn count(&self, list: &str) -> usize {
        self.entries.iter().filter_map(|(name, _)| row_of(name, list)).max().map_or(0, |last| last + 1)
    }

    pub fn focused(&self, id: &str) -> bool {
        self.focus == id
    }

    /// Everything in it, to be sent once more.
    pub fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    // ---- what buttons do ----

    /// What could not be read, where the button that was pressed adds up what was typed; others say nothing yet.
    ///
    /// # Errors
    /// As [`FormState::payload`].
    pub fn unread(&self) -> Result<FieldErrors, Failure> {
        if self.action == "totals" { self.payload().map(|(_, unread)| unread) } else { Ok(FieldErrors::default()) }
    }

    /// As the button that was pressed wants it: `add lines`, `remove lines[1]`, `up questions[2]`, `down questions[2]`.
    #[must_use]
    pub fn apply_action(mut self) -> Self {
        let action = std::mem::take(&mut self.action);
        let (what, path) = action.split_once(' ').unwrap_or((&action, ""));
        let list = if what == "add" { path } else { path.rsplit_once('[').map_or("", |(list, _)| list) };
        // A list that is on the form.
        let known = T::LISTS.iter().find(|known| expand(known.path, &|list| self.count(list)).iter().any(|there| there == list));
        if let Some(known) = known {
            let (many, row) = (self.count(list), row_of(path, list).unwrap_or_default());
            match what {
                "add" if many < known.most => {
                    self.add_row(known, list, many);
                    self.focus = format!("{list}[{many}].{}", Self::first_field(known));
                }
                "add" => {}
                "remove" if row < many => {
                    self.renumber(list, |index| if index == row { None } else { Some(if index > row { index - 1 } else { index }) });
                    self.focus = format!("add-{list}");
                }
                "up" if row > 0 && row < many => self.swap(known, list, row, row - 1),
                "down" if row + 1 < many => self.swap(known, list, row, row + 1),
                _ => {}
            }
        }
        self
    }

    fn swap(&mut self, known: &FormList, list: &str, from: usize, to: usize) {
        self.renumber(list, |index| {
            Some(match index {
                _ if index == from => to,
                _ if index == to => from,
                _ => index,
            })
        });
        self.focus = format!("{list}[{to}].{}", Self::first_field(known));
    }

    /// The first field of a row.
    fn first_field(list: &FormList) -> &'static str {
        let within = |field: &FormField| field.path.strip_prefix(list.path)?.strip_prefix("[].").filter(|rest| !rest.contains("[]"));
        T::FIELDS.iter().filter(|field| !field.aside).find_map(within).unwrap_or_default()
    }

    fn add_row(&mut self, known: &FormList, list: &str, index: usize) {
        self.entries.push((format!("{list}[{index}].{}", Self::first_field(known)), String::new()));
    }

    /// Gives rows other places, or none.
    fn renumber(&mut self, list: &str, place: impl Fn(usize) -> Option<usize>) {
        self.entries.retain_mut(|(name, _)| {
            let Some(index) = row_of(name, list) else { return true };
            let Some(to) = place(index) else { return false };
            let rest = name.get(list.len() + index.to_string().len() + 2..).unwrap_or_default();
            *name = format!("{list}[{to}]{rest}");
            true
        });
    }

    /// Blank rows, so that there is always one to write on.
    fn pad(&mut self, least: impl Fn(&FormList) -> usize) {
        for known in T::LISTS {
            for list in expand(known.path, &|list| self.count(list)) {
                for index in self.count(&list)..least(known).max(1) {
                    self.add_row(known, &list, index);
                }
            }
        }
    }

    /// With a row in every list at least.
    #[must_use]
    pub fn padded(mut self) -> Self {
        self.pad(|_| 1);
        self
    }

    // ---- as a payload ----

    /// Rows in which nothing was written are none.
    pub fn drop_blank_rows(&mut self) {
        self.drop_blank_rows_of(|_| true);
    }

    /// The same in some of the lists only.
    pub fn drop_blank_rows_of(&mut self, these: impl Fn(&FormList) -> bool) {
        self.sort_blank_rows(these, |_, _| None);
    }

    /// A form that comes back keeps its blank rows, below the others: these have the same places as in the payload then.
    fn move_blank_rows_last(&mut self) {
        self.sort_blank_rows(|_| true, |filled, nth| Some(filled + nth));
    }

    /// Rows that are filled in come first; `place` says where the nth blank row goes after so many of them.
    fn sort_blank_rows(&mut self, these: impl Fn(&FormList) -> bool, place: impl Fn(usize, usize) -> Option<usize>) {
        for known in T::LISTS.iter().rev().filter(|list| these(list)) {
            for list in expand(known.path, &|list| self.count(list)) {
                let rows = 0..self.count(&list);
                let (blank, filled): (Vec<usize>, Vec<usize>) = rows.partition(|index| self.is_blank(&format!("{list}[{index}]")));
                let many = filled.len();
                let blanks = blank.into_iter().enumerate().filter_map(|(nth, row)| Some((row, place(many, nth)?)));
                let places: BTreeMap<usize, usize> = filled.into_iter().zip(0..).chain(blanks).collect();
                self.renumber(&list, |index| places.get(&index).copied());
            }
        }
    }

    fn is_blank(&self, row: &str) -> bool {
        let counts = |name: &str| pattern(name).is_some_and(|(of, _)| T::FIELDS.iter().any(|field| field.path == of && !field.aside));
        let within = |name: &str| name.strip_prefix(row).is_some_and(|rest| rest.starts_with('.'));
        self.entries.iter().all(|(name, text)| text.trim().is_empty() || !within(name) || !counts(name))
    }

    /// What was typed as JSON, and what of it could not be read.
    fn read(&self) -> (Value, FieldErrors) {
        // Without a currency amounts are read as most are written: with two decimals.
        let currency = self.text(T::CURRENCY).trim().parse().unwrap_or_default();
        let (mut payload, mut unread) = (json!({}), FieldErrors::default());
        let rows = |list: &str| self.count(list);
        for list in T::LISTS.iter().flat_map(|list| expand(list.path, &rows)) {
            *slot(&mut payload, &list) = json!([]);
        }
        for field in T::FIELDS {
            for path in expand(field.path, &rows) {
                let (value, wrong) = field.kind.read(&self.texts(&path).collect::<Vec<_>>(), currency);
                *slot(&mut payload, &path) = value;
                if let Some(why) = wrong {
                    unread.add(&path, why);
                }
            }
        }
        T::to_payload(&mut payload);
        (payload, unread)
    }

    /// What was typed, with something harmless in place of what could not be read.
    ///
    /// # Errors
    /// When a field that nobody can change was changed.
    pub fn payload(&self) -> Result<(T, FieldErrors), Failure> {
        let (payload, unread) = self.read();
        let payload = serde_path_to_error::deserialize(payload)
            .map_err(|error| Failure::field(&T::field_of(&error.path().to_string()), error.inner().to_string()))?;
        Ok((payload, unread))
    }

    /// Checks what was typed as JSON is checked; refusals come with the names of the fields.
    ///
    /// # Errors
    /// What could not be read, and what `check` refuses.
    pub fn check<X>(&mut self, check: impl FnOnce(T) -> Result<X, FieldErrors>) -> Result<X, Failure> {
        self.move_blank_rows_last();
        let mut tidy = self.clone();
        tidy.drop_blank_rows();
        let (payload, unread) = tidy.payload()?;
        match check(payload) {
            Ok(checked) if unread.list.is_empty() => Ok(checked),
            Ok(_) => Err(unread.failure()),
            Err(refused) => Err(Self::together(unread, refused).failure()),
        }
    }

    /// What stands in for something unread is refused by nobody, and sums of it would only add noise.
    fn together(mut unread: FieldErrors, refused: FieldErrors) -> FieldErrors {
        let all_read = unread.list.is_empty();
        for mut error in refused.list {
            error.field = T::field_of(&error.field);
            if unread.on(&error.field).is_none() && (all_read || Self::knows(&error.field)) {
                unread.list.push(error);
            }
        }
        unread
    }

    /// Field by field, as a person reads them: for two versions side by side. `name` knows the values of a list by name.
    pub fn described(&self, name: impl Fn(&str) -> String) -> Vec<(String, String)> {
        let mut tidy = self.clone();
        tidy.drop_blank_rows();
        let mut texts = Vec::new();
        for (field, path) in
            T::FIELDS.iter().flat_map(|field| expand(field.path, &|list| tidy.count(list)).into_iter().map(move |path| (field, path)))
        {
            let text = match field.kind {
                FieldKind::Flag => (if tidy.on(&path) { "Yes" } else { "No" }).to_owned(),
                FieldKind::Many => tidy.texts(&path).map(&name).collect::<Vec<_>>().join(", "),
                FieldKind::Choice(choices) => {
                    let text = tidy.text(&path);
                    choices.iter().find(|(value, _)| *value == text).map_or(text, |(_, words)| words).to_owned()
                }
                _ => tidy.text(&path).trim().to_owned(),
            };
            if !field.label.is_empty() {
                texts.push((Self::label(field, &path), text));
            }
        }
        texts
    }

    /// "Option 1, line 2, tax".
    fn label(field: &FormField, path: &str) -> String {
        let Some((of, indexes)) = pattern(path) else { return field.label.to_owned() };
        let lists = of.match_indices("[]").filter_map(|(end, _)| T::LISTS.iter().find(|list| Some(list.path) == of.get(..end)));
        let rows = lists.zip(indexes).map(|(list, index)| format!("{} {}", list.label, index + 1));
        rows.chain([field.label.to_owned()]).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests;
