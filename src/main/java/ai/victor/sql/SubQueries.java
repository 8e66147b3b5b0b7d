package ai.victor.sql;

import org.apache.calcite.sql.SqlNode;

/** Where sub-queries of expressions go: each is a table beside the block, which the expression reads. */
interface SubQueries {
    /** Those of a place that has none. */
    SubQueries NONE = (query, single, clause) -> {
        throw new Refusal(Problems.notSupported(query, "Sub-queries", "give the values in a list"));
    };

    /**
     * The table as a part of an expression; what cannot be one is refused.
     *
     * @param single whether it stands for one value, and so must have one row
     */
    SqlNode pick(SqlNode query, boolean single, Resolver.Clause clause);
}
