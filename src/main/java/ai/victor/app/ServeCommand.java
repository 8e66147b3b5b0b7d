package ai.victor.app;

import ai.victor.web.WebServer;
import ai.victor.web.WebSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor serve}: answers over HTTP until it is told to stop. */
@Command(name = "serve", description = "Answers questions in the browser and over HTTP.")
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    /** A start may take this much longer for the first question to be quick; on a machine with nothing else to do it takes half of it. */
    private static final Duration BEFORE_READY = Duration.ofSeconds(4);

    private static final Duration AFTER_READY = Duration.ofSeconds(20);

    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (7070); 0 for any free one.")
    private int port = WebSettings.DEFAULT.port();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on (127.0.0.1); any but loopback needs keys (victor key).")
    private String host = WebSettings.DEFAULT.host();

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description = "Imports the files of a folder, and each that comes or changes, and answers from them.")
    private Optional<Path> watched = Optional.empty();

    @Override
    public Integer call() {
        // Before any class that logs: the first one settles it for all.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(Commands.line(spec), "A port is a number from 0 to " + HIGHEST_PORT + ".");
        }
        var parent = Commands.parent(victor);
        var wiring = new Wiring(parent);
        if (!WebServer.isLoopback(host) && !wiring.keys().areNeeded()) {
            throw Refusal.notLoopback(host);
        }
        var arrivals = watched.map(folder -> WatchCommand.in(folder, parent, wiring, Arrivals.BETWEEN_LOOKS));
        try (var shop = wiring.shopOrDemo()) {
            var asked = new AtomicBoolean();
            var server = start(wiring, shop, asked);
            var stopped = new CountDownLatch(1);
            var stopping = new AtomicBoolean();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopping.set(true);
                arrivals.ifPresent(Arrivals::close);
                server.close();
                stopped.countDown();
            }));
            arrivals.ifPresent(
                    incoming -> Thread.ofPlatform().daemon().name("watching").start(incoming));
            var warmUp = wiring.warmUp(shop);
            warmUp.eachKind(BEFORE_READY);
            var address = "http://" + host + ":" + server.port();
            parent.surroundings
                    .out()
                    .println("Victor answers at " + address + "/ and " + address + "/api/v1/ask (Ctrl-C stops it).");
            Thread.ofPlatform().daemon().start(() -> goOn(warmUp, () -> stopping.get() || asked.get()));
            await(stopped, server);
            arrivals.ifPresent(Arrivals::close);
        }
        return Commands.DONE;
    }

    /** Until somebody asks; a server that is stopped at once closes the shop under its own warm-up, which is nobody's fault. */
    private static void goOn(WarmUp warmUp, BooleanSupplier stopped) {
        try {
            warmUp.all(AFTER_READY, stopped);
        } catch (IllegalStateException e) {
            if (!stopped.getAsBoolean()) {
                throw e;
            }
        }
    }

    /** Until the process is told to end, or this thread is. */
    private static void await(CountDownLatch stopped, WebServer server) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            server.close();
        }
    }

    private WebServer start(Wiring wiring, OpenShop shop, AtomicBoolean asked) {
        var askers = wiring.askers(shop);
        try {
            return WebServer.start(
                    new WebSettings(host, port, WebSettings.DEFAULT.grace()),
                    wiring.served(shop, caller -> {
                        asked.set(true);
                        return askers.apply(caller);
                    }),
                    Commands.parent(victor).surroundings.clock());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusal.cannotListen(host, port);
        }
    }
}
