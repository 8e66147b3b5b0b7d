-- Whose row of dim_order may be another: orders that may have changed, and all others of their customers, who may come to be new or returning by them.
CREATE OR REPLACE TEMP TABLE touched_customer AS
SELECT customer_key FROM sold_order WHERE order_id IN (FROM touched_cost) AND customer_key IS NOT NULL
UNION
-- As they were.
SELECT customer_key FROM dim_order WHERE order_id IN (FROM touched_cost) AND customer_key IS NOT NULL;

CREATE OR REPLACE TEMP TABLE touched_placed AS
FROM touched_cost
UNION
SELECT order_id FROM sold_order WHERE customer_key IN (FROM touched_customer)
UNION
SELECT order_id FROM dim_order WHERE customer_key IN (FROM touched_customer);

CREATE OR REPLACE TEMP MACRO placed_changed(id) AS id IN (SELECT order_id FROM touched_placed);

CREATE OR REPLACE TEMP TABLE order_day_before AS
SELECT DISTINCT order_date FROM dim_order WHERE order_id IN (FROM touched_placed);
