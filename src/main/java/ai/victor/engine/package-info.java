/**
 * Runs SQL: bounded and read-only for questions, one writer for loads.
 *
 * <p>It is the only package that knows the database, so that a second engine is one package away and no surface can reach a connection.
 */
@NullMarked
package ai.victor.engine;

import org.jspecify.annotations.NullMarked;
