//! A payment provider in memory: one page for one reference, and buttons to press on it.

use std::collections::{BTreeMap, VecDeque};

use domain::{Money, provider_amount};
use ports::{Checkout, CheckoutRequest, EventsRequest, ListedEvent, ListedEvents, PaymentsError, Provider};

use crate::{InjectedFault, quiet::Quiet};

/// `ports::Payments` with the pages it made.
#[derive(Default)]
pub struct FakePayments {
    state: Quiet<State>,
}

#[derive(Default)]
struct State {
    requests: Vec<CheckoutRequest>,
    pages: BTreeMap<String, (CheckoutRequest, Checkout)>,
    script: VecDeque<(PaymentsError, InjectedFault)>,
    /// With the account each happened in, the oldest first.
    events: Vec<(String, serde_json::Value)>,
}

impl FakePayments {
    /// Every request for a page, repeated ones too.
    pub fn requests(&self) -> Vec<CheckoutRequest> {
        self.state.lock().requests.clone()
    }

    /// All pages, by id.
    pub fn pages(&self) -> Vec<Checkout> {
        self.state.lock().pages.values().map(|(_, page)| page.clone()).collect()
    }

    /// The next call that has no fault waiting yet fails: with nothing done, or with the answer lost.
    pub fn fail(&self, error: PaymentsError, fault: InjectedFault) {
        self.state.lock().script.push_back((error, fault));
    }

    /// The payer paid.
    pub fn settle(&self, checkout: &str) -> Checkout {
        self.change(checkout, |page| {
            page.provider = Provider::Paid;
            page.url = None;
            page.payment_intent.get_or_insert_with(|| format!("pi_{checkout}"));
        })
    }

    /// The payer is done, the money still on its way.
    pub fn process(&self, checkout: &str) -> Checkout {
        self.change(checkout, |page| {
            page.provider = Provider::Processing;
            page.url = None;
            page.payment_intent.get_or_insert_with(|| format!("pi_{checkout}"));
        })
    }

    /// Nobody paid in time.
    pub fn expire(&self, checkout: &str) -> Checkout {
        self.change(checkout, |page| {
            page.provider = Provider::Expired;
            page.url = None;
        })
    }

    /// Anything else a provider might come to say, a wrong amount for instance.
    ///
    /// # Panics
    /// When there is no such page.
    pub fn change(&self, checkout: &str, how: impl FnOnce(&mut Checkout)) -> Checkout {
        let mut state = self.state.lock();
        let (_, page) = state.pages.get_mut(checkout).unwrap_or_else(|| panic!("no page {checkout}"));
        how(page);
        page.clone()
    }

    /// Something happened in an account, and stands in the provider's list: an event as a webhook brings it.
    pub fn happened(&self, account: &str, event: serde_json::Value) {
        self.state.lock().events.push((account.to_owned(), event));
    }

    fn call<T>(&self, work: impl FnOnce(&mut State) -> Result<T, PaymentsError>) -> Result<T, PaymentsError> {
        let mut state = self.state.lock();
        match state.script.pop_front() {
            None => work(&mut state),
            Some((error, InjectedFault::Before)) => Err(error),
            Some((error, InjectedFault::After)) => {
                work(&mut state)?;
                Err(error)
            }
        }
    }
}

/// In one answer.
const MOST_LISTED: usize = 100;

fn refused(why: impl std::fmt::Display) -> PaymentsError {
    PaymentsError::Refused(why.to_string())
}

#[ports::async_trait]
impl ports::Payments for FakePayments {
    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout, PaymentsError> {
        self.call(|state| {
            state.requests.push(request.clone());
            let before = state.pages.values().find(|(made, _)| made.account == request.account && made.reference == request.reference);
            if let Some((made, page)) = before {
                // Stripe: the same key with another body is an idempotency_error.
                let same = made == request;
                return if same { Ok(page.clone()) } else { Err(PaymentsError::Refused("idempotency_error".to_owned())) };
            }
            // What Stripe refuses: a fake that takes more hides faults.
            let total = request.lines.iter().map(|line| line.amount.minor).sum();
            let currency = request.lines.first().map(|line| line.amount.currency).ok_or_else(|| refused("line_items"))?;
            let lines = request.lines.iter().map(|line| provider_amount::to_provider(line.amount).map(drop));
            lines.chain([provider_amount::payable(Money { minor: total, currency })]).collect::<Result<(), _>>().map_err(refused)?;
            let id = format!("cs_test_{}", state.pages.len() + 1);
            let page = Checkout {
                url: Some(format!("https://pay.example/{id}")),
                id: id.clone(),
                reference: Some(request.reference.clone()),
                provider: Provider::Open,
                amount_minor: Some(total),
                currency: Some(currency.provider_code()),
                payment_intent: None,
            };
            state.pages.insert(id, (request.clone(), page.clone()));
            Ok(page)
        })
    }

    async fn look(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError> {
        self.call(|state| match state.pages.get(checkout) {
            Some((made, page)) if made.account == account => Ok(page.clone()),
            _ => Err(PaymentsError::Refused(format!("No such checkout.session: {checkout}"))),
        })
    }

    async fn events(&self, request: &EventsRequest) -> Result<ListedEvents, PaymentsError> {
        self.call(|state| {
            let text = |event: &serde_json::Value, name: &str| event[name].as_str().unwrap_or_default().to_owned();
            let wanted = |(account, event): &&(String, serde_json::Value)| {
                let created = event["created"].as_i64().unwrap_or_default();
                *account == request.account
                    && request.types.contains(&text(event, "type").as_str())
                    && (request.from.seconds()..request.until.seconds()).contains(&created)
            };
            let mut all: Vec<_> = state.events.iter().filter(wanted).collect();
            all.sort_by_key(|(_, event)| -event["created"].as_i64().unwrap_or_default());
            let start = match &request.after {
                None => 0,
                Some(after) => {
                    1 + all.iter().position(|(_, event)| text(event, "id") == *after).ok_or_else(|| refused("starting_after"))?
                }
            };
            let rest = all.get(start..).unwrap_or_default();
            let listed = |(_, event): &&(String, serde_json::Value)| ListedEvent { id: text(event, "id"), json: event.to_string() };
            Ok(ListedEvents { events: rest.iter().take(MOST_LISTED).map(listed).collect(), more: rest.len() > MOST_LISTED })
        })
    }

    async fn expire(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError> {
        self.call(|state| match state.pages.get_mut(checkout) {
            Some((made, page)) if made.account == account => {
                if page.provider == Provider::Open {
                    page.provider = Provider::Expired;
                    page.url = None;
                }
                Ok(page.clone())
            }
            _ => Err(PaymentsError::Refused(format!("No such checkout.session: {checkout}"))),
        })
    }
}
