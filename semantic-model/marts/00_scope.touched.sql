-- Little has changed since the marts were built: what it cannot reach stands. The import has written into staging.main.touched what it changed: the
-- ids and names that its rows bear, and those that the rows they replaced bore.
-- These scripts find out whom that reaches; each mart marked "anew" makes those of its rows anew, by the same query that makes all of them.
-- Where nobody can say whom it reaches, a row of whole_needed says why, and all is built.
CREATE OR REPLACE TEMP TABLE whole_needed (reason VARCHAR);

-- Of the orders CSV one order tells how another is read, and a supplier's own orders give way to invoices of other days.
INSERT INTO whole_needed
SELECT 'orders of the orders CSV' WHERE EXISTS (FROM raw_order_csv)
UNION ALL
SELECT 'orders at suppliers' WHERE EXISTS (FROM raw_supplier_order)
UNION ALL
-- What a sku cost last is a matter of all bills.
SELECT 'lines without a price' WHERE EXISTS (FROM line_estimate WHERE NOT has_rate AND sku IS NOT NULL);

CREATE OR REPLACE TEMP TABLE touched_raw_order AS
SELECT DISTINCT value AS order_id FROM staging.main.touched WHERE column_name = 'order_id' AND value IS NOT NULL;

-- Where a fifth or more is reached, to build all is as fast; of a small shop it does not matter.
INSERT INTO whole_needed
WITH reached AS (SELECT column_name, count(DISTINCT value) AS n FROM staging.main.touched GROUP BY ALL)
SELECT 'many changes'
FROM reached
WHERE n > 1000
  AND n * 5 > CASE column_name WHEN 'session_id' THEN (SELECT count(*) FROM raw_session) ELSE (SELECT count(*) FROM raw_order) END;

-- How things stood. The data ended on the day from which orders' ages are counted.
CREATE OR REPLACE TEMP TABLE end_before AS SELECT max(order_date + age_days) AS day FROM dim_order;

CREATE OR REPLACE TEMP TABLE fee_before AS FROM fee_of_order;

CREATE OR REPLACE TEMP TABLE dispute_before AS
SELECT order_id, sum(amount + dispute_fee - reversed) AS loss FROM fact_chargeback WHERE order_id IS NOT NULL GROUP BY order_id;

CREATE OR REPLACE TEMP TABLE supplier_name_before AS FROM supplier_name;
