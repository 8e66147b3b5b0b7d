package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults put into queries that are right: just these come back, each at its place, however many there are. */
class PlantedProblemsTest {
    private static final Pattern WHERE = Pattern.compile("(?<=\\bWHERE )");
    private static final Pattern METRIC = Pattern.compile("(?<=\\bAGGREGATE\\()(\\w+)(?=\\))");
    private static final Pattern ITEM = Pattern.compile("(?<=\\bSELECT )(?!DISTINCT|COUNT|TOP)(?=\\w)");

    @TempDir
    static Path folder;

    @Test
    void allThatIsPlantedAndNothingElseIsTold() throws SQLException, IOException {
        var random = new Random(17);
        int planted = 0;
        try (var shop = Bench.shop(folder)) {
            for (var query : GoldenPages.queries(Path.of("src/test/resources/golden"))) {
                if (!(shop.analytics.explain(query) instanceof Outcome.Rows)) {
                    continue;
                }
                for (int most = 1; most <= 3; most++) {
                    var garden = plant(query, most, random);
                    if (garden.expected().isEmpty()) {
                        continue;
                    }
                    planted++;
                    assertThat(told(shop, garden.text()))
                            .as(garden.text())
                            .containsExactlyInAnyOrderElementsOf(garden.expected());
                }
            }
        }
        assertThat(planted).isGreaterThan(200);
    }

    /** A query with faults, and what is to be told of them. */
    private record Garden(String text, List<String> expected) {}

    /** One piece of text that goes in place of another. */
    private record Plant(int from, int to, String text, String mark, String code) {}

    private static Garden plant(String query, int most, Random random) {
        var places = new ArrayList<Plant>();
        WHERE.matcher(query).results().map(MatchResult::start).forEach(at -> {
            var mark = "planted_" + places.size();
            places.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Plant(at, at, mark + " = 1 AND ", mark, "UNKNOWN_COLUMN");
                        case 1 -> new Plant(at, at, mark + "(1) IS NULL AND ", mark, "UNKNOWN_FUNCTION");
                        case 2 -> new Plant(at, at, "'" + mark + "' AND ", "'" + mark, "TYPE");
                        case 3 -> new Plant(at, at, mark + " <> 2 > 3 AND ", mark, "UNKNOWN_COLUMN");
                        case 4 -> new Plant(at, at, "'" + mark + "' + 1 = 2 AND ", "'" + mark, "TYPE");
                        default -> new Plant(at, at, "5 > '" + mark + "' AND ", "'" + mark, "TYPE");
                    });
        });
        METRIC.matcher(query).results().forEach(metric -> {
            var mark = "planted_" + places.size();
            if (!isNamedElsewhere(query, metric.group())) {
                places.add(new Plant(metric.start(), metric.end(), mark, mark, "UNKNOWN_COLUMN"));
            }
        });
        if (!query.matches(
                "(?s).*(\\bBY \\d|BY ALL|PIVOT|UNION|INTERSECT|EXCEPT|\\bBY \\w+, \\d|(IN|[=<>]) \\(SELECT).*")) {
            ITEM.matcher(query).results().map(MatchResult::start).forEach(at -> {
                var mark = "planted_" + places.size();
                places.add(
                        random.nextBoolean()
                                ? new Plant(at, at, mark + " AS extra, ", mark, "UNKNOWN_COLUMN")
                                : new Plant(at, at, "1 + '" + mark + "' AS extra, ", "'" + mark, "TYPE"));
            });
        }
        java.util.Collections.shuffle(places, random);
        var chosen = new ArrayList<>(places.subList(0, Math.min(most, places.size())));
        chosen.sort(java.util.Comparator.comparingInt(Plant::from).reversed());
        var text = new StringBuilder(query);
        chosen.forEach(plant -> text.replace(plant.from(), plant.to(), plant.text()));
        return new Garden(
                text.toString(),
                chosen.stream()
                        .map(plant -> placeOf(text.toString(), plant.mark()) + " " + plant.code())
                        .toList());
    }

    /** Whether a name is used for the column that it makes, which goes when it does. */
    private static boolean isNamedElsewhere(String query, String metric) {
        return Pattern.compile("(?<!AGGREGATE\\()\\b" + metric + "\\b")
                .matcher(query)
                .find();
    }

    private static Place placeOf(String text, String mark) {
        int at = Pattern.compile(Pattern.quote(mark) + "\\b")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .start();
        var before = text.substring(0, at);
        return Place.inText(
                (int) before.chars().filter(letter -> letter == '\n').count() + 1, at - before.lastIndexOf('\n'));
    }

    private static List<String> told(Bench shop, String query) {
        return switch (shop.analytics.explain(query)) {
            case Outcome.Rejected rejected ->
                rejected.problems().stream()
                        .map(problem -> problem.place().map(Place::toString).orElse("nowhere") + " " + problem.code())
                        .toList();
            case Outcome.Rows rows -> List.of("accepted");
        };
    }
}
