package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two relationships to one table: each dimension is named behind the entity that leads to it, and its plain name is nobody's. */
class EntityNamesTest {
    private static final String PARCELS = """
            semantic_models:
              - name: parcels
                model: parcel
                defaults: {agg_time_dimension: sent_on}
                entities:
                  - {name: parcel, type: primary, expr: parcel_no}
                  - {name: sender, type: foreign, expr: from_address}
                  - {name: receiver, type: foreign, expr: to_address}
                  - {name: depot, type: foreign}
                dimensions:
                  - {name: sent_on, type: time, type_params: {time_granularity: second}}
                  - {name: weight_class, type: categorical}
                measures:
                  - {name: parcel_count, agg: count, expr: parcel_no}
              - name: addresses
                model: address
                entities:
                  - {name: sender, type: primary, expr: address_no}
                  - {name: receiver, type: unique, expr: address_no}
                dimensions:
                  - {name: country, type: categorical, label: Country, config: {meta: {synonyms: [nation]}}}
              - name: insurances
                model: insurance
                entities:
                  - {name: parcel, type: primary, expr: parcel_no}
                dimensions:
                  - {name: cover, type: categorical}
              - name: depots
                model: depot
                entities:
                  - {name: depot, type: primary}
                dimensions:
                  - {name: roof, type: categorical}
              - name: complaints
                model: complaint
                defaults: {agg_time_dimension: said_on}
                entities:
                  - {name: sender, type: foreign, expr: address_no}
                dimensions:
                  - {name: said_on, type: time, type_params: {time_granularity: day}}
                measures:
                  - {name: complaint_count, agg: count, expr: "1"}
            metrics:
              - {name: parcels, type: simple, type_params: {measure: parcel_count}}
              - name: parcels_to_france
                type: simple
                type_params: {measure: parcel_count}
                filter: "{{ Dimension('receiver__country') }} = 'FR' AND {{ Dimension('parcel__depot__roof') }} = 'flat'"
              - name: complaints_per_parcel
                type: ratio
                type_params: {numerator: complaints, denominator: parcels}
                filter: "{{ Dimension('sender__country') }} = 'FR'"
              - {name: complaints, type: simple, type_params: {measure: complaint_count}}
            saved_queries:
              - name: parcels_by_sender
                query_params:
                  metrics: [parcels]
                  group_by: ["Dimension('sender__country')", "Entity('depot')", "TimeDimension('metric_time', 'month')"]
                  where: ["{{ TimeDimension('parcel__sent_on', 'month') }} >= '2026-01-01'"]
                  order_by: ["-parcels", "TimeDimension('metric_time', 'month')"]
                  limit: 5
            """;

    @TempDir
    private Path folder;

