/**
 * Monthly costs of tools.
 *
 * <p>They are in no margin; they are kept to be asked for.
 */
@NullMarked
package ai.victor.source.costs;

import org.jspecify.annotations.NullMarked;
