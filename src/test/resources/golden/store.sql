-- A shop of two weeks, small enough to be summed by hand, with the traps that make sums wrong: several lines in an order, suppliers that
-- share one, lines without a product, products without a tag, visitors who come twice, sessions without an order, orders without a
-- session, days with ads and no orders, an audience that only ads know, a chargeback and an invoice of no known order.
CREATE TABLE shop (name VARCHAR, currency VARCHAR, zone VARCHAR, week_start VARCHAR, imported_at TIMESTAMP, quarantined BIGINT);
INSERT INTO shop VALUES ('Small Shop', 'USD', 'America/New_York', 'monday', TIMESTAMP '2026-06-10 08:00:00', 3);

CREATE TABLE dim_order (order_id VARCHAR, order_name VARCHAR, order_date DATE, order_hour INTEGER, status VARCHAR, customer_key VARCHAR,
  customer_type VARCHAR, first_order_date DATE, channel VARCHAR, channel_group VARCHAR, platform VARCHAR, campaign VARCHAR, audience VARCHAR,
  order_source VARCHAR, country VARCHAR, state VARCHAR, shipping_zone VARCHAR, device VARCHAR, landing_page VARCHAR, discount_code VARCHAR,
  payment_method VARCHAR, order_tags VARCHAR, split_order VARCHAR, session_id VARCHAR, traced BOOLEAN, age_days INTEGER);
INSERT INTO dim_order VALUES
 ('1', '#1', '2026-05-25', 9, 'valid', 'k1', 'new', '2026-05-25', 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'NJ', 'United States', 'mobile', '/', 'TEN', 'Stripe', NULL, 'single', 's2', TRUE, 38),
 ('2', '#2', '2026-05-31', 22, 'valid', 'k2', 'new', '2026-05-31', 'Google', 'paid', 'Google', 'Our Name', 'brand', 'web', 'US', 'CA', 'United States', 'desktop', '/cats', NULL, 'PayPal', 'gift', 'split', 's3', TRUE, 32),
 ('3', '#3', '2026-06-01', 10, 'valid', 'k1', 'returning', '2026-05-25', 'Email', 'email', NULL, 'flow: Hello', NULL, 'web', 'US', 'NJ', 'United States', 'mobile', '/', 'TEN', 'Stripe', NULL, 'single', 's4', TRUE, 31),
 ('4', '#4', '2026-06-02', 11, 'valid', 'k3', 'new', '2026-06-02', 'Direct', 'direct', NULL, NULL, NULL, 'draft', NULL, NULL, NULL, NULL, NULL, NULL, 'Stripe', NULL, 'single', NULL, FALSE, 30),
 ('5', '#5', '2026-06-02', 12, 'cancelled', 'k4', NULL, NULL, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'NY', 'United States', 'mobile', '/', NULL, 'Stripe', NULL, 'single', NULL, TRUE, 30),
 ('6', '#6', '2026-06-03', 13, 'test', 'k5', NULL, NULL, 'Direct', 'direct', NULL, NULL, NULL, 'web', 'US', 'NY', 'United States', NULL, NULL, NULL, 'Test gateway', NULL, 'single', NULL, FALSE, 29),
 ('7', '#7', '2026-06-06', 14, 'valid', 'k6', 'new', '2026-06-06', 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 'web', 'DE', NULL, 'Europe', 'mobile', '/dogs', NULL, 'PayPal', NULL, 'single', 's7', TRUE, 26),
 ('8', '#8', '2026-06-07', 15, 'valid', 'k7', 'new', '2026-06-07', 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 'web', 'CA', 'ON', 'Canada', 'mobile', '/', NULL, 'Stripe', NULL, 'single', 's8', TRUE, 25),
 ('9', '#9', '2026-06-08', 16, 'valid', 'k2', 'returning', '2026-05-31', 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'CA', 'United States', 'desktop', '/', 'TEN', 'PayPal', NULL, 'split', 's9', TRUE, 24),
 ('10', '#10', '2026-06-08', 17, 'valid', 'k8', 'new', '2026-06-08', 'Direct', 'direct', NULL, NULL, NULL, 'web', 'US', 'TX', 'United States', 'tablet', '/', NULL, 'Stripe', NULL, 'single', 's10', TRUE, 24);

