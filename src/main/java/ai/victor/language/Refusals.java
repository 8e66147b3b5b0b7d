package ai.victor.language;

import ai.victor.language.Interpretation.Reply;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked but not given: changes, secrets, words that are unknown, numbers that cannot be cut so. */
final class Refusals {
    private static final Set<String> CHANGING = Set.of(
            "delete",
            "remove",
            "drop",
            "erase",
            "wipe",
            "update",
            "change",
            "modify",
            "edit",
            "insert",
            "truncate",
            "overwrite",
            "alter",
            "reset",
            "purge",
            "fake",
            "falsify",
            "inflate",
            "rewrite",
            "set",
            "write",
            "create",
            "rename",
            "cancel",
            "refund",
            "pay",
            "send",
            "email",
            "post",
            "publish",
            "buy",
            "order",
            "upload",
            "execute",
            "pause",
            "stop",
            "increase",
            "decrease",
            "lower",
            "raise",
            "adjust",
            "fix",
            "add",
            "hack");

    private static final List<List<String>> SECRETS = List.of(
            List.of("api", "key"),
            List.of("api", "keys"),
            List.of("api", "token"),
            List.of("password"),
            List.of("passwords"),
            List.of("secret"),
            List.of("secrets"),
            List.of("credential"),
            List.of("credentials"),
            List.of("access", "token"),
            List.of("system", "prompt"),
            List.of("your", "prompt"),
            List.of("your", "instructions"),
            List.of("previous", "instructions"),
            List.of("prior", "instructions"),
            List.of("above", "instructions"),
            List.of("all", "instructions"),
            List.of("environment", "variables"),
            List.of("drop", "table"),
            List.of("private", "key"),
            List.of("etc", "passwd"),
            List.of("system", "message"),
            List.of("developer", "mode"),
            List.of("initial", "instructions"),
            List.of("hidden", "instructions"),
            List.of("your", "rules"),
            List.of("your", "configuration"),
            List.of("config", "file"),
            List.of("your", "tools"),
            List.of("jailbreak"));

    /** Words that judge without saying by what: the question is whole, and the number is missing. */
    private static final Set<String> VAGUE = Set.of(
            "work",
            "works",
            "worked",
            "working",
            "worth",
            "before",
            "going",
            "good",
            "bad",
            "well",
            "healthy",
            "fine",
            "better",
            "worse",
            "performance",
            "performing",
            "business",
            "things",
            "stuff",
            "sale",
            "doing",
            "stand",
            "standing",
            "health",
            "okay",
            "improving",
            "improved",
            "happening",
            "happened",
            "interesting",
            "successful",
            "success",
            "how",
            "hows",
            "best",
            "great",
            "popular",
            "often",
            "problem",
            "problems",
            "wrong",
            "right",
            "focus",
            "stop",
            "most",
            "important",
            "should",
            "about",
            "status");

    private static final Set<String> POLITE = Set.of(
            "please",
            "can",
            "could",
            "would",
            "you",
            "kindly",
            "hey",
            "hi",
            "hello",
            "victor",
            "now",
            "just",
            "and",
            "then",
            "ok",
            "okay",
            "go",
            "ahead",
            "i",
            "want",
            "to",
            "need",
            "like",
            "must",
            "should",
            "we",
            "let",
            "us",
            "lets",
            "also",
            "will",
            "pls",
            "immediately",
            "quickly",
            "dear");

    private Refusals() {}

    static boolean knows(String word) {
        return CHANGING.contains(word)
                || SECRETS.stream().anyMatch(words -> words.contains(word))
                || Definitions.knows(word);
    }

    /** A refusal where the question would have something changed or a secret told. */
    static Optional<Reply> read(List<Token> tokens) {
        var words = words(tokens);
        if (isSecret(words)) {
            return Optional.of(refused("I do not tell keys, passwords or how I am set up. Nothing was changed."));
        }
        if (Unserved.areAsked(words)) {
            return Optional.of(
                    refused("I cannot tell who customers are: the data holds no names, addresses, e-mail addresses,"
                            + " phone or card numbers of theirs."));
        }
        return order(words);
    }

    /** Whether a refusal stands even where each word has a meaning: for deeds, and for what phones and mails of people would be taken for. */
    static boolean always(List<Token> tokens) {
        return Unserved.areAsked(words(tokens)) || order(words(tokens)).isPresent();
    }

    static boolean isSecret(List<String> words) {
        return SECRETS.stream().anyMatch(secret -> containsInOrder(words, secret));
    }

    static boolean isPolite(String word) {
        return POLITE.contains(word);
    }

    static boolean isChange(String verb) {
        return CHANGING.contains(verb);
    }

