-- fact_customer: one row per customer with a valid order, dated by the first. "Within N days" is the difference of two local dates; the first
-- order does not count as a return. A customer is judged by a stretch of days only when the data covers it.
-- anew: customer_changed(customer_key)
CREATE OR REPLACE TABLE fact_customer AS
WITH valid_order AS (
    SELECT o.customer_key, o.order_id, o.order_date, o.customer_type, CAST(o.order_date - o.first_order_date AS INTEGER) AS days_after,
           o.first_order_date, t.revenue, t.contribution_margin
    FROM dim_order o JOIN order_total t USING (order_id)
    WHERE o.status = 'valid' AND o.customer_key IS NOT NULL AND customer_changed(o.customer_key)
),
-- What a customer came for: the line of the first order that was worth most, the first of equal ones.
first_line AS (
    SELECT v.customer_key, s.design, s.design_family, s.aesthetic, s.niche, s.product_type
    FROM valid_order v
    JOIN fact_order_line l USING (order_id)
    JOIN dim_sku s ON s.sku = l.sku
    WHERE v.customer_type = 'new'
    QUALIFY row_number() OVER (PARTITION BY v.customer_key ORDER BY l.net_merchandise DESC, l.line_no) = 1
)
SELECT v.customer_key,
       min(order_id) FILTER (customer_type = 'new') AS first_order_id,
       any_value(first_order_date) AS first_order_date,
       CAST((SELECT day FROM data_end) - any_value(first_order_date) AS INTEGER) AS age_days,
       count(*) AS orders,
       min(days_after) FILTER (customer_type = 'returning') AS days_to_second_order,
       count(*) FILTER (customer_type = 'returning' AND days_after <= 90) AS orders_returning_90,
       CAST(sum(revenue) AS DECIMAL(18, 2)) AS revenue,
       CAST(sum(contribution_margin) AS DECIMAL(18, 2)) AS contribution_margin,
       CAST(coalesce(sum(revenue) FILTER (customer_type = 'returning' AND days_after <= 90), 0) AS DECIMAL(18, 2)) AS revenue_returning_90,
       CAST(coalesce(sum(contribution_margin) FILTER (customer_type = 'returning' AND days_after <= 90), 0) AS DECIMAL(18, 2)) AS margin_returning_90,
       CAST(coalesce(sum(contribution_margin) FILTER (days_after <= 180), 0) AS DECIMAL(18, 2)) AS margin_180,
       CAST(coalesce(sum(contribution_margin) FILTER (days_after <= 365), 0) AS DECIMAL(18, 2)) AS margin_365,
       any_value(f.design) AS first_design,
       any_value(f.design_family) AS first_design_family,
       any_value(f.aesthetic) AS first_aesthetic,
       any_value(f.niche) AS first_niche,
       any_value(f.product_type) AS first_product_type
FROM valid_order v
LEFT JOIN first_line f ON f.customer_key = v.customer_key
GROUP BY v.customer_key
ORDER BY first_order_date, customer_key;

-- fact_customer_order: one row per valid order of a customer, dated by the customer's first.
-- anew: customer_changed(customer_key)
CREATE OR REPLACE TABLE fact_customer_order AS
SELECT o.customer_key,
       o.order_id AS customer_order_id,
       o.first_order_date,
       CAST(o.order_date - o.first_order_date AS INTEGER) AS days_after,
       o.customer_type = 'returning' AS is_later,
       t.revenue,
       t.contribution_margin
FROM dim_order o JOIN order_total t USING (order_id)
WHERE o.status = 'valid' AND o.customer_key IS NOT NULL AND customer_changed(o.customer_key)
ORDER BY o.first_order_date, o.customer_key, days_after;

-- fact_silent_customer: one row per month and customer who, when it began, had not ordered for 180 days or longer.
-- anew: silence_changed(customer_key)
CREATE OR REPLACE TABLE fact_silent_customer AS
WITH ordered AS (
    SELECT DISTINCT customer_key, order_date
    FROM dim_order
    WHERE status = 'valid' AND customer_key IS NOT NULL AND silence_changed(customer_key)
),
quiet AS (
    SELECT customer_key,
           order_date,
           lead(order_date) OVER (PARTITION BY customer_key ORDER BY order_date) AS next_date
    FROM ordered
),
months AS (
    SELECT CAST(unnest(generate_series(
               CAST(date_trunc('month', (SELECT min(order_date) FROM ordered)) AS TIMESTAMP),
               CAST((SELECT day FROM data_end) AS TIMESTAMP),
               INTERVAL 1 MONTH)) AS DATE) AS month
)
SELECT m.month,
       q.customer_key,
       coalesce(q.next_date < m.month + INTERVAL 1 MONTH, false) AS reactivated
FROM months m
JOIN quiet q ON q.order_date <= m.month - 180 AND (q.next_date IS NULL OR q.next_date >= m.month)
ORDER BY m.month, q.customer_key;
