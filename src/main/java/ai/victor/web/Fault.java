package ai.victor.web;

import ai.victor.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with a request, as RFC 9457 problem details; thrown by handlers, because HTTP answers in the middle of reading.
 *
 * <p>Every problem text of this package is made here.
 */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(408, "Request timeout"),
            Map.entry(413, "Content too large"),
            Map.entry(414, "URI too long"),
            Map.entry(409, "Conflict"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Unprocessable content"),
            Map.entry(429, "Too many requests"),
            Map.entry(431, "Request header fields too large"),
            Map.entry(500, "Internal server error"),
            Map.entry(503, "Service unavailable"),
            Map.entry(507, "Insufficient storage"));

    private final int status;
    private final long retryAfter;
    private final List<Problem> problems;

    private Fault(int status, String detail) {
        this(status, detail, 0, List.of());
    }

    private Fault(int status, String detail, long retryAfter, List<Problem> problems) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
        this.problems = problems;
    }

    /** Seconds after which it may be tried again; 0 where that is not known. */
    long retryAfter() {
        return retryAfter;
    }

    /** What was wrong with what was sent, each for itself; may be empty. */
    List<Problem> problems() {
        return problems;
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

    static Fault noKey() {
        return new Fault(401, "Send a key: Authorization: Bearer vk_…; `victor key make` makes one.");
    }

    static Fault wrongKey() {
        return new Fault(401, "This is no key that holds; it may have been revoked.");
    }

    static Fault wrongToken() {
        return new Fault(
                401,
                "This token has expired, was made for pages of another origin, or its key holds no more; mint another.");
    }

    static Fault keyInAPage() {
        return new Fault(
                403,
                "A key never belongs into a page: mint a token for the page's origin (POST /api/v1/tokens) and use that.");
    }

    static Fault foreignOrigin() {
        return new Fault(403, "Pages of other sites need a token (POST /api/v1/tokens).");
    }

    static Fault noCsrf() {
        return new Fault(403, "The header " + Gate.CSRF + " is missing or wrong; GET /api/v1/session tells it.");
    }

    static Fault outOfScope(String scope) {
        return new Fault(403, "This key is not for that: it lacks the scope " + scope + ".");
    }

    static Fault tooMany(long seconds) {
        return new Fault(429, "Too many requests; come again in " + seconds + " s.", seconds, List.of());
    }

    static Fault tooManyAtOnce(int most) {
        return new Fault(429, "At most " + most + " questions at once; wait until one is answered.", 1, List.of());
    }

    static Fault badIdempotencyKey() {
        return new Fault(400, "An Idempotency-Key is of 1 to 200 printable ASCII characters without blanks.");
    }

    static Fault keyOfAnother() {
        return new Fault(422, "This Idempotency-Key was sent with another question.");
    }

    static Fault noQuestionOfThatKey() {
        return new Fault(404, "No question was asked with this Idempotency-Key, or it was forgotten.");
    }

    static Fault noSql() {
        return new Fault(400, "\"sql\" is missing or empty; it must be a SELECT over metrics, as text.");
    }

    static Fault rejected(List<Problem> problems) {
        return new Fault(422, problems.stream().map(Problem::toString).collect(Collectors.joining(" ")), 0, problems);
    }

    static Fault noOrigin() {
        return new Fault(
                400, "\"origin\" must be that of the page: scheme, host and port only, such as https://shop.example.");
    }

    static Fault badMinutes() {
        return new Fault(400, "\"minutes\" must be a number from 1 to 60.");
    }

    static Fault badUser() {
        return new Fault(
                400, "\"user\" must be a text of at most 200 characters; leave it out for a user of this token alone.");
    }

    static Fault keyNeeded() {
        return new Fault(403, "Tokens are minted with a key, not with a token or a session.");
    }

    static Fault noKeyText() {
        return new Fault(400, "\"key\" is missing; it must be the key to sign in with.");
    }

    static Fault noFiles() {
        return new Fault(400, "Send the files as multipart/form-data under the name \"files\".");
    }

    static Fault importTooLarge(long most) {
        return new Fault(
                413, "The files are larger than " + (most >> 20) + " MB together; import them with `victor import`.");
    }

    static Fault notMultipart() {
        return new Fault(415, "Send the files as multipart/form-data.");
    }

    static Fault limited() {
        return new Fault(403, "The health of the data is about all of its rows, and you may see but a part of them.");
    }

    static Fault nothingImported() {
        return new Fault(404, "Nothing is imported yet; send export files to POST /api/v1/imports.");
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