    static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(Token::word)
                .toList();
    }

    private static Optional<Reply> order(List<String> words) {
        var first = words.stream().filter(word -> !POLITE.contains(word)).findFirst();
        // "Should I drop it" asks, and orders nothing.
        var asks = !words.isEmpty() && words.get(0).equals("should");
        if (first.isPresent() && !asks && CHANGING.contains(first.get()) && !isNoun(words, first.get())) {
            return Optional.of(refused("I only read the data: I cannot " + first.get()
                    + " anything, and nothing was changed. Ask me what the numbers are."));
        }
        return Optional.empty();
    }

    /** "Refund rate", "order count", "email revenue": the word opens a question, and does not order a deed. */
    private static boolean isNoun(List<String> words, String first) {
        int at = words.indexOf(first);
        if (first.equals("add") && at + 1 < words.size() && words.get(at + 1).matches("up|together")) {
            return true;
        }
        var next = at + 1 < words.size() ? words.get(at + 1) : "";
        if (Set.of("rate", "rates", "count", "share", "percentage", "volume", "total")
                .contains(next)) {
            return true;
        }
        if (next.equals("in")
                && Set.of("change", "increase", "decrease", "drop").contains(first)) {
            return true;
        }
        var asNoun = Set.of("refund", "order", "email", "set", "post").contains(first);
        return asNoun
                && !(first.equals("refund") && next.equals("order"))
                && !Set.of("the", "all", "a", "an", "my", "our", "every", "me", "this", "that", "it", "them", "to", "#")
                        .contains(next);
    }

    private static boolean containsInOrder(List<String> words, List<String> phrase) {
        return Collections.indexOfSubList(words, phrase) >= 0;
    }

    private static Reply refused(String text) {
        return new Reply("refused", text, "", List.of());
    }

    /** {@code baseball caps}: the name that an unknown word is said of. */
    private static String beside(List<Item> items, int at) {
        var named = at + 1 < items.size()
                && items.get(at + 1).is(Role.NAME)
                && !items.get(at + 1).hasMetric()
                && !CommonWords.has(Words.fold(items.get(at).text()));
        return named ? " in “" + items.get(at).text() + " " + items.get(at + 1).text() + "”" : "";
    }

    /** Names the words that nothing is known of, and numbers and cuts that are spelled nearly so; what merely stands in the data is not repeated. */
    static Reply unknown(List<Item> items, Lexicon lexicon, Names names) {
        var words = new LinkedHashSet<String>();
        var near = new LinkedHashSet<String>();
        for (int at = 0; at < items.size(); at++) {
            var item = items.get(at);
            if (item.is(Role.UNKNOWN)) {
                words.add("“" + item.text() + "”" + beside(items, at));
                if (!CommonWords.has(Words.fold(item.text()))) {
                    near.addAll(lexicon.withWord(item.key()));
                    if (item.text().length() > 4) {
                        near.addAll(Spelling.nearby(
                                Words.fold(item.text()), lexicon.spellings().values()));
                    }
                }
            }
        }
        var vague = items.stream()
                .filter(item -> item.is(Role.UNKNOWN))
                .allMatch(item -> VAGUE.contains(Words.fold(item.text())));
        if (vague) {
            return new Reply(
                    "clarify",
                    "What would show " + String.join(" or ", words) + "? Name a number, such as "
                            + String.join(
                                    ", ",
                                    names.examples()
                                            .subList(
                                                    0,
                                                    Math.min(3, names.examples().size())))
                            + ", and a period or two to compare.",
                    "",
                    List.of());
        }
        var text = "I do not know " + String.join(", ", words)
                + ", and I do not answer a question that I only understand in part. It may not be in the data."
                + (near.isEmpty()
                        ? " Numbers that I know are "
                                + String.join(
                                        ", ",
                                        names.examples()
                                                .subList(
                                                        0,
                                                        Math.min(
                                                                3,
                                                                names.examples().size()))) + "."
                        : " Nearby I know: "
                                + String.join(", ", near.stream().limit(3).toList()) + ".");
        return new Reply("unanswerable", text, "", List.of());
    }

    static String outOfReach(Names names, List<String> metrics, String dimension) {
        var metric = metrics.stream()
                .filter(name -> !names.reaches(name, dimension))
                .findFirst()
                .orElseGet(() -> metrics.isEmpty() ? "" : metrics.get(0));
        if (metric.isEmpty()) {
            return "I cannot cut by " + names.inline(dimension) + ".";
        }
        var can =
                names.dimensionsOf(metric).stream().limit(8).map(names::inline).toList();
        return names.label(metric) + " cannot be cut by " + names.inline(dimension)
                + (can.isEmpty() ? "" : "; it can be cut by time and by " + String.join(", ", can)) + ".";
    }
}
