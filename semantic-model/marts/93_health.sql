-- data_coverage: how much of what should be known is known, for the health page. A share without a whole is left empty.
CREATE OR REPLACE TABLE data_coverage AS
WITH counted AS (
    SELECT 1 AS place,
           'cost of goods billed, not estimated' AS what,
           CAST(round(sum(CASE WHEN cogs_status = 'actual' THEN cogs ELSE 0 END)) AS BIGINT) AS matched,
           CAST(round(sum(cogs)) AS BIGINT) AS total
    FROM fact_order_line
    UNION ALL
    SELECT 2, 'charges tied to an order', count(*) FILTER (WHERE order_id IS NOT NULL), count(*)
    FROM fact_payment
    WHERE payment_kind = 'charge'
    UNION ALL
    SELECT 3, 'valid orders with a charge', count(*) FILTER (WHERE p.order_id IS NOT NULL), count(*)
    FROM dim_order o LEFT JOIN (SELECT DISTINCT order_id FROM fact_payment WHERE payment_kind = 'charge') p USING (order_id)
    WHERE o.status = 'valid' AND (SELECT count(*) FROM fact_payment) > 0
    UNION ALL
    SELECT 4, 'supplier costs tied to an order', count(*) FILTER (WHERE order_id IS NOT NULL), count(*)
    FROM fact_invoice_line
    UNION ALL
    SELECT 5, 'web orders whose channel is known', count(*) FILTER (WHERE traced), count(*)
    FROM dim_order
    WHERE status = 'valid' AND order_source = 'web'
    UNION ALL
    SELECT 6, 'web orders with a session', count(*) FILTER (WHERE session_id IS NOT NULL), count(*)
    FROM dim_order
    WHERE status = 'valid' AND order_source = 'web' AND (SELECT count(*) FROM fact_session) > 0
    UNION ALL
    SELECT 7, 'lines whose SKU is in the catalogue', count(*) FILTER (WHERE s.sku IS NOT NULL), count(*)
    FROM fact_order_line l LEFT JOIN dim_sku s ON s.sku = l.sku
    WHERE l.quantity > 0
    UNION ALL
    SELECT 8, 'Google Analytics sales tied to an order', count(order_id), count(*)
    FROM ga_order
)
SELECT place, what, CAST(100.0 * matched / nullif(total, 0) AS DECIMAL(18, 2)) AS share, matched, total
FROM counted
WHERE total > 0;
