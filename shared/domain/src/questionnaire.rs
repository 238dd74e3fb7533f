//! A questionnaire: what is asked, what may be answered, and how far somebody has come (B10).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Date, FileId, InvalidValue, Note, Title, ValidationErrors,
    document::fits,
    text::{Description, is_blank, optional},
    typed::{self, NumberError},
};

/// The most questions of a questionnaire.
pub const MOST_QUESTIONS: usize = 100;
/// The most options of a choice.
pub const MOST_OPTIONS: usize = 50;

/// What a questionnaire asks, as it is sent in and kept.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireContent {
    /// Markdown above the questions.
    #[serde(default)]
    #[schema(max_length = 10_000)]
    pub intro: Option<String>,
    #[schema(min_items = 1, max_items = 100)]
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique within the questionnaire; answers are kept under it.
    #[schema(pattern = "^[a-z0-9_-]{1,40}$", example = "first_dance")]
    pub id: String,
    #[schema(min_length = 1, max_length = 1_000)]
    pub label: String,
    #[serde(default)]
    #[schema(max_length = 1_000)]
    pub help: Option<String>,
    #[serde(default)]
    pub required: bool,
    pub kind: QuestionKind,
}

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum QuestionKind {
    /// One line.
    Text,
    LongText,
    SingleChoice {
        options: Vec<String>,
    },
    MultipleChoice {
        options: Vec<String>,
        #[serde(default)]
        at_most: Option<usize>,
    },
    Date,
    Number {
        #[serde(default)]
        min: Option<f64>,
        #[serde(default)]
        max: Option<f64>,
    },
    /// The id of a file that was uploaded into the project.
    File,
}

/// One answer. Nothing, spaces and an empty list all mean: not answered.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Answer {
    #[default]
    Nothing,
    Number(f64),
    /// Also an option, a day (`YYYY-MM-DD`), the id of a file; a number as it was typed.
    Text(String),
    Many(Vec<String>),
}

/// Answers by the id of their question.
pub type Answers = BTreeMap<String, Answer>;

/// Why an answer was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnswerError {
    #[error("This question isn’t part of this questionnaire")]
    NoSuchQuestion,
    #[error("Please answer this question")]
    Required,
    #[error("Use at most {0} characters")]
    TooLong(usize),
    #[error("Enter text")]
    Unreadable,
    #[error("Choose one of the options")]
    NotAnOption,
    #[error("Choose at most {0}")]
    TooMany(usize),
    #[error("Enter a date as YYYY-MM-DD")]
    NotADay,
    #[error("Enter a number")]
    NotANumber,
    /// "1.250": with both readings.
    #[error("Did you mean {decimal} or {thousands}? Enter one of these.")]
    TwoNumbers { decimal: String, thousands: String },
    #[error("Enter {0} or more")]
    TooSmall(f64),
    #[error("Enter {0} or less")]
    TooLarge(f64),
    #[error("Choose a file")]
    NotAFile,
}

/// An answer that keeps a questionnaire from being submitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{label}: {why}")]
pub struct RefusedAnswer {
    pub id: String,
    /// The question in its own words.
    pub label: String,
    pub why: AnswerError,
}

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Progress {
    pub answered: usize,
    pub total: usize,
    /// Required and not answered.
    pub missing: usize,
}

impl std::fmt::Display for Progress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} of {} answered", self.answered, self.total)
    }
}

/// A questionnaire that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire(QuestionnaireContent);

impl QuestionnaireContent {
    /// # Errors
    /// Everything that is wrong, by `questions[2].label` and the like.
    pub fn parse(self) -> Result<Questionnaire, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        fits(&self, &mut faults);
        let intro = optional::<Note>(self.intro, "intro", &mut faults);
        if self.questions.is_empty() {
            faults.add("questions", "Add at least one question");
        }
        if self.questions.len() > MOST_QUESTIONS {
            faults.add("questions", format!("Use at most {MOST_QUESTIONS} questions"));
        }
        let mut seen = BTreeSet::new();
        let mut questions = Vec::with_capacity(self.questions.len());
        for (index, question) in self.questions.into_iter().enumerate() {
            let path = format!("questions[{index}]");
            if !seen.insert(question.id.clone()) {
                faults.add(format!("{path}.id"), "Another question has this id already");
            }
            questions.extend(faults.take_part(&path, question.checked()));
        }
        faults.done(Some(Questionnaire(QuestionnaireContent { intro, questions })))
    }
}

