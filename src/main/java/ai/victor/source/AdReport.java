package ai.victor.source;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.like;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of ad platforms have in common: a day, what was advertised, what was spent, and what the platform claims for it.
 *
 * <p>Some name the ad, some the ad set, some only the campaign; the finest that is named is a row.
 */
public final class AdReport {
    private static final List<RawColumn> COLUMNS = List.of(
            new RawColumn("ad_date", DATE),
            new RawColumn("campaign", TEXT),
            new RawColumn("ad_set", TEXT),
            new RawColumn("ad", TEXT),
            new RawColumn("currency", CURRENCY),
            new RawColumn("spend", MEASURED),
            new RawColumn("impressions", INTEGER),
            new RawColumn("clicks", INTEGER),
            new RawColumn("claimed_conversions", MEASURED),
            new RawColumn("claimed_value", MEASURED),
            new RawColumn("attribution_setting", TEXT),
            new RawColumn("campaign_id", TEXT),
            new RawColumn("ad_set_id", TEXT),
            new RawColumn("ad_id", TEXT));

    /** Ids are no part of it: spreadsheets damage them. */
    private static final List<String> KEY = List.of("ad_date", "campaign", "ad_set", "ad");

    private AdReport() {}

    /** The table of a platform's reports. */
    public static RawTable table(String name) {
        return new RawTable(name, COLUMNS, KEY, List.of());
    }

    /** A column that may go by several names. */
    public static CsvColumn named(String name, RawType type, String header, String regex) {
        return like(name, type, header, regex);
    }

    /** A column that some reports have. */
    public static CsvColumn perhaps(String name, RawType type, String header, String regex) {
        return like(name, type, header, regex).orLacking();
    }

    /** A column with the ids of what was advertised; only there to tell a new name from a new thing. */
    public static CsvColumn id(String name, String header) {
        return blank(name, TEXT, header).orLacking();
    }

    /** A report of these columns, each by its name in the table; further ones are {@code day} and {@code ends}. */
    public static CsvFormat format(String name, RawTable table, CsvColumn... columns) {
        return CsvFormat.grouped(
                        name,
                        List.of(table),
                        () -> new SummedRows(table, line -> settled(table, line)),
                        List.of(columns))
                .none("-", "--", "—")
                .withTotals();
    }

    private static CsvLine settled(RawTable table, CsvLine line) {
        var cells = new ArrayList<@Nullable Object>(table.columns().size());
        for (var column : table.columns()) {
            cells.add(line.has(column.name()) ? line.get(column.name()) : null);
        }
        var fault = line.fault();
        var first = cells.getFirst();
        if (line.has("day") && line.get("day") instanceof LocalDate day) {
            cells.set(0, day);
        } else if (fault.isEmpty()
                && line.has("ends")
                && line.get("ends") instanceof LocalDate last
                && !last.equals(first)) {
            fault = Optional.of(new RowFault(
                    line.number(),
                    "",
                    first + " to " + last,
                    "is a row of several days, and what fell on which day cannot be told",
                    "Export the report again with the breakdown by day (Breakdown, By time, Day)"));
        }
        return new CsvLine(line.number(), line.columns(), cells, fault, line.sign(), line.record());
    }
}
