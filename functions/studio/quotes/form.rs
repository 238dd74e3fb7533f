//! A quote on the dashboard's form: as it was typed, and what it says. Empty lines and options are none.

use domain::{
    InvalidValue,
    bill::{Bill, BillLine, Least, Share},
    money::Currency,
    quote::{MOST_OPTIONS, QuoteContent, QuoteOption},
    typed::{self, written},
};
use web::FieldErrors;

use crate::{
    document::draft::{Participant, names},
    studio::compared::Texts,
};

/// Lines of an option on the form; over the API there may be more.
const MOST_ROWS: usize = 40;

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub title: String,
    pub recipients: Vec<String>,
    pub currency: String,
    pub prices_include_tax: bool,
    pub valid_until: String,
    pub intro: String,
    /// Place of the option that is recommended, from 1; 0 for none.
    pub recommended: usize,
    pub options: Vec<TypedOption>,
    /// What a button asks for, other than keeping it: `add-line 1`.
    pub then: String,
    /// Where the reader goes on after that: the id of a field or a button.
    pub focus: String,
}

#[derive(Debug, Clone, Default)]
pub struct TypedOption {
    /// On the form, from 1.
    pub place: usize,
    pub title: String,
    pub description: String,
    /// In percent.
    pub discount: String,
    pub rows: Vec<TypedRow>,
}

#[derive(Debug, Clone, Default)]
pub struct TypedRow {
    /// Within its option, from 1.
    pub place: usize,
    pub description: String,
    pub quantity: String,
    pub price: String,
    /// In percent.
    pub tax: String,
}

impl TypedRow {
    fn is_empty(&self) -> bool {
        [&self.description, &self.quantity, &self.price].iter().all(|text| text.trim().is_empty())
    }
}

impl TypedOption {
    fn is_empty(&self) -> bool {
        [&self.title, &self.description, &self.discount].iter().all(|text| text.trim().is_empty())
            && self.rows.iter().all(TypedRow::is_empty)
    }

    fn row(&mut self, place: usize) -> Option<&mut TypedRow> {
        if !self.rows.iter().any(|row| row.place == place) {
            self.rows.push(TypedRow { place, ..TypedRow::default() });
        }
        self.rows.iter_mut().find(|row| row.place == place)
    }
}

fn no_such_field(name: &str) -> FieldErrors {
    let mut fields = FieldErrors::default();
    fields.add(name, "Unknown field");
    fields
}

