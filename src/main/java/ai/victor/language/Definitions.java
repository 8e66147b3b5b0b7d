package ai.victor.language;

import ai.victor.language.Interpretation.Reply;
import ai.victor.model.Meta;
import ai.victor.model.Model;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers what a number means and what can be asked, from the model's own words. */
final class Definitions {
    private static final List<List<String>> ASKING = List.of(
            List.of("mean"),
            List.of("means"),
            List.of("meaning"),
            List.of("define"),
            List.of("defined"),
            List.of("definition"),
            List.of("calculate"),
            List.of("calculated"),
            List.of("compute"),
            List.of("computed"),
            List.of("dated"),
            List.of("worked", "out"),
            List.of("work", "out"),
            List.of("spread"),
            List.of("allocate"),
            List.of("allocated"),
            List.of("attribute"),
            List.of("explain"),
            List.of("describe"),
            List.of("counts", "as"),
            List.of("count", "as"),
            List.of("counted"),
            List.of("do", "you", "count"),
            List.of("do", "you", "measure"),
            List.of("included", "in"),
            List.of("stand", "for"),
            List.of("stands", "for"),
            List.of("difference", "between"),
            List.of("distribute"),
            List.of("split"));

    /** Words that lead to a definition only where a bare name follows: what is a visitor. */
    private static final Set<String> BARE = Set.of(
            "what",
            "is",
            "are",
            "exactly",
            "a",
            "an",
            "the",
            "in",
            "your",
            "our",
            "numbers",
            "whats",
            "s",
            "by",
            "data",
            "here",
            "this",
            "actually",
            "meant",
            "metric",
            "figures",
            "reports",
            "report",
            "please");

    private static final List<List<String>> HELP = List.of(
            List.of("help"),
            List.of("what", "can", "you", "do"),
            List.of("what", "can", "you", "answer"),
            List.of("what", "can", "i", "ask"),
            List.of("what", "do", "you", "know"),
            List.of("who", "are", "you"),
            List.of("what", "are", "you"),
            List.of("how", "do", "you", "work"),
            List.of("what", "questions"));

    /** Whoever is asked how they do something is asked for no number. */
    private static final Pattern METHOD = Pattern.compile(
            "^(?:and |so |but |ok |hey )*(?:how (?:do|does|did|would|are|is) (?:you|victor|the (?:system|tool|app|dashboard))\\b|how (?:are|is) .* (?:decided|determined|matched|assigned|handled|treated|measured|derived|estimated|defined|dealt with)\\b"
                    + "|where (?:do|does) (?:the |your |our |this |that )?.* (?:come|comes) from|who (?:counts|qualifies) as|when (?:is|are) an? \\w+ (?:counted |considered |called |seen )?(?:as )?(?:an? )?\\w+|when (?:does|do) (?:an? |you )?.*\\bcounts?\\b|what (?:counts|qualifies|goes into|goes in|makes (?:someone|somebody|an? \\w+) an?)\\b|what (?:is|s) (?:in|part of|behind|included in|counted (?:in|as)) (?:the |your |our )?(?!total))");

    private static final Pattern NO_METHOD = Pattern.compile(
            "how do you (?:do|feel|think|like|suggest|recommend|rate|see)\\b|how are you\\b|(?:orders|customers|visitors|sales|buyers|traffic|sessions|people|refunds|money|growth|they) (?:mostly |mainly )?come from");

    private final Model model;
    private final Names names;
    private final Lexicon lexicon;

    Definitions(Model model, Names names, Lexicon lexicon) {
        this.model = model;
        this.names = names;
        this.lexicon = lexicon;
    }

    static boolean knows(String word) {
        return ASKING.stream().anyMatch(phrase -> phrase.contains(word)) || word.equals("help");
    }

