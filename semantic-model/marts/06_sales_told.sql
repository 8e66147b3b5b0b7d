-- What is to be said of the sales: which form of an order was left out, what the weaker form cannot tell, and whether each order adds up.

-- Each order that two forms tell of counts by the richer one; they differ where the poorer is the newer and says something else.
INSERT INTO superseded
WITH refunded AS (SELECT order_id, sum(total) AS refunded FROM raw_refund GROUP BY order_id),
compared AS (
    SELECT o.order_id,
           o.order_name,
           o.cancelled_at IS NOT NULL AS cancelled,
           c.cancelled_at IS NOT NULL AS csv_cancelled,
           coalesce(r.refunded, 0) AS refunded,
           coalesce(c.refunded, 0) AS csv_refunded,
           o.total_now,
           c.total - coalesce(c.refunded, 0) AS csv_total_now,
           c.file_time > coalesce(o.updated_at, o.file_time) AS newer
    FROM csv_twin t
    JOIN csv_told c USING (order_key)
    JOIN raw_order o ON o.order_id = t.order_id
    LEFT JOIN refunded r ON r.order_id = o.order_id
)
SELECT 'order',
       order_name,
       'Admin API',
       'orders CSV',
       CASE WHEN newer
            THEN concat_ws('; ',
                           CASE WHEN cancelled <> csv_cancelled
                                THEN CASE WHEN csv_cancelled THEN 'cancelled since' ELSE 'not cancelled there' END END,
                           CASE WHEN refunded <> csv_refunded THEN 'refunded ' || csv_refunded || ', not ' || refunded END,
                           CASE WHEN total_now <> csv_total_now THEN 'total after refunds ' || csv_total_now || ', not ' || total_now END)
            ELSE '' END,
       CAST(coalesce(csv_total_now - total_now, refunded - csv_refunded) AS DECIMAL(18, 2))
FROM compared
ORDER BY order_name;

INSERT INTO mart_problem
SELECT 'order_superseded',
       'Orders of the CSV that changed after the Admin API''s export was made; the older, richer form counts until that is exported again, for example '
           || min(natural_key) || ': ' || min_by(difference, natural_key),
       count(*)
FROM superseded
WHERE what = 'order' AND difference <> ''
HAVING count(*) > 0;

INSERT INTO known_limit
SELECT 'Shopify orders CSV', 'Refunds have no date and include tax; each counts on the day of its order, less the tax''s share', count(*), sum(refunded_total)
FROM csv_order
WHERE refunded_total > 0
HAVING count(*) > 0
UNION ALL
SELECT 'Shopify orders CSV', 'Orders refunded in part, in a form of the export that does not say how much; nothing is taken off', count(*), NULL
FROM csv_order
WHERE refunded IS NULL AND lower(financial_status) = 'partially_refunded'
HAVING count(*) > 0
UNION ALL
SELECT 'Shopify orders CSV', 'Times without an offset are read as the shop''s own, ' || (SELECT zone FROM shop_setting), count(*), NULL
FROM csv_order
WHERE created_local IS NOT NULL
HAVING count(*) > 0
UNION ALL
SELECT 'Shopify orders CSV', 'Orders without an id are known by their name', count(*), NULL
FROM csv_order
WHERE order_id IS NULL
HAVING count(*) > 0
UNION ALL
SELECT 'Shopify orders CSV', 'The export has no UTM of visits; such orders count as direct unless a session names them', count(*), NULL
FROM csv_order
WHERE utm_source IS NULL AND utm_medium IS NULL
HAVING count(*) > 0;

-- What the CSV says an order came to, beside what is counted of it: by month, in the order's currency.
INSERT INTO control_total
WITH counted AS (
    SELECT l.order_id, sum(n.gross - n.discount) AS net
    FROM line_net n JOIN line_told l USING (order_id, line_id)
    WHERE l.form = 'csv'
    GROUP BY l.order_id
)
SELECT 'Shopify orders CSV',
       strftime(shop_time(o.created_at), '%Y-%m'),
       'total',
       CAST(sum(coalesce(c.net, 0) + o.tip + o.shipping_charged + coalesce(o.duties, 0) + CASE WHEN o.taxes_included THEN 0 ELSE coalesce(o.tax, 0) END) AS DECIMAL(18, 2)),
       sum(o.total),
       'goods, gift cards, shipping, tax, duties and tips against Total'
