package ai.victor.app;

import ai.victor.access.Caller;
import ai.victor.agent.Asker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps one who answers for each caller, for those who asked last; the conversations of one are not known to another. */
final class Askers implements Function<Caller, Asker> {
    private static final int MOST = 100;

    private final Function<Caller, Asker> make;
    private final Map<Caller, Asker> made = new LinkedHashMap<>(16, 0.75f, true);

    Askers(Function<Caller, Asker> make) {
        this.make = make;
    }

    @Override
    public synchronized Asker apply(Caller caller) {
        var asker = made.computeIfAbsent(caller, make);
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
        return asker;
    }
}
