-- What suppliers charge, from their invoices and from their own orders: each cost once, in the shop's currency, tied to its order where it can be.
--
-- The rule: an invoice is the last word, so it wins over what the supplier's interface told of the same order and supplier. It wins sku by sku: a
-- supplier that bills each shipment has not billed all of it with the first. Once all items of a supplier's order are billed nothing of it is left;
-- while some are, its shipping and tax stay only where no invoice of the order bills shipping or tax. Reprints are held against billed reprints.
-- An order's later form of the interface wins over an earlier one when it is read (updated_at, else the younger file).

-- One supplier may be written in several ways, and Spreadconnect is the new name of SPOD.
CREATE OR REPLACE TEMP MACRO supplier_key(name) AS
    CASE lower(trim(name)) WHEN 'spreadconnect' THEN 'spod' ELSE lower(trim(name)) END;

-- A supplier is called what the shop's lines call it.
CREATE OR REPLACE TABLE supplier_name AS
SELECT supplier_key(supplier) AS supplier_key, min(supplier) AS supplier
FROM (SELECT DISTINCT supplier FROM sold_line WHERE supplier IS NOT NULL)
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE supplier_setting AS
SELECT supplier_key(supplier) AS supplier_key, upper(min(currency)) AS currency, coalesce(bool_or(vat_recoverable), false) AS vat_recoverable
FROM raw_supplier_setting
GROUP BY ALL;

-- A name in another spelling means an order only where no second order could be meant.
CREATE OR REPLACE TEMP TABLE order_of_key AS
SELECT name_norm(order_name) AS name_norm, min(order_id) AS order_id
FROM order_of_name
GROUP BY ALL
HAVING count(*) = 1;

-- What the shop itself settled, by supplier and the id of the invoice or of the supplier's order.
CREATE OR REPLACE TEMP TABLE supply_override AS
SELECT supplier_key(m.source) AS supplier_key, m.source_id, any_value(n.order_id) AS order_id, any_value(m.order_name) AS order_name
FROM raw_match_override m LEFT JOIN order_of_name n USING (order_name)
GROUP BY ALL;

-- Each name that an invoice gives an order, and the order that it means: its name, the name in another spelling, or Shopify's id.
CREATE OR REPLACE TEMP TABLE invoice_order AS
SELECT i.order_name,
       coalesce(n.order_id, k.order_id, d.order_id) AS order_id,
       CASE WHEN n.order_id IS NOT NULL THEN 'order name'
            WHEN k.order_id IS NOT NULL THEN 'order name in another spelling'
            WHEN d.order_id IS NOT NULL THEN 'Shopify order id' END AS match_method,
       CAST(CASE WHEN n.order_id IS NOT NULL THEN 0.95 WHEN k.order_id IS NOT NULL THEN 0.9 WHEN d.order_id IS NOT NULL THEN 1 END AS DECIMAL(3, 2)) AS match_confidence
FROM (SELECT DISTINCT order_name FROM raw_invoice) i
LEFT JOIN order_of_name n ON n.order_name = i.order_name
LEFT JOIN order_of_key k ON k.name_norm = name_norm(i.order_name)
LEFT JOIN sold_order d ON d.order_id = i.order_name
WHERE cost_changed(coalesce(n.order_id, k.order_id, d.order_id));

-- fact_invoice_line: every cost that a supplier billed or charged, with or without an order of ours; first what is billed.
-- anew: cost_changed(order_id)
CREATE OR REPLACE TABLE fact_invoice_line AS
SELECT i.invoice_id,
       coalesce(s.supplier, i.supplier) AS supplier,
       CASE WHEN v.source_id IS NULL THEN o.order_id ELSE v.order_id END AS order_id,
       i.order_name,
       i.sku,
       lower(i.component) AS component,
       in_shop(i.amount, i.currency, f.rate) AS amount,
       i.invoiced_at AS invoiced_date,
       i.quantity,
       i.zone AS shipping_zone,
       i.print_method,
       i.is_reprint,
       i.is_credit,
       CASE WHEN i.is_credit THEN 'credited' ELSE 'invoiced' END AS status,
       i.invoiced_at AS known_at,
       CASE WHEN v.source_id IS NULL THEN o.match_method ELSE 'your overrides file' END AS match_method,
       CASE WHEN v.source_id IS NULL THEN o.match_confidence ELSE 1 END AS match_confidence,
       i.amount AS source_amount,
       coalesce(i.currency, (SELECT currency FROM shop_setting)) AS source_currency,
       f.rate AS fx_rate