impl Typed {
    /// Reads the pairs of a form: `option_1_title`, `line_1_2_price`.
    ///
    /// # Errors
    /// On fields the form does not have.
    pub fn read(pairs: Vec<(String, String)>) -> Result<Self, FieldErrors> {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "title" => typed.title = value,
                "recipient" => typed.recipients.push(value),
                "currency" => typed.currency = value,
                "prices_include_tax" => typed.prices_include_tax = true,
                "valid_until" => typed.valid_until = value,
                "intro" => typed.intro = value,
                "then" => typed.then = value,
                "recommended" => typed.recommended = value.parse().map_err(|_| no_such_field(&name))?,
                _ => typed.part(&name, value).ok_or_else(|| no_such_field(&name))?,
            }
        }
        typed.options.sort_by_key(|option| option.place);
        for option in &mut typed.options {
            option.rows.sort_by_key(|row| row.place);
        }
        Ok(typed)
    }

    fn part(&mut self, name: &str, value: String) -> Option<()> {
        let mut words = name.split('_');
        let of = words.next()?;
        let option = self.option(words.next()?.parse().ok().filter(|place| (1..=MOST_OPTIONS).contains(place))?)?;
        let field = match of {
            "option" => match words.next()? {
                "title" => &mut option.title,
                "description" => &mut option.description,
                "discount" => &mut option.discount,
                _ => return None,
            },
            "line" => {
                let row = option.row(words.next()?.parse().ok().filter(|place| (1..=MOST_ROWS).contains(place))?)?;
                match words.next()? {
                    "description" => &mut row.description,
                    "quantity" => &mut row.quantity,
                    "price" => &mut row.price,
                    "tax" => &mut row.tax,
                    _ => return None,
                }
            }
            _ => return None,
        };
        *field = value;
        words.next().is_none().then_some(())
    }

    fn option(&mut self, place: usize) -> Option<&mut TypedOption> {
        if !self.options.iter().any(|option| option.place == place) {
            self.options.push(TypedOption { place, ..TypedOption::default() });
        }
        self.options.iter_mut().find(|option| option.place == place)
    }

    /// A draft, as it would be typed.
    pub fn of(title: &str, recipients: Vec<String>, content: &QuoteContent) -> Self {
        let digits = content.currency.digits() as usize;
        let row = |(place, line): (usize, &BillLine)| TypedRow {
            place,
            description: line.description.clone(),
            quantity: written(line.quantity_milli, 3),
            price: written(line.unit_price_minor, digits),
            tax: written(line.tax_bp, 2),
        };
        let option = |(place, option): (usize, &QuoteOption)| TypedOption {
            place,
            title: option.title.clone(),
            description: option.description.clone().unwrap_or_default(),
            discount: match option.discount {
                Some(Share::PercentBp(bp)) => format!("{} %", written(bp, 2)),
                Some(Share::AmountMinor(minor)) => written(minor, digits),
                None => String::new(),
            },
            rows: (1..).zip(&option.lines).map(row).collect(),
        };
        Self {
            title: title.to_owned(),
            recipients,
            currency: content.currency.code().to_owned(),
            prices_include_tax: content.prices_include_tax,
            valid_until: content.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            intro: content.intro.clone().unwrap_or_default(),
            recommended: content.options.iter().position(|option| option.recommended).map_or(0, |index| index + 1),
            options: (1..).zip(&content.options).map(option).collect(),
            ..Self::default()
        }
    }

    /// Field by field, as a person reads them.
    pub fn said(&self, people: &[Participant]) -> Texts {
        let yes = |yes| if yes { "Yes" } else { "No" };
        let mut texts = vec![
            ("Title".to_owned(), self.title.clone()),
            ("Recipients".to_owned(), names(&self.recipients, people)),
            ("Currency".to_owned(), self.currency.clone()),
            ("Open until".to_owned(), self.valid_until.clone()),
            ("Prices include tax".to_owned(), yes(self.prices_include_tax).to_owned()),
            ("Introduction".to_owned(), self.intro.clone()),
        ];
        for (place, option) in (1..).zip(self.options.iter().filter(|option| !option.is_empty())) {
            let rows = option.rows.iter().filter(|row| !row.is_empty());
            let parts = [("title", &option.title), ("description", &option.description), ("discount", &option.discount)];
            texts.extend(parts.map(|(part, text)| (format!("Option {place}, {part}"), text.clone())));
            for (line, row) in (1..).zip(rows) {
                let quantity = if row.quantity.trim().is_empty() { "1" } else { row.quantity.trim() };
                let tax = if row.tax.trim().is_empty() { "0" } else { row.tax.trim() };
                let text = format!("{}: {quantity} × {}, tax {tax}%", row.description.trim(), row.price.trim());
                texts.push((format!("Option {place}, line {line}"), text));
            }
            texts.push((format!("Option {place}, recommended"), yes(self.recommended == option.place).to_owned()));
        }
        texts
    }

    /// What it says, and where on the form each part of that stands; what cannot be read is noted in `fields`.
    pub fn content(&self, fields: &mut FieldErrors) -> (Option<QuoteContent>, Places) {
        let currency = fields.take("currency", self.currency.parse::<Currency>());
        let valid_until = match self.valid_until.trim() {
            "" => Some(None),
            day => fields.take("valid_until", day.parse()).map(Some),
        };
        let mut places = Places::default();
        // Without a currency amounts are read as most are written: with two decimals.
        let read_in = currency.unwrap_or_default();
        let mut options = Vec::new();
        for option in self.options.iter().filter(|option| !option.is_empty()) {
            let rows: Vec<_> = option.rows.iter().filter(|row| !row.is_empty()).collect();
            places.0.push((option.place, rows.iter().map(|row| row.place).collect()));
            let lines = rows.into_iter().map(|row| row.line(option.place, read_in, fields)).collect();
            let discount = match option.discount.trim() {
                "" => None,
                text => fields.take(&format!("option_{}_discount", option.place), share(text, read_in)),
            };
            options.push(QuoteOption {
                title: option.title.clone(),
                description: Some(option.description.clone()),
                recommended: self.recommended == option.place,
                lines,
                discount,
            });
        }
        let content = currency.zip(valid_until).map(|(currency, valid_until)| QuoteContent {
            intro: Some(self.intro.clone()),
            currency,
            prices_include_tax: self.prices_include_tax,
            valid_until,
            options,
        });
        (content, places)
    }

    /// What its options come to, as far as that can be read: each with its place on the form.
    pub fn bills(&self) -> Vec<(usize, Bill, Currency)> {
        let mut fields = FieldErrors::default();
        let (content, places) = self.content(&mut fields);
        let Some(content) = content else { return Vec::new() };
        let unread = |place: usize| {
            let names = [format!("option_{place}_"), format!("line_{place}_")];
            fields.list.iter().any(|error| names.iter().any(|name| error.field.starts_with(name)))
        };
        let options = places.0.iter().zip(content.options).filter(|((place, _), _)| !unread(*place));
        let bill = |((place, _), option): (&(usize, Vec<usize>), QuoteOption)| {
            let bill = Bill::of(option.lines, option.discount, content.prices_include_tax, Least::Zero).ok()?;
            Some((*place, bill, content.currency))
        };
        options.filter_map(bill).collect()
    }

    /// With an option at least, and a line in each; what is begun has three.
    pub fn roomy(mut self) -> Self {
        let lines = if self.options.is_empty() { 3 } else { 1 };
        if self.options.is_empty() {
            self.option(1);
        }
        for option in self.options.iter_mut().filter(|option| option.rows.is_empty()) {
            for place in 1..=lines {
                option.row(place);
            }
        }
        self
    }

    /// As the button that was pressed wants it: a line or an option more or less.
    pub fn stepped(mut self) -> Self {
        let step = std::mem::take(&mut self.then);
        let mut words = step.split(' ');
        let what = words.next().unwrap_or_default();
        let mut place = || words.next().and_then(|word| word.parse::<usize>().ok()).unwrap_or_default();
        let option = place();
        match what {
            "add-option" if self.options.len() < MOST_OPTIONS => {
                let last = self.options.last().map_or(0, |option| option.place);
                self.options.push(TypedOption { place: last + 1, ..TypedOption::default() });
            }
            "remove-option" => self.options.retain(|one| one.place != option),
            "add-line" => {
                if let Some(option) = self.options.iter_mut().find(|one| one.place == option && one.rows.len() < MOST_ROWS) {
                    let last = option.rows.last().map_or(0, |row| row.place);
                    option.rows.push(TypedRow { place: last + 1, ..TypedRow::default() });
                }
            }
            "remove-line" => {
                let row = place();
                if let Some(option) = self.options.iter_mut().find(|one| one.place == option) {
                    option.rows.retain(|one| one.place != row);
                }
            }
            _ => {}
        }
        self.renumber();
        self.focus = match what {
            "add-option" => format!("option_{}_title", self.options.len()),
            "add-line" => {
                let last = self.options.iter().find(|one| one.place == option).map_or(1, |one| one.rows.len());
                format!("line_{option}_{last}_description")
            }
            "remove-line" => format!("add-line-{option}"),
            "remove-option" => "add-option".to_owned(),
            _ => String::new(),
        };
        self.roomy()
    }

    /// Places from 1 without a gap; the recommended option stays the recommended one.
    fn renumber(&mut self) {
        let recommended = std::mem::take(&mut self.recommended);
        for (place, option) in (1..).zip(&mut self.options) {
            if option.place == recommended {
                self.recommended = place;
            }
            option.place = place;
            for (place, row) in (1..).zip(&mut option.rows) {
                row.place = place;
            }
        }
    }
}

