package ai.victor.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The English that is the same for every model: what little words do. */
final class Grammar {
    private static final String PHRASES = """
            BY: split out by, broken out by, rank by, ranked from highest to lowest by, sort by, order by, in order of, by, split by, broken down by, break down by, breakdown by, grouped by, group by, for each, for every, across, according to, ranked by, sorted by, ordered by, in terms of, measured by, based on, split across
            PER: per, /
            EACH: each, every, apiece
            OTHERS: the rest of the world, rest of the world, the rest, rest, everyone else, everything else, everybody else, all the rest, all the others combined, elsewhere
            VERSUS: vs, versus, beat, beats, outperform, outperforms, outperformed, compared to, compared with, against, v, relative to, in comparison to, in comparison with
            COMPARE: how much more, how much less, how many more, how many fewer, how many less, difference in, difference of, the difference, difference, change in, the change in, change from, growth from, growth in, increase in, decrease in, drop in, rise in, decline in, jump in, gain in, gains in, increase from, compare, comparing, comparison of, difference between, comparison between
            AND: but, and, &, or, plus, as well as, along with, both, then, either
            NOT: everything except, everything except for, everything other than, everything excluding, everything besides, everything apart from, everything not, all except, all except for, all other than, anything except, anything other than, besides, net of, outside of, outside, that did not come from, that did not, did not come from, not coming from, that are not, that were not, that is not, who are not, excluding any, exclusive of, not from, not in, not to, neither, nor, everything but, all but, anything but, aside, ex, not, excluding, exclude, except, except for, without, other than, apart from, non, ignore, ignoring, leaving out, leave out, minus, excl, without any, no, skip, skipping, aside from, not counting
            MORE: go above, went above, go over, went over, goes above, top out above, more than, over, above, greater than, exceeding, exceeds, exceed, exceeded, bigger than, larger than, higher than, >, north of, beyond
            LESS: go below, went below, goes below, fall below, fell below, falls below, drop below, dropped below, dip below, dipped below, stay under, stayed under, less than, under, below, fewer than, smaller than, lower than, <
            AT_LEAST: at least, no less than, no fewer than, minimum, min, a minimum of, >=, not less than, not fewer than
            AT_MOST: at most, no more than, up to, maximum, max, a maximum of, <=, not more than
            OR_MORE: or more, +, or over, or above, or higher, and up
            OR_LESS: or less, or fewer, or under, or below, or lower
            HIGHEST: most used, most often used, most frequently used, most common, most frequent, commonest, peak, favourite, favorite, priciest, fastest growing, fastest-growing, busiest, most popular, top, highest, most, biggest, largest, greatest, maximal
            LOWEST: least used, least often used, least common, least frequent, rarest, least popular, cheapest, slowest, quietest, slowest selling, slowest moving, poorest selling, bottom, lowest, least, fewest, smallest
            BEST: best, strongest
            WORST: worst, weakest, poorest
            SHARE: share, share of, what share of, what part of, part of, percentage of, what percentage of, percent of, % of, how much of, proportion of, what proportion of, what fraction of, fraction of, portion of, what portion of, how many of, as a percentage of, as a share of, as a share of the total, as share of total, as a percentage of the total, as a percentage of total, as % of total, as % of the total, as a % of total, as a % of the total, % of total, % of the total, share of total, share of the total, percent of total, percentage of total, percentage of the total, in percent of the total, as a percent of the total, as percentages, as shares, as %, as a %, as a %  of, as a percentage, as percent, as % of, what percent of, what % of, how big a share of, how large a share of
            ORDINAL: second, third, fourth, fifth, 2nd, 3rd, 4th, 5th, runner up, number two, number three
            CUMULATIVE: cumulative, cumulatively, running total, running total of, running sum, running sum of, accumulated, cumulated
            MOVING: moving average, moving average of, rolling average, rolling average of, trailing average, trailing average of, moving avg, rolling avg, moving avg of, rolling avg of
            GROWTH: grow, grew, grown, growing, growing at, grow at, increasing, decreasing, declining, rising, falling, shrinking, improving, going up, going down, gone up, gone down, went up, went down, go up, go down, trending up, trending down, trending upwards, trending downwards, trending higher, trending lower, on the rise, on the decline, getting better, getting worse, got better, got worse, gotten better, gotten worse, become better, become worse, became better, became worse, worsened, deteriorated, worsening, deteriorating, improved, increased, decreased, declined, risen, fallen, rose, fell, dropped, climbed, grow faster, growth, year on year growth, year-over-year, growth rate, growth rates, growth rate of, rate of growth, the growth of, growth of, growth in %, % growth, growth %, percent growth, percentage growth, % change, % change in, percent change, percent change in, percentage change, percentage change in, month over month, month on month, mom, m/m, month over month growth, month over month growth in, month over month change, month over month change in, month to month, mom growth, mom growth in, mom growth of, mom change, mom change in, week over week, week on week, wow, week over week growth, week over week growth in, week over week change, week over week change in, wow growth, wow change, quarter over quarter, quarter on quarter, qoq, quarter over quarter growth, quarter over quarter change, qoq growth, year over year, year on year, yoy, y/y, year over year growth, year over year growth in, year over year growth of, year over year change, year over year change in, yoy growth, yoy growth in, yoy growth of, yoy change, yoy change in, day over day, day over day change
            BETWEEN: between
            HOW_MANY: the quantity of, quantity of, how much money, how many, number of, the number of, count of, count, amount of, how much, total number of, total amount of, total, totals, overall, the sum of, sum of, sum, combined, in total, altogether, what is the total
            WHICH: sort, sort the, sort our, sort my, sort all, arrange, arrange the, rank our, rank my, rank all, rank, rank the, ranking of, ranking of the, which, what, which of our, what kind of, which kind of
            LIST: list, list all, list every, list of, show all, show every, show me all, show me every, every single, give me a list of, give me all, list out
            AVERAGE: average, avg, mean, on average, on an average, typical, averaging, averaged
            HIGHER: more, stronger, weaker, higher, lower, better, worse, bigger, smaller, larger, greater, fewer
            THAN: than
            LOSS: losing us money, losing me money, lose us money, lost us money, costing us money, bleeding money, bleeding cash, bleeding us dry, burning money, burning cash, burning through money, wasting money, wasting our money, a waste of money, waste of money, a money pit, money pit, making losses, makes a loss, makes losses, losing money, lose money, lost money, loses money, in the red, unprofitable, not profitable, at a loss, made a loss, make a loss, making a loss, loss making, lossmaking, not making money, underwater, in the negative
            GAIN: making us money, makes us money, make us money, made us money, making me money, making a profit, makes a profit, make a profit, made a profit, turning a profit, makes money, making any money, make any money, in the green, paying off, pays off, pay off, paid off, paying for itself, pays for itself, profitable, making money, make money, made money, in the black
            BELOW_PAR: under margin, below margin, under our margin, below our margin, converts under margin, convert under margin, converting under margin, converts below margin, sells under margin, sell under margin, sells below margin, sell below margin, sold under margin, sold below margin
            TREND: develop, develops, developed, developing, evolve, evolves, evolved, evolving, over time, trend, trend of, trends, trend in, trending, development of, how has, how have, evolution of, timeline, history of
            ONLY: only, just, solely, purely, exclusively
            WITH: containing, that contain, that contained, which contain, contain, contains, contained, including, include, incl, incl., inclusive of, with, having, where, that have, that had, who have, whose, which have, which had
            OF: of
            PREPOSITION: among, amongst, give away in, gave away in, given away in, give away as, gave away as, giving away in, hand out in, handed out in, lose to, lost to, made by, printed by, produced by, fulfilled by, fulfilled via, sold by, sold via, sold through, shipped by, sent by, brought by, placed via, placed on, going into, across all, per the, i.e., i.e, e.g., as in, in, for, on, from, to, at, during, through, via, into, among, within the, inside, out of, sent to, shipped to, ship to, went to, go to, going to, coming from, attributed to, attributable to, driven by, generated by, by way of, thanks to, on the, towards, throughout, as, given away as, over the
            VERB: received, coming in, came in, come in, account for, accounts for, accounted for, represent, represents, represented, make up, makes up, made up, contribute, contributes, contributed, pay, pays, paying, charged, charges, collect, collects, collected, got from, land, lands, landed, landed on, placed by, spending, perform, performed, performing, paid, used, use, uses, using, bring, brings, brought, bring in, brought in, is, are, was, were, be, been, come from, comes from, came from, come, comes, came, goes, go, went, goes to, is from, are from, was from, were from, went into, goes into
            PERCENT: %, percent, per cent, pct, percentage points
            SORT: {SORT}
            MONEY: dollar, dollars, usd, bucks, eur, euro, euros, gbp, pounds, $, €, £
            REFERENCE: these, those, them, they, it, its, this, this one, that one, such
            INSTEAD: what about, how about, and what about, and how about, same for, same but, now, now for, now with, instead, same thing for, and for, and now, the same for, ok now, again, same
            BREAK: ?, ', :, ;, ., !, (, ), -, –, —, "
            FILLER: add up, adding up, add together, sum up, side by side, next to each other, beside each other, is left of, left of, remains of, what remains of, how fast, how quickly, at what rate, at what pace, split out, break out, when we, when, where we, the month of, nothing else, vs nothing else, different, distinct, separate, various, unique, did any, was there any, were there any, whats, what's, hows, how's, who, who has, which one has, which one, just the number, the number, and nothing else, in the end, numbers for, final numbers, as a chart, as a table, as a line chart, as a bar chart, a chart of, chart of, a table of, table of, a graph of, graph of, plot, is enough, thank, too, then, the, a, an, that, the ones, ones, one of, so far, generated, generate, did we have, each of the, of the, out, please, pls, plz, kindly, thanks, thank you, can you, could you, would you, will you, can i, could i, may i, may we, can we, could we, do you know, tell me, show me, show, give me, get me, tell us, give us, show us, let me see, let me know, i want to know, i would like to know, i need to know, i want to see, i want, i need, i would like, want, like to see, find, find me, find out, what is, what are, what was, what were, hi, hello, hey, good morning, good afternoon, dear victor, victor, we, our, us, my, i, me, you, your, their, there, do, does, did, have, has, had, will, would, so, ok, okay, well, exactly, actually, really, quickly, quick, currently, right now, made, make, placed, all, any, some, much, many, also, still, ever, figure, figures, numbers, number, value, values, data for, look like, looks like, looked like, got, get, gets, getting, see, seen, been doing, doing, earned for us, per our records, shop, store, business, company, stand at, per chance, and then, i wonder, wonder, wondering, i was wondering, if possible, when you can, asap, for me, for us, yes, no thanks, cheers, sir, team, guys, folks, mate, a quick question, question, simply, in our shop, in our store, shop wide, each of, each of our, those with, ones with, any with, those that have, that are, that were, which are, which were, that is, who are
            FILLER: with amounts, with the amounts, with their amounts, and amounts, and the amounts, and their amounts, with amount, in all, all in all, yet, already, kinda, basically, hit us with, all in all, we have to, we had to, do we have to, i have to
            HIGHEST: most expensive, priciest, costliest, dearest, most costly
            LOWEST: least expensive
            VERB: given, granted, happen, happens, happened, occur, occurs, occurred, to make, to produce, to print, eating, eat, eats, eat up, eats up, eating up, take, takes, taking, took, sits in, sit in
            """;

