package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.ingest.FileReport.Status;
import ai.victor.model.Model;
import ai.victor.source.Format;
import ai.victor.source.RawTable;
import ai.victor.source.Recognition;
import ai.victor.source.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One import into one store file that nobody reads yet. Not thread-safe. */
final class ImportRun {
    /** ISO 8601's. No export tells it, and a shop that counts otherwise says so in its settings. */
    private static final DayOfWeek WEEK_START = DayOfWeek.MONDAY;

    private final StoreWriter store;
    private final ShopSettings configured;
    private final MartScripts scripts;
    private final Model model;
    private final PersonalText personal;
    private final LocalDateTime now;
    private final Progress progress;
    private final Ledger ledger;

    ImportRun(
            StoreWriter store,
            ShopSettings configured,
            MartScripts scripts,
            Model model,
            PersonalText personal,
            LocalDateTime now,
            Progress progress) {
        this.store = store;
        this.configured = configured;
        this.scripts = scripts;
        this.model = model;
        this.personal = personal;
        this.now = now;
        this.progress = progress;
        this.ledger = new Ledger(store);
    }

    /** Loads what is new in the files and, if anything is, builds the marts; the report says published where the store is to be. */
    ImportReport load(List<FoundFile> files) {
        ledger.create();
        RawTables.of(store).create();
        var shop = shopSettings(files);
        var scan = shop.zone().isEmpty() || shop.currency().isEmpty() ? scanned(files) : new OrderScan();
        var zone = shop.zone().or(() -> zoneOfOrders(scan));
        if (zone.isEmpty()) {
            return ImportReport.failed(unread(files), List.of(ImportProblems.noZone()));
        }
        var currencies = shop.currency().map(List::of).orElseGet(() -> currenciesOfOrders(scan));
        if (currencies.size() != 1) {
            return ImportReport.failed(unread(files), List.of(ImportProblems.noCurrency(currencies)));
        }
        var currency = currencies.getFirst();
        var before = ledger.builtWith().flatMap(ShopSettings::currency);
        if (!before.orElse(currency).equals(currency)) {
            return ImportReport.failed(unread(files), List.of(ImportProblems.otherCurrency(before.get(), currency)));
        }
        var settled = new ShopSettings(
                shop.name(), Optional.of(currency), zone, shop.weekStart().or(() -> Optional.of(WEEK_START)));
        var reports = new ArrayList<FileReport>();
        var touched = new Touched(store, isBuiltBy(settled));
        var rates = files.stream().filter(ImportRun::isRates).toList();
        reports.addAll(loaded(rates, new CurrencyCheck(currency, zone.get(), Rates.in(store)), touched));
        var others = files.stream().filter(file -> !isRates(file)).toList();
        // Amounts in other currencies are read once their rates are known.
        reports.addAll(loaded(others, new CurrencyCheck(currency, zone.get(), Rates.in(store)), touched));
        reports.addAll(unread(files));
        ledger.enterUnread(reports, now);
        return built(reports, settled, touched);
    }

    /** Whether the marts of the store were built by these scripts and settings. */
    private boolean isBuiltBy(ShopSettings settled) {
        return ledger.builtWith().equals(Optional.of(settled))
                && ledger.builtBy().equals(Optional.of(scripts.fingerprint()));
    }

    /** The files that are not read, each with the reason. */
    static List<FileReport> unread(List<FoundFile> files) {
        return files.stream()
                .filter(file -> file.shop().isEmpty())
                .flatMap(file -> switch (file.recognition()) {
                    case Recognition.Known known -> Stream.<FileReport>empty();
                    case Recognition.Refused(var kind, var reason) ->
                        Stream.of(FileReport.without(file.path(), kind, Status.REFUSED, reason));
                    case Recognition.Unknown(var reason) ->
                        Stream.of(FileReport.without(file.path(), "", Status.UNKNOWN, reason));
                })
                .toList();
    }

    /** The configuration goes first, then these files, then what earlier imports said. */
    private ShopSettings shopSettings(List<FoundFile> files) {
        var imported = ledger.shopFile();
        for (var file : files) {
            imported = file.shop()
                    .map(ShopFile::settings)
                    .orElse(ShopSettings.NONE)
                    .or(imported);
        }
        ledger.enterShopFile(imported);
        return configured.or(imported);
    }

    private static boolean isRates(FoundFile file) {
        return file.known()
                .map(known -> known.format().tables().getFirst().name().equals("raw_fx_rate"))
                .orElse(false);
    }

    /** Loads the files in their order, each content once. */
    private List<FileReport> loaded(List<FoundFile> files, CurrencyCheck currencies, Touched touched) {
        var known = new HashSet<String>();
        var filled = new HashSet<String>();
        var unread = new ArrayList<ReadAhead.Unread>();
        for (var file : files) {
            if (file.known().isPresent() && !ledger.holds(file.sha(), currencies.rates()) && known.add(file.sha())) {
                unread.add(new ReadAhead.Unread(file, unread.size(), currencies, isFirst(file, filled)));
            }
        }
        var reports = new ArrayList<FileReport>();
        try (var ahead = new ReadAhead(store, personal, progress, unread)) {
            var next = unread.iterator();
            var due = next.hasNext() ? next.next() : null;
            for (var file : files) {
                if (file.shop().isPresent()) {
                    reports.add(shopFile(file));
                } else if (due != null && due.file() == file) {
                    reports.add(rows(due, ahead, touched));
                    due = next.hasNext() ? next.next() : null;
                } else {
                    file.known()
                            .ifPresent(kind -> reports.add(FileReport.without(
                                    file.path(), kind.format().name(), Status.UNCHANGED, "")));
                }
            }
        }
        return reports;
    }

