//! What to do when somebody wants to pay one installment of an invoice, or several of them together.

use domain::{
    Date, InstallmentId, Timestamp,
    payment::{PaymentFailure, PaymentState},
    schedule::InstallmentState,
};

use web::{Text, Translations};

use super::sql::Owed;
use crate::payments::{
    PaymentRecord,
    checkout::{LEAST_LEFT, left},
};

/// The payments of one page, in the order of their installments.
pub type Page = Vec<PaymentRecord>;

#[derive(Debug)]
pub enum Next {
    /// It cannot be paid now; says why.
    Refuse(Text),
    /// The page is open: to it.
    Go(String),
    /// Reserved, but whether there is a page nobody knows: ask for it again, the answer is the same page.
    Ask(Page),
    /// The page's time is over; only the provider knows how it ended.
    Look(Page),
    /// Make a new page. First close those that hold an installment of it.
    Reserve { close: Vec<Page> },
}

/// `attempts` has of each installment of the invoice the attempt that counts; `wanted` are some of those installments.
pub fn next(attempts: &[PaymentRecord], wanted: &[&InstallmentId], now: Timestamp) -> Next {
    for attempt in attempts.iter().filter(|attempt| wanted.contains(&&attempt.installment_id)) {
        if let Some(why) = refusal(attempt) {
            return Next::Refuse(why);
        }
    }
    let mut pages: Vec<Page> = Vec::new();
    for attempt in attempts.iter().filter(|attempt| attempt.state == PaymentState::Open) {
        match pages.iter_mut().find(|page| page.iter().any(|kept| kept.page == attempt.page)) {
            Some(page) => page.push(attempt.clone()),
            None => pages.push(vec![attempt.clone()]),
        }
    }
    pages.retain(|page| page.iter().any(|kept| wanted.contains(&&kept.installment_id)));
    if let [page] = pages.as_slice()
        && let Some(first) = page.first()
        && page.len() == wanted.len()
        && page.iter().all(|kept| wanted.contains(&&kept.installment_id))
    {
        let left = left(first, now);
        match (&first.checkout_id, &first.checkout_url) {
            (None, _) if left > LEAST_LEFT => return Next::Ask(page.clone()),
            (None, _) => {}
            (Some(_), Some(url)) if left > 0 => return Next::Go(url.clone()),
            (Some(_), _) => return Next::Look(page.clone()),
        }
    }
    Next::Reserve { close: pages }
}

fn refusal(attempt: &PaymentRecord) -> Option<Text> {
    match attempt.state {
        PaymentState::Paid => Some(Translations::pay_already_paid.into()),
        PaymentState::Processing => Some(Translations::pay_already_processing.into()),
        PaymentState::Disputed => Some(Translations::pay_disputed.into()),
        PaymentState::Refunded => Some(Translations::pay_was_refunded.into()),
        PaymentState::Open if attempt.failure == Some(PaymentFailure::Mismatch) => Some(Translations::pay_odd.into()),
        PaymentState::Open | PaymentState::Failed | PaymentState::Expired => None,
    }
}

/// Those that are due or overdue.
pub fn due<'a>(owed: &'a [Owed], attempts: &[PaymentRecord], today: Date) -> Vec<&'a Owed> {
    let state = |one: &Owed| attempts.iter().find(|attempt| attempt.installment_id == one.id).map(|attempt| attempt.state);
    owed.iter().filter(|one| InstallmentState::of(one.due_on, state(one), today).waits()).collect()
}

#[cfg(test)]
mod tests {
    use domain::time::HOUR;

    use super::*;
    use crate::payments::tests::kept;

    const NOW: Timestamp = Timestamp(1_000_000_000);

    fn attempt(state: PaymentState, checkout: Option<&str>, left: i64) -> PaymentRecord {
        PaymentRecord {
            state,
            checkout_id: checkout.map(str::to_owned),
            checkout_url: checkout.map(|id| format!("https://pay.example/{id}")),
            expires_at: Some(NOW.plus(left)),
            ..kept(1, 100)
        }
    }

