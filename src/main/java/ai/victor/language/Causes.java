package ai.victor.language;

import ai.victor.language.AnalysisRequest.Direction;
import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads why a number moved: takes the asking off what is asked about, which is then read like any other question. */
final class Causes {
    private static final List<List<String>> ASKING = Phrases.of("""
            why, what the reason for, what lay behind, why was, why is, why did, why has, why have, why does, why are, why were, and why, but why, so why, how come, what drove,
            what drives, what is driving, what was driving, whats driving, what has driven, what caused, what causes, what is causing,
            what was causing, what has caused, what explains, what explained, what could explain, what is behind, whats behind, what was behind,
            what lies behind, what led to, what made, what makes it, what made it, what makes up, what is the reason for, what was the reason for,
            what are the reasons for, the reason for, reasons for, what is the reason, what was the reason, for what reason, what happened to,
            what happened with, what happened, what is the cause of, what was the cause of, the cause of, root cause of, explain why, tell me why,
            what is responsible for, drivers of, the drivers of, main drivers of, main driver of, what are the drivers of, what went wrong with,
            what contributed to, what contributed most to, what influenced, what changed in, what changed with, what changed, what has changed in,
            what has changed with, what has changed, what is different in, what was different in, what moved,
            where does it come from, where does that come from, where it comes from, where does the difference come from, what is it made of,
            what makes the difference, what makes up the difference, what accounts for it, what accounts for, what explains it, what explains that,
            what is behind it, what behind it, what is behind that, what behind that""");

    /** These ask for a reason only of a change that they name. */
    private static final List<List<String>> EXPLAINING =
            Phrases.of("explain, explain me, can you explain, break down, decompose, bridge");

    /** These ask for a reason of what stands there too: only with a change or a level that is named they ask what is answered here. */
    private static final List<List<String>> STANDING = Phrases.of(
            "what behind, what driving, what causing, what pushing, what pulling, what dragging, what making");

    /** {@code which channel drove the increase}. */
    private static final List<List<String>> CAUSING = Phrases.of("""
            drove, drives, caused, causes, explains, explain, explained, is behind, was behind, are behind, were behind, led to, is driving,
            are driving, was driving, were driving, is responsible for, are responsible for, was responsible for, were responsible for,
            contributed to, contributed most to, contributes most to, is to blame for, are to blame for, was to blame for""");

    private static final List<List<String>> UP = Phrases.of("""
            went up, go up, goes up, going up, gone up, is up, was up, are up, were up, up so much, rose, rise, risen, rising, increase, increased,
            increasing, grow, grew, grown, growing, growth, jump, jumped, climb, climbed, climbing, spike, spiked, surge, surged, soar, soared,
            double, doubled, tripled, higher, so high, that high, high, upswing, shot up, shoot up, picked up, pick up, up""");

    private static final List<List<String>> DOWN = Phrases.of("""
            went down, go down, goes down, going down, gone down, is down, was down, are down, were down, drop, dropped, dropping, drops, fall, fell,
            fallen, falling, falls, decrease, decreased, decreasing, decline, declined, declining, lower, dip, dipped, slump, slumped, sink, sank,
            sunk, shrink, shrank, shrunk, tank, tanked, plunge, plunged, crash, crashed, slip, slipped, slide, slid, smaller, so low, that low, low,
            collapse, collapsed, halved, down""");

    private static final List<List<String>> BETTER = Phrases.of(
            "better, improve, improved, improving, improvement, recover, recovered, so good, good, so well, well");

    private static final List<List<String>> WORSE = Phrases.of(
            "worse, worsen, worsened, worsening, deteriorate, deteriorated, suffer, suffered, so bad, bad, so badly, badly, poor");

    private static final List<List<String>> MOVED = Phrases.of("""
            change, changed, changing, changes, move, moved, moving, differ, differs, shift, shifted, different, so different""");

    /** A change is told of, whatever else is. */
    private static final List<List<String>> CHANGED =
            Phrases.of("become, became, becoming, getting, got, turned, suddenly, lately, all of a sudden, since");

    private static final List<List<String>> DEGREES = Phrases.of("""
            so much, that much, a lot, sharply, suddenly, dramatically, significantly, noticeably, a bit, slightly, so quickly, so fast,
            all of a sudden, again, become, became, sudden, sharp, big, huge, steep""");

    /** These are said of how a number stands, and not of what became of it. */
    private static final List<List<String>> LEVEL = Phrases.of("""
            so high, that high, high, so low, that low, low, so good, good, so bad, bad, poor, so poor, so large, so small, weak, so weak, strong,
            so strong, tiny, huge, terrible, so terrible, awful, so awful, so thin, thin""");

