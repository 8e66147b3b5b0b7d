package ai.victor.language;

import java.util.List;

/** What became of a question. */
public sealed interface Interpretation {
    /**
     * Understood.
     *
     * @param steps the queries to run, in order: one, or one for each period of a comparison
     * @param sentence the reading in English, with explicit dates
     * @param assumptions choices between real alternatives, a sentence each
     * @param declined says that a part of the question is not served; empty where all of it is
     */
    record Plan(Reading reading, List<Step> steps, String sentence, List<String> assumptions, String declined)
            implements Interpretation {
        public Plan {
            steps = List.copyOf(steps);
            assumptions = List.copyOf(assumptions);
        }

        Plan(Reading reading, List<Step> steps, String sentence, List<String> assumptions) {
            this(reading, steps, sentence, assumptions, "");
        }
    }

    /**
     * One query and what its result is called.
     *
     * @param reading what it asks: a question may hold several
     */
    record Step(String title, String semanticSql, Reading reading) {}

    /**
     * Understood as an analysis: what to run and of what.
     *
     * @param sentence the reading in English, with explicit dates
     * @param assumptions choices between real alternatives, a sentence each
     * @param declined says that a part of the question is not served; empty where all of it is
     */
    record Analyse(AnalysisRequest request, String sentence, List<String> assumptions, String declined)
            implements Interpretation {
        public Analyse {
            assumptions = List.copyOf(assumptions);
        }

        Analyse(AnalysisRequest request, String sentence, List<String> assumptions) {
            this(request, sentence, assumptions, "");
        }
    }

    /**
     * Understood in two or three ways that account for the question equally well. All are run: where they give the same numbers, that is the answer;
     * where they differ, the question is asked back with each of them.
     *
     * @param question what to ask then
     */
    record Either(List<Plan> plans, String question) implements Interpretation {
        public Either {
            plans = List.copyOf(plans);
        }
    }

    /**
     * Answered, asked back, or declined without a query.
     *
     * @param status {@code answered}, {@code clarify}, {@code refused} or {@code unanswerable}
     */
    record Reply(String status, String text, String sentence, List<String> assumptions) implements Interpretation {
        public Reply {
            assumptions = List.copyOf(assumptions);
        }

        /** The question is asked back. */
        static Reply clarify(String text) {
            return new Reply("clarify", text, "", List.of());
        }

        /** The data cannot tell, or the reader does not understand. */
        static Reply unanswerable(String text) {
            return new Reply("unanswerable", text, "", List.of());
        }
    }
}
