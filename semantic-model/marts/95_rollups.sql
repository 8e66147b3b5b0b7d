-- Facts already added up by day and by what they are mostly cut by: what a query asks of these columns alone is read from here, with the same
-- answer. Each stands in the model as a rollup_of its fact; amounts stay exact, and what an order or a visitor is counted by stays a column.

-- The first day of the shop's week that a day is in.
CREATE OR REPLACE TEMP MACRO week_of(day) AS
    CAST(day - CAST((date_part('isodow', day) - CASE lower((SELECT week_start FROM shop)) WHEN 'sunday' THEN 7 ELSE 1 END + 7) % 7 AS INTEGER) AS DATE);

-- Visitors are numbered, since a number is told from another faster than a text. Who has a number keeps it.
-- anew: visitor_number IS NULL
CREATE OR REPLACE TABLE numbered_visitor AS
SELECT visitor_id, coalesce((SELECT max(visitor_number) FROM visitor_before), 0) + row_number() OVER (ORDER BY visitor_id) AS visitor_number
FROM (SELECT DISTINCT visitor_id FROM fact_session WHERE visitor_id IS NOT NULL AND visit_day_changed(session_date))
ANTI JOIN visitor_before USING (visitor_id);

-- A way into the shop is a number too: there are few of them, and of sessions many.
CREATE OR REPLACE TEMP TABLE way AS
SELECT *, row_number() OVER () AS way_id
FROM (SELECT DISTINCT channel, channel_group, platform, campaign, audience, device FROM fact_session WHERE visit_day_changed(session_date));

-- fact_visitor_day: one row per visitor, day and way into the shop.
-- anew: visit_day_changed(session_date)
CREATE OR REPLACE TABLE fact_visitor_day AS
WITH visit AS (
    SELECT s.session_date,
           w.way_id,
           v.visitor_number,
           bool_or(s.ordered) AS ordered,
           count(s.session_id) AS sessions,
           count(s.session_id) FILTER (WHERE s.ordered) AS sessions_ordered,
           count(s.session_id) FILTER (WHERE s.searched) AS sessions_searched,
           count(s.session_id) FILTER (WHERE NOT s.searched) AS sessions_unsearched,
           count(s.session_id) FILTER (WHERE s.ordered AND NOT s.searched) AS sessions_unsearched_ordered,
           CAST(sum(s.order_revenue) AS DECIMAL(18, 2)) AS order_revenue,
           CAST(sum(s.order_margin) AS DECIMAL(18, 2)) AS order_margin,
           CAST(sum(CASE WHEN s.searched THEN s.order_margin ELSE 0 END) AS DECIMAL(18, 2)) AS searched_margin
    FROM fact_session s
    JOIN way w
      ON w.channel = s.channel AND w.channel_group = s.channel_group AND w.platform IS NOT DISTINCT FROM s.platform
     AND w.campaign IS NOT DISTINCT FROM s.campaign AND w.audience IS NOT DISTINCT FROM s.audience AND w.device IS NOT DISTINCT FROM s.device
    LEFT JOIN numbered_visitor v USING (visitor_id)
    WHERE visit_day_changed(s.session_date)
    GROUP BY ALL
)
SELECT v.session_date,
       w.channel,
       w.channel_group,
       w.platform,
       w.campaign,
       w.audience,
       w.device,
       v.visitor_number AS visitor_id,
       v.ordered,
       v.sessions,
       v.sessions_ordered,
       v.sessions_searched,
       v.sessions_unsearched,
       v.sessions_unsearched_ordered,
       v.order_revenue,
       v.order_margin,
       v.searched_margin
FROM visit v JOIN way w USING (way_id)
ORDER BY v.session_date, v.visitor_number;

