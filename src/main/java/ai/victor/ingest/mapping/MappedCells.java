package ai.victor.ingest.mapping;

import ai.victor.source.CellReader;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How the cells of a mapped file are written.
 *
 * @param dates how its days and times are written; empty where they are year first
 * @param comma whether a comma parts the decimals, so that a point parts the thousands
 */
record MappedCells(Optional<DateTimeFormatter> dates, boolean comma) {
    /** @param text stripped, not empty */
    ParsedCell read(RawType type, String text) {
        if (type.isTime() && type != RawType.MONTH && dates.isPresent()) {
            return time(type, text, dates.get());
        }
        if (type == RawType.DATE && text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 'T')) {
            return CellReader.read(type, text.substring(0, 10));
        }
        if (type.isNumber() && comma) {
            return CellReader.read(type, text.replace(".", "").replace(" ", "").replace(',', '.'));
        }
        return CellReader.read(type, text);
    }

    private static ParsedCell time(RawType type, String text, DateTimeFormatter dates) {
        try {
            var parsed = dates.parseBest(text, LocalDateTime::from, LocalDate::from);
            var time = parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
            return new ParsedCell.Value(
                    switch (type) {
                        case DATE, US_DATE -> (Object) time.toLocalDate();
                        default -> time;
                    });
        } catch (DateTimeException e) {
            return new ParsedCell.Unreadable("is not written as the mapping's date_format says");
        }
    }
}
