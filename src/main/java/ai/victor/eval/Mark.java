package ai.victor.eval;

/** What an answer is worth, best first. */
public enum Mark {
    RIGHT("right"),
    /** Declined, as it should. */
    RIGHT_REFUSAL("right_refusal"),
    /** Declined or asked back, where there was an answer. */
    ABSTAINED("abstained"),
    /** Nothing that can be used: it failed, or its gold did. */
    FAILED("error"),
    /** Answered, and not by the right numbers. */
    WRONG("wrong"),
    /** Answered where there is no answer. */
    MADE_UP("wrong_answer_to_unanswerable");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** As reports in JSON have it. */
    public String word() {
        return word;
    }

    public boolean isRight() {
        return this == RIGHT || this == RIGHT_REFUSAL;
    }

    /** The worst that can be: wrong, and nobody is told. */
    public boolean isSilentError() {
        return this == WRONG || this == MADE_UP;
    }
}
