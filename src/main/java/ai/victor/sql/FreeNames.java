package ai.victor.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives each table of a statement a name of its own, which is none of the store's and none that the text of a plan uses. */
final class FreeNames {
    private final Set<String> taken = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();

    FreeNames(SemanticColumns columns) {
        columns.tables().forEach(table -> taken.add(key(table)));
        columns.facts().forEach(fact -> prefixes.add(key(fact.name() + "_")));
        taken.add("united");
        taken.add("parts");
        taken.add("metrics");
    }

    /** A name that somebody gave, or the nearest to it. */
    String like(String name) {
        // Plans call their tables by the names of facts, and something after these.
        var free = prefixes.stream().anyMatch(key(name)::startsWith) ? "own_" + name : name;
        return taken.add(key(free)) ? free : next(free);
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
