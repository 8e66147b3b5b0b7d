package ai.victor.analysis;

import ai.victor.query.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a query that an analysis reads, by the names of its columns. */
record Sheet(Outcome.Rows rows) {
    /** Asks; throws {@link Unanswered} with what stood in the way. */
    static Sheet read(DataDoor data, String semanticSql) {
        return switch (data.run(semanticSql)) {
            case Outcome.Rejected rejected ->
                throw new Unanswered(rejected.problems().getFirst().message());
            case Outcome.Rows rows
            when rows.table().truncated() ->
                throw new Unanswered(
                        "There are more than %,d different rows to compute with, which is more than Victor reads for one analysis."
                                .formatted(DataDoor.MOST_ROWS));
            case Outcome.Rows rows -> new Sheet(rows);
        };
    }

    /** A text as a literal of semantic SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    int size() {
        return rows.table().rows().size();
    }

    /** Of a row; 0 where there is nothing. */
    double number(int row, String column) {
        return cell(row, column) instanceof Number number ? number.doubleValue() : 0;
    }

    long count(int row, String column) {
        return Math.round(number(row, column));
    }

    Optional<String> text(int row, String column) {
        return Optional.ofNullable(cell(row, column)).map(Objects::toString);
    }

    Optional<LocalDate> day(int row, String column) {
        return cell(row, column) instanceof LocalDate day ? Optional.of(day) : Optional.empty();
    }

    boolean isMissing(int row, String column) {
        return cell(row, column) == null;
    }

    private @Nullable Object cell(int row, String column) {
        var columns = rows.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return row(row).get(i);
            }
        }
        throw new IllegalArgumentException(column + " is not in " + rows.semanticSql());
    }

    private List<@Nullable Object> row(int row) {
        return rows.table().rows().get(row);
    }
}
