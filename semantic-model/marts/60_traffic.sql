-- What a valid order brought, all its lines together.
CREATE OR REPLACE TEMP TABLE order_total AS
SELECT order_id,
       CAST(sum(revenue) AS DECIMAL(18, 2)) AS revenue,
       CAST(sum(contribution_margin) AS DECIMAL(18, 2)) AS contribution_margin,
       bool_or(line_source = 'recommendation') AS recommended
FROM fact_order_line
GROUP BY order_id;

-- fact_session: one row per session; its channel is looked up as an order's is. What its valid order brought stands with it, 0 where there is
-- none; were there two sessions of one order, it stands with the earlier one.
-- anew: session_changed(session_id)
CREATE OR REPLACE TABLE fact_session AS
WITH searched AS (SELECT DISTINCT session_id FROM raw_event WHERE event_type = 'search'),
attributed AS (
    SELECT s.*,
           shop_time(s.started_at) AS local_time,
           coalesce(c.channel, 'Other') AS channel,
           coalesce(c.channel_group, 'other') AS channel_group
    FROM raw_session s
    LEFT JOIN channel_of_utm c
           ON c.utm_source = lower(coalesce(s.utm_source, '')) AND c.utm_medium = lower(coalesce(s.utm_medium, ''))
    WHERE session_changed(s.session_id)
)
SELECT s.session_id,
       s.visitor_id,
       CAST(s.local_time AS DATE) AS session_date,
       CAST(hour(s.local_time) AS INTEGER) AS session_hour,
       s.channel,
       s.channel_group,
       CASE WHEN s.channel_group = 'paid' THEN s.channel END AS platform,
       s.utm_campaign AS campaign,
       CASE WHEN s.channel_group = 'paid' THEN coalesce(a.audience, 'unknown') END AS audience,
       s.device,
       s.landing_page,
       n.order_id,
       s.customer_key,
       e.session_id IS NOT NULL AS searched,
       t.order_id IS NOT NULL AS ordered,
       coalesce(t.revenue, 0) AS order_revenue,
       coalesce(t.contribution_margin, 0) AS order_margin
FROM attributed s
LEFT JOIN searched e USING (session_id)
LEFT JOIN audience_of_campaign a ON a.platform = lower(s.channel) AND a.campaign = lower(s.utm_campaign)
LEFT JOIN order_of_name n USING (order_name)
LEFT JOIN dim_order o ON o.order_id = n.order_id AND o.session_id = s.session_id
LEFT JOIN order_total t ON t.order_id = o.order_id;

INSERT INTO mart_problem
SELECT 'session_without_order', 'Sessions that name an order that was not imported, for example ' || min(order_name), count(*)
FROM raw_session s
WHERE s.order_name IS NOT NULL AND NOT EXISTS (FROM order_of_name n WHERE n.order_name = s.order_name)
HAVING count(*) > 0;

-- fact_event: what visitors searched, and what recommendations they saw and clicked.
-- anew: session_changed(session_id)
CREATE OR REPLACE TABLE fact_event AS
SELECT CAST(shop_time(e.occurred_at) AS DATE) AS event_date,
       e.event_type,
       e.session_id,
       e.visitor_id,
       lower(e.query) AS search_term,
       e.results_count,
       e.widget,
       s.channel,
       s.device,
       -- The valid order of its session.
       t.order_id,
       coalesce(t.recommended, false) AS order_recommended
FROM raw_event e
LEFT JOIN fact_session s USING (session_id)
LEFT JOIN order_total t ON s.ordered AND t.order_id = s.order_id
WHERE session_changed(e.session_id)
ORDER BY e.occurred_at, e.session_id;

CREATE OR REPLACE TABLE dim_experiment AS
SELECT experiment, name, start_date, end_date, holdout_share, tool FROM raw_experiment;

CREATE OR REPLACE TABLE fact_assignment AS
SELECT experiment, visitor_id, lower(arm) AS arm, CAST(shop_time(assigned_at) AS DATE) AS assigned_date
FROM raw_assignment
ORDER BY assigned_at, visitor_id;
