package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scores an answer by an entry of a gold file, whose rules are those of the scorer that comes with such files: every number has alternatives and a
 * tolerance, labels may be written in many ways, and an answer to what cannot be answered is worse than none.
 */
final class GoldEntry {
    private static final Set<String> ENDINGS = Set.of("answered", "clarify", "refused", "unanswerable");
    private static final Set<String> DECLINED = Set.of("refused", "unanswerable");

    private final JsonNode entry;
    private final Said said;

    private GoldEntry(JsonNode entry, Said said) {
        this.entry = entry;
        this.said = said;
    }

    /** @param answer the object of the API */
    static Verdict verdict(JsonNode entry, JsonNode answer) {
        try {
            return new GoldEntry(entry, new Said(answer)).verdict();
        } catch (RuntimeException e) {
            return Verdict.of(Mark.FAILED, "the gold cannot be read: " + e);
        }
    }

    private Verdict verdict() {
        if (!ENDINGS.contains(said.status)) {
            return Verdict.of(Mark.FAILED, "status “" + said.status + "”: " + said.text);
        }
        boolean needsAssumption = entry.path("answered_needs_assumption").asBoolean();
        boolean unanswerable = entry.path("kind").asText().equals("behaviour") && !needsAssumption;
        var bad = unanswerable ? Mark.MADE_UP : Mark.WRONG;
        for (var forbidden : texts("forbid")) {
            if (Patterns.found(forbidden, said.stated)) {
                return Verdict.of(bad, "forbidden: /" + forbidden + "/");
            }
        }
        var expected = Set.copyOf(texts("status"));
        if (needsAssumption) {
            return ambiguous(expected);
        }
        if (unanswerable) {
            return unanswerable(expected, bad);
        }
        if (!expected.contains(said.status)) {
            return Verdict.of(Mark.ABSTAINED, said.status + ": " + said.text);
        }
        return answered();
    }

    private Verdict ambiguous(Set<String> expected) {
        if (said.status.equals("answered")) {
            return said.hasAssumption && !said.text.isBlank()
                    ? Verdict.of(Mark.RIGHT)
                    : Verdict.of(Mark.WRONG, "an ambiguous question is answered without an assumption");
        }
        return expected.contains(said.status) ? Verdict.of(Mark.RIGHT) : Verdict.of(Mark.ABSTAINED, said.status);
    }

    private Verdict unanswerable(Set<String> expected, Mark bad) {
        var mentions = texts("mentions");
        var denial = entry.path("or_text").asText("");
        boolean denies = !denial.isEmpty()
                && Stream.concat(sentences(said.stated).stream(), Stream.of(said.text))
                        .anyMatch(sentence -> Patterns.found(denial, sentence)
                                && mentions.stream().allMatch(mention -> Patterns.found(mention, sentence)));
        if (DECLINED.contains(said.status)) {
            return Verdict.of(Mark.RIGHT_REFUSAL);
        }
        if (expected.contains(said.status) && said.status.equals("clarify")) {
            return denies || mentions.isEmpty()
                    ? Verdict.of(Mark.RIGHT_REFUSAL)
                    : Verdict.of(Mark.WRONG, "asks back without naming what is missing");
        }
        return said.status.equals("answered") && denies
                ? new Verdict(Mark.RIGHT_REFUSAL, "", "status was answered")
                : Verdict.of(bad, "answered something that the data cannot answer");
    }

    private Verdict answered() {
        var golds = entry.path("golds");
        if (!golds.isEmpty()) {
            var reasons = new ArrayList<String>();
            for (var gold : golds) {
                var miss = GoldMatch.miss(
                        gold,
                        said,
                        entry.path("question").asText(),
                        entry.path("category").asText());
                if (miss.isEmpty()) {
                    reasons.clear();
                    break;
                }
                reasons.add(miss.get());
            }
            if (!reasons.isEmpty()) {
                return Verdict.of(
                        Mark.WRONG,
                        reasons.stream()
                                .filter(reason -> reason.startsWith(GoldMatch.UNSTATED))
                                .findFirst()
                                .orElse(reasons.getFirst()));
            }
        }
        var missing = texts("mentions").stream()
                .filter(mention -> !Patterns.found(mention, said.all))
                .findFirst();
        if (missing.isEmpty()) {
            return Verdict.of(Mark.RIGHT);
        }
        return entry.path("mention_required").asBoolean(true)
                ? Verdict.of(Mark.WRONG, "not mentioned: /" + missing.get() + "/")
                : new Verdict(Mark.RIGHT, "", "caveat missing: /" + missing.get() + "/");
    }

    private List<String> texts(String name) {
        var texts = new ArrayList<String>();
        entry.path(name).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<String> sentences(String text) {
        return List.of(Patterns.of("(?<=[.!?\\n;])\\s+|\\n").split(text, -1));
    }
}
