//! A quote: one to ten options, of which the client takes one, or none (B8).

use crate::{
    Date, DocumentState, Note, Title, ValidationErrors,
    bill::{Bill, BillLine, LeastTotal, Share},
    document::{ClosedReason, fits},
    money::Currency,
    text::{Description, optional},
};

/// The most options of a quote.
pub const MOST_OPTIONS: usize = 10;

/// What a quote says, as it is sent in and kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteContent {
    /// Markdown above the options.
    #[serde(default)]
    #[schema(max_length = 10_000)]
    pub intro: Option<String>,
    pub currency: Currency,
    #[serde(default)]
    pub prices_include_tax: bool,
    /// The last day, in the studio's time zone, on which it can be accepted.
    #[serde(default)]
    pub valid_until: Option<Date>,
    #[schema(min_items = 1, max_items = 10)]
    pub options: Vec<QuoteOption>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteOption {
    #[schema(min_length = 1, max_length = 200, example = "The whole day")]
    pub title: String,
    #[serde(default)]
    #[schema(max_length = 1_000)]
    pub description: Option<String>,
    /// At most one is.
    #[serde(default)]
    pub recommended: bool,
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<BillLine>,
    #[serde(default)]
    pub discount: Option<Share>,
}

/// A quote that was checked, each option added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    content: QuoteContent,
    bills: Vec<Bill>,
}

/// Why a client cannot accept or decline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuoteRefusal {
    #[error(transparent)]
    Closed(#[from] ClosedReason),
    #[error("The quote was valid until {}. Ask the studio for a new one.", .0.human())]
    Expired(Date),
    #[error("Choose one of the options")]
    NoOption,
}

impl QuoteContent {
    /// # Errors
    /// Everything that is wrong, by `options[0].lines[2].tax_bp` and the like.
    pub fn parse(self) -> Result<Quote, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        fits(&self, &mut faults);
        let intro = optional::<Note>(self.intro, "intro", &mut faults);
        if self.options.is_empty() {
            faults.add("options", "Add at least one option");
        }
        if self.options.len() > MOST_OPTIONS {
            faults.add("options", format!("Use at most {MOST_OPTIONS} options"));
        }
        if self.options.iter().filter(|option| option.recommended).count() > 1 {
            faults.add("options", "Recommend one option at most");
        }
        let read =
            |(index, option): (usize, QuoteOption)| faults.take_part(&format!("options[{index}]"), option.checked(self.prices_include_tax));
        let (options, bills) = self.options.into_iter().enumerate().filter_map(read).unzip();
        faults.done(Some(Quote { content: QuoteContent { intro, options, ..self }, bills }))
    }
}

impl QuoteOption {
    fn checked(self, prices_include_tax: bool) -> Result<(Self, Bill), ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let title = faults.take("title", self.title.parse::<Title>()).map(String::from);
        let description = optional::<Description>(self.description, "description", &mut faults);
        let bill = faults.take_part("", Bill::of(self.lines, self.discount, prices_include_tax, LeastTotal::Zero));
        let both = title.zip(bill).map(|(title, bill)| (Self { title, description, lines: bill.lines().to_vec(), ..self }, bill));
        faults.done(both)
    }
}

impl Quote {
    pub fn content(&self) -> &QuoteContent {
        &self.content
    }

    /// Each option with what it comes to, in their order.
    pub fn options(&self) -> impl ExactSizeIterator<Item = (&QuoteOption, &Bill)> {
        self.content.options.iter().zip(&self.bills)
    }

    pub fn option(&self, index: usize) -> Option<(&QuoteOption, &Bill)> {
        self.content.options.get(index).zip(self.bills.get(index))
    }

    /// `today` is the studio's.
    pub fn expired(&self, today: Date) -> bool {
        self.content.valid_until.is_some_and(|last| today > last)
    }

