package ai.victor.analysis;

/**
 * The difference in margin per visitor as what more buyers bring and what each buyer brings more.
 *
 * <p>Margin per visitor is conversion × margin per buyer; each factor's change counts at the mean of the other (the Shapley value of two factors: L. S.
 * Shapley, "A Value for n-Person Games", 1953), so that the two parts add up to the whole and none depends on which is changed first.
 */
record MarginSplit(double byConversion, double byBuyer) {
    static MarginSplit of(TwoArms conversion, TwoArms perBuyer) {
        double buyers = conversion.treatment().value() - conversion.holdout().value();
        double each = perBuyer.treatment().value() - perBuyer.holdout().value();
        return new MarginSplit(
                buyers * (perBuyer.treatment().value() + perBuyer.holdout().value()) / 2,
                each * (conversion.treatment().value() + conversion.holdout().value()) / 2);
    }
}
