package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a reading in English, with explicit dates. */
final class SentenceWriter {
    private SentenceWriter() {}

    static String sentence(Reading reading, Names names) {
        var parts = new ArrayList<String>();
        parts.add(head(reading, names));
        reading.quantities().forEach(quantity -> {
            if (quantity instanceof Quantity.Part part) {
                parts.add("the part: " + part(part, names));
            }
        });
        conditions(reading.conditions(), names, parts);
        parts.add(
                reading.periods().isEmpty()
                        ? "all days in the data"
                        : String.join(
                                " compared with ",
                                reading.periods().stream().map(Period::days).toList()));
        reading.thresholds()
                .forEach(threshold -> parts.add((reading.quantities().equals(List.of(threshold.quantity()))
                                ? ""
                                : names.inline(threshold.quantity()) + " ")
                        + words(threshold) + " "
                        + against(threshold, names)));
        reading.ranking().ifPresent(ranking -> parts.add(rank(ranking, names)));
        return String.join(", ", parts) + ".";
    }

    /** What a reading is narrowed to, as it goes on in a sentence. */
    static String conditions(Reading reading, Names names) {
        var parts = new ArrayList<String>(List.of(""));
        conditions(reading.conditions(), names, parts);
        return String.join(", ", parts);
    }

    /** {@code for country DE, with a discount code, except supplier Gelato}; the first of them goes with the head. */
    private static void conditions(List<Condition> conditions, Names names, List<String> parts) {
        var holding = conditions.stream()
                .filter(condition -> !condition.negated() && !condition.values().isEmpty())
                .map(condition -> condition(condition, names))
                .toList();
        if (!holding.isEmpty()) {
            parts.add(parts.remove(parts.size() - 1) + " for " + String.join(", ", holding));
        }
        conditions.stream()
                .filter(condition -> condition.values().isEmpty())
                .forEach(condition -> parts.add(condition(condition, names)));
        conditions.stream()
                .filter(condition -> condition.negated() && !condition.values().isEmpty())
                .forEach(condition -> parts.add("except " + condition(positive(condition), names)));
    }

    private static Condition positive(Condition condition) {
        return new Condition(condition.dimension(), condition.values(), false, condition.words());
    }

    private static String part(Quantity.Part part, Names names) {
        var texts = new ArrayList<String>();
        if (!part.conditions().isEmpty()) {
            texts.add(and(part.conditions(), names));
        }
        part.groups().forEach(group -> texts.add(having(group, names)));
        return String.join(" and ", texts);
    }

    private static String having(Group group, Names names) {
        return names.inline(group.dimension()) + " with "
                + String.join(
                        " and ",
                        group.thresholds().stream()
                                .map(bound -> held(bound, names))
                                .toList());
    }

