package ai.victor.sql;

/** A database whose SQL Victor writes. Only DuckDB's runs here; the others' is for the same tables elsewhere. */
public enum Dialect {
    DUCKDB("DuckDB"),
    TRINO("Trino"),
    BIGQUERY("BigQuery");

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    /** The name that its makers gave it. */
    public String product() {
        return product;
    }
}
