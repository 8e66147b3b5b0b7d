package ai.victor.agent;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Counts what is asked, how it ends, how long it takes and what it costs, since the process began. Nothing that anybody asked or was answered is in it.
 * Safe to share between threads.
 */
public final class Telemetry {
    /** What {@link #text} is. */
    public static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String DOOR = "door";
    private static final String ACTION = "action";
    private static final String OUTCOME = "outcome";

    /** From an answer of the built-in reader to the deadline of a slow model, in seconds. */
    private static final double[] SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10, 30, 60, 120};

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter actions = counter(
            "victor_requests",
            "Questions, semantic SQL, analyses and imports, by how they ended.",
            DOOR,
            ACTION,
            OUTCOME);
    private final Counter rows =
            counter("victor_rows", "Rows that they gave; of an import, rows that it read.", ACTION);
    private final Counter queries = counter("victor_queries", "Queries that were compiled and run for them.", ACTION);
    private final Counter tokens = counter("victor_tokens", "Tokens of the language model.", "model", "direction");
    private final Counter cost = counter(
            "victor_cost", "What the language model cost, in the currency of the prices that are set.", "model");
    private final Histogram seconds = Histogram.builder()
            .name("victor_request_seconds")
            .help("How long they took.")
            .labelNames(DOOR, ACTION)
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    void ended(String door, String action, String outcome, long queriesRun, long rowsGiven, long millis) {
        actions.labelValues(door, action, outcome).inc();
        queries.labelValues(action).inc(queriesRun);
        rows.labelValues(action).inc(rowsGiven);
        seconds.labelValues(door, action).observe(millis / 1000.0);
    }

    void used(String model, Answer.Usage usage) {
        if (usage.inputTokens() + usage.outputTokens() > 0) {
            tokens.labelValues(model, "input").inc(usage.inputTokens());
            tokens.labelValues(model, "output").inc(usage.outputTokens());
        }
        // An estimate to watch, not money that is booked: the format knows no decimals.
        usage.cost()
                .map(BigDecimal::doubleValue)
                .ifPresent(spent -> cost.labelValues(model).inc(spent));
    }

    /** All of it, as Prometheus reads it. */
    public String text() {
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
