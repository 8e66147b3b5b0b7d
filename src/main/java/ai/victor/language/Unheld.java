package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions that no number answers: to be told when something happens, what will be, what to do, how long things take. They are declined for
 * what they are, with the number beside them that can be asked for.
 */
final class Unheld {
    /** How something is asked for, and why it cannot be had. */
    private record Kind(Pattern asked, String why) {}

    private static final String DOING =
            "(?:ship\\w*|deliver\\w*|produc\\w+|print(?:s|ing)?|arriv\\w*|fulfil\\w*|process(?:es|ing)?|turnaround|dispatch\\w*)";

    private static final Kind SPEED = new Kind(
            Pattern.compile(
                    "(?i)\\b(?:slow|slower|slowest|fast|faster|fastest|quick|quicker|quickest|speed|speediest|late|delayed?|delays|on time)\\b.*\\b"
                            + DOING + "\\b|\\b" + DOING
                            + "\\b.*\\b(?:slower|slowest|faster|fastest|quicker|quickest|too slow|late|delayed|on time)\\b"
                            + "|\\bhow (?:long|many days|quickly|fast)\\b.*\\b" + DOING + "\\b"
                            + "|\\b(?:lead|transit|delivery|production|turnaround|handling|fulfil?lment|shipping) times?\\b"),
            "How long making and delivering take is not in the data");

    private static final String MEANS =
            "\\bhow (?:can|do|could|should) (?:i|we) (?:improve|increase|reduce|raise|lower|fix|cut|get more|sell more|grow|boost|save)\\b";

    private static final Pattern MEANS_ASKED = Pattern.compile("(?i)" + MEANS);

    private static final Kind FORECAST = new Kind(
            Pattern.compile("(?i)\\b(?:forecast\\w*|predict\\w*|project(?:ion|ions|ed)|extrapolat\\w+)\\b"
                    + "|\\bwill (?:we|i|our|my|the|it|there)\\b|\\bwhat will\\b|\\bgoing to be\\b|\\bexpect(?:ed)?\\b"
                    + "|\\bnext (?:week|month|quarter|year|summer|christmas|season)\\b|\\bon track\\b|\\bwhat if\\b|\\bwhat would happen\\b"
                    + "|\\bif (?:i|we) (?:raise|lower|cut|stop|switch|move|double|increase|drop|change|pause)\\w*\\b"),
            "I do not forecast or work out what might be; I tell what the data holds");

    private static final Kind BANK = new Kind(
            Pattern.compile(
                    "(?i)\\bpay-?outs?\\b|\\bbank (?:deposits?|transfers?|account|balance|statements?)\\b|\\bsettlements?\\b|\\bpaid us what\\b|\\bpay us what\\b"),
            "Payouts and what reaches the bank are not in the data, so I cannot hold them against the orders");

    private static final List<Kind> KINDS = List.of(
            BANK,
            new Kind(
                    Pattern.compile(
                            "(?i)\\b(?:alert|notify|warn|ping|remind|text|message) (?:me|us)\\b"
                                    + "|\\b(?:let (?:me|us) know|tell (?:me|us)) (?:when(?:ever)?|as soon as|once)\\b|\\bkeep an eye\\b|\\bset up an alert\\b|\\bmonitor\\b"),
                    "I do not watch numbers or send word of them; I answer when I am asked"),
            FORECAST,
            new Kind(
                    Pattern.compile(
                            "(?i)\\b(?:should|shall|ought) (?:i|we|it)\\b|\\b(?:recommend|advise|suggest)\\b (?:me|us|that|what|which|a|an|to)\\b"
                                    + "|\\bwhat (?:to do|would you do|should be done)\\b|\\bworth (?:it|keeping|continuing|the money)\\b"
                                    + "|" + MEANS),
                    "I do not advise; I can show the numbers that it hangs on"));

    private static final Kind REASONS = new Kind(
            Pattern.compile(
                    "(?i)\\b(?:refund|return|cancel(?:l?ation)?|chargeback|dispute)s? reasons?\\b"
                            + "|\\breasons? (?:(?:given|stated|named) )?(?:for|of|behind) (?:the |our |all )?(?:refunds?|returns?|cancell?ations?|chargebacks?|disputes?)\\b"
                            + "|\\bwhy (?:do|did|are|were) (?:our |the )?(?:people|customers|buyers|shoppers) (?:return|returning|refund|cancel|cancell?ing|send)"),
            "Why people send things back or cancel is not in the data");

    private Unheld() {}

    /** Of how to reach something, and of what people think: no number of the data is the answer, however the question is cut. */
    static Optional<Interpretation.Reply> means(String question, Names names) {
        if (REASONS.asked().matcher(question).find()) {
            return Optional.of(Interpretation.Reply.unanswerable(
                    REASONS.why() + ". Ask me, for example, for refunds by product type, or for why refunds rose."));
        }
        return MEANS_ASKED.matcher(question).find() ? read(question, List.of(), names) : Optional.empty();
    }

    /** Of what would be mistaken for another number: how long things take, and what is to come. */
    static Optional<Interpretation.Reply> mistaken(String question, List<Item> items, Names names) {
        if (SPEED.asked().matcher(question).find()) {
            return Optional.of(reply(SPEED, List.of(), names));
        }
        for (int at = 0; at < items.size(); at++) {
            var will = items.get(at).is(Role.FILLER) && items.get(at).text().equalsIgnoreCase("will");
            if (will) {
                return Optional.of(reply(FORECAST, items, names));
            }
        }
        return Optional.empty();
    }

    /** Of what could not be read: for what it is, where it is of such a kind. */
    static Optional<Interpretation.Reply> read(String question, List<Item> items, Names names) {
        return KINDS.stream()
                .filter(kind -> kind.asked().matcher(question).find())
                .findFirst()
                .map(kind -> reply(kind, items, names));
    }

    private static Interpretation.Reply reply(Kind kind, List<Item> items, Names names) {
        var near = new ArrayList<String>();
        items.stream()
                .filter(item -> item.is(Role.NAME))
                .flatMap(item -> item.everyMetric().stream())
                .map(names::label)
                .distinct()
                .limit(3)
                .forEach(near::add);
        var numbers = near.isEmpty()
                ? names.examples().subList(0, Math.min(3, names.examples().size()))
                : near;
        return Interpretation.Reply.unanswerable(kind.why() + ". Ask me, for example, for "
                + String.join(" or ", numbers) + " by week or by month so far.");
    }
}
