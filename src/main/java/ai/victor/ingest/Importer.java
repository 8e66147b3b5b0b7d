package ai.victor.ingest;

import ai.victor.engine.EngineException;
import ai.victor.engine.ImportLock;
import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Imports export files into a data folder.
 *
 * <p>It writes a new store beside the current one and publishes it only when all of it stands and adds up; whatever stops it before that leaves
 * the current store in force.
 */
public final class Importer {
    private final Path dataFolder;
    private final ShopSettings settings;
    private final Model model;
    private final MartScripts marts;
    private final Clock clock;

    /**
     * An importer for the model that came with the program.
     *
     * @param settings what the configuration says of the shop; it goes before what the shop's files say
     * @param clock for the time of the import, in the record of imports
     */
    public Importer(Path dataFolder, ShopSettings settings, Clock clock) {
        this(dataFolder, settings, clock, bundledModel());
    }

    /** @param model what will be asked of the store: the keys that it joins to are proven before the store is published */
    public Importer(Path dataFolder, ShopSettings settings, Clock clock, Model model) {
        this(dataFolder, settings, clock, model, MartScripts.bundled());
    }

    /** @param modelFolder where the model is from; its {@code marts}, if it has any, are run in place of the bundled ones */
    public Importer(Path dataFolder, ShopSettings settings, Clock clock, Model model, Path modelFolder) {
        this(dataFolder, settings, clock, model, MartScripts.ofModel(modelFolder));
    }

    private Importer(Path dataFolder, ShopSettings settings, Clock clock, Model model, MartScripts marts) {
        this.dataFolder = dataFolder;
        this.settings = settings;
        this.clock = clock;
        this.model = model;
        this.marts = marts;
    }

    private static Model bundledModel() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty ->
                throw new IllegalStateException("the program was built with a faulty model: " + faulty.problems());
        };
    }

    /**
     * Imports, or refuses to where another import is under way.
     *
     * @param paths files, or folders with files in them
     */
    public ImportReport importPaths(List<Path> paths, Progress progress) {
        return importPaths(paths, progress, () -> ImportLock.take(dataFolder));
    }

    /**
     * Imports when it is its turn.
     *
     * @param waiting is told once, if there is another import to wait for
     */
    public ImportReport importInTurn(List<Path> paths, Progress progress, Runnable waiting) {
        return importPaths(paths, progress, () -> ImportLock.await(dataFolder, waiting));
    }

    private ImportReport importPaths(List<Path> paths, Progress progress, Supplier<Optional<ImportLock>> locks) {
        var absent = paths.stream()
                .filter(path -> !Files.exists(path))
                .map(ImportProblems::absent)
                .toList();
        if (!absent.isEmpty()) {
            return ImportReport.failed(List.of(), absent);
        }
        try {
            var lock = locks.get();
            if (lock.isEmpty()) {
                return ImportReport.failed(List.of(), List.of(ImportProblems.busy(dataFolder)));
            }
            try (var held = lock.get()) {
                Stores.sweep(dataFolder);
                return importNow(paths, progress);
            }
        } catch (EngineException e) {
            return ImportReport.failed(List.of(), List.of(problem(e)));
        }
    }

    /** What the machine has too little of, or does not permit, is for a person to change; all else is a fault of ours. */
    private Problem problem(EngineException e) {
        return switch (e.code()) {
            case NO_SPACE -> ImportProblems.noSpace(dataFolder, Stores.size(dataFolder), Stores.free(dataFolder));
            case TEMPORARY -> ImportProblems.noTemporarySpace(String.valueOf(e.getMessage()));
            case FOLDER -> ImportProblems.notUsable(String.valueOf(e.getMessage()));
            case STORE, FAILED, REFUSED, TIMEOUT, BUSY -> throw e;
        };
    }

    /** The files are looked at only now, because they may have changed while another import ran. */
    private ImportReport importNow(List<Path> paths, Progress progress) {
        progress.step("looking at the files");
        var mappings = Mappings.of(dataFolder, paths);
        if (!mappings.problems().isEmpty()) {
            return ImportReport.failed(List.of(), mappings.problems());
        }
        var files = mappings.applied(FoundFile.under(paths, mappings.recogniser()));
        if (files.isEmpty() && mappings.isGiven()) {
            mappings.keep();
            return mappings.reported(new ImportReport(List.of(), List.of(), false, 0, List.of()));
        }
        var report = imported(files, progress);
        if (!report.failed()) {
            mappings.keep();
        }
        return mappings.reported(report);
    }

    private ImportReport imported(List<FoundFile> files, Progress progress) {
        var problems = problemsBefore(files);
        if (!problems.isEmpty()) {
            return ImportReport.failed(ImportRun.unread(files), problems);
        }
        var personal = PersonalText.in(dataFolder, Stores.current(dataFolder).isEmpty());
        return personal.isEmpty()
                ? ImportReport.failed(ImportRun.unread(files), List.of(ImportProblems.badKeyFile(dataFolder)))
                : intoNewStore(files, personal.get(), progress);
    }

    private ImportReport intoNewStore(List<FoundFile> files, PersonalText personal, Progress progress) {
        var store = Stores.next(dataFolder);
        var published = false;
        try {
            ImportReport report;
            try (var writer = StoreWriter.open(store)) {
                report = new ImportRun(writer, settings, marts, model, personal, now(), progress).load(files);
            }
            if (report.published()) {
                Stores.publish(dataFolder, store);
                published = true;
            }
            return report;
        } finally {
            if (!published) {
                Stores.discard(store);
            }
        }
    }

    private List<Problem> problemsBefore(List<FoundFile> files) {
        var problems = new ArrayList<Problem>();
        files.forEach(file -> file.shop().ifPresent(shop -> problems.addAll(shop.problems())));
        // Settings alone change a shop that is there; without one they would make a store in which every sum is zero.
        var settings = Stores.current(dataFolder).isPresent()
                && files.stream().anyMatch(file -> file.shop().isPresent());
        if (!settings && files.stream().noneMatch(file -> file.known().isPresent())) {
            problems.add(ImportProblems.nothingUsable(KnownFormats.names()));
        }
        return problems;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }
}
