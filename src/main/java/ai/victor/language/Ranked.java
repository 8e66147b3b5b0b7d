package ai.victor.language;

import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Of all ways to cut a question, the one whose reading accounts for it best, by {@link Rank}. A way counts only if its reading accounts for every
 * word. Where several are best and ask for different numbers, it is each of them.
 */
final class Ranked {
    private static final int MOST_READINGS = 3;

    private final Cuts cuts;
    private final Names names;
    private final Optional<Reading> before;
    private final Calendar calendar;

    Ranked(Cuts cuts, Names names, Optional<Reading> before, Calendar calendar) {
        this.cuts = cuts;
        this.names = names;
        this.before = before;
        this.calendar = calendar;
    }

    /**
     * A reading that takes words against their first meaning is no answer: it may be offered, and is not run.
     *
     * @param plain the reading of the first cut
     * @param read reads another cut
     */
    Interpretation best(Interpretation plain, Function<ItemReader.Items, Interpretation> read) {
        if (plain instanceof Plan plan) {
            return challenged(plan, read);
        }
        if (plain instanceof Either || isWhole()) {
            return plain;
        }
        var best = new ArrayList<Plan>();
        Rank rank = null;
        for (var cut : cuts.others()) {
            if (rank != null && cut.rank().compareTo(rank) > 0) {
                break;
            }
            if (isSound(cut) && read.apply(cut.read()) instanceof Plan plan) {
                rank = cut.rank();
                add(best, noted(plan, cut));
            }
        }
        return best.isEmpty() || best.size() > MOST_READINGS ? told(plain, read) : united(best);
    }

    /** What cannot be answered, with the name that the data has not, and with the nearest that can be answered. */
    private Interpretation told(Interpretation plain, Function<ItemReader.Items, Interpretation> read) {
        if (!(plain instanceof Reply reply)) {
            return plain;
        }
        var items = cuts.first().read().items();
        var unknown = new UnknownNames(items, names).told();
        var turned = cuts.others().stream()
                .map(cut -> read.apply(cut.read()))
                .filter(Plan.class::isInstance)
                .map(Plan.class::cast)
                .findFirst();
        var nearest =
                turned.or(() -> new Nearest(names, before, calendar, left -> read.apply(cuts.of(left))).of(items));
        var text = unknown.orElse(reply.text());
        return new Reply(
                unknown.isPresent() ? "unanswerable" : reply.status(),
                nearest.map(plan -> Nearest.offered(text, plan)).orElse(text),
                reply.sentence(),
                reply.assumptions());
    }

    /** Whether every word is taken for what it means first; a name is cut short only for the sake of a word that was unknown. */
    private boolean isSound(Cuts.Cut cut) {
        var unknown = cuts.first().read().items().stream().anyMatch(item -> item.is(Role.UNKNOWN));
        return cut.rank().turned() == 0
                && (unknown || cut.otherwise().values().stream().noneMatch(Cuts.Other::isShort));
    }

    /** A reading, beside others that account for as much of the question by names that are as good. */
    private Interpretation challenged(Plan plan, Function<ItemReader.Items, Interpretation> read) {
        var all = new ArrayList<Plan>(List.of(plan));
        for (var cut : cuts.rivals()) {
            if (read.apply(cut.read()) instanceof Plan other) {
                add(all, noted(other, cut));
            }
        }
        return all.size() > MOST_READINGS ? plan : united(all);
    }

    private static Interpretation united(List<Plan> plans) {
        return plans.size() == 1
                ? plans.get(0)
                : new Either(
                        plans, "This can be read in " + (plans.size() == 2 ? "two" : "three") + " ways. Which one?");
    }

    private static void add(List<Plan> plans, Plan plan) {
        if (plans.stream().noneMatch(known -> sql(known).equals(sql(plan)))) {
            plans.add(plan);
        }
    }

    private static List<String> sql(Plan plan) {
        return plan.steps().stream().map(Interpretation.Step::semanticSql).toList();
    }

    private static Plan noted(Plan plan, Cuts.Cut cut) {
        var assumptions = new ArrayList<String>();
        cut.otherwise().values().forEach(other -> other.note().ifPresent(assumptions::add));
        assumptions.addAll(plan.assumptions());
        return new Plan(plan.reading(), plan.steps(), plan.sentence(), assumptions, plan.declined());
    }

    /** Whether the first cut accounts for every word: then it is the data that has no answer. */
    private boolean isWhole() {
        var items = cuts.marked(names);
        if (items.stream().anyMatch(item -> item.is(Role.UNKNOWN))) {
            return false;
        }
        var draft = Assembler.assemble(items, names, before, calendar);
        return draft.stop.isEmpty() && (!draft.quantities.isEmpty() || before.isPresent() && FollowUp.edits(draft));
    }
}
