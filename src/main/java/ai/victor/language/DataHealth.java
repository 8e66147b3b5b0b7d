package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads questions on the data itself: what is missing, how fresh it is, what could not be matched. Every word must be one of those. */
final class DataHealth {
    /** Aspects by words that ask for them beside the word “data” or a source. */
    private static final Set<String> GAPS = words(
            "gap gaps missing missed without hole holes no blank empty incomplete complete every miss misses lacking");

    private static final Set<String> FRESHNESS = words("""
            fresh freshness until till recent current date stale imported import updated last latest newest behind old lag refreshed through end ends""");

    private static final Set<String> COVERAGE = words("""
            far back cover covers covered coverage start starts begin begins first earliest oldest period range go goes loaded span spans""");

    private static final Set<String> QUALITY = words("""
            quality health healthy trust trustworthy reliable clean problems problem issues issue errors error wrong okay quarantine quarantined
            rejected unmatched unreconciled arrive arrived matched accurate fine good bad broken solid trusted rely relied final finalised finalized settled""");

    private static final Set<String> OWN =
            words("quarantine quarantined unmatched unreconciled import imported imports");

    /** They ask how far a number can be trusted, wherever the word data is left out: {@code can I trust the June margin}. */
    private static final Set<String> TRUST = words("""
            trust trusted trustworthy rely relied reliable complete incomplete final finalised finalized settled solid accurate missing gaps holes""");

    /** {@code since when}, {@code up to which date}: how far the data goes on one side. */
    private static final Pattern HOW_FAR = Pattern.compile(
            "^(?:since when|from when|from which (?:date|day)|(?:up to|until|till) (?:when|(?:which|what) (?:date|day)))\\b");

    /** How a feed stands, where the word data is left out: {@code are the TikTok numbers up to date}, {@code have the May invoices arrived}. */
    private static final Pattern STATE = Pattern.compile(
            "\\bup ?-? ?to ?-? ?date\\b|^(?:and |so |but )?how (?:fresh|current|recent|old|stale)\\b|\\barrived?\\b|\\b(?:come|came|coming) in\\b");

    private static final Set<String> DAYS = Set.of("day", "days", "date", "dates");

    /** Whether what belongs together is there on both sides; of a number they ask something else. */
    private static final Set<String> MATCH = words("match matches matching reconcile reconciles reconciled tie");

    private static final Set<String> MATCHED = words("orders charges payments invoices fees sessions everything");

    private static final Set<String> ASKING = words("""
            is are can could do does did have has how any anything something what whats which should was were""");

    private static final Set<String> WORDS = words("""
            data is are was were the a an any there do does did we you have has our your in for of on how what whats which when to up with
            it its all and or days day dates rows row records imports exports export feed feeds source sources much many most so i me us my
            can tell show give about being this that available order orders ad ads please exist exists be s at from per by
            sessions visits refunds refund events site e mail email sends invoices newest each which payments where number yet still now currently right loaded got get go been some per
            anything something nothing everything already all any numbers number figures figure report reports could should as really actually
            fully completely so far against already sure not if safe supplier suppliers invoice fee fees charge charges bill bills use using import imported into within than other cost costs platform platforms come came coming billing billed invoicing spend""");

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;
    private final Calendar calendar;

