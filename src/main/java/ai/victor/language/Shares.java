package ai.victor.language;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what part of a whole is asked: of a metric those orders that meet a filter, or one metric of another. */
final class Shares {
    private static final String WHICH_PART =
            "Which part? I can give the share of one value, such as one of the values of a dimension, or the totals by a dimension.";

    private Shares() {}

    /** Makes the things that a bound picks out the part; runs when bounds have theirs. */
    static void bounds(Draft draft) {
        if (!draft.partOfBound) {
            return;
        }
        if (draft.groups.size() != 1 || !draft.bounds.isEmpty()) {
            draft.stop(WHICH_PART);
            return;
        }
        draft.partGroups.addAll(draft.groups);
        draft.groups.clear();
    }

    /** Splits the values of a share into those of the part and those of the whole; runs after names have their roles. */
    static void read(Draft draft) {
        int share = unused(draft);
        if (share < 0) {
            return;
        }
        draft.use(share);
        draft.share = true;
        var metrics = new ArrayList<>(draft.metrics.keySet());
        if (goesOn(draft, metrics)) {
            draft.share = false;
            draft.leans = true;
            return;
        }
        if (Mixes.is(draft.item(share))) {
            mix(draft, metrics);
            return;
        }
        if (ofBound(draft, share, metrics)) {
            draft.partOfBound = true;
            return;
        }
        var rows = !draft.breakdowns.isEmpty()
                || draft.earlier
                        .filter(earlier -> !earlier.breakdowns().isEmpty())
                        .isPresent();
        if (metrics.isEmpty() && draft.earlier.isPresent() && rows && draft.values.isEmpty()
                || metrics.size() == 1 && rows && draft.values.isEmpty()) {
            draft.share = false;
            draft.form = new Form.Share();
        } else if (metrics.size() == 1 && draft.values.isEmpty() && ofKind(draft, metrics.get(0))) {
            draft.share = false;
        } else if (metrics.size() == 2 && !isSound(draft, metrics) && !ofKinds(draft, metrics)) {
            draft.stop("I can give a share of what is counted alike: “"
                    + draft.item(metrics.get(0)).text() + "” and “"
                    + draft.item(metrics.get(1)).text() + "” are not.");
        } else if (metrics.size() == 2 && draft.metrics.size() == 2) {
            ofMetrics(draft, share, metrics);
        } else if (metrics.size() == 2) {
            draft.share = true;
        } else if (metrics.size() == 1) {
            if (!ofNamedPart(draft, metrics.get(0))) {
                ofValues(draft, share);
            }
        } else {
            draft.stop(metrics.isEmpty() ? "A share of what? Name a number, such as orders." : "A share of which one?");
        }
    }

    /** {@code and what share is hoodies}, {@code and what share of margin}: the rest is as in the share that was asked before. */
    private static boolean goesOn(Draft draft, List<Integer> metrics) {
        return draft.earlier.flatMap(Portion::of).isPresent()
                && draft.breakdowns.isEmpty()
                && draft.bounds.isEmpty()
                && metrics.size() < 2
                && metrics.isEmpty() != draft.values.isEmpty();
    }

    /**
     * What the bound picks out is the part: {@code what percent of orders were over $75}, {@code the share of orders with more than 2 units by
     * channel}, {@code what percent of revenue comes from orders over $100}. Values then say of which whole.
     */
    private static boolean ofBound(Draft draft, int share, List<Integer> metrics) {
        if (draft.bounds.size() != 1 || metrics.isEmpty() || metrics.size() > 2) {
            return false;
        }
        var bound = draft.bounds.get(0);
        if (bound.unit().equals("%") || bound.wholeItem() >= 0) {
            return false;
        }
        int verb = lastVerb(draft, 0);
        if (draft.values.stream().anyMatch(value -> value < share)) {
            // "Meta's share of orders over $100."
            return false;
        }
        if (verb >= 0 && draft.values.stream().anyMatch(value -> value > verb)) {
            // "What share of orders over $75 came from Canada."
            return false;
        }
        if (metrics.size() == 1) {
            return draft.item(metrics.get(0)).hasDimension()
                    || bound.metricItem() >= 0 && draft.item(bound.metricItem()).hasDimension();
        }
        int second = metrics.get(1);
        if (second > bound.at() || isSound(draft, metrics)) {
            return false;
        }
        if (draft.is(draft.before(second), Role.WITH)
                && draft.item(metrics.get(0)).hasDimension()) {
            draft.bounds.set(
                    0, new Draft.Bound(bound.at(), bound.comparison(), bound.number(), bound.unit(), second, -1));
        } else if (!draft.item(second).hasDimension()) {
            return false;
        }
        draft.metrics.remove(second);
        return true;
    }

