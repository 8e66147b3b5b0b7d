package ai.victor.app;

import ai.victor.model.ModelList;
import ai.victor.model.ModelReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor model}: prints or checks the semantic model. */
@Command(name = "model", description = "Lists or checks the semantic model.")
final class ModelCommand implements Runnable {
    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Commands.line(spec), "Say `victor model list` or `victor model check`.");
    }

    @Command(name = "list", description = "Prints every metric and dimension.")
    int list() {
        var parent = Commands.parent(victor);
        parent.surroundings.out().print(ModelList.of(new Wiring(parent).model()));
        return Commands.DONE;
    }

    @Command(name = "check", description = "Names what is wrong with the model, by file and line.")
    int check() {
        var parent = Commands.parent(victor);
        return switch (new Wiring(parent).reading()) {
            case ModelReading.Read read -> {
                parent.surroundings
                        .out()
                        .println("The model is sound: " + read.model().metrics().size() + " metrics and "
                                + read.model().dimensions().size() + " dimensions.");
                yield Commands.DONE;
            }
            case ModelReading.Faulty faulty -> throw Refusal.of(faulty.problems());
        };
    }
}
