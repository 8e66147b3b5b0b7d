-- A supplier that is written otherwise from now on is so in all bills.
INSERT INTO whole_needed
SELECT 'names of suppliers'
WHERE EXISTS (FROM supplier_name_before EXCEPT FROM supplier_name) OR EXISTS (FROM supplier_name EXCEPT FROM supplier_name_before);
