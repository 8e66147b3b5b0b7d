-- The marts are built whole: everything counts as changed, and nothing stands from before.
CREATE OR REPLACE TEMP MACRO cost_changed(order_id) AS true;
CREATE OR REPLACE TEMP MACRO placed_changed(order_id) AS true;
CREATE OR REPLACE TEMP MACRO order_changed(order_id) AS true;
CREATE OR REPLACE TEMP MACRO session_changed(session_id) AS true;
CREATE OR REPLACE TEMP MACRO credit_changed(order_id) AS true;
CREATE OR REPLACE TEMP MACRO customer_changed(customer_key) AS true;
CREATE OR REPLACE TEMP MACRO silence_changed(customer_key) AS true;
CREATE OR REPLACE TEMP MACRO order_day_changed(day) AS true;
CREATE OR REPLACE TEMP MACRO visit_day_changed(day) AS true;
CREATE OR REPLACE TEMP MACRO visit_week_changed(day) AS true;
CREATE OR REPLACE TEMP MACRO visit_month_changed(day) AS true;
CREATE OR REPLACE TEMP TABLE visitor_before (visitor_id VARCHAR, visitor_number BIGINT);
