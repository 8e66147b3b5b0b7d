-- What was imported beside what the sources themselves say it adds up to, by source and month.

-- Each row's net is the processor's own: amount less fee.
INSERT INTO control_total
SELECT payment_method, strftime(paid_date, '%Y-%m'), 'net of movements', sum(amount - fee), sum(net), ''
FROM payment
GROUP BY ALL;

-- What a payout paid is what its transactions add up to. Payouts before the first and after the last transaction that was imported are not judged.
INSERT INTO control_total
WITH by_day AS (
    SELECT payout_date, sum(amount - fee) AS net
    FROM payment
    WHERE payment_method = 'Shopify Payments' AND payout_date IS NOT NULL AND kind <> 'other'
    GROUP BY payout_date
),
stated AS (
    SELECT p.payout_date, sum(in_shop(p.total, p.currency, x.rate)) AS total
    FROM raw_shopify_payout p
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
