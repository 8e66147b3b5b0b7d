package ai.victor.app;

import ai.victor.access.Claims;
import ai.victor.agent.Asker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps one who answers for each set of claims, for those who asked last; the conversations of one are not known to another. */
final class Askers implements Function<Claims, Asker> {
    private static final int MOST = 100;

    private final Function<Claims, Asker> make;
    private final Map<Claims, Asker> made = new LinkedHashMap<>(16, 0.75f, true);

    Askers(Function<Claims, Asker> make) {
        this.make = make;
    }

    @Override
    public synchronized Asker apply(Claims claims) {
        var asker = made.computeIfAbsent(claims, make);
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
        return asker;
    }
}
