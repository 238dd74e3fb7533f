//! What the operator set: plain variables in `wrangler.toml`, secrets with `wrangler secret put`.

use std::sync::Arc;

use ports::{Config, Services};
use worker::Env;

use crate::{
    cache::EdgeCache,
    d1::D1,
    flood::RateLimit,
    js,
    mail::{EdgeMailer, Security, Submission, Transport},
    queue::EdgeJobQueue,
    r2::R2,
    small::{EdgeClock, EdgeEntropy, EdgeLog},
    stripe::Stripe,
};

/// # Errors
/// One line for each variable that is missing or makes no sense.
pub fn services(env: &Env) -> Result<Services, String> {
    let settings = Settings { read: &|name| js::binding(env, name).and_then(|value| value.as_string()) };
    let (config, stripe, transport) = settings.all()?;
    Ok(Services {
        directory: Arc::new(D1(env.clone())),
        shards: Arc::new(D1(env.clone())),
        files: Arc::new(R2(env.clone())),
        mailer: Arc::new(EdgeMailer { env: env.clone(), transport }),
        payments: Arc::new(stripe),
        cache: Arc::new(EdgeCache),
        flood: Arc::new(RateLimit(env.clone())),
        jobs: Arc::new(EdgeJobQueue(env.clone())),
        clock: Arc::new(EdgeClock),
        entropy: Arc::new(EdgeEntropy),
        log: Arc::new(EdgeLog),
        config: Arc::new(config),
    })
}

const STRIPE: &str = "https://api.stripe.com";

struct Settings<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
}

