package ai.victor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which package may use which of ours: only those named after it, all of which stand above it. README prints the same lines. */
final class PackageMap {
    static final String LINES = """
            problem  :
            table    :
            access   : problem
            model    : problem table
            sql      : problem table access model
            engine   : problem table
            query    : problem table access model sql engine
            analysis : problem table access model query
            language : problem table model
            agent    : problem table access model query analysis language
            source   : problem table
            ingest   : problem table model source engine
            demo     :
            web      : problem table access model query agent ingest
            mcp      : problem table access model query agent
            eval     : problem table query agent
            app      : problem table access model sql engine query analysis language agent source ingest demo web mcp eval
            """;

    private PackageMap() {}

    /** Package → the packages that it may use, in the map's order. */
    static Map<String, Set<String>> uses() {
        var uses = new LinkedHashMap<String, Set<String>>();
        LINES.lines()
                .map(line -> line.split(":", 2))
                .forEach(pair -> uses.put(
                        pair[0].strip(),
                        pair[1].isBlank() ? Set.of() : Set.of(pair[1].strip().split(" +"))));
        return uses;
    }
}
