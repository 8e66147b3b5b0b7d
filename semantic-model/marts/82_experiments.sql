-- fact_experiment_visitor: one row per experiment and assigned visitor, in the arm of assignment, with what they brought: the valid orders of
-- their sessions from the assignment to the experiment's end. Visitors without an order count with 0. What they brought in the 90 days before the
-- assignment stands beside it: it cannot be the experiment's doing, and tells how much of a difference is who they are.
CREATE OR REPLACE TABLE fact_experiment_visitor AS
WITH assigned AS (
    SELECT a.experiment,
           a.visitor_id,
           lower(a.arm) AS arm,
           e.tool AS experiment_tool,
           e.name AS experiment_name,
           e.start_date,
           e.end_date,
           e.holdout_share,
           a.assigned_at,
           CAST(shop_time(a.assigned_at) AS DATE) AS assigned_date,
           least(coalesce(e.end_date, (SELECT day FROM data_end)), (SELECT day FROM data_end)) AS last_date
    FROM raw_assignment a LEFT JOIN raw_experiment e USING (experiment)
),
bought AS (
    SELECT s.visitor_id, o.order_date, r.created_at, t.revenue, t.contribution_margin, t.recommended, l.recommended_revenue, l.recommended_margin
    FROM fact_session s
    JOIN dim_order o ON o.order_id = s.order_id AND o.session_id = s.session_id
    JOIN sold_order r ON r.order_id = o.order_id
    JOIN order_total t ON t.order_id = o.order_id
    LEFT JOIN (
        SELECT order_id, sum(revenue) AS recommended_revenue, sum(contribution_margin) AS recommended_margin
        FROM fact_order_line WHERE line_source = 'recommendation' GROUP BY order_id
    ) l ON l.order_id = o.order_id
    WHERE s.ordered
),
outcome AS (
    SELECT a.experiment,
           a.visitor_id,
           count(*) FILTER (b.order_date <= a.last_date) AS orders,
           sum(b.revenue) FILTER (b.order_date <= a.last_date) AS revenue,
           sum(b.contribution_margin) FILTER (b.order_date <= a.last_date) AS contribution_margin,
           count(*) FILTER (b.order_date <= a.last_date AND b.recommended) AS recommended_orders,
           sum(b.recommended_revenue) FILTER (b.order_date <= a.last_date) AS recommended_revenue,
           sum(b.recommended_margin) FILTER (b.order_date <= a.last_date) AS recommended_margin,
           sum(b.revenue) FILTER (b.order_date - a.assigned_date BETWEEN 1 AND 90) AS revenue_1_90,
           sum(b.contribution_margin) FILTER (b.order_date - a.assigned_date BETWEEN 1 AND 90) AS margin_1_90,
           sum(b.contribution_margin) FILTER (b.order_date - a.assigned_date BETWEEN 91 AND 150) AS margin_91_150
    FROM assigned a JOIN bought b ON b.visitor_id = a.visitor_id AND b.created_at >= a.assigned_at
    GROUP BY ALL
),
earlier AS (
    SELECT a.experiment, a.visitor_id, sum(b.revenue) AS revenue_before, sum(b.contribution_margin) AS margin_before
    FROM assigned a JOIN bought b ON b.visitor_id = a.visitor_id AND b.created_at < a.assigned_at AND a.assigned_date - b.order_date <= 90
    GROUP BY ALL
)
SELECT a.experiment,
       a.visitor_id,
       a.arm,
       a.experiment_tool,
       a.experiment_name,
       a.start_date,
       a.end_date,
       a.holdout_share,
       a.assigned_date,
       CAST((SELECT day FROM data_end) - a.assigned_date AS INTEGER) AS age_days,
       coalesce(o.orders, 0) AS orders,
       CAST(coalesce(o.revenue, 0) AS DECIMAL(18, 2)) AS revenue,
       CAST(coalesce(o.contribution_margin, 0) AS DECIMAL(18, 2)) AS contribution_margin,
       coalesce(o.recommended_orders, 0) AS recommended_orders,
       CAST(coalesce(o.recommended_revenue, 0) AS DECIMAL(18, 2)) AS recommended_revenue,
       CAST(coalesce(o.recommended_margin, 0) AS DECIMAL(18, 2)) AS recommended_margin,
       CAST(coalesce(e.revenue_before, 0) AS DECIMAL(18, 2)) AS revenue_before,
       CAST(coalesce(e.margin_before, 0) AS DECIMAL(18, 2)) AS margin_before,
       CAST(coalesce(o.revenue_1_90, 0) AS DECIMAL(18, 2)) AS revenue_1_90,
       CAST(coalesce(o.margin_1_90, 0) AS DECIMAL(18, 2)) AS margin_1_90,
       CAST(coalesce(o.margin_91_150, 0) AS DECIMAL(18, 2)) AS margin_91_150
FROM assigned a LEFT JOIN outcome o USING (experiment, visitor_id) LEFT JOIN earlier e USING (experiment, visitor_id)
ORDER BY a.experiment, a.assigned_at, a.visitor_id;

-- fact_experiment_cost: what the experiment's tool cost while it ran, one row per day; a month's price is spread over its days, and the cents
-- are cut so that the days of a month add up to it.
CREATE OR REPLACE TABLE fact_experiment_cost AS
WITH run AS (
    SELECT experiment, tool, start_date, least(coalesce(end_date, (SELECT day FROM data_end)), (SELECT day FROM data_end)) AS last_date
    FROM raw_experiment
    WHERE tool IS NOT NULL
),
daily AS (
    SELECT r.experiment,
           r.tool AS experiment_tool,
           CAST(unnest(generate_series(CAST(r.start_date AS TIMESTAMP), CAST(r.last_date AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS cost_date
    FROM run r
),
priced AS (
    SELECT d.*, c.cost, day(d.cost_date) AS nth, day(last_day(d.cost_date)) AS days
    FROM daily d
    JOIN (SELECT tool, month, sum(cost) AS cost FROM fact_tool_cost GROUP BY ALL) c
      ON c.tool = d.experiment_tool AND c.month = CAST(date_trunc('month', d.cost_date) AS DATE)
)
SELECT experiment,
       experiment_tool,
       cost_date,
       CAST(round(cost * nth / days, 2) - round(cost * (nth - 1) / days, 2) AS DECIMAL(18, 2)) AS cost
FROM priced
ORDER BY experiment, cost_date;