    private static String head(Reading reading, Names names) {
        var quantities = String.join(
                " and ", reading.quantities().stream().map(names::inline).toList());
        var rows = String.join(
                        ", ", reading.breakdowns().stream().map(names::inline).toList())
                .replaceFirst(", ([^,]*)$", " and $1");
        var text = String.join(
                "",
                reading.list() ? "list of " : "",
                formed(reading, quantities, names),
                rows.isEmpty() || reading.form() instanceof Form.Count || reading.form() instanceof Form.Absent
                        ? ""
                        : " by " + rows,
                groups(reading, names));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String groups(Reading reading, Names names) {
        return reading.groups().stream()
                .map(group -> group.among().isPresent()
                        ? Tops.said(group, reading)
                                .map(top -> ", only " + top.substring("of ".length()))
                                .orElseGet(() -> ", only "
                                        + (group.words().isEmpty()
                                                ? "for the " + names.inline(group.dimension()) + " picked before"
                                                : names.inline(group.dimension())
                                                        + (group.without() ? " without " : " with ")
                                                        + group.words()))
                        : ", only " + having(group, names))
                .collect(Collectors.joining());
    }

    private static String formed(Reading reading, String quantities, Names names) {
        return switch (reading.form()) {
            case Form.Plain plain -> quantities;
            case Form.Beside beside -> quantities;
            case Form.Share share -> quantities + " as a share of the total";
            case Form.Running running -> "running total of " + quantities;
            case Form.Moving moving ->
                "average of " + quantities + " over each "
                        + reading.breakdowns().get(0) + " and the " + (moving.rows() - 1) + " before it";
            case Form.Growth growth ->
                "growth in percent of " + quantities + " against "
                        + (growth.back() == 1 ? "the row before" : "the same stretch of the year before");
            case Form.Average average -> "average " + quantities + " per " + names.inline(average.over());
            case Form.Absent absent -> Absences.sentence(reading, absent, quantities, names);
            case Form.Count count ->
                "number of "
                        + reading.breakdowns().stream().map(names::inline).collect(Collectors.joining(" and "))
                        + " values with " + quantities;
        };
    }

    private static String against(Threshold threshold, Names names) {
        return switch (threshold.against()) {
            case NUMBER -> bound(threshold, names);
            case ALL_ASKED -> "that of all";
            case EVERYTHING -> "that of the whole";
            case BEFORE -> moved(threshold, bound(threshold, names));
            case BEFORE_IN_PERCENT -> moved(threshold, threshold.bound().abs().toPlainString() + "%");
        };
    }

    private static String words(Threshold threshold) {
        var above = threshold.comparison() == Threshold.Comparison.ABOVE
                || threshold.comparison() == Threshold.Comparison.AT_LEAST;
        return threshold.isOfMove() ? above ? "above" : "below" : threshold.comparison().words;
    }

    private static String moved(Threshold threshold, String size) {
        var least = threshold.comparison() == Threshold.Comparison.AT_LEAST
                || threshold.comparison() == Threshold.Comparison.AT_MOST;
        return "what it was before"
                + (threshold.bound().signum() == 0
                        ? ""
                        : " by " + (least ? "at least " : "more than ") + size.replace("-", ""));
    }

    private static String held(Threshold threshold, Names names) {
        return names.inline(threshold.quantity()) + " " + words(threshold) + " " + against(threshold, names);
    }

    private static String and(List<Condition> conditions, Names names) {
        return String.join(
                " and ",
                conditions.stream()
                        .map(condition -> condition(condition, names))
                        .toList());
    }

    private static String condition(Condition condition, Names names) {
        if (!condition.either().isEmpty()) {
            return "either "
                    + condition.either().stream()
                            .map(choice -> and(choice, names))
                            .collect(Collectors.joining(" or "));
        }
        var label = names.inline(condition.dimension());
        if (condition.values().isEmpty()) {
            return (condition.negated() ? "without " : "with a ") + label;
        }
        var said = condition.values().size() == 1
                        && Words.fold(condition.words()).length() > 2
                        && !Words.stem(Words.fold(condition.words()))
                                .equals(Words.stem(Words.fold(condition.values().get(0))))
                ? " (" + condition.words().replaceAll("['’]s$", "") + ")"
                : "";
        return label
                + (condition.negated() ? " not " : " ")
                + Filters.listed(condition.values()).replaceFirst(", ([^,]*)$", " or $1")
                + said;
    }

    private static String bound(Threshold threshold, Names names) {
        var number = threshold.bound().stripTrailingZeros().toPlainString();
        return switch (names.unit(threshold.quantity())) {
            case "percent" -> number + "%";
            case "money" ->
                number.equals("0") ? "zero" : number + " " + names.vocabulary().currency();
            default -> number;
        };
    }

    private static String rank(Ranking ranking, Names names) {
        var order = ranking.descending() ? "highest " : "lowest ";
        if (ranking.shown().contains("_change")) {
            return (ranking.limit().isPresent() ? "the " + count(ranking.limit().getAsInt()) + " with the " : "")
                    + (ranking.shown().endsWith("DESC") ? "biggest rise" : "biggest fall")
                    + (ranking.shown().contains("_percent") ? " in percent" : "")
                    + (ranking.limit().isPresent() ? "" : " first");
        }
        if (ranking.picked()) {
            return "the " + (ranking.shown().endsWith(" DESC") ? "latest " : "earliest ")
                    + ranking.limit().orElse(1);
        }
        if (ranking.limit().isEmpty() && !ranking.shown().isEmpty()) {
            return shown(ranking, names).substring(2);
        }
        if (ranking.skip() > 0) {
            return "number " + (ranking.skip() + 1) + " by " + order + names.inline(ranking.by());
        }
        return (ranking.limit().isPresent() ? "the " + count(ranking.limit().getAsInt()) + " with the " : "")
                + order
                + names.inline(ranking.by())
                + (ranking.limit().isPresent() ? "" : " first")
                + shown(ranking, names);
    }

    private static String shown(Ranking ranking, Names names) {
        if (ranking.shown().isEmpty()) {
            return "";
        }
        var column = ranking.shown().replaceFirst(" .*", "");
        var down = ranking.shown().endsWith(" DESC");
        var way = TimeColumns.isGrain(column)
                ? down ? ", latest first" : ", earliest first"
                : down ? ", highest first" : names.isMetric(column) ? ", lowest first" : ", a to z";
        return ", in the order of " + names.inline(column) + way;
    }

    private static String count(int limit) {
        return limit == 1 ? "one" : Integer.toString(limit);
    }
}
