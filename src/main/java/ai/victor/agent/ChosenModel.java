package ai.victor.agent;

import ai.victor.language.EnglishReader;
import ai.victor.language.Narrator;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * A model that drives the loop, by the name that answers carry.
 *
 * @param ours whether its words are written by this program, so that what it says of its own reading needs no proof
 */
public record ChosenModel(String name, StreamingChatModel model, boolean ours) {
    /** The reader of English that needs no key and no network. */
    public static ChosenModel builtIn(Supplier<EnglishReader> reader, Supplier<LocalDate> today) {
        return new ChosenModel("built-in", new BuiltInModel(reader, new Narrator(), today), true);
    }

    /** A language model, whoever runs it. */
    public static ChosenModel language(String name, StreamingChatModel model) {
        return new ChosenModel(name, model, false);
    }
}
