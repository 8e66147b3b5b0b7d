package ai.victor.language;

import ai.victor.language.EnglishReader.Memory;
import ai.victor.language.EnglishReader.Turn;
import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question that was asked back. What is said next may answer it: choose one of the ways it can be read, {@code the second one}, {@code claimed}, or
 * add what was missing, {@code by revenue}.
 *
 * @param question as it was asked
 * @param choices the ways to read it, in the order they were shown; empty where something is missing
 */
record Pending(String question, List<Plan> choices) {
    private static final int MOST_WORDS = 4;

    private static final Set<String> LITTLE = Set.of(
            "the", "one", "i", "mean", "meant", "please", "ones", "by", "a", "with", "use", "take", "option", "number",
            "it", "is", "that");

    private static final List<Set<String>> PLACES = List.of(
            Set.of("first", "1", "1st", "former", "one"),
            Set.of("second", "2", "2nd", "latter", "two"),
            Set.of("third", "3", "3rd", "three"));

    /** How a question of its own begins, which no rest of another does. */
    private static final Pattern ANEW = Pattern.compile(
            "(?i)^\\s*(?:(?:and|so|ok|okay|but|then)[ ,]+)*(?:(?:why|how|who|when|where|is|are|do|does|did|was|were|should)\\b|what(?!(?:'s)? (?:about|if)\\b))");

    /** What kinds of words a text holds: whether a new question or a rest. */
    interface Roles {
        Set<Role> of(String text);
    }

    static Optional<Pending> of(String question, Interpretation read) {
        return switch (read) {
            case Either either -> Optional.of(new Pending(question, either.plans()));
            case Reply reply when reply.status().equals("clarify") -> Optional.of(new Pending(question, List.of()));
            default -> Optional.empty();
        };
    }

    /**
     * The question with its answer; empty where what is said is no answer to it.
     *
     * @param whole reads a text as it stands
     */
    Optional<Turn> answered(
            String said, Memory memory, Names names, Roles roles, BiFunction<String, Memory, Turn> whole) {
        var words = Tokenizer.wordsOf(said).stream()
                .map(token -> token.word().toLowerCase(Locale.ROOT))
                .toList();
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        var chosen = choices.isEmpty() ? Optional.<Plan>empty() : chosen(words, names);
        return chosen.map(plan -> new Turn(plan, new Memory(Optional.of(plan.reading()), Optional.empty())))
                .or(() -> completed(said, memory, roles, whole));
    }

    private Optional<Plan> chosen(List<String> words, Names names) {
        var telling = words.stream().filter(word -> !LITTLE.contains(word)).toList();
        if (telling.size() == 1) {
            for (int place = 0; place < Math.min(PLACES.size(), choices.size()); place++) {
                if (PLACES.get(place).contains(telling.get(0))) {
                    return Optional.of(choices.get(place));
                }
            }
        }
        var meant = choices.stream()
                .filter(plan -> !telling.isEmpty() && told(plan, names).containsAll(telling))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** The words that a choice is told by. */
    private static Set<String> told(Plan plan, Names names) {
        var words = new HashSet<String>();
        var told = Stream.concat(
                Stream.of(plan.sentence()),
                plan.reading().quantities().stream()
                        .flatMap(quantity -> quantity.metrics().stream())
                        .map(names::label));
        told.flatMap(text -> Tokenizer.wordsOf(text).stream())
                .forEach(token -> words.add(token.word().toLowerCase(Locale.ROOT)));
        return words;
    }

    /** The two as one question, where neither says what the other has said. */
    private Optional<Turn> completed(String said, Memory memory, Roles roles, BiFunction<String, Memory, Turn> whole) {
        var asked = roles.of(question);
        var added = roles.of(said);
        var anew = asked.contains(Role.TIME) && added.contains(Role.TIME)
                || added.stream().anyMatch(role -> switch (role) {
                    case WHICH, HOW_MANY, UNKNOWN, REFERENCE, INSTEAD, AND, VERSUS, COMPARE, THAN -> true;
                    default -> false;
                });
        if (anew || ANEW.matcher(said).find()) {
            return Optional.empty();
        }
        var text = question.strip().replaceAll("[ ?.!]+$", "");
        var rest = said.strip();
        return Stream.of(text + " " + rest, text + " by " + rest, rest + " " + text)
                .map(joined -> whole.apply(joined, memory))
                .filter(turn -> turn.interpretation() instanceof Plan)
                .findFirst();
    }
}
