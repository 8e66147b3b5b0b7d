package ai.victor.analysis;

import ai.victor.analysis.Finding.Declined;
import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import ai.victor.model.DateRange;
import ai.victor.model.Metric;
import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which segments have a rate under a threshold for sure: not those whose rate is under it this time, but those of which chance is no explanation.
 *
 * <p>A segment is under for sure if its whole 95% interval is, if it is still a finding after the correction for having looked at all segments at once
 * (at a false discovery rate of 10%), if it has enough clusters to judge, and if what is known of it is mostly actual and not estimated.
 */
public final class UnderMargin {
    static final int FEWEST_CLUSTERS = 20;
    static final double FALSE_DISCOVERIES = 0.10;
    static final double LEAST_COVERAGE = 80;

    private final DataDoor data;

    public UnderMargin(DataDoor data) {
        this.data = data;
    }

    /**
     * @param rate a ratio metric, such as a margin rate
     * @param cluster the dimension whose values are independent of each other: one value is an order, a visit
     * @param segment the dimension whose values are judged
     * @param threshold in the rate's unit, so of a percentage in points
     * @param condition semantic SQL over dimensions; empty for none
     */
    public Finding flag(
            String rate, String cluster, String segment, BigDecimal threshold, DateRange period, String condition) {
        var metric = data.model().metric(rate);
        if (metric.isEmpty() || !(Formula.of(data.model(), metric.get()) instanceof Formula.Ratio ratio)) {
            return new Declined(rate + " is no ratio of two amounts, so no segment's rate can be judged.");
        }
        var where = Conditions.where(Conditions.all(condition, Conditions.days(period)));
        var sql = "SELECT " + segment
                + ", COUNT(*) AS clusters, SUM(y) AS y, SUM(x) AS x, SUM(y * y) AS yy, SUM(x * y) AS xy,"
                + " SUM(x * x) AS xx FROM (SELECT " + segment + ", " + cluster + ", COALESCE(AGGREGATE("
                + ratio.numerator()
                + "), 0) AS y, COALESCE(AGGREGATE(" + ratio.denominator() + "), 0) AS x FROM metrics" + where
                + " GROUP BY "
                + segment + ", " + cluster + ") AS clustered GROUP BY " + segment;
        return switch (data.run(sql)) {
            case Outcome.Rejected rejected -> new Declined(Refused.text(rejected));
            case Outcome.Rows rows
            when rows.table().rows().isEmpty() -> new Declined("There are no rows in " + PeriodName.of(period) + ".");
            case Outcome.Rows rows -> {
                var coverage = coverage(segment, where, metric.get());
                yield found(metric.get(), ratio, segment, cluster, threshold, period, rows, coverage);
            }
        };
    }

    private Finding found(
            Metric metric,
            Formula.Ratio ratio,
            String segment,
            String cluster,
            BigDecimal threshold,
            DateRange period,
            Outcome.Rows rows,
            Optional<Coverage> coverage) {
        var judged = judge(rows, ratio, threshold, coverage);
        var tables =
                new UnderTables(data.model(), metric, ratio, rows, cluster, threshold, coverage.map(Coverage::label));
        var queries = new ArrayList<>(List.of(rows));
        coverage.ifPresent(known -> queries.add(known.query()));
        var parts = List.of(
                new Part("How many are under " + tables.threshold(), tables.counts(judged), List.of()),
                new Part(
                        metric.meta().label() + " by " + tables.segment().toLowerCase(Locale.ROOT) + ", "
                                + PeriodName.of(period),
                        tables.segments(judged),
                        queries));
        var warnings = new ArrayList<String>();
        if (rows.table().truncated()) {
            warnings.add("There are more segments than could be read; the rest was not judged.");
        }
        return new Found(tables.text(judged), parts, List.of(tables.rule(coverage.isPresent())), warnings);
    }

    private static List<UnderSegment> judge(
            Outcome.Rows rows, Formula.Ratio ratio, BigDecimal threshold, Optional<Coverage> coverage) {
        double bound = threshold.doubleValue() / ratio.scale();
        var read = rows.table().rows().stream()
                .map(row -> {
                    var name = CellText.of(rows.table().columns().getFirst(), row.getFirst());
                    return new UnderSegment(
                            name,
                            new ClusteredRatio(
                                    (long) Figures.number(row.get(1)),
                                    Figures.number(row.get(2)),
                                    Figures.number(row.get(3)),
                                    Figures.number(row.get(4)),
                                    Figures.number(row.get(5)),
                                    Figures.number(row.get(6))),
                            coverage.map(known -> known.shares().getOrDefault(name, 0.0)),
                            UnderSegment.Verdict.TOO_FEW);
                })
                .toList();
        var tested = read.stream().filter(UnderSegment::isJudgeable).toList();
        var chances = BenjaminiHochberg.adjusted(tested.stream()
                .mapToDouble(segment -> segment.ratio().chanceOfBeingThisLow(bound))
                .toArray());
        var adjusted = new HashMap<String, Double>();
        for (int i = 0; i < tested.size(); i++) {
            adjusted.put(tested.get(i).name(), chances[i]);
        }
        return read.stream()
                .map(segment -> segment.judged(bound, adjusted.getOrDefault(segment.name(), 1.0)))
                .toList();
    }

    /** Of each segment, how much of what the rate rests on is actual, by the first metric that the model marks so. */
    private Optional<Coverage> coverage(String segment, String where, Metric rate) {
        var facts = data.model().factsOf(rate);
        return data.model().metricsWith(segment).stream()
                .filter(metric ->
                        metric.meta().certificate() && metric.meta().unit().equals("percent"))
                .filter(metric -> facts.containsAll(data.model().factsOf(metric)))
                .findFirst()
                .flatMap(metric -> {
                    var sql = "SELECT " + segment + ", AGGREGATE(" + metric.name() + ") AS " + metric.name()
                            + " FROM metrics" + where + " GROUP BY " + segment;
                    if (!(data.run(sql) instanceof Outcome.Rows rows)) {
                        return Optional.empty();
                    }
                    var shares = new HashMap<String, Double>();
                    rows.table().rows().forEach(row -> {
                        if (row.get(1) instanceof Number share) {
                            shares.put(
                                    CellText.of(rows.table().columns().getFirst(), row.getFirst()),
                                    share.doubleValue());
                        }
                    });
                    return Optional.of(new Coverage(metric.meta().label(), shares, rows));
                });
    }

    /** Segment → how much is actual, in points. */
    private record Coverage(String label, Map<String, Double> shares, Outcome.Rows query) {}
}