impl Question {
    fn checked(self) -> Result<Self, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
        if !(1..=40).contains(&self.id.len()) || !self.id.bytes().all(plain) {
            faults.add("id", "Use 1 to 40 small letters, digits, _ and -");
        }
        let label = faults.take("label", self.label.parse::<Description>()).map(String::from);
        let help = optional::<Description>(self.help, "help", &mut faults);
        let kind = faults.take_part("kind", self.kind.checked());
        faults.done(label.zip(kind).map(|(label, kind)| Self { label, help, kind, ..self }))
    }
}

impl QuestionKind {
    fn checked(self) -> Result<Self, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let kind = match self {
            Self::SingleChoice { options } => Self::SingleChoice { options: choices(options, "single_choice", &mut faults) },
            Self::MultipleChoice { options, at_most } => {
                let options = choices(options, "multiple_choice", &mut faults);
                if at_most.is_some_and(|most| !(1..=options.len().max(1)).contains(&most)) {
                    faults.add("multiple_choice.at_most", "Enter a number from 1 to the number of options");
                }
                Self::MultipleChoice { options, at_most }
            }
            Self::Number { min: Some(min), max: Some(max) } if min > max => {
                faults.add("number.max", "The largest number must not be below the smallest");
                self
            }
            Self::Text | Self::LongText | Self::Date | Self::Number { .. } | Self::File => self,
        };
        faults.done(Some(kind))
    }
}

fn choices(options: Vec<String>, kind: &str, faults: &mut ValidationErrors) -> Vec<String> {
    let path = format!("{kind}.options");
    if !(1..=MOST_OPTIONS).contains(&options.len()) {
        faults.add(&path, format!("Offer 1 to {MOST_OPTIONS} options"));
    }
    let mut kept: Vec<String> = Vec::with_capacity(options.len());
    for (index, option) in options.into_iter().enumerate() {
        let path = format!("{path}[{index}]");
        match faults.take(&path, option.parse::<Title>()).map(String::from) {
            Some(option) if kept.contains(&option) => faults.add(&path, "This option is there already"),
            option => kept.extend(option),
        }
    }
    kept
}

impl Questionnaire {
    pub fn content(&self) -> &QuestionnaireContent {
        &self.0
    }

    pub fn questions(&self) -> &[Question] {
        &self.0.questions
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.0.questions.iter().find(|question| question.id == id)
    }

    /// One answer as it is to be kept while somebody is still writing; [`Answer::Nothing`] where there is none.
    ///
    /// # Errors
    /// Why it is not taken. A required question may be left open until the end.
    pub fn answer(&self, id: &str, given: Answer) -> Result<Answer, AnswerError> {
        self.question(id).ok_or(AnswerError::NoSuchQuestion)?.kind.read(given)
    }

    /// All answers as they are to be kept for good, without those that are not answered.
    ///
    /// # Errors
    /// Every answer that is wrong or missing, in the order of the questions.
    pub fn submit(&self, mut given: Answers) -> Result<Answers, Vec<RefusedAnswer>> {
        let (mut kept, mut refused) = (Answers::new(), Vec::new());
        for Question { id, label, required, kind, .. } in &self.0.questions {
            let answer = match kind.read(given.remove(id).unwrap_or_default()) {
                Ok(Answer::Nothing) if *required => Err(AnswerError::Required),
                read => read,
            };
            match answer {
                Ok(Answer::Nothing) => {}
                Ok(answer) => drop(kept.insert(id.clone(), answer)),
                Err(why) => refused.push(RefusedAnswer { id: id.clone(), label: label.clone(), why }),
            }
        }
        refused.extend(given.into_keys().map(|id| RefusedAnswer { label: id.clone(), id, why: AnswerError::NoSuchQuestion }));
        if refused.is_empty() { Ok(kept) } else { Err(refused) }
    }

    pub fn progress(&self, given: &Answers) -> Progress {
        let answered = |question: &&Question| {
            let answer = given.get(&question.id).cloned().unwrap_or_default();
            question.kind.read(answer).is_ok_and(|answer| answer != Answer::Nothing)
        };
        let answered_count = self.0.questions.iter().filter(answered).count();
        let missing = self.0.questions.iter().filter(|question| question.required && !answered(question)).count();
        Progress { answered: answered_count, total: self.0.questions.len(), missing }
    }

    /// The files among the answers, by question: whether they are there and the client's to give is not known here.
    pub fn files<'a>(&'a self, given: &'a Answers) -> impl Iterator<Item = (&'a str, FileId)> {
        self.0.questions.iter().filter(|question| question.kind == QuestionKind::File).filter_map(|question| {
            match given.get(&question.id) {
                Some(Answer::Text(id)) => Some((question.id.as_str(), id.trim().parse().ok()?)),
                _ => None,
            }
        })
    }
}

