package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.model.Meta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what people say to an answer as a whole: "no, I meant …", "compare that with April", "in percent", "the other way round", "all channels
 * again", "break it down by supplier", "that day". Each must be the whole of what is said.
 */
final class Turns {
    private static final String LEAD =
            "(?:(?:and|now|ok|okay|so|then|please|pls|but|well|great|thanks|thank you|cool|hmm|can you|could you|would you|will you|can i|could i|i want to|i'd like to|let's|lets|show me|give me|show|give|put|see|have|get|just|also|maybe|it|that|this|them|me|us|the (?:result|results|numbers|answer))[ ,.!:]+)*";

    private static final String TAIL =
            "(?: (?:please|pls|again|for me|now|instead|too|then|as well|if possible|thanks|thank you))*[\\s.?!]*";

    private static final String IT =
            "(?:it|that|this|those|these|them|(?:the|that|this) (?:number|numbers|total|result|results|figure|figures|answer|amount))";

    private static final Pattern CORRECTION = whole(
            "(?:no+|nope|nah|sorry|oops|wait|hmm+|actually|correction|scratch that|my bad|not that|wrong|not quite)?[ ,.!-]*"
                    + "(?:(?:no|sorry|actually|wait)[ ,.!-]+)?"
                    + "(?:(?:i|we)(?:'m| am)? (?:meant?|mean to say|was asking (?:for|about)|am asking (?:for|about)|asking (?:for|about)|wanted|want|was talking about|talking about|said|need|was after|am after)|meant|make that|i mean)"
                    + "(?: to (?:say|ask|see|know)(?: about)?)?[ ,:]+(?<rest>.+?)(?:,? (?:not|and not|instead of|rather than) (?<wrong>.+?))?");

    private static final Pattern SHORT_CORRECTION = whole(
            "(?:no+|nope|nah|sorry|oops|wait|actually|correction|scratch that|my bad)[ ,.!-]+(?<rest>\\S+(?: \\S+){0,3})");

    private static final Pattern COMPARED = whole(
            LEAD
                    + "(?:(?:compare|comparing|compared|contrast|hold|put|stack)(?: " + IT
                    + ")?(?: up)? (?:to|with|against|vs\\.?|versus|and|next to|beside)|(?:vs\\.?|versus|against)|"
                    + "how (?:does|did|do|is|was) " + IT
                    + " (?:compare|stack up|look|hold up)?(?: compared)? ?(?:to|with|against|vs\\.?|versus)|relative to|what about (?:compared to|vs\\.?|versus|against)|next to) (?<rest>.+?)");

    private static final Pattern PERCENT = whole(
            LEAD
                    + "(?:in|as|as a|in a|by|with|what(?:'s| is) (?:that|it|this) (?:in|as(?: a)?)|what (?:percent|percentage|%) is (?:that|it|this)|how (?:much|many) (?:percent|%) is (?:that|it|this)|into)?"
                    + " ?(?:percent|percents|percentage|percentages|per cent|pct|%|shares?|relative terms|percentage terms)?(?: (?:of (?:the )?total|of (?:the )?whole|terms|change))?");

    private static final Pattern AMOUNTS = whole(
            LEAD
                    + "(?:in|as|back to|back in) (?:absolute(?: (?:numbers|terms|values|figures))?|dollars?|\\$|usd|money|euros?|pounds|(?:actual|real|plain|raw|absolute) (?:numbers|amounts|figures|values)|numbers|amounts|units)");

    private static final Pattern REVERSED = whole(
            LEAD
                    + "(?:(?:and |but )?(?:the )?other way (?:a)?round|other way|(?:reverse|flip|invert|turn around|swap)(?: "
                    + IT + "| the order| the sort(?:ing)?| the ranking| the list| order)?(?: (?:a)?round)?|"
                    + "vice versa|(?:in )?(?:the )?(?:reverse|opposite|inverse)(?: order)?|(?:the )?opposite|the other end|from the other (?:end|side)|sorted? the other way(?: round)?)");

    private static final Pattern SHOWN =
            whole(LEAD + "(?:(?:as|in|like|into|to|make|make it|draw|do|turn " + IT + " into|with)?(?: me)?(?: an?)?"
                    + "(?: (?:pie|bar|bars|line|column|columns|stacked|area|donut|nice|little|simple|small|horizontal|vertical))*"
                    + " ?(?:chart|graph|plot|diagram|table|visual|visualisation|visualization|pie|bars|picture|list)(?: (?:of|for) "
                    + IT + ")?|"
                    + "(?:chart|graph|plot|visuali[sz]e|draw|tabulate|repeat|say|show)(?: me)? " + IT
                    + "|(?:once more|one more time|come again|repeat))");

