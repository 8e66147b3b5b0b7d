-- What each platform reports, one row per day and ad, or ad set, or campaign, as fine as its export was; and whether it counts.
-- Of what several exports tell of one ad set and day, the newest is right as a whole: platforms restate past days, and an ad that the newest no
-- longer names was renamed. A row that names no ad set counts only where no export names the ad sets of its campaign and day.
CREATE OR REPLACE TEMP TABLE ad_row AS
WITH reported AS (
    SELECT 'Meta' AS platform, * FROM raw_meta
    UNION ALL BY NAME
    SELECT 'Google' AS platform, * FROM raw_google
    UNION ALL BY NAME
    SELECT 'TikTok' AS platform, * FROM raw_tiktok
),
identified AS (
    -- A spreadsheet writes long ids as 1.20253E+17, or rounds them: those are the ids of nothing.
    SELECT *, CASE WHEN regexp_full_match(ad_set_id, '[0-9]+') AND NOT (length(ad_set_id) >= 16 AND ad_set_id LIKE '%000') THEN ad_set_id END AS known_id
    FROM reported
),
ranked AS (
    SELECT *,
           rank() OVER (PARTITION BY platform, ad_date, campaign, ad_set ORDER BY file_time DESC, file_sha DESC) = 1 AS newest,
           known_id IS NULL OR rank() OVER (PARTITION BY platform, ad_date, known_id ORDER BY file_time DESC, file_sha DESC) = 1 AS newest_name,
           ad_set IS NOT NULL
           OR NOT bool_or(ad_set IS NOT NULL) OVER (PARTITION BY platform, ad_date, campaign)
           OR bool_or(ad_set IS NOT NULL) OVER (PARTITION BY platform, ad_date, campaign, file_sha) AS finest
    FROM identified
)
SELECT r.*, newest AND newest_name AND finest AS counts, f.rate
FROM ranked r
LEFT JOIN fx_day f ON f.currency = r.currency AND f.day = r.ad_date;

-- fact_ad_spend: one row per day and ad set. Claims are the platform's own and stand beside our figures, never in them. What was spent in another
-- currency is in the shop's at the rate of its day; what the platform wrote stays beside it.
CREATE OR REPLACE TABLE fact_ad_spend AS
WITH ad_set_day AS (
    SELECT ad_date, platform, campaign, ad_set, currency, any_value(rate) AS rate,
           CAST(round(sum(spend), 2) AS DECIMAL(18, 2)) AS spend,
           CAST(sum(impressions) AS BIGINT) AS impressions,
           CAST(sum(clicks) AS BIGINT) AS clicks,
           sum(claimed_conversions) AS claimed_conversions,
           sum(claimed_value) AS claimed_value,
           string_agg(DISTINCT attribution_setting, '; ' ORDER BY attribution_setting) AS attribution_setting
    FROM ad_row
    WHERE counts
    GROUP BY ALL
)
SELECT r.ad_date,
       r.platform,
       r.platform AS channel,
       'paid' AS channel_group,
       r.campaign,
       coalesce(a.audience, 'unknown') AS audience,
       r.ad_set,
       CAST(in_shop(r.spend, r.currency, r.rate) AS DECIMAL(18, 2)) AS spend,
       coalesce(r.impressions, 0) AS impressions,
       coalesce(r.clicks, 0) AS clicks,
       CAST(coalesce(r.claimed_conversions, 0) AS DECIMAL(18, 4)) AS claimed_conversions,
       CAST(coalesce(in_shop(round(r.claimed_value, 2), r.currency, r.rate), 0) AS DECIMAL(18, 2)) AS claimed_value,
       r.spend AS source_spend,
       coalesce(r.currency, (SELECT currency FROM shop_setting)) AS source_currency,
       CASE WHEN r.currency IS NULL OR r.currency = (SELECT currency FROM shop_setting) THEN 1 ELSE r.rate END AS fx_rate,
       -- Under which rule the platform claimed; claims under one rule are no measure for claims under another.
       r.attribution_setting
FROM ad_set_day r
LEFT JOIN audience_of_campaign a ON a.platform = lower(r.platform) AND a.campaign = lower(r.campaign)
ORDER BY r.ad_date, r.platform, r.campaign, r.ad_set;

INSERT INTO superseded
SELECT 'ad spend',
       concat_ws(' ', platform, ad_date, campaign, ad_set, ad),
       CASE WHEN NOT newest THEN 'newest export of the day' WHEN NOT newest_name THEN 'newest name of the ad set' ELSE 'rows by ad set' END,
       CASE WHEN NOT newest THEN 'older export' WHEN NOT newest_name THEN 'older name' ELSE 'row of the whole campaign' END,
       '',
       in_shop(round(spend, 2), currency, rate)
FROM ad_row
WHERE NOT counts;

INSERT INTO control_total
SELECT kind, parse_filename(file), measure, imported, stated, 'the total row of the report'
FROM file_total
WHERE measure IN ('spend', 'claimed_value') AND kind SIMILAR TO '(Meta|Google|TikTok) .*';

