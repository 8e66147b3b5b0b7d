-- The three payment sources as one: positive amounts, the fee positive, the shop's dates.
CREATE OR REPLACE TEMP TABLE payment AS
SELECT 'Shopify Payments' AS payment_method,
       concat_ws(' ', order_name, type, occurred_at, amount) AS payment_id,
       order_name,
       CASE lower(type) WHEN 'chargeback' THEN 'dispute' WHEN 'charge' THEN 'charge' WHEN 'dispute' THEN 'dispute' WHEN 'refund' THEN 'refund'
            ELSE 'other' END AS kind,
       CAST(shop_time(occurred_at) AS DATE) AS paid_date,
       amount,
       fee
FROM raw_shopify_payment
UNION ALL
SELECT 'Stripe',
       transaction_id,
       order_name,
       CASE WHEN lower(category) IN ('charge', 'dispute', 'refund') THEN lower(category) ELSE 'other' END,
       CAST(shop_time(created_at) AS DATE),
       gross,
       fee
FROM raw_stripe
UNION ALL
-- PayPal writes the shop's date, and the fee as it changes the balance.
SELECT 'PayPal',
       transaction_id,
       order_name,
       CASE WHEN lower(type) LIKE '%chargeback%' THEN 'dispute'
            WHEN lower(type) LIKE '%payment' AND gross > 0 THEN 'charge'
            WHEN lower(type) LIKE '%refund%' THEN 'refund'
            ELSE 'other' END,
       occurred_on,
       gross,
       -fee
FROM raw_paypal
WHERE lower(status) NOT IN ('denied', 'pending', 'failed', 'canceled', 'cancelled');

-- fact_payment: one row per movement of the payment processors, signed as they sign it, with or without an order of ours.
CREATE OR REPLACE TABLE fact_payment AS
SELECT p.payment_id,
       p.payment_method,
       p.kind AS payment_kind,
       n.order_id,
       p.order_name,
       p.paid_date,
       CAST(p.amount AS DECIMAL(18, 2)) AS amount,
       CAST(p.fee AS DECIMAL(18, 2)) AS fee
FROM payment p LEFT JOIN order_of_name n USING (order_name)
ORDER BY paid_date, payment_id;

-- What an order's charge cost. A dispute's fee and a refund's are not part of it.
CREATE OR REPLACE TEMP TABLE fee_of_order AS
SELECT n.order_id, sum(p.fee) AS fee
FROM payment p JOIN order_of_name n USING (order_name)
WHERE p.kind = 'charge'
GROUP BY ALL;

INSERT INTO mart_problem
SELECT 'charge_without_order', 'Charges that name no order that was imported; their fees are in no margin, for example ' || min(coalesce(order_name, payment_id)), count(*)
FROM payment
WHERE kind = 'charge' AND NOT EXISTS (FROM order_of_name n WHERE n.order_name = payment.order_name)
HAVING count(*) > 0;

INSERT INTO mart_problem
SELECT 'order_without_charge', 'Valid orders that were charged and are in no payment report; their fee counts as 0, for example ' || min(o.order_name), count(*)
FROM sold_order o JOIN dim_order d USING (order_id)
WHERE d.status = 'valid' AND o.amount_charged > 0 AND NOT EXISTS (FROM fee_of_order f WHERE f.order_id = o.order_id)
HAVING count(*) > 0;

-- fact_chargeback: one row per dispute, dated by the dispute.
CREATE OR REPLACE TABLE fact_chargeback AS
SELECT p.payment_id AS chargeback_id,
       n.order_id,
       p.order_name,
       p.paid_date AS dispute_date,
       CAST(-p.amount AS DECIMAL(18, 2)) AS amount,
       CAST(p.fee AS DECIMAL(18, 2)) AS dispute_fee,
       p.payment_method
FROM payment p LEFT JOIN order_of_name n USING (order_name)
WHERE p.kind = 'dispute'
ORDER BY dispute_date, chargeback_id;
