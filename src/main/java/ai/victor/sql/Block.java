package ai.victor.sql;

import ai.victor.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a statement that yields rows by itself, and may stand in parentheses. */
sealed interface Block permits SemanticBlock, PlainBlock, SetBlock, RefusedBlock {
    /**
     * A block under the name that others read it by.
     *
     * @param chooses whether others read it to choose their rows only, so that none of its numbers is in the result
     */
    record Named(String name, Block block, boolean chooses) {}

    /** The tables that it reads beside those of the store. */
    List<Named> tables();

    List<Column> columns();

    /** The columns by which no two of its rows are alike; none where that is not known. */
    List<String> keys();

    /** Columns by their names in lower case, of which one value may stand in several rows that would count it several times. */
    default Map<String, Repeated> repeated() {
        return Map.of();
    }

    /** Whether it has one row at most, whatever the store holds. */
    boolean isOneRow();

    /** Whether all that is to be known of its columns is known, as it is of each block that can run. */
    static boolean isComplete(Block block) {
        return !(block instanceof RefusedBlock refused) || refused.isComplete();
    }

    /** Sentences that its result should carry. */
    List<String> notes();

    /** @param most the rows that the reader of the whole result keeps; empty for a block inside of another, which keeps all */
    SelectText text(Optional<Integer> most);

    /** The tables of a block as text. */
    static List<String> written(List<Named> tables) {
        return new ArrayList<>(tables.stream()
                .map(table -> SelectText.table(
                        table.name(), table.block().text(Optional.empty()).whole()))
                .toList());
    }
}
