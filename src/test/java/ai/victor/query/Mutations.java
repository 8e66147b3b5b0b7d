package ai.victor.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text with something wrong in it: tokens or characters that are gone, doubled, swapped, replaced, or of another world. */
final class Mutations {
    private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|'[^']*'|\"[^\"]*\"|.", Pattern.DOTALL);

    /** What hurts in any language. */
    private static final List<String> CHARACTERS = List.of(
            "\u0000",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "e\u0301",
            "\u0301",
            "\u200b",
            "\u200d",
            "\u202e",
            "\u2066",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u05e2\u05d3\u05d9",
            "\u0130",
            "\u00df",
            "\uff33\uff25\uff2c",
            "\u2018",
            "\u201d",
            "\u2212",
            "\uff07",
            "\uff1b",
            "\u037e",
            "'",
            "\"",
            "`",
            "\\",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "$1",
            "?",
            "%",
            "{",
            "}",
            "[",
            "]",
            "\t",
            "\r",
            "\n");

    private final Random random;
    private final List<String> pieces;

    /** @param pieces tokens of the language */
    Mutations(Random random, List<String> pieces) {
        this.random = random;
        this.pieces = pieces;
    }

    String of(String original, List<String> corpus) {
        var text = original;
        for (int change = random.nextInt(2) * random.nextInt(4); change >= 0; change--) {
            text = random.nextInt(3) == 0 ? characters(text) : tokens(text, corpus);
        }
        return text;
    }

    private String characters(String original) {
        var text = new StringBuilder(original);
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(9));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(at, text.substring(at, to));
            case 2 -> text.replace(at, to, any(CHARACTERS));
            case 3 -> text.insert(at, (char) random.nextInt(0x10000));
            default -> text.insert(at, any(CHARACTERS));
        }
        return text.toString();
    }

    private String tokens(String original, List<String> corpus) {
        var tokens = new ArrayList<>(
                TOKEN.matcher(original).results().map(MatchResult::group).toList());
        if (tokens.isEmpty()) {
            return any(pieces);
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(6)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, any(pieces));
            case 3 -> tokens.add(at, " " + any(pieces) + " ");
            case 4 -> {
                int other = random.nextInt(tokens.size());
                var moved = tokens.get(at);
                tokens.set(at, tokens.get(other));
                tokens.set(other, moved);
            }
            default -> {
                var strange = TOKEN.matcher(any(corpus))
                        .results()
                        .map(MatchResult::group)
                        .toList();
                int from = random.nextInt(strange.size());
                tokens.addAll(at, strange.subList(from, Math.min(strange.size(), from + 1 + random.nextInt(12))));
            }
        }
        return String.join("", tokens);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
