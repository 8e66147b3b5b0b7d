-- What every mart needs: the shop's clock, its channels, and what an import has to say.

-- A moment in UTC as the shop's own clock shows it: all dates are the shop's.
CREATE OR REPLACE TEMP MACRO shop_time(utc) AS
    timezone((SELECT zone FROM shop_setting), timezone('UTC', utc));

-- The loading keeps what could not be read; the marts keep what could be read and does not fit.
CREATE OR REPLACE TABLE mart_problem (kind VARCHAR, detail VARCHAR, n BIGINT);

-- The rate of each day into the shop's currency: that of the day, or the last of the seven days before, since markets close. What has no rate was
-- kept out when it was read.
CREATE OR REPLACE TEMP TABLE fx_day AS
WITH rated AS (
    SELECT upper(currency) AS currency,
           rate_date,
           rate,
           lead(rate_date) OVER (PARTITION BY upper(currency) ORDER BY rate_date) AS next_date
    FROM raw_fx_rate
)
SELECT currency, CAST(unnest(generate_series(rate_date, least(coalesce(next_date - 1, rate_date + 7), rate_date + 7), INTERVAL 1 DAY)) AS DATE) AS day, rate, rate_date
FROM rated;

-- An amount of a source in the shop's currency, to the cent, at the rate of its day; nothing where a rate is needed and there is none, so that no
-- foreign amount passes for one of ours.
CREATE OR REPLACE TEMP MACRO in_shop(amount, amount_currency, rate) AS
    CASE WHEN amount_currency IS NULL OR amount_currency = (SELECT currency FROM shop_setting) THEN amount
         ELSE CAST(round(amount * rate, 2) AS DECIMAL(18, 2)) END;

-- Rows of a source that could not be tied to an order, and why: what is not joined is listed, never lost.
CREATE OR REPLACE TABLE unmatched (source VARCHAR, source_id VARCHAR, detail VARCHAR, dated DATE, amount DECIMAL(18, 2), reason VARCHAR);

-- What is told by two sources: which form was kept, and in what the other differs from it.
CREATE OR REPLACE TABLE superseded (what VARCHAR, natural_key VARCHAR, kept VARCHAR, dropped VARCHAR, difference VARCHAR, amount DECIMAL(18, 2));

-- What was imported beside what the source itself says it adds up to, by source and month.
CREATE OR REPLACE TABLE control_total (source VARCHAR, period VARCHAR, measure VARCHAR, imported DECIMAL(18, 2), stated DECIMAL(18, 2), detail VARCHAR);

-- What a weaker form of export cannot tell, and what was done about it.
CREATE OR REPLACE TABLE known_limit (source VARCHAR, detail VARCHAR, n BIGINT, amount DECIMAL(18, 2));

-- One row: the shop and its settings.
CREATE OR REPLACE TABLE shop AS
SELECT coalesce(name, 'This shop') AS name,
       currency,
       zone,
       week_start,
       imported_at,
       (SELECT count(*) FROM quarantine) AS quarantined
FROM shop_setting;

-- UTM source and medium, in lower case, to channel. Grouped, because a table kept by hand may name a pair twice in different case.
CREATE OR REPLACE TEMP TABLE channel_of_utm AS
SELECT lower(coalesce(utm_source, '')) AS utm_source,
       lower(coalesce(utm_medium, '')) AS utm_medium,
       min(channel) AS channel,
       min(lower(channel_group)) AS channel_group
FROM raw_channel
GROUP BY ALL;

-- Where a shop has no table of channels, the words that nearly all links bear tell the channel; a medium that says neither paid nor free says nothing.
INSERT INTO channel_of_utm
WITH pair AS (
    SELECT DISTINCT lower(coalesce(utm_source, '')) AS utm_source, lower(coalesce(utm_medium, '')) AS utm_medium
    FROM (
        SELECT utm_source, utm_medium FROM raw_order
        UNION ALL
        SELECT utm_source, utm_medium FROM raw_order_csv
        UNION ALL
        SELECT utm_source, utm_medium FROM raw_session
    )
    WHERE NOT EXISTS (FROM raw_channel)
),
judged AS (
    SELECT utm_source,
           utm_medium,
           CASE WHEN regexp_matches(utm_source, '^(google|adwords|youtube)') THEN 'Google'
                WHEN regexp_matches(utm_source, '^(meta|facebook|fb|instagram|ig)([^a-z]|$)') THEN 'Meta'
                WHEN starts_with(utm_source, 'tiktok') THEN 'TikTok'
                WHEN regexp_matches(utm_source, '^(bing|microsoft)') THEN 'Microsoft'
                WHEN starts_with(utm_source, 'pinterest') THEN 'Pinterest' END AS platform,
           CASE WHEN regexp_matches(utm_medium, '^(cpc|ppc|cpm|cpv|display|retargeting|remarketing|paid([ _-]?(social|search|media|video|ads?))?)$') THEN 'paid'
                WHEN regexp_matches(utm_medium, '^(sms|text|mms)$') OR utm_source = 'sms' THEN 'sms'
                WHEN regexp_matches(utm_medium, '^(e-?mail|newsletter|flow|campaign)$') THEN 'email'
                WHEN utm_medium IN ('organic', 'organic_search', 'seo') THEN 'organic search'
                WHEN utm_medium IN ('social', 'organic_social', 'organic-social', 'sm') THEN 'organic social'
                WHEN utm_medium IN ('referral', 'affiliate', 'affiliates', 'influencer') THEN utm_medium END AS medium
    FROM pair
)
SELECT utm_source,
       utm_medium,
       CASE medium WHEN 'paid' THEN coalesce(platform, 'Paid Other')
                   WHEN 'sms' THEN 'SMS'
                   WHEN 'email' THEN 'Email'
                   WHEN 'organic search' THEN 'Organic Search'
                   WHEN 'organic social' THEN 'Organic Social'
                   WHEN 'referral' THEN 'Referral'
                   WHEN 'influencer' THEN 'Influencer'
                   ELSE 'Affiliate' END,
       CASE WHEN medium IN ('organic search', 'organic social') THEN 'organic'
            WHEN medium IN ('paid', 'sms', 'email') THEN medium
            ELSE 'other' END
FROM judged
WHERE medium IS NOT NULL;

INSERT INTO known_limit
SELECT 'Channels', 'No file names them, so each goes by the usual words of its UTM source and medium, as ' || min(utm_source || ' / ' || utm_medium || ' = ' || channel)
           || '; a channels file of yours goes before that', count(*), NULL
FROM channel_of_utm
WHERE NOT EXISTS (FROM raw_channel) AND utm_source || utm_medium <> ''
HAVING count(*) > 0;

-- No UTM is direct traffic, whether the table of channels says so or not.
INSERT INTO channel_of_utm
SELECT '', '', 'Direct', 'direct'
WHERE NOT EXISTS (FROM channel_of_utm WHERE utm_source = '' AND utm_medium = '');

-- Whom a campaign speaks to.
CREATE OR REPLACE TEMP TABLE audience_of_campaign AS
SELECT lower(platform) AS platform,
       lower(campaign) AS campaign,
       min(lower(audience_type)) AS audience
FROM raw_campaign
GROUP BY ALL;

-- A zone that no setting names is the offset of the orders' times, which does not follow the clocks when they change.
INSERT INTO known_limit
SELECT 'Time zone', 'No setting names it, so it is that of the orders'' times (' || zone || '); name yours as timezone in victor.yml', NULL, NULL
FROM shop_setting
WHERE zone LIKE 'GMT%' AND length(zone) > 3;
