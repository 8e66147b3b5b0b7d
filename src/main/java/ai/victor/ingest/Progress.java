package ai.victor.ingest;

/** Hears what an import is doing, in a few words. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = step -> {};

    void step(String step);
}
