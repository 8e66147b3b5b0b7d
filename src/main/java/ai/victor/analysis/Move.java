package ai.victor.analysis;

/** Which way a number went. */
public enum Move {
    ROSE,
    FELL
}
