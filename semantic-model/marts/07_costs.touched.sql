-- Whose costs may be others: orders that changed, and those that share a name with them or are named by a bill that changed.
CREATE OR REPLACE TEMP TABLE touched_name AS
SELECT DISTINCT name_norm(order_name) AS name_norm
FROM (
    SELECT value AS order_name FROM staging.main.touched WHERE column_name = 'order_name'
    UNION ALL
    SELECT order_name FROM sold_order WHERE order_id IN (FROM touched_raw_order)
    UNION ALL
    -- As it was.
    SELECT order_name FROM dim_order WHERE order_id IN (FROM touched_raw_order)
)
WHERE order_name IS NOT NULL;

CREATE OR REPLACE TEMP TABLE touched_cost AS
FROM touched_raw_order
UNION
SELECT order_id FROM sold_order WHERE name_norm IN (FROM touched_name)
UNION
SELECT order_id FROM dim_order WHERE name_norm(order_name) IN (FROM touched_name)
UNION
-- A bill may name an order by its id.
SELECT value FROM staging.main.touched WHERE column_name = 'order_name' AND value IS NOT NULL
UNION
SELECT order_id
FROM fact_invoice_line
WHERE order_id IS NOT NULL AND match_method <> 'order name' AND name_norm(order_name) IN (FROM touched_name);

-- A cost that is no order's may have become one's.
CREATE OR REPLACE TEMP MACRO cost_changed(id) AS id IS NULL OR id IN (SELECT order_id FROM touched_cost);
