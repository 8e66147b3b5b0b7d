package ai.victor.problem;

import org.jspecify.annotations.Nullable;

/**
 * Where a problem is.
 *
 * @param file the file's name as its owner knows it; null where the place is in the text that was just sent (a query)
 * @param line from 1
 * @param column from 1; 0 where only the line is known
 */
public record Place(@Nullable String file, int line, int column) {
    public static Place inText(int line, int column) {
        return new Place(null, line, column);
    }

    @Override
    public String toString() {
        var position = column > 0 ? line + ":" + column : Integer.toString(line);
        return file == null ? "line " + position : file + ":" + position;
    }
}
