-- What was shared must add up to what there was to share, order by order. A row here stops the import. Orders that no change reaches have passed.
CREATE OR REPLACE TABLE reconciliation AS
WITH lines AS (
    SELECT order_id,
           sum(gross_sales) AS gross_sales,
           sum(discounts) AS discounts,
           sum(shipping_charged) AS shipping_charged,
           sum(refunds) AS refunds,
           sum(payment_fees) AS payment_fees,
           sum(tax_collected) AS tax_collected,
           sum(amount_charged) AS amount_charged,
           sum(cogs) AS cogs,
           sum(shipping_refunds) AS shipping_refunds,
           sum(dispute_losses) AS dispute_losses
    FROM fact_order_line
    WHERE order_changed(order_id)
    GROUP BY order_id
),
goods AS (
    SELECT order_id, sum(gross_sales) AS gross_sales, sum(discount) AS discounts
    FROM sold_line
    WHERE NOT gift_card AND order_changed(order_id)
    GROUP BY order_id
),
refunded AS (SELECT order_id, sum(refund_amount) AS refunds FROM fact_refund GROUP BY order_id),
shipping_refunded AS (SELECT order_id, sum(subtotal) AS shipping_refunds FROM sold_refund_shipping GROUP BY order_id),
disputed AS (SELECT order_id, sum(amount + dispute_fee - reversed) AS dispute_losses FROM fact_chargeback GROUP BY order_id),
billed AS (SELECT order_id, sum(amount) AS billed FROM fact_invoice_line WHERE order_changed(order_id) GROUP BY order_id),
estimated AS (SELECT order_id, sum(base + print + shipping + tax) AS estimated FROM line_estimate GROUP BY order_id),
expected AS (
    SELECT o.order_id,
           o.order_name,
           coalesce(g.gross_sales, 0) AS gross_sales,
           coalesce(g.discounts, 0) AS discounts,
           r.shipping_charged,
           coalesce(f.refunds, 0) AS refunds,
           coalesce(p.fee, 0) AS payment_fees,
           r.tax AS tax_collected,
           r.amount_charged,
           coalesce(b.billed, 0) + coalesce(e.estimated, 0) AS cogs,
           coalesce(h.shipping_refunds, 0) AS shipping_refunds,
           coalesce(d.dispute_losses, 0) AS dispute_losses
    FROM dim_order o
    JOIN sold_order r USING (order_id)
    LEFT JOIN goods g USING (order_id)
    LEFT JOIN refunded f USING (order_id)
    LEFT JOIN fee_of_order p USING (order_id)
    LEFT JOIN billed b USING (order_id)
    LEFT JOIN estimated e USING (order_id)
    LEFT JOIN shipping_refunded h USING (order_id)
    LEFT JOIN disputed d USING (order_id)
    WHERE o.status = 'valid' AND order_changed(o.order_id)
),
compared AS (
    SELECT e.order_name,
           unnest([
               {'name': 'gross sales', 'whole': e.gross_sales, 'parts': l.gross_sales},
               {'name': 'discounts', 'whole': e.discounts, 'parts': l.discounts},
               {'name': 'shipping charged', 'whole': e.shipping_charged, 'parts': l.shipping_charged},
               {'name': 'refunds', 'whole': e.refunds, 'parts': l.refunds},
               {'name': 'payment fees', 'whole': e.payment_fees, 'parts': l.payment_fees},
               {'name': 'tax collected', 'whole': e.tax_collected, 'parts': l.tax_collected},
               {'name': 'amount charged', 'whole': e.amount_charged, 'parts': l.amount_charged},
               {'name': 'cost of goods', 'whole': e.cogs, 'parts': l.cogs},
               {'name': 'refunded shipping', 'whole': e.shipping_refunds, 'parts': l.shipping_refunds},
               {'name': 'dispute losses', 'whole': e.dispute_losses, 'parts': l.dispute_losses}
           ]) AS c
    FROM expected e LEFT JOIN lines l USING (order_id)
)
SELECT c.name AS check_name, order_name || ': ' || c.whole || ' against ' || coalesce(CAST(c.parts AS VARCHAR), 'no lines') AS detail
FROM compared
WHERE c.whole IS DISTINCT FROM c.parts
UNION ALL
FROM sales_unbalanced
UNION ALL
SELECT 'one row per order', 'order ' || order_id || ' has ' || count(*) || ' rows' FROM dim_order GROUP BY order_id HAVING count(*) > 1
UNION ALL
SELECT 'one row per session', count(*) || ' rows of ' || (SELECT count(*) FROM raw_session) FROM fact_session
HAVING count(*) <> (SELECT count(*) FROM raw_session)
UNION ALL
SELECT 'one row per line', order_id || ' line ' || line_no FROM fact_order_line WHERE order_changed(order_id) GROUP BY order_id, line_no HAVING count(*) > 1
UNION ALL
SELECT 'lines of valid orders', o.n || ' valid orders, and lines of ' || l.n
FROM (SELECT count(*) AS n FROM dim_order WHERE status = 'valid') o, (SELECT count(DISTINCT order_id) AS n FROM fact_order_line) l
WHERE o.n <> l.n;
