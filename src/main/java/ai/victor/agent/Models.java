package ai.victor.agent;

import ai.victor.language.EnglishReader;
import ai.victor.language.Interpretation;
import ai.victor.language.LeadsOn;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who answers a question: the built-in reader, or a language model, which the reader may spare the questions that it is sure of. */
public final class Models {
    private final ChosenModel builtIn;
    private final Optional<ChosenModel> language;
    private final boolean fastPath;
    private final Supplier<EnglishReader> reader;
    private final Supplier<LocalDate> today;

    private Models(
            Optional<ChosenModel> language,
            boolean fastPath,
            Supplier<EnglishReader> reader,
            Supplier<LocalDate> today) {
        this.builtIn = ChosenModel.builtIn(reader, today);
        this.language = language;
        this.fastPath = fastPath;
        this.reader = reader;
        this.today = today;
    }

    /** The built-in reader alone. */
    public static Models builtIn(Supplier<EnglishReader> reader, Supplier<LocalDate> today) {
        return new Models(Optional.empty(), true, reader, today);
    }

    /** @param fastPath whether the reader answers what it is sure of */
    public static Models language(
            String name,
            StreamingChatModel model,
            boolean fastPath,
            Supplier<EnglishReader> reader,
            Supplier<LocalDate> today) {
        return new Models(Optional.of(ChosenModel.language(name, model)), fastPath, reader, today);
    }

    boolean hasLanguageModel() {
        return language.isPresent();
    }

    /** Whether what is known without a language model needs none. */
    boolean readerFirst() {
        return language.isEmpty() || fastPath;
    }

    ChosenModel builtIn() {
        return builtIn;
    }

    /** What leads on from a question that the reader understood; from one that it did not, nothing. */
    LeadsOn leadsOn(String question, List<Conversation.Exchange> earlier) {
        return reader.get()
                .leadsOn(
                        question,
                        known(earlier).stream()
                                .map(Conversation.Exchange::question)
                                .toList(),
                        today.get());
    }

    /** Who begins with a question. */
    ChosenModel first(String question, List<Conversation.Exchange> earlier) {
        return language.filter(model -> !fastPath || !isSure(question, earlier)).orElse(builtIn);
    }

    /** Who goes on where the first had nothing to give. */
    Optional<ChosenModel> second(ChosenModel first) {
        return first.ours() ? language : Optional.empty();
    }

    /**
     * Whether the reader understands a question to its last word. After an answer of the language model it does not know what was spoken of, so a
     * question must then say by itself what it means.
     */
    boolean isSure(String question, List<Conversation.Exchange> earlier) {
        var own = known(earlier);
        var alone = own.isEmpty() && !earlier.isEmpty();
        var questions = own.stream().map(Conversation.Exchange::question).toList();
        return switch (reader.get().read(question, questions, today.get())) {
            case Interpretation.Plan plan -> !alone || !plan.reading().periods().isEmpty();
            case Interpretation.Analyse analyse -> !alone;
            case Interpretation.Either either -> false;
            case Interpretation.Reply reply ->
                reply.status().equals("refused") || reply.status().equals("answered");
        };
    }

    /** The exchanges that the reader may lean on: those since the language model last answered. */
    static List<Conversation.Exchange> known(List<Conversation.Exchange> earlier) {
        int from = earlier.size();
        while (from > 0 && earlier.get(from - 1).ours()) {
            from--;
        }
        return earlier.subList(from, earlier.size());
    }
}
