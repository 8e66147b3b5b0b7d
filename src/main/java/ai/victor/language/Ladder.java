package ai.victor.language;

import ai.victor.model.Study;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a number is made of: {@code break down COGS}, {@code where does every dollar go}. The model says of what; the rest of the question is
 * read as one for the number itself.
 */
final class Ladder {
    private static final List<List<String>> OF_MONEY = Phrases.of("""
            where does all the money go, where does the money go, where does my money go, where does our money go, where did the money go,
            what are our biggest costs, what are my biggest costs, what are the biggest costs, our biggest costs, my biggest costs, biggest costs,
            biggest expenses, our biggest expenses, largest costs, cost structure, where did all the money go, where did my money go, where did our money go, where is the money going, where is our money going,
            where is my money going, where does every dollar go, where does each dollar go, where does a dollar go, where do my dollars go,
            where does every dollar of sales go, where does every dollar of revenue go, where does each dollar of revenue go,
            where does each dollar of sales go, where does a dollar of revenue go, where does a dollar of sales go, where does revenue go,
            where does the revenue go, where does our revenue go, where does my revenue go, where do our sales go, where do the sales go,
            margin ladder, margin waterfall, profit waterfall, margin bridge, profit ladder, p & l, p and l, pnl, profit and loss, income statement,
            from revenue to margin, from revenue down to margin, from sales to margin, from sales to profit, from revenue to profit,
            from revenue to contribution margin, from gross sales to margin, from gross sales to contribution margin, what eats our margin,
            what eats my margin, what is eating our margin, what is eating my margin, what eats up our margin, what eats up our revenue,
            what is eating up our margin, what eats into our margin, what is eating into our margin, what eats our revenue, what eats the margin""");

    private static final List<List<String>> ASKING = Phrases.of("""
            a breakdown of, the breakdown of, breakdown of, break down, breakdown, broken down, a split of, the split of, split up,
            composition of, the composition of, components of, the components of, the parts of, what is made up of, made up of,
            what goes into, what is in, waterfall, itemised, itemized, split into its parts, into its parts, by component, by components, by cost type, by type of cost, by kind of cost, by cost component,
            by its components, into its components, into components, line by line, step by step""");

    private static final List<List<String>> COVERING = Phrases.of("""
            show me, can you, walk me through, give me, please, full, whole, our, my, the, for us, me through, take me, take us, walk us through,
            what does a, look like, looks like, what is, whats, hi, hey, of""");

    private final Names names;

    Ladder(Names names) {
        this.names = names;
    }

    /** What a question for parts asks them of, as a question of its own; empty where it asks for none. */
    Optional<String> whole(String question) {
        var words = new Phrases(question);
        if (words.remove(OF_MONEY)) {
            words.remove(COVERING);
            return names.profit().map(profit -> names.label(profit) + " " + words.rest());
        }
        return words.remove(ASKING) ? Optional.of(words.rest()) : Optional.empty();
    }

    /** The number with its parts beside it, each of them with its own where it has some. */
    Optional<Reading> of(Interpretation read, String question) {
        if (!(read instanceof Interpretation.Plan plan)
                || plan.reading().quantities().size() != 1
                || plan.reading().ranking().isPresent()
                || !plan.reading().thresholds().isEmpty()
                || !plan.reading().form().equals(Form.PLAIN)) {
            return Optional.empty();
        }
        var reading = plan.reading();
        if (!reading.breakdowns().isEmpty() && !new Phrases(question).has(OF_MONEY)) {
            // "Revenue breakdown by channel" names the parts itself.
            return Optional.of(reading);
        }
        var whole = reading.quantities().get(0);
        var per = whole instanceof Quantity.Plain plain ? names.overOf(plain.metric()) : Optional.<Names.Over>empty();
        var top = per.map(Names.Over::numerator).orElse(whole.metrics().get(0));
        var parts = new LinkedHashSet<String>();
        parts(top, parts);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        parts.add(top);
        var quantities = new ArrayList<Quantity>();
        for (var part : parts) {
            var quantity = per.map(Names.Over::denominator)
                    .<Quantity>map(count -> names.ratio(part, count)
                            .<Quantity>map(Quantity.Plain::new)
                            .orElse(new Quantity.Quotient(part, count, false)))
                    .orElse(new Quantity.Plain(part));
            quantities.add(quantity);
        }
        return Optional.of(reading.about(quantities));
    }

    /** Down to what has no parts, but for the first: what something is taken off is told whole. */
    private void parts(String metric, Set<String> parts) {
        var terms = names.metric(metric).meta().study().madeOf();
        for (int at = 0; at < terms.size(); at++) {
            var term = terms.get(at);
            var taken = terms.stream().anyMatch(other -> !other.added());
            var own = own(term);
            if (own.isEmpty() || at == 0 && taken) {
                parts.add(term.metric());
            } else {
                parts(term.metric(), parts);
            }
        }
    }

    private List<Study.Term> own(Study.Term term) {
        return names.metric(term.metric()).meta().study().madeOf();
    }
}
