package ai.victor.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what kind a file is by its content, never by its name. */
public final class Recogniser {
    private static final int SAMPLE = 1 << 16;
    /** No text has a NUL here, and what is no text has one seldom later. */
    private static final int BEGINNING = 32;

    /** Reports put at most a few title lines before their header. */
    private static final int HEADER_WITHIN = 8;
    /** With fewer of its columns than this a file is not taken for a damaged one of the kind. */
    private static final double LIKENESS = 0.6;

    /** A header that speaks of an invoice, or of a campaign: what such a file's columns mean a person can say. */
    private static final Pattern MAPPABLE = Pattern.compile(
            "(?i)(?=.*\\b(order|invoice|campaign))(?=.*\\b(cost|costs|shipping|print|revenue|sent)\\b).*");

    private static final String MAPPING_HINT =
            " If it is a supplier's invoice or a report of campaigns, write a mapping file that says what its columns are, and import both:"
                    + " README, \"Files that Victor does not know\".";

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final List<Format> formats;

    public Recogniser(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    public Recognition recognise(FileText file) throws IOException {
        var sample = file.sample(SAMPLE);
        var first = sample.lines().filter(line -> !line.isBlank()).findFirst().map(String::strip);
        if (first.isEmpty()) {
            return new Recognition.Unknown("The file is empty.");
        }
        if (first.get().startsWith("<")) {
            return new Recognition.Refused("web page", "This is a web page, not an export; download the export again.");
        }
        if (isBinary(sample)) {
            return new Recognition.Unknown("This is not a text file; export it as CSV.");
        }
        for (var format : formats) {
            if (format instanceof JsonLinesFormat json && json.recognises(first.get())) {
                return new Recognition.Known(json, json::read);
            }
            if (format instanceof ReportFormat report && report.recognises(sample)) {
                return new Recognition.Known(report, report::read);
            }
        }
        return first.get().startsWith("{") || first.get().startsWith("[") ? byFirstObject(file) : byHeader(sample);
    }

    /** A NUL or two among text are damage of the rows where they stand. */
    private static boolean isBinary(String sample) {
        return sample.chars().limit(BEGINNING).anyMatch(c -> c == 0)
                || sample.chars().filter(c -> c == 0).count() * 10 > sample.length();
    }

    private Recognition byFirstObject(FileText file) throws IOException {
        var objects = new ArrayList<JsonNode>();
        try (var text = file.open()) {
            JsonElements.read(text, (object, line) -> {
                objects.add(object);
                return false;
            });
        } catch (JsonProcessingException e) {
            return new Recognition.Unknown("This is no whole JSON; if it is an export, export it again.");
        }
        return formats.stream()
                .filter(format ->
                        format instanceof JsonFormat json && objects.stream().anyMatch(json::recognises))
                .map(JsonFormat.class::cast)
                .findFirst()
                .<Recognition>map(json -> new Recognition.Known(json, new JsonReading(json)::read))
                .orElseGet(
                        () -> new Recognition.Unknown("No kind of export that Victor reads has objects like these."));
    }

    private Recognition byHeader(String sample) {
        var best = DELIMITERS.stream()
                .flatMap(delimiter -> candidates(sample, delimiter).stream())
                .max(Comparator.comparingDouble(Candidate::likeness).thenComparingInt(Candidate::known));
        if (best.isEmpty() || best.get().likeness() < LIKENESS) {
            return ForeignHeader.in(sample, DELIMITERS)
                    .<Recognition>map(foreign -> new Recognition.Refused(ForeignHeader.KIND, foreign))
                    .orElseGet(() -> new Recognition.Unknown("No kind of export that Victor reads has this header."
                            + (MAPPABLE.matcher(sample.lines().findFirst().orElse(""))
                                            .matches()
                                    ? MAPPING_HINT
                                    : "")));
        }
        var found = best.get();
        if (found.missing().isEmpty()) {
            var reading = new CsvReading(found.format(), found.delimiter(), found.record(), mark(sample, found));
            return new Recognition.Known(found.format(), reading::read, reading.layout(found.header()));
        }
        return new Recognition.Refused(found.format().name(), found.sentence());
    }

    private static DecimalMark mark(String sample, Candidate found) {
        var places = found.format().columns().stream()
                .filter(column -> column.type().isNumber() && !column.fromHeader())
                .flatMap(column -> column.in(found.header()).stream())
                .toList();
        var cells = new ArrayList<String>();
        try (var records = CsvReading.open(new StringReader(sample), found.delimiter())) {
            var number = 0;
            for (var record : records) {
                if (number++ > found.record()) {
                    places.stream()
                            .filter(place -> place < record.getFieldCount())
                            .forEach(place -> cells.add(record.getField(place)));
                }
            }
        } catch (CsvParseException e) {
            // The sample may end within a quote; the cells before it tell enough.
            return DecimalMark.of(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DecimalMark.of(cells);
    }

    private List<Candidate> candidates(String sample, char delimiter) {
        var found = new ArrayList<Candidate>();
        try (var records = CsvReading.open(new StringReader(sample), delimiter)) {
            var number = 0;
            for (var record : records) {
                var header = record.getFields();
                for (var format : formats) {
                    if (format instanceof CsvFormat csv) {
                        found.add(new Candidate(csv, delimiter, number, header, csv.missingIn(header)));
                    }
                }
                if (++number >= HEADER_WITHIN) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // Not text of this delimiter; what was found before the fault still counts.
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** A kind that a record of the file might be the header of. */
    private record Candidate(
            CsvFormat format, char delimiter, int record, List<String> header, List<CsvColumn> missing) {
        double likeness() {
            var needed = format.needed();
            return (double) (needed - missing.size()) / needed;
        }

        /** How many columns of the header the kind knows: of two kinds that fit, the one that knows more is meant. */
        int known() {
            return (int) format.columns().stream()
                    .filter(column -> column.in(header).isPresent())
                    .count();
        }

        String sentence() {
            var names = missing.stream()
                    .map(column -> "\"" + column.header() + "\"")
                    .distinct()
                    .collect(Collectors.joining(", "));
            var known = format.columns().stream()
                    .map(column -> column.in(header))
                    .flatMap(Optional::stream)
                    .map(header::get)
                    .toList();
            var others = header.stream()
                    .filter(cell -> !known.contains(cell))
                    .map(cell -> "\"" + cell.strip() + "\"")
                    .collect(Collectors.joining(", "));
            return "It looks like a " + format.name() + ", but the column " + names + " is missing"
                    + (others.isEmpty() ? "." : "; columns not known here: " + others + ".");
        }
    }
}
