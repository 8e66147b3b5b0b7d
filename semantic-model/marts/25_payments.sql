-- Every movement of the payment processors, of whatever export, as one: signed as the processor signs it, the fee positive, the shop's date, the
-- shop's currency; and the order that it belongs to.
CREATE OR REPLACE TEMP MACRO shopify_kind(type, amount) AS
    CASE WHEN lower(type) IN ('charge', 'refund') THEN lower(type)
         WHEN lower(type) LIKE '%dispute%' OR lower(type) LIKE '%chargeback%' THEN CASE WHEN amount > 0 THEN 'dispute_reversal' ELSE 'dispute' END
         ELSE 'other' END;

-- What a field that names an order may hold: its name, its number, or Shopify's id with or without its kind before it.
CREATE OR REPLACE TEMP MACRO order_ref(text) AS
    regexp_replace(trim(text), '^gid://shopify/Order/', '');

-- Processors write a kind before their ids, and Shopify keeps them without it: pi_r12 and r12 are one.
CREATE OR REPLACE TEMP MACRO bare_ref(ref) AS
    regexp_replace(ref, '^(pi|ch|py)_', '');

-- Shopify's own interface tells of the same transactions as the export, with ids.
CREATE OR REPLACE TEMP TABLE shopify_balance AS
SELECT b.*, o.order_name, name_norm(o.order_name) AS plain_name
FROM raw_shopify_balance b LEFT JOIN sold_order o USING (order_id)
WHERE NOT coalesce(b.test, false);

