package ai.victor.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows a text that repeats what a model is told. Nothing secret stands there, and a model that is asked to may always say it in other words; but an
 * answer is about the shop.
 */
final class PromptEcho {
    /** So many words in a row are no coincidence. */
    private static final int WORDS = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<List<String>> TOLD = told();

    private PromptEcho() {}

    static boolean isIn(String text) {
        return !Collections.disjoint(runs(text), TOLD);
    }

    private static Set<List<String>> told() {
        var told = new HashSet<>(runs(Prompts.rules()));
        Tools.NAMES.forEach(tool -> told.addAll(runs(Prompts.text(tool))));
        return told;
    }

    private static List<List<String>> runs(String text) {
        var words = BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        var runs = new ArrayList<List<String>>();
        for (int at = 0; at + WORDS <= words.size(); at++) {
            runs.add(words.subList(at, at + WORDS));
        }
        return runs;
    }
}
