package ai.victor.app;

import ai.victor.ingest.FileReport;
import ai.victor.ingest.FolderWatch;
import ai.victor.ingest.ImportReport;
import ai.victor.problem.Problem;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Imports what comes into a folder, as it comes, until it is stopped. What cannot be imported is told once and tried again when it changes; what
 * only had to wait, for another import or for room on the disk, is tried again; and what lacked something, such as a time zone, is tried again with
 * the next files, which may bring it.
 */
final class Arrivals implements Runnable, AutoCloseable {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Duration FOR_AN_IMPORT_TO_END = Duration.ofSeconds(10);

    /** Problems that are none of the files: they are over in time. */
    private static final Set<String> PASSING = Set.of("IMPORT_RUNNING", "NO_SPACE", "DATA_FOLDER", "NO_SUCH_PATH");

    private final FolderWatch watch;
    private final Duration between;
    private final ToldImport imports;
    private final PrintStream err;
    private final Set<Path> lacking = new LinkedHashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private String lastPassing = "";

    /** Ends an import that is under way when the watch is. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** @param between two looks, in which a file that is still being written is sure to change */
    Arrivals(FolderWatch watch, Duration between, ToldImport imports, PrintStream err) {
        this.watch = watch;
        this.between = between;
        this.imports = imports;
        this.err = err;
    }

    /** Until it is closed, or its thread is interrupted. */
    @Override
    public void run() {
        try {
            do {
                look();
            } while (!stopped.await(between.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException | Stopped e) {
            // The end that was asked for; the store is the one before or the one after an import.
        } finally {
            ended.countDown();
        }
    }

    /** Ends it, and waits until an import that is under way has given up or is done. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!ended.await(FOR_AN_IMPORT_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("An import was under way; the next one tidies up after it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var looked = watch.look();
        looked.troubles().forEach(err::println);
        var come = looked.files().stream().filter(Files::exists).toList();
        if (!come.isEmpty()) {
            try {
                bring(come);
            } catch (Stopped e) {
                throw e;
            } catch (RuntimeException e) {
                // Whoever watches outlives a fault in one import, and tells it like any command that ends by it.
                err.println(Victor.sentence(e));
                lacking.addAll(come);
            }
        }
    }

    private void bring(List<Path> come) {
        var all = new ArrayList<>(lacking);
        all.removeAll(come);
        all.removeIf(path -> !Files.exists(path));
        var alone = all.isEmpty();
        all.addAll(come);
        var report = imported(all);
        if (isPassing(report)) {
            watch.again(come);
            tellOnce(report);
            return;
        }
        lastPassing = "";
        if (!report.failed()) {
            lacking.clear();
            imports.tell(report);
            return;
        }
        if (!alone) {
            // What failed before may fail again, and is no reason to leave out what has come now.
            report = imported(come);
        }
        if (report.failed()) {
            lacking.addAll(lacking(come, report));
        }
        imports.tell(report);
    }

    private ImportReport imported(List<Path> files) {
        return imports.run(files, step -> {
            if (stopped.getCount() == 0 || Thread.currentThread().isInterrupted()) {
                throw new Stopped();
            }
        });
    }

    private static boolean isPassing(ImportReport report) {
        return report.failed() && report.problems().stream().map(Problem::code).allMatch(PASSING::contains);
    }

    /** It comes back every few seconds until it is over. */
    private void tellOnce(ImportReport report) {
        var code = report.problems().getFirst().code();
        if (!code.equals(lastPassing) && !code.equals("NO_SUCH_PATH")) {
            err.println(
                    code.equals("IMPORT_RUNNING")
                            ? "Another import is under way; what has come is imported when it has ended."
                            : report.text().strip() + " It is tried again until then.");
        }
        lastPassing = code;
    }

    /** Those that are not at fault themselves. */
    private static List<Path> lacking(List<Path> files, ImportReport report) {
        var atFault = report.files().stream()
                .filter(file ->
                        file.status() == FileReport.Status.REFUSED || file.status() == FileReport.Status.UNKNOWN)
                .map(FileReport::path)
                .toList();
        return files.stream()
                .filter(file -> atFault.stream().noneMatch(path -> path.startsWith(file)))
                .toList();
    }
}
