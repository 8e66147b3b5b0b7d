package ai.victor.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the data's health may be asked about, apart from the sources: each has a word by which it is asked for. */
enum HealthAspect {
    /** Days without rows. */
    GAPS("gaps gap missing holes"),
    /** How far the sources reach. */
    FRESHNESS("freshness fresh stale lag"),
    /** From when on there is data. */
    COVERAGE("coverage range"),
    /** What is estimated, matches nothing or was left out. */
    QUALITY("quality trust unmatched matched estimates estimated quarantine rejected refused");

    private static final Set<String> LINKS = Set.of("and", "or", "the", "of", "");

    private final Set<String> words;

    HealthAspect(String words) {
        this.words = Set.of(words.split(" "));
    }

    /**
     * What words ask about.
     *
     * @param aspects those that the words name; all where they name none
     * @param sources the words that are left: of sources
     */
    record Asked(Set<HealthAspect> aspects, String sources) {
        boolean has(HealthAspect aspect) {
            return aspects.contains(aspect);
        }
    }

    static Asked of(String about) {
        var words = List.of(about.toLowerCase(Locale.ROOT).split("[\\s,]+"));
        var aspects = EnumSet.noneOf(HealthAspect.class);
        Arrays.stream(values())
                .filter(aspect -> words.stream().anyMatch(aspect.words::contains))
                .forEach(aspects::add);
        var sources = words.stream()
                .filter(word -> Arrays.stream(values()).noneMatch(aspect -> aspect.words.contains(word)))
                .filter(word -> !LINKS.contains(word))
                .collect(Collectors.joining(" "));
        return new Asked(aspects.isEmpty() ? EnumSet.allOf(HealthAspect.class) : aspects, sources);
    }
}