CREATE OR REPLACE TEMP TABLE movement AS
WITH told AS (
    SELECT 'Shopify Payments' AS payment_method,
           concat_ws(' ', order_name, type, coalesce(CAST(occurred_at AS VARCHAR), CAST(occurred_on AS VARCHAR)), amount) AS payment_id,
           order_name,
           NULL AS shop_order_id,
           checkout AS charge_ref,
           NULL AS payment_ref,
           NULL AS parent_ref,
           shopify_kind(type, amount) AS kind,
           lower(type) IN ('payout', 'transfer') AS is_payout,
           occurred_at,
           coalesce(CAST(shop_time(occurred_at) AS DATE), occurred_on) AS paid_date,
           amount,
           fee,
           net,
           currency,
           payout_id,
           payout_date
    FROM raw_shopify_payment p
    WHERE NOT EXISTS (FROM shopify_balance b
                      WHERE b.occurred_at = p.occurred_at AND b.amount = p.amount AND lower(b.type) = lower(p.type)
                        AND (b.plain_name IS NULL OR b.plain_name = name_norm(p.order_name)))
    UNION ALL
    SELECT 'Shopify Payments',
           transaction_id,
           order_name,
           order_id,
           NULL,
           order_transaction_id,
           NULL,
           shopify_kind(type, amount),
           lower(type) LIKE 'payout%',
           occurred_at,
           coalesce(CAST(shop_time(occurred_at) AS DATE), occurred_on),
           amount,
           fee,
           net,
           currency,
           payout_id,
           NULL
    FROM shopify_balance
    UNION ALL
    SELECT 'Stripe',
           transaction_id,
           coalesce(order_name, order_number),
           shop_order_id,
           coalesce(charge_id, CASE WHEN starts_with(source_id, 'ch_') OR starts_with(source_id, 'py_') THEN source_id END),
           payment_intent_id,
           NULL,
           CASE WHEN lower(category) IN ('charge', 'dispute', 'refund', 'dispute_reversal') THEN lower(category) ELSE 'other' END,
           lower(category) LIKE 'payout%',
           coalesce(created_at, utc_of(created_local)),
           coalesce(CAST(shop_time(created_at) AS DATE), CAST(created_local AS DATE)),
           gross,
           fee,
           net,
           currency,
           payout_id,
           payout_date
    FROM raw_stripe
    UNION ALL
    -- The same transaction from the itemised report is the richer; then what the interface tells, which knows the payment intent.
    SELECT 'Stripe',
           transaction_id,
           a.order_name,
           a.shop_order_id,
           coalesce(a.charge_id, CASE WHEN starts_with(a.source_id, 'ch_') OR starts_with(a.source_id, 'py_') THEN a.source_id END),
           a.payment_intent_id,
           NULL,
           CASE WHEN lower(a.category) IN ('charge', 'dispute', 'refund', 'dispute_reversal') THEN lower(a.category) ELSE 'other' END,
           lower(a.category) LIKE 'payout%',
           a.created_at,
           CAST(shop_time(a.created_at) AS DATE),
           a.gross,
           a.fee,
           a.net,
           a.currency,
           NULL,
           NULL
    FROM raw_stripe_api a
    ANTI JOIN raw_stripe s USING (transaction_id)
    UNION ALL
    SELECT 'Stripe',
           d.transaction_id,
           d.order_name,
           d.shop_order_id,
           CASE WHEN starts_with(d.source_id, 'ch_') OR starts_with(d.source_id, 'py_') THEN d.source_id END,
           NULL,
           NULL,
           CASE WHEN lower(d.type) IN ('charge', 'payment') THEN 'charge'
                WHEN lower(d.type) IN ('refund', 'payment_refund') THEN 'refund'
                WHEN lower(d.type) = 'adjustment' AND lower(d.description) LIKE 'chargeback reversal%' THEN 'dispute_reversal'
                WHEN lower(d.type) = 'adjustment' AND lower(d.description) LIKE 'chargeback%' THEN 'dispute'
                ELSE 'other' END,
           lower(d.type) LIKE 'payout%' OR lower(d.type) = 'transfer',
           d.created_at,
           CAST(shop_time(d.created_at) AS DATE),
           d.gross,
           d.fee,
           d.net,
           d.currency,
           d.payout_id,
           NULL
    FROM raw_stripe_dashboard d
    ANTI JOIN raw_stripe s USING (transaction_id)
    ANTI JOIN raw_stripe_api a USING (transaction_id)
    UNION ALL
    -- PayPal writes the fee as it changes the balance, and the day of the account where no zone is told: the shop's.
    SELECT 'PayPal',
           transaction_id,
           coalesce(order_name, custom_number),
           NULL,
           transaction_id,
           NULL,
           reference_id,
           CASE WHEN lower(type) SIMILAR TO '.*(chargeback|dispute).* fee.*' THEN 'dispute_fee'
                WHEN lower(type) LIKE '%fee%' OR lower(type) LIKE '%conversion%' OR lower(type) LIKE '%hold%' THEN 'other'
                WHEN lower(type) LIKE '%chargeback%' OR lower(type) = 'payment reversal'
                    THEN CASE WHEN gross > 0 THEN 'dispute_reversal' ELSE 'dispute' END
                WHEN lower(type) LIKE '%refund%' THEN 'refund'
                WHEN (lower(type) LIKE '%payment' OR lower(type) LIKE '%checkout') AND gross > 0 THEN 'charge'
                ELSE 'other' END,
           lower(type) LIKE '%withdrawal%' OR lower(type) LIKE '%transfer%',
           occurred_at,
           coalesce(CAST(shop_time(occurred_at) AS DATE), occurred_on),
           gross,
           -fee,
           net,
           currency,
           NULL,
           NULL
    FROM raw_paypal
    WHERE lower(status) NOT IN ('denied', 'pending', 'failed', 'canceled', 'cancelled', 'expired', 'removed')
      -- A memo tells of what changed no balance.
      AND coalesce(lower(balance_impact), '') <> 'memo'
)
SELECT t.* REPLACE (CAST(in_shop(t.amount, t.currency, x.rate) AS DECIMAL(18, 2)) AS amount,
                    CAST(in_shop(t.fee, t.currency, x.rate) AS DECIMAL(18, 2)) AS fee,
                    CAST(in_shop(t.net, t.currency, x.rate) AS DECIMAL(18, 2)) AS net),
       t.amount AS source_amount,
       t.fee AS source_fee,
       t.net AS source_net,
       t.currency AS source_currency,
       CASE WHEN t.currency = (SELECT currency FROM shop_setting) THEN 1 ELSE x.rate END AS fx_rate
