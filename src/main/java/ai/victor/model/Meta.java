package ai.victor.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says of a metric or a dimension beyond its arithmetic: {@code label} and {@code description}, and what stands under
 * {@code config: meta:}.
 *
 * @param label for people: {@code Contribution margin}
 * @param description one sentence that a seller understands
 * @param synonyms other words for it, lower case, as people write them
 * @param unit {@code money}, {@code percent}, {@code count}, {@code ratio}, {@code days} or {@code none}
 * @param values of a dimension: what people call its values, lower case, by value: {@code CA → [canada, canadian]}
 * @param certificate of a metric: whether each answer that its facts feed carries it
 * @param goodness of a metric: which way is good
 * @param enumerated of a dimension: whether {@code values} and {@code samples} name every value that there can be
 * @param samples of a dimension: some values, as they are in the data
 * @param wording what it says for the reading of questions alone
 * @param separate of a dimension: whether its values overlap, so that they may stand side by side but never be added up
 * @param format of a metric: how its numbers are written, such as {@code 0.00}; empty: as its unit is
 * @param study what it says for analyses alone
 */
public record Meta(
        String label,
        String description,
        List<String> synonyms,
        String unit,
        Map<String, List<String>> values,
        boolean certificate,
        Goodness goodness,
        boolean enumerated,
        List<String> samples,
        Wording wording,
        boolean separate,
        String format,
        Study study) {
    public Meta {
        synonyms = List.copyOf(synonyms);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        samples = List.copyOf(samples);
    }

    public Meta(
            String label,
            String description,
            List<String> synonyms,
            String unit,
            Map<String, List<String>> values,
            boolean certificate,
            Goodness goodness,
            boolean enumerated,
            List<String> samples) {
        this(
                label,
                description,
                synonyms,
                unit,
                values,
                certificate,
                goodness,
                enumerated,
                samples,
                Wording.NONE,
                false,
                "",
                Study.NONE);
    }

    public Meta(
            String label,
            String description,
            List<String> synonyms,
            String unit,
            Map<String, List<String>> values,
            boolean certificate,
            Goodness goodness,
            boolean enumerated,
            List<String> samples,
            Wording wording,
            boolean separate,
            String format) {
        this(
                label,
                description,
                synonyms,
                unit,
                values,
                certificate,
                goodness,
                enumerated,
                samples,
                wording,
                separate,
                format,
                Study.NONE);
    }

    /** Nothing said beyond a label and a description. */
    public static Meta of(String label, String description) {
        return new Meta(label, description, List.of(), "none", Map.of(), false, Goodness.NEITHER, false, List.of());
    }

    Meta withLabel(String better) {
        return with(better, unit);
    }

    Meta withUnit(String known) {
        return with(label, known);
    }

    private Meta with(String otherLabel, String otherUnit) {
        return new Meta(
                otherLabel,
                description,
                synonyms,
                otherUnit,
                values,
                certificate,
                goodness,
                enumerated,
                samples,
                wording,
                separate,
                format,
                study);
    }

    /** How many decimals of its numbers are shown, where {@code format} says so. */
    public Optional<Integer> decimals() {
        return format.isEmpty() ? Optional.empty() : Optional.of(Math.max(0, format.length() - "0.".length()));
    }

    /** Its unit and format, as they are listed: {@code percent, 0.00}. */
    String quantity() {
        return format.isEmpty() ? unit : unit + ", " + format;
    }

    /** As a dimension is called that is reached by an entity: {@code Billing country}. */
    Meta by(String entity) {
        boolean name = label.length() > 1 && Character.isUpperCase(label.charAt(1)) || label.isEmpty();
        var words = name ? label : Character.toLowerCase(label.charAt(0)) + label.substring(1);
        return new Meta(
                Character.toUpperCase(entity.charAt(0)) + entity.substring(1) + " " + words,
                description,
                synonyms.stream().map(synonym -> entity + " " + synonym).toList(),
                unit,
                values,
                certificate,
                goodness,
                enumerated,
                samples,
                wording,
                separate,
                format,
                study);
    }

    /** Which way a metric is good: decides what "best" and "worst" mean. */
    public enum Goodness {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** As that of a {@link SemanticModel}. */
    @Override
    public int hashCode() {
        return label.hashCode();
    }
}
