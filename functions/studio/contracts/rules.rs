//! What a contract must be before it is kept. A form and JSON are read by the same rules.

use domain::{ContactId, Title, contract::ContractContent};
use web::{Failure, FieldErrors};

use crate::{
    contract::DraftContent,
    document::draft::{self, CheckedDraft, Participant},
    studio::compared::Texts,
};

/// As it was typed or sent.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub title: String,
    pub markdown: String,
    pub recipients: Vec<String>,
    /// In the order of signing; left out: everybody who receives it.
    pub signers: Option<Vec<String>>,
    pub signing_order: bool,
}

impl Typed {
    /// Field by field, as a person reads them.
    pub fn said(&self, people: &[Participant]) -> Texts {
        let signers = self.signers.as_ref().unwrap_or(&self.recipients);
        let (signers, order) = if self.signing_order {
            (draft::names_in_order(signers, people), "One after the other")
        } else {
            (draft::names(signers, people), "In any order")
        };
        [
            ("Title", self.title.clone()),
            ("Text", self.markdown.clone()),
            ("Recipients", draft::names(&self.recipients, people)),
            ("Signers", signers),
            ("Signing order", order.to_owned()),
        ]
        .map(|(label, text)| (label.to_owned(), text))
        .into()
    }
}

/// A draft that can be kept.
#[derive(Debug)]
pub struct Plan {
    pub written: CheckedDraft,
    pub draft: DraftContent,
}

/// On the form each participant has one field, `as_{contact}`: empty, `read`, or the place in which they sign. So nobody signs what they
/// do not receive.
///
/// # Errors
/// On fields the form does not have.
pub fn of_form(pairs: Vec<(String, String)>) -> Result<Typed, Failure> {
    let mut typed = Typed::default();
    let (mut signers, mut readers): (Vec<(u8, String)>, _) = (Vec::new(), Vec::new());
    for (name, value) in pairs {
        match (name.as_str(), name.strip_prefix("as_")) {
            ("title", _) => typed.title = value,
            ("markdown", _) => typed.markdown = value,
            ("signing_order", _) => typed.signing_order = value == "on",
            (_, Some(contact)) => match (value.as_str(), value.parse()) {
                ("", _) => {}
                (_, Ok(place)) => signers.push((place, contact.to_owned())),
                _ => readers.push(contact.to_owned()),
            },
            _ => return Err(Failure::unknown_field(&name)),
        }
    }
    // Stable: two with the same place stay as they came.
    signers.sort_by_key(|(place, _)| *place);
    let signers: Vec<_> = signers.into_iter().map(|(_, contact)| contact).collect();
    typed.recipients = signers.iter().cloned().chain(readers).collect();
    typed.signers = Some(signers);
    Ok(typed)
}

/// Looks at everything before it says anything. `people` are those who take part in the project.
///
/// # Errors
/// All refusals, by the names of the fields.
pub fn plan(typed: &Typed, people: &[Participant]) -> Result<Plan, FieldErrors> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", typed.title.parse::<Title>());
    let content = ContractContent { markdown: typed.markdown.clone(), signing_order: typed.signing_order };
    let content = fields.take_part("", content.parse());
    let recipients = draft::recipients(&mut fields, "recipients", &typed.recipients, people);
    let signers = match &typed.signers {
        Some(named) => signers(&mut fields, named, &recipients, people),
        // An order needs names; without one it goes with the recipients, whoever they will be.
        None if typed.signing_order => recipients.clone(),
        None => Vec::new(),
    };
    let (Some(title), Some(content), true) = (title, content, fields.list.is_empty()) else { return Err(fields) };
    let draft = DraftContent { markdown: content.markdown, signing_order: content.signing_order, signers };
    match serde_json::to_string(&draft) {
        Ok(content) => Ok(Plan { written: CheckedDraft { title, recipients, content }, draft }),
        Err(error) => {
            fields.add("markdown", error.to_string());
            Err(fields)
        }
    }
}

fn signers(fields: &mut FieldErrors, named: &[String], recipients: &[ContactId], people: &[Participant]) -> Vec<ContactId> {
    let mut signers: Vec<ContactId> = Vec::new();
    for name in named {
        match recipients.iter().find(|id| id.as_str() == name) {
            Some(id) if !signers.contains(id) => signers.push(id.clone()),
            Some(_) => {}
            None => {
                let who = people.iter().find(|person| person.id.as_str() == name).map_or("Someone", |person| person.name.as_str());
                fields.add("signers", format!("{who} signs it but isn’t a recipient"));
            }
        }
    }
    if named.is_empty() && !recipients.is_empty() {
        fields.add("signers", "Choose at least one signer");
    }
    signers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Participant> {
        vec![Participant::example(1, "Anna"), Participant::example(2, "Ben"), Participant::example(3, "Carla")]
    }

    fn ids(marks: &[u8]) -> Vec<String> {
        marks.iter().map(|mark| ContactId::from_bytes([*mark; 16]).to_string()).collect()
    }

    fn typed(recipients: &[u8], signers: Option<&[u8]>) -> Typed {
        Typed {
            title: "Contract".to_owned(),
            markdown: "Hello {{client.name}}".to_owned(),
            recipients: ids(recipients),
            signers: signers.map(ids),
            signing_order: false,
        }
    }

    fn faults(typed: &Typed) -> Vec<(String, String)> {
        plan(typed, &people()).unwrap_err().list.into_iter().map(|fault| (fault.field, fault.message.to_string())).collect()
    }

    /// Proves B9, C14.
    #[test]
    fn who_signs_receives_it() {
        let plan_of = |typed: &Typed| plan(typed, &people()).unwrap().draft.signers.into_iter().map(String::from).collect::<Vec<_>>();
        assert_eq!(plan_of(&typed(&[1, 2], Some(&[2, 1, 2]))), ids(&[2, 1]));
        assert_eq!(plan_of(&typed(&[1, 2], None)), ids(&[]));
        assert_eq!(plan_of(&Typed { signing_order: true, ..typed(&[2, 1], None) }), ids(&[2, 1]));
        let refused = faults(&typed(&[1], Some(&[1, 2, 9])));
        assert_eq!(refused[0], ("signers".to_owned(), "Ben signs it but isn’t a recipient".to_owned()));
        assert!(refused[1].1.ends_with("signs it but isn’t a recipient"));
        assert_eq!(faults(&typed(&[1], Some(&[])))[0].1, "Choose at least one signer");
        assert_eq!(faults(&typed(&[9], None))[0].0, "recipients");
        assert!(plan(&typed(&[], Some(&[])), &people()).is_ok());
    }

    /// Proves B9.
    #[test]
    fn everything_wrong_is_said_at_once() {
        let wrong = Typed { title: " ".to_owned(), markdown: "{{client.nam}}".to_owned(), ..typed(&[1], Some(&[2])) };
        let fields: Vec<_> = faults(&wrong).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "markdown", "signers"]);
    }

    /// Proves C14.
    #[test]
    fn a_form_says_of_each_person_what_they_do() {
        let [anna, ben, carla] = [1, 2, 3].map(|mark| format!("as_{}", ContactId::from_bytes([mark; 16])));
        let pairs = [("title", "T"), ("markdown", "M"), ("signing_order", "on"), (&anna, "2"), (&ben, "1"), (&carla, "read")];
        let typed = of_form(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()).unwrap();
        assert_eq!((typed.recipients, typed.signers, typed.signing_order), (ids(&[2, 1, 3]), Some(ids(&[2, 1])), true));
        assert!(of_form(vec![("state".to_owned(), "sent".to_owned())]).is_err());
    }
}
