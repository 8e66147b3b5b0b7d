package ai.victor.app;

import ai.victor.model.Model;
import ai.victor.model.ModelList;
import ai.victor.problem.Candidates;
import ai.victor.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Command(
            name = "list",
            description = "Prints every metric, dimension and kept query, or all there is to say of one.")
    int list(
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "A metric, dimension or saved query.")
                    @Nullable
                    String name) {
        var parent = Commands.parent(victor);
        var model = new Wiring(parent).model();
        if (name == null) {
            parent.surroundings.out().print(ModelList.of(model, ModelCheck.drifted(parent.data(), model)));
            return Commands.DONE;
        }
        parent.surroundings.out().print(ModelList.of(model, name).orElseThrow(() -> unknown(model, name)));
        return Commands.DONE;
    }

    private static Refusal unknown(Model model, String name) {
        return Refusal.of(
                List.of(Problem.of("UNKNOWN_NAME", "The model has no metric, dimension or saved query " + name + ".")
                        .suggesting(Candidates.near(name, ModelList.names(model)))));
    }

    @Command(name = "check", description = "Names what is wrong with the model, by file and line.")
    int check() {
        var parent = Commands.parent(victor);
        var check = new ModelCheck(new Wiring(parent), parent.data());
        var problems = check.problems();
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        parent.surroundings.out().println(check.verdict());
        return Commands.DONE;
    }
}
