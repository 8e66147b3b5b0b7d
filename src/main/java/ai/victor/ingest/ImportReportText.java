package ai.victor.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a report for people: a table of the files, then what needs a sentence. */
final class ImportReportText {
    private static final int FAULTS_SHOWN = 5;

    private ImportReportText() {}

    static String of(ImportReport report) {
        var text = new StringBuilder();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("file", "kind", "read", "loaded", "replaced", "quarantined", "result"));
        for (var file : report.files()) {
            rows.add(List.of(
                    name(report, file),
                    file.kind().isEmpty() ? "-" : file.kind(),
                    count(file.read()),
                    count(file.loaded()),
                    count(file.replaced()),
                    count(file.quarantined()),
                    file.status().name().toLowerCase(Locale.ROOT)));
        }
        if (rows.size() > 1) {
            aligned(rows, text);
        }
        for (var file : report.files()) {
            notes(name(report, file), file, text);
        }
        report.findings()
                .forEach(finding -> text.append(finding.detail())
                        .append(" (")
                        .append(count(finding.rows()))
                        .append(finding.rows() == 1 ? " row" : " rows")
                        .append(")\n"));
        report.problems().forEach(problem -> text.append(problem).append('\n'));
        if (!report.failed()) {
            text.append(report.published() ? "Imported." : "Nothing changed: all of it was imported before.");
            if (report.quarantined() > 0) {
                text.append(" Rows in quarantine: ")
                        .append(count(report.quarantined()))
                        .append('.');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void notes(String name, FileReport file, StringBuilder text) {
        if (!file.note().isEmpty()) {
            text.append(name).append(": ").append(file.note()).append('\n');
        }
        if (file.totals() > 0) {
            text.append(name)
                    .append(": total rows that sum up others, left out: ")
                    .append(file.totals())
                    .append('\n');
        }
        if (file.older() > 0) {
            text.append(name)
                    .append(": rows that are older than what is there, left out: ")
                    .append(count(file.older()))
                    .append('\n');
        }
        for (var fault :
                file.faults().subList(0, Math.min(FAULTS_SHOWN, file.faults().size()))) {
            text.append(name).append(", line ").append(fault.line());
            if (!fault.column().isEmpty()) {
                text.append(", ")
                        .append(fault.column())
                        .append(" \"")
                        .append(fault.value())
                        .append('"');
            }
            text.append(fault.column().isEmpty() ? ": " : " ")
                    .append(fault.reason())
                    .append('\n');
        }
        if (file.quarantined() > FAULTS_SHOWN) {
            text.append(name)
                    .append(": and ")
                    .append(count(file.quarantined() - FAULTS_SHOWN))
                    .append(" more in quarantine\n");
        }
    }

    private static void aligned(List<List<String>> rows, StringBuilder text) {
        var widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                var number = i >= 2 && i <= 5;
                var gap = " ".repeat(widths[i] - row.get(i).length());
                line.append(number ? gap + row.get(i) : row.get(i) + gap).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** The file's name, or its path where another of the files has the same name. */
    private static String name(ImportReport report, FileReport file) {
        var name = file.path().getFileName();
        var alike = report.files().stream()
                .filter(other -> name.equals(other.path().getFileName()))
                .count();
        return (alike > 1 ? file.path() : name).toString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
