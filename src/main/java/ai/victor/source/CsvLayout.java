package ai.victor.source;

import java.util.List;

/**
 * Where the cells of a CSV file stand whose rows stand alone, and whose header is its first line.
 *
 * @param format of a kind that says which rows are {@link CsvFormat#sound sound}
 * @param delimiter between cells
 * @param width how many cells the header has
 * @param places of the format's columns in a row, from 0; -1 for one that the file lacks
 */
public record CsvLayout(CsvFormat format, char delimiter, int width, List<Integer> places) {
    public CsvLayout {
        places = List.copyOf(places);
    }
}