CREATE TABLE dim_sku (sku VARCHAR, design VARCHAR, design_family VARCHAR, aesthetic VARCHAR, niche VARCHAR, product_type VARCHAR, colour VARCHAR,
  size VARCHAR, print_method VARCHAR, size_class VARCHAR, list_price DECIMAL(18,2), listed_date DATE);
INSERT INTO dim_sku VALUES
 ('CAT-TEE', 'Cat', 'Pets', 'Retro', 'cat people', 't-shirt', 'Black', 'M', 'DTG', 'standard', 25.00, DATE '2026-06-08'),
 ('CAT-MUG', 'Cat', 'Pets', 'Retro', 'cat people', 'mug', 'White', '11oz', 'sublimation', 'standard', 15.00, DATE '2026-06-08'),
 ('DOG-TEE', 'Dog', 'Pets', 'Minimal', 'dog people', 't-shirt', 'White', '2XL', 'DTG', 'plus', 27.00, DATE '2026-06-08'),
 ('ODD-TEE', 'Odd', NULL, NULL, NULL, 't-shirt', 'Black', 'M', 'DTF', 'standard', 25.00, DATE '2026-06-08'),
 ('SUN-TEE', 'Sun', 'Sky', 'Cosmic', 'stars', 't-shirt', 'Black', 'M', 'DTF', 'standard', 25.00, DATE '2026-06-08');

CREATE TABLE fact_order_line (order_id VARCHAR, line_no INTEGER, order_date DATE, sku VARCHAR, supplier VARCHAR, quantity INTEGER,
  gross_sales DECIMAL(18,2), discounts DECIMAL(18,2), net_merchandise DECIMAL(18,2), shipping_charged DECIMAL(18,2), refunds DECIMAL(18,2),
  revenue DECIMAL(18,2), cogs_base DECIMAL(18,2), cogs_print DECIMAL(18,2), cogs_shipping DECIMAL(18,2), cogs_tax DECIMAL(18,2),
  cogs DECIMAL(18,2), cogs_estimated DECIMAL(18,2), cogs_status VARCHAR, payment_fees DECIMAL(18,2), tax_collected DECIMAL(18,2),
  amount_charged DECIMAL(18,2), contribution_margin DECIMAL(18,2), line_source VARCHAR, refunded_quantity INTEGER,
  shipping_refunds DECIMAL(18,2), dispute_losses DECIMAL(18,2), refunded_cogs DECIMAL(18,2), refunded_fees DECIMAL(18,2));
