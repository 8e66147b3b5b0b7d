package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Claims;
import ai.victor.access.Policies;
import ai.victor.engine.EngineSettings;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of metric, asked for by somebody who may see some of the clinic: what a store of only these rows would give. */
class ClinicPolicyTest {
    /** What both sides of a conversion must have in common is a property of each of them. */
    private static final String SAME_DAY = """
            version: 2
            metrics:
              - name: booked_that_day
                label: Booked that day
                description: Appointments that were booked for a ward on the day of another one that was booked on the same day.
                type: conversion
                type_params:
                  conversion_type_params:
                    base_measure: {name: appointment_count}
                    conversion_measure: {name: booked_count}
                    entity: ward
                    calculation: conversions
                    constant_properties:
                      - {base_property: appointment__visit_day, conversion_property: booked_at_day}
                config: {meta: {unit: count}}
            """;

    /** Everything of patients who live in other regions, as if it had never been. */
    private static final String ONLY_PATIENTS_OF = """
            DELETE FROM town WHERE region IS DISTINCT FROM '%1$s';
            DELETE FROM patient WHERE home_town IS NULL OR home_town NOT IN (SELECT town_id FROM town);
            DELETE FROM enquiry WHERE patient_id IS NULL OR patient_id NOT IN (SELECT patient_id FROM patient);
            DELETE FROM appointment WHERE patient_id IS NULL OR patient_id NOT IN (SELECT patient_id FROM patient);
            DELETE FROM invoice_line WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            DELETE FROM claim WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            DELETE FROM diagnosis WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            """;

    /** Those of a ward only; its lines and the like hang on its appointments. */
    private static final String ONLY_WARD = """
            DELETE FROM ward WHERE ward_name <> '%1$s';
            DELETE FROM bed_night WHERE ward_code IS NULL OR ward_code NOT IN (SELECT ward_code FROM ward);
            DELETE FROM shift_month WHERE ward_code IS NULL OR ward_code NOT IN (SELECT ward_code FROM ward);
            DELETE FROM appointment WHERE ward_code IS NULL OR ward_code NOT IN (SELECT ward_code FROM ward);
            DELETE FROM invoice_line WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            DELETE FROM claim WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            DELETE FROM diagnosis WHERE appointment_id IS NULL OR appointment_id NOT IN (SELECT appointment_id FROM appointment);
            """;

    @TempDir
    static Path folder;

    private static Model model;

    private static Analytics byRegion;
    private static Analytics onlyNorth;
    private static Analytics byWard;
    private static Analytics onlyIcu;

    @BeforeAll
    static void open() throws IOException {
        model = model();
        byRegion = open("region", "", new Policies(List.of(new Policies.Policy("home_region", "region"))));
        onlyNorth = open("north", ONLY_PATIENTS_OF.formatted("North"), Policies.NONE);
        byWard = open("wards", "", new Policies(List.of(new Policies.Policy("ward_name", "ward"))));
        onlyIcu = open("icu", ONLY_WARD.formatted("ICU"), Policies.NONE);
    }

    @AfterAll
    static void close() {
        List.of(byRegion, onlyNorth, byWard, onlyIcu).forEach(Analytics::close);
    }

    @Test
    void everyMetricIsThatOfAStoreOfTheseRowsOnly() {
        var answered = new TreeSet<String>();
        for (var metric : model.metrics()) {
            for (var select : List.of(
                    "SELECT AGGREGATE(%s) FROM metrics", "SELECT month, AGGREGATE(%s) FROM metrics GROUP BY month")) {
                var sql = select.formatted(metric.name());
                compare(byRegion, Claims.NONE.with("region", Set.of("North")), onlyNorth, sql, metric.name(), answered);
                compare(byWard, Claims.NONE.with("ward", Set.of("ICU")), onlyIcu, sql, metric.name(), answered);
            }
        }
        assertThat(answered)
                .contains(
                        "beds_taken",
                        "enquiry_rate",
                        "enquiry_visits",
                        "booked_that_day",
                        "visits_in_60_days",
                        "billed_growth",
                        "median_minutes");
    }

    private static void compare(
            Analytics limited, Claims claims, Analytics alone, String select, String metric, Set<String> answered) {
        switch (limited.run(select, claims)) {
            case Outcome.Rows rows -> {
                assertThat(alone.run(select))
                        .as(select + " of " + claims)
                        .isInstanceOfSatisfying(
                                Outcome.Rows.class,
                                expected -> assertThat(rows.table()).isEqualTo(expected.table()));
                answered.add(metric);
            }
            case Outcome.Rejected rejected -> SameRefusal.check(rejected, alone, select);
        }
    }

    private static Analytics open(String name, String changes, Policies policies) {
        var data = folder.resolve(name);
        assertThat(data.toFile().mkdirs()).isTrue();
        TestStore.publish(data, 1, Clinic.storeSql() + changes);
        return Analytics.open(data, model, EngineSettings.standard(), zone -> LocalDate.of(2025, 3, 1), policies);
    }

    private static Model model() throws IOException {
        var copy = Files.createDirectory(folder.resolve("model"));
        try (var files = Files.list(Path.of("src/test/resources/models/clinic"))) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(copy.resolve("more.yml"), SAME_DAY);
        return switch (ModelReader.read(copy)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }
}
