package ai.victor.bench;

import ai.victor.model.Model;
import ai.victor.sql.Compilation;
import ai.victor.sql.SemanticCompiler;
import java.io.IOException;
import java.sql.SQLException;
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

/** What a process does once, each time in a process of its own that has done nothing else with the model's or the compiler's classes. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(7)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstCompile {
    /** A process that has read the model and the store's tables. */
    @State(Scope.Thread)
    public static class Fresh {
        final Subject subject;

        public Fresh() {
            try {
                subject = Subject.read();
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same after the warm-up that a start has run beside the opening of the store. */
    @State(Scope.Thread)
    public static class Warm extends Fresh {
        @Setup
        public void warmUp() {
            SemanticCompiler.warmUp();
        }
    }

    /** A process that has done nothing yet. */
    @State(Scope.Thread)
    public static class Bare {}

    @Benchmark
    public Model model(Bare bare) {
        return Subject.bundled();
    }

    @Benchmark
    public Bare warmUp(Bare bare) {
        SemanticCompiler.warmUp();
        return bare;
    }

    @Benchmark
    public Compilation withoutWarmUp(Fresh fresh) {
        return Subject.compile(fresh.subject.compiler(), Subject.FIRST_QUERY);
    }

    @Benchmark
    public Compilation afterWarmUp(Warm warm) {
        return Subject.compile(warm.subject.compiler(), Subject.FIRST_QUERY);
    }
}