    private static final String BECAME =
            "(?s).*\\b(?:chang\\w*|increas\\w*|decreas\\w*|drop\\w*|fall\\w*|fell|ris\\w+|rose|gr[eo]w\\w*|declin\\w*|jump\\w*|dip\\w*|move\\w*|swing\\w*|differen\\w+|gap|spik\\w*|surg\\w*|loss|gain|improve\\w*|worse\\w*)\\b.*";

    private static final Set<String> BEFORE_NOUN =
            Set.of("the", "a", "an", "this", "that", "our", "such", "sudden", "sharp", "big", "huge", "recent", "of");

    private static final Set<String> AFTER_NOUN = Set.of("in", "of");

    private static final Map<String, Set<String>> JOINTS =
            Map.of("from", Set.of("to", "till", "until"), "between", Set.of("and", "&"));

    private final Names names;
    private final Calendar calendar;

    Causes(Names names, Calendar calendar) {
        this.names = names;
        this.calendar = calendar;
    }

    /**
     * A question for a cause.
     *
     * @param rest what it is asked of
     * @param claimed what is said to have happened, where the words say which way
     * @param better whether it is said to have become better, where the words say only that
     * @param level whether it is asked how a number stands, and not what became of it
     */
    record Asked(String rest, Optional<Direction> claimed, Optional<Boolean> better, boolean level) {
        /** The same asked of something else, of which nothing is claimed. */
        Asked again() {
            return new Asked("", Optional.empty(), Optional.empty(), level);
        }

        /** Whether it only points at the answer before: {@code why?}, {@code why did it drop?}. */
        boolean isBare() {
            return Tokenizer.wordsOf(rest).stream()
                    .allMatch(token -> Set.of(
                                    "did", "it", "is", "was", "that", "this", "the", "has", "so", "then", "and",
                                    "there", "a")
                            .contains(token.word()));
        }
    }

    /** The question without its asking for a cause, if that is what it asks for. */
    static Optional<Asked> asked(String question) {
        var words = new Phrases(Gaps.asked(question).orElse(question));
        var asking = words.remove(ASKING);
        var standing = !asking && words.remove(STANDING);
        var explaining = !asking && !standing && words.has(EXPLAINING);
        var causing = !asking && !standing && !explaining && which(words);
        if (!asking && !standing && !explaining && !causing) {
            return Optional.empty();
        }
        if (explaining) {
            // The "down" of "break down" says nothing of a fall.
            words.remove(EXPLAINING);
        }
        var level = words.has(LEVEL) && !words.has(CHANGED);
        words.remove(DEGREES);
        var up = words.removeNouns(UP, BEFORE_NOUN, AFTER_NOUN);
        var down = words.removeNouns(DOWN, BEFORE_NOUN, AFTER_NOUN);
        var better = words.removeNouns(BETTER, BEFORE_NOUN, AFTER_NOUN);
        var worse = words.removeNouns(WORSE, BEFORE_NOUN, AFTER_NOUN);
        var moved = words.removeNouns(MOVED, BEFORE_NOUN, AFTER_NOUN);
        if (explaining || standing) {
            if (!up && !down && !better && !worse && !moved) {
                return Optional.empty();
            }
        }
        words.replace(Phrases.of("than, compared to, compared with, relative to, versus, against"), "vs");
        var claimed = up == down ? Optional.<Direction>empty() : Optional.of(up ? Direction.UP : Direction.DOWN);
        var judged = better == worse ? Optional.<Boolean>empty() : Optional.of(better);
        return Optional.of(new Asked(Gaps.withoutEnds(words.rest()), claimed, judged, level));
    }

    /** {@code which channel drove} is a cause by channel. */
    private static boolean which(Phrases words) {
        var which = word(words, "which") >= 0 ? word(words, "which") : word(words, "what");
        // What contributes most to margin has most of it: only what became of it has causes.
        var standing = words.rest().toLowerCase(Locale.ROOT);
        if (standing.matches("(?s).*\\b(?:contributes?|contributed|contributing)\\b.*") && !standing.matches(BECAME)) {
            return false;
        }
        // "Which sources are behind" names nothing that they are behind of.
        if (which < 0
                || !words.has(CAUSING)
                || words.rest().toLowerCase(Locale.ROOT).matches("(?s).*\\b(?:is|are|was|were) behind\\W*")) {
            return false;
        }
        words.put(which, which + 1, "by");
        words.remove(CAUSING);
        return true;
    }

