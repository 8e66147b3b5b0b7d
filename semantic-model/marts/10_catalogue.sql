-- dim_sku: one row per SKU of the catalogue. 2XL and 3XL shirts and hoodies cost suppliers more: they are a size class of their own.
CREATE OR REPLACE TABLE dim_sku AS
SELECT sku,
       design,
       design_family,
       aesthetic,
       niche,
       product_type,
       colour,
       size,
       print_method,
       CASE WHEN lower(product_type) IN ('t-shirt', 'hoodie') AND upper(size) IN ('2XL', '3XL') THEN 'plus' ELSE 'standard' END AS size_class,
       list_price,
       -- The file says how things stand, and of no day but the last one.
       (SELECT day FROM data_end) AS listed_date
FROM raw_design;
