-- fact_order_attribution: which click an order is owed to, by each of three models side by side: one row per order, model and credited touch.
-- Touches of an order are its own UTM, and the sessions of its visitor or customer in the 30 days up to it, its own session included.
--   last_click_utm        the order's own UTM, as every plain figure by channel has it: without UTM it is Direct.
--   last_non_direct_click the latest touch that is not direct.
--   first_click           the earliest touch that is not direct.
-- A direct visit never takes the credit from a click: where all touches are direct the last two say Direct. An order of which no touch is
-- known is unattributed: it keeps its row, with no channel, so that each model adds up to all orders.
-- anew: credit_changed(order_id)
CREATE OR REPLACE TABLE fact_order_attribution AS
WITH placed AS (
    SELECT o.order_id, o.order_date, o.customer_key, o.session_id, r.created_at, o.channel, o.channel_group, o.platform, o.campaign, o.audience,
           r.utm_source IS NOT NULL OR r.utm_medium IS NOT NULL AS has_utm, s.visitor_id
    FROM dim_order o
    JOIN sold_order r USING (order_id)
    LEFT JOIN raw_session s USING (session_id)
    WHERE o.status = 'valid' AND credit_changed(o.order_id)
),
visit AS (
    SELECT s.session_id, s.visitor_id, s.customer_key, s.started_at, coalesce(c.channel_group, 'other') = 'direct' AS direct
    FROM raw_session s
    LEFT JOIN channel_of_utm c
           ON c.utm_source = lower(coalesce(s.utm_source, '')) AND c.utm_medium = lower(coalesce(s.utm_medium, ''))
    WHERE s.visitor_id IN (SELECT visitor_id FROM placed) OR s.customer_key IN (SELECT customer_key FROM placed)
),
-- A session that is the visitor's and the customer's is told twice, which changes neither the first nor the last.
seen AS (
    SELECT p.order_id, v.session_id, v.started_at AS touched_at, v.direct
    FROM placed p JOIN visit v ON v.visitor_id = p.visitor_id
    WHERE v.session_id = p.session_id OR v.started_at <= p.created_at AND v.started_at >= p.created_at - INTERVAL 30 DAY
    UNION ALL
    SELECT p.order_id, v.session_id, v.started_at, v.direct
    FROM placed p JOIN visit v ON v.customer_key = p.customer_key
    WHERE v.started_at <= p.created_at AND v.started_at >= p.created_at - INTERVAL 30 DAY
    UNION ALL
    SELECT order_id, '', created_at, channel_group = 'direct'
    FROM placed
    WHERE has_utm
),
-- The order's own UTM stands last among touches of one moment, because it is what brought the order.
picked AS (
    SELECT order_id,
           arg_min(session_id, (direct, -epoch_us(touched_at), session_id)) AS last_session,
           arg_max(session_id, (NOT direct, -epoch_us(touched_at), session_id)) AS first_session
    FROM seen
    GROUP BY order_id
),
touch AS (
    SELECT order_id, 'last_non_direct_click' AS attribution_model, last_session AS session_id FROM picked
    UNION ALL
    SELECT order_id, 'first_click', first_session FROM picked
),
credited AS (
    SELECT order_id, 'last_click_utm' AS attribution_model, channel, channel_group, platform, campaign, audience FROM placed
    UNION ALL
    SELECT p.order_id, m.attribution_model,
           CASE WHEN t.session_id = '' THEN p.channel ELSE s.channel END,
           CASE WHEN t.session_id = '' THEN p.channel_group ELSE s.channel_group END,
           CASE WHEN t.session_id = '' THEN p.platform ELSE s.platform END,
           CASE WHEN t.session_id = '' THEN p.campaign ELSE s.campaign END,
           CASE WHEN t.session_id = '' THEN p.audience ELSE s.audience END
    FROM placed p
    CROSS JOIN (VALUES ('last_non_direct_click'), ('first_click')) AS m (attribution_model)
    LEFT JOIN touch t USING (order_id, attribution_model)
    LEFT JOIN fact_session s ON s.session_id = t.session_id
)
SELECT c.order_id,
       p.order_date,
       c.attribution_model,
       -- Each of these models credits one touch with the whole order. The weights of an order sum to 1 in each model, whatever the model.
       CAST(1 AS DECIMAL(9, 6)) AS weight,
       c.channel,
       c.channel_group,
       c.platform,
       c.campaign,
       c.audience,
       t.revenue,
       t.contribution_margin
FROM credited c
JOIN placed p USING (order_id)
JOIN order_total t USING (order_id)
ORDER BY p.order_date, c.order_id, c.attribution_model;
