package ai.victor.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the pages of {@code attacks/}: a heading for each attack, what is asked after {@code >}, and what must hold. */
final class Attacks {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:e|n|u([0-9a-fA-F]{4}))");
    private static final Pattern LONG = Pattern.compile("\\{(\\d+) x ([^}]*)}");

    /**
     * One attack.
     *
     * @param lines what stands under the question, by its first word
     */
    record Attack(String page, String name, String question, List<Line> lines) {
        List<String> all(String key) {
            return lines.stream()
                    .filter(line -> line.key().equals(key))
                    .map(Line::text)
                    .toList();
        }

        @Override
        public String toString() {
            return page + ": " + name;
        }
    }

    /** {@code key: text}. */
    record Line(String key, String text) {}

    private Attacks() {}

    static List<Attack> page(String page) {
        var attacks = new ArrayList<Attack>();
        for (var section : text(page).split("\n## ")) {
            var lines = section.lines().toList();
            var question = lines.stream()
                    .filter(line -> line.startsWith("> "))
                    .map(line -> unescaped(line.substring(2)))
                    .collect(Collectors.joining("\n"));
            var held = lines.stream()
                    .skip(1)
                    .filter(line -> line.matches("[a-z_./]+: .*"))
                    .map(line -> line.split(": ", 2))
                    .map(pair -> new Line(pair[0], pair[0].startsWith("calls") ? pair[1] : unescaped(pair[1])))
                    .toList();
            if (!question.isEmpty()) {
                attacks.add(new Attack(page, lines.getFirst(), question, held));
            }
        }
        return attacks;
    }

    /** The values of {@code in-the-data.md} by their dimension. */
    static Map<String, List<String>> values() {
        var values = new TreeMap<String, List<String>>();
        for (var section : text("in-the-data").split("\n## ")) {
            var lines = section.lines().toList();
            if (!lines.getFirst().startsWith("#")) {
                values.put(
                        lines.getFirst(),
                        lines.stream()
                                .filter(line -> line.startsWith("> "))
                                .map(line -> unescaped(line.substring(2)))
                                .toList());
            }
        }
        return values;
    }

    private static String text(String page) {
        try (var stream = Attacks.class.getResourceAsStream("/attacks/" + page + ".md")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        var matcher = ESCAPE.matcher(text);
        while (matcher.find()) {
            var letter = matcher.group(1) != null
                    ? Character.toString((char) Integer.parseInt(matcher.group(1), 16))
                    : matcher.group().equals("\\e") ? "\u001b" : "\n";
            matcher.appendReplacement(plain, java.util.regex.Matcher.quoteReplacement(letter));
        }
        matcher.appendTail(plain);
        return LONG.matcher(plain)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2).repeat(Integer.parseInt(match.group(1)))));
    }
}
