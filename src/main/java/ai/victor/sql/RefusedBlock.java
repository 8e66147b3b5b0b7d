package ai.victor.sql;

import ai.victor.table.Column;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A block that cannot run, of which the blocks around it know the columns, so that they are not blamed for what is wrong in it.
 *
 * @param columns those whose type is known
 * @param unsure the names of all others, in lower case; empty where it may have any
 */
record RefusedBlock(List<Column> columns, Optional<Set<String>> unsure) implements Block {
    /** A block of which nothing is known. */
    static final RefusedBlock UNKNOWN = new RefusedBlock(List.of(), Optional.empty());

    RefusedBlock {
        columns = List.copyOf(columns);
    }

    /** Whether all of its columns and their types are known. */
    boolean isComplete() {
        return unsure.filter(Set::isEmpty).isPresent();
    }

    @Override
    public List<Named> tables() {
        return List.of();
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public boolean isOneRow() {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public SelectText text(Optional<Integer> most) {
        throw new IllegalStateException("A refused block has no text.");
    }
}
