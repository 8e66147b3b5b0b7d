package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What is known of the right answer to a question. */
sealed interface Gold {
    /** Texts that the answer must hold besides, in its own words; upper and lower case are the same. */
    List<String> says();

    /** One result has the rows that this semantic SQL gives; it may have columns more. */
    record Rows(String sql, List<String> says) implements Gold {
        public Rows {
            says = List.copyOf(says);
        }
    }

    /** Each of these numbers stands in a result, there rounded as it is written here. */
    record Numbers(List<BigDecimal> numbers, List<String> says) implements Gold {
        public Numbers {
            numbers = List.copyOf(numbers);
            says = List.copyOf(says);
        }
    }

    /** It ends in one of these ways. */
    record Ending(Set<String> statuses, List<String> says) implements Gold {
        public Ending {
            statuses = Set.copyOf(statuses);
            says = List.copyOf(says);
        }
    }

    /** An entry of a gold file, with its own rules. */
    record Entry(JsonNode json) implements Gold {
        @Override
        public List<String> says() {
            return List.of();
        }
    }

    /** What {@link GoldAnswer} reads: SQL over the marts, and how the answer must have its rows. */
    record Marts(JsonNode json) implements Gold {
        @Override
        public List<String> says() {
            return List.of();
        }
    }
}
