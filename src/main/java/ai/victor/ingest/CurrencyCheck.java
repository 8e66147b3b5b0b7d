package ai.victor.ingest;

import ai.victor.source.CurrencySign;
import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what cannot be turned into the shop's currency: adding euros to dollars would be wrong, silently.
 *
 * @param currency the shop's
 * @param zone the shop's: the day that a rate is taken of is the shop's
 */
record CurrencyCheck(String currency, ZoneId zone, Rates rates) {
    /** @param waitsForRate whether a rate would heal it */
    record Foreign(RowFault fault, boolean waitsForRate) {}

    Optional<Foreign> fault(RawRow row) {
        var place = row.table().indexOf(RawType.CURRENCY);
        var given = place >= 0 && row.cells().get(place) instanceof String named ? named : currency;
        if (!row.sign().isEmpty() && !CurrencySign.fits(row.sign(), given)) {
            return Optional.of(new Foreign(
                    new RowFault(
                            row.line(),
                            "",
                            row.sign(),
                            "is not the sign of " + given,
                            "Export it in " + given + ", or with a column that names the currency"),
                    false));
        }
        if (given.equals(currency)) {
            return Optional.empty();
        }
        var day = day(row);
        if (rates.cover(given, day)) {
            return Optional.empty();
        }
        var fault = new RowFault(
                row.line(),
                "currency",
                given,
                "is not the shop's currency, " + currency + ", and there is no exchange rate for it"
                        + (day == null ? "" : " on " + day),
                "Import an fx_rates.csv (date,currency,rate) with the rate of " + given
                        + (day == null ? "" : " on " + day + ", or at most " + Rates.DAYS_GOOD + " days before")
                        + ", and this file again");
        return Optional.of(new Foreign(fault, true));
    }

    private @Nullable LocalDate day(RawRow row) {
        var columns = row.table().columns();
        for (var i = 0; i < columns.size(); i++) {
            var type = columns.get(i).type();
            switch (row.cells().get(i)) {
                case LocalDate date -> {
                    return date;
                }
                case LocalDateTime time -> {
                    return type == RawType.LOCAL_TIME
                            ? time.toLocalDate()
                            : time.atOffset(ZoneOffset.UTC)
                                    .atZoneSameInstant(zone)
                                    .toLocalDate();
                }
                case null, default -> {
                    // Another column may tell the day.
                }
            }
        }
        return null;
    }
}
