package ai.victor.analysis;

import ai.victor.analysis.Finding.Declined;
import ai.victor.analysis.Finding.Found;
import ai.victor.analysis.Finding.Part;
import ai.victor.model.DateRange;
import ai.victor.model.Metric;
import ai.victor.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a number is not what it was: splits the difference of two sides into what the metric is made of, the rates it is the product of, and the
 * segments of the dimensions it can be cut by, each split exact.
 *
 * <p>What is said is arithmetic and no cause: where the change sits, not why. The model's word is all that is known of the trade.
 */
public final class WhyChange {
    private final DataDoor data;

    public WhyChange(DataDoor data) {
        this.data = data;
    }

    /**
     * Why a metric went from one period to another.
     *
     * @param condition semantic SQL over dimensions that holds in both periods; empty for none
     * @param dimension what to cut by; empty: what the change sits most unevenly in
     * @param claimed which way it is said to have gone, to be checked first
     */
    public Finding explain(
            String metric,
            DateRange now,
            DateRange before,
            String condition,
            Optional<String> dimension,
            Optional<Move> claimed) {
        return explain(metric, Side.of(now, condition), Side.of(before, condition), dimension, claimed);
    }

    /** The same of any two sides: of one country against another, say. */
    public Finding explain(String metric, Side now, Side before, Optional<String> dimension, Optional<Move> claimed) {
        var known = data.model().metric(metric);
        if (known.isEmpty()) {
            return new Declined("There is no metric " + metric + ".");
        }
        return switch (Comparison.of(data, known.get(), now, before)) {
            case Comparison.NotMade not -> new Declined(not.why());
            case Comparison.Made made -> explain(made.compared(), dimension, claimed);
        };
    }

    /** How far two sides are apart, and nothing of what makes it. */
    public Finding measure(String metric, Side one, Side other, Optional<Move> claimed) {
        var known = data.model().metric(metric);
        if (known.isEmpty()) {
            return new Declined("There is no metric " + metric + ".");
        }
        return switch (Comparison.of(data, known.get(), one, other)) {
            case Comparison.NotMade not -> new Declined(not.why());
            case Comparison.Made made -> {
                var compared = made.compared();
                yield new Found(
                        new WhyWords(compared).change(claimed),
                        List.of(gap(compared)),
                        List.of(),
                        Stream.of(Estimates.warning(compared), Covered.warning(compared))
                                .flatMap(Optional::stream)
                                .toList());
            }
        };
    }

    private static Finding explain(Compared compared, Optional<String> dimension, Optional<Move> claimed) {
        var noise = Noise.judge(compared);
        var rungs = RungSplit.of(compared);
        var account = compared.isOfParts() ? Optional.<OtherAccount.Told>empty() : OtherAccount.of(compared);
        var chain = ChainSplit.of(compared);
        var cuts =
                dimension.map(name -> Cuts.by(compared, name).stream().toList()).orElseGet(() -> Cuts.ranked(compared));
        var parts = new ArrayList<Part>();
        parts.add(compared.isOfParts() ? gap(compared) : change(compared, noise));
        rungs.ifPresent(split -> parts.add(split.part()));
        account.flatMap(OtherAccount.Told::part).ifPresent(parts::add);
        chain.ifPresent(split -> parts.add(split.part()));
        if (!cuts.isEmpty()) {
            parts.add(CutTables.ranking(compared, cuts));
            parts.add(CutTables.segments(cuts.getFirst()));
        }
        var words = new WhyWords(compared);
        var sentences = new ArrayList<String>();
        sentences.add(words.change(claimed)
                + noise.map(judged -> " " + words.noise(judged)).orElse(""));
        rungs.ifPresent(split -> sentences.add(words.rungs(split.effects(), split.per())));
        account.map(OtherAccount::sentence).ifPresent(sentences::add);
        chain.ifPresent(split -> sentences.add(words.chain(split.effects())));
        if (!cuts.isEmpty()) {
            sentences.add(words.cut(cuts.getFirst()));
            cuts.stream()
                    .filter(CutSplit::isReversed)
                    .findFirst()
                    .map(words::reversed)
                    .ifPresent(sentences::add);
        }
        sentences.removeIf(String::isEmpty);
        var warnings = warnings(compared, dimension, noise.isPresent(), cuts);
        account.flatMap(OtherAccount::warning).ifPresent(warnings::add);
        return new Found(String.join("\n", sentences), parts, List.of(), warnings);
    }

