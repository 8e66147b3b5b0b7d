package ai.victor.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each table of a statement a name of its own, which is none of the store's and none that the text of a plan uses. */
final class FreeNames {
    private final Set<String> taken = new HashSet<>();

    FreeNames(SemanticColumns columns) {
        columns.tables().forEach(table -> taken.add(key(table)));
        columns.facts().forEach(fact -> taken.add(key(fact.name() + "_totals")));
        taken.add("united");
        taken.add("parts");
        taken.add("metrics");
    }

    /** A name that somebody gave, or the nearest to it. */
    String like(String name) {
        return taken.add(key(name)) ? name : next(name);
    }

    /** The next of a row of names. */
    String next(String base) {
        for (int number = 1; ; number++) {
            var name = base + "_" + number;
            if (taken.add(key(name))) {
                return name;
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
