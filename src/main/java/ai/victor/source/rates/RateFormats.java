package ai.victor.source.rates;

import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.RATE;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of file with exchange rates. */
public final class RateFormats {
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    private static final CsvFormat RATES = CsvFormat.of(
                    "exchange rates file",
                    "raw_fx_rate",
                    List.of("rate_date", "currency"),
                    of("rate_date", DATE, "date"),
                    // Not the currency of the row's amounts, for it has none.
                    of("currency", TEXT, "currency"),
                    of("rate", RATE, "rate"))
            .checkedBy(RateFormats::fault);

    private RateFormats() {}

    public static List<Format> all() {
        return List.of(RATES);
    }

    private static Optional<RowFault> fault(RawRow row) {
        if (row.cell("currency") instanceof String code && !CODE.matcher(code).matches()) {
            return Optional.of(new RowFault(row.line(), "currency", code, "is no currency code"));
        }
        return row.cell("rate") instanceof BigDecimal rate && rate.signum() <= 0
                ? Optional.of(new RowFault(row.line(), "rate", rate.toPlainString(), "is not positive"))
                : Optional.empty();
    }
}