fn share(text: &str, currency: Currency) -> Result<Share, InvalidValue> {
    if text.trim_end().ends_with('%') {
        typed::percent(text).map(Share::PercentBp)
    } else {
        typed::amount(text, currency).map(Share::AmountMinor)
    }
}

impl TypedRow {
    /// One of it without tax, where nothing else was said.
    fn line(&self, option: usize, currency: Currency, fields: &mut FieldErrors) -> BillLine {
        let mut read = |of: &str, text: &str, default, typed: &dyn Fn(&str) -> Result<i64, InvalidValue>| match text.trim() {
            "" => default,
            text => fields.take(&format!("line_{option}_{}_{of}", self.place), typed(text)).unwrap_or(default),
        };
        BillLine {
            quantity_milli: read("quantity", &self.quantity, 1_000, &|text| Ok(typed::number(text, 3)?)),
            unit_price_minor: read("price", &self.price, 0, &|text| typed::amount(text, currency)),
            tax_bp: read("tax", &self.tax, 0, &typed::percent),
            description: self.description.clone(),
        }
    }
}

/// Where on the form the options and lines of a content stand.
#[derive(Debug, Default)]
pub struct Places(Vec<(usize, Vec<usize>)>);

impl Places {
    /// The form's name of `options[0].lines[1].tax_bp`: `line_1_2_tax`.
    pub fn field(&self, path: &str) -> String {
        self.part(path).unwrap_or_else(|| match path {
            "options" => "option_1_title".to_owned(),
            other => other.to_owned(),
        })
    }

    fn part(&self, path: &str) -> Option<String> {
        let (index, rest) = path.strip_prefix("options[")?.split_once(']')?;
        let (option, rows) = self.0.get(index.parse::<usize>().ok()?)?;
        let Some((index, field)) = rest.strip_prefix(".lines[").and_then(|rest| rest.split_once(']')) else {
            return Some(match rest {
                ".lines" => format!("line_{option}_1_description"),
                "" => format!("option_{option}_title"),
                field => format!("option_{option}_{}", field.trim_start_matches('.')),
            });
        };
        let row = rows.get(index.parse::<usize>().ok()?)?;
        let field = match field {
            ".quantity_milli" => "quantity",
            ".unit_price_minor" => "price",
            ".tax_bp" => "tax",
            _ => "description",
        };
        Some(format!("line_{option}_{row}_{field}"))
    }
}
