-- Amounts that belong to a whole order, or to several lines of it, become amounts of lines: in proportion to net merchandise (to quantity where
-- that is 0), in whole cents, the cents left over going to the largest remainders, ties to the line that comes first in the file.
CREATE OR REPLACE TEMP TABLE to_share AS
WITH order_amount AS (
    SELECT o.order_id, 'shipping_charged' AS kind, r.shipping_charged AS amount
    FROM dim_order o JOIN sold_order r USING (order_id) WHERE o.status = 'valid'
    UNION ALL
    SELECT o.order_id, 'tax_collected', r.tax
    FROM dim_order o JOIN sold_order r USING (order_id) WHERE o.status = 'valid'
    UNION ALL
    SELECT o.order_id, 'amount_charged', r.amount_charged
    FROM dim_order o JOIN sold_order r USING (order_id) WHERE o.status = 'valid'
    UNION ALL
    SELECT order_id, 'payment_fees', fee FROM fee_of_order
    UNION ALL
    -- What of the refunds no line takes: refunded shipping, goodwill, refunded gift cards.
    SELECT order_id, 'refunds', sum(amount)
    FROM (
        SELECT order_id, refund_amount AS amount FROM fact_refund
        UNION ALL
        SELECT order_id, -refunded FROM line_refund
    )
    GROUP BY order_id
    UNION ALL
    -- The shipping in them, told apart; it is part of the refunds above.
    SELECT o.order_id, 'shipping_refunds', sum(r.subtotal)
    FROM sold_refund_shipping r JOIN dim_order o USING (order_id)
    WHERE o.status = 'valid'
    GROUP BY o.order_id
    UNION ALL
    SELECT o.order_id, 'dispute_losses', sum(c.amount + c.dispute_fee - c.reversed)
    FROM fact_chargeback c JOIN dim_order o USING (order_id)
    WHERE o.status = 'valid'
    GROUP BY o.order_id
)
SELECT kind, 0 AS invoice_row, order_id, line_no, amount, n_lines AS n_bearers, n_lines
FROM order_amount JOIN order_line USING (order_id) JOIN line_count USING (order_id)
WHERE amount <> 0
UNION ALL
SELECT 'cogs_' || component, invoice_row, order_id, line_no, amount, count(*) OVER (PARTITION BY invoice_row), n_lines
FROM invoice_bearer JOIN line_count USING (order_id)
WHERE amount <> 0;

-- What each line of several bears of its whole order; most amounts are shared among all lines.
CREATE OR REPLACE TEMP TABLE line_weight AS
WITH several AS (
    SELECT order_id,
           line_no,
           CASE WHEN sum(greatest(net_merchandise, 0)) OVER whole > 0 THEN CAST(greatest(net_merchandise, 0) * 100 AS BIGINT)
                WHEN sum(quantity) OVER whole > 0 THEN quantity
                ELSE 1 END AS weight
    FROM order_line JOIN line_count USING (order_id)
    WHERE n_lines > 1
    WINDOW whole AS (PARTITION BY order_id)
)
SELECT *, CAST(sum(weight) OVER (PARTITION BY order_id) AS BIGINT) AS whole_weight FROM several;

