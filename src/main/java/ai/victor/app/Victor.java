package ai.victor.app;

import ai.victor.access.Claims;
import ai.victor.engine.EngineException;
import ai.victor.table.OneLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line: its global options, its sub-commands, and what each way to end means. */
@Command(
        name = "victor",
        description = "An analyst on call for people who sell print-on-demand goods.",
        mixinStandardHelpOptions = true,
        version = "victor 0.1.0",
        scope = ScopeType.INHERIT,
        subcommands = {
            AskCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            WatchCommand.class,
            DataCommand.class,
            SqlCommand.class,
            ModelCommand.class,
            EvalCommand.class,
            FeedbackCommand.class,
            KeyCommand.class,
            McpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  victor import exports",
            "  victor watch incoming",
            "  victor data",
            "  victor ask \"Which designs lost money last month?\"",
            "  victor ask --sql \"revenue by channel, May vs April\"",
            "  victor model list",
            "  victor serve --port 7070",
            "",
            "Exit codes: 0 done, 1 refused or invalid, 2 wrong usage."
        })
final class Victor implements Runnable {
    private static final int INVALID = 1;
    private static final int USAGE = 2;

    final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    private Path data = Path.of("victor-data");
    private Optional<Path> model = Optional.empty();
    private Optional<LocalDate> asOf = Optional.empty();
    private Claims claims = Claims.NONE;

    Victor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where imports and settings are kept (victor-data).")
    void setData(Path folder) {
        data = folder;
    }

    @Option(
            names = "--model",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "A semantic model of your own in place of the bundled one.")
    void setModel(Path folder) {
        model = Optional.of(folder);
    }

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            scope = ScopeType.INHERIT,
            converter = Day.class,
            description = "The day to take for today.")
    void setAsOf(LocalDate day) {
        asOf = Optional.of(day);
    }

    @Option(
            names = "--claim",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "What is known of who asks, where victor.yml has policies; more than one value with commas.")
    void setClaims(Map<String, String> given) {
        for (var claim : given.entrySet()) {
            claims = claims.with(claim.getKey(), List.of(claim.getValue().split(",")));
        }
    }

    Claims claims() {
        return claims;
    }

    Path data() {
        return data;
    }

    Optional<Path> model() {
        return model;
    }

    Optional<LocalDate> asOf() {
        return asOf;
    }

    /** Reads {@code --as-of}. */
    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + text + "\" is no day; write it as 2026-06-30.");
            }
        }
    }

    /** Runs one command to its end; returns the exit code. */
    static int run(Surroundings surroundings, String... args) {
        var commandLine = new CommandLine(new Victor(surroundings));
        commandLine.setOut(new PrintWriter(surroundings.out(), true));
        commandLine.setErr(new PrintWriter(surroundings.err(), true));
        commandLine.setParameterExceptionHandler((failure, arguments) -> usage(surroundings, failure));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> failed(surroundings, failure));
        return commandLine.execute(args);
    }

    @Override
    public void run() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                commandLine,
                commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF).strip());
    }

    private static int usage(Surroundings surroundings, ParameterException failure) {
        surroundings.err().println(failure.getMessage());
        return USAGE;
    }

    private static int failed(Surroundings surroundings, Exception failure) {
        surroundings.err().println(sentence(failure));
        return INVALID;
    }

    /** What a command says that ends by this. */
    static String sentence(Exception failure) {
        return failure instanceof Refusal || isOfTheMachine(failure)
                ? OneLine.each(String.valueOf(failure.getMessage()))
                : "Victor failed: " + firstLine(failure) + " (this is a fault of Victor, not of yours).";
    }

    /** What the machine has too little of or does not permit, which is for its owner to change. */
    private static boolean isOfTheMachine(Exception failure) {
        return failure instanceof EngineException engine
                && switch (engine.code()) {
                    case NO_SPACE, FOLDER, TEMPORARY -> true;
                    case STORE, FAILED, REFUSED, TIMEOUT, BUSY -> false;
                };
    }

    private static String firstLine(Exception failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }
}
