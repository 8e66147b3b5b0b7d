/**
 * Semantic SQL in; physical SQL, columns and lineage out, or problems. Pure: no I/O and no clock.
 *
 * <p>Calcite parses and validates, so that only what is understood and well typed goes on; the physical text is then built from the model, a
 * common table expression for each fact, so that facts of different grain never multiply each other and people can read what ran.
 */
@NullMarked
package ai.victor.sql;

import org.jspecify.annotations.NullMarked;