    Optional<Reply> read(List<Token> tokens, List<Item> items) {
        var words = tokens.stream()
                .filter(token -> token.kind() != Token.Kind.MARK)
                .map(Token::word)
                .toList();
        if (contains(words, HELP) && items.stream().noneMatch(item -> item.is(Role.NAME))) {
            return Optional.of(help());
        }
        if (words.stream().anyMatch(Set.of("timezone", "timezones")::contains)
                || contains(words, List.of(List.of("time", "zone"), List.of("time", "zones")))) {
            return Optional.of(zone());
        }
        var how = words.contains("how") && !words.contains("much") && !words.contains("many")
                || words.contains("what")
                || words.contains("whats")
                || words.contains("define")
                || words.contains("explain")
                || words.contains("describe")
                || words.contains("definition")
                || words.contains("meaning");
        // "Split" in "split orders" asks nothing.
        var outside = items.stream()
                .filter(item -> !item.is(Role.NAME))
                .flatMap(item -> Tokenizer.wordsOf(item.text()).stream())
                .map(Token::word)
                .toList();
        var timeless = items.stream().noneMatch(item -> item.is(Role.TIME) || item.is(Role.NUMBER));
        if (!timeless
                || !(isYesOrNo(words)
                        || how && contains(outside, ASKING)
                        || isBare(tokens, items)
                        || asksMethod(words))) {
            return Optional.empty();
        }
        return items.stream()
                .filter(item -> item.is(Role.NAME))
                .map(item -> item.hasMetric() ? item : toldBy(item, words))
                .filter(item -> item.hasMetric() || item.hasDimension())
                .map(item -> define(ofKind(item, items, lexicon)))
                .reduce(Definitions::both);
    }

    /** {@code where does the cost come from without an invoice}: of the numbers that a verb may mean, the one that is told with most of the other words. */
    private Item toldBy(Item item, List<String> words) {
        return item.verbs().stream()
                .max(Comparator.comparingLong(metric -> told(metric, words)))
                .filter(metric -> told(metric, words) > 0)
                .map(metric -> item.meaning(List.of(new Meaning.OfMetric(metric, true))))
                .orElse(item);
    }

    private long told(String metric, List<String> words) {
        var description =
                model.metric(metric).map(one -> one.meta().description()).orElse("");
        var keys = Tokenizer.wordsOf(description).stream().map(Token::key).toList();
        return words.stream()
                .filter(word -> word.length() > 3
                        && lexicon.knows(Tokenizer.wordsOf(word).get(0)))
                .filter(word -> keys.contains(Tokenizer.wordsOf(word).get(0).key()))
                .count();
    }

    /** {@code a customer is new}: the number of new customers, where the model has one. */
    private static Item ofKind(Item item, List<Item> items, Lexicon lexicon) {
        return items.stream()
                .filter(kind -> kind != item && kind.hasValue() && !kind.hasMetric() && !kind.hasDimension())
                .map(kind -> item.meaning(lexicon.meanings(kind.text() + " " + item.text())))
                .filter(Item::hasMetric)
                .findFirst()
                .orElse(item);
    }

    /** {@code how do you decide who is a new customer}, {@code where does the cost come from}: whatever is done there, it is how a number is made. */
    private static boolean asksMethod(List<String> words) {
        var said = String.join(" ", words);
        return METHOD.matcher(said).find() && !NO_METHOD.matcher(said).find();
    }

    private static Reply both(Reply left, Reply right) {
        return left.text().contains(right.text())
                ? left
                : new Reply(
                        left.status(),
                        left.text() + " " + right.text(),
                        left.sentence().replaceFirst("\\.$", ", ")
                                + right.sentence().replaceFirst("^The definition of ", ""),
                        List.of());
    }

    /** {@code does revenue include shipping}, {@code are test orders counted}, {@code did you count the drafts}. */
    private static boolean isYesOrNo(List<String> words) {
        if (words.isEmpty()
                || !Set.of("do", "does", "did", "is", "are", "have", "has", "was", "were")
                        .contains(words.get(0))) {
            return false;
        }
        return words.stream()
                        .anyMatch(
                                Set.of("include", "includes", "included", "including", "counted", "contain", "contains")
                                        ::contains)
                || words.get(0).matches("is|are")
                        && contains(
                                words,
                                List.of(
                                        List.of("in", "the"),
                                        List.of("in", "our"),
                                        List.of("in", "your"),
                                        List.of("off", "the")))
                || contains(words, List.of(List.of("you", "count"), List.of("part", "of"), List.of("taken", "off")));
    }

    /** {@code what is a visitor}: nothing but the question and a name. {@code our} asks for the number itself. */
    private static boolean isBare(List<Token> tokens, List<Item> items) {
        var named = items.stream().filter(item -> item.is(Role.NAME)).count();
        var metrics = items.stream().anyMatch(item -> item.is(Role.NAME) && item.hasMetric());
        var words = items.stream()
                .filter(item -> !item.is(Role.NAME) && !item.is(Role.BREAK))
                .flatMap(item -> Tokenizer.tokens(item.text()).stream())
                .map(Token::word)
                .toList();
        var own = !tokens.isEmpty() && words.contains("our") && !words.contains("exactly");
        return named == 1
                && metrics
                && !own
                && words.contains("what")
                && words.stream().allMatch(BARE::contains);
    }

