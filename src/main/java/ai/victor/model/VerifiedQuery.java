package ai.victor.model;

import ai.victor.problem.Place;
import java.time.LocalDate;

/**
 * An entry of {@code config: meta: verified_queries:}: a question and the semantic SQL that a person has vouched for.
 *
 * @param verifiedAt the day on which they did
 */
public record VerifiedQuery(String question, String sql, String verifiedBy, LocalDate verifiedAt, Place place) {}
