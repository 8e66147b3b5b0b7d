package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets aside the talk around a question: greetings and thanks, who wants to know and what for, what somebody thinks, and "right?".
 *
 * <p>What could change the number is never set aside: a clause that names a value, a day, an exception or a bound stays where it is, and the
 * question is then declined as before.
 */
final class Talk {
    private static final String YOU = "(?:you|ya)";
    private static final String KIND = "(?: (?:please|kindly|just|quickly|maybe|possibly|perhaps|also))*";

    private static final String ASKING =
            "(?:tell|show|give|get|send|pull(?: up| out)?|find(?: out)?|look(?: up| at| into| for)?|check(?: on| out)?|"
                    + "calculate|compute|work out|figure out|dig up|dig out|run|fetch|grab|share|provide|report|display|confirm|remind me(?: of)?)";

    private static final String FOR_ME = "(?:(?: (?:me|us))?(?: (?:with|about|of|on|if|whether|that))?)";

    private static final String PERSON = "(?:(?:my|our|the|an|a) (?<who>\\p{L}+(?: \\p{L}+)?))";

    /** Each opens a question; what comes after it is asked. */
    private static final List<Pattern> OPENINGS = List.of(
            opening(
                    "(?:hi|hello|hey|heya|hiya|yo|howdy|greetings|dear|good (?:morning|afternoon|evening|day)|morning|evening|g'day|hola|ciao|namaste)"
                            + "(?: (?:there|victor|team|all|guys|everyone|everybody|mate|buddy|man|friend|again|bro|folks|to you|dear|sir|bot))*"),
            opening("victor"),
            opening(
                    "(?:(?:a|one|just a|just one|i have a|i've got a|got a|have a|here's a|here is a) )?(?:very |real |really |super )?"
                            + "(?:quick|small|silly|dumb|stupid|simple|little|short|another|last|final|new|more|one more|one last)"
                            + "(?: (?:one|question|thing|q|check|ask|favou?r|request))(?: (?:for you|please|if i may))?"),
            opening(
                    "(?:(?:a )?(?:different|new|another|other|next) (?:topic|subject|question|thing|one)|changing (?:the )?(?:topic|subject)|on (?:another|a different) note|unrelated|moving on|next up|next)(?=[ ]*[,.!:;-])"),
            opening(
                    "(?:so |i'm |i am )?sorry for (?:the|my|a|this|another|such a) (?:\\p{L}+ )?(?:question|ask|bother)"),
            opening("(?:so |i'm |i am )?sorry(?: to (?:bother|disturb|trouble|ask)(?: you)?)?(?: again)?"),
            opening("(?:excuse me|pardon me|i beg your pardon)"),
            opening("(?:i )?hope (?:you|all|everything|this|your)[^,.!;:?]*(?=[,.!;:?])"),
            opening(
                    "(?:i'm|i am|we're|we are) (?:still )?new(?: (?:here|to (?:all )?(?:this|it)|at this))?(?=[ ]*[,.!;:-])"),
            opening("how are you(?: doing)?(?: today)?"),
            opening(
                    "(?:ok|okay|so(?! far)|well|alright|all right|right|great|cool|nice|perfect|awesome|super|interesting|hm+|um+|uh+|erm|ah+|oh|aha|listen|look|"
                            + "btw|by the way|fyi|tbh|honestly|basically|anyway|anyways|lol|haha|wow|ugh|damn|thanks|thank you|got it|i see|makes sense|(?:you're|you are|that's|this is) (?:the best|great|awesome|amazing|wonderful|a star|so helpful|helpful|fantastic|perfect|good)|good job|well done|(?:great|nice|good) (?:work|job|one)|love it|here's the thing|here is the thing|the thing is|sure|yeah|yep|yes|please|pls|plz|and|but)"
                            + "(?=[ ,.!:;…-]|$)"),
            opening("(?:i'm |i am |we're |we are )?just (?:wondering|curious|checking|asking)(?: about| if| whether)?"),
            opening(
                    "(?:i'm|i am|we're|we are) (?:just )?(?:wondering|curious|trying to (?:find out|figure out|understand|see|get|work out))(?: about| if| whether)?"),
            opening("(?:i |we )?(?:was|were) (?:just )?wondering(?: if| whether)?(?: (?:you|ya) (?:could|can|would))?"),
            opening("(?:can|could|would|will|may|might|do) " + YOU + "(?: be able to| mind)?" + KIND
                    + "(?: help me(?: to)?)?" + KIND + " " + ASKING + FOR_ME),
            opening(
                    "(?:would you mind|is it possible to|is there a way to|any chance you (?:can|could)|any chance to|would it be possible to) "
                            + "(?:" + ASKING + "|telling|showing|giving|checking|sending)" + FOR_ME),
            opening("(?:please|kindly|pls|plz)(?: to)? " + ASKING + FOR_ME),
            opening(
                    "(?:do you (?:know|have any idea|happen to know)|any idea|any clue|have you any idea|let me know|let me see|let us know|let's see|let's look at|talk to me about|fill me in on|what i (?:want|need|would like) (?:to know )?is|the question is)"
                            + "(?: about| of| if| whether)?"),
            opening(
                    "(?:i|we)(?: would|'d)?(?: really| just| also)? (?:want|need|like|love|wish|have)(?: to)? (?:know|see|find out|understand|check|learn|hear|figure out|look at|ask)(?: about| if| whether)?"),
            opening(
                    "(?:help|let) me(?: to)? (?:understand|find|find out|figure out|see|know|ask)(?: about| if| whether)?(?: you)?"),
            opening("(?:may|can|could) i (?:ask|know|see|have|get)(?: you)?(?: about| if| whether| for)?"),
            opening(
                    "i (?:have|had|got|'ve got|wanted) (?:a |one |to )?(?:question|ask)(?: for you| you)?(?: about| on| regarding)?"));

