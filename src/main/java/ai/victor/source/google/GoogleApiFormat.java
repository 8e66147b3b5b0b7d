package ai.victor.source.google;

import ai.victor.source.JsonFields;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import ai.victor.source.RowSink;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Google Ads answers to a query: money is whole millionths of the account's currency, and conversions are fractional.
 *
 * <p>A query with a segment more than the day (device, network) tells of one ad group and day several times; they are added up.
 */
final class GoogleApiFormat implements JsonFormat {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    @Override
    public String name() {
        return "Google Ads API answer";
    }

    @Override
    public List<RawTable> tables() {
        return List.of(GoogleFormats.TABLE);
    }

    /** A stream comes in parts, each with its results; a search comes as results alone. */
    @Override
    public boolean recognises(JsonNode first) {
        var row = first.path("results").isArray() ? first.path("results").path(0) : first;
        return row.path("metrics").has("costMicros") && row.path("segments").has("date");
    }

    @Override
    public JsonRows rows() {
        return new Rows();
    }

    private static final class Rows implements JsonRows {
        private final Map<List<@Nullable Object>, Sum> sums = new LinkedHashMap<>();

        private record Sum(long line, List<@Nullable Object> cells) {}

        @Override
        public void object(JsonNode object, long line, RowSink sink) {
            if (object.path("results").isArray()) {
                object.path("results").forEach(result -> result(result, line, sink));
            } else {
                result(object, line, sink);
            }
        }

        private void result(JsonNode result, long line, RowSink sink) {
            var fields = new JsonFields(result, line);
            var date = fields.required(RawType.DATE, "segments.date");
            var campaign = fields.required(RawType.TEXT, "campaign.name");
            var currency = fields.required(RawType.CURRENCY, "customer.currencyCode");
            var micros = fields.required(RawType.INTEGER, "metrics.costMicros");
            var adSet = fields.optional(RawType.TEXT, "adGroup.name");
            var ad = fields.optional(RawType.TEXT, "adGroupAd.ad.name");
            var cells = new ArrayList<@Nullable Object>();
            cells.addAll(Arrays.asList(date, campaign, adSet, ad, currency, spend(micros)));
            cells.add(fields.optional(RawType.INTEGER, "metrics.impressions"));
            cells.add(fields.optional(RawType.INTEGER, "metrics.clicks"));
            cells.add(fields.optional(RawType.MEASURED, "metrics.conversions"));
            cells.add(fields.optional(RawType.MEASURED, "metrics.conversionsValue"));
            cells.add(null);
            cells.add(fields.optional(RawType.TEXT, "campaign.id"));
            cells.add(fields.optional(RawType.TEXT, "adGroup.id"));
            cells.add(fields.optional(RawType.TEXT, "adGroupAd.ad.id"));
            var fault = fields.fault();
            if (fault.isPresent()) {
                sink.fault(fault.get());
                return;
            }
            sums.merge(new ArrayList<>(cells.subList(0, 4)), new Sum(line, cells), Rows::sum);
        }

        @Override
        public void end(RowSink sink) {
            sums.values().forEach(sum -> sink.unit(List.of(new RawRow(GoogleFormats.TABLE, sum.line(), sum.cells()))));
        }

        private static @Nullable Object spend(@Nullable Object micros) {
            return micros instanceof Long whole
                    ? BigDecimal.valueOf(whole).divide(MICROS, 6, RoundingMode.UNNECESSARY)
                    : null;
        }

        private static Sum sum(Sum left, Sum right) {
            var cells = new ArrayList<@Nullable Object>();
            for (var i = 0; i < left.cells().size(); i++) {
                var a = left.cells().get(i);
                var b = right.cells().get(i);
                cells.add(
                        a instanceof BigDecimal x && b instanceof BigDecimal y
                                ? x.add(y)
                                : a instanceof Long m && b instanceof Long n ? (Object) (m + n) : a == null ? b : a);
            }
            return new Sum(left.line(), cells);
        }
    }
}
