package ai.victor.ingest.mapping;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a mapped file may be, and the form of ours that it is turned into. */
enum MappedKind {
    INVOICES("invoices", "raw_invoice"),
    RATE_CARD("rate card", "raw_rate"),
    TOOLS("tools", "raw_tool_cost"),
    EMAIL_CAMPAIGNS("email campaigns", "raw_email_campaign");

    /** The amounts that one row of an invoice may have, and the component that each is. */
    static final Map<String, String> AMOUNTS = amounts();

    /** What an invoice's row has though no column tells it. */
    private static final List<String> KNOWN_OF_INVOICES =
            List.of("invoice_id", "component", "amount", "is_reprint", "is_credit");

    private final String word;
    private final String table;

    MappedKind(String word, String table) {
        this.word = word;
        this.table = table;
    }

    String word() {
        return word;
    }

    static Optional<MappedKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word.strip()))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(MappedKind::word).toList();
    }

    /** The form of ours, among those that are read. */
    CsvFormat form(List<Format> formats) {
        return formats.stream()
                .filter(CsvFormat.class::isInstance)
                .map(CsvFormat.class::cast)
                .filter(format -> format.tables().getFirst().name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /** The columns of ours that a mapping may name, with what their cells hold. */
    Map<String, RawType> columns(RawTable raw) {
        var columns = new LinkedHashMap<String, RawType>();
        raw.columns().forEach(column -> columns.put(column.name(), column.type()));
        if (this == INVOICES) {
            AMOUNTS.keySet().forEach(name -> columns.put(name, RawType.MONEY));
        }
        return columns;
    }

    /** The columns of ours without which a row says nothing. */
    List<String> needed(CsvFormat form) {
        var needed = new ArrayList<>(form.columns().stream()
                .filter(column -> !column.blank() && !column.lacking())
                .map(CsvColumn::name)
                .toList());
        if (this == INVOICES) {
            needed.removeAll(KNOWN_OF_INVOICES);
        }
        return List.copyOf(needed);
    }

    private static Map<String, String> amounts() {
        var amounts = new LinkedHashMap<String, String>();
        amounts.put("amount_product", "base_and_print");
        amounts.put("amount_base", "base");
        amounts.put("amount_print", "print");
        amounts.put("amount_shipping", "shipping");
        amounts.put("amount_tax", "tax");
        amounts.put("amount_fee", "fee");
        amounts.put("amount_discount", "discount");
        return amounts;
    }
}
