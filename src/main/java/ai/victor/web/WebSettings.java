package ai.victor.web;

import java.time.Duration;

/**
 * How the server listens.
 *
 * @param host a name or an address; all but loopback need keys
 * @param port 0 for any free one
 * @param grace how long questions under way may take when the server stops
 */
public record WebSettings(String host, int port, Duration grace, Limits limits) {
    public static final WebSettings DEFAULT = new WebSettings("127.0.0.1", 7070, Duration.ofSeconds(10));

    public WebSettings(String host, int port, Duration grace) {
        this(host, port, grace, Limits.DEFAULT);
    }
}
