package ai.victor.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Simpler ways to ask the same: without talk, with the days of the story in it, with both sides of a contest named. */
final class Simpler {
    private Simpler() {}

    /** The nearest to what was asked first. */
    static List<Talk.Core> cores(String question, Lexicon lexicon, Names names, Calendar calendar, LocalDate earliest) {
        var asked = new ArrayList<>(List.of(new Talk.Core(question, List.of())));
        asked.addAll(Talk.cores(question, lexicon));
        var cores = new ArrayList<Talk.Core>();
        for (var core : asked) {
            cores.add(core);
            Contest.asked(core.question(), names).ifPresent(text -> cores.add(new Talk.Core(text, core.aside())));
        }
        asked.forEach(
                core -> Story.told(core.question(), lexicon, calendar, earliest).ifPresent(cores::add));
        cores.remove(asked.get(0));
        return cores;
    }
}
