-- A big shop, made of numbers alone: every value is a hash of its row's number, so that each run makes the same rows. Orders come in the
-- order of time, more of them each year; ten orders have seventeen lines; a few designs, channels and visitors make most of the trade; some
-- keys are missing and some lead nowhere. The variable `lines` is set before.
SET VARIABLE order_of_line = [0, 1, 2, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 9, 9, 9, 9];
SET VARIABLE orders = (getvariable('lines') - 1) // 17 * 10 + getvariable('order_of_line')[1 + (getvariable('lines') - 1) % 17] + 1;
SET VARIABLE costs = (getvariable('lines') * 12) // 10;
SET VARIABLE sessions = getvariable('lines') * 2;
SET VARIABLE days = 1277;

-- A number in [0, 1) of a row and a purpose.
CREATE OR REPLACE TEMP MACRO chance(i, purpose) AS (hash(i, purpose) >> 12)::DOUBLE / 4503599627370496.0;
-- The day on which the share x of all rows is reached: the shop grows.
CREATE OR REPLACE TEMP MACRO day_of(x) AS DATE '2023-01-01' + floor(getvariable('days') * pow(x, 0.7))::INTEGER;
CREATE OR REPLACE TEMP MACRO order_key(i) AS (5000000000000 + i * 32768)::VARCHAR;
CREATE OR REPLACE TEMP MACRO channel_of(x) AS CASE WHEN x < 0.33 THEN 'Meta' WHEN x < 0.53 THEN 'Google' WHEN x < 0.61 THEN 'TikTok'
  WHEN x < 0.73 THEN 'Email' WHEN x < 0.76 THEN 'SMS' WHEN x < 0.85 THEN 'Organic Search' WHEN x < 0.97 THEN 'Direct' ELSE 'Referral' END;
CREATE OR REPLACE TEMP MACRO group_of(channel) AS CASE WHEN channel IN ('Meta', 'Google', 'TikTok') THEN 'paid' WHEN channel = 'Organic Search' THEN 'organic'
  ELSE lower(channel) END;
CREATE OR REPLACE TEMP MACRO paid(channel) AS CASE WHEN channel IN ('Meta', 'Google', 'TikTok') THEN channel END;
CREATE OR REPLACE TEMP MACRO campaign_of(channel, x) AS CASE WHEN channel IN ('Meta', 'Google', 'TikTok') THEN channel || ' campaign ' || (1 + floor(12 * x * x))::INTEGER
  WHEN channel IN ('Email', 'SMS') THEN 'flow: Hello ' || (1 + floor(6 * x))::INTEGER END;
CREATE OR REPLACE TEMP MACRO audience_of(channel, x) AS CASE WHEN channel NOT IN ('Meta', 'Google', 'TikTok') THEN NULL
  ELSE ['prospecting', 'prospecting', 'retargeting', 'brand', 'shopping', 'unknown'][1 + floor(12 * x * x)::INTEGER % 6] END;
