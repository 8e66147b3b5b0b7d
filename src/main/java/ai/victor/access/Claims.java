package ai.victor.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of whoever asks, such as {@code store = 'eu'}; made where a request comes in, never of anything that the request says in words.
 *
 * @param values claim → its values
 */
public record Claims(Map<String, Set<String>> values) {
    /** Of somebody of whom nothing is known. */
    public static final Claims NONE = new Claims(Map.of());

    public Claims {
        var copy = new TreeMap<String, Set<String>>();
        values.forEach((name, some) -> copy.put(name, Set.copyOf(some)));
        values = Map.copyOf(copy);
    }

    /** These and one claim more; its values join those that the claim has already. */
    public Claims with(String claim, Collection<String> more) {
        var all = new LinkedHashMap<>(values);
        var joined = new LinkedHashSet<>(of(claim));
        joined.addAll(more);
        all.put(claim, joined);
        return new Claims(all);
    }

    /** The values of a claim in a fixed order; none where there is no such claim. */
    public Set<String> of(String claim) {
        return new TreeSet<>(values.getOrDefault(claim, Set.of()));
    }
}
