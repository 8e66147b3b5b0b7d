package ai.victor.language;

import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a question with each of the meanings that a word of it may have; further such words are read so in each of those. */
final class Forks {
    /** How many readings are run to see whether they differ. */
    private static final int MOST_READINGS = 6;

    private Forks() {}

    /** @param read the same question with one meaning of the word; it may fork again */
    static Interpretation read(Draft draft, List<Item> items, Function<List<Item>, Interpretation> read) {
        var fork = draft.fork.orElseThrow();
        var plans = new ArrayList<Plan>();
        var question = draft.stop.orElse("This can be read in several ways. Which one?");
        var more = "";
        for (var option : fork.options()) {
            var other = new ArrayList<>(items);
            other.set(fork.at(), option);
            switch (read.apply(other)) {
                case Plan plan -> plans.add(plan);
                case Either either -> {
                    plans.addAll(either.plans());
                    more = " " + either.question();
                }
                case Interpretation.Analyse analyse -> {
                    return Reply.clarify(question);
                }
                case Reply reply -> {
                    return Reply.clarify(question);
                }
            }
        }
        return plans.size() <= MOST_READINGS ? new Either(plans, question + more) : Reply.clarify(question + more);
    }
}