    /** Each opens a question with who wants to know it. */
    private static final List<Pattern> PEOPLE = List.of(
            opening(
                    PERSON
                            + "(?: (?:just|now|again|always|still))?(?: (?:wants?|needs?|would like|would love|asks?|asked|is asking|are asking|keeps? (?:on )?asking|was asking|wanted|has asked|requested|requests|is requesting|is curious|is wondering|wonders))"
                            + "(?: (?:me|us))?(?: again)?(?: to (?:know|see|have|get|find out|understand|hear))?(?: (?:for|about|if|whether))?"));

    /** Each closes a question. */
    private static final List<Pattern> ENDINGS = List.of(
            ending(
                    "(?:many |much )?(?:thanks|thank you|thankyou|thx|cheers|ta|tia)(?: (?:a lot|so much|very much|a bunch|a million|in advance|again|mate|victor|man|buddy|for (?:your|the) help|very much indeed|you|all))*"),
            ending(
                    "(?:much appreciated|(?:i |would |i would |i'd )?(?:really )?appreciate (?:it|your help|that|any help)|regards|best regards|kind regards|best wishes|have a (?:nice|good|great|lovely) (?:day|one|weekend|evening)|bye|god bless|love you|you rock|(?:you're|you are|that's|this is) (?:the best|great|awesome|amazing|wonderful|a star|so helpful|helpful|fantastic|perfect|good)|good job|well done|(?:great|nice|good) (?:work|job|one)|love it)"),
            ending(
                    "(?:please|pls|plz|kindly|asap|no rush|quickly|urgent|urgently|it's urgent|it is urgent|when you (?:get a chance|can|have (?:time|a (?:sec|second|minute|moment|chance)))|if (?:possible|you can|you could|you don't mind|that's ok|that is ok|that's possible)|that would be (?:great|awesome|lovely|helpful|nice|amazing|perfect)|would be (?:great|helpful|nice|awesome)|let me know)"),
            ending(
                    "(?:can|could|would|will) you (?:please )?(?:help(?: me)?(?: (?:out|with (?:that|this|it)))?|check(?: that| this| it)?(?: for me)?|tell me|do that|have a look|take a look|look into (?:it|this|that))(?: please)?|help me(?: please)?|please help|any help is (?:welcome|appreciated)|any (?:idea|ideas|clue|thoughts)"),
            ending(
                    "(?:lol|haha|:\\)|;\\)|:\\(|:d|just (?:asking|curious|wondering|checking)|roughly|approximately|ballpark(?: is fine)?|a (?:rough )?(?:number|figure|estimate) is (?:fine|enough|ok|okay))"),
            ending(
                    "(?:or not|yes or no|y/n|true or false|or am i wrong|or what|i wonder|do you know|eh|huh|innit|mate|victor|man|bro)"));

