/**
 * The one door to data: semantic SQL in, an {@link ai.victor.query.Outcome} with its certificate out.
 *
 * <p>It alone joins the compiler with the engine, so that nothing that was not compiled runs and no result is without its origin.
 */
@NullMarked
package ai.victor.query;

import org.jspecify.annotations.NullMarked;
