-- Sales: each order once, in the shop's currency, tax taken out, whatever forms told of it. Later scripts read sold_… and never raw_order….
-- An order is known by Shopify's id, else by its name. The Admin API's forms (raw_order) tell more than the orders CSV (raw_order_csv): where both
-- tell of an order, theirs stays. What is not as a plain order is (from a CSV, in another currency, with tax in its prices) is worked out here,
-- in tables that hold such orders only; all others are read as they lie.

-- A name as sources write it, so that "#5001", "5001" and " #5001 " are one.
CREATE OR REPLACE TEMP MACRO name_norm(name) AS
    upper(trim(CASE WHEN starts_with(trim(name), '#') THEN substr(trim(name), 2) ELSE trim(name) END));

-- A moment on the shop's own clock, in UTC.
CREATE OR REPLACE TEMP MACRO utc_of(local_time) AS
    timezone('UTC', timezone((SELECT zone FROM shop_setting), local_time));

-- Shares whole cents out among the parts of a whole by weight, the cents left over to the largest remainders, ties to the first part. The table has
-- whole, part, weight and cents (of the whole, on each row).
CREATE OR REPLACE TEMP MACRO shared_out(parts) AS TABLE
WITH floored AS (
    SELECT whole,
           part,
           cents,
           CAST(cents * weight // sum(weight) OVER w AS BIGINT) AS share,
           cents * weight % sum(weight) OVER w AS remainder
    FROM query_table(parts)
    WINDOW w AS (PARTITION BY whole)
)
SELECT whole,
       part,
       CAST((share + CASE WHEN row_number() OVER (PARTITION BY whole ORDER BY remainder DESC, part) <= cents - sum(share) OVER (PARTITION BY whole)
                          THEN 1 ELSE 0 END) / 100.0 AS DECIMAL(18, 2)) AS amount
FROM floored;

-- 1. The CSV's orders, each once: one without a sound id is that of the same name, if there is one.
CREATE OR REPLACE TEMP TABLE csv_told AS
WITH id_of_name AS (
    SELECT name_norm(order_name) AS name_norm, any_value(order_id) AS order_id
    FROM raw_order_csv
    WHERE order_id IS NOT NULL
    GROUP BY ALL
    HAVING count(DISTINCT order_id) = 1
)
SELECT c.* REPLACE (coalesce(c.order_id, i.order_id) AS order_id,
                    coalesce(c.created_at, utc_of(c.created_local)) AS created_at,
                    coalesce(c.cancelled_at, utc_of(c.cancelled_local)) AS cancelled_at),
       name_norm(c.order_name) AS name_norm
FROM raw_order_csv c LEFT JOIN id_of_name i ON c.order_id IS NULL AND i.name_norm = name_norm(c.order_name)
QUALIFY row_number() OVER (PARTITION BY coalesce(c.order_id, i.order_id, c.order_key) ORDER BY c.file_time DESC, c.file_sha DESC) = 1;

-- Which of them the Admin API tells of too: by id, else by name. Two shops may both have a #1001, but not on one day.
CREATE OR REPLACE TEMP TABLE csv_twin AS
WITH by_id AS (
    SELECT c.order_key, o.order_id FROM csv_told c JOIN raw_order o USING (order_id)
)
FROM by_id
UNION ALL
SELECT c.order_key, min(o.order_id)
FROM csv_told c
JOIN raw_order o ON name_norm(o.order_name) = c.name_norm AND abs(date_diff('hour', o.created_at, c.created_at)) <= 24
WHERE c.order_key NOT IN (SELECT order_key FROM by_id)
GROUP BY c.order_key
HAVING count(*) = 1;

-- The customers of both forms are the same people: one names them by number, one by e-mail.
CREATE OR REPLACE TEMP TABLE customer_of_email AS
SELECT email_key, min(customer_key) AS customer_key
FROM (
    SELECT c.email_key, o.customer_key FROM csv_told c JOIN csv_twin USING (order_key) JOIN raw_order o ON o.order_id = csv_twin.order_id
    UNION ALL
    SELECT email_key, customer_key FROM raw_order WHERE email_key IS NOT NULL
)
WHERE email_key IS NOT NULL AND customer_key IS NOT NULL
GROUP BY email_key;

-- 2. What a CSV order's figures mean. Subtotal is what the lines cost after their discounts; what Discount Amount says beyond that was taken off the
-- shipping. Total tells whether Shipping is before or after that, and whether prices hold the tax: the one reading that adds up is the right one.
CREATE OR REPLACE TEMP TABLE csv_order AS
WITH listed AS (
    SELECT order_key,
           sum(unit_price * quantity) AS gross,
           coalesce(sum(unit_price * quantity) FILTER (kind = 'tip'), 0) AS tip,
           sum(discount) AS line_discount
    FROM raw_order_csv_line
    GROUP BY order_key
),
summed AS (
    SELECT c.*,
           coalesce(c.order_id, c.order_key) AS sold_id,
           coalesce(l.gross, 0) AS gross,
           coalesce(l.tip, 0) AS tip,
           coalesce(l.line_discount, 0) AS line_discount,
           coalesce(c.discount_amount, 0) AS told_discount,
           coalesce(l.gross, 0) - c.subtotal AS off_all,
           coalesce(l.gross, 0) - coalesce(l.tip, 0) - c.subtotal AS off_goods,
           c.total - c.subtotal AS beyond,
           [0, coalesce(l.tip, 0), coalesce(c.duties, 0), coalesce(l.tip, 0) + coalesce(c.duties, 0)] AS extras
    FROM csv_told c LEFT JOIN listed l USING (order_key)
    WHERE c.order_key NOT IN (SELECT order_key FROM csv_twin)
),
discounted AS (
    SELECT *,
           CASE WHEN off_all = told_discount OR off_goods = told_discount THEN told_discount
                WHEN off_all BETWEEN line_discount AND told_discount + line_discount THEN off_all
                WHEN off_goods BETWEEN line_discount AND told_discount + line_discount THEN off_goods
                ELSE greatest(told_discount, line_discount) END AS goods_discount
    FROM summed
),
read AS (
    SELECT *,
           CAST(greatest(told_discount - goods_discount, 0) AS DECIMAL(18, 2)) AS free_shipping,
           CASE WHEN list_contains(extras, beyond - shipping - tax) THEN 'net'
                WHEN list_contains(extras, beyond - shipping) THEN 'with tax'
                WHEN list_contains(extras, beyond - shipping + free_shipping - tax) THEN 'net, free shipping'
                WHEN list_contains(extras, beyond - shipping + free_shipping) THEN 'with tax, free shipping'
                END AS reading
    FROM discounted
)
SELECT *,
       CASE WHEN coalesce(tax, 0) = 0 THEN false
            WHEN reading IS NOT NULL THEN starts_with(reading, 'with tax')
            -- An order that does not add up is taken as most of the others are.
            ELSE coalesce((SELECT count(*) FILTER (starts_with(reading, 'with tax')) * 2 > count(*) FROM read WHERE tax > 0 AND reading IS NOT NULL), false)
            END AS taxes_included,
       CAST(coalesce(shipping, 0) - CASE WHEN contains(reading, 'free shipping') THEN free_shipping ELSE 0 END AS DECIMAL(18, 2)) AS shipping_charged,
       CAST(goods_discount - line_discount AS DECIMAL(18, 2)) AS order_discount,
       -- The first forms of the CSV tell of a refund by the status alone.
       CAST(coalesce(refunded, CASE WHEN lower(financial_status) = 'refunded' THEN total ELSE 0 END) AS DECIMAL(18, 2)) AS refunded_total
FROM read;

-- 3. Orders whose amounts are not as they lie: what is shared among the lines, tax to take out, a rate to convert at.
CREATE OR REPLACE TEMP TABLE order_told AS
WITH told AS (
    SELECT sold_id AS order_id, created_at, currency, 'csv' AS form, taxes_included, order_discount, shipping_charged, coalesce(tax, 0) AS tax
    FROM csv_order
    UNION ALL
    SELECT order_id, created_at, currency, 'api', coalesce(taxes_included, false), coalesce(order_discount, 0), shipping_charged, tax
    FROM raw_order
    WHERE taxes_included AND tax > 0 OR order_discount > 0 OR currency <> (SELECT currency FROM shop_setting)
)
SELECT t.*, f.rate, f.rate_date
FROM told t LEFT JOIN fx_day f ON f.currency = t.currency AND f.day = CAST(shop_time(t.created_at) AS DATE);

CREATE OR REPLACE TEMP TABLE line_told AS
SELECT o.sold_id AS order_id, o.sold_id || '/' || l.line_no AS line_id, l.file_seq, l.sku, l.quantity, l.unit_price, l.discount, l.supplier,
       l.kind = 'gift_card' AS gift_card, l.recommended_by, coalesce(l.taxable, true) AS taxable, CAST(NULL AS DECIMAL(18, 2)) AS tax,
       l.file_row, l.file_sha, l.file_time, 'csv' AS form
FROM raw_order_csv_line l JOIN csv_order o USING (order_key)
WHERE l.kind <> 'tip'
UNION ALL
SELECT l.order_id, l.line_id, l.file_seq, l.sku, l.quantity, l.unit_price, l.discount, l.supplier,
       l.gift_card, l.recommended_by, true, l.tax,
       l.file_row, l.file_sha, l.file_time, 'api'
FROM raw_order_line l JOIN order_told o USING (order_id)
WHERE o.form = 'api';

-- An order's discount falls on the goods that have none of their own, by what they cost; where these cannot bear it, on all goods.
CREATE OR REPLACE TEMP TABLE discount_to_share AS
WITH bearing AS (
    SELECT l.order_id, l.line_id, l.file_seq, o.order_discount, l.unit_price * l.quantity - l.discount AS net, l.discount = 0 AS bare,
           sum(CASE WHEN l.discount = 0 THEN l.unit_price * l.quantity ELSE 0 END) OVER (PARTITION BY l.order_id) AS bare_net
    FROM line_told l JOIN order_told o USING (order_id)
    WHERE o.order_discount > 0 AND NOT l.gift_card
)
SELECT order_id AS whole, file_seq AS part, CAST(net * 100 AS BIGINT) AS weight, CAST(order_discount * 100 AS BIGINT) AS cents
FROM bearing
WHERE net > 0 AND (bare OR bare_net < order_discount);

CREATE OR REPLACE TEMP TABLE line_net AS
WITH shared AS (FROM shared_out('discount_to_share'))
SELECT l.order_id, l.line_id, l.file_seq, l.gift_card, l.taxable, l.tax,
       CAST(l.unit_price * l.quantity AS DECIMAL(18, 2)) AS gross,
       CAST(l.discount + coalesce(s.amount, 0) AS DECIMAL(18, 2)) AS discount
FROM line_told l LEFT JOIN shared s ON s.whole = l.order_id AND s.part = l.file_seq;

-- Tax in the prices: what the lines say themselves, where all of them do, the rest being the shipping's; else in proportion to what was paid.
CREATE OR REPLACE TEMP TABLE tax_to_share AS
WITH taxed AS (
    SELECT order_id, tax, shipping_charged FROM order_told WHERE taxes_included AND tax > 0
),
itemised AS (
    SELECT n.order_id
    FROM line_net n JOIN taxed t USING (order_id)
    WHERE NOT n.gift_card
    GROUP BY n.order_id
    HAVING bool_and(n.tax IS NOT NULL) AND sum(n.tax) <= any_value(t.tax)
)
SELECT n.order_id AS whole, n.file_seq AS part, CAST(greatest(n.gross - n.discount, 0) * 100 AS BIGINT) AS weight, CAST(t.tax * 100 AS BIGINT) AS cents
FROM line_net n JOIN taxed t USING (order_id)
WHERE NOT n.gift_card AND n.taxable AND n.gross > n.discount AND n.order_id NOT IN (FROM itemised)
UNION ALL
-- The shipping is the part after all lines.
SELECT order_id, 9223372036854775807, CAST(shipping_charged * 100 AS BIGINT), CAST(tax * 100 AS BIGINT)
FROM taxed
WHERE shipping_charged > 0 AND order_id NOT IN (FROM itemised);

CREATE OR REPLACE TEMP TABLE tax_within AS
SELECT whole AS order_id, part, amount AS tax FROM shared_out('tax_to_share')
UNION ALL
SELECT n.order_id, n.file_seq, n.tax
FROM line_net n JOIN order_told o USING (order_id)
WHERE o.taxes_included AND o.tax > 0 AND NOT n.gift_card AND n.order_id NOT IN (SELECT whole FROM tax_to_share)
UNION ALL
SELECT o.order_id, 9223372036854775807, any_value(o.tax) - sum(n.tax)
FROM line_net n JOIN order_told o USING (order_id)
WHERE o.taxes_included AND o.tax > 0 AND NOT n.gift_card AND n.order_id NOT IN (SELECT whole FROM tax_to_share)
GROUP BY o.order_id;

-- 4. The lines and orders that were worked out. A line's gross and its discount lose the same share of tax.
CREATE OR REPLACE TEMP TABLE line_worked AS
WITH bare AS (
    SELECT n.*,
           coalesce(w.tax, 0) AS tax_within,
           CASE WHEN coalesce(w.tax, 0) = 0 OR n.gross <= n.discount THEN n.gross
                ELSE CAST(round(n.gross * (n.gross - n.discount - w.tax) / (n.gross - n.discount), 2) AS DECIMAL(18, 2)) END AS gross_bare
    FROM line_net n LEFT JOIN tax_within w ON w.order_id = n.order_id AND w.part = n.file_seq
)
SELECT b.line_id,
       b.order_id,
       in_shop(b.gross_bare, o.currency, o.rate) AS gross_sales,
       in_shop(CAST(b.gross_bare - (b.gross - b.discount - b.tax_within) AS DECIMAL(18, 2)), o.currency, o.rate) AS discount
FROM bare b JOIN order_told o USING (order_id);

CREATE OR REPLACE TEMP TABLE order_worked AS
SELECT o.order_id,
       o.form,
       o.currency AS source_currency,
       o.rate,
       o.taxes_included,
       CAST(o.shipping_charged - coalesce(w.tax, 0) AS DECIMAL(18, 2)) AS shipping_charged
FROM order_told o
LEFT JOIN tax_within w ON w.order_id = o.order_id AND w.part = 9223372036854775807;

-- 5. All sales. Rows come from one form each; amounts in the shop's currency.
CREATE OR REPLACE TEMP VIEW sold_order AS
SELECT o.order_id, o.order_name, name_norm(o.order_name) AS name_norm, o.created_at, o.cancelled_at, o.test, o.order_source, o.tags,
       (SELECT currency FROM shop_setting) AS currency,
       o.customer_key, o.country, o.province,
       in_shop(coalesce(w.shipping_charged, o.shipping_charged), o.currency, w.rate) AS shipping_charged,
       in_shop(o.tax, o.currency, w.rate) AS tax,
       in_shop(o.tip, o.currency, w.rate) AS tip,
       in_shop(o.total_now, o.currency, w.rate) AS total_now,
       o.discount_codes, o.utm_source, o.utm_medium, o.utm_campaign, o.gateways,
       in_shop(o.amount_charged, o.currency, w.rate) AS amount_charged,
       o.updated_at, o.payment_ids, o.email_key,
       o.currency AS source_currency, w.rate AS fx_rate,
       'Admin API' AS form,
       o.file_row, o.file_seq, o.file_sha, o.file_time
FROM raw_order o LEFT JOIN order_worked w USING (order_id)
UNION ALL BY NAME
SELECT o.sold_id AS order_id, o.order_name, o.name_norm, o.created_at, o.cancelled_at,
       coalesce(o.payment_methods ILIKE '%bogus%', false) AS test,
       o.order_source, o.tags,
       (SELECT currency FROM shop_setting) AS currency,
       coalesce(e.customer_key, o.email_key) AS customer_key,
       o.country, o.province,
       in_shop(w.shipping_charged, o.currency, w.rate) AS shipping_charged,
       in_shop(coalesce(o.tax, 0), o.currency, w.rate) AS tax,
       in_shop(CAST(o.tip AS DECIMAL(18, 2)), o.currency, w.rate) AS tip,
       in_shop(CAST(o.total - o.refunded_total AS DECIMAL(18, 2)), o.currency, w.rate) AS total_now,
       o.discount_codes, o.utm_source, o.utm_medium, o.utm_campaign,
       CASE WHEN o.payment_methods ILIKE '%bogus%' THEN 'bogus'
            WHEN o.payment_methods ILIKE 'shopify payments' THEN 'shopify_payments'
            WHEN o.payment_methods ILIKE 'paypal%' AND NOT contains(o.payment_methods, '+') THEN 'paypal'
            WHEN o.payment_methods ILIKE 'stripe%' AND NOT contains(o.payment_methods, '+') THEN 'stripe'
            ELSE o.payment_methods END AS gateways,
       in_shop(CAST(CASE WHEN lower(o.financial_status) IN ('pending', 'authorized', 'voided', 'expired') THEN 0
                         ELSE coalesce(o.total, 0) - coalesce(o.outstanding, 0) END AS DECIMAL(18, 2)), o.currency, w.rate) AS amount_charged,
       CAST(NULL AS TIMESTAMP) AS updated_at, o.payment_ids, o.email_key,
       o.currency AS source_currency, w.rate AS fx_rate,
       'orders CSV' AS form,
       o.file_row, o.file_seq, o.file_sha, o.file_time
FROM csv_order o
JOIN order_worked w ON w.order_id = o.sold_id
LEFT JOIN customer_of_email e USING (email_key);

CREATE OR REPLACE TEMP VIEW sold_line AS
SELECT l.line_id, l.order_id, l.sku, l.quantity, l.supplier, l.gift_card, l.recommended, l.recommended_by,
       coalesce(w.gross_sales, CAST(l.unit_price * l.quantity AS DECIMAL(18, 2))) AS gross_sales,
       coalesce(w.discount, l.discount) AS discount,
       'Admin API' AS form,
       l.file_row, l.file_seq, l.file_sha, l.file_time
FROM raw_order_line l LEFT JOIN line_worked w USING (line_id)
UNION ALL BY NAME
SELECT l.line_id, l.order_id, l.sku, l.quantity, l.supplier, l.gift_card, l.recommended_by IS NOT NULL AS recommended, l.recommended_by,
       w.gross_sales, w.discount,
       'orders CSV' AS form,
       l.file_row, l.file_seq, l.file_sha, l.file_time
FROM line_told l JOIN line_worked w USING (line_id)
WHERE l.form = 'csv';

-- What refunds gave back beside goods: shipping has rows of its own, or stands among the adjustments.
CREATE OR REPLACE TEMP TABLE refund_shipping_told AS
SELECT refund_shipping_id, refund_id, order_id, subtotal, tax FROM raw_refund_shipping
UNION ALL
SELECT refund_adjustment_id, refund_id, order_id, CAST(-amount AS DECIMAL(18, 2)), CAST(-coalesce(tax, 0) AS DECIMAL(18, 2))
FROM raw_refund_adjustment
WHERE kind LIKE '%shipping%' AND refund_id NOT IN (SELECT refund_id FROM raw_refund_shipping);

-- An exchange gives no money back for what it takes back, it pays with it for what goes out: that counts as given back, or both would be sales.
CREATE OR REPLACE TEMP TABLE exchange_worth AS
SELECT refund_id, sum(subtotal + CASE WHEN coalesce(o.taxes_included, false) THEN 0 ELSE r.tax END) AS worth
FROM (SELECT refund_id, order_id, subtotal, tax FROM raw_refund_line UNION ALL SELECT refund_id, order_id, subtotal, tax FROM refund_shipping_told) r
JOIN raw_order o USING (order_id)
WHERE order_id IN (SELECT order_id FROM raw_exchange_line)
GROUP BY refund_id;

CREATE OR REPLACE TEMP VIEW sold_refund AS
WITH adjusted AS (
    SELECT refund_id, sum(-coalesce(tax, 0)) AS tax FROM raw_refund_adjustment WHERE kind NOT LIKE '%shipping%' OR kind IS NULL GROUP BY refund_id
)
SELECT r.refund_id, r.order_id, r.created_at,
       in_shop(CAST(greatest(r.total, coalesce(x.worth, 0)) - coalesce(r.duties, 0) AS DECIMAL(18, 2)), coalesce(w.source_currency, s.currency), w.rate) AS total,
       -- Tax in it that none of its parts names.
       in_shop(CAST(coalesce(a.tax, 0) AS DECIMAL(18, 2)), coalesce(w.source_currency, s.currency), w.rate) AS tax,
       'Admin API' AS form
FROM raw_refund r
CROSS JOIN shop_setting s
LEFT JOIN order_worked w USING (order_id)
LEFT JOIN exchange_worth x USING (refund_id)
LEFT JOIN adjusted a USING (refund_id)
UNION ALL BY NAME
-- The CSV says how much was refunded so far, tax included, and not when.
SELECT o.sold_id || '/refund' AS refund_id, o.sold_id AS order_id, o.created_at,
       in_shop(o.refunded_total, o.currency, w.rate) AS total,
       in_shop(CAST(o.refunded_total - round(o.refunded_total * (o.total - coalesce(o.tax, 0) - coalesce(o.duties, 0)) / o.total, 2) AS DECIMAL(18, 2)), o.currency, w.rate) AS tax,
       'orders CSV' AS form
FROM csv_order o JOIN order_worked w ON w.order_id = o.sold_id
WHERE o.refunded_total > 0 AND o.total > 0;

CREATE OR REPLACE TEMP VIEW sold_refund_line AS
SELECT r.refund_line_id, r.refund_id, r.order_id, r.line_id, r.quantity,
       in_shop(CAST(r.subtotal - CASE WHEN w.taxes_included THEN r.tax ELSE 0 END AS DECIMAL(18, 2)), coalesce(w.source_currency, s.currency), w.rate) AS subtotal,
       in_shop(r.tax, coalesce(w.source_currency, s.currency), w.rate) AS tax
FROM raw_refund_line r CROSS JOIN shop_setting s LEFT JOIN order_worked w USING (order_id);

CREATE OR REPLACE TEMP VIEW sold_refund_shipping AS
SELECT r.refund_shipping_id, r.refund_id, r.order_id,
       in_shop(CAST(r.subtotal - CASE WHEN w.taxes_included THEN r.tax ELSE 0 END AS DECIMAL(18, 2)), coalesce(w.source_currency, s.currency), w.rate) AS subtotal,
       in_shop(r.tax, coalesce(w.source_currency, s.currency), w.rate) AS tax
FROM refund_shipping_told r CROSS JOIN shop_setting s LEFT JOIN order_worked w USING (order_id);

-- The last day of the data: what is younger than a stretch of days has not lived through it yet, and is not judged by it.
-- A few rows that lie more than a year after all others are slips of the pen: by them everybody would have been silent for years.
CREATE OR REPLACE TEMP TABLE far_ahead AS
WITH day AS (
    SELECT CAST(t AS DATE) AS day, count(*) AS n
    FROM (
        SELECT created_at AS t FROM raw_order
        UNION ALL SELECT created_at FROM csv_order
        UNION ALL SELECT started_at FROM raw_session
    )
    GROUP BY ALL
),
judged AS (
    SELECT day,
           day - lag(day) OVER (ORDER BY day) AS days_alone,
           sum(n) OVER (ORDER BY day DESC) AS n,
           sum(n) OVER () AS total
    FROM day
    WHERE day IS NOT NULL
)
SELECT min(day) AS day, max(n) AS n
FROM judged
WHERE days_alone > 366 AND n * 1000 <= total;

CREATE OR REPLACE TEMP TABLE data_end AS
SELECT max(CAST(shop_time(t) AS DATE)) AS day
FROM (
    SELECT max(created_at) AS t FROM raw_order, far_ahead a WHERE a.day IS NULL OR created_at < a.day
    UNION ALL SELECT max(created_at) FROM csv_order, far_ahead a WHERE a.day IS NULL OR created_at < a.day
    UNION ALL SELECT max(started_at) FROM raw_session, far_ahead a WHERE a.day IS NULL OR started_at < a.day
);

INSERT INTO mart_problem
SELECT 'date_far_ahead', 'Orders or sessions dated more than a year after all others, from ' || day || ' on: correct their dates and import them again', n
FROM far_ahead
WHERE day IS NOT NULL;

-- Payments, invoices and sessions know an order by its name; a name means one order. Sources that write the name otherwise find it by name_norm.
CREATE OR REPLACE TEMP TABLE order_of_name AS
SELECT order_name, order_id, name_norm
FROM sold_order
QUALIFY row_number() OVER (PARTITION BY order_name ORDER BY created_at, length(order_id), order_id) = 1;

INSERT INTO mart_problem
SELECT 'order_name_twice', 'Orders share a name; what names an order is counted to the first, for example ' || min(order_name), count(*)
FROM (SELECT order_name FROM sold_order GROUP BY order_name HAVING count(*) > 1)
HAVING count(*) > 0;
