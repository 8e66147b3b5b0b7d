-- dim_order: one row per order, whatever its status.
-- anew: placed_changed(order_id)
CREATE OR REPLACE TABLE dim_order AS
WITH placed AS (
    SELECT *,
           shop_time(created_at) AS local_time,
           CASE WHEN test THEN 'test' WHEN cancelled_at IS NOT NULL THEN 'cancelled' ELSE 'valid' END AS status,
           utm_source IS NOT NULL OR utm_medium IS NOT NULL AS has_utm
    FROM sold_order
    WHERE placed_changed(order_id)
),
-- New is the customer's first valid order in the data, however the orders were placed before that.
valid_rank AS (
    SELECT order_id,
           customer_key,
           row_number() OVER customer AS nth,
           first_value(CAST(local_time AS DATE)) OVER customer AS first_order_date
    FROM placed
    WHERE status = 'valid' AND customer_key IS NOT NULL
    WINDOW customer AS (PARTITION BY customer_key ORDER BY created_at, length(order_id), order_id)
),
first_order AS (
    SELECT customer_key, min(first_order_date) AS first_order_date
    FROM valid_rank
    GROUP BY ALL
),
-- At most one session is an order's; were there two, the earlier one led to it.
session_of_order AS (
    SELECT order_name, session_id, device, landing_page
    FROM raw_session
    WHERE order_name IN (SELECT order_name FROM placed)
    QUALIFY row_number() OVER (PARTITION BY order_name ORDER BY started_at, session_id) = 1
),
-- Gift cards are made by nobody, so they split no order.
suppliers AS (
    SELECT order_id, min(supplier) <> max(supplier) AS several
    FROM sold_line
    WHERE NOT gift_card
    GROUP BY order_id
),
attributed AS (
    SELECT p.*,
           coalesce(c.channel, 'Other') AS channel,
           coalesce(c.channel_group, 'other') AS channel_group
    FROM placed p
    LEFT JOIN channel_of_utm c
           ON c.utm_source = lower(coalesce(p.utm_source, '')) AND c.utm_medium = lower(coalesce(p.utm_medium, ''))
)
SELECT o.order_id,
       o.order_name,
       CAST(o.local_time AS DATE) AS order_date,
       CAST(hour(o.local_time) AS INTEGER) AS order_hour,
       o.status,
       o.customer_key,
       CASE WHEN v.nth = 1 THEN 'new' WHEN v.nth > 1 THEN 'returning' END AS customer_type,
       f.first_order_date,
       o.channel,
       o.channel_group,
       CASE WHEN o.channel_group = 'paid' THEN o.channel END AS platform,
       o.utm_campaign AS campaign,
       CASE WHEN o.channel_group = 'paid' THEN coalesce(a.audience, 'unknown') END AS audience,
       CASE WHEN o.order_source = 'shopify_draft_order' THEN 'draft' ELSE coalesce(o.order_source, 'web') END AS order_source,
       upper(o.country) AS country,
       CASE WHEN o.country IS NOT NULL THEN upper(o.province) END AS state,
       z.zone AS shipping_zone,
       s.device,
       s.landing_page,
       o.discount_codes AS discount_code,
       CASE o.gateways
           WHEN 'shopify_payments' THEN 'Shopify Payments'
           WHEN 'stripe' THEN 'Stripe'
           WHEN 'paypal' THEN 'PayPal'
           WHEN 'bogus' THEN 'Test gateway'
           ELSE o.gateways
       END AS payment_method,
       o.tags AS order_tags,
       CASE WHEN u.several THEN 'split' ELSE 'single' END AS split_order,
       s.session_id,
       s.session_id IS NOT NULL OR o.has_utm AS traced,
       CAST((SELECT day FROM data_end) - CAST(o.local_time AS DATE) AS INTEGER) AS age_days
FROM attributed o
LEFT JOIN valid_rank v USING (order_id)
LEFT JOIN first_order f ON f.customer_key = o.customer_key
LEFT JOIN audience_of_campaign a ON a.platform = lower(o.channel) AND a.campaign = lower(o.utm_campaign)
LEFT JOIN raw_zone z ON upper(z.country_code) = upper(o.country)
LEFT JOIN session_of_order s ON s.order_name = o.order_name
LEFT JOIN suppliers u USING (order_id)
ORDER BY o.created_at, length(o.order_id), o.order_id;

INSERT INTO mart_problem
SELECT 'unknown_utm',
       CASE WHEN (SELECT count(*) FROM raw_channel) > 0 THEN 'Orders whose UTM source and medium are not in the channels file count as channel "Other"'
            ELSE 'Orders whose UTM source and medium name no channel that is known by its words count as channel "Other"; a channels file names it' END,
       count(*)
FROM dim_order
WHERE channel = 'Other'
HAVING count(*) > 0;
