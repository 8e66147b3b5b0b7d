package ai.victor.model;

import ai.victor.problem.Place;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds tables and columns that the store does not have. */
final class ColumnCheck {
    private static final Pattern WORD =
            Pattern.compile("'(?:[^']|'')*+'|\"(?<quoted>[^\"]*+)\"|(?<word>[A-Za-z_]\\w*+)(?!\\s*[(.])");
    private static final Set<String> SQL_WORDS = Set.of(
            "case",
            "when",
            "then",
            "else",
            "end",
            "and",
            "or",
            "not",
            "is",
            "null",
            "as",
            "decimal",
            "double",
            "bigint",
            "float",
            "real",
            "numeric",
            "integer",
            "int",
            "precision",
            "true",
            "false",
            "between",
            "in",
            "like",
            "date",
            "timestamp",
            "varchar",
            "text",
            "boolean",
            "interval",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "distinct",
            "from",
            "for",
            "epoch",
            "datetime",
            "hour",
            "minute",
            "second",
            "filter",
            "where",
            "over",
            "partition",
            "by",
            "order");

    private final Draft draft;
    private final MartColumns marts;

    ColumnCheck(Draft draft, MartColumns marts) {
        this.draft = draft;
        this.marts = marts;
    }

    void check() {
        if (marts.tables().isEmpty()) {
            return;
        }
        for (var model : draft.semanticModels) {
            var columns = marts.tables().get(model.table().toLowerCase(Locale.ROOT));
            if (columns == null && model.isRollup()) {
                // The store may be from before there was one: then its fact is read.
                continue;
            }
            if (columns == null) {
                draft.problems.add(ModelProblems.unknown(
                        new Word(model.table(), model.place()),
                        "mart",
                        marts.tables().keySet()));
                continue;
            }
            model.dimensions().forEach(dimension -> check(dimension.expr(), dimension.place(), model, columns));
            model.measures().forEach(measure -> check(measure.expr(), measure.place(), model, columns));
            for (var use : draft.entities) {
                if (use.semanticModel().equals(model.name()) && model.entities().contains(use.entity())) {
                    check(use.entity().expr(), use.place(), model, columns);
                }
            }
        }
    }

    private void check(String expr, Place place, SemanticModel model, Set<String> columns) {
        WORD.matcher(expr)
                .results()
                .map(found -> found.group("quoted") == null ? found.group("word") : found.group("quoted"))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .filter(word -> !columns.contains(word.toLowerCase(Locale.ROOT)))
                .filter(word -> !SQL_WORDS.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word ->
                        draft.problems.add(ModelProblems.noColumn(new Word(word, place), model.table(), columns)));
    }
}
