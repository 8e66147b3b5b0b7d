package ai.victor.query;

import ai.victor.query.SampleQuery.Frame;
import ai.victor.query.SampleQuery.Order;
import ai.victor.query.Term.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a query that fails as small as it can be while it fails still. */
final class SmallerQueries {
    /** More than a query has parts, so that a search ends even where a failure comes and goes. */
    private static final int MOST_STEPS = 400;

    private SmallerQueries() {}

    /** The smallest query on the way down from one that fails: no part of it can go. */
    static SampleQuery smallest(SampleQuery failing, Predicate<SampleQuery> fails) {
        var smallest = failing;
        int steps = 0;
        boolean found = true;
        while (found && steps < MOST_STEPS) {
            found = false;
            for (var smaller : of(smallest)) {
                steps++;
                if (fails.test(smaller)) {
                    smallest = smaller;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Queries with one part less, the largest parts first. */
    static List<SampleQuery> of(SampleQuery query) {
        var smaller = new ArrayList<SampleQuery>();
        if (query.frame() != Frame.PLAIN) {
            smaller.add(query.frame(Frame.PLAIN));
        }
        if (query.where().isPresent()) {
            smaller.add(query.where(Optional.empty()));
        }
        if (query.having().isPresent()) {
            smaller.add(query.having(Optional.empty()));
        }
        if (query.limit().isPresent()) {
            smaller.add(query.limit(Optional.empty()));
        }
        without(query.orders()).forEach(orders -> smaller.add(query.orders(orders)));
        without(query.keys()).forEach(keys -> smaller.add(query.keys(keys)));
        if (query.values().size() > 1) {
            without(query.values()).forEach(values -> smaller.add(query.values(values)));
        }
        query.where().ifPresent(test -> of(test).forEach(part -> smaller.add(query.where(Optional.of(part)))));
        query.having().ifPresent(test -> of(test).forEach(part -> smaller.add(query.having(Optional.of(part)))));
        each(query.keys(), SmallerQueries::of).forEach(keys -> smaller.add(query.keys(keys)));
        each(query.values(), SmallerQueries::of).forEach(values -> smaller.add(query.values(values)));
        each(query.orders(), SmallerQueries::of).forEach(orders -> smaller.add(query.orders(orders)));
        return smaller;
    }

    private static List<Order> of(Order order) {
        var smaller = new ArrayList<Order>();
        if (order.nullsFirst().isPresent()) {
            smaller.add(new Order(order.term(), order.descending(), Optional.empty()));
        }
        if (order.descending()) {
            smaller.add(new Order(order.term(), false, order.nullsFirst()));
        }
        of(order.term()).forEach(term -> smaller.add(new Order(term, order.descending(), order.nullsFirst())));
        return smaller;
    }

    private static List<Term> of(Term term) {
        return switch (term) {
            case Term.Column column -> List.of();
            case Literal literal -> List.of();
            case Term.Choice choice ->
                of(choice.test()).stream().<Term>map(Term.Choice::new).toList();
            case Term.Arithmetic both -> {
                var smaller = new ArrayList<Term>();
                if (!(both.left() instanceof Literal)) {
                    smaller.add(both.left());
                }
                if (!(both.right() instanceof Literal)) {
                    smaller.add(both.right());
                }
                of(both.left()).forEach(left -> smaller.add(new Term.Arithmetic(left, both.operator(), both.right())));
                of(both.right())
                        .forEach(right -> smaller.add(new Term.Arithmetic(both.left(), both.operator(), right)));
                yield smaller;
            }
            case Term.Measure measure -> {
                var smaller = new ArrayList<Term>();
                measure.filter().ifPresent(filter -> {
                    smaller.add(new Term.Measure(measure.metric(), Optional.empty()));
                    of(filter).forEach(part -> smaller.add(new Term.Measure(measure.metric(), Optional.of(part))));
                });
                yield smaller;
            }
        };
    }

    private static List<Condition> of(Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> List.of();
            case Condition.Empty empty -> List.of();
            case Condition.Truth truth -> List.of();
            case Condition.Like like ->
                like.negated() ? List.of(new Condition.Like(like.term(), false, like.pattern())) : List.of();
            case Condition.Between between ->
                List.of(
                        new Condition.Compare(between.term(), ">=", between.low()),
                        new Condition.Compare(between.term(), "<=", between.high()));
            case Condition.In in -> {
                var smaller = new ArrayList<Condition>();
                if (in.choices().size() > 1) {
                    without(in.choices())
                            .forEach(choices -> smaller.add(new Condition.In(in.term(), in.negated(), choices)));
                } else {
                    smaller.add(new Condition.Compare(
                            in.term(), in.negated() ? "<>" : "=", in.choices().getFirst()));
                }
                yield smaller;
            }
            case Condition.Both both -> {
                var smaller = new ArrayList<Condition>(List.of(both.left(), both.right()));
                of(both.left()).forEach(left -> smaller.add(new Condition.Both(both.and(), left, both.right())));
                of(both.right()).forEach(right -> smaller.add(new Condition.Both(both.and(), both.left(), right)));
                yield smaller;
            }
            case Condition.Not not -> {
                var smaller = new ArrayList<Condition>(List.of(not.test()));
                of(not.test()).forEach(test -> smaller.add(new Condition.Not(test)));
                yield smaller;
            }
        };
    }

    private static <T> List<List<T>> without(List<T> all) {
        var lists = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i++) {
            var rest = new ArrayList<>(all);
            rest.remove(i);
            lists.add(rest);
        }
        return lists;
    }

    private static <T> List<List<T>> each(List<T> all, Function<T, List<T>> smaller) {
        var lists = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i++) {
            for (var one : smaller.apply(all.get(i))) {
                var changed = new ArrayList<>(all);
                changed.set(i, one);
                lists.add(changed);
            }
        }
        return lists;
    }
}
