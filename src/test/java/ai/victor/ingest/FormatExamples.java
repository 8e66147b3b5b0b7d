package ai.victor.ingest;

import java.util.List;

/** For every kind of file whose rows stand alone: a small one, with a good row and a bad one. */
final class FormatExamples {
    private FormatExamples() {}

    /** A file, what it is, the cells of its one good row, and the place and reason of its one bad row. */
    record Example(String kind, String text, String row, String fault) {}

    static final List<Example> ALL = List.of(
            new Example(
                    "Shopify Payments transactions export",
                    """
                    Transaction Date,Type,Order,Card Brand,Amount,Fee,Net,Currency,VAT
                    2025-01-01 10:29:49 -0500,charge,#5002,master,32.04,1.17,30.87,USD,0.00
                    2025-01-01 10:29:49,charge,#5003,visa,32.04,1.17,30.87,USD,0.00
                    """,
                    "2025-01-01T15:29:49|charge|#5002|32.04|1.17|30.87|USD|-|-|-|-|-|-",
                    "3 Transaction Date 2025-01-01 10:29:49 is no time with an offset"),
            new Example(
                    "Stripe balance report",
                    """
                    balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name]
                    txn_1,2025-01-01 14:57:52,usd,57.41,1.96,55.45,charge,#5001
                    txn_2,2025-01-01 14:57:52,usd,57.415,1.96,55.45,charge,#5001
                    """,
                    "2025-01-01T14:57:52|-|txn_1|USD|57.410000|1.960000|55.450000|charge|#5001|-|-|-|-|-|-|-",
                    "3 gross 57.415000 has more than 2 decimals"),
            new Example(
                    "Stripe balance report in local time",
                    """
                    balance_transaction_id,created,currency,gross,fee,net,reporting_category
                    txn_1,2025-01-01 09:57:52,kwd,57.415,1.960,55.455,charge
                    txn_2,2025-01-01 09:57:52,jpy,57.50,2,55,charge
                    """,
                    "-|2025-01-01T09:57:52|txn_1|KWD|57.415000|1.960000|55.455000|charge|-|-|-|-|-|-|-|-",
                    "3 gross 57.500000 has more than 0 decimals"),
            new Example(
                    "Stripe dashboard balance export",
                    """
                    id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Description,order_name (metadata)
                    txn_1,charge,ch_1,57.41,1.96,55.45,usd,2025-01-01 14:57:52,,#5001
                    txn_2,charge,ch_2,57.41,1.961,55.45,usd,2025-01-01 14:57:52,,#5002
                    """,
                    "txn_1|charge|ch_1|57.410000|1.960000|55.450000|USD|2025-01-01T14:57:52|-|#5001|-|-",
                    "3 Fee 1.961000 has more than 2 decimals"),
            new Example(
                    "Shopify Payments payouts export",
                    """
                    Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency
                    2025-01-03,paid,32.04,-5.00,0.00,0.00,-1.17,0.00,25.87,USD
                    2025-01-04,paid,32.04,-5.00,0.00,0.00,-1.17,0.00,,USD
                    """,
                    "2025-01-03|paid|32.04|-5.00|0.00|0.00|-1.17|0.00|25.87|USD",
                    "3 Total  is empty"),
            new Example(
                    "PayPal activity report",
                    """
                    Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number,Reference Txn ID
                    01/31/2025,14:25:10,EST,Express Checkout Payment,Completed,USD,36.30,-1.76,34.54,T6,#5007,
                    31/01/2025,14:25:10,EST,Express Checkout Payment,Completed,USD,36.30,-1.76,34.54,T7,#5008,
                    """,
                    "T6|2025-01-31|Express Checkout Payment|Completed|USD|36.30|-1.76|34.54|#5007|2025-01-31T19:25:10|-|-|-",
                    "3 Date 31/01/2025 is no date (MM/DD/YYYY)"),
            new Example(
                    "supplier invoices file",
                    """
                    invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit
                    I1,P,#1,,,,US,2025-01-02,shipping,4.49,0,0
                    I1,P,#1,A,-3,DTG,US,2025-01-02,base,8.00,0,0
                    """,
                    "I1|P|#1|-|-|-|US|2025-01-02|shipping|4.49|false|false|-",
                    "3 qty -3 is not positive, and the row is no credit"),
            new Example(
                    "supplier rate card",
                    """
                    supplier,product_type,print_method,zone,size_class,base,print,shipping_first,shipping_additional,tax_rate
                    P,t-shirt,DTG,US,standard,9.30,4.00,4.49,2.10,0.0650
                    P,t-shirt,DTG,US,plus,n/a,4.00,4.49,2.10,0.0650
                    """,
                    "P|t-shirt|DTG|US|standard|9.30|4.00|4.49|2.10|0.0650",
                    "3 base n/a is no number"),
            new Example("shipping zones file", """
                    country_code,zone
                    US,US
                    CA,
                    """, "US|US", "3 zone  is empty"),
            new Example(
                    "supplier settings file",
                    """
                    supplier,account_currency,vat_recoverable
                    Printful,EUR,yes
                    Printify,USD,perhaps
                    """,
                    "Printful|EUR|true",
                    "3 vat_recoverable perhaps is neither yes nor no (1 or 0)"),
            new Example("exchange rates file", """
                    date,currency,rate
                    2025-01-02,EUR,1.0342
                    2025-01-02,GBP,0
                    """, "2025-01-02|EUR|1.03420000", "3 rate 0.00000000 is not positive"),
            new Example("match overrides file", """
                    source,source_id,order_name,reason
                    PayPal,4TX81230PL,,not of this shop
                    PayPal,,#1007,paid by hand
                    """, "PayPal|4TX81230PL|-|not of this shop", "3 source_id  is empty"),
            new Example("design tags", """
                    design_id,sku,design_family,aesthetic,niche,weight
                    D1,A,Cats,retro,pets,0.5
                    D2,B,Cats,retro,pets,half
                    """, "D1|A|-|-|Cats|retro|pets|-|0.5000|-", "3 weight half is no number"),
            new Example(
                    "Meta ads report",
                    """
                    Reporting starts,Reporting ends,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                    2025-01-01,2025-01-01,cold,wide us,"1,017.91",1710,23,4,171.91
                    2025-01-02,2025-01-02,cold,wide us,17.91,17.5,23,4,171.91
                    """,
                    "2025-01-01|cold|wide us|-|USD|1017.910000|1710|23|4.000000|171.910000|-|-|-|-",
                    "3 Impressions 17.5 is no whole number"),
            new Example(
                    "Google Ads ad group report",
                    """
                    Ad group report
                    "January 1, 2025 - June 29, 2026"
                    Day,Campaign,Ad group,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
                    2025-01-04,shopping,feed b,USD,1.89,"1,054",2,--,0.13
                    2025-01-32,shopping,feed b,USD,1.89,54,2,--,0.13
                    Total: Account,,,USD,"14,091.42","327,591","18,261","2,517.28","126,757.63"
                    """,
                    "2025-01-04|shopping|feed b|-|USD|1.890000|1054|2|-|0.130000|-|-|-|-",
                    "5 Day 2025-01-32 is no date (YYYY-MM-DD)"),
            new Example(
                    "TikTok ads report",
                    """
                    Campaign name,Ad group name,By Day,Cost,Impressions,Clicks (destination),Complete payment,Total complete payment value,Currency
                    Total Recall,spark,2025-01-25,6.19,1098,10,2,90.01,USD
                    tt-spark,spark,2025-01-26,-,1098,10,2,90.01,USD
                    Total of 2 results,-,-,6.19,1098,10,2,90.01,USD
                    """,
                    "2025-01-25|Total Recall|spark|-|USD|6.190000|1098|10|2.000000|90.010000|-|-|-|-",
                    "3 Cost - is empty"),
            new Example(
                    "Meta ads report with a currency column",
                    """
                    Campaign name,Ad name,Day,Currency,Amount spent,Impressions,Link clicks,Website purchases,Website purchases conversion value,Attribution setting,Ad set ID
                    ,,,,"1,017.91",1710,23,4,171.91,,
                    cold,beach,2025-01-01,eur,17.914523,1710,23,,-,7-day click,1.20253E+17
                    cold,,2025-01-01,eu,17.91,1710,23,4,171.91,7-day click,
                    """,
                    "2025-01-01|cold|-|beach|EUR|17.914523|1710|23|-|-|7-day click|-|1.20253E+17|-",
                    "4 Currency eu is no currency code"),
            new Example(
                    "Google Ads report with its currency in a header",
                    """
                    Day;Campaign;Cost (EUR);Impr.;Clicks;Conversions;Conv. value
                    04.01.2025;pmax;1.017,91;1.054;2;0,333;2,5
                    Jan 5, 2025;pmax;1.5x;54;2;--;0,13
                    """,
                    "2025-01-04|pmax|-|-|EUR|1017.910000|1054|2|0.333000|2.500000|-|-|-|-",
                    "3 Cost (EUR) 1.5x is no number"),
            new Example(
                    "Google Ads API answer",
                    """
                    [{"results": [
                      {"segments": {"date": "2025-01-04"}, "campaign": {"id": "7", "name": "brand"}, "adGroup": {"name": "exact"},
                       "customer": {"currencyCode": "USD"}, "metrics": {"costMicros": "20836690", "impressions": "63", "clicks": "5", "conversions": 0.5, "conversionsValue": 19.999}},
                      {"segments": {"date": "2025-01-04", "device": "MOBILE"}, "campaign": {"id": "7", "name": "brand"}, "adGroup": {"name": "exact"},
                       "customer": {"currencyCode": "USD"}, "metrics": {"costMicros": "1000000", "impressions": "1", "clicks": "1", "conversions": 0.25}}]},
                     {"results": [{"segments": {"date": "2025-01-04"}, "customer": {"currencyCode": "USD"}, "metrics": {"costMicros": "1"}}]}]
                    """,
                    "2025-01-04|brand|exact|-|USD|21.836690|64|6|0.750000|19.999000|-|7|-|-",
                    "6 campaign.name  is missing"),
            new Example(
                    "Klaviyo flows report by month",
                    """
                    Date,Flow ID,Flow Name,Flow Message ID,Flow Message Name,Flow Message Channel,Delivered,Unique Opens,Open Rate,Unique Clicks,Placed Order,Revenue
                    January 2024,F1,Hello,F1m1,Hello #1,Email,8.0,4.0,0.55,0.0,1.0,"1,000.50"
                    Q1 2024,F1,Hello,F1m1,Hello #1,Email,8,4,0.55,0,1,20.00
                    """,
                    "2024-01-01|F1m1|Hello|Hello #1|Email|8|4|0|1|1000.500000|true",
                    "3 Date Q1 2024 is no month (YYYY-MM)"),
            new Example(
                    "Google Analytics report",
                    """
                    # ----------------------------------------
                    # Landing page: Landing page
                    # Account: Shop
                    # Property: Shop
                    #
                    # Start date: 20260501
                    # End date: 20260531
                    # ----------------------------------------

                    Date,Landing page + query string,Sessions,Engaged sessions,Average engagement time per session,Total revenue
                    20260505,/x?gclid=1,10,7,0.123456789,19.999999999
                    20260505,/x,many,7,0.1,1
                    """,
                    "2026-05-05|landing_page|/x|-|-|-|-|-|10|-|-|7|1.234570|-|-|20.000000",
                    "12 Sessions many is no whole number"),
            new Example("campaigns file", """
                    platform,campaign,audience_type
                    Meta,cold,prospecting
                    Meta,,prospecting
                    """, "Meta|cold|prospecting", "3 campaign  is empty"),
            new Example(
                    "Klaviyo flows report",
                    """
                    Day,Flow ID,Flow Name,Flow Message ID,Flow Message Name,Flow Message Channel,Delivered,Unique Opens,Unique Clicks,Placed Order,Revenue
                    2025-01-01,F1,Hello,F1m1,Hello #1,SMS,8,,0,0,0.00
                    2025-01-01,F1,Hello,F1m2,Hello #2,SMS,12a,,0,0,0.00
                    """,
                    "2025-01-01|F1m1|Hello|Hello #1|SMS|8|-|0|0|0.000000|false",
                    "3 Delivered 12a is no whole number"),
            new Example(
                    "Klaviyo campaigns report",
                    """
                    Campaign Name,Send Time,Successful Deliveries,Unique Opens,Unique Clicks,Unique Placed Order,Revenue,Campaign ID,Campaign Channel
                    Launch,2025-01-07 11:00:00,509.0,179.0,5.0,2.0,103.44,C1,Email
                    Launch 2,soon,509.0,179.0,5.0,2.0,103.44,C2,Email
                    """,
                    "C1|Launch|2025-01-07T11:00|Email|509|179|5|2|103.440000|-",
                    "3 Send Time soon is no time (YYYY-MM-DD HH:MM:SS)"),
            new Example(
                    "catalogue of designs",
                    """
                    sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price
                    A,"Last, Lasso",,western,,t-shirt,Black,XS,DTG,28.99
                    B,Lasso,,western,,t-shirt,Black,XS,DTG,"28,99,1"
                    """,
                    "A|Last, Lasso|-|western|-|t-shirt|Black|XS|DTG|28.99",
                    "3 list_price 28,99,1 is no number"),
            new Example(
                    "web sessions file",
                    """
                    session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                    s1,v1,,2025-01-01T11:09:05Z,google,cpc,brand,desktop,/,
                    s2,v1,,01/02/2025,google,cpc,brand,desktop,/,
                    """,
                    "s1|v1|-|2025-01-01T11:09:05|google|cpc|brand|desktop|/|-",
                    "3 started_at 01/02/2025 is no time with an offset"),
            new Example(
                    "web events file",
                    """
                    occurred_at,event_type,session_id,visitor_id,query,results_count,widget
                    2025-01-01T11:09:25Z,search,s1,v1,plant shirt,3,
                    2025-01-01T11:09:25Z,search,,v1,plant shirt,3,
                    """,
                    "2025-01-01T11:09:25|search|s1|v1|plant shirt|3|-",
                    "3 session_id  is empty"),
            new Example("channels file", """
                    utm_source,utm_medium,channel,channel_group
                    ,,Direct,direct
                    google,cpc,,paid
                    """, "-|-|Direct|direct", "3 channel  is empty"),
            new Example(
                    "experiments file",
                    """
                    experiment,name,unit,start_date,end_date,holdout_share_planned,tool
                    hero,Hero words,visitor,2026-04-06,,0.10,
                    sort,Sort,visitor,spring,,0.10,
                    """,
                    "hero|Hero words|visitor|2026-04-06|-|0.1000|-",
                    "3 start_date spring is no date (YYYY-MM-DD)"),
            new Example(
                    "experiment assignments file",
                    """
                    experiment,visitor_id,arm,assigned_at
                    hero,v1,treatment,2026-04-06T05:13:16Z
                    hero,v2,treatment
                    """,
                    "hero|v1|treatment|2026-04-06T05:13:16",
                    "3   it has 3 cells where the header has 4"),
            new Example(
                    "tool costs file",
                    """
                    tool,category,month,cost
                    StarPost,reviews,2025-10,249.00
                    StarPost,reviews,October,249.00
                    """,
                    "StarPost|reviews|2025-10-01|249.00",
                    "3 month October is no month (YYYY-MM)"));
}
