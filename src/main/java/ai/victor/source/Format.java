package ai.victor.source;

import java.util.List;

/** A kind of file: its name, and the raw tables that it fills. */
public sealed interface Format permits CsvFormat, JsonLinesFormat, JsonFormat, ReportFormat {
    /** For people: {@code Stripe balance report}. */
    String name();

    List<RawTable> tables();
}
