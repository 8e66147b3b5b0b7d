package ai.victor.app;

import ai.victor.agent.Answer;
import ai.victor.query.Certificate;
import ai.victor.table.OneLine;
import ai.victor.table.TextChart;
import ai.victor.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints an answer for a terminal: text, tables, a drawing, the reading, and what the numbers rest on. */
final class AnswerText {
    private static final int MOST_ROWS = 40;

    private final Ink ink;
    private final int width;

    /** @param width where lines of words break */
    AnswerText(Ink ink, int width) {
        this.ink = ink;
        this.width = width;
    }

    /** @param withQueries whether to print both queries of each result */
    String of(Answer answer, boolean withQueries) {
        var parts = new ArrayList<String>();
        parts.add(ink.bold(wrapped(OneLine.each(answer.text()), width)));
        for (int i = 0; i < answer.results().size(); i++) {
            result(answer, i, parts);
        }
        var remarks = remarks(answer);
        if (!remarks.isEmpty()) {
            parts.add(String.join("\n", remarks));
        }
        if (withQueries) {
            answer.results().forEach(result -> parts.add(queries(result)));
        }
        return String.join("\n\n", parts);
    }

    private void result(Answer answer, int index, List<String> parts) {
        var result = answer.results().get(index);
        var table = result.rows().table();
        var heading = answer.results().size() > 1 ? ink.bold(OneLine.of(result.title())) + "\n" : "";
        if (table.rows().isEmpty()) {
            parts.add(heading + "(no rows)");
            return;
        }
        var all = table.rows().size() > MOST_ROWS ? " (--json prints all of them)" : "";
        parts.add(heading + TextTable.of(table, MOST_ROWS) + all);
        if (answer.chart()
                .filter(chart -> chart.result() == index && chart.by().isEmpty())
                .filter(chart -> chart.kind().equals("bar") || chart.kind().equals("line"))
                .isPresent()) {
            TextChart.of(table).ifPresent(parts::add);
        }
    }

    private List<String> remarks(Answer answer) {
        var lines = new ArrayList<String>();
        if (!answer.reading().isBlank()) {
            lines.add("I took this to mean: " + answer.reading());
        }
        answer.assumptions().forEach(assumption -> lines.add("Assumed: " + assumption));
        answer.warnings().forEach(warning -> lines.add("Note: " + warning));
        lines.replaceAll(line -> wrapped(OneLine.each(line), width));
        answer.certificate()
                .flatMap(AnswerText::basis)
                .map(basis -> ink.dim(wrapped(basis, width)))
                .ifPresent(lines::add);
        return lines;
    }

    /** The text with line breaks in the place of spaces, so that no line is wider than that unless a word is. */
    static String wrapped(String text, int width) {
        var lines = new StringBuilder();
        int column = 0;
        for (var word : text.split("(?<=[ \n])")) {
            int length = word.stripTrailing().length();
            if (column > 0 && column + length > width) {
                lines.setLength(lines.length() - 1);
                lines.append('\n');
                column = 0;
            }
            lines.append(word);
            column = word.endsWith("\n") ? 0 : column + word.length();
        }
        return lines.toString();
    }

    private static Optional<String> basis(Certificate certificate) {
        var facts = certificate.facts().stream()
                .map(fact -> {
                    var last = certificate.freshness().get(fact);
                    return fact.replace('_', ' ') + (last == null ? "" : " (to " + last + ")");
                })
                .toList();
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of("Read from " + String.join(", ", facts) + "; days are of " + certificate.zone() + ".");
    }

    private String queries(Answer.Result result) {
        var rows = result.rows();
        return ink.bold("Semantic SQL: " + OneLine.of(result.title())) + "\n"
                + OneLine.each(rows.semanticSql().strip()) + "\n\n" + ink.bold("SQL (" + rows.dialect() + ")") + "\n"
                + OneLine.each(rows.sql().strip());
    }
}
