package ai.victor.language;

import ai.victor.language.EnglishReader.Memory;
import ai.victor.language.EnglishReader.Turn;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a question as it stands, and where that fails as it would be told without what is not served, without talk, and without asking for advice. */
final class Retelling {
    private final Lexicon lexicon;
    private final Names names;
    private final Definitions definitions;
    private final Calendar calendar;
    private final LocalDate earliest;
    private final BiFunction<String, Memory, Turn> whole;

    /** @param whole reads a text as it stands */
    Retelling(
            Lexicon lexicon,
            Names names,
            Definitions definitions,
            Calendar calendar,
            LocalDate earliest,
            BiFunction<String, Memory, Turn> whole) {
        this.lexicon = lexicon;
        this.names = names;
        this.definitions = definitions;
        this.calendar = calendar;
        this.earliest = earliest;
        this.whole = whole;
    }

    /** Reads a question, or what of it is one where the rest asks for what is not served. */
    Turn turn(String question, Memory memory) {
        var read = whole.apply(question, memory);
        if (read.interpretation() instanceof Reply reply && !reply.status().equals("answered")) {
            for (var harmless : Mixed.questions(question)) {
                var turn = whole.apply(harmless, memory);
                var part = Mixed.declining(turn.interpretation());
                if (part.isPresent()) {
                    return new Turn(part.get(), turn.memory());
                }
            }
            return advised(question, memory)
                    .or(() -> reply.status().equals("refused")
                            ? Optional.empty()
                            : Optional.of(plainer(question, read, memory)))
                    .map(turn -> settled(question, turn))
                    .orElse(read);
        }
        if (read.interpretation() instanceof Reply) {
            // "… can you help?" asks for no help.
            var polite = Talk.polite(Typing.written(question, lexicon), lexicon);
            var turn = polite.equals(question) ? read : whole.apply(polite, memory);
            return turn.interpretation() instanceof Plan ? turn : read;
        }
        return read;
    }

    /** After a question of its own that was not answered, nothing goes on from what came before it. */
    private Turn settled(String question, Turn turn) {
        var lost =
                turn.interpretation() instanceof Reply reply && !reply.status().equals("answered");
        return lost && Topic.isOwn(question, lexicon) ? new Turn(turn.interpretation(), Memory.EMPTY) : turn;
    }

    /** A question for advice as the question for the number that decides. */
    private Optional<Turn> advised(String question, Memory memory) {
        return Advice.asked(Typing.written(question, lexicon)).flatMap(asked -> {
            var turn = whole.apply(asked, memory);
            if (turn.interpretation() instanceof Plan plan && !Advice.decides(plan.reading())) {
                return Optional.of(new Turn(Reply.clarify(definitions.advice()), memory));
            }
            return Asides.adding(turn.interpretation(), List.of(Advice.NONE))
                    .map(told -> new Turn(told, turn.memory()))
                    .or(() -> Optional.of(new Turn(Reply.clarify(definitions.advice()), memory)));
        });
    }

    /** The question without the talk around it, where that can be answered. */
    private Turn plainer(String written, Turn read, Memory memory) {
        var question = Typing.written(written, lexicon);
        if (Talk.isAll(question, lexicon)) {
            return new Turn(Reply.clarify(definitions.welcome()), memory);
        }
        for (var core : Simpler.cores(question, lexicon, names, calendar, earliest)) {
            var turn = advised(core.question(), memory).orElseGet(() -> whole.apply(core.question(), memory));
            var answered = Asides.told(turn.interpretation(), core.aside());
            if (answered.isPresent()) {
                return new Turn(answered.get(), turn.memory());
            }
        }
        return read;
    }
}
