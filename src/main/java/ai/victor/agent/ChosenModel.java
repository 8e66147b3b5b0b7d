package ai.victor.agent;

import ai.victor.language.EnglishReader;
import ai.victor.language.Narrator;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The model that drives the loop, by the name that answers carry. The one place where a model is chosen: another kind is another factory method.
 */
public record ChosenModel(String name, StreamingChatModel model) {
    /** The reader of English that needs no key and no network. */
    public static ChosenModel builtIn(Supplier<EnglishReader> reader, Supplier<LocalDate> today) {
        return new ChosenModel("built-in", new BuiltInModel(reader, new Narrator(), today));
    }
}