-- The amounts of the lines of orders, by what is told of the product and its making.
-- anew: order_day_changed(order_date)
CREATE OR REPLACE TABLE fact_product_day AS
SELECT l.order_date,
       s.product_type,
       l.supplier,
       l.cogs_status,
       l.line_source,
       CAST(sum(l.quantity) AS BIGINT) AS quantity,
       CAST(sum(l.refunded_quantity) AS BIGINT) AS refunded_quantity,
       CAST(sum(l.gross_sales) AS DECIMAL(18, 2)) AS gross_sales,
       CAST(sum(l.discounts) AS DECIMAL(18, 2)) AS discounts,
       CAST(sum(l.net_merchandise) AS DECIMAL(18, 2)) AS net_merchandise,
       CAST(sum(l.shipping_charged) AS DECIMAL(18, 2)) AS shipping_charged,
       CAST(sum(l.refunds) AS DECIMAL(18, 2)) AS refunds,
       CAST(sum(l.revenue) AS DECIMAL(18, 2)) AS revenue,
       CAST(sum(l.cogs_base) AS DECIMAL(18, 2)) AS cogs_base,
       CAST(sum(l.cogs_print) AS DECIMAL(18, 2)) AS cogs_print,
       CAST(sum(l.cogs_shipping) AS DECIMAL(18, 2)) AS cogs_shipping,
       CAST(sum(l.cogs_tax) AS DECIMAL(18, 2)) AS cogs_tax,
       CAST(sum(l.cogs) AS DECIMAL(18, 2)) AS cogs,
       CAST(sum(l.cogs_estimated) AS DECIMAL(18, 2)) AS cogs_estimated,
       CAST(sum(l.payment_fees) AS DECIMAL(18, 2)) AS payment_fees,
       CAST(sum(l.tax_collected) AS DECIMAL(18, 2)) AS tax_collected,
       CAST(sum(l.amount_charged) AS DECIMAL(18, 2)) AS amount_charged,
       CAST(sum(l.contribution_margin) AS DECIMAL(18, 2)) AS contribution_margin,
       CAST(sum(l.shipping_refunds) AS DECIMAL(18, 2)) AS shipping_refunds,
       CAST(sum(l.dispute_losses) AS DECIMAL(18, 2)) AS dispute_losses,
       CAST(sum(l.refunded_cogs) AS DECIMAL(18, 2)) AS refunded_cogs,
       CAST(sum(l.refunded_fees) AS DECIMAL(18, 2)) AS refunded_fees,
       count(DISTINCT l.order_id) AS orders,
       count(DISTINCT l.order_id) FILTER (WHERE l.quantity > 0) AS orders_of_goods,
       count(DISTINCT l.order_id) FILTER (WHERE l.amount_charged > 0) AS orders_charged,
       count(DISTINCT l.order_id) FILTER (WHERE l.dispute_losses <> 0) AS orders_disputed
FROM fact_order_line l
LEFT JOIN dim_sku s USING (sku)
WHERE order_day_changed(l.order_date)
GROUP BY ALL
ORDER BY l.order_date, s.product_type, l.supplier, l.cogs_status, l.line_source;

