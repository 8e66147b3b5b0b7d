package ai.victor.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one cause adds to a change, as it is shown. */
record Effect(String label, BigDecimal amount) {
    /** Effects that sum to the shown change, to the last digit. */
    static List<Effect> rounded(List<String> labels, List<Double> effects, Compared compared) {
        var change = compared.change().setScale(compared.unit().decimals(), RoundingMode.HALF_UP);
        var amounts = LargestRemainder.rounded(effects, change);
        var all = new ArrayList<Effect>();
        for (int i = 0; i < amounts.size(); i++) {
            all.add(new Effect(labels.get(i), amounts.get(i)));
        }
        return all;
    }

    /** The greatest that push one way, greatest first. */
    static List<Effect> greatest(List<Effect> effects, boolean up, int most) {
        return effects.stream()
                .filter(effect ->
                        up ? effect.amount().signum() > 0 : effect.amount().signum() < 0)
                .sorted(Comparator.comparing((Effect effect) -> effect.amount().abs())
                        .reversed())
                .limit(most)
                .toList();
    }
}
