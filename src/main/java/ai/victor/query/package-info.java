/**
 * The one door to data: semantic SQL in, an outcome with its certificate out.
 *
 * <p>Surfaces and the agent hold no other way to the store, so nothing that was not validated reaches it.
 */
@NullMarked
package ai.victor.query;

import org.jspecify.annotations.NullMarked;
