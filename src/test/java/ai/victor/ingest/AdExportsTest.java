package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms that reports of ad platforms take: none of them doubles, spreads or drops what was spent. */
class AdExportsTest {
    private static final String META =
            "Reporting starts,Reporting ends,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n";

    private static final String SPENT = "SELECT ad_date, campaign, ad_set, spend FROM fact_ad_spend ORDER BY ALL";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void adsAreAddedUpToTheirAdSetAndDay() {
        shop.file("ads.csv", """
                Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-01,2026-05-01,cold,wide,beach,10.00,100,10,1,30.00
                2026-05-01,2026-05-01,cold,wide,moon,5.50,50,5,,
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT campaign, ad_set, spend, impressions, clicks, claimed_conversions, claimed_value FROM fact_ad_spend"))
                .containsExactly("cold|wide|15.50|150|15|1.0000|30.00");
    }

    @Test
    void aBreakdownIsAddedUpAndALineTwiceIsOneLine() {
        shop.file("ads.csv", """
                Day,Age,Campaign name,Ad set name,Ad name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-01,18-24,cold,wide,beach,10.00,100,10,1,30.00
                2026-05-01,25-34,cold,wide,beach,10.00,100,10,1,30.00
                2026-05-01,25-34,cold,wide,beach,10.00,100,10,1,30.00
                """);
        var report = shop.run();
        assertThat(shop.rows(SPENT)).containsExactly("2026-05-01|cold|wide|20.00");
        assertThat(report.files().getFirst().replaced()).isEqualTo(1);
    }

    @Test
    void aRowOfSeveralDaysIsNotSpread() {
        shop.file("month.csv", META + """
                2026-05-01,2026-05-31,cold,wide,310.00,100,10,1,30.00
                2026-05-31,2026-05-31,cold,wide,10.00,100,10,1,30.00
                """);
        shop.run();
        assertThat(shop.rows(SPENT)).containsExactly("2026-05-31|cold|wide|10.00");
        assertThat(shop.rows("SELECT line, value, reason, fix FROM quarantine"))
                .containsExactly(
                        "2|2026-05-01 to 2026-05-31|is a row of several days, and what fell on which day cannot be told"
                                + "|Export the report again with the breakdown by day (Breakdown, By time, Day)");
    }

    @Test
    void withTheDayBreakdownThePeriodBesideItDoesNoHarm() {
        shop.file("month.csv", """
                Reporting starts,Reporting ends,Day,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-01,2026-05-31,2026-05-02,cold,wide,3.00,100,10,1,30.00
                2026-05-01,2026-05-31,2026-05-03,cold,wide,4.00,100,10,1,30.00
                """);
        shop.run();
        assertThat(shop.rows(SPENT)).containsExactly("2026-05-02|cold|wide|3.00", "2026-05-03|cold|wide|4.00");
    }

    @Test
    void aTotalRowIsOneWhereverItStandsAndIsHeldAgainstTheSum() {
        var rows = "2026-05-01,2026-05-01,cold,wide,3.00,1,1,1,1.00\n2026-05-02,2026-05-02,cold,wide,4.00,1,1,1,1.00\n";
        for (var text : List.of(
                META + "2026-05-01,2026-05-31,,,7.00,2,2,2,2.00\n" + rows,
                META + rows + "Total,,,,7.00,2,2,2,2.00\n")) {
            var one = new Imported(folder.resolve("shop " + text.hashCode()));
            one.file("meta.csv", text);
            assertThat(one.run().files().getFirst().totals()).isEqualTo(1);
            assertThat(one.rows("SELECT sum(spend) FROM fact_ad_spend")).containsExactly("7.00");
            assertThat(one.rows("SELECT source, measure, imported, stated FROM control_total ORDER BY measure"))
                    .containsExactly("Meta ads report|claimed_value|2.00|2.00", "Meta ads report|spend|7.00|7.00");
        }
    }

    @Test
    void aTotalThatTheRowsDoNotReachIsAGap() {
        shop.file("meta.csv", META + "2026-05-01,2026-05-01,cold,wide,3.00,1,1,1,1.00\nTotal,,,,9.00,2,2,2,1.00\n");
        shop.run();
        assertThat(shop.rows("SELECT measure, stated - imported FROM control_total WHERE stated <> imported"))
                .containsExactly("spend|6.00");
    }

    @Test
    void aDecimalCommaIsToldByTheWholeFile() {
        shop.file("google.csv", """
                Anzeigengruppenbericht
                "1. Mai 2026 - 31. Mai 2026"
                Day\tCampaign\tAd group\tCurrency code\tCost\tImpr.\tClicks\tConversions\tConv. value
                2026-05-01\tbrand\texact\tUSD\t1.234\t1.054\t2\t0,125\t18,50
                2026-05-02\tbrand\texact\tUSD\t18,5\t54\t2\t--\t --
                Total: Account\t\t\tUSD\t1.252,50\t1.108\t4\t0,13\t18,50
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT ad_date, spend, impressions, claimed_conversions, claimed_value FROM fact_ad_spend ORDER BY ALL"))
                .containsExactly("2026-05-01|1234.00|1054|0.1250|18.50", "2026-05-02|18.50|54|0.0000|0.00");
        assertThat(shop.rows("SELECT stated - imported FROM control_total WHERE measure = 'spend'"))
                .containsExactly("0.00");
    }

    @Test
    void anotherCurrencyIsConvertedAtTheRateOfItsDayAndKeptBesideIt() {
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-01,EUR,1.25\n2026-05-02,EUR,1.50\n");
        shop.file("meta.csv", META.replace("USD", "EUR") + """
                2026-05-01,2026-05-01,cold,wide,10.00,1,1,1,100.00
                2026-05-02,2026-05-02,cold,wide,10.00,1,1,1,100.00
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT spend, claimed_value, source_spend, source_currency, fx_rate FROM fact_ad_spend ORDER BY ad_date"))
                .containsExactly("12.50|125.00|10.00|EUR|1.25000000", "15.00|150.00|10.00|EUR|1.50000000");
    }

    @Test
    void withoutARateSpendInAnotherCurrencyWaits() {
        shop.file("meta.csv", META.replace("USD", "EUR") + "2026-05-01,2026-05-01,cold,wide,10.00,1,1,1,100.00\n");
        shop.run();
        assertThat(shop.rows(SPENT)).isEmpty();
        assertThat(shop.rows("SELECT value, waits_for_rate FROM quarantine")).containsExactly("EUR|true");
    }

    @Test
    void idsThatASpreadsheetDamagedAreKeysOfNothing() {
        var header =
                "Reporting starts,Campaign name,Ad set name,Ad set ID,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n";
        shop.file("meta.csv", header + """
                2026-05-01,cold,wide,1.20253E+17,10.00,1,1,0,0
                2026-05-01,cold,narrow,1.20253E+17,20.00,1,1,0,0
                2026-05-01,warm,seen,120253000000000000,30.00,1,1,0,0
                2026-05-01,warm,bought,120253000000000000,40.00,1,1,0,0
                """);
        shop.run();
        shop.file(
                "later.csv",
                header
                        + "2026-05-01,cold,wide,1.20253E+17,11.00,1,1,0,0\n2026-05-01,warm,seen,120253000000000000,31.00,1,1,0,0\n");
        shop.run();
        assertThat(shop.rows("SELECT sum(spend), count(*) FROM fact_ad_spend")).containsExactly("102.00|4");
        assertThat(shop.rows("SELECT source, detail FROM known_limit WHERE detail LIKE '%spreadsheet%'"))
                .singleElement()
                .asString()
                .startsWith("Meta ads|Ad set ids were damaged by a spreadsheet (1.20253E+17)");
    }

    @Test
    void anAdSetThatWasRenamedIsNotTwo() {
        var header =
                "Reporting starts,Campaign name,Ad set name,Ad set ID,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n";
        shop.file("a.csv", header + "2026-05-01,cold,wide,120210000000007919,10.00,1,1,0,0\n");
        shop.run();
        shop.file("b.csv", header + "2026-05-01,cold,wide us,120210000000007919,10.00,1,1,0,0\n");
        shop.run();
        assertThat(shop.rows(SPENT)).containsExactly("2026-05-01|cold|wide us|10.00");
        assertThat(shop.rows("SELECT natural_key, dropped FROM superseded WHERE what = 'ad spend'"))
                .containsExactly("Meta 2026-05-01 cold wide|older name");
    }

    @Test
    void aReportByCampaignDoesNotCountBesideOneByAdSet() {
        shop.file(
                "sets.csv",
                META
                        + "2026-05-01,2026-05-01,cold,wide,10.00,1,1,1,1\n2026-05-01,2026-05-01,cold,narrow,5.00,1,1,1,1\n");
        shop.file("campaigns.csv", """
                Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-01,2026-05-01,cold,15.00,2,2,2,2
                2026-05-01,2026-05-01,warm,7.00,2,2,2,2
                """);
        shop.run();
        assertThat(shop.rows("SELECT campaign, sum(spend) FROM fact_ad_spend GROUP BY 1 ORDER BY 1"))
                .containsExactly("cold|15.00", "warm|7.00");
    }

    @Test
    void claimsOfTwoRulesAreSaidToBeNoTrend() {
        shop.file("meta.csv", """
                Reporting starts,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value,Attribution setting
                2026-01-11,cold,wide,10.00,1,1,1,50.00,7-day click or 7-day view
                2026-01-12,cold,wide,10.00,1,1,1,20.00,"7-day click, 1-day engaged-view, or 1-day view"
                """);
        shop.run();
        assertThat(shop.rows("SELECT ad_date, attribution_setting FROM fact_ad_spend ORDER BY 1"))
                .containsExactly(
                        "2026-01-11|7-day click or 7-day view",
                        "2026-01-12|7-day click, 1-day engaged-view, or 1-day view");
        assertThat(shop.rows("SELECT detail, n, amount FROM known_limit WHERE source = 'Meta ads' ORDER BY detail"))
                .containsExactly(
                        "Claims are made under 2 attribution settings (7-day click or 7-day view; 7-day click, 1-day engaged-view, or 1-day view);"
                                + " what is claimed under one is no measure for what is claimed under another|2|70.00",
                        "Meta took back attribution windows on 2026-01-12: what it claims before and from that day on is counted by other rules"
                                + " and makes no trend|2|70.00");
    }

    @Test
    void tikTokRenamesItsColumns() {
        shop.file("tiktok.csv", """
                Date;Campaign name;Ad group name;Spend;Impressions;Destination clicks;Purchases (website);Purchase value (website);Currency
                2026-05-01;spark;wide;18,50;1098;10;2;90,01;USD
                Total of 1 results;-;-;18,50;1098;10;2;90,01;USD
                """);
        shop.run();
        assertThat(shop.rows("SELECT spend, clicks, claimed_conversions, claimed_value FROM fact_ad_spend"))
                .containsExactly("18.50|10|2.0000|90.01");
    }

    @Test
    void aFlowByMonthCountsOnlyWhereNoDaysAreKnown() {
        var columns =
                "Flow ID,Flow Name,Flow Message ID,Flow Message Name,Flow Message Channel,Delivered,Unique Opens,Unique Clicks,Placed Order,Revenue\n";
        shop.file("days.csv", "Day," + columns + "2026-05-03,F1,Hello,m1,Hello 1,Email,8,4,1,1,10.00\n");
        shop.file(
                "months.csv",
                "Date," + columns
                        + "May 2026,F1,Hello,m1,Hello 1,Email,90,4,1,1,10.00\nApril 2026,F1,Hello,m1,Hello 1,Email,70,4,1,1,10.00\n");
        shop.run();
        assertThat(shop.rows("SELECT send_date, recipients FROM fact_message ORDER BY 1"))
                .containsExactly("2026-04-01|70", "2026-05-03|8");
        assertThat(shop.rows("SELECT n, amount FROM known_limit WHERE source = 'Klaviyo flows'"))
                .containsExactly("1|10.00");
    }

    @Test
    void theVariationsOfATestAreNotAddedToTheirWhole() {
        shop.file("campaigns.csv", """
                Campaign Name,Variation Name,Subject,Send Time,Successful Deliveries,Unique Opens,Unique Clicks,Unique Placed Order,Revenue,Campaign ID,Campaign Channel
                Launch,[MULTIPLE VARIATIONS],[MULTIPLE VARIATIONS],2026-05-07 11:00:00,64517.0,179.0,5.0,2.0,"$1,103.44",C1,Email
                Launch,A,Hello,2026-05-07 11:00:00,30000.0,79.0,2.0,1.0,500.00,C1,Email
                Launch,B,Hi,2026-05-07 11:00:00,34517.0,100.0,3.0,1.0,603.44,C1,Email
                Flash,A,Hello,2026-05-08 11:00,10.0,7.0,2.0,1.0,5.00,C2,Email
                Flash,B,Hi,2026-05-08 11:00,20.0,8.0,3.0,1.0,6.00,C2,Email
                """);
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT message_name, sum(recipients), sum(claimed_revenue) FROM fact_message GROUP BY 1 ORDER BY 1"))
                .containsExactly("Flash|30|11.00", "Launch|64517|1103.44");
    }
}
