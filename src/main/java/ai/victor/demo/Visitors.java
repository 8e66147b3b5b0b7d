package ai.victor.demo;

/** Counts the browsers that were ever seen. Not thread-safe. */
final class Visitors {
    private long last;

    long fresh() {
        return ++last;
    }
}
