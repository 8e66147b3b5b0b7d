package ai.victor.query;

import ai.victor.model.VerifiedQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The verified queries of a model, and which of them still hold for a store: each is tried once, when it is first wanted. Safe to share between
 * threads.
 */
public final class VerifiedQueries {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}%$€£#.]+|\\.(?!\\d)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PARTS = Pattern.compile("'(?:[^']|'')*'|[^']+|'");

    private final List<VerifiedQuery> queries;
    private final Function<VerifiedQuery, Check> check;
    private final Map<VerifiedQuery, Check> checked = new LinkedHashMap<>();

    /**
     * What trying a query came to.
     *
     * @param drift why it is verified no more; empty where it is
     * @param lasting whether another try would come to the same
     */
    public record Check(Optional<String> drift, boolean lasting) {
        static final Check HOLDS = new Check(Optional.empty(), true);

        static Check drifted(String why) {
            return new Check(Optional.of(why), true);
        }
    }

    /** @param check tries one */
    public VerifiedQueries(List<VerifiedQuery> queries, Function<VerifiedQuery, Check> check) {
        this.queries = List.copyOf(queries);
        this.check = check;
    }

    /** All of a model, none of which is tried. */
    public static VerifiedQueries untried(List<VerifiedQuery> queries) {
        return new VerifiedQueries(queries, query -> Check.HOLDS);
    }

    /** Those that may hold, and those that do not. */
    public List<VerifiedQuery> queries() {
        return queries;
    }

    /** The one whose question this is, word for word; upper and lower case and punctuation are the same. */
    public Optional<VerifiedQuery> asked(String question) {
        var words = words(question);
        return first(query -> words(query.question()).equals(words));
    }

    /** The one whose semantic SQL this is. */
    public Optional<VerifiedQuery> ran(String semanticSql) {
        var sql = plain(semanticSql);
        return first(query -> plain(query.sql()).equals(sql));
    }

    private Optional<VerifiedQuery> first(java.util.function.Predicate<VerifiedQuery> wanted) {
        return queries.stream().filter(wanted).filter(this::holds).findFirst();
    }

    /** Whether it is verified still. */
    public boolean holds(VerifiedQuery query) {
        return drift(query).isEmpty();
    }

    /** Each query, in the model's order → why it is verified no more; empty where it is. */
    public Map<VerifiedQuery, Optional<String>> all() {
        var all = new LinkedHashMap<VerifiedQuery, Optional<String>>();
        queries.forEach(query -> all.put(query, drift(query)));
        return Collections.unmodifiableMap(all);
    }

    private synchronized Optional<String> drift(VerifiedQuery query) {
        var known = checked.get(query);
        if (known == null) {
            known = check.apply(query);
            if (known.lasting()) {
                checked.put(query, known);
            }
        }
        return known.drift();
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT).replace('’', '\'').replace("'", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Without what does not matter: white space and case, outside of quotes; a semicolon at the end. */
    private static String plain(String sql) {
        var plain = PARTS.matcher(sql.strip().replaceAll("\\s*;$", ""))
                .replaceAll(part -> java.util.regex.Matcher.quoteReplacement(
                        part.group().startsWith("'")
                                ? part.group()
                                : SPACE.matcher(part.group().toLowerCase(Locale.ROOT))
                                        .replaceAll(" ")));
        return plain.strip();
    }
}