CREATE OR REPLACE TEMP TABLE shared AS
WITH of_few AS (
    SELECT s.kind,
           s.invoice_row,
           s.order_id,
           s.line_no,
           CAST(s.amount * 100 AS BIGINT) AS cents,
           CASE WHEN sum(greatest(l.net_merchandise, 0)) OVER whole > 0 THEN CAST(greatest(l.net_merchandise, 0) * 100 AS BIGINT)
                WHEN sum(l.quantity) OVER whole > 0 THEN l.quantity
                ELSE 1 END AS weight
    FROM to_share s JOIN order_line l USING (order_id, line_no)
    WHERE s.n_bearers > 1 AND s.n_bearers < s.n_lines
    WINDOW whole AS (PARTITION BY s.kind, s.invoice_row, s.order_id)
),
weighted AS (
    SELECT s.kind, s.invoice_row, s.order_id, s.line_no, CAST(s.amount * 100 AS BIGINT) AS cents, w.weight, w.whole_weight
    FROM to_share s JOIN line_weight w USING (order_id, line_no)
    WHERE s.n_bearers > 1 AND s.n_bearers = s.n_lines
    UNION ALL
    SELECT *, CAST(sum(weight) OVER (PARTITION BY kind, invoice_row, order_id) AS BIGINT) FROM of_few
),
-- Shared by size and given its sign at the end, so that a credit is shared as the charge that it takes back.
floored AS (
    SELECT *, abs(cents) * weight // whole_weight AS part, abs(cents) * weight % whole_weight AS remainder
    FROM weighted
),
ranked AS (
    SELECT *,
           row_number() OVER (PARTITION BY kind, invoice_row, order_id ORDER BY remainder DESC, line_no) AS place,
           abs(cents) - sum(part) OVER (PARTITION BY kind, invoice_row, order_id) AS left_over
    FROM floored
)
-- Most amounts have one line to go to, which takes them whole.
SELECT kind, order_id, line_no, CAST(amount AS DECIMAL(18, 2)) AS amount
FROM to_share
WHERE n_bearers = 1
UNION ALL
SELECT kind,
       order_id,
       line_no,
       CAST(CAST(sign(cents) * (part + CASE WHEN place <= left_over THEN 1 ELSE 0 END) AS DECIMAL(18, 0)) / 100 AS DECIMAL(18, 2)) AS amount
FROM ranked;

CREATE OR REPLACE TEMP TABLE line_share AS
SELECT order_id,
       line_no,
       coalesce(sum(amount) FILTER (kind = 'shipping_charged'), 0) AS shipping_charged,
       coalesce(sum(amount) FILTER (kind = 'tax_collected'), 0) AS tax_collected,
       coalesce(sum(amount) FILTER (kind = 'amount_charged'), 0) AS amount_charged,
       coalesce(sum(amount) FILTER (kind = 'payment_fees'), 0) AS payment_fees,
       coalesce(sum(amount) FILTER (kind = 'refunds'), 0) AS refunds,
       coalesce(sum(amount) FILTER (kind = 'shipping_refunds'), 0) AS shipping_refunds,
       coalesce(sum(amount) FILTER (kind = 'dispute_losses'), 0) AS dispute_losses,
       coalesce(sum(amount) FILTER (kind = 'cogs_base'), 0) AS cogs_base,
       coalesce(sum(amount) FILTER (kind = 'cogs_print'), 0) AS cogs_print,
       coalesce(sum(amount) FILTER (kind = 'cogs_shipping'), 0) AS cogs_shipping,
       coalesce(sum(amount) FILTER (kind = 'cogs_tax'), 0) AS cogs_tax
FROM shared
GROUP BY order_id, line_no;

