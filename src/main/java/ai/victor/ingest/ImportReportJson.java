package ai.victor.ingest;

import ai.victor.problem.ProblemJson;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** Writes what an import did. */
public final class ImportReportJson {
    private ImportReportJson() {}

    /** The report as an object. */
    public static void write(JsonGenerator json, ImportReport report) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("published", report.published());
        json.writeBooleanField("failed", report.failed());
        json.writeNumberField("quarantined", report.quarantined());
        json.writeArrayFieldStart("problems");
        for (var problem : report.problems()) {
            ProblemJson.write(json, problem);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (var file : report.files()) {
            write(json, file);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (var finding : report.findings()) {
            json.writeString(finding.detail() + " (" + finding.rows() + (finding.rows() == 1 ? " row)" : " rows)"));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FileReport file) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", file.path().getFileName().toString());
        json.writeStringField("kind", file.kind());
        json.writeStringField("status", file.status().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("read", file.read());
        json.writeNumberField("loaded", file.loaded());
        json.writeNumberField("replaced", file.replaced());
        json.writeNumberField("older", file.older());
        json.writeNumberField("quarantined", file.quarantined());
        json.writeNumberField("totals", file.totals());
        json.writeStringField("note", file.note());
        json.writeArrayFieldStart("faults");
        for (var fault : file.faults()) {
            json.writeStartObject();
            json.writeNumberField("line", fault.line());
            json.writeStringField("column", fault.column());
            json.writeStringField("value", fault.value());
            json.writeStringField("reason", fault.reason());
            json.writeStringField("fix", fault.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
