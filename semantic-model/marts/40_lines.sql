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
WHERE o.status = 'valid' AND NOT l.gift_card AND order_changed(o.order_id)
UNION ALL
-- A valid order with no such line keeps its fee and shipping on a line that sells nothing.
SELECT order_id, 1, NULL, NULL, NULL, 0, 0, 0, 0, false
FROM dim_order o
WHERE status = 'valid' AND order_changed(o.order_id) AND NOT EXISTS (FROM sold_line l WHERE l.order_id = o.order_id AND NOT l.gift_card);

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

INSERT INTO mart_problem
SELECT 'invoice_without_order',
       'Invoice rows that name no order that was imported, kept apart: ' || sum(amount) || ', for example ' || min(order_name),
       count(*)
FROM fact_invoice_line
WHERE order_id IS NULL AND status <> 'charged'
HAVING count(*) > 0;

INSERT INTO known_limit
SELECT supplier, 'The price of an item holds the blank and the print and cannot be taken apart: both count as base cost', count(*), sum(amount)
FROM fact_invoice_line
WHERE component = 'base_and_print'
GROUP BY supplier;

-- Who is alone has nobody to share with.
CREATE OR REPLACE TEMP TABLE line_count AS
SELECT order_id, count(*) AS n_lines FROM order_line GROUP BY order_id;

CREATE OR REPLACE TEMP TABLE sku_line AS
SELECT order_id, sku, min(line_no) AS line_no, count(*) AS n_lines FROM order_line WHERE sku IS NOT NULL GROUP BY order_id, sku;

-- line_bill: nearly all that is billed has one line to go to, which bears it whole: the only one of its sku, or, for shipping and tax, of its order.
CREATE OR REPLACE TEMP TABLE line_bill AS
SELECT order_id,
       line_no,
       bool_or(named) AS named,
       coalesce(sum(amount) FILTER (component NOT IN ('print', 'shipping', 'tax')), 0) AS base,
       coalesce(sum(amount) FILTER (component = 'print'), 0) AS print,
       coalesce(sum(amount) FILTER (component = 'shipping'), 0) AS shipping,
       coalesce(sum(amount) FILTER (component = 'tax'), 0) AS tax
FROM (
    SELECT s.order_id, s.line_no, true AS named, c.component, c.amount
    FROM invoice_cost c JOIN sku_line s ON s.order_id = c.order_id AND s.sku = c.sku
    WHERE s.n_lines = 1
    UNION ALL
    SELECT n.order_id, 1, false, c.component, c.amount
    FROM invoice_cost c JOIN line_count n ON n.order_id = c.order_id
    WHERE n.n_lines = 1 AND c.sku IS NULL AND c.component IN ('shipping', 'tax')
)
GROUP BY order_id, line_no;

-- The other rows that bill a valid order, each with the lines that bear it: those that it names, by line or sku; if it names none, or one that was
-- not sold, those that the supplier's order made, or those of its supplier; if there are none, all lines of the order. So no cost is lost. What
-- holds blank and print in one counts as base, as do fees and what is taken off for discounts.
CREATE OR REPLACE TEMP TABLE invoice_bearer AS
WITH billed AS MATERIALIZED (
    SELECT row_number() OVER () AS invoice_row,
           order_id,
           line_id,
           sku AS billed_sku,
           bill_skus,
           supplier,
           CASE WHEN component IN ('print', 'shipping', 'tax') THEN component ELSE 'base' END AS component,
           sku IS NULL AND line_id IS NULL AND component IN ('base', 'print', 'base_and_print') AS whole,
           amount
    FROM (
        SELECT order_id, CAST(NULL AS VARCHAR) AS line_id, sku, CAST(NULL AS VARCHAR[]) AS bill_skus, supplier, component, amount
        FROM invoice_cost c
        WHERE NOT EXISTS (FROM sku_line s WHERE s.order_id = c.order_id AND s.sku = c.sku AND s.n_lines = 1)
          AND NOT (c.sku IS NULL AND c.component IN ('shipping', 'tax')
                   AND c.order_id IN (SELECT order_id FROM line_count WHERE n_lines = 1))
        UNION ALL
        SELECT order_id, line_id, sku, bill_skus, supplier, component, amount FROM charged_line
    )
    WHERE order_id IS NOT NULL AND order_changed(order_id)
),
named AS (
    SELECT b.*, l.line_no FROM billed b JOIN order_line l ON l.order_id = b.order_id AND l.sku = b.billed_sku WHERE b.line_id IS NULL
    UNION ALL
    SELECT b.*, l.line_no FROM billed b JOIN order_line l ON l.order_id = b.order_id AND l.line_id = b.line_id
),
-- Most of them name their lines; for the others lines are held against each other.
nearest AS (
    SELECT b.*,
           l.line_no,
           CASE WHEN list_contains(b.bill_skus, l.sku) THEN 2
                WHEN l.supplier = b.supplier OR supplier_key(l.supplier) = supplier_key(b.supplier) THEN 3
                ELSE 4 END AS distance
    FROM billed b JOIN order_line l USING (order_id)
    WHERE b.invoice_row NOT IN (SELECT invoice_row FROM named)
    QUALIFY distance = min(distance) OVER (PARTITION BY b.invoice_row)
)
SELECT invoice_row, component, amount, billed_sku, order_id, line_no, whole, 1 AS distance FROM named
UNION ALL
SELECT invoice_row, component, amount, billed_sku, order_id, line_no, whole, distance FROM nearest;