INSERT INTO fact_order_line VALUES
 ('1', 1, '2026-05-25', 'CAT-TEE', 'Printify', 1, 25.00, 2.50, 22.50, 3.00, 0.00, 25.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 0.80, 1.60, 27.10, 9.54, 'direct', 0, 0.00, 0.00, 0.00, 0.00),
 ('1', 2, '2026-05-25', 'CAT-MUG', 'Printify', 2, 30.00, 3.00, 27.00, 3.60, 13.50, 17.10, 9.00, 2.00, 4.00, 0.50, 15.50, 0.00, 'actual', 0.95, 1.90, 32.50, 0.65, 'recommendation', 1, 0.00, 0.00, 7.75, 0.48),
 ('2', 1, '2026-05-31', 'CAT-TEE', 'Printify', 1, 25.00, 0.00, 25.00, 2.50, 0.00, 27.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 1.10, 2.00, 29.50, 11.24, 'direct', 0, 0.00, 36.59, 0.00, 0.00),
 ('2', 2, '2026-05-31', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 2.50, 0.00, 29.50, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.20, 2.10, 31.60, 8.96, 'direct', 0, 0.00, 39.51, 0.00, 0.00),
 ('3', 1, '2026-06-01', 'ODD-TEE', 'SPOD', 3, 75.00, 7.50, 67.50, 0.00, 0.00, 67.50, 27.00, 9.00, 6.00, 0.00, 42.00, 42.00, 'estimated', 2.26, 0.00, 67.50, 23.24, 'direct', 0, 0.00, 0.00, 0.00, 0.00),
 ('4', 1, '2026-06-02', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 5.00, 0.00, 32.00, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.23, 0.00, 32.00, 11.43, 'direct', 0, 0.00, 0.00, 0.00, 0.00),
 ('7', 1, '2026-06-06', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 8.00, 35.00, 0.00, 10.00, 4.00, 7.50, 0.00, 21.50, 0.00, 'actual', 1.50, 0.00, 35.00, -23.00, 'direct', 1, 8.00, 0.00, 21.50, 1.50),
 ('8', 1, '2026-06-07', 'CAT-MUG', 'Printify', 1, 15.00, 0.00, 15.00, 6.00, 0.00, 21.00, 4.50, 1.00, 6.00, 0.00, 11.50, 0.00, 'actual', 0.91, 1.95, 22.95, 8.59, 'direct', 0, 0.00, 0.00, 0.00, 0.00),
 ('9', 1, '2026-06-08', 'CAT-TEE', 'Printify', 1, 25.00, 2.50, 22.50, 0.00, 0.00, 22.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 1.00, 1.70, 24.20, 6.34, 'direct', 0, 0.00, 0.00, 0.00, 0.00),
 ('9', 2, '2026-06-08', 'DOG-TEE', 'Printful', 1, 27.00, 2.70, 24.30, 0.00, 0.00, 24.30, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.05, 1.80, 26.10, 3.91, 'recommendation', 0, 0.00, 0.00, 0.00, 0.00),
 ('10', 1, '2026-06-08', NULL, NULL, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 'actual', 1.75, 0.00, 50.00, -1.75, 'direct', 0, 0.00, 0.00, 0.00, 0.00);

CREATE TABLE fact_session (session_id VARCHAR, visitor_id VARCHAR, session_date DATE, session_hour INTEGER, channel VARCHAR, channel_group VARCHAR,
  platform VARCHAR, campaign VARCHAR, audience VARCHAR, device VARCHAR, landing_page VARCHAR, order_id VARCHAR, customer_key VARCHAR,
  searched BOOLEAN, ordered BOOLEAN, order_revenue DECIMAL(18,2), order_margin DECIMAL(18,2));
INSERT INTO fact_session VALUES
 ('s1', 'v1', '2026-05-25', 8, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'mobile', '/', NULL, NULL, TRUE, FALSE, 0.00, 0.00),
 ('s2', 'v1', '2026-05-25', 9, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'mobile', '/', '1', 'k1', FALSE, TRUE, 42.60, 10.19),
 ('s3', 'v2', '2026-05-31', 22, 'Google', 'paid', 'Google', 'Our Name', 'brand', 'desktop', '/cats', '2', 'k2', FALSE, TRUE, 57.00, 20.20),
 ('s4', 'v1', '2026-06-01', 10, 'Email', 'email', NULL, 'flow: Hello', NULL, 'mobile', '/', '3', 'k1', FALSE, TRUE, 67.50, 23.24),
 ('s5', 'v3', '2026-06-04', 11, 'Organic Search', 'organic', NULL, NULL, NULL, 'desktop', '/cats', NULL, NULL, TRUE, FALSE, 0.00, 0.00),
 ('s6', 'v3', '2026-06-05', 11, 'Direct', 'direct', NULL, NULL, NULL, 'desktop', '/', NULL, NULL, TRUE, FALSE, 0.00, 0.00),
 ('s7', 'v4', '2026-06-06', 14, 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 'mobile', '/dogs', '7', 'k6', FALSE, TRUE, 0.00, -23.00),
 ('s8', 'v5', '2026-06-07', 15, 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 'mobile', '/', '8', 'k7', FALSE, TRUE, 21.00, 8.59),
 ('s9', 'v2', '2026-06-08', 16, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'desktop', '/', '9', 'k2', TRUE, TRUE, 46.80, 10.25),
 ('s10', 'v6', '2026-06-08', 17, 'Direct', 'direct', NULL, NULL, NULL, 'tablet', '/', '10', 'k8', FALSE, TRUE, 0.00, -1.75),
 ('s11', 'v7', '2026-06-08', 18, 'Direct', 'direct', NULL, NULL, NULL, NULL, '/', NULL, NULL, FALSE, FALSE, 0.00, 0.00);

