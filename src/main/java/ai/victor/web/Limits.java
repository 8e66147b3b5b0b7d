package ai.victor.web;

/**
 * How much the server takes.
 *
 * @param questionBytes of a body that is no file
 * @param importBytes of all files of one import together
 * @param atOnce questions of one caller at the same time
 * @param perMinute requests of one caller
 */
public record Limits(long questionBytes, long importBytes, int atOnce, int perMinute) {
    public static final Limits DEFAULT = new Limits(64 * 1024, 2L << 30, 600, 3000);
}
