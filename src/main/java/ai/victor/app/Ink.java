package ai.victor.app;

/** Bold and dim where a terminal shows them, nothing elsewhere. */
record Ink(boolean color) {
    String bold(String text) {
        return color ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return color ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