    /** Each asks whether what was said is so. */
    private static final List<Pattern> TAGS = List.of(
            ending("(?:is|was|has|does|do|did|are|were|have|can)n't (?:it|that|they|we|i|he|she|there)"),
            endingAfterMark("best|x|xx|no|yes|really|seriously"),
            endingAfterMark(
                    "(?:and |so )?(?:is|was|has|does|do|did|are|were|have|can|am)(?:n't| not)? (?:it|that|this|they|we|i|he|she|there)(?: (?:right|true|correct|so|the case|really|indeed|wrong|crazy|not))?(?: or (?:not|wrong))?"),
            ending(
                    "(?:right|correct|true|agree|agreed|who(?:'s| is) right|what do you (?:think|say|reckon)|what does the data say|what do the numbers say|am i (?:right|wrong|correct|crazy|imagining (?:it|things))|what(?:'s| is) the truth|is (?:he|she|they) right|are they right)"));

    /** Each opens what somebody takes for true. */
    private static final List<Pattern> CLAIMS = List.of(
            opening(
                    "(?:i|we)(?:'m| am|'re| are)?(?: really| kind of| kinda| just| sort of| also)? (?:think|feel|believe|guess|suspect|reckon|assume|bet|heard|hear|read|saw|noticed|have the feeling|have a feeling|got the feeling|had the feeling|have the impression|was told|were told|afraid|worried|sure|pretty sure|convinced|under the impression|fear)"
                            + "(?: (?:like|that|as if))?"),
            opening(
                    PERSON
                            + "(?: (?:just|always|keeps?|now|still))?(?: (?:says?|saying|thinks?|claims?|claimed|reckons|insists?|believes?|swears|told me|tells me|said|thought|suspects|argues))(?: that)?"),
            opening(
                    "(?:people|they|everyone|everybody|someone|somebody|some) (?:says?|thinks?|claims?|said|told me|keeps? saying)(?: that)?"),
            opening("(?:it |that )?(?:looks|seems|feels|sounds|appears)(?: to me)?(?: (?:like|as if|that))?"),
            opening("is it (?:true|correct|right|possible|just me|me)(?: that| or)?"),
            opening(
                    "(?:am i (?:right|wrong|crazy|correct|mistaken)(?: that| in thinking(?: that)?| to think(?: that)?| or)?|could it be(?: that)?|are you sure(?: that)?|isn't it true(?: that)?|correct me if i'm wrong,?(?: but)?)"));

    private static final String INTENT =
            "(?:i|we)(?:'d|'ll|'m|'re| am| are| would| will| really| just)* (?:want|need|have to|must|should|plan|planning|think|thinking|going|trying|like|wonder|"
                    + "wondering|consider|considering|might|may|can|could|get ready|doing|preparing|meeting|writing|worried|curious|not sure|know|see|decide|understand|look)";

