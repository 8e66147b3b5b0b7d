package ai.victor.app;

import ai.victor.engine.EngineException;
import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.engine.Stores;
import ai.victor.eval.GoldAnswer;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The door of {@code victor eval} to the store, for gold that is SQL over the marts: read-only, one SELECT, as for any question. It stands here because no
 * surface can name the engine, and nothing that anybody asks comes near it: what it runs stands in the file that the command was given.
 */
final class GoldRows implements GoldAnswer.Marts, AutoCloseable {
    private static final int MOST_ROWS = 100_000;

    private final Path folder;
    private @Nullable QueryEngine engine;

    GoldRows(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<List<@Nullable Object>> rows(String sql, int columns) {
        var cells = IntStream.range(0, columns)
                .mapToObj(at -> new Column("c" + at, "c" + at, Type.TEXT, Unit.NONE))
                .toList();
        try {
            return opened().run(sql, cells, MOST_ROWS).rows();
        } catch (EngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private QueryEngine opened() {
        var open = engine;
        if (open == null) {
            open = QueryEngine.open(
                    Stores.current(folder).orElseThrow(Refusal::nothingImported), EngineSettings.standard());
            engine = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