    /** Whether none of the file's tables was filled before; they are from now on. */
    private boolean isFirst(FoundFile file, Set<String> filled) {
        var format = file.known().orElseThrow().format();
        var tables = format.tables().stream().map(RawTable::name).toList();
        var first = Collections.disjoint(filled, tables) && RawTables.of(store).areEmpty(format);
        filled.addAll(tables);
        return first;
    }

    private List<String> currenciesOfOrders(OrderScan scan) {
        var currencies = new TreeSet<String>();
        store.rows("SELECT currency FROM raw_order UNION SELECT currency FROM raw_order_csv")
                .forEach(row -> currencies.add(String.valueOf(row.getFirst())));
        currencies.addAll(scan.currencies());
        return List.copyOf(currencies);
    }

    /** Where no setting names the zone: that of the orders' own times, if all of them are of one offset. */
    private Optional<ZoneId> zoneOfOrders(OrderScan scan) {
        var offsets = new TreeSet<String>();
        store.rows("SELECT DISTINCT " + OrderScan.OFFSET + " FROM " + OrderScan.CSV + " WHERE " + OrderScan.OFFSET
                        + " IS NOT NULL")
                .forEach(row -> offsets.add(String.valueOf(row.getFirst())));
        offsets.addAll(scan.offsets());
        return offsets.size() == 1 ? Optional.of(ZoneId.of("GMT" + offsets.first())) : Optional.empty();
    }

    private static OrderScan scanned(List<FoundFile> files) {
        var scan = new OrderScan();
        for (var file : files) {
            file.known()
                    .filter(known -> known.format().tables().getFirst().name().startsWith("raw_order"))
                    .ifPresent(known -> scan(file, known, scan));
        }
        return scan;
    }

    private static void scan(FoundFile file, Recognition.Known known, OrderScan scan) {
        try {
            read(file, known, scan);
        } catch (UncheckedIOException e) {
            // It is refused when its rows are read.
        }
    }

    private FileReport shopFile(FoundFile file) {
        return FileReport.without(file.path(), FoundFile.SHOP_KIND, Status.LOADED, "");
    }

    private FileReport rows(ReadAhead.Unread unread, ReadAhead ahead, Touched touched) {
        var file = unread.file();
        var format = file.known().orElseThrow().format();
        progress.step(unread.reading());
        var raw = unread.tables(store);
        FileLoad load;
        try {
            load = ahead.load(unread);
        } catch (UncheckedIOException e) {
            raw.dropStaged(format);
            return refused(file, format, GivenFiles.sentence(Objects.requireNonNull(e.getCause())));
        }
        if (file.hasChanged()) {
            load.drop();
            raw.dropStaged(format);
            return refused(file, format, "It was written to while it was read: import it again when it is complete.");
        }
        load.keep();
        raw.forgetOtherReadings(format, file.sha(), touched);
        var merged = raw.merge(format, file.sha(), file.modified(), touched);
        var report = new FileReport(
                file.path(),
                format.name(),
                Status.LOADED,
                load.staged() + load.faults(),
                load.staged() - merged.replaced() - merged.older(),
                merged.replaced(),
                merged.older(),
                load.faults(),
                load.totalRows(),
                load.staged() + load.faults() == 0 ? "It has a header and no rows." : "",
                load.firstFaults());
        ledger.enter(
                report,
                file,
                raw.faults(),
                unread.currencies().rates(),
                load.totals().map(FileTotals::compared).orElse(List.of()),
                now);
        ledger.healSuperseded(format, file.sha(), file.path().toString(), raw);
        raw.dropStaged(format);
        return report;
    }

    private static FileReport refused(FoundFile file, Format format, String reason) {
        return FileReport.without(file.path(), format.name(), Status.REFUSED, reason);
    }

    private static void read(FoundFile file, Recognition.Known known, RowSink sink) {
        try (var text = file.text().open()) {
            known.rows().read(text, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportReport built(List<FileReport> reports, ShopSettings settled, Touched touched) {
        var marts = new Marts(store, scripts, model, progress);
        var changed = reports.stream().anyMatch(ImportRun::hasRows) || !isBuiltBy(settled);
        if (ledger.builtWith().isEmpty() && reports.stream().noneMatch(ImportRun::hasRows)) {
            // A shop of settings alone is one in which every sum is zero.
            return ImportReport.failed(reports, List.of(ImportProblems.nothingUsable(KnownFormats.names())));
        }
        if (!changed) {
            return new ImportReport(unchanged(reports), List.of(), false, ledger.quarantined(), marts.findings());
        }
        ledger.enterBuild(settled, scripts.fingerprint(), now);
        var problems = marts.build(touched);
        return problems.isEmpty()
                ? new ImportReport(reports, List.of(), true, ledger.quarantined(), marts.findings())
                : ImportReport.failed(reports, problems);
    }

    /** A settings file that changed no setting changed nothing. */
    private static List<FileReport> unchanged(List<FileReport> reports) {
        return reports.stream()
                .map(report -> isShop(report)
                        ? FileReport.without(report.path(), report.kind(), Status.UNCHANGED, report.note())
                        : report)
                .toList();
    }

    private static boolean hasRows(FileReport report) {
        return report.status() == Status.LOADED && !isShop(report);
    }

    private static boolean isShop(FileReport report) {
        return report.kind().equals(FoundFile.SHOP_KIND);
    }
}
