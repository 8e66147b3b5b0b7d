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
           r.utm_source IS NOT NULL OR r.utm_medium IS NOT NULL AS has_utm, s.visitor_id,
           t.revenue, t.contribution_margin
    FROM dim_order o
    JOIN sold_order r USING (order_id)
    JOIN order_total t USING (order_id)
    LEFT JOIN raw_session s USING (session_id)
    WHERE o.status = 'valid' AND credit_changed(o.order_id)
),
seen AS (
    SELECT p.order_id, s.session_id, s.started_at AS touched_at, coalesce(c.channel_group, 'other') = 'direct' AS direct
    FROM placed p
    JOIN raw_session s ON s.visitor_id = p.visitor_id
    LEFT JOIN channel_of_utm c
           ON c.utm_source = lower(coalesce(s.utm_source, '')) AND c.utm_medium = lower(coalesce(s.utm_medium, ''))
    WHERE s.session_id = p.session_id OR s.started_at <= p.created_at AND s.started_at >= p.created_at - INTERVAL 30 DAY
    UNION ALL
    -- A session that is the visitor's and the customer's is told twice, which changes neither the first nor the last.
    SELECT p.order_id, s.session_id, s.started_at, coalesce(c.channel_group, 'other') = 'direct'
    FROM placed p
    JOIN raw_session s ON s.customer_key = p.customer_key
    LEFT JOIN channel_of_utm c
           ON c.utm_source = lower(coalesce(s.utm_source, '')) AND c.utm_medium = lower(coalesce(s.utm_medium, ''))
    WHERE s.started_at <= p.created_at AND s.started_at >= p.created_at - INTERVAL 30 DAY
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
-- Its own UTM has no session.
credited AS (
    SELECT p.*,
           m.attribution_model,
           CASE m.attribution_model
               WHEN 'last_click_utm' THEN ''
               WHEN 'last_non_direct_click' THEN t.last_session
               ELSE t.first_session END AS touch
    FROM placed p
    CROSS JOIN (VALUES ('last_click_utm'), ('last_non_direct_click'), ('first_click')) AS m (attribution_model)
    LEFT JOIN picked t USING (order_id)
)
SELECT c.order_id,
       c.order_date,
       c.attribution_model,
       -- Each of these models credits one touch with the whole order. The weights of an order sum to 1 in each model, whatever the model.
       CAST(1 AS DECIMAL(9, 6)) AS weight,
       CASE WHEN c.touch = '' THEN c.channel ELSE s.channel END AS channel,
       CASE WHEN c.touch = '' THEN c.channel_group ELSE s.channel_group END AS channel_group,
       CASE WHEN c.touch = '' THEN c.platform ELSE s.platform END AS platform,
       CASE WHEN c.touch = '' THEN c.campaign ELSE s.campaign END AS campaign,
       CASE WHEN c.touch = '' THEN c.audience ELSE s.audience END AS audience,
       c.revenue,
       c.contribution_margin
FROM credited c
LEFT JOIN fact_session s ON s.session_id = c.touch;
