package ai.victor.language;

import ai.victor.language.Threshold.Comparison;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is to be done with the numbers: running totals, moving averages, growth, averages over something, counts of rows. */
final class Forms {
    private static final int USUAL_DAYS = 7;

    private final Draft draft;

    private Forms(Draft draft) {
        this.draft = draft;
    }

    /** Takes the number and the grain of a moving average, before they can be taken for anything else. */
    static void readMoving(Draft draft) {
        new Forms(draft).moving();
    }

    /** Runs when numbers, rows and periods are known. */
    static void read(Draft draft) {
        var forms = new Forms(draft);
        forms.running();
        Growths.read(draft);
        forms.count();
        forms.average();
        forms.kindsOfDays();
        forms.eachOfTwo();
    }

    /** Why a form cannot be had of a reading, if so. */
    static Optional<String> unfit(Reading reading, Names names) {
        var grains = reading.breakdowns().stream().filter(TimeColumns::isGrain).count();
        var ratio = reading.quantities().stream().anyMatch(quantity -> isRatio(names, quantity));
        var plain = reading.quantities().stream().allMatch(Quantity.Plain.class::isInstance);
        var moved = reading.thresholds().stream().anyMatch(Threshold::isOfMove);
        var picked = reading.quantities().stream()
                .anyMatch(quantity ->
                        quantity instanceof Quantity.Part part && !part.groups().isEmpty());
        if (picked
                && (!reading.thresholds().isEmpty()
                        || reading.ranking().isPresent()
                        || !reading.groups().isEmpty())) {
            return Optional.of("I can give that share as it stands, and neither rank by it nor hold it to a bound.");
        }
        if (moved && !PeriodColumns.fit(reading)) {
            return Optional.of("I pick rows by how they moved between two periods, of one number each. Name both.");
        }
        return switch (reading.form()) {
            case Form.Plain form -> Optional.empty();
            case Form.Beside form -> Optional.empty();
            case Form.Share share
            when ratio || !plain || !reading.thresholds().isEmpty() ->
                Optional.of(
                        "A share is of something that adds up, such as revenue or orders. Which number do you mean?");
            case Form.Share share
            when reading.breakdowns().isEmpty() && reading.groups().isEmpty()
                    || reading.periods().size() > 1
                    || reading.list() ->
                Optional.of("A share of what by what? Name the rows, such as by channel, and one period.");
            case Form.Share share
            when reading.ranking()
                    .filter(ranking -> !reading.quantities().contains(ranking.by()))
                    .isPresent() ->
                Optional.of(
                        "Those rows were picked by another number. Ask for the shares of all rows, such as the share of "
                                + reading.quantities().stream()
                                        .map(names::inline)
                                        .collect(Collectors.joining(" and ")) + " by "
                                + reading.breakdowns().stream()
                                        .map(names::inline)
                                        .collect(Collectors.joining(" and ")) + ".");
            case Form.Share share -> Optional.empty();
            case Form.Running form when ratio || grains != 1 -> Optional.of(oneGrain("A running total"));
            case Form.Moving form when grains != 1 -> Optional.of(oneGrain("A moving average"));
            case Form.Growth form when grains != 1 -> Optional.of(oneGrain("Growth"));
            case Form.Running form -> rows(reading);
            case Form.Moving form -> rows(reading);
            case Form.Growth form -> rows(reading);
            case Form.Average average
            when reading.quantities().size() > 1 || ratio ->
                Optional.of("I can take the average of one number over one period; name them.");
            case Form.Average average -> rows(reading.in(List.of()));
            case Form.Count count
            when reading.periods().size() > 1 -> Optional.of("I can count rows in one period at a time.");
            case Form.Count count -> Optional.empty();
            case Form.Absent absent -> Absences.unfit(reading);
        };
    }

    private static Optional<String> rows(Reading reading) {
        return reading.ranking().isPresent()
                        || !reading.thresholds().isEmpty()
                        || reading.list()
                        || reading.periods().size() > 1
                ? Optional.of(
                        "I cannot rank or bound rows of that kind, or compare them over two periods. Ask for one of the two.")
                : Optional.empty();
    }

    private static String oneGrain(String what) {
        return what + " needs rows that follow one another in time: say by day, week or month.";
    }

