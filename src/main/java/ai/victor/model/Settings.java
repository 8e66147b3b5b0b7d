package ai.victor.model;

/**
 * The block {@code config:} of an entry.
 *
 * @param enabled whether the entry is there at all: dbt leaves out those that say {@code enabled: false}
 * @param meta {@code config: meta:}, or {@code meta:} beside it; to be closed by who reads it
 */
record Settings(boolean enabled, Block meta) {
    /** Reads it; groups and tags order dbt's projects and mean nothing to a query. */
    static Settings of(Block owner) {
        owner.leave("group", "tags");
        var inner = "meta of a " + owner.what();
        var beside = owner.block("meta", inner);
        var config = owner.block("config", "config of a " + owner.what());
        if (config.isEmpty()) {
            return new Settings(
                    true, beside.orElseGet(() -> owner.nothing(inner)).shared());
        }
        try (var block = config.get()) {
            block.leave("group", "tags");
            boolean enabled = block.flag("enabled").orElse(true);
            var cache = block.block("cache", "cache");
            if (cache.filter(found -> found.flag("enabled").orElse(true)).isPresent()) {
                block.refuse("cache");
            }
            block.refuse("export_as", "schema", "alias");
            var meta = block.block("meta", inner).or(() -> beside).orElseGet(() -> owner.nothing(inner));
            return new Settings(enabled, meta.shared());
        }
    }

    /** Reads it where nothing under {@code meta} is ours. */
    static boolean isEnabled(Block owner) {
        return of(owner).enabled();
    }
}
