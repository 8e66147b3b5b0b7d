package ai.victor.sql;

import java.util.List;
import java.util.Optional;

/**
 * How many rows a block yields.
 *
 * @param ordered whether the order matters: to whoever reads the whole result, or to a limit
 */
record Extent(boolean ordered, Optional<Long> limit, long offset) {
    /**
     * @param most the rows that the reader of the whole result keeps, and one more; empty inside of another block
     * @param many whether there may be more rows than one
     */
    static Extent of(Query query, Optional<Integer> most, boolean many) {
        var limit = most.map(rows -> query.limit()
                        .filter(own -> own <= rows)
                        .or(() -> many ? Optional.of(rows + 1L) : Optional.empty()))
                .orElse(query.limit());
        return new Extent(most.isPresent() || limit.isPresent() || query.offset() > 0, limit, query.offset());
    }

    /** The clauses after all others. */
    String text(List<String> orders) {
        var text = new StringBuilder();
        if (ordered && !orders.isEmpty()) {
            text.append("\nORDER BY ").append(String.join(", ", orders));
        }
        limit.ifPresent(rows -> text.append("\nLIMIT ").append(rows));
        if (offset > 0) {
            text.append(limit.isPresent() ? " OFFSET " : "\nOFFSET ").append(offset);
        }
        return text.toString();
    }
}
