package ai.victor.web;

import ai.victor.access.Claims;
import ai.victor.agent.Asker;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_BODY = 64 * 1024;
    private static final long STOP_MILLIS = 500;

    private final Javalin javalin;
    private final UnderWay underWay;
    private final WebSettings settings;

    private WebServer(Javalin javalin, UnderWay underWay, WebSettings settings) {
        this.javalin = javalin;
        this.underWay = underWay;
        this.settings = settings;
    }

    /** True for an address that only this machine reaches. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Starts listening; throws {@link IllegalArgumentException} for a host that is not loopback.
     *
     * @param askers who answers those who have the claims
     * @param claims of everybody who reaches the server
     */
    public static WebServer start(
            WebSettings settings, Function<Claims, Asker> askers, Claims claims, Supplier<Health> health) {
        if (!isLoopback(settings.host())) {
            throw new IllegalArgumentException("not a loopback address: " + settings.host());
        }
        var underWay = new UnderWay();
        var javalin = Javalin.create(config -> {
            configure(config);
            config.routes.before(context -> {
                // What data say is never taken for a page.
                context.header("X-Content-Type-Options", "nosniff");
                admit(context, underWay);
            });
            config.routes.post("/api/v1/ask", new AskHandler(askers, claims, underWay));
            config.routes.post("/api/v1/answers/{id}/feedback", new FeedbackHandler(askers, claims));
            config.routes.get(
                    "/health",
                    context -> context.contentType("application/json")
                            .result(health.get().json()));
            config.routes.exception(Fault.class, (fault, context) -> send(context, fault));
            config.routes.exception(
                    HttpResponseException.class,
                    (refusal, context) -> send(context, Fault.ofStatus(refusal.getStatus())));
            config.routes.exception(Exception.class, (failure, context) -> {
                LOG.error("{} {} failed", context.method(), context.path(), failure);
                send(context, Fault.broken());
            });
        });
        javalin.start(settings.host(), settings.port());
        return new WebServer(javalin, underWay, settings);
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new QuietErrorPages());
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new QuietErrorPages()));
    }

    /** A page of another site that resolves its own name to this machine carries that name: such requests are turned away. */
    private static void admit(Context context, UnderWay underWay) {
        var host = context.req().getServerName();
        if (!host.equalsIgnoreCase("localhost") && !isLoopbackLiteral(host)) {
            throw Fault.foreignHost();
        }
        if (underWay.isStopping()) {
            throw Fault.stopping();
        }
    }

    private static boolean isLoopbackLiteral(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.matches("127(\\.\\d{1,3}){3}") || bare.equals("::1") || bare.equals("0:0:0:0:0:0:0:1");
    }

    /** The connection ends with it, because nobody may have read the request's body. */
    private static void send(Context context, Fault fault) {
        context.header("Connection", "close");
        context.status(fault.status()).contentType(ProblemDetails.TYPE).result(ProblemDetails.of(fault));
    }

    public int port() {
        return javalin.port();
    }

    /** Stops: questions under way are answered within the grace, others are turned away. */
    @Override
    public void close() {
        try {
            underWay.drain(settings.grace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            javalin.stop();
        } catch (RuntimeException e) {
            LOG.warn("the server did not stop cleanly: {}", e.getMessage());
        }
    }
}