CREATE TABLE fact_ad_spend (ad_date DATE, platform VARCHAR, channel VARCHAR, channel_group VARCHAR, campaign VARCHAR, audience VARCHAR,
  ad_set VARCHAR, spend DECIMAL(18,2), impressions BIGINT, clicks BIGINT, claimed_conversions DECIMAL(18,4), claimed_value DECIMAL(18,2));
INSERT INTO fact_ad_spend VALUES
 ('2026-05-25', 'Meta', 'Meta', 'paid', 'Come Back', 'retargeting', 'cart 7', 10.00, 1000, 20, 2, 90.00),
 ('2026-05-25', 'Meta', 'Meta', 'paid', 'Come Back', 'retargeting', 'cart 30', 5.00, 400, 5, 0, 0.00),
 ('2026-05-28', 'Google', 'Google', 'paid', 'Catalogue', 'shopping', 'all', 7.50, 700, 10, 0.3333, 20.00),
 ('2026-05-31', 'Google', 'Google', 'paid', 'Our Name', 'brand', 'exact', 2.50, 50, 8, 1.5, 60.00),
 ('2026-06-01', 'Meta', 'Meta', 'paid', 'Come Back', 'retargeting', 'cart 7', 12.00, 1100, 25, 1, 67.50),
 ('2026-06-06', 'Meta', 'Meta', 'paid', 'New Faces', 'prospecting', 'broad', 20.00, 5000, 40, 1, 35.00),
 ('2026-06-07', 'TikTok', 'TikTok', 'paid', 'Dance', 'unknown', 'broad', 9.00, 9000, 90, 0, 0.00),
 ('2026-06-08', 'Meta', 'Meta', 'paid', 'Come Back', 'retargeting', 'cart 7', 11.00, 900, 18, 1, 46.80);

CREATE TABLE fact_message (send_date DATE, message_type VARCHAR, message_channel VARCHAR, channel VARCHAR, message_name VARCHAR,
  message_step VARCHAR, campaign VARCHAR, recipients BIGINT, opens BIGINT, clicks BIGINT, claimed_orders BIGINT, claimed_revenue DECIMAL(18,2));
INSERT INTO fact_message VALUES
 ('2026-06-01', 'flow', 'Email', 'Email', 'Hello', 'Hello 1', 'flow: Hello', 10, 6, 2, 1, 67.50),
 ('2026-06-01', 'flow', 'SMS', 'SMS', 'Hello', 'Hello 2', 'flow: Hello', 4, NULL, 1, 0, 0.00),
 ('2026-06-03', 'campaign', 'Email', 'Email', 'June News', NULL, 'campaign: June News', 100, 40, 10, 1, 30.00);

CREATE TABLE fact_refund (refund_id VARCHAR, order_id VARCHAR, refund_date DATE, refund_amount DECIMAL(18,2), refund_tax DECIMAL(18,2));
INSERT INTO fact_refund VALUES
 ('r1', '1', '2026-06-01', 10.00, 0.80), ('r2', '1', '2026-06-03', 3.50, 0.00), ('r3', '7', '2026-06-08', 35.00, 0.00);

CREATE TABLE fact_chargeback (chargeback_id VARCHAR, order_id VARCHAR, order_name VARCHAR, dispute_date DATE, amount DECIMAL(18,2),
  dispute_fee DECIMAL(18,2), payment_method VARCHAR);
INSERT INTO fact_chargeback VALUES
 ('c1', '2', '#2', '2026-06-05', 61.10, 15.00, 'PayPal'), ('c2', NULL, '#999', '2026-06-08', 20.00, 15.00, 'Stripe');

