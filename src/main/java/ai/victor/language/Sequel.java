package ai.victor.language;

import ai.victor.language.Turns.Turn;
import ai.victor.model.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reckons with the numbers of the turns before: {@code so what did one cost}, {@code divide the two}, {@code what share is that}, {@code what do they
 * add up to}; and takes the last turn back, {@code undo that}.
 */
final class Sequel {
    private static final String LEAD =
            "(?:(?:and|no|nope|wait|oops|hm|so|ok|okay|then|well|hmm|now|that means|in other words|please|pls|can you|could you)[ ,]+)*";

    private static final String TAIL =
            "(?:,? (?:then|please|pls|now|again|roughly|about|on average|for us|overall|exactly|actually|thanks))*[ ?.!]*";

    private static final String IT = "(?:it|that|this|those|these|they|them|all of (?:them|those|that)|the list)";

    private static final Pattern ONE = whole(
            "(?:what|how much)(?:'s| is| was| are| were| did| does| do| would| has)? ?(?:that |it |we (?:pay|paid|spend|spent|make|made|earn|get|got) )?(?:per|for|on|from|an?|one|each|every|a single)"
                    + "(?: (?:of (?:them|those|these)|single|one))?(?: (?<noun>(?!of\\b|one\\b)\\p{L}+(?: \\p{L}+)??))??"
                    + "(?: (?<verb>cost|costs|costing|run|worth|bring|brought|earn|make|made|get|come to|bring in|brought in))?(?: (?:us|me|to us|in))?");

    private static final Pattern DIVIDED = whole(
            "(?:divide (?:the two|them|these|those|both|(?:the )?one by the other|the first by the second)|(?:what(?:'s| is) )?(?:the )?ratio(?: (?:of|between) (?:the two|them|those|both|these))?"
                    + "|(?:the )?(?:first|one) (?:divided by|over|per|by) the (?:second|other)|the two divided|one per the other)");

    private static final Pattern SHARE = whole(
            "(?:(?:what|which|how much) (?:share|percentage|percent|%|part|fraction|proportion)(?: of (?:the )?(?:total|whole|all|all of (?:them|it)))? (?:is|was|are|were) "
                    + IT
                    + "|(?:what|how much) is " + IT
                    + " (?:in|as an?) (?:%|percent|percentage|share)|(?:as|in) an? (?:%|percent|percentage|share|part|fraction)|in (?:%|percent))(?: of (?:the )?(?:total|whole|all|all of (?:them|it)|everything))?");

    private static final Pattern OF_ALL = Pattern.compile("(?i)\\bof (?:the )?(?:total|whole|all|everything)\\b");

    private static final Pattern TOTAL = whole(
            "(?:(?:what|how much|which)(?: money| amount)?(?: is| are| was| were| do| does| did)? " + IT
                    + " (?:come|came|add(?:s|ed)? up|amount|sum(?:s|med)? up|total)(?: to)?(?: in total| together| all together)?"
                    + "|(?:what|how much) (?:is|are|was|were|do|does|did) " + IT
                    + "(?: worth| make)?(?: in (?:total|all|sum|dollars|money|\\$)| altogether| combined| together)"
                    + "|(?:(?:what(?:'s| is| was) )?(?:the |their |a )?(?:grand )?(?:total|sum)(?: (?:amount|value|of (?:them|those|that|it|all)))?|total (?:amount|value)|sum (?:it|that|them|those) up|add (?:it|that|them|those)(?: all)? up|sum up|in total|in all|all together|altogether|combined)"
                    + "(?:,? (?:in )?(?:\\$|dollars|usd|money))?|(?:and )?(?:in )?(?:dollars|\\$|usd|money)(?: (?:value|amount|total))?)");

    private static final Pattern UNDONE = whole(
            "(?:undo(?: (?:that|it|this|the last(?: one| change)?))?|(?:go |take me |switch |change it |put it )?back(?: to (?:the )?(?:previous(?: one| answer| view)?|one before|last one|what (?:we|it) (?:had|was)(?: before)?|how it was|before))?"
                    + "|(?:the )?previous (?:one|answer|view|table|result)(?: again)?|revert(?: (?:that|it))?|(?:scratch|cancel|drop|forget|never mind) (?:that|the last (?:one|change|filter|step))|(?:as|like) (?:it was )?before)");

