-- Whose lines may be others: orders whose costs may be, and those with other fees or disputes, whatever it was that tied these to them.
CREATE OR REPLACE TEMP TABLE touched_order AS
FROM touched_cost
UNION
SELECT order_id FROM fee_before FULL JOIN fee_of_order AS now USING (order_id) WHERE fee_before.fee IS DISTINCT FROM now.fee
UNION
SELECT order_id
FROM dispute_before
FULL JOIN (SELECT order_id, sum(amount + dispute_fee - reversed) AS loss FROM fact_chargeback WHERE order_id IS NOT NULL GROUP BY order_id) AS now USING (order_id)
WHERE dispute_before.loss IS DISTINCT FROM now.loss;

CREATE OR REPLACE TEMP MACRO order_changed(id) AS id IN (SELECT order_id FROM touched_order);

-- Their days, now and before, and their customers.
CREATE OR REPLACE TEMP TABLE touched_order_day AS
FROM order_day_before
UNION
SELECT order_date FROM dim_order WHERE order_id IN (FROM touched_placed) OR order_id IN (FROM touched_order);

CREATE OR REPLACE TEMP MACRO order_day_changed(day) AS day IN (SELECT order_date FROM touched_order_day);

INSERT INTO touched_customer
SELECT customer_key FROM dim_order WHERE order_id IN (FROM touched_order) AND customer_key IS NOT NULL;

CREATE OR REPLACE TEMP MACRO customer_changed(key) AS key IN (SELECT customer_key FROM touched_customer);
