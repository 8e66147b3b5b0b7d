package ai.victor.agent;

import ai.victor.model.DateRange;
import ai.victor.query.Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one certificate of those of several results. */
final class Certificates {
    private Certificates() {}

    static Optional<Certificate> merged(List<Certificate> certificates) {
        if (certificates.size() < 2) {
            return certificates.stream().findFirst();
        }
        var facts = new LinkedHashSet<String>();
        var filters = new LinkedHashSet<String>();
        var freshness = new LinkedHashMap<String, LocalDate>();
        for (var certificate : certificates) {
            facts.addAll(certificate.facts());
            filters.addAll(certificate.filters());
            certificate.freshness().forEach((fact, day) -> freshness.merge(fact, day, Certificates::earlier));
        }
        return Optional.of(new Certificate(
                List.copyOf(facts),
                List.copyOf(filters),
                span(certificates),
                certificates.getFirst().zone(),
                freshness,
                extras(certificates)));
    }

    /** From the first day to the last; empty if one of them has no bounds. */
    private static Optional<DateRange> span(List<Certificate> certificates) {
        var ranges = certificates.stream()
                .flatMap(certificate -> certificate.range().stream())
                .toList();
        return ranges.size() < certificates.size()
                ? Optional.empty()
                : ranges.stream()
                        .reduce((a, b) ->
                                new DateRange(earlier(a.from(), b.from()), a.to().isAfter(b.to()) ? a.to() : b.to()));
    }

    /** An extra that results agree on stands as it is, any other as a list in the order of the results. */
    private static Map<String, Object> extras(List<Certificate> certificates) {
        var all = new LinkedHashMap<String, List<Object>>();
        for (var certificate : certificates) {
            certificate
                    .extras()
                    .forEach((name, value) ->
                            all.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        }
        var merged = new LinkedHashMap<String, Object>();
        all.forEach((name, values) ->
                merged.put(name, values.stream().distinct().count() == 1 ? values.getFirst() : values));
        return merged;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
