package ai.victor.analysis;

import ai.victor.analysis.Finding.Declined;
import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import ai.victor.model.DateRange;
import ai.victor.model.Metric;
import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells how far the data can be trusted: how fresh each source is, which days are missing, what is estimated, matches nothing or was left out. */
public final class DataHealth {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final DataDoor data;

    public DataHealth(DataDoor data) {
        this.data = data;
    }

    /**
     * @param period the days to look at; empty for all
     * @param about words of the sources to look at, such as {@code TikTok ads}, and of aspects: gaps, freshness, coverage, quality; empty for all
     */
    public Finding read(Optional<DateRange> period, Optional<String> about) {
        var asked = HealthAspect.of(about.orElse(""));
        var named = Optional.of(asked.sources()).filter(words -> !words.isEmpty());
        var model = data.model();
        var counted = Roles.metric(model, "days_with_data");
        var source = Roles.dimension(model, "data_source");
        if (counted.isEmpty() || source.isEmpty()) {
            return trustOnly(period);
        }
        return switch (days(counted.get(), source.get())) {
            case Outcome.Rejected rejected -> new Declined(Refused.text(rejected));
            case Outcome.Rows rows when rows.table().rows().isEmpty() -> new Declined("There is no data yet.");
            case Outcome.Rows rows -> {
                var all = sources(rows);
                var wanted = named.map(words -> matching(all, words)).orElse(all);
                var ofAll = asked.aspects().equals(Set.of(HealthAspect.QUALITY));
                yield wanted.isEmpty() && !ofAll
                        ? new Declined("There is no source called " + named.orElse("") + "; there are: "
                                + Figures.list(
                                        all.stream().map(SourceDays::source).toList()) + ".")
                        : found(wanted.isEmpty() ? all : wanted, period, asked, rows);
            }
        };
    }

    private Outcome days(Metric counted, String source) {
        return data.run("SELECT " + source + ", day, AGGREGATE(" + counted.name() + ") AS days FROM metrics WHERE "
                + source + " IS NOT NULL GROUP BY " + source + ", day ORDER BY " + source + ", day");
    }

    private static List<SourceDays> sources(Outcome.Rows rows) {
        var days = new LinkedHashMap<String, TreeSet<LocalDate>>();
        for (var row : rows.table().rows()) {
            if (row.get(1) instanceof LocalDate day) {
                days.computeIfAbsent(
                                CellText.of(rows.table().columns().getFirst(), row.getFirst()),
                                unused -> new TreeSet<>())
                        .add(day);
            }
        }
        var end = days.values().stream()
                .map(TreeSet::last)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        return days.entrySet().stream()
                .map(entry -> new SourceDays(entry.getKey(), entry.getValue(), end))
                .toList();
    }

    /** The sources that have all of the words; where none has, those that have any. */
    private static List<SourceDays> matching(List<SourceDays> sources, String about) {
        var words = List.of(about.toLowerCase(Locale.ROOT).split("\\W+"));
        var all = sources.stream()
                .filter(source -> words.stream()
                        .allMatch(
                                word -> source.source().toLowerCase(Locale.ROOT).contains(word)))
                .toList();
        return all.isEmpty()
                ? sources.stream()
                        .filter(source -> words.stream()
                                .anyMatch(word -> word.length() > 3
                                        && source.source()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(word.replaceAll("s$", ""))))
                        .toList()
                : all;
    }

    private Finding found(
            List<SourceDays> sources, Optional<DateRange> days, HealthAspect.Asked asked, Outcome.Rows rows) {
        var period = days.orElse(new DateRange(LocalDate.EPOCH, EVER));
        var named = !asked.sources().isEmpty();
        var trusted =
                asked.has(HealthAspect.QUALITY) && (!named || asked.aspects().size() == 1);
        var parts = new ArrayList<Part>();
        var warnings = new ArrayList<String>();
        var sentences = new ArrayList<String>();
        if (asked.has(HealthAspect.COVERAGE)) {
            sentences.add(HealthWords.covered(sources));
        }
        if (asked.has(HealthAspect.FRESHNESS)) {
            sentences.addAll(HealthWords.fresh(sources));
        }
        if (asked.has(HealthAspect.GAPS)) {
            sentences.addAll(HealthWords.gaps(sources, period, named, days));
        }
        if (trusted) {
            for (var part : trust(days)) {
                parts.add(part);
                sentences.add(HealthWords.trust(part.table()));
            }
        }
        if (!trusted || asked.aspects().size() > 1) {
            parts.add(0, HealthTables.sources(sources, period, rows));
        }
        var gaps = HealthTables.gaps(sources, period, named);
        if (asked.has(HealthAspect.GAPS) && !gaps.rows().isEmpty()) {
            parts.add(1, new Part("Days without rows", gaps, List.of(rows)));
        }
        if (rows.table().truncated()) {
            warnings.add("There are more days than could be read, so some gaps may be missing here.");
        }
        sentences.removeIf(String::isEmpty);
        return new Found(String.join(" ", sentences), parts, List.of(), warnings);
    }

    /** Of a model that names no sources. */
    private Finding trustOnly(Optional<DateRange> period) {
        var coverage = HealthTables.coverage(data);
        var parts = new ArrayList<>(List.of(new Part("What the data covers", coverage, List.of())));
        parts.addAll(trust(period));
        var last = data.coverage().values().stream().map(DateRange::to).max(LocalDate::compareTo);
        return last.<Finding>map(day -> new Found(
                        "The data reaches to " + day
                                + "; the model names no sources, so gaps of single ones are not known.",
                        parts,
                        List.of(),
                        List.of()))
                .orElseGet(() -> new Declined("There is no data yet."));
    }

    /** What is estimated, matches nothing or was left out. */
    private List<Part> trust(Optional<DateRange> period) {
        var metrics = new LinkedHashMap<String, Metric>();
        data.model().metrics().stream()
                .filter(metric ->
                        metric.meta().certificate() && metric.meta().unit().equals("percent"))
                .forEach(metric -> metrics.put(metric.name(), metric));
        Roles.metrics(data.model(), "unmatched").forEach(metric -> {
            if (metric instanceof Metric.Ratio ratio) {
                data.model().metric(ratio.numerator()).ifPresent(part -> metrics.put(part.name(), part));
            }
            metrics.put(metric.name(), metric);
        });
        if (metrics.isEmpty()) {
            return List.of();
        }
        var sql = "SELECT "
                + metrics.keySet().stream()
                        .map(name -> "AGGREGATE(" + name + ") AS " + name)
                        .collect(Collectors.joining(", "))
                + " FROM metrics"
                + Conditions.where(period.map(Conditions::days).orElse(""));
        if (!(data.run(sql) instanceof Outcome.Rows rows) || rows.table().rows().isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part("What is estimated or matches nothing", labelled(rows.table(), metrics), List.of(rows)));
        if (rows.certificate().extras().get("rows_quarantined") instanceof Number quarantined) {
            parts.add(new Part("What was left out", HealthTables.quarantined(quarantined.longValue()), List.of()));
        }
        return parts;
    }

    private static Table labelled(Table table, Map<String, Metric> metrics) {
        var columns = table.columns().stream()
                .map(column -> {
                    var metric = metrics.get(column.name());
                    return metric == null
                            ? column
                            : new Column(column.name(), metric.meta().label(), column.type(), column.unit());
                })
                .toList();
        return new Table(columns, table.rows(), table.truncated());
    }
}