    /** The last verb from there on; −1 where there is none. */
    private static int lastVerb(Draft draft, int from) {
        int verb = -1;
        for (int at = from; at < draft.items.size(); at++) {
            if (draft.is(at, Role.VERB)) {
                verb = at;
            }
        }
        return verb;
    }

    /** A share that came out as something else is none; runs at the end. */
    static void settle(Draft draft) {
        var told = draft.form instanceof Form.Share
                || draft.quantities.stream()
                        .anyMatch(quantity -> draft.names.unit(quantity).equals("percent"));
        if (draft.share && (!told || draft.list)) {
            draft.stop(WHICH_PART);
        }
    }

    /** {@code the size mix of hoodie units}: each row's part of all that is asked for. */
    private static void mix(Draft draft, List<Integer> metrics) {
        draft.share = false;
        draft.form = new Form.Share();
        if (metrics.isEmpty() && draft.earlier.isEmpty()) {
            draft.stop("The mix of what? Name the number, such as "
                    + draft.names.examples().stream().limit(3).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static int unused(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.SHARE) && !draft.used.get(at)) {
                return at;
            }
        }
        return -1;
    }

    /** {@code percent of orders with a code}: what is named is counted of all that is counted so, and the model knows the rate. */
    private static boolean ofKind(Draft draft, int at) {
        var metric = draft.metrics.getOrDefault(at, "");
        var rate = draft.names.rateOf(metric);
        if (draft.names.bindings().condition(metric, draft.item(at).text()).isEmpty()
                || rate.isEmpty()
                || !draft.part.isEmpty()) {
            return false;
        }
        draft.metrics.put(at, rate.get());
        return true;
    }

    /** A share of money is money. */
    private static boolean isSound(Draft draft, List<Integer> metrics) {
        return metrics.stream()
                        .map(at -> draft.names.unit(new Quantity.Plain(draft.metrics.getOrDefault(
                                at, draft.item(at).metrics().get(0)))))
                        .distinct()
                        .count()
                == 1;
    }

    /** {@code what share of revenue came from orders with a code}: of the first number, that of the orders which the second counts. */
    private static boolean ofKinds(Draft draft, List<Integer> metrics) {
        int kind = metrics.get(1);
        var condition = draft.names
                .bindings()
                .condition(
                        draft.metrics.getOrDefault(kind, ""), draft.item(kind).text());
        if (condition.isEmpty()
                || !draft.values.isEmpty()
                || !draft.names.reaches(
                        draft.metrics.getOrDefault(metrics.get(0), ""),
                        condition.get().dimension())) {
            return false;
        }
        draft.metrics.remove(kind);
        draft.ratios.clear();
        draft.part.add(condition.get());
        return true;
    }

    /** {@code what part of COGS is shipping}, {@code discounts as a share of gross sales}: the whole comes right after the word. */
    private static void ofMetrics(Draft draft, int share, List<Integer> metrics) {
        int whole = metrics.stream().filter(at -> at > share).findFirst().orElse(metrics.get(0));
        int part = metrics.get(0) == whole ? metrics.get(1) : metrics.get(0);
        draft.ratios.clear();
        if (draft.metrics.get(part) != null && draft.metrics.get(part).equals(draft.metrics.get(whole))) {
            ofItself(draft, share, part, whole);
            return;
        }
        var held = draft.values.stream().anyMatch(value -> isOn(draft, value, part, share));
        if (held && isWhole(draft, whole)) {
            draft.stop("“" + draft.item(whole).text() + "” would be held to the same filter as “"
                    + draft.item(part).text() + "”, and not be the total. Ask for the two side by side.");
        }
        var wholeName = draft.item(whole).metrics().get(0);
        // Of several meanings of the part, the one that the model knows as a part of this whole.
        var partName = draft.item(part).metrics().stream()
                .filter(name -> draft.names.ratio(name, wholeName).isPresent())
                .findFirst()
                .orElse(draft.item(part).metrics().get(0));
        draft.metrics.clear();
        if (draft.is(draft.before(share), Role.AND)) {
            // "Fees, and as a share of revenue" wants both.
            draft.quantities.add(new Quantity.Plain(partName));
        }
        draft.quantities.add(draft.names
                .ratio(partName, wholeName)
                .filter(name -> draft.names.metric(name).meta().unit().equals("percent"))
                .<Quantity>map(Quantity.Plain::new)
                .orElse(new Quantity.Quotient(partName, wholeName, true)));
    }

