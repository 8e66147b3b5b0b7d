package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is no plain question for a number: experiments, cohorts, moves, the health of the data, certainty, and how things stand. */
final class FurtherReadings {
    private final Lexicon lexicon;
    private final Names names;
    private final Vocabulary vocabulary;
    private final Calendar calendar;
    private final Function<String, Interpretation> reader;

    /** @param reader reads a question as a plain one */
    FurtherReadings(
            Lexicon lexicon,
            Names names,
            Vocabulary vocabulary,
            Calendar calendar,
            Function<String, Interpretation> reader) {
        this.lexicon = lexicon;
        this.names = names;
        this.vocabulary = vocabulary;
        this.calendar = calendar;
        this.reader = reader;
    }

    /** @param plain what the question is read as by itself */
    Optional<Interpretation> read(String question, Interpretation plain) {
        var tokens = Tokenizer.tokens(question);
        var read = plain instanceof Plan;
        var experiment = new Experiments(lexicon, names, vocabulary).read(tokens, read);
        if (experiment.isPresent()) {
            return experiment;
        }
        var cohort = new Cohorts(names).read(question, read, reader);
        if (cohort.isEmpty() && plain instanceof Plan plan && plan.reading().list()) {
            // "How are my campaigns doing" asks for no list of what they cost.
            return overview().read(question);
        }
        if (cohort.isPresent() || read) {
            return cohort;
        }
        return Moves.read(question, reader, new Plans(names, vocabulary), calendar, Coverage.all(vocabulary))
                .or(() -> new DataHealth(lexicon, vocabulary, calendar).read(tokens))
                .or(() -> new Certainty(names, vocabulary).read(question, reader))
                .or(() -> overview().read(question));
    }

    Overview overview() {
        return new Overview(names, new Plans(names, vocabulary), calendar, reader);
    }

    /** What is measured of which customers, where a question asks for that. */
    Optional<Cohorts.Asked> cohort(String question) {
        return new Cohorts(names).asked(question, false, reader);
    }
}
