package ai.victor.source;

import java.util.Optional;

/** Says what is wrong with a row, each of whose cells can be read. */
@FunctionalInterface
public interface RowCheck {
    RowCheck NONE = row -> Optional.empty();

    Optional<RowFault> fault(RawRow row);
}
