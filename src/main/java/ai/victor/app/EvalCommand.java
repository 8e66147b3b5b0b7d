package ai.victor.app;

import ai.victor.eval.Evaluation;
import ai.victor.eval.LastRun;
import ai.victor.eval.QuestionFile;
import ai.victor.eval.Report;
import ai.victor.eval.ReportJson;
import ai.victor.eval.ReportText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code victor eval}: asks questions whose answers are known, and scores what comes back. */
@Command(name = "eval", description = "Asks the questions of a file and scores the answers by its gold.")
final class EvalCommand implements Callable<Integer> {
    /** So that the times of the first questions tell what the others tell. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(3);

    @ParentCommand
    private @Nullable Victor victor;

    @Parameters(paramLabel = "FILE", description = "Questions, an object of JSON on each line.")
    private Path file = Path.of("questions.jsonl");

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description = "The gold, where it stands in a file of its own (…gold… beside …questions…).")
    private @Nullable Path gold;

    @Option(names = "--path", description = "Who answers: ${COMPLETION-CANDIDATES} (auto: as for `victor ask`).")
    private AnswerPath path = AnswerPath.auto;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these ids or categories, with commas.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--min-right", paramLabel = "PERCENT", description = "Fail if less than this is right (0).")
    private double minRight;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON, too.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var questions = questions();
        var wiring = new Wiring(parent);
        try (var shop = wiring.shopOrDemo();
                var marts = new GoldRows(FirstShop.folder(parent.data()))) {
            wiring.warmUp(shop).eachKind(LONGEST_WARM_UP);
            var asker = wiring.agent(shop, parent.claims(), path);
            var evaluation = new Evaluation(asker, sql -> shop.get().run(sql, parent.claims()), marts);
            var place = LastRun.place(parent.data(), file, path.name());
            var last = LastRun.read(place);
            var now = parent.surroundings.clock().instant();
            var scores = evaluation.run(questions, score -> {});
            LastRun.write(place, now, scores);
            var report = new Report(file.getFileName().toString(), path.name(), now, scores, last);
            var zone = shop.get().shop().zone();
            parent.surroundings.out().println(ReportText.of(report, zone));
            write(report);
            return report.passes(minRight) ? Commands.DONE : Commands.REFUSED;
        }
    }

    private QuestionFile questions() {
        var all = QuestionFile.read(file, Optional.ofNullable(gold));
        if (!all.problems().isEmpty()) {
            throw Refusal.of(all.problems());
        }
        var chosen = only.isEmpty() ? all : all.only(new LinkedHashSet<>(only));
        if (chosen.dialogues().isEmpty()) {
            throw new Refusal("None of the questions has an id or a category of " + String.join(", ", only) + ".");
        }
        return chosen;
    }

    private void write(Report report) {
        if (json != null) {
            try {
                Files.writeString(json, ReportJson.of(report) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
