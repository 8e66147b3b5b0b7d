package ai.victor.ingest;

import ai.victor.table.JsonTable;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The page of the data's health for programs: each section is an object of columns and rows. */
public final class DataPageJson {
    private DataPageJson() {}

    public static String of(DataPage page) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("shop", page.shop());
            json.writeStringField("currency", page.currency());
            json.writeNumberField("tolerance", page.tolerance());
            json.writeNumberField("gaps_beyond_tolerance", page.gaps());
            json.writeBooleanField("reconciled", page.reconciled());
            for (var section : page.sections()) {
                json.writeObjectFieldStart(section.name());
                JsonTable.writeColumns(json, section.table());
                JsonTable.writeRows(json, section.table(), Integer.MAX_VALUE);
                json.writeBooleanField("truncated", section.table().truncated());
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }
}
