-- Costs that lines bear.
CREATE OR REPLACE TEMP VIEW order_cost AS
SELECT order_id, line_id, sku, bill_skus, supplier, component, amount FROM supply_cost;
