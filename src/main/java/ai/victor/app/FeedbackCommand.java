package ai.victor.app;

import ai.victor.agent.Feedback;
import ai.victor.table.OneLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code victor feedback}: lists what people said of answers, each a candidate for a verified query. */
@Command(name = "feedback", description = "Lists what people said of answers, as candidates for verified queries.")
final class FeedbackCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    /** Which of them. */
    enum Vote {
        up,
        down
    }

    @ParentCommand
    private @Nullable Victor victor;

    @Option(names = "--only", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable Vote only;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var entries = new Wiring(parent)
                .feedback().all().stream()
                        .filter(entry -> only == null || entry.up() == (only == Vote.up))
                        .toList();
        var zone = parent.surroundings.clock().getZone();
        var out = parent.surroundings.out();
        out.println(
                entries.isEmpty()
                        ? "Nobody has said anything of an answer yet."
                        : String.join(
                                "\n\n",
                                entries.stream().map(entry -> text(entry, zone)).toList()));
        return Commands.DONE;
    }

    /** What people wrote is one line each, and cannot steer the terminal. */
    private static String text(Feedback.Entry entry, ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add(entry.when().atZone(zone).format(MINUTE) + "  " + (entry.up() ? "up  " : "down") + "  "
                + OneLine.of(entry.question()));
        if (!entry.note().isBlank()) {
            lines.add("  note: " + OneLine.of(entry.note()).strip());
        }
        List<String> queries = entry.queries();
        queries.forEach(query -> lines.add(
                "  sql:  " + OneLine.of(query).replaceAll(" {2,}", " ").strip()));
        return String.join("\n", lines);
    }
}
