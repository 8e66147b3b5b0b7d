package ai.victor.model;

import ai.victor.model.Draft.Reference;
import ai.victor.model.Draft.Target;
import java.util.List;

/** Reads what {@code config: meta:} says for analyses. */
final class StudyReader {
    private static final String TAKEN_OFF = "-";

    private final Draft draft;

    StudyReader(Draft draft) {
        this.draft = draft;
    }

    Study ofMetric(Block meta) {
        return new Study(
                meta.texts("made_of").stream().map(this::term).toList(),
                meta.texts("also_made_of").stream().map(this::term).toList(),
                meta.texts("by_way_of").stream().map(this::metric).toList(),
                meta.text("per").map(this::metric).orElse(""),
                role(meta),
                "",
                meta.text("claim_of").map(this::metric).orElse(""));
    }

    Study ofDimension(Block meta) {
        return new Study(
                List.of(),
                List.of(),
                List.of(),
                "",
                role(meta),
                meta.text("stands_for").map(Word::text).orElse(""),
                "");
    }

    private Study.Term term(Word word) {
        boolean added = !word.text().startsWith(TAKEN_OFF);
        return new Study.Term(metric(added ? word : new Word(word.text().substring(1), word.place())), added);
    }

    private String metric(Word word) {
        draft.references.add(new Reference(Target.METRIC, word));
        return word.text();
    }

    private static String role(Block meta) {
        return meta.text("role").map(Word::text).orElse("");
    }
}
