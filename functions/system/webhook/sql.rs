use domain::StudioId;
use ports::Sql;

/// The studio of the provider's account ?1, and whether event ?2 was taken in. Without a studio in front: the account is how it is found.
pub const STUDIO: Sql = Sql::new(
    "SELECT t.id, EXISTS (SELECT 1 FROM provider_events e WHERE e.studio_id = t.id AND e.id = ?2) AS seen
     FROM studios t WHERE t.payment_account = ?1",
);

#[derive(Debug, serde::Deserialize)]
pub struct Studio {
    pub id: StudioId,
    pub seen: u8,
}

/// The payment of that studio and account, by our reference ?2, by its page ?3, or by its intent ?4. One reference is one page: news
/// that name both, and not both of the same payment, are none of ours.
pub const PAYMENT: Sql = Sql::new(
    "SELECT p.studio_id, p.id, p.installment_id, p.state, p.dispute, p.refunded_minor, p.amount_minor, p.currency, p.account, p.checkout_id, p.failure
     FROM studios t
     JOIN payments p ON p.studio_id = t.id AND p.id = COALESCE(
       (SELECT r.id FROM payments r WHERE r.studio_id = t.id AND r.id = ?2),
       (SELECT c.id FROM payments c WHERE c.studio_id = t.id AND c.checkout_id = ?3),
       (SELECT i.id FROM payments i WHERE i.studio_id = t.id AND i.payment_intent = ?4 LIMIT 1))
     WHERE t.payment_account = ?1 AND p.account = ?1 AND (?2 IS NULL OR p.id = ?2)
       AND (?3 IS NULL OR p.checkout_id IS NULL OR p.checkout_id = ?3)",
);

pub const TAKE: Sql = Sql::new("INSERT INTO provider_events (studio_id, id, type, received_at) VALUES (?1, ?2, ?3, ?4)");
