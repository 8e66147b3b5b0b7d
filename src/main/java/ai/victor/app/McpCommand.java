package ai.victor.app;

import ai.victor.access.Caller;
import ai.victor.mcp.McpServing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code victor mcp}: tools for an agent that starts this process and talks to it over its streams. */
@Command(
        name = "mcp",
        description =
                "Serves tools to an agent over standard input and output, as an MCP server; `serve` has the same at /mcp.")
final class McpCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Victor victor;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        var parent = Commands.parent(victor);
        var wiring = new Wiring(parent);
        var ended = new CountDownLatch(1);
        try (var shop = wiring.shopOrDemo();
                var serving = McpServing.stdio(
                        wiring.mcp(shop),
                        Caller.local(parent.claims()),
                        new Noticed(parent.surroundings.in(), ended),
                        parent.surroundings.out())) {
            // Whoever started this ends it by closing the input.
            ended.await();
        }
        return Commands.DONE;
    }

    /** An input whose end is noticed. */
    private static final class Noticed extends InputStream {
        private final InputStream in;
        private final CountDownLatch ended;

        Noticed(InputStream in, CountDownLatch ended) {
            this.in = in;
            this.ended = ended;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) {
            try {
                var read = in.read(bytes, from, most);
                if (read < 0) {
                    ended.countDown();
                }
                return read;
            } catch (IOException e) {
                ended.countDown();
                throw new UncheckedIOException(e);
            }
        }
    }
}
