package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A question together with what is not served: "revenue in May; and delete the orders". What comes before the first such part, or after the last
 * one, may be a question of its own.
 */
final class Mixed {
    static final String DECLINED =
            "The rest I decline: I only read numbers, change nothing, and tell nothing of how I am set up or who customers are.";

    private static final Pattern STRONG_END = Pattern.compile("[;!?\\n|]+\\s*|\\.+\\s+|\\s+--+\\s*|/\\*|\\*/");

    private static final Pattern AND = Pattern.compile(
            ",?\\s+(?:and|then|but|plus)\\s+(?:also\\s+|then\\s+|now\\s+)*|,\\s*(?:also|then)\\s+",
            Pattern.CASE_INSENSITIVE);

    /** With these words something is asked for anew. */
    private static final Set<String> ASKING = Set.of(
            "what", "whats", "which", "how", "who", "when", "where", "why", "show", "tell", "give", "list", "did",
            "does", "is", "was", "were", "are", "compare");

    private static final int MOST_PARTS = 12;

    private Mixed() {}

    private record Part(int start, int end, boolean refused, boolean opens) {}

    /** Whether with this word something is asked for. */
    static boolean asks(String word) {
        return ASKING.contains(word);
    }

    /** What might be a question of its own, the longest first; empty where no part is refused. */
    static List<String> questions(String question) {
        var parts = parts(question);
        var questions = new ArrayList<String>();
        int first = 0;
        while (first < parts.size() && !parts.get(first).refused()) {
            first++;
        }
        if (first == parts.size()) {
            return questions;
        }
        if (first > 0) {
            questions.add(question.substring(0, parts.get(first - 1).end()));
        }
        int last = parts.size() - 1;
        while (!parts.get(last).refused()) {
            last--;
        }
        for (int at = last + 1; at < parts.size(); at++) {
            if (parts.get(at).opens()) {
                questions.add(question.substring(parts.get(at).start()));
            }
        }
        return questions;
    }

    /** The same, where it can be answered, saying that it is not all. */
    static Optional<Interpretation> declining(Interpretation part) {
        if (part instanceof Interpretation.Plan plan) {
            return Optional.of(new Interpretation.Plan(
                    plan.reading(), plan.steps(), plan.sentence(), plan.assumptions(), DECLINED));
        }
        return part instanceof Interpretation.Analyse analyse
                ? Optional.of(new Interpretation.Analyse(
                        analyse.request(), analyse.sentence(), analyse.assumptions(), DECLINED))
                : Optional.empty();
    }

    private static List<Part> parts(String question) {
        var parts = new ArrayList<Part>();
        int start = 0;
        boolean strong = true;
        while (start < question.length() && parts.size() < MOST_PARTS) {
            int end = question.length();
            int next = end;
            boolean nextStrong = true;
            for (var pattern : List.of(STRONG_END, AND)) {
                var matcher = pattern.matcher(question);
                if (matcher.find(start) && matcher.start() < end) {
                    end = matcher.start();
                    next = Math.max(matcher.end(), start + 1);
                    nextStrong = pattern == STRONG_END;
                }
            }
            var tokens = Tokenizer.tokens(question.substring(start, Math.max(start, end)));
            if (!tokens.isEmpty()) {
                var opens = strong || ASKING.contains(tokens.get(0).word());
                parts.add(new Part(start, end, Unserved.declines(tokens), opens));
            }
            start = next;
            strong = nextStrong;
        }
        return parts;
    }
}
