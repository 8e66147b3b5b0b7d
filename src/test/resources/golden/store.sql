-- A shop of two weeks, small enough to be summed by hand, with the traps that make sums wrong: several lines in an order, suppliers that
-- share one, lines without a product, products without a tag, visitors who come twice, sessions without an order, orders without a
-- session, days with ads and no orders, an audience that only ads know, a chargeback and an invoice of no known order.
CREATE TABLE shop (name VARCHAR, currency VARCHAR, zone VARCHAR, week_start VARCHAR, imported_at TIMESTAMP, quarantined BIGINT);
INSERT INTO shop VALUES ('Small Shop', 'USD', 'America/New_York', 'monday', TIMESTAMP '2026-06-10 08:00:00', 3);

CREATE TABLE dim_order (order_id VARCHAR, order_name VARCHAR, order_date DATE, order_hour INTEGER, status VARCHAR, customer_key VARCHAR,
  customer_type VARCHAR, first_order_date DATE, channel VARCHAR, channel_group VARCHAR, platform VARCHAR, campaign VARCHAR, audience VARCHAR,
  order_source VARCHAR, country VARCHAR, state VARCHAR, shipping_zone VARCHAR, device VARCHAR, landing_page VARCHAR, discount_code VARCHAR,
  payment_method VARCHAR, order_tags VARCHAR, split_order VARCHAR);
INSERT INTO dim_order VALUES
 ('1', '#1', '2026-05-25', 9, 'valid', 'k1', 'new', '2026-05-25', 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'NJ', 'United States', 'mobile', '/', 'TEN', 'Stripe', NULL, 'single'),
 ('2', '#2', '2026-05-31', 22, 'valid', 'k2', 'new', '2026-05-31', 'Google', 'paid', 'Google', 'Our Name', 'brand', 'web', 'US', 'CA', 'United States', 'desktop', '/cats', NULL, 'PayPal', 'gift', 'split'),
 ('3', '#3', '2026-06-01', 10, 'valid', 'k1', 'returning', '2026-05-25', 'Email', 'email', NULL, 'flow: Hello', NULL, 'web', 'US', 'NJ', 'United States', 'mobile', '/', 'TEN', 'Stripe', NULL, 'single'),
 ('4', '#4', '2026-06-02', 11, 'valid', 'k3', 'new', '2026-06-02', 'Direct', 'direct', NULL, NULL, NULL, 'draft', NULL, NULL, NULL, NULL, NULL, NULL, 'Stripe', NULL, 'single'),
 ('5', '#5', '2026-06-02', 12, 'cancelled', 'k4', NULL, NULL, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'NY', 'United States', 'mobile', '/', NULL, 'Stripe', NULL, 'single'),
 ('6', '#6', '2026-06-03', 13, 'test', 'k5', NULL, NULL, 'Direct', 'direct', NULL, NULL, NULL, 'web', 'US', 'NY', 'United States', NULL, NULL, NULL, 'Test gateway', NULL, 'single'),
 ('7', '#7', '2026-06-06', 14, 'valid', 'k6', 'new', '2026-06-06', 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 'web', 'DE', NULL, 'Europe', 'mobile', '/dogs', NULL, 'PayPal', NULL, 'single'),
 ('8', '#8', '2026-06-07', 15, 'valid', 'k7', 'new', '2026-06-07', 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 'web', 'CA', 'ON', 'Canada', 'mobile', '/', NULL, 'Stripe', NULL, 'single'),
 ('9', '#9', '2026-06-08', 16, 'valid', 'k2', 'returning', '2026-05-31', 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'web', 'US', 'CA', 'United States', 'desktop', '/', 'TEN', 'PayPal', NULL, 'split'),
 ('10', '#10', '2026-06-08', 17, 'valid', 'k8', 'new', '2026-06-08', 'Direct', 'direct', NULL, NULL, NULL, 'web', 'US', 'TX', 'United States', 'tablet', '/', NULL, 'Stripe', NULL, 'single');

