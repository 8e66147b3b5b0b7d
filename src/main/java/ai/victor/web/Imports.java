package ai.victor.web;

import ai.victor.ingest.ImportReport;
import ai.victor.ingest.Progress;
import java.nio.file.Path;
import java.util.List;

/** Imports files into the data folder that the server answers from. */
@FunctionalInterface
public interface Imports {
    /** Imports, or reports that another import is under way. */
    ImportReport run(List<Path> files, Progress progress);
}
