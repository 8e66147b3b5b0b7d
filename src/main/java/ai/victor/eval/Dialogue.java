package ai.victor.eval;

import java.util.List;
import java.util.Optional;

/**
 * Questions that follow one another in one conversation.
 *
 * @param heldOut counted and never shown, so that nobody tunes on it
 */
record Dialogue(String id, String category, boolean heldOut, List<Turn> turns) {
    Dialogue {
        turns = List.copyOf(turns);
    }

    /** A question; without gold it is asked and not scored. */
    record Turn(String question, Optional<Gold> gold) {}
}
