-- All orders grow older with the data.
UPDATE dim_order
SET age_days = CAST((SELECT day FROM data_end) - order_date AS INTEGER)
WHERE age_days IS DISTINCT FROM CAST((SELECT day FROM data_end) - order_date AS INTEGER);
