-- gap_day: for how much of each day a part of the margin is not known and so counts as nothing. An answer that rests on the part says so.
CREATE OR REPLACE TABLE gap_day AS
SELECT 'cogs' AS metric,
       l.order_date AS day,
       count(*) FILTER (WHERE NOT e.has_rate AND NOT e.has_last) AS missing,
       count(*) AS total,
       'order lines in these days have no known cost: no invoice, no order at a supplier and no rate card names one, so they count as costing nothing' AS note
FROM fact_order_line l LEFT JOIN line_estimate e USING (order_id, line_no)
GROUP BY l.order_date
UNION ALL
SELECT 'payment_fees',
       order_date,
       count(*) FILTER (WHERE NOT fee_known),
       count(*),
       'paid orders in these days are in no payment report, so they count as costing no fee'
FROM paid_order
GROUP BY order_date;