-- The same by what is told of the order.
-- anew: order_day_changed(order_date)
CREATE OR REPLACE TABLE fact_order_day AS
SELECT l.order_date,
       o.channel,
       o.channel_group,
       o.platform,
       o.customer_type,
       o.country,
       CAST(sum(l.quantity) AS BIGINT) AS quantity,
       CAST(sum(l.refunded_quantity) AS BIGINT) AS refunded_quantity,
       CAST(sum(l.gross_sales) AS DECIMAL(18, 2)) AS gross_sales,
       CAST(sum(l.discounts) AS DECIMAL(18, 2)) AS discounts,
       CAST(sum(l.net_merchandise) AS DECIMAL(18, 2)) AS net_merchandise,
       CAST(sum(l.shipping_charged) AS DECIMAL(18, 2)) AS shipping_charged,
       CAST(sum(l.refunds) AS DECIMAL(18, 2)) AS refunds,
       CAST(sum(l.revenue) AS DECIMAL(18, 2)) AS revenue,
       CAST(sum(l.cogs_base) AS DECIMAL(18, 2)) AS cogs_base,
       CAST(sum(l.cogs_print) AS DECIMAL(18, 2)) AS cogs_print,
       CAST(sum(l.cogs_shipping) AS DECIMAL(18, 2)) AS cogs_shipping,
       CAST(sum(l.cogs_tax) AS DECIMAL(18, 2)) AS cogs_tax,
       CAST(sum(l.cogs) AS DECIMAL(18, 2)) AS cogs,
       CAST(sum(l.cogs_estimated) AS DECIMAL(18, 2)) AS cogs_estimated,
       CAST(sum(l.payment_fees) AS DECIMAL(18, 2)) AS payment_fees,
       CAST(sum(l.tax_collected) AS DECIMAL(18, 2)) AS tax_collected,
       CAST(sum(l.amount_charged) AS DECIMAL(18, 2)) AS amount_charged,
       CAST(sum(l.contribution_margin) AS DECIMAL(18, 2)) AS contribution_margin,
       CAST(sum(l.shipping_refunds) AS DECIMAL(18, 2)) AS shipping_refunds,
       CAST(sum(l.dispute_losses) AS DECIMAL(18, 2)) AS dispute_losses,
       CAST(sum(l.refunded_cogs) AS DECIMAL(18, 2)) AS refunded_cogs,
       CAST(sum(l.refunded_fees) AS DECIMAL(18, 2)) AS refunded_fees,
       count(DISTINCT l.order_id) AS orders,
       count(DISTINCT l.order_id) FILTER (WHERE l.quantity > 0) AS orders_of_goods,
       count(DISTINCT l.order_id) FILTER (WHERE l.amount_charged > 0) AS orders_charged,
       count(DISTINCT l.order_id) FILTER (WHERE l.dispute_losses <> 0) AS orders_disputed
FROM fact_order_line l
LEFT JOIN dim_order o USING (order_id)
WHERE order_day_changed(l.order_date)
GROUP BY ALL
ORDER BY l.order_date, o.channel, o.platform, o.customer_type, o.country;

-- The same by the campaign that brought the order.
-- anew: order_day_changed(order_date)
CREATE OR REPLACE TABLE fact_campaign_day AS
SELECT l.order_date,
       o.channel,
       o.channel_group,
       o.platform,
       o.campaign,
       o.audience,
       o.device,
       CAST(sum(l.quantity) AS BIGINT) AS quantity,
       CAST(sum(l.refunded_quantity) AS BIGINT) AS refunded_quantity,
       CAST(sum(l.gross_sales) AS DECIMAL(18, 2)) AS gross_sales,
       CAST(sum(l.discounts) AS DECIMAL(18, 2)) AS discounts,
       CAST(sum(l.net_merchandise) AS DECIMAL(18, 2)) AS net_merchandise,
       CAST(sum(l.shipping_charged) AS DECIMAL(18, 2)) AS shipping_charged,
       CAST(sum(l.refunds) AS DECIMAL(18, 2)) AS refunds,
       CAST(sum(l.revenue) AS DECIMAL(18, 2)) AS revenue,
       CAST(sum(l.cogs_base) AS DECIMAL(18, 2)) AS cogs_base,
       CAST(sum(l.cogs_print) AS DECIMAL(18, 2)) AS cogs_print,
       CAST(sum(l.cogs_shipping) AS DECIMAL(18, 2)) AS cogs_shipping,
       CAST(sum(l.cogs_tax) AS DECIMAL(18, 2)) AS cogs_tax,
       CAST(sum(l.cogs) AS DECIMAL(18, 2)) AS cogs,
       CAST(sum(l.cogs_estimated) AS DECIMAL(18, 2)) AS cogs_estimated,
       CAST(sum(l.payment_fees) AS DECIMAL(18, 2)) AS payment_fees,
       CAST(sum(l.tax_collected) AS DECIMAL(18, 2)) AS tax_collected,
       CAST(sum(l.amount_charged) AS DECIMAL(18, 2)) AS amount_charged,
       CAST(sum(l.contribution_margin) AS DECIMAL(18, 2)) AS contribution_margin,
       CAST(sum(l.shipping_refunds) AS DECIMAL(18, 2)) AS shipping_refunds,
       CAST(sum(l.dispute_losses) AS DECIMAL(18, 2)) AS dispute_losses,
       CAST(sum(l.refunded_cogs) AS DECIMAL(18, 2)) AS refunded_cogs,
       CAST(sum(l.refunded_fees) AS DECIMAL(18, 2)) AS refunded_fees,
       count(DISTINCT l.order_id) AS orders,
       count(DISTINCT l.order_id) FILTER (WHERE l.quantity > 0) AS orders_of_goods,
       count(DISTINCT l.order_id) FILTER (WHERE l.amount_charged > 0) AS orders_charged,
       count(DISTINCT l.order_id) FILTER (WHERE l.dispute_losses <> 0) AS orders_disputed