    fn fresh(next: &Next) -> bool {
        matches!(next, Next::Reserve { close } if close.is_empty())
    }

    fn goes(next: &Next) -> Option<&str> {
        if let Next::Go(url) = next { Some(url) } else { None }
    }

    /// The pages that are closed first.
    fn closes(next: Next) -> Option<Vec<Page>> {
        if let Next::Reserve { close } = next { Some(close) } else { None }
    }

    /// What comes next for who wants to pay the first installment.
    fn first(attempt: &PaymentRecord) -> Next {
        next(std::slice::from_ref(attempt), &[&kept(1, 1).installment_id], NOW)
    }

    /// Proves D2, D3.
    #[test]
    fn money_that_came_or_is_coming_is_not_asked_for_again() {
        for state in [PaymentState::Paid, PaymentState::Processing, PaymentState::Disputed, PaymentState::Refunded] {
            let one = attempt(state, Some("cs_1"), HOUR);
            assert!(matches!(first(&one), Next::Refuse(_)), "{state:?}");
            // Nor together with others.
            let wanted = [&one.installment_id, &kept(2, 1).installment_id];
            assert!(matches!(next(std::slice::from_ref(&one), &wanted, NOW), Next::Refuse(_)), "{state:?}");
        }
    }

    /// Proves D2.
    #[test]
    fn an_open_page_is_used_again_until_its_time_is_over() {
        assert_eq!(goes(&first(&attempt(PaymentState::Open, Some("cs_1"), 1))), Some("https://pay.example/cs_1"));
        assert!(matches!(first(&attempt(PaymentState::Open, Some("cs_1"), 0)), Next::Look(_)));
    }

    /// Proves D2.
    #[test]
    fn a_reservation_without_a_page_is_asked_for_again_while_the_provider_would_still_make_it() {
        assert!(matches!(first(&attempt(PaymentState::Open, None, HOUR)), Next::Ask(_)));
        let late = attempt(PaymentState::Open, None, LEAST_LEFT);
        assert_eq!(closes(first(&late)), Some(vec![vec![late.clone()]]));
    }

    /// Proves D3.
    #[test]
    fn what_failed_or_ran_out_can_be_tried_again() {
        assert!(fresh(&next(&[], &[&kept(1, 1).installment_id], NOW)));
        for state in [PaymentState::Failed, PaymentState::Expired] {
            assert!(fresh(&first(&attempt(state, Some("cs_1"), -1))));
        }
    }

    /// Proves D3.
    #[test]
    fn something_odd_waits_for_a_person() {
        let odd = PaymentRecord { failure: Some(PaymentFailure::Mismatch), ..attempt(PaymentState::Open, Some("cs_1"), HOUR) };
        assert!(matches!(first(&odd), Next::Refuse(_)));
    }

    /// Proves B4, D2.
    #[test]
    fn a_page_is_for_exactly_its_installments() {
        let together = |n| PaymentRecord { expires_at: Some(NOW.plus(HOUR)), ..kept(n, 100) };
        let (one, two, three) =
            (together(1), together(2), PaymentRecord { page: kept(3, 1).id, checkout_id: None, checkout_url: None, ..together(3) });
        let attempts = [one.clone(), two.clone(), three.clone()];
        let of = |places: &[usize]| {
            let ids: Vec<_> = places.iter().filter_map(|place| attempts.get(*place)).map(|attempt| &attempt.installment_id).collect();
            next(&attempts, &ids, NOW)
        };
        assert_eq!(goes(&of(&[0, 1])), Some("https://pay.example/cs_1"));
        assert_eq!(goes(&of(&[1, 0])), Some("https://pay.example/cs_1"));
        // Fewer of them, or more: their pages are closed first, whole.
        assert_eq!(closes(of(&[1])), Some(vec![vec![one.clone(), two.clone()]]));
        assert_eq!(closes(of(&[0, 1, 2])), Some(vec![vec![one.clone(), two.clone()], vec![three.clone()]]));
        assert!(matches!(of(&[2]), Next::Ask(page) if page == [three.clone()]));
    }
}
