package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes out what people type in haste or speak into a phone: short forms, slips in little words, numbers in words, signs of mood, flags. */
final class Typing {
    private static final Map<String, String> SHORT = pairs("""
            lst last, ly last_year, py the_same_period_last_year, form from, client customer, clients customers, shopper customer, shoppers customers, begining beginning, pst past, nxt next, yest yesterday, yday yesterday, ystrdy yesterday, ysterday yesterday, tdy today, yrs years, mnths months,
            mths months, wks weeks, qtrs quarters, hrs hours, wknd weekend, wkend weekend, u you, ur your, wat what, wut what, wot what, waht what,
            whta what, wht what, wich which, whch which, whihc which, hw how, hwo how, mny many, mch much, teh the, adn and, nad and,
            taht that, frm from, fom from, fro from, abt about, bc because, cuz because, cos because, coz because, thx thanks, tnx thanks,
            thnx thanks, tks thanks, ty thanks, tysm thanks, btwn between, b4 before, gimme give_me, lemme let_me, wanna want_to, gotta need_to,
            dont don't, doesnt doesn't, didnt didn't, isnt isn't, arent aren't, wasnt wasn't, werent weren't, havent haven't, hasnt hasn't,
            im i'm, ive i've, amt amount, tot total, ttl total, avrg average, avge average, perc percent, prcnt percent, expencive expensive,
            expensiv expensive, chepest cheapest, cheepest cheapest, highst highest, lowst lowest, bigest biggest, wost worst, comapre compare,
            compard compared, seperate separate, excluing excluding, inlcuding including, witout without, withot without, wihtout without""");

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}#_/-])\\p{L}[\\p{L}\\p{N}]*(?![\\p{L}\\p{N}_'’/-]|\\.\\p{L})");

    /** With and without a slash. */
    private static final Pattern WITH = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])w/(o)?(?=[\\s\\p{L}])");

    private static final Pattern ARE = Pattern.compile("(?i)\\b(what|how|where|who|why|we|you|they|there|things) r\\b");

    private static final Pattern FLAG = Pattern.compile("([\\x{1F1E6}-\\x{1F1FF}])([\\x{1F1E6}-\\x{1F1FF}])");

    /** Faces, hands, hearts, money, charts and sparks say nothing of what is asked. A shirt or an animal might. */
    private static final Pattern MOOD = Pattern.compile(
            "[\\x{1F600}-\\x{1F64F}\\x{1F910}-\\x{1F92F}\\x{1F970}-\\x{1F97A}\\x{1F440}-\\x{1F450}"
                    + "\\x{1F4AF}-\\x{1F4B9}\\x{1F4C8}-\\x{1F4CA}\\x{1F495}-\\x{1F4AD}\\x{1F389}\\x{1F38A}\\x{1F525}\\x{1F680}\\x{1F914}\\x{1F937}"
                    + "\\x{1F926}\\x{2728}\\x{2764}\\x{2665}\\x{2B50}\\x{26A1}\\x{2753}\\x{2754}\\x{2757}\\x{2705}\\x{274C}\\x{263A}\\x{1F90C}-\\x{1F90F}"
                    + "\\x{1F44A}\\x{1F4A1}\\x{1F4A5}\\x{1F4AA}\\x{1F3FB}-\\x{1F3FF}\\x{1FAE0}-\\x{1FAE8}\\x{1FAF0}-\\x{1FAF8}\\x{1F932}\\x{1F973}\\x{1F4DD}\\x{1F6A8}\\x{26A0}\\x{1F6D1}\\x{1F4E2}\\x{1F4E3}\\x{1F514}\\x{1F9D0}\\x{FE0F}\\x{200D}]+");

    private static final String DIGIT = "one|two|three|four|five|six|seven|eight|nine";
    private static final String TEEN =
            "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private static final String TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety";
    private static final String BELOW_HUNDRED =
            "(?:(?:" + TENS + ")(?:[- ](?:" + DIGIT + "))?|" + TEEN + "|" + DIGIT + ")";
    private static final String BELOW_THOUSAND =
            "(?:(?:(?:a|" + DIGIT + ") hundred)(?: (?:and )?" + BELOW_HUNDRED + ")?|" + BELOW_HUNDRED + ")";

    /** {@code twenty twenty six}, as years are spoken. */
    private static final Pattern YEAR =
            Pattern.compile("(?i)\\b(nineteen|twenty)[- ](" + TENS + ")(?:[- ](" + DIGIT + "))?\\b");

    private static final Pattern NUMBER = Pattern.compile("(?i)\\b(?:((?:a|" + BELOW_THOUSAND
            + ") (?:thousand|grand))(?: (?:and )?(" + BELOW_THOUSAND + "))?|(" + BELOW_THOUSAND + "))\\b");

    private static final List<String> ORDINALS = List.of(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                    .split(" "));

    private static final String MONTH =
            "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    private static final String ORDINAL =
            "((?:(twenty|thirty)[- ])?(" + String.join("|", ORDINALS) + ")|twentieth|thirtieth)";

    private static final Pattern MONTH_DAY =
            Pattern.compile("(?i)\\b(" + MONTH + ") (?:the )?" + ORDINAL + "\\b(?! (?:half|week|quarter|part))");

    private static final Pattern DAY_OF_MONTH = Pattern.compile("(?i)\\b" + ORDINAL + " of (" + MONTH + ")\\b");

    private static final Pattern GRAND = Pattern.compile("(?i)(?<![\\d.,])(\\d{1,3}) grand\\b");

    private Typing() {}

    /** The question as it would be written with care; a word that the lexicon knows stays. */
    static String written(String question, Lexicon lexicon) {
        var text = MOOD.matcher(question).replaceAll(" ");
        text = FLAG.matcher(text).replaceAll(match -> " " + letter(match.group(1)) + letter(match.group(2)) + " ");
        text = WITH.matcher(text).replaceAll(match -> match.group(1) == null ? "with " : "without ");
        text = WORD.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        word(match.group(), lexicon).orElse(match.group()).replace('_', ' ')));
        text = ARE.matcher(text).replaceAll("$1 are");
        text = numbers(text, lexicon);
        return text.equals(question) ? question : text.replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> word(String raw, Lexicon lexicon) {
        return Optional.ofNullable(SHORT.get(Words.fold(raw)))
                .filter(full -> lexicon.longest(Tokenizer.tokens(raw), 0).isEmpty());
    }

    private static String letter(String sign) {
        return String.valueOf((char) ('A' + sign.codePointAt(0) - 0x1F1E6));
    }

    private static String numbers(String text, Lexicon lexicon) {
        var written = MONTH_DAY.matcher(text).replaceAll(match -> match.group(1) + " " + day(match.group(2)));
        written = DAY_OF_MONTH.matcher(written).replaceAll(match -> day(match.group(1)) + " of " + match.group(4));
        written = YEAR.matcher(written).replaceAll(match -> {
            var tail = match.group(2) + (match.group(3) == null ? "" : " " + match.group(3));
            return Integer.toString(value(match.group(1)) * 100 + value(tail));
        });
        var spoken = written;
        written = NUMBER.matcher(spoken)
                .replaceAll(match -> isNamed(spoken, match, lexicon) ? match.group() : number(match));
        return GRAND.matcher(written).replaceAll("$1000");
    }

    /** {@code Pier Sixteen} is a design where the data has one of that name. */
    private static boolean isNamed(String text, MatchResult number, Lexicon lexicon) {
        var tokens = Tokenizer.tokens(text);
        for (int from = 0; from < tokens.size() && tokens.get(from).start() < number.end(); from++) {
            int length =
                    lexicon.longest(tokens, from).map(Lexicon.Match::length).orElse(0);
            if (length > 1 && tokens.get(from + length - 1).end() > number.start()) {
                return true;
            }
        }
        return false;
    }

    /** A small number of one word is read where it stands: "one" may be no number. */
    private static String number(MatchResult match) {
        if (match.group(3) != null) {
            var alone = Tokenizer.tokens(match.group(3));
            return alone.size() == 1 && alone.get(0).number().isPresent()
                    ? match.group()
                    : Integer.toString(value(match.group(3)));
        }
        var thousands = match.group(1).replaceAll("(?i) (thousand|grand)$", "");
        return Integer.toString(value(thousands) * 1000 + (match.group(2) == null ? 0 : value(match.group(2))));
    }

    private static int value(String words) {
        int sum = 0;
        for (var word : Words.fold(words).split("[- ]+")) {
            sum = switch (word) {
                case "and" -> sum;
                case "a" -> 1;
                case "hundred" -> sum * 100;
                default -> sum + small(word);
            };
        }
        return sum;
    }

    private static int small(String word) {
        int digit = List.of((DIGIT + "|" + TEEN).split("\\|")).indexOf(word);
        int tens = List.of(TENS.replace("|fourty", "").split("\\|")).indexOf(word.replace("fourty", "forty"));
        return digit >= 0 ? digit + 1 : (tens + 2) * 10;
    }

    private static String day(String ordinal) {
        var words = Words.fold(ordinal).split("[- ]");
        int last = switch (words[words.length - 1]) {
            case "twentieth" -> 20;
            case "thirtieth" -> 30;
            default -> ORDINALS.indexOf(words[words.length - 1]) + 1;
        };
        return Integer.toString(last + (words.length > 1 ? small(words[0]) : 0));
    }

    private static Map<String, String> pairs(String listed) {
        var pairs = new ArrayList<String[]>();
        for (var pair : listed.split(",")) {
            pairs.add(pair.strip().split("\\s+"));
        }
        return pairs.stream().collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}
