package ai.victor.web;

import ai.victor.access.ApiKeys;
import ai.victor.access.Audit;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.OriginTokens;
import ai.victor.agent.Asker;
import ai.victor.agent.Logbook;
import ai.victor.agent.Telemetry;
import ai.victor.model.DateRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A shop whose answers a test makes up, and whose keys are real. */
final class TestShop {
    static final Health HEALTH =
            new Health("A shop", Optional.of(new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 29))));

    final ApiKeys keys;
    final OriginTokens tokens;
    final Path audit;
    private final Clock clock;

    TestShop(Path folder, Clock clock) {
        this.clock = clock;
        keys = new ApiKeys(folder.resolve("keys.json"), clock);
        tokens = new OriginTokens(folder.resolve("token.key"), keys, clock);
        audit = folder.resolve("audit.jsonl");
    }

    Shop of(Function<Caller, Asker> askers) {
        return new Shop(
                askers,
                () -> {
                    throw new IllegalStateException("this shop has no data");
                },
                () -> HEALTH,
                Optional::empty,
                (files, progress) -> {
                    throw new IllegalStateException("nothing is imported here");
                },
                keys,
                tokens,
                Claims.NONE,
                new Logbook(new Audit(audit, clock), new Telemetry()),
                List.of());
    }
}