    private static final String OCCASION =
            "(?:tax |vat |board |team |weekly |monthly |quarterly |annual |yearly |bank |loan |investor |business |budget |cash flow )?"
                    + "(?:accountant|accountants|bookkeeper|tax advisor|boss|manager|partner|cofounder|co-founder|founder|wife|husband|spouse|investors?|board|bank|lender|team|call|"
                    + "meeting|standup|stand-up|presentation|deck|slides?|pitch|report|newsletter|tax(?:es)?|filing|records?|planning|plan|budget|budgeting|forecast|review|"
                    + "spreadsheet|update|summary|homework|curiosity|reference|paperwork|application|audit|dinner|lunch|podcast|interview|flight)";

    private static final String REASON = "(?:(?:because|since|as|so(?: that)?|cause) " + INTENT
            + "\\b|in order to|(?:trying|wanting|hoping|looking) to\\b|"
            + "to (?:see|check|decide|know|find out|understand|learn|prove|plan|figure out|work out|be able to|make sure|prepare|determine|judge)\\b|"
            + "(?:for|before|during|after) (?:(?:my|our|the|a|an|his|her|their|this|tomorrow's|today's|tonight's|next week's) )"
            + OCCASION + "\\b|"
            + "(?:i|we) (?:need|want|require) (?:it|this|that|them|these|the numbers?) (?:for|to|in)\\b|(?:it's|it is|this is|that's) for\\b|need(?:ed)? (?:it|this) (?:for|to)\\b|"
            + "(?:i'm|i am|we're|we are) (?:going to|about to|trying to|planning to|planning|preparing|working on|thinking (?:of|about)|writing|doing|filling|meeting|reviewing|considering|deciding|looking to)\\b)";

    /** What tells a story, and orders nothing. */
    private static final Pattern STORY = Pattern.compile(
            "(?is)^(?:i|we|my|our|it|it's|there|there's|this|things|business|he|she|they|someone|everyone|people|i'm|we're|i've|we've|the|a|an)\\b.*");

    /** {@code because I want to cut the budget, …}. */
    private static final Pattern REASON_FIRST =
            Pattern.compile("(?is)^(" + REASON + "[^,;.?!:]*?)(?:[,;.!:]\\s*|\\s+[-–—]+\\s+)");

    /** The same where no mark ends it. */
    private static final Pattern REASON_OPEN = Pattern.compile(
            "(?is)^(" + REASON
                    + "[^,;.?!:]*?)\\s+(?=(?:can|could|would|will) you\\b|show me\\b|tell me\\b|give me\\b|what\\b|which\\b|how\\b|please\\b|i need\\b|i want\\b)");

