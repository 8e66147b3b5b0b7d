package ai.victor.sql;

import ai.victor.model.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Tells what a tree of blocks reads: all of it together, and whose filters are whose. */
final class Lineages {
    /** A block over metrics: the table that it feeds, and whether it only chooses the rows of another. */
    private record Part(String name, SemanticBlock block, boolean chooses) {
        List<String> filters() {
            return block.plan().query().written().map(DayBounds::conjuncts).orElse(List.of()).stream()
                    .map(Lineages::text)
                    .toList();
        }

        /** The filters as one condition that can be used again by itself. */
        Optional<String> where() {
            return block.plan().query().written().map(condition -> text(withTables(condition)));
        }

        private SqlNode withTables(SqlNode condition) {
            return block.with().isEmpty()
                    ? condition
                    : Expressions.replace(
                            condition,
                            node -> node.isA(SqlKind.QUERY)
                                    ? new SqlWith(
                                            node.getParserPosition(),
                                            new SqlNodeList(block.with(), SqlParserPos.ZERO),
                                            node)
                                    : null);
        }
    }

    private Lineages() {}

    /** A condition as it was written, in one line that can be read again. */
    private static String text(SqlNode condition) {
        return SqlText.of(Expressions.replace(
                        condition, node -> Intervals.literal(node).orElse(null)))
                .replaceAll("\\s*\\R\\s*", " ");
    }

    static Lineage of(Block block) {
        var parts = new ArrayList<Part>();
        collect("", block, false, parts);
        var facts = new LinkedHashSet<String>();
        var metrics = new LinkedHashSet<String>();
        var dimensions = new TreeSet<String>();
        for (var part : parts) {
            var plan = part.block().plan();
            plan.facts().forEach(fact -> facts.add(fact.name()));
            plan.metrics().stream().map(Metric::name).forEach(metrics::add);
            plan.keys()
                    .forEach(key -> dimensions.addAll(
                            Plan.dimensionNames(key.expression()).keySet()));
            plan.conditions()
                    .forEach(condition ->
                            dimensions.addAll(Plan.dimensionNames(condition).keySet()));
        }
        var counted = parts.stream().filter(part -> !part.chooses()).toList();
        return new Lineage(
                List.copyOf(facts),
                List.copyOf(metrics),
                List.copyOf(dimensions),
                grain(block),
                filters(parts, counted),
                parts.stream()
                        .flatMap(part -> part.block().plan().leaves().stream())
                        .filter(leaf -> !leaf.conditions().isEmpty())
                        .map(Lineages::partial)
                        .distinct()
                        .toList(),
                where(counted),
                bound(
                        counted.stream()
                                .map(part -> part.block().plan().bounds().from())
                                .toList(),
                        (one, other) -> one.isBefore(other) ? one : other),
                bound(
                        counted.stream()
                                .map(part -> part.block().plan().bounds().to())
                                .toList(),
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    private static String partial(Leaf leaf) {
        return leaf.use().metric().name() + " only where "
                + leaf.conditions().stream()
                        .map(Lineages::text)
                        // Text is compared in whatever case it is written, of which people need not be told.
                        .map(text -> text.replaceAll("LOWER\\(\"?(\\w+)\"?\\)", "$1"))
                        .collect(Collectors.joining(" AND "));
    }

    private static void collect(String name, Block block, boolean chooses, List<Part> parts) {
        block.tables().forEach(table -> collect(table.name(), table.block(), chooses || table.chooses(), parts));
        if (block instanceof SemanticBlock semantic) {
            parts.add(new Part(name, semantic, chooses));
        }
    }

    private static List<String> grain(Block block) {
        return switch (block) {
            case SemanticBlock semantic ->
                semantic.plan().keys().stream().map(Plan.Key::name).toList();
            case PlainBlock plain -> plain.keys();
            case SetBlock set -> List.of();
            case RefusedBlock refused -> List.of();
        };
    }

    /** The filters once where all blocks have the same, else each with the name of its block. */
    private static List<String> filters(List<Part> parts, List<Part> counted) {
        boolean same = counted.stream().map(Part::filters).distinct().count() == 1;
        var filters = new ArrayList<String>();
        if (same) {
            filters.addAll(counted.getFirst().filters());
        }
        parts.stream()
                .filter(part -> !same || part.chooses())
                .forEach(part -> part.filters()
                        .forEach(filter -> filters.add(part.name().isEmpty() ? filter : part.name() + ": " + filter)));
        return filters;
    }

    /** The rows that any of the blocks counts; all rows if one of them has no filter. */
    private static String where(List<Part> counted) {
        var conditions = counted.stream().map(Part::where).distinct().toList();
        if (conditions.stream().anyMatch(Optional::isEmpty)) {
            return "";
        }
        var texts = conditions.stream().flatMap(Optional::stream).toList();
        return texts.size() == 1
                ? texts.getFirst()
                : texts.stream().map(text -> "(" + text + ")").collect(Collectors.joining(" OR "));
    }

    private static Optional<LocalDate> bound(List<Optional<LocalDate>> days, BinaryOperator<LocalDate> outermost) {
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).reduce(outermost)
                : Optional.empty();
    }
}
