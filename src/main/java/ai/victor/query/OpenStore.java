package ai.victor.query;

import ai.victor.access.Limit;
import ai.victor.engine.EngineException;
import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.model.Model;
import ai.victor.sql.Catalog;
import ai.victor.sql.CompilerSettings;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One store file, open for questions: its engine, a compiler for it, and what it says of itself. Closes after its last question. */
final class OpenStore {
    private static final int MOST_VIEWS = 100;
    private static final int MOST_ROWS = 10_000;

    final Path file;
    final Model model;
    final QueryEngine engine;
    final Catalog catalog;
    final ShopSettings shop;
    final long quarantined;
    final Gaps gaps;

    /** For those who may see every row. */
    private final StoreView whole;

    /** What somebody may see → their view: of those who asked last. */
    private final Map<List<Limit>, StoreView> limited = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Limit>, StoreView> eldest) {
            return size() > MOST_VIEWS;
        }
    };

    private int users;
    private boolean retired;

    private OpenStore(Path file, QueryEngine engine, Model model) {
        this.file = file;
        this.model = model;
        this.engine = engine;
        var tables = engine.tables();
        if (!tables.getOrDefault("shop", Map.of())
                .keySet()
                .containsAll(List.of("name", "currency", "zone", "week_start", "quarantined"))) {
            throw new StoreUnusable(Problems.noShop(file));
        }
        var row = engine.run(
                        "SELECT name, currency, zone, week_start, quarantined FROM shop",
                        List.of(text("name"), text("currency"), text("zone"), text("week_start"), count("quarantined")),
                        1)
                .rows();
        if (row.isEmpty()) {
            throw new StoreUnusable(Problems.noShop(file));
        }
        this.shop = shop(row.getFirst());
        this.quarantined = row.getFirst().get(4) instanceof Long count ? count : 0;
        this.gaps = tables.containsKey("gap_day") ? Gaps.in(engine) : Gaps.none();
        this.catalog = new Catalog(tables, proven(tables.containsKey("proven_count")));
        var compiler = new SemanticCompiler(
                model, catalog, new CompilerSettings(shop.currency(), shop.weekStart(), MOST_ROWS));
        if (!compiler.faults().isEmpty()) {
            throw new StoreUnusable(compiler.faults().getFirst());
        }
        refuseRepeatedKeys(tables.containsKey("proven_key"));
        this.whole = new StoreView(this, compiler, false);
    }

    /** The store as somebody sees it. */
    StoreView seenWithin(List<Limit> limits) {
        if (limits.isEmpty()) {
            return whole;
        }
        synchronized (limited) {
            return limited.computeIfAbsent(limits, key -> new StoreView(this, whole.compiler.limitedTo(key), true));
        }
    }

    /** The numbers of distinct things that may be added up, as the load proved; none of a store from before it did. */
    private Set<String> proven(boolean saysProven) {
        return saysProven
                ? engine
                        .run("SELECT recount FROM proven_count", List.of(text("recount")), Integer.MAX_VALUE)
                        .rows()
                        .stream()
                        .map(row -> String.valueOf(row.getFirst()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** The load proves the keys of the model that it knows; those of another model are proven here, or every join to them could count twice. */
    private void refuseRepeatedKeys(boolean saysProven) {
        var proven = saysProven
                ? engine.run(
                                "SELECT mart, expression FROM proven_key",
                                List.of(text("mart"), text("expression")),
                                Integer.MAX_VALUE)
                        .rows()
                : List.<List<@Nullable Object>>of();
        for (var key : model.joinKeys()) {
            if (!proven.contains(List.of(key.table(), key.expression()))) {
                var row = engine.run(key.repeats(), List.of(text("value"), count("repeated"), count("rows")), 1)
                        .rows()
                        .getFirst();
                if (!Objects.equals(row.get(1), 0L)) {
                    throw new StoreUnusable(Problems.repeatedKey(key, Objects.toString(row.getFirst())));
                }
            }
        }
    }

    static OpenStore open(Path file, Model model, EngineSettings settings) {
        try {
            var engine = QueryEngine.open(file, settings);
            try {
                return new OpenStore(file, engine, model);
            } catch (RuntimeException e) {
                engine.close();
                throw e;
            }
        } catch (EngineException e) {
            throw new StoreUnusable(Problems.unreadable(e));
        }
    }

    /** Takes the store for one question; false if it is closed already. */
    synchronized boolean take() {
        if (retired && users == 0) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void giveBack() {
        users--;
        closeIfIdle();
    }

    /** No new questions; closes after those that run. */
    synchronized void retire() {
        if (!retired) {
            retired = true;
            closeIfIdle();
        }
    }

    private void closeIfIdle() {
        if (retired && users == 0) {
            engine.close();
        }
    }

    private static ShopSettings shop(List<@Nullable Object> row) {
        var zone = Objects.toString(row.get(2), "");
        var currency = Objects.toString(row.get(1), "");
        if (!new Unit(currency).isMoney()) {
            throw new StoreUnusable(Problems.badShop("currency", currency));
        }
        try {
            return new ShopSettings(
                    Objects.toString(row.getFirst(), ""),
                    currency,
                    ZoneId.of(zone),
                    "sunday".equalsIgnoreCase(Objects.toString(row.get(3), "")) ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY);
        } catch (DateTimeException e) {
            throw new StoreUnusable(Problems.badShop("time zone", zone));
        }
    }

    static Column text(String name) {
        return new Column(name, name, Type.TEXT, Unit.NONE);
    }

    static Column count(String name) {
        return new Column(name, name, Type.INTEGER, Unit.COUNT);
    }

    static Column date(String name) {
        return new Column(name, name, Type.DATE, Unit.NONE);
    }
}