FROM told t
LEFT JOIN fx_day x ON x.currency = t.currency AND x.day = t.paid_date;

INSERT INTO superseded
SELECT 'Stripe transaction', d.transaction_id, 'itemised report', 'dashboard export',
       CASE WHEN d.gross <> s.gross OR d.fee <> s.fee THEN 'gross ' || d.gross || ' and fee ' || d.fee || ', kept ' || s.gross || ' and ' || s.fee ELSE '' END,
       d.gross - s.gross
FROM raw_stripe_dashboard d JOIN raw_stripe s USING (transaction_id)
UNION ALL
SELECT 'Stripe transaction', a.transaction_id, 'itemised report', 'API',
       CASE WHEN a.gross <> s.gross OR a.fee <> s.fee THEN 'gross ' || a.gross || ' and fee ' || a.fee || ', kept ' || s.gross || ' and ' || s.fee ELSE '' END,
       a.gross - s.gross
FROM raw_stripe_api a JOIN raw_stripe s USING (transaction_id);

-- Names as people write them: "#1001", "1001 ", "ai-1001". One that several orders share names none of them.
CREATE OR REPLACE TEMP TABLE order_of_plain_name AS
SELECT name_norm AS plain_name, min(order_id) AS order_id, count(DISTINCT order_id) AS n
FROM sold_order
WHERE order_name IS NOT NULL
GROUP BY ALL;

-- What the seller settled by hand goes before all else.
CREATE OR REPLACE TEMP TABLE settled AS
SELECT lower(o.source) AS source, o.source_id, min(o.order_name) AS order_name, min(n.order_id) AS order_id
FROM raw_match_override o
LEFT JOIN order_of_plain_name n ON n.plain_name = name_norm(o.order_name) AND n.n = 1
GROUP BY ALL;

-- Shopify names the processor's own id of a payment with its order, or with the order's transactions.
CREATE OR REPLACE TEMP TABLE order_of_payment_id AS
SELECT ref, min(order_id) AS order_id
FROM (
    SELECT bare_ref(unnest(regexp_split_to_array(payment_ids, '[,+\s]+'))) AS ref, order_id FROM sold_order WHERE payment_ids IS NOT NULL
    UNION ALL
    SELECT unnest([bare_ref(t.payment_ref), t.transaction_id]), order_id
    FROM raw_order_transaction t JOIN sold_order USING (order_id)
    WHERE coalesce(lower(t.status), 'success') = 'success' AND NOT coalesce(t.test, false)
)
WHERE ref <> ''
GROUP BY ref
HAVING count(DISTINCT order_id) = 1;

-- The passes that need nothing but the row itself, surest first. A name that several orders bear, in whatever writing, ties to none of them.
CREATE OR REPLACE TEMP TABLE named_payment AS
SELECT m.payment_method,
       m.payment_id,
       s.source_id IS NOT NULL AS is_settled,
       CASE WHEN s.source_id IS NOT NULL THEN s.order_id
            ELSE coalesce(i.order_id, CASE WHEN p.n = 1 THEN p.order_id END, CASE WHEN d.n = 1 THEN d.order_id END, y.order_id, c.order_id, t.order_id)
            END AS order_id,
       CASE WHEN s.source_id IS NOT NULL THEN 'override'
            WHEN i.order_id IS NOT NULL THEN 'order id'
            WHEN p.n = 1 AND n.order_id IS NOT NULL THEN 'order name'
            WHEN p.n = 1 OR d.n = 1 THEN 'order name, written otherwise'
            WHEN coalesce(y.order_id, c.order_id, t.order_id) IS NOT NULL THEN 'payment id' END AS method,
       greatest(coalesce(p.n, 0), coalesce(d.n, 0)) AS namesakes
