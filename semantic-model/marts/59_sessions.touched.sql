-- Which sessions may be others: those that changed, and those of orders that may have.
CREATE OR REPLACE TEMP TABLE touched_session AS
SELECT value AS session_id FROM staging.main.touched WHERE column_name = 'session_id' AND value IS NOT NULL
UNION
SELECT session_id
FROM raw_session
WHERE order_name IS NOT NULL
  AND name_norm(order_name) IN (FROM touched_name UNION SELECT name_norm(order_name) FROM dim_order WHERE order_id IN (FROM touched_order));

-- An event may name no session.
CREATE OR REPLACE TEMP MACRO session_changed(id) AS id IS NULL OR id IN (SELECT session_id FROM touched_session);

-- Which orders may be owed to another click: those that may have changed, and those of a visitor or customer with such a session.
CREATE OR REPLACE TEMP TABLE touched_visit AS
SELECT visitor_id, customer_key, session_date FROM fact_session WHERE session_id IN (FROM touched_session)
UNION
SELECT visitor_id, customer_key, CAST(shop_time(started_at) AS DATE) FROM raw_session WHERE session_id IN (FROM touched_session);

CREATE OR REPLACE TEMP TABLE touched_credit AS
FROM touched_order
UNION
SELECT o.order_id
FROM dim_order o JOIN raw_session s USING (session_id)
WHERE s.visitor_id IN (SELECT visitor_id FROM touched_visit WHERE visitor_id IS NOT NULL)
UNION
SELECT order_id FROM dim_order WHERE customer_key IN (SELECT customer_key FROM touched_visit WHERE customer_key IS NOT NULL);

CREATE OR REPLACE TEMP MACRO credit_changed(id) AS id IN (SELECT order_id FROM touched_credit);

CREATE OR REPLACE TEMP MACRO visit_day_changed(day) AS day IN (SELECT session_date FROM touched_visit);
-- A week, by its first day, is that of the day and of the six after it.
CREATE OR REPLACE TEMP MACRO visit_week_changed(day) AS
    day IN (SELECT CAST(session_date - CAST(nth AS INTEGER) AS DATE) FROM touched_visit CROSS JOIN range(7) AS r(nth));
CREATE OR REPLACE TEMP MACRO visit_month_changed(day) AS day IN (SELECT CAST(date_trunc('month', session_date) AS DATE) FROM touched_visit);

-- Who fell silent is told month by month: in a month that the data had not reached, of all customers.
CREATE OR REPLACE TEMP MACRO silence_changed(key) AS
    customer_changed(key)
    OR (SELECT date_trunc('month', b.day) IS DISTINCT FROM date_trunc('month', e.day) FROM end_before b, data_end e);

-- The numbers that visitors have.
CREATE OR REPLACE TEMP VIEW visitor_before AS FROM numbered_visitor;
