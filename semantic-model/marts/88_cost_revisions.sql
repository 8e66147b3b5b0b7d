-- fact_cost_revision: what became known of the cost of goods, and when; amounts add up. The sum over the rows known by a day is the cost as it was
-- known on that day: a charge is taken back on the day of the invoice that took its place, an estimate on the day of the first cost that names its
-- line. The sum over all of them is the cost as it is known now. It is a view, for it is asked seldom and is as large as all costs.
-- The rate card has no dates: a past estimate is made with the card as it is now, and with what a line costs where the card has no price for it.
CREATE OR REPLACE VIEW fact_cost_revision AS
WITH named AS (
    SELECT order_id, sku, min(known_at) AS known_at
    FROM (
        SELECT order_id, sku, known_at FROM fact_invoice_line
        UNION ALL
        SELECT order_id, sku, known_at FROM fact_superseded_cost
    )
    WHERE order_id IS NOT NULL AND sku IS NOT NULL
    GROUP BY ALL
),
told AS (
    SELECT order_id, min(known_at) AS known_at
    FROM (
        SELECT order_id, known_at FROM fact_invoice_line
        UNION ALL
        SELECT order_id, known_at FROM fact_superseded_cost
    )
    WHERE order_id IS NOT NULL
    GROUP BY ALL
)
SELECT order_id, supplier, known_at, status, amount FROM fact_invoice_line
UNION ALL
SELECT order_id, supplier, known_at, 'charged', amount FROM fact_superseded_cost
UNION ALL
SELECT order_id, supplier, superseded_at, 'charged', -amount FROM fact_superseded_cost
UNION ALL
SELECT order_id, supplier, order_date, 'estimated', CASE WHEN cogs_status = 'estimated' THEN cogs_estimated ELSE cogs_at_rate_card END FROM fact_order_line
UNION ALL
SELECT l.order_id, l.supplier, greatest(l.order_date, coalesce(n.known_at, t.known_at)), 'estimated', -l.cogs_at_rate_card
FROM fact_order_line l
LEFT JOIN named n ON n.order_id = l.order_id AND n.sku = l.sku
LEFT JOIN told t ON t.order_id = l.order_id
WHERE l.cogs_status = 'actual';
