//! `Payments` with Stripe Checkout, by direct charges: the session belongs to the studio's own account.

use domain::provider_amount;
use ports::{Checkout, CheckoutRequest, EventsRequest, ListedEvent, ListedEvents, Payments, PaymentsError, Provider, async_trait};
use serde::Deserialize;
use worker::{Fetch, Headers, Method, Request, RequestInit, RequestRedirect, send::SendFuture};

use crate::js;

pub struct Stripe {
    /// `https://api.stripe.com`, or a stand-in for tests.
    pub base: String,
    /// `None`: this deployment takes no payments.
    pub secret: Option<String>,
}

/// Stripe keeps answering in the shape of the version it is asked in; ours is moved by hand, with the tests.
const VERSION: &str = "2026-10-28.endive";
const SECONDS: u64 = 20;

#[async_trait]
impl Payments for Stripe {
    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout, PaymentsError> {
        let form = serde_html_form::to_string(fields(request)?).map_err(|error| PaymentsError::Refused(error.to_string()))?;
        self.call(Method::Post, "/v1/checkout/sessions", &request.account, Some((form, &request.reference))).await
    }

    async fn look(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError> {
        if !checkout.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(PaymentsError::Refused("not an id of Stripe's".to_owned()));
        }
        self.call(Method::Get, &format!("/v1/checkout/sessions/{checkout}"), account, None).await
    }

    async fn expire(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError> {
        if !checkout.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(PaymentsError::Refused("not an id of Stripe's".to_owned()));
        }
        // Without a key of its own: it can be said twice.
        match self.call(Method::Post, &format!("/v1/checkout/sessions/{checkout}/expire"), account, None).await {
            // It is no longer open; how it ended is what was asked for.
            Err(PaymentsError::Refused(_)) => self.look(account, checkout).await,
            told => told,
        }
    }

    async fn events(&self, request: &EventsRequest) -> Result<ListedEvents, PaymentsError> {
        let query = serde_html_form::to_string(listing(request)).map_err(|error| PaymentsError::Refused(error.to_string()))?;
        let (status, body) = self.ask(Method::Get, &format!("/v1/events?{query}"), &request.account, None).await?;
        let listed: Listed = read(status, &body)?;
        let event = |event: serde_json::Value| {
            let id = event.get("id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            ListedEvent { id, json: event.to_string() }
        };
        Ok(ListedEvents { events: listed.data.into_iter().map(event).collect(), more: listed.has_more })
    }
}

/// Stripe keeps events for thirty days, and gives a hundred at once.
fn listing(request: &EventsRequest) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("limit", "100".to_owned()),
        ("created[gte]", request.from.seconds().to_string()),
        ("created[lt]", request.until.seconds().to_string()),
    ];
    fields.extend(request.types.iter().map(|kind| ("types[]", (*kind).to_owned())));
    fields.extend(request.after.iter().map(|after| ("starting_after", after.clone())));
    fields
}

