package ai.victor.app;

import ai.victor.access.Policies;
import ai.victor.engine.EngineSettings;
import ai.victor.engine.Stores;
import ai.victor.model.Model;
import ai.victor.query.Analytics;
import ai.victor.query.StoreUnusable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The data that questions go to: the demo shop's until something is imported beside it. Safe to share between threads. */
final class OpenShop implements Supplier<Analytics>, AutoCloseable {
    private final Path dataFolder;
    private final Model model;
    private final Function<ZoneId, LocalDate> today;
    private final Policies policies;
    private final List<Analytics> opened = new ArrayList<>();
    private boolean demo;

    /** @param folder the data folder, or its demo shop's; throws a {@link Refusal} if it holds nothing that can be asked */
    OpenShop(Path dataFolder, Path folder, Model model, Function<ZoneId, LocalDate> today, Policies policies) {
        this.dataFolder = dataFolder;
        this.model = model;
        this.today = today;
        this.policies = policies;
        this.demo = !folder.equals(dataFolder);
        opened.add(open(folder, model));
    }

    @Override
    public synchronized Analytics get() {
        if (demo && Stores.current(dataFolder).isPresent()) {
            // Questions under way may still be about the demo shop, so it stays open.
            opened.add(open(dataFolder, model));
            demo = false;
        }
        return opened.getLast();
    }

    /** Whether questions go to the demo shop. */
    synchronized boolean isDemo() {
        return demo && Stores.current(dataFolder).isEmpty();
    }

    @Override
    public synchronized void close() {
        opened.forEach(Analytics::close);
    }

    private Analytics open(Path folder, Model model) {
        try {
            return Analytics.open(folder, model, EngineSettings.standard(), today, policies);
        } catch (StoreUnusable e) {
            throw Refusal.of(List.of(e.problem()));
        }
    }
}