    /** {@code Google spend as a share of total ad spend}: what stands with the part makes it a part. */
    private static void ofItself(Draft draft, int share, int part, int whole) {
        var parts = draft.values.stream()
                .filter(value -> isOn(draft, value, part, share))
                .toList();
        draft.metrics.remove(whole);
        draft.partItems.addAll(parts);
        if (parts.isEmpty()) {
            draft.stop("Which part? Name the value whose share you want.");
        }
    }

    /** Whether a value stands on the side of the word where the part stands. */
    private static boolean isOn(Draft draft, int value, int part, int share) {
        return value < share == part < share;
    }

    private static boolean isWhole(Draft draft, int whole) {
        return draft.is(draft.before(whole), Role.HOW_MANY)
                || draft.item(Math.max(0, whole - 1))
                        .text()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("total|all|overall|the total");
    }

    /** {@code what part of COGS is shipping}, where the word is no value that the whole can be cut by, but names a part of it. */
    private static boolean ofNamedPart(Draft draft, int at) {
        var whole = draft.metrics.get(at);
        if (whole == null || draft.values.isEmpty()) {
            return false;
        }
        int last = List.copyOf(draft.values).get(draft.values.size() - 1);
        var cuts =
                draft.item(last).values().stream().anyMatch(meaning -> draft.names.reaches(whole, meaning.dimension()));
        var share = partNamed(draft.names, draft.item(last).key(), whole);
        if (cuts || share.isEmpty()) {
            return false;
        }
        draft.values.remove(last);
        draft.use(last);
        draft.metrics.clear();
        draft.quantities.add(new Quantity.Plain(share.get()));
        return true;
    }

    private static void ofValues(Draft draft, int share) {
        int verb = lastVerb(draft, share);
        var after = draft.values.stream().filter(at -> at > verb).toList();
        var told = verb < 0 || after.isEmpty();
        var parts = told
                ? draft.values.stream()
                        .filter(at -> !isOfWhole(draft, share, at))
                        .toList()
                : after;
        if (told && parts.isEmpty() && !draft.values.isEmpty() && !rows(draft).isEmpty()) {
            draft.share = false;
            draft.form = new Form.Share();
            return;
        }
        draft.partItems.addAll(parts);
        var without = draft.conditions.stream()
                .filter(condition -> condition.values().isEmpty())
                .toList();
        if (parts.isEmpty() && without.size() == 1) {
            draft.part.addAll(without);
            draft.conditions.removeAll(without);
        } else if (parts.isEmpty()) {
            draft.stop(WHICH_PART);
        } else if (verb < 0 && parts.size() > 1) {
            draft.ambiguousPart = true;
        }
    }

    /** {@code share of units by size for hoodies}, {@code hoodie units by size, percent of total}: what the rows are cut from is no part. */
    private static boolean isOfWhole(Draft draft, int share, int value) {
        var rows = rows(draft);
        if (rows.isEmpty()) {
            return false;
        }
        int lead = draft.before(value);
        var held = draft.is(lead, Role.PREPOSITION)
                && draft.item(lead).text().matches("(?i)for|in|within|on|at|among|inside");
        // "The share of hoodie units by size" is of hoodie units.
        var named = value > share && draft.metrics.containsKey(draft.after(value));
        return rows.stream().allMatch(row -> row < share)
                || held && rows.stream().allMatch(row -> row < value)
                || named && rows.stream().allMatch(row -> row > value);
    }

    /** What the answer has a row for, unless it is days. */
    private static List<Integer> rows(Draft draft) {
        return draft.breakdowns.keySet().stream()
                .filter(row -> row >= 0 && !TimeColumns.isTime(draft.breakdowns.getOrDefault(row, "")))
                .toList();
    }

    /** The share of a metric that the model knows by a word in the name of its part: {@code shipping} of COGS. */
    private static Optional<String> partNamed(Names names, String key, String whole) {
        var found = names.metrics().stream()
                .filter(metric -> metric.meta().unit().equals("percent"))
                .filter(metric -> metric instanceof Metric.Ratio ratio
                        && ratio.denominator().equals(whole)
                        && Names.hasWords(
                                names.label(ratio.numerator()) + " "
                                        + ratio.numerator().replace('_', ' '),
                                key))
                .map(Metric::name)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
