package ai.victor.query;

/** A database for which the SQL of a query can be written; only DuckDB's runs here. */
public enum Dialect {
    DUCKDB,
    TRINO,
    BIGQUERY;

    ai.victor.sql.Dialect ofCompiler() {
        return switch (this) {
            case DUCKDB -> ai.victor.sql.Dialect.DUCKDB;
            case TRINO -> ai.victor.sql.Dialect.TRINO;
            case BIGQUERY -> ai.victor.sql.Dialect.BIGQUERY;
        };
    }
}