impl Settings<'_> {
    /// An empty variable counts as none: that is how `wrangler.toml` leaves one out in one environment.
    fn maybe(&self, name: &str) -> Option<String> {
        (self.read)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn must(&self, name: &str) -> Result<String, String> {
        self.maybe(name).ok_or_else(|| format!("{name} is not set"))
    }

    fn all(&self) -> Result<(Config, Stripe, Transport), String> {
        let base_url = self.must("BASE_URL").map(|url| url.trim_end_matches('/').to_owned());
        let mail_from = self.must("MAIL_FROM").and_then(|from| from.parse().map_err(|_| "MAIL_FROM is not an e-mail address".to_owned()));
        let reply_domain = self.maybe("REPLY_DOMAIN").map(|domain| web::reply_address::domain(&domain)).transpose();
        let master_keys = self.must("MASTER_KEYS");
        let operator_secret = self.secret("OPERATOR_SECRET");
        let webhook_secret = self.secret("STRIPE_WEBHOOK_SECRET");
        let transport = self.transport();
        let base = self.maybe("STRIPE_API_BASE").map_or(STRIPE.to_owned(), |base| base.trim_end_matches('/').to_owned());
        // A stand-in for Stripe has its payment pages in the same place.
        let pages = if base == STRIPE { "https://checkout.stripe.com" } else { &base };
        let checkout_origin = self.maybe("CHECKOUT_ORIGIN").unwrap_or_else(|| pages.to_owned());
        let stripe = Stripe { base, secret: self.maybe("STRIPE_SECRET_KEY") };
        match (base_url, mail_from, reply_domain, master_keys, operator_secret, webhook_secret, transport) {
            (Ok(base_url), Ok(mail_from), Ok(reply_domain), Ok(master_keys), Ok(operator_secret), Ok(webhook_secret), Ok(transport)) => {
                let config = Config { base_url, mail_from, reply_domain, master_keys, operator_secret, checkout_origin, webhook_secret };
                Ok((config, stripe, transport))
            }
            (a, b, c, d, e, f, g) => {
                let wrong = [a.err(), b.err(), c.err(), d.err(), e.err(), f.err(), g.err()];
                Err(wrong.into_iter().flatten().collect::<Vec<_>>().join("\n"))
            }
        }
    }

    /// A secret that only some functions need. One that is not set becomes a random one: nobody knows it, so nothing opens with it, and
    /// no check has to think of the empty word.
    fn secret(&self, name: &str) -> Result<String, String> {
        if let Some(secret) = self.maybe(name) {
            return Ok(secret);
        }
        let unknown = getrandom::u64().and_then(|a| Ok((a, getrandom::u64()?))).map_err(|error| format!("{name}: {error}"))?;
        Ok(format!("{:016x}{:016x}", unknown.0, unknown.1))
    }

    fn transport(&self) -> Result<Transport, String> {
        match self.maybe("MAIL_TRANSPORT").as_deref() {
            None | Some("binding") => Ok(Transport::Binding),
            Some("smtp") => self.submission().map(Transport::Smtp),
            Some(other) => Err(format!("MAIL_TRANSPORT is {other:?}; it can be \"binding\" or \"smtp\"")),
        }
    }

    fn submission(&self) -> Result<Submission, String> {
        let host = self.must("SMTP_HOST")?;
        let (security, usual) = match self.maybe("SMTP_TLS").as_deref() {
            None | Some("starttls") => (Security::StartTls, 587),
            Some("implicit") => (Security::Implicit, 465),
            Some("off") if matches!(host.as_str(), "localhost" | "127.0.0.1") => (Security::Off, 25),
            Some("off") => return Err("SMTP_TLS can only be \"off\" for a server on this machine".to_owned()),
            Some(other) => return Err(format!("SMTP_TLS is {other:?}; it can be \"starttls\" or \"implicit\"")),
        };
        let port = match self.maybe("SMTP_PORT") {
            None => usual,
            Some(port) => port.parse().map_err(|_| "SMTP_PORT is not a port".to_owned())?,
        };
        let account = match self.maybe("SMTP_USER") {
            None => None,
            Some(user) => Some((user, self.must("SMTP_PASSWORD")?)),
        };
        Ok(Submission { host, port, security, account })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<(Config, Stripe, Transport), String> {
        let find = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Settings { read: &find }.all()
    }

    const LEAST: [(&str, &str); 3] =
        [("BASE_URL", "http://localhost:8787/"), ("MAIL_FROM", "mail@portico.example"), ("MASTER_KEYS", "k1:abc")];

    #[test]
    fn the_least_is_enough() {
        let (config, stripe, transport) = read(&LEAST).ok().unwrap();
        assert_eq!(config.base_url, "http://localhost:8787");
        assert_eq!((stripe.base.as_str(), config.checkout_origin.as_str()), ("https://api.stripe.com", "https://checkout.stripe.com"));
        assert!(stripe.secret.is_none() && matches!(transport, Transport::Binding));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = read(&[("MAIL_FROM", "nobody"), ("REPLY_DOMAIN", "https://x"), ("MASTER_KEYS", " "), ("MAIL_TRANSPORT", "pigeon")])
            .err()
            .unwrap();
        for part in ["BASE_URL is not set", "MAIL_FROM is not an e-mail address", "REPLY_DOMAIN", "MASTER_KEYS is not set", "pigeon"] {
            assert!(wrong.contains(part), "{part:?} missing in:\n{wrong}");
        }
    }

    #[test]
    fn a_secret_not_set_opens_nothing() {
        let (first, second) = (read(&LEAST).ok().unwrap().0, read(&LEAST).ok().unwrap().0);
        assert_eq!(first.operator_secret.len(), 32);
        assert_ne!(first.operator_secret, first.webhook_secret);
        assert_ne!(first.operator_secret, second.operator_secret);
    }

    #[test]
    fn passwords_do_not_travel_in_the_clear() {
        let with = |more: &[(&'static str, &'static str)]| read(&[&LEAST[..], &[("MAIL_TRANSPORT", "smtp")], more].concat());
        assert!(with(&[("SMTP_HOST", "mail.example"), ("SMTP_TLS", "off")]).is_err());
        assert!(with(&[("SMTP_HOST", "mail.example"), ("SMTP_USER", "a")]).is_err());
        let Ok((_, _, Transport::Smtp(server))) = with(&[("SMTP_HOST", "mail.example")]) else { panic!("not smtp") };
        assert_eq!((server.port, server.security), (587, Security::StartTls));
    }
}