CREATE TABLE dim_sku (sku VARCHAR, design VARCHAR, design_family VARCHAR, aesthetic VARCHAR, niche VARCHAR, product_type VARCHAR, colour VARCHAR,
  size VARCHAR, print_method VARCHAR, size_class VARCHAR, list_price DECIMAL(18,2));
INSERT INTO dim_sku VALUES
 ('CAT-TEE', 'Cat', 'Pets', 'Retro', 'cat people', 't-shirt', 'Black', 'M', 'DTG', 'standard', 25.00),
 ('CAT-MUG', 'Cat', 'Pets', 'Retro', 'cat people', 'mug', 'White', '11oz', 'sublimation', 'standard', 15.00),
 ('DOG-TEE', 'Dog', 'Pets', 'Minimal', 'dog people', 't-shirt', 'White', '2XL', 'DTG', 'plus', 27.00),
 ('ODD-TEE', 'Odd', NULL, NULL, NULL, 't-shirt', 'Black', 'M', 'DTF', 'standard', 25.00),
 ('SUN-TEE', 'Sun', 'Sky', 'Cosmic', 'stars', 't-shirt', 'Black', 'M', 'DTF', 'standard', 25.00);

CREATE TABLE fact_order_line (order_id VARCHAR, line_no INTEGER, order_date DATE, sku VARCHAR, supplier VARCHAR, quantity INTEGER,
  gross_sales DECIMAL(18,2), discounts DECIMAL(18,2), net_merchandise DECIMAL(18,2), shipping_charged DECIMAL(18,2), refunds DECIMAL(18,2),
  revenue DECIMAL(18,2), cogs_base DECIMAL(18,2), cogs_print DECIMAL(18,2), cogs_shipping DECIMAL(18,2), cogs_tax DECIMAL(18,2),
  cogs DECIMAL(18,2), cogs_estimated DECIMAL(18,2), cogs_status VARCHAR, payment_fees DECIMAL(18,2), tax_collected DECIMAL(18,2),
  amount_charged DECIMAL(18,2), contribution_margin DECIMAL(18,2), line_source VARCHAR);
INSERT INTO fact_order_line VALUES
 ('1', 1, '2026-05-25', 'CAT-TEE', 'Printify', 1, 25.00, 2.50, 22.50, 3.00, 0.00, 25.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 0.80, 1.60, 27.10, 9.54, 'direct'),
 ('1', 2, '2026-05-25', 'CAT-MUG', 'Printify', 2, 30.00, 3.00, 27.00, 3.60, 13.50, 17.10, 9.00, 2.00, 4.00, 0.50, 15.50, 0.00, 'actual', 0.95, 1.90, 32.50, 0.65, 'recommendation'),
 ('2', 1, '2026-05-31', 'CAT-TEE', 'Printify', 1, 25.00, 0.00, 25.00, 2.50, 0.00, 27.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 1.10, 2.00, 29.50, 11.24, 'direct'),
 ('2', 2, '2026-05-31', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 2.50, 0.00, 29.50, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.20, 2.10, 31.60, 8.96, 'direct'),
 ('3', 1, '2026-06-01', 'ODD-TEE', 'SPOD', 3, 75.00, 7.50, 67.50, 0.00, 0.00, 67.50, 27.00, 9.00, 6.00, 0.00, 42.00, 42.00, 'estimated', 2.26, 0.00, 67.50, 23.24, 'direct'),
 ('4', 1, '2026-06-02', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 5.00, 0.00, 32.00, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.23, 0.00, 32.00, 11.43, 'direct'),
 ('7', 1, '2026-06-06', 'DOG-TEE', 'Printful', 1, 27.00, 0.00, 27.00, 8.00, 35.00, 0.00, 10.00, 4.00, 7.50, 0.00, 21.50, 0.00, 'actual', 1.50, 0.00, 35.00, -23.00, 'direct'),
 ('8', 1, '2026-06-07', 'CAT-MUG', 'Printify', 1, 15.00, 0.00, 15.00, 6.00, 0.00, 21.00, 4.50, 1.00, 6.00, 0.00, 11.50, 0.00, 'actual', 0.91, 1.95, 22.95, 8.59, 'direct'),
 ('9', 1, '2026-06-08', 'CAT-TEE', 'Printify', 1, 25.00, 2.50, 22.50, 0.00, 0.00, 22.50, 8.00, 3.00, 3.50, 0.66, 15.16, 0.00, 'actual', 1.00, 1.70, 24.20, 6.34, 'direct'),
 ('9', 2, '2026-06-08', 'DOG-TEE', 'Printful', 1, 27.00, 2.70, 24.30, 0.00, 0.00, 24.30, 10.00, 4.00, 4.50, 0.84, 19.34, 0.00, 'actual', 1.05, 1.80, 26.10, 3.91, 'recommendation'),
 ('10', 1, '2026-06-08', NULL, NULL, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 'actual', 1.75, 0.00, 50.00, -1.75, 'direct');

