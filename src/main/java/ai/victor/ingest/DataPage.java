package ai.victor.ingest;

import ai.victor.table.Table;
import java.math.BigDecimal;
import java.util.List;

/**
 * The health of what is imported, for people and programs: where it comes from, how far it reaches, what of it meets the sources' own totals, and
 * what was left out, matches nothing or is known to be weak.
 *
 * @param shop its name
 * @param tolerance by how much an imported sum may differ from the source's own, in the shop's currency
 * @param gaps sums that differ by more
 */
public record DataPage(String shop, String currency, BigDecimal tolerance, List<Section> sections, int gaps) {
    /**
     * One part of the page.
     *
     * @param name for programs: {@code control_totals}
     * @param title for people
     * @param table what there is to tell; no rows where there is nothing
     * @param sentences the rows as sentences, where a table would be too wide to read; empty where the table is to be shown
     * @param none a sentence for where there is nothing
     */
    public record Section(String name, String title, Table table, List<String> sentences, String none) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    public DataPage {
        sections = List.copyOf(sections);
    }

    /** Whether every sum meets the source's own. */
    public boolean reconciled() {
        return gaps == 0;
    }
}