INSERT INTO known_limit
SELECT platform || ' ads', 'Ad set ids were damaged by a spreadsheet (' || min(ad_set_id) || '), so renamed ad sets cannot be told by them', count(*), NULL
FROM ad_row
WHERE known_id IS NULL AND ad_set_id IS NOT NULL
GROUP BY platform;

-- Meta ended the windows of 7 and 28 days after a view on this day.
INSERT INTO known_limit
SELECT 'Meta ads',
       'Meta took back attribution windows on 2026-01-12: what it claims before and from that day on is counted by other rules and makes no trend',
       count(*),
       sum(claimed_value)
FROM fact_ad_spend
WHERE platform = 'Meta'
HAVING min(ad_date) < DATE '2026-01-12' AND max(ad_date) >= DATE '2026-01-12' AND sum(claimed_value) > 0;

-- Other changes of the rule, wherever the reports name it.
INSERT INTO known_limit
SELECT platform || ' ads',
       'Claims are made under ' || count(DISTINCT attribution_setting) || ' attribution settings (' || string_agg(DISTINCT attribution_setting, '; ' ORDER BY attribution_setting)
           || '); what is claimed under one is no measure for what is claimed under another',
       count(*),
       sum(claimed_value)
FROM fact_ad_spend
WHERE attribution_setting IS NOT NULL
GROUP BY platform
HAVING count(DISTINCT attribution_setting) > 1;

-- Each platform claims what it can: the same order may be claimed by several, and by e-mail too.
INSERT INTO known_limit
WITH claimed AS (
    SELECT date_trunc('month', ad_date) AS month, sum(claimed_conversions) AS claims, count(*) AS n, sum(claimed_value) AS claimed_value
    FROM fact_ad_spend
    GROUP BY ALL
),
placed AS (SELECT date_trunc('month', order_date) AS month, count(*) AS orders FROM dim_order WHERE status = 'valid' GROUP BY ALL)
SELECT 'Ad platforms',
       'In ' || strftime(max_by(c.month, c.claims / o.orders), '%Y-%m') || ' the platforms together claim '
           || CAST(round(max_by(c.claims, c.claims / o.orders)) AS BIGINT) || ' purchases, and the shop had ' || max_by(o.orders, c.claims / o.orders)
           || ' orders; claims of platforms overlap and are never added to the shop''s figures',
       sum(c.n),
       sum(c.claimed_value)
FROM claimed c
JOIN placed o USING (month)
WHERE c.claims > o.orders
HAVING count(*) > 0;

-- fact_message: e-mail and SMS. A campaign is named as its UTM names it, so that orders can be set beside it. A row of a whole month counts where no
-- row of a day tells of the same message in that month; of a test, its variations count where no row tells of all of them.
CREATE OR REPLACE TABLE fact_message AS
WITH flow AS (
    SELECT *, bool_or(NOT whole_month) OVER (PARTITION BY message_id, date_trunc('month', send_date)) AS told_by_day FROM raw_flow
),
sent AS (
    SELECT *, bool_or(variation IS NULL) OVER (PARTITION BY campaign_id) AS told_as_a_whole FROM raw_email_campaign
)
SELECT send_date,
       'flow' AS message_type,
       channel AS message_channel,
       channel,
       flow AS message_name,
       message AS message_step,
       'flow: ' || flow AS campaign,
       recipients,
       -- An SMS has no opens to report; that is not the same as 0.
       opens,
       coalesce(clicks, 0) AS clicks,
       coalesce(claimed_orders, 0) AS claimed_orders,
       CAST(round(coalesce(claimed_revenue, 0), 2) AS DECIMAL(18, 2)) AS claimed_revenue
FROM flow
WHERE NOT whole_month OR NOT told_by_day
UNION ALL
SELECT CAST(sent_at AS DATE),
       'campaign',
       channel,
       channel,
       campaign,
       variation,
       'campaign: ' || campaign,
       recipients,
       opens,
       coalesce(clicks, 0),
       coalesce(claimed_orders, 0),
       CAST(round(coalesce(claimed_revenue, 0), 2) AS DECIMAL(18, 2))
FROM sent
WHERE variation IS NULL OR NOT told_as_a_whole
ORDER BY send_date, campaign, message_step;

INSERT INTO known_limit
SELECT 'Klaviyo flows',
       'Rows of whole months stand on the first day of their month, so days and weeks of them mean nothing: export the report by day',
       count(*),
       sum(claimed_revenue)
FROM raw_flow m
WHERE whole_month
      AND NOT EXISTS (FROM raw_flow d WHERE NOT d.whole_month AND d.message_id = m.message_id AND date_trunc('month', d.send_date) = m.send_date)
HAVING count(*) > 0;

-- fact_tool_cost: subscriptions, by month. They are in no margin.
CREATE OR REPLACE TABLE fact_tool_cost AS
SELECT tool, category, month, cost FROM raw_tool_cost ORDER BY month, tool;
