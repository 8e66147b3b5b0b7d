package ai.victor.ingest;

import ai.victor.model.FlatYaml;
import ai.victor.problem.Problem;
import ai.victor.source.FileText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings that a shop's own file names: {@code shop_name, currency, timezone, week_start}. Other keys are left alone; {@code today} above
 * all, because today is the reader's, not the export's.
 */
record ShopFile(ShopSettings settings, List<Problem> problems) {
    private static final int LARGEST = 1 << 16;
    private static final Pattern KEY = Pattern.compile("(?m)^(timezone|currency|shop_name|week_start)\\s*:");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** The file read as one of settings; empty where it is another kind of file. */
    static Optional<ShopFile> read(FileText file) throws IOException {
        var text = file.sample(LARGEST + 1);
        if (text.length() > LARGEST || !KEY.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(of(FlatYaml.read(file.name(), text)));
    }

    private static ShopFile of(FlatYaml yaml) {
        var problems = new ArrayList<>(yaml.problems());
        var settings = new ShopSettings(
                yaml.entry("shop_name").map(FlatYaml.Entry::value),
                yaml.entry("currency").flatMap(entry -> currency(entry, problems)),
                yaml.entry("timezone").flatMap(entry -> zone(entry, problems)),
                yaml.entry("week_start").flatMap(entry -> day(entry, problems)));
        return new ShopFile(settings, List.copyOf(problems));
    }

    private static Optional<String> currency(FlatYaml.Entry entry, List<Problem> problems) {
        if (CURRENCY.matcher(entry.value()).matches()) {
            return Optional.of(entry.value().toUpperCase(Locale.ROOT));
        }
        problems.add(ImportProblems.badSetting(entry.place(), "currency", entry.value(), "a code such as USD"));
        return Optional.empty();
    }

    private static Optional<ZoneId> zone(FlatYaml.Entry entry, List<Problem> problems) {
        try {
            return Optional.of(ZoneId.of(entry.value()));
        } catch (DateTimeException e) {
            problems.add(ImportProblems.badSetting(
                    entry.place(), "timezone", entry.value(), "a zone such as America/New_York"));
            return Optional.empty();
        }
    }

    private static Optional<DayOfWeek> day(FlatYaml.Entry entry, List<Problem> problems) {
        return switch (entry.value().toLowerCase(Locale.ROOT)) {
            case "monday" -> Optional.of(DayOfWeek.MONDAY);
            case "sunday" -> Optional.of(DayOfWeek.SUNDAY);
            default -> {
                problems.add(ImportProblems.badSetting(entry.place(), "week_start", entry.value(), "monday or sunday"));
                yield Optional.empty();
            }
        };
    }
}
