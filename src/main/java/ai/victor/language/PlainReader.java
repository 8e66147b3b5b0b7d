package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one question that asks for numbers as they stand: cut into items, assembled, and planned. */
final class PlainReader {
    /** How many words of a question may be tried with each of their meanings. */
    private static final int MOST_FORKS = 3;

    private final Lexicon lexicon;
    private final Names names;
    private final Definitions definitions;
    private final Vocabulary vocabulary;
    private final Calendar calendar;

    PlainReader(Lexicon lexicon, Names names, Definitions definitions, Calendar calendar) {
        this.lexicon = lexicon;
        this.names = names;
        this.definitions = definitions;
        this.vocabulary = names.vocabulary();
        this.calendar = calendar;
    }

    /** The best of all ways to read a question, of which the plainest is known. */
    Interpretation ranked(String question, Interpretation plain, Optional<Reading> before) {
        var basis = DateBasis.of(question);
        if (basis.isPresent() || plain instanceof Reply reply && reply.status().matches("answered|refused")) {
            return plain;
        }
        return new Ranked(new Cuts(lexicon, items(), question), names, before, calendar)
                .best(plain, read -> cut(question, read, before));
    }

    /** Reads a question on its own, or as one that goes on from the reading before. */
    Interpretation read(String question, Optional<Reading> before) {
        var basis = DateBasis.of(question);
        if (basis.isEmpty()) {
            return readWhole(question, before);
        }
        var read = readWhole(basis.get().rest(), before);
        return basis.get()
                .isMissed(read, names)
                .<Interpretation>map(Reply::clarify)
                .orElse(read);
    }

    private ItemReader items() {
        return new ItemReader(lexicon, calendar, earliest());
    }

    private Interpretation readWhole(String question, Optional<Reading> before) {
        var tokens = Tokenizer.tokens(question);
        var read = items().read(question);
        var defined = definitions.read(tokens, read.items());
        return defined.isPresent() ? defined.get() : cut(question, read, before);
    }

    /** The reading of a question that is cut into items. */
    private Interpretation cut(String question, ItemReader.Items read, Optional<Reading> before) {
        var items = Marked.items(read.items(), lexicon, names, before.isEmpty());
        if (before.isPresent()) {
            items = Narrowing.narrowed(items, names);
        }
        if (items.stream().anyMatch(item -> item.is(Role.UNKNOWN))) {
            var unheld = Unheld.read(question, items, names);
            return unheld.isPresent() ? unheld.get() : Refusals.unknown(items, lexicon, names);
        }
        var mistaken = Unheld.mistaken(question, items, names);
        if (mistaken.isPresent()) {
            return mistaken.get();
        }
        if (before.isPresent() && Edits.showsAgain(items)) {
            return new Plans(names, vocabulary).plan(before.get(), List.of(), calendar);
        }
        var told = items;
        var counted = before.flatMap(reading -> Edits.counted(told, reading));
        if (counted.isPresent()) {
            return new Plans(names, vocabulary).plan(counted.get(), List.of(), calendar);
        }
        return assembled(items, read.corrections(), before, 0);
    }

    /** What kinds of words a text holds. */
    Set<Role> roles(String text) {
        return items().read(text).items().stream().map(Item::role).collect(Collectors.toSet());
    }

    /** The first day of the data. */
    LocalDate earliest() {
        return Coverage.all(vocabulary)
                .map(DateRange::from)
                .orElse(calendar.today().minusYears(10));
    }

    private Interpretation assembled(List<Item> items, List<String> corrections, Optional<Reading> before, int depth) {
        var draft = Assembler.assemble(items, names, before, calendar);
        draft.assumptions.addAll(0, corrections);
        return draft.fork.isPresent() && depth < MOST_FORKS
                ? Forks.read(draft, items, other -> assembled(other, corrections, before, depth + 1))
                : finish(draft, before);
    }

