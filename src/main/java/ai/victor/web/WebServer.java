package ai.victor.web;

import ai.victor.access.Secrets;
import ai.victor.access.Sessions;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long STOP_MILLIS = 1500;
    private static final int ID_BYTES = 9;
    private static final int IN_MEMORY = 1 << 20;
    private static final String REQUEST = "victor.request";

    /** For how long somebody whose connection broke may come back to their question. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Javalin javalin;
    private final Questions questions;
    private final WebSettings settings;

    private WebServer(Javalin javalin, Questions questions, WebSettings settings) {
        this.javalin = javalin;
        this.questions = questions;
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

    /** Starts listening; throws {@link IllegalArgumentException} for a host that is not loopback while no key is made. */
    public static WebServer start(WebSettings settings, Shop shop, Clock clock) {
        var loopback = isLoopback(settings.host());
        if (!loopback && !shop.keys().areNeeded()) {
            throw new IllegalArgumentException("no keys are made, and not a loopback address: " + settings.host());
        }
        var gate = new Gate(shop.keys(), shop.tokens(), new Sessions(shop.keys(), clock), shop.localClaims(), loopback);
        var questions = new Questions(shop.logbook(), PATIENCE);
        var turnstile = new Turnstile(settings.limits());
        var javalin = Javalin.create(config -> {
            configure(config, settings.limits());
            config.jetty.modifyServletContextHandler(handler -> shop.mounted().forEach(one -> {
                var servlet = new ServletHolder(one.servlet().apply(KeyFilter::caller));
                servlet.setAsyncSupported(true);
                handler.addServlet(servlet, one.path());
                var filter = new FilterHolder(new KeyFilter(gate, turnstile));
                filter.setAsyncSupported(true);
                handler.addFilter(filter, one.path(), EnumSet.of(DispatcherType.REQUEST));
            }));
            config.routes.before(context -> {
                context.attribute(REQUEST, Secrets.random(ID_BYTES));
                headers(context);
                admit(context, gate, questions);
            });
            new Routes(settings, shop, gate, turnstile, questions).add(config);
            Site.serve(config);
            config.routes.exception(Fault.class, (fault, context) -> send(context, fault));
            config.routes.exception(
                    HttpResponseException.class,
                    (refusal, context) -> send(context, Fault.ofStatus(refusal.getStatus())));
            config.routes.exception(Exception.class, (failure, context) -> {
                LOG.error("{} {} failed, request {}", context.method(), context.path(), id(context), failure);
                send(context, Fault.broken());
            });
        });
        javalin.start(settings.host(), settings.port());
        return new WebServer(javalin, questions, settings);
    }

    private static void configure(JavalinConfig config, Limits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = limits.questionBytes();
        config.http.prefer405over404 = true;
        config.jetty.multipartConfig.maxTotalRequestSize(limits.importBytes(), io.javalin.config.SizeUnit.BYTES);
        config.jetty.multipartConfig.maxFileSize(limits.importBytes(), io.javalin.config.SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(IN_MEMORY, io.javalin.config.SizeUnit.BYTES);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new QuietErrorPages());
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new QuietErrorPages()));
    }

    private static void headers(Context context) {
        // What data say is never taken for a page.
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Frame-Options", "SAMEORIGIN");
        context.header("X-Request-Id", id(context));
    }

    private static String id(Context context) {
        return String.valueOf(context.<String>attribute(REQUEST));
    }

    /**
     * A page of another site that resolves its own name to this machine carries that name: while nobody has to say who they are, such requests are
     * turned away.
     */
    private static void admit(Context context, Gate gate, Questions questions) {
        var host = context.req().getServerName();
        if (!gate.isLocked() && !Gate.isLocal(host)) {
            throw Fault.foreignHost();
        }
        if (questions.isStopping()) {
            throw Fault.stopping();
        }
    }

    /** The connection ends with it, because nobody may have read the request's body. */
    private static void send(Context context, Fault fault) {
        context.header("Connection", "close");
        if (fault.retryAfter() > 0) {
            context.header("Retry-After", Long.toString(fault.retryAfter()));
        }
        if (fault.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(fault.status()).contentType(ProblemDetails.TYPE).result(ProblemDetails.of(fault));
    }

    public int port() {
        return javalin.port();
    }

    /** Stops: questions under way are answered within the grace, others are turned away. */
    @Override
    public void close() {
        try {
            questions.drain(settings.grace());
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
