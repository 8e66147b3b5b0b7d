package ai.victor.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of an experiment was asked for: its part of the readout comes first. */
enum Focus {
    /** Margin, and revenue beside it. */
    DIFFERENCE,
    WORTH_OF_TOOL,
    RETAINED,
    ITEMS;

    static final String PER_VISITOR = "Treatment against holdout";
    static final String WORTH = "Incremental margin and tool cost";
    static final String RETENTION = "90 days";
    static final String ATTACHED = "Attached items against the others";
    static final String RATIO = "Sample ratio";

    /** @param metric a metric of the model, by its name */
    static Focus of(Optional<String> metric) {
        var name = metric.orElse("").toLowerCase(Locale.ROOT);
        if (name.contains("retention")
                || name.contains("pull_forward")
                || name.endsWith("_90")
                || name.endsWith("_150")) {
            return RETAINED;
        }
        if (name.contains("impd") || name.contains("incremental") || name.contains("cost")) {
            return WORTH_OF_TOOL;
        }
        return name.contains("attach") || name.startsWith("rec_") || name.contains("recommended") ? ITEMS : DIFFERENCE;
    }

    /** Moves the part that was asked for to the front, if there is one. */
    void partFirst(List<Finding.Part> parts) {
        var title = switch (this) {
            case DIFFERENCE -> PER_VISITOR;
            case WORTH_OF_TOOL -> WORTH;
            case RETAINED -> RETENTION;
            case ITEMS -> ATTACHED;
        };
        parts.stream().filter(part -> part.title().equals(title)).findFirst().ifPresent(part -> {
            parts.remove(part);
            parts.addFirst(part);
        });
    }
}
