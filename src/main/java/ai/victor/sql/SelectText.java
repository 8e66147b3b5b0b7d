package ai.victor.sql;

import java.util.List;

/**
 * A SELECT as text, and the common table expressions that stand before it.
 *
 * @param tables each of them written out, indented, without a comma after it
 */
record SelectText(List<String> tables, String select) {
    SelectText {
        tables = List.copyOf(tables);
    }

    /** A common table expression. */
    static String table(String name, String select) {
        return "  " + SqlText.name(name) + " AS (\n" + select.indent(4) + "  )";
    }

    String whole() {
        return tables.isEmpty() ? select : "WITH\n" + String.join(",\n", tables) + "\n" + select;
    }
}
