-- The lines of valid orders before anything is shared among them. Gift cards are no sale of goods.
CREATE OR REPLACE TEMP TABLE order_line AS
SELECT l.order_id,
       CAST(row_number() OVER (PARTITION BY l.order_id ORDER BY l.file_seq) AS INTEGER) AS line_no,
       l.line_id,
       l.sku,
       l.supplier,
       l.quantity,
       l.gross_sales,
       l.discount AS discounts,
       CAST(l.gross_sales - l.discount AS DECIMAL(18, 2)) AS net_merchandise,
       l.recommended
FROM sold_line l JOIN dim_order o USING (order_id)
WHERE o.status = 'valid' AND NOT l.gift_card
UNION ALL
-- A valid order with no such line keeps its fee and shipping on a line that sells nothing.
SELECT order_id, 1, NULL, NULL, NULL, 0, 0, 0, 0, false
FROM dim_order o
WHERE status = 'valid' AND NOT EXISTS (FROM sold_line l WHERE l.order_id = o.order_id AND NOT l.gift_card);

-- What a refund gave back for a line, ex tax.
CREATE OR REPLACE TEMP TABLE line_refund AS
SELECT l.order_id, l.line_no, sum(r.subtotal) AS refunded, least(sum(coalesce(r.quantity, 0)), any_value(l.quantity)) AS quantity
FROM sold_refund_line r JOIN order_line l ON l.line_id = r.line_id AND l.order_id = r.order_id
GROUP BY ALL;

-- Each refund: money back, and the tax in it. A refund without parts is goodwill and has no tax.
CREATE OR REPLACE TEMP TABLE refund_tax AS
SELECT refund_id, sum(tax) AS tax
FROM (SELECT refund_id, tax FROM sold_refund_line UNION ALL SELECT refund_id, tax FROM sold_refund_shipping UNION ALL SELECT refund_id, tax FROM sold_refund)
GROUP BY refund_id;

CREATE OR REPLACE TABLE fact_refund AS
SELECT r.refund_id,
       r.order_id,
       CAST(shop_time(r.created_at) AS DATE) AS refund_date,
       CAST(r.total - coalesce(t.tax, 0) AS DECIMAL(18, 2)) AS refund_amount,
       CAST(coalesce(t.tax, 0) AS DECIMAL(18, 2)) AS refund_tax
FROM sold_refund r
JOIN dim_order o USING (order_id)
LEFT JOIN refund_tax t USING (refund_id)
WHERE o.status = 'valid'
ORDER BY refund_date, length(r.refund_id), r.refund_id;

-- fact_invoice_line: every row that a supplier billed, with or without an order of ours.
CREATE OR REPLACE TABLE fact_invoice_line AS
SELECT i.invoice_id,
       i.supplier,
       n.order_id,
       i.order_name,
       i.sku,
       lower(i.component) AS component,
       i.amount,
       i.invoiced_at AS invoiced_date,
       i.quantity,
       i.zone AS shipping_zone,
       i.print_method,
       i.is_reprint,
       i.is_credit
FROM raw_invoice i LEFT JOIN order_of_name n USING (order_name)
ORDER BY i.invoiced_at, i.file_sha, i.file_seq;

INSERT INTO mart_problem
SELECT 'invoice_without_order',
       'Invoice rows that name no order that was imported, kept apart: ' || sum(amount) || ', for example ' || min(order_name),
       count(*)
FROM fact_invoice_line
WHERE order_id IS NULL
HAVING count(*) > 0;

-- The rows that bill a valid order, each with the lines that bear it: those with its sku; if it names none, or one that was not sold, those
-- of its supplier; if there are none, all lines of the order. So no cost is lost.
CREATE OR REPLACE TEMP TABLE invoice_bearer AS
WITH billed AS (
    SELECT row_number() OVER (ORDER BY file_sha, file_seq) AS invoice_row, n.order_id, i.sku, i.supplier, lower(i.component) AS component, i.amount
    FROM raw_invoice i JOIN order_of_name n USING (order_name)
)
SELECT b.invoice_row,
       b.component,
       b.amount,
       b.sku AS billed_sku,
       l.order_id,
       l.line_no,
       CASE WHEN l.sku = b.sku THEN 1 WHEN l.supplier = b.supplier THEN 2 ELSE 3 END AS distance
FROM billed b JOIN order_line l USING (order_id)
QUALIFY distance = min(distance) OVER (PARTITION BY b.invoice_row);

INSERT INTO mart_problem
SELECT 'invoice_sku_not_sold', 'Invoice rows for a sku that their order does not have, shared among its lines, for example ' || min(billed_sku), count(DISTINCT invoice_row)
FROM invoice_bearer
WHERE billed_sku IS NOT NULL AND distance > 1
HAVING count(*) > 0;

-- What each line costs by the price list of its supplier, each line on its own.
CREATE OR REPLACE TEMP TABLE line_rate AS
SELECT l.order_id,
       l.line_no,
       r.supplier IS NOT NULL AS has_rate,
       CAST(coalesce(r.base * l.quantity, 0) AS DECIMAL(18, 2)) AS base,
       CAST(coalesce(r.print * l.quantity, 0) AS DECIMAL(18, 2)) AS print,
       CAST(coalesce(r.shipping_first + r.shipping_additional * (l.quantity - 1), 0) AS DECIMAL(18, 2)) AS shipping,
       -- round() of a decimal rounds half up, as the price list does.
       CAST(coalesce(round((r.base + r.print) * l.quantity * r.tax_rate, 2), 0) AS DECIMAL(18, 2)) AS tax
FROM order_line l
JOIN dim_order o USING (order_id)
LEFT JOIN dim_sku d USING (sku)
LEFT JOIN raw_rate r
       ON r.supplier = l.supplier AND r.product_type = d.product_type AND r.print_method = d.print_method
      AND r.zone = o.shipping_zone AND r.size_class = d.size_class
WHERE l.quantity > 0;

-- Lines whose sku no invoice row names: their cost is estimated so.
CREATE OR REPLACE TEMP TABLE estimate AS
FROM line_rate l
WHERE NOT EXISTS (FROM invoice_bearer b WHERE b.order_id = l.order_id AND b.line_no = l.line_no AND b.distance = 1);

INSERT INTO mart_problem
SELECT 'line_without_cost',
       'Lines with neither an invoice nor a price in the rate card; their cost counts as 0, for example ' || coalesce(min(l.sku), 'one without sku'),
       count(*)
FROM estimate e JOIN order_line l USING (order_id, line_no)
WHERE NOT e.has_rate
HAVING count(*) > 0;
