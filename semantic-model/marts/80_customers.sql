-- fact_customer: one row per customer with a valid order, dated by the first. "Within N days" is the difference of two local dates; the first
-- order does not count as a return. A customer is judged by a stretch of days only when the data covers it.
CREATE OR REPLACE TABLE fact_customer AS
WITH valid_order AS (
    SELECT o.customer_key, o.order_id, o.order_date, o.customer_type, CAST(o.order_date - o.first_order_date AS INTEGER) AS days_after,
           o.first_order_date, t.revenue, t.contribution_margin
    FROM dim_order o JOIN order_total t USING (order_id)
    WHERE o.status = 'valid' AND o.customer_key IS NOT NULL
)
SELECT customer_key,
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
       CAST(coalesce(sum(contribution_margin) FILTER (days_after <= 365), 0) AS DECIMAL(18, 2)) AS margin_365
FROM valid_order
GROUP BY customer_key
ORDER BY first_order_date, customer_key;

-- fact_silent_customer: one row per month and customer who, when it began, had not ordered for 180 days or longer.
CREATE OR REPLACE TABLE fact_silent_customer AS
WITH ordered AS (
    SELECT DISTINCT customer_key, order_date
    FROM dim_order
    WHERE status = 'valid' AND customer_key IS NOT NULL
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
