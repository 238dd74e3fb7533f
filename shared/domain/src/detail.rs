//! What a studio says about a project to its clients (B5): lines of a label and a value, in the studio's order.

use crate::{InvalidValue, Title, ValidationErrors, text::Description};

/// The most lines of one project.
pub const MOST_DETAILS: usize = 50;

/// One line, e.g. "Ceremony" and "14:00, St. Mary's".
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectDetail {
    #[schema(min_length = 1, max_length = 200, example = "Ceremony")]
    pub label: String,
    #[schema(min_length = 1, max_length = 1_000, example = "14:00, St. Mary's")]
    pub value: String,
}

/// Tidied, in their order.
///
/// # Errors
/// Everything that is wrong, by `details[2].label` and the like.
pub fn checked(details: Vec<ProjectDetail>) -> Result<Vec<ProjectDetail>, ValidationErrors> {
    let mut faults = ValidationErrors::default();
    if details.len() > MOST_DETAILS {
        faults.add("details", format!("Use at most {MOST_DETAILS} lines"));
    }
    let mut tidy = Vec::with_capacity(details.len().min(MOST_DETAILS));
    for (index, detail) in details.into_iter().take(MOST_DETAILS).enumerate() {
        let label = faults.take(format!("details[{index}].label"), detail.label.parse::<Title>());
        let value = faults.take(format!("details[{index}].value"), detail.value.parse::<Description>());
        if let (Some(label), Some(value)) = (label, value) {
            tidy.push(ProjectDetail { label: label.into(), value: value.into() });
        }
    }
    faults.done(Some(tidy))
}

/// As a form has them: `Label: value` in each line; what has no colon goes on with the line before. Empty lines are left out.
///
/// # Errors
/// When the first line has no colon.
pub fn from_lines(text: &str) -> Result<Vec<ProjectDetail>, InvalidValue> {
    let mut details: Vec<ProjectDetail> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.split_once(':'), details.last_mut()) {
            (Some((label, value)), _) => details.push(ProjectDetail { label: label.trim().to_owned(), value: value.trim().to_owned() }),
            (None, Some(before)) => {
                before.value.push('\n');
                before.value.push_str(line);
            }
            (None, None) => return Err(InvalidValue::new("Start each line with a label and a colon, like “Ceremony: 14:00”")),
        }
    }
    Ok(details)
}

/// The other way round.
pub fn to_lines(details: &[ProjectDetail]) -> String {
    details.iter().map(|detail| format!("{}: {}", detail.label, detail.value)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(label: &str, value: &str) -> ProjectDetail {
        ProjectDetail { label: label.to_owned(), value: value.to_owned() }
    }

    /// Proves B5.
    #[test]
    fn lines_of_a_form_are_labels_and_values() {
        let details = from_lines("Ceremony: 14:00, St. Mary's\r\n\n Dinner :  18:00 \nin the barn\n").unwrap();
        assert_eq!(details, [detail("Ceremony", "14:00, St. Mary's"), detail("Dinner", "18:00\nin the barn")]);
        assert_eq!(from_lines(&to_lines(&details)).unwrap(), details);
        assert_eq!(from_lines(" \n").unwrap(), []);
        assert!(from_lines("no colon").is_err());
    }

    /// Proves B5.
    #[test]
    fn every_line_is_checked_at_its_place() {
        assert_eq!(checked(vec![detail(" A ", " b ")]).unwrap(), [detail("A", "b")]);
        let faults = checked(vec![detail("A", "b"), detail("", "x"), detail("B", &"x".repeat(1001))]).unwrap_err();
        let paths: Vec<_> = faults.into_iter().map(|fault| fault.path).collect();
        assert_eq!(paths, ["details[1].label", "details[2].value"]);
        assert!(checked(vec![detail("A", "b"); 51]).is_err());
        assert_eq!(checked(vec![detail("A", "b"); 50]).unwrap().len(), 50);
    }
}