-- anew: order_changed(order_id)
CREATE OR REPLACE TABLE cost_of_unsold_sku AS
SELECT order_id, min(billed_sku) AS sku, count(DISTINCT invoice_row) AS n
FROM invoice_bearer
WHERE billed_sku IS NOT NULL AND distance > 1
GROUP BY order_id;

INSERT INTO mart_problem
SELECT 'invoice_sku_not_sold', 'Invoice rows for a sku that their order does not have, shared among its lines, for example ' || min(sku), CAST(sum(n) AS BIGINT)
FROM cost_of_unsold_sku
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

-- Lines whose sku no supplier bills: their cost is estimated so.
CREATE OR REPLACE TEMP TABLE unbilled AS
FROM line_rate l
WHERE NOT EXISTS (FROM line_bill b WHERE b.order_id = l.order_id AND b.line_no = l.line_no AND b.named)
  AND NOT EXISTS (FROM invoice_bearer b WHERE b.order_id = l.order_id AND b.line_no = l.line_no AND (b.distance = 1 OR b.whole));

-- What has no price in the rate card is estimated at what the same sku cost last at the same supplier, with its part, by units, of the shipping of
-- that bill. The print is in it or beside it as the supplier told it then.
CREATE OR REPLACE TEMP TABLE last_cost AS
WITH wanted AS (
    SELECT DISTINCT supplier_key(l.supplier) AS supplier_key, l.sku
    FROM unbilled u JOIN order_line l USING (order_id, line_no)
    WHERE NOT u.has_rate AND l.sku IS NOT NULL
),
told AS (
    SELECT w.supplier_key,
           c.sku,
           c.invoice_id AS bill,
           c.order_name,
           max(c.invoiced_date) AS dated,
           max(c.quantity) AS quantity,
           sum(c.amount) FILTER (c.component NOT IN ('print', 'tax', 'shipping')) AS base,
           sum(c.amount) FILTER (c.component = 'print') AS print,
           sum(c.amount) FILTER (c.component = 'tax') AS tax,
           sum(c.amount) FILTER (c.component = 'shipping') AS shipping
    FROM fact_invoice_line c JOIN wanted w ON w.sku = c.sku AND w.supplier_key = supplier_key(c.supplier)
    WHERE NOT c.is_reprint AND NOT c.is_credit
    GROUP BY ALL
    HAVING max(c.quantity) > 0
),
last_told AS (
    FROM told QUALIFY row_number() OVER (PARTITION BY supplier_key, sku ORDER BY dated DESC, bill DESC, order_name DESC) = 1
),
-- What the same bill charged for all of the order: its shipping, and the tax where the supplier tells it so.
together AS (
    SELECT t.supplier_key,
           t.sku,
           sum(c.amount) FILTER (c.sku IS NULL AND c.component = 'shipping') AS shipping,
           sum(c.amount) FILTER (c.sku IS NULL AND c.component = 'tax') AS tax,
           sum(c.quantity) FILTER (c.sku IS NOT NULL AND c.component IN ('base', 'base_and_print')) AS units
    FROM last_told t
    JOIN fact_invoice_line c ON c.invoice_id = t.bill AND c.order_name IS NOT DISTINCT FROM t.order_name AND supplier_key(c.supplier) = t.supplier_key
    WHERE NOT c.is_reprint AND NOT c.is_credit
    GROUP BY ALL
)
SELECT t.supplier_key,
       t.sku,
       coalesce(t.base, 0) / t.quantity AS base,
       coalesce(t.print, 0) / t.quantity AS print,
       coalesce(t.shipping, 0) / t.quantity + coalesce(g.shipping / nullif(g.units, 0), 0) AS shipping,
       coalesce(t.tax, 0) / t.quantity + coalesce(g.tax / nullif(g.units, 0), 0) AS tax
FROM last_told t LEFT JOIN together g USING (supplier_key, sku);

-- line_estimate: what is estimated so, for as long as no bill names the line.
-- anew: order_changed(order_id)
CREATE OR REPLACE TABLE line_estimate AS
SELECT u.order_id,
       u.line_no,
       l.sku,
       l.supplier,
       u.has_rate,
       c.sku IS NOT NULL AS has_last,
       CAST(CASE WHEN c.sku IS NULL THEN u.base ELSE round(c.base * l.quantity, 2) END AS DECIMAL(18, 2)) AS base,
       CAST(CASE WHEN c.sku IS NULL THEN u.print ELSE round(c.print * l.quantity, 2) END AS DECIMAL(18, 2)) AS print,
       CAST(CASE WHEN c.sku IS NULL THEN u.shipping ELSE round(c.shipping * l.quantity, 2) END AS DECIMAL(18, 2)) AS shipping,
       CAST(CASE WHEN c.sku IS NULL THEN u.tax ELSE round(c.tax * l.quantity, 2) END AS DECIMAL(18, 2)) AS tax
FROM unbilled u
JOIN order_line l USING (order_id, line_no)
LEFT JOIN last_cost c ON NOT u.has_rate AND c.sku = l.sku AND c.supplier_key = supplier_key(l.supplier);

INSERT INTO known_limit
SELECT supplier, 'Lines without a bill and without a price in the rate card, estimated at the last cost of the same sku', count(*), sum(base + print + shipping + tax)
FROM line_estimate
WHERE has_last
GROUP BY supplier;

INSERT INTO mart_problem
SELECT 'line_without_cost',
       'Lines with neither an invoice nor a price in the rate card; their cost counts as 0, for example ' || coalesce(min(sku), 'one without sku'),
       count(*)
FROM line_estimate
WHERE NOT has_rate AND NOT has_last
HAVING count(*) > 0;