impl QuestionKind {
    fn read(&self, given: Answer) -> Result<Answer, AnswerError> {
        let given = match given {
            Answer::Text(text) if is_blank(&text) => Answer::Nothing,
            Answer::Many(list) if list.iter().all(|one| is_blank(one)) => Answer::Nothing,
            given => given,
        };
        match (self, given) {
            (_, Answer::Nothing) => Ok(Answer::Nothing),
            (Self::Text, Answer::Text(text)) => bounded(text.parse::<Title>(), &text, Title::MAX),
            (Self::LongText, Answer::Text(text)) => bounded(text.parse::<Note>(), &text, Note::MAX),
            (Self::Text | Self::LongText, _) => Err(AnswerError::Unreadable),
            (Self::SingleChoice { options }, Answer::Text(text)) => {
                options.iter().find(|option| **option == text.trim()).cloned().map(Answer::Text).ok_or(AnswerError::NotAnOption)
            }
            (Self::SingleChoice { .. }, _) => Err(AnswerError::NotAnOption),
            // A form with one box ticked sends one text.
            (Self::MultipleChoice { .. }, Answer::Text(text)) => self.read(Answer::Many(vec![text])),
            (Self::MultipleChoice { options, at_most }, Answer::Many(list)) => {
                let chosen: BTreeSet<_> = list.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
                let kept: Vec<_> = options.iter().filter(|option| chosen.contains(option.as_str())).cloned().collect();
                match *at_most {
                    _ if kept.len() < chosen.len() => Err(AnswerError::NotAnOption),
                    Some(most) if kept.len() > most => Err(AnswerError::TooMany(most)),
                    _ => Ok(Answer::Many(kept)),
                }
            }
            (Self::MultipleChoice { .. }, _) => Err(AnswerError::NotAnOption),
            (Self::Date, Answer::Text(text)) => text.parse::<Date>().map(|day| Answer::Text(day.into())).map_err(|_| AnswerError::NotADay),
            (Self::Date, _) => Err(AnswerError::NotADay),
            (Self::Number { min, max }, Answer::Number(number)) => match (*min, *max) {
                _ if !number.is_finite() => Err(AnswerError::NotANumber),
                (Some(min), _) if number < min => Err(AnswerError::TooSmall(min)),
                (_, Some(max)) if number > max => Err(AnswerError::TooLarge(max)),
                _ => Ok(Answer::Number(number)),
            },
            (Self::Number { .. }, Answer::Text(text)) => self.read(Answer::Number(read_number(&text)?)),
            (Self::Number { .. }, Answer::Many(_)) => Err(AnswerError::NotANumber),
            (Self::File, Answer::Text(id)) => {
                id.trim().parse::<FileId>().map(|id| Answer::Text(id.into())).map_err(|_| AnswerError::NotAFile)
            }
            (Self::File, _) => Err(AnswerError::NotAFile),
        }
    }
}

fn bounded<T>(read: Result<T, InvalidValue>, text: &str, most: usize) -> Result<Answer, AnswerError>
where
    String: From<T>,
{
    let why = if text.trim().chars().count() > most { AnswerError::TooLong(most) } else { AnswerError::Unreadable };
    read.map(|text| Answer::Text(text.into())).map_err(|_| why)
}

/// Decimals of a number that is answered.
const DECIMALS: usize = 6;

/// `80`, `-2`, `7.5`, `7,5`, `2,000`: as every field reads it, with so many decimals as people answer with.
fn read_number(text: &str) -> Result<f64, AnswerError> {
    match typed::number(text, DECIMALS) {
        // Fifteen digits at the most: a float keeps them.
        #[allow(clippy::cast_precision_loss)]
        Ok(number) => Ok(number as f64 / 1_000_000.0),
        Err(NumberError::Ambiguous { decimal, thousands }) => Err(AnswerError::TwoNumbers { decimal, thousands }),
        Err(NumberError::NotANumber | NumberError::TooFine(_)) => Err(AnswerError::NotANumber),
    }
}

/// A number that was answered, as it stands in its field again: so that it is read as the same.
pub fn written(number: f64) -> String {
    let text = number.to_string();
    match typed::number(&text, DECIMALS) {
        Err(NumberError::Ambiguous { decimal, .. }) => decimal,
        _ => text,
    }
}

#[cfg(test)]
mod tests;
