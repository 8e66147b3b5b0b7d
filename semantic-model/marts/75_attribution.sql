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
    SELECT s.session_id, s.visitor_id, s.customer_key, r.started_at, s.channel, s.channel_group, s.platform, s.campaign, s.audience
    FROM fact_session s JOIN raw_session r USING (session_id)
    WHERE s.visitor_id IN (SELECT visitor_id FROM placed) OR s.customer_key IN (SELECT customer_key FROM placed)
),
seen AS (
    -- UNION: a session that is the visitor's and the customer's is one touch.
    SELECT p.order_id, v.session_id, v.started_at AS touched_at, v.channel, v.channel_group, v.platform, v.campaign, v.audience
    FROM placed p JOIN visit v ON v.visitor_id = p.visitor_id
    WHERE v.session_id = p.session_id OR v.started_at <= p.created_at AND v.started_at >= p.created_at - INTERVAL 30 DAY
    UNION
    SELECT p.order_id, v.session_id, v.started_at, v.channel, v.channel_group, v.platform, v.campaign, v.audience
    FROM placed p JOIN visit v ON v.customer_key = p.customer_key
    WHERE v.started_at <= p.created_at AND v.started_at >= p.created_at - INTERVAL 30 DAY
    UNION
    SELECT order_id, '', created_at, channel, channel_group, platform, campaign, audience
    FROM placed
    WHERE has_utm
),
-- The order's own UTM stands last among touches of one moment, because it is what brought the order.
last_touch AS (
    SELECT * FROM seen
    QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY channel_group = 'direct', touched_at DESC, session_id) = 1
),
first_touch AS (
    SELECT * FROM seen
    QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY channel_group = 'direct', touched_at, session_id DESC) = 1
),
credited AS (
    SELECT order_id, 'last_click_utm' AS attribution_model, channel, channel_group, platform, campaign, audience FROM placed
    UNION ALL
    SELECT p.order_id, 'last_non_direct_click', t.channel, t.channel_group, t.platform, t.campaign, t.audience
    FROM placed p LEFT JOIN last_touch t USING (order_id)
    UNION ALL
    SELECT p.order_id, 'first_click', t.channel, t.channel_group, t.platform, t.campaign, t.audience
    FROM placed p LEFT JOIN first_touch t USING (order_id)
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
