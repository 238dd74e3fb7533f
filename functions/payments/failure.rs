use domain::payment::PaymentFailure;
use web::{Text, Translations};

/// What a payer reads about a failure.
pub fn failure_text(failure: PaymentFailure) -> Text {
    match failure {
        PaymentFailure::NotCarriedOut => Translations::pay_not_carried_out.into(),
        PaymentFailure::Refused => Translations::pay_refused.into(),
        PaymentFailure::Mismatch => Translations::pay_nothing_more.into(),
    }
}
