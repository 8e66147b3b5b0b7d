package ai.victor.app;

/** Who answers a question. */
enum AnswerPath {
    /** The built-in reader alone. */
    reader,
    /** The language model, even what the reader is sure of. */
    model,
    /** As it is set. */
    auto
}
