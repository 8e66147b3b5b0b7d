package ai.victor.web;

import ai.victor.access.Audit;
import ai.victor.access.Caller;
import ai.victor.access.Scope;
import ai.victor.agent.Logbook;
import ai.victor.ingest.ImportReport;
import ai.victor.ingest.ImportReportJson;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Takes {@code POST /api/v1/imports}: export files as a form with parts; tells how it goes to those who accept an event stream. */
final class ImportHandler implements Handler {
    private static final int LONGEST_NAME = 120;

    private final Gate gate;
    private final Turnstile turnstile;
    private final Imports imports;
    private final Logbook logbook;
    private final Limits limits;

    ImportHandler(Gate gate, Turnstile turnstile, Imports imports, Logbook logbook, Limits limits) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.imports = imports;
        this.logbook = logbook;
        this.limits = limits;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        var caller = gate.caller(context, Scope.IMPORT);
        turnstile.pass(caller, context.req().getRemoteAddr());
        if (!context.isMultipartFormData()) {
            throw Fault.notMultipart();
        }
        if (context.req().getContentLengthLong() > limits.importBytes()) {
            throw Fault.importTooLarge(limits.importBytes());
        }
        var uploads = context.uploadedFiles("files");
        if (uploads.isEmpty()) {
            throw Fault.noFiles();
        }
        var folder = Files.createTempDirectory("victor-import");
        var files = new ArrayList<Path>();
        for (var upload : uploads) {
            files.add(saved(folder, files.size(), upload));
        }
        var steps = new LinkedBlockingQueue<String>();
        var report = new CompletableFuture<ImportReport>();
        // It goes on if whoever sent the files leaves: an import is whole or it is not.
        Thread.ofPlatform().daemon().name("import").start(() -> run(caller, folder, files, steps, report));
        tell(context, steps, report);
    }

    private void run(
            Caller caller,
            Path folder,
            List<Path> files,
            LinkedBlockingQueue<String> steps,
            CompletableFuture<ImportReport> report) {
        var begun = System.nanoTime();
        try {
            var done = imports.run(files, steps::add);
            logbook.add(new Audit.Entry(
                    caller,
                    Shop.DOOR,
                    "import",
                    files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")),
                    done.failed() ? "failed" : done.published() ? "published" : "unchanged",
                    List.of(),
                    done.files().stream().mapToLong(file -> file.loaded()).sum(),
                    (System.nanoTime() - begun) / 1_000_000));
            report.complete(done);
        } catch (RuntimeException e) {
            logbook.broke(Shop.DOOR, "import", (System.nanoTime() - begun) / 1_000_000);
            report.completeExceptionally(e);
        } finally {
            removed(folder);
        }
    }

    private static void tell(Context context, LinkedBlockingQueue<String> steps, CompletableFuture<ImportReport> report)
            throws IOException, InterruptedException {
        var accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            Json.send(context, json -> ImportReportJson.write(json, report.join()));
            return;
        }
        context.disableCompression();
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.res().setHeader("Cache-Control", "no-store");
        var out = context.res().getOutputStream();
        try {
            while (!report.isDone() || !steps.isEmpty()) {
                var step = steps.poll(Question.BEAT, TimeUnit.NANOSECONDS);
                var line = step == null ? ": \n\n" : EventStream.event("progress", EventStream.member("text", step));
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write(EventStream.event(
                            "report",
                            new String(
                                    Json.bytes(json -> ImportReportJson.write(json, report.join())),
                                    StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // Whoever sent the files has gone.
        }
    }

    /** Under its own name, which is shown again, but never anywhere but in a folder of its own. */
    private static Path saved(Path folder, int number, UploadedFile upload) throws IOException {
        var last = upload.filename().replaceAll(".*[/\\\\]", "");
        var plain = last.replaceAll("[^\\w .()\\[\\]+@-]", "_").strip();
        var name = plain.isEmpty() || plain.matches("\\.+") ? "file" : plain;
        var own = Files.createDirectory(folder.resolve(Integer.toString(number)));
        var file = own.resolve(name.substring(Math.max(0, name.length() - LONGEST_NAME)));
        try (var content = upload.content()) {
            Files.copy(content, file);
        }
        return file;
    }

    private static void removed(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
