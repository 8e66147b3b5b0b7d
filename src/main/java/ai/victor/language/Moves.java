package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.model.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads whether a number moved, {@code did revenue drop in May}, {@code are refunds getting worse}: the days asked for beside those before them. */
final class Moves {
    private static final List<List<String>> MOVING = Phrases.of("""
            go up, going up, gone up, went up, go down, going down, gone down, went down, getting better, getting worse, gotten better, gotten worse,
            got better, got worse, get better, get worse, becoming worse, becoming better, creeping up, creeping down, trending up, trending down,
            rise, rising, risen, rose, fall, falling, fell, fallen, drop, dropped, dropping, decline, declining, declined, grow, growing, grew, grown,
            increase, increasing, increased, decrease, decreasing, decreased, improve, improving, improved, worsen, worsening, worsened, shrink,
            shrinking, shrank, sinking, sank, climbing, climbed, slipping, slipped, sliding, slid, tanking, tanked, plunged, plunging, spiking, spiked,
            doubled, dipping, dipped, moving, moved, moving up, moving down, changing, changed, change, up or down, getting higher, getting lower, getting bigger,
            getting smaller, getting more expensive, getting cheaper""");

    private static final List<List<String>> DEGREES = Phrases.of(
            "a lot, so much, that much, a bit, slightly, much, significantly, sharply, actually, really, lately, recently, over time, at all");

    private Moves() {}

    /** The reading that shows it; empty where the question is no such one, or names more than one number or what it moved by. */
    static Optional<Interpretation> read(
            String question,
            Function<String, Interpretation> reader,
            Plans plans,
            Calendar calendar,
            Optional<DateRange> covered) {
        var words = new Phrases(Causes.turned(question, calendar));
        if (words.has(Phrases.of("why, how, which, what, who, can, could, should, would, will, if, to"))
                || !words.remove(MOVING)) {
            return Optional.empty();
        }
        words.remove(DEGREES);
        words.replace(Phrases.of("than, compared to, compared with, relative to, versus, against"), "vs");
        if (!(reader.apply(Causes.turned(words.rest(), calendar)) instanceof Plan plan)) {
            return Optional.empty();
        }
        var reading = plan.reading();
        if (reading.list()
                || !reading.thresholds().isEmpty()
                || reading.ranking().isPresent()
                || !(reading.form() instanceof Form.Plain)) {
            return Optional.empty();
        }
        if (reading.periods().size() > 1 || reading.breakdowns().stream().anyMatch(TimeColumns::isGrain)) {
            return Optional.of(plan);
        }
        var assumptions = new ArrayList<>(plan.assumptions());
        if (reading.periods().isEmpty()) {
            assumptions.removeIf(text -> text.startsWith("No period is named"));
            var rows = new ArrayList<>(reading.breakdowns());
            rows.add(0, "month");
            return Optional.of(plans.plan(reading.by(rows), assumptions, calendar));
        }
        var now = reading.periods().get(0);
        var before = Times.preceding(now);
        if (covered.filter(all -> all.from().isAfter(before.range().from())).isPresent()) {
            return Optional.empty();
        }
        assumptions.add("No period is named to compare with: what came before is taken, " + before.days() + ".");
        return Optional.of(plans.plan(reading.in(List.of(now, before)), assumptions, calendar));
    }
}