    private Interpretation finish(Draft draft, Optional<Reading> before) {
        if (draft.stop.isPresent()) {
            return Reply.clarify(draft.stop.get());
        }
        if (before.isPresent() && FollowUp.pointsElsewhere(draft, before.get())) {
            return FollowUp.elsewhere(draft, before.get())
                    .map(reading -> new Plans(names, vocabulary).plan(reading, draft.assumptions, calendar))
                    .orElseGet(() ->
                            Reply.clarify("The rows that I gave before were picked out by their own numbers there."
                                    + " Name those that you want to see here, or ask for a list of the same kind."));
        }
        if (draft.quantities.isEmpty()) {
            if (before.isPresent() && FollowUp.recounts(draft, before.get())) {
                return Reply.clarify("Those that I counted before are not counted by anything else."
                        + " Ask for what you want by it as a whole question.");
            }
            if (before.isPresent() && FollowUp.edits(draft)) {
                return new Plans(names, vocabulary)
                        .plan(FollowUp.edit(before.get(), draft), draft.assumptions, calendar);
            }
            return Roster.uncounted(draft).orElseGet(() -> Reply.clarify(definitions.options(draft)));
        }
        var reading = reading(draft);
        var things = Rows.things(draft, reading);
        if (before.isPresent()) {
            if (FollowUp.leans(draft)) {
                var unclear = Portion.unclear(draft, reading, before.get());
                if (unclear.isPresent()) {
                    return Reply.clarify(unclear.get());
                }
                reading = FollowUp.lean(draft, reading, before.get());
            } else if (Antecedent.isMeant(draft)) {
                reading = Antecedent.of(draft, reading, before.get());
            } else if (reading.periods().isEmpty() && !before.get().periods().isEmpty()) {
                reading = Antecedent.kept(draft, reading, before.get());
            }
        }
        if (Tops.areOne(draft)) {
            reading = Tops.one(reading);
        }
        if (draft.against >= 0) {
            reading = Contrast.marked(reading);
        }
        var plan = new Plans(names, vocabulary).plan(reading, draft.assumptions, calendar);
        if (plan instanceof Plan found
                && draft.both
                && found.reading().ranking().isPresent()) {
            var first = found.reading();
            return both(
                    found,
                    first.ranked(
                            first.ranking().map(ranking -> ranking.reversed().limited(draft.otherCount))));
        }
        return plan instanceof Plan found && things.isPresent() ? with(found, things.get()) : plan;
    }

    /** Both ends of a ranking. */
    private Plan both(Plan plan, Reading other) {
        var steps = new ArrayList<>(plan.steps());
        steps.addAll(SqlWriter.steps(other, SentenceWriter.sentence(other, names)));
        return new Plan(
                plan.reading(), steps, plan.sentence() + " And the other end of that order.", plan.assumptions());
    }

    /** A count, and beside it the things that are counted. */
    private Plan with(Plan plan, Reading things) {
        var steps = new ArrayList<>(plan.steps());
        steps.addAll(SqlWriter.steps(things, SentenceWriter.sentence(things, names)));
        return new Plan(plan.reading(), steps, plan.sentence(), plan.assumptions());
    }

    private Reading reading(Draft draft) {
        var breakdowns =
                new ArrayList<>(draft.breakdowns.values().stream().distinct().toList());
        if (draft.trend && breakdowns.stream().noneMatch(TimeColumns::isGrain)) {
            breakdowns.add(0, grain(draft));
        }
        return new Reading(
                List.copyOf(draft.quantities),
                breakdowns,
                draft.conditions,
                draft.periods,
                draft.thresholds,
                draft.ranking,
                draft.list,
                draft.form,
                draft.groups);
    }

    /** The grain of a trend that names none: some ten to sixty points. */
    private String grain(Draft draft) {
        var range = draft.periods.stream()
                .findFirst()
                .map(Period::range)
                .or(() -> Coverage.all(vocabulary))
                .orElse(new DateRange(calendar.yesterday(), calendar.yesterday()));
        var days = ChronoUnit.DAYS.between(range.from(), range.to()) + 1;
        var grain = days <= 45 ? "day" : days <= 190 ? "week" : "month";
        draft.assumptions.add("The trend is shown by " + grain + ".");
        return grain;
    }
}