CREATE TABLE fact_tool_cost (tool VARCHAR, category VARCHAR, month DATE, cost DECIMAL(18,2));
INSERT INTO fact_tool_cost VALUES
 ('Mailer', 'email', '2026-05-01', 40.00), ('Finder', 'search', '2026-05-01', 30.00), ('Mailer', 'email', '2026-06-01', 45.00);

CREATE TABLE fact_event (event_date DATE, event_type VARCHAR, session_id VARCHAR, visitor_id VARCHAR, search_term VARCHAR,
  results_count BIGINT, widget VARCHAR, channel VARCHAR, device VARCHAR, order_id VARCHAR, order_recommended BOOLEAN);
INSERT INTO fact_event VALUES
 ('2026-05-25', 'search', 's1', 'v1', 'cat mug', 3, NULL, 'Meta', 'mobile', NULL, FALSE),
 ('2026-06-04', 'search', 's5', 'v3', 'blanket', 0, NULL, 'Organic Search', 'desktop', NULL, FALSE),
 ('2026-06-08', 'search', 's9', 'v2', 'cat tee', 9, NULL, 'Meta', 'desktop', '9', TRUE),
 ('2026-06-05', 'search', 's6', 'v3', 'blanket', 0, NULL, 'Direct', 'desktop', NULL, FALSE),
 ('2026-05-25', 'rec_impression', 's2', 'v1', NULL, NULL, 'pdp', 'Meta', 'mobile', '1', TRUE),
 ('2026-05-25', 'rec_click', 's2', 'v1', NULL, NULL, 'pdp', 'Meta', 'mobile', '1', TRUE),
 ('2026-06-08', 'rec_impression', 's9', 'v2', NULL, NULL, 'cart', 'Meta', 'desktop', '9', TRUE),
 ('2026-06-08', 'rec_impression', 's10', 'v6', NULL, NULL, 'cart', 'Direct', 'tablet', '10', FALSE);

CREATE TABLE fact_invoice_line (invoice_id VARCHAR, supplier VARCHAR, order_id VARCHAR, order_name VARCHAR, sku VARCHAR, component VARCHAR,
  amount DECIMAL(18,2), invoiced_date DATE, quantity BIGINT, shipping_zone VARCHAR, print_method VARCHAR, is_reprint BOOLEAN, is_credit BOOLEAN);
INSERT INTO fact_invoice_line VALUES
 ('i1', 'Printify', '1', '#1', 'CAT-TEE', 'base', 8.00, '2026-05-27', 1, 'United States', 'DTG', FALSE, FALSE),
 ('i1', 'Printify', '1', '#1', 'CAT-TEE', 'print', 3.00, '2026-05-27', 1, 'United States', 'DTG', FALSE, FALSE),
 ('i1', 'Printify', '1', '#1', NULL, 'shipping', 7.50, '2026-05-27', NULL, 'United States', NULL, FALSE, FALSE),
 ('i2', 'Printful', '2', '#2', 'DOG-TEE', 'base', 10.00, '2026-06-02', 1, 'United States', 'DTG', FALSE, FALSE),
 ('i2', 'Printful', '2', '#2', 'DOG-TEE', 'base', 10.00, '2026-06-04', 1, 'United States', 'DTG', TRUE, FALSE),
 ('i3', 'Printful', '2', '#2', 'DOG-TEE', 'base', -6.00, '2026-06-05', 1, 'United States', 'DTG', FALSE, TRUE),
 ('i4', 'SPOD', NULL, '#998', 'ODD-TEE', 'base', 9.00, '2026-06-06', 1, 'Europe', 'DTF', FALSE, FALSE);

CREATE TABLE fact_payment (payment_id VARCHAR, payment_method VARCHAR, payment_kind VARCHAR, order_id VARCHAR, order_name VARCHAR, paid_date DATE,
  amount DECIMAL(18,2), fee DECIMAL(18,2));
