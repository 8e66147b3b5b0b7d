package ai.victor.source.identity;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file in which a seller settles by hand what belongs to which order. */
public final class IdentityFormats {
    /** A row of a source, by the source's name and the id that its export gives it, and its order; no order means: to none of ours. */
    private static final CsvFormat OVERRIDES = CsvFormat.of(
            "match overrides file",
            "raw_match_override",
            List.of("source", "source_id"),
            of("source", TEXT, "source"),
            of("source_id", TEXT, "source_id"),
            blank("order_name", TEXT, "order_name"),
            optional("reason", TEXT, "reason"));

    private IdentityFormats() {}

    public static List<Format> all() {
        return List.of(OVERRIDES);
    }
}
