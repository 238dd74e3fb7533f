//! Who asks is asked again before password or email change (ASVS 5.0 §7.5): for the password, counted as at the login, but apart from what
//! strangers try there; or, where there is none, for a session that began a moment ago with a link from the mailbox.

use domain::{password::Password, time::MINUTE};
use web::{
    Client, Context, Failure, Refusal,
    crypto::{PasswordCheck, Passwords},
    throttle::{self, Counter},
};

use super::sql::Standing;

/// How young a session must be where there is no password to ask for.
const YOUNG: i64 = 10 * MINUTE;

/// Returns the counter of such proofs, to be forgotten with the change. One round trip of its own, so that who is not logged in counts for
/// nothing.
///
/// # Errors
/// When it is not proven.
pub async fn proven(client: &Client, standing: &Standing, typed: &str) -> Result<Counter, Failure> {
    let account = Counter::new(client, client.studio(), throttle::ACCOUNT, &format!("a proof of {}", client.contact()));
    let Some(hash) = &standing.password_hash else {
        let young = standing.began_at.plus(YOUNG) > client.now();
        return if young { Ok(account) } else { Err(Failure::forbidden(client.t().profile_log_in_again())) };
    };
    if typed.is_empty() {
        return Err(Failure::field("current_password", client.t().profile_no_current()));
    }
    let source = Counter::new(client, client.studio(), throttle::SOURCE, client.source());
    let ([look, take], [look_source, take_source]) = (account.attempt(), source.attempt());
    let (_, [stand, _, source_stand, _]) = client.read([look, take, look_source, take_source]).await?;
    account.check(&stand)?;
    source.check(&source_stand)?;
    match Passwords::verify(&Password::typed(typed), Some(hash)) {
        PasswordCheck::Wrong => {
            client.refused(Refusal::Login);
            Err(Failure::field("current_password", client.t().profile_wrong_current()))
        }
        PasswordCheck::Right | PasswordCheck::RightButOld => Ok(account),
    }
}
