package ai.victor.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Something that holds for every semantic query. */
enum Law {
    /** What the compiler accepts the engine runs. */
    ACCEPTED_RUNS {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.framed(maker.query());
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            return results.outcome().sql().isBlank() ? Optional.of("no physical SQL") : Optional.empty();
        }
    },

    /** The rows, numbers, order and limit are those of a naive interpreter over the raw rows. */
    EQUALS_THE_REFERENCE {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.framed(maker.query(bench.reference::isKnown));
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            return bench.reference.knows(query) ? ReferenceLaw.broken(bench, query, results) : Optional.empty();
        }
    },

    /** However rows are grouped, what adds up adds up to the same. */
    GROUPS_SUM_TO_THE_TOTAL {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return plainValues(maker.grouped(QueryMaker.additive(bench)));
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            var total = Results.of(bench, query.keys(List.of()).frame(SampleQuery.Frame.PLAIN));
            if (total.isEmpty()) {
                return Optional.of("the total is refused");
            }
            for (int i = 0; i < query.values().size(); i++) {
                int column = i;
                var groups = results.sums(column).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                var whole = total.get().sums(column).getOrDefault(List.of(), BigDecimal.ZERO);
                if (groups.compareTo(whole) != 0) {
                    return Optional.of("v" + (i + 1) + ": the groups give " + groups + ", the total is " + whole);
                }
            }
            return Optional.empty();
        }
    },

    /** A row passes a condition, or its opposite, or neither because its value is unknown. */
    CONDITIONS_PARTITION {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            var query = plainValues(maker.grouped(QueryMaker.additive(bench)));
            var cuts = query.columns().isEmpty()
                    ? bench.cuts
                    : query.columns().stream()
                            .map(column -> bench.cut(column.name()))
                            .toList();
            var test = maker.condition(cuts, 0);
            return test instanceof Condition.Empty ? query.where(Optional.empty()) : query.where(Optional.of(test));
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            if (query.where().isEmpty() || !(query.where().get().parts().isEmpty())) {
                return Optional.empty();
            }
            var test = query.where().get();
            var no = Results.of(bench, query.where(Optional.of(new Condition.Not(test))));
            var unknown = Results.of(
                    bench,
                    query.where(Optional.of(new Condition.Empty(test.own().getFirst(), false))));
            var all = Results.of(bench, query.where(Optional.empty()));
            if (no.isEmpty() || unknown.isEmpty() || all.isEmpty()) {
                // A fact of months takes some conditions on days and not their opposites.
                return Optional.empty();
            }
            for (int i = 0; i < query.values().size(); i++) {
                var whole = all.get().sums(i);
                for (var key : whole.keySet()) {
                    var parts = new ArrayList<BigDecimal>();
                    for (var part : List.of(results, no.get(), unknown.get())) {
                        parts.add(part.sums(i).getOrDefault(key, BigDecimal.ZERO));
                    }
                    var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                    if (sum.compareTo(Objects.requireNonNull(whole.get(key))) != 0) {
                        return Optional.of("v" + (i + 1) + " of " + key + ": yes, no and unknown are " + parts
                                + ", all are " + whole.get(key));
                    }
                }
            }
            return Optional.empty();
        }
    },

    /** A metric beside another one changes none of its numbers; rows may come, none goes. */
    ANOTHER_METRIC_CHANGES_NOTHING {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.grouped(metric -> true);
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            var first = query.values(List.of(query.values().getFirst()));
            var alone = Results.of(bench, first);
            if (alone.isEmpty()) {
                return Optional.of("the first metric alone is refused");
            }
            var together = results.byKey();
            for (var row : alone.get().byKey().entrySet()) {
                var other = together.get(row.getKey());
                if (other == null) {
                    return Optional.of("no row " + row.getKey() + " any more");
                }
                var before = alone.get().value(row.getValue(), 0);
                var after = results.value(other, 0);
                if (!Objects.equals(before, after)) {
                    return Optional.of("v1 of " + row.getKey() + " was " + before + " and is " + after);
                }
            }
            return Optional.empty();
        }
    },

    /** A limit cuts rows off at the end and does nothing else. */
    LIMIT_IS_A_PREFIX {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.query().limit(Optional.of(maker.below(5)));
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            var all = Results.of(bench, query.limit(Optional.empty()));
            if (all.isEmpty()) {
                return Optional.of("without the limit it is refused");
            }
            int size = Math.min(
                    query.limit().orElse(Integer.MAX_VALUE), all.get().rows().size());
            return results.rows().equals(all.get().rows().subList(0, size))
                    ? Optional.empty()
                    : Optional.of(results.rows() + " is not the beginning of "
                            + all.get().rows());
        }
    },

    /** What can be written in several ways means the same in each. */
    FRAMES_CHANGE_NOTHING {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.framed(maker.query());
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            var plain = Results.of(bench, query.frame(SampleQuery.Frame.PLAIN));
            if (plain.isEmpty()) {
                return Optional.of("without its frame it is refused");
            }
            return plain.get().counted().equals(results.counted())
                    ? Optional.empty()
                    : Optional.of(results.rows() + " instead of " + plain.get().rows());
        }
    },

    /** Over all groups a window gives the total, shares of it give the whole, and a running sum ends there. */
    WINDOWS_COME_TO_THE_TOTAL {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            var query = plainValues(maker.grouped(QueryMaker.additive(bench)));
            return query.values(query.values().subList(0, 1));
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            return WindowLaws.broken(bench, query, results);
        }
    },

    /** Metrics that are joined by their keys are those that are asked for together. */
    JOINED_TABLES_ARE_ONE_QUERY {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            var query = maker.grouped(metric -> true);
            return query.values(plainValues(query).values());
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            return WindowLaws.brokenByJoin(bench, query, results);
        }
    },

    /** Parsed and printed, a query is what it was. */
    PRINTING_AND_PARSING_IS_THE_IDENTITY {
        @Override
        SampleQuery sample(QueryMaker maker, Bench bench) {
            return maker.framed(maker.query());
        }

        @Override
        Optional<String> broken(Bench bench, SampleQuery query, Results results) {
            var printed = ai.victor.sql.Reprinted.of(query.sql());
            if (!ai.victor.sql.Reprinted.of(printed).equals(printed)) {
                return Optional.of("printed twice it is another: " + printed);
            }
            return switch (bench.analytics.explain(printed)) {
                case Outcome.Rejected rejected ->
                    Optional.of("refused when printed as " + printed + ": " + rejected.problems());
                case Outcome.Rows rows ->
                    rows.sql().equals(results.outcome().sql())
                            ? Optional.empty()
                            : Optional.of("printed as " + printed + " it compiles to " + rows.sql());
            };
        }
    };

    abstract SampleQuery sample(QueryMaker maker, Bench bench);

    /** How an accepted query breaks the law, in words. */
    abstract Optional<String> broken(Bench bench, SampleQuery query, Results results);

    /** How a query breaks the law, in words; a refused one breaks none. */
    Optional<String> broken(Bench bench, SampleQuery query) {
        try {
            return Results.of(bench, query).flatMap(results -> broken(bench, query, results));
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static SampleQuery plainValues(SampleQuery query) {
        return query.values(query.values().stream()
                .map(Law::firstMeasure)
                .distinct()
                .<Term>map(measure -> measure)
                .toList());
    }

    private static Term.Measure firstMeasure(Term value) {
        var measures = new ArrayList<Term.Measure>();
        value.measures(measures);
        return measures.getFirst();
    }
}