    private static final Pattern REASON_LAST =
            Pattern.compile("(?is)[,;.?!:]?\\s+((?:and )?" + REASON + "[^?!;]*?)\\s*([?!.]*)$");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;…])\\s+|\\s+[-–—]+\\s+|\\n+");

    /** Days to come have no numbers yet. */
    private static final Pattern LATER = Pattern.compile(
            "(?i)\\b(?:tomorrow|tonight|later|soon|next (?:week|month|year|quarter|monday|tuesday|wednesday|thursday|friday)|later today)\\b");

    private static final Set<String> CONNECTIVES =
            Set.of("because", "since", "as", "so", "for", "before", "during", "after", "to", "in", "and");

    private static final Pattern CLAUSE = Pattern.compile("(?<=[.!?;:…])\\s+|,\\s+|\\s+[-–—]+\\s+|\\n+");

    private final Lexicon lexicon;
    private final List<String> aside = new ArrayList<>();

    Talk(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * A question without talk.
     *
     * @param aside what of it might have meant something, to be told
     */
    record Core(String question, List<String> aside) {}

    /** The question with less and less talk, the most of it first kept. */
    static List<Core> cores(String question, Lexicon lexicon) {
        var cores = new ArrayList<Core>();
        var polite = new Talk(lexicon).polite(question);
        add(cores, question, new Core(polite, List.of()));
        var claimed = new Talk(lexicon);
        add(cores, question, claimed.core(claimed.claimed(polite)));
        var bare = new Talk(lexicon);
        add(cores, question, bare.core(bare.claimed(bare.withoutReasons(polite))));
        var last = new Talk(lexicon);
        add(cores, question, last.core(last.claimed(last.withoutReasons(last.asked(polite)))));
        return cores;
    }

    private static void add(List<Core> cores, String question, Core core) {
        if (!core.question().isBlank()
                && !core.question().equals(question)
                && cores.stream().noneMatch(known -> known.question().equals(core.question()))) {
            cores.add(core);
        }
    }

    private Core core(String question) {
        return new Core(question, List.copyOf(aside));
    }

    /** Whether nothing is asked at all: {@code thanks, you're great!}. */
    static boolean isAll(String question, Lexicon lexicon) {
        return new Talk(lexicon)
                .polite(question + " ")
                .replaceAll("[\\p{P}\\p{S}\\s]+", "")
                .isEmpty();
    }

    /** Without greetings and thanks. */
    static String polite(String question, Lexicon lexicon) {
        var polite = new Talk(lexicon).polite(question);
        return polite.isBlank() ? question : polite;
    }

    private String polite(String question) {
        return stripped(stripped(question, ENDINGS, any -> true), OPENINGS, any -> true, PEOPLE);
    }

    private String claimed(String question) {
        var tagged = stripped(stripped(question, TAGS, any -> true), ENDINGS, any -> true);
        var core = stripped(tagged, CLAIMS, this::isUnknown, OPENINGS);
        return core.isBlank() ? question : core;
    }

    @SafeVarargs
    private final String stripped(
            String question, List<Pattern> patterns, Predicate<String> who, List<Pattern>... others) {
        var text = question.strip();
        for (var before = ""; !before.equals(text); ) {
            before = text;
            text = once(text, patterns, who);
            for (var more : others) {
                text = once(text, more, this::isUnknown);
            }
        }
        return text;
    }

    private static String once(String question, List<Pattern> patterns, Predicate<String> who) {
        var text = question;
        for (var pattern : patterns) {
            var matcher = pattern.matcher(text);
            if (matcher.find() && who.test(person(matcher))) {
                text = (text.substring(0, matcher.start()) + text.substring(matcher.end())).strip();
            }
        }
        return text;
    }

    private static String person(Matcher matcher) {
        return Optional.ofNullable(matcher.namedGroups().containsKey("who") ? matcher.group("who") : null)
                .orElse("");
    }

    private String withoutReasons(String question) {
        var text = question;
        for (var pattern : List.of(REASON_FIRST, REASON_OPEN)) {
            var first = pattern.matcher(text);
            if (first.find() && first.end() < text.length() && isBackground(first.group(1))) {
                aside.add(first.group(1).strip());
                text = text.substring(first.end());
                break;
            }
        }
        var last = REASON_LAST.matcher(text);
        for (int from = 1; from < text.length() && last.find(from); from = last.start(1) + 1) {
            if (isBackground(last.group(1))) {
                aside.add(last.group(1).strip());
                text = text.substring(0, last.start()) + last.group(2);
                break;
            }
        }
        return new Talk(lexicon).polite(text);
    }

    /** The last sentence, where those before it only tell a story. */
    private String asked(String question) {
        var sentences = List.of(SENTENCE.split(question));
        var kept = new ArrayList<String>();
        for (int at = 0; at < sentences.size(); at++) {
            var sentence = sentences.get(at);
            if (sentences.size() > 1
                    && !sentence.strip().endsWith("?")
                    && STORY.matcher(sentence.strip()).matches()
                    && isBackground(sentence)
                    && (isUnasked(sentence) || isOpinion(sentence))) {
                aside.add(sentence.strip().replaceAll("[.!;…]+$", ""));
            } else {
                kept.add(sentence);
            }
        }
        return new Talk(lexicon).polite(opened(String.join(" ", kept)));
    }

    /** {@code I'm new here, what was …}: the same of the first clause. */
    private String opened(String question) {
        var mark = CLAUSE.matcher(question);
        if (!mark.find()) {
            return question;
        }
        var first = question.substring(0, mark.start());
        if (first.endsWith("?")
                || !STORY.matcher(first.strip()).matches()
                || !isBackground(first)
                || !isUnasked(first)) {
            return question;
        }
        aside.add(first.strip().replaceAll("[.!;:…]+$", ""));
        return question.substring(mark.end());
    }

    /** Whether a clause can be told without changing what is asked: it names no value, day, number, exception or bound. */
    private boolean isBackground(String clause) {
        var tokens = Tokenizer.tokens(LATER.matcher(clause).replaceAll(" "));
        return isHarmless(clause)
                && tokens.stream()
                        .skip(
                                !tokens.isEmpty()
                                                && CONNECTIVES.contains(
                                                        tokens.get(0).word())
                                        ? 1
                                        : 0)
                        .noneMatch(token -> token.kind() == Token.Kind.DATE
                                || token.number().isPresent()
                                || TimeReader.knows(token.word()) && !Grammar.knows(token.word()));
    }

    /** The same but for days. */
    boolean isHarmless(String clause) {
        var tokens = Tokenizer.tokens(LATER.matcher(clause).replaceAll(" "));
        int first = !tokens.isEmpty() && CONNECTIVES.contains(tokens.get(0).word()) ? 1 : 0;
        for (int at = first; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var role = Grammar.longest(tokens, at).map(Grammar.Match::role).orElse(Role.FILLER);
            var changes = switch (role) {
                case NOT,
                        ONLY,
                        WITH,
                        MONEY,
                        PERCENT,
                        MORE,
                        LESS,
                        AT_LEAST,
                        AT_MOST,
                        OR_MORE,
                        OR_LESS,
                        VERSUS,
                        COMPARE,
                        BY,
                        PER,
                        SHARE,
                        EACH,
                        TREND -> true;
                default -> false;
            };
            var value = lexicon.longest(tokens, at).stream()
                    .flatMap(match -> match.meanings().stream())
                    .anyMatch(Meaning.OfValue.class::isInstance);
            if (changes || value && !Grammar.knows(token.word())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sentence names no number: it asks for none. */
    private boolean isUnasked(String sentence) {
        var tokens = Tokenizer.tokens(LATER.matcher(sentence).replaceAll(" "));
        return tokens.stream().noneMatch(token -> lexicon.knows(token) && !Grammar.knows(token.word()))
                && !tokens.isEmpty()
                && !Mixed.asks(tokens.get(0).word());
    }

    /** {@code I feel like shipping eats our margin.} */
    private boolean isOpinion(String sentence) {
        return CLAIMS.stream()
                .map(claim -> claim.matcher(sentence))
                .anyMatch(claim -> claim.find() && isUnknown(person(claim)));
    }

    private boolean isUnknown(String who) {
        return Tokenizer.tokens(who).stream()
                .noneMatch(token -> lexicon.knows(token) || TimeReader.knows(token.word()));
    }

    private static Pattern opening(String phrase) {
        return Pattern.compile("(?is)^[\\s,.!;:…-]*(?:" + phrase + ")(?![\\p{L}\\p{N}'’])[\\s,.!?;:…-]*");
    }

    private static Pattern endingAfterMark(String phrase) {
        return Pattern.compile("(?is)[,.!;:?…-][\\s,.!;:?…-]*(?:" + phrase + ")[\\s,.!;:?…)-]*$");
    }

    private static Pattern ending(String phrase) {
        return Pattern.compile("(?is)[\\s,.!;:?…-]+(?:" + phrase + ")[\\s,.!;:?…)-]*$");
    }
}
