package ai.victor.sql;

import ai.victor.model.SemanticModel;
import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The model's expressions, read over the columns that the store's tables have. */
final class MartExpressions {
    private final Catalog catalog;
    private final List<Problem> faults;
    private final Map<String, SqlNode> parsed = new HashMap<>();

    /** @param faults to which is added what the store does not have */
    MartExpressions(Catalog catalog, List<Problem> faults) {
        this.catalog = catalog;
        this.faults = faults;
    }

    /** An expression over the columns of a table under its alias; empty, with a fault told, where it cannot be read or the store lacks a column. */
    Optional<SqlNode> expression(String text, String alias, SemanticModel owner) {
        try {
            var missing = new LinkedHashSet<String>();
            var bound = Expressions.withSafeDivisions(Expressions.replace(
                    parsed(text, owner),
                    part -> part instanceof SqlIdentifier column ? qualified(column, alias, owner, missing) : null));
            missing.forEach(column -> faults.add(Problems.storeLacks(owner, column)));
            return missing.isEmpty() ? Optional.of(bound) : Optional.empty();
        } catch (SqlParseException e) {
            faults.add(Problems.badExpression(owner, text));
            return Optional.empty();
        }
    }

    /** A column's bare name, which most expressions are, needs no parser: a model has thousands, and a start waits for them. */
    private SqlNode parsed(String text, SemanticModel owner) throws SqlParseException {
        if (columnType(owner, text).isPresent()) {
            return new SqlIdentifier(text, SqlParserPos.ZERO);
        }
        var known = parsed.get(text);
        if (known == null) {
            known = Expressions.parse(text);
            parsed.put(text, known);
        }
        return known;
    }

    private SqlNode qualified(SqlIdentifier column, String alias, SemanticModel owner, LinkedHashSet<String> missing) {
        var name = column.names.getLast();
        if (column.isStar()) {
            return column;
        }
        if (columnType(owner, name).isEmpty()) {
            missing.add(name);
        }
        return SqlText.column(alias, name);
    }

    /** The type of an expression over the columns of a table, as far as it can be told. */
    Type type(String text, SemanticModel owner, Type otherwise) {
        try {
            return Types.of(parsed(text, owner), column -> columnType(owner, column.names.getLast()))
                    .orElse(otherwise);
        } catch (SqlParseException e) {
            return otherwise;
        }
    }

    private Optional<Type> columnType(SemanticModel owner, String column) {
        return Optional.ofNullable(catalog.tables().get(owner.table().toLowerCase(Locale.ROOT)))
                .map(columns -> columns.get(column.toLowerCase(Locale.ROOT)));
    }
}