INSERT INTO fact_payment VALUES
 ('p1', 'Stripe', 'charge', '1', '#1', '2026-05-25', 59.60, 1.75), ('p2', 'PayPal', 'charge', '2', '#2', '2026-05-31', 61.10, 2.30),
 ('p3', 'Stripe', 'charge', '3', '#3', '2026-06-01', 67.50, 2.26), ('p4', 'Stripe', 'charge', NULL, '#999', '2026-06-03', 20.00, 0.88),
 ('p5', 'PayPal', 'refund', '7', '#7', '2026-06-08', -35.00, 0.00), ('p6', 'Stripe', 'dispute', NULL, '#999', '2026-06-08', -20.00, 15.00);

-- The second order of k1 and of k2 came after a click of another channel; of order 4 no visit is known.
CREATE TABLE fact_order_attribution (order_id VARCHAR, order_date DATE, attribution_model VARCHAR, weight DECIMAL(9,6), channel VARCHAR,
  channel_group VARCHAR, platform VARCHAR, campaign VARCHAR, audience VARCHAR, revenue DECIMAL(18,2), contribution_margin DECIMAL(18,2));
INSERT INTO fact_order_attribution VALUES
 ('1', '2026-05-25', 'last_click_utm', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 42.60, 10.19),
 ('1', '2026-05-25', 'last_non_direct_click', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 42.60, 10.19),
 ('1', '2026-05-25', 'first_click', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 42.60, 10.19),
 ('2', '2026-05-31', 'last_click_utm', 1, 'Google', 'paid', 'Google', 'Our Name', 'brand', 57.00, 20.20),
 ('2', '2026-05-31', 'last_non_direct_click', 1, 'Google', 'paid', 'Google', 'Our Name', 'brand', 57.00, 20.20),
 ('2', '2026-05-31', 'first_click', 1, 'Google', 'paid', 'Google', 'Our Name', 'brand', 57.00, 20.20),
 ('3', '2026-06-01', 'last_click_utm', 1, 'Email', 'email', NULL, 'flow: Hello', NULL, 67.50, 23.24),
 ('3', '2026-06-01', 'last_non_direct_click', 1, 'Email', 'email', NULL, 'flow: Hello', NULL, 67.50, 23.24),
 ('3', '2026-06-01', 'first_click', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 67.50, 23.24),
 ('4', '2026-06-02', 'last_click_utm', 1, 'Direct', 'direct', NULL, NULL, NULL, 32.00, 11.43),
 ('4', '2026-06-02', 'last_non_direct_click', 1, NULL, NULL, NULL, NULL, NULL, 32.00, 11.43),
 ('4', '2026-06-02', 'first_click', 1, NULL, NULL, NULL, NULL, NULL, 32.00, 11.43),
 ('7', '2026-06-06', 'last_click_utm', 1, 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 0.00, -23.00),
 ('7', '2026-06-06', 'last_non_direct_click', 1, 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 0.00, -23.00),
 ('7', '2026-06-06', 'first_click', 1, 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 0.00, -23.00),
 ('8', '2026-06-07', 'last_click_utm', 1, 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 21.00, 8.59),
 ('8', '2026-06-07', 'last_non_direct_click', 1, 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 21.00, 8.59),
 ('8', '2026-06-07', 'first_click', 1, 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 21.00, 8.59),
 ('9', '2026-06-08', 'last_click_utm', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 46.80, 10.25),
 ('9', '2026-06-08', 'last_non_direct_click', 1, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 46.80, 10.25),
 ('9', '2026-06-08', 'first_click', 1, 'Google', 'paid', 'Google', 'Our Name', 'brand', 46.80, 10.25),
 ('10', '2026-06-08', 'last_click_utm', 1, 'Direct', 'direct', NULL, NULL, NULL, 0.00, -1.75),
 ('10', '2026-06-08', 'last_non_direct_click', 1, 'Direct', 'direct', NULL, NULL, NULL, 0.00, -1.75),
 ('10', '2026-06-08', 'first_click', 1, 'Direct', 'direct', NULL, NULL, NULL, 0.00, -1.75);