    private static final Map<String, Role> ROLES = new HashMap<>();
    private static final Set<String> WORDS = new HashSet<>();
    private static final int LONGEST;

    static {
        int longest = 1;
        for (var line : PHRASES.replace("{SORT}", SortWords.phrases()).lines().toList()) {
            var name = line.substring(0, line.indexOf(':'));
            for (var phrase : phrases(line.substring(line.indexOf(':') + 1))) {
                var tokens = Tokenizer.tokens(phrase);
                ROLES.put(words(tokens), Role.valueOf(name));
                tokens.forEach(token -> WORDS.add(token.word()));
                longest = Math.max(longest, tokens.size());
            }
        }
        ROLES.put(",", Role.AND);
        LONGEST = longest;
    }

    private Grammar() {}

    /** A role and how many tokens it takes. */
    record Match(Role role, int length) {}

    static Optional<Match> longest(List<Token> tokens, int from) {
        for (int length = Math.min(LONGEST, tokens.size() - from); length > 0; length--) {
            var role = ROLES.get(words(tokens.subList(from, from + length)));
            if (role != null) {
                return Optional.of(new Match(role, length));
            }
        }
        return Optional.empty();
    }

    static boolean knows(String word) {
        return WORDS.contains(word);
    }

    private static String words(List<Token> tokens) {
        return tokens.stream().map(Token::word).collect(Collectors.joining(" "));
    }

    private static List<String> phrases(String line) {
        return Arrays.stream(line.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }
}
