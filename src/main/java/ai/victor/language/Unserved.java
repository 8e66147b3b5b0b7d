package ai.victor.language;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Parts of a question that are no questions about numbers: who customers are, deeds, and rules to be passed over. */
final class Unserved {
    /** What is asked of people, whom the data does not know. */
    private static final List<List<String>> PEOPLE = List.of(
            List.of("email", "addresses"),
            List.of("email", "address"),
            List.of("mail", "addresses"),
            List.of("mail", "address"),
            List.of("customer", "emails"),
            List.of("customers", "emails"),
            List.of("buyers", "emails"),
            List.of("their", "emails"),
            List.of("phone", "number"),
            List.of("phone", "numbers"),
            List.of("customer", "names"),
            List.of("customers", "names"),
            List.of("customers", "full", "names"),
            List.of("full", "name"),
            List.of("full", "names"),
            List.of("their", "names"),
            List.of("names", "of", "customers"),
            List.of("names", "of", "the", "customers"),
            List.of("names", "of", "my", "customers"),
            List.of("home", "address"),
            List.of("home", "addresses"),
            List.of("street", "address"),
            List.of("street", "addresses"),
            List.of("shipping", "address"),
            List.of("shipping", "addresses"),
            List.of("ip", "address"),
            List.of("ip", "addresses"),
            List.of("credit", "card"),
            List.of("card", "number"),
            List.of("card", "numbers"),
            List.of("personal", "data"));

    /** They order a deed whatever follows. */
    private static final Set<String> DEEDS = Set.of(
            "delete",
            "erase",
            "wipe",
            "truncate",
            "overwrite",
            "alter",
            "purge",
            "execute",
            "hack",
            "falsify",
            "reveal",
            "attach",
            "pragma",
            "insert",
            "grant",
            "upload");

    /** They order a deed with these words after them: "pause the others", "refund all of them". */
    private static final Set<String> DEEDS_TO = Set.of(
            "pause", "cancel", "refund", "pay", "send", "email", "publish", "buy", "copy", "rename", "create", "import",
            "load", "install");

    private static final Set<String> OBJECTS = Set.of(
            "the", "all", "a", "an", "my", "our", "every", "each", "me", "this", "that", "it", "them", "everything");

    /** "Drop the hoodies" and "change it to weeks" are about the answer; about these things they are deeds. */
    private static final Set<String> THINGS = Set.of(
            "table",
            "tables",
            "database",
            "price",
            "prices",
            "budget",
            "budgets",
            "campaign",
            "campaigns",
            "ads",
            "everything",
            "records",
            "password");

    /** What "ignore", "forget" and "bypass" are about where it is not the answer. */
    private static final Set<String> RULES = Set.of(
            "instructions",
            "instruction",
            "rules",
            "prompt",
            "policy",
            "policies",
            "restrictions",
            "guidelines",
            "filters");

    private static final Set<String> AGAINST =
            Set.of("ignore", "disregard", "forget", "bypass", "disable", "override", "pretend");

    private Unserved() {}

    /** Whether words ask who people are. */
    static boolean areAsked(List<String> words) {
        return PEOPLE.stream().anyMatch(people -> Collections.indexOfSubList(words, people) >= 0);
    }

    /** Whether a part of a question is none, and not to be served. */
    static boolean declines(List<Token> tokens) {
        var words = Refusals.words(tokens);
        if (Refusals.isSecret(words) || areAsked(words)) {
            return true;
        }
        var open = words.stream().dropWhile(Refusals::isPolite).toList();
        if (open.isEmpty()) {
            return false;
        }
        var verb = open.get(0);
        return DEEDS.contains(verb)
                || DEEDS_TO.contains(verb) && open.size() > 1 && OBJECTS.contains(open.get(1))
                || Refusals.isChange(verb) && open.stream().anyMatch(THINGS::contains)
                || AGAINST.contains(verb) && open.stream().anyMatch(RULES::contains)
                || verb.equals("select") && open.contains("from");
    }
}