-- Ages are such that some customers are old enough to be judged and some are not; the first orders of ka and kb are not in the data.
CREATE TABLE fact_customer (customer_key VARCHAR, first_order_id VARCHAR, first_order_date DATE, age_days INTEGER, orders BIGINT,
  days_to_second_order INTEGER, orders_returning_90 BIGINT, revenue DECIMAL(18,2), contribution_margin DECIMAL(18,2),
  revenue_returning_90 DECIMAL(18,2), margin_returning_90 DECIMAL(18,2), margin_180 DECIMAL(18,2), margin_365 DECIMAL(18,2),
  first_design VARCHAR, first_design_family VARCHAR, first_aesthetic VARCHAR, first_niche VARCHAR, first_product_type VARCHAR);
INSERT INTO fact_customer VALUES
 ('ka', '900', '2025-08-01', 400, 3, 20, 1, 120.00, 31.00, 40.00, 9.00, 21.00, 31.00, 'Fern', 'Leaves', 'botanical', 'plants', 'tee'),
 ('kb', '901', '2026-02-01', 216, 2, 120, 0, 70.00, 14.00, 0.00, 0.00, 14.00, 14.00, 'Fern', 'Leaves', 'botanical', 'plants', 'mug'),
 ('k1', '1', '2026-05-25', 103, 2, 7, 1, 110.10, 33.43, 67.50, 23.24, 33.43, 33.43, 'Skull', 'Bones', 'gothic', NULL, 'tee'),
 ('k2', '2', '2026-05-31', 97, 2, 8, 1, 103.80, 30.45, 46.80, 10.25, 30.45, 30.45, 'Fern', 'Leaves', 'botanical', 'plants', 'tee'),
 ('k3', '4', '2026-06-02', 95, 1, NULL, 0, 32.00, 11.43, 0.00, 0.00, 11.43, 11.43, 'Skull', 'Bones', 'gothic', NULL, 'mug'),
 ('k6', '7', '2026-06-06', 91, 1, NULL, 0, 0.00, -23.00, 0.00, 0.00, -23.00, -23.00, NULL, NULL, NULL, NULL, NULL),
 ('k7', '8', '2026-06-07', 90, 1, NULL, 0, 21.00, 8.59, 0.00, 0.00, 8.59, 8.59, 'Wave', NULL, 'coastal', 'sea', 'poster'),
 ('k8', '10', '2026-06-08', 89, 1, NULL, 0, 0.00, -1.75, 0.00, 0.00, -1.75, -1.75, 'Skull', 'Bones', 'gothic', NULL, 'tee');

-- ka ordered twice more, 20 and 150 days after the first order; k1 on the seventh day.
CREATE TABLE fact_customer_order (customer_key VARCHAR, customer_order_id VARCHAR, first_order_date DATE, days_after INTEGER, is_later BOOLEAN,
  revenue DECIMAL(18,2), contribution_margin DECIMAL(18,2));
INSERT INTO fact_customer_order VALUES
 ('ka', '900', '2025-08-01', 0, FALSE, 50.00, 12.00), ('ka', '902', '2025-08-01', 20, TRUE, 40.00, 9.00),
 ('ka', '903', '2025-08-01', 150, TRUE, 30.00, 10.00), ('kb', '901', '2026-02-01', 0, FALSE, 40.00, 8.00),
 ('kb', '904', '2026-02-01', 120, TRUE, 30.00, 6.00), ('k1', '1', '2026-05-25', 0, FALSE, 42.60, 10.19),
 ('k1', '3', '2026-05-25', 7, TRUE, 67.50, 23.24), ('k2', '2', '2026-05-31', 0, FALSE, 57.00, 20.20),
 ('k2', '5', '2026-05-31', 8, TRUE, 46.80, 10.25), ('k3', '4', '2026-06-02', 0, FALSE, 32.00, 11.43),
 ('k6', '7', '2026-06-06', 0, FALSE, 0.00, -23.00), ('k8', '10', '2026-06-08', 0, FALSE, 0.00, -1.75);

CREATE TABLE fact_silent_customer (month DATE, customer_key VARCHAR, reactivated BOOLEAN);
INSERT INTO fact_silent_customer VALUES
 ('2026-05-01', 'ka', FALSE), ('2026-05-01', 'kc', TRUE), ('2026-06-01', 'ka', TRUE), ('2026-06-01', 'kd', FALSE), ('2026-06-01', 'ke', FALSE);

