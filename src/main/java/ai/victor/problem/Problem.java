package ai.victor.problem;

import java.util.List;
import java.util.Optional;

/**
 * Something that a person or a model got wrong: what, where, and what would work.
 *
 * @param code upper-case words joined by underscores, stable, for programs: {@code UNKNOWN_COLUMN}
 * @param message one sentence for people, complete without the other parts, without a trace or a secret
 * @param place where it is, if it is anywhere
 * @param candidates what would have worked, best first; may be empty
 */
public record Problem(String code, String message, Optional<Place> place, List<String> candidates) {
    public Problem {
        candidates = List.copyOf(candidates);
    }

    public static Problem of(String code, String message) {
        return new Problem(code, message, Optional.empty(), List.of());
    }

    public static Problem at(Place place, String code, String message) {
        return new Problem(code, message, Optional.of(place), List.of());
    }

    public Problem suggesting(List<String> better) {
        return new Problem(code, message, place, better);
    }

    /** The place, if any, a colon, and the message. */
    @Override
    public String toString() {
        return place.map(where -> where + ": ").orElse("") + message;
    }
}