FROM raw_invoice i
JOIN invoice_order o USING (order_name)
LEFT JOIN supplier_name s ON s.supplier_key = supplier_key(i.supplier)
LEFT JOIN supply_override v ON v.supplier_key = supplier_key(i.supplier) AND v.source_id = i.invoice_id
LEFT JOIN fx_day f ON f.currency = i.currency AND f.day = i.invoiced_at;

-- The billed ones, under the names that all suppliers' costs have here.
CREATE OR REPLACE TEMP VIEW invoice_cost AS
SELECT supplier, invoice_id AS bill, order_id, order_name, sku, invoiced_date AS dated, component, amount, source_amount, is_reprint, is_credit, match_method
FROM fact_invoice_line
WHERE status <> 'charged';

-- The orders that suppliers tell of, each with the order of ours that it is for: by override, by Shopify's id, or by a name that is given within
-- three days of it and to the same country, since names begin anew in every shop. A reprint comes later than that.
CREATE OR REPLACE TEMP TABLE supplier_order AS
WITH placed AS (SELECT order_id, order_name, CAST(shop_time(created_at) AS DATE) AS order_date, upper(country) AS country FROM sold_order),
candidate AS (
    SELECT s.*,
           supplier_key(s.supplier) AS supplier_key,
           CAST(shop_time(coalesce(s.charged_at, s.ordered_at)) AS DATE) AS told,
           v.source_id IS NOT NULL AS overridden,
           v.order_id AS override_id,
           i.order_id AS by_id,
           n.order_id AS by_name,
           coalesce(n.order_id, k.order_id) AS by_key
    FROM raw_supplier_order s
    LEFT JOIN supply_override v ON v.supplier_key = supplier_key(s.supplier) AND v.source_id = s.supplier_order_id
    LEFT JOIN placed i ON i.order_id = s.shop_order_id
    LEFT JOIN order_of_name n ON n.order_name = s.shop_order_name
    LEFT JOIN order_of_key k ON k.name_norm = name_norm(s.shop_order_name)
),
judged AS (
    SELECT c.*,
           p.order_date - CAST(shop_time(c.ordered_at) AS DATE) AS days_off,
           c.kind = 'reprint' AND p.order_date <= CAST(shop_time(c.ordered_at) AS DATE) OR c.ordered_at IS NULL
               OR abs(p.order_date - CAST(shop_time(c.ordered_at) AS DATE)) <= 3 AS near,
           p.country IS NULL OR length(coalesce(c.country, '')) <> 2 OR p.country = upper(c.country) AS same_country
    FROM candidate c LEFT JOIN placed p ON p.order_id = c.by_key
),
matched AS (
    SELECT *,
           CASE WHEN overridden THEN override_id
                WHEN by_id IS NOT NULL THEN by_id
                WHEN near AND same_country THEN by_key END AS order_id,
           CASE WHEN overridden THEN 'your overrides file'
                WHEN by_id IS NOT NULL THEN 'Shopify order id'
                WHEN by_key IS NULL OR NOT near OR NOT same_country THEN NULL
                WHEN by_name IS NOT NULL THEN 'order name'
                ELSE 'order name in another spelling' END AS match_method,
           CAST(CASE WHEN overridden OR by_id IS NOT NULL THEN 1
                     WHEN by_key IS NULL OR NOT near OR NOT same_country THEN NULL
                     WHEN by_name IS NOT NULL THEN 0.95
                     ELSE 0.9 END AS DECIMAL(3, 2)) AS match_confidence,
           CASE WHEN overridden AND override_id IS NULL THEN 'your overrides file sets it apart, or names an order that was not imported'
                WHEN by_key IS NULL THEN 'no order of yours has its id or its name'
                WHEN NOT near THEN 'the order of that name was placed ' || abs(days_off) || ' days apart from it'
                ELSE 'the order of that name went to another country' END AS reason
    FROM judged
),
-- The day of a cost is the day that it was charged; where the supplier tells no day, that of the order. Printify names no currency: it is the
-- account's, US dollars unless a supplier settings file says otherwise.
dated AS (
    SELECT m.*,
           p.order_name,
           coalesce(m.told, p.order_date, CAST(m.file_time AS DATE)) AS dated,
           upper(coalesce(m.currency, t.currency, CASE WHEN m.supplier_key = 'printify' THEN 'USD' END, (SELECT currency FROM shop_setting))) AS source_currency,
           m.currency IS NULL AND t.currency IS NULL AS currency_assumed,
           coalesce(t.vat_recoverable, false) AS vat_recoverable
    FROM matched m
    LEFT JOIN placed p USING (order_id)
    LEFT JOIN supplier_setting t USING (supplier_key)
)
SELECT coalesce(s.supplier, d.supplier) AS supplier,
       d.supplier AS source,
       d.* EXCLUDE (supplier, order_name),
       coalesce(d.order_name, d.shop_order_name, d.shop_order_id) AS order_name,
       f.rate,
       d.source_currency = (SELECT currency FROM shop_setting) OR f.rate IS NOT NULL AS convertible
