-- A studio as its host, its letterhead and its notifications need it. Every statement that reads a studio's head reads it from here.
CREATE VIEW studio_heads AS
  SELECT u.id, u.slug, u.name, u.brand, u.portal_open, u.reply_to, u.language, u.time_zone, u.payment_account,
         u.notify_payment, u.notify_payment_failed, u.notify_refund, u.notify_dispute, u.notify_profile, u.notify_bounce,
         (SELECT h.hostname FROM hostnames h WHERE h.studio_id = u.id AND h.is_primary = 1 AND h.state = 'active') AS hostname
  FROM studios u;