    private Model model;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve("parcels.yml"), PARCELS);
        model = ModelReaderTest.read(folder);
    }

    @Test
    void eachRelationshipIsADimension() {
        assertThat(columns("parcels"))
                .containsExactly(
                        "sent_on", "weight_class", "depot", "cover", "sender__country", "receiver__country", "roof");
        assertThat(model.choices("country")).containsExactly("sender__country", "receiver__country");
        var receiver = model.reach(fact("parcels"), "receiver__country").orElseThrow();
        assertThat(receiver.joins())
                .singleElement()
                .returns("to_address", join -> join.foreign().expr())
                .returns("address_no", join -> join.primary().expr());
        assertThat(receiver.dimension().meta().label()).isEqualTo("Receiver country");
        assertThat(receiver.dimension().meta().synonyms()).containsExactly("receiver nation");
        assertThat(receiver.dimension().expr()).isEqualTo("country");
    }

    @Test
    void aPlainNameAlsoAnswersToItsPath() {
        assertThat(model.reach(fact("parcels"), "depot__roof"))
                .hasValueSatisfying(reach -> assertThat(reach.owner().name()).isEqualTo("depots"));
        assertThat(model.reach(fact("parcels"), "receiver__roof")).isEmpty();
        assertThat(model.reach(fact("parcels"), "country")).isEmpty();
    }

    @Test
    void aFactWithOneOfTheRelationshipsHasBothNames() {
        assertThat(columns("complaints")).containsExactly("said_on", "country", "sender__country");
        assertThat(model.metricsWith("sender__country"))
                .extracting(Metric::name)
                .containsExactly("parcels", "parcels_to_france", "complaints_per_parcel", "complaints");
    }

    @Test
    void filtersAndSavedQueriesNameColumns() {
        assertThat(model.metric("parcels_to_france").orElseThrow().filters())
                .extracting(Metric.Filter::dimension)
                .containsExactly("receiver__country", "roof");
        assertThat(model.metric("complaints_per_parcel").orElseThrow().filters())
                .extracting(Metric.Filter::dimension)
                .containsExactly("sender__country");
        assertThat(model.savedQuery("parcels_by_sender").orElseThrow().semanticSql())
                .isEqualTo("SELECT sender__country, depot, month, AGGREGATE(parcels) AS parcels FROM metrics"
                        + " WHERE month >= DATE '2026-01-01' GROUP BY sender__country, depot, month"
                        + " ORDER BY parcels DESC, month LIMIT 5");
    }

    @Test
    void aTimeOfDayIsCutToItsDay() {
        assertThat(fact("parcels").dimensions().getFirst().expr()).isEqualTo("CAST(sent_on AS DATE)");
    }

    @Test
    void aPlainNameIsRefusedWithTheNamesThatWouldDo() throws IOException {
        Files.writeString(
                folder.resolve("more.yml"),
                "metrics:\n  - {name: x, type: simple, type_params: {measure: parcel_count},"
                        + " filter: \"{{ Dimension('country') }} = 'FR'\"}\n");
        assertThat(ModelReader.read(folder)).isInstanceOfSatisfying(ModelReading.Faulty.class, faulty -> {
            assertThat(faulty.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.message()).isEqualTo("country means several dimensions of semantic model parcels");
                assertThat(problem.candidates()).isEqualTo(List.of("sender__country", "receiver__country"));
            });
        });
    }

    /** A sender of the parcel, and one of its claim: the shorter way is no more meant than the longer one. */
    @Test
    void aLongerWayByAnotherEntityTakesThePlainNameToo() throws IOException {
        Files.writeString(
                folder.resolve("parcels.yml"),
                PARCELS.replace("      - {name: receiver, type: foreign, expr: to_address}\n", "")
                        .replace(
                                "- {name: depot, type: primary}",
                                "- {name: depot, type: primary}\n      - {name: receiver, type: foreign, expr: at}")
                        .replace("receiver__country", "depot__receiver__country"));
        model = ModelReaderTest.read(folder);
        assertThat(columns("parcels"))
                .contains("sender__country", "depot__receiver__country")
                .doesNotContain("country");
        assertThat(model.choices(fact("parcels"), "country"))
                .containsExactly("sender__country", "depot__receiver__country");
    }

    /** Nobody said which sender: the parcel's or that of its depot. */
    @Test
    void aSecondWayByTheSameEntityIsAFault() throws IOException {
        var diamond = PARCELS.replace(
                "- {name: depot, type: primary}",
                "- {name: depot, type: primary}\n      - {name: sender, type: foreign, expr: keeper}");
        Files.writeString(folder.resolve("parcels.yml"), diamond);
        assertThat(ModelReader.read(folder))
                .isInstanceOfSatisfying(
                        ModelReading.Faulty.class,
                        faulty -> assertThat(faulty.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("AMBIGUOUS_JOIN");
                            assertThat(problem.message())
                                    .isEqualTo(
                                            "semantic model parcels joins addresses in two ways, and nothing in the model tells"
                                                    + " which of them is meant: sender__country or depot__sender__country");
                            assertThat(problem.place().orElseThrow().line()).isEqualTo(line(diamond, "expr: keeper"));
                            assertThat(problem.candidates().getFirst()).contains("{name: depots_sender, type: unique}");
                        }));
    }

    @Test
    void whatAKeptQueryNamesIsKnown() throws IOException {
        Files.writeString(
                folder.resolve("parcels.yml"),
                PARCELS.replace(
                                "- {name: depot, type: primary}",
                                "- {name: depot, type: primary}\n      - {name: sender, type: foreign, expr: keeper}")
                        .replace(
                                "group_by: [\"Dimension('sender__country')\",",
                                "group_by: [\"Dimension('sender__country')\", \"Dimension('depot__sender__country')\","));
        model = ModelReaderTest.read(folder);
        assertThat(model.choices(fact("parcels"), "country"))
                .containsExactly("sender__country", "receiver__country", "depot__sender__country");
    }

    /** Parcels are insured and weighed by one number: whoever has that is at both tables at once. */
    @Test
    void twoTablesOfOneKeyAreNoTwoWays() throws IOException {
        Files.writeString(folder.resolve("parcels.yml"), PARCELS);
        Files.writeString(folder.resolve("more.yml"), """
                semantic_models:
                  - name: weighings
                    model: weighing
                    entities:
                      - {name: parcel, type: unique, expr: parcel_no}
                    dimensions:
                      - {name: scales, type: categorical}
                  - name: scans
                    model: scan
                    defaults: {agg_time_dimension: scanned_on}
                    entities:
                      - {name: parcel, type: foreign, expr: parcel_no}
                    dimensions:
                      - {name: scanned_on, type: time, type_params: {time_granularity: day}}
                    measures:
                      - {name: scan_count, agg: count, expr: "1"}
                """);
        model = ModelReaderTest.read(folder);
        assertThat(columns("scans")).contains("scales", "cover", "weight_class");
    }

    private static int line(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }

    private List<String> columns(String fact) {
        return List.copyOf(model.dimensionsOf(fact(fact)).keySet());
    }

    private SemanticModel fact(String name) {
        return model.semanticModels().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
