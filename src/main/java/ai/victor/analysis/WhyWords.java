package ai.victor.analysis;

import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences of an explained change; each number of them stands in a table beside. */
final class WhyWords {
    private static final int MOST_NAMED = 3;

    private final Compared compared;

    WhyWords(Compared compared) {
        this.compared = compared;
    }

    /** What happened, or that what was claimed did not. */
    String change(Optional<Move> claimed) {
        var change = compared.change();
        var label = compared.metric().meta().label();
        var unit = compared.unit();
        var now = Figures.told(compared.now(), unit);
        var before = Figures.told(compared.before(), unit);
        boolean sides = compared.isOfParts();
        if (change.signum() == 0) {
            var did = claimed.map(move -> move == Move.FELL ? " did not fall but" : " did not rise but")
                    .orElse("");
            return label + did + (sides ? " is " : " stayed at ") + now + ", for "
                    + compared.sideNow().name() + " as for "
                    + compared.sideBefore().name() + ".";
        }
        var moved = change.signum() > 0 ? Move.ROSE : Move.FELL;
        var by = Figures.difference(change, unit);
        if (sides) {
            var than = by + (moved == Move.ROSE ? " higher" : " lower") + " for "
                    + compared.sideNow().name() + " (" + now + ") than for "
                    + compared.sideBefore().name() + " (" + before + ").";
            return claimed.filter(move -> move != moved).isPresent()
                    ? label + " is the other way round, " + than
                    : label + " is " + than;
        }
        var went = (moved == Move.ROSE ? "rose by " : "fell by ") + by + ", from " + before + " ("
                + compared.sideBefore().name() + ") to " + now + " ("
                + compared.sideNow().name() + ").";
        return claimed.filter(move -> move != moved)
                .map(move -> label + (move == Move.FELL ? " did not fall but " : " did not rise but ") + went)
                .orElse(label + " " + went);
    }

    String noise(Noise.Judged judged) {
        var usual = Figures.difference(Figures.rounded(judged.usual(), compared.unit()), compared.unit());
        return judged.isNoise()
                ? "That is no more than what weeks before it vary by (up to " + usual
                        + " either way), so it may well be noise; the parts below are then noise too."
                : "Weeks before it vary by up to " + usual + ", so it is more than noise.";
    }

    /** @param per what each is divided by; empty for nothing */
    String rungs(List<Effect> effects, String per) {
        var each = per.isEmpty() ? "" : "each divided by " + per.toLowerCase(Locale.ROOT) + ", ";
        return pushes("By what it is made of, " + each, effects);
    }

    String chain(List<Effect> effects) {
        var named = effects.stream()
                .filter(effect -> effect.amount().signum() != 0)
                .map(effect -> effect.label().toLowerCase(Locale.ROOT) + " " + signed(effect.amount()))
                .toList();
        return named.isEmpty() ? "" : "As a chain of rates: " + Figures.list(named) + ".";
    }

    /** What pushed it the way it went, and what held against that. */
    private String pushes(String beginning, List<Effect> effects) {
        boolean up = compared.change().signum() >= 0;
        var with = Effect.greatest(effects, up, MOST_NAMED);
        var against = Effect.greatest(effects, !up, 2);
        if (with.isEmpty()) {
            return "";
        }
        var sentence = beginning + "most comes from " + named(with);
        return sentence + (against.isEmpty() ? "." : "; against it went " + named(against) + ".");
    }

    private String named(List<Effect> effects) {
        return Figures.list(effects.stream()
                .map(effect -> effect.label().toLowerCase(Locale.ROOT) + " (" + signed(effect.amount()) + ")")
                .toList());
    }

    String cut(CutSplit cut) {
        var by = "By " + cut.label().toLowerCase(Locale.ROOT);
        var top = cut.bySize().stream()
                .map(at -> new Effect(cut.segments().get(at).name(), Figures.rounded(cut.effect(at), compared.unit())))
                .filter(effect -> effect.amount().signum() != 0)
                .limit(1)
                .map(effect ->
                        by + ", the largest part sits in " + effect.label() + " (" + signed(effect.amount()) + ")")
                .toList();
        if (cut.volume().isEmpty()) {
            return top.isEmpty() ? "" : top.getFirst() + ".";
        }
        var totals = CutTables.totals(cut);
        var volume = cut.volume().get().toLowerCase(Locale.ROOT);
        var parts = new ArrayList<String>();
        if (compared.formula() instanceof Formula.Amount) {
            parts.add(signed(totals.volume()) + " is volume (" + volume + ")");
        }
        parts.add(signed(totals.mix()) + " is mix");
        parts.add(signed(totals.rate()) + " is rates within");
        return (top.isEmpty() ? by + ", " : top.getFirst() + "; of the whole, ") + Figures.list(parts) + ".";
    }

    String reversed(CutSplit cut) {
        boolean fell = compared.change().signum() < 0;
        return "Beware: in every " + cut.label().toLowerCase(Locale.ROOT) + " that matters it "
                + (fell ? "rose" : "fell") + ", and only the mix made the whole " + (fell ? "fall" : "rise")
                + " (Simpson's reversal).";
    }

    private String signed(BigDecimal amount) {
        Unit unit = compared.unit();
        return Figures.signed(amount, unit);
    }
}
