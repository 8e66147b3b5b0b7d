-- All customers grow older with the data.
UPDATE fact_customer
SET age_days = CAST((SELECT day FROM data_end) - first_order_date AS INTEGER)
WHERE age_days IS DISTINCT FROM CAST((SELECT day FROM data_end) - first_order_date AS INTEGER);
