package ai.victor.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What all sub-commands share: exit codes, and fields that are set before any of them runs. */
final class Commands {
    static final int DONE = 0;
    static final int REFUSED = 1;

    private Commands() {}

    static Victor parent(@Nullable Victor victor) {
        return Objects.requireNonNull(victor);
    }

    static CommandLine line(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine();
    }
}