/// Which ways to pay are offered is the studio's choice in its Stripe account, so no `payment_method_types`.
fn fields(request: &CheckoutRequest) -> Result<Vec<(String, String)>, PaymentsError> {
    let mut fields = vec![
        ("mode", "payment".to_owned()),
        ("client_reference_id", request.reference.clone()),
        ("metadata[reference]", request.reference.clone()),
        ("payment_intent_data[metadata][reference]", request.reference.clone()),
        ("customer_email", request.customer_email.to_string()),
        ("success_url", request.success_url.clone()),
        ("cancel_url", request.cancel_url.clone()),
        ("expires_at", request.expires_at.seconds().to_string()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect::<Vec<_>>();
    for (index, line) in request.lines.iter().enumerate() {
        let item = format!("line_items[{index}]");
        let amount = provider_amount::to_provider(line.amount).map_err(|why| PaymentsError::Refused(why.to_string()))?;
        fields.push((format!("{item}[quantity]"), "1".to_owned()));
        fields.push((format!("{item}[price_data][currency]"), line.amount.currency.provider_code()));
        fields.push((format!("{item}[price_data][unit_amount]"), amount.to_string()));
        fields.push((format!("{item}[price_data][product_data][name]"), line.title.clone()));
    }
    Ok(fields)
}

impl Stripe {
    /// `form` comes with its idempotency key: asked twice, Stripe answers the same.
    async fn call(&self, method: Method, path: &str, account: &str, form: Option<(String, &str)>) -> Result<Checkout, PaymentsError> {
        let (status, body) = self.ask(method, path, account, form).await?;
        read::<Session>(status, &body).map(Checkout::from)
    }

    /// The status and the body of the answer.
    async fn ask(&self, method: Method, path: &str, account: &str, form: Option<(String, &str)>) -> Result<(u16, String), PaymentsError> {
        let Some(secret) = &self.secret else {
            return Err(PaymentsError::Refused("this deployment has no STRIPE_SECRET_KEY".to_owned()));
        };
        let url = format!("{}{path}", self.base);
        let work = SendFuture::new(async move {
            let headers = Headers::new();
            headers.set("authorization", &format!("Bearer {secret}"))?;
            headers.set("stripe-version", VERSION)?;
            headers.set("stripe-account", account)?;
            // Followed redirects would carry the key elsewhere.
            let mut init = RequestInit { method, redirect: RequestRedirect::Manual, ..RequestInit::default() };
            if let Some((form, key)) = form {
                headers.set("content-type", "application/x-www-form-urlencoded")?;
                headers.set("idempotency-key", key)?;
                init.body = Some(form.into());
            }
            init.headers = headers;
            let request = Request::new_with_init(&url, &init)?;
            js::within(SECONDS, async {
                let mut response = Fetch::Request(request).send().await?;
                Ok::<_, worker::Error>((response.status_code(), response.text().await?))
            })
            .await
            .ok_or_else(|| worker::Error::from(format!("no answer within {SECONDS} seconds")))?
        });
        work.await.map_err(|error| PaymentsError::Retryable(error.to_string()))
    }
}

/// The part of a Checkout Session that we use.
#[derive(Deserialize)]
struct Session {
    id: String,
    url: Option<String>,
    client_reference_id: Option<String>,
    status: Option<Status>,
    payment_status: PaymentStatus,
    amount_total: Option<i64>,
    currency: Option<String>,
    payment_intent: Option<String>,
}

#[derive(Deserialize)]
struct Listed {
    data: Vec<serde_json::Value>,
    has_more: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Open,
    Complete,
    Expired,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PaymentStatus {
    Paid,
    Unpaid,
    NoPaymentRequired,
}

#[derive(Deserialize)]
struct Refusal {
    error: Reason,
}

/// Stripe's own words are left out: they may quote what was sent.
#[derive(Deserialize)]
struct Reason {
    r#type: Option<String>,
    code: Option<String>,
    param: Option<String>,
}

fn read<T: serde::de::DeserializeOwned>(status: u16, body: &str) -> Result<T, PaymentsError> {
    match status {
        200..=299 => serde_json::from_str(body).map_err(|error| PaymentsError::Retryable(format!("unreadable answer: {error}"))),
        // 409: the same key is being worked on at this moment.
        409 | 429 | 500.. => Err(PaymentsError::Retryable(format!("status {status}"))),
        _ => Err(PaymentsError::Refused(match serde_json::from_str::<Refusal>(body) {
            Ok(Refusal { error: Reason { r#type, code, param } }) => {
                [Some(format!("status {status}")), r#type, code, param].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Err(_) => format!("status {status}"),
        })),
    }
}

impl From<Session> for Checkout {
    fn from(session: Session) -> Self {
        let provider = match (session.status, session.payment_status) {
            (_, PaymentStatus::Paid | PaymentStatus::NoPaymentRequired) => Provider::Paid,
            (Some(Status::Complete), PaymentStatus::Unpaid) => Provider::Processing,
            (Some(Status::Expired), PaymentStatus::Unpaid) => Provider::Expired,
            (Some(Status::Open) | None, PaymentStatus::Unpaid) => Provider::Open,
        };
        let amount = session.amount_total.zip(session.currency.as_deref());
        Self {
            amount_minor: amount.and_then(|(units, code)| provider_amount::from_provider(units, code)).map(|money| money.minor),
            id: session.id,
            url: session.url,
            reference: session.client_reference_id,
            provider,
            currency: session.currency,
            payment_intent: session.payment_intent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(status: &str, payment_status: &str) -> String {
        format!(
            r#"{{"id":"cs_1","object":"checkout.session","url":null,"client_reference_id":"ref","status":"{status}","payment_status":"{payment_status}","amount_total":50000,"currency":"eur","payment_intent":"pi_1","livemode":false}}"#
        )
    }

    #[test]
    fn a_session_is_as_far_as_its_two_states_say() {
        for (status, payment_status, provider) in [
            ("open", "unpaid", Provider::Open),
            ("complete", "unpaid", Provider::Processing),
            ("complete", "paid", Provider::Paid),
            ("expired", "unpaid", Provider::Expired),
        ] {
            assert_eq!(
                Checkout::from(read::<Session>(200, &session(status, payment_status)).unwrap()).provider,
                provider,
                "{status} {payment_status}"
            );
        }
    }

    #[test]
    fn what_may_be_tried_again_is_told_from_what_may_not() {
        for status in [409, 429, 500, 503] {
            assert!(matches!(read::<Session>(status, "{}"), Err(PaymentsError::Retryable(_))), "{status}");
        }
        let body = r#"{"error":{"type":"invalid_request_error","code":"parameter_invalid","param":"expires_at","message":"you sent sk_live_secret"}}"#;
        let Err(PaymentsError::Refused(text)) = read::<Session>(400, body) else { panic!("not refused") };
        assert_eq!(text, "status 400, invalid_request_error, parameter_invalid, expires_at");
        // A manual redirect and a page of some proxy are refusals too.
        assert!(matches!(read::<Session>(302, "<html>"), Err(PaymentsError::Refused(_))));
    }

    #[test]
    fn the_form_is_what_stripe_reads() {
        let line = |minor, title: &str| ports::CheckoutLine {
            amount: domain::Money { minor, currency: "EUR".parse().unwrap() },
            title: title.to_owned(),
        };
        let request = CheckoutRequest {
            account: "acct_1".to_owned(),
            reference: "ref".to_owned(),
            lines: vec![line(50_000, "Deposit & more"), line(120_000, "Rest")],
            customer_email: "anna@example.com".parse().unwrap(),
            success_url: "https://a.example/done?x=1".to_owned(),
            cancel_url: "https://a.example/".to_owned(),
            expires_at: domain::Timestamp(1_795_392_000_999),
        };
        let form = serde_html_form::to_string(fields(&request).unwrap()).unwrap();
        assert!(form.contains("line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=50000&"), "{form}");
        assert!(form.contains("line_items%5B1%5D%5Bprice_data%5D%5Bunit_amount%5D=120000&"), "{form}");
        assert!(form.contains("Deposit+%26+more&") && form.contains("expires_at=1795392000&"), "{form}");
        assert!(!form.contains("payment_method_types"));
        // Krónur go out in hundredths and come back as krónur; what Stripe has no amount for is refused here.
        let in_currency = |minor, code: &str| {
            let amount = domain::Money { minor, currency: code.parse().unwrap() };
            let lines = vec![ports::CheckoutLine { amount, title: "All".to_owned() }];
            fields(&CheckoutRequest { lines, ..request.clone() }).and_then(|fields| {
                fields
                    .into_iter()
                    .find(|(name, _)| name.ends_with("[unit_amount]"))
                    .map(|(_, amount)| amount)
                    .ok_or(PaymentsError::Refused(String::new()))
            })
        };
        assert_eq!(in_currency(2_000, "ISK"), Ok("200000".to_owned()));
        assert_eq!(in_currency(1_000_000, "MGA"), Ok("10000".to_owned()));
        assert!(in_currency(12_345, "KWD").is_err());
        let told = session("complete", "paid").replace("50000", "200000").replace("eur", "isk");
        assert_eq!(Checkout::from(read::<Session>(200, &told).unwrap()).amount_minor, Some(2_000));
    }

    #[test]
    fn a_list_of_events_is_asked_for_as_stripe_reads_it() {
        let request = EventsRequest {
            account: "acct_1".to_owned(),
            types: &["charge.refunded", "refund.failed"],
            from: domain::Timestamp(1_795_392_000_999),
            until: domain::Timestamp(1_795_395_600_000),
            after: Some("evt_9".to_owned()),
        };
        let query = serde_html_form::to_string(listing(&request)).unwrap();
        assert_eq!(
            query,
            "limit=100&created%5Bgte%5D=1795392000&created%5Blt%5D=1795395600&types%5B%5D=charge.refunded&types%5B%5D=refund.failed&starting_after=evt_9"
        );
        let listed: Listed =
            read(200, r#"{"object":"list","data":[{"id":"evt_1","type":"x"}],"has_more":true,"url":"/v1/events"}"#).unwrap();
        assert_eq!((listed.data.len(), listed.has_more), (1, true));
    }
}
