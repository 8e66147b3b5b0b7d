-- fact_payment: one row per movement of the payment processors, signed as they sign it, with or without an order of ours, and how that is known.
CREATE OR REPLACE TABLE fact_payment AS
SELECT payment_id,
       payment_method,
       kind AS payment_kind,
       order_id,
       order_name,
       paid_date,
       CAST(amount AS DECIMAL(18, 2)) AS amount,
       CAST(fee AS DECIMAL(18, 2)) AS fee,
       CAST(net AS DECIMAL(18, 2)) AS net,
       CAST(source_amount AS DECIMAL(18, 3)) AS source_amount,
       source_currency,
       CAST(fx_rate AS DECIMAL(18, 8)) AS fx_rate,
       payout_id,
       payout_date,
       match_method,
       match_confidence
FROM payment;

-- What an order's charges cost: split tenders and second attempts are charges of their own. A dispute's fee and a refund's are not part of it.
CREATE OR REPLACE TABLE fee_of_order AS
SELECT order_id, sum(fee) AS fee
FROM payment
WHERE kind = 'charge' AND order_id IS NOT NULL
GROUP BY ALL;

INSERT INTO mart_problem
SELECT 'charge_without_order', 'Charges that name no order that was imported; their fees are in no margin, for example ' || min(coalesce(order_name, payment_id)), count(*)
FROM payment
WHERE kind = 'charge' AND order_id IS NULL
HAVING count(*) > 0;

INSERT INTO mart_problem
SELECT 'charge_guessed', 'Charges that name no order and were tied to one by amount and time, for example ' || min(payment_id) || '; settle it in a match overrides file', count(*)
FROM payment
WHERE match_method = 'amount and time'
HAVING count(*) > 0;

-- Valid orders that a processor was paid for, and whether a report tells its fee. A gift card is no processor's, and costs no fee.
CREATE OR REPLACE TEMP VIEW paid_order AS
SELECT d.order_id, d.order_date, o.order_name, f.order_id IS NOT NULL AS fee_known
FROM sold_order o JOIN dim_order d USING (order_id) LEFT JOIN fee_of_order f USING (order_id)
WHERE d.status = 'valid' AND o.amount_charged > 0 AND coalesce(o.gateways, '') <> 'gift_card';

INSERT INTO mart_problem
SELECT 'order_without_charge', 'Valid orders that were charged and are in no payment report; their fee counts as 0, for example ' || min(order_name), count(*)
FROM paid_order
WHERE NOT fee_known
HAVING count(*) > 0;

-- fact_chargeback: one row per dispute, dated by the dispute. What came back of it, where it was won, stands with the first of an order's.
CREATE OR REPLACE TABLE fact_chargeback AS
WITH won AS (
    -- With the fee, where that comes back too.
    SELECT order_id, sum(amount - fee) AS amount FROM payment WHERE kind = 'dispute_reversal' AND order_id IS NOT NULL GROUP BY order_id
),
-- PayPal bills the fee of a dispute in a row of its own.
billed AS (
    SELECT order_id, sum(fee - amount) AS fee FROM payment WHERE kind = 'dispute_fee' AND order_id IS NOT NULL GROUP BY order_id
)
SELECT p.payment_id AS chargeback_id,
       p.order_id,
       p.order_name,
       p.paid_date AS dispute_date,
       CAST(-p.amount AS DECIMAL(18, 2)) AS amount,
       CAST(p.fee + CASE WHEN is_first THEN coalesce(b.fee, 0) ELSE 0 END AS DECIMAL(18, 2)) AS dispute_fee,
       CAST(CASE WHEN is_first THEN coalesce(w.amount, 0) ELSE 0 END AS DECIMAL(18, 2)) AS reversed,
       p.payment_method
FROM (SELECT *, row_number() OVER (PARTITION BY order_id ORDER BY paid_date, payment_id) = 1 AS is_first FROM payment WHERE kind = 'dispute') p
LEFT JOIN won w ON w.order_id = p.order_id
LEFT JOIN billed b ON b.order_id = p.order_id
ORDER BY dispute_date, chargeback_id;

INSERT INTO mart_problem
SELECT 'dispute_not_imported', 'Disputes that were won, or their fees, whose opening is in no payment report; they change no loss, for example ' || min(payment_id), count(*)
FROM payment p
WHERE kind IN ('dispute_reversal', 'dispute_fee') AND NOT EXISTS (FROM fact_chargeback c WHERE c.order_id = p.order_id)
HAVING count(*) > 0;
