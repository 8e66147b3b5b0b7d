package ai.victor.language;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what others claim beside what the shop's own data has of the same, and how far they lie apart: {@code what does Meta claim and what do our
 * orders say}. Which number is whose claim the model says.
 */
final class Claims {
    private static final List<List<String>> CLAIMING = Phrases.of("""
            claim, claims, claimed, claiming, says it made, say they made, says it brought, says, say, said, reports, report, reported, reporting,
            takes credit for, take credit for, taking credit for, took credit for, attributes to itself, credits itself with, thinks, tells us""");

    private static final List<List<String>> OWN = Phrases.of("""
            our own orders, our orders, my own orders, my orders, own orders, our own numbers, our numbers, our own data, our data, our own books,
            our books, our store, our shop, our own, shopify, real orders, actual orders, real ones, really got, actually got, really get,
            actually get, really came in, actually came in, really came, actually came, really had, actually had, really, actually, in reality,
            in truth, truth, reality, the real number, the real numbers, real, actual, what we see, we see, we got, we had, we get, true""");

    private static final List<List<String>> APART = Phrases.of("""
            how big is the gap, how large is the gap, what is the gap, the gap between, gap between, the gap, gap, gaps, discrepancy, the discrepancy,
            how far off is, how far off are, how far off, how far apart, overclaim, overclaims, overclaiming, overclaimed, over claim, over claiming,
            overreport, overreports, overreporting, overreported, over report, over reporting, overstate, overstates, overstating, inflate, inflates,
            inflating, inflated, exaggerate, exaggerates, exaggerating, mismatch, what is the difference, the difference between,
            difference between, how big is the difference, the difference""");

    private static final List<List<String>> WHENCE = Phrases.of("""
            and what makes it, what makes it, and where does it come from, where does it come from, and why, where is it, and where is it,
            what causes it, and what causes it, where does the gap come from, which campaigns make it, which campaign makes it""");

    private static final List<List<String>> ASKING = Phrases.of("""
            what does, what do, what did, how much does, how much do, how much did, how many purchases, how many orders, how many sales,
            how many conversions, how much revenue, how much sales, how much money, how much, how many, by how much, is, are, does, do, did,
            what is, what, whats, vs what, versus what, against what, compared to what, and what, and how many, how big, show, show me, tell me,
            compare, purchases, orders, conversions, sales, revenue, value, results, numbers, from, have, has, for itself, it, its, that, they,
            we, us, our, the, vs, versus, against, compared to, compared with, and, but, than, between, by them, a lot, much, in sales, in revenue,
            of, to, ads manager, in, for, there, come, comes, came, get, got, bring, brings, brought, make, made, in the""");

    private final Names names;
    private final Lexicon lexicon;

    Claims(Names names, Lexicon lexicon) {
        this.names = names;
        this.lexicon = lexicon;
    }

    /** What is asked, as a question for the numbers side by side. */
    record Asked(String question, Set<String> metrics, boolean whence) {}

    Optional<Asked> asked(String question) {
        var words = new Phrases(question);
        var whence = words.remove(WHENCE);
        var apart = words.remove(APART);
        var over = new Phrases(question)
                .has(APART.stream()
                        .filter(phrase -> phrase.get(0).matches("over.*|inflat.*|exagg.*"))
                        .toList());
        var claiming = words.remove(CLAIMING);
        var own = words.remove(OWN);
        if (!over && !(claiming && (own || apart))) {
            return Optional.empty();
        }
        var sides = sides(question);
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        words.remove(ASKING);
        // Whose claim it is, where that is no value to filter by.
        words.remove(Tokenizer.tokens(question).stream()
                .filter(token -> sides.stream().anyMatch(metric -> isClaimer(token, names.metric(metric))))
                .map(token -> List.of(token.word()))
                .toList());
        var labels = sides.stream().map(names::label).toList();
        return Optional.of(new Asked(
                String.join(", ", labels) + ", " + words.rest().replaceAll("[?.!,:]", " "), Set.copyOf(sides), whence));
    }

    /** The claims of the fact that the question is about, with what the shop has of each, and the difference where the model knows one. */
    private List<String> sides(String question) {
        var byFact = new LinkedHashMap<String, List<String>>();
        var told = Tokenizer.tokens(question);
        Optional<String> meant = Optional.empty();
        for (var metric : names.metrics()) {
            var own = metric.meta().study().claimOf();
            if (own.isEmpty()) {
                continue;
            }
            var fact = names.factsOf(metric.name()).iterator().next().name();
            var sides = byFact.computeIfAbsent(fact, unused -> new ArrayList<>());
            sides.add(metric.name());
            sides.add(own);
            names.metrics().stream()
                    .filter(other -> other instanceof Metric.Derived derived
                            && derived.inputs().size() == 2
                            && derived.inputs().values().containsAll(List.of(metric.name(), own)))
                    .map(Metric::name)
                    .findFirst()
                    .ifPresent(sides::add);
            if (told.stream().anyMatch(token -> isOf(token, metric, fact))) {
                meant = meant.or(() -> Optional.of(fact));
            }
        }
        return byFact.getOrDefault(
                meant.orElse(byFact.keySet().stream().findFirst().orElse("")), List.of());
    }

    /** Whether a word is a value that only this fact has, or the name of who claims. */
    private boolean isOf(Token token, Metric metric, String fact) {
        return isClaimer(token, metric)
                || lexicon.meanings(List.of(token)).stream()
                        .anyMatch(meaning -> meaning instanceof Meaning.OfValue value
                                && names.ownerOf(value.dimension()).equals(fact));
    }

    /** A name in the data by which the number is called, and which it cannot be cut by. */
    private boolean isClaimer(Token token, Metric metric) {
        return metric.meta().synonyms().stream().anyMatch(synonym -> synonym.split(" ")[0].equals(token.word()))
                && lexicon.meanings(List.of(token)).stream()
                        .anyMatch(meaning -> meaning instanceof Meaning.OfValue value
                                && !names.reaches(metric.name(), value.dimension()));
    }

    /** The reading, if it is of those numbers and nothing else. */
    Optional<Reading> of(Interpretation read, Asked asked) {
        if (!(read instanceof Interpretation.Plan plan)
                || !plan.reading().quantities().stream()
                        .allMatch(quantity -> quantity instanceof Quantity.Plain plain
                                && asked.metrics().contains(plain.metric()))) {
            return Optional.empty();
        }
        var reading = plan.reading();
        return asked.whence() && reading.breakdowns().isEmpty()
                ? names.dimensions().stream()
                        .filter(name -> names.bindings().costOf(name).isPresent())
                        .filter(name -> asked.metrics().stream().allMatch(metric -> names.reaches(metric, name)))
                        // The finest of them tells most.
                        .max(Comparator.comparingInt(name -> names.vocabulary()
                                .values()
                                .getOrDefault(name, List.of())
                                .size()))
                        .map(name -> reading.by(List.of(name)))
                : Optional.of(reading);
    }
}
