package ai.victor.analysis;

/** Ends an analysis with the sentence that says why; it never leaves the package. */
final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unanswered(String sentence) {
        super(sentence, null, false, false);
    }

    Finding.Declined declined() {
        return new Finding.Declined(String.valueOf(getMessage()));
    }
}
