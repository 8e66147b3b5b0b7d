package ai.victor.web;

import ai.victor.access.Caller;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/**
 * A servlet that another surface serves behind the same keys.
 *
 * @param path where it stands, such as {@code /mcp}
 * @param servlet made with the caller of each request; by then it is settled that they hold a key, or need none
 */
public record Mounted(String path, Function<Function<HttpServletRequest, Caller>, HttpServlet> servlet) {}
