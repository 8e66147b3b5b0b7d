-- What was imported beside what the sources themselves say it adds up to, by source and month.

-- Each row's net is the processor's own: amount less fee, in the processor's currency; only what is left over is converted.
INSERT INTO control_total
SELECT payment_method,
       strftime(paid_date, '%Y-%m'),
       'net of movements',
       sum(amount - fee),
       sum(amount - fee + CAST((source_net - source_amount + source_fee) * fx_rate AS DECIMAL(18, 2))),
       ''
FROM payment
GROUP BY ALL;

-- What a payout paid is what its transactions add up to, adjustments and reserves among them. Payouts before the first and after the last that a
-- transaction was imported for are not judged. The interface tells of payouts by id, the export by their day.
INSERT INTO control_total
WITH payout AS (
    SELECT payout_id, payout_date, status, total, currency FROM raw_shopify_payout_api
    UNION ALL
    SELECT NULL, payout_date, status, total, currency
    FROM raw_shopify_payout p
    WHERE NOT EXISTS (FROM raw_shopify_payout_api a WHERE a.payout_date = p.payout_date AND a.currency = p.currency)
),
by_day AS (
    SELECT coalesce(p.payout_date, a.payout_date) AS payout_date, sum(p.amount - p.fee) AS net
    FROM payment p LEFT JOIN raw_shopify_payout_api a ON a.payout_id = p.payout_id
    WHERE p.payment_method = 'Shopify Payments' AND NOT p.is_payout AND coalesce(p.payout_date, a.payout_date) IS NOT NULL
    GROUP BY ALL
),
stated AS (
    SELECT p.payout_date, sum(CAST(in_shop(p.total, p.currency, x.rate) AS DECIMAL(18, 2))) AS total
    FROM payout p
    LEFT JOIN fx_day x ON x.currency = p.currency AND x.day = p.payout_date
    WHERE lower(p.status) NOT IN ('failed', 'canceled', 'cancelled')
      AND p.payout_date BETWEEN (SELECT min(payout_date) FROM by_day) AND (SELECT max(payout_date) FROM by_day)
    GROUP BY p.payout_date
)
SELECT 'Shopify Payments',
       strftime(s.payout_date, '%Y-%m'),
       'payouts',
       sum(coalesce(d.net, 0)),
       sum(s.total),
       coalesce('payouts that differ: ' || string_agg(s.payout_date, ', ' ORDER BY s.payout_date) FILTER (WHERE coalesce(d.net, 0) <> s.total), '')
FROM stated s LEFT JOIN by_day d USING (payout_date)
GROUP BY ALL;

-- Stripe's automatic payouts stand in its report as rows of their own, beside the transactions that they pay out.
INSERT INTO control_total
WITH paid_out AS (
    SELECT payout_id,
           sum(amount - fee) FILTER (NOT is_payout) AS net,
           sum(fee - amount) FILTER (is_payout) AS total,
           max(paid_date) FILTER (is_payout) AS paid_date
    FROM payment
    WHERE payment_method = 'Stripe' AND payout_id IS NOT NULL
    GROUP BY payout_id
    HAVING count(*) FILTER (is_payout) > 0 AND count(*) FILTER (NOT is_payout) > 0
)
SELECT 'Stripe',
       strftime(paid_date, '%Y-%m'),
       'payouts',
       sum(net),
       sum(total),
       coalesce('payouts that differ: ' || string_agg(payout_id, ', ' ORDER BY payout_id) FILTER (WHERE net <> total), '')
FROM paid_out
GROUP BY ALL;

-- The form for Excel ends with a row of totals.
INSERT INTO control_total
SELECT 'Shopify Payments', parse_filename(file), measure, imported, stated, 'the total row of the export'
FROM file_total
WHERE kind = 'Shopify Payments transactions export' AND measure IN ('amount', 'fee', 'net');
