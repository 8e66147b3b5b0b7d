-- Design tags by SKU: those that name it, or its product. Of several the latest holds, of these the one that weighs most.
CREATE OR REPLACE TEMP TABLE sku_tag AS
SELECT coalesce(t.sku, p.sku) AS sku, t.design_id AS design, t.design_family, t.aesthetic, t.niche, t.colour
FROM raw_design_tag t LEFT JOIN raw_product p ON t.sku IS NULL AND p.handle = t.product_handle
WHERE coalesce(t.sku, p.sku) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY coalesce(t.sku, p.sku) ORDER BY t.valid_from DESC NULLS LAST, t.weight DESC NULLS LAST, t.design_id) = 1;

-- The shop's own catalogue says best what a SKU is; SKUs that it lacks are told by design tags and Shopify's products.
CREATE OR REPLACE TEMP TABLE catalogue AS
WITH product AS (
    FROM raw_product
    QUALIFY row_number() OVER (PARTITION BY sku ORDER BY file_time DESC, file_sha DESC, handle) = 1
)
SELECT sku, design, design_family, aesthetic, niche, product_type, colour, size, print_method, list_price
FROM raw_design
UNION ALL
SELECT coalesce(t.sku, p.sku),
       coalesce(t.design, p.design),
       coalesce(t.design_family, p.design_family),
       coalesce(t.aesthetic, p.aesthetic),
       coalesce(t.niche, p.niche),
       lower(p.product_type),
       coalesce(t.colour, p.colour),
       p.size,
       p.print_method,
       p.list_price
FROM product p FULL JOIN sku_tag t ON t.sku = p.sku
WHERE coalesce(t.sku, p.sku) NOT IN (SELECT sku FROM raw_design);

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
FROM catalogue;