CREATE TABLE fact_session (session_id VARCHAR, visitor_id VARCHAR, session_date DATE, session_hour INTEGER, channel VARCHAR, channel_group VARCHAR,
  platform VARCHAR, campaign VARCHAR, audience VARCHAR, device VARCHAR, landing_page VARCHAR, order_id VARCHAR, customer_key VARCHAR);
INSERT INTO fact_session VALUES
 ('s1', 'v1', '2026-05-25', 8, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'mobile', '/', NULL, NULL),
 ('s2', 'v1', '2026-05-25', 9, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'mobile', '/', '1', 'k1'),
 ('s3', 'v2', '2026-05-31', 22, 'Google', 'paid', 'Google', 'Our Name', 'brand', 'desktop', '/cats', '2', 'k2'),
 ('s4', 'v1', '2026-06-01', 10, 'Email', 'email', NULL, 'flow: Hello', NULL, 'mobile', '/', '3', 'k1'),
 ('s5', 'v3', '2026-06-04', 11, 'Organic Search', 'organic', NULL, NULL, NULL, 'desktop', '/cats', NULL, NULL),
 ('s6', 'v3', '2026-06-05', 11, 'Direct', 'direct', NULL, NULL, NULL, 'desktop', '/', NULL, NULL),
 ('s7', 'v4', '2026-06-06', 14, 'Meta', 'paid', 'Meta', 'New Faces', 'prospecting', 'mobile', '/dogs', '7', 'k6'),
 ('s8', 'v5', '2026-06-07', 15, 'TikTok', 'paid', 'TikTok', NULL, 'unknown', 'mobile', '/', '8', 'k7'),
 ('s9', 'v2', '2026-06-08', 16, 'Meta', 'paid', 'Meta', 'Come Back', 'retargeting', 'desktop', '/', '9', 'k2'),
 ('s10', 'v6', '2026-06-08', 17, 'Direct', 'direct', NULL, NULL, NULL, 'tablet', '/', '10', 'k8'),
 ('s11', 'v7', '2026-06-08', 18, 'Direct', 'direct', NULL, NULL, NULL, NULL, '/', NULL, NULL);

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
  results_count BIGINT, widget VARCHAR, channel VARCHAR, device VARCHAR);
INSERT INTO fact_event VALUES
 ('2026-05-25', 'search', 's1', 'v1', 'cat mug', 3, NULL, 'Meta', 'mobile'),
 ('2026-06-04', 'search', 's5', 'v3', 'blanket', 0, NULL, 'Organic Search', 'desktop'),
 ('2026-06-05', 'search', 's6', 'v3', 'blanket', 0, NULL, 'Direct', 'desktop'),
 ('2026-05-25', 'rec_impression', 's2', 'v1', NULL, NULL, 'pdp', 'Meta', 'mobile'),
 ('2026-05-25', 'rec_click', 's2', 'v1', NULL, NULL, 'pdp', 'Meta', 'mobile'),
 ('2026-06-08', 'rec_impression', 's9', 'v2', NULL, NULL, 'cart', 'Meta', 'desktop'),
 ('2026-06-08', 'rec_impression', 's10', 'v6', NULL, NULL, 'cart', 'Direct', 'tablet');

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
