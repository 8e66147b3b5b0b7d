package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that say in which order rows stand, and no more than that: {@code worst first}, {@code from high to low}, {@code in alphabetical order}. */
final class SortWords {
    /** Which way rows go. */
    enum Way {
        HIGHEST,
        LOWEST,
        BEST,
        WORST,
        NEWEST,
        OLDEST,
        NAMES
    }

    private static final List<String> LEADS = List.of(
            "",
            "sorted",
            "sort",
            "ordered",
            "order",
            "ranked",
            "rank",
            "listed",
            "list",
            "arranged",
            "from",
            "sorted from",
            "sort from",
            "ordered from",
            "order from",
            "ranked from",
            "rank from",
            "starting with the",
            "with the",
            "in",
            "sorted in",
            "ordered in",
            "listed in",
            "from the",
            "sorted by the",
            "sort them",
            "rank them",
            "order them",
            "sort it",
            "going from",
            "the");

    private static final String HIGHEST = "highest|biggest|largest|greatest|most|top|high|large|big|max|maximum";
    private static final String LOWEST = "lowest|smallest|least|fewest|bottom|low|small|min|minimum";

    private SortWords() {}

    /** Every phrase, with commas between. */
    static String phrases() {
        var cores = new ArrayList<String>();
        for (var first : (HIGHEST + "|" + LOWEST
                        + "|best|worst|newest|oldest|latest|earliest|most recent|cheapest|priciest|most expensive")
                .split("\\|")) {
            if (!first.matches("high|low|large|big|small|max|min|maximum|minimum|top|bottom")) {
                cores.add(first + " first");
                cores.add(first + " one first");
                cores.add(first + " ones first");
                cores.add(first + " on top");
                cores.add(first + " at the top");
            }
        }
        pairs(cores, HIGHEST.split("\\|"), LOWEST.split("\\|"));
        pairs(cores, new String[] {"best"}, new String[] {"worst"});
        pairs(cores, new String[] {"newest", "latest"}, new String[] {"oldest", "earliest"});
        for (var plain : List.of(
                "descending", "desc", "ascending", "asc", "alphabetical", "chronological", "reverse chronological")) {
            cores.add(plain);
            cores.add(plain + " order");
            cores.add(plain + " sort");
        }
        cores.addAll(List.of("alphabetically", "chronologically", "a to z", "a-z", "by name a to z", "by name"));
        var all = new ArrayList<String>();
        for (var lead : LEADS) {
            for (var core : cores) {
                // "By name" alone may be a breakdown, and "descending by" leads to the number.
                if (!core.equals("by name") || lead.matches("sort.*|order.*|list.*")) {
                    all.add((lead + " " + core).strip());
                }
            }
        }
        return String.join(", ", all);
    }

    private static void pairs(List<String> cores, String[] ones, String[] others) {
        for (var one : ones) {
            for (var other : others) {
                cores.add(one + " to " + other);
                cores.add(other + " to " + one);
                cores.add(one + " to the " + other);
                cores.add(other + " to the " + one);
            }
        }
    }

    /** What a phrase says; the first word of direction in it says it. */
    static Way way(String phrase) {
        for (var word : phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.matches("newest|latest|recent|reverse")) {
                return Way.NEWEST;
            }
            if (word.matches("oldest|earliest|chronological|chronologically")) {
                return Way.OLDEST;
            }
            if (word.matches("alphabetical|alphabetically|name|a")) {
                return Way.NAMES;
            }
            if (word.equals("best") || word.equals("worst")) {
                return word.equals("best") ? Way.BEST : Way.WORST;
            }
            if (word.matches("cheapest|ascending|asc|" + LOWEST)) {
                return Way.LOWEST;
            }
            if (word.matches("descending|desc|priciest|expensive|" + HIGHEST)
                    && !(word.equals("most") && phrase.contains("recent"))) {
                return Way.HIGHEST;
            }
        }
        throw new IllegalArgumentException(phrase);
    }
}
