package ai.victor.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages and the widget: files of the program alone, each by a name that was known when it was built. */
final class Site {
    private static final String FOLDER = "site/";
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.esm.min.js";

    /** No page runs or loads anything that is not ours. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data: blob:; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'self'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "ico", "image/x-icon");

    private Site() {}

    static void serve(JavalinConfig config) {
        config.routes.get("/", context -> page(context, "index.html"));
        config.routes.get("/data", context -> page(context, "data.html"));
        config.routes.get("/metrics-catalogue", context -> page(context, "metrics.html"));
        config.routes.get("/widget.js", context -> asset(context, "widget.js"));
        config.routes.get("/assets/echarts.js", context -> {
            open(context);
            send(context, Site.class.getResourceAsStream(ECHARTS));
        });
        config.routes.get("/assets/{name}", context -> asset(context, context.pathParam("name")));
    }

    /** The description of the API. */
    static void openApi(Context context) {
        open(context);
        send(context, Site.class.getResourceAsStream("openapi.json"));
    }

    private static void page(Context context, String name) {
        context.header("Content-Security-Policy", POLICY);
        send(context, open(name));
    }

    /** Pages of other sites load them too; what they may ask is settled by their token. */
    private static void asset(Context context, String name) {
        open(context);
        send(context, name.matches("[a-z0-9-]+(\\.[a-z0-9]+)+") ? open(name) : null);
    }

    private static void open(Context context) {
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static @Nullable InputStream open(String name) {
        return Site.class.getResourceAsStream(FOLDER + name);
    }

    private static void send(Context context, @Nullable InputStream content) {
        if (content == null) {
            throw Fault.ofStatus(404);
        }
        var path = context.path();
        var ending = path.contains(".") ? path.substring(path.lastIndexOf('.') + 1) : "html";
        try (content) {
            context.header("Cache-Control", "no-cache")
                    .contentType(TYPES.getOrDefault(ending, "application/octet-stream"))
                    .result(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
