package ai.victor.app;

import ai.victor.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a command with exit code 1 and what is wrong, a line for each problem; thrown, because it ends the command from anywhere in it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        super(sentence, null, false, false);
    }

    static Refusal of(List<Problem> problems) {
        return new Refusal(problems.stream().map(Refusal::line).collect(Collectors.joining("\n")));
    }

    static Refusal nothingImported() {
        return new Refusal(
                "Nothing is imported yet: run `victor import` with a folder of exports, or `victor ask` for a demo shop.");
    }

    static Refusal noFolder(Path folder) {
        return new Refusal("There is no folder " + folder + " to watch.");
    }

    static Refusal interrupted() {
        return new Refusal("This was stopped before anything was done.");
    }

    static Refusal noLanguageModel() {
        return new Refusal("No language model is connected, so there is none to try.");
    }

    static Refusal notLoopback(String host) {
        return new Refusal("The server has no keys yet, so it listens only on this machine: " + host
                + " is not a loopback address such as 127.0.0.1. `victor key make NAME` makes a key.");
    }

    static Refusal cannotListen(String host, int port) {
        return new Refusal("Cannot listen on " + host + ":" + port + "; is something else using the port?");
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** A problem with what would work, unless its message says so already. */
    static String line(Problem problem) {
        var text = problem.toString();
        return problem.candidates().isEmpty()
                        || text.contains(problem.candidates().getFirst())
                ? text
                : text + " Did you mean " + String.join(", ", problem.candidates()) + "?";
    }
}
