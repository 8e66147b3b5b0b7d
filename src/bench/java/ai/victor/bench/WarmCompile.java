package ai.victor.bench;

import ai.victor.sql.Compilation;
import ai.victor.sql.SemanticCompiler;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From semantic text to physical text, one golden query after another; nothing is kept between two compilations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
public class WarmCompile {
    private final SemanticCompiler compiler;
    private final List<String> queries;
    private int next;

    public WarmCompile() {
        try {
            compiler = Subject.read().compiler();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        queries = Subject.accepted(compiler);
    }

    @Setup
    public void fromTheFirst() {
        next = 0;
    }

    @Benchmark
    public Compilation parseToText() {
        next = (next + 1) % queries.size();
        return Subject.compile(compiler, queries.get(next));
    }
}