    private static final Pattern BROKEN = whole(
            LEAD
                    + "(?:break|split|drill|slice|cut|segment|separate|divide|breakdown|split up|break down|drill down|drill into|dig into|dig deeper into)(?: (?:of )?"
                    + IT
                    + ")?(?: (?:down|up|out|apart|further|more))*(?: (?:into|in))?(?<by> (?:by|per|across|for each) (?<rest>.+?))?");

    private static final Pattern ALL = whole(
            "(?:(?:forget|never mind|drop|skip|leave)(?: about)? [^,.]{1,40}[,.]? (?:and )?(?=(?:go )?back))?" + LEAD
                    + "(?:(?:go |going |switch |change |get |take (?:it|me) )?back to |return to |reset to |for |across |over |what about |how about |include |with |but for |but |and for |and |do )*"
                    + "(?:all|every|everything|any|the (?:whole|entire|complete|full|total))(?: (?:of (?:them|those|it)|the|our|my))?(?<rest> (?!of\\b).+?)?|"
                    + LEAD
                    + "(?:in total|overall|altogether|in general|for everyone|everyone|everybody|for everybody|everywhere|without (?:the|any|that|those|all) (?:filters?|restrictions?|conditions?)|no filters?|unfiltered)");

    private static final Set<String> WHOLE = Set.of(
            "",
            "shop",
            "store",
            "business",
            "company",
            "whole shop",
            "entire shop",
            "list",
            "picture",
            "ones",
            "one",
            "again",
            "thing",
            "rows",
            "results",
            "lot",
            "table",
            "ranking",
            "data");

    private static final Pattern PART = whole(
            LEAD
                    + "(?:in|as|as a|as the|what (?:is|was) (?:that|it) (?:as a|in|as))? ?(?:percent|percentage|per cent|pct|%|share|proportion|part|fraction) of (?:the |our )?(?<of>(?!(?:the )?(?:total|whole)\\b).+?)");

    private static final Pattern SORTED = whole(
            LEAD + "(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|list|with)?(?: " + IT
                    + ")?(?: by| from| in)?(?: the)? ?(?<end>worst|best|lowest|highest|smallest|biggest|largest|ascending|descending|asc|desc|most|least)(?: (?:first|one first|ones first|on top|at the top|order|to (?:worst|best|lowest|highest|smallest|biggest)))");

    private static final Pattern THAT_TIME = Pattern.compile(
            "(?i)\\b(?:(?:on|in|during|for|of|over|at) )?(?:that|the same|this same|that same|that very) (?<span>day|date|week|month|quarter|year|period)\\b");

    private final Reading before;
    private final Names names;
    private final Function<String, Interpretation> next;
    private final Function<String, Interpretation> alone;

    /**
     * @param next reads a text as what comes after the answer before
     * @param alone reads a text as a question of its own
     */
    Turns(Reading before, Names names, Function<String, Interpretation> next, Function<String, Interpretation> alone) {
        this.before = before;
        this.names = names;
        this.next = next;
        this.alone = alone;
    }

    /** What is asked now: another reading, another text to be read, or something to ask back. */
    sealed interface Turn {
        record Shown(Reading reading, List<String> assumptions) implements Turn {}

        record Read(String question) implements Turn {}

        record Back(String question) implements Turn {}
    }

