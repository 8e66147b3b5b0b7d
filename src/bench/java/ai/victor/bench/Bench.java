package ai.victor.bench;

import ai.victor.sql.Compilation;
import ai.victor.sql.SemanticCompiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs every measurement and writes target/bench.md. With the names of parts (compile, scale, statistics, import) it runs only these. */
public final class Bench {
    private static final Path TARGET = Path.of("target");

    private final StringBuilder page = new StringBuilder();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var parts = arguments.length == 0 ? List.of("compile", "scale", "statistics") : List.of(arguments);
        var bench = new Bench();
        bench.line("# Speed\n\n" + machine() + "\n");
        if (parts.contains("compile")) {
            bench.compile();
        }
        var faults = new ArrayList<String>();
        if (parts.contains("scale")) {
            faults.addAll(bench.scale(Long.getLong("bench.lines", 10_000_000)));
        }
        if (parts.contains("statistics")) {
            var trust = Trust.run();
            bench.line("\n# Statistics\n\n" + trust.page());
            faults.addAll(trust.faults());
        }
        if (parts.contains("import")) {
            bench.line("\n# Import\n\n"
                    + ImportRace.page(TARGET.resolve("bench"), Integer.getInteger("bench.copies", 154)));
        }
        var file = TARGET.resolve("bench.md");
        Files.writeString(file, bench.page);
        System.out.println("\n" + bench.page);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Wrong answers or bars missed: " + String.join("; ", faults));
        }
    }

    private void compile() throws Exception {
        var compiler = Subject.read().compiler();
        var warm = of(jmh(WarmCompile.class), "parseToText");
        int queries = Subject.accepted(compiler).size();
        line("| Compile, from semantic text to physical text | measured | bar |\n|---|---:|---:|");
        line("| %d golden queries by turns, warm, nothing cached (%,d compilations): p50 | %.2f ms | 2 |"
                .formatted(queries, warm.getN(), warm.getPercentile(50) / 1000));
        line("| p95 | %.2f ms | 5 |".formatted(warm.getPercentile(95) / 1000));
        var first = jmh(FirstCompile.class);
        line("| Fresh process: metadata (compiler from model and tables) and first compile, after warm-up | %s | 400 |"
                .formatted(spread(of(first, "afterWarmUp"))));
        line("| the same without warm-up | %s | |".formatted(spread(of(first, "withoutWarmUp"))));
        line("| the warm-up, beside the opening of the store | %s | |".formatted(spread(of(first, "warmUp"))));
        line("| reading the model's files | %s | |".formatted(spread(of(first, "model"))));
        var threads = EightThreads.run(compiler);
        line("| 8 threads on one compiler, %,d compilations (%,.0f a second): wrong texts | %d | 0 |\n"
                .formatted(threads.compiled(), threads.perSecond(), threads.wrong()));
    }

    private static Map<String, Statistics> jmh(Class<?> benchmarks) throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .shouldFailOnError(true)
                .build();
        var results = new TreeMap<String, Statistics>();
        for (RunResult result : new Runner(options).run()) {
            results.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getStatistics());
        }
        return results;
    }

    private static Statistics of(Map<String, Statistics> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    /** The median and the worst. */
    private static String spread(Statistics times) {
        return "%.0f ms (worst of %d: %.0f)".formatted(times.getPercentile(50), times.getN(), times.getMax());
    }

    private List<String> scale(long lines) throws SQLException, IOException {
        var store = BigShop.made(TARGET.resolve("bench"), lines);
        var compiler = Subject.of(store).compiler();
        var faults = new ArrayList<String>();
        var ratios = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var headlines = new ArrayList<Double>();
        try (var race = new Race(store)) {
            line(sizes(race));
            line(
                    "| Query | rows | by hand, ms | ours, ms | ratio | ours without rollups, ms | ratio |\n|---|---:|---:|---:|---:|---:|---:|");
            for (var query : GoldenQuery.scale()) {
                if (!(Subject.compile(compiler, query.semantic()) instanceof Compilation.Compiled compiled)
                        || query.byHand().isEmpty()) {
                    faults.add(query.title() + ": refused, or without a hand-written query");
                    continue;
                }
                var byHand = query.byHand().get();
                var texts = List.of(compiled.physicalSql(), byHand, text(compiler.withoutRollups(), query));
                var times = race.run(texts);
                var hand = times.get(1);
                for (var ours : List.of(times.get(0), times.get(2))) {
                    Sameness.difference(ours.rows(), hand.rows())
                            .ifPresent(difference -> faults.add(query.title() + ": " + difference));
                }
                var ratio = times.get(0).millis() / hand.millis();
                var ratioWithout = times.get(2).millis() / hand.millis();
                ratios.add(ratio);
                without.add(ratioWithout);
                if (query.title().startsWith("Headline")) {
                    headlines.add(times.get(0).millis());
                }
                line("| %s | %d | %.0f | %.0f | %.2f | %.0f | %.2f |"
                        .formatted(
                                query.title(),
                                hand.rows().size(),
                                hand.millis(),
                                times.get(0).millis(),
                                ratio,
                                times.get(2).millis(),
                                ratioWithout));
                System.out.println(query.title() + " " + ratio + " " + ratioWithout);
                if (Boolean.getBoolean("bench.plans")) {
                    Files.writeString(
                            TARGET.resolve("bench").resolve("plan-" + ratios.size() + ".txt"),
                            compiled.physicalSql() + "\n" + race.analysed(compiled.physicalSql()) + "\n" + byHand + "\n"
                                    + race.analysed(byHand));
                }
            }
        }
        line("\n| Ours to the hand-written | measured | bar |\n|---|---:|---:|");
        line("| median of %d | %.2f | 1.10 |".formatted(ratios.size(), median(ratios)));
        line("| worst | %.2f | 1.50 |".formatted(Collections.max(ratios)));
        line("| median without rollups | %.2f | |".formatted(median(without)));
        line("| worst without rollups | %.2f | |".formatted(Collections.max(without)));
        line("| slowest headline query through rollups | %.0f ms | 100 ms |".formatted(Collections.max(headlines)));
        line("| wrong answers | %d | 0 |".formatted(faults.size()));
        return faults;
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }

    private static String text(SemanticCompiler compiler, GoldenQuery query) {
        return Subject.accepted(compiler, query.semantic()).orElseThrow().physicalSql();
    }

    private static String sizes(Race race) throws SQLException {
        return race
                .alone(
                        "SELECT format('{:,}', (SELECT count(*) FROM fact_order_line)), format('{:,}', (SELECT count(*) FROM fact_invoice_line)),"
                                + " format('{:,}', (SELECT count(*) FROM fact_session)), format('{:,}', (SELECT count(*) FROM dim_order))")
                .rows()
                .stream()
                .map(row ->
                        "%s order lines, %s cost rows, %s sessions, %s orders; the same answer from both, by turns, the middle of %d runs each:\n"
                                .formatted(row.get(0), row.get(1), row.get(2), row.get(3), Race.RUNS))
                .collect(Collectors.joining());
    }

    private static String machine() throws IOException {
        var processor = Path.of("/proc/cpuinfo");
        var name = System.getProperty("os.arch");
        if (Files.exists(processor)) {
            try (BufferedReader reader = Files.newBufferedReader(processor)) {
                name = reader.lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(name);
            }
        }
        return "%s, %d cores, %s, Java %s"
                .formatted(
                        name,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version().feature());
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