FROM dated d
LEFT JOIN supplier_name s USING (supplier_key)
LEFT JOIN fx_day f ON f.currency = d.source_currency AND f.day = d.dated;

-- Whether Printify's cost is for one unit or for the whole line nobody has written down. Where invoices bill the same lines it is what they close
-- with; with none it is the whole line.
CREATE OR REPLACE TEMP TABLE printify_cost AS
SELECT coalesce(count(*) FILTER (b.billed = i.amount * i.quantity) > count(*) FILTER (b.billed = i.amount), false) AS per_unit
FROM raw_supplier_item i
JOIN supplier_order o ON o.source = i.supplier AND o.supplier_order_id = i.supplier_order_id
JOIN (
    SELECT order_id, supplier, sku, sum(source_amount) AS billed
    FROM invoice_cost
    WHERE component IN ('base', 'print', 'base_and_print') AND NOT is_reprint AND NOT is_credit
      AND order_id IN (SELECT order_id FROM supplier_order)
    GROUP BY ALL
) b ON b.order_id = o.order_id AND b.supplier = o.supplier AND b.sku = i.sku
WHERE o.supplier_key = 'printify' AND o.kind = 'regular' AND i.stage = 'charged' AND i.quantity > 1;

CREATE OR REPLACE TEMP TABLE supplier_item AS
SELECT i.supplier AS source,
       i.supplier_order_id,
       CASE WHEN l.line_id IS NOT NULL THEN i.line_id END AS line_id,
       -- The shop's own sku, where the supplier knows the line.
       coalesce(l.sku, i.sku) AS sku,
       i.quantity,
       CASE WHEN o.supplier_key = 'printify' AND (SELECT per_unit FROM printify_cost) THEN i.amount * i.quantity ELSE i.amount END AS amount
FROM raw_supplier_item i
JOIN supplier_order o ON o.source = i.supplier AND o.supplier_order_id = i.supplier_order_id
LEFT JOIN sold_line l ON l.line_id = i.line_id AND l.order_id = o.order_id
WHERE i.stage = 'charged' AND o.stage = 'charged';