    Optional<Turn> read(String question, Lexicon lexicon) {
        var text = question.strip();
        if (SHOWN.matcher(text).matches()) {
            return shown(before);
        }
        if (REVERSED.matcher(text).matches()) {
            return Optional.of(reversed());
        }
        if (Tokenizer.tokens(text).size() < 9
                && text.matches("(?is).*(perc|pct|%|share|relative).*")
                && PERCENT.matcher(text).matches()) {
            return Optional.of(inPercent());
        }
        var part = PART.matcher(text);
        if (part.matches()) {
            return ratio(part.group("of"));
        }
        var sorted = SORTED.matcher(text);
        if (sorted.matches() && before.breakdowns().stream().anyMatch(row -> !TimeColumns.isGrain(row))) {
            return Optional.of(sorted(sorted.group("end")));
        }
        if (AMOUNTS.matcher(text).matches() && before.form() instanceof Form.Share) {
            return shown(before.as(Form.PLAIN));
        }
        var all = ALL.matcher(text);
        if (all.matches()) {
            return all(Optional.ofNullable(all.group("rest")).orElse("").strip(), lexicon);
        }
        var broken = BROKEN.matcher(text);
        if (broken.matches()) {
            return Optional.of(
                    broken.group("by") == null
                            ? new Turn.Back("Down by what? Say, for example, “by product type”.")
                            : broken("by " + broken.group("rest")));
        }
        var compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return new Beside(before, next).read(compared.group("rest").strip());
        }
        return corrected(text).or(() -> thatTime(text)).or(() -> new Pointed(before, names, next, alone).read(text));
    }

    private static Optional<Turn> shown(Reading reading) {
        return Optional.of(new Turn.Shown(reading, List.of()));
    }

    private Turn reversed() {
        if (before.ranking().isPresent()) {
            return new Turn.Shown(before.ranked(before.ranking().map(Ranking::reversed)), List.of());
        }
        if (before.periods().size() == 2) {
            return new Turn.Shown(before.in(before.periods().reversed()), List.of());
        }
        if (before.breakdowns().size() == 1
                && !TimeColumns.isTime(before.breakdowns().get(0))
                && before.form() instanceof Form.Plain) {
            var ranking = new Ranking(before.quantities().get(0), false, OptionalInt.empty());
            return new Turn.Shown(before.ranked(Optional.of(ranking)), List.of());
        }
        return new Turn.Back(
                "There is no order in the answer before that I could turn round. Name what to rank, and by which number.");
    }

    /** Parts of the whole where there are rows, the change where there are two periods, and else the rate of the number. */
    private Turn inPercent() {
        if (before.periods().size() == 2) {
            return new Turn.Shown(before, List.of());
        }
        var rates = new LinkedHashSet<Quantity>();
        var additive = true;
        for (var quantity : before.quantities()) {
            if (!(quantity instanceof Quantity.Plain plain)) {
                return new Turn.Back("In percent of what? Name the number.");
            }
            additive &= !names.isRatio(plain.metric());
            names.rateOf(plain.metric()).map(Quantity.Plain::new).ifPresent(rates::add);
        }
        if (additive && !before.breakdowns().isEmpty() && before.thresholds().isEmpty() && !before.list()) {
            return new Turn.Shown(
                    before.as(new Form.Share()), List.of("“In percent” is taken as each row's part of the total."));
        }
        return rates.size() == before.quantities().size() && before.thresholds().isEmpty()
                ? new Turn.Shown(before.about(List.copyOf(rates)).ranked(Optional.empty()), List.of())
                : new Turn.Back("In percent of what? Name the whole, for example “as a share of revenue”.");
    }

    /** What filters or limits the answer before goes: what is of the dimension that is named, or all of it. */
    private Optional<Turn> all(String rest, Lexicon lexicon) {
        var noun = rest.replaceAll("(?i)^(?:of (?:them|those|it)|the|our|my) ?", "")
                .replaceAll("(?i) (?:again|together|combined)$", "");
        var dimensions = dimensions(noun, lexicon);
        if (dimensions.isEmpty() && !WHOLE.contains(Words.fold(noun))) {
            return Optional.empty();
        }
        var limited = before.picksRows();
        var rows = dimensions.isEmpty() || before.breakdowns().stream().anyMatch(dimensions::contains);
        var kept = before.conditions().stream()
                .filter(condition -> !dimensions.isEmpty() && !isOf(condition, dimensions, lexicon))
                .toList();
        if (limited && rows) {
            var ranking =
                    before.ranking().map(known -> new Ranking(known.by(), known.descending(), OptionalInt.empty()));
            return shown(before.ranked(ranking).held(List.of()));
        }
        if (kept.size() < before.conditions().size()) {
            return shown(before.under(kept).of(List.of()));
        }
        if (!before.groups().isEmpty() && rows) {
            return shown(before.of(List.of()));
        }
        return dimensions.isEmpty() ? shown(before) : Optional.of(new Turn.Read("by " + noun));
    }

    private static Set<String> dimensions(String noun, Lexicon lexicon) {
        return lexicon.meanings(noun).stream()
                .filter(Meaning.OfDimension.class::isInstance)
                .map(meaning -> ((Meaning.OfDimension) meaning).dimension())
                .collect(Collectors.toSet());
    }

    /** Whether a filter is on one of these, or on a value that one of these has too: Meta is a platform and a channel. */
    private static boolean isOf(Condition condition, Set<String> dimensions, Lexicon lexicon) {
        if (dimensions.contains(condition.dimension())) {
            return true;
        }
        return condition.values().stream()
                .flatMap(value -> lexicon.meanings(value).stream())
                .anyMatch(
                        meaning -> meaning instanceof Meaning.OfValue known && dimensions.contains(known.dimension()));
    }

    /** Rows of the answer before come apart further: those that it showed, where it did not show all. */
    private Turn broken(String by) {
        if (!(next.apply(by) instanceof Plan plan)) {
            return new Turn.Read(by);
        }
        var finer = plan.reading()
                .by(Stream.concat(before.breakdowns().stream(), plan.reading().breakdowns().stream())
                        .distinct()
                        .toList());
        var picked = before.picksRows();
        if (picked && before.breakdowns().size() != 1) {
            return new Turn.Back("Which of those rows shall I take apart? Name one of them.");
        }
        return new Turn.Shown(
                picked ? finer.ranked(Optional.empty()).held(List.of()).of(List.of(Group.rowsOf(before))) : finer,
                plan.assumptions());
    }

    /** {@code as % of revenue}: the number before as a part of another one. */
    private Optional<Turn> ratio(String whole) {
        if (!(alone.apply(whole) instanceof Plan plan)
                || before.quantities().size() != 1
                || plan.reading().quantities().size() != 1
                || !plan.reading().conditions().isEmpty()
                || !(before.quantities().get(0) instanceof Quantity.Plain part)
                || !(plan.reading().quantities().get(0) instanceof Quantity.Plain of)) {
            return Optional.empty();
        }
        var known = names.ratio(part.metric(), of.metric())
                .<Quantity>map(Quantity.Plain::new)
                .orElse(new Quantity.Quotient(part.metric(), of.metric(), true));
        var ranking = before.ranking().map(one -> new Ranking(known, one.descending(), one.limit(), one.skip()));
        return shown(before.about(List.of(known)).ranked(ranking));
    }

    /** {@code worst first}: all rows, from that end. */
    private Turn sorted(String word) {
        var quantity = before.quantities().get(0);
        var low = word.matches("(?i)lowest|smallest|least|bottom|ascending|asc");
        var judged = word.matches("(?i)worst|best");
        var down = judged && names.goodness(quantity) == Meta.Goodness.LOWER;
        var descending = judged ? word.equalsIgnoreCase("best") != down : !low;
        var ranking = new Ranking(quantity, descending, OptionalInt.empty())
                .shownBy(quantity.column() + (descending ? " DESC" : " ASC"));
        return new Turn.Shown(before.ranked(Optional.of(ranking)), List.of());
    }

    private Optional<Turn> corrected(String text) {
        var meant = CORRECTION.matcher(text);
        if (meant.matches()) {
            return read(meant);
        }
        var little = SHORT_CORRECTION.matcher(text);
        return little.matches() ? read(little) : Optional.empty();
    }

    private Optional<Turn> read(Matcher corrected) {
        var rest = corrected.group("rest").strip();
        var full = alone.apply(rest) instanceof Plan plan
                && !plan.reading().periods().isEmpty();
        var text = full ? rest : "what about " + rest + " instead";
        return (full ? alone : next).apply(text) instanceof Plan ? Optional.of(new Turn.Read(text)) : Optional.empty();
    }

    /** {@code that day}: the one that the answer before found, or the one it was about. */
    private Optional<Turn> thatTime(String question) {
        var that = THAT_TIME.matcher(question);
        if (!that.find()) {
            return Optional.empty();
        }
        var rest = (question.substring(0, that.start()) + " " + question.substring(that.end())).strip();
        var span = that.group("span").toLowerCase(Locale.ROOT).replace("date", "day");
        var one = before.ranking()
                .flatMap(ranking -> ranking.limit().stream().boxed().findFirst())
                .filter(limit -> limit == 1);
        var same = before.periods().size() == 1
                && (span.equals("period") || Times.isOne(before.periods().get(0), span));
        if (!(alone.apply(rest) instanceof Plan plan)) {
            return same && next.apply(rest) instanceof Plan ? Optional.of(new Turn.Read(rest)) : Optional.empty();
        }
        if (!plan.reading().periods().isEmpty()) {
            return Optional.empty();
        }
        var asked = plan.reading();
        var assumptions = plan.assumptions().stream()
                .filter(text -> !text.startsWith("No period is named"))
                .toList();
        if (one.isPresent()
                && before.breakdowns().equals(List.of(span))
                && before.groups().isEmpty()) {
            var conditions = new ArrayList<>(before.conditions());
            asked.conditions().stream()
                    .filter(condition -> !conditions.contains(condition))
                    .forEach(conditions::add);
            return Optional.of(new Turn.Shown(
                    asked.under(conditions).in(before.periods()).of(List.of(Group.rowsOf(before))), assumptions));
        }
        if (same) {
            return Optional.of(new Turn.Shown(asked.in(before.periods()), assumptions));
        }
        return Optional.of(new Turn.Back("Which " + span + " do you mean? Name it, please."));
    }

    static Pattern whole(String phrase) {
        return Pattern.compile("(?is)[\\s,.!-]*(?:" + phrase + ")" + TAIL);
    }
}
