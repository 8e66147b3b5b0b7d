package ai.victor.query;

import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** A model of another trade, and its store. */
final class Clinic {
    private static final Path MODEL = Path.of("src/test/resources/models/clinic");
    private static final Path STORE = Path.of("src/test/resources/golden/clinic/store.sql");

    private Clinic() {}

    static Model model() {
        return switch (ModelReader.read(MODEL)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    /** Its store, as the current one of a folder. */
    static Path store(Path folder) {
        return TestStore.publish(folder, 1, storeSql());
    }

    /** The same towns, people and wards with other appointments, lines, claims, hours and diagnoses: any that keys and types allow. */
    static String randomStoreSql(Random random) {
        var sql = new StringBuilder(storeSql());
        for (var table : List.of("appointment", "invoice_line", "claim", "shift_month", "diagnosis")) {
            sql.append("\nDELETE FROM ").append(table).append(';');
        }
        var patients = List.of("'p1'", "'p2'", "'p3'", "'p4'", "'p5'", "'p6'", "'p99'", "NULL");
        var doctors = List.of("10", "11", "12", "13", "98", "NULL");
        var wards = List.of("'A'", "'B'", "'C'", "'X'", "NULL");
        for (int i = 1; i <= 50; i++) {
            insert(
                    sql,
                    "appointment",
                    List.of(
                            Integer.toString(i),
                            any(random, patients),
                            any(random, doctors),
                            any(random, doctors),
                            any(random, wards),
                            day(random),
                            any(random, List.of("NULL", day(random))),
                            any(random, List.of("'kept'", "'KEPT'", "'missed'", "'late'", "''", "NULL")),
                            any(random, List.of("NULL", "0", "15", "45", "46", "120")),
                            any(random, List.of("'R1'", "'r1'", "NULL"))));
        }
        for (int i = 1; i <= 60; i++) {
            insert(
                    sql,
                    "invoice_line",
                    List.of(
                            Integer.toString(i),
                            any(
                                    random,
                                    List.of("NULL", "99", number(random, 50), number(random, 50), number(random, 50))),
                            any(random, List.of("'T1'", "'T2'", "'T3'", "'T8'", "NULL")),
                            any(random, List.of("-1", "0", "1", "2", "NULL")),
                            any(random, List.of("0.01", "33.33", "80.00", "NULL", "99999999.99")),
                            any(random, List.of("0.00", "0.10", "-5.00", "NULL")),
                            day(random),
                            any(random, List.of("'CSS'", "'css'", "'self'", "'Helsana'", "NULL"))));
        }
        for (int i = 1; i <= 30; i++) {
            insert(
                    sql,
                    "claim",
                    List.of(
                            Integer.toString(i),
                            any(random, List.of("NULL", "99", number(random, 50), number(random, 50))),
                            any(random, List.of("'CSS'", "'Helsana'", "'Atupri'", "NULL")),
                            day(random)
                                    .replace("DATE '", "TIMESTAMP '")
                                    .replaceAll("'$", any(random, List.of(" 00:00:00'", " 23:59:59'", " 12:00:00'"))),
                            any(random, List.of("0.00", "10.00", "980.00", "NULL")),
                            any(random, List.of("0.00", "-10.00", "120.00", "NULL"))));
            insert(
                    sql,
                    "diagnosis",
                    List.of(
                            any(random, List.of("NULL", number(random, 50), number(random, 50))),
                            any(random, List.of("'I1'", "'I2'", "'I3'", "'I9'", "NULL")),
                            day(random),
                            any(random, List.of("TRUE", "FALSE", "NULL"))));
        }
        for (int i = 1; i <= 15; i++) {
            insert(
                    sql,
                    "shift_month",
                    List.of(
                            any(random, wards),
                            day(random).replaceAll("..'$", "01'"),
                            any(random, List.of("'nurse'", "'porter'", "NULL")),
                            any(random, List.of("0.00", "0.25", "160.50", "-8.00"))));
        }
        return sql.toString();
    }

    private static void insert(StringBuilder sql, String table, List<String> values) {
        sql.append("\nINSERT INTO ")
                .append(table)
                .append(" VALUES (")
                .append(String.join(", ", values))
                .append(");");
    }

    private static String day(Random random) {
        return "DATE '" + LocalDate.of(2024, 2, 25).plusDays(random.nextInt(12) + 100L * random.nextInt(4)) + "'";
    }

    private static String number(Random random, int most) {
        return Integer.toString(1 + random.nextInt(most));
    }

    private static String any(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static String storeSql() {
        try {
            return Files.readString(STORE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