-- Two experiments; v1 is in both.
CREATE TABLE fact_experiment_visitor (experiment VARCHAR, visitor_id VARCHAR, arm VARCHAR, experiment_tool VARCHAR, experiment_name VARCHAR,
  start_date DATE, end_date DATE, holdout_share DECIMAL(18,4), assigned_date DATE, age_days INTEGER, orders BIGINT, revenue DECIMAL(18,2),
  contribution_margin DECIMAL(18,2), recommended_orders BIGINT, recommended_revenue DECIMAL(18,2), recommended_margin DECIMAL(18,2),
  revenue_before DECIMAL(18,2), margin_before DECIMAL(18,2), revenue_1_90 DECIMAL(18,2), margin_1_90 DECIMAL(18,2), margin_91_150 DECIMAL(18,2));
INSERT INTO fact_experiment_visitor VALUES
 ('hats', 'v90', 'treatment', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-03-01', 188, 1, 30.00, 12.00, 1, 9.00, 2.50, 15.00, 4.10, 30.00, 12.00, 4.00),
 ('hats', 'v91', 'holdout', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-03-02', 187, 1, 20.00, 7.00, 0, 0.00, 0.00, 0.00, 0.00, 20.00, 7.00, 9.00),
 ('hats', 'v1', 'treatment', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-05-25', 103, 2, 110.10, 33.43, 1, 12.00, 3.40, 0.00, 0.00, 67.50, 23.24, 0.00),
 ('hats', 'v2', 'treatment', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-05-31', 97, 1, 57.00, 20.20, 0, 0.00, 0.00, 8.00, -1.20, 46.80, 10.25, 0.00),
 ('hats', 'v3', 'holdout', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-06-04', 93, 0, 0.00, 0.00, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00),
 ('hats', 'v5', 'holdout', 'Finder', 'Hats on top', '2026-03-01', '2026-06-07', 0.5, '2026-06-07', 80, 1, 21.00, 8.59, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00),
 ('words', 'v1', 'holdout', NULL, 'Hero words', '2026-06-01', NULL, 0.1, '2026-06-01', 96, 1, 67.50, 23.24, 1, 12.00, 3.40, 5.00, 1.00, 0.00, 0.00, 0.00),
 ('words', 'v6', 'treatment', NULL, 'Hero words', '2026-06-01', NULL, 0.1, '2026-06-08', 89, 1, 0.00, -1.75, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00);

CREATE TABLE fact_experiment_cost (experiment VARCHAR, experiment_tool VARCHAR, cost_date DATE, cost DECIMAL(18,2));
INSERT INTO fact_experiment_cost VALUES
 ('hats', 'Finder', '2026-05-30', 0.97), ('hats', 'Finder', '2026-05-31', 0.97), ('hats', 'Finder', '2026-06-01', 1.00);

CREATE TABLE fact_source_day (data_source VARCHAR, data_day DATE, row_count BIGINT);
INSERT INTO fact_source_day VALUES
 ('orders feed', '2026-05-25', 1), ('orders feed', '2026-06-06', 2), ('orders feed', '2026-06-08', 1),
 ('sessions feed', '2026-06-06', 4), ('sessions feed', '2026-06-07', 1);

CREATE TABLE fact_source (data_source VARCHAR, last_day DATE, days_behind INTEGER, row_count BIGINT);
INSERT INTO fact_source VALUES
 ('orders feed', '2026-06-08', 0, 10), ('Meta ads feed', '2026-06-08', 0, 5), ('TikTok ads feed', '2026-06-07', 1, 1),
 ('SPOD invoice feed', '2026-06-06', 2, 1);

-- First lines are invoiced above their price in the rate card, others below; what no invoice names costs what the rate card says.
ALTER TABLE fact_order_line ADD COLUMN cogs_at_rate_card DECIMAL(18,2);
UPDATE fact_order_line SET cogs_at_rate_card = cogs - CASE WHEN cogs_status <> 'actual' THEN 0 WHEN line_no = 1 THEN 0.75 ELSE -0.30 END;
