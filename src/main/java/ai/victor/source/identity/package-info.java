/**
 * What the shop itself says belongs together, where no export tells it.
 *
 * <p>It goes before every other way of matching.
 */
@NullMarked
package ai.victor.source.identity;

import org.jspecify.annotations.NullMarked;
