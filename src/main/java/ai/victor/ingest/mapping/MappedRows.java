package ai.victor.ingest.mapping;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvLine;
import ai.victor.source.CsvRows;
import ai.victor.source.CurrencySign;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the lines of a mapped file into rows of ours: an invoice's line into one for each of its amounts. */
final class MappedRows implements CsvRows {
    private final MappedKind kind;
    private final RawTable table;
    private final Map<String, RawType> types;
    private final List<String> needed;
    private final Map<String, Object> constants;
    private final MappedCells cells;
    private final Map<List<Object>, Long> seen = new HashMap<>();

    MappedRows(MappedKind kind, RawTable table, List<String> needed, Map<String, Object> constants, MappedCells cells) {
        this.kind = kind;
        this.table = table;
        this.types = kind.columns(table);
        this.needed = needed;
        this.constants = constants;
        this.cells = cells;
    }

    @Override
    public void line(CsvLine line, RowSink sink) {
        if (line.fault().isPresent()) {
            sink.fault(line.fault().get());
            return;
        }
        var values = new HashMap<String, Object>(constants);
        var sign = "";
        for (var column : line.columns()) {
            var type = types.getOrDefault(column.name(), RawType.TEXT);
            var text = line.text(column.name());
            if (type.isNumber()) {
                sign = sign.isEmpty() ? CurrencySign.of(text) : sign;
                text = CurrencySign.without(text).strip();
            }
            if (text.isEmpty()) {
                continue;
            }
            switch (cells.read(type, text)) {
                case ParsedCell.Value(var value) -> {
                    if (value != null) {
                        values.put(column.name(), value);
                    }
                }
                case ParsedCell.Unreadable(var reason) -> {
                    sink.fault(new RowFault(line.number(), column.header(), text, reason));
                    return;
                }
            }
        }
        for (var name : needed) {
            if (!values.containsKey(name)) {
                sink.fault(new RowFault(line.number(), header(line, name), "", "is empty"));
                return;
            }
        }
        var rows = kind == MappedKind.INVOICES ? invoice(line, values, sign) : List.of(row(line, values, sign));
        if (rows.isEmpty()) {
            sink.fault(RowFault.ofRow(line.number(), "it has no amount in any of the mapped columns"));
        } else if (isNew(line, rows, sink)) {
            sink.unit(rows);
        }
    }

    /** One row for each amount: a discount takes off, whatever its sign; any other amount below zero is a credit. */
    private List<RawRow> invoice(CsvLine line, Map<String, Object> values, String sign) {
        values.putIfAbsent("invoice_id", values.get("order_name") + " " + values.get("invoiced_at"));
        values.putIfAbsent("is_reprint", false);
        var rows = new ArrayList<RawRow>();
        if (values.get("amount") instanceof BigDecimal amount) {
            values.putIfAbsent("component", "base_and_print");
            rows.add(invoiced(line, values, String.valueOf(values.get("component")), amount, sign));
        }
        MappedKind.AMOUNTS.forEach((name, component) -> {
            if (values.get(name) instanceof BigDecimal amount && amount.signum() != 0) {
                var signed = component.equals("discount") ? amount.abs().negate() : amount;
                rows.add(invoiced(line, values, component, signed, sign));
            }
        });
        return rows;
    }

    private RawRow invoiced(
            CsvLine line, Map<String, Object> values, String component, BigDecimal amount, String sign) {
        var own = new HashMap<>(values);
        own.put("component", component.toLowerCase(Locale.ROOT));
        own.put("amount", amount);
        own.putIfAbsent("is_credit", amount.signum() < 0 && !component.equals("discount"));
        return row(line, own, sign);
    }

    private RawRow row(CsvLine line, Map<String, Object> values, String sign) {
        var made = new ArrayList<@Nullable Object>();
        table.columns().forEach(column -> made.add(values.get(column.name())));
        return new RawRow(table, line.number(), made, sign);
    }

    /** A row that says again what an earlier one said is replaced as in any file; one that says something else under the same key would be lost. */
    private boolean isNew(CsvLine line, List<RawRow> rows, RowSink sink) {
        for (var row : rows) {
            var key = new ArrayList<Object>();
            table.key().forEach(name -> key.add(String.valueOf(row.cell(name))));
            var hash = (long) row.cells().hashCode();
            var before = seen.putIfAbsent(key, hash);
            if (before != null && before != hash) {
                sink.fault(RowFault.ofRow(
                        line.number(),
                        "a row above has the same " + String.join(", ", table.key()) + " and other values",
                        "Map a column that tells such rows apart, an invoice's number for example"));
                return false;
            }
        }
        return true;
    }

    private static String header(CsvLine line, String name) {
        return line.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(CsvColumn::header)
                .findFirst()
                .orElse(name);
    }
}