CREATE OR REPLACE TEMP MACRO device_of(x) AS CASE WHEN x < 0.64 THEN 'mobile' WHEN x < 0.92 THEN 'desktop' WHEN x < 0.97 THEN 'tablet' END;
CREATE OR REPLACE TEMP MACRO page_of(x) AS CASE WHEN x < 0.4 THEN '/' ELSE '/collections/design-' || floor(300 * pow(x, 2))::INTEGER END;
CREATE OR REPLACE TEMP MACRO sku_key(n) AS 'DSG' || lpad((n // 40)::VARCHAR, 4, '0') || '-' || lpad((n % 40)::VARCHAR, 2, '0');
CREATE OR REPLACE TEMP MACRO supplier_of(n) AS ['Printify', 'Printify', 'Printful', 'SPOD', 'Gooten'][1 + (n % 40) % 5];
CREATE OR REPLACE TEMP MACRO visitor_key(n) AS printf('%016x', hash(n, 'visitor'));

INSERT INTO dim_sku BY NAME
SELECT sku_key(n) AS sku, 'Design ' || (n // 40) AS design, CASE WHEN chance(n // 40, 'family') > 0.1 THEN 'Family ' || (n // 40) % 60 END AS design_family,
  CASE WHEN chance(n // 40, 'look') > 0.05 THEN ['Retro', 'Minimal', 'Cosmic', 'Gothic', 'Botanical', 'Grunge', 'Pastel', 'Western', 'Nautical', 'Art Deco',
    'Kawaii', 'Brutalist'][1 + floor(12 * pow(chance(n // 40, 'look'), 2))::INTEGER] END AS aesthetic,
  CASE WHEN chance(n // 40, 'niche') > 0.08 THEN 'Niche ' || floor(30 * chance(n // 40, 'niche'))::INTEGER END AS niche,
  ['t-shirt', 't-shirt', 'hoodie', 'mug', 'tote', 'poster', 'sweatshirt', 'sticker'][1 + (n % 40) // 5] AS product_type,
  ['Black', 'White', 'Navy', 'Red', 'Grey'][1 + n % 5] AS colour, ['S', 'M', 'L', 'XL', '2XL'][1 + (n // 5) % 5] AS size,
  ['DTG', 'DTF', 'sublimation'][1 + n % 3] AS print_method, CASE WHEN (n // 5) % 5 = 4 THEN 'plus' ELSE 'standard' END AS size_class,
  (12 + (n % 40) // 5 * 4)::DECIMAL(18,2) AS list_price
FROM range(20000) AS t(n);

-- Four in a hundred beyond the valid ones are cancelled or tests.
INSERT INTO dim_order BY NAME
WITH numbered AS (
  SELECT i, i < getvariable('orders') AS valid, CASE WHEN i < getvariable('orders') THEN i / getvariable('orders') ELSE chance(i, 'day') END AS moment,
    floor(getvariable('orders') * 0.62 * pow(chance(i, 'customer'), 1.3))::BIGINT AS customer, channel_of(chance(i, 'channel')) AS channel, chance(i, 'campaign') AS pick,
    chance(i, 'country') AS place
  FROM range(getvariable('orders') + getvariable('orders') // 25) AS t(i)
)
SELECT order_key(i) AS order_id, '#' || (1001 + i) AS order_name, day_of(moment) AS order_date, floor(24 * chance(i, 'hour'))::INTEGER AS order_hour,
  CASE WHEN valid THEN 'valid' WHEN i % 9 = 0 THEN 'test' ELSE 'cancelled' END AS status, printf('%016x', hash(customer, 'customer')) AS customer_key,
  CASE WHEN valid THEN CASE WHEN chance(i, 'type') < 0.62 THEN 'new' ELSE 'returning' END END AS customer_type,
  CASE WHEN valid THEN day_of(moment) - floor(300 * chance(customer, 'first'))::INTEGER END AS first_order_date, channel, group_of(channel) AS channel_group,
  paid(channel) AS platform, campaign_of(channel, pick) AS campaign, audience_of(channel, pick) AS audience,
  CASE WHEN chance(i, 'source') < 0.98 THEN 'web' ELSE 'draft' END AS order_source,
  CASE WHEN place < 0.71 THEN 'US' WHEN place < 0.80 THEN 'CA' WHEN place < 0.87 THEN 'GB' WHEN place < 0.92 THEN 'DE' WHEN place < 0.96 THEN 'AU' WHEN place < 0.99 THEN 'FR' END AS country,
  CASE WHEN place < 0.71 THEN ['NJ', 'CA', 'NY', 'TX', 'FL', 'WA', 'OH', 'IL'][1 + floor(8 * pow(chance(i, 'state'), 2))::INTEGER] END AS state,
  CASE WHEN place < 0.71 THEN 'United States' WHEN place < 0.80 THEN 'Canada' WHEN place < 0.96 THEN 'Europe' WHEN place < 0.99 THEN 'Rest of world' END AS shipping_zone,
  device_of(chance(i, 'device')) AS device, page_of(chance(i, 'page')) AS landing_page,
  CASE WHEN chance(i, 'code') < 0.22 THEN 'CODE' || floor(40 * pow(chance(i, 'which'), 2))::INTEGER END AS discount_code,
  ['Shopify Payments', 'Shopify Payments', 'PayPal', 'Stripe'][1 + i % 4] AS payment_method, CASE WHEN chance(i, 'tag') < 0.05 THEN 'gift' END AS order_tags,
  CASE WHEN chance(i, 'split') < 0.12 THEN 'split' ELSE 'single' END AS split_order
FROM numbered;

INSERT INTO fact_order_line BY NAME
WITH placed AS (
  SELECT j, j // 17 * 10 + getvariable('order_of_line')[1 + j % 17] AS i, [1, 1, 1, 2, 1, 1, 1, 2, 3, 1, 1, 1, 1, 2, 3, 4, 5][1 + j % 17] AS line_no,
    floor(20000 * pow(chance(j, 'sku'), 2.5))::BIGINT AS n, chance(j, 'oddity') AS oddity
  FROM range(getvariable('lines')) AS t(j)
), priced AS (
  SELECT *, CASE WHEN oddity < 0.01 THEN 0 WHEN chance(j, 'quantity') < 0.86 THEN 1 ELSE 2 + (chance(j, 'more') * 3)::INTEGER END AS quantity, (12 + (n % 40) // 5 * 4)::DECIMAL(18,2) AS price
  FROM placed
), charged AS (
  SELECT *, (quantity * price)::DECIMAL(18,2) AS gross, CASE WHEN chance(i, 'code') < 0.22 THEN round(quantity * price * 0.1, 2) ELSE 0 END::DECIMAL(18,2) AS discount,
    CASE WHEN line_no = 1 THEN 4.99 ELSE 1.25 END::DECIMAL(18,2) AS shipping
  FROM priced
), costed AS (
  SELECT *, (gross - discount)::DECIMAL(18,2) AS net, CASE WHEN chance(j, 'refund') < 0.035 THEN gross - discount ELSE 0 END::DECIMAL(18,2) AS refund,
    round(gross * 0.33, 2)::DECIMAL(18,2) AS base, round(gross * 0.14, 2)::DECIMAL(18,2) AS print, round(3 + 2 * chance(j, 'freight'), 2)::DECIMAL(18,2) AS freight,
    round(gross * 0.02, 2)::DECIMAL(18,2) AS tax, round((gross - discount + shipping) * 0.032, 2)::DECIMAL(18,2) AS fee, round((gross - discount) * 0.07, 2)::DECIMAL(18,2) AS sales_tax,
    chance(i, 'invoiced') < 0.06 AS estimated
  FROM charged
)
SELECT order_key(i) AS order_id, line_no, day_of(i / getvariable('orders')) AS order_date, CASE WHEN oddity < 0.02 THEN NULL WHEN oddity < 0.025 THEN 'GONE-' || n ELSE sku_key(n) END AS sku,
  CASE WHEN oddity >= 0.01 THEN supplier_of(n) END AS supplier, quantity, gross AS gross_sales, discount AS discounts, net AS net_merchandise, shipping AS shipping_charged,
  refund AS refunds, net + shipping - refund AS revenue, base AS cogs_base, print AS cogs_print, freight AS cogs_shipping, tax AS cogs_tax, base + print + freight + tax AS cogs,
  CASE WHEN estimated THEN base + print + freight + tax ELSE 0 END AS cogs_estimated, CASE WHEN estimated THEN 'estimated' ELSE 'actual' END AS cogs_status, fee AS payment_fees,
  sales_tax AS tax_collected, net + shipping + sales_tax AS amount_charged, net + shipping - refund - base - print - freight - tax - fee AS contribution_margin,
  CASE WHEN chance(j, 'widget') < 0.09 THEN 'recommendation' ELSE 'direct' END AS line_source
FROM costed;

-- A quarter of the sessions ends in an order.
INSERT INTO fact_session BY NAME
WITH numbered AS (
  SELECT k, k / getvariable('sessions') AS moment, floor(getvariable('sessions') * 0.55 * pow(chance(k, 'visitor'), 1.4))::BIGINT AS visitor,
    CASE WHEN k % 7 = 3 THEN k * getvariable('orders') // getvariable('sessions') END AS i, channel_of(chance(k, 'channel')) AS channel, chance(k, 'campaign') AS pick
  FROM range(getvariable('sessions')) AS t(k)
)
SELECT 'S' || printf('%015x', k * 7919) AS session_id, visitor_key(visitor) AS visitor_id, day_of(moment) AS session_date, floor(24 * chance(k, 'hour'))::INTEGER AS session_hour,
  channel, group_of(channel) AS channel_group, paid(channel) AS platform, campaign_of(channel, pick) AS campaign, audience_of(channel, pick) AS audience,
  device_of(chance(k, 'device')) AS device, page_of(chance(k, 'page')) AS landing_page, order_key(i) AS order_id, CASE WHEN i IS NOT NULL THEN printf('%016x', hash(visitor, 'customer')) END AS customer_key
FROM numbered;

INSERT INTO fact_invoice_line BY NAME
WITH numbered AS (
  SELECT k, k * getvariable('orders') // getvariable('costs') AS i, floor(20000 * pow(chance(k, 'sku'), 2.5))::BIGINT AS n,
    CASE WHEN k % 20 < 9 THEN 'base' WHEN k % 20 < 16 THEN 'print' WHEN k % 20 < 19 THEN 'shipping' ELSE 'tax' END AS component, chance(k, 'oddity') AS oddity
  FROM range(getvariable('costs')) AS t(k)
)
SELECT 'INV-' || i // 500 AS invoice_id, supplier_of(n) AS supplier, CASE WHEN oddity >= 0.015 THEN order_key(i) END AS order_id, '#' || (1001 + i) AS order_name,
  CASE WHEN component IN ('base', 'print') THEN sku_key(n) END AS sku, component,
  CASE WHEN oddity BETWEEN 0.02 AND 0.027 THEN -1 ELSE 1 END * (1.5 + (n % 40) // 5 + round(2 * chance(k, 'amount'), 2))::DECIMAL(18,2) AS amount,
  day_of(i / getvariable('orders')) + 3 + floor(9 * chance(k, 'late'))::INTEGER AS invoiced_date, CASE WHEN component IN ('base', 'print') THEN 1 END AS quantity,
  CASE WHEN chance(i, 'country') < 0.71 THEN 'United States' WHEN chance(i, 'country') < 0.80 THEN 'Canada' ELSE 'Europe' END AS shipping_zone,
  ['DTG', 'DTF', 'sublimation'][1 + n % 3] AS print_method, oddity BETWEEN 0.03 AND 0.04 AS is_reprint, oddity BETWEEN 0.02 AND 0.027 AS is_credit
FROM numbered;

INSERT INTO fact_ad_spend BY NAME
SELECT DATE '2023-01-01' + (a // 180)::INTEGER AS ad_date, channel AS platform, channel, 'paid' AS channel_group, campaign_of(channel, pick) AS campaign, audience_of(channel, pick) AS audience,
  'Set ' || a % 5 AS ad_set, round(20 + 400 * pow(chance(a, 'spend'), 3), 2)::DECIMAL(18,2) AS spend, (1000 + 90000 * chance(a, 'shown'))::BIGINT AS impressions,
  (10 + 900 * chance(a, 'clicked'))::BIGINT AS clicks, round(30 * chance(a, 'claimed'), 2)::DECIMAL(18,4) AS claimed_conversions, round(1200 * chance(a, 'value'), 2)::DECIMAL(18,2) AS claimed_value
FROM (SELECT a, ['Meta', 'Google', 'TikTok'][1 + a % 180 // 60] AS channel, sqrt((a % 60 // 5 + 0.5) / 12) AS pick FROM range(getvariable('days') * 180) AS t(a))
WHERE chance(a // 180, 'pause') > 0.02;

INSERT INTO fact_message BY NAME
SELECT DATE '2023-01-01' + (m // 12)::INTEGER AS send_date, 'flow' AS message_type, CASE WHEN m % 12 < 8 THEN 'Email' ELSE 'SMS' END AS message_channel,
  CASE WHEN m % 12 < 8 THEN 'Email' ELSE 'SMS' END AS channel, 'Hello ' || (1 + m % 6) AS message_name, 'Step ' || (1 + m % 2) AS message_step, 'flow: Hello ' || (1 + m % 6) AS campaign,
  (500 + 4000 * chance(m, 'sent'))::BIGINT AS recipients, CASE WHEN m % 12 < 8 THEN (200 + 900 * chance(m, 'opened'))::BIGINT END AS opens, (5 + 80 * chance(m, 'clicked'))::BIGINT AS clicks,
  (9 * chance(m, 'claimed'))::BIGINT AS claimed_orders, round(400 * chance(m, 'value'), 2)::DECIMAL(18,2) AS claimed_revenue
FROM range(getvariable('days') * 12) AS t(m);

INSERT INTO fact_refund BY NAME
SELECT 'r' || r AS refund_id, order_key(r * 25) AS order_id, day_of(r * 25 / getvariable('orders')) + floor(40 * chance(r, 'late'))::INTEGER AS refund_date,
  round(5 + 40 * chance(r, 'amount'), 2)::DECIMAL(18,2) AS refund_amount, 0 AS refund_tax
FROM range(getvariable('orders') // 25) AS t(r);

INSERT INTO fact_chargeback BY NAME
SELECT 'c' || c AS chargeback_id, CASE WHEN chance(c, 'known') > 0.05 THEN order_key(c * 1000) END AS order_id, '#' || (1001 + c * 1000) AS order_name,
  day_of(c * 1000 / getvariable('orders')) + 30 AS dispute_date, round(20 + 60 * chance(c, 'amount'), 2)::DECIMAL(18,2) AS amount, 15 AS dispute_fee, 'Stripe' AS payment_method
FROM range(getvariable('orders') // 1000) AS t(c);

INSERT INTO fact_tool_cost BY NAME
SELECT 'Tool ' || t % 8 AS tool, ['email', 'search', 'reviews', 'shop'][1 + t % 4] AS category, DATE '2023-01-01' + to_months((t // 8)::INTEGER) AS month, (20 + t % 8 * 30)::DECIMAL(18,2) AS cost
FROM range(42 * 8) AS s(t);
