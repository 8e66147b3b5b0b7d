package ai.victor.web;

import ai.victor.access.Scope;
import ai.victor.agent.Telemetry;
import io.javalin.config.JavalinConfig;
import java.nio.charset.StandardCharsets;

/** Every path of the API, and who serves it; {@code openapi.json} describes the same. */
final class Routes {
    private static final String API = "/api/v1";

    private final WebSettings settings;
    private final Shop shop;
    private final Gate gate;
    private final Turnstile turnstile;
    private final Questions questions;

    Routes(WebSettings settings, Shop shop, Gate gate, Turnstile turnstile, Questions questions) {
        this.settings = settings;
        this.shop = shop;
        this.gate = gate;
        this.turnstile = turnstile;
        this.questions = questions;
    }

    void add(JavalinConfig config) {
        var routes = config.routes;
        routes.post(API + "/ask", new AskHandler(gate, turnstile, shop.askers(), questions));
        routes.delete(API + "/questions/{key}", context -> {
            var caller = gate.caller(context, Scope.ASK);
            if (!questions.stop(caller, context.pathParam("key"))) {
                throw Fault.noQuestionOfThatKey();
            }
            context.status(204);
        });
        routes.post(API + "/query", new QueryHandler(gate, turnstile, shop.data(), shop.logbook()));
        routes.get(API + "/model", new ModelHandler(gate, turnstile, shop.data(), shop.health()));
        routes.get(API + "/data", new DataHandler(gate, turnstile, shop.data(), shop.page()));
        routes.post(
                API + "/imports",
                new ImportHandler(gate, turnstile, shop.imports(), shop.logbook(), settings.limits()));
        var talks = new ConversationHandlers(gate, turnstile, shop.askers());
        routes.get(API + "/conversations", talks::list);
        routes.get(API + "/conversations/{id}", talks::read);
        routes.delete(API + "/conversations/{id}", talks::forget);
        routes.get(API + "/answers/{id}", talks::answer);
        routes.get(API + "/answers/{id}/next", talks::next);
        routes.post(API + "/answers/{id}/feedback", new FeedbackHandler(gate, turnstile, shop.askers()));
        routes.post(API + "/tokens", new TokenHandler(gate, turnstile));
        var sessions = new SessionHandlers(gate, turnstile);
        routes.get(API + "/session", sessions::tell);
        routes.post(API + "/session", sessions::begin);
        routes.delete(API + "/session", sessions::end);
        routes.before(API + "/*", new Cors(gate));
        routes.get("/openapi.json", Site::openApi);
        routes.get("/metrics", context -> {
            turnstile.pass(gate.caller(context, Scope.ADMIN), context.req().getRemoteAddr());
            context.contentType(Telemetry.TYPE)
                    .result(shop.logbook().telemetry().text().getBytes(StandardCharsets.UTF_8));
        });
        // Whether it runs is told to everybody; of what shop, to those who may ask.
        routes.get(
                "/health",
                context -> Json.send(
                        context,
                        gate.isLocked() ? Health.bare() : shop.health().get().json()));
        routes.get("/ready", context -> {
            shop.data().get().shop();
            Json.send(context, Health.bare());
        });
    }
}
