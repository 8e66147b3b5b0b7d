package ai.victor.source;

import org.jspecify.annotations.Nullable;

/** What a cell's text says. */
public sealed interface ParsedCell {
    /** @param value of the class that its {@link RawType} names; null where the cell is empty */
    record Value(@Nullable Object value) implements ParsedCell {}

    /** @param reason a clause: {@code is no date} */
    record Unreadable(String reason) implements ParsedCell {}
}
