package ai.victor.app;

import ai.victor.access.ApiKey;
import ai.victor.access.ApiKeys;
import ai.victor.access.Scope;
import ai.victor.problem.Candidates;
import ai.victor.problem.Problem;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor key}: makes, lists and revokes the keys with which the server is asked. */
@Command(
        name = "key",
        description = "Makes, lists and revokes the keys with which the server is asked.",
        footer = {
            "",
            "Once there is a key, nobody is let in without one. --claim says which rows whoever has a key may see,",
            "where victor.yml has policies."
        })
final class KeyCommand implements Runnable {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Commands.line(spec), "Say `victor key make NAME`, `victor key list` or `victor key revoke NAME`.");
    }

    @Command(name = "make", description = "Makes a key and prints it, once: only its hash is kept.")
    int make(
            @Parameters(paramLabel = "NAME", description = "Who or what will ask with it.") String name,
            @Option(
                            names = "--scope",
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What for: ask, query, import or admin, several with commas (ask).")
                    @Nullable
                    List<String> scopes) {
        var parent = Commands.parent(victor);
        switch (new Wiring(parent).keys().make(name, scopes(scopes), parent.claims())) {
            case ApiKeys.Making.Refused refused -> throw Refusal.of(List.of(refused.problem()));
            case ApiKeys.Making.Made made -> {
                parent.surroundings.out().println(made.secret());
                parent.surroundings
                        .err()
                        .println("This is the key " + made.key().name() + " (" + words(made.key())
                                + "). It is not kept and cannot be shown again.");
            }
        }
        return Commands.DONE;
    }

    @Command(name = "list", description = "Lists the keys.")
    int list() {
        var parent = Commands.parent(victor);
        var keys = new Wiring(parent).keys().all();
        var zone = parent.surroundings.clock().getZone();
        var out = parent.surroundings.out();
        out.println(
                keys.isEmpty()
                        ? "There are no keys; the server answers whoever sits at this machine, and nobody else."
                        : keys.stream().map(key -> line(key, zone)).collect(Collectors.joining("\n")));
        return Commands.DONE;
    }

    @Command(name = "revoke", description = "Ends a key at once, with the sessions and tokens that came of it.")
    int revoke(@Parameters(paramLabel = "NAME", description = "Its name or id.") String name) {
        var parent = Commands.parent(victor);
        var keys = new Wiring(parent).keys();
        var revoked = keys.revoke(name).orElseThrow(() -> unknown(keys, name));
        parent.surroundings.out().println("The key " + revoked.name() + " holds no more.");
        return Commands.DONE;
    }

    private static Set<Scope> scopes(@Nullable List<String> words) {
        if (words == null) {
            return EnumSet.of(Scope.ASK);
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : words) {
            scopes.add(Scope.of(word)
                    .orElseThrow(() -> Refusal.of(List.of(Problem.of(
                            "UNKNOWN_SCOPE",
                            "There is no scope \"" + word + "\"; there are " + String.join(", ", Scope.words())
                                    + ".")))));
        }
        return scopes;
    }

    private static Refusal unknown(ApiKeys keys, String name) {
        return Refusal.of(List.of(Problem.of("UNKNOWN_KEY", "There is no key " + name + " that holds.")
                .suggesting(Candidates.near(
                        name,
                        keys.all().stream()
                                .filter(ApiKey::holds)
                                .map(ApiKey::name)
                                .toList()))));
    }

    private static String line(ApiKey key, ZoneId zone) {
        var claims = key.claims().values().keySet().stream()
                .sorted()
                .map(claim -> claim + "=" + String.join(",", key.claims().of(claim)))
                .collect(Collectors.joining(" "));
        return key.id() + "  " + key.name() + "  " + words(key) + (claims.isEmpty() ? "" : "  " + claims) + "  made "
                + key.created().atZone(zone).format(MINUTE)
                + key.revoked()
                        .map(when -> "  revoked " + when.atZone(zone).format(MINUTE))
                        .orElse("");
    }

    private static String words(ApiKey key) {
        return EnumSet.copyOf(key.scopes()).stream().map(Scope::word).collect(Collectors.joining(","));
    }
}
