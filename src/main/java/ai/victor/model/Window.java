package ai.victor.model;

/**
 * A length of time, written {@code 7 days}.
 *
 * @param count one or more
 */
public record Window(int count, TimeGrain grain) {
    @Override
    public String toString() {
        return count + " " + grain.word() + (count == 1 ? "" : "s");
    }
}