    private static Part gap(Compared compared) {
        var unit = compared.unit();
        var metric = compared.metric();
        var columns = new ArrayList<>(List.of(
                Figures.text("side", "For"),
                Figures.decimal(metric.name(), metric.meta().label(), unit),
                Figures.decimal("difference", "Difference", unit)));
        var now =
                new ArrayList<@Nullable Object>(List.of(compared.sideNow().name(), compared.now(), compared.change()));
        var before = new ArrayList<@Nullable Object>(
                Arrays.asList(compared.sideBefore().name(), compared.before(), null));
        var queries = new ArrayList<>(compared.queries());
        // Of what a rate is made, so that it can be seen how much it is a rate of.
        var made = metric instanceof Metric.Ratio ratio
                ? List.of(ratio.numerator(), ratio.denominator())
                : List.<String>of();
        (made.isEmpty() ? Optional.<Compared.Values>empty() : compared.values(made, "")).ifPresent(values -> {
            for (var name : made) {
                columns.add(Figures.decimal(name, compared.label(name), values.unit(name)));
                now.add(Figures.rounded(values.now(name), values.unit(name)));
                before.add(Figures.rounded(values.before(name), values.unit(name)));
            }
            queries.addAll(values.queries());
        });
        return new Part("The difference", new Table(columns, List.of(now, before), false), queries);
    }

    private static Part change(Compared compared, Optional<Noise.Judged> noise) {
        var unit = compared.unit();
        var columns = List.of(
                Figures.text("side", "Period"),
                Figures.decimal(
                        compared.metric().name(), compared.metric().meta().label(), unit));
        var rows = new ArrayList<List<@Nullable Object>>();
        rows.add(List.of(compared.sideNow().name(), compared.now()));
        rows.add(List.of(compared.sideBefore().name(), compared.before()));
        rows.add(List.of("Change", compared.change()));
        noise.ifPresent(judged ->
                rows.add(List.of("Usual from period to period, up to", Figures.rounded(judged.usual(), unit))));
        var queries = new ArrayList<>(compared.queries());
        noise.ifPresent(judged -> queries.add(judged.query()));
        return new Part("The change", new Table(columns, rows, false), queries);
    }

    private static List<String> warnings(
            Compared compared, Optional<String> dimension, boolean judged, List<CutSplit> cuts) {
        var warnings = new ArrayList<String>();
        var now = compared.sideNow().period();
        var before = compared.sideBefore().period();
        int daysNow = PeriodName.days(now);
        int daysBefore = PeriodName.days(before);
        if (daysNow != daysBefore && compared.formula() instanceof Formula.Amount) {
            warnings.add("The periods are not of one length: " + daysNow + " days against " + daysBefore + ".");
        }
        if (compared.formula() instanceof Formula.Other other) {
            warnings.add("The change of " + compared.metric().meta().label().toLowerCase(Locale.ROOT)
                    + " cannot be split, as " + other.why() + ".");
        } else {
            warnings.add("The parts say where the change sits; they do not prove what caused it.");
        }
        if (dimension.isPresent() && cuts.isEmpty() && !(compared.formula() instanceof Formula.Other)) {
            warnings.add("The change cannot be split by " + dimension.get().replace('_', ' ')
                    + ": the metric does not have it, or its parts overlap there.");
        }
        if (!judged && !now.equals(before)) {
            warnings.add("There are not enough weeks before to say what is a usual change.");
        }
        Estimates.warning(compared).ifPresent(warnings::add);
        Covered.warning(compared).ifPresent(warnings::add);
        return warnings;
    }
}
