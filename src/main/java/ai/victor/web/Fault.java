package ai.victor.web;

import java.util.Map;

/**
 * What is wrong with a request, as RFC 9457 problem details; thrown by handlers, because HTTP answers in the middle of reading.
 *
 * <p>Every problem text of this package is made here.
 */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(408, "Request timeout"),
            Map.entry(413, "Content too large"),
            Map.entry(414, "URI too long"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(431, "Request header fields too large"),
            Map.entry(500, "Internal server error"),
            Map.entry(503, "Service unavailable"),
            Map.entry(507, "Insufficient storage"));

    private final int status;

    private Fault(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    static String title(int status) {
        return TITLES.getOrDefault(status, status < 500 ? "Bad request" : "Internal server error");
    }

    static Fault notJson() {
        return new Fault(400, "The body is not JSON; send an object such as {\"question\": \"revenue last week\"}.");
    }

    static Fault notAnObject() {
        return new Fault(400, "The body must be a JSON object with a member \"question\".");
    }

    static Fault noQuestion() {
        return new Fault(400, "\"question\" is missing or empty; it must be a string that asks something.");
    }

    static Fault questionTooLong(int length, int most) {
        return new Fault(400, "The question has " + length + " characters; at most " + most + " are read.");
    }

    static Fault conversationNotText() {
        return new Fault(
                400,
                "\"conversation\" must be the string that an earlier answer carried; leave it out to begin a new one.");
    }

    static Fault unknownConversation() {
        return new Fault(
                404,
                "There is no such conversation, or it was forgotten; leave \"conversation\" out to begin a new one.");
    }

    static Fault noVote() {
        return new Fault(400, "\"vote\" must be \"up\" or \"down\".");
    }

    static Fault noteNotText() {
        return new Fault(400, "\"note\" must be a string; leave it out to say nothing.");
    }

    static Fault noteTooLong(int length, int most) {
        return new Fault(400, "The note has " + length + " characters; at most " + most + " are kept.");
    }

    static Fault unknownAnswer() {
        return new Fault(404, "There is no such answer, or it was forgotten.");
    }

    static Fault feedbackFull() {
        return new Fault(507, "There is no room for more feedback.");
    }

    static Fault notJsonType() {
        return new Fault(415, "Send the body as application/json.");
    }

    static Fault foreignHost() {
        return new Fault(403, "This server answers only requests to its loopback address.");
    }

    static Fault stopping() {
        return new Fault(503, "The server is stopping.");
    }

    static Fault broken() {
        return new Fault(500, "Something in the server failed; its log tells more.");
    }

    /** For what the HTTP library itself turns away. */
    static Fault ofStatus(int status) {
        return new Fault(
                status,
                switch (status) {
                    case 404 -> "There is nothing at this path; ask at POST /api/v1/ask.";
                    case 405 -> "This path does not take that method; ask at POST /api/v1/ask.";
                    case 413 -> "The body is larger than a question can be.";
                    default -> title(status) + ".";
                });
    }
}
