package ai.victor.analysis;

import ai.victor.access.Claims;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import ai.victor.query.ShopSettings;
import java.util.List;
import java.util.Map;

/** The door to data as one asker sees it: all that an analysis reads comes through here. */
public interface DataDoor {
    /** The rows that an analysis may read in one query: far more than a question gets, because they are computed with and not shown. */
    int MOST_ROWS = 1_000_000;

    /** Runs semantic SQL; a table of more than {@link #MOST_ROWS} is marked truncated. */
    Outcome run(String semanticSql);

    /** Categorical dimension → its distinct values in the rows that the asker may see. */
    Map<String, List<String>> values();

    /** Fact → its first and last day with rows that the asker may see. */
    Map<String, DateRange> coverage();

    ShopSettings shop();

    Model model();

    /** The data that somebody with these claims may see. */
    static DataDoor of(Analytics analytics, Claims claims) {
        return new DataDoor() {
            @Override
            public Outcome run(String semanticSql) {
                return analytics.run(semanticSql, claims, MOST_ROWS);
            }

            @Override
            public Map<String, List<String>> values() {
                return analytics.values(claims);
            }

            @Override
            public Map<String, DateRange> coverage() {
                return analytics.coverage(claims);
            }

            @Override
            public ShopSettings shop() {
                return analytics.shop();
            }

            @Override
            public Model model() {
                return analytics.model();
            }
        };
    }
}
