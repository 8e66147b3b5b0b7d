package ai.victor.ingest.mapping;

import ai.victor.model.FlatYaml;
import ai.victor.problem.Candidates;
import ai.victor.problem.Problem;
import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawType;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that says what the columns of an export mean.
 *
 * @param name of the file; import reports name it
 * @param format the kind of file that it describes; empty where there are problems
 */
public record MappingFile(String name, String text, Optional<CsvFormat> format, List<Problem> problems) {
    private static final Pattern FORM = Pattern.compile("(?ms)^kind\\s*:.*^columns\\s*:|^columns\\s*:.*^kind\\s*:");
    private static final List<String> KEYS = List.of("kind", "columns", "constants", "date_format", "decimal");

    public MappingFile {
        problems = List.copyOf(problems);
    }

    /**
     * The text read as a mapping; empty where it is another kind of file.
     *
     * @param formats that are read: a mapping leads to one of them
     */
    public static Optional<MappingFile> read(String name, String text, List<Format> formats) {
        return FORM.matcher(text).find() ? Optional.of(of(name, text, formats)) : Optional.empty();
    }

    private static MappingFile of(String name, String text, List<Format> formats) {
        var yaml = FlatYaml.sections(name, text);
        var problems = new ArrayList<>(yaml.problems());
        var word = yaml.entry("kind");
        var kind = word.flatMap(entry -> MappedKind.of(entry.value()));
        if (problems.isEmpty() && kind.isEmpty()) {
            var problem = "kind is none of: " + String.join(", ", MappedKind.words()) + ".";
            problems.add(word.map(entry -> Problem.at(entry.place(), "BAD_MAPPING", problem)
                            .suggesting(Candidates.near(entry.value(), MappedKind.words())))
                    .orElse(Problem.of("BAD_MAPPING", name + ": " + problem)));
        }
        var format = problems.isEmpty() && kind.isPresent()
                ? Optional.of(format(name, yaml, kind.get(), formats, problems))
                : Optional.<CsvFormat>empty();
        return new MappingFile(name, text, problems.isEmpty() ? format : Optional.empty(), problems);
    }

    private static CsvFormat format(
            String name, FlatYaml yaml, MappedKind kind, List<Format> formats, List<Problem> problems) {
        var form = kind.form(formats);
        var table = form.tables().getFirst();
        var types = kind.columns(table);
        var cells = new MappedCells(dates(yaml, problems), comma(yaml, problems));
        var columns = new LinkedHashMap<String, CsvColumn>();
        var constants = new HashMap<String, Object>();
        yaml.entries().forEach((key, entry) -> {
            var parts = key.split("\\.", 2);
            if (!KEYS.contains(parts[0])
                    || parts.length == 1 && List.of("columns", "constants").contains(parts[0])) {
                problems.add(
                        Problem.at(entry.place(), "BAD_MAPPING", "\"" + key + "\" is not a part of a mapping file.")
                                .suggesting(Candidates.near(parts[0], KEYS)));
            } else if (parts.length == 2) {
                var ours = parts[1];
                var type = types.get(ours);
                if (type == null) {
                    var near = Candidates.near(ours, types.keySet());
                    problems.add(Problem.at(
                                    entry.place(),
                                    "BAD_MAPPING",
                                    "\"" + ours + "\" is no column of " + kind.word() + "; there are: "
                                            + String.join(", ", near.isEmpty() ? List.copyOf(types.keySet()) : near)
                                            + ".")
                            .suggesting(near));
                } else if (parts[0].equals("columns")) {
                    columns.put(ours, CsvColumn.blank(ours, RawType.TEXT, entry.value()));
                } else {
                    constant(entry, ours, type, cells, constants, problems);
                }
            }
        });
        missing(name, kind, form, columns, constants).ifPresent(problems::add);
        var needed = kind.needed(form);
        return CsvFormat.grouped(
                kind.word() + " by " + name,
                List.of(table),
                () -> new MappedRows(kind, table, needed, constants, cells),
                List.copyOf(columns.values()));
    }

    private static void constant(
            FlatYaml.Entry entry,
            String ours,
            RawType type,
            MappedCells cells,
            Map<String, Object> constants,
            List<Problem> problems) {
        switch (cells.read(type, entry.value())) {
            case ParsedCell.Value(var value) -> {
                if (value != null) {
                    constants.put(ours, value);
                }
            }
            case ParsedCell.Unreadable(var reason) ->
                problems.add(
                        Problem.at(entry.place(), "BAD_MAPPING", ours + ": \"" + entry.value() + "\" " + reason + "."));
        }
    }

    private static Optional<Problem> missing(
            String name,
            MappedKind kind,
            CsvFormat form,
            Map<String, CsvColumn> columns,
            Map<String, Object> constants) {
        var missing = kind.needed(form).stream()
                .filter(ours -> !columns.containsKey(ours) && !constants.containsKey(ours))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(Problem.of(
                    "BAD_MAPPING",
                    name + ": a mapping of " + kind.word() + " must say, under columns or constants, what is "
                            + String.join(", ", missing) + "."));
        }
        if (kind == MappedKind.INVOICES
                && columns.keySet().stream()
                        .noneMatch(ours -> ours.equals("amount") || MappedKind.AMOUNTS.containsKey(ours))) {
            return Optional.of(Problem.of(
                    "BAD_MAPPING",
                    name + ": a mapping of invoices must name a column for amount, or for some of "
                            + String.join(", ", MappedKind.AMOUNTS.keySet()) + "."));
        }
        return Optional.empty();
    }

    private static Optional<DateTimeFormatter> dates(FlatYaml yaml, List<Problem> problems) {
        var given = yaml.entry("date_format");
        try {
            return given.map(entry -> DateTimeFormatter.ofPattern(entry.value(), Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.at(
                    given.orElseThrow().place(),
                    "BAD_MAPPING",
                    "date_format is \"" + given.get().value() + "\"; expected is a form such as dd.MM.yyyy."));
            return Optional.empty();
        }
    }

    private static boolean comma(FlatYaml yaml, List<Problem> problems) {
        var given = yaml.entry("decimal");
        given.filter(entry -> !List.of("comma", "point").contains(entry.value()))
                .ifPresent(entry -> problems.add(Problem.at(
                        entry.place(),
                        "BAD_MAPPING",
                        "decimal is \"" + entry.value() + "\"; expected is comma or point.")));
        return given.filter(entry -> entry.value().equals("comma")).isPresent();
    }
}
