package ai.victor.app;

import ai.victor.ingest.DataPage;
import ai.victor.table.OneLine;
import ai.victor.table.TextTable;

/** The page of the data's health for a terminal. */
final class DataPageText {
    private static final int MOST_ROWS = 25;
    private static final int LONGEST_SENTENCE = 400;

    private DataPageText() {}

    static String of(DataPage page) {
        var text = new StringBuilder("Data of " + OneLine.of(page.shop()) + "\n");
        var nothing = new StringBuilder();
        for (var section : page.sections()) {
            if (section.table().rows().isEmpty()) {
                nothing.append(section.none()).append('\n');
                continue;
            }
            text.append('\n').append(section.title()).append('\n');
            if (section.sentences().isEmpty()) {
                text.append(TextTable.of(section.table(), MOST_ROWS)).append('\n');
            } else {
                section.sentences().stream()
                        .limit(MOST_ROWS)
                        .forEach(sentence -> text.append("- ")
                                .append(OneLine.of(sentence, LONGEST_SENTENCE))
                                .append('\n'));
                var more = section.sentences().size() - MOST_ROWS;
                if (more > 0) {
                    text.append("… and ").append(more).append(" more (--json has them all)\n");
                }
            }
        }
        return text.append('\n')
                .append(nothing)
                .append(verdict(page))
                .append('\n')
                .toString();
    }

    private static String verdict(DataPage page) {
        var tolerance = page.tolerance().toPlainString() + " " + page.currency();
        return switch (page.gaps()) {
            case 0 -> "Every total that a source tells is met within " + tolerance + ".";
            case 1 -> "1 total differs from the source's own by more than " + tolerance + ".";
            default -> page.gaps() + " totals differ from the sources' own by more than " + tolerance + ".";
        };
    }
}
