package ai.victor.language;

import java.util.List;
import java.util.regex.Pattern;

/** How people greet, thank, ask politely, give their reasons and tell what they think, before and after what they ask. */
final class TalkPhrases {
    private static final String YOU = "(?:you|ya)";
    private static final String KIND = "(?: (?:please|kindly|just|quickly|maybe|possibly|perhaps|also))*";

    private static final String ASKING =
            "(?:tell|show|give|get|send|pull(?: up| out)?|find(?: out)?|look(?: up| at| into| for)?|check(?: on| out)?|"
                    + "calculate|compute|work out|figure out|dig up|dig out|run|fetch|grab|share|provide|report|display|confirm|remind me(?: of)?)";

    private static final String FOR_ME = "(?:(?: (?:me|us))?(?: (?:with|about|of|on|if|whether|that))?)";

    private static final String PERSON = "(?:(?:my|our|the|an|a) (?<who>\\p{L}+(?: \\p{L}+)?))";

    /** Each opens a question; what comes after it is asked. */
    static final List<Pattern> OPENINGS = List.of(
            opening(
                    "(?:hi|hello|hey|heya|hiya|yo|howdy|greetings|dear|good (?:morning|afternoon|evening|day)|morning|evening|g'day|hola|ciao|namaste)"
                            + "(?: (?:there|victor|team|all|guys|everyone|everybody|mate|buddy|man|friend|again|bro|folks|to you|dear|sir|bot))*"),
            opening("victor"),
            opening(
                    "(?:(?:i'm |i am |we're |we are )?tracking|(?:i |we )?keep (?:track of|an eye on|tabs on)|hit me with)"),
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
    static final List<Pattern> PEOPLE = List.of(
            opening(
                    PERSON
                            + "(?: (?:just|now|again|always|still))?(?: (?:wants?|needs?|would like|would love|asks?|asked|is asking|are asking|keeps? (?:on )?asking|was asking|wanted|has asked|requested|requests|is requesting|is curious|is wondering|wonders))"
                            + "(?: (?:me|us))?(?: again)?(?: to (?:know|see|have|get|find out|understand|hear))?(?: (?:for|about|if|whether))?"));

    /** Each closes a question. */
    static final List<Pattern> ENDINGS = List.of(
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
    static final List<Pattern> TAGS = List.of(
            ending("(?:is|was|has|does|do|did|are|were|have|can)n't (?:it|that|they|we|i|he|she|there)"),
            endingAfterMark("best|x|xx|no|yes|really|seriously"),
            endingAfterMark(
                    "(?:and |so )?(?:is|was|has|does|do|did|are|were|have|can|am)(?:n't| not)? (?:it|that|this|they|we|i|he|she|there)(?: (?:right|true|correct|so|the case|really|indeed|wrong|crazy|not))?(?: or (?:not|wrong))?"),
            ending(
                    "(?:right|correct|true|agree|agreed|who(?:'s| is) right|what do you (?:think|say|reckon)|what does the data say|what do the numbers say|am i (?:right|wrong|correct|crazy|imagining (?:it|things))|what(?:'s| is) the truth|is (?:he|she|they) right|are they right)"));

    /** Each opens what somebody takes for true. */
    static final List<Pattern> CLAIMS = List.of(
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
    static final Pattern STORY = Pattern.compile(
            "(?is)^(?:i|we|my|our|it|it's|there|there's|this|things|business|he|she|they|someone|everyone|people|i'm|we're|i've|we've|the|a|an)\\b.*");

    /** {@code because I want to cut the budget, …}. */
    static final Pattern REASON_FIRST =
            Pattern.compile("(?is)^(" + REASON + "[^,;.?!:]*?)(?:[,;.!:]\\s*|\\s+[-–—]+\\s+)");

    /** The same where no mark ends it. */
    static final Pattern REASON_OPEN = Pattern.compile(
            "(?is)^(" + REASON
                    + "[^,;.?!:]*?)\\s+(?=(?:can|could|would|will) you\\b|show me\\b|tell me\\b|give me\\b|what\\b|which\\b|how\\b|please\\b|i need\\b|i want\\b)");

    static final Pattern REASON_LAST =
            Pattern.compile("(?is)[,;.?!:]?\\s+((?:and )?" + REASON + "[^?!;]*?)\\s*([?!.]*)$");

    static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;…])\\s+|\\s+[-–—]+\\s+|\\n+");

    /** Days to come have no numbers yet. */
    static final Pattern LATER = Pattern.compile(
            "(?i)\\b(?:tomorrow|tonight|later|soon|next (?:week|month|year|quarter|monday|tuesday|wednesday|thursday|friday)|later today)\\b");

    static final Pattern CLAUSE = Pattern.compile("(?<=[.!?;:…])\\s+|,\\s+|\\s+[-–—]+\\s+|\\n+");

    private TalkPhrases() {}

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
