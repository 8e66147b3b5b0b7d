package ai.victor.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Our text against the hand-written one, by turns on one connection; the middle of several runs counts. */
final class Race implements AutoCloseable {
    static final int RUNS = Integer.getInteger("bench.runs", 5);

    private final Connection connection;

    Race(Path store) throws SQLException {
        var properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("memory_limit", "6GB");
        this.connection = DriverManager.getConnection("jdbc:duckdb:" + store, properties);
    }

    /** What a text gave, and the milliseconds that it took in the middle of its runs. */
    record Timed(List<List<@Nullable Object>> rows, double millis) {}

    /** Each text by turns, the first one another each time: what the other left in memory helps none of them alone. */
    List<Timed> run(List<String> texts) throws SQLException {
        var times = new ArrayList<List<Timed>>();
        for (var text : texts) {
            once(text);
            times.add(new ArrayList<>());
        }
        for (int round = 0; round < RUNS; round++) {
            for (int i = 0; i < texts.size(); i++) {
                int turn = (i + round) % texts.size();
                times.get(turn).add(once(texts.get(turn)));
            }
        }
        return times.stream().map(Race::middle).toList();
    }

    /** The middle of the times of one text. */
    Timed alone(String text) throws SQLException {
        var times = new ArrayList<Timed>();
        once(text);
        for (int i = 0; i < RUNS; i++) {
            times.add(once(text));
        }
        return middle(times);
    }

    private static Timed middle(List<Timed> runs) {
        var millis = runs.stream().map(Timed::millis).sorted().toList();
        return new Timed(runs.getFirst().rows(), millis.get(millis.size() / 2));
    }

    private Timed once(String text) throws SQLException {
        long start = System.nanoTime();
        var rows = new ArrayList<List<@Nullable Object>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(text)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= width; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return new Timed(rows, (System.nanoTime() - start) / 1e6);
    }

    /** How a text is run. */
    String analysed(String text) throws SQLException {
        var rows = once("EXPLAIN ANALYZE " + text).rows();
        return rows.getFirst().getLast() + "\n";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
