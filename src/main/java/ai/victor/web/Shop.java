package ai.victor.web;

import ai.victor.access.ApiKeys;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.OriginTokens;
import ai.victor.agent.Asker;
import ai.victor.agent.Logbook;
import ai.victor.ingest.DataPage;
import ai.victor.query.Analytics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the server serves, and to whom.
 *
 * @param askers who answers a caller: what one was answered is known to no other
 * @param data what semantic SQL runs on
 * @param page the health of the data; empty where nothing is imported
 * @param localClaims of everybody at this machine, where no keys are made
 * @param mounted what else is served behind the keys
 */
public record Shop(
        Function<Caller, Asker> askers,
        Supplier<Analytics> data,
        Supplier<Health> health,
        Supplier<Optional<DataPage>> page,
        Imports imports,
        ApiKeys keys,
        OriginTokens tokens,
        Claims localClaims,
        Logbook logbook,
        List<Mounted> mounted) {
    /** What the audit log calls the way by which requests come here. */
    static final String DOOR = "http";
}
