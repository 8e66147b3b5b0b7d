-- gap_day: for how much of each day a part of the margin is not known and so counts as nothing. An answer that rests on the part says so.
CREATE OR REPLACE TABLE gap_day AS
SELECT 'cogs' AS metric,
       l.order_date AS day,
       count(*) FILTER (WHERE NOT e.has_rate AND NOT e.has_last) AS missing,
       count(*) AS total,
       'order lines in these days have no known cost: no invoice, no order at a supplier and no rate card names one, so they count as costing nothing' AS note
FROM fact_order_line l LEFT JOIN estimate e USING (order_id, line_no)
GROUP BY l.order_date
UNION ALL
SELECT 'payment_fees',
       d.order_date,
       count(*) FILTER (WHERE f.order_id IS NULL),
       count(*),
       'paid orders in these days are in no payment report, so they count as costing no fee'
FROM dim_order d
JOIN sold_order o USING (order_id)
LEFT JOIN fee_of_order f USING (order_id)
-- A gift card is no processor's, and costs no fee.
WHERE d.status = 'valid' AND o.amount_charged > 0 AND coalesce(o.gateways, '') <> 'gift_card'
GROUP BY d.order_date;
