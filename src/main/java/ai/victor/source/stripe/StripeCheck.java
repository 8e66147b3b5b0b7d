package ai.victor.source.stripe;

import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import java.util.Optional;

/** What a row of the itemised report cannot be without, whichever columns were chosen. */
final class StripeCheck {
    private StripeCheck() {}

    static Optional<RowFault> fault(RawRow row) {
        return row.cell("created_at") == null && row.cell("created_local") == null
                ? Optional.of(new RowFault(
                        row.line(),
                        "created_utc",
                        "",
                        "is empty",
                        "Choose the column created_utc or created for the report, and export it again"))
                : Optional.empty();
    }
}