    private static final Pattern MOVED = whole(
            "(?:which|who|what)(?: one| of (?:them|those|these))? (?:has |have )?(?<verb>grew|grown|rose|increased|improved|gained|went up|went down|fell|fallen|dropped|declined|shrank|decreased|worsened|suffered|deteriorated|lost)(?: (?:the )?(?:most|fastest|strongest|hardest))?");

    private final Reading before;
    private final Optional<Reading> last;
    private final Names names;
    private final Lexicon lexicon;

    /** @param last the reading before the one that was shown last */
    Sequel(Reading before, Optional<Reading> last, Names names, Lexicon lexicon) {
        this.before = before;
        this.last = last;
        this.names = names;
        this.lexicon = lexicon;
    }

    Optional<Turn> read(String question) {
        var text = question.strip();
        if (UNDONE.matcher(text).matches()) {
            return last.map(reading -> new Turn.Shown(reading, List.of("The last change is taken back.")));
        }
        if (TOTAL.matcher(text).matches()) {
            return total();
        }
        var moved = MOVED.matcher(text);
        if (moved.matches()
                && before.periods().size() == 2
                && !before.breakdowns().isEmpty()) {
            return Optional.of(moved(moved.group("verb").toLowerCase(Locale.ROOT)));
        }
        var pair = last.flatMap(earlier -> new Pair(earlier, before, names).read(text));
        if (pair.isPresent()) {
            return pair;
        }
        if (SHARE.matcher(text).matches()) {
            return share(OF_ALL.matcher(text).find());
        }
        if (DIVIDED.matcher(text).matches()) {
            return Optional.of(divided()
                    .orElseGet(() ->
                            new Turn.Back("Which two numbers shall I divide? Name both, such as revenue per order.")));
        }
        var one = ONE.matcher(text);
        return one.matches()
                ? one(Optional.ofNullable(one.group("noun")), Optional.ofNullable(one.group("verb")))
                : Optional.empty();
    }

    /** {@code which grew the most}: the rows of two periods by how they moved between them. */
    private Turn moved(String verb) {
        var quantity = before.quantities().get(0);
        var low = names.goodness(quantity) == Meta.Goodness.LOWER;
        var down = verb.matches("fell|dropped|declined|shrank|decreased|went down|fallen")
                || verb.matches("improved") && low
                || verb.matches("worsened|suffered|deteriorated|lost") && !low;
        return new Turn.Shown(
                before.ranked(Optional.of(new Ranking(quantity, !down, OptionalInt.empty())
                        .shownBy(PeriodColumns.change(quantity) + (down ? " ASC" : " DESC")))),
                List.of());
    }

