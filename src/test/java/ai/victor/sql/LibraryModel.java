package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Measure;
import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Place;
import ai.victor.table.Type;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** A public library: a model with nothing of a shop in it, and with names that a database would take for its own words. */
final class LibraryModel {
    private static final Place PLACE = new Place("library.yml", 1, 0);

    private LibraryModel() {}

    static SemanticCompiler compiler() {
        return new SemanticCompiler(model(), catalog(), new CompilerSettings("EUR", DayOfWeek.MONDAY, 100));
    }

    static Model model() {
        var loans = new SemanticModel(
                "loans",
                "Books lent.",
                "loan",
                "lent_on",
                List.of(
                        new Entity("book", Entity.Kind.FOREIGN, "book_id"),
                        new Entity("reader", Entity.Kind.FOREIGN, "reader_id")),
                List.of(time("lent_on", Dimension.Grain.DAY), cut("desk", "\"desk no\"")),
                List.of(
                        measure("loan_count", Measure.Aggregation.COUNT, "loan_id"),
                        measure("fee_sum", Measure.Aggregation.SUM, "fee"),
                        measure("longest", Measure.Aggregation.MAX, "days"),
                        measure("days_mean", Measure.Aggregation.AVERAGE, "days")),
                PLACE);
        var books = new SemanticModel(
                "order",
                "Books.",
                "book",
                "",
                List.of(
                        new Entity("book", Entity.Kind.PRIMARY, "id"),
                        new Entity("town", Entity.Kind.FOREIGN, "printed_in")),
                List.of(cut("genre", "genre"), cut("table", "UPPER(shelf)")),
                List.of(),
                PLACE);
        var readers = new SemanticModel(
                "readers",
                "Readers.",
                "reader",
                "",
                List.of(
                        new Entity("reader", Entity.Kind.PRIMARY, "id"),
                        new Entity("town", Entity.Kind.FOREIGN, "lives_in")),
                List.of(
                        cut("age_group", "CASE WHEN age < 18 THEN 'child' ELSE 'adult' END"),
                        cut("is_member", "member")),
                List.of(),
                PLACE);
        var towns = new SemanticModel(
                "towns",
                "Towns.",
                "town",
                "",
                List.of(new Entity("town", Entity.Kind.PRIMARY, "id")),
                List.of(cut("region", "region")),
                List.of(),
                PLACE);
        return new Model(
                List.of(loans, books, readers, towns),
                List.of(
                        simple("loans", "loan_count", "count"),
                        simple("fees", "fee_sum", "money"),
                        simple("longest_loan", "longest", "days"),
                        simple("mean_loan", "days_mean", "days"),
                        new Metric.Simple(
                                "member_loans",
                                "loan_count",
                                List.of(new Metric.Filter("is_member", "=", List.of("true"))),
                                meta("member_loans", "count"),
                                PLACE),
                        new Metric.Ratio(
                                "member_share", "member_loans", "loans", meta("member_share", "percent"), PLACE),
                        new Metric.Derived(
                                "fees_left",
                                "f - 1.5 * n / (n - n)",
                                Map.of("f", Metric.Input.of("fees"), "n", Metric.Input.of("loans")),
                                List.of(),
                                meta("fees_left", "money"),
                                PLACE)));
    }

    static Catalog catalog() {
        return new Catalog(Map.of(
                "loan",
                Map.of(
                        "loan_id",
                        Type.INTEGER,
                        "book_id",
                        Type.INTEGER,
                        "reader_id",
                        Type.INTEGER,
                        "lent_on",
                        Type.DATE,
                        "fee",
                        Type.DECIMAL,
                        "days",
                        Type.INTEGER,
                        "desk no",
                        Type.TEXT),
                "book",
                Map.of("id", Type.INTEGER, "genre", Type.TEXT, "shelf", Type.TEXT, "printed_in", Type.INTEGER),
                "reader",
                Map.of("id", Type.INTEGER, "age", Type.INTEGER, "member", Type.BOOLEAN, "lives_in", Type.INTEGER),
                "town",
                Map.of("id", Type.INTEGER, "region", Type.TEXT)));
    }

    static String store() {
        return """
                CREATE TABLE loan (loan_id INTEGER, book_id INTEGER, reader_id INTEGER, lent_on DATE, fee DECIMAL(9,2), days INTEGER, "desk no" VARCHAR);
                INSERT INTO loan VALUES (1, 1, 1, '2026-01-01', 0.50, 7, 'A'), (2, 1, 2, '2026-01-02', 0.50, 14, 'a'), (3, 2, 1, '2026-02-01', NULL, 21, 'B'), (4, 9, 9, '2026-02-03', 1.00, 2, NULL);
                CREATE TABLE book (id INTEGER, genre VARCHAR, shelf VARCHAR, printed_in INTEGER);
                INSERT INTO book VALUES (1, 'Novel', 'a1', 1), (2, 'Maps', 'b1', 2);
                CREATE TABLE reader (id INTEGER, age INTEGER, member BOOLEAN, lives_in INTEGER);
                INSERT INTO reader VALUES (1, 12, TRUE, 2), (2, 40, FALSE, 1);
                CREATE TABLE town (id INTEGER, region VARCHAR);
                INSERT INTO town VALUES (1, 'North'), (2, 'South');
                """;
    }

    private static Metric simple(String name, String measure, String unit) {
        return new Metric.Simple(name, measure, List.of(), meta(name, unit), PLACE);
    }

    private static Measure measure(String name, Measure.Aggregation aggregation, String expr) {
        return new Measure(name, aggregation, expr, "lent_on", PLACE);
    }

    private static Dimension cut(String name, String expr) {
        return new Dimension(name, Dimension.Grain.NONE, expr, meta(name, "none"), PLACE);
    }

    private static Dimension time(String name, Dimension.Grain grain) {
        return new Dimension(name, grain, name, meta(name, "none"), PLACE);
    }

    private static Meta meta(String name, String unit) {
        return new Meta(name, name, List.of(), unit, Map.of(), false, Meta.Goodness.NEITHER, false, List.of());
    }
}
