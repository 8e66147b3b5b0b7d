package ai.victor.source.costs;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.MONTH;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file about costs that no order bears. */
public final class CostFormats {
    private static final CsvFormat TOOLS = CsvFormat.of(
            "tool costs file",
            "raw_tool_cost",
            List.of("tool", "month"),
            of("tool", TEXT, "tool"),
            blank("category", TEXT, "category"),
            of("month", MONTH, "month"),
            of("cost", MONEY, "cost"));

    private CostFormats() {}

    public static List<Format> all() {
        return List.of(TOOLS);
    }
}