-- fact_order_line: what each line of a valid order brought in and cost.
-- anew: order_changed(order_id)
CREATE OR REPLACE TABLE fact_order_line AS
WITH summed AS (
    SELECT l.*,
           coalesce(s.shipping_charged, 0) AS shipping_charged,
           coalesce(r.refunded, 0) + coalesce(s.refunds, 0) AS refunds,
           coalesce(r.quantity, 0) AS refunded_quantity,
           coalesce(s.shipping_refunds, 0) AS shipping_refunds,
           coalesce(s.dispute_losses, 0) AS dispute_losses,
           coalesce(s.cogs_base, 0) + coalesce(b.base, 0) + coalesce(e.base, 0) AS cogs_base,
           coalesce(s.cogs_print, 0) + coalesce(b.print, 0) + coalesce(e.print, 0) AS cogs_print,
           coalesce(s.cogs_shipping, 0) + coalesce(b.shipping, 0) + coalesce(e.shipping, 0) AS cogs_shipping,
           coalesce(s.cogs_tax, 0) + coalesce(b.tax, 0) + coalesce(e.tax, 0) AS cogs_tax,
           e.order_id IS NOT NULL AS estimated,
           CASE WHEN c.has_rate THEN c.base + c.print + c.shipping + c.tax END AS rate_card,
           coalesce(s.payment_fees, 0) AS payment_fees,
           coalesce(s.tax_collected, 0) AS tax_collected,
           coalesce(s.amount_charged, 0) AS amount_charged
    FROM order_line l
    LEFT JOIN line_share s USING (order_id, line_no)
    LEFT JOIN line_bill b USING (order_id, line_no)
    LEFT JOIN line_refund r USING (order_id, line_no)
    LEFT JOIN line_estimate e USING (order_id, line_no)
    LEFT JOIN line_rate c USING (order_id, line_no)
),
totalled AS (
    SELECT *,
           net_merchandise + shipping_charged - refunds AS revenue,
           cogs_base + cogs_print + cogs_shipping + cogs_tax AS cogs
    FROM summed
)
SELECT t.order_id,
       t.line_no,
       o.order_date,
       t.sku,
       t.supplier,
       CAST(t.quantity AS INTEGER) AS quantity,
       t.gross_sales,
       t.discounts,
       t.net_merchandise,
       CAST(t.shipping_charged AS DECIMAL(18, 2)) AS shipping_charged,
       CAST(t.refunds AS DECIMAL(18, 2)) AS refunds,
       CAST(t.revenue AS DECIMAL(18, 2)) AS revenue,
       CAST(t.cogs_base AS DECIMAL(18, 2)) AS cogs_base,
       CAST(t.cogs_print AS DECIMAL(18, 2)) AS cogs_print,
       CAST(t.cogs_shipping AS DECIMAL(18, 2)) AS cogs_shipping,
       CAST(t.cogs_tax AS DECIMAL(18, 2)) AS cogs_tax,
       CAST(t.cogs AS DECIMAL(18, 2)) AS cogs,
       CAST(CASE WHEN t.estimated THEN t.cogs ELSE 0 END AS DECIMAL(18, 2)) AS cogs_estimated,
       -- What the line would have been estimated at; what has no price there costs what it costs.
       CAST(coalesce(t.rate_card, t.cogs) AS DECIMAL(18, 2)) AS cogs_at_rate_card,
       CASE WHEN t.estimated THEN 'estimated' ELSE 'actual' END AS cogs_status,
       CAST(t.payment_fees AS DECIMAL(18, 2)) AS payment_fees,
       CAST(t.tax_collected AS DECIMAL(18, 2)) AS tax_collected,
       CAST(t.amount_charged AS DECIMAL(18, 2)) AS amount_charged,
       CAST(t.revenue - t.cogs - t.payment_fees AS DECIMAL(18, 2)) AS contribution_margin,
       CASE WHEN t.recommended THEN 'recommendation' ELSE 'direct' END AS line_source,
       CAST(t.refunded_quantity AS INTEGER) AS refunded_quantity,
       CAST(t.shipping_refunds AS DECIMAL(18, 2)) AS shipping_refunds,
       CAST(t.dispute_losses AS DECIMAL(18, 2)) AS dispute_losses,
       -- What the refunded units cost: it does not come back with the goods.
       CAST(CASE WHEN t.quantity > 0 THEN round(t.cogs * t.refunded_quantity / t.quantity, 2) ELSE 0 END AS DECIMAL(18, 2)) AS refunded_cogs,
       CAST(CASE WHEN t.quantity > 0 THEN round(t.payment_fees * t.refunded_quantity / t.quantity, 2) ELSE 0 END AS DECIMAL(18, 2)) AS refunded_fees
FROM totalled t JOIN dim_order o USING (order_id)
ORDER BY o.order_date, t.order_id, t.line_no;