-- The costs in them. What an order bears as a whole goes to the lines that it made.
CREATE OR REPLACE TEMP TABLE charged_cost AS
WITH made AS (
    SELECT source, supplier_order_id, sum(amount) AS amount, list(DISTINCT sku) FILTER (sku IS NOT NULL) AS skus
    FROM supplier_item
    GROUP BY ALL
),
part AS (
    SELECT source, supplier_order_id, line_id, sku, CAST(NULL AS VARCHAR[]) AS bill_skus, quantity, 'base_and_print' AS component, amount
    FROM supplier_item
    UNION ALL
    SELECT o.source,
           o.supplier_order_id,
           NULL,
           NULL,
           m.skus,
           NULL,
           -- What no item takes of the subtotal is the whole of it, where no items are told, else branding and the like.
           unnest([CASE WHEN m.amount IS NULL THEN 'base_and_print' ELSE 'fee' END, 'shipping', 'fee', 'tax', 'tax', 'discount']),
           unnest([o.subtotal - coalesce(m.amount, 0), o.shipping, o.fee, o.tax, CASE WHEN NOT o.vat_recoverable THEN o.vat END, -abs(o.discount)])
    FROM supplier_order o LEFT JOIN made m USING (source, supplier_order_id)
    WHERE o.stage = 'charged'
)
SELECT o.supplier,
       o.supplier_key,
       o.source,
       o.supplier_order_id AS bill,
       o.order_id,
       o.order_name,
       coalesce(o.order_id, 'name ' || name_norm(o.order_name)) AS order_ref,
       o.kind,
       p.line_id,
       p.sku,
       p.bill_skus,
       p.quantity,
       o.dated,
       p.component,
       in_shop(CAST(p.amount AS DECIMAL(18, 2)), o.source_currency, o.rate) AS amount,
       CAST(p.amount AS DECIMAL(18, 2)) AS source_amount,
       o.source_currency,
       o.rate AS fx_rate,
       o.convertible,
       o.match_method,
       o.match_confidence,
       o.file_sha,
       o.file_seq
FROM part p JOIN supplier_order o USING (source, supplier_order_id)
WHERE p.amount <> 0 OR p.sku IS NOT NULL AND p.amount IS NOT NULL;

-- When an invoice took the place of each of them; null where none did.
CREATE OR REPLACE TEMP TABLE charged_fate AS
WITH billed AS (
    SELECT coalesce(order_id, 'name ' || name_norm(order_name)) AS order_ref, supplier, is_reprint, sku, component, min(dated) AS dated
    FROM invoice_cost
    WHERE NOT is_credit
      AND (order_id IN (SELECT order_id FROM charged_cost) OR order_id IS NULL AND EXISTS (FROM charged_cost))
    GROUP BY ALL
),
billed_sku AS (
    SELECT order_ref, supplier, is_reprint, sku, min(dated) AS dated FROM billed WHERE sku IS NOT NULL GROUP BY ALL
),
-- An invoice that bills goods without naming a sku bills all of its order.
billed_whole AS (
    SELECT order_ref, supplier, is_reprint, min(dated) AS dated
    FROM billed
    WHERE sku IS NULL AND component IN ('base', 'print', 'base_and_print')
    GROUP BY ALL
),
billed_component AS (SELECT order_ref, supplier, is_reprint, component, min(dated) AS dated FROM billed GROUP BY ALL),
item AS (
    SELECT c.source, c.bill, c.sku, coalesce(w.dated, k.dated) AS dated
    FROM charged_cost c
    LEFT JOIN billed_whole w ON w.order_ref = c.order_ref AND w.supplier = c.supplier AND w.is_reprint = (c.kind = 'reprint')
    LEFT JOIN billed_sku k ON k.order_ref = c.order_ref AND k.supplier = c.supplier AND k.is_reprint = (c.kind = 'reprint') AND k.sku = c.sku
    WHERE c.bill_skus IS NULL AND c.sku IS NOT NULL
),
covered AS (
    SELECT source, bill, count(*) = count(dated) AS whole, count(dated) > 0 AS partly, max(dated) AS dated
    FROM item
    GROUP BY ALL
)
SELECT c.*,
       CASE WHEN c.kind = 'sample' THEN NULL
            WHEN i.bill IS NOT NULL THEN i.dated
            WHEN v.bill IS NULL THEN coalesce(w.dated, n.dated)
            WHEN v.whole THEN v.dated
            WHEN v.partly THEN n.dated END AS superseded_at