    /** The rows of the answer before as one number: those that were picked out, where some were. */
    private Optional<Turn> total() {
        var picked = before.list() || before.picksRows();
        var money = before.quantities().stream()
                .filter(quantity -> names.unit(quantity).equals("money"))
                .toList();
        if (before.breakdowns().isEmpty()
                || before.periods().size() > 1
                || !(before.form() instanceof Form.Plain || before.form() instanceof Form.Count)
                || before.form() instanceof Form.Count && money.isEmpty()) {
            return Optional.empty();
        }
        var groups = new ArrayList<>(before.groups());
        if (picked) {
            groups.add(Group.rowsOf(before.as(Form.PLAIN)));
        }
        var numbers = before.list() && !money.isEmpty() ? money.subList(0, 1) : before.quantities();
        return Optional.of(new Turn.Shown(
                new Reading(
                        numbers,
                        List.of(),
                        before.conditions(),
                        before.periods(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Form.PLAIN,
                        groups),
                List.of()));
    }

    /** The number before as a part of the one before that, from which it differs by a filter; else as a part of all there is in its days. */
    private Optional<Turn> share(boolean ofAll) {
        if (!before.breakdowns().isEmpty()
                || before.quantities().size() != 1
                || !(before.quantities().get(0) instanceof Quantity.Plain plain)
                || names.isRatio(plain.metric())) {
            return Optional.empty();
        }
        return last.flatMap(whole -> partOf(whole, plain))
                .or(() -> ofAll ? partOf(before.under(List.of()), plain) : Optional.empty())
                .map(shown -> new Turn.Shown(shown, List.of()));
    }

    private Optional<Reading> partOf(Reading whole, Quantity.Plain number) {
        var part = before.conditions().stream()
                .filter(condition -> !whole.conditions().contains(condition))
                .toList();
        return part.isEmpty() || !before.under(whole.conditions()).equals(whole)
                ? Optional.empty()
                : Optional.of(whole.about(List.of(new Quantity.Part(number.metric(), part))));
    }

    private Optional<Turn> one(Optional<String> noun, Optional<String> verb) {
        var named = noun.map(this::metrics).orElse(List.of());
        if (noun.isPresent() && named.isEmpty()) {
            return Optional.empty();
        }
        var number = number(before);
        var counted = number.filter(metric -> isCount(metric) && (noun.isEmpty() || named.contains(metric)));
        if (counted.isPresent()) {
            var costs = verb.filter(word -> word.startsWith("cost")).isPresent();
            var divided = divided()
                    .or(() -> costs
                            ? names.costPer(counted.get())
                                    .map(cost -> new Turn.Shown(
                                            before.about(List.of(new Quantity.Plain(cost)))
                                                    .ranked(Optional.empty()),
                                            List.of("“" + verb.get() + "” of one is taken as " + names.inline(cost)
                                                    + ".")))
                            : Optional.empty());
            // What a new customer cost is known without the money's having been named.
            return divided.isPresent() || costs
                    ? divided
                    : Optional.of(new Turn.Back("What shall I divide by " + names.inline(counted.get())
                            + "? Name the amount, such as ad spend or revenue."));
        }
        if (number.isEmpty() || isCount(number.get()) || names.isRatio(number.get())) {
            return Optional.empty();
        }
        var counts = named.stream().filter(this::isCount).toList();
        return noun.isEmpty()
                ? divided()
                : counts.size() == 1 ? Optional.of(shown(number.get(), counts.get(0))) : Optional.empty();
    }

    /** The numbers of the last two turns by one another: money by a count; of two alike, the later one by the earlier. */
    private Optional<Turn> divided() {
        var here = number(before);
        var there = last.flatMap(Sequel::number);
        if (here.isEmpty()
                || there.isEmpty()
                || here.equals(there)
                || names.isRatio(here.get())
                || names.isRatio(there.get())
                || isCount(here.get()) == isCount(there.get())
                || !before.about(List.of())
                        .ranked(Optional.empty())
                        .equals(last.get().about(List.of()).ranked(Optional.empty()))) {
            return Optional.empty();
        }
        return Optional.of(isCount(here.get()) ? shown(there.get(), here.get()) : shown(here.get(), there.get()));
    }

    private Turn shown(String above, String below) {
        var quotient = names.ratio(above, below)
                .<Quantity>map(Quantity.Plain::new)
                .orElse(new Quantity.Quotient(above, below, false));
        return new Turn.Shown(
                before.about(List.of(quotient)).ranked(Optional.empty()),
                List.of("It is " + names.inline(above) + " divided by " + names.inline(below) + "."));
    }

    private boolean isCount(String metric) {
        return names.unit(new Quantity.Plain(metric)).equals("count");
    }

    private static Optional<String> number(Reading reading) {
        return reading.quantities().size() == 1 && reading.quantities().get(0) instanceof Quantity.Plain plain
                ? Optional.of(plain.metric())
                : Optional.empty();
    }

    private List<String> metrics(String noun) {
        return lexicon.meanings(noun.toLowerCase(Locale.ROOT)).stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .map(meaning -> ((Meaning.OfMetric) meaning).metric())
                .distinct()
                .toList();
    }

    static Pattern whole(String phrase) {
        return Pattern.compile("(?is)[\\s,.!-]*" + LEAD + "(?:" + phrase + ")" + TAIL);
    }
}
