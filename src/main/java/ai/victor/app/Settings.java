package ai.victor.app;

import ai.victor.access.Policies;
import ai.victor.ingest.ShopSettings;
import ai.victor.model.FlatYaml;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code victor.yml} in the data folder says, each key overridden by {@code VICTOR_…} in the environment: {@code shop_name, timezone,
 * currency, week_start, policies, reconcile_tolerance}, and those of {@link LanguageModelSettings}.
 */
record Settings(
        ShopSettings shop, Policies policies, BigDecimal tolerance, Optional<LanguageModelSettings> languageModel) {
    private static final String FILE = "victor.yml";
    private static final String POLICIES = "policies";
    private static final String TOLERANCE = "reconcile_tolerance";

    /** A cent: sources round each of their rows, and their sums are told from ours from there on. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final List<String> KEYS = Stream.concat(
                    Stream.of("shop_name", "timezone", "currency", "week_start", POLICIES, TOLERANCE),
                    LanguageModelSettings.KEYS.stream())
            .toList();

    private static final Pattern POLICY = Pattern.compile("(\\w+)\\s*=\\s*(\\w+)");

    /** Reads both; throws a {@link Refusal} that names everything wrong at once. */
    static Settings read(Path dataFolder, Map<String, String> environment) {
        var problems = new ArrayList<Problem>();
        var values = new TreeMap<String, FlatYaml.Entry>();
        var file = dataFolder.resolve(FILE);
        if (Files.isRegularFile(file)) {
            var yaml = FlatYaml.read(FILE, text(file));
            problems.addAll(yaml.problems());
            values.putAll(yaml.entries());
        }
        for (var key : values.keySet()) {
            if (!KEYS.contains(key)) {
                problems.add(unknown(values.get(key).place(), key));
            }
        }
        for (var key : KEYS) {
            var name = "VICTOR_" + key.toUpperCase(Locale.ROOT);
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                values.put(key, new FlatYaml.Entry(value, new Place(name, 1, 0)));
            }
        }
        var shop = new ShopSettings(
                Optional.ofNullable(values.get("shop_name")).map(FlatYaml.Entry::value),
                currency(Optional.ofNullable(values.get("currency")), problems),
                zone(Optional.ofNullable(values.get("timezone")), problems),
                weekStart(Optional.ofNullable(values.get("week_start")), problems));
        var policies = policies(Optional.ofNullable(values.get(POLICIES)), problems);
        var tolerance = tolerance(Optional.ofNullable(values.get(TOLERANCE)), problems);
        var languageModel = LanguageModelSettings.read(values, problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        return new Settings(shop, policies, tolerance, languageModel);
    }

    private static Optional<String> currency(Optional<FlatYaml.Entry> entry, List<Problem> problems) {
        return entry.flatMap(present -> {
            var code = present.value().toUpperCase(Locale.ROOT);
            return code.matches("[A-Z]{3}")
                    ? Optional.of(code)
                    : bad(present, "currency", "a code of three letters such as USD", problems);
        });
    }

    private static Optional<ZoneId> zone(Optional<FlatYaml.Entry> entry, List<Problem> problems) {
        return entry.flatMap(present -> {
            try {
                return Optional.of(ZoneId.of(present.value()));
            } catch (DateTimeException e) {
                return bad(present, "timezone", "a zone such as America/New_York", problems);
            }
        });
    }

    private static Optional<DayOfWeek> weekStart(Optional<FlatYaml.Entry> entry, List<Problem> problems) {
        return entry.flatMap(present -> {
            var day = present.value().toUpperCase(Locale.ROOT);
            return Set.of("MONDAY", "SUNDAY").contains(day)
                    ? Optional.of(DayOfWeek.valueOf(day))
                    : bad(present, "week_start", "monday or sunday", problems);
        });
    }

    /** By how much an imported total may differ from the source's own, in the shop's currency. */
    private static BigDecimal tolerance(Optional<FlatYaml.Entry> entry, List<Problem> problems) {
        return entry.flatMap(present -> present.value().matches("\\d{1,12}(\\.\\d{1,2})?")
                        ? Optional.of(new BigDecimal(present.value()))
                        : Settings.<BigDecimal>bad(present, TOLERANCE, "an amount such as 0.01", problems))
                .orElse(CENT);
    }

    /** One for each part between commas: {@code country=store} lets people see the countries that their claim {@code store} names. */
    private static Policies policies(Optional<FlatYaml.Entry> entry, List<Problem> problems) {
        var found = new ArrayList<Policies.Policy>();
        entry.ifPresent(present -> {
            for (var part : present.value().split(",", -1)) {
                var matcher = POLICY.matcher(part.strip());
                if (matcher.matches()) {
                    found.add(new Policies.Policy(matcher.group(1), matcher.group(2)));
                } else {
                    bad(
                            present,
                            POLICIES,
                            "a dimension and a claim, or several with commas, such as country=store",
                            problems);
                }
            }
        });
        return new Policies(found);
    }

    private static <T> Optional<T> bad(FlatYaml.Entry entry, String key, String expected, List<Problem> problems) {
        problems.add(Problem.at(
                entry.place(), "BAD_SETTING", key + " is \"" + entry.value() + "\"; expected is " + expected + "."));
        return Optional.empty();
    }

    private static Problem unknown(Place place, String key) {
        return Problem.at(
                place,
                "UNKNOWN_SETTING",
                "There is no setting \"" + key + "\"; there are " + String.join(", ", KEYS) + ".");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