FROM movement m
LEFT JOIN settled s ON s.source = lower(m.payment_method) AND s.source_id = m.payment_id
LEFT JOIN sold_order i ON i.order_id = order_ref(m.shop_order_id)
LEFT JOIN order_of_name n ON n.order_name = m.order_name
LEFT JOIN order_of_plain_name p ON p.plain_name = name_norm(m.order_name)
-- A key called order_id may well hold the order's name.
LEFT JOIN order_of_plain_name d ON d.plain_name = name_norm(order_ref(m.shop_order_id))
LEFT JOIN order_of_payment_id y ON y.ref = bare_ref(m.payment_ref)
LEFT JOIN order_of_payment_id c ON c.ref = bare_ref(m.charge_ref)
LEFT JOIN order_of_payment_id t ON t.ref = m.payment_id;

-- A charge that names nothing, of the very amount and within ten minutes of an order that has no charge, if neither could be another's. Orders are
-- told by the ten minutes they fall into and the two beside them, so that a frequent price does not hold each charge against each order.
CREATE OR REPLACE TEMP TABLE guess_pair AS
WITH open_charge AS (
    SELECT m.payment_method, m.payment_id, m.amount, m.occurred_at, CAST(epoch(m.occurred_at) // 600 AS BIGINT) AS bucket
    FROM movement m JOIN named_payment n USING (payment_method, payment_id)
    WHERE m.kind = 'charge' AND n.order_id IS NULL AND NOT n.is_settled AND m.order_name IS NULL AND m.shop_order_id IS NULL AND m.occurred_at IS NOT NULL
),
open_order AS (
    SELECT o.order_id, o.amount_charged, o.created_at,
           unnest([-1, 0, 1]) + CAST(epoch(o.created_at) // 600 AS BIGINT) AS bucket,
           CASE WHEN o.gateways IN ('shopify_payments', 'stripe', 'paypal') THEN o.gateways END AS gateway
    FROM sold_order o
    ANTI JOIN (SELECT n.order_id FROM named_payment n JOIN movement m USING (payment_method, payment_id) WHERE m.kind = 'charge') c USING (order_id)
    WHERE o.amount_charged > 0 AND NOT o.test AND EXISTS (FROM open_charge)
)
SELECT c.payment_method, c.payment_id, o.order_id,
       count(*) OVER (PARTITION BY c.payment_method, c.payment_id) = 1 AND count(*) OVER (PARTITION BY o.order_id) = 1 AS alone
FROM open_charge c
JOIN open_order o ON o.amount_charged = c.amount AND o.bucket = c.bucket AND abs(date_diff('second', o.created_at, c.occurred_at)) <= 600
     AND coalesce(o.gateway, lower(replace(c.payment_method, ' ', '_'))) = lower(replace(c.payment_method, ' ', '_'));

CREATE OR REPLACE TEMP TABLE guessed_payment AS
SELECT payment_method, payment_id, order_id FROM guess_pair WHERE alone;

-- What names no order, but perhaps its charge.
CREATE OR REPLACE TEMP TABLE named_charge AS
SELECT DISTINCT unnest([m.charge_ref, m.payment_ref, m.parent_ref]) AS ref
FROM named_payment n JOIN movement m USING (payment_method, payment_id)
WHERE n.order_id IS NULL AND NOT n.is_settled AND m.kind <> 'charge';

-- A refund or dispute belongs to the order of its charge, and is no surer of it.
CREATE OR REPLACE TEMP TABLE order_of_charge AS
SELECT payment_method, ref, min(order_id) AS order_id, bool_or(guessed) AS guessed
FROM (
    SELECT m.payment_method, unnest([m.charge_ref, m.payment_ref, m.payment_id]) AS ref, coalesce(n.order_id, g.order_id) AS order_id, n.order_id IS NULL AS guessed
    FROM movement m
    JOIN named_payment n USING (payment_method, payment_id)
    LEFT JOIN guessed_payment g USING (payment_method, payment_id)
    WHERE m.kind = 'charge'
)
WHERE ref IN (SELECT ref FROM named_charge) AND order_id IS NOT NULL
GROUP BY ALL
HAVING count(DISTINCT order_id) = 1;

CREATE OR REPLACE TEMP TABLE traced_payment AS
SELECT n.payment_method, n.payment_id,
       coalesce(c.order_id, r.order_id, q.order_id) AS order_id,
       coalesce(c.guessed, r.guessed, q.guessed) AS guessed
FROM named_payment n
JOIN movement m USING (payment_method, payment_id)
LEFT JOIN order_of_charge c ON c.payment_method = m.payment_method AND c.ref = m.charge_ref
LEFT JOIN order_of_charge r ON r.payment_method = m.payment_method AND r.ref = m.payment_ref
LEFT JOIN order_of_charge q ON q.payment_method = m.payment_method AND q.ref = m.parent_ref
WHERE n.order_id IS NULL AND NOT n.is_settled AND m.kind <> 'charge';

CREATE OR REPLACE TEMP TABLE payment AS
SELECT m.*,
       coalesce(n.order_id, t.order_id, g.order_id) AS order_id,
       CASE WHEN n.order_id IS NOT NULL THEN n.method
            WHEN t.order_id IS NOT NULL THEN 'through its charge'
            WHEN g.order_id IS NOT NULL THEN 'amount and time' END AS match_method,
       CAST(CASE WHEN n.order_id IS NOT NULL THEN CASE n.method WHEN 'order name' THEN 0.95 WHEN 'order name, written otherwise' THEN 0.90 ELSE 1 END
                 WHEN t.order_id IS NOT NULL THEN CASE WHEN t.guessed THEN 0.70 ELSE 0.95 END
                 WHEN g.order_id IS NOT NULL THEN 0.70 END AS DECIMAL(4, 2)) AS match_confidence,
       n.is_settled,
       n.namesakes
FROM movement m
JOIN named_payment n USING (payment_method, payment_id)
LEFT JOIN traced_payment t USING (payment_method, payment_id)
LEFT JOIN guessed_payment g USING (payment_method, payment_id);

INSERT INTO unmatched
SELECT payment_method,
       payment_id,
       coalesce(order_name, shop_order_id, ''),
       paid_date,
       amount,
       CASE WHEN namesakes > 1 THEN 'the name is that of several orders'
            WHEN order_name IS NULL AND shop_order_id IS NULL
                THEN CASE WHEN kind <> 'charge' AND coalesce(charge_ref, payment_ref, parent_ref) IS NOT NULL THEN 'it names no order, and its charge has none'
                          WHEN (payment_method, payment_id) IN (SELECT (payment_method, payment_id) FROM guess_pair)
                              THEN 'it names no order, and several fit its amount and time'
                          ELSE 'it names no order' END
            ELSE 'its order is not imported' END
FROM payment
WHERE order_id IS NULL AND NOT is_settled AND kind <> 'other';

INSERT INTO unmatched
SELECT o.source, o.source_id, coalesce(o.order_name, ''), NULL, NULL,
       CASE WHEN NOT EXISTS (FROM order_of_plain_name n WHERE n.plain_name = name_norm(o.order_name) AND n.n = 1)
            THEN 'the override names an order that is not imported'
            ELSE 'the override names a row that is not imported' END
FROM raw_match_override o
WHERE lower(o.source) IN ('shopify payments', 'stripe', 'paypal')
  AND (o.order_name IS NOT NULL AND NOT EXISTS (FROM order_of_plain_name n WHERE n.plain_name = name_norm(o.order_name) AND n.n = 1)
       OR NOT EXISTS (FROM movement m WHERE lower(m.payment_method) = lower(o.source) AND m.payment_id = o.source_id));
