package ai.victor.mcp;

import ai.victor.access.Caller;
import ai.victor.agent.Asker;
import ai.victor.agent.Logbook;
import ai.victor.query.Analytics;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the tools serve.
 *
 * @param askers who answers a caller: what one was answered is known to no other
 */
public record McpShop(Function<Caller, Asker> askers, Supplier<Analytics> data, Logbook logbook) {}
