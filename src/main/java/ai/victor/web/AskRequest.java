package ai.victor.web;

import java.util.Optional;

/** The body of {@code POST /api/v1/ask}. */
record AskRequest(String question, Optional<String> conversation) {
    static final int LONGEST_QUESTION = 2000;

    /** Throws a {@link Fault} for anything that is not a question. */
    static AskRequest read(byte[] body) {
        var json = JsonBody.read(body);
        var question = json.path("question");
        if (!question.isTextual() || question.asText().isBlank()) {
            throw Fault.noQuestion();
        }
        int length = question.asText().length();
        if (length > LONGEST_QUESTION) {
            throw Fault.questionTooLong(length, LONGEST_QUESTION);
        }
        var conversation = json.path("conversation");
        if (!conversation.isMissingNode() && !conversation.isNull() && !conversation.isTextual()) {
            throw Fault.conversationNotText();
        }
        return new AskRequest(
                question.asText().strip(),
                conversation.isTextual() ? Optional.of(conversation.asText()) : Optional.empty());
    }
}