    private Reply define(Item item) {
        var meta = item.metrics().stream()
                .findFirst()
                .flatMap(model::metric)
                .map(metric -> metric.meta())
                .or(() -> item.dimensions().stream()
                        .findFirst()
                        .flatMap(name -> Optional.ofNullable(model.dimensions().get(name)))
                        .map(dimension -> dimension.meta()));
        var text = meta.map(this::sentence).orElseGet(() -> calendar(item));
        return new Reply("answered", text, "The definition of “" + item.text() + "”.", List.of());
    }

    private Reply zone() {
        var text =
                "Days are those of the shop's time zone, " + names.vocabulary().zone() + ", and weeks begin on "
                        + day(names.vocabulary().weekStart()) + ".";
        return new Reply("answered", text, "The time zone of the dates.", List.of());
    }

    private String calendar(Item item) {
        var start = names.vocabulary().weekStart();
        var week = item.dimensions().contains("week")
                ? " A week is " + day(start) + " to " + day(start.minus(1)) + "."
                : "";
        return "“" + item.text() + "” is a stretch of the shop's calendar, in the shop's time zone." + week;
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String sentence(Meta meta) {
        return meta.label() + ": " + meta.description();
    }

    private Reply help() {
        var metrics = new ArrayList<String>();
        model.metrics().stream()
                .limit(12)
                .forEach(metric -> metrics.add(metric.meta().label()));
        var dimensions = model.dimensions().values().stream()
                .map(dimension -> dimension.meta().label())
                .filter(label -> !label.isBlank())
                .limit(10)
                .toList();
        var text = "Ask for a number, for a period, cut by something: for example “"
                + String.join(", ", metrics) + "”, by day, week or month, or by " + String.join(", ", dimensions)
                + ". I can rank, compare two periods or values, filter, and hold rows to a bound. I only read.";
        return new Reply("answered", text, "What can be asked.", List.of());
    }

    private static boolean contains(List<String> words, List<List<String>> phrases) {
        return phrases.stream().anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }

    /** What to say where nothing is asked: to a greeting, or to thanks. */
    String welcome() {
        return "At your service. Ask me for a number, such as " + String.join(", ", names.examples()) + ".";
    }

    /** What to say where advice is asked for, and nothing that the data knows makes or loses money in it. */
    String advice() {
        return "I give no advice. Name the thing as the data has it, and I show whether it makes money, and over which days.";
    }

    /** What to ask where no number is named, but rows or filters are: which number of those. */
    String options(Draft draft) {
        var rows =
                draft.breakdowns.values().stream().distinct().map(names::inline).toList();
        var about = new ArrayList<String>();
        draft.conditions.forEach(
                condition -> about.add((condition.negated() ? "without " : "for ") + condition.words()));
        draft.periods.forEach(period -> about.add(period.when()));
        if (rows.isEmpty() && about.isEmpty()) {
            return options();
        }
        var fitting = fitting(draft);
        var ranked = draft.superlative
                .map(word -> draft.item(word.at()).text().toLowerCase(Locale.ROOT) + " ")
                .orElse("");
        var subject = rows.isEmpty()
                ? "Which number do you want"
                : ranked.isEmpty()
                        ? "Which number by " + String.join(" and ", rows)
                        : "The " + ranked + String.join(" and ", rows) + " by which number";
        return subject + (about.isEmpty() ? "" : " " + String.join(" ", about)) + "? For example "
                + String.join(", ", fitting)
                + (draft.periods.isEmpty() ? ", and over which days, such as last month." : ".");
    }

    /** Numbers that can be cut and filtered so. */
    private List<String> fitting(Draft draft) {
        var needed = new ArrayList<>(draft.breakdowns.values());
        draft.conditions.forEach(condition -> needed.add(condition.dimension()));
        var fitting = names.exampleNames().stream()
                .filter(metric -> needed.stream()
                        .allMatch(dimension -> TimeColumns.isTime(dimension) || names.reaches(metric, dimension)))
                .limit(3)
                .map(names::inline)
                .toList();
        return fitting.isEmpty() ? names.examples() : fitting;
    }

    /** What to ask instead, where no number is named. */
    String options() {
        var examples = names.examples();
        return "Which number do you want? For example " + String.join(", ", examples)
                + ", for a period such as last week or May, by something such as "
                + model.dimensions().values().stream()
                        .map(dimension -> dimension.meta().label())
                        .filter(label -> !label.isBlank())
                        .limit(3)
                        .reduce((left, right) -> left + ", " + right)
                        .orElse("month")
                + ".";
    }
}