FROM csv_order o LEFT JOIN counted c ON c.order_id = o.sold_id
WHERE o.total IS NOT NULL
GROUP BY ALL;

INSERT INTO mart_problem
SELECT 'order_does_not_add_up',
       'Orders of the CSV whose lines, shipping and tax do not add up to their total; a row may be missing or doubled, for example ' || min(order_name),
       count(*)
FROM (
    SELECT o.order_name
    FROM csv_order o
    LEFT JOIN line_told l ON l.order_id = o.sold_id
    LEFT JOIN line_net n ON n.order_id = l.order_id AND n.line_id = l.line_id
    GROUP BY o.sold_id, o.order_name, o.tip, o.shipping_charged, o.tax, o.taxes_included, o.duties, o.total
    HAVING o.total - coalesce(sum(n.gross - n.discount), 0) - o.shipping_charged - CASE WHEN o.taxes_included THEN 0 ELSE coalesce(o.tax, 0) END
           NOT IN (0, o.tip, coalesce(o.duties, 0), o.tip + coalesce(o.duties, 0))
)
HAVING count(*) > 0;

-- A draft that is all discount is a sample, for staff or a maker of videos: it counts as an order, as every draft does, and costs what it costs.
INSERT INTO mart_problem
SELECT 'sample_orders', 'Drafts discounted by 100 % look like samples; they count as orders with their cost and no revenue, for example ' || min(order_name), count(*)
FROM (
    SELECT any_value(o.order_name) AS order_name
    FROM sold_order o JOIN sold_line l USING (order_id)
    WHERE o.order_source = 'shopify_draft_order' AND NOT o.test AND o.cancelled_at IS NULL
    GROUP BY o.order_id
    HAVING sum(l.gross_sales) > 0 AND sum(l.discount) >= sum(l.gross_sales)
)
HAVING count(*) > 0;

-- Parts against wholes, from the rows as they were read: what was worked out must come to the same. A row here stops the import.
CREATE OR REPLACE TEMP TABLE sales_unbalanced AS
WITH worked AS (
    SELECT w.order_id, sum(w.gross_sales) AS gross, sum(w.discount) AS discount FROM line_worked w GROUP BY w.order_id
),
told AS (
    SELECT order_id, sum(unit_price * quantity) AS gross, sum(discount) AS discount FROM line_told GROUP BY order_id
),
shareable AS (SELECT whole AS order_id, any_value(cents) / 100.0 AS shared FROM discount_to_share GROUP BY whole)
SELECT 'discount of an order' AS check_name, o.order_id || ': ' || (t.discount + coalesce(s.shared, 0)) || ' against ' || w.discount AS detail
FROM order_told o JOIN told t USING (order_id) JOIN worked w USING (order_id) LEFT JOIN shareable s USING (order_id)
WHERE o.rate IS NULL AND NOT o.taxes_included AND CAST(t.discount + coalesce(s.shared, 0) AS DECIMAL(18, 2)) <> w.discount
UNION ALL
SELECT 'tax within an order', o.order_id || ': ' || (t.gross - t.discount - coalesce(s.shared, 0)) || ' against ' || (w.gross - w.discount) || ' and tax'
FROM order_told o
JOIN told t USING (order_id) JOIN worked w USING (order_id) JOIN order_worked p USING (order_id)
LEFT JOIN shareable s USING (order_id)
WHERE o.rate IS NULL AND o.taxes_included AND order_id IN (SELECT order_id FROM tax_within)
  AND CAST(t.gross - t.discount - coalesce(s.shared, 0) + o.shipping_charged AS DECIMAL(18, 2)) <> w.gross - w.discount + p.shipping_charged + o.tax;