    DataHealth(Lexicon lexicon, Vocabulary vocabulary, Calendar calendar) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
        this.calendar = calendar;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Analyse> read(List<Token> tokens) {
        var words = tokens.stream().map(Token::word).toList();
        var data = words.stream().anyMatch(Set.of("data", "dataset", "feed", "feeds", "source", "sources")::contains);
        var own = words.stream().anyMatch(OWN::contains);
        var last = FRESHNESS.contains(words.isEmpty() ? "" : words.get(0)) && words.contains("date");
        var matching = words.stream().anyMatch(MATCH::contains);
        var trust = (matching || words.stream().anyMatch(TRUST::contains))
                && words.stream()
                        .dropWhile(Set.of("and", "so", "but", "ok", "also", "then")::contains)
                        .findFirst()
                        .filter(ASKING::contains)
                        .isPresent();
        trust |= words.stream().anyMatch(Set.of("gaps", "holes")::contains) && words.size() <= 6;
        // A number of a feed that is up to date, or days that have none of it, are asked of the feed.
        var state = STATE.matcher(String.join(" ", words)).find();
        trust |= state
                || words.stream().anyMatch(DAYS::contains) && words.stream().anyMatch(GAPS::contains);
        var far = Optional.of(HOW_FAR.matcher(String.join(" ", words)))
                .filter(Matcher::find)
                .map(Matcher::group);
        if (!data && !own && !last && !trust && far.isEmpty()) {
            return Optional.empty();
        }
        var about = new LinkedHashSet<String>();
        var asked = new LinkedHashSet<String>();
        var period = Optional.<Period>empty();
        var aspect = false;
        var told = data || own || last;
        var number = false;
        var times = new TimeReader(
                calendar, Coverage.all(vocabulary).map(DateRange::from).orElse(LocalDate.EPOCH), tokens);
        int at = far.isEmpty() ? 0 : far.get().split(" ").length;
        if (!far.isEmpty()) {
            aspect = true;
            asked.add(far.get().matches("(?:up|until|till).*") ? "freshness" : "coverage");
        }
        while (at < tokens.size()) {
            var word = tokens.get(at).word();
            var time = times.at(at);
            var source = source(tokens, at);
            if (time.isPresent() && time.get().phrase() instanceof TimePhrase.Named days && period.isEmpty()) {
                period = Optional.of(days.period());
                told = true;
                at += time.get().length();
            } else if (source > 0) {
                tokens.subList(at, at + source).forEach(token -> about.add(token.word()));
                told = true;
                at += source;
            } else if ((trust || own)
                    && !isAspect(word)
                    && !(matching && MATCHED.contains(word))
                    && !(state && WORDS.contains(word))
                    && number(tokens, at) > 0) {
                told = true;
                number = true;
                at += number(tokens, at);
            } else if (isAspect(word)) {
                aspect = true;
                asked.add(aspect(word));
                if (word.endsWith("complete")) {
                    asked.add("quality");
                }
                at++;
            } else if (tokens.get(at).kind() == Token.Kind.MARK || WORDS.contains(word)) {
                if (Set.of(
                                "ad",
                                "ads",
                                "orders",
                                "order",
                                "sessions",
                                "invoice",
                                "invoices",
                                "payments",
                                "refunds",
                                "email",
                                "events")
                        .contains(word)) {
                    about.add(word);
                }
                at++;
            } else {
                return Optional.empty();
            }
        }
        told |= words.contains("it") || matching && words.stream().anyMatch(MATCHED::contains);
        told |= far.isPresent() && !about.isEmpty();
        if (matching && number || !told || !aspect && !words.contains("have")) {
            return Optional.empty();
        }
        if (number && !state) {
            // What a number is made of may be estimated or match nothing; that is what makes it less than final.
            asked.clear();
            asked.add("quality");
        }
        var sources = String.join(" ", about);
        var sentence = "How whole and how fresh the data is"
                + (asked.isEmpty() ? "" : ", asked for " + String.join(" and ", asked))
                + (sources.isEmpty() ? "" : ": " + sources)
                + period.map(days -> ", " + days.days()).orElse("") + ".";
        asked.addAll(about);
        var said = asked.isEmpty() ? Optional.<String>empty() : Optional.of(String.join(" ", asked));
        return Optional.of(
                new Analyse(new AnalysisRequest.Health(period.map(Period::range), said), sentence, new ArrayList<>()));
    }

    private static String aspect(String word) {
        if (GAPS.contains(word)) {
            return "gaps";
        }
        return QUALITY.contains(word) || MATCH.contains(word)
                ? "quality"
                : FRESHNESS.contains(word) ? "freshness" : "coverage";
    }

    private static boolean isAspect(String word) {
        return GAPS.contains(word)
                || FRESHNESS.contains(word)
                || COVERAGE.contains(word)
                || QUALITY.contains(word)
                || MATCH.contains(word);
    }

    /** How many tokens name a number. */
    private int number(List<Token> tokens, int at) {
        return lexicon.longest(tokens, at)
                .filter(match -> match.meanings().stream().anyMatch(Meaning.OfMetric.class::isInstance))
                .map(Lexicon.Match::length)
                .orElse(0);
    }

    /** How many tokens name a value of where data comes from: a platform, a supplier, a processor. */
    private int source(List<Token> tokens, int at) {
        for (int end = tokens.size(); end > at; end--) {
            var found = lexicon.longest(tokens.subList(0, end), at)
                    .filter(match -> match.meanings().stream()
                            .anyMatch(meaning -> meaning instanceof Meaning.OfValue value
                                    && value.whole()
                                    && !WORDS.contains(tokens.get(at).word())
                                    && !isAspect(tokens.get(at).word())));
            if (found.isPresent()) {
                return found.get().length();
            }
        }
        return 0;
    }
}