FROM charged_cost c
LEFT JOIN (SELECT source, bill, sku, max(dated) AS dated FROM item GROUP BY ALL) i ON i.source = c.source AND i.bill = c.bill AND i.sku = c.sku
LEFT JOIN covered v ON v.source = c.source AND v.bill = c.bill
LEFT JOIN billed_whole w ON w.order_ref = c.order_ref AND w.supplier = c.supplier AND w.is_reprint = (c.kind = 'reprint')
LEFT JOIN billed_component n
       ON n.order_ref = c.order_ref AND n.supplier = c.supplier AND n.is_reprint = (c.kind = 'reprint') AND n.component = c.component;

-- What of it counts.
CREATE OR REPLACE TEMP VIEW charged_line AS
FROM charged_fate WHERE superseded_at IS NULL AND convertible AND kind <> 'sample';

-- known_at is the day on which the supplier told it, whenever it was imported.
INSERT INTO fact_invoice_line
SELECT bill, supplier, order_id, order_name, sku, component, amount, dated, quantity, NULL, NULL, kind = 'reprint', false, 'charged', dated, match_method,
       match_confidence, source_amount, source_currency, fx_rate
FROM charged_line
ORDER BY dated, file_sha, file_seq;

-- fact_superseded_cost: what a supplier's interface charged until an invoice said it better.
CREATE OR REPLACE TABLE fact_superseded_cost AS
SELECT supplier, bill AS supplier_order_id, order_id, order_name, sku, component, amount, dated AS known_at, greatest(dated, superseded_at) AS superseded_at,
       kind = 'reprint' AS is_reprint
FROM charged_fate
WHERE superseded_at IS NOT NULL AND convertible
ORDER BY superseded_at, supplier, bill, sku, component;

INSERT INTO superseded
WITH kept AS (
    SELECT order_id, order_name, supplier, is_reprint, sum(amount) AS amount
    FROM invoice_cost
    WHERE NOT is_credit AND supplier IN (SELECT supplier FROM fact_superseded_cost)
    GROUP BY ALL
),
dropped AS (
    SELECT coalesce(order_id, 'name ' || name_norm(order_name)) AS order_ref, min(order_name) AS order_name, supplier, is_reprint, sum(amount) AS amount
    FROM fact_superseded_cost
    GROUP BY ALL
)
SELECT 'supplier cost',
       d.supplier || ' ' || d.order_name,
       'invoice',
       d.supplier || ' orders',
       CASE WHEN sum(k.amount) = d.amount THEN '' ELSE 'the invoice bills ' || sum(k.amount) || ' where the order said ' || d.amount END,
       sum(k.amount) - d.amount
FROM dropped d
JOIN kept k ON coalesce(k.order_id, 'name ' || name_norm(k.order_name)) = d.order_ref AND k.supplier = d.supplier AND k.is_reprint = d.is_reprint
GROUP BY d.supplier, d.order_name, d.order_ref, d.is_reprint, d.amount
ORDER BY 2;

-- fact_supplier_order: the orders at suppliers, with those that cost nothing or cannot be tied to one of ours.
CREATE OR REPLACE TABLE fact_supplier_order AS
SELECT o.supplier,
       o.supplier_order_id,
       o.order_id,
       o.order_name,
       o.kind,
       o.stage,
       o.dated,
       CAST(coalesce(c.amount, 0) AS DECIMAL(18, 2)) AS amount,
       o.match_method,
       o.match_confidence
FROM supplier_order o
LEFT JOIN (SELECT source, bill, sum(amount) AS amount FROM charged_cost GROUP BY ALL) c ON c.source = o.source AND c.bill = o.supplier_order_id
ORDER BY o.dated, o.supplier, o.supplier_order_id;

