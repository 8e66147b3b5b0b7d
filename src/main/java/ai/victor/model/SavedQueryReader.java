package ai.victor.model;

import ai.victor.model.Draft.Ordering;
import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.SavedDraft;
import ai.victor.model.Draft.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the entries of {@code saved_queries:}. */
final class SavedQueryReader {
    private static final Pattern DESCENDING =
            Pattern.compile("(?i)\\s*(-?)\\s*(.*?)\\s*(?:\\.\\s*descending\\s*\\(\\s*(true|false)\\s*\\))?\\s*");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Draft draft;
    private final InputReader inputs;

    SavedQueryReader(Draft draft) {
        this.draft = draft;
        this.inputs = new InputReader(draft);
    }

    void read(Block block) {
        if (!Settings.isEnabled(block)) {
            return;
        }
        try (block) {
            block.refuse("exports");
            var name = block.name();
            var label = block.text("label").map(Word::text);
            var description = block.text("description").map(Word::text).orElse("");
            if (!block.has("query_params")) {
                block.required("query_params");
                return;
            }
            block.block("query_params", "block of query_params").ifPresent(params -> {
                try (params) {
                    var metrics = params.texts("metrics");
                    metrics.forEach(word -> draft.references.add(new Reference(Target.METRIC, word)));
                    if (metrics.isEmpty()) {
                        draft.problems.add(ModelProblems.missing(params.placeOf("metrics"), "metrics", "saved query"));
                    }
                    var groupBy = new ArrayList<Mention>();
                    params.texts("group_by")
                            .forEach(word -> mention(word, word.text()).ifPresent(groupBy::add));
                    var where = inputs.filters(params, "where");
                    var orderBy = new ArrayList<Ordering>();
                    params.texts("order_by").forEach(word -> ordering(word, orderBy));
                    var limit = params.number("limit");
                    limit.filter(rows -> rows.signum() <= 0
                                    || rows.compareTo(MOST) > 0
                                    || rows.stripTrailingZeros().scale() > 0)
                            .ifPresent(rows -> draft.problems.add(ModelProblems.wrongShape(
                                    params.placeOf("limit"), "limit", "a whole number from 1 to " + MOST)));
                    draft.savedQueries.add(new SavedDraft(
                            name.map(Word::text).orElse(""),
                            label.orElseGet(() -> name.map(word -> ConformedDimensions.words(word.text()))
                                    .orElse("")),
                            description,
                            List.copyOf(metrics),
                            groupBy,
                            where,
                            orderBy,
                            limit.map(BigDecimal::intValue).orElse(0),
                            name.map(Word::place).orElse(block.place())));
                }
            });
        }
    }

    private void ordering(Word word, List<Ordering> orderBy) {
        var parts = DESCENDING.matcher(word.text());
        if (parts.matches()) {
            boolean descending = !parts.group(1).isEmpty() || "true".equalsIgnoreCase(parts.group(3));
            mention(word, parts.group(2)).ifPresent(mention -> orderBy.add(new Ordering(mention, descending)));
        }
    }

    private java.util.Optional<Mention> mention(Word word, String text) {
        var mention = Mention.read(text, word.place());
        if (mention.isEmpty()) {
            draft.problems.add(ModelProblems.wrongShape(
                    word.place(),
                    "\"" + word.text() + "\"",
                    "Dimension('entity__dimension'), TimeDimension('metric_time', 'month') or Entity('entity')"));
        }
        return mention;
    }
}
