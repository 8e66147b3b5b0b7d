package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A small model without fault, beside which a test puts a file with one; a caret stands before the place that the problem must name. */
abstract class ModelFaults {
    static final String BASE = """
            semantic_models:
              - name: loans
                model: ref('loan')
                defaults: {agg_time_dimension: loan_day}
                primary_entity: loan
                entities:
                  - {name: reader, type: foreign}
                dimensions:
                  - {name: loan_day, type: time, type_params: {time_granularity: day}}
                  - {name: shelf, type: categorical, label: Shelf, config: {meta: {synonyms: [rack]}}}
                measures:
                  - {name: loan_count, agg: count, expr: loan_no}
              - name: readers
                model: reader
                entities:
                  - {name: reader, type: primary}
                dimensions:
                  - {name: town, type: categorical}
            metrics:
              - name: loans
                label: Loans
                description: Books lent.
                type: simple
                type_params: {measure: loan_count}
                config: {meta: {unit: count, synonyms: [borrowings]}}
            """;

    private static final String SAID = "label: X, description: Y., config: {meta: {unit: count}}";

    @TempDir
    Path folder;

    void metric(String parts, String message, String... candidates) throws IOException {
        faulty("metrics: [{name: x, " + parts + ", %s}]", message, candidates);
    }

    void model(String parts, String message, String... candidates) throws IOException {
        faulty("semantic_models: [{name: m, model: t, " + parts + "}]", message, candidates);
    }

    /** The file's one fault starts with the message and stands at the caret. */
    void faulty(String marked, String message, String... candidates) throws IOException {
        var yaml = marked.replace("%s", SAID);
        int caret = yaml.indexOf('^');
        var before = yaml.substring(0, caret);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = caret - before.lastIndexOf('\n');
        var problems = problems(before + yaml.substring(caret + 1));
        assertThat(problems).as(yaml).hasSize(1);
        assertThat(problems.getFirst().toString())
                .as(yaml)
                .startsWith(folder.resolve("test.yml") + ":" + line + ":" + column + ": " + message);
        if (candidates.length > 0) {
            assertThat(problems.getFirst().candidates()).as(yaml).startsWith(candidates);
        }
    }

    List<Problem> problems(String yaml) throws IOException {
        Files.writeString(folder.resolve("base.yml"), BASE);
        Files.writeString(folder.resolve("test.yml"), yaml);
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> throw new AssertionError("no fault in " + yaml);
            case ModelReading.Faulty faulty -> faulty.problems();
        };
    }
}