    private static int word(Phrases words, String word) {
        for (int at = 0; at < words.size(); at++) {
            if (words.word(at).equals(word)) {
                return at;
            }
        }
        return -1;
    }

    /** {@code from April to May}, {@code between April and May}: the later one against the earlier one, and not the days from one to the other. */
    static String turned(String rest, Calendar calendar) {
        var words = new Phrases(rest);
        for (int from = 0; from < words.size(); from++) {
            var joint = JOINTS.getOrDefault(words.word(from), Set.of());
            for (int to = from + 2; !joint.isEmpty() && to < words.size(); to++) {
                if (!joint.contains(words.word(to))) {
                    continue;
                }
                for (int end = words.size(); end > to + 1; end--) {
                    var left = words.text(from + 1, to);
                    var right = words.text(to + 1, end);
                    if (isTime(left, calendar) && isTime(right, calendar)) {
                        var year = right.replaceAll(".*?((19|20)\\d\\d)?$", "$1");
                        var dated = left.matches(".*\\d{4}.*") || year.isEmpty() ? left : left + " " + year;
                        words.put(from, end, "in " + right + " vs " + dated);
                        return words.rest();
                    }
                }
            }
        }
        return rest;
    }

    private static boolean isTime(String text, Calendar calendar) {
        var tokens = Tokenizer.tokens(text);
        return new TimeReader(calendar, calendar.today().minusYears(10), tokens)
                .at(0)
                .filter(match -> match.length() == tokens.size() && match.phrase() instanceof TimePhrase.Named)
                .isPresent();
    }

    /** The analysis of a reading's number. */
    Interpretation analyse(Plan plan, Asked asked) {
        var reading = plan.reading();
        if (reading.quantities().size() != 1
                || !(reading.quantities().get(0) instanceof Quantity.Plain plain)
                || !reading.thresholds().isEmpty()
                || !reading.groups().isEmpty()
                || reading.ranking().isPresent()) {
            return new Reply(
                    "clarify",
                    "I can say why one number moved from one period to another. Name the number and the two periods.",
                    "",
                    List.of());
        }
        var gaps = new Gaps(names, calendar);
        var parts = asked.level() ? gaps.besideTheRest(plan) : gaps.of(plan, true);
        if (parts.isPresent()) {
            return parts.get()
                    .asked(asked.claimed()
                            .or(() -> asked.better()
                                    .flatMap(better -> direction(parts.get().metric(), better))));
        }
        var assumptions = new ArrayList<>(plan.assumptions());
        assumptions.removeIf(text -> text.startsWith("No period is named: all"));
        var now = reading.periods().isEmpty()
                ? lastFull(assumptions)
                : reading.periods().get(0);
        var before = reading.periods().size() > 1 ? reading.periods().get(1) : preceding(now, assumptions);
        var metric = plain.metric();
        var claimed = asked.claimed().or(() -> asked.better().flatMap(better -> direction(metric, better)));
        if (before.range().from().isAfter(now.range().from())) {
            var later = before;
            before = now;
            now = later;
            // "Why was it lower in May than in June" says it of the one named first; "why did it drop" of the later
            // one.
            claimed =
                    asked.isBare() ? claimed : claimed.map(way -> way == Direction.UP ? Direction.DOWN : Direction.UP);
        }
        var condition = reading.conditions().stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        var dimension = reading.breakdowns().stream()
                .filter(row -> !TimeColumns.isTime(row))
                .findFirst();
        var sentence = "Why " + names.inline(metric) + SentenceWriter.conditions(reading, names) + " moved: "
                + now.days() + " against " + before.days()
                + dimension.map(row -> ", by " + names.inline(row)).orElse("") + ".";
        return new Analyse(
                new AnalysisRequest.Why(metric, now.range(), before.range(), condition, dimension, claimed),
                sentence,
                assumptions);
    }

    private Optional<Direction> direction(String metric, boolean better) {
        return switch (names.goodness(new Quantity.Plain(metric))) {
            case HIGHER -> Optional.of(better ? Direction.UP : Direction.DOWN);
            case LOWER -> Optional.of(better ? Direction.DOWN : Direction.UP);
            case NEITHER -> Optional.empty();
        };
    }

    private Period lastFull(List<String> assumptions) {
        var month = calendar.whole(Calendar.Span.MONTH, -1);
        assumptions.add("No period is named: the last full month is taken.");
        return month;
    }

    private Period preceding(Period now, List<String> assumptions) {
        var before = Times.preceding(now);
        assumptions.add("No period is named to compare with: what came before is taken, " + before.days() + ".");
        return before;
    }
}
