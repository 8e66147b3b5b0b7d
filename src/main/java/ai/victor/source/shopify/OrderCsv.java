package ai.victor.source.shopify;

import static java.util.Objects.requireNonNullElse;

import ai.victor.source.CellReader;
import ai.victor.source.CsvColumn;
import ai.victor.source.CsvLine;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One order of the orders CSV: the rows that tell of it.
 *
 * <p>What concerns the whole order is taken from the first row that tells it, and never added up: some exports repeat it on each row.
 */
record OrderCsv(String name, List<CsvLine> lines) {
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");

    private static final Pattern ID = Pattern.compile("\\d+");
    private static final Pattern SCIENTIFIC = Pattern.compile("[\\d.,]+E\\+?\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_PAYMENTS = Pattern.compile("\\s*[+,]\\s*");

    private static final List<String> TIMES = List.of("created", "cancelled");

    /** What a person may write so or so, and what is of no weight. */
    private static final List<String> NOT_COMPARED =
            List.of("order_name", "created", "cancelled", "attributes", "email", "tags");

    /** Why the order cannot be taken; empty where it can. */
    List<RowFault> faults() {
        var faults = new ArrayList<RowFault>();
        lines.forEach(line -> line.fault().ifPresent(faults::add));
        for (var column : TIMES) {
            told(column).ifPresent(line -> {
                if (time(RawType.INSTANT, column) == null && time(RawType.LOCAL_TIME, column) == null) {
                    faults.add(new RowFault(line.number(), header(column), line.text(column), "is no time"));
                }
            });
        }
        var first = lines.getFirst().number();
        if (faults.isEmpty() && told("created").isEmpty()) {
            faults.add(new RowFault(first, header("created"), "", "is empty on each row of the order"));
        }
        if (faults.isEmpty() && told("currency").isEmpty()) {
            faults.add(new RowFault(first, header("currency"), "", "is empty on each row of the order"));
        }
        for (var line : lines) {
            if (isLine(line) && line.get("quantity") == null) {
                faults.add(new RowFault(line.number(), "Lineitem quantity", "", "is empty"));
            } else if (isLine(line) && line.get("unit_price") == null) {
                faults.add(new RowFault(line.number(), "Lineitem price", "", "is empty"));
            }
        }
        return faults;
    }

    /** What is odd about it, and was not used; the order is taken all the same. */
    List<RowFault> remarks() {
        var remarks = new ArrayList<RowFault>();
        told("id")
                .filter(line -> id().isEmpty())
                .ifPresent(line -> remarks.add(new RowFault(
                        line.number(),
                        header("id"),
                        line.text("id"),
                        (SCIENTIFIC.matcher(line.text("id")).matches()
                                        ? "was damaged by a spreadsheet"
                                        : "is no Shopify id")
                                + "; the order is known by its name, " + name + ", instead",
                        "Export the file again and import it without opening it in a spreadsheet")));
        for (var column : OrderCsvFormat.OF_ORDER) {
            var first = told(column.name());
            if (first.isPresent() && !NOT_COMPARED.contains(column.name())) {
                lines.stream()
                        .filter(line -> differs(first.get().get(column.name()), line.get(column.name())))
                        .findFirst()
                        .ifPresent(line -> remarks.add(new RowFault(
                                line.number(),
                                column.header(),
                                String.valueOf(line.get(column.name())),
                                "is not what line " + first.get().number() + " says of " + name + ", "
                                        + first.get().get(column.name()) + ", and was not used")));
            }
        }
        return remarks;
    }

    /** The order and its lines. */
    List<RawRow> rows() {
        var attributes = NoteAttributes.of(text("attributes"));
        var rows = new ArrayList<RawRow>();
        var key = id().orElse(normalised(name));
        rows.add(row(
                OrderCsvTables.ORDER,
                lines.getFirst(),
                key,
                id().orElse(null),
                name,
                time(RawType.INSTANT, "created"),
                time(RawType.LOCAL_TIME, "created"),
                time(RawType.INSTANT, "cancelled"),
                time(RawType.LOCAL_TIME, "cancelled"),
                first("currency"),
                text("email").isEmpty() ? null : text("email").toLowerCase(Locale.ROOT),
                first("financial_status"),
                first("shipping_country", "billing_country"),
                first("shipping_province", "billing_province"),
                first("subtotal"),
                first("shipping"),
                first("tax"),
                first("total"),
                first("discount_amount"),
                first("refunded"),
                first("outstanding"),
                first("duties"),
                first("discount_codes"),
                first("payment_methods"),
                payments(),
                first("order_source"),
                first("tags"),
                attributes.value("utm_source").orElse(null),
                attributes.value("utm_medium").orElse(null),
                attributes.value("utm_campaign").orElse(null),
                offset()));
        var sold = lines.stream().filter(OrderCsv::isLine).toList();
        var goods = sold.stream().filter(line -> kind(line) == LineKind.GOODS).count();
        for (var i = 0; i < sold.size(); i++) {
            var line = sold.get(i);
            var kind = kind(line);
            rows.add(row(
                    OrderCsvTables.LINE,
                    line,
                    key,
                    (long) i + 1,
                    line.get("sku"),
                    line.get("quantity"),
                    line.get("unit_price"),
                    requireNonNullElse(line.get("discount"), BigDecimal.ZERO.setScale(2)),
                    line.get("supplier"),
                    kind.word(),
                    line.get("taxable"),
                    kind == LineKind.GOODS
                            ? attributes
                                    .recommender(line.text("sku"), goods == 1)
                                    .orElse(null)
                            : null));
        }
        return rows;
    }

    private static LineKind kind(CsvLine line) {
        return LineKind.of(
                line.text("line_name"),
                line.text("sku"),
                line.text("supplier"),
                line.get("requires_shipping") instanceof Boolean shipped ? shipped : null);
    }

    private static boolean isLine(CsvLine line) {
        return line.get("quantity") != null || line.get("unit_price") != null || line.get("line_name") != null;
    }

    private static boolean differs(@Nullable Object first, @Nullable Object other) {
        return other != null && !other.equals(first);
    }

    private static String header(String column) {
        return OrderCsvFormat.OF_ORDER.stream()
                .filter(known -> known.name().equals(column))
                .map(CsvColumn::header)
                .findFirst()
                .orElse(column);
    }

    private Optional<String> id() {
        return Optional.of(text("id"))
                .map(text -> Gid.of(text).map(Gid::number).orElse(text))
                .filter(text -> ID.matcher(text).matches());
    }

    private static String normalised(String name) {
        var bare = name.startsWith("#") ? name.substring(1) : name;
        return bare.strip().toUpperCase(Locale.ROOT);
    }

    /** The ids by which a payment provider knows the order: {@code rABC + rDEF}. */
    private @Nullable String payments() {
        var ids = Stream.of("payment_id", "payment_reference", "payment_references")
                .flatMap(column -> Arrays.stream(BETWEEN_PAYMENTS.split(text(column))))
                .filter(id -> !id.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? null : ids;
    }

    /** The first row that tells it. */
    private Optional<CsvLine> told(String column) {
        return lines.stream().filter(line -> line.get(column) != null).findFirst();
    }

    private String text(String column) {
        return told(column).map(line -> line.text(column)).orElse("");
    }

    private @Nullable Object first(String... columns) {
        for (var column : columns) {
            var line = told(column);
            if (line.isPresent()) {
                return line.get().get(column);
            }
        }
        return null;
    }

    private @Nullable Object time(RawType type, String column) {
        var text = text(column);
        return !text.isEmpty() && CellReader.read(type, text) instanceof ParsedCell.Value(var value) ? value : null;
    }

    /** How far the shop's clock was from UTC when it was placed; null where the export does not tell. */
    private @Nullable String offset() {
        var matcher = OFFSET.matcher(text("created"));
        return matcher.find() ? matcher.group(1) + ":" + matcher.group(2) : null;
    }

    private RawRow row(RawTable table, CsvLine line, @Nullable Object... cells) {
        return new RawRow(table, line.number(), Arrays.asList(cells), line.sign());
    }
}