-- fact_sample_cost: what the shop ordered for itself. It is no order of a customer and in no margin.
CREATE OR REPLACE TABLE fact_sample_cost AS
SELECT supplier, bill AS supplier_order_id, sku, quantity, component, amount, dated
FROM charged_fate
WHERE kind = 'sample' AND convertible
ORDER BY dated, supplier, bill, sku, component;

INSERT INTO unmatched
SELECT o.source, o.supplier_order_id, coalesce(o.order_name, 'no name'), o.dated, sum(c.amount), o.reason
FROM supplier_order o JOIN charged_fate c ON c.source = o.source AND c.bill = o.supplier_order_id
WHERE o.order_id IS NULL AND c.kind <> 'sample' AND c.convertible AND c.superseded_at IS NULL
GROUP BY ALL
UNION ALL
SELECT o.source, o.supplier_order_id, coalesce(o.order_name, 'no name'), o.dated, NULL,
       'its cost is in ' || o.source_currency || ', and there is no exchange rate for ' || o.dated || ' in your fx_rates.csv; it is in no sum until there is'
FROM supplier_order o
WHERE o.stage = 'charged' AND NOT o.convertible
UNION ALL
SELECT supplier, bill, order_name, min(dated), sum(amount),
       CASE WHEN match_method IS NULL THEN 'no order of yours has that name'
            ELSE 'your overrides file sets it apart, or names an order that was not imported' END
FROM invoice_cost
WHERE order_id IS NULL
GROUP BY ALL;

INSERT INTO mart_problem
SELECT 'supplier_order_unmatched', 'Orders at suppliers that are tied to none of yours, kept apart, for example ' || min(source || ' ' || supplier_order_id || ': ' || reason), count(*)
FROM supplier_order
WHERE order_id IS NULL AND stage = 'charged' AND kind <> 'sample'
HAVING count(*) > 0;

INSERT INTO mart_problem
SELECT 'supplier_cost_without_rate', 'Orders at suppliers in a currency without an exchange rate, in no sum, for example ' || min(source_currency || ' on ' || dated), count(*)
FROM supplier_order
WHERE stage = 'charged' AND NOT convertible
HAVING count(*) > 0;

INSERT INTO known_limit
SELECT source, 'It names no currency: its costs are taken for ' || source_currency || '. A supplier settings file (supplier,account_currency,vat_recoverable) can say otherwise', count(*), NULL
FROM supplier_order
WHERE currency_assumed AND source_currency <> (SELECT currency FROM shop_setting)
GROUP BY source, source_currency
UNION ALL
SELECT source, 'Orders whose cost the supplier has not told yet: their cost is estimated', count(*), NULL
FROM supplier_order WHERE stage = 'unpriced' GROUP BY source
UNION ALL
SELECT source, 'Orders that are not charged yet: their cost is estimated', count(*), NULL
FROM supplier_order WHERE stage = 'open' GROUP BY source
UNION ALL
SELECT source, 'Items that are not synced with the supplier or have no price there: they have no cost of the supplier''s', CAST(sum(unpriced_items) AS BIGINT), NULL
FROM supplier_order WHERE stage = 'charged' GROUP BY source HAVING sum(unpriced_items) > 0
UNION ALL
SELECT source,
       CASE WHEN vat_recoverable THEN 'VAT that you reclaim is in no cost'
            ELSE 'VAT counts as a cost; where you reclaim it, say so in a supplier settings file (supplier,account_currency,vat_recoverable)' END,
       count(*),
       sum(in_shop(vat, source_currency, rate))
FROM supplier_order WHERE stage = 'charged' AND vat <> 0 AND convertible GROUP BY source, vat_recoverable
UNION ALL
SELECT supplier, 'Samples: visible in fact_sample_cost and in no margin', count(DISTINCT supplier_order_id), sum(amount)
FROM fact_sample_cost GROUP BY supplier;
