-- fact_ad_spend: one row per day and ad set, as each platform reports it. Claims are the platform's own and stand beside our figures, never in them.
CREATE OR REPLACE TABLE fact_ad_spend AS
WITH reported AS (
    SELECT ad_date, 'Meta' AS platform, campaign, ad_set, spend, impressions, clicks, claimed_conversions, claimed_value FROM raw_meta
    UNION ALL
    SELECT ad_date, 'Google', campaign, ad_group, spend, impressions, clicks, claimed_conversions, claimed_value FROM raw_google
    UNION ALL
    SELECT ad_date, 'TikTok', campaign, ad_group, spend, impressions, clicks, claimed_conversions, claimed_value FROM raw_tiktok
)
SELECT r.ad_date,
       r.platform,
       r.platform AS channel,
       'paid' AS channel_group,
       r.campaign,
       coalesce(a.audience, 'unknown') AS audience,
       r.ad_set,
       r.spend,
       r.impressions,
       coalesce(r.clicks, 0) AS clicks,
       CAST(coalesce(r.claimed_conversions, 0) AS DECIMAL(18, 4)) AS claimed_conversions,
       CAST(round(coalesce(r.claimed_value, 0), 2) AS DECIMAL(18, 2)) AS claimed_value
FROM reported r
LEFT JOIN audience_of_campaign a ON a.platform = lower(r.platform) AND a.campaign = lower(r.campaign)
ORDER BY r.ad_date, r.platform, r.campaign, r.ad_set;

-- fact_message: e-mail and SMS. A campaign is named as its UTM names it, so that orders can be set beside it.
CREATE OR REPLACE TABLE fact_message AS
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
       coalesce(claimed_revenue, 0) AS claimed_revenue
FROM raw_flow
UNION ALL
SELECT CAST(sent_at AS DATE),
       'campaign',
       channel,
       channel,
       campaign,
       NULL,
       'campaign: ' || campaign,
       recipients,
       opens,
       coalesce(clicks, 0),
       coalesce(claimed_orders, 0),
       coalesce(claimed_revenue, 0)
FROM raw_email_campaign
ORDER BY send_date, campaign, message_step;

-- fact_tool_cost: subscriptions, by month. They are in no margin.
CREATE OR REPLACE TABLE fact_tool_cost AS
SELECT tool, category, month, cost FROM raw_tool_cost ORDER BY month, tool;
