package ai.victor.analysis;

import ai.victor.model.Metric;
import ai.victor.model.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the arithmetic of a derived metric that only adds and takes off others: {@code COALESCE(a, 0) - b + c}. */
final class LinearExpression {
    private static final Pattern TERM = Pattern.compile(
            "\\G\\s*([+-]?)\\s*(?:COALESCE\\s*\\(\\s*(\\w+)\\s*,\\s*0\\s*\\)|(\\w+))\\s*", Pattern.CASE_INSENSITIVE);

    private LinearExpression() {}

    /** What it adds and takes off; empty where it is any other arithmetic, or its parts have conditions or times of their own. */
    static Optional<List<Study.Term>> terms(Metric.Derived derived) {
        if (!derived.filters().isEmpty()
                || derived.parts().values().stream()
                        .anyMatch(part ->
                                !part.filters().isEmpty() || part.offset().isPresent())) {
            return Optional.empty();
        }
        var terms = new ArrayList<Study.Term>();
        var matcher = TERM.matcher(derived.expr());
        int end = 0;
        while (matcher.find()) {
            var alias = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            var metric = derived.inputs().get(alias);
            boolean signed = !matcher.group(1).isEmpty();
            if (metric == null || !signed && !terms.isEmpty()) {
                return Optional.empty();
            }
            terms.add(new Study.Term(metric, !matcher.group(1).equals("-")));
            end = matcher.end();
        }
        return end == derived.expr().length() && !terms.isEmpty() ? Optional.of(terms) : Optional.empty();
    }
}