    /** {@code 7-day moving average of revenue}, {@code moving average over 7 days}. */
    private void moving() {
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.is(at, Role.MOVING)) {
                continue;
            }
            draft.use(at);
            int grain = draft.before(at);
            int number = grain - 1;
            while (draft.is(number, Role.BREAK)) {
                number--;
            }
            if (!isGrain(grain) || !draft.is(number, Role.NUMBER)) {
                number = draft.after(at);
                while (draft.is(number, Role.PREPOSITION) || draft.is(number, Role.OF) || draft.is(number, Role.MORE)) {
                    number = draft.after(number);
                }
                grain = draft.after(number);
            }
            if (isGrain(grain) && draft.is(number, Role.NUMBER)) {
                draft.use(grain);
                draft.use(number);
                var rows = draft.item(number).number().map(BigDecimal::intValue).orElse(USUAL_DAYS);
                draft.form = new Form.Moving(Math.max(2, Math.min(rows, 366)));
                draft.breakdowns.put(-5, draft.item(grain).dimensions().get(0));
            } else {
                draft.form = new Form.Moving(USUAL_DAYS);
                draft.breakdowns.put(-5, "day");
                draft.assumptions.add("“" + draft.item(at).text() + "” is taken over " + USUAL_DAYS + " days.");
            }
        }
    }

    private boolean isGrain(int at) {
        return at >= 0
                && at < draft.items.size()
                && draft.item(at).dimensions().stream().anyMatch(TimeColumns::isGrain);
    }

    private void running() {
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.is(at, Role.CUMULATIVE)) {
                continue;
            }
            draft.use(at);
            draft.form = new Form.Running();
            var sums = draft.quantities.stream()
                    .allMatch(quantity ->
                            quantity instanceof Quantity.Plain plain && draft.names.isAdditive(plain.metric()));
            if (!sums) {
                draft.stop("A running total of this would count the same twice, because it does not add up over time.");
            }
            grain();
        }
    }

    /** The grain of rows that follow one another in time; one that fits the period where none is named. */
    private void grain() {
        if (draft.breakdowns.values().stream().noneMatch(TimeColumns::isGrain)) {
            var days = draft.periods.isEmpty() ? 366 : length(draft.periods.get(0));
            var grain = days <= 62 ? "day" : days <= 190 ? "week" : "month";
            draft.breakdowns.put(-5, grain);
            draft.assumptions.add("It is shown by " + grain + ".");
        }
    }

    static long length(Period period) {
        return ChronoUnit.DAYS.between(period.range().from(), period.range().to()) + 1;
    }

    /** {@code how many days had …}, {@code how many designs sold}: rows are counted and not shown. */
    private void count() {
        if (draft.form instanceof Form.Absent) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            int next = next(at);
            if (!draft.is(at, Role.HOW_MANY)
                    || !draft.item(at).text().toLowerCase(Locale.ROOT).matches(".*\\b(many|number|count)\\b.*")
                    || !draft.breakdowns.containsKey(next)
                    || draft.metrics.containsKey(next)
                    || draft.superlative.isPresent()) {
                continue;
            }
            var row = draft.breakdowns.get(next);
            draft.breakdowns.keySet().removeIf(key -> key < 0);
            if (draft.breakdowns.size() > 1) {
                return;
            }
            draft.list = false;
            draft.form = new Form.Count();
            draft.use(at);
            if (draft.thresholds.isEmpty() && !draft.hasVerdict()) {
                List.copyOf(draft.quantities).stream()
                        .findFirst()
                        .ifPresent(quantity ->
                                draft.thresholds.add(new Threshold(quantity, Comparison.ABOVE, BigDecimal.ZERO)));
            }
            if (draft.thresholds.isEmpty() && draft.hasVerdict()) {
                draft.use(at);
            }
            draft.counted = Optional.ofNullable(row);
        }
    }

    private int next(int at) {
        int next = draft.after(at);
        while (draft.is(next, Role.OF) || draft.values.contains(next)) {
            next = draft.after(next);
        }
        return next;
    }

    /** An average needs something that it is taken over; numbers that are averages already have it. */
    private void average() {
        if (ofThat() && draft.items.stream().noneMatch(item -> item.is(Role.AVERAGE))) {
            for (int at = 0; at < draft.items.size(); at++) {
                if (draft.is(at, Role.PER)) {
                    over(at);
                }
            }
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.is(at, Role.AVERAGE) || draft.used.get(at)) {
                continue;
            }
            var ready = !draft.quantities.isEmpty()
                    && draft.quantities.stream().allMatch(quantity -> isRatio(draft.names, quantity));
            if (ready) {
                draft.use(at);
            } else if (!over(at) && !ofThings(at)) {
                draft.stop("An average over what? Ask for it per something, such as per order.");
            }
        }
    }

    /** {@code average margin on orders from Meta}: over the things that it is said to be of. */
    private boolean ofThings(int at) {
        if (draft.quantities.size() != 1
                || !(draft.quantities.iterator().next() instanceof Quantity.Plain amount)
                || draft.names.unit(amount).equals("count")) {
            return false;
        }
        for (int noun = at + 1; noun < draft.items.size(); noun++) {
            int lead = draft.before(noun);
            while (draft.values.contains(lead)) {
                lead = draft.before(lead);
            }
            var led = draft.is(lead, Role.OF)
                    || draft.is(lead, Role.PREPOSITION)
                            && draft.item(lead).text().matches("(?i)on|for|from|of|in");
            var count = draft.item(noun).metrics().stream()
                    .filter(metric ->
                            draft.names.unit(new Quantity.Plain(metric)).equals("count"))
                    .findFirst();
            if (lead > at && led && draft.item(noun).plural() && count.isPresent() && !draft.values.contains(noun)) {
                draft.use(at);
                draft.use(noun);
                draft.quantities.clear();
                draft.quantities.add(draft.names
                        .ratio(amount.metric(), count.get())
                        .<Quantity>map(Quantity.Plain::new)
                        .orElse(new Quantity.Quotient(amount.metric(), count.get(), false)));
                return true;
            }
        }
        return false;
    }

    /** {@code revenue per day, weekends vs weekdays}: kinds of days have so much on each of their days. */
    private void kindsOfDays() {
        var kinds = draft.breakdowns.values().stream().anyMatch(row -> row.equals("day_type") || row.equals("weekday"));
        var days = draft.breakdowns.entrySet().stream()
                .filter(row -> row.getValue().equals("day") && row.getKey() >= 0)
                .findFirst();
        if (kinds && days.isPresent() && draft.form instanceof Form.Plain && draft.quantities.size() == 1) {
            var at = days.get().getKey();
            draft.breakdowns.remove(at);
            draft.use(draft.before(at));
            draft.form =
                    isRatio(draft.names, draft.quantities.iterator().next()) ? Form.PLAIN : new Form.Average("day");
        }
    }

    /** {@code orders per day, may vs april}: of two stretches that stand beside each other, how much on each day. */
    private void eachOfTwo() {
        if (draft.periods.size() != 2
                || !(draft.form instanceof Form.Plain)
                || draft.superlative.isPresent()
                || !draft.thresholds.isEmpty()) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            int row = draft.after(at);
            var grain = draft.breakdowns.get(row);
            if (draft.is(at, Role.PER) && grain != null && TimeColumns.isGrain(grain) && over(at)) {
                draft.assumptions.add("“" + draft.item(at).text() + " "
                        + draft.item(row).text() + "” of two periods is taken as the average.");
            }
        }
    }

    /** {@code how much is that per day}: of one number, and not by rows. */
    private boolean ofThat() {
        return draft.quantities.isEmpty()
                && draft.earlier
                        .filter(earlier -> earlier.breakdowns().isEmpty())
                        .isPresent()
                && draft.items.stream().anyMatch(item -> item.text().matches("(?i)that|this|it|is that"))
                && draft.items.stream().anyMatch(item -> item.is(Role.PER));
    }

    private static boolean isRatio(Names names, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> names.isRatio(plain.metric());
            case Quantity.Quotient quotient -> true;
            case Quantity.Part part -> false;
            case Quantity.Sum sum ->
                !sum.per().isEmpty() || sum.terms().stream().anyMatch(term -> names.isRatio(term.metric()));
        };
    }

    /** {@code average daily orders}, {@code average revenue per day}, {@code avg orders per weekday}, {@code average revenue per design}. */
    private boolean over(int at) {
        var numbers = draft.quantities.isEmpty()
                ? draft.earlier.map(Reading::quantities).orElse(List.of())
                : List.copyOf(draft.quantities);
        if (numbers.size() != 1 || draft.superlative.isPresent() || !draft.thresholds.isEmpty()) {
            return false;
        }
        for (int row : List.copyOf(draft.breakdowns.keySet())) {
            if (row < 0) {
                continue;
            }
            var dimension = draft.breakdowns.get(row);
            var adverb =
                    TimeColumns.adverbs().containsKey(draft.item(row).text().toLowerCase(Locale.ROOT));
            int lead = draft.before(row);
            var per = draft.is(lead, Role.PER)
                    || draft.is(lead, Role.EACH)
                    || lead < row - 1 && draft.item(row - 1).text().matches("(?i)an?");
            if (!adverb && !per || draft.item(row).plural() || dimension == null) {
                continue;
            }
            draft.use(at);
            draft.use(lead);
            if (dimension.equals("weekday") || dimension.equals("day_type")) {
                draft.form = new Form.Average("day");
                return true;
            }
            draft.breakdowns.remove(row);
            draft.form = new Form.Average(dimension);
            if (dimension.equals("week") || dimension.equals("month") || dimension.equals("quarter")) {
                draft.assumptions.add("The average is over each " + dimension
                        + " of the period, a part of one at its ends included.");
            }
            return draft.breakdowns.values().stream().noneMatch("week"::equals);
        }
        var kinds = draft.conditions.stream()
                .anyMatch(condition ->
                        !condition.negated() && condition.dimension().matches("weekday|day_type"));
        if (kinds && draft.breakdowns.isEmpty() && draft.periods.size() == 1) {
            // "Average revenue on Saturdays" is of each of them.
            draft.use(at);
            draft.form = new Form.Average("day");
            return true;
        }
        return false;
    }
}
