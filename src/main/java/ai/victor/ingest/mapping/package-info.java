/** Files in which a seller says what the columns of an export mean that Victor does not know: ours by name, theirs by name. Nothing is guessed. */
@NullMarked
package ai.victor.ingest.mapping;

import org.jspecify.annotations.NullMarked;
