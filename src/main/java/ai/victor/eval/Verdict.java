package ai.victor.eval;

/**
 * What became of one question.
 *
 * @param reason why it is not right; empty where it is
 * @param note what is to be said of it all the same; may be empty
 */
public record Verdict(Mark mark, String reason, String note) {
    static Verdict of(Mark mark) {
        return new Verdict(mark, "", "");
    }

    static Verdict of(Mark mark, String reason) {
        return new Verdict(mark, reason, "");
    }
}
