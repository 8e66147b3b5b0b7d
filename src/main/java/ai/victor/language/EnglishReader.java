package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.Model;
import ai.victor.model.VerifiedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads questions in English. Immutable, and safe to share between threads. */
public final class EnglishReader {
    private final Lexicon lexicon;
    private final Names names;
    private final Definitions definitions;
    private final Vocabulary vocabulary;
    private final List<String> kept;

    public EnglishReader(Model model, Vocabulary vocabulary) {
        this.lexicon = new Lexicon(model, vocabulary);
        this.names = new Names(model, vocabulary);
        this.definitions = new Definitions(model, names, lexicon);
        this.vocabulary = vocabulary;
        this.kept = model.verifiedQueries().stream().map(VerifiedQuery::sql).toList();
    }

    /**
     * Reads one question.
     *
     * @param earlier the questions of this conversation before this one, oldest first
     */
    public Interpretation read(String question, List<String> earlier, LocalDate today) {
        var calendar = new Calendar(today, vocabulary.weekStart());
        var memory = Memory.EMPTY;
        for (var asked : earlier) {
            memory = turn(asked, memory, calendar).memory();
        }
        return turn(question, memory, calendar).interpretation();
    }

    /**
     * What leads on from a question: its parts with what could stand in their place, what might be asked next, and what can be said to a question that
     * it was asked back with. Each of it has been read.
     *
     * @param earlier as for {@link #read}
     */
    public LeadsOn leadsOn(String question, List<String> earlier, LocalDate today) {
        var calendar = new Calendar(today, vocabulary.weekStart());
        var memory = Memory.EMPTY;
        for (var asked : earlier) {
            memory = turn(asked, memory, calendar).memory();
        }
        var turn = turn(question, memory, calendar);
        Function<String, Interpretation> next =
                text -> turn(text, turn.memory(), calendar).interpretation();
        return switch (turn.interpretation()) {
            case Plan plan -> new Onward(plan.reading(), names, kept, next).leadsOn();
            case Interpretation.Either either -> new LeadsOn(List.of(), List.of(), choices(either, next));
            case Interpretation.Analyse analyse -> LeadsOn.NOWHERE;
            case Reply reply -> LeadsOn.NOWHERE;
        };
    }

    private static List<LeadsOn.Step> choices(Interpretation.Either either, Function<String, Interpretation> next) {
        var choices = new ArrayList<LeadsOn.Step>();
        var places = List.of("the first one", "the second one", "the third one");
        for (var i = 0; i < Math.min(places.size(), either.plans().size()); i++) {
            var plan = either.plans().get(i);
            if (next.apply(places.get(i)) instanceof Plan chosen
                    && chosen.reading().equals(plan.reading())) {
                choices.add(new LeadsOn.Step(plan.sentence(), places.get(i)));
            }
        }
        return choices;
    }

