package ai.victor.language;

/** What a quantity is called inside a sentence. */
final class QuantityWords {
    private QuantityWords() {}

    static String of(Quantity quantity, Names names) {
        return switch (quantity) {
            case Quantity.Plain plain -> names.inline(plain.metric());
            case Quantity.Quotient quotient
            when quotient.percent() ->
                names.inline(quotient.numerator()) + " as a share of " + names.inline(quotient.denominator());
            case Quantity.Quotient quotient ->
                names.inline(quotient.numerator()) + " per " + singular(names.inline(quotient.denominator()));
            case Quantity.Part part -> "share of " + names.inline(part.metric());
            case Quantity.Sum sum -> {
                var text = new StringBuilder();
                for (var term : sum.terms()) {
                    text.append(text.isEmpty() ? "" : term.added() ? " plus " : " minus ")
                            .append(names.inline(term.metric()));
                }
                yield text + (sum.per().isEmpty() ? "" : " per " + singular(names.inline(sum.per())));
            }
        };
    }

    private static String singular(String label) {
        return Words.isPlural(label) ? label.substring(0, label.length() - 1) : label;
    }
}
