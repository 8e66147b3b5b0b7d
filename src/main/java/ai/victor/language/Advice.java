package ai.victor.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads questions for advice, {@code should I stop the ads}, {@code is it worth it}, as the question whether the thing makes money: that number
 * decides, and advice is not given.
 */
final class Advice {
    static final String NONE = "I give no advice: this is the number that decides it.";

    private static final String DEED =
            "(?:kill|stop|drop|cut|pause|scale(?: up| down| back)?|keep|continue|increase|raise|lower|decrease|reduce|double down on|turn (?:off|on)|"
                    + "switch off|shut (?:down|off)|discontinue|get rid of|ditch|axe|retire|end|cancel|push|promote|delete|remove|sell|offer|"
                    + "invest (?:more |less )?(?:money )?in|spend (?:more|less)(?: money)? on|put (?:more|less) (?:money|budget|spend) (?:into|on|in|behind|towards)|bother with|stick with|stay on|leave|quit|move away from|focus on|carry on with)";

    private static final String ON =
            "(?:selling|running|advertising|doing|spending(?: money)?|offering|making|using|paying for|investing in|on|with|in|for|the|our|my|those|these|all|more|"
                    + "(?:ad )?(?:budget|spend|spending|ads?|money)(?: (?:on|for|of|in))?)";

    private static final Pattern SHOULD = Pattern.compile(
            "(?is)^(?<before>.*?)\\b(?:should|shall|do|would|could|can) (?:i|we)(?: really| just| maybe| still| better| rather| have to| need to)* "
                    + DEED + "(?: " + ON
                    + ")* (?<what>[^?.!,;]+?)(?: (?:or not|altogether|entirely|completely|now|off|down|up|(?:ad )?(?:budget|spend|spending|ads)))*(?<after>[?.!,;].*)?$");

    private static final Pattern WORTH = Pattern.compile(
            "(?is)^(?<before>.*?)\\b(?<be>is|are|was|were) (?<what>[^?.!,;]+?)(?: (?:really|still|even|actually|at all))* "
                    + "(?:worth(?: (?:it|the (?:money|spend|effort|cost|trouble|hassle|investment|budget)|keeping|running|doing|selling|our (?:money|time|while)|my (?:money|time|while)|continuing|scaling|having|the candle))?|"
                    + "pulling (?:its|their) weight|a (?:good|bad|smart) (?:idea|investment)|a (?:winner|loser|dud)|earning (?:its|their) keep|carrying (?:its|their) weight)(?<after>\\b.*)$");

    private Advice() {}

    /** The question whether the thing makes money; empty where no advice is asked for. */
    static Optional<String> asked(String question) {
        var should = SHOULD.matcher(question.strip());
        if (should.matches()) {
            return Optional.of(turned(should, "is"));
        }
        var worth = WORTH.matcher(question.strip());
        return worth.matches() ? Optional.of(turned(worth, worth.group("be"))) : Optional.empty();
    }

    /** Whether a reading is of one number of a thing that is named: what else is asked is no such question. */
    static boolean decides(Reading reading) {
        return reading.quantities().size() == 1 && !reading.conditions().isEmpty();
    }

    private static String turned(Matcher asked, String be) {
        var after = Optional.ofNullable(asked.group("after")).orElse("").strip().replaceAll("^[?.!,;\\s]+", "");
        var period = after.replaceAll(
                "(?i)^(?:please |pls )?(?:give me|show me|look at|take|use|based on|considering|for|over|i mean|judging by|by) (?:the )?",
                "");
        return asked.group("before") + be + " " + asked.group("what").strip() + " profitable " + period;
    }
}
