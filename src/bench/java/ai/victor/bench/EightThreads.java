package ai.victor.bench;

import ai.victor.sql.Compilation;
import ai.victor.sql.SemanticCompiler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** One compiler shared by eight threads, each with the queries in an order of its own; each text must be the one that a single thread gets. */
final class EightThreads {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    private EightThreads() {}

    /**
     * What eight threads did.
     *
     * @param perSecond compilations of all threads together
     */
    record Result(int compiled, int wrong, double perSecond) {}

    static Result run(SemanticCompiler compiler) throws Exception {
        var expected = new HashMap<String, Compilation>();
        Subject.accepted(compiler).forEach(query -> expected.put(query, Subject.compile(compiler, query)));
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(i);
            work.add(() -> wrong(compiler, expected, random));
        }
        long start = System.nanoTime();
        int wrong = 0;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(work)) {
                wrong += done.get();
            }
        }
        int compiled = THREADS * ROUNDS * expected.size();
        return new Result(compiled, wrong, compiled * 1e9 / (System.nanoTime() - start));
    }

    private static int wrong(SemanticCompiler compiler, Map<String, Compilation> expected, Random random) {
        int wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> queries = new ArrayList<>(expected.keySet());
            Collections.shuffle(queries, random);
            for (var query : queries) {
                if (!Subject.compile(compiler, query).equals(expected.get(query))) {
                    wrong++;
                }
            }
        }
        return wrong;
    }
}
