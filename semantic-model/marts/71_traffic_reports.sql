-- fact_traffic_daily: what Google Analytics counts by day. It counts consented browsers in its own zone and by its own rules, so it stands beside the
-- visits that conversion and margin per visitor are worked out of, and is in none of them. Reports that are cut otherwise tell of the same sessions
-- again: add up the rows of one cut_by only.
CREATE OR REPLACE TABLE fact_traffic_daily AS
SELECT traffic_date, cut_by, landing_page, source_medium, channel, campaign, device, country, sessions, users, new_users, engaged_sessions,
       engagement_seconds, key_events, purchases, CAST(round(revenue, 2) AS DECIMAL(18, 2)) AS claimed_revenue
FROM raw_traffic_daily
ORDER BY traffic_date, cut_by, landing_page, source_medium, channel, campaign, device, country;

INSERT INTO known_limit
SELECT 'Google Analytics',
       'Its sessions stand beside those of the web log and are in no rate: it counts consented browsers only, in the time zone of its property',
       count(*),
       NULL
FROM fact_traffic_daily
HAVING count(*) > 0;

-- A sale in Analytics is an order by its id or its name, whichever the shop sends as its transaction id.
CREATE OR REPLACE TEMP TABLE ga_order AS
WITH named AS (SELECT order_id, order_name FROM dim_order)
SELECT t.transaction_id,
       coalesce(i.order_id, n.order_id) AS order_id,
       CASE WHEN i.order_id IS NOT NULL THEN 'order id' WHEN n.order_id IS NOT NULL THEN 'order name' END AS match_method
FROM raw_ga_transaction t
LEFT JOIN named i ON i.order_id = t.transaction_id
LEFT JOIN named n ON ltrim(n.order_name, '#') = ltrim(t.transaction_id, '#')
QUALIFY row_number() OVER (PARTITION BY t.transaction_id ORDER BY coalesce(i.order_id, n.order_id)) = 1;

INSERT INTO unmatched
SELECT 'Google Analytics', t.transaction_id, coalesce(t.source_medium, t.channel), t.transaction_date, CAST(round(t.revenue, 2) AS DECIMAL(18, 2)),
       'its transaction id is neither the id nor the name of an order that was imported'
FROM raw_ga_transaction t JOIN ga_order o USING (transaction_id)
WHERE o.order_id IS NULL;