    /// The option that is accepted, which need not be named where there is one only.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn accept(&self, state: DocumentState, today: Date, option: Option<usize>) -> Result<usize, QuoteRefusal> {
        state.open()?;
        match self.content.valid_until {
            Some(last) if today > last => return Err(QuoteRefusal::Expired(last)),
            _ => {}
        }
        match option {
            Some(index) if index < self.content.options.len() => Ok(index),
            None if self.content.options.len() == 1 => Ok(0),
            _ => Err(QuoteRefusal::NoOption),
        }
    }

    /// A quote can be declined after its last day too: it tells the studio something and binds nobody.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn decline(state: DocumentState) -> Result<(), QuoteRefusal> {
        Ok(state.open()?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn option(title: &str) -> QuoteOption {
        let line = BillLine { description: "Day".into(), quantity_milli: 1_000, unit_price_minor: 100, tax_bp: 0 };
        QuoteOption { title: title.into(), description: None, recommended: false, lines: vec![line], discount: None }
    }

    fn content(options: Vec<QuoteOption>) -> QuoteContent {
        let valid_until = Some("2026-12-01".parse().unwrap());
        QuoteContent { intro: Some("  ".into()), currency: "EUR".parse().unwrap(), prices_include_tax: false, valid_until, options }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Proves B8.
    #[test]
    fn a_quote_is_accepted_while_it_is_open() {
        let quote = content(vec![option("Half"), option("Whole")]).parse().unwrap();
        let accept = |state, today: &str, option| quote.accept(state, day(today), option);
        assert_eq!(accept(DocumentState::Sent, "2026-12-01", Some(1)), Ok(1));
        assert_eq!(accept(DocumentState::Sent, "2026-12-02", Some(1)), Err(QuoteRefusal::Expired(day("2026-12-01"))));
        assert_eq!(accept(DocumentState::Sent, "2026-12-01", Some(2)), Err(QuoteRefusal::NoOption));
        assert_eq!(accept(DocumentState::Sent, "2026-12-01", None), Err(QuoteRefusal::NoOption));
        assert_eq!(accept(DocumentState::Done, "2026-12-01", Some(1)), Err(QuoteRefusal::Closed(ClosedReason::Done)));
        assert_eq!(accept(DocumentState::Draft, "2026-12-01", Some(1)), Err(QuoteRefusal::Closed(ClosedReason::NotSent)));
        assert_eq!(accept(DocumentState::Recalled, "2026-12-01", Some(1)), Err(QuoteRefusal::Closed(ClosedReason::Recalled)));
        assert_eq!(content(vec![option("One")]).parse().unwrap().accept(DocumentState::Sent, day("2026-12-01"), None), Ok(0));
        assert_eq!(Quote::decline(DocumentState::Sent), Ok(()));
        assert_eq!(Quote::decline(DocumentState::Done), Err(QuoteRefusal::Closed(ClosedReason::Done)));
        assert_eq!((quote.expired(day("2026-12-01")), quote.expired(day("2026-12-02"))), (false, true));
        assert_eq!(
            QuoteRefusal::Expired(day("2026-12-01")).to_string(),
            "The quote was valid until 1 December 2026. Ask the studio for a new one."
        );
    }

    /// Proves B8.
    #[test]
    fn everything_wrong_is_said_at_once_and_where() {
        let mut wrong = content(vec![option(" "), option("b")]);
        for option in &mut wrong.options {
            option.recommended = true;
        }
        wrong.options[1].lines[0].tax_bp = -1;
        wrong.options[1].description = Some("x".repeat(1_001));
        let paths: Vec<_> = wrong.parse().unwrap_err().into_iter().map(|fault| fault.path).collect();
        assert_eq!(paths, ["options", "options[0].title", "options[1].description", "options[1].lines[0].tax_bp"]);
        assert!(content(vec![]).parse().is_err());
        assert!(content(vec![option("x"); 11]).parse().is_err());
    }

    /// Proves B8.
    #[test]
    fn what_is_kept_reads_back_the_same() {
        let quote = content(vec![option("  Half ")]).parse().unwrap();
        assert_eq!((quote.content().intro.as_deref(), quote.option(0).unwrap().0.title.as_str()), (None, "Half"));
        assert_eq!(quote.option(0).unwrap().1.totals().total_minor, 100);
        let kept = serde_json::to_string(quote.content()).unwrap();
        assert_eq!(serde_json::from_str::<QuoteContent>(&kept).unwrap().parse().unwrap(), quote);
        assert!(serde_json::from_str::<QuoteContent>(&kept.replacen("intro", "inro", 1)).is_err());
    }

    proptest! {
        /// Proves B8.
        #[test]
        fn what_is_accepted_is_there(count in 1..=10_usize, chosen in prop::option::of(0..20_usize)) {
            let quote = content(vec![option("x"); count]).parse().unwrap();
            match quote.accept(DocumentState::Sent, day("2026-11-23"), chosen) {
                Ok(index) => prop_assert!(quote.option(index).is_some() && chosen.is_none_or(|chosen| chosen == index)),
                Err(why) => {
                    prop_assert_eq!(why, QuoteRefusal::NoOption);
                    prop_assert!(chosen.map_or(count > 1, |chosen| chosen >= count));
                }
            }
        }
    }

    /// Each line within its limits, all of them together are more than a request and a row of the database take.
    #[test]
    fn a_quote_has_a_limit_in_all() {
        let quote = |length: usize| {
            let line =
                serde_json::json!({ "description": "x".repeat(length), "quantity_milli": 1000, "unit_price_minor": 100, "tax_bp": 0 });
            let option = serde_json::json!({ "title": "All", "lines": vec![line; crate::bill::MOST_LINES] });
            let quote = serde_json::json!({ "currency": "EUR", "options": vec![option; MOST_OPTIONS] });
            serde_json::from_value::<QuoteContent>(quote).unwrap().parse()
        };
        assert!(quote(100).is_ok());
        let faults = quote(1000).unwrap_err();
        assert_eq!(faults.to_string(), "All of this together is too long. Use at most 500 KB, or write two documents");
    }
}
