package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The nearest question that can be answered where one cannot: the same without the words that nothing accounts for. It is offered, and never run. */
final class Nearest {
    private static final int MOST_ROUNDS = 4;
    private static final Set<Role> LEADING =
            Set.of(Role.PREPOSITION, Role.OF, Role.NOT, Role.WITH, Role.BY, Role.PER, Role.FILLER, Role.AND);

    private final Names names;
    private final Optional<Reading> before;
    private final Calendar calendar;
    private final Function<List<Item>, Interpretation> read;

    /** @param read reads a question that is cut into items */
    Nearest(Names names, Optional<Reading> before, Calendar calendar, Function<List<Item>, Interpretation> read) {
        this.names = names;
        this.calendar = calendar;
        this.before = before;
        this.read = read;
    }

    /** A reading of what is left of a question; none where less than half of it is left. */
    Optional<Plan> of(List<Item> items) {
        return left(items, false).or(() -> left(items, true));
    }

    /** @param leads whether the little words before an unknown word go with it */
    private Optional<Plan> left(List<Item> items, boolean leads) {
        var left = new ArrayList<>(items);
        for (int at = left.size() - 1; at >= 0; at--) {
            if (left.get(at).is(Role.UNKNOWN)) {
                left.remove(at);
                while (leads && at > 0 && LEADING.contains(left.get(at - 1).role())) {
                    at--;
                    left.remove(at);
                }
            }
        }
        int whole = content(items);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (content(left) * 2 < whole) {
                return Optional.empty();
            }
            var draft = Assembler.assemble(left, names, before, calendar);
            if (read.apply(left) instanceof Plan plan) {
                return draft.quantities.isEmpty() && !FollowUp.edits(draft) ? Optional.empty() : Optional.of(plan);
            }
            if (draft.unread.isEmpty()) {
                return Optional.empty();
            }
            for (int at = Math.min(left.size(), draft.unread.length()) - 1; at >= 0; at--) {
                if (draft.unread.get(at)) {
                    left.remove(at);
                }
            }
        }
        return Optional.empty();
    }

    /** A reply that offers a reading in place of numbers that might be asked for. */
    static String offered(String reply, Plan plan) {
        return reply.replaceFirst(" Numbers that I know are [^.]*\\.$", "") + " What I can answer: “"
                + plan.sentence().replaceFirst("\\.$", "") + "”.";
    }

    /** How many phrases say something; unknown words in a row may be one. */
    private static int content(List<Item> items) {
        int content = 0;
        for (int at = 0; at < items.size(); at++) {
            content += switch (items.get(at).role()) {
                case NAME, TIME, NUMBER -> 1;
                case UNKNOWN -> at > 0 && items.get(at - 1).is(Role.UNKNOWN) ? 0 : 1;
                default -> 0;
            };
        }
        return content;
    }
}
