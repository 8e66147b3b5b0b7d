-- fact_source: one row per source, with the last day that it tells of, and how far that lies behind the newest source. No clock is read: a store
-- says the same whenever it is asked.
CREATE OR REPLACE TABLE fact_source AS
WITH source AS (
    SELECT 'orders feed' AS data_source, max(order_date) AS last_day, count(*) AS n FROM dim_order
    UNION ALL SELECT 'refunds feed', max(refund_date), count(*) FROM fact_refund
    UNION ALL SELECT payment_method || ' feed', max(paid_date), count(*) FROM fact_payment GROUP BY payment_method
    UNION ALL SELECT supplier || ' invoice feed', max(invoiced_date), count(*) FROM fact_invoice_line GROUP BY supplier
    UNION ALL SELECT 'sessions feed', max(session_date), count(*) FROM fact_session
    UNION ALL SELECT 'site events feed', max(event_date), count(*) FROM fact_event
    UNION ALL SELECT platform || ' ads feed', max(ad_date), count(*) FROM fact_ad_spend GROUP BY platform
    UNION ALL SELECT message_channel || ' sends feed', max(send_date), count(*) FROM fact_message GROUP BY message_channel
    UNION ALL SELECT 'Google Analytics feed', max(traffic_date), count(*) FROM fact_traffic_daily
)
SELECT data_source,
       last_day,
       CAST(max(last_day) OVER () - last_day AS INTEGER) AS days_behind,
       n AS row_count
FROM source
WHERE last_day IS NOT NULL
ORDER BY data_source;

-- fact_source_day: one row per source and day that it has rows of; a day without is a gap or a pause.
CREATE OR REPLACE TABLE fact_source_day AS
WITH source AS (
    SELECT 'orders feed' AS data_source, order_date AS data_day FROM dim_order
    UNION ALL SELECT 'refunds feed', refund_date FROM fact_refund
    UNION ALL SELECT payment_method || ' feed', paid_date FROM fact_payment
    UNION ALL SELECT supplier || ' invoice feed', invoiced_date FROM fact_invoice_line
    UNION ALL SELECT 'sessions feed', session_date FROM fact_session
    UNION ALL SELECT 'site events feed', event_date FROM fact_event
    UNION ALL SELECT platform || ' ads feed', ad_date FROM fact_ad_spend
    UNION ALL SELECT message_channel || ' sends feed', send_date FROM fact_message
    UNION ALL SELECT 'Google Analytics feed', traffic_date FROM fact_traffic_daily
)
SELECT data_source, data_day, count(*) AS row_count
FROM source
WHERE data_source IS NOT NULL AND data_day IS NOT NULL
GROUP BY data_source, data_day
ORDER BY data_source, data_day;