FROM fact_order_line l
LEFT JOIN dim_order o USING (order_id)
WHERE order_day_changed(l.order_date)
GROUP BY ALL
ORDER BY l.order_date, o.channel, o.platform, o.campaign, o.audience, o.device;

-- Visitors of whole weeks and months, of the shop and of each channel: numbers of distinct visitors do not add up, so each is read only as it stands.
-- anew: visit_week_changed(session_date)
CREATE OR REPLACE TABLE fact_visitor_week AS
SELECT week_of(session_date) AS session_date,
       count(DISTINCT visitor_id) AS visitors,
       count(DISTINCT visitor_id) FILTER (WHERE ordered) AS visitors_ordered,
       CAST(sum(sessions) AS BIGINT) AS sessions,
       CAST(sum(sessions_ordered) AS BIGINT) AS sessions_ordered
FROM fact_visitor_day
WHERE visit_week_changed(week_of(session_date))
GROUP BY ALL
ORDER BY ALL;

-- anew: visit_week_changed(session_date)
CREATE OR REPLACE TABLE fact_visitor_channel_week AS
SELECT week_of(session_date) AS session_date,
       channel,
       count(DISTINCT visitor_id) AS visitors,
       count(DISTINCT visitor_id) FILTER (WHERE ordered) AS visitors_ordered,
       CAST(sum(sessions) AS BIGINT) AS sessions,
       CAST(sum(sessions_ordered) AS BIGINT) AS sessions_ordered
FROM fact_visitor_day
WHERE visit_week_changed(week_of(session_date))
GROUP BY ALL
ORDER BY ALL;

-- anew: visit_month_changed(session_date)
CREATE OR REPLACE TABLE fact_visitor_month AS
SELECT CAST(date_trunc('month', session_date) AS DATE) AS session_date,
       count(DISTINCT visitor_id) AS visitors,
       count(DISTINCT visitor_id) FILTER (WHERE ordered) AS visitors_ordered,
       CAST(sum(sessions) AS BIGINT) AS sessions,
       CAST(sum(sessions_ordered) AS BIGINT) AS sessions_ordered
FROM fact_visitor_day
WHERE visit_month_changed(CAST(date_trunc('month', session_date) AS DATE))
GROUP BY ALL
ORDER BY ALL;

-- anew: visit_month_changed(session_date)
CREATE OR REPLACE TABLE fact_visitor_channel_month AS
SELECT CAST(date_trunc('month', session_date) AS DATE) AS session_date,
       channel,
       count(DISTINCT visitor_id) AS visitors,
       count(DISTINCT visitor_id) FILTER (WHERE ordered) AS visitors_ordered,
       CAST(sum(sessions) AS BIGINT) AS sessions,
       CAST(sum(sessions_ordered) AS BIGINT) AS sessions_ordered
FROM fact_visitor_day
WHERE visit_month_changed(CAST(date_trunc('month', session_date) AS DATE))
GROUP BY ALL
ORDER BY ALL;
