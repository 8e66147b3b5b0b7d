package ai.victor.language;

/** What a question was taken to ask for. */
public record Reading() {}