    /** What the next question may go on from: the reading of the one before and of the one before that, and whether its cause was asked. */
    record Memory(
            Optional<Reading> reading,
            Optional<Causes.Asked> cause,
            Optional<Analysed> analysed,
            Optional<Reading> last,
            Optional<Pending> pending) {
        static final Memory EMPTY = new Memory(Optional.empty(), Optional.empty());

        Memory(Optional<Reading> reading, Optional<Causes.Asked> cause) {
            this(reading, cause, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same after an analysis, which the next question may go on from. */
        Memory after(Optional<Analysed> analysis) {
            return analysis.isEmpty() ? this : new Memory(reading, cause, analysis, last, Optional.empty());
        }

        /** The same, knowing what was read before what it knows. */
        Memory since(Memory earlier) {
            if (reading.isEmpty()) {
                return this;
            }
            var before = reading.equals(earlier.reading()) ? earlier.last() : earlier.reading();
            return new Memory(reading, cause, analysed, before, Optional.empty());
        }

        /** The same, with a question that was asked back, or without. */
        Memory asking(Optional<Pending> question) {
            return new Memory(reading, cause, analysed, last, question);
        }
    }

    record Turn(Interpretation interpretation, Memory memory) {}

    private Turn turn(String question, Memory before, Calendar calendar) {
        var memory = before.asking(Optional.empty());
        var turn = before.pending()
                .flatMap(pending -> pending.answered(
                        question,
                        memory,
                        names,
                        text -> plainly(calendar).roles(text),
                        (text, known) -> told(text, known, calendar)))
                .map(answer -> new Turn(answer.interpretation(), answer.memory().since(memory)))
                .orElseGet(() -> told(question, memory, calendar));
        return new Turn(turn.interpretation(), turn.memory().asking(Pending.of(question, turn.interpretation())));
    }

    private Turn told(String question, Memory memory, Calendar calendar) {
        var means = Unheld.means(question, names);
        if (means.isPresent()) {
            return new Turn(means.get(), memory);
        }
        var turn = new Retelling(
                        lexicon,
                        names,
                        definitions,
                        calendar,
                        plainly(calendar).earliest(),
                        (text, known) -> whole(text, known, calendar))
                .turn(question, memory);
        return new Turn(turn.interpretation(), turn.memory().since(memory));
    }

    /** Reads a question as an analysis where it asks for one, else as a plain one. */
    private Turn whole(String asked, Memory memory, Calendar calendar) {
        var written = Missing.written(Wording.written(FiscalYear.written(Typing.written(asked, lexicon), calendar)));
        var question = Ellipsis.filled(Wording.withoutPurpose(Idioms.written(written), lexicon), lexicon);
        var future = Future.asked(question, lexicon, calendar);
        if (future.isPresent() && Refusals.read(Tokenizer.tokens(question)).isEmpty()) {
            return new Turn(future.get(), memory);
        }
        var further = memory.analysed()
                .filter(analysed -> Refusals.read(Tokenizer.tokens(question)).isEmpty())
                .flatMap(analysed -> analysed.read(
                        question,
                        new Experiments(lexicon, names, vocabulary),
                        new Cohorts(names),
                        (text, reading) -> read(text, reading, calendar)));
        if (further.isPresent()) {
            return new Turn(
                    further.get().interpretation(),
                    memory.after(Optional.of(further.get().analysed())));
        }
        var before = memory.reading();
        if (before.isPresent() && Edits.dropsFilters(question)) {
            return plain(before.get().under(List.of()), List.of(), memory, calendar);
        }
        var turned = before.flatMap(reading -> turned(question, reading, memory, calendar));
        if (turned.isPresent()) {
            return turned.get();
        }
        var edit = before.isPresent() ? Edits.fragment(question) : Optional.<String>empty();
        if (edit.isPresent()
                && read(edit.get(), before, calendar) instanceof Plan plan
                && !(read(edit.get(), Optional.empty(), calendar) instanceof Plan other
                        && other.reading().equals(plan.reading()))) {
            return new Turn(plan, new Memory(Optional.of(plan.reading()), Optional.empty()));
        }
        var refused = Refusals.read(Tokenizer.tokens(question));
        // A design may be called "Secret Garden": what is understood to the last word asks for numbers.
        if (refused.isPresent()) {
            var tokens = Tokenizer.tokens(question);
            var experiment = new Experiments(lexicon, names, vocabulary).read(tokens, false);
            if (Refusals.always(tokens)) {
                return new Turn(refused.get(), memory);
            }
            if (experiment.isPresent()) {
                return new Turn(experiment.get(), memory.after(Analysed.after(experiment.get(), Optional.empty())));
            }
            if (!(read(question, before, calendar) instanceof Plan)) {
                return new Turn(refused.get(), memory);
            }
        }
        var claimed = claimed(question, before, calendar);
        if (claimed.isPresent()) {
            return plain(claimed.get(), List.of(), memory, calendar);
        }
        var cause = Causes.asked(question);
        if (cause.isPresent()) {
            return cause(cause.get(), question, memory, calendar);
        }
        var apart = apart(question, before, calendar);
        if (apart.isPresent()) {
            return apart.get();
        }
        var ladder = new Ladder(names);
        var made = ladder.whole(question).flatMap(rest -> ladder.of(read(rest, before, calendar), question));
        if (made.isPresent()) {
            return plain(made.get(), List.of(), memory, calendar);
        }
        var plain = read(question, before, calendar);
        var edits = before.isPresent() && !(read(question, Optional.empty(), calendar) instanceof Plan);
        if (memory.cause().isPresent()
                && edits
                && plain instanceof Plan plan
                && plan.reading().isEditOf(before)) {
            return caused(plan, memory.cause().get(), memory, calendar);
        }
        var analysis = furtherReadings(calendar).read(question, plain);
        if (analysis.isPresent()) {
            return new Turn(
                    analysis.get(),
                    analysis.get() instanceof Plan plan
                            ? new Memory(Optional.of(plan.reading()), Optional.empty())
                            : memory.after(Analysed.after(
                                    analysis.get(), furtherReadings(calendar).cohort(question))));
        }
        var best = plainly(calendar).ranked(question, plain, before);
        return new Turn(
                best, best instanceof Plan plan ? new Memory(Optional.of(plan.reading()), Optional.empty()) : memory);
    }

    /** How far two parts or two periods are apart. */
    private Optional<Turn> apart(String question, Optional<Reading> before, Calendar calendar) {
        var rest = Gaps.asked(question).map(text -> read(text, before, calendar));
        if (rest.isEmpty() || !(rest.get() instanceof Plan plan)) {
            return Optional.empty();
        }
        Optional<Interpretation> told =
                new Gaps(names, calendar).of(plan, false).map(parts -> parts.asked(Optional.empty()));
        return told.or(() -> Optional.<Interpretation>of(plan).filter(of -> PeriodColumns.fit(plan.reading())))
                .map(gap -> new Turn(gap, new Memory(Optional.of(plan.reading()), Optional.empty())));
    }

    private Optional<Turn> turned(String question, Reading before, Memory memory, Calendar calendar) {
        var turns = new Turns(
                before,
                names,
                text -> read(text, Optional.of(before), calendar),
                text -> read(text, Optional.empty(), calendar));
        var sequel = new Sequel(before, memory.last(), names, lexicon);
        return sequel.read(question).or(() -> turns.read(question, lexicon)).map(turn -> switch (turn) {
            case Turns.Turn.Shown shown -> plain(shown.reading(), shown.assumptions(), memory, calendar);
            case Turns.Turn.Read read -> whole(read.question(), memory, calendar);
            case Turns.Turn.Back back -> new Turn(Reply.clarify(back.question()), memory);
        });
    }

    /** The reading of what others claim beside the shop's own, where the question is not read as it stands. */
    private Optional<Reading> claimed(String question, Optional<Reading> before, Calendar calendar) {
        var claims = new Claims(names, lexicon);
        return claims.asked(question)
                .filter(claim -> !(read(question, before, calendar) instanceof Plan))
                .flatMap(claim -> claims.of(read(claim.question(), before, calendar), claim));
    }

    private Turn plain(Reading reading, List<String> assumptions, Memory memory, Calendar calendar) {
        var plan = new Plans(names, vocabulary).plan(reading, assumptions, calendar);
        return new Turn(plan, plan instanceof Plan ? new Memory(Optional.of(reading), Optional.empty()) : memory);
    }

    private Turn cause(Causes.Asked asked, String question, Memory memory, Calendar calendar) {
        var before = memory.reading();
        if (asked.isBare()) {
            return before.map(reading -> caused(new Plan(reading, List.of(), "", List.of()), asked, memory, calendar))
                    .orElseGet(() -> new Turn(
                            Reply.clarify("Why what? Name the number, and the two periods between which it moved."),
                            memory));
        }
        var rest = read(Causes.turned(asked.rest(), calendar), before, calendar);
        if (rest instanceof Plan plan) {
            return caused(plan, asked, memory, calendar);
        }
        // "What happened yesterday" names no number.
        return furtherReadings(calendar)
                .overview()
                .read(question)
                .filter(Plan.class::isInstance)
                .map(told -> new Turn(told, new Memory(Optional.of(((Plan) told).reading()), Optional.empty())))
                .orElseGet(() -> new Turn(rest, memory));
    }

    private FurtherReadings furtherReadings(Calendar calendar) {
        return new FurtherReadings(
                lexicon, names, vocabulary, calendar, text -> read(text, Optional.empty(), calendar));
    }

    private Turn caused(Plan plan, Causes.Asked asked, Memory memory, Calendar calendar) {
        var analysis = new Causes(names, calendar).analyse(plan, asked);
        return analysis instanceof Interpretation.Analyse
                ? new Turn(analysis, new Memory(Optional.of(plan.reading()), Optional.of(asked.again())))
                : new Turn(analysis, memory);
    }

    private Interpretation read(String question, Optional<Reading> before, Calendar calendar) {
        return plainly(calendar).read(question, before);
    }

    private PlainReader plainly(Calendar calendar) {
        return new PlainReader(lexicon, names, definitions, calendar);
    }
}
